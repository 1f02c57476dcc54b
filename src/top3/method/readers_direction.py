"""What the facts read of direction, measures, views and sharing."""

from datetime import date, timedelta
from typing import Any

from top3.method.facts import HOUSEHOLD, CaseWorld, reads
from top3.method.groups import chosen_items, protects
from top3.method.readers_process import flag, has_ended, is_whole, on_or_none
from top3.model.agreements import Agreement, Decision, HandOver, Measure
from top3.model.case import Case
from top3.model.people import Person, View, is_person
from top3.model.situations import Situation
from top3.rules.claims import Claim, Reading
from top3.values import Disputed, Known, RoleRef, Unknown

EXCLUSION_ORDER = "temporary_exclusion_order"
ORDERS = (EXCLUSION_ORDER, "contact_ban")
"""Measures that keep people apart."""

ORDER_DAYS = "exclusion_order_days"
ORDER_MOST_DAYS = "exclusion_order_most_days"

EXPERTS = ("police", "specialist_police", "veilig_thuis")
"""Who is consulted before something delicate is shared with all."""


# ------------------------------------------------------------------ who keeps direction
@reads("household.one_fixed_face")
def _one_fixed_face(world: CaseWorld, case: Case) -> Reading:
    face = case.household.fixed_face
    if isinstance(face, Disputed):
        return flag(face.weighed is not None)
    if not isinstance(face, Known):
        return world.reading(face)
    accepted = [each for each in case.hand_overs if _is_accepted(each)]
    last = max(accepted, key=lambda each: each.on or each.offered, default=None)
    return flag(last is None or _is_same(last.receiver, face.value))


def _is_same(one: RoleRef, other: RoleRef) -> bool:
    names = {each.name for each in (one, other) if each.name}
    return one.role == other.role and len(names) <= 1


def _is_accepted(each: HandOver) -> bool:
    return isinstance(each.accepted, Known) and each.accepted.value


@reads("household.has_hand_over")
def _has_hand_over(_: CaseWorld, case: Case) -> Reading:
    return flag(bool(case.hand_overs))


@reads("household.hand_over_open")
def _hand_over_open(_: CaseWorld, case: Case) -> Reading:
    last = max((each.offered for each in case.hand_overs), default=None)
    newest = [each for each in case.hand_overs if each.offered == last]
    return flag(not all(_is_accepted(each) for each in newest))


@reads("household.active_plans")
def _active_plans(_: CaseWorld, case: Case) -> Reading:
    status = [(each.organisation, each.status) for each in case.involvements]
    sure = {who for who, is_ in status if isinstance(is_, Known) and is_.value == "active"}
    maybe = {who for who, is_ in status if not isinstance(is_, Known)}
    return Reading((Claim((len(sure), len(sure | maybe))),))


# ------------------------------------------------------------------ measures
def _end_of(world: CaseWorld, measure: Measure) -> tuple[date, date] | None:
    """Return between which days an order ends; the law bounds an exclusion order from its start."""
    start, until = on_or_none(measure.from_), on_or_none(measure.until)
    if measure.kind != EXCLUSION_ORDER or start is None:
        return (until, until) if until else None
    least = start + timedelta(days=world.rules.number(ORDER_DAYS))
    most = start + timedelta(days=world.rules.number(ORDER_MOST_DAYS))
    return (min(until, most), min(until, most)) if until else (least, most)


def _may_run(world: CaseWorld, measure: Measure, day: date) -> bool:
    """Say whether an order may run on a day: it does until it has certainly ended."""
    end = _end_of(world, measure)
    return end is None or end[1] >= day


@reads("person.under_exclusion_order")
def _under_exclusion_order(world: CaseWorld, person: Person) -> Reading:
    found = [
        each
        for each in world.case.measures
        if (each.kind, each.person) == (EXCLUSION_ORDER, person.id)
        and _may_run(world, each, world.as_of)
    ]
    return flag(bool(found), [name for each in found for name in each.statements])


@reads("household.exclusion_order_on_record")
def _exclusion_order_on_record(world: CaseWorld, case: Case) -> Reading:
    """Read whether the record holds an order that runs; the measures are the record's own."""
    return Reading((Claim(bool(_running_orders(world, case))),))


@reads("household.exclusion_days_left")
def _exclusion_days_left(world: CaseWorld, case: Case) -> Reading:
    running = _running_orders(world, case)
    if not running:
        return Reading(applies=False)
    ends = [end for each in running if (end := _end_of(world, each))]
    if not ends:
        return Reading()
    low, high = (max(0, (min(each[at] for each in ends) - world.as_of).days) for at in (0, 1))
    return Reading((Claim((low, high)),))


def _running_orders(world: CaseWorld, case: Case) -> list[Measure]:
    return [
        each
        for each in case.measures
        if each.kind == EXCLUSION_ORDER
        and _may_run(world, each, world.as_of)
        and (on_or_none(each.from_) or world.as_of) <= world.as_of
    ]


@reads("household.agreements_ready")
def _agreements_ready(world: CaseWorld, case: Case) -> Reading:
    """Say whether agreements are ready for when an exclusion order ends, where one runs."""
    if not _running_orders(world, case):
        return Reading(applies=False)
    chosen = chosen_items(case)
    whole = [each for each in case.agreements if not has_ended(world, each) and _is_whole(each)]
    answered = {name for each in whole for name in each.answers}
    return flag(bool(chosen) and set(chosen) <= answered)


def _is_whole(each: Agreement) -> bool:
    told = (each.what, each.check, each.otherwise)
    return bool(each.keepers and each.checkers) and all(isinstance(one, Known) for one in told)


def _apart(world: CaseWorld, agreement: Agreement) -> list[tuple[str, set[str]]]:
    """Return who is under an order while an agreement holds, and who must be left in peace."""
    start = max(on_or_none(agreement.from_) or world.as_of, world.as_of)
    if has_ended(world, agreement):
        return []
    at_home = set(world.read(HOUSEHOLD, "household.members").merged().has)
    return [
        (each.person, set(each.protects) or (at_home | set(protects(world, agreement.id))))
        for each in world.case.measures
        if each.kind in ORDERS and _may_run(world, each, start)
    ]


def _parties(agreement: Agreement) -> set[str]:
    return {each for each in (*agreement.keepers, *agreement.checkers) if is_person(each)}


@reads("agreement.shared_with_person_under_order")
def _shared_with_person_under_order(world: CaseWorld, agreement: Agreement) -> Reading:
    parties = _parties(agreement)
    return flag(
        any(who in parties and (apart - {who}) & parties for who, apart in _apart(world, agreement))
    )


@reads("agreement.needs_person_under_order")
def _needs_person_under_order(world: CaseWorld, agreement: Agreement) -> Reading:
    parties = _parties(agreement)
    return flag(any(who in parties for who, _ in _apart(world, agreement)))


# ------------------------------------------------------------------ how everybody sees it
@reads("person.view_asked")
def _view_asked(world: CaseWorld, person: Person) -> Reading:
    views = [each for each in world.case.views if each.person == person.id]
    return flag(any(not _is_not_asked(each.words) for each in views))


def _is_not_asked(words: Any) -> bool:
    return isinstance(words, Unknown) and words.reason == "not_asked"


@reads("person.view_in_own_words")
def _view_in_own_words(world: CaseWorld, person: Person) -> Reading:
    """Say whether somebody told their view themselves, asked alone: then it is known how."""
    views = [each for each in world.case.views if each.person == person.id and _alone(each)]
    told = world.statements(name for each in views for name in each.statements)
    own = [each for each in told if world.informant(each) == person.id and not each.heard_from]
    return flag(bool(own))


def _alone(view: View) -> bool:
    return isinstance(view.asked_alone, Known) and view.asked_alone.value


@reads("person.concerned")
def _concerned(world: CaseWorld, person: Person) -> Reading:
    """Say whether somebody is in a current situation, or at home where there is one."""
    current = [each for each in world.case.situations if not _is_past(each)]
    named = {
        who
        for each in current
        for name in ("actors", "affected", "present")
        for who in world.reading(getattr(each, name)).merged().has
    }
    at_home = world.read(HOUSEHOLD, "household.members").merged().has
    return flag(person.id in named or (bool(current) and person.id in at_home))


def _is_past(situation: Situation) -> bool:
    return situation.standing is not None and situation.standing.is_ == "past"


# ------------------------------------------------------------------ sharing
@reads("situation.sharing_weighed")
def _sharing_weighed(world: CaseWorld, situation: Situation) -> Reading:
    return flag(bool(_weighings(world, situation)))


@reads("situation.share_decided")
def _share_decided(world: CaseWorld, situation: Situation) -> Reading:
    shared = [each for each in _weighings(world, situation) if each.kind == "share"]
    if not shared:
        return flag(False)
    last = max(on_or_none(each.on) or date.min for each in shared)
    # who postponed on the same day, or on a day nobody knows, is heard
    postponed = any(
        each.kind == "postpone_talk"
        and situation.id in each.items
        and (on_or_none(each.on) or date.max) >= last
        for each in world.case.decisions
    )
    return flag(not postponed and _was_advised(world, last, answered_too=True))


def _weighings(world: CaseWorld, situation: Situation) -> list[Decision]:
    """Return the whole decisions to share with all or to wait that were made after consulting.

    What one reader is given is no decision about telling it to all.
    """
    return [
        each
        for each in world.case.decisions
        if (each.kind == "postpone_talk" or (each.kind == "share" and not each.to_whom))
        and situation.id in each.items
        and is_whole(world, each)
        and _was_advised(world, on_or_none(each.on) or date.min)
    ]


def _was_advised(world: CaseWorld, day: date, *, answered_too: bool = False) -> bool:
    return any(
        each.asked in EXPERTS
        and each.on <= day
        and (isinstance(each.answer, Known) or not answered_too)
        for each in world.case.consultations
    )


@reads("household.consent_recorded")
def _consent_recorded(world: CaseWorld, case: Case) -> Reading:
    withdrawn = {each.person for each in case.consents if False in _given(each.given)}
    standing = [
        each
        for each in case.consents
        if True in _given(each.given)
        and each.person not in withdrawn
        and (each.until is None or each.until >= world.as_of)
    ]
    return flag(bool(standing), [name for each in standing for name in each.statements])


def _given(fact: Any) -> list[bool]:
    claims = getattr(fact, "claims", ())
    return [fact.value] if isinstance(fact, Known) else [each.value for each in claims]
