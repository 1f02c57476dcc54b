"""Facts without a case: what is known, unknown, disputed or worn, for any rule set at all.

A world holds readings only, so that a promise about rules can be tried on what no case file could
say yet. What can change in it, one thing at a time, stands in `top3.testing.fact_changes`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from top3.rules.claims import Claim, Members, Reading
from top3.rules.conditions import (
    Condition,
    FindingRef,
    KnownTest,
    Quantified,
    Test,
    UnknownTest,
    parts_of,
    walk,
)
from top3.rules.evaluate import Key
from top3.rules.language import FactDictionary, FactSpec, Rule, RuleSet
from top3.values import Unknown, UnknownReason

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

HOUSEHOLD: Key = ("household", "household")
_LETTERS = {"situation": "s", "person": "p", "agreement": "a", "factor": "f"}
_WEAK = ("not_free", "outdated", "not_concrete", "presence_not_recorded")
_SHAPES = ("unknown", "known", "known", "known", "disputed", "weak", "bounds", "not_applicable")
_AS_OF = date(2026, 3, 16)
_DAYS = (0, 1, 7, 30, 400)

Where = tuple[Key, str]
"""One fact of one item."""


class Facts:
    """A world of readings: what is told of each item, and who is in each group the record owns.

    `reads` names the facts it is about; one that is not told is unknown: not asked. What stands in
    the mappings is in no particular order. It is never changed: each change gives another world.
    """

    def __init__(
        self,
        as_of: date,
        dictionary: FactDictionary,
        there: Mapping[str, tuple[Key, ...]],
        told: Mapping[Where, Reading],
        owned: Mapping[tuple[Key, str], tuple[Key, ...]],
        reads: tuple[str, ...],
    ) -> None:
        """Keep the day, what there is, and what is told of it."""
        self.as_of: date = as_of
        self.dictionary: FactDictionary = dictionary
        self.there: Mapping[str, tuple[Key, ...]] = there
        self.told: Mapping[Where, Reading] = told
        self.owned: Mapping[tuple[Key, str], tuple[Key, ...]] = owned
        self.reads: tuple[str, ...] = reads

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the items of a scope; the household is always one."""
        return (HOUSEHOLD,) if scope == "household" else self.there.get(scope, ())

    def read(self, item: Key, fact: str) -> Reading:
        """Return what is told of a fact, or that nobody asked."""
        key = HOUSEHOLD if fact.startswith("household.") else item
        return self.told.get((key, fact), Reading())

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return who is in a group, and whether that is all: an open group as its fact says."""
        spec = self.dictionary.groups[item[0], group]
        if spec.fact:
            members = self.read(item, spec.fact).merged()
            return tuple((spec.of, each) for each in members.has), members
        keys = self.owned.get((item, group), ())
        return keys, Members(tuple(name for _, name in keys), complete=True)

    def __repr__(self) -> str:
        """Show what is told, so that a failing test can be read; what is drawn is nobody's life."""
        told = [f"{item[1]} {fact}: {_shown(each)}" for (item, fact), each in self.told.items()]
        groups = [
            f"{item[1]} {name}: {', '.join(who for _, who in keys) or 'nobody'}"
            for (item, name), keys in self.owned.items()
        ]
        return "\n  ".join([f"Facts on {self.as_of}:", *told, *groups])

    def having(self, where: Where, reading: Reading) -> "Facts":
        """Return the same world with another reading of one fact."""
        return self.telling({**self.told, where: reading})

    def telling(self, told: Mapping[Where, Reading]) -> "Facts":
        """Return the same world with other readings."""
        return Facts(self.as_of, self.dictionary, self.there, told, self.owned, self.reads)

    def on(self, day: date) -> "Facts":
        """Return the same world on another day."""
        return Facts(day, self.dictionary, self.there, self.told, self.owned, self.reads)

    def places(self) -> Iterator[tuple[Where, Reading]]:
        """Yield every fact of every item this world is about, told or not."""
        for fact in self.reads:
            for item in self.items(self.dictionary.facts[fact].scope):
                yield (item, fact), self.read(item, fact)


def _shown(reading: Reading) -> str:
    if not reading.applies:
        return "does not apply"
    told = [
        f"{each.value} ({(each.weak or 'firm') if each.told else 'untold'}, {each.on or '-'})"
        for each in reading.claims
    ]
    return " against ".join(told) or reading.unknown.reason


def facts_read(rules: RuleSet, chosen: Iterable[Rule]) -> tuple[str, ...]:
    """Return every fact that rules read: through groups and other rules too, in order of name."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [(part, each.head.about) for each in chosen for part in (each.when, *each.unless)]
    while waiting:
        part, scope = waiting.pop()
        inner: str = scope
        if isinstance(part, Test | KnownTest | UnknownTest):
            waiting += _newly_read(rules, part.fact, found)
        elif isinstance(part, Quantified):
            group = rules.dictionary.groups[scope, part.group]
            inner = group.of
            waiting += _newly_read(rules, group.fact, found) if group.fact else []
        elif isinstance(part, FindingRef) and part.rule not in seen:
            seen.add(part.rule)
            rule = rules.by_id[part.rule]
            waiting += [(each, rule.head.about) for each in (rule.when, *rule.unless)]
        waiting += [(each, inner) for each in parts_of(part)]  # type: ignore[misc]
    return tuple(sorted(found))


def _newly_read(rules: RuleSet, fact: str, found: set[str]) -> list[tuple[Condition, Any]]:
    if fact in found:
        return []
    found.add(fact)
    condition = rules.dictionary.applies.get(fact)
    return [(condition, rules.dictionary.facts[fact].scope)] if condition else []


def fact_worlds(rules: RuleSet, *, reads: Iterable[str] | None = None) -> "SearchStrategy[Facts]":
    """Draw worlds for a rule set: each fact told, weak, disputed, bounded, gone or unknown.

    Args:
        rules: The rule set whose facts, lists, groups and numbers are used.
        reads: The facts it is about; left out, those that the rules read.
    """
    names = tuple(facts_read(rules, rules.rules) if reads is None else reads)
    return composite(lambda draw: draw_facts(draw, rules, names))


def draw_facts(draw: "DrawFn", rules: RuleSet, reads: tuple[str, ...]) -> Facts:
    """Draw one world; for use inside a composite strategy. For the rest as `fact_worlds`."""
    from hypothesis import strategies as st  # noqa: PLC0415 - it is an extra

    scopes = {rules.dictionary.facts[name].scope for name in reads}
    scopes |= {each.of for (scope, _), each in rules.dictionary.groups.items() if scope in scopes}
    scopes |= {rule.head.about for rule in rules.rules}
    there: dict[str, tuple[Key, ...]] = {
        scope: tuple((scope, f"{letter}{number}") for number in (1, 2))
        for scope, letter in _LETTERS.items()
        if scope in scopes
    }
    world = Facts(_AS_OF, rules.dictionary, there, {}, {}, reads)
    tell = Telling(draw, rules, world)
    drawn = {where: tell.reading(where[1]) for where, _ in world.places()}
    told = {where: each for where, each in drawn.items() if each != Reading()}
    named = {name for rule in rules.rules for name in _groups_in(rule)}
    owned = {
        (item, name): tuple(
            draw(st.lists(st.sampled_from(there[each.of]), unique=True, max_size=2))
        )
        for (scope, name), each in rules.dictionary.groups.items()
        if each.fact is None and name in named
        for item in world.items(scope)
    }
    return Facts(_AS_OF, rules.dictionary, there, told, owned, reads)


def _groups_in(rule: Rule) -> Iterator[str]:
    for condition in (rule.when, *rule.unless):
        yield from (each.group for each in walk(condition) if isinstance(each, Quantified))


@cache
def _places(count: int) -> "SearchStrategy[int]":
    from hypothesis import strategies  # noqa: PLC0415 - it is an extra

    return strategies.integers(0, count - 1)


def pick(draw: "DrawFn", among: Iterable[Any]) -> Any:
    """Draw one of several, at least one; the first is the simplest. Made for many small draws."""
    listed = tuple(among)
    return listed[draw(_places(len(listed)))] if len(listed) > 1 else listed[0]


class Telling:
    """Draws readings of facts, near the numbers the rules use: both sides of each comparison."""

    def __init__(self, draw: "DrawFn", rules: RuleSet, world: Facts) -> None:
        """Keep what is drawn with, and what a value can be."""
        from hypothesis import strategies  # noqa: PLC0415 - it is an extra

        self._st = strategies
        self._draw = draw
        self._rules = rules
        self._world = world
        self._owner = {each.fact: each for each in rules.dictionary.groups.values() if each.fact}

    def one(self, among: Iterable[Any]) -> Any:
        """Draw one of several; the first is the simplest."""
        return pick(self._draw, among)

    def reading(self, fact: str) -> Reading:
        """Draw anything a fact can be."""
        spec = self._rules.dictionary.facts[fact]
        shape = self.one(_SHAPES)
        if shape == "unknown":
            unknown = Unknown(reason=self.one(get_args(UnknownReason)))
            if spec.type == "set":
                return Reading((Claim(Members(why=unknown.reason)),), unknown)
            return Reading(unknown=unknown)
        if shape == "not_applicable":
            return Reading(applies=False)
        if shape == "bounds" and spec.type in ("number", "day"):
            low, high = sorted((self.value(spec), self.value(spec)), key=lambda each: each[0])
            return Reading((self.claim(spec, (low[0], high[1])),))
        claims = [self.claim(spec, weak=shape == "weak")]
        if shape == "disputed":
            claims.append(self.claim(spec, weak=self.one((False, False, True))))
        if shape in ("disputed", "weak") and self.one((False, False, False, True)):
            claims[-1] = replace(claims[-1], weak="not_concrete", told=False)
        return Reading(tuple(claims))

    def claim(self, spec: FactSpec, value: Any = None, *, weak: bool = False) -> Claim:
        """Draw one claim, of a value of its own where none is given."""
        known_on = self._world.as_of - timedelta(days=self.one(_DAYS)) if spec.shelf_life else None
        reason = self.one(_WEAK) if weak else None
        return Claim(self.value(spec) if value is None else value, ("t1",), reason, on=known_on)

    def value(self, spec: FactSpec) -> Any:
        """Draw a value of a fact: a number or a day as two equal bounds, a set as its members."""
        if spec.type == "flag":
            return self.one((False, True))
        if spec.type == "set":
            return self.members(spec, complete=self.one((True, False)))
        if spec.type == "number":
            number = self.one(_near(self._numbers()))
            return (number, number)
        if spec.type == "day":
            day = self.one(self._days())
            return (day, day)
        return self.one(self._rules.dictionary.values_of(spec) or ("said",))

    def members(self, spec: FactSpec, *, complete: bool, has: tuple[str, ...] = ()) -> Members:
        """Draw the members of a set, `has` among them."""
        group = self._owner.get(spec.name)
        pool = self._rules.dictionary.values_of(spec)
        if group:
            pool = tuple(name for _, name in self._world.items(group.of))
        some = self._st.lists(self._st.sampled_from(pool), unique=True, max_size=2)
        more = self._draw(some) if pool else []
        return Members(tuple(dict.fromkeys((*has, *more))), complete)

    def _numbers(self) -> Iterator[int]:
        for values in self._rules.history.values():
            yield from (each.value for each in values if isinstance(each.value, int))

    def _days(self) -> list[date]:
        around = [self._world.as_of]
        for values in self._rules.history.values():
            around += [each.value for each in values if isinstance(each.value, date)]
        back = {*_DAYS, *_near(self._numbers())}
        days = {self._world.as_of - timedelta(days=each) for each in back}
        return sorted(
            days | {each + timedelta(days=more) for each in around for more in (-1, 0, 1)}
        )


def _near(numbers: Iterable[int]) -> list[int]:
    return sorted({max(0, each + more) for each in (*numbers, 1) for more in (-1, 0, 1)})


def composite(function: "Callable[[DrawFn], Any]") -> "SearchStrategy[Any]":
    """Return a function that draws as a strategy; it need not draw anything."""
    # nothing large is passed to the strategy: hypothesis would write it out when a test fails
    from hypothesis import strategies  # noqa: PLC0415 - it is an extra

    def drawn(draw: "DrawFn") -> Any:
        draw(strategies.none())  # where there is nothing to choose, hypothesis still wants a draw
        return function(draw)

    return strategies.composite(drawn)()
