"""What the parts of a count have to be for the count to come out in a wanted way."""

from collections.abc import Iterator
from itertools import combinations

from top3.rules.logic import Tri, Truth

Wanted = frozenset[Truth]
"""The values something may have."""


def counted(value: Truth, parts: int, least: int, *, may_drop: bool) -> Iterator[dict[int, Wanted]]:
    """Yield what the parts of a count have to be for its value; a part left out may be anything.

    Directed: trying every way the parts can come out takes too long from nine parts on.
    """
    dropped: Wanted = frozenset({None} if may_drop else ())
    match value:
        case None:
            yield dict.fromkeys(range(parts), dropped)
        case Tri.TRUE:
            for some in combinations(range(parts), least):
                yield dict.fromkeys(some, frozenset({Tri.TRUE}))
        case Tri.UNKNOWN:
            yield from _counted_open(parts, least, dropped)
        case Tri.FALSE:
            yield from _counted_out(parts, least, dropped)


def _counted_open(parts: int, least: int, dropped: Wanted) -> Iterator[dict[int, Wanted]]:
    """Yield ways in which enough may be a yes and too few are: so one at least is open."""
    for pivot in range(parts):
        others = [index for index in range(parts) if index != pivot]
        for some in combinations(others, least - 1):
            rest = dict.fromkeys(others, frozenset({Tri.FALSE, Tri.UNKNOWN}) | dropped)
            may_be = dict.fromkeys(some, frozenset({Tri.TRUE, Tri.UNKNOWN}))
            yield {pivot: frozenset({Tri.UNKNOWN}), **rest, **may_be}


def _counted_out(parts: int, least: int, dropped: Wanted) -> Iterator[dict[int, Wanted]]:
    """Yield ways in which too few are left that may be a yes, and not everything dropped out."""
    for some in combinations(range(parts), parts - least + 1):
        for pivot in some if dropped else some[:1]:
            rest = [index for index in some if index != pivot]
            fits = dict.fromkeys(rest, frozenset({Tri.FALSE}) | dropped)
            yield {pivot: frozenset({Tri.FALSE}), **fits}
        for pivot in set(range(parts)) - set(some) if dropped else ():
            yield {pivot: frozenset({Tri.TRUE, Tri.UNKNOWN}), **dict.fromkeys(some, dropped)}
