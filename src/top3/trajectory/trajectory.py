"""`Trajectory`: a case over time as an immutable value; events in, where it stands out."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from top3.errors import Both, ItemNotFoundError, Place, Problem, StepNotAllowedError
from top3.method.pruning import pruned
from top3.method.reason import reason
from top3.method.stages import Result
from top3.model.agreements import Agreement, Check, Decision, Position
from top3.model.case import Case
from top3.model.situations import Situation
from top3.model.who import same_role
from top3.rules.language import RuleSet
from top3.rules.logic import Tri
from top3.trajectory.acute_now import acute_now
from top3.trajectory.course import Course, after, begun, ending_of, target_of
from top3.trajectory.direction import fixed_face_of
from top3.trajectory.events import Event
from top3.trajectory.gates import KEPT, gate_value
from top3.trajectory.invariants import broken_by
from top3.trajectory.invariants_moving import while_acute
from top3.trajectory.line import Head
from top3.trajectory.log import Log, Rulebook
from top3.trajectory.own_events import gone_with, own_problems, rest_of
from top3.trajectory.own_records import Erasure, Retraction, Shown
from top3.trajectory.process import LineName, PhaseMachine, machine_of
from top3.trajectory.refusals import record_problems
from top3.trajectory.showing import shown_of
from top3.trajectory.standing import Standing
from top3.values import Known, RoleRef


@dataclass(frozen=True, eq=False, repr=False)
class Trajectory:
    """A case over time: the case it began with, the rules it runs on, and events in their order.

    An event is applied or refused with every reason; it is never half applied. What was worked out
    on an earlier day stays what it was: `at(day)` reads only what was recorded by then.

    `own_first` says that a professional records an own view before the proposal is shown. `what_if`
    marks a branch: no store takes it. `kept` is how many events are stored: those cannot be undone;
    `head` is the line they are stored up to.
    `remarks` are promises that kept events break, found when they were read; they stand.
    """

    log: Log
    length: int = 0
    own_first: bool = False
    what_if: bool = False
    kept: int = 0
    head: Head | None = None
    remarks: tuple[Problem, ...] = ()
    _results: dict[date, Result] = field(default_factory=dict, init=False)

    @classmethod
    def start(cls, case: Case, rules: RuleSet, *, own_first: bool = False) -> "Trajectory":
        """Begin with a case as it is on its day.

        Raises:
            RulesetInvalidError: the rule set has no process.
        """
        machine = machine_of(rules)
        log = Log(case, [begun(machine, case)], [Rulebook(0, rules, machine)])
        return cls(log, own_first=own_first)

    def bare(self) -> "Trajectory":
        """Return the same beginning without any event, on a log of its own."""
        book = self.log.rulebook(self.length)
        log = Log(self.log.genesis, self.log.courses[:1], [replace(book, since=0)])
        return replace(self, log=log, length=0, kept=0)

    def resumed(self, events: Iterable[Event], books: Mapping[int, RuleSet]) -> "Trajectory":
        """Return the trajectory with events that were accepted before, on the rules of then.

        Gates are not asked again: what was decided then stands. What breaks a promise stands too,
        and is in `remarks` with the number of the event: nothing is lost.

        Args:
            events: The kept events, in their order; of an erased one only type, moment and role.
            books: The rule set of every `rules_moved`, by the number of that event.
        """
        made, remarks = self, list(self.remarks)
        for event in events:
            number = made.length + 1
            taken = made.taken(event, books.get(number))
            broken = broken_by(made, event, taken.course)
            remarks += [_at_event(each, number) for each in broken]
            made = taken
        return replace(made, kept=made.length, remarks=tuple(remarks))

    def taken(self, event: Event, rules: RuleSet | None = None) -> "Trajectory":
        """Return the trajectory with an event that was accepted before; nothing is asked again."""
        return self._with(event, self._after(event, KEPT), rules)

    def __repr__(self) -> str:
        """Show how long it is and where it stands, and nothing of what it says."""
        return f"Trajectory(events={self.length}, phase={self.course.phase})"

    @property
    def rules(self) -> RuleSet:
        """The rules it runs on now."""
        return self.log.rulebook(self.length).rules

    @property
    def machine(self) -> PhaseMachine:
        """The process of those rules, ready to run."""
        return self.log.rulebook(self.length).machine

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order in which they were recorded."""
        return tuple(self.log.events[: self.length])

    @property
    def course(self) -> Course:
        """Where the case stands on each line after the last event."""
        return self.log.courses[self.length]

    @property
    def day(self) -> date:
        """The day of the last event; without one, the day of the case."""
        return self.log.events[self.length - 1].day if self.length else self.log.genesis.as_of

    @cached_property
    def lost(self) -> frozenset[str]:
        """The ids of records that were erased and have no other version."""
        return self.log.lost(self.length)

    @cached_property
    def case(self) -> Case:
        """The record as it stands: the case it began with, and every record since."""
        parts = self.log.parts(self.length)
        if (face := self.fixed_face) is not None:
            home = parts["household"]
            parts["household"] = home.model_copy(update={"fixed_face": Known[RoleRef](value=face)})
        course = self.course
        opened = course.opened_by if course.opened_by and self._has(course.opened_by) else None
        position = Position(
            phase=course.phase,
            **({"since": course.since.isoformat()} if course.since else {}),
            **({"decision": opened} if opened else {}),
        )  # fmt: skip
        as_of = max(self.day, self.log.genesis.as_of)
        parts |= {"position": position, "as_of": as_of}
        if self.lost:
            return pruned(parts, self.lost)
        return Case.model_validate(parts)

    def _has(self, name: str) -> bool:
        return self.log.record(name, self.length) is not None

    def record(self, name: str) -> object:
        """Return the newest version of one record.

        Raises:
            ItemNotFoundError: there is none of that id.
        """
        found = self.log.record(name, self.length)
        if found is None:
            raise ItemNotFoundError([], _NOT_THERE)
        return found

    def apply(self, event: Event, rules: RuleSet | None = None) -> "Trajectory":
        """Return the trajectory with one event more; this one stays as it is.

        Args:
            event: What happened.
            rules: What the case goes on with, for a `rules_moved`; else left out.

        Raises:
            StepNotAllowedError: it may not happen now; `.blockers` holds every reason.
        """
        blockers = [
            *record_problems(event, self.log, self.length, self.rules),
            *own_problems(self, event, rules),
        ]
        course = self.course
        if not (blockers and isinstance(event.record, Retraction)):
            course = self._after(event, self._gates(event))
            blockers += [*broken_by(self, event, course), *self._acute(event)]
        if blockers:
            raise StepNotAllowedError(self.course.phase, event.type, self.allowed(), blockers)
        return self._with(event, course, rules)

    def _with(self, event: Event, course: Course, rules: RuleSet | None = None) -> "Trajectory":
        with self.log.lock:  # two may go on from the same place at the same time
            at_the_end = len(self.log.events) == self.length
            log = self.log if at_the_end else self.log.upto(self.length)
            if isinstance(event.record, Erasure):
                log = gone_with(self, event.record)
                course = log.courses[-1]
            log.add(event, course)
            if rules is not None:
                log.rulebooks.append(Rulebook(len(log.events), rules, machine_of(rules)))
        return replace(self, log=log, length=self.length + 1)

    def _after(self, event: Event, gates: Mapping[str, object]) -> Course:
        if isinstance(event.record, Retraction):
            return rest_of(self, event.record.event)
        checked = event.record.agreement if isinstance(event.record, Check) else None
        agreement = self.log.record(checked, self.length) if checked else None
        named = event.record.items if isinstance(event.record, Decision) else ()
        situations = [each for each in named
                      if isinstance(self.log.record(each, self.length), Situation)]  # fmt: skip
        known = agreement if isinstance(agreement, Agreement) else None
        return after(self.course, event, self.machine, gates, known, situations)

    def _gates(self, event: Event) -> dict[str, Tri]:
        """Return what is known of each gate on the way of an event; rules are asked only there."""
        to, ending = target_of(event), ending_of(event)
        move = self.machine.move("phases", self.course.phase, event.type, to, ending)
        return {gate: self.gate(gate, event.day) for gate in move.gates} if move else {}

    def gate(self, name: str, day: date) -> Tri:
        """Say whether a gate is open on a day, or was passed by a decision in this phase.

        What was erased can no longer be read: then a gate is at most unknown.
        """
        if name in self.course.passed:
            return Tri.TRUE
        value = gate_value(self.result(day), name)
        return Tri.UNKNOWN if self.lost and value is Tri.TRUE else value

    def _acute(self, event: Event) -> list[Problem]:
        """Return what the rules say is acute, where an event may only come without that."""
        if not while_acute(self, event):
            return []
        open_now = {each.about for each in self.course.acute}
        return [_acute_problem(event, each) for each in acute_now(self, event.day)
                if each not in open_now]  # fmt: skip

    def result(self, day: date) -> Result:
        """Return what the rules say of the record as it stands, looked at on a day."""
        if day not in self._results:
            self._results[day] = reason(self.case, self.rules, as_of=day)
        return self._results[day]

    def shown(self, to: RoleRef, day: date) -> Shown:
        """Return what somebody is shown on a day, as it is kept: for a `proposal_shown`.

        Raises:
            StepNotAllowedError: an own judgement comes first here, and this one has none yet.
        """
        if self.own_first and not self.has_own_view(to):
            raise StepNotAllowedError(
                self.course.phase, "proposal_shown", self.allowed(), [_OWN_FIRST]
            )
        return shown_of(self.result(day), to)

    @property
    def fixed_face(self) -> RoleRef | None:
        """Who is the fixed face: by the record, and by the last accepted hand-over since."""
        return fixed_face_of(self.log, self.length)

    def running_agreements(self) -> tuple[Agreement, ...]:
        """Return every agreement that was not ended or replaced, in the order of recording."""
        names = [each.id for each in self.log.genesis.agreements]
        made = reversed(list(self.log.of_kind(self.length, "agreement_made")))
        names += [each.record.id for each in made if isinstance(each.record, Agreement)]
        records = (self.log.record(name, self.length) for name in names)
        return tuple(
            each for each in records
            if isinstance(each, Agreement) and each.status in (None, "running")
        )  # fmt: skip

    def has_own_view(self, who: RoleRef) -> bool:
        """Say whether somebody recorded an own view or judgement in this round of the work.

        Who gives no name here and gave one there may be another, and the other way round.
        """
        return any(same_role(each, who) and _named(each) == _named(who)
                   for each in self.course.own_views)  # fmt: skip

    def allowed(self) -> tuple[str, ...]:
        """Return the moves between phases and approaches that the table has from here.

        Each as `event > where to`, in the order of the table; a gate may still be shut.
        """
        course = self.course
        rows: tuple[tuple[LineName, str], ...] = (
            ("phases", course.phase), ("approaches", course.approach),
        )  # fmt: skip
        listed = (
            f"{on} > {where}"
            for name, state in rows
            for move in self.machine.line(name).moves_from(state)
            for on in move.on
            for where in move.endings or (move.to,)
        )
        return tuple(dict.fromkeys(listed))

    def known_on(self, day: date) -> "Trajectory":
        """Return the trajectory as it was recorded by the end of a day."""
        events = self.log.events
        length = bisect_right(range(self.length), day, key=lambda place: events[place].day)
        if length == self.length:
            return self
        if length >= self.kept:
            return replace(self, length=length)
        # what stands in the store goes on after it: nothing can be kept behind an earlier place
        return replace(self, length=length, kept=length, head=None)

    def at(self, day: date) -> Standing:
        """Return where the case stood on a day, by what was recorded by then."""
        return Standing(self.known_on(day), day)

    def undo(self) -> "Trajectory":
        """Return the trajectory before the last event.

        Raises:
            StepNotAllowedError: there is none, or it is stored: then record a `retracted` event.
        """
        if self.length <= self.kept:
            raise StepNotAllowedError(self.course.phase, "undo", ("retracted",), [_STORED])
        return replace(self, length=self.length - 1)

    def fork(self) -> "Trajectory":
        """Return a branch to try things on, marked as *what if*: no store takes it."""
        return replace(self, what_if=True)

    def replayed(self) -> "Trajectory":
        """Return the same events applied again from the start, each with everything asked again.

        After an erasure nothing can be asked again of what came before: those stand as they stood.

        Raises:
            StepNotAllowedError: an event would not be accepted now.
        """
        log = Log(self.log.genesis, self.log.courses[:1], self.log.rulebooks[:1])
        made = replace(self, log=log, length=0, kept=0, remarks=())
        books = {each.since: each.rules for each in self.log.rulebooks[1:]}
        trusted = max((min(place + 1, self.length) for place, each in self.log.erasures
                       if min(each.events) <= self.length), default=0)  # fmt: skip
        made = made.resumed(self.log.events[:trusted], books)
        for number, event in enumerate(self.log.events[trusted : self.length], trusted + 1):
            made = made.apply(event, books.get(number))
        return replace(made, kept=self.kept)


def _named(who: RoleRef) -> bool:
    return bool(who.name or who.person)


def _at_event(problem: Problem, number: int) -> Problem:
    """Return a problem with the number of the event in its place."""
    place = Place(problem.place.file, number, problem.place.path)
    return Problem(place, problem.code, problem.found, problem.remedy)


def _acute_problem(event: Event, item: str) -> Problem:
    found = Both(f"acuut volgens de regels, en niemand sloot het: {item}",
                 f"acute by the rules, and nobody closed it: {item}")  # fmt: skip
    remedy = Both("laat een persoon met naam het sluiten, met een reden en wat er is gedaan",
                  "let a person with a name close it, with a reason and what was done")  # fmt: skip
    return Problem(Place(path=event.type), "acute-blocks-moving-on", found, remedy)


_STORED = Problem(
    Place(path="undo"), "stored",
    Both("een gebeurtenis die bewaard is, of er is er geen", "an event that is stored, or none"),
    Both("leg een 'retracted' vast: wat er stond, blijft te lezen",
         "record a 'retracted': what stood there can still be read"),
)  # fmt: skip
_OWN_FIRST = Problem(
    Place(path="proposal_shown"), "own-judgement-first",
    Both("nog geen eigen oordeel in deze ronde", "no own judgement in this round yet"),
    Both("leg eerst een 'view_recorded' of 'judged' vast",
         "record a 'view_recorded' or 'judged' first"),
)  # fmt: skip
_NOT_THERE = Both("onderdeel: niet gevonden", "item: not found")
