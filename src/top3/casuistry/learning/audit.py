"""Whether a set of cases teaches a stereotype: does who somebody is predict how it ends?

Gender and background of who does it, whom it happens to and who tells are held against what came
out, always within one scenario: a baby is in more danger than an adult, and that is no stereotype.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from top3.casuistry.learning.association import Association, associations

MAY_NOT_PREDICT = ("gender", "background")
"""Traits end in what they are of: `does_gender`, `tells_background`. These may say nothing."""

LEAST_STRENGTH = 0.1
MOST_BY_CHANCE = 0.05
"""A trait predicts an outcome where it is at least so strong, and chance seldom does as much."""

_LEAST_SHARE = 3
"""A value is rare in a set where it has less than one in so many of its even share."""
_ENOUGH = 10
"""A value may be missing in a small set: so many cases for each value before it is missed."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One case: the scenario it is of, traits of its people, and what came out of it.

    A trait that nobody in the case has is "none"; of several people with different values it is
    "several". What is not known is "not_known", and counts as a value.
    """

    scenario: str
    traits: Mapping[str, str]
    outcomes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AuditWarning:
    """What is not right in a set: a trait that predicts an outcome, or a value that is missing.

    `value` is the value that is missing or rare, `association` what was found of a prediction.
    """

    kind: Literal["predicts", "missing", "rare"]
    trait: str
    value: str = ""
    association: Association | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What was counted: cases a scenario, every value of a trait, and every pair held together."""

    cases: int
    scenarios: Mapping[str, int]
    traits: Mapping[str, Mapping[str, int]]
    outcomes: Mapping[str, Mapping[str, int]]
    associations: tuple[Association, ...]
    warnings: tuple[AuditWarning, ...]


def audit(
    rows: Iterable[AuditRow],
    *,
    expected: Mapping[str, Collection[str]] | None = None,
    shufflings: int = 999,
) -> Audit:
    """Count a set of cases and say where it teaches a stereotype.

    Args:
        rows: The cases; every one has the same traits and outcomes.
        expected: By trait, the values that should occur; left out, nothing is missed.
        shufflings: How often outcomes are shuffled to see what chance alone does: 999 or more for
            a set that is to be relied on.
    """
    listed = list(rows)
    traits = _columns([each.traits for each in listed])
    outcomes = _columns([each.outcomes for each in listed])
    found = associations(
        [each.scenario for each in listed], traits, outcomes, shufflings=shufflings
    )
    counted = {name: _counts(column) for name, column in traits.items()}
    missed = [
        warning
        for name, values in (expected or {}).items()
        for warning in _missed(name, values, counted.get(name, {}))
    ]
    return Audit(
        cases=len(listed),
        scenarios=_counts([each.scenario for each in listed]),
        traits=counted,
        outcomes={name: _counts(column) for name, column in outcomes.items()},
        associations=tuple(found),
        warnings=(*(_predicts(each) for each in found if is_prediction(each)), *missed),
    )


def is_prediction(found: Association) -> bool:
    """Say whether a trait that should say nothing of the outcome does say it."""
    return (
        found.trait.endswith(MAY_NOT_PREDICT)
        and found.strength >= LEAST_STRENGTH
        and found.by_chance <= MOST_BY_CHANCE
    )


def _columns(rows: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    names = rows[0].keys() if rows else ()
    return {name: [row[name] for row in rows] for name in names}


def _counts(column: Iterable[str]) -> dict[str, int]:
    counts = Counter(column)
    return {value: counts[value] for value in sorted(counts)}


def _predicts(found: Association) -> AuditWarning:
    return AuditWarning("predicts", found.trait, association=found)


def _missed(
    trait: str, values: Collection[str], counts: Mapping[str, int]
) -> Iterable[AuditWarning]:
    cases = sum(counts.get(value, 0) for value in values)
    if cases < _ENOUGH * len(values):
        return
    for value in values:
        count = counts.get(value, 0)
        if not count:
            yield AuditWarning("missing", trait, value)
        elif count * _LEAST_SHARE * len(values) < cases:
            yield AuditWarning("rare", trait, value)
