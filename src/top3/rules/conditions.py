"""The shapes of a condition: what may stand under `when` and `unless`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


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
    """A number that stands in the dated parameter file."""

    name: str


Operator = Literal["is", "in", "includes", "at_least", "at_most", "below", "within"]
Operand = bool | str | tuple[str, ...] | Param


@dataclass(frozen=True, slots=True)
class Test:
    """One fact against one operand; `within` counts whole days back from the day of assessment."""

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
    """What another rule says about the same item."""

    rule: str


Condition = All | AnyOf | Not | Test | KnownTest | UnknownTest | Quantified | Count | FindingRef


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
