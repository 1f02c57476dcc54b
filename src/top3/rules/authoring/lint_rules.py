"""Findings about rules by themselves: values out of reach, tests that say nothing, double signs."""

from collections.abc import Iterator
from dataclasses import dataclass

from top3.errors import Both, Problem
from top3.rules.authoring.remarks import Level, Remark
from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Quantified,
    Test,
    UnknownTest,
    parts_of,
)
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri
from top3.rules.proving.reach import last_day, reach
from top3.rules.proving.regions import Landscape, by_fact
from top3.rules.referring import place_of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One test in a rule, or in a rule it leans on: of whom, and whether under a negation."""

    whose: tuple[str, ...]
    leaf: Test | KnownTest | UnknownTest
    negated: bool


def occurrences(rules: RuleSet, rule: Rule) -> Iterator[Occurrence]:
    """Yield every test that a rule's value rests on, through the rules it refers to as well."""
    yield from _in_rule(rules, rule, (), negated=False, seen=(rule.id,))


def _in_rule(
    rules: RuleSet, rule: Rule, whose: tuple[str, ...], *, negated: bool, seen: tuple[str, ...]
) -> Iterator[Occurrence]:
    yield from _in_part(rules, rule.when, whose, negated=negated, seen=seen)
    for part in rule.unless:
        yield from _in_part(rules, part, whose, negated=not negated, seen=seen)


def _in_part(
    rules: RuleSet, part: Condition, whose: tuple[str, ...], *, negated: bool, seen: tuple[str, ...]
) -> Iterator[Occurrence]:
    match part:
        case Test() | KnownTest() | UnknownTest():
            home = part.fact.startswith("household.")
            yield Occurrence(() if home else whose, part, negated)
        case FindingRef(rule=name):
            rule = rules.by_id[name]
            inside = () if rule.head.about == "household" else whose
            yield from _in_rule(rules, rule, inside, negated=negated, seen=(*seen, name))
        case Quantified():
            inner = (*whose, part.group)
            yield from _in_part(rules, part.of, inner, negated=negated, seen=seen)
        case All() | AnyOf() | Count() | Not():
            turned = negated != isinstance(part, Not)
            for each in parts_of(part):
                yield from _in_part(rules, each, whose, negated=turned, seen=seen)


def reach_findings(rules: RuleSet, limit: int) -> Iterator[Remark]:
    """Yield rules that can never hold, never be a no, or never be unknown, and idle tests."""
    for rule in rules.rules:
        if rule.head.kind == "judgement":
            continue
        found = reach(rules, rule, limit=limit)
        if not found.complete:
            yield _remark(rule, "hint", "not-proven", *_NOT_PROVEN)
            continue
        leaves = [each.leaf for each in occurrences(rules, rule)]
        if Tri.TRUE not in found.values:
            yield _remark(rule, "error", "never-true", *_NEVER_TRUE)
        elif Tri.FALSE not in found.values and not all(
            isinstance(each, KnownTest) for each in leaves
        ):
            yield _remark(rule, "warning", "never-false", *_NEVER_FALSE)
        yield from _idle(rules, rule)


def _idle(rules: RuleSet, rule: Rule) -> Iterator[Remark]:
    """Yield tests in a rule that come out the same whatever is known about their fact."""
    land = Landscape(rules, last_day(rules, rule))
    own = by_fact((rule.when, *rule.unless))
    for fact, tests in own.items():
        grouped = any(group.fact == fact for group in rules.dictionary.groups.values())
        regions = land.regions(fact, tests).of_kind("value")
        for test in tests:
            if grouped or not isinstance(test, Test):
                continue
            values = {land.holds(test, fact, region) for region in regions}
            if len(values) == 1:
                always = Tri.TRUE in values
                found = Both(
                    f"een toets van {fact} die {'altijd ja' if always else 'nooit ja'} is",
                    f"a test of {fact} that is {'always a yes' if always else 'never a yes'}",
                )
                remedy = Both(
                    "verbeter de toets, of laat hem weg", "mend the test, or leave it out"
                )
                yield _remark(rule, "warning", "idle-test", found, remedy)


def sign_findings(rules: RuleSet) -> Iterator[Remark]:
    """Yield rules in which one test of one item counts both for and against."""
    for rule in rules.rules:
        plain: dict[object, str] = {}
        turned: dict[object, str] = {}
        for each in occurrences(rules, rule):
            leaf, negated = each.leaf, each.negated
            if isinstance(leaf, Test) and leaf.operand is False:
                leaf, negated = Test(leaf.fact, "is", operand=True), not negated
            (turned if negated else plain)[each.whose, leaf] = leaf.fact
        for fact in sorted({plain[key] for key in plain.keys() & turned.keys()}):
            found = Both(f"{fact} telt in deze regel zowel voor als tegen",
                         f"{fact} counts both for and against in this rule")  # fmt: skip
            remedy = Both(
                "met een onbekend feit blijft de regel onbekend: kan het korter?",
                "with that fact unknown the rule stays unknown: can it be shorter?",
            )
            yield _remark(rule, "warning", "opposite-signs", found, remedy)


def _remark(rule: Rule, level: Level, code: str, found: Both, remedy: Both) -> Remark:
    return Remark(level, Problem(place_of(rule), code, found, remedy))


_NOT_PROVEN = (
    Both("niet alle waarden te vinden binnen de grens", "not every value found within the bound"),
    Both("maak de voorwaarde kleiner, of kijk het zelf na",
         "make the condition smaller, or check it yourself"),
)  # fmt: skip
_NEVER_TRUE = (
    Both("een regel die nooit kan gelden", "a rule that can never hold"),
    Both(
        "verbeter de voorwaarde, of laat de regel weg", "mend the condition, or leave the rule out"
    ),
)
_NEVER_FALSE = (
    Both("een regel die nooit een nee kan zijn", "a rule that can never be a no"),
    Both("wat altijd geldt of onbekend is, zegt weinig: verbeter de voorwaarde",
         "what always holds or is unknown says little: mend the condition"),
)  # fmt: skip
