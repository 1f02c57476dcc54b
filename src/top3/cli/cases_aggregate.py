"""`top3 cases aggregate`: tables to learn from over many cases, with small counts left unsaid."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import day_of, note, print_json
from top3.cli.many_cases import add_many, cases_in
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.casuistry.learning.learned import Learned

_LEAST = 3


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "leertabellen over veel zaken / tables to learn from over many cases"
    parser = commands.add_parser("aggregate", parents=list(parents), help=text)
    add_many(parser)
    text = "kleinste aantal dat wordt genoemd / smallest count that is said (5)"
    parser.add_argument("--min", dest="least", type=int, default=5, metavar="N", help=text)
    text = "peildatum, anders de laatste dag van elke zaak / else the last day of every case"
    parser.add_argument("--as-of", metavar="DATE", help=text)
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.set_defaults(run=run_aggregate)


def run_aggregate(args: argparse.Namespace) -> int:
    """Print the tables; 1 where a file could not be read.

    Raises:
        ReadingError: nothing to read, or a smallest count under 3.
    """
    from top3.casuistry.learning.aggregate import aggregate
    from top3.casuistry.learning.aggregate_page import aggregate_data, aggregate_page
    from top3.formats import markdown, text
    from top3.method.load import load_rules

    if args.least < _LEAST:
        raise ReadingError([_TOO_SMALL])
    unread: list[Both] = []
    learned = list(_learned(args, unread))
    found = aggregate(learned, least=args.least, unread=len(unread))
    if args.json:
        print_json(aggregate_data(found))
    else:
        write = markdown.write if args.format == "markdown" else text.write
        rules = load_rules(args.rules or "top3", args.overlay)
        print(write(aggregate_page(found, rules, args.lang)), end="")
    for why in unread:
        note(why.in_language(args.lang))
    return 1 if unread else 0


def _learned(args: argparse.Namespace, unread: list[Both]) -> "Iterator[Learned]":
    from top3.casuistry.learning.learned import learned

    day = day_of(args)
    for each in cases_in(args):
        if each.trajectory is None:
            unread.append(each.why or Both("", ""))
        else:
            last = max(each.trajectory.day, each.trajectory.log.genesis.as_of)
            yield learned(each.trajectory, day or last)


_TOO_SMALL = Problem(
    Place("--min"),
    "not-a-number",
    Both("minder dan 3", "less than 3"),
    Both(
        "geef 3 of meer: twee mensen in één aantal herkennen elkaar",
        "give 3 or more: two people in one count recognise each other",
    ),
)
