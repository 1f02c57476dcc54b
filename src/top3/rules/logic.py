"""Strong Kleene logic: yes, no and unknown; and counting with unknowns.

`None` stands for what does not apply: it drops out of all, any and counts, and its negation is
itself.
"""

from collections.abc import Iterable
from enum import Enum


class Tri(Enum):
    """Yes, no or unknown. It has no truth value of its own: unknown must never pass as no."""

    FALSE = "false"
    UNKNOWN = "unknown"
    TRUE = "true"

    def __bool__(self) -> bool:
        """Refuse: `if value:` would read unknown as yes or as no."""
        raise TypeError("Tri: has no truth value; compare with `is Tri.TRUE`")


Truth = Tri | None


def of_bool(value: bool) -> Tri:
    """Return TRUE or FALSE."""
    return Tri.TRUE if value else Tri.FALSE


def every(values: Iterable[Truth]) -> Truth:
    """And: FALSE if one is FALSE, else UNKNOWN if one is, else TRUE; None if nothing applies."""
    applying = [value for value in values if value is not None]
    if not applying:
        return None
    if any(value is Tri.FALSE for value in applying):
        return Tri.FALSE
    return of_bool(True) if all(value is Tri.TRUE for value in applying) else Tri.UNKNOWN


def some(values: Iterable[Truth]) -> Truth:
    """Or: TRUE if one is TRUE, else UNKNOWN if one is, else FALSE; None if nothing applies."""
    applying = [value for value in values if value is not None]
    if not applying:
        return None
    if any(value is Tri.TRUE for value in applying):
        return Tri.TRUE
    return of_bool(False) if all(value is Tri.FALSE for value in applying) else Tri.UNKNOWN


def negate(value: Truth) -> Truth:
    """Not: unknown stays unknown, and what does not apply stays so."""
    if value is None or value is Tri.UNKNOWN:
        return value
    return of_bool(value is Tri.FALSE)


def excepted(value: Truth, exception: Truth) -> Truth:
    """A rule and not its exceptions; one that does not apply stays so, whatever they say.

    An exception that does not apply leaves the rule as it is.
    """
    return None if value is None else every((value, negate(exception)))


def count_interval(values: Iterable[Truth]) -> tuple[int, int]:
    """Return how many are TRUE at least and at most; unknowns count only in the second."""
    applying = [value for value in values if value is not None]
    certain = sum(value is Tri.TRUE for value in applying)
    return certain, certain + sum(value is Tri.UNKNOWN for value in applying)


def at_least(values: Iterable[Truth], number: int) -> Truth:
    """Say whether at least `number` are TRUE: "2 of 3" with one yes and one unknown is unknown."""
    listed = [value for value in values if value is not None]
    if not listed:
        return None
    low, high = count_interval(listed)
    if low >= number:
        return Tri.TRUE
    return Tri.UNKNOWN if high >= number else Tri.FALSE
