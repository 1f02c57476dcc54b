"""`top3 due`: what is late over a folder of journals, by day; no ranking of families."""

import argparse
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.cli.journals import ENDINGS, add_day, add_opening, looked, open_journal
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.trajectory.agenda import Agenda, AgendaLine


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "wat te laat is over een map trajecten / what is late over a folder"
    parser = subparsers.add_parser("due", parents=list(parents), help=text)
    parser.add_argument("folder", metavar="DIR", help="map / folder")
    add_opening(parser)
    add_day(parser)
    text = "ook wat in zoveel dagen komt / also what comes due in so many days"
    parser.add_argument("--days", type=int, default=0, metavar="N", help=text)
    parser.set_defaults(run=run_due)


def run_due(args: argparse.Namespace) -> int:
    """Print what is late, by day; 1 where something is late or a file could not be read.

    Raises:
        ReadingError: there is no such folder.
    """
    from top3.trajectory.agenda import agenda

    folder = Path(args.folder)
    if not folder.is_dir() or args.days < 0:
        raise ReadingError([_NO_DAYS if folder.is_dir() else _no_folder(folder)])
    day = looked(args)
    files = [each for each in folder.iterdir() if each.is_file() and each.name.endswith(ENDINGS)]
    found = agenda(files, lambda path: open_journal(args, str(path)), day.day, days=args.days)
    if args.json:
        print_json(
            {
                "schema": "top3/agenda/1",
                "as_of": day.day.isoformat(),
                "as_of_is_today": day.is_today,
                **_data(found),
            }
        )
    else:
        print(_HEAD.in_language(args.lang).format(day.text(args.lang)))
        _print_part(_LATE, [each for each in found.lines if each.is_late], args.lang)
        if args.days:
            coming = [each for each in found.lines if not each.is_late]
            _print_part(_COMING, coming, args.lang)
    for name, why in found.unread:
        note(f"{name}: {why.in_language(args.lang)}")
    return 1 if found.unread or any(each.is_late for each in found.lines) else 0


def _print_part(head: Both, lines: "Iterable[AgendaLine]", lang: str) -> None:
    from top3.views.days import day_text
    from top3.views.standing import about_text

    print(f"\n{head.in_language(lang)}")
    listed = list(lines)
    if not listed:
        print(f"  {_NOTHING.in_language(lang)}")
    for since, group in groupby(listed, key=lambda each: each.due.since):
        print(day_text(since, lang) if since else _NO_DAY.in_language(lang))
        for each in group:
            about, text = about_text(each.due.item, lang), each.due.text.in_language(lang)
            print(f"  {each.case} ({each.file}) · {about}: {text}")


def _data(found: "Agenda") -> dict[str, Any]:
    return {
        "lines": [
            {
                "day": each.due.since.isoformat() if each.due.since else None,
                "file": each.file,
                "case": each.case,
                "code": each.due.code,
                "item": each.due.item,
                "late": each.is_late,
                "text": each.due.text._asdict(),
            }
            for each in found.lines
        ],
        "unread": [{"file": name, "message": why._asdict()} for name, why in found.unread],
    }


def _no_folder(folder: Path) -> Problem:
    return Problem(
        Place(folder.name),
        "not-found",
        Both("geen map", "no folder"),
        Both("noem een map met trajecten", "name a folder of trajectories"),
    )


_NO_DAYS = Problem(
    Place("--days"),
    "not-a-number",
    Both("minder dan 0", "less than 0"),
    Both("geef 0 of meer dagen", "give 0 days or more"),
)
_HEAD = Both(
    "peildatum {}; op volgorde van dag, niet van gezin",
    "as of {}; in the order of days, not of families",
)
_LATE = Both("TE LAAT", "LATE")
_COMING = Both("KOMT ERAAN", "COMING")
_NOTHING = Both("niets", "nothing")
_NO_DAY = Both("zonder dag", "without a day")
