"""The shapes of a condition: what may stand under `when` and `unless`."""

import operator as op
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    of: "Condition"


@dataclass(frozen=True, slots=True)
class Param:
    """A number that stands in the dated parameter file; `line` is where a rule names it."""

    name: str
    line: int | None = field(default=None, compare=False, repr=False)


Operator = Literal[
    "is", "in", "includes", "at_least", "at_most", "above", "below", "within", "before", "after"
]
Operand = bool | str | tuple[str, ...] | Param
AS_OF = "as_of"
"""The operand of `before` and `after` that stands for the day of assessment."""


@dataclass(frozen=True, slots=True)
class Test:
    """One fact against one operand.

    `within` counts whole days back from the day of assessment; `before` and `after` compare with a
    dated parameter or with that day itself (`AS_OF`). What a person judged is a fact too: see
    `judged`.
    """

    fact: str
    operator: Operator
    operand: Operand


@dataclass(frozen=True, slots=True)
class KnownTest:
    """The fact is described: TRUE or UNKNOWN, never FALSE."""

    fact: str


@dataclass(frozen=True, slots=True)
class UnknownTest:
    """The fact is not known, for one of the reasons (any reason where none is named)."""

    fact: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantified:
    """Some or every member of a group fulfils the condition."""

    quantifier: Literal["any", "every"]
    group: str
    of: "Condition"


@dataclass(frozen=True, slots=True)
class Count:
    """At least so many of the conditions hold."""

    at_least: Param
    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class FindingRef:
    """What another rule says about the same item, or about the household."""

    rule: str


Condition = All | AnyOf | Not | Test | KnownTest | UnknownTest | Quantified | Count | FindingRef


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": op.ge,
    "at_most": op.le,
    "above": op.gt,
    "below": op.lt,
    "before": op.lt,
    "after": op.gt,
}
"""What each operator that compares does with a value and a bound."""


def parameter_of(part: Condition) -> Param | None:
    """Return the number a part names itself, if it names one."""
    if isinstance(part, Count):
        return part.at_least
    return part.operand if isinstance(part, Test) and isinstance(part.operand, Param) else None


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside this one, 0 or more, in their order."""
    if isinstance(condition, All | AnyOf | Count):
        return condition.of
    if isinstance(condition, Not | Quantified):
        return (condition.of,)
    return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield this condition and everything inside it, outside in."""
    yield condition
    for part in parts_of(condition):
        yield from walk(part)


def judged(about: str, rule_id: str) -> str:
    """Return the name of the fact that holds what a person judged by a judgement rule."""
    return f"{about}.judged.{rule_id}"


def findings_in(condition: Condition) -> Iterator[str]:
    """Yield the id of every rule this condition refers to, in order; a judgement's too."""
    for part in walk(condition):
        if isinstance(part, FindingRef):
            yield part.rule
        elif isinstance(part, Test) and ".judged." in part.fact:
            yield part.fact.partition(".judged.")[2]
