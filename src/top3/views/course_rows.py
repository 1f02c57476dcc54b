"""How a case moved between phases and approaches, as rows: when, from where to where, by what.

Going back is said like going on: in the same words, and never as a failure.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from top3.method.names import both
from top3.trajectory.process import LineName
from top3.trajectory.trajectory import Trajectory
from top3.views.log import ids_of

if TYPE_CHECKING:
    from top3.views.sheet import Sheet

_LINES: tuple[LineName, ...] = ("phases", "approaches")


def course_rows(trajectory: Trajectory, sheet: "Sheet") -> Iterator[tuple[str, str, str]]:
    """Yield a row for every move, in the order in which they were recorded.

    Only ids that the plan of the sheet holds are named.
    """
    courses = trajectory.log.courses
    for number, event in enumerate(trajectory.events):
        before, after = courses[number], courses[number + 1]
        places = ((before.phase, after.phase), (before.approach, after.approach))
        for name, (one, other) in zip(_LINES, places, strict=True):
            if one != other:
                ids = ", ".join(sheet.here(ids_of(event)))
                what = sheet.say(event.kind.label)
                labels = (_label(trajectory, name, each, sheet) for each in (one, other))
                yield (sheet.day(event.day), " → ".join(labels), f"{what} ({ids})" if ids else what)


def _label(trajectory: Trajectory, line: LineName, state: str, sheet: "Sheet") -> str:
    return sheet.say(both(trajectory.machine.line(line).state(state).label))
