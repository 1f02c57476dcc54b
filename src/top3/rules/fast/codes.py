"""Truth as small whole numbers, and what generated code calls: the arithmetic of the fast path.

No is 0, unknown 1, yes 3 and what does not apply 7: then `&` is "and", with what does not apply
dropping out by itself, and a chain may stop at 0. "Or" is "and" under `NOT`.
"""

from collections.abc import Collection, Iterable
from typing import Any

from top3.rules.claims import Reading
from top3.rules.logic import Tri, Truth

NO, MAYBE, YES, APART = 0, 1, 3, 7
CODES: dict[Truth, int] = {Tri.FALSE: NO, Tri.UNKNOWN: MAYBE, Tri.TRUE: YES, None: APART}
"""The number of each truth."""
TRUTHS: tuple[Truth, ...] = (Tri.FALSE, Tri.UNKNOWN, None, Tri.TRUE, None, None, None, None)
"""The truth of each number, by number."""
NOT = (YES, MAYBE, None, NO, None, None, None, APART)
"""The number of the opposite, by number."""
SHUT = (NO, MAYBE, None, YES, None, None, None, MAYBE)
"""The number of a gate: one that nothing applies to stays shut."""
SLOW = (KeyError, TypeError, AttributeError)
"""What plain cells never raise: then the plain path says what the rule comes to."""


def count(least: int, *codes: int) -> int:
    """Say whether at least so many are yes; apart if none of them applies."""
    yes = codes.count(YES)
    if yes >= least and (yes or codes.count(APART) < len(codes)):
        return YES
    if codes.count(APART) == len(codes):
        return APART
    return MAYBE if yes + codes.count(MAYBE) >= least else NO


def open_set(cell: Any, names: Collection[str], yes: int) -> int:
    """Say whether a list of names that may be longer holds one of `names`.

    Raises:
        TypeError: it is no such list.
    """
    if cell.__class__ is not tuple and cell.__class__ is not list:
        raise TypeError("no list of names")
    return MAYBE if names.isdisjoint(cell) else yes  # type: ignore[attr-defined]


def known(cell: Any) -> int:
    """Say whether a plain cell that is not empty is described: yes.

    Raises:
        TypeError: it is a reading, which the plain path settles.
    """
    if cell.__class__ is Reading:
        raise TypeError("a reading")
    return YES


def known_set(cell: Any) -> int:
    """Say whether a set is described: it is as soon as it has a member; else unknown.

    Raises:
        TypeError: it is a reading.
    """
    return YES if len(cell) else MAYBE


def unknown(cell: Any, _not_asked: int) -> int:
    """Say whether a plain cell that is not empty is unknown: no.

    Raises:
        TypeError: it is a reading, which the plain path settles.
    """
    if cell.__class__ is Reading:
        raise TypeError("a reading")
    return NO


def unknown_set(cell: Any, not_asked: int) -> int:
    """Say whether a set is unknown: it is while it has no member and may have more.

    Raises:
        TypeError: it is a reading.
    """
    return NO if len(cell) or cell.__class__ is frozenset else not_asked


def is_complete(group: Any) -> bool:
    """Say whether the members of an open group are all there are; of a bare list nobody knows."""
    return group.__class__ is not list and bool(group.complete)


def members_of(group: Any) -> Iterable[Any]:
    """Return the members of an open group that are known."""
    listed: Iterable[Any] = group if group.__class__ is list else group.records
    return listed
