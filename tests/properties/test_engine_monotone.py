"""Monotone: a worse fact never gives a milder result, where a rule reads it as something worse.

What counts as worse: a step up or down a scale or number, to the side the dictionary says is worse,
and a sign of danger that turns from no into yes. A rule reads a fact as something worse if every
test of it says so: `at_least`, `above` (or `at_most`, `below` where lower is worse) and `is: true`,
an even number of negations and exceptions deep, and no condition says when it applies. For such
rules, drawn or shipped, the promise holds; of the others nothing is promised.
"""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import BOTH, CAUTION, drawn, shipped, values
from top3.rules import conditions as shapes
from top3.rules.claims import Reading
from top3.rules.conditions import FindingRef, Not, parts_of
from top3.testing.fact_worlds import Telling

UP, DOWN = ("at_least", "above"), ("at_most", "below")


def checks_in(rules, part, *, turned=False):
    """Yield every test a condition leads to, and whether a yes there lowers what comes out."""
    if isinstance(part, shapes.Test):
        yield part, turned
    if isinstance(part, FindingRef):
        rule = rules.by_id[part.rule]
        yield from checks_of(rules, rule, turned=turned)
    for each in parts_of(part):
        yield from checks_in(rules, each, turned=turned != isinstance(part, Not))


def checks_of(rules, rule, *, turned=False):
    """Yield every test of a rule, and whether a yes there lowers what comes out."""
    yield from checks_in(rules, rule.when, turned=turned)
    for part in rule.unless:
        yield from checks_in(rules, part, turned=not turned)


def is_read_as_worse(spec, test, *, turned):
    """Say whether a test is more easily met the worse the fact is."""
    if spec.type == "flag":
        return spec.signal and test.operand is not turned
    upward = spec.worse == "higher"
    return test.operator in (UP if upward != turned else DOWN)


def facts_read_as_worse(rules, rule):
    """Return the facts that a rule reads as something worse, wherever it reads them."""
    found = {}
    for test, turned in checks_of(rules, rule):
        spec = rules.dictionary.facts[test.fact]
        ordered = spec.worse is not None or (spec.type == "flag" and spec.signal)
        fits = ordered and is_read_as_worse(spec, test, turned=turned)
        found[test.fact] = found.get(test.fact, True) and fits
    conditions = rules.dictionary.applies.values()
    in_conditions = {test.fact for each in conditions for test, _ in checks_in(rules, each)}
    return sorted(fact for fact, fits in found.items() if fits and fact not in in_conditions)


def worst_first(rules, spec, one, other):
    """Return two values of a fact, the worse one first."""
    if spec.type == "flag":
        return True, False
    scale = rules.dictionary.values_of(spec)
    key = scale.index if spec.type == "scale" else lambda each: each
    return sorted((one, other), key=key, reverse=spec.worse == "higher")


@BOTH
@given(st.data())
def test_a_worse_fact_gives_no_milder_danger_where_the_rule_reads_it_as_worse(source, data):
    rules, world = data.draw(drawn(source))
    for rule in rules.rules:
        for fact in facts_read_as_worse(rules, rule) if rule.head.kind == "danger" else ():
            spec = rules.dictionary.facts[fact]
            tell = Telling(data.draw, rules, world)
            item = tell.one(world.items(spec.scope))
            first = tell.claim(spec)
            worse, milder = worst_first(rules, spec, first.value, tell.value(spec))
            found = [
                values(rules, world.having((item, fact), Reading((replace(first, value=value),))))
                for value in (worse, milder)
            ]
            for about in world.items(rule.head.about):
                high, low = (CAUTION[each[rule.id, about]] for each in found)
                assert high >= low


def test_the_page_names_exactly_the_shipped_dangers_the_promise_is_about():
    page = Path(__file__).parents[2] / "docs" / "explanation" / "promises.md"
    held = [
        each.id
        for each in shipped().rules
        if each.head.kind == "danger" and facts_read_as_worse(shipped(), each)
    ]
    listed = re.findall(r"^- `([a-z-]+)`$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == held
    assert held
