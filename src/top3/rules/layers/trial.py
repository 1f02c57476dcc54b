"""Small made-up worlds in which two versions of a rule are held against each other.

Everything a rule reads becomes a variable with a few values: for each test on it one that passes
and one that does not, unknown, and where there is room also contradicted, doubted and not
applicable. A group has so many members as a rule has quantifiers over it, at most two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise, product
from math import prod
from typing import Any

from top3.rules.claims import Claim, Members, Reading
from top3.rules.conditions import (
    AS_OF,
    Condition,
    FindingRef,
    KnownTest,
    Param,
    Quantified,
    Test,
    UnknownTest,
    parts_of,
    walk,
)
from top3.rules.evaluate import Key
from top3.rules.language import FactDictionary, FactSpec, Parameter, Rule, RuleSet

HOME: Key = ("household", "household")
MOST_MEMBERS = 2
_DENIAL = ("t2",)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a fact or a group can be in a trial world, and how that is written."""

    shown: str
    reading: Reading
    basic: bool = True


Variable = tuple[Key, str]


class Trial:
    """One made-up world: a choice for every fact and group."""

    def __init__(self, as_of: date, chosen: Mapping[Variable, Choice], groups: "Outline") -> None:
        """Keep what was chosen."""
        self.as_of = as_of
        self._chosen = chosen
        self._outline = groups

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the household; everything else is asked for by name."""
        return (HOME,) if scope == "household" else ((scope, scope),)

    def read(self, item: Key, fact: str) -> Reading:
        """Return the chosen reading; what stands for a group is read from that group."""
        key = HOME if fact.startswith("household.") else item
        group = self._outline.behind.get(fact)
        chosen = self._chosen.get((key, group or fact))
        return chosen.reading if chosen else Reading()

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the chosen members of a group."""
        members = self._chosen[item, group].reading.claims[0].value
        scope = self._outline.dictionary.groups[item[0], group].of
        return tuple((scope, each) for each in members.has), members

    def in_words(self) -> str:
        """Return what was chosen, leaving out what is simply not known and what nobody is."""
        gone = self._absent()
        return ", ".join(
            f"{item[1]}: {'…' if is_atom(name) else name} {choice.shown}"
            for (item, name), choice in self._chosen.items()
            if choice.shown != "?" and item not in gone
        )

    def _absent(self) -> set[Key]:
        outline = self._outline
        there = {
            (outline.dictionary.groups[item[0], name].of, each)
            for item, name in outline.groups
            for each in self._chosen[item, name].reading.claims[0].value.has
        }
        made = {member for members in outline.groups.values() for member in members}
        return made - there


@dataclass(slots=True)
class Outline:
    """What one or more conditions read: the tests on each fact, and the members of each group.

    `exhaustive` is False where a group would need more members than a trial world has.
    """

    dictionary: FactDictionary
    tests: dict[Variable, list[Test]] = field(default_factory=dict)
    groups: dict[Variable, tuple[Key, ...]] = field(default_factory=dict)
    behind: dict[str, str] = field(default_factory=dict)
    exhaustive: bool = True

    def take(self, rule: Rule, rules: RuleSet, item: Key) -> None:
        """Note everything a rule reads, also through other rules."""
        for condition in conditions_of(rule):
            self._take(condition, item, rules)
        if rule.head.kind == "judgement":
            self._fact(f"{rule.head.about}.judged.{rule.id}", item, rules)

    def _take(self, condition: Condition, item: Key, rules: RuleSet) -> None:
        if isinstance(condition, FindingRef):
            target = rules.by_id[condition.rule]
            self.take(target, rules, HOME if target.head.about == "household" else item)
        elif isinstance(condition, Test | KnownTest | UnknownTest):
            self._fact(condition.fact, item, rules, condition)
        elif isinstance(condition, Quantified):
            for member in self.groups[item, condition.group]:
                self._take(condition.of, member, rules)
        else:
            for part in parts_of(condition):
                self._take(part, item, rules)

    def _fact(self, fact: str, item: Key, rules: RuleSet, test: Condition | None = None) -> None:
        key = HOME if fact.startswith("household.") else item
        for (scope, name), group in self.dictionary.groups.items():
            if group.fact == fact and scope == key[0]:
                self.behind[fact] = name
                self.room(key, name, 1)
                return
        known = self.tests.setdefault((key, fact), [])
        if isinstance(test, Test) and test not in known:
            known.append(test)
        condition = self.dictionary.applies.get(fact)
        if condition is not None:
            self._take(condition, key, rules)

    def room(self, item: Key, group: str, members: int) -> None:
        """Make room for so many members of a group, as far as there is room."""
        self.exhaustive = self.exhaustive and members <= MOST_MEMBERS
        there = len(self.groups.get((item, group), ()))
        scope = self.dictionary.groups[item[0], group].of
        names = range(1, max(there, min(members, MOST_MEMBERS)) + 1)
        prefix = "" if item[0] == item[1] else f"{item[1]}."
        self.groups[item, group] = tuple((scope, f"{prefix}{group}{each}") for each in names)

    def make_room(self, rule: Rule, rules: RuleSet, item: Key) -> None:
        """Make room in every group for as many members as the rule has quantifiers over it."""
        counted: dict[Variable, int] = {}
        self._count(rule, rules, item, counted)
        for (owner, group), members in counted.items():
            self.room(owner, group, members)

    def _count(self, rule: Rule, rules: RuleSet, item: Key, counted: dict[Variable, int]) -> None:
        for condition in conditions_of(rule):
            self._count_in(condition, item, rules, counted)

    def _count_in(
        self, condition: Condition, item: Key, rules: RuleSet, counted: dict[Variable, int]
    ) -> None:
        if isinstance(condition, FindingRef):
            target = rules.by_id[condition.rule]
            home = HOME if target.head.about == "household" else item
            self._count(target, rules, home, counted)
        elif isinstance(condition, Quantified):
            variable = (item, condition.group)
            counted[variable] = counted.get(variable, 0) + 1
            self.room(item, condition.group, counted[variable])
            for member in self.groups[variable]:
                self._count_in(condition.of, member, rules, counted)
        else:
            for part in parts_of(condition):
                self._count_in(part, item, rules, counted)


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Return the condition of a rule and its exceptions."""
    return (rule.when, *rule.unless)


def outline_of(pairs: tuple[tuple[Rule, RuleSet], ...], item: Key) -> Outline:
    """Return what these rules read together of one item, each in its own rule set."""
    outline = Outline(pairs[0][1].dictionary)
    for rule, rules in pairs:
        outline.make_room(rule, rules, item)
    for rule, rules in pairs:
        outline.take(rule, rules, item)
    return outline


def trials(
    outline: Outline, rules: tuple[RuleSet, ...], as_of: date, most: int, *, basic: bool
) -> Iterator[Trial] | None:
    """Return every world of the outline, or None where there are more than `most`.

    In the `basic` ones nothing is contradicted, doubted or not applicable.
    """
    if not outline.exhaustive:
        return None
    choices = {
        (item, name): list(_of_group(outline, item, name)) for item, name in outline.groups
    } | {
        (item, name): list(_of_fact(outline.dictionary, name, tests, rules, as_of))
        for (item, name), tests in outline.tests.items()
    }
    if basic:
        choices = {each: [c for c in listed if c.basic] for each, listed in choices.items()}
    if prod(map(len, choices.values())) > most:
        return None
    return (
        Trial(as_of, dict(zip(choices, chosen, strict=True)), outline)
        for chosen in product(*choices.values())
    )


def _of_group(outline: Outline, item: Key, group: str) -> Iterator[Choice]:
    names = tuple(each for _, each in outline.groups[item, group])
    closed = outline.dictionary.groups[item[0], group].closed
    for complete in (True,) if closed else (False, True):
        for size in range(len(names) + 1):
            members = Members(names[:size], complete)
            shown = f"[{', '.join((*names[:size], *(() if complete else ('…',))))}]"
            yield Choice(shown, Reading((Claim(members, ("t1",)),)))


def _of_fact(
    dictionary: FactDictionary,
    name: str,
    tests: list[Test],
    rules: tuple[RuleSet, ...],
    as_of: date,
) -> Iterator[Choice]:
    spec = dictionary.facts[name]
    yield Choice("?", Reading())
    values = list(_values(spec, tests, rules, as_of, dictionary))
    for value, shown in values:
        yield Choice(shown, Reading((Claim(value, ("t1",), on=as_of),)))
    if is_atom(name):
        yield Choice("n/a", Reading(applies=False))
        return
    for value, shown in values:
        doubted = Claim(value, ("t1",), "not_free", on=as_of)
        yield Choice(f"{shown} (not_free)", Reading((doubted,)), basic=False)
    for (one, shown), (other, also) in pairwise(values):
        claims = (Claim(one, ("t1",), on=as_of), Claim(other, _DENIAL, on=as_of))
        yield Choice(f"{shown} / {also}", Reading(claims), basic=False)
    yield Choice("n/a", Reading(applies=False), basic=False)


def _values(
    spec: FactSpec,
    tests: list[Test],
    rules: tuple[RuleSet, ...],
    as_of: date,
    dictionary: FactDictionary,
) -> Iterator[tuple[Any, str]]:
    """Yield a value for every region that the tests can tell apart, with how it is written."""
    if spec.type == "flag":
        yield from ((True, "true"), (False, "false"))
    elif spec.type == "set":
        yield from _subsets(tests)
    elif spec.type in ("name", "scale"):
        yield from ((each, each) for each in _named(spec, tests, dictionary))
    elif spec.type == "number":
        bounds = {each for bound in _bounds(tests, rules) for each in (bound - 1, bound, bound + 1)}
        yield from (((each, each), str(each)) for each in sorted(bounds))
    elif spec.type == "day":
        yield from ((each, each.isoformat()) for each in sorted(_days(tests, rules, as_of)))
    else:
        yield "…", "…"


def _subsets(tests: list[Test]) -> Iterator[tuple[Members, str]]:
    """Yield sets with one name of every kind the tests tell apart, closed and open."""
    signatures: dict[tuple[bool, ...], str] = {}
    operands = [each.operand for each in tests if isinstance(each.operand, tuple)]
    for name in dict.fromkeys(each for operand in operands for each in operand):
        signatures.setdefault(tuple(name in operand for operand in operands), name)
    names = tuple(signatures.values())
    for there in product((False, True), repeat=len(names)):
        has = tuple(name for name, each in zip(names, there, strict=True) if each)
        for complete in (True, False):
            shown = f"[{', '.join((*has, *(() if complete else ('…',))))}]"
            yield Members(has, complete), shown


def _named(spec: FactSpec, tests: list[Test], dictionary: FactDictionary) -> list[str]:
    values = list(dictionary.values_of(spec))
    if spec.type == "scale":
        return values
    named: set[str] = set()
    for test in tests:
        operand = test.operand
        named |= set(operand) if isinstance(operand, tuple) else {str(operand)}
    other = next((each for each in values if each not in named), None)
    return [each for each in values if each in named or each == other]


def _bounds(tests: list[Test], rules: tuple[RuleSet, ...]) -> set[int]:
    values = (
        each.parameters[test.operand.name].value
        for test in tests
        for each in rules
        if isinstance(test.operand, Param) and test.operand.name in each.parameters
    )
    return {value for value in values if isinstance(value, int)}


def _days(tests: list[Test], rules: tuple[RuleSet, ...], as_of: date) -> set[date]:
    ends = {as_of - timedelta(days=days) for days in _bounds(tests, rules)} or {as_of}
    for test in tests:
        if test.operand == AS_OF:
            ends.add(as_of)
        elif isinstance(test.operand, Param):
            numbers = (
                _value(each, test.operand.name)
                for each in rules
                if test.operand.name in each.parameters
            )
            ends |= {day for day in numbers if isinstance(day, date)}
    return {end + timedelta(days=step) for end in ends for step in (-1, 0, 1)}


def _value(rules: RuleSet, name: str) -> object:
    return rules.parameters[name].value


def is_atom(fact: str) -> bool:
    """Say whether a fact stands for a condition that two versions have alike."""
    return ".alike." in fact


def atom(scope: str, number: int) -> str:
    """Name the fact that stands for such a condition."""
    return f"{scope}.alike.c{number}"


def facts_in(condition: Condition, rules: RuleSet) -> set[str]:
    """Return every fact and group a condition reads, also through other rules."""
    found: set[str] = set()
    for part in walk(condition):
        if isinstance(part, Quantified):
            found.add(f"group {part.group}")
        elif isinstance(part, Test | KnownTest | UnknownTest):
            found.add(part.fact)
            applies = rules.dictionary.applies.get(part.fact)
            found |= facts_in(applies, rules) if applies is not None else set()
        elif isinstance(part, FindingRef):
            target = rules.by_id[part.rule]
            for each in conditions_of(target):
                found |= facts_in(each, rules)
    return found


def numbers_of(rules: RuleSet, names: set[str]) -> tuple[tuple[str, Parameter], ...]:
    """Return the parameters with these names that the rule set has, in alphabetical order."""
    return tuple((name, rules.parameters[name]) for name in sorted(names & set(rules.parameters)))
