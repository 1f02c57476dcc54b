"""What the facts read of how far a case is: phases, agreements, direction and sharing.

Checks, decisions, measures and hand-overs are the record's own: one that is not there was not made.
What nobody told of the family stays unknown.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from top3.method.ages import age_in_years
from top3.method.facts import HOUSEHOLD, WRITTEN, CaseWorld, reads
from top3.method.readers import CHILD
from top3.model.agreements import Agreement, Check, Decision, Measure
from top3.model.case import Case
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.claims import Claim, Direction, Reading
from top3.rules.evaluate import Evaluator, Key
from top3.rules.logic import Tri
from top3.values import Known, RoleRef, Unknown, first_day, last_day

LATER_PHASES = ("stable_safety", "recovery", "following", "closed")
"""The phases from which new violence leads back."""

ACUTE_OUTCOMES = (("acute_check", "required"), ("at_least", "acute"))
"""What follows from a danger that asks for an acute check."""

_UNSETTLED = Direction(raises=True, gate=True)
"""How dangers are read for a gate: a contradiction is no no, and stays open until it is weighed."""

CALM_WHEN_TRUE = ("person.can_leave_and_call", "household.care_covered")
"""Answers of the acute round of which the no is the alarming one."""


def flag(value: bool, by: Iterable[str] = ()) -> Reading:
    """Return a yes or a no, with the statements it rests on."""
    return Reading((Claim(value, tuple(by)),))


def on_or_none(day: Any) -> date | None:
    """Return a day that is known, or None; also of a fact that is a plain day."""
    value = day.value if isinstance(day, Known) else day
    return value if isinstance(value, date) else None


# ------------------------------------------------------------------ where the case stands
@reads("household.phase")
def _phase(world: CaseWorld, case: Case) -> Reading:
    phases = world.rules.terms.get("phases", {})
    phase = case.position.phase if case.position else ""
    # phases are opened by a decision: where none is recorded, none was opened
    return Reading((Claim(phase if phase in phases else "intake"),))


@reads("situation.happened_since_phase")
def _happened_since_phase(world: CaseWorld, situation: Situation) -> Reading:
    position = world.case.position
    if position is None or position.phase not in LATER_PHASES:
        return flag(False)
    since = position.since
    if isinstance(since, Unknown):
        return Reading(unknown=since)
    return _happened_from(world, situation, first_day(since), last_day(since))


@reads("situation.happened_despite_agreement")
def _happened_despite_agreement(world: CaseWorld, situation: Situation) -> Reading:
    listed = [each for each in world.case.agreements if situation.id in each.answers]
    if not listed:
        return flag(False)
    starts = [on_or_none(each.from_) for each in listed]
    known = [each for each in starts if each]
    if not known:
        return Reading()
    # what happened on the day itself may have been the reason for the agreement
    after = min(known) + timedelta(days=1)
    reading = _happened_from(world, situation, after, after)
    surely = any(claim.value for claim in reading.claims)
    return reading if surely or len(known) == len(starts) else Reading()


def _happened_from(world: CaseWorld, situation: Situation, least: date, most: date) -> Reading:
    """Say of each account whether it happened on or after a day, known between two."""
    reading = world.reading(situation.when, situation.statements)
    claims = []
    for claim in reading.claims:
        when = claim.value
        sure = [day for day in (*when.on, when.around, when.from_) if day]
        last = when.latest()
        if any(first_day(day) >= most for day in sure):
            claims.append(Claim(True, claim.by, claim.weak, claim.told))
        elif last is None or last >= least or (when.pattern and not when.to):
            return Reading()
        else:
            claims.append(Claim(False, claim.by, claim.weak, claim.told))
    return Reading(tuple(claims), reading.unknown)


# ------------------------------------------------------------------ the acute check
@reads("situation.acute_open")
def _acute_open(world: CaseWorld, situation: Situation) -> Reading:
    return _open_dangers(world, [("situation", situation.id)])


@reads("household.acute_open")
def _household_acute_open(world: CaseWorld, _: Case) -> Reading:
    return _open_dangers(world, [HOUSEHOLD, *world.items("person")])


def _open_dangers(world: CaseWorld, items: Iterable[Key]) -> Reading:
    """Bring together what every acute danger rule says of these items, those of a layer too.

    It asks the rules, and does not name them: a danger that a layer adds holds a gate shut without
    anybody naming it there, and one that a layer withdraws breaks no gate. No danger may read it.
    """
    evaluator = Evaluator(world.rules, world)
    values = [
        evaluator.tree_in(rule, item, _UNSETTLED).value
        for rule in world.rules.rules
        if rule.head.kind == "danger" and rule.outcome in ACUTE_OUTCOMES
        for item in items
        if item[0] == rule.head.about
    ]
    if Tri.TRUE in values:
        return flag(True)
    return Reading() if Tri.UNKNOWN in values else flag(False)


@reads("situation.acute_closed")
def _acute_closed(world: CaseWorld, situation: Situation) -> Reading:
    told = [last_day(world.reports[each.report].recorded)
            for each in world.statements(situation.statements)]  # fmt: skip
    people = {
        who
        for name in ("actors", "affected", "present")
        for who in world.reading(getattr(situation, name)).merged().has
    }
    news = [*told, *_alarms(world, {*people, None, situation.id})]
    return _closed(world, lambda each: situation.id in each.items, news)


@reads("household.acute_closed")
def _household_acute_closed(world: CaseWorld, case: Case) -> Reading:
    news = _alarms(world, {None, *(each.id for each in case.people)})
    return _closed(world, lambda each: not _situations_of(world, each), news)


def _situations_of(world: CaseWorld, decision: Decision) -> list[str]:
    return [each for each in decision.items if isinstance(world.by_id.get(each), Situation)]


def _closed(
    world: CaseWorld, is_about: Callable[[Decision], bool], news: Iterable[date]
) -> Reading:
    """Say whether a named person closed it with a reason and a measure, and nothing came after."""
    kinds = ("acute_opened", "acute_closed")
    listed = [each for each in world.case.decisions if each.kind in kinds and is_about(each)]
    newest = max(listed, key=lambda each: on_or_none(each.on) or date.max, default=None)
    if newest is None:
        return flag(False)
    day = on_or_none(newest.on)
    same = [each for each in listed if on_or_none(each.on) == day]
    whole = same[-1].kind == "acute_closed" and is_whole(world, same[-1]) and _has_measure(
        world, same[-1]
    )  # fmt: skip
    later = day is None or any(each > day for each in news)
    return flag(whole and not later, same[-1].statements)


def is_whole(world: CaseWorld, decision: Decision) -> bool:
    """Say whether a decision has who, a day that has come, and a reason in words."""
    day = on_or_none(decision.on)
    named = isinstance(decision.by, Known)
    reason = bool(decision.reason.nl or decision.reason.en)
    return named and reason and day is not None and day <= world.as_of


def _has_measure(world: CaseWorld, decision: Decision) -> bool:
    done = (world.by_id.get(each) for each in decision.items)
    return bool(decision.words) or any(isinstance(each, Agreement | Measure) for each in done)


def _alarms(world: CaseWorld, about: set[str | None]) -> list[date]:
    """Return the days on which an alarming answer was given about any of these."""
    facts = world.rules.dictionary.facts
    days = [
        each.on
        for each in world.case.acute_rounds
        if each.person in about
        for fact, answer in each.answers.items()
        if (fact not in CALM_WHEN_TRUE) in _values(answer)
    ]
    noted = [
        each.on
        for each in world.case.noted
        if each.about in about
        and each.fact in facts
        and facts[each.fact].signal
        and True in _values(each.value)
    ]
    return days + noted


def _values(fact: Any) -> list[Any]:
    claims = getattr(fact, "claims", ())
    return [fact.value] if isinstance(fact, Known) else [each.value for each in claims]


# ------------------------------------------------------------------ agreements and their checks
def has_ended(world: CaseWorld, agreement: Agreement) -> bool:
    """Say whether an agreement was ended or replaced, or its last day has passed."""
    if agreement.status:
        return agreement.status != "running"
    until = on_or_none(agreement.until)
    return until is not None and until < world.as_of


@reads("agreement.has_ended")
def _has_ended(world: CaseWorld, agreement: Agreement) -> Reading:
    return flag(has_ended(world, agreement), agreement.statements)


@reads("agreement.runs")
def _runs(world: CaseWorld, agreement: Agreement) -> Reading:
    if has_ended(world, agreement):
        return flag(False, agreement.statements)
    start = world.reading(agreement.from_, agreement.statements)
    at_a_sign = isinstance(agreement.signal, Known) and agreement.status == "running"
    if at_a_sign and not start.claims:
        # what is done at a sign has no first day: it runs once somebody says that it does
        return flag(True, agreement.statements)
    claims = (Claim(each.value <= world.as_of, each.by, each.weak, each.told)
              for each in start.claims)  # fmt: skip
    return Reading(tuple(claims), start.unknown, start.applies)


def _checks(world: CaseWorld, agreement: Agreement) -> list[Check]:
    return [
        each
        for each in world.case.checks
        if each.agreement == agreement.id and (on_or_none(each.on) or date.min) <= world.as_of
    ]


@reads("agreement.was_checked_by_another")
def _was_checked_by_another(world: CaseWorld, agreement: Agreement) -> Reading:
    listed = _checks(world, agreement)
    others = [_is_another(world, agreement, each) for each in listed]
    by = [each.statement for each in listed if each.statement]
    if True in others:
        return flag(True, by)
    return Reading() if None in others else flag(False, by)


def _is_another(world: CaseWorld, agreement: Agreement, check: Check) -> bool | None:
    """Say whether a check was made by another than who keeps it: an adult, on a known day."""
    if not isinstance(check.by, Known) or on_or_none(check.on) is None:
        return None
    who: RoleRef = check.by.value
    if who.person is None:
        if who.role in (CHILD, *agreement.keepers):
            return False
        # a role of the family can be the very person who keeps it
        at_home = {role for each in world.case.people for role in each.roles}
        return None if who.role in at_home else True
    if who.person in agreement.keepers:
        return False
    return _is_adult(world, who.person)


def _is_adult(world: CaseWorld, name: str) -> bool | None:
    person = world.by_id[name]
    assert isinstance(person, Person)
    age, least = age_in_years(person, world.as_of), world.rules.number("child_age")
    if age is None or age[0] < least <= age[1]:
        return None
    return age[0] >= least


@reads("agreement.broken")
def _broken(world: CaseWorld, agreement: Agreement) -> Reading:
    listed = _checks(world, agreement)
    if not listed:
        return flag(False)
    newest = max((day for each in listed if (day := on_or_none(each.on))), default=None)
    last = [each for each in listed if on_or_none(each.on) in (newest, None)]
    found = [(value, each) for each in last for value in _values(each.found)]
    broken = [each for value, each in found if value == "broken"]
    by = [each.statement for each in broken or last if each.statement]
    sure = all(_values(each.found) for each in last)
    return flag(bool(broken), by) if broken or sure else Reading()


@reads("household.next_evaluation")
def _next_evaluation(world: CaseWorld, case: Case) -> Reading:
    running = (each for each in case.agreements if not has_ended(world, each))
    days = [day for each in running if (day := on_or_none(each.evaluate))]
    coming = [each for each in days if each >= world.as_of]
    if not days:
        return Reading()
    return Reading((Claim(min(coming) if coming else max(days)),))


def _early_signs(_: CaseWorld, case: Case) -> Reading:
    """Read early signs where they are written with what happens then."""
    written = [each for each in case.warning_signs if isinstance(each.then, Known)]
    return Reading((Claim("recorded"),)) if written else Reading()


WRITTEN["household.early_signs"] = _early_signs


# ------------------------------------------------------------------ factors and goals
@reads("situation.factors_have_state")
def _factors_have_state(world: CaseWorld, situation: Situation) -> Reading:
    linked = [
        each for each in world.case.factors if each.kind == "risk" and situation.id in each.hangs_on
    ]
    return flag(bool(linked) and all(isinstance(each.state, Known) for each in linked))


@reads("household.goal_overdue")
def _goal_overdue(world: CaseWorld, case: Case) -> Reading:
    late = [each for each in case.goals if each.until and each.until < world.as_of]
    results = [value for each in late for value in (_values(each.result) or [None])]
    if any(each not in ("reached", None) for each in results):
        return flag(True)
    return Reading() if None in results else flag(False)


@reads("household.goals_looked_at")
def _goals_looked_at(_: CaseWorld, case: Case) -> Reading:
    return flag(bool(case.goals) and all(isinstance(each.result, Known) for each in case.goals))
