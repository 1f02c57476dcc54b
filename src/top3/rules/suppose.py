"""Suppose that something were known: the same facts, some of them filled in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from top3.rules.assemble import leaned_on
from top3.rules.claims import Claim, Members, Reading
from top3.rules.conditions import AS_OF, Condition, Param, Test, walk
from top3.rules.evaluate import Key, World
from top3.rules.language import FactSpec, Rule, RuleSet

Spot = tuple[Key, str]
"""One fact of one item."""


class Supposing:
    """A world in which some facts are read as supposed, and all others as they are."""

    def __init__(self, world: World, rules: RuleSet, supposed: Mapping[Spot, Reading]) -> None:
        """Keep the world and what is supposed."""
        self.as_of: date = world.as_of
        self._world = world
        self._groups = rules.dictionary.groups
        self._supposed = supposed
        self._home = world.items("household")[0]

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the items of the world itself."""
        return self._world.items(scope)

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact as supposed, or as it is."""
        spot = (self._home if fact.startswith("household.") else item, fact)
        supposed = self._supposed.get(spot)
        return self._world.read(item, fact) if supposed is None else supposed

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the members of a group; supposed complete, it has no others."""
        spec = self._groups[item[0], group]
        supposed = self._supposed.get((item, spec.fact or ""))
        if supposed is None:
            return self._world.members(item, group)
        members = supposed.merged()
        return tuple((spec.of, each) for each in members.has), members


def tests_on(rules: RuleSet, rule: Rule, fact: str) -> tuple[Test, ...]:
    """Return every test on a fact in a rule and in the rules it refers to, each once."""
    parts = (part for each in leaned_on(rules, rule) for part in _conditions(each))
    tests = (part for part in parts if isinstance(part, Test) and part.fact == fact)
    return tuple(dict.fromkeys(tests))


def _conditions(rule: Rule) -> Iterator[Condition]:
    for condition in (rule.when, *rule.unless):
        yield from walk(condition)


def answers(
    rules: RuleSet, spec: FactSpec, tests: Iterable[Test], now: Reading, as_of: date
) -> list[Reading]:
    """Return the answers to a question that the tests on it can tell apart, 1 or more.

    Members that are known stay; what the tests do not name is one answer: nothing of it.
    """
    listed = tuple(tests)
    values: list[Any]
    if spec.type == "flag":
        values = [True, False]
    elif spec.type == "set":
        has = now.merged().has
        named = dict.fromkeys(name for test in listed for name in _names(test))
        values = [Members((*has, name), complete=True) for name in named if name not in has]
        values.append(Members(has, complete=True))
    elif spec.type in ("number", "day"):
        values = [value for test in listed for value in _around(rules, test, as_of)]
    else:
        values = list(rules.dictionary.values_of(spec)) or ["…"]
    return [Reading((Claim(value, on=as_of),)) for value in dict.fromkeys(values)]


def _names(test: Test) -> tuple[str, ...]:
    return test.operand[:1] if isinstance(test.operand, tuple) else ()


def _around(rules: RuleSet, test: Test, as_of: date) -> list[Any]:
    """Return the values at, just below and just above the bound of a test."""
    if test.operand == AS_OF:
        return [as_of - timedelta(1), as_of, as_of + timedelta(1)]
    if not isinstance(test.operand, Param):
        return []
    bound = rules.parameters[test.operand.name].value
    if test.operator == "within":
        assert isinstance(bound, int)
        return [as_of - timedelta(bound), as_of - timedelta(bound + 1)]
    if isinstance(bound, date):
        return [bound - timedelta(1), bound, bound + timedelta(1)]
    return [(value, value) for value in (bound - 1, bound, bound + 1) if value >= 0]
