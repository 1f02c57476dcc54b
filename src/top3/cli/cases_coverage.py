"""`top3 cases coverage`: what cases reach of the rules and the process, and what they do not."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.cli.journals import add_opening
from top3.cli.many_cases import cases_in
from top3.errors import Both

if TYPE_CHECKING:
    from top3.casuistry.coverage.cover import Coverage
    from top3.rules.language import RuleSet
    from top3.trajectory.trajectory import Trajectory

_FIRST = 20
"""How many of what is missing are shown where not all are asked for."""


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "wat zaken raken van de regels / what cases reach of the rules"
    parser = commands.add_parser("coverage", parents=list(parents), help=text)
    text = "casussen, trajecten, mappen; geen: alles wat wordt meegeleverd / none: all that ships"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=text)
    add_opening(parser)
    text = "ook wat is geraakt, en door welke zaak / what is reached too, and by which case"
    parser.add_argument("--all", action="store_true", help=text)
    parser.set_defaults(run=run_coverage)


def run_coverage(args: argparse.Namespace) -> int:
    """Print what is reached; 1 where something that can be reached is not, or a file was not read.

    Raises:
        ReadingError: something that was named is not there, or holds no case at all.
    """
    from top3.casuistry.coverage.cover import cover
    from top3.method.load import load_rules

    rules = load_rules(args.rules or "top3", args.overlay)
    unread: list[Both] = []
    found = cover(_cases(args, rules, unread), rules)
    if args.json:
        print_json(_data(found))
    else:
        for line in _lines(found, whole=args.all):
            print(line.in_language(args.lang))
    for why in unread:
        note(why.in_language(args.lang))
    return 0 if found.is_whole and not unread else 1


def _cases(
    args: argparse.Namespace, rules: "RuleSet", unread: list[Both]
) -> "Iterator[tuple[str, Trajectory]]":
    from top3.casuistry.coverage.covering import shipped_cases

    if not args.paths:
        yield from shipped_cases(rules)
        return
    for each in cases_in(args):
        if each.trajectory is None:
            unread.append(each.why or Both("", ""))
        else:
            yield each.path.name, each.trajectory


def _data(found: "Coverage") -> dict[str, Any]:
    return {
        "schema": "top3/coverage/1",
        "cases": found.cases,
        "counts": {
            kind: {"reached": one, "of": all_} for kind, (one, all_) in found.counts().items()
        },
        "missing": [{"kind": each.kind, "point": str(each)} for each in found.missing],
        "unreachable": [
            {"kind": each.kind, "point": str(each), "why": why.model_dump(mode="json")}
            for each, why in found.unreachable.items()
        ],
        "reached": [
            {"kind": each.kind, "point": str(each), "by": name}
            for each, name in found.reached.items()
        ],
    }


def _lines(found: "Coverage", *, whole: bool) -> Iterator[Both]:
    yield Both(f"{found.cases} zaken", f"{found.cases} cases")
    for kind, (reached, of) in found.counts().items():
        name = _KINDS[kind]
        yield Both(f"  {name.nl}: {reached} van {of}", f"  {name.en}: {reached} of {of}")
    if found.missing:
        yield Both("Niet geraakt, wel te raken:", "Not reached, and could be:")
    shown = found.missing if whole else found.missing[:_FIRST]
    for each in shown:
        yield Both(f"  {_KINDS[each.kind].nl}: {each}", f"  {_KINDS[each.kind].en}: {each}")
    if rest := len(found.missing) - len(shown):
        yield Both(f"  en nog {rest}; alles met --all", f"  and {rest} more; all with --all")
    count = len(found.unreachable)
    yield Both(f"Door geen enkele zaak te raken: {count}", f"What no case can reach: {count}")
    if whole:
        for each, why in found.unreachable.items():
            yield Both(f"  {each}: {why.nl}", f"  {each}: {why.en}")
        yield Both("Geraakt, en door welke zaak het eerst:", "Reached, and by which case first:")
        yield from (Both(f"  {each}: {name}", f"  {each}: {name}")
                    for each, name in found.reached.items())  # fmt: skip


_KINDS = {
    "rule": Both("uitkomsten van regels", "outcomes of rules"),
    "gate": Both("uitkomsten van poorten", "outcomes of gates"),
    "row": Both("uitkomsten van tabelrijen", "outcomes of table rows"),
    "move": Both("stappen van het proces", "moves of the process"),
    "event": Both("soorten gebeurtenissen", "types of events"),
    "reason": Both("redenen van niet weten", "reasons for not knowing"),
    "tier": Both("momenten van vragen", "when questions are asked"),
    "form": Both("vormen", "forms"),
    "behaviour": Both("soorten gedrag", "kinds of behaviour"),
}
