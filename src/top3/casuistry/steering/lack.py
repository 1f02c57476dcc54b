"""How far a rule is from coming out as wanted: how many facts at least are in the way.

An estimate that leads a search, never a promise: one fact can stand in several places.
"""

from collections.abc import Callable, Iterable, Sequence

from top3.rules.findings import Node
from top3.rules.logic import Tri, Truth, negate

Wanted = frozenset[Truth]
"""The values something may have."""

FAR = 50
"""What cannot be brought about by changing facts that are there."""


def lack(node: Node, wanted: Wanted) -> int:
    """Return how many facts at least keep a part from one of the wanted values; 0 where it has."""
    if node.value in wanted:
        return 0
    return min((_lack(node, value) for value in wanted), default=FAR)


def _lack(node: Node, value: Truth) -> int:
    """Return how far a part is from one value; what has another is one fact away at least."""
    if node.value is value:
        return 0
    if not node.children:
        return _of_leaf(node, value)
    return max(1, _of_parts(node, value))


def _of_parts(node: Node, value: Truth) -> int:
    """Return how far a part is from a value, by the kind of part it is and what is below it."""
    children = node.children
    match node.kind:
        case "rule" if len(children) == 2:
            when, unless = children
            return _of_all(_ways(when), _ways_not(unless), value=value)
        case "rule" | "finding":
            return _lack(children[0], value)
        case "judged":
            return _lack(children[1], value) + lack(children[0], frozenset({Tri.TRUE, Tri.UNKNOWN}))
        case "not":
            return _lack(children[0], negate(value))
        case "count":
            return _of_count(node, value)
        case "any" | "unless":
            return _of_any([_ways(each) for each in children], value)
        case "all":
            return _of_all(*(_ways(each) for each in children), value=value)
    return _of_group(node, value)


Ways = Callable[[Truth], int]
"""How far one part is from each value."""


def _ways(node: Node) -> Ways:
    return lambda value: _lack(node, value)


def _ways_not(node: Node) -> Ways:
    return lambda value: _lack(node, negate(value))


def _of_leaf(node: Node, value: Truth) -> int:
    if node.kind == "group":  # more may belong to it: to say that these are all is one answer
        return 1 if value in (Tri.FALSE, None) else FAR
    return 1


def _of_group(node: Node, value: Truth) -> int:
    """Return how far what is said of the members of a group is from a value."""
    parts = [_ways(each) for each in node.children]
    if node.kind.startswith("every"):
        return min(FAR, _of_all(*parts, value=value))
    if node.kind.startswith("any"):
        # somebody who is not in it yet may make it so
        return min(_of_any(parts, value), 2 if value is Tri.TRUE else FAR)
    return 1


def _least(part: Ways, *values: Truth) -> int:
    return min(part(value) for value in values)


def _of_all(*parts: Ways, value: Truth) -> int:
    match value:
        case Tri.FALSE:
            return min(part(Tri.FALSE) for part in parts)
        case Tri.UNKNOWN:
            return _with_pivot(parts, (Tri.TRUE, Tri.UNKNOWN, None))
        case None:
            return sum(part(None) for part in parts)
    return sum(_least(part, Tri.TRUE, None) for part in parts)


def _of_any(parts: Sequence[Ways], value: Truth) -> int:
    match value:
        case Tri.TRUE:
            return min(part(Tri.TRUE) for part in parts)
        case Tri.UNKNOWN:
            return _with_pivot(parts, (Tri.FALSE, Tri.UNKNOWN, None))
        case None:
            return sum(part(None) for part in parts)
    return sum(_least(part, Tri.FALSE, None) for part in parts)


def _with_pivot(parts: Sequence[Ways], others: Iterable[Truth]) -> int:
    """Return how far parts are from leaving it open: one is unknown, none of the rest settles."""
    rest = [_least(part, *others) for part in parts]
    pivot = min(part(Tri.UNKNOWN) - each for part, each in zip(parts, rest, strict=True))
    return sum(rest) + pivot


def _of_count(node: Node, value: Truth) -> int:
    parts, least = [_ways(each) for each in node.children], node.least
    match value:
        case Tri.TRUE:
            return sum(sorted(part(Tri.TRUE) for part in parts)[:least])
        case Tri.UNKNOWN:
            may_be = sorted(_least(part, Tri.TRUE, Tri.UNKNOWN) for part in parts)[:least]
            return sum(may_be) + min(part(Tri.UNKNOWN) for part in parts)
        case None:
            return sum(part(None) for part in parts)
    out = sorted(_least(part, Tri.FALSE, None) for part in parts)
    return sum(out[: len(parts) - least + 1])


def leaves(node: Node) -> Iterable[Node]:
    """Yield every part that tests a fact or a group, each once, in order."""
    if not node.children:
        yield node
    for each in node.children:
        yield from leaves(each)


__all__ = ["FAR", "Wanted", "lack", "leaves"]
