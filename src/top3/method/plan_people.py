"""Whether everybody has a route out and a voice in the plan, and adults' own safety has a place."""

from collections.abc import Iterator

from top3.method.ages import age_in_years
from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.names import listed, person_name
from top3.method.plan_found import Found
from top3.method.plan_orphans import Running
from top3.method.stages import PlannedCase
from top3.method.whom import is_young
from top3.model.agreements import EmergencyStep
from top3.model.people import Person, View, is_person
from top3.values import Known

_SIGNS_FROM = ("recovery", "following", "closed")
_HELP_FROM = ("stable_safety", "recovery", "following", "closed")
_ROUTE = "household.emergency_route"


def voices_and_routes(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield who has no step for when it goes wrong, no own view asked alone, or no place.

    What nobody recorded counts as missing, never as arranged.
    """
    yield from _routes(plan)
    yield from _signs(plan)
    yield from _views(plan)
    yield from _adults(plan, running)
    yield from _help(plan)


def _routes(plan: PlannedCase) -> Iterator[Found]:
    world, steps = plan.world, plan.case.emergency_steps
    at_stake = (*plan.about, *plan.open_acute)
    if not at_stake:
        return
    if not steps:
        if not _is_told(world, _ROUTE):
            yield Found("no_emergency_route", HOUSEHOLD[1])
        return
    affected = dict.fromkeys(who for name in at_stake for who in _affected(world, name))
    without = [who for who in affected if not any(_is_for(each, who) for each in steps)]
    if without:
        who = listed(person_name(world, each) for each in without)
        yield Found("no_route_for_person", HOUSEHOLD[1], {"who": who}, items=tuple(without))


def _is_for(step: EmergencyStep, who: str) -> bool:
    seen = not step.only_for or who in step.only_for
    return step.person == who or (step.person is None and seen)


def _is_told(world: CaseWorld, fact: str) -> bool:
    return any(claim.value is True for claim in world.read(HOUSEHOLD, fact).claims if claim.told)


def _affected(world: CaseWorld, situation: str) -> tuple[str, ...]:
    if situation not in world.by_id:
        return ()
    return tuple(world.read(("situation", situation), "situation.affected").merged().has)


def _signs(plan: PlannedCase) -> Iterator[Found]:
    world, signs = plan.world, plan.case.warning_signs
    known = world.read(HOUSEHOLD, "household.early_signs").claims
    if _phase(plan) in _SIGNS_FROM and not signs and not known:
        yield Found("no_warning_signs", HOUSEHOLD[1])
    for each in signs:
        if not isinstance(each.then, Known):
            yield Found("sign_without_then", each.id)
        if each.noticed_by and all(_is_child(world, who) for who in each.noticed_by):
            yield Found("sign_for_a_child_to_watch", each.id)


def _is_child(world: CaseWorld, party: str) -> bool:
    """Say whether a party is a child or may be one: an age nobody knows is no adult's."""
    return party == "child" or (is_person(party) and not _is_adult(world, party))


def _is_adult(world: CaseWorld, who: str) -> bool:
    person = world.by_id.get(who)
    age = age_in_years(person, world.as_of) if isinstance(person, Person) else None
    return age is not None and age[0] >= world.rules.number("child_age")


def _is_minor(world: CaseWorld, who: str) -> bool:
    person = world.by_id.get(who)
    age = age_in_years(person, world.as_of) if isinstance(person, Person) else None
    return age is not None and age[1] < world.rules.number("child_age")


def _phase(plan: PlannedCase) -> str:
    return plan.case.position.phase if plan.case.position else "intake"


def _views(plan: PlannedCase) -> Iterator[Found]:
    """Yield once who gave a view that is not known to be asked alone, of whom it happens to."""
    world = plan.world
    affected = {who for name in plan.about for who in _affected(world, name)}
    told = [each for each in plan.case.views if each.person in affected and _is_own(world, each)]
    alone = {each.person for each in told if _is_yes(each.asked_alone)}
    together = dict.fromkeys(
        each.person for each in told if each.person and each.person not in alone
    )
    if together:
        who = listed(person_name(world, each) for each in together)
        yield Found("view_only_together", HOUSEHOLD[1], {"who": who}, items=tuple(together))


def _is_own(world: CaseWorld, view: View) -> bool:
    """Say whether somebody said it themselves: a small child is not asked, but seen."""
    person = world.by_id.get(view.person or "")
    told = isinstance(view.words, Known) or bool(view.top3)
    return told and isinstance(person, Person) and not is_young(world, person)


def _is_yes(fact: object) -> bool:
    return isinstance(fact, Known) and fact.value is True


def _adults(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield once which adults something happens to that nothing chosen or agreed is about."""
    world = plan.world
    if plan.basis != "chosen" or not plan.about:
        return
    covered = {who for name in plan.about for who in _affected(world, name)}
    left = {
        who: each.situation
        for each in plan.prioritised.assessed.situations
        if each.situation not in plan.about and not each.past
        if not any(each.situation in one.answers and running(one) for one in plan.agreed)
        for who in _affected(world, each.situation)
        if who not in covered and not _is_minor(world, who)
    }
    if left:
        slots = {"who": listed(person_name(world, each) for each in left)}
        items = tuple(dict.fromkeys(left.values()))
        yield Found("adult_safety_left_out", HOUSEHOLD[1], slots, items=items)


def _help(plan: PlannedCase) -> Iterator[Found]:
    """Yield factors that people said nobody takes up, and later those of which nobody said who."""
    part = plan.parts.help
    for name in part.nobody:
        yield Found("factor_nobody_takes_up", name)
    if _phase(plan) in _HELP_FROM:
        for name in part.not_said:
            yield Found("factor_nobody_takes_up", name)
