"""What no case can reach: shown by a proof over what rules read, or said by somebody, with why."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from top3.casuistry.coverage.points import CODES, Point
from top3.errors import RulesetInvalidError
from top3.reading import read_text
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Truth
from top3.rules.proving.reach import last_day
from top3.rules.proving.search import Search
from top3.validating import build
from top3.values import Frozen, I18n, Many, Words

_FILE = "unreachable.yaml"


class AlwaysKnown(Frozen):
    """Facts that a record never leaves unknown, and why."""

    why: I18n
    facts: Many[Words]


class Excused(Frozen):
    """One point that cannot be reached, who says so, and why."""

    point: Words
    by: Words
    why: I18n


class Unreachable(Frozen):
    """Everything that is said about what cannot be reached."""

    top3: Literal["unreachable/1"]
    by: Words
    always_known: AlwaysKnown
    excused: Many[Excused] = ()


@cache
def unreachable_file() -> Unreachable:
    """Return what is said about what cannot be reached."""
    source = files("top3.casuistry.coverage").joinpath(_FILE).read_text(encoding="utf-8")
    made = build(Unreachable, read_text(source, _FILE))
    if isinstance(made, list):
        raise RulesetInvalidError(made)
    return made


def why_unreachable(rules: RuleSet, points: Iterable[Point]) -> dict[Point, I18n]:
    """Return of these points those that no case can reach, each with why."""
    said = {each.point: each.why for each in unreachable_file().excused}
    found: dict[Point, I18n] = {}
    for point in points:
        if str(point) in said:
            found[point] = said[str(point)]
        elif point.value and is_out_of_reach(rules, rules.by_id[point.name], VALUES[point.value]):
            found[point] = unreachable_file().always_known.why
    return found


def is_out_of_reach(rules: RuleSet, rule: Rule, value: Truth) -> bool:
    """Say whether a rule never has a value, by a proof: what a record always knows is known.

    False where the bound of the search was hit: what was not shown is not claimed.
    """
    search = Search(rules, (rule,), as_of=last_day(rules, rule))
    for fact in unreachable_file().always_known.facts:
        if fact in search.regions:
            search.regions[fact] = tuple(
                each for each in search.regions[fact] if each.kind in ("value", "not_applicable")
            )
    return next(search.worlds([(rule, value)]), None) is None and search.settles(value)


VALUES: dict[str, Truth] = {code: value for value, code in CODES.items()}
"""The values of rules by what they are called."""

__all__ = ["VALUES", "is_out_of_reach", "unreachable_file", "why_unreachable"]
