"""What holds after every event, whatever a process table says; each a promise with a name.

An invariant looks at where the case stood, the event, and where it would stand. It says everything
that would be broken. The same run when an event is applied and when a journal is replayed.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from top3.errors import Place, Problem
from top3.trajectory import invariants_deciding, invariants_keeping, invariants_moving
from top3.trajectory.course import Course
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.events import Event
from top3.trajectory.promise import INVARIANTS, Invariant

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory

REGISTERED = (invariants_moving, invariants_deciding, invariants_keeping)
"""Where promises stand; importing a module registers them."""


def broken_by(before: "Trajectory", event: Event, course: Course) -> Iterator[Problem]:
    """Yield every promise an event would break, with what to do instead."""
    for each in _for_type(event.type):
        for found, remedy in each.check(before, event, course):
            yield Problem(Place(path=event.type), each.name, found, remedy)


@cache
def _for_type(name: str) -> tuple[Invariant, ...]:
    """Return the promises that an event of this type could break."""
    record = EVENT_TYPES[name].record
    return tuple(each for each in INVARIANTS.values() if issubclass(record, each.records))


__all__ = ["INVARIANTS", "Invariant", "broken_by"]
