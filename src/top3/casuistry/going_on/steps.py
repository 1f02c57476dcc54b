"""One step of a moment becomes events: a report comes in, people choose, something is done."""

from datetime import date
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.calendar import next_working_day
from top3.casuistry.drawing.templates import AbsentError
from top3.casuistry.going_on.filling import filled_in
from top3.casuistry.going_on.leading import as_data, close_acute, lead_on, obstacles
from top3.casuistry.going_on.pens import DrawnPen
from top3.casuistry.going_on.routines import routine
from top3.casuistry.going_on.writing import Record, Writer, iso
from top3.casuistry.language.scenario import Step
from top3.errors import Problem
from top3.model.situations import Situation
from top3.model.statements import Statement
from top3.rules.logic import Tri
from top3.rules.process import Move
from top3.trajectory.acute_now import acute_now
from top3.trajectory.event_types import EVENT_TYPES, NEW_VIOLENCE
from top3.values import OpenSet, Unknown

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

TOP = 3
"""How many situations people choose at most."""


class Stepper:
    """Takes the steps of a course, one after the other."""

    def __init__(self, drawn: "Drawn", writer: Writer, pen: DrawnPen) -> None:
        """Take the case as it begins, and who writes."""
        self.drawn, self.writer, self.pen = drawn, writer, pen
        self.blockers: list[Record] = []
        self._told: dict[str, Record] = {
            each["id"]: each for each in drawn.start.get("situations", ())
        }

    def take(self, step: Step, place: str) -> bool:
        """Take a step, or leave it; say whether anything came of it."""
        self.pen.here = place
        if step.report:
            return self._report(step)
        if step.choose:
            return self._choose(step, place)
        if step.move:
            return self._move(step, place)
        return self._do(step, place)

    # -------------------------------------------------------------- a report
    def _report(self, step: Step) -> bool:
        found = self.drawn.bring_in(step.report or "")
        if found is None:
            return False
        by = self._by(step)
        self.writer.write("report_received", found.report, by=by)
        for each in found.statements:
            self.writer.write("statement_added", each, by=by)
        for change in found.situations:
            record = change.record if change.new else self._added_to(change.record)
            self._told[change.record["id"]] = change.record
            kind = NEW_VIOLENCE if change.new and step.new_violence else "situation_described"
            self.writer.write(kind, record, by=by, happened=_happened(record))
        return True

    def _added_to(self, told: Record) -> Record:
        """Return what is told of a situation now, with what was recorded of it besides.

        Only what this report changes is changed: what a worker found out meanwhile stays.
        """
        name = told["id"]
        before, now = self._told.get(name, {}), self.writer.dumped(name)
        fresh = {field: value for field, value in told.items() if before.get(field) != value}
        known = (*now.get("statements", ()), *told.get("statements", ()))
        return {**now, **fresh, "statements": list(dict.fromkeys(known))}

    # -------------------------------------------------------------- a choice
    def _choose(self, step: Step, place: str) -> bool:
        there = {each.id: each for each in self.writer.now.case.situations}
        named = (self.drawn.found(each) for each in step.choose)
        items = [each for each in named if each in there][:TOP]
        if not items:
            return False
        left = [self._left_out(each) for name, each in there.items()
                if name not in items and not _is_past(each)]  # fmt: skip
        reason = {"code": "agreed", **self._because(step, place, "chosen")}
        fields = {"items": items, **({"left_out": left} if left else {})}
        return self._decided(step, "top3_chosen", reason, fields | self._more(step, place))

    def _left_out(self, situation: Situation) -> Record:
        told = [self.writer.now.record(each) for each in situation.statements]
        hidden = bool(told) and all(isinstance(each, Statement) and each.hide_from for each in told)
        vague = isinstance(situation.when, Unknown) or (
            isinstance(situation.actors, OpenSet) and not situation.actors.has
        )
        text = "left_out_hidden" if hidden else "left_out_vague" if vague else "left_out"
        code = "left_out_for_safety" if hidden else "other" if vague else "more_serious"
        place = self.writer.place(f"{text}/{situation.id}")
        return {"item": situation.id, "code": code, **self.pen.both(routine(text), place)}

    # -------------------------------------------------------------- a move
    def _move(self, step: Step, place: str) -> bool:
        before = self.writer.now.course
        kind, move = self._way(step.move or "")
        if move is None:
            return False
        moving_on = kind in ("phase_opened", "closed") and not (
            move.despite_acute or move.to == self.writer.now.machine.first_working
        )
        lead_on(self.writer, move.gates, moving_on=moving_on)
        problems = self._through(step, kind, move, place)
        if any(each.code == _ACUTE for each in problems):
            open_now = acute_now(self.writer.now, self.writer.day)
            if close_acute(self.writer, open_now):
                problems = self._through(step, kind, move, place)
        self.blockers += [_refusal(each) for each in problems]
        return self.writer.now.course != before

    def _through(self, step: Step, kind: str, move: Move, place: str) -> list[Problem]:
        """Make a move, past a gate that is shut only where the step decides so; say why not."""
        writer, mark = self.writer, self.writer.mark()
        shut = [each for each in move.gates if writer.now.gate(each, writer.day) is not Tri.TRUE]
        rows = [row for gate in shut for row in as_data(gate, obstacles(writer, gate))]
        self.blockers = [each for each in self.blockers if each not in rows] + rows
        if shut and step.or_ == "stay":
            return []
        for gate in shut:
            reason = self._because(step, place, "decided_anyway")
            writer.decide("gate_passed", reason, {"to": gate}, by=self._by(step))
        text = {"phase_opened": "opened", "closed": "ended"}.get(kind, "reopened")
        reason = self._because(Step(move=step.move) if shut else step, place, text)
        fields = {"to": step.move, **self._more(step, place)}
        problems = writer.decide(kind, reason, fields, by=self._by(step))
        if problems:
            writer.back_to(mark)
        return problems

    def _way(self, to: str) -> tuple[str, Move | None]:
        """Return the type of event that leads somewhere from here, and the move of the table."""
        now, machine = self.writer.now.course, self.writer.now.machine
        if to in machine.process.endings:
            return "closed", machine.move("phases", now.phase, "closed", "closed", to)
        for kind in ("phase_opened", "phase_reopened"):
            if move := machine.move("phases", now.phase, kind, to):
                return kind, move
        for kind in ("scaled_up", "scaled_down"):
            if move := machine.move("approaches", now.approach, kind, to):
                return kind, move
        return "", None

    # -------------------------------------------------------------- anything else
    def _do(self, step: Step, place: str) -> bool:
        kind = EVENT_TYPES[step.do or ""]
        try:
            given = self.drawn.fill(step.record, f"{place}.record")
        except AbsentError:
            return False
        if kind.decides:
            reason = self._because(step, place, "decided_anyway") if step.because else {}
            reason = {**reason, **given.pop("reason", {})}
            return self._decided(step, kind.name, reason, given)
        record = self._whole(kind.name, given, step)
        actor = record["receiver"] if kind.name == "hand_over_accepted" else self._by(step)
        return self._bound(step, record, self.writer.write(kind.name, record, by=actor))

    def _whole(self, kind: str, given: Record, step: Step) -> Record:
        name = given.get("id")
        known = name is not None and self.writer.now.log.home(name, self.writer.now.length)
        there = self.writer.dumped(name) if known and name else {}
        made = filled_in(kind, given, there, today=iso(self.writer.day), who=self._by(step))
        collection = EVENT_TYPES[kind].collection
        if collection == "agreements" and isinstance(made.get("evaluate"), str):
            day = next_working_day(date.fromisoformat(made["evaluate"]))
            made = {**made, "evaluate": day.isoformat()}
        if collection not in _WITHOUT_ID and "id" not in made:
            made = {"id": self.writer.new_id(collection), **made}
        return made

    def _decided(self, step: Step, kind: str, reason: Record, fields: Record) -> bool:
        whole = {"id": self.writer.new_id("decisions"), **fields}
        return self._bound(step, whole, self.writer.decide(kind, reason, whole, by=self._by(step)))

    def _more(self, step: Step, place: str) -> Record:
        """Return what a scenario adds to a choice or a move, as far as it is in this case."""
        try:
            made: Record = self.drawn.fill(step.record, f"{place}.record")
        except AbsentError:
            return {}
        return made

    def _bound(self, step: Step, record: Record, problems: list[Problem]) -> bool:
        if problems:
            self.blockers += [_refusal(each) for each in problems]
            return False
        if step.as_:
            self.drawn.ids[step.as_] = record["id"]
        return True

    def _by(self, step: Step) -> Record:
        return self.pen.role(step.by) if step.by else self.writer.face

    def _because(self, step: Step, place: str, otherwise: str) -> dict[str, str]:
        if step.because:
            return self.pen.both(step.because, f"{place}.because")
        return self.pen.both(routine(otherwise), self.writer.place(otherwise))


_WITHOUT_ID = ("household", "relations")


_ACUTE = "acute-blocks-moving-on"


def _refusal(problem: Problem) -> Record:
    return {"refused": problem.code, "text": {"nl": problem.found.nl, "en": problem.found.en}}


def _happened(record: Record) -> Any:
    """Return when something happened, where one plain day is known."""
    when = record.get("when")
    return when if isinstance(when, dict) and set(when) <= {"on", "at", "around"} else None


def _is_past(situation: Situation) -> bool:
    return situation.standing is not None and situation.standing.is_ == "past"
