"""Draws of our own: the same seed, number and place give the same draw, in any order, anywhere.

Every draw is asked for by the place it is for, never by its turn: what is added to a scenario moves
no other draw. Nothing of Python's `random` or `hash` is in it, so no version or machine moves one.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
_ALL = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


@cache
def key(place: str) -> int:
    """Return the number that stands for a place: 64 bits of its name."""
    return number_of(place)


def number_of(text: str) -> int:
    """Return 64 bits of a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


class Stream:
    """Every draw of one case. A place is the number that `key` gives."""

    __slots__ = ("base",)

    def __init__(self, name: str, seed: int, index: int) -> None:
        self.base = number_of(f"{name}/{seed}/{index}")

    def bits(self, place: int, turn: int = 0) -> int:
        """Draw 64 bits for a place; `turn` is for who needs more than one there."""
        mixed = (self.base ^ place) + turn * _STEP & _ALL
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _ALL
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _ALL
        return mixed ^ (mixed >> 31)

    def below(self, place: int, count: int, turn: int = 0) -> int:
        """Draw a whole number from 0 up to `count`, which is 1 or more and itself not drawn."""
        # the same as bits, written out: nothing is called more often
        mixed = (self.base ^ place) + turn * _STEP & _ALL
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _ALL
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _ALL
        return (mixed ^ (mixed >> 31)) * count >> 64

    def between(self, place: int, bounds: tuple[int, int], turn: int = 0) -> int:
        """Draw a whole number, both bounds included."""
        low, high = bounds
        return low + self.below(place, high - low + 1, turn)

    def one(self, place: int, options: Sequence[T], turn: int = 0) -> T:
        """Draw one of the options; there is at least one."""
        return options[self.below(place, len(options), turn)]

    def weighted(self, place: int, weights: Sequence[int], turn: int = 0) -> int:
        """Draw the number of one of these, each as likely as its weight."""
        left = self.below(place, sum(weights), turn)
        for number, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return number
        raise AssertionError("what is drawn is below the sum")

    def happens(self, place: int, chance: int) -> bool:
        """Draw whether something of this chance (of 100) is so."""
        return chance >= 100 or self.below(place, 100) < chance

    def shuffled(self, place: int, options: Sequence[T]) -> list[T]:
        """Draw an order."""
        made = list(options)
        for last in range(len(made) - 1, 0, -1):
            other = self.below(place, last + 1, last)
            made[last], made[other] = made[other], made[last]
        return made
