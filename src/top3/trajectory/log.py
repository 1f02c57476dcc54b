"""The events of a trajectory in their order, shared by every trajectory that begins with them.

A trajectory is a log and a length. Applying an event to the end of the log adds one place to it and
copies nothing, so it costs the same after ten events as after ten thousand; who goes on from an
earlier place gets a log of its own. What stands beyond its length a trajectory never sees.
"""

from _thread import LockType, allocate_lock
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from top3.model.case import COLLECTIONS, Case
from top3.model.people import Household, Item, Relation
from top3.rules.language import RuleSet
from top3.trajectory.course import Course
from top3.trajectory.events import Event
from top3.trajectory.own_records import Erasure, Gone, Retraction
from top3.trajectory.process import PhaseMachine


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A rule set with its phase machine, and after how many events the case went on with it."""

    since: int
    rules: RuleSet
    machine: PhaseMachine


@dataclass(slots=True, eq=False)
class Log:
    """Events, where the case stood after each, and which event carries which version of a record.

    `courses` is one longer than `events`: its first is where the case stood at the start. Events
    are counted from 0 here; the number of an event, its `seq` in a journal, is one higher.
    """

    genesis: Case
    courses: list[Course]
    rulebooks: list[Rulebook]
    events: list[Event] = field(default_factory=list)
    versions: dict[str, list[int]] = field(default_factory=dict)
    retracted: dict[int, int] = field(default_factory=dict)
    erasures: list[tuple[int, Erasure]] = field(default_factory=list)
    by_type: dict[str, list[int]] = field(default_factory=dict)
    acute: dict[tuple[int, date], tuple[str, ...]] = field(default_factory=dict)
    signs: dict[tuple[int, date], dict[str, set[str]]] = field(default_factory=dict)
    lock: LockType = field(default_factory=allocate_lock)
    _own: dict[str, Item] = field(default_factory=dict)
    _homes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note every item of the case it begins with."""
        for collection, _, item in self.genesis.items():
            self._homes[item.id] = collection
            self._own[item.id] = item

    def add(self, event: Event, course: Course) -> None:
        """Put an event at the end, and where the case stands after it."""
        place = len(self.events)
        self.events.append(event)
        self.courses.append(course)
        self.by_type.setdefault(event.type, []).append(place)
        record = event.record
        if isinstance(record, Retraction):
            self.retracted[record.event - 1] = place
        elif isinstance(record, Erasure):
            self.erasures.append((place, record))
        name = name_of(event)
        if name:
            self.versions.setdefault(name, []).append(place)

    def upto(self, length: int) -> "Log":
        """Return a log of its own with the first events of this one."""
        books = [each for each in self.rulebooks if each.since <= length]
        made = Log(self.genesis, self.courses[:1], books)
        for event, course in zip(self.events[:length], self.courses[1 : length + 1], strict=True):
            made.add(event, course)
        # what a later erasure took is gone here too, and that erasure is no event of this log
        later = [(length - 1, each) for _, each in self.erasures[len(made.erasures) :]]
        made.erasures.extend(later)
        return made

    def rulebook(self, length: int) -> Rulebook:
        """Return what a case runs on after so many events."""
        books = self.rulebooks
        if len(books) == 1:
            return books[0]
        return books[bisect_right([each.since for each in books], length) - 1]

    def counts(self, place: int, length: int) -> bool:
        """Say whether an event still counts for a trajectory of this length."""
        return self.retracted.get(place, length) >= length

    def home(self, name: str, length: int) -> str | None:
        """Return the collection in which an id stands, or None where it is not there."""
        place = self.newest(name, length)
        return self._homes.get(name) if place is None else self.events[place].kind.collection

    def record(self, name: str, length: int) -> Any:
        """Return the newest version of a record, or None where it is not there."""
        place = self.newest(name, length)
        return self._own.get(name) if place is None else self.events[place].record

    def is_from_start(self, name: str) -> bool:
        """Say whether the case began with a record of this id; of the household it always did."""
        return name in self._own or name == "household"

    def newest(self, name: str, length: int) -> int | None:
        """Return the place of the newest version that counts; None where only the start has it."""
        places = self.versions.get(name, ())
        counting = (
            place for place in reversed(places[: bisect_left(places, length)])
            if self.counts(place, length)
        )  # fmt: skip
        return next(counting, None)

    def history(self, name: str, length: int) -> Iterator[Any]:
        """Yield every version of a record that counts, oldest first."""
        if name in self._own:
            yield self._own[name]
        for place in self.versions.get(name, ()):
            if place < length and self.counts(place, length):
                yield self.events[place].record

    def lost(self, length: int) -> frozenset[str]:
        """Return the ids of what was erased and has no other version.

        What was erased later is gone of an earlier day as well, where it was there by then.
        """
        names = {
            name for _, each in self.erasures if min(each.events) <= length for name in each.items
        }  # fmt: skip
        gone = {name for name in names if self.record(name, length) is None}
        # a relation has no id of its own: that one is gone is known of the household
        if any(self.events[number - 1].type == "relation_described"
               for _, each in self.erasures if min(each.events) <= length
               for number in each.events if number <= length):  # fmt: skip
            gone.add("household")
        return frozenset(gone)

    def parts(self, length: int) -> dict[str, Any]:
        """Return the parts of the case as they stand after so many events."""
        made: dict[str, Any] = {name: getattr(self.genesis, name) for name in Case.model_fields}
        changed: dict[str, dict[str, Item]] = {}
        for place, event in enumerate(self.events[:length]):
            if not self.counts(place, length) or isinstance(event.record, Gone):
                continue
            name, record = event.kind.collection, event.record
            if name == "household":
                made["household"] = record
            elif isinstance(record, Relation):
                made["relations"] = _with_relation(made["relations"], record)
            elif name in COLLECTIONS:
                items = changed.setdefault(name, {each.id: each for each in made[name]})
                items[record.id] = record  # type: ignore[attr-defined, assignment]
        return {**made, **{name: tuple(items.values()) for name, items in changed.items()}}

    def of_kind(self, length: int, *types: str) -> Iterator[Event]:
        """Yield every event of these types that counts, newest first."""
        places = sorted(
            (place for name in types for place in self.by_type.get(name, ()) if place < length),
            reverse=True,
        )
        return (self.events[place] for place in places if self.counts(place, length))


def name_of(event: Event) -> str:
    """Return the id of what an event describes; "" where it has none."""
    record = event.record
    if isinstance(record, Household):
        return "household"
    return record.id if isinstance(record, Item) else ""


def _with_relation(relations: tuple[Relation, ...], new: Relation) -> tuple[Relation, ...]:
    same = (new.who, new.of, new.kind)
    return (*(each for each in relations if (each.who, each.of, each.kind) != same), new)
