"""`top3 rules conformance`: does this engine say what the language-neutral suite says it must?"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import print_json
from top3.errors import Both

if TYPE_CHECKING:
    from top3.rules.evaluate import Finding
    from top3.rules.language import RuleSet

_CASES = Both("gevallen", "cases")
_TOTAL = Both(
    "{count} gevallen in {groups} groepen, {failed} {come} anders uit",
    "{count} cases in {groups} groups, {failed} came out otherwise",
)


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "conformance", parents=list(parents), help="de toets voor elke machine / the suite"
    )
    parser.add_argument("folder", nargs="?", metavar="DIR", help="map met manifest.json / folder")
    parser.set_defaults(run=run_conformance)


def run_conformance(args: argparse.Namespace) -> int:
    """Run the suite; what came out otherwise is printed with its promise and its tree."""
    from top3 import paths
    from top3.rules.authoring.conformance import run_suite

    root = Path(args.folder) if args.folder else paths.rulesets() / "conformance"
    report = run_suite(root, combine=amount)
    if args.json:
        print_json({
            "cases": report.count,
            "groups": report.groups,
            "mismatches": [
                {"group": each.group, "case": each.case, "promise": each.promise,
                 "text": each.text._asdict()}
                for each in report.mismatches
            ],
        })  # fmt: skip
        return 1 if report.mismatches else 0
    for group, count in report.groups.items():
        print(f"{group}: {count} {_CASES.in_language(args.lang)}")
    for each in report.mismatches:
        print(f"\n{each.group}, {each.case}: {each.promise}\n{each.text.in_language(args.lang)}")
    failed = len(report.mismatches)
    numbers = {"count": report.count, "groups": len(report.groups), "failed": failed}
    come = "komt" if failed == 1 else "komen"
    print(_TOTAL.in_language(args.lang).format(**numbers, come=come))
    return 1 if report.mismatches else 0


def amount(rules: "RuleSet", findings: list["Finding"]) -> Mapping[str, str | None]:
    """Return what the dangers about one item amount to, in the words of the suite."""
    from top3.method.assess import acute_check, acute_dangers, urgency_of

    check, basis = acute_check(acute_dangers(findings))
    between = urgency_of(rules.urgency, findings)
    return {
        "at_least": between.at_least,
        "at_most": between.at_most,
        "acute_check": check,
        "acute_basis": basis,
    }
