"""`top3 rules lint`: what may be wrong with a rule set that loads, each with facts that show it."""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, print_json, rules_of
from top3.errors import Both

if TYPE_CHECKING:
    from top3.rules.authoring.lint import Lint
    from top3.rules.language import RuleSet

_LEVELS = {
    "error": Both("fout", "error"),
    "warning": Both("let op", "warning"),
    "hint": Both("tip", "hint"),
}
_LOOKED = Both(
    "{rules} regels bekeken. Fouten: {errors}; let op: {warnings}; tips: {hints}",
    "{rules} rules looked at. Errors: {errors}; warnings: {warnings}; hints: {hints}",
)
_SHOWN = Both("bijvoorbeeld, op", "for example, on")


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "lint", parents=list(parents), help="een regelset nakijken / check a rule set"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="top3, top3@0.1 of een map")
    add_rules(parser)
    parser.set_defaults(run=run_lint)


def run_lint(args: argparse.Namespace) -> int:
    """Print every finding, errors first; exit 1 where there is an error."""
    from top3.method.uses import uses_of_program
    from top3.rules.authoring.lint import lint
    from top3.rules.proving.proofs import flow

    args.rules = args.name or args.rules
    rules = rules_of(args)
    found = _with_layers(args, rules, lint(rules, uses_of_program()))
    counts = Counter(each.level for each in found.remarks)
    if args.json:
        print_json({
            "rules": found.rules,
            "counts": {level: counts[level] for level in _LEVELS},  # type: ignore[index]
            "findings": [each.as_data() for each in found.remarks],
        })  # fmt: skip
        return 1 if found.has_errors else 0
    for each in found.remarks:
        level = _LEVELS[each.level].in_language(args.lang)
        print(f"{level}: {each.problem.in_language(args.lang)}")
        if each.witness:
            shown = each.witness
            print(f"    {_SHOWN.in_language(args.lang)} {shown.as_of}: {flow(shown.given)}")
    text = _LOOKED.in_language(args.lang)
    print(text.format(rules=found.rules, **{f"{level}s": counts[level] for level in _LEVELS}))  # type: ignore[index]
    return 1 if found.has_errors else 0


def _with_layers(args: argparse.Namespace, rules: "RuleSet", found: "Lint") -> "Lint":
    """Add what overlays say needlessly, and what is wrong with the events of the process."""
    from top3.method.load import remarks_on_overlays
    from top3.rules.authoring.remarks import ORDER, Remark
    from top3.trajectory.process import faults_of

    faults = faults_of(rules.process) if rules.process else ()
    needless = remarks_on_overlays(args.rules, args.overlay) if args.overlay else ()
    remarks = [*found.remarks, *(Remark("warning", each) for each in needless)]
    remarks += [Remark("error", each) for each in faults]
    remarks.sort(key=lambda each: ORDER.index(each.level))
    return replace(found, remarks=tuple(remarks))
