"""`top3 schema`: a format as JSON Schema (2020-12), for forms, editors and other programs."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import print_json
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.interop.json_schema import Format
    from top3.rules.language import RuleSet

DATA_FORMATS = ("case", "plan", "plan-view", "result", "event", "scenario")
RULE_FILES = (
    "ruleset", "rules", "facts", "parameters", "terms", "texts", "documents", "family", "questions",
    "roles", "process", "checks", "proposals", "tests", "mutants", "overlay",
)  # fmt: skip
"""The files of a rule set; listed here too, so that the command line starts without them."""
_ONLY_DATA = Both(
    "hoort bij gegevens (case, plan, result …); laat die optie weg",
    "belongs to data (case, plan, result …); leave that option out",
)


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser("schema", parents=list(parents), help="JSON Schema")
    names = (*DATA_FORMATS, *RULE_FILES)
    parser.add_argument("what", choices=names, metavar="FILE", help=", ".join(names))
    bare = "zonder titels, om types uit te maken / without titles, to make types from"
    parser.add_argument("--bare", action="store_true", help=bare)
    rules = "namen alleen uit de lijsten van deze regels / names only from the lists of these rules"
    parser.add_argument("--rules", metavar="NAME", help=rules)
    layer = "laag erop, meer mag / layer on it, may be repeated"
    parser.add_argument("--overlay", action="append", default=[], metavar="NAME", help=layer)
    parser.set_defaults(run=run_schema)


def run_schema(args: argparse.Namespace) -> int:
    """Print the schema of a data format, or of a file of a rule set.

    Raises:
        ReadingError: an option of data formats was given for a file of a rule set.
    """
    if args.what in DATA_FORMATS:
        from top3.interop.json_schema import data_schema

        lang = None if args.bare else args.lang
        print_json(data_schema(formats()[args.what], lang, _rules_of(args)))
        return 0
    _refuse_options(args)
    from top3.method.groups import GROUPS
    from top3.rules.authoring.schema import rule_schemas

    print_json(rule_schemas(GROUPS)[args.what])
    return 0


def formats() -> "dict[str, Format]":
    """Return every data format by its name."""
    from top3.casuistry.language.scenario_schema import SCENARIO_ID, scenario_schema
    from top3.interop.json_schema import FORMATS, Format
    from top3.views.given_schema import VIEW_ID, view_schema

    known = {
        **FORMATS,
        "plan-view": Format(VIEW_ID, "PlanView", view_schema),
        "scenario": Format(SCENARIO_ID, "Scenario", scenario_schema),
    }
    return {name: known[name] for name in DATA_FORMATS}


def _rules_of(args: argparse.Namespace) -> "RuleSet | None":
    if not (args.rules or args.overlay):
        return None
    from top3.method.load import load_rules

    return load_rules(args.rules or "top3", args.overlay)


def _refuse_options(args: argparse.Namespace) -> None:
    given = [name for name in ("bare", "rules", "overlay") if getattr(args, name)]
    if given:
        found = Both("een optie voor gegevens", "an option for data")
        raise ReadingError(
            [Problem(Place(f"--{each}"), "wrong-option", found, _ONLY_DATA) for each in given]
        )
