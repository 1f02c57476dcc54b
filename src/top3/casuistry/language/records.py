"""Whether every part of a record in a scenario can become a part of a case, whatever is drawn.

Each is filled in with stand-ins, once for every option, and read as a case file would be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import BaseModel

from top3.casuistry.language.faults import Fault, known_keys, problem_at, unlisted
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.scenario import Step
from top3.casuistry.language.stand_ins import DAY, FIXED_FACE, filled, turns_of
from top3.errors import Both, Problem
from top3.method.vocabulary import names_problems
from top3.model.agreements import Decision
from top3.model.case import COLLECTIONS
from top3.model.labels import LABELS
from top3.model.people import Household, Person, Relation
from top3.model.situations import Situation
from top3.model.statements import Report, Statement
from top3.reading import Path_, Tree
from top3.rules.language import RuleSet
from top3.trajectory.event_types import EVENT_TYPES, types_of
from top3.validating import build, path_text

_ROLE = {"role": FIXED_FACE, "name": "M."}
_BY_ITSELF: Mapping[type[BaseModel], Mapping[str, Any]] = {
    Person: {"id": "x1", "name": "x"},
    Relation: {"who": "x1", "of": "x1", "kind": "parent"},
    Report: {"id": "x1", "title": "x", "recorded": DAY},
    Statement: {"id": "x1", "report": "x1", "text": "x"},
}
_IN_A_STEP: Mapping[str, Any] = {
    "id": "x1", "statement": "x1", "on": DAY, "by": _ROLE, "asked_by": _ROLE, "giver": _ROLE,
    "offered": DAY, "from": DAY,
}  # fmt: skip
_DECIDED: Mapping[str, Any] = {"kind": "other", "reason": {"code": "other"}}
_OF_A_PIECE: Mapping[str, Any] = {"id": "x1", "statement": "x1"}


class _Due(NamedTuple):
    """A template, the record it is a part of, and what the generator adds to it by itself."""

    path: Path_
    template: Mapping[str, Any]
    model: type[BaseModel]
    given: Mapping[str, Any]
    changes: bool = False
    """Whether it only names what changes in a record that is there: the rest of it stays."""


def record_problems(
    parts: Parts, rules: RuleSet, tree: Tree, where: Any = lambda path: path
) -> Iterator[Problem]:
    """Yield what keeps a part of a record from being one: keys, kinds of values, listed names.

    `where` turns a path in the scenario into the path in the tree.
    """
    for due in _due(parts):
        seen: set[tuple[int | None, str, str]] = set()
        path = where(due.path)
        for problem in _of(due, rules, tree, path):
            spot = (problem.place.line, problem.place.path, problem.code)
            if spot not in seen:
                seen.add(spot)
                yield problem
    yield from (problem_at(each, tree, where(each.path)) for each in _collections(parts))


def _of(due: _Due, rules: RuleSet, tree: Tree, path: Path_) -> Iterator[Problem]:
    given = {
        key: each
        for key, each in due.given.items()
        if key in {field.alias or name for name, field in due.model.model_fields.items()}
    }
    for turn in range(turns_of(due.template)):
        data = {**given, **filled(due.template, turn, _stand_in)}
        part = tree.part(path, data)
        made = build(due.model, part, labels=LABELS)
        found = made if isinstance(made, list) else list(names_problems(made, rules, part))
        for problem in found:
            if problem.code == "missing-key" and _goes_without(due, problem):
                continue
            yield _under(problem, path, tree)


def _goes_without(due: _Due, problem: Problem) -> bool:
    """Say whether the record gets this key from elsewhere: the version before it, or the step."""
    is_reason = due.model is Decision and problem.place.path.endswith("reason.code")
    return due.changes or is_reason


def _under(problem: Problem, path: Path_, tree: Tree) -> Problem:
    """Return a problem of a part with the path of that part before its own."""
    place = tree.place(path) if problem.place.line is None else problem.place
    shown = ".".join(each for each in (path_text(path, known_keys()), problem.place.path) if each)
    return replace(problem, place=replace(place, path=shown, label=problem.place.label))


def _stand_in(name: str) -> Any:
    return dict(_ROLE) if name == FIXED_FACE else "x1"


def _due(parts: Parts) -> Iterator[_Due]:
    made = parts.scenario
    yield _Due(("household",), made.household, Household, {})
    for key, model in (("cast", Person), ("ties", Relation), ("reports", Report)):
        for place, each in enumerate(getattr(made, key)):
            yield _Due((key, place, "record"), each.record, model, _BY_ITSELF[model])
    for path, _, saying in parts.sayings():
        yield _Due((*path, "record"), saying.record, Statement, _BY_ITSELF[Statement])
    yield from _situations(parts)
    for collection, pieces in made.also.items():
        for kind in list(types_of(collection))[:1]:
            for place, piece in enumerate(pieces):
                path = ("also", collection, place, "record")
                yield _Due(path, piece.record, kind.record, _OF_A_PIECE)
    for path, _, step in parts.steps():
        record = _record_of(step)
        if record is not None:
            more = _DECIDED if record is Decision else _BY_ITSELF.get(record, {})
            given = {**_IN_A_STEP, **more}
            yield _Due((*path, "record"), step.record, record, given, _changes(step))


def _situations(parts: Parts) -> Iterator[_Due]:
    names = {"how_often": "how_often", "medical_care": "needed_medical_care",
             "alone": "alone_with_affected"}  # fmt: skip
    for place, each in enumerate(parts.scenario.happenings):
        path = ("happenings", place)
        yield _Due((*path, "record"), each.record, Situation, {"id": "x1"})
        for key, name in names.items():
            value = getattr(each, key)
            if value is not None:
                yield _Due((*path, key), {name: value}, Situation, {"id": "x1"})
        seen = {f"${who}": how for who, how in each.seen_by.items()}
        for who, how in seen.items():
            yield _Due(
                (*path, "seen_by", who[1:]), {"seen_by": {who: how}}, Situation, {"id": "x1"}
            )


def _record_of(step: Step) -> type[BaseModel] | None:
    """Return what a step records; None where the type of event is not there."""
    if step.report:
        return Report
    if step.choose or step.move:
        return Decision
    kind = EVENT_TYPES.get(step.do or "")
    return kind.record if kind else None


def _changes(step: Step) -> bool:
    kind = EVENT_TYPES.get(step.do or "")
    return kind is not None and kind.how != "add" and "id" in step.record


def _collections(parts: Parts) -> Iterator[Fault]:
    elsewhere = {"people", "reports", "statements", "situations"}
    for name in parts.scenario.also:
        if name in elsewhere:
            found = Both("een deel van het dossier dat hier een eigen plaats heeft",
                         "a part of the record that has a place of its own here")  # fmt: skip
            remedy = Both("zet het bij cast, reports of happenings",
                          "put it with cast, reports or happenings")  # fmt: skip
            yield Fault(("also", name), "elsewhere", found, remedy)
        elif name not in COLLECTIONS:
            yield unlisted(("also", name), name, sorted(set(COLLECTIONS) - elsewhere))
