"""What was recorded at a moment, told in sentences: agreements, checks, choices, phases, views."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from top3.casuistry.telling.told import Moment, Told
from top3.model.agreements import Agreement, Decision
from top3.trajectory.events import Event
from top3.values import I18n, Known

Numbered = tuple[int, Event]
Teller = Callable[[Told, str, Any], Iterator[str]]


_LONGEST = 400
"""How many signs a paragraph grows to before the next begins."""


def moment_lines(told: Told, moment: Moment) -> Iterator[str]:
    """Yield the paragraphs of a moment, from what was recorded; where it went back, that is said.

    Reports and statements are not told here: they stand in full in the dossier.
    """
    paragraph = ""
    for _, group in groupby(_told_of(told, moment), key=lambda each: _together(told, *each)):
        text = " ".join(_sentences(told, list(group)))
        if paragraph and len(paragraph) + len(text) > _LONGEST:
            yield paragraph
            paragraph = ""
        paragraph = f"{paragraph} {text}".strip()
    if paragraph:
        yield paragraph


def _told_of(told: Told, moment: Moment) -> list[Numbered]:
    """Return the events that are told of: the rest stands elsewhere, or is about the record."""
    return [(number, event) for number, event in moment.events
            if event.type in _TELLERS or any(_went_back(told, number, event))]  # fmt: skip


def _together(told: Told, number: int, event: Event) -> tuple[object, ...]:
    """Return what events must share to be told in one breath; most are told alone."""
    if event.type == "acute_closed":
        return (event.type, told.acting(_record(event).by))
    if _adds_to_a_situation(told, number, event):
        return ("situation_more",)
    if event.type == "agreement_changed" and _changed(told, number, event) <= {"evaluate"}:
        return (event.type, str(_record(event).evaluate))
    return (number,)


def _sentences(told: Told, group: list[Numbered]) -> list[str]:
    number, event = group[0]
    place = f"e{number}"
    if event.type == "acute_closed":
        return list(_acute_closed(told, place, [_record(each) for _, each in group]))
    if event.type == "agreement_changed":
        changed = _changed(told, number, event)
        if changed <= {"evaluate"}:
            return list(_go_on(told, place, [_record(each) for _, each in group]))
        return list(_agreement_changed(told, place, _record(event), changed))
    if _adds_to_a_situation(told, number, event):
        return [_situations_more(told, place, [_record(each).id for _, each in group])]
    teller = _TELLERS.get(event.type)
    made = list(teller(told, place, event.record)) if teller else []
    return [*made, *_went_back(told, number, event)]


def _adds_to_a_situation(told: Told, number: int, event: Event) -> bool:
    return event.type == "situation_described" and bool(
        told.trajectory.log.record(_record(event).id, number - 1)
    )


def _situations_more(told: Told, place: str, names: list[str]) -> str:
    named = list(dict.fromkeys(names))
    if len(named) == 1:
        return told.varied.say("situation_more", place, what=told.situation_short(named[0]))
    return told.varied.say("situations_more", place, n=str(len(named)))


def _changed(told: Told, number: int, event: Event) -> set[str]:
    """Return the fields in which a record differs from the version before it."""
    record = _record(event)
    before = told.trajectory.log.record(record.id, number - 1)
    return {
        name
        for name in type(record).model_fields
        if getattr(before, name, None) != getattr(record, name)
    }


def _record(event: Event) -> Any:
    """Return the record of an event, of the type that goes with it."""
    return event.record


def _go_on(told: Told, place: str, agreements: list[Agreement]) -> Iterator[str]:
    day = agreements[0].evaluate
    if isinstance(day, Known):
        one = f"“{told.fact(agreements[0].what) or agreements[0].id}”"
        many = told.word("so_many_agreements", n=str(len(agreements)))
        what = one if len(agreements) == 1 else many
        yield told.varied.say("go_on", place, what=what, day=told.day(day.value))


def _agreement_changed(told: Told, place: str, made: Agreement, changed: set[str]) -> Iterator[str]:
    say, what = told.varied.say, told.fact(made.what)
    if made.status in ("ended", "replaced"):
        yield say("agreement_over", place, what=what or made.id)
        return
    if "what" in changed or "keepers" in changed:
        yield from _agreement(told, place, made)
        return
    said = [say("agreement_other", place, what=what or made.id)]
    if "check" in changed and (check := told.fact(made.check)):
        said.append(say("check_how", place, check=check))
    if "otherwise" in changed and (otherwise := told.fact(made.otherwise)):
        said.append(say("otherwise", place, otherwise=otherwise))
    yield from _with_day(told, place, made, said)


def _acute_closed(told: Told, place: str, decisions: list[Decision]) -> Iterator[str]:
    named = [each for one in decisions for each in one.items]
    what = "; ".join(told.situation_short(each) for each in dict.fromkeys(named))
    yield told.varied.say("acute_closed", place, by=told.acting(decisions[0].by),
                          items=what or told.word("the_household"))  # fmt: skip
    first, *others = dict.fromkeys(_reason(told, each) for each in decisions)
    yield told.varied.say("because", place, reason=first)
    if others:
        yield told.varied.say("own_reason", place)


def _went_back(told: Told, number: int, event: Event) -> Iterator[str]:
    courses = told.trajectory.log.courses
    before, after = courses[number - 1], courses[number]
    if before.phase != after.phase and not isinstance(event.record, Decision):
        phase = _state(told, "phases", after.phase)
        yield told.varied.say("back", f"e{number}", phase=phase)


def _state(told: Told, line: Any, name: str) -> str:
    return told.say(told.trajectory.machine.line(line).state(name).label)


def _agreement(told: Told, place: str, made: Agreement) -> Iterator[str]:
    what = told.fact(made.what)
    if not what:
        return
    say, who = told.varied.say, told.parties(made.keepers) or told.word("somebody")
    said = [say("agreement", place, who=who, what=what)]
    if check := told.fact(made.check):
        said.append(say("check_how", place, check=check))
    elif not made.checkers:
        said.append(say("no_checker", place))
    if otherwise := told.fact(made.otherwise):
        said.append(say("otherwise", place, otherwise=otherwise))
    yield from _with_day(told, place, made, said)


def _with_day(told: Told, place: str, made: Agreement, said: list[str]) -> list[str]:
    if not isinstance(made.evaluate, Known):
        return said
    return told.varied.also(said, "evaluate", place, day=told.day(made.evaluate.value))


def _check(told: Told, place: str, check: Any) -> Iterator[str]:
    agreement = told.trajectory.log.record(check.agreement, told.trajectory.length)
    what = told.fact(agreement.what) if isinstance(agreement, Agreement) else ""
    if not what:
        return
    found = check.found.value if isinstance(check.found, Known) else "looked_unknown"
    slots = {"by": told.acting(check.by), "what": what}
    yield told.varied.say(found, place, **slots)


def _because(told: Told, place: str, decision: Decision) -> Iterator[str]:
    yield told.varied.say("because", place, reason=_reason(told, decision))


def _reason(told: Told, decision: Decision) -> str:
    reason = decision.reason
    words = (reason.en if told.lang == "en" else None) or reason.nl
    return words or told.label("reasons", reason.code)


def _chosen(told: Told, place: str, decision: Decision) -> Iterator[str]:
    what = "; ".join(
        f"({number}) {told.situation(each)}" for number, each in enumerate(decision.items, 1)
    )
    yield told.varied.say("chosen", place, by=told.acting(decision.by), items=what)
    yield from _because(told, place, decision)


def _opened(told: Told, place: str, decision: Decision) -> Iterator[str]:
    phase = _state(told, "phases", decision.to) if decision.to else told.word("unknown")
    yield told.varied.say("opened", place, by=told.acting(decision.by), phase=phase)
    yield from _because(told, place, decision)


def _scaled(told: Told, place: str, decision: Decision) -> Iterator[str]:
    approach = _state(told, "approaches", decision.to) if decision.to else told.word("unknown")
    yield told.varied.say("scaled", place, by=told.acting(decision.by), approach=approach)
    yield from _because(told, place, decision)


def _closed(told: Told, place: str, decision: Decision) -> Iterator[str]:
    endings = told.trajectory.machine.process.endings
    ending = told.say(endings[decision.to].label) if decision.to in endings else "-"
    yield told.varied.say("closed", place, by=told.acting(decision.by), ending=ending)
    yield from _because(told, place, decision)


def _decision(kind: str) -> Teller:
    def tell(told: Told, place: str, decision: Decision) -> Iterator[str]:
        yield told.varied.say(kind, place, by=told.acting(decision.by))
        yield from _because(told, place, decision)

    return tell


def _view(told: Told, place: str, view: Any) -> Iterator[str]:
    person = told.name(view.person) if view.person else told.acting(view.by)
    if words := told.fact(view.words):
        yield told.varied.say("view", place, person=person, words=words)
    else:
        yield told.varied.say("no_view", place, person=person)


def _goal(told: Told, place: str, goal: Any) -> Iterator[str]:
    yield told.varied.say("goal", place, what=told.say(goal.words))


def _goal_result(told: Told, place: str, goal: Any) -> Iterator[str]:
    if isinstance(goal.result, Known):
        result = told.label("results", goal.result.value)
        yield told.varied.say("goal_result", place, what=told.say(goal.words), result=result)


def _evaluated(told: Told, place: str, evaluation: Any) -> Iterator[str]:
    by, found = told.acting(evaluation.by), told.fact(evaluation.found)
    if found:
        yield told.varied.say("evaluated_found", place, by=by, what=found)
    else:
        yield told.varied.say("evaluated", place, by=by)


def _situation(kind: str) -> Teller:
    def tell(told: Told, place: str, situation: Any) -> Iterator[str]:
        if isinstance(situation.behaviour.words, Known):
            yield told.varied.say(kind, place, what=told.situation(situation.id))

    return tell


def _measure(kind: str) -> Teller:
    def tell(told: Told, place: str, measure: Any) -> Iterator[str]:
        label = told.label("measures", measure.kind)
        words = told.fact(measure.words)
        yield told.varied.say(kind, place, what=f"{label} ({words})" if words else label)

    return tell


def _hand_over(kind: str) -> Teller:
    def tell(told: Told, place: str, each: Any) -> Iterator[str]:
        giver, receiver = told.acting(each.giver), told.acting(each.receiver)
        yield told.varied.say(kind, place, giver=giver, receiver=receiver)

    return tell


def _hold(told: Told, place: str, hold: Any) -> Iterator[str]:
    yield told.varied.say("hold", place, reason=_plain(told, hold.reason))


def _hold_over(told: Told, place: str, hold: Any) -> Iterator[str]:
    if found := told.fact(hold.found):
        yield told.varied.say("hold_over", place, what=found)


def _consulted(told: Told, place: str, each: Any) -> Iterator[str]:
    slots = {"by": told.acting(each.by), "asked": told.party(each.asked)}
    yield told.varied.say("consulted", place, what=_plain(told, each.question), **slots)


def _answered(told: Told, place: str, each: Any) -> Iterator[str]:
    if answer := told.fact(each.answer):
        yield told.varied.say("answered", place, asked=told.party(each.asked), what=answer)


def _plain(told: Told, text: I18n) -> str:
    return told.say(text).rstrip(".")


_TELLERS: dict[str, Teller] = {
    "agreement_made": _agreement,
    "agreement_changed": _agreement,  # told by what changed in it
    "agreement_checked": _check,
    "agreement_kept": _check,
    "agreement_broken": _check,
    "top3_chosen": _chosen,
    "phase_opened": _opened,
    "phase_reopened": _opened,
    "gate_passed": _decision("passed"),
    "closed": _closed,
    "scaled_up": _scaled,
    "scaled_down": _scaled,
    "acute_opened": _decision("acute_opened"),
    "acute_closed": _decision("acute_opened"),  # told together, with what it was about
    "view_recorded": _view,
    "view_not_given": _view,
    "goal_set": _goal,
    "goal_looked_at": _goal_result,
    "evaluated": _evaluated,
    "new_violence_reported": _situation("new_violence"),
    "situation_described": _situation("situation"),
    "measure_started": _measure("measure"),
    "measure_ended": _measure("measure_over"),
    "hand_over_offered": _hand_over("hand_over"),
    "hand_over_accepted": _hand_over("handed_over"),
    "hand_over_declined": _hand_over("not_handed_over"),
    "hold_opened": _hold,
    "hold_closed": _hold_over,
    "consulted": _consulted,
    "expert_answered": _answered,
}
