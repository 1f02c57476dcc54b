"""What a promise is: a name, its words, and a check that runs after every event it could break."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from top3.errors import Both
from top3.trajectory.course import Course
from top3.trajectory.events import Event

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory

Broken = Iterator[tuple[Both, Both]]
"""What was found and what to do, once for everything that would be broken."""

Check = Callable[["Trajectory", Event, Course], Broken]
"""Looks at where the case stood, the event, and where it would stand."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """One promise: its name, what it says, and its check.

    `records` are the records of the events that could break it.
    """

    name: str
    promise: Both
    check: Check
    records: tuple[type, ...]


INVARIANTS: dict[str, Invariant] = {}
"""Every promise by its name, in the order in which they are checked."""


def promise(name: str, nl: str, en: str, *records: type) -> Callable[[Check], Check]:
    """Register a check under the name and the words of its promise."""

    def kept(check: Check) -> Check:
        INVARIANTS[name] = Invariant(name, Both(nl, en), check, records)
        return check

    return kept
