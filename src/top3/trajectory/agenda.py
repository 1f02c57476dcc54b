"""What is late and what comes due over many cases, by day: no ranking of families.

A day stands before the families it asks something of, and they stand in the order of their file
names. Nothing counts or compares them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from top3.errors import Both, Top3Error
from top3.trajectory.due import Due, due_on
from top3.trajectory.trajectory import Trajectory

Opener = Callable[[Path], Trajectory]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One thing one case asks: the day, the file and the case it is in, and whether it is late.

    `due.since` is None where a day should be there and is not.
    """

    file: str
    case: str
    due: Due
    is_late: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is late, what comes due, and which files could not be read, each with why."""

    lines: tuple[AgendaLine, ...]
    unread: tuple[tuple[str, Both], ...]


def agenda(files: Iterable[Path], opened: Opener, day: date, *, days: int = 0) -> Agenda:
    """Return what is late on a day over journals, and what comes due in so many days after it.

    A file that cannot be read is named and never stops the rest.
    """
    lines: list[AgendaLine] = []
    unread: list[tuple[str, Both]] = []
    for path in sorted(files):
        try:
            trajectory = opened(path).known_on(day)
            lines += _lines(path, trajectory, day, days)
        except Top3Error as error:
            unread.append((path.name, Both(error.in_language("nl"), error.in_language("en"))))
    ordered = sorted(lines, key=lambda each: (each.due.since or date.min, each.file, each.due.item))
    return Agenda(tuple(ordered), tuple(unread))


def _lines(path: Path, trajectory: Trajectory, day: date, days: int) -> list[AgendaLine]:
    case = trajectory.log.genesis.id
    late = due_on(trajectory, day)
    coming = coming_after(trajectory, day, days) if days else ()
    return [
        *(AgendaLine(path.name, case, each, is_late=True) for each in late),
        *(AgendaLine(path.name, case, each, is_late=False) for each in coming),
    ]


def coming_after(trajectory: Trajectory, day: date, days: int) -> tuple[Due, ...]:
    """Return what is not late yet, and will be in so many days when nothing is recorded."""
    known = {(each.code, each.item, each.since) for each in due_on(trajectory, day)}
    # what falls on the last day is late the day after it
    last = day + timedelta(days=days + 1)
    return tuple(
        each
        for each in due_on(trajectory, last)
        if (each.code, each.item, each.since) not in known and each.since is not None
    )
