"""Three-valued logic in as few lines as it takes, to work out what conformance cases expect.

Written from the words of the documentation, without looking at the engine, and never calling it.
"""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from conformance_parts import F, N, T, U

_AND = {T: 2, U: 1, F: 0}


def lowest(values: Sequence[str]) -> str:
    """And: the most negative of what applies."""
    applying = [value for value in values if value != N]
    return min(applying, key=_AND.__getitem__) if applying else N


def highest(values: Sequence[str]) -> str:
    """Or: the most positive of what applies."""
    applying = [value for value in values if value != N]
    return max(applying, key=_AND.__getitem__) if applying else N


def opposite(value: str) -> str:
    """Not."""
    return {T: F, F: T}.get(value, value)


def at_least(number: int, values: Sequence[str]) -> str:
    """Count by trying out: every way in which what is unknown can turn out."""
    applying = [value for value in values if value != N]
    if not applying:
        return N
    ways = [(T, F) if value == U else (value,) for value in applying]
    found = {way.count(T) >= number for way in itertools.product(*ways)}
    return U if len(found) == 2 else {True: T, False: F}[found.pop()]


def evaluate(
    condition: Mapping[str, Any], facts: Mapping[str, str], numbers: Mapping[str, int]
) -> str:
    """Apply the tables to a condition over flags, literally, from the inside out."""
    ((key, inner),) = list(condition.items())[:1]
    if key == "fact":
        value = facts[inner.partition(".")[2]]
        return value if condition["is"] else opposite(value)
    if key == "not":
        return opposite(evaluate(inner, facts, numbers))
    parts = inner["of"] if key == "count" else inner
    values = [evaluate(part, facts, numbers) for part in parts]
    if key == "count":
        return at_least(numbers[inner["at_least"]["param"]], values)
    return lowest(values) if key == "all" else highest(values)


def in_every_completion(
    condition: Mapping[str, Any], facts: Mapping[str, str], numbers: Mapping[str, int]
) -> set[str]:
    """Return the values a condition has over every way in which what is unknown can turn out."""
    ways = [(T, F) if value == U else (value,) for value in facts.values()]
    return {
        evaluate(condition, dict(zip(facts, way, strict=True)), numbers)
        for way in itertools.product(*ways)
    }
