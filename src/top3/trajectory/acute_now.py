"""What is acute by the rules on a day, also where it was closed, or described anew, before.

A closing covers what was known when it was decided, in the order of recording. No description that
takes the place of another, no retraction and no passing of time closes anything: a person does.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from top3.method.stages import Result
from top3.model.agreements import Decision
from top3.model.noted import Noted
from top3.model.people import Person
from top3.model.situations import Factor, Situation
from top3.trajectory.course import HOUSEHOLD, target_of
from top3.trajectory.gates import acute_items, acute_signs

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


def acute_now(trajectory: "Trajectory", day: date) -> tuple[str, ...]:
    """Return what is acute by the rules and was not closed since; an unknown is not in it."""
    found = (
        *acute_items(trajectory.result(day)),
        *_with_news(trajectory, trajectory.result(day)),
        *_before(trajectory),
    )
    return tuple(dict.fromkeys(found))


def known_since(trajectory: "Trajectory", item: str) -> date:
    """Return the day on which what is known of an item was recorded last."""
    place = trajectory.log.newest(item, trajectory.length)
    log = trajectory.log
    return log.genesis.as_of if place is None else log.events[place].day


def _closings(trajectory: "Trajectory", item: str) -> list[int]:
    """Return how many events there were after each closing about an item, oldest first."""
    return [
        place + 1
        for place in trajectory.log.by_type.get("acute_closed", ())
        if place < trajectory.length
        and trajectory.log.counts(place, trajectory.length)
        and item in _about(trajectory, trajectory.log.events[place].record)
    ]


def _about(trajectory: "Trajectory", record: object) -> tuple[str, ...]:
    named = record.items if isinstance(record, Decision) else ()
    log, length = trajectory.log, trajectory.length
    there = tuple(each for each in named if isinstance(log.record(each, length), Situation))
    return there or (HOUSEHOLD,)


def _with_news(trajectory: "Trajectory", result: Result) -> Iterator[str]:
    """Yield what was closed, and about which something acute came to light afterwards."""
    for item, signs in acute_signs(result).items():
        closings = _closings(trajectory, item)
        if not closings:
            continue
        then = replace(trajectory, length=closings[-1])
        signs_then = _signs_at(then).get(item, set())
        told_then = {each.id for each in then.case.statements}
        if signs - signs_then or _told(trajectory, item) - told_then:
            yield item


def _signs_at(then: "Trajectory") -> dict[str, set[str]]:
    """Return the acute signs of an earlier moment; closings of one moment share them."""
    kept, key = then.log.signs, (then.length, then.day)
    if key not in kept:
        kept[key] = acute_signs(then.result(then.day))
    return kept[key]


def _told(trajectory: "Trajectory", item: str) -> set[str]:
    record = trajectory.log.record(item, trajectory.length)
    return set(record.statements) if isinstance(record, Situation) else set()


def _before(trajectory: "Trajectory") -> Iterator[str]:
    """Yield what was acute on an earlier day, and nobody closed since.

    Looked at is each situation on the day its newest description was recorded, and everything on
    the day something was described anew or retracted, just before that.
    """
    looks: list[tuple[int, int, str | None]] = [(place, place, None) for place in _anew(trajectory)]
    looks += [(place + 1, place, name) for name, place in _described(trajectory)]
    for length, place, name in looks:
        for item in _acute_at(trajectory, length, place):
            left = item if trajectory.log.record(item, trajectory.length) else HOUSEHOLD
            closed = any(each > place + 1 for each in _closings(trajectory, left))
            if name in (None, item) and not closed:
                yield left


def _acute_at(trajectory: "Trajectory", length: int, place: int) -> tuple[str, ...]:
    """Return what was acute after so many events, on the day of the event at a place.

    Before the first event that is the day of the case it began with.
    """
    log = trajectory.log
    day = log.events[place].day if place >= 0 else log.genesis.as_of
    if (length, day) not in log.acute:
        then = replace(trajectory, length=length)
        log.acute[length, day] = acute_items(then.result(day))
    return log.acute[length, day]


def _described(trajectory: "Trajectory") -> Iterator[tuple[str, int]]:
    """Yield each situation with the place of its newest description; -1 is the beginning."""
    first = _since(trajectory)
    for each in trajectory.case.situations:
        place = trajectory.log.newest(each.id, trajectory.length)
        if place is None and first == 0:
            yield each.id, -1
        elif place is not None and place >= first:
            yield each.id, place


def _since(trajectory: "Trajectory") -> int:
    """Return after how many events the newest later phase was opened: open acute shuts it."""
    log, first = trajectory.log, trajectory.machine.first_working
    return max(
        (place + 1 for place in log.by_type.get("phase_opened", ())
         if place < trajectory.length and target_of(log.events[place]) != first),
        default=0,
    )  # fmt: skip


def _anew(trajectory: "Trajectory") -> Iterator[int]:
    """Yield each place since the last later phase where what is known was replaced or retracted."""
    log = trajectory.log
    for place in range(_since(trajectory), trajectory.length):
        event = log.events[place]
        name = getattr(event.record, "id", "")
        anew = isinstance(event.record, _REPLACED) and log.home(name, place) is not None
        if anew or event.type in ("retracted", "household_described", "relation_described"):
            yield place


_REPLACED = (Situation, Person, Factor, Noted)
