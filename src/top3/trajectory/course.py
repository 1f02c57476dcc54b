"""Where a case stands: what its events amount to, one after the other; nothing is stored of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from top3.model.agreements import Agreement, Decision, HandOver, Hold, Judgement
from top3.model.case import Case
from top3.model.people import View
from top3.model.situations import Situation
from top3.rules.process import Move
from top3.trajectory.event_types import DANGER, NEW_VIOLENCE, SAYS_WHERE
from top3.trajectory.events import Event
from top3.trajectory.process import Gates, PhaseMachine
from top3.values import Known, RoleRef, last_day

HOUSEHOLD = "household"
"""What the acute overlay is about where a decision names no situation."""


@dataclass(frozen=True, slots=True)
class Acute:
    """One acute overlay that is open: about what, since when, and which record opened it.

    A decision opens one, and so does new violence, on the situation it describes: that it was long
    ago does not close it, only a person does.
    """

    about: str
    since: date
    opened_by: str


@dataclass(frozen=True, slots=True)
class Course:
    """Where a case stands on the three lines, and what lies over them.

    `since` and `opened_by` say when the phase began and by which decision; None where none opened
    it, as at the start or on danger. `round` counts how often the steps of the work began anew.
    `acute` are the overlays that are open, oldest first; they block moving on and erase nothing.
    `passed` are gates a decision went past since the phase began, or since danger came in it.
    `chosen` is the newest choice of a top 3, `ending` how the case was closed. `holds` are being
    found out, `hand_over` waits to be accepted; `own_views` names who recorded an own view or
    judgement in this round.
    """

    phase: str
    step: str
    approach: str
    since: date | None = None
    opened_by: str | None = None
    round: int = 1
    acute: tuple[Acute, ...] = ()
    passed: tuple[str, ...] = ()
    chosen: str | None = None
    ending: str | None = None
    holds: tuple[str, ...] = ()
    hand_over: str | None = None
    own_views: tuple[RoleRef, ...] = ()


def begun(machine: PhaseMachine, case: Case) -> Course:
    """Return where a case stands that begins with this record."""
    position = case.position
    phase = position.phase if position else machine.initial("phases")
    since = position.since if position and isinstance(position.since, str) else None
    opened = position.decision if position and isinstance(position.decision, str) else None
    chosen = [each.id for each in case.decisions if each.kind == "top3_chosen" and each.items]
    offered = [each for each in case.hand_overs if not isinstance(each.accepted, Known)]
    course = Course(
        phase=phase, step=machine.initial("steps"), approach=machine.initial("approaches"),
        since=last_day(since) if since else None, opened_by=opened,
        chosen=chosen[-1] if chosen else None,
        holds=tuple(each.id for each in case.holds if each.closed is None),
        hand_over=offered[-1].id if offered else None,
    )  # fmt: skip
    situations = {each.id for each in case.situations}
    for decision in case.decisions:
        if decision.kind in ("acute_opened", "acute_closed"):
            day = decision.on.value if isinstance(decision.on, Known) else case.as_of
            named = [each for each in decision.items if each in situations]
            course = replace(course, acute=_overlays(course.acute, decision, day, named))
    return course


def after(
    course: Course,
    event: Event,
    machine: PhaseMachine,
    gates: Gates,
    agreement: Agreement | None,
    situations: Iterable[str] = (),
) -> Course:
    """Return where a case stands after an event that may happen.

    Args:
        course: Where it stood.
        event: What happened.
        machine: The process.
        gates: What is known of the gates that the event needs.
        agreement: For a check: what was checked, as it then stood.
        situations: For a decision: the situations among what it names.
    """
    if event.type in DANGER and not is_danger(event, agreement):
        return course
    made = _moved(course, event, machine, gates)
    if event.type in DANGER and made.phase != machine.initial("phases"):
        made = replace(made, passed=())  # who went past a gate did not know of this yet
    record = event.record
    if isinstance(record, Decision):
        return _decided(made, record, event.day, situations)
    if event.type == NEW_VIOLENCE:
        return replace(made, acute=_with_violence(made.acute, event))
    if isinstance(record, Hold):
        rest = tuple(each for each in made.holds if each != record.id)
        return replace(made, holds=(*rest, record.id) if record.closed is None else rest)
    if isinstance(record, HandOver):
        waits = event.type == "hand_over_offered"
        return replace(made, hand_over=record.id if waits else None)
    if event.type == "view_not_given":  # who was asked and gave none has no own view yet
        return made
    if isinstance(record, View | Judgement) and record.by and record.by not in made.own_views:
        return replace(made, own_views=(*made.own_views, record.by))
    return made


def _told_of(record: object) -> str:
    """Return what new violence is about: its situation, or the household once that was erased."""
    return record.id if isinstance(record, Situation) else HOUSEHOLD


def _with_violence(acute: tuple[Acute, ...], event: Event) -> tuple[Acute, ...]:
    about = _told_of(event.record)
    if about in {each.about for each in acute}:
        return acute
    return (*acute, Acute(about, event.day, getattr(event.record, "id", "")))


def wary(
    now: Course, rest: Course, machine: PhaseMachine, *, scaled_down: bool, gone: str = ""
) -> Course:
    """Return where a case stands when an event no longer counts, and nothing may open by that.

    Args:
        now: Where it stood with the event.
        rest: What the other events amount to by themselves.
        machine: The process.
        scaled_down: Whether the event was a scaling down: then the higher approach is back.
        gone: What is no longer there; what was acute about it is about the household from then on.
    """
    order = machine.line("phases").names()
    stays = order.index(now.phase) <= order.index(rest.phase)
    where = now if stays else rest
    stood = dict.fromkeys(
        (replace(each, about=HOUSEHOLD) if each.about == gone else each) for each in now.acute
    )
    known = {each.about for each in stood}
    return replace(
        rest,
        phase=where.phase,
        since=where.since,
        opened_by=where.opened_by,
        ending=where.ending,
        step=where.step,
        approach=rest.approach if scaled_down else now.approach,
        round=max(now.round, rest.round),
        acute=(*stood, *(each for each in rest.acute if each.about not in known)),
        passed=tuple(each for each in rest.passed if each in now.passed),
        holds=tuple(dict.fromkeys((*now.holds, *rest.holds))),
    )


def _decided(course: Course, record: Decision, day: date, situations: Iterable[str]) -> Course:
    if record.kind == "top3_chosen":
        return replace(course, chosen=record.id)
    if record.kind == "gate_passed" and record.to:
        return replace(course, passed=(*course.passed, record.to))
    if record.kind in ("acute_opened", "acute_closed"):
        return replace(course, acute=_overlays(course.acute, record, day, situations))
    return course


def is_danger(event: Event, agreement: Agreement | None) -> bool:
    """Say whether an event leads back: an agreement that may protect counts as one that does."""
    if event.type != "agreement_broken" or agreement is None:
        return event.type in DANGER
    critical = agreement.safety_critical
    return not (isinstance(critical, Known) and critical.value is False)


def target_of(event: Event) -> str | None:
    """Return where a decision leads to, where its type says so."""
    if event.type == "closed":
        return "closed"
    named = event.type in SAYS_WHERE
    return event.record.to if named and isinstance(event.record, Decision) else None


def ending_of(event: Event) -> str | None:
    """Return the kind of ending, for an event that closes a case."""
    return (
        event.record.to if event.type == "closed" and isinstance(event.record, Decision) else None
    )


def _moved(course: Course, event: Event, machine: PhaseMachine, gates: Gates) -> Course:
    to = target_of(event)
    began = course.round
    if moved := machine.moved("phases", course.phase, event.type, to, ending_of(event), gates):
        course = _in_phase(course, event, *moved, machine)
    if moved := machine.moved("approaches", course.approach, event.type, to, gates=gates):
        course = replace(course, approach=moved[0])
    if machine.phase(course.phase).works and (
        moved := machine.moved("steps", course.step, event.type, gates=gates)
    ):
        state, move = moved
        again = move.again and course.round == began  # one event begins one round
        course = replace(course, step=state, round=course.round + again,
                         own_views=() if again else course.own_views)  # fmt: skip
    return course


def _in_phase(
    course: Course, event: Event, state: str, move: Move, machine: PhaseMachine
) -> Course:
    record = event.record
    decision = record if isinstance(record, Decision) else None
    return replace(
        course, phase=state, since=event.day, opened_by=decision.id if decision else None,
        passed=(), ending=decision.to if decision and event.type == "closed" else None,
        round=course.round + move.again, own_views=() if move.again else course.own_views,
        step=machine.initial("steps") if move.again else course.step,
    )  # fmt: skip


def _overlays(
    acute: tuple[Acute, ...], record: Decision, day: date, situations: Iterable[str]
) -> tuple[Acute, ...]:
    """Return what is open after a decision about these situations; without any, the household."""
    about = tuple(situations) or (HOUSEHOLD,)
    if record.kind == "acute_closed":
        return tuple(each for each in acute if each.about not in about)
    open_now = {each.about for each in acute}
    return (*acute, *(Acute(each, day, record.id) for each in about if each not in open_now))
