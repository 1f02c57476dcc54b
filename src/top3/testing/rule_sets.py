"""Small rule sets drawn at random, over a small dictionary or one of your own.

What is drawn is what loading lets through: the operators that fit a fact, at most two quantifiers
deep, `unknown` only in rules that ask, warn or advise, `known` never under a negation, references
down the order of kinds and never in a circle.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from top3.rules.assemble import leaning, overridden, references
from top3.rules.conditions import (
    AS_OF,
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Param,
    Quantified,
    Test,
    UnknownTest,
    judged,
    walk,
)
from top3.rules.language import (
    FactDictionary,
    FactSpec,
    GroupSpec,
    Kind,
    Parameter,
    ParamRef,
    Rule,
    RuleHead,
    RuleSet,
    Scope,
)
from top3.rules.referring import RANKS
from top3.rules.sources import Source, Status, Validity
from top3.testing.fact_worlds import composite, pick
from top3.values import I18n

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_TEXT = I18n(nl="Voorbeeld.", en="Example.")
_SOURCE = Source(mark="I")
_FIRST, _NEWER = date(2019, 1, 1), date(2026, 4, 1)
URGENCY = ("attention", "serious", "acute")
LISTS = {
    "places": ("home", "street", "school"),
    "how_often": ("once", "monthly", "weekly", "daily"),
    "kinds": ("shouts", "hits", "locks_in"),
    "worry": ("little", "some", "much"),
}
"""The lists of the small dictionary: places and kinds, and two scales from low to high."""

_ASKING = ("question", "warning", "advice")
_OUTCOME: dict[str, tuple[dict[str, str], ...]] = {
    "tag": ({"tag": "repeated"}, {"tag": "calm"}),
    "judgement": ({"judge": "worry"},),
    "danger": ({"acute_check": "required"}, {"at_least": "serious"}, {"at_least": "acute"}),
    "priority": ({"criterion": "first"},),
    "gate": ({"opens": "plan"},),
    "question": ({"ask": "situation_place"},),
    "warning": ({"warn": "look_again"},),
    "advice": ({"advise": "consult"},),
}


def _fact(name: str, kind: Any, **more: Any) -> FactSpec:
    scope: Any = name.partition(".")[0]
    return FactSpec(fact=name, scope=scope, type=kind, label=_TEXT, question=_TEXT, **more)


def _parameter(name: str, value: int | date, start: date = _FIRST) -> Parameter:
    return Parameter(
        name=name, value=value, unit="x", owner="x", from_=start, source=_SOURCE, why=_TEXT
    )


HISTORY: dict[str, tuple[Parameter, ...]] = {
    "one": (_parameter("one", 1),),
    "two": (_parameter("two", 2), _parameter("two", 3, _NEWER)),
    "short": (_parameter("short", 30),),
    "start": (_parameter("start", date(2026, 3, 9)),),
}
"""The parameters of the small rule sets: two of them numbers to count with, one of them dated, one
the days a state lasts, and one a day."""

_SHELF = ParamRef(param="short")
_GROWN = Test("person.age", "at_least", Param("two"))
_FACTS = (
    _fact("situation.threat", "flag", signal=True),
    _fact("situation.stopped", "flag", shelf_life=_SHELF),
    _fact("situation.place", "name", of="places"),
    _fact("situation.how_often", "scale", of="how_often", worse="higher"),
    _fact("situation.times", "number", worse="higher"),
    _fact("situation.last_time", "day"),
    _fact("situation.kinds", "set", of="kinds"),
    _fact("situation.affected", "set"),
    _fact("person.afraid", "flag", signal=True),
    _fact("person.away", "flag", shelf_life=_SHELF),
    _fact("person.pregnant", "flag", signal=True),
    _fact("person.age", "number", worse="lower"),
    _fact("household.weapon", "flag", signal=True),
    _fact("household.members", "set", shelf_life=_SHELF),
)
_GROUPS = (
    GroupSpec(scope="situation", name="affected", of="person", closed=False,
              fact="situation.affected"),
    GroupSpec(scope="situation", name="informant", of="person", closed=True),
    GroupSpec(scope="person", name="goal", of="situation", closed=True),
    GroupSpec(scope="household", name="member", of="person", closed=False,
              fact="household.members"),
    GroupSpec(scope="household", name="situation", of="situation", closed=True),
)  # fmt: skip
SMALL = FactDictionary(
    {each.name: each for each in _FACTS},
    {(each.scope, each.name): each for each in _GROUPS},
    LISTS,
    {"person.pregnant": _GROWN},
)
"""Facts of every type about situations, persons and the household; groups that are open and groups
the record owns; two states that wear out; one fact that does not always apply."""


@dataclass(frozen=True)
class Words:
    """What drawn rules may say: the facts and groups, the numbers, and rules to refer to."""

    dictionary: FactDictionary
    history: dict[str, tuple[Parameter, ...]]
    rules: tuple[Rule, ...] = ()
    kind: Kind = "danger"

    def parameters(self, *, days: bool) -> list[Param]:
        """Return the parameters that are days, or those that are numbers."""
        return [
            Param(name)
            for name, values in self.history.items()
            if isinstance(values[0].value, date) == days
        ]

    def facts(self, scope: str) -> list[FactSpec]:
        """Return what a rule about `scope` may read outside a group, the shortest names first."""
        found = [
            each
            for each in self.dictionary.facts.values()
            if each.scope in (scope, "household") and each.type != "text"
        ]
        return sorted(found, key=lambda each: each.scope != scope)

    def targets(self, scope: str, *, negated: bool) -> list[Rule]:
        """Return the rules that may be referred to here."""
        return [
            each
            for each in self.rules
            if each.head.about in (scope, "household")
            and each.head.kind != "judgement"
            and RANKS[each.head.kind] <= RANKS[self.kind]
            and not (negated and self._has(each, KnownTest))
            and (self.kind in _ASKING or not self._has(each, UnknownTest))
        ]

    def _has(self, rule: Rule, shape: type[Any]) -> bool:
        by_id = {each.id: each for each in self.rules}
        inner = (by_id[name] for name in references(rule) if name in by_id)
        own = any(
            isinstance(each, shape) for part in (rule.when, *rule.unless) for each in walk(part)
        )
        return own or any(self._has(each, shape) for each in inner)


def conditions(
    words: Words, scope: str = "situation", *, depth: int = 2
) -> "SearchStrategy[Condition]":
    """Draw a condition in a rule about `scope`, at most `depth` levels of all, any and so on."""
    return composite(lambda draw: Writing(draw, words).condition(scope, depth))


def rule_sets(
    *, sure: Kind = "danger", most: int = 4, words: Words | None = None
) -> "SearchStrategy[RuleSet]":
    """Draw small rule sets, built in memory and never read from a file.

    Args:
        sure: A kind of which at least one rule is there.
        most: How many rules there are at most.
        words: What the rules may say; left out it is the small dictionary of this module.
    """
    words = words or Words(SMALL, HISTORY)
    return composite(lambda draw: _draw_rules(draw, words, sure, most))


def small_set(rules: Iterable[Rule], words: Words) -> RuleSet:
    """Bring rules together into a rule set without texts, steps or files."""
    listed = leaning(overridden(tuple(rules)))
    return RuleSet(
        id="drawn", version="1", title=_TEXT, status=Status(), valid=Validity(from_=_FIRST),
        rules=listed, dictionary=words.dictionary,
        parameters={name: values[-1] for name, values in words.history.items()},
        steps={"all": tuple(each.id for each in listed)}, order=("urgency",), now=(),
        urgency=URGENCY, terms={}, texts={}, history=words.history,
    )  # fmt: skip


def one_rule(when: Condition, *, kind: Kind = "danger", about: Scope = "situation") -> Rule:
    """Return a rule of some kind with one condition and an outcome that fits."""
    head = RuleHead(
        id="rule-0", version=1, kind=kind, about=about, then=_OUTCOME[kind][0], because=_TEXT,
        source=_SOURCE,
    )  # fmt: skip
    return Rule(head, when, layer="drawn@1")


def _draw_rules(draw: "DrawFn", words: Words, sure: Kind, most: int) -> RuleSet:
    kinds = [pick(draw, RANKS) for _ in range(pick(draw, range(most)))]
    for number, kind in enumerate(sorted([*kinds, sure], key=RANKS.__getitem__)):
        words = replace(words, kind=kind)
        rule = Writing(draw, words).rule(f"rule-{number}")
        words = replace(words, rules=(*words.rules, rule))
        if kind == "judgement":
            words = replace(words, dictionary=_with_judgement(words.dictionary, rule))
    return small_set(words.rules, words)


def _with_judgement(dictionary: FactDictionary, rule: Rule) -> FactDictionary:
    name = judged(rule.head.about, rule.id)
    spec = _fact(name, "scale", of="worry")
    return replace(dictionary, facts={**dictionary.facts, name: spec})


class Writing:
    """Draws rules and conditions; the simplest first, so that what fails shrinks to little."""

    def __init__(self, draw: "DrawFn", words: Words) -> None:
        """Keep what is drawn with and what may be said."""
        self._draw = draw
        self._words = words

    def one(self, among: Iterable[Any]) -> Any:
        """Draw one of several; the first is the simplest."""
        return pick(self._draw, among)

    def several(self, scope: str, depth: int, *, quantified: int, negated: bool) -> Any:
        """Draw one to three conditions."""
        return tuple(
            self.condition(scope, depth - 1, quantified=quantified, negated=negated)
            for _ in range(self.one((1, 2, 2, 3)))
        )

    def rule(self, name: str) -> Rule:
        """Draw one rule of the kind that is being written."""
        kind = self._words.kind
        about: Scope = self.one(("situation", "situation", "person", "household"))
        overrides = self._yielding(about)
        # what comes before another rule is denied there, and `known` is never denied
        denied = bool(overrides)
        allowed = tuple(each for each in self._words.rules if each.id not in overrides)
        self._words = replace(self._words, rules=allowed)
        head = RuleHead(
            id=name, version=1, kind=kind, about=about, then=self.one(_OUTCOME[kind]),
            because=_TEXT, source=_SOURCE, overrides=overrides,
            lowers=kind == "tag" and self.one((False, True)),
        )  # fmt: skip
        when = self.condition(about, 2, negated=denied)
        unless = tuple(
            self.condition(about, 1, negated=True) for _ in range(self.one((0, 0, 0, 1, 2)))
        )
        return Rule(head, when, unless, layer="drawn@1")

    def _yielding(self, about: Scope) -> tuple[str, ...]:
        """Draw a rule that yields to this one; not one that would make a circle."""
        kind = self._words.kind
        rules = self._words.rules
        heads = [each for each in rules if (each.head.kind, each.head.about) == (kind, about)]
        # only what stands by itself so far can yield: then no circle can come of it
        referred = {name for each in rules for name in references(each)}
        free = [
            each.id
            for each in heads
            if each.id not in referred and not references(each) and not each.head.overrides
        ]
        return (self.one(free),) if free and self.one((False, False, True)) else ()

    def condition(
        self, scope: str, depth: int, *, quantified: int = 0, negated: bool = False
    ) -> Condition:
        """Draw a condition on an item of a scope."""
        shapes = ["leaf", "leaf", *(("leaf", "all", "any", "not", "count") if depth > 0 else ())]
        if quantified < 2 and depth > 0 and self._groups(scope):
            shapes += ["quantified", "quantified"]
        if self._words.targets(scope, negated=negated):
            shapes += ["finding", "finding"]
        shape = self.one(shapes)
        inside: dict[str, Any] = {"quantified": quantified, "negated": negated}
        match shape:
            case "all":
                return All(self.several(scope, depth, **inside))
            case "any":
                return AnyOf(self.several(scope, depth, **inside))
            case "count":
                parts = self.several(scope, depth, **inside)
                number = self._number(len(parts))
                return Count(number, parts) if number else All(parts)
            case "not":
                inside["negated"] = not negated
                return Not(self.condition(scope, depth - 1, **inside))
            case "quantified":
                return self._quantified(scope, depth, quantified, negated)
            case "finding":
                return FindingRef(self.one(self._words.targets(scope, negated=negated)).id)
            case _:
                return self.leaf(scope, negated=negated)

    def _quantified(self, scope: str, depth: int, quantified: int, negated: bool) -> Condition:
        group = self.one(self._groups(scope))
        part = self.condition(group.of, depth - 1, quantified=quantified + 1, negated=negated)
        return Quantified(self.one(("any", "every")), group.name, part)

    def leaf(self, scope: str, *, negated: bool = False) -> Condition:
        """Draw the test of one fact, or whether it is known where that may be asked."""
        shapes = ["test"] * 5 + ([] if negated else ["known"])
        shapes += ["unknown", "unknown"] if self._words.kind in _ASKING else []
        shape = self.one(shapes)
        facts = self._words.facts(scope)
        if shape == "known":
            return KnownTest(self.one(facts).name)
        if shape == "unknown":
            reasons = self.one(((), ("not_asked",), ("declined", "not_free")))
            return UnknownTest(self.one(facts).name, reasons)
        # a set of ids has no list of names: what is asked of it is asked in a group
        tests = [found for each in facts if (found := tests_of(each, self._words))]
        return self.one(self.one(tests))  # type: ignore[no-any-return]

    def _groups(self, scope: str) -> list[GroupSpec]:
        groups = self._words.dictionary.groups.values()
        return [each for each in groups if each.scope == scope and self._words.facts(each.of)]

    def _number(self, most: int) -> Param | None:
        """Draw a number that a count of so many can reach, on every day; None if there is none."""
        history = self._words.history
        fitting = [
            each
            for each in self._words.parameters(days=False)
            if all(1 <= int(str(one.value)) <= most for one in history[each.name])
        ]
        return self.one(fitting) if fitting else None


def tests_of(spec: FactSpec, words: Words) -> list[Test]:
    """Return every test of one fact that loading lets through, the simplest first."""
    return list(_tests(spec, words))


def _tests(spec: FactSpec, words: Words) -> Iterator[Test]:
    name, values = spec.name, words.dictionary.values_of(spec)
    if spec.type == "flag":
        yield from (Test(name, "is", value) for value in (True, False))
    elif spec.type == "set":
        yield from (Test(name, "includes", (each,)) for each in values)
        if len(values) > 1:
            yield Test(name, "includes", values[:2])
    elif spec.type in ("name", "scale"):
        yield from (Test(name, "is", each) for each in values)
        yield Test(name, "in", values[:2])
        yield Test(name, "in", values[1:])
    elif spec.type == "day":
        yield from (Test(name, "within", each) for each in words.parameters(days=False))
        days: list[Param | str] = [*words.parameters(days=True), AS_OF]
        for bound in days:
            yield from (Test(name, operator, bound) for operator in ("before", "after"))
    if spec.type in ("scale", "number"):
        numbers = words.parameters(days=False)
        bounds: Sequence[Any] = values[1:] if spec.type == "scale" else numbers
        for each in bounds:
            yield Test(name, "at_least", each)
            yield Test(name, "at_most", each)
            yield Test(name, "above", each)
            yield Test(name, "below", each)
