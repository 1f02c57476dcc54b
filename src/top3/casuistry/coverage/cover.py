"""Brings together what many cases reach, beside everything that can be reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from top3.casuistry.coverage.points import KINDS, Point, points_of
from top3.casuistry.coverage.reached import reached_by
from top3.casuistry.coverage.unreachable import why_unreachable
from top3.rules.language import RuleSet
from top3.trajectory.trajectory import Trajectory
from top3.values import I18n


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a set of cases reaches.

    `reached` says of each point by which case first; `missing` lists what can be reached and was
    not; `unreachable` what nothing can reach, with why. All in the order of the rules and lists.
    """

    cases: int
    reached: Mapping[Point, str]
    missing: tuple[Point, ...]
    unreachable: Mapping[Point, I18n]

    @property
    def is_whole(self) -> bool:
        """Say whether everything that can be reached was."""
        return not self.missing

    def counts(self) -> dict[str, tuple[int, int]]:
        """Return for each kind of point how many were reached, and how many can be."""
        made = {}
        for kind in KINDS:
            reached = sum(each.kind == kind for each in self.reached)
            open_ = sum(each.kind == kind for each in self.missing)
            if reached + open_:
                made[kind] = (reached, reached + open_)
        return made


def cover(cases: Iterable[tuple[str, Trajectory]], rules: RuleSet) -> Coverage:
    """Return what cases reach of a rule set, over every day of each.

    Args:
        cases: Each with a name to show; a case without a course is a trajectory without events.
        rules: The rules they are looked at with.
    """
    there = points_of(rules)
    wanted = set(there)
    reached: dict[Point, str] = {}
    count = 0
    for name, trajectory in cases:
        count += 1
        found = reached_by(trajectory, rules, set(reached)) & wanted
        for point in found:
            reached.setdefault(point, name)
    rest = [each for each in there if each not in reached]
    out = why_unreachable(rules, rest)
    return Coverage(
        count,
        {each: reached[each] for each in there if each in reached},
        tuple(each for each in rest if each not in out),
        {each: out[each] for each in rest if each in out},
    )


__all__ = ["Coverage", "cover"]
