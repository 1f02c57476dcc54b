"""Whom a question is put to, in which plain words, and until which day it can be answered."""

from collections.abc import Iterable
from datetime import date, timedelta

from top3.errors import Both
from top3.method.ages import age_in_years
from top3.method.delicate import is_delicate
from top3.method.facts import CaseWorld
from top3.method.groups import CLOSED
from top3.method.names import both
from top3.method.readers import CHILD
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.evaluate import Key
from top3.rules.language import FactSpec
from top3.rules.sources import Spoken

OWN_ANSWER_AGE = "own_answer_age"
CHILD_AGE = "child_age"
TRACES = "csg_days"
"""The number of days in which an expert can still secure traces after sexual violence."""

_WHOLE_DAY = len("2026-01-01")
_INSTEAD = "fixed_face"
"""Who finds out what somebody is not asked: the one who sees the family."""


def whom_to_ask(world: CaseWorld, spec: FactSpec, about: Key) -> str:
    """Say whom to ask: a person who can be asked this themselves, else a role.

    A child below `own_answer_age` is asked nothing, and nobody is asked what `never` keeps from
    them; then it is for who sees the family. Where nobody is known to ask it is for the worker.
    """
    who = _named(world, spec, about)
    item = world.by_id.get(who)
    if not isinstance(item, Person):
        return who
    if is_young(world, item) or (not spec.acute and _never(world, spec, item)):
        return _INSTEAD
    return who


def _named(world: CaseWorld, spec: FactSpec, about: Key) -> str:
    item = world.by_id.get(about[1])
    if spec.ask == "self" and isinstance(item, Person):
        return item.id
    if spec.ask == "source" and isinstance(item, Situation):
        told = [world.informant(each) for each in world.statements(item.statements)]
        # an anonymous voice cannot be rung back; a child who said something is not questioned on
        able = [each for each in told if isinstance(each, str) and each not in ("anonymous", CHILD)]
        return able[0] if able else "worker"
    return "worker" if spec.ask in ("self", "source") else spec.ask


def is_young(world: CaseWorld, person: Person) -> bool:
    """Say whether somebody is surely below the age from which questions are put to them."""
    age = age_in_years(person, world.as_of)
    return age is not None and age[0] < world.rules.number(OWN_ANSWER_AGE)


def _spoken(world: CaseWorld, spec: FactSpec, person: Person) -> Spoken | None:
    """Return how a question is put to somebody: as to a child below `child_age`, else as to family.

    Somebody whose age is not known is spoken to as an adult, and never asked less carefully: what
    is kept from a child is looked up where they may be one.
    """
    part = "child" if is_spoken_to_as_child(world, person) else "family"
    return world.rules.spoken.get(part, {}).get(spec.name)


def is_spoken_to_as_child(world: CaseWorld, person: Person) -> bool:
    """Say whether somebody may be below the age up to which one is spoken to as a child.

    Somebody whose age is not known is not.
    """
    age = age_in_years(person, world.as_of)
    return age is not None and age[0] < world.rules.number(CHILD_AGE)


def _never(world: CaseWorld, spec: FactSpec, person: Person) -> bool:
    spoken = _spoken(world, spec, person)
    return spoken is not None and spoken.never is not None


def plain_words(world: CaseWorld, spec: FactSpec, ask: str) -> Both | None:
    """Return the question in plain words for who is asked; None for a role, or without any."""
    person = world.by_id.get(ask)
    spoken = _spoken(world, spec, person) if isinstance(person, Person) else None
    if spoken is None or spoken.nl is None:
        return None
    return Both(spoken.nl, spoken.en or spoken.nl)


def kept_from(world: CaseWorld, spec: FactSpec, ask: str) -> Both | None:
    """Return why a question is not put to who would be asked; None where it is."""
    person = world.by_id.get(ask)
    spoken = _spoken(world, spec, person) if isinstance(person, Person) else None
    return both(spoken.never) if spoken and spoken.never else None


def answerable_until(world: CaseWorld, facts: Iterable[tuple[Key, str]]) -> date | None:
    """Return the last day on which every answer can still be found out.

    None where nothing perishes, or where nobody knows since when: then it is as soon as can be.
    A day that has passed is none either: what can no longer be found out is no reason to hurry.
    """
    days = [day for key, fact in facts if (day := _until(world, key, fact))]
    return min((day for day in days if day >= world.as_of), default=None)


def _until(world: CaseWorld, key: Key, fact: str) -> date | None:
    within = world.rules.dictionary.facts[fact].perishes_within
    name = within.param if within else TRACES if is_delicate(world, key) else None
    last = _last_time(world, key) if name else None
    if name is None or last is None or name not in world.rules.parameters:
        return None
    return last + timedelta(days=world.rules.number(name))


def _last_time(world: CaseWorld, key: Key) -> date | None:
    """Return the last day a situation happened; of a person, the last of what happened to them.

    Where a month or a year is all that is known, there is no such day: any day in it could be it.
    """
    keys = [key]
    if key[0] == "person":
        found = CLOSED["person", "situations_as_affected"](world, key[1])
        keys = [("situation", each) for each in found]
    told = [
        claim.value
        for each in keys
        if each[0] == "situation"
        for claim in world.read(each, "situation.when").claims
    ]
    whole = [each for each in told if all(len(day) == _WHOLE_DAY for day in each.days())]
    return max((day for each in whole if (day := each.latest())), default=None)
