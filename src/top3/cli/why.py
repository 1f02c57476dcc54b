"""`top3 why`: from a line in the plan to the rule, its source and the words that were said."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_case, print_json, result_of
from top3.errors import Both

_QUOTED = Both("dit is gezegd of gezien", "this was said or seen")
_AGAINST = Both("anders gezegd", "said otherwise")
_SOURCE = Both("bron", "source")
_NOTHING = Both(
    "geen regel is hier aanwezig of niet uit te sluiten",
    "no rule is present or cannot be excluded here",
)


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser("why", parents=list(parents), help="waarom / why")
    add_case(parser)
    parser.add_argument("item", metavar="ITEM", help="s1, s1:regel-id of top3")
    parser.set_defaults(run=run_why)


def run_why(args: argparse.Namespace) -> int:
    """Print the explanation of an item, whole tree, sources and words."""
    from top3.method.as_data import tree_data
    from top3.method.why import explain

    explanations = explain(result_of(args), args.item)
    if args.json:
        print_json(
            [
                {"rule": each.finding.rule.id, "about": each.finding.about[1],
                 "outcome": each.finding.outcome, "because": each.claim._asdict(),
                 "source": each.source._asdict(), "tree": tree_data(each.finding.tree),
                 "statements": [quote.statement for quote in each.quotes],
                 "against": [quote.statement for quote in each.against]}
                for each in explanations
            ]
        )  # fmt: skip
        return 0
    for each in explanations:
        _print(each, args.lang)
    if not explanations:
        print(_NOTHING.in_language(args.lang))
    return 0


def _print(each: Any, lang: str) -> None:
    print(f"{each.finding.about[1]}: {each.claim.in_language(lang)}")
    for line in each.lines:
        by = f" [{', '.join(line.by)}]" if line.by else ""
        print(f"  {'  ' * line.depth}{line.text.in_language(lang)}{by}")
    for heading, quotes in ((_QUOTED, each.quotes), (_AGAINST, each.against)):
        if quotes:
            print(f"  {heading.in_language(lang)}:")
        for quote in quotes:
            print(f"    {quote.line(lang)}")
    print(f"  {_SOURCE.in_language(lang)}: {each.source.in_language(lang)}\n")
