"""Every field of a case that holds a fact, and the case with another value there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from top3.method.readers import ACUTE
from top3.model.agreements import Evaluation, Goal
from top3.model.case import Case
from top3.model.noted import Noted
from top3.model.statements import AcuteRound, Report
from top3.reading import Path_
from top3.values import NOT_ASKED, Disputed, Known, NotApplicable, OpenSet, Unknown

NARROWING = ("not_asked", "asked_unknown", "declined", "withheld")
"""Reasons for not knowing that an answer can take away."""

_FACTS = (Known, Unknown, Disputed, NotApplicable, OpenSet)


@dataclass(frozen=True, slots=True)
class Place:
    """One field of a case that holds a fact: its path in the file, its name, what it says now."""

    path: Path_
    name: str
    fact: Any

    @property
    def is_open(self) -> bool:
        """Say whether nothing is known here, for a reason that an answer can take away."""
        fact = self.fact.unknown or NOT_ASKED if isinstance(self.fact, OpenSet) else self.fact
        empty = not isinstance(self.fact, OpenSet) or not (self.fact.has or self.fact.complete)
        return empty and isinstance(fact, Unknown) and fact.reason in NARROWING

    @property
    def is_known(self) -> bool:
        """Say whether anything is said here: a value, some members, or that it does not apply."""
        if isinstance(self.fact, OpenSet):
            return bool(self.fact.has) or self.fact.complete
        return not isinstance(self.fact, Unknown)


def facts_of(case: Case) -> tuple[Place, ...]:
    """Return every field of a case that holds a fact, in the order of the file.

    An acute question that a round leaves out is a place too: it was not asked.
    """
    return tuple(_places(case, ()))


def replace_fact(case: Case, path: Path_, value: Any) -> Case:
    """Return the case with another value at one place, in the spelling of a case file.

    Raises:
        ValidationError: the case would not be right any more; no value of the case is in it.
    """
    data = case.model_dump(mode="json", by_alias=True)
    inner: Any = data
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return Case.model_validate(data)


def forget(case: Case, place: Place) -> Case:
    """Return the case with `not_asked` at a place, and wherever else the same fact stands."""
    nothing = {"unknown": "not_asked"}
    for path in _same_fact(case, place):
        case = replace_fact(case, path, nothing)
    return case


def can_learn(case: Case, place: Place) -> bool:
    """Say whether an answer here says something new, and is no second account of one fact."""
    fact = place.fact
    if isinstance(fact, OpenSet) and fact.has and not fact.complete:
        return True
    if not place.is_open:
        return False
    if place.name in ("born", "age") and place.path[0] == "people":
        person = case.people[int(place.path[1])]
        return isinstance(person.born, Unknown) and isinstance(person.age, Unknown)
    others = [path for path in _same_fact(case, place) if path != place.path]
    return all(
        isinstance(case.acute_rounds[int(path[1])].answers[place.name], Unknown) for path in others
    )


def _same_fact(case: Case, place: Place) -> list[Path_]:
    """Return every place that says the same thing: an answer stands in each round of a person."""
    if "answers" not in place.path:
        return [place.path]
    who = case.acute_rounds[int(place.path[1])].person
    return [
        ("acute_rounds", index, "answers", place.name)
        for index, each in enumerate(case.acute_rounds)
        if each.person == who and place.name in each.answers
    ]


def _places(model: BaseModel, path: Path_) -> Iterator[Place]:
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), (*path, field.alias or name)
        if isinstance(value, _FACTS) or (isinstance(model, Report) and name == "informant"):
            yield Place(here, _name_of(model, str(here[-1])), value)
        elif isinstance(model, AcuteRound) and name == "answers":
            yield from _answers(model, here)
        elif isinstance(value, BaseModel):
            yield from _places(value, here)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, BaseModel):
                    yield from _places(part, (*here, index))


def _name_of(model: BaseModel, field: str) -> str:
    """Return what is drawn for a field: an answer without a field of its own goes by its fact."""
    if isinstance(model, Noted) and field == "value":
        return model.fact
    if isinstance(model, Evaluation) and field == "found":
        return "what_was_found"
    return "goal_result" if isinstance(model, Goal) and field == "result" else field


def _answers(each: AcuteRound, path: Path_) -> Iterator[Place]:
    scope = "person." if each.person else "household."
    asked = [*each.answers, *(name for name in ACUTE if name.startswith(scope))]
    for name in dict.fromkeys(asked):
        yield Place((*path, name), name, each.answers.get(name, NOT_ASKED))
