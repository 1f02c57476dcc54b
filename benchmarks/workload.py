"""The reference workload: 60 rules over about 80 facts, and seeded cases with 1-12 situations.

Rules and cases are drawn from a seed: the same everywhere, and as many as a measurement asks for.
Names are as fictional as can be: they stand for no fact of the method.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    Not,
    Param,
    Quantified,
    Test,
)
from top3.rules.language import (
    FactDictionary,
    FactSpec,
    GroupSpec,
    Parameter,
    Rule,
    RuleHead,
    RuleSet,
)
from top3.rules.records import RecordWorld
from top3.rules.sources import Source, Status, Validity
from top3.values import I18n

TODAY = date(2026, 3, 16)
SEED = 3
_START = date(2020, 1, 1)
_TEXT = I18n(nl="Voorbeeld.", en="Example.")
_SOURCE = Source(mark="I")
_LISTS = {
    "colour": ("red", "green", "blue", "grey"),
    "grade": ("low", "middle", "high", "top"),
    "kinds": ("k1", "k2", "k3", "k4", "k5", "k6"),
}
_NUMBERS = {"few": 2, "some": 5, "many": 8, "recent": 60}
_SHAPES = {
    "household": {"flag": 40, "name": 8, "scale": 6, "number": 6, "set": 4},
    "situation": {"flag": 8, "name": 2, "scale": 2, "number": 1, "set": 1, "day": 1},
}
_OF = {"name": "colour", "scale": "grade", "set": "kinds"}
_SHARES = (("tag", 8), ("danger", 8), ("flat", 26), ("over", 14), ("count", 4))
"""How many rules of each form there are in 60; tags and dangers are about one situation."""

Case = dict[str, Any]
"""One household as a plain record, its situations in a list under `situation`."""


@dataclass(frozen=True, slots=True)
class Workload:
    """Rules, and cases that these rules are about."""

    rules: RuleSet
    cases: tuple[Case, ...]

    def world(self, case: Case) -> RecordWorld:
        """Return a case as the engine reads it: the very records, nothing copied."""
        return RecordWorld(self.rules, TODAY, case, situation=case["situation"])


def reference(rules: int = 60, cases: int = 2_000, *, situations: int | None = None) -> Workload:
    """Return the reference workload, or one with more rules or with so many situations each."""
    return Workload(rule_set(rules), tuple(draw_cases(cases, situations=situations)))


def facts() -> Iterator[FactSpec]:
    """Yield the facts: 64 of the household and 15 of a situation."""
    for scope, shape in _SHAPES.items():
        for kind, number in shape.items():
            for each in range(number):
                name: Any = scope
                yield FactSpec(
                    fact=f"{scope}.{kind}{each}", scope=name, type=kind, of=_OF.get(kind),
                    label=_TEXT, question=_TEXT,
                )  # fmt: skip


def rule_set(number: int) -> RuleSet:
    """Return so many rules, in the same shares of forms as in the 60."""
    drawn = random.Random(SEED)  # noqa: S311 - a workload, no secret
    groups = {
        ("household", "situation"): GroupSpec(
            scope="household", name="situation", of="situation", closed=True
        )
    }
    dictionary = FactDictionary({each.name: each for each in facts()}, groups, _LISTS)
    rules: list[Rule] = []
    while len(rules) < number:
        tags: list[str] = []
        for form, share in _SHARES:
            for _ in range(share):
                rules.append(_Writer(drawn, dictionary, tags).rule(form, len(rules)))
    history = {
        name: (
            Parameter(name=name, value=value, unit="x", owner="x", from_=_START,
                      source=_SOURCE, why=_TEXT),
        )
        for name, value in _NUMBERS.items()
    }  # fmt: skip
    return RuleSet(
        id="workload", version="1", title=_TEXT, status=Status(), valid=Validity(from_=_START),
        rules=tuple(rules[:number]), dictionary=dictionary,
        parameters={name: values[0] for name, values in history.items()}, steps={}, order=(),
        now=(), urgency=("attention", "serious", "acute"), terms={}, texts={}, history=history,
    )  # fmt: skip


class _Writer:
    """Writes one rule; `tags` are the ids of tags of the same block of 60."""

    def __init__(self, drawn: random.Random, dictionary: FactDictionary, tags: list[str]) -> None:
        self._drawn = drawn
        self._dictionary = dictionary
        self._tags = tags

    def rule(self, form: str, number: int) -> Rule:
        about: Any = "situation" if form in ("tag", "danger") else "household"
        kind: Any = "tag" if form in ("tag", "over") else "danger"
        then = {"tag": "x"} if kind == "tag" else {"at_least": "serious"}
        rule_id = f"r-{number}"
        when, unless = self._when(form), self._unless(form)
        if form == "tag":
            self._tags.append(rule_id)
        head = RuleHead(
            id=rule_id, version=1, kind=kind, about=about, then=then, because=_TEXT, source=_SOURCE
        )
        return Rule(head, when, unless)

    def _when(self, form: str) -> Condition:
        if form == "tag":
            return self._both("situation", 2)
        if form == "danger":
            return All((FindingRef(self._drawn.choice(self._tags)), self._one("situation")))
        if form == "count":
            parts = tuple(self._one("household") for _ in range(6))
            return Count(Param("some"), parts)
        if form == "over":
            return self._over()
        return self._both("household", self._drawn.choice((2, 3, 3, 4)))

    def _unless(self, form: str) -> tuple[Condition, ...]:
        return (self._one("household"),) if form == "flat" and self._drawn.random() < 0.2 else ()

    def _both(self, scope: str, number: int) -> Condition:
        parts = [self._one(scope) for _ in range(number)]
        if number > 2:
            parts[-2:] = [AnyOf((parts[-2], parts[-1]))]
        if self._drawn.random() < 0.2:
            parts[0] = Not(parts[0])
        return All(tuple(parts))

    def _over(self) -> Condition:
        inside: tuple[Condition, ...] = (self._one("situation"), self._one("situation"))
        if self._drawn.random() < 0.4:
            inside = (FindingRef(self._drawn.choice(self._tags)), inside[0])
        if self._drawn.random() < 0.25:
            return Quantified("every", "situation", AnyOf(inside))
        over = Quantified("any", "situation", All(inside))
        return All((self._one("household"), over))

    def _one(self, scope: str) -> Condition:
        named = [each for each in self._dictionary.facts.values() if each.scope == scope]
        spec = self._drawn.choice(named)
        values = self._dictionary.values_of(spec)
        if spec.type == "flag":
            return Test(spec.name, "is", True)
        if spec.type == "name":
            return Test(spec.name, "in", tuple(self._drawn.sample(values, 2)))
        if spec.type == "set":
            return Test(spec.name, "includes", tuple(self._drawn.sample(values, 2)))
        if spec.type == "scale":
            return Test(spec.name, "at_least", self._drawn.choice(values[1:]))
        if spec.type == "number":
            return Test(spec.name, "at_least", Param(self._drawn.choice(("few", "some", "many"))))
        return Test(spec.name, "within", Param("recent"))


def draw_cases(number: int, *, situations: int | None = None) -> Iterator[Case]:
    """Yield cases in which everything is known; the same number gives the same cases."""
    for each in range(number):
        drawn = random.Random(SEED * 1_000_003 + each)  # noqa: S311 - a workload, no secret
        case = _record(drawn, "household")
        there = situations or drawn.randint(1, 12)
        case["situation"] = [_record(drawn, "situation") for _ in range(there)]
        yield case


def _record(drawn: random.Random, scope: str) -> Case:
    return {
        f"{kind}{each}": _cell(drawn, kind)
        for kind, number in _SHAPES[scope].items()
        for each in range(number)
    }


def _cell(drawn: random.Random, kind: str) -> Any:
    if kind == "flag":
        return drawn.random() < 0.33
    if kind == "number":
        return drawn.randint(0, 10)
    if kind == "day":
        return TODAY - timedelta(days=drawn.randint(0, 400))
    if kind == "set":
        return frozenset(drawn.sample(_LISTS["kinds"], drawn.randint(0, 3)))
    return drawn.choice(_LISTS[_OF[kind]])


def forgetting(workload: Workload, share: float) -> Workload:
    """Return the same workload with a share of all cells unknown."""
    drawn = random.Random(SEED)  # noqa: S311 - a workload, no secret
    return replace(workload, cases=tuple(_forgot(drawn, each, share) for each in workload.cases))


def _forgot(drawn: random.Random, record: Case, share: float) -> Case:
    made = {}
    for name, cell in record.items():
        if name == "situation":
            made[name] = [_forgot(drawn, each, share) for each in cell]
        else:
            made[name] = None if drawn.random() < share else cell
    return made


def about(rules: RuleSet, scope: str) -> Sequence[Rule]:
    """Return the rules about a scope, in order."""
    return [rule for rule in rules.rules if rule.head.about == scope]
