"""What commands over many cases share: which files and folders, each as a case over time.

One that cannot be read is named with why, and never stops the rest.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from top3.cli.journals import ENDINGS, add_opening, open_journal
from top3.errors import Both, Place, Problem, ReadingError, Top3Error

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory

CASE = "case.yaml"
EVENTS = "events.yaml"
_CASE_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Found:
    """One case of many: where it stands, and the case over time, or why it cannot be read."""

    path: Path
    trajectory: "Trajectory | None"
    why: Both | None = None


def add_many(parser: argparse.ArgumentParser) -> None:
    """Add the files and folders, and what a journal may need to be opened."""
    text = "casussen, trajecten, mappen / cases, trajectories, folders"
    parser.add_argument("paths", nargs="+", metavar="PATH", help=text)
    add_opening(parser)


def cases_in(args: argparse.Namespace) -> Iterator[Found]:
    """Yield every case of the files and folders that were named, in order of their paths.

    Raises:
        ReadingError: something that was named is not there, or holds no case at all.
    """
    for path in case_paths(args.paths):
        try:
            yield Found(path, _read(args, path))
        except Top3Error as error:
            yield Found(path, None, Both(error.in_language("nl"), error.in_language("en")))


def case_paths(named: Iterable[str]) -> list[Path]:
    """Return every case in files and folders: a file, a journal, or a folder with a `case.yaml`.

    Raises:
        ReadingError: something that was named is not there, or holds no case at all.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for each in named:
        inside = sorted(_inside(Path(each)))
        found += inside
        if not inside:
            problems.append(_nothing(Path(each)))
    if problems:
        raise ReadingError(problems)
    return found


def _inside(path: Path) -> Iterator[Path]:
    if path.is_file() or (path / CASE).is_file():
        yield path
    elif path.is_dir():
        for each in path.iterdir():
            if each.is_dir() and not each.name.startswith("."):
                yield from _inside(each)
            elif each.name.endswith((*ENDINGS, *_CASE_ENDINGS)):
                yield each


def _read(args: argparse.Namespace, path: Path) -> "Trajectory":
    from top3.method.load import load_case, load_rules
    from top3.trajectory.event_file import applied, read_events
    from top3.trajectory.trajectory import Trajectory

    if path.is_file() and path.name.endswith(ENDINGS):
        return open_journal(args, str(path))
    rules = load_rules(args.rules or "top3", args.overlay)
    case = load_case(str(path / CASE if path.is_dir() else path), rules)
    made = Trajectory.start(case, rules)
    events = path / EVENTS
    return applied(made, read_events(events)) if path.is_dir() and events.is_file() else made


def _nothing(path: Path) -> Problem:
    there = path.exists()
    found = Both("geen zaak", "no case") if there else Both("niet gevonden", "not found")
    return Problem(
        Place(path.name),
        "no-case" if there else "not-found",
        found,
        Both(
            "noem een casusbestand, een traject, of een map waarin ze staan",
            "name a case file, a trajectory, or a folder that holds them",
        ),
    )
