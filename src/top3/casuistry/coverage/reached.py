"""What one case reaches: on its first day, and on every day on which something was recorded."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import get_args

from top3.casuistry.coverage.points import Point, move_point, point_of
from top3.casuistry.not_known import unknown_reasons
from top3.method.facts import CaseWorld
from top3.method.reason import reason
from top3.method.stages import Tier
from top3.model.case import Case
from top3.rules.evaluate import evaluate
from top3.rules.language import RuleSet
from top3.trajectory.course import Course, ending_of, target_of
from top3.trajectory.event_types import DANGER
from top3.trajectory.events import Event
from top3.trajectory.process import LINES, PhaseMachine
from top3.trajectory.trajectory import Trajectory

_TIERS = frozenset(Point("tier", name) for name in get_args(Tier))


def reached_by(trajectory: Trajectory, rules: RuleSet, seen: set[Point]) -> set[Point]:
    """Return what a case over time reaches, over all its days.

    Args:
        trajectory: The case; without events it has one day.
        rules: The rules it is looked at with.
        seen: What was reached before: questions take a while, and are left out where every tier
            was reached already.
    """
    days = sorted({trajectory.log.genesis.as_of, *(each.day for each in trajectory.events)})
    found: set[Point] = set()
    for day in days:
        case = trajectory.known_on(day).case if trajectory.length else trajectory.log.genesis
        found |= reached_on(case, rules, day)
        if not seen | found >= _TIERS:
            found |= _tiers(case, rules, day)
    found |= {Point("event", each.type) for each in trajectory.events}
    return found | moves_of(trajectory)


def moves_of(trajectory: Trajectory) -> set[Point]:
    """Return every move of the process that the events of a case made."""
    pairs = zip(trajectory.events, pairwise(trajectory.log.courses), strict=False)
    return {
        point
        for event, (before, after) in pairs
        for point in _moves(trajectory.machine, event, before, after)
    }


def reached_on(case: Case, rules: RuleSet, day: date) -> set[Point]:
    """Return what a record reaches on a day: values of rules, reasons, and what happened."""
    world = CaseWorld(case, rules, day)
    found = {point_of(each.rule, each.value) for each in evaluate(rules, world)}
    found |= {Point("reason", each) for each in unknown_reasons(case)}
    for item in world.items("situation"):
        for kind, fact in (("form", "forms"), ("behaviour", "kinds")):
            members = world.read(item, f"situation.behaviour.{fact}").merged()
            found |= {Point(kind, each) for each in members.has}
    return found


def _tiers(case: Case, rules: RuleSet, day: date) -> set[Point]:
    planned = reason(case, rules, as_of=day).planned
    return {Point("tier", each.tier) for each in planned.questions}


def _moves(machine: PhaseMachine, event: Event, before: Course, after: Course) -> Iterator[Point]:
    """Yield every move of the table that an event made; also one to where it already was."""
    to, ending = target_of(event), ending_of(event)
    for line in LINES:
        at, now = _place(before, line), _place(after, line)
        if line == "steps":
            if not machine.phase(after.phase).works:
                continue
            at = machine.initial("steps") if after.phase != before.phase else at
        move = machine.move(line, at, event.type, to, ending)
        if move is None or move.to != now or not _was_made(event, before, after, again=move.again):
            continue
        yield move_point(line, event.type, at, now, ending or "" if move.endings else "")


def _was_made(event: Event, before: Course, after: Course, *, again: bool) -> bool:
    """Say whether a move was made, where that it leads to the same place does not show it."""
    return event.type not in DANGER or not again or after.round > before.round


def _place(course: Course, line: str) -> str:
    return {"phases": course.phase, "steps": course.step, "approaches": course.approach}[line]


__all__ = ["moves_of", "reached_by", "reached_on"]
