"""`top3 assess` and `check`: from a case file to what must happen, and what is missing."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import (
    add_case,
    add_known_by,
    note,
    print_json,
    result_of,
    say_layers,
)
from top3.errors import Both, CaseError, Place, Problem


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
    assess = subparsers.add_parser(
        "assess", parents=list(parents), help="taxeren: wat nu, voorstel top 3, eerste vragen"
    )
    add_case(assess)
    add_known_by(assess)
    assess.add_argument("--mine", metavar="FILE", help="eigen volgorde eerst / own order first")
    assess.add_argument("--all", action="store_true", help="ook wat niet genoemd is")
    assess.set_defaults(run=run_assess)
    check = subparsers.add_parser(
        "check", parents=list(parents), help="alles wat mis is of ontbreekt / all that is missing"
    )
    add_case(check)
    check.set_defaults(run=run_check)


def run_assess(args: argparse.Namespace) -> int:
    """Print the first screen, or the result as JSON; with `--mine` the own order comes first."""
    from top3.views.summary import first_lines

    own = _own_order(args) if args.mine else None
    result = result_of(args)
    if own:
        _check_own(own, result.planned.case)
        note(_own_text(own, args.lang))
    data = result.to_data(everything=args.all)
    if args.json:
        print_json({**data, **({"mine": list(own)} if own else {})})
    else:
        print("\n".join(first_lines(result.planned, args.lang)))
        if result.left_out:
            print(result.left_out.text().in_language(args.lang))
        if args.all:
            print(_all_findings(result, args.lang))
        note(_MORE.in_language(args.lang))
    if own and _differs(own, result.top3):
        note(_difference(own, [each.situation for each in result.top3], args.lang))
        return 1
    return 0


def _differs(own: Sequence[str], proposed: Sequence[Any]) -> bool:
    """Say whether an order goes against the proposal; those that are level may swap."""
    ranks = {each.situation: each.rank for each in proposed}
    if set(own) != ranks.keys():
        return True
    mine = [ranks[each] for each in own]
    return mine != sorted(mine)


_MORE = Both(
    "meer: top3 why CASE s1 · top3 ask CASE --all · top3 plan CASE · top3 check CASE",
    "more: top3 why CASE s1 · top3 ask CASE --all · top3 plan CASE · top3 check CASE",
)


def _all_findings(result: Any, lang: str) -> str:
    from top3.method.names import claim_of

    rows = []
    for each in result.planned.all_findings():
        text = claim_of(result.planned.world, each).in_language(lang)
        rows.append(f"{each.about[1]}: {text} [{each.rule.id}]")
    return "\n".join(["", *rows])


def _own_order(args: argparse.Namespace) -> tuple[str, ...]:
    """Read one's own order: a YAML list of situations, or `top3: [s2, s1]`."""
    from top3.reading import read_file

    tree = read_file(args.mine)
    data = tree.data.get("top3") if isinstance(tree.data, dict) else tree.data
    if not isinstance(data, list) or not data or not all(isinstance(each, str) for each in data):
        found = Both("geen lijst van situaties", "no list of situations")
        remedy = Both("schrijf: top3: [s2, s1, s3]", "write: top3: [s2, s1, s3]")
        raise CaseError([Problem(tree.place(()), "not-an-order", found, remedy)])
    return tuple(data)


def _check_own(own: Sequence[str], case: Any) -> None:
    known = [each.id for each in case.situations]
    wrong = [index for index, each in enumerate(own, 1) if each not in known]
    if wrong or len(set(own)) != len(own):
        found = Both("een situatie die er niet is, of twee keer", "a situation not there, or twice")
        names = ", ".join(known)
        remedy = Both(f"kies uit: {names}", f"choose from: {names}")
        raise CaseError([Problem(Place("--mine"), "not-an-order", found, remedy)])


def _own_text(own: Sequence[str], lang: str) -> str:
    order = ", ".join(own)
    return {"en": f"recorded first, your own order: {order}"}.get(
        lang, f"eerst vastgelegd, uw eigen volgorde: {order}"
    )


def _difference(own: Sequence[str], proposed: Sequence[str], lang: str) -> str:
    mine = ", ".join(each for each in own if each not in proposed) or "-"
    theirs = ", ".join(each for each in proposed if each not in own) or "-"
    if lang == "en":
        head = f"difference from the proposal ({', '.join(proposed)}): only yours"
        return f"{head} {mine}; only in the proposal {theirs}; both can be right"
    head = f"verschil met het voorstel ({', '.join(proposed)}): alleen bij u"
    return f"{head} {mine}; alleen in het voorstel {theirs}; beide kunnen kloppen"


def run_check(args: argparse.Namespace) -> int:
    """Print every remark with what to do; 1 when something blocks."""
    from top3.method.check import check
    from top3.views.remarks import remark_data, remark_lines

    result = result_of(args)
    remarks = check(result)
    if args.json:
        print_json([remark_data(each) for each in remarks])
    else:
        say_layers(result, args.lang)
        for line in remark_lines(result.planned, remarks, args.lang):
            print(line)
    return 1 if any(each.blocks for each in remarks) else 0
