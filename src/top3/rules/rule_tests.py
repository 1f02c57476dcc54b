"""Tests of rules, written in facts: `*.test.yaml` beside the rules, readable without Python.

A test gives the facts of one item and says which rules hold, do not hold, or stay unknown. What is
not given is unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import TypeAdapter

from top3.errors import Both, Problem, RulesetInvalidError, did_you_mean
from top3.reading import Tree, read_bytes
from top3.rules.claims import Claim, Members, Reading
from top3.rules.evaluate import Evaluator, Finding, Key
from top3.rules.explain import lines, plain_name
from top3.rules.language import SCOPES, RuleSet
from top3.rules.logic import Tri, Truth
from top3.values import Day, Disputed, Fact, Known, NotApplicable, OpenSet, SetFact, Unknown

_EXPECTED: tuple[tuple[str, Truth], ...] = (
    ("then", Tri.TRUE),
    ("then_not", Tri.FALSE),
    ("unknown", Tri.UNKNOWN),
    ("not_applicable", None),
)
_KEYS = {"name", "as_of", "given", "because", *(key for key, _ in _EXPECTED)}


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that did not come out: what was expected, what came, and the tree that shows why."""

    test: str
    file: str
    line: int | None
    rule: str
    text: Both


@dataclass(slots=True)
class Report:
    """What a run of tests showed: how many tests, which failed, and which values each rule met."""

    count: int = 0
    failures: list[Failure] = field(default_factory=list)
    met: dict[str, set[Truth]] = field(default_factory=dict)


def run_tests(root: Traversable, rules: RuleSet) -> Report:
    """Run every `*.test.yaml` in the folder of a rule set.

    Raises:
        RulesetInvalidError: a test file is wrong; every fault with file and line.
    """
    report = Report(met={rule.id: set() for rule in rules.rules})
    problems: list[Problem] = []
    for item in sorted(root.iterdir(), key=lambda each: each.name):
        if item.name.endswith(".test.yaml"):
            tree = read_bytes(item.read_bytes(), item.name)
            for index, test in enumerate(tree.data):
                problems += _faults(tree, index, test, rules)
                if not problems:
                    _run(tree, index, test, rules, report)
    if problems:
        raise RulesetInvalidError(problems)
    return report


def _faults(tree: Tree, index: int, test: Any, rules: RuleSet) -> Iterator[Problem]:
    place = tree.place((index,), shown=str(index + 1))
    if (
        not isinstance(test, dict)
        or not {"name", "as_of", "given"} <= test.keys()
        or (test.keys() - _KEYS)
    ):
        found = Both("een test met andere sleutels", "a test with other keys")
        remedy = Both(f"gebruik {', '.join(sorted(_KEYS))}", f"use {', '.join(sorted(_KEYS))}")
        yield Problem(place, "not-a-test", found, remedy)
        return
    named = [rule for key, _ in _EXPECTED for rule in test.get(key, [])]
    known = [rule.id for rule in rules.rules]
    for rule in named:
        if rule not in known:
            found = Both(f"regel '{rule}'", f"rule '{rule}'")
            yield Problem(place, "unknown-rule", found, did_you_mean(rule, known))
    if not named:
        found = Both("een test die niets verwacht", "a test that expects nothing")
        remedy = Both("noem regels onder then, then_not of unknown",
                      "name rules under then, then_not or unknown")  # fmt: skip
        yield Problem(place, "expects-nothing", found, remedy)
    try:
        FactWorld(test["given"], rules, date.fromisoformat(test["as_of"]))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        found = Both("feiten die niet te lezen zijn", "facts that cannot be read")
        word = str(error.args[0]) if isinstance(error, KeyError) else ""
        yield Problem(
            place, "wrong-facts", found, did_you_mean(word, sorted(rules.dictionary.facts))
        )


def _run(tree: Tree, index: int, test: Any, rules: RuleSet, report: Report) -> None:
    report.count += 1
    world = FactWorld(test["given"], rules, date.fromisoformat(test["as_of"]))
    evaluator = Evaluator(rules, world)
    for key, expected in _EXPECTED:
        for rule_id in test.get(key, []):
            rule = rules.rule(rule_id)
            assert rule is not None
            found = [evaluator.finding(rule, item) for item in world.items(rule.head.about)[:1]]
            value = found[0].value if found else Tri.UNKNOWN
            report.met[rule_id].add(value)
            wrong_words = key == "then" and test.get("because", "") not in rule.head.because.nl
            if value is not expected or wrong_words or not found:
                line = tree.place((index,)).line
                text = _why(found, expected, wrong_words)
                report.failures.append(Failure(test["name"], tree.file, line, rule_id, text))


def _why(found: list[Finding], expected: Truth, wrong_words: bool) -> Both:
    if not found:
        return Both("de test geeft geen onderdeel waar de regel over gaat",
                    "the test gives no item the rule is about")  # fmt: skip
    if wrong_words:
        return Both("de reden heeft andere woorden", "the reason has other words")
    head = Both(f"verwacht: {_name(expected)}", f"expected: {_name(expected)}")
    rows = list(lines(found[0], plain_name))
    return Both(
        "\n".join([head.nl, *("  " * row.depth + row.text.nl for row in rows)]),
        "\n".join([head.en, *("  " * row.depth + row.text.en for row in rows)]),
    )


def _name(value: Truth) -> str:
    return "not applicable" if value is None else value.value


class FactWorld:
    """The world of one test: items made from what the test gives; anything else is unknown."""

    def __init__(self, given: Mapping[str, Any], rules: RuleSet, as_of: date) -> None:
        """Read the facts.

        Raises:
            KeyError: a fact or group the dictionary does not have.
            ValidationError: a value of the wrong type.
        """
        self.as_of = as_of
        self._rules = rules
        self._facts: dict[tuple[Key, str], Reading] = {}
        self._members: dict[tuple[Key, str], tuple[tuple[Key, ...], Members]] = {}
        self._items: dict[str, list[Key]] = {scope: [] for scope in SCOPES}
        for scope, content in given.items():
            if scope not in SCOPES:
                raise KeyError(scope)
            self._add(scope, content)
        if not self._items["household"]:
            self._add("household", {})

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the items of a scope; the one the test is about stands first."""
        return tuple(self._items[scope])

    def read(self, item: Key, fact: str) -> Reading:
        """Return a given fact, or unknown."""
        key = self._items["household"][0] if fact.startswith("household.") else item
        return self._facts.get((key, fact), Reading())

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return a given group; an open one that is not given is unknown, a closed one empty."""
        closed = self._rules.dictionary.groups[item[0], group].closed
        return self._members.get((item, group), ((), Members(complete=closed)))

    def _add(self, scope: str, content: Mapping[str, Any]) -> Key:
        key = (scope, f"{scope}{len(self._items[scope]) + 1}")
        self._items[scope].append(key)
        for name, value in content.items():
            if (scope, name) in self._rules.dictionary.groups:
                self._add_group(key, name, value)
            else:
                self._facts[key, f"{scope}.{name}"] = self._reading(f"{scope}.{name}", value)
        return key

    def _add_group(self, key: Key, name: str, value: Any) -> None:
        group = self._rules.dictionary.groups[key[0], name]
        listed = value["has"] if isinstance(value, dict) else value
        complete = group.closed or (isinstance(value, dict) and value.get("complete") is True)
        keys = tuple(self._add(group.of, content) for content in listed)
        members = Members(tuple(each for _, each in keys), complete)
        self._members[key, name] = keys, members
        if group.fact:
            self._facts.setdefault((key, group.fact), Reading((Claim(members),)))

    def _reading(self, name: str, value: Any) -> Reading:
        spec = self._rules.dictionary.facts[name]
        weak = None
        if isinstance(value, dict) and "lowers_nothing" in value:
            weak = str(value["lowers_nothing"])
            value = {key: part for key, part in value.items() if key != "lowers_nothing"}
        fact = _ADAPTERS[spec.type].validate_python(value)
        if isinstance(fact, Unknown):
            return Reading(unknown=fact)
        if isinstance(fact, NotApplicable):
            return Reading(applies=False)
        if isinstance(fact, Disputed):
            if fact.weighed:
                return Reading((Claim(_plain(fact.weighed.value), on=fact.weighed.on),))
            return Reading(
                tuple(Claim(_plain(each.value), each.by, on=each.on) for each in fact.claims)
            )
        if isinstance(fact, OpenSet):
            return Reading((Claim(_plain(fact), fact.by, weak, on=self.as_of),))
        assert isinstance(fact, Known)
        plain = _plain(fact.value)
        return Reading((Claim(plain, fact.by, weak, on=fact.on or self.as_of),))


def _plain(value: Any) -> Any:
    if isinstance(value, OpenSet):
        why = value.unknown.reason if value.unknown else "not_asked"
        return Members(value.has, value.complete, why)
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, value)
    return value


_ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "flag": TypeAdapter(Fact[bool]),
    "name": TypeAdapter(Fact[str]),
    "scale": TypeAdapter(Fact[str]),
    "text": TypeAdapter(Fact[str]),
    "number": TypeAdapter(Fact[int]),
    "day": TypeAdapter(Fact[Day]),
    "set": TypeAdapter(SetFact[str]),
}
