"""Finds facts that make a condition come out in a wanted way, or shows that there are none.

The search is directed: to make `all` a no it makes one part a no, and leaves the rest alone. What
it finds is evaluated anew by the plain evaluator before it counts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from top3.rules.assemble import leaned_on
from top3.rules.claims import Claim, Direction, Members, Reading, of_nobody
from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Quantified,
    judged,
)
from top3.rules.evaluate import Evaluator, Key, direction_of
from top3.rules.language import SCOPES, GroupSpec, Rule, RuleSet
from top3.rules.logic import Tri, Truth, negate
from top3.rules.proving.counts import Wanted, counted
from top3.rules.proving.regions import Landscape, Region, RegionKind, by_fact

LIMIT = 20_000
"""How many regions are tried before the search gives up and says so."""

HOME: Key = ("household", "household")
_FLIPPED: dict[Truth, Truth] = {each: negate(each) for each in (*Tri, None)}
_OPEN: tuple[Members | None, ...] = (
    None, *(Members(tuple("x" * count), whole)
            for count, whole in ((1, False), (1, True), (0, True), (2, True), (2, False))),
)  # fmt: skip
_CLOSED = tuple(Members(tuple("x" * count), complete=True) for count in (0, 1, 2))

Choice = Mapping[tuple[Key, str], "Region | Members | None"]
"""What has been chosen so far: a region per fact of an item, and who is in each group."""

Goal = Callable[[Wanted, Choice], Iterator[Choice]]


@dataclass(frozen=True, slots=True)
class Witness:
    """Facts that show something, as the `given` of a rule test, and the day they are seen from."""

    as_of: date
    given: Mapping[str, Any]


class ChosenWorld:
    """A world made of what was chosen; anything else is unknown."""

    def __init__(self, rules: RuleSet, as_of: date, own: Key, choice: Choice) -> None:
        """Keep what was chosen for one item and its household."""
        self.as_of = as_of
        self._own, self._choice = own, choice
        self._groups = rules.dictionary.groups

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the one item it is made for; the household is always there."""
        if scope == self._own[0]:
            return (self._own,)
        return (HOME,) if scope == "household" else ()

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact that was chosen, or unknown."""
        owner = owner_of(item, fact)
        group = group_of(self._groups, owner, fact)
        if group:
            chosen = self._choice.get((owner, group.name))
            return members_region(chosen if isinstance(chosen, Members) else None).reading
        region = self._choice.get((owner, fact))
        return region.reading if isinstance(region, Region) else Reading()

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the chosen members; else an open group is unknown, and a closed one empty."""
        spec = self._groups[item[0], group]
        chosen = self._choice.get((item, group))
        if not isinstance(chosen, Members):
            return (), Members(complete=spec.closed)
        return tuple(member(item, spec, index) for index in range(len(chosen.has))), chosen

    def changed(self, fact: str, before: Region, after: Region) -> Iterator["ChosenWorld"]:
        """Yield the same world with one region of a fact changed: of each item, and of all."""
        keys = [key for key, each in self._choice.items() if key[1] == fact and each is before]
        for some in dict.fromkeys([*((key,) for key in keys), tuple(keys)]):
            made = copy(self)
            made._choice = {**self._choice, **dict.fromkeys(some, after)}  # noqa: SLF001 - our own
            yield made

    def given(self) -> dict[str, Any]:
        """Return what was chosen, as a rule test gives it."""
        blocks = {self._own[0]: self._block(self._own)}
        home = {} if self._own == HOME else self._block(HOME)
        return {**blocks, **({"household": home} if home else {})}

    def _block(self, item: Key) -> dict[str, Any]:
        block: dict[str, Any] = {}
        for (owner, name), chosen in self._choice.items():
            if owner != item or chosen is None:
                continue
            if isinstance(chosen, Members):
                listed = [self._block(key) for key in self.members(item, name)[0]]
                whole = chosen.complete and not self._groups[item[0], name].closed
                block[name] = {"has": listed, "complete": True} if whole else listed
            elif chosen.given is not None:
                block[name.partition(".")[2]] = chosen.given
        return block


def owner_of(item: Key, fact: str) -> Key:
    """Return whose fact it is: the item's own, or that of the household."""
    return HOME if fact.startswith("household.") else item


def member(item: Key, group: GroupSpec, index: int) -> Key:
    """Return the name of one member of a group of an item."""
    return group.of, f"{item[1]}/{group.name}.{index}"


def group_of(groups: Mapping[tuple[str, str], GroupSpec], item: Key, fact: str) -> GroupSpec | None:
    """Return the group whose members a fact names, or None."""
    return next((g for g in groups.values() if g.scope == item[0] and g.fact == fact), None)


def members_region(members: Members | None) -> Region:
    """Return the members of a group as the fact that names them."""
    if members is None:
        return Region("unknown", Reading())
    return Region("value", Reading((Claim(members, on=date.max),)))


class Search:
    """One directed search over the facts that some rules read, on one day."""

    def __init__(
        self,
        rules: RuleSet,
        about: Iterable[Rule],
        *,
        as_of: date,
        limit: int = LIMIT,
        also: Iterable[RegionKind] = (),
    ) -> None:
        """Divide what the rules read into regions; `also` as for `Landscape.regions`."""
        self.land = Landscape(rules, as_of)
        self.hit = False
        self._rules = self.land.rules
        self._left = limit
        read = leaned_on(self._rules, *about)
        tests = by_fact(part for rule in read for part in (rule.when, *rule.unless))
        declared = self._rules.dictionary.applies
        for rule in read:
            if rule.head.kind == "judgement":
                tests.setdefault(judged(rule.head.about, rule.id), ())
        self.regions: dict[str, tuple[Region, ...]] = {}
        self._judging = any(rule.head.kind == "judgement" for rule in read)
        for fact, listed in tests.items():
            kinds = {*also, *(("not_applicable",) if fact in declared else ())}
            found = self.land.regions(fact, listed, kinds)
            self.regions[fact] = found.each
            self.hit = self.hit or not found.complete
        apart = any(each.kind == "not_applicable" for r in self.regions.values() for each in r)
        # what does not apply drops out; where nothing can, half of the ways need not be tried
        self._may_drop = apart or self._judging
        self._cut = self.hit

    def worlds(self, wanted: Iterable[tuple[Rule, Truth]]) -> Iterator[ChosenWorld]:
        """Yield worlds in which every rule has its wanted value, about one and the same item."""
        listed = list(wanted)
        about = listed[0][0].head.about
        own: Key = HOME if about == "household" else (about, "own")
        goals: list[Goal] = [
            partial(self._rule, rule, own, direction_of(rule)) for rule, _ in listed
        ]
        for choice in self._together(goals, [frozenset({value}) for _, value in listed], {}):
            world = self.world(own, choice)
            if all(self.value(rule, world) is value for rule, value in listed):
                yield world

    def world(self, own: Key, choice: Choice) -> ChosenWorld:
        """Return a choice as a world of facts about one item."""
        return ChosenWorld(self._rules, self.land.as_of, own, choice)

    def value(self, rule: Rule, world: ChosenWorld) -> Truth:
        """Return what a rule says in a world, by the plain evaluator."""
        return Evaluator(self._rules, world).finding(rule, world.items(rule.head.about)[0]).value

    def settles(self, value: Truth) -> bool:
        """Say whether a value it looked for and did not find is out of reach.

        It is not where the bound was hit, or where not every combination of names in a set was
        tried; only whether nothing applies does not turn on which names those are.
        """
        blind = value is None and not self._judging
        return self._left > 0 and (blind or not self._cut)

    def _step(self) -> bool:
        self._left -= 1
        self.hit = self.hit or self._left <= 0
        return not self.hit or self._left > 0

    def _together(
        self, goals: list[Goal], wanted: list[Wanted], choice: Choice
    ) -> Iterator[Choice]:
        if not goals:
            yield choice
            return
        for found in goals[0](wanted[0], choice):
            yield from self._together(goals[1:], wanted[1:], found)

    def _rule(
        self, rule: Rule, item: Key, way: Direction, wanted: Wanted, choice: Choice
    ) -> Iterator[Choice]:
        if rule.head.kind == "gate":  # a gate that nothing applies to stays shut
            wanted = (wanted - {None}) | ({None} if Tri.UNKNOWN in wanted else frozenset())
        goals: list[Goal] = [partial(self._part, rule.when, item, way)]
        if rule.head.kind == "judgement":
            goals = [partial(self._judged, rule, item, way)]
        if rule.unless:
            exceptions = Not(AnyOf(rule.unless))
            goals.append(partial(self._part, exceptions, item, way))
        return self._every(goals, wanted, choice)

    def _judged(
        self, rule: Rule, item: Key, way: Direction, wanted: Wanted, choice: Choice
    ) -> Iterator[Choice]:
        if None in wanted:
            yield from self._part(rule.when, item, way, frozenset({Tri.FALSE}), choice)
        known = KnownTest(judged(rule.head.about, rule.id))
        open_ = frozenset({Tri.TRUE, Tri.UNKNOWN, None})
        for found in self._part(rule.when, item, way, open_, choice):
            yield from self._leaf(known, item, way, wanted - {None}, found)

    def _part(
        self, part: Condition, item: Key, way: Direction, wanted: Wanted, choice: Choice
    ) -> Iterator[Choice]:
        match part:
            case All(of=parts):
                return self._every(self._goals(parts, item, way), wanted, choice)
            case AnyOf(of=parts):
                return self._some(self._goals(parts, item, way), wanted, choice)
            case Not(of=inner):
                return self._part(inner, item, way.turned(), _flipped(wanted), choice)
            case Count():
                return self._count(part, item, way, wanted, choice)
            case FindingRef(rule=rule_id):
                rule = self._rules.by_id[rule_id]
                about = HOME if rule.head.about == "household" else item
                return self._rule(rule, about, way, wanted, choice)
            case Quantified():
                return self._quantified(part, item, way, wanted, choice)
            case _:
                return self._leaf(part, item, way, wanted, choice)

    def _goals(self, parts: tuple[Condition, ...], item: Key, way: Direction) -> list[Goal]:
        return [partial(self._part, part, item, way) for part in parts]

    def _leaf(
        self, part: Any, item: Key, way: Direction, wanted: Wanted, choice: Choice
    ) -> Iterator[Choice]:
        owner = owner_of(item, part.fact)
        group = group_of(self._rules.dictionary.groups, owner, part.fact)
        key = (owner, group.name if group else part.fact)
        options: Iterable[Region | Members | None]
        options = _OPEN if group else self.regions[part.fact]
        if key in choice:
            options = (choice[key],)
        for option in options:
            if not self._step():
                return
            region = option if isinstance(option, Region) else members_region(option)
            if self.land.holds(part, part.fact, region, way) in wanted:
                yield {**choice, key: option}

    def _quantified(
        self, part: Quantified, item: Key, way: Direction, wanted: Wanted, choice: Choice
    ) -> Iterator[Choice]:
        spec = self._rules.dictionary.groups[item[0], part.group]
        key = (item, part.group)
        options = (choice[key],) if key in choice else (_CLOSED if spec.closed else _OPEN)
        for members in options:
            if not self._step():
                return
            assert not isinstance(members, Region)
            count = len(members.has) if members else 0
            keys = [member(item, spec, index) for index in range(count)]
            goals: list[Goal] = [partial(self._part, part.of, each, way) for each in keys]
            if not spec.closed and not (members and members.complete):
                goals.append(_unknown)
            found = {**choice, key: members}
            if not goals:
                if of_nobody(part.quantifier, way) in wanted:
                    yield found
            elif part.quantifier == "any":
                yield from self._some(goals, wanted, found)
            else:
                yield from self._every(goals, wanted, found)

    def _some(self, goals: list[Goal], wanted: Wanted, choice: Choice) -> Iterator[Choice]:
        turned: list[Goal] = [partial(_turned, goal) for goal in goals]
        return self._every(turned, _flipped(wanted), choice)

    def _every(self, goals: list[Goal], wanted: Wanted, choice: Choice) -> Iterator[Choice]:
        dropped: Wanted = frozenset({None}) if self._may_drop else frozenset()
        if Tri.FALSE in wanted:
            for goal in goals:  # one no is enough, whatever the others are
                yield from goal(frozenset({Tri.FALSE}), choice)
        for value in (Tri.TRUE, Tri.UNKNOWN):
            if value not in wanted:
                continue
            rest = dropped | ({Tri.TRUE} if value is Tri.TRUE else {Tri.TRUE, Tri.UNKNOWN})
            one_will_do = value is Tri.TRUE and not dropped
            for pivot in range(1 if one_will_do else len(goals)):
                # the first that has the value: those before it have less
                before = rest - {value} if pivot else rest
                each = [*[before] * pivot, frozenset({value}), *[rest] * (len(goals) - pivot - 1)]
                yield from self._together(goals, each, choice)
        if None in wanted and self._may_drop:
            yield from self._together(goals, [frozenset({None})] * len(goals), choice)

    def _count(
        self, part: Count, item: Key, way: Direction, wanted: Wanted, choice: Choice
    ) -> Iterator[Choice]:
        goals = self._goals(part.of, item, way)
        least = self._rules.number(part.at_least.name)
        for value in (*Tri, None):
            if value not in wanted or (value is None and not self._may_drop):
                continue
            for each in counted(value, len(goals), least, may_drop=self._may_drop):
                chosen = [goals[index] for index in each]
                yield from self._together(chosen, list(each.values()), choice)


def _unknown(wanted: Wanted, choice: Choice) -> Iterator[Choice]:
    if Tri.UNKNOWN in wanted:
        yield choice


def _turned(goal: Goal, wanted: Wanted, choice: Choice) -> Iterator[Choice]:
    return goal(_flipped(wanted), choice)


def _flipped(wanted: Wanted) -> Wanted:
    return frozenset(_FLIPPED[value] for value in wanted)


def scopes_first(given: Mapping[str, Any]) -> str:
    """Return which item facts are about: the scope that stands first."""
    return next(scope for scope in given if scope in SCOPES)
