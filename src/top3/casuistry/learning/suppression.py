"""Small counts that stay unsaid: shown as "fewer than", and not to be worked out from the rest.

A count of one or two is somebody. Where parts add up to a total that is shown too, one hidden part
is no secret: then others are hidden with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K")

LEAST = 5
"""Counts from 1 to one less than this stay unsaid."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count as it may be shown: `value`, or None where it stays unsaid, and how that is written.

    `few` says why it is unsaid: too few, or nearly all (too few are left out of it), or because
    another count could be worked out from it.
    """

    value: int | None
    few: str = ""

    def text(self, least: int = LEAST) -> str:
        """Return what is written in its place."""
        if self.value is not None:
            return str(self.value)
        return {"few": f"1–{least - 1}", "nearly_all": "*", "beside": "*"}[self.few]


def shown_alone(counts: Mapping[K, int], cases: int, least: int = LEAST) -> dict[K, Count]:
    """Return counts of things that can go together in one case: each beside its own remainder.

    A thing that nearly every case has says as much of the few that have it not.
    """
    return {name: _alone(count, cases, least) for name, count in counts.items()}


def _alone(count: int, cases: int, least: int) -> Count:
    if 0 < count < least:
        return Count(None, "few")
    if 0 < cases - count < least:
        return Count(None, "nearly_all")
    return Count(count)


def shown_together(counts: Mapping[K, int], least: int = LEAST) -> dict[K, Count] | None:
    """Return counts that add up to a total that may be known; None where all of it stays unsaid.

    Beside what is too small the first other count is hidden too, whatever it is: which one that is
    says nothing of how large it is. Where each of those hidden would follow all the same, all of it
    stays unsaid: hiding one more would say that they followed. Where all are small, nothing is said
    either: that alone would say much.
    """
    total = sum(counts.values())
    if 0 < total < least:
        return None
    small = [name for name, count in counts.items() if 0 < count < least]
    if not small:
        return {name: Count(count) for name, count in counts.items()}
    beside = [name for name, count in counts.items() if count >= least][:1]
    if not beside or _follows([counts[each] for each in (*small, *beside)], least):
        return None
    return {
        name: Count(None, "few")
        if name in small
        else Count(None, "beside")
        if name in beside
        else Count(count)
        for name, count in counts.items()
    }


def _follows(hidden: list[int], least: int) -> bool:
    """Say whether somebody with the total could work out the hidden counts.

    Whoever reads knows that a small one is 1 or more, and that the one beside is `least` or more:
    with the lowest possible sum, each is known.
    """
    return sum(hidden) == len(hidden) - 1 + least
