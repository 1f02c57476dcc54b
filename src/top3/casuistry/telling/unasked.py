"""What nobody asked: as the example says it, else what the record leaves open and nobody tried."""

from collections.abc import Iterator
from typing import Any

from top3.casuistry.telling.told import Told
from top3.method.ages import age_in_years
from top3.model.situations import Situation
from top3.values import OpenSet, Unknown

_FIELDS = ("actors", "when", "where", "trigger", "how_often", "consequence", "present")
_MOST = 6
_TALKS_FROM = 4
"""Younger than this a child is looked at and not asked, in what is said here."""


def unasked_lines(told: Told) -> list[str]:
    """Return what nobody asked, a line each; at most six, what happened before who was heard."""
    if told.about.unasked:
        return [told.say(each) for each in told.about.unasked]
    return [*_of_situations(told), *_of_people(told)][:_MOST]


def _of_situations(told: Told) -> Iterator[str]:
    facts = told.rules.dictionary.facts
    for each in told.case.situations:
        names = [told.say(facts[f"situation.{name}"].label) for name in _open(each)]
        if names:
            fields = ", ".join(names)
            what = told.behaviour(each) or each.id
            yield told.varied.say("unasked_of", each.id, what=what, fields=fields)


def _open(situation: Situation) -> list[str]:
    return [name for name in _FIELDS if _is_open(getattr(situation, name))]


def _is_open(fact: Any) -> bool:
    if isinstance(fact, OpenSet):
        reason = fact.unknown.reason if fact.unknown else "not_asked"
        return not fact.has and not fact.complete and reason == "not_asked"
    return isinstance(fact, Unknown) and fact.reason == "not_asked"


def _of_people(told: Told) -> Iterator[str]:
    heard = {*(each.person for each in told.case.views),
             *(each.informant for each in told.case.reports)}  # fmt: skip
    living = told.case.household.members
    for person in told.case.people:
        if person.id not in heard and person.id in getattr(living, "has", ()):
            age = age_in_years(person, told.case.as_of)
            kind = "unasked_small" if age and age[1] < _TALKS_FROM else "unasked_person"
            yield told.varied.say(kind, person.id, person=person.name)
