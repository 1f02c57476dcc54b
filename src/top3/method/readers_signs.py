"""What the facts read of signs that weigh: patterns, separation, ages, dissent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from top3.method.ages import age_in_years
from top3.method.facts import CaseWorld, reads
from top3.model.agreements import Judgement
from top3.model.case import Case
from top3.model.people import Person, is_person
from top3.model.situations import Situation
from top3.rules.claims import Claim, Members, Reading
from top3.rules.language import RuleSet
from top3.values import Known, Unknown, When, first_day, last_day

ONCE = "once"
"""How often, when somebody asked whether it was more than that: it was not."""

_UNBOUND = 10_000
_ADULT = 18
_OLDEST = 130
_URGENCY = "urgency"
_DIVORCE = "complex_divorce"
_REPORTING = "veilig_thuis"


@reads("situation.day_count")
def _day_count(world: CaseWorld, situation: Situation) -> Reading:
    reading = world.reading(situation.when, situation.statements)
    told = [claim for claim in reading.claims if claim.told]
    least = max((1, *(claim.value.day_count() for claim in told)))
    often = _once(world, situation)
    if often:
        # somebody asked whether it was more: that, and only that, is an upper bound
        return Reading(tuple(replace(each, value=(least, least)) for each in often))
    if not reading.claims:
        return reading
    # what nobody told about more days is not a no: there is no upper bound
    return Reading((Claim((least, _UNBOUND), reading.claims[0].by),))


def _once(world: CaseWorld, situation: Situation) -> list[Claim]:
    """Return who says that it was once and no more; nobody where people differ."""
    claims = world.reading(situation.how_often, situation.statements).claims
    once = [each for each in claims if each.told and each.value == ONCE]
    return once if len(once) == len(claims) else []


@reads("situation.days_between")
def _days_between(world: CaseWorld, situation: Situation) -> Reading:
    """Read how far apart the two nearest days were; there may be others in between."""
    reading = world.reading(situation.when, situation.statements)
    gaps = [gap for each in reading.claims if each.told for gap in _gaps(each.value)]
    if not gaps:
        return reading if not reading.claims else Reading()
    by = tuple(dict.fromkeys(name for each in reading.claims for name in each.by))
    return Reading((Claim((0, min(gaps)), by),))


def _gaps(when: When) -> Iterator[int]:
    """Yield the most days between every two times; what went on from then to then has no gap."""
    if when.from_ and when.to and when.from_ != when.to:
        yield 0
    named = {each for each in (*when.on, when.around, when.from_, when.to) if each}
    for one, other in combinations(sorted(named), 2):
        yield abs(
            (max(last_day(one), last_day(other)) - min(first_day(one), first_day(other))).days
        )


@reads("situation.days_since")
def _days_since(world: CaseWorld, situation: Situation) -> Reading:
    """Read how long ago the last day was that is known; it may have happened since."""
    reading = world.reading(situation.when, situation.statements)
    days = [each.value.latest() for each in reading.claims if each.told]
    ago = [(world.as_of - day).days for day in days if day is not None]
    if not ago:
        return reading if not reading.claims else Reading()
    by = tuple(dict.fromkeys(name for each in reading.claims for name in each.by))
    return Reading((Claim((0, max(0, min(ago))), by),))


@reads("situation.since")
def _since(world: CaseWorld, situation: Situation) -> Reading:
    """Read since when it goes on: a period that has begun; single days do not say it."""
    reading = world.reading(situation.when, situation.statements)
    claims = [
        replace(each, value=first_day(each.value.from_))
        for each in reading.claims
        if each.value.from_
    ]
    return world.together(claims) if claims else Reading(unknown=reading.unknown)


@reads("situation.informants")
def _informants(world: CaseWorld, situation: Situation) -> Reading:
    """Read which persons told it; while one who told it is unknown there may be others."""
    told = world.statements(situation.statements)
    tellers = [world.informant(each) for each in told]
    known = dict.fromkeys(each for each in tellers if isinstance(each, str) and is_person(each))
    unknown = next((each for each in tellers if isinstance(each, Unknown)), None)
    complete = bool(told) and unknown is None
    members = Members(tuple(known), complete, unknown.reason if unknown else "not_asked")
    return Reading((Claim(members, tuple(each.id for each in told)),))


@reads("situation.youngest_child_then")
def _youngest(world: CaseWorld, situation: Situation) -> Reading:
    return _child_then(world, situation, youngest=True)


@reads("situation.eldest_child_then")
def _eldest(world: CaseWorld, situation: Situation) -> Reading:
    return _child_then(world, situation, youngest=False)


def _child_then(world: CaseWorld, situation: Situation, *, youngest: bool) -> Reading:
    """Read the age of a child it happened to or who was there, on the days it happened.

    Somebody whose age is not known may be a child, and a group that is open may hold another one.
    """
    when = world.reading(situation.when, situation.statements)
    days = [day for each in when.claims if each.told for day in each.value.days()]
    groups = [
        world.reading(getattr(situation, name), situation.statements).merged()
        for name in ("affected", "present")
    ]
    people = (world.by_id[who] for who in dict.fromkeys(who for one in groups for who in one.has))
    ages = [_age_then(world, each, days) for each in people if isinstance(each, Person)]
    may_be = [(low, min(high, _ADULT - 1)) for low, high in ages if low < _ADULT]
    is_open = not all(each.complete for each in groups)
    sure = [low < _ADULT and high < _ADULT for low, high in ages]
    if not may_be:
        return Reading() if is_open else Reading(applies=False)
    if not any(sure):
        return Reading()
    return Reading((Claim(_bounds(may_be, youngest=youngest, is_open=is_open)),))


def _bounds(ages: list[tuple[int, int]], *, youngest: bool, is_open: bool) -> tuple[int, int]:
    lows, highs = zip(*ages, strict=True)
    if youngest:
        return (0 if is_open else min(lows)), min(highs)
    return max(lows), (_ADULT - 1 if is_open else max(highs))


def _age_then(world: CaseWorld, person: Person, days: Iterable[str]) -> tuple[int, int]:
    """Return the least and the most somebody was; without a day, anything up to the age of now."""
    listed = list(days)
    now = age_in_years(person, world.as_of) or (0, _OLDEST)
    if not listed:
        return 0, now[1]
    first, last = min(map(first_day, listed)), max(map(last_day, listed))
    low, _ = age_in_years(person, first) or (0, _OLDEST)
    _, high = age_in_years(person, last) or (0, _OLDEST)
    return low, high


@reads("situation.judged_apart")
def _judged_apart(world: CaseWorld, situation: Situation) -> Reading:
    """Read how many levels people lie apart on urgency; each counts by what they said last."""
    scale = world.rules.urgency
    last: dict[object, Judgement] = {}
    for each in world.case.judgements:
        if each.about == situation.id and (each.scale or _URGENCY) == _URGENCY:
            named = each.by.person or each.by.name
            who = (each.by.role, named) if named else each.id
            last[who] = max((last.get(who, each), each), key=lambda one: one.on)
    levels = sorted(scale.index(each.level) for each in last.values() if each.level in scale)
    apart = levels[-1] - levels[0] if levels else 0
    return Reading((Claim((apart, apart), tuple(each.id for each in last.values())),))


@reads("situation.child_against_parent")
def _child_against_parent(world: CaseWorld, situation: Situation) -> Reading:
    """Read whether somebody does it to their own parent; a tie nobody recorded is unknown."""
    actors = world.reading(situation.actors, situation.statements).merged().has
    affected = world.reading(situation.affected, situation.statements).merged().has
    pairs = [(one, other) for one in actors for other in affected if one != other]
    if any(_is_parent(world.case, other, one) for one, other in pairs):
        return Reading((Claim(True),))
    tied = bool(pairs) and all(_ties(world.case, one, other) for one, other in pairs)
    return Reading((Claim(False),)) if tied else Reading()


def _is_parent(case: Case, parent: str, child: str) -> bool:
    return any(
        ((each.who, each.of) == (parent, child) and each.kind in ("parent", "stepparent"))
        or ((each.who, each.of) == (child, parent) and each.kind == "child")
        for each in case.relations
    )


def _ties(case: Case, one: str, other: str) -> set[str]:
    return {each.kind for each in case.relations if {each.who, each.of} == {one, other}}


@reads("situation.between_ex_partners")
def _between_ex_partners(world: CaseWorld, situation: Situation) -> Reading:
    """Read whether it is between people who parted, or was called a conflict divorce."""
    actors = world.reading(situation.actors, situation.statements).merged().has
    affected = world.reading(situation.affected, situation.statements).merged().has
    pairs = list(combinations(dict.fromkeys((*actors, *affected)), 2))
    ties = [_ties(world.case, one, other) for one, other in pairs]
    if any("ex_partner" in each for each in ties) or _is_called(world.rules, situation, _DIVORCE):
        return Reading((Claim(True),))
    return Reading((Claim(False),)) if ties and all(ties) else Reading()


def _is_called(rules: RuleSet, situation: Situation, headword: str) -> bool:
    words = situation.behaviour.words
    entry = rules.terms.get("headwords", {}).get(headword, {})
    plain = words.value.nl.strip().strip(".!").casefold() if isinstance(words, Known) else None
    return plain in (str(entry.get("nl")).casefold(), str(entry.get("en")).casefold())


@reads("person.capacity_established")
def _capacity_established(_world: CaseWorld, person: Person) -> Reading:
    established = any(isinstance(each.able, Known) for each in person.capacities)
    return Reading((Claim(True, person.statements),)) if established else Reading()


@reads("household.children_heard_apart")
def _children_heard_apart(world: CaseWorld, case: Case) -> Reading:
    """Read whether every child told their own view alone; who may be a child counts as one."""
    members = world.reading(case.household.members).merged()
    ages = {who: age_in_years(world.by_id[who], world.as_of) for who in members.has}  # type: ignore[arg-type]
    children = [who for who, age in ages.items() if age is None or age[0] < _ADULT]
    heard = {each.person for each in case.views if isinstance(each.words, Known)
             and isinstance(each.asked_alone, Known) and each.asked_alone.value}  # fmt: skip
    if not set(children) <= heard:
        return Reading((Claim(False),))
    return Reading((Claim(True),)) if members.complete else Reading()


@reads("household.veilig_thuis_on_record")
def _veilig_thuis_on_record(_world: CaseWorld, case: Case) -> Reading:
    """Read whether a report, a consultation or an involvement of Veilig Thuis is recorded."""
    known = (
        any(each.kind == "report_to_veilig_thuis" for each in case.decisions)
        or any(each.organisation == _REPORTING for each in case.involvements)
        or any(each.asked == _REPORTING for each in case.consultations)
    )
    return Reading((Claim(known),))


@reads("household.days_to_next_look")
def _days_to_next_look(world: CaseWorld, case: Case) -> Reading:
    """Read in how many days people look again, by the agreements that run; none: nobody knows."""
    planned = [
        each.evaluate.value
        for each in case.agreements
        if each.status in (None, "running") and isinstance(each.evaluate, Known)
    ]
    coming = sorted(_days_from(world.as_of, planned))
    return Reading((Claim((coming[0], coming[0])),)) if coming else Reading()


def _days_from(day: date, planned: Iterable[date]) -> Iterator[int]:
    return ((each - day).days for each in planned if each >= day)
