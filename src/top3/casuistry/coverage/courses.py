"""Short made-up courses through every move of a process and every type of event."""

from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from top3 import paths
from top3.casuistry.drawing.calendar import offset_of
from top3.errors import RulesetInvalidError
from top3.method.load import read_case
from top3.model.case import Case
from top3.reading import read_text
from top3.rules.language import RuleSet
from top3.rules.process import Move
from top3.trajectory.acute_now import acute_now
from top3.trajectory.course import HOUSEHOLD
from top3.trajectory.event_file import applied, event_of
from top3.trajectory.event_types import EVENT_TYPES, SAYS_WHERE
from top3.trajectory.process import LineName, PhaseMachine, machine_of
from top3.trajectory.trajectory import Trajectory
from top3.validating import build
from top3.values import Frozen, Many, RoleRef, Words

_FILE = "courses.yaml"
_WORKER = {"role": "fixed_face", "name": "H."}
_REASON = {"code": "agreed", "nl": "samen besproken", "en": "talked over together"}
_SALT = "0" * 32
_AT_WORK = "direct_safety"


class Courses(Frozen):
    """The case they begin with, a record for every type of event, and courses beside the moves."""

    top3: Literal["courses/1"]
    base: str
    also: dict[str, Any]
    events: dict[Words, Any]
    courses: Many[Many[Words]]


@cache
def courses_file() -> Courses:
    """Return the shipped records and courses."""
    source = files("top3.casuistry.coverage").joinpath(_FILE).read_text(encoding="utf-8")
    made = build(Courses, read_text(source, _FILE))
    if isinstance(made, list):
        raise RulesetInvalidError(made)
    return made


def example_case(name: str, rules: RuleSet) -> Case:
    """Return a shipped example case by the name of its file, without its ending."""
    raw = paths.example_cases().joinpath(f"{name}.yaml").read_bytes()
    return read_case(raw, name, rules)


class Tour:
    """One course that is being made, an event at a time, by the real engine.

    `events` are those that were made, in the spelling of an event file.
    """

    def __init__(self, start: Trajectory, *, shown_once: bool = False) -> None:
        """Go on from where a case stands.

        Args:
            start: The case over time.
            shown_once: What is shown to who decides is shown once, in front; else before each
                decision, as an event file does it by itself.
        """
        self.made: Trajectory = start
        self.events: list[dict[str, Any]] = []
        self._records = courses_file().events
        day = max(start.day, start.log.genesis.as_of) + timedelta(days=1 if start.length else 0)
        self._now = f"{day.isoformat()}T09:00:00{offset_of(day)}"
        self._day = day
        face = start.fixed_face or RoleRef(**_WORKER)
        self._actor = face
        self._worker = face.model_dump(mode="json", exclude_none=True)
        self._count, self._hand_overs, self._shown = 0, 0, 0
        if shown_once:
            self._show()

    def _show(self) -> None:
        record = self.made.shown(self._actor, self._day).model_dump(mode="json", by_alias=True)
        self._take({"type": "proposal_shown", "record": record})
        self._shown = self.made.length

    def happens(self, kind: str, to: str = "") -> None:
        """Let an event of this type happen.

        Raises:
            StepNotAllowedError: it may not happen now.
        """
        if kind == "proposal_shown":
            self._show()
            return
        if kind == "hand_over_offered":
            self._hand_overs += 1
        self._count += 1
        record = self._filled(self._records[kind], self._names(to))
        data = {"type": kind, "record": record}
        if kind == "hand_over_accepted":
            data["actor"] = record["receiver"]
        if EVENT_TYPES[kind].decides and self._shown:
            data["shown"] = self._shown
        self._take(data)

    def _take(self, data: dict[str, Any]) -> None:
        whole = {"recorded": self._now, "actor": self._worker, **data}
        event = event_of(whole, salt=lambda: _SALT)
        self.made = applied(self.made, [event], salt=lambda: _SALT)
        self.events.append(whole)

    def _names(self, to: str) -> dict[str, Any]:
        """Return what stands for what in a record; who or what is not there stays as it is."""
        case = self.made.case
        firsts = {
            "$first": case.situations[:1], "$agreement": case.agreements[:1],
            "$person": case.people[:1], "$other": case.people[1:2],
        }  # fmt: skip
        names: dict[str, Any] = {name: each[0].id for name, each in firsts.items() if each}
        if case.situations:
            names["$situation"] = case.situations[0].model_dump(
                mode="json", by_alias=True, exclude_defaults=True
            )
        return names | {
            "$new": f"zz{self._count}", "$day": self._day.isoformat(), "$to": to,
            "$about": [] if to == HOUSEHOLD else [to], "$worker": self._worker, "$reason": _REASON,
            "$hand_over": f"zh{self._hand_overs}",
        }  # fmt: skip

    def _filled(self, template: Any, names: dict[str, Any]) -> Any:
        if isinstance(template, dict):
            return {key: self._filled(each, names) for key, each in template.items()}
        if isinstance(template, list | tuple):
            return [self._filled(each, names) for each in template]
        return names.get(template, template) if isinstance(template, str) else template

    def makes(self, line: LineName, on: str, move: Move, ending: str = "") -> None:
        """Make one move of the table, with what has to come before it.

        A gate on its way is passed by a decision; something acute is closed by one.
        """
        if line == "phases" and on in (*SAYS_WHERE, "closed"):
            if not move.despite_acute and move.gates:
                self._close_what_is_acute()
            if move.gates:
                self.happens("top3_chosen")
            for gate in move.gates:
                self.happens("gate_passed", gate)
            if self._is_handed_over(ending):
                self.happens("hand_over_offered")
                self.happens("hand_over_accepted")
        self.happens(on, ending or (move.to if on in SAYS_WHERE else ""))

    def _close_what_is_acute(self) -> None:
        about = (*(each.about for each in self.made.course.acute), *acute_now(self.made, self._day))
        for each in dict.fromkeys(about):
            self.happens("acute_closed", each)

    def _is_handed_over(self, ending: str) -> bool:
        found = self.made.machine.process.endings.get(ending)
        return bool(found and found.after_hand_over)


def begun_at(rules: RuleSet, phase: str) -> Trajectory:
    """Return the case of these courses as it stands in a phase, without any event."""
    kept = courses_file()
    data = example_case(kept.base, rules).to_data()
    since = data["as_of"]
    data |= {**kept.also, "position": {"phase": phase, "since": since}}
    return Trajectory.start(Case.model_validate(data), rules)


def process_courses(rules: RuleSet) -> Iterator[tuple[str, Trajectory]]:
    """Yield courses that make every move of the process of a rule set, each with a name."""
    machine = machine_of(rules)
    for move in machine.line("phases").moves:
        for start in move.from_:
            for on in move.on:
                for ending in move.endings or ("",):
                    tour = Tour(begun_at(rules, start), shown_once=True)
                    tour.makes("phases", on, move, ending)
                    yield f"{start}-{on}-{ending or move.to}", tour.made
    for line in ("steps", "approaches"):
        yield line, _all_of(Tour(begun_at(rules, _AT_WORK), shown_once=True), line).made


def _all_of(tour: Tour, line: LineName) -> Tour:
    """Walk a line until every move was made, each time to the nearest that was not."""
    machine = tour.made.machine
    wanted = {(start, on, move.to) for move in machine.line(line).moves
              for start in move.from_ for on in move.on}  # fmt: skip
    while wanted:
        for start, on, to in way_to(machine, line, place_of(tour.made, line), wanted):
            move = next(each for each in machine.moves(line, start, on) if each.to == to)
            tour.makes(line, on, move)
            wanted.discard((start, on, to))
    return tour


Row = tuple[str, str, str]
"""From where, on which event, to where."""


def place_of(made: Trajectory, line: LineName) -> str:
    """Return where a case stands on a line."""
    course = made.course
    return {"phases": course.phase, "steps": course.step, "approaches": course.approach}[line]


def way_to(machine: PhaseMachine, line: LineName, at: str, wanted: set[Row]) -> tuple[Row, ...]:
    """Return the shortest way from a place that ends with a wanted move.

    Raises:
        ValueError: there is none.
    """
    waiting: deque[tuple[str, tuple[Row, ...]]] = deque([(at, ())])
    seen = {at}
    while waiting:
        place, way = waiting.popleft()
        for move in machine.line(line).moves_from(place):
            for on in move.on:
                row = (place, on, move.to)
                if row in wanted:
                    return (*way, row)
                if move.to not in seen:
                    seen.add(move.to)
                    waiting.append((move.to, (*way, row)))
    raise ValueError(f"{line}: no way from {at}")


def event_courses(rules: RuleSet) -> Iterator[tuple[str, Trajectory]]:
    """Yield courses with the types of events that move nothing, each with a name."""
    for number, kinds in enumerate(courses_file().courses, 1):
        tour = Tour(begun_at(rules, _AT_WORK), shown_once=True)
        for kind in kinds:
            tour.happens(kind, HOUSEHOLD if kind == "acute_closed" else "")
        yield f"events-{number}", tour.made


__all__ = [
    "Row",
    "Tour",
    "begun_at",
    "event_courses",
    "example_case",
    "place_of",
    "process_courses",
    "way_to",
]
