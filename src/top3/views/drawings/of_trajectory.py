"""Drawings of a case over time: its phases, what was acute, and what was decided on the way."""

from collections.abc import Iterator
from typing import Any

from top3.document import Figure
from top3.errors import Both
from top3.model.agreements import Decision
from top3.model.situations import Situation
from top3.trajectory.course import Course
from top3.trajectory.events import Event as Happened
from top3.trajectory.standing import Standing
from top3.trajectory.trajectory import Trajectory
from top3.views.days import day_text
from top3.views.drawings.of_case import PHASES, TIMELINE, decision_event, situation_event
from top3.views.drawings.phases import Phase, phase_figure
from top3.views.drawings.timeline import Event, timelines

_PHASE = Both("Fase", "Phase")
_BEGIN = Both("begin van wat is vastgelegd", "beginning of what is recorded")
_OPENS = Both("Acuut open", "Acute opens")
_CLOSES = Both("Acuut gesloten", "Acute closed")
_HOUSEHOLD = Both("het huishouden", "the household")
_SINCE = Both("sinds {}", "since {}")
_BY_RULES = Both("volgens de regels; nog niet bekeken door een persoon met naam",
                 "by the rules; not looked at yet by a person with a name")  # fmt: skip
_TOLD = ("agreement_broken", "measure_started", "measure_ended", "hand_over_accepted",
         "stand_in_named", "evaluated")  # fmt: skip


def trajectory_timeline(trajectory: Trajectory, lang: str) -> tuple[Figure, ...]:
    """Draw phases, acute overlays, decisions and situations; one drawing for each page."""
    return timelines(trajectory_events(trajectory, lang), lang, title=TIMELINE.in_language(lang))


def trajectory_events(trajectory: Trajectory, lang: str) -> tuple[Event, ...]:
    """Return what stands on the line of time; what was taken back or erased is left out."""
    return (*_before(trajectory, lang), *_on_the_way(trajectory, lang))


def _before(trajectory: Trajectory, lang: str) -> Iterator[Event]:
    """Yield when every situation happened as told, and where the case stood at the start."""
    case = trajectory.case
    world = trajectory.result(case.as_of).planned.world
    for situation in case.situations:
        yield situation_event(world, situation, lang)
    start = trajectory.log.courses[0]
    day = str(start.since or trajectory.log.genesis.as_of)
    label = _phase_name(trajectory, start.phase, lang)
    yield Event(_PHASE.in_language(lang), label, (day,), band=True)


def _on_the_way(trajectory: Trajectory, lang: str) -> Iterator[Event]:
    log = trajectory.log
    for place in range(trajectory.length):
        event, before, after = log.events[place], log.courses[place], log.courses[place + 1]
        if log.counts(place, trajectory.length):
            yield from _told(trajectory, event, lang)
        yield from _changed(trajectory, event, before, after, lang)


def _told(trajectory: Trajectory, event: Happened, lang: str) -> Iterator[Event]:
    """Yield what an event says of itself: decisions by what they decide, the rest by its type."""
    if isinstance(event.record, Decision):
        if event.record.kind not in ("acute_opened", "acute_closed", "phase_opened"):
            label = event.kind.label.in_language(lang)
            yield decision_event(trajectory.rules, event.record, lang, label)
    elif event.type in _TOLD:
        label = event.kind.label.in_language(lang)
        item = str(getattr(event.record, "agreement", getattr(event.record, "id", "")))
        yield Event(label[:1].upper() + label[1:], item, (str(event.day),))


def _changed(
    trajectory: Trajectory, event: Happened, before: Course, after: Course, lang: str
) -> Iterator[Event]:
    """Yield the phase that begins, and what was acute and opened or closed."""
    day = (str(event.day),)
    if after.phase != before.phase:
        label = _phase_name(trajectory, after.phase, lang)
        yield Event(_PHASE.in_language(lang), label, day, band=True)
    old, new = ({each.about for each in course.acute} for course in (before, after))
    opened = [each.about for each in after.acute if each.about not in old]
    closed = [each.about for each in before.acute if each.about not in new]
    for about in opened:
        yield Event(_OPENS.in_language(lang), _about(trajectory, about, lang), day, acute="opens")
    for about in closed:
        text = _about(trajectory, about, lang)
        yield Event(_CLOSES.in_language(lang), text, day, acute="" if after.acute else "closes")


def _about(trajectory: Trajectory, item: str, lang: str) -> str:
    record: Any = trajectory.record(item) if item != "household" else None
    if not isinstance(record, Situation):
        return _HOUSEHOLD.in_language(lang) if item == "household" else item
    words = getattr(record.behaviour.words, "value", None)
    return f"{item}: {words.in_language(lang)}" if words else item


def _phase_name(trajectory: Trajectory, phase: str, lang: str) -> str:
    return trajectory.machine.phase(phase).label.in_language(lang)


def standing_phases(standing: Standing, lang: str) -> Figure:
    """Draw the phases with where the case stands on a day, and what is acute and open."""
    course, trajectory = standing.course, standing.trajectory
    since = {course.phase: (_SINCE.in_language(lang).format(day_text(course.since, lang)),)
             } if course.since else {}  # fmt: skip
    phases = [
        Phase(each.id, each.label.in_language(lang), since.get(each.id, ()))
        for each in trajectory.machine.process.phases.states
    ]
    acute = [
        f"{_about(trajectory, each.about, lang)} "
        f"({_SINCE.in_language(lang).format(day_text(each.since, lang))})"
        for each in standing.acute_open
    ]
    acute += [
        f"{_about(trajectory, each, lang)} ({_BY_RULES.in_language(lang)})"
        for each in standing.acute_by_rules
    ]
    return phase_figure(phases, course.phase, lang, title=PHASES.in_language(lang), acute=acute)
