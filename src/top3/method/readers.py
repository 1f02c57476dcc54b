"""What each fact of the dictionary reads in a case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from top3.method.ages import age_in_weeks, age_in_years
from top3.method.facts import HOUSEHOLD, READERS, CaseWorld, reads, said
from top3.method.groups import answered, chosen_items, protects
from top3.model.agreements import Agreement
from top3.model.case import Case
from top3.model.people import Person, is_person
from top3.model.situations import Situation
from top3.rules.claims import Claim, Members, Reading, distinct
from top3.rules.evaluate import Key
from top3.rules.language import FactSpec, RuleSet
from top3.rules.logic import Tri
from top3.values import NOT_ASKED, Known, KnownAge, Unknown, When, last_day

ACUTE = (
    "person.afraid",
    "person.strangled",
    "person.threatened_seriously",
    "person.needs_medical_care_now",
    "person.pregnant",
    "person.can_leave_and_call",
    "person.thinks_of_harm",
    "person.swallowed_something_harmful",
    "household.weapon_within_reach",
    "household.care_covered",
)
"""The acute round: at most ten questions."""

NOT_SITUATIONS = {"label", "diagnosis", "risk_factor", "attitude", "opinion", "service_outcome"}
"""Classes that are never a situation by themselves."""

SAID = (None, "not_free", "presence_not_recorded", "outdated")
"""What a statement that was concretely said can lack: nothing, or freedom to speak."""

CHILD = "child"
"""The role of a child who is not named."""

OTHER_ANSWERS = ("person.can_reach_affected", "household.other_situations")
"""What may be answered on the same sheet, outside the ten."""


def _field(name: str, path: str) -> None:
    def read(world: CaseWorld, item: Any) -> Reading:
        fact = item
        for part in path.split("."):
            fact = getattr(fact, part)
        return world.reading(fact, item.statements)

    READERS[name] = read


for _name in (
    "actors", "affected", "present", "behaviour.omission", "behaviour.kinds", "where", "trigger",
    "how_often", "consequence", "needed_medical_care", "alone_with_affected",
):  # fmt: skip
    _field(f"situation.{_name}", _name)
for _name in ("needs_daily_care", "conditions"):
    _field(f"person.{_name}", _name)
for _name in ("what", "signal", "check", "otherwise", "evaluate", "safety_critical"):
    _field(f"agreement.{_name}", _name)
_field("agreement.from", "from_")


def _answer(fact: str) -> None:
    """Read a fact from the acute rounds: every answer stands; that it does not apply yields."""

    def read(world: CaseWorld, item: Any) -> Reading:
        who = item.id if isinstance(item, Person) else None
        rounds = [
            each for each in world.case.acute_rounds if each.person == who and fact in each.answers
        ]
        claims = [
            claim
            for each in rounds
            for claim in world.claims(each.answers[fact], (each.statement,))
        ]
        if any(each.told for each in claims):
            return world.together(claims)
        readings = [world.reading(each.answers[fact], (each.statement,)) for each in rounds]
        apart = [each for each in readings if not each.applies]
        return (apart or readings or [Reading()])[-1]

    READERS[fact] = read


for _fact in (*ACUTE, *OTHER_ANSWERS):
    _answer(_fact)


@reads("situation.behaviour.words")
def _words(world: CaseWorld, situation: Situation) -> Reading:
    words = situation.behaviour.words
    if isinstance(words, Known) and is_headword(world.rules, words.value.nl):
        return Reading(unknown=Unknown(reason="not_concrete"))
    return world.reading(words, situation.statements)


def is_headword(rules: RuleSet, words: str) -> str | None:
    """Return the class of a label or diagnosis when the words are exactly one from the list."""
    plain = words.strip().strip(".!").casefold()
    for entry in rules.terms.get("headwords", {}).values():
        if plain in (str(entry["nl"]).casefold(), str(entry["en"]).casefold()):
            return str(entry["class"])
    return None


@reads("situation.described_by_label")
def _described_by_label(world: CaseWorld, situation: Situation) -> Reading:
    words = situation.behaviour.words
    label = isinstance(words, Known) and is_headword(world.rules, words.value.nl) is not None
    classes = {each.class_ for each in world.statements(situation.statements)}
    only_labels = bool(classes) and classes <= NOT_SITUATIONS
    return Reading((Claim(label or only_labels, situation.statements),))


@reads("situation.behaviour.forms")
def _forms(world: CaseWorld, situation: Situation) -> Reading:
    kinds = world.reading(situation.behaviour.kinds, situation.statements)
    terms = world.rules.terms["kinds"]

    def forms_of(members: Members) -> Members:
        listed = (form for kind in members.has for form in terms.get(kind, {}).get("forms", []))
        return replace(members, has=tuple(dict.fromkeys(listed)))

    told = distinct(kinds.claims)
    # other kinds can be the same forms: who doubts one of them doubts that nothing else happened
    doubt = next((claim.weak for claim in told if claim.weak), None)
    claims = tuple(replace(claim, value=forms_of(claim.value), weak=doubt) for claim in told)
    return Reading(claims, kinds.unknown, kinds.applies)


@reads("situation.when")
def _when(world: CaseWorld, situation: Situation) -> Reading:
    reading = world.reading(situation.when, situation.statements)
    if any(not claim.value.is_empty() for claim in reading.claims):
        return reading
    # the day of telling is always a latest bound
    told = world.statements(situation.statements)
    concrete = [each for each in told if world.weakness(each) in SAID]
    days = [world.reports[each.report].recorded for each in concrete]
    if not days:
        return reading
    bound = When(to=min(days, key=last_day))
    return Reading((Claim(bound, situation.statements),), reading.unknown)


@reads("situation.last_time")
def _last_time(world: CaseWorld, situation: Situation) -> Reading:
    reading = world.reading(situation.when, situation.statements)
    claims = [
        replace(claim, value=last)
        for claim in reading.claims
        if (last := claim.value.latest()) is not None
    ]
    return Reading(tuple(claims), reading.unknown)


@reads("situation.newest_told")
def _newest_told(world: CaseWorld, situation: Situation) -> Reading:
    told = world.statements(situation.statements)
    days = [last_day(world.reports[each.report].recorded) for each in told]
    by = tuple(each.id for each in told)
    return Reading((Claim(max(days), by),)) if days else Reading()


@reads("situation.told_unprompted")
def _told_unprompted(world: CaseWorld, situation: Situation) -> Reading:
    affected = world.reading(situation.affected, situation.statements).merged()
    unsure: list[Reading] = []
    for statement in world.statements(situation.statements):
        informant = world.informant(statement)
        may_be = (
            isinstance(informant, Unknown)
            or informant in affected.has
            or (is_person(informant) and not affected.complete)
        )
        if not may_be:
            continue
        reading = world.reading(statement.unprompted, (statement.id,))
        certain = isinstance(informant, str) and informant in affected.has
        if certain and any(claim.value for claim in reading.claims):
            return reading
        if not reading.claims or any(claim.value for claim in reading.claims):
            unsure.append(reading)
    return Reading(unknown=unsure[0].unknown) if unsure else Reading((Claim(False),))


@reads("situation.told_not_free")
def _told_not_free(world: CaseWorld, situation: Situation) -> Reading:
    told = world.statements(situation.statements)
    heard = {each.id: world.heard_by_subject(each) for each in told}
    weak = tuple(name for name, value in heard.items() if value is Tri.TRUE)
    unsure = not weak and Tri.UNKNOWN in heard.values()
    return Reading() if unsure else Reading((Claim(bool(weak), weak),))


@reads("situation.informant_count")
def _informant_count(world: CaseWorld, situation: Situation) -> Reading:
    told = [world.informant(each) for each in world.statements(situation.statements)]
    known = {each for each in told if isinstance(each, str)}
    unknown = sum(isinstance(each, Unknown) for each in told)
    return Reading((Claim((len(known) + (unknown > 0 and not known), len(known) + unknown)),))


@reads("situation.statements_complete")
def _statements_complete(world: CaseWorld, situation: Situation) -> Reading:
    told = world.statements(situation.statements)
    whole = bool(told) and all(
        isinstance(each.kind, Known) and isinstance(world.informant(each), str) for each in told
    )
    return Reading((Claim(whole, situation.statements),))


@reads("situation.standing")
def _standing(world: CaseWorld, situation: Situation) -> Reading:
    if situation.standing is None:
        # a situation counts as current until a named person says otherwise
        return Reading((Claim("current"),))
    return Reading((Claim(situation.standing.is_, situation.statements),))


READERS["person.age_in_years"] = lambda world, person: _ages(world, person, age_in_years)
READERS["person.age_in_weeks"] = lambda world, person: _ages(world, person, age_in_weeks)


def _ages(
    world: CaseWorld, person: Person, count: Callable[[Person, date], tuple[int, int] | None]
) -> Reading:
    """Read every statement about somebody's age or day of birth; two that agree are taken together.

    What somebody says against an age stands beside it: it does not widen the age that was told.
    """
    claims = []
    for name in ("born", "age"):
        fact = getattr(person, name)
        for each, claim in zip(said(fact), world.claims(fact, person.statements), strict=True):
            plain = name == "age" and not isinstance(each, KnownAge)
            value = KnownAge(value=each.value, on=each.on) if plain else each
            alone = {"born": NOT_ASKED, "age": NOT_ASKED, name: value}
            bounds = count(person.model_copy(update=alone), world.as_of)
            assert bounds, "a value gives bounds"
            claims.append(replace(claim, value=bounds))
    sound = all(each.told and not each.weak for each in claims)
    if sound and isinstance(person.born, Known) and isinstance(person.age, Known):
        low, high = (pick(each.value[end] for each in claims) for end, pick in ((0, max), (1, min)))
        claims = [replace(claims[0], value=(low, high))] if low <= high else claims
    if claims:
        return world.together(claims)
    unknown = person.born if isinstance(person.born, Unknown) else NOT_ASKED
    return Reading(unknown=person.age if isinstance(person.age, Unknown) else unknown)


@reads("person.safe_contact")
def _safe_contact(world: CaseWorld, person: Person) -> Reading:
    return Reading((Claim("recorded"),)) if person.contact.safe_ways else Reading()


@reads("person.view")
def _view(world: CaseWorld, person: Person) -> Reading:
    views = [each for each in world.case.views if each.person == person.id]
    known = [each for each in views if isinstance(each.words, Known)]
    if known:
        return Reading((Claim("recorded", known[0].statements),))
    return world.reading(views[-1].words) if views else Reading()


def _anybody(name: str, parties: str) -> None:
    READERS[name] = lambda _, each: Reading((Claim(bool(getattr(each, parties))),))


_anybody("agreement.has_keeper", "keepers")
_anybody("agreement.has_checker", "checkers")


@reads("agreement.checked_by_another")
def _checked_by_another(world: CaseWorld, agreement: Agreement) -> Reading:
    # a child is never a checker, alone or among several
    others = set(agreement.checkers) - set(agreement.keepers)
    return Reading((Claim(bool(others) and CHILD not in agreement.checkers),))


@reads("agreement.checked_only_by_protected")
def _checked_only_by_protected(world: CaseWorld, agreement: Agreement) -> Reading:
    protected = set(protects(world, agreement.id))
    checkers = set(agreement.checkers)
    return Reading((Claim(bool(checkers) and checkers <= protected),))


@reads("agreement.kept_by_affected")
def _kept_by_affected(world: CaseWorld, agreement: Agreement) -> Reading:
    sure, unsure = CHILD in agreement.keepers, False
    for situation in answered(world, agreement):
        actors = world.reading(situation.actors).merged()
        affected = world.reading(situation.affected).merged()
        for keeper in filter(is_person, agreement.keepers):
            if keeper in actors.has:
                continue
            sure = sure or keeper in affected.has
            unsure = unsure or not affected.complete
    if sure:
        return Reading((Claim(True),))
    return Reading() if unsure else Reading((Claim(False),))


@reads("household.members")
def _members(world: CaseWorld, case: Case) -> Reading:
    return world.reading(case.household.members)


@reads("household.fixed_face")
def _fixed_face(world: CaseWorld, case: Case) -> Reading:
    return world.reading(case.household.fixed_face)


@reads("household.situation_count")
def _situation_count(world: CaseWorld, case: Case) -> Reading:
    return Reading((Claim((len(case.situations), len(case.situations))),))


@reads("household.chosen_count")
def _chosen_count(world: CaseWorld, case: Case) -> Reading:
    chosen = len(chosen_items(case))
    return Reading((Claim((chosen, chosen)),))


@reads("household.undecided_moment")
def _undecided_moment(world: CaseWorld, case: Case) -> Reading:
    open_ones = [
        each
        for each in case.moments
        if not (isinstance(each.on, Known) and each.on.value < world.as_of)
        and not (isinstance(each.decided, Known) and each.decided.value)
    ]
    by = tuple(name for each in open_ones for name in each.statements)
    return Reading((Claim(bool(open_ones), by),))


@reads("household.acute_missing")
def _acute_missing(world: CaseWorld, case: Case) -> Reading:
    missing = len(acute_missing(world))
    return Reading((Claim((missing, missing)),))


def acute_missing(world: CaseWorld) -> list[tuple[Key, str]]:
    """Return every acute answer that is missing although asked, or beside a signal (R58).

    Merely not yet asked does not count: then the acute round comes first. Nobody to ask counts as
    asked.
    """
    members = world.read(HOUSEHOLD, "household.members").merged().has
    found: list[tuple[Key, str]] = []
    for fact in ACUTE:
        spec = world.rules.dictionary.facts.get(fact)
        if spec is None:
            continue
        keys = [HOUSEHOLD] if spec.scope == "household" else [("person", who) for who in members]
        found += [(key, fact) for key in keys if _is_missing(world, key, spec)]
    return found


def _is_missing(world: CaseWorld, key: Key, spec: FactSpec) -> bool:
    reading = world.read(key, spec.name)
    if any(claim.weak in (None, "presence_not_recorded") for claim in reading.claims):
        return False
    if not reading.applies:
        return False
    if reading.claims or reading.unknown.reason != "not_asked":
        return True
    kinds = {
        kind
        for situation in world.case.situations
        if key == HOUSEHOLD or key[1] in world.reading(situation.affected).merged().has
        for kind in world.reading(situation.behaviour.kinds, situation.statements).merged().has
    }
    return bool(kinds & set(spec.beside))
