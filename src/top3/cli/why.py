"""`top3 why`: from a line in the plan to the rule, its source and the words that were said."""

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from top3.cli.inputs import add_case, add_known_by, note, print_json, result_of
from top3.errors import Both

_READINGS = ("worker", "family", "auditor")
_QUOTED = Both("dit is gezegd of gezien", "this was said or seen")
_AGAINST = Both("anders gezegd", "said otherwise")
_SOURCE = Both("bron", "source")
_NOTHING = Both(
    "geen regel is hier aanwezig of niet uit te sluiten",
    "no rule is present or cannot be excluded here",
)
_FOR_A_TALK = Both(
    "gezinslezing: om een gesprek voor te bereiden. Lees haar eerst zelf; geef haar niet zo mee.",
    "family reading: to prepare a talk with. Read it yourself first; do not hand it out as it is.",
)
_BECAUSE = Both("omdat", "because")
_OWN = Both("eigen verhaal", "own account")
_OPEN = Both("niet bekend", "not known")
_CHANGES = Both("dit kan het nog veranderen", "this can still change it")
_WEIGHING = Both(
    "een weging, met naam en reden, van wat elkaar tegenspreekt",
    "a weighing, with name and reason, of what contradicts itself",
)
_NOTHING_OPEN = Both("niets dat nu nog open staat", "nothing that is still open now")
_LEANS = Both("leunt op een oordeel van een mens", "leans on a person's judgement")
_NUMBERS = Both("getallen", "numbers")
_STATUS = Both("stand", "status")


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser("why", parents=list(parents), help="waarom / why")
    add_case(parser)
    add_known_by(parser)
    parser.add_argument("item", metavar="ITEM", help="s1, s1:regel-id of top3")
    parser.add_argument("--reading", choices=_READINGS, help="voor wie / for whom")
    parser.set_defaults(run=run_why)


def run_why(args: argparse.Namespace) -> int:
    """Print the explanation of an item: the whole tree, or one reading of it."""
    result = result_of(args)
    if result.left_out:
        note(result.left_out.text().in_language(args.lang))
    run = {"worker": _worker, "family": _family, "auditor": _auditor}.get(args.reading, _tree)
    run(result, args)
    return 0


def _tree(result: Any, args: argparse.Namespace) -> None:
    from top3.method.as_data import tree_data
    from top3.method.why import explain

    explanations = explain(result, args.item)
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
        return
    for each in explanations:
        _print(each, args.lang)
    if not explanations:
        print(_NOTHING.in_language(args.lang))


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


def _worker(result: Any, args: argparse.Namespace) -> None:
    from top3.method.readings import read_as_worker

    readings = read_as_worker(result, args.item)
    if args.json:
        print_json([_worker_data(each) for each in readings])
        return
    for each in readings:
        print("\n".join(worker_lines(each, args.lang)), end="\n\n")
    if not readings:
        print(_NOTHING.in_language(args.lang))


def _worker_data(each: Any) -> dict[str, Any]:
    def words(quotes: Iterable[Any]) -> list[str]:
        return [quote.statement for quote in quotes]

    return {
        "claim": each.claim._asdict(),
        "because": [
            {"text": one.text._asdict(), "statements": words(one.quotes)} for one in each.because
        ],
        "against": words(each.against),
        "accounts": [
            {"person": one.person._asdict(), "stance": one.stance._asdict(),
             "words": one.words._asdict() if one.words else None,
             "statements": words(one.quotes)}
            for one in each.accounts
        ],
        "unknown": [
            {"text": one.text._asdict(), "reason": one.reason._asdict(),
             "question": one.question._asdict(), "can_change": one.can_change}
            for one in each.unknown
        ],
        "weighable": each.weighable,
        "numbers": [one._asdict() for one in each.numbers],
        "leans_on": [one._asdict() for one in each.leans_on],
        "source": each.source._asdict(),
        "status": each.status._asdict(),
    }  # fmt: skip


def worker_lines(each: Any, lang: str) -> list[str]:
    """Return the reading of one finding for a worker, line by line."""
    changes = [one.text.in_language(lang) for one in each.unknown if one.can_change]
    changes += [_WEIGHING.in_language(lang)] if each.weighable else []
    parts: list[tuple[Both, list[str]]] = [
        (_BECAUSE, _because(each, lang)),
        (_AGAINST, [one.line(lang) for one in each.against]),
        (_OWN, [line for one in each.accounts for line in _account(one, lang)]),
        (_OPEN, [line for one in each.unknown for line in _open(one, lang)]),
        (_CHANGES, changes or [_NOTHING_OPEN.in_language(lang)]),
        (_LEANS, [one.in_language(lang) for one in each.leans_on]),
        (_NUMBERS, [one.in_language(lang) for one in each.numbers]),
        (_SOURCE, [each.source.in_language(lang)]),
        (_STATUS, [each.status.in_language(lang)]),
    ]
    made = [each.claim.in_language(lang)]
    for heading, found in parts:
        if found:
            made += [f"  {heading.in_language(lang)}:", *(f"    {line}" for line in found)]
    return made


def _because(each: Any, lang: str) -> list[str]:
    """Say what carries it; words that were quoted once are named after that."""
    made: list[str] = []
    quoted: set[str] = set()
    for one in each.because:
        again = [quote.statement for quote in one.quotes if quote.statement in quoted]
        new = [quote for quote in one.quotes if quote.statement not in quoted]
        by = f" [{', '.join(again)}]" if again else ""
        made.append(f"{one.text.in_language(lang)}{by}")
        made += [f"  {quote.line(lang)}" for quote in new]
        quoted.update(quote.statement for quote in new)
    return made


def _account(one: Any, lang: str) -> list[str]:
    head = f"{one.person.in_language(lang)}: {one.stance.in_language(lang)}"
    words = [f"  “{one.words.in_language(lang)}”"] if one.words else []
    return [head, *words, *(f"  {quote.line(lang)}" for quote in one.quotes)]


def _open(one: Any, lang: str) -> list[str]:
    text = f"{one.text.in_language(lang)} ({one.reason.in_language(lang)})"
    return [text, f"  {one.question.in_language(lang)}"]


def _family(result: Any, args: argparse.Namespace) -> None:
    from top3.method.family import read_as_family

    reading = read_as_family(result, args.item)
    note(_FOR_A_TALK.in_language(args.lang))
    if args.json:
        print_json({"reading": "family", "texts": [each._asdict() for each in reading.texts]})
        return
    for each in reading.texts:
        print(each.in_language(args.lang))


def _auditor(result: Any, args: argparse.Namespace) -> None:
    from top3.method.readings import audit_data

    data = audit_data(result, args.item)
    if args.json:
        print_json(data)
        return
    from top3.cli.why_audit import audit_lines

    print("\n".join(audit_lines(data, args.lang)))
