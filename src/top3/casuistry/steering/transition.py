"""Made-up cases in which one move of the process is made: found among courses, or gone on with."""

from dataclasses import replace
from typing import Any

from top3.casuistry.coverage.courses import Row, Tour, place_of, way_to
from top3.casuistry.coverage.points import move_point
from top3.casuistry.coverage.reached import moves_of
from top3.casuistry.generate import Made
from top3.casuistry.many import Order, case_of
from top3.casuistry.steering.target import TRANSITION, Hit, Missed
from top3.errors import Both, Place, Problem, ReadingError, StepNotAllowedError, did_you_mean
from top3.rules.language import RuleSet
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.process import LINES, LineName, as_table, machine_of
from top3.trajectory.trajectory import Trajectory

MOST_COURSES = 4
"""How many drawn courses are looked at: each takes seconds, for rules are asked at every step."""


def rows_of(rules: RuleSet, text: str) -> tuple[LineName, tuple[Row, ...]]:
    """Return the moves of the process that are meant by `transition:FROM->TO`, and their line.

    Raises:
        ReadingError: no line has such a move.
    """
    start, _, to = text.removeprefix(TRANSITION).partition("->")
    machine = machine_of(rules)
    for line in LINES:
        rows = tuple(
            (row["from"], row["on"], row["to"])
            for row in as_table(machine.process)
            if (row["line"], row["from"], row["to"]) == (line, start.strip(), to.strip())
        )
        if rows:
            return line, rows
    known = [f"{each['from']}->{each['to']}" for each in as_table(machine.process)]
    found = Both("een stap die het proces niet heeft", "a move the process does not have")
    remedy = did_you_mean(f"{start}->{to}", known)
    raise ReadingError([Problem(Place("--target"), "unknown-move", found, remedy)])


def moved(order: Order, rules: RuleSet, text: str, first: int) -> Hit | Missed:
    """Return a case in the course of which the move is made.

    First the course as it is drawn; then the same with events added at its end, or instead of it on
    the first day, by the real engine: what has to come before is decided, and stands there as such.

    Raises:
        ReadingError: the process has no such move.
        ScenarioError: a scenario is refused.
    """
    line, rows = rows_of(rules, text)
    courses = []
    for index in range(first, first + MOST_COURSES):
        made = case_of(order, index)
        trajectory = made.trajectory(rules)
        if _is_made(trajectory, line, rows):
            return Hit(made)
        courses.append((made, trajectory))
    for made, trajectory in courses:
        for kept, begun in ((made.events, trajectory), ((), trajectory.bare())):
            events = _gone_on(begun, line, rows)
            if events:
                lines = tuple(_line(each) for each in events)
                stages = made.stages if kept else ()
                return Hit(replace(made, events=(*kept, *events), stages=stages), lines)
    return Missed(proven=False, why=Both(
        f"niet gevonden in {MOST_COURSES} getrokken verlopen, ook niet met gebeurtenissen erbij;"
        " dat bewijst niet dat het niet kan",
        f"not found in {MOST_COURSES} drawn courses, nor with events added; that does not show"
        " that it cannot be",
    ))  # fmt: skip


def _is_made(trajectory: Trajectory, line: LineName, rows: tuple[Row, ...]) -> bool:
    wanted = {move_point(line, on, start, to).name for start, on, to in rows}
    return any(each.name.partition(" (")[0] in wanted for each in moves_of(trajectory))


def _gone_on(
    trajectory: Trajectory, line: LineName, rows: tuple[Row, ...]
) -> list[dict[str, Any]] | None:
    """Return the events that make the move at the end of a course, or None where one is refused."""
    machine = trajectory.machine
    for row in rows:
        tour = Tour(trajectory)
        try:
            for start, on, to in way_to(machine, line, place_of(trajectory, line), {row}):
                move = next(each for each in machine.moves(line, start, on) if each.to == to)
                tour.makes(line, on, move, move.endings[0] if move.endings else "")
        except (StepNotAllowedError, ValueError):
            continue
        if _is_made(tour.made, line, (row,)):
            return tour.events
    return None


def _line(event: dict[str, Any]) -> Both:
    words = EVENT_TYPES[event["type"]].label
    return Both(f"gebeurtenis erbij: {words.nl}", f"event added: {words.en}")


__all__ = ["Hit", "Made", "Missed", "moved", "rows_of"]
