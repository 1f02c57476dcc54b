"""Whether one thing goes with another over many cases, compared within the same kind of case.

Counted as one would by hand: how often they went together, beside how often they would have if the
one said nothing of the other. What chance alone can do is found by shuffling.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Association:
    """How much a trait and an outcome go together.

    `strength` runs from 0 (not at all) to 1 (the one says the other), with what chance gives taken
    off. `by_chance` is the part of the shufflings that came out at least as strong, after holding
    all pairs that were looked at against each other (Holm). `together` counts trait and outcome,
    `expected` what that would be within each group if they had nothing to do with each other.
    """

    trait: str
    outcome: str
    cases: int
    strength: float
    by_chance: float
    together: Mapping[Pair, int]
    expected: Mapping[Pair, float]


class _Table:
    """One trait beside one outcome: everything about it that shuffling leaves as it is."""

    def __init__(self, groups: Sequence[str], one: Sequence[str], other: Sequence[str]) -> None:
        self.one, self.other = list(one), list(other)
        self.expected = _expected(groups, self.one, self.other)
        self.freedom = _freedom(groups, self.one, self.other)

    def away(self, other: Sequence[str]) -> float:
        """Return how far the counts are from what is expected."""
        counts = Counter(zip(self.one, other, strict=True))
        return sum((counts[pair] - due) ** 2 / due for pair, due in self.expected.items() if due)

    def strength(self, away: float) -> float:
        """Return the strength from 0 to 1: Cramér's V, with what chance gives taken off."""
        smallest = min(len(set(self.one)), len(set(self.other))) - 1
        return sqrt(max(0.0, away - self.freedom) / (len(self.one) * smallest)) if smallest else 0.0


def associations(
    groups: Sequence[str],
    traits: Mapping[str, Sequence[str]],
    outcomes: Mapping[str, Sequence[str]],
    *,
    shufflings: int = 999,
    seed: int = 7,
) -> list[Association]:
    """Hold every trait against every outcome within groups, strongest first.

    Args:
        groups: The kind of case of every case: only cases of one kind are compared.
        traits: By name, one value for every case, in the order of `groups`.
        outcomes: The same for what came out.
        shufflings: How often the outcomes are shuffled within their group.
        seed: Where the draws begin; same seed, same answer, on any machine.
    """
    tables = {
        (trait, outcome): _Table(groups, traits[trait], outcomes[outcome])
        for trait in traits
        for outcome in outcomes
    }
    real = {key: table.away(table.other) for key, table in tables.items()}
    reached = dict.fromkeys(tables, 1)
    chance = Random(seed)  # noqa: S311 - shuffling for a count, not for a secret
    for _ in range(shufflings):
        places = _shuffled(groups, chance)
        for key, table in tables.items():
            other = [table.other[place] for place in places]
            # the least that differs by rounding alone is no difference
            reached[key] += table.away(other) >= real[key] - 1e-9
    parts = _holm({key: count / (shufflings + 1) for key, count in reached.items()})
    found = [
        Association(
            *key, len(groups), table.strength(real[key]), parts[key],
            dict(Counter(zip(table.one, table.other, strict=True))), table.expected,
        )
        for key, table in tables.items()
    ]  # fmt: skip
    return sorted(found, key=lambda each: (-each.strength, each.trait, each.outcome))


def _by_group(groups: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        places.setdefault(group, []).append(place)
    return places


def _expected(groups: Sequence[str], one: Sequence[str], other: Sequence[str]) -> dict[Pair, float]:
    due: dict[Pair, float] = {}
    for places in _by_group(groups).values():
        ones = Counter(one[each] for each in places)
        others = Counter(other[each] for each in places)
        for a, many in ones.items():
            for b, more in others.items():
                due[a, b] = due.get((a, b), 0.0) + many * more / len(places)
    return due


def _freedom(groups: Sequence[str], one: Sequence[str], other: Sequence[str]) -> int:
    """Return what the distance comes to on average where there is nothing."""
    varied = [
        places
        for places in _by_group(groups).values()
        if len({one[each] for each in places}) > 1 and len({other[each] for each in places}) > 1
    ]
    ones = {one[each] for places in varied for each in places}
    others = {other[each] for places in varied for each in places}
    return max(0, len(ones) - 1) * max(0, len(others) - 1)


def _shuffled(groups: Sequence[str], chance: Random) -> list[int]:
    """Return every place, shuffled within its group."""
    mixed = list(range(len(groups)))
    for places in _by_group(groups).values():
        drawn = sorted(places, key=lambda _: chance.random())
        for place, taken in zip(places, drawn, strict=True):
            mixed[place] = taken
    return mixed


def _holm(parts: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return parts made larger for having looked more than once, never falling."""
    ordered = sorted(parts, key=lambda key: (parts[key], key))
    held: dict[Pair, float] = {}
    least = 0.0
    for place, key in enumerate(ordered):
        least = max(least, min(1.0, parts[key] * (len(ordered) - place)))
        held[key] = least
    return held
