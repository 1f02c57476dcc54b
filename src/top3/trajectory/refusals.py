"""Why an event may not happen: every reason at once, each with what to do."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from top3.errors import Both, Place, Problem
from top3.method.vocabulary import names_problems
from top3.model.links import pointing_faults
from top3.rules.language import RuleSet
from top3.trajectory.events import Event, misfits
from top3.trajectory.log import Log
from top3.values import ItemId


@dataclass(frozen=True, slots=True)
class Homes:
    """Where every id stands after so many events, read as `links` reads it."""

    log: Log
    length: int
    new: str = ""
    collection: str = ""

    def get(self, name: ItemId) -> str | None:
        """Return the collection an id stands in; the new record stands in its own."""
        return self.collection if name == self.new else self.log.home(name, self.length)


def record_problems(
    event: Event,
    log: Log,
    length: int,
    rules: RuleSet,
    *,
    late: bool = False,
    gone: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield what is wrong with the record itself: its kind, its id, what it points at, its names.

    `late` leaves out what was settled when it was recorded: its names and its moment. What points
    at something in `gone` is no fault: it was there, and was erased since.
    """
    place = Place(path="record")
    yield from misfits(event, place)
    if not late:
        yield from _order(event, log, length)
    yield from _id(event, log, length, place)
    kind = event.kind
    name = getattr(event.record, "id", "")
    homes = Homes(log, length, name if kind.how != "replace" else "", kind.collection)
    for path, code, found, remedy, item in pointing_faults(event.record, homes):
        if item in gone:
            continue
        yield Problem(_at(path), code, Both(*found), Both(*remedy))
    if not late:
        yield from names_problems(event.record, rules)


def _at(path: tuple[str | int, ...]) -> Place:
    return Place(path="record." + ".".join(str(part) for part in path if isinstance(part, str)))


def _order(event: Event, log: Log, length: int) -> Iterator[Problem]:
    last = log.events[length - 1] if length else None
    if last and (event.at < last.at or event.day < last.day):
        yield Problem(
            Place(path="recorded"), "recorded-before",
            Both("vastgelegd voor de vorige gebeurtenis", "recorded before the last event"),
            Both("'recorded' gaat nooit terug; wanneer het gebeurde staat onder 'happened'",
                 "'recorded' never goes back; when it happened stands under 'happened'"),
        )  # fmt: skip


def _id(event: Event, log: Log, length: int, place: Place) -> Iterator[Problem]:
    kind, name = event.kind, getattr(event.record, "id", None)
    if not kind.collection or name is None:
        return
    home = log.home(name, length)
    found: Any = None
    if kind.how == "add" and home is not None:
        found = ("duplicate-id", Both("een nummer dat er al is", "an id that is there already"),
                 Both("geef een nieuw nummer; een wijziging heeft een eigen soort",
                      "give a new id; a change has a type of its own"))  # fmt: skip
    elif kind.how == "replace" and home is None:
        found = ("dangling-id", Both("een nummer dat er niet is", "an id that is not there"),
                 Both("verbeter het nummer", "mend the number"))  # fmt: skip
    elif home not in (None, kind.collection):
        found = ("wrong-kind-of-id", Both("een nummer van een ander soort onderdeel",
                                          "an id of another kind of item"),
                 Both("geef een nieuw nummer", "give a new id"))  # fmt: skip
    if found:
        yield Problem(place, *found)
