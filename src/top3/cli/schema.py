"""`top3 schema`: a format as JSON Schema (2020-12), for forms and editors."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import print_json

RULE_FILES = (
    "ruleset", "rules", "facts", "parameters", "terms", "texts", "family", "questions", "roles",
    "process", "tests", "mutants", "overlay",
)  # fmt: skip
"""The files of a rule set; listed here too, so that the command line starts without them."""


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser("schema", parents=list(parents), help="JSON Schema")
    names = ("case", "event", *RULE_FILES)
    parser.add_argument("what", choices=names, metavar="FILE", help=", ".join(names))
    parser.set_defaults(run=run_schema)


def run_schema(args: argparse.Namespace) -> int:
    """Print the schema of the case file, of an event, or of a file of a rule set."""
    if args.what == "case":
        from top3.model.schema import case_schema

        print_json(case_schema(args.lang))
    elif args.what == "event":
        from top3.trajectory.schema import event_schema

        print_json(event_schema(args.lang))
    else:
        from top3.method.groups import GROUPS
        from top3.rules.authoring.schema import rule_schemas

        print_json(rule_schemas(GROUPS)[args.what])
    return 0
