"""Which open facts can still change what a rule says: a question that cannot is not asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from math import prod

from top3.rules.accounts import OPEN
from top3.rules.evaluate import Evaluator, Finding, Key, Node, World
from top3.rules.explain import combine
from top3.rules.language import RuleSet
from top3.rules.logic import Tri, Truth
from top3.rules.suppose import Spot, Supposing
from top3.rules.what_if import choices_of

MOST_UNKNOWNS = 12
MOST_TRIES = 4096

Values = tuple[Truth, ...]
"""What the leaves of one spot say under one answer, in the order of the tree."""


@dataclass(slots=True)
class _Spots:
    """The open leaves of a tree by spot: where they stand, and what each answer makes of them.

    Who else may be in a group is a spot of its own at every place it is asked: another member can
    fulfil one condition and not the next.
    """

    leaves: dict[Spot | int, list[int]] = field(default_factory=dict)
    answers: dict[Spot | int, list[Values]] = field(default_factory=dict)


def idle_facts(
    rules: RuleSet,
    world: World,
    finding: Finding,
    *,
    most_unknowns: int = MOST_UNKNOWNS,
    most_tries: int = MOST_TRIES,
) -> frozenset[Spot]:
    """Return the open facts whose answer changes nothing, whatever the others turn out to be.

    An open fact stays if some completion of the other open facts makes its answers differ. Where
    every fact stands in the rule once, each of them can: nothing is searched. With more open facts
    than the bound, or more combinations, the fact stays.
    """
    if finding.value is not Tri.UNKNOWN:
        return frozenset()
    home = world.items("household")[0]
    spots = _Spots()
    for index, leaf in enumerate(_leaves(finding.tree)):
        if leaf.value is Tri.UNKNOWN:
            spots.leaves.setdefault(_spot(leaf, home, index), []).append(index)
    if len(spots.leaves) > most_unknowns or all(len(each) == 1 for each in spots.leaves.values()):
        return frozenset()
    _answer(rules, world, finding, spots)
    if prod(len(each) for each in spots.answers.values()) > most_tries:
        return frozenset()
    listed = tuple(spots.leaves)
    places = tuple(tuple(spots.leaves[spot]) for spot in listed)
    answers = tuple(tuple(spots.answers[spot]) for spot in listed)
    idle = _idle(_shape(finding.tree), places, answers)
    return frozenset(listed[index] for index in idle if not isinstance(listed[index], int))  # type: ignore[misc]


def _spot(leaf: Node, home: Key, index: int) -> Spot | int:
    if leaf.kind in ("group", OPEN) or leaf.fact is None:
        return index
    return (home if leaf.fact.startswith("household.") else leaf.about), leaf.fact


def _answer(rules: RuleSet, world: World, finding: Finding, spots: _Spots) -> None:
    """Work out what each answer to a question makes of the leaves that read it."""
    choices = choices_of(rules, world, finding.rule, finding.about)
    leaves_now = list(_leaves(finding.tree))
    size = len(leaves_now)
    for spot, places in spots.leaves.items():
        made: list[Values] = []
        for reading in () if isinstance(spot, int) else choices.get(spot, ()):
            assert not isinstance(spot, int)
            supposed = Supposing(world, rules, {spot: reading})
            tree = Evaluator(rules, supposed).tree(finding.rule, finding.about)
            leaves = list(_leaves(tree))
            if len(leaves) != size:  # the answer changes who is in a group: anything may follow
                made = []
                break
            made.append(tuple(leaves[index].value for index in places))
        if isinstance(spot, int) and leaves_now[spot].kind == OPEN:
            made = [(value,) for value in Tri]  # it can be weighed, or stay as it is
        either = product((Tri.TRUE, Tri.FALSE), repeat=len(places))
        spots.answers[spot] = list(dict.fromkeys(made or either))


@lru_cache(maxsize=4096)
def _idle(
    tree: Node, places: tuple[tuple[int, ...], ...], answers: tuple[tuple[Values, ...], ...]
) -> frozenset[int]:
    """Return which spots are idle, by number: trees of one shape come out the same everywhere."""
    value = _recomputing(tree)
    return frozenset(
        index for index in range(len(places)) if _is_idle(index, places, answers, value)
    )


def _is_idle(
    spot: int,
    places: tuple[tuple[int, ...], ...],
    answers: tuple[tuple[Values, ...], ...],
    value: Callable[[Mapping[int, Truth]], Truth],
) -> bool:
    others = [each for each in range(len(places)) if each != spot]
    for chosen in product(*(answers[each] for each in others)):
        leaves: dict[int, Truth] = {}
        for other, values in zip(others, chosen, strict=True):
            leaves.update(zip(places[other], values, strict=True))
        made = {
            value({**leaves, **dict(zip(places[spot], answer, strict=True))})
            for answer in answers[spot]
        }
        if len(made) > 1:
            return False
    return True


def _shape(node: Node) -> Node:
    """Return a tree without what it is about: what is left decides how its parts come together."""
    children = tuple(_shape(child) for child in node.children)
    return Node(node.kind, node.value, ("", ""), node.text, children=children, least=node.least)


def _leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)


def _recomputing(tree: Node) -> Callable[[Mapping[int, Truth]], Truth]:
    """Return what works out the value of a tree with its open leaves filled in.

    A part without an open leaf keeps its value: it is not looked at again.
    """
    made, _ = _part(tree, 0)
    return made or (lambda _: tree.value)


_Made = Callable[[Mapping[int, Truth]], Truth]


def _part(node: Node, first: int) -> tuple[_Made | None, int]:
    if not node.children:
        is_open = node.value is Tri.UNKNOWN
        return (lambda filled: filled.get(first, node.value)) if is_open else None, first + 1
    parts: list[_Made | None] = []
    for child in node.children:
        part, first = _part(child, first)
        parts.append(part)
    if not any(parts):
        return None, first
    pairs = [(part, child.value) for part, child in zip(parts, node.children, strict=True)]

    def worked_out(filled: Mapping[int, Truth]) -> Truth:
        return combine(node, [part(filled) if part else value for part, value in pairs])

    return worked_out, first


__all__: Sequence[str] = ["idle_facts"]
