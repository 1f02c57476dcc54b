"""What the facts read of the second and third phase: factors, goals and needs."""

from typing import Any

from top3.method.ages import age_in_years
from top3.method.facts import HOUSEHOLD, CaseWorld, reads
from top3.method.groups import chosen_items
from top3.model.agreements import Goal
from top3.model.case import Case
from top3.model.people import Person, is_person
from top3.model.situations import Factor, RecoveryNeed, Situation
from top3.rules.claims import Claim, Members, Reading
from top3.values import Known, NotApplicable, Unknown

_LATER_PHASES = ("stable_safety", "recovery", "following", "closed")
_NOBODY = ("nobody", "waiting")
_REACHED = "reached"
_HELPING = ("protective_factor", "strength")
_CHANGE = {"dynamic": True, "static": False}


def _flag(value: bool) -> Reading:
    return Reading((Claim(value),))


@reads("household.statements_classed")
def _statements_classed(world: CaseWorld, case: Case) -> Reading:
    # what nobody classified is not known: no class is ever guessed from the words
    return _flag(True) if all(each.class_ for each in case.statements) else Reading()


@reads("situation.chosen")
def _chosen(world: CaseWorld, situation: Situation) -> Reading:
    return _flag(situation.id in chosen_items(world.case))


@reads("household.top3_is_chosen")
def _top3_is_chosen(world: CaseWorld, case: Case) -> Reading:
    return _flag(bool(chosen_items(case)))


@reads("household.help_begun")
def _help_begun(world: CaseWorld, case: Case) -> Reading:
    """Say whether people began to plan help: a later phase, a goal, or a factor taken up."""
    later = case.position is not None and case.position.phase in _LATER_PHASES
    taken_up = any(_state(each) not in (None, *_NOBODY) for each in case.factors)
    return _flag(later or bool(case.goals) or taken_up)


@reads("household.past_direct_safety")
def _past_direct_safety(world: CaseWorld, case: Case) -> Reading:
    if case.position is None:
        return Reading()
    return _flag(case.position.phase in _LATER_PHASES)


@reads("household.treatment_planned")
def _treatment_planned(world: CaseWorld, case: Case) -> Reading:
    """Say whether a goal of treatment stands open; one without a kind leaves it unknown."""
    kinds = world.rules.terms.get("goal_kinds", {})
    standing = [each for each in case.goals if not _is_reached(each)]
    if any(kinds.get(each.kind or "", {}).get("treats") for each in standing):
        return _flag(True)
    return Reading() if any(each.kind is None for each in standing) else _flag(False)


@reads("household.has_risk_factors")
def _has_risk_factors(world: CaseWorld, case: Case) -> Reading:
    return _flag(any(each.kind == "risk" for each in case.factors))


@reads("household.has_protective")
def _has_protective(world: CaseWorld, case: Case) -> Reading:
    factors = any(each.kind == "protective" for each in case.factors)
    told = any(each.class_ in _HELPING for each in case.statements)
    return _flag(factors or told or bool(case.strengths))


@reads("household.help_only_for_children")
def _help_only_for_children(world: CaseWorld, case: Case) -> Reading:
    """Say whether every goal is for a child; unknown where nobody says for whom, or how old."""
    return _only([_is_minor(world, who) for each in case.goals for who in for_whom(world, each)])


@reads("situation.linked_only_to_children")
def _linked_only_to_children(world: CaseWorld, situation: Situation) -> Reading:
    """Say whether all that is linked as a risk is about a child; what is about nobody is not."""
    linked = [each for each in world.case.factors if situation.id in each.hangs_on]
    risks = [each for each in linked if each.kind == "risk"]
    minors = [
        False if each.of is None and each.level != "person" else _is_minor(world, each.of)
        for each in risks
    ]
    return _only(minors)


def _only(minors: list[bool | None]) -> Reading:
    if False in minors or not minors:
        return _flag(False)
    return Reading() if None in minors else _flag(True)


def for_whom(world: CaseWorld, goal: Goal) -> tuple[str | None, ...]:
    """Return for whom a goal is: who it names, else whoever its factors and needs are about.

    One None where nobody says.
    """
    if goal.person:
        return (goal.person,)
    answered = (world.by_id.get(each) for each in goal.answers)
    found = [
        each.of if isinstance(each, Factor) else each.person
        for each in answered
        if isinstance(each, Factor | RecoveryNeed)
    ]
    return tuple(dict.fromkeys(found)) or (None,)


def _is_minor(world: CaseWorld, who: str | None) -> bool | None:
    person = world.by_id.get(who or "")
    ages = age_in_years(person, world.as_of) if isinstance(person, Person) else None
    limit = world.rules.number("child_age")
    if ages is None or ages[0] < limit <= ages[1]:
        return None
    return ages[1] < limit


@reads("household.consulted")
def _consulted(world: CaseWorld, case: Case) -> Reading:
    """Return the roles that were asked or are involved; the record owns this list."""
    asked = [each.asked for each in case.consultations]
    involved = [each.organisation for each in case.involvements if _is_active(each)]
    roles = tuple(dict.fromkeys(each for each in (*asked, *involved) if not is_person(each)))
    return Reading((Claim(Members(roles, complete=True)),))


def _is_active(involvement: Any) -> bool:
    status = involvement.status
    return not (isinstance(status, Known) and status.value in ("stopped", "never_started"))


@reads("factor.is_risk")
def _is_risk(world: CaseWorld, factor: Factor) -> Reading:
    return _flag(factor.kind == "risk")


@reads("factor.is_mental_problem")
def _is_mental_problem(world: CaseWorld, factor: Factor) -> Reading:
    """Say whether the list counts it as a mental problem; unknown while nobody named it."""
    entry = world.rules.terms.get("factors", {}).get(factor.name or "")
    return _flag(bool(entry.get("mental"))) if entry else Reading()


@reads("factor.dynamic")
def _dynamic(world: CaseWorld, factor: Factor) -> Reading:
    """Return what people say; where nobody was asked, what the list of factors says of its name."""
    entry = world.rules.terms.get("factors", {}).get(factor.name or "", {})
    listed = _CHANGE.get(entry.get("change", ""))
    unasked = isinstance(factor.dynamic, Unknown) and factor.dynamic.reason == "not_asked"
    if unasked and listed is not None:
        return _flag(listed)
    return world.reading(factor.dynamic, factor.statements)


@reads("factor.effect")
def _effect(world: CaseWorld, factor: Factor) -> Reading:
    """Return the effect as people judged it; a step that leaves it open is not known yet."""
    levels = world.rules.terms.get("effects", {})
    effect = factor.effect
    if isinstance(effect, Known) and levels.get(effect.value, {}).get("open"):
        return Reading(unknown=Unknown(reason="asked_unknown"))
    return world.reading(effect, factor.statements)


@reads("factor.taken_up")
def _taken_up(world: CaseWorld, factor: Factor) -> Reading:
    goals = any(factor.id in each.answers for each in world.case.goals)
    return _flag(goals or _state(factor) not in (None, *_NOBODY))


def _state(item: Factor | RecoveryNeed) -> str | None:
    return item.state.value if isinstance(item.state, Known) else None


@reads("person.lives_here")
def _lives_here(world: CaseWorld, person: Person) -> Reading:
    members = world.read(HOUSEHOLD, "household.members").merged()
    return _in_one(person.id, [members])


@reads("person.went_through_it")
def _went_through_it(world: CaseWorld, person: Person) -> Reading:
    """Say whether it happened to somebody, or while they were there; unknown while that is open."""
    there = [
        world.reading(getattr(each, name), each.statements).merged()
        for each in world.case.situations
        for name in ("affected", "present")
    ]
    return _in_one(person.id, there)


def _in_one(who: str, groups: list[Members]) -> Reading:
    if any(who in each.has for each in groups):
        return _flag(True)
    return _flag(False) if all(each.complete for each in groups) else Reading()


@reads("person.has_recovery_need")
def _has_recovery_need(world: CaseWorld, person: Person) -> Reading:
    return _flag(any(each.person == person.id for each in world.case.needs))


@reads("person.screening_recorded")
def _screening_recorded(world: CaseWorld, person: Person) -> Reading:
    terms = world.rules.terms
    goals = any(
        terms.get("goal_kinds", {}).get(each.kind or "", {}).get("screens")
        for each in world.case.goals
        if person.id in for_whom(world, each)
    )
    needs = any(
        terms.get("recovery_areas", {}).get(each.area, {}).get("screens")
        for each in world.case.needs
        if each.person == person.id
    )
    return _flag(bool(goals or needs))


def recovery_goals(world: CaseWorld, who: str) -> tuple[Goal, ...]:
    """Return the goals that answer a recovery need of somebody, in the order of the record."""
    needs = {each.id for each in world.case.needs if each.person == who}
    return tuple(each for each in world.case.goals if needs & set(each.answers))


@reads("person.recovery_goals_evaluated")
def _recovery_goals_evaluated(world: CaseWorld, person: Person) -> Reading:
    """Say whether somebody looked at every need: it is done, or each of its goals has a result."""
    needs = [each for each in world.case.needs if each.person == person.id]
    return _flag(all(_is_looked_at(world, each) for each in needs))


def _is_looked_at(world: CaseWorld, need: RecoveryNeed) -> bool:
    goals = [each for each in world.case.goals if need.id in each.answers]
    if not goals:
        return _state(need) == "done"
    return all(isinstance(each.result, Known) for each in goals)


@reads("person.recovery_goal_overdue")
def _recovery_goal_overdue(world: CaseWorld, person: Person) -> Reading:
    late = [
        each.id
        for each in recovery_goals(world, person.id)
        if each.until and each.until < world.as_of and not _has_result(each)
    ]
    return _flag(bool(late))


def _has_result(goal: Goal) -> bool:
    return isinstance(goal.result, Known | NotApplicable)


def _is_reached(goal: Goal) -> bool:
    return isinstance(goal.result, Known) and goal.result.value == _REACHED
