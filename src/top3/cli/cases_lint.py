"""`top3 cases lint`: what is wrong with a scenario, and what could be better in it."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_rules, print_json, rules_of
from top3.errors import Both

_LOOKED = Both("{files} scenario's bekeken. Bevindingen: {count}",
               "{files} scenarios looked at. Findings: {count}")  # fmt: skip


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "lint", parents=list(parents), help="scenario's nakijken / check scenarios"
    )
    which = "scenario: bestand of naam; niets is alle / file or name; none is all"
    parser.add_argument("files", nargs="*", metavar="FILE", help=which)
    add_rules(parser)
    parser.set_defaults(run=run_lint)


def run_lint(args: argparse.Namespace) -> int:
    """Print every finding; exit 1 where there is one. What is refused is refused all at once."""
    from top3.casuistry.language.lint import lint_file
    from top3.casuistry.language.load import load_scenarios, shipped_scenarios

    rules, files = rules_of(args), args.files or tuple(shipped_scenarios())
    load_scenarios(files, rules)
    found = [each for file in files for each in lint_file(file, rules)]
    if args.json:
        findings = [each.as_data() for each in found]
        print_json({"scenarios": len(files), "count": len(found), "findings": findings})
        return 1 if found else 0
    for each in found:
        print(each.in_language(args.lang))
    print(_LOOKED.in_language(args.lang).format(files=len(files), count=len(found)))
    return 1 if found else 0
