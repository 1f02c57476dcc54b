"""The fast path says what the plain path says: every value, and every tree, part by part."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, strategies

from top3 import load_rules
from top3.method.facts import CaseWorld
from top3.rules.claims import Members, Reading
from top3.rules.evaluate import Evaluator, evaluate, fast_path
from top3.rules.records import Cells, RecordWorld
from top3.testing import cases, shipped_cases
from top3.testing.fact_worlds import fact_worlds
from top3.testing.rule_sets import rule_sets

# works everything out on both paths: it runs with what is slow
pytestmark = pytest.mark.slow


@cache
def shipped():
    return load_rules("top3")


@strategies.composite
def rules_and_worlds(draw):
    rules = draw(rule_sets(most=6))
    return rules, draw(fact_worlds(rules))


@strategies.composite
def rules_and_plain_worlds(draw):
    """Draw a world in which only what a plain cell can say is told; the rest nobody asked."""
    rules, world = draw(rules_and_worlds())
    plain = {
        where: reading
        for where, reading in world.told.items()
        if len(reading.claims) == 1 and not reading.claims[0].weak and reading.claims[0].told
    }
    for item, fact in world.told:
        world = world.having((item, fact), plain.get((item, fact), Reading()))
    return rules, world


def plain_path(rules, world):
    evaluator = Evaluator(rules, world)
    chosen = rules.on(world.as_of).rules
    return [
        evaluator.finding(rule, item) for rule in chosen for item in world.items(rule.head.about)
    ]


def assert_same(rules, world):
    """Hold every value and every tree of the fast path against the plain one."""
    plain = plain_path(rules, world)
    run = fast_path(rules, world.as_of).run(world)
    found = run.findings()
    assert [(each.rule.id, each.about, each.value) for each in found] == [
        (each.rule.id, each.about, each.value) for each in plain
    ]
    assert [each.tree for each in found] == [each.tree for each in plain]


@given(rules_and_worlds())
def test_any_rules_over_any_facts_come_to_the_same_on_both_paths(drawn):
    assert_same(*drawn)


@given(rules_and_plain_worlds())
def test_any_rules_over_plain_facts_come_to_the_same_on_both_paths(drawn):
    assert_same(*drawn)


@given(strategies.data())
def test_the_shipped_rules_over_any_facts_come_to_the_same_on_both_paths(data):
    assert_same(shipped(), data.draw(fact_worlds(shipped())))


@given(cases())
def test_the_shipped_rules_over_any_case_come_to_the_same_on_both_paths(case):
    assert_same(shipped(), CaseWorld(case, shipped(), case.as_of))


@pytest.mark.parametrize("case", shipped_cases(), ids=lambda case: case.id)
def test_the_shipped_cases_come_to_the_same_on_both_paths(case):
    assert_same(shipped(), CaseWorld(case, shipped(), case.as_of))


@given(rules_and_worlds())
def test_evaluating_often_and_evaluating_once_give_the_same_findings(drawn):
    rules, world = drawn
    seen = [[(each.rule.id, each.about, each.value) for each in evaluate(rules, world)]
            for _ in range(6)]  # fmt: skip
    assert all(each == seen[0] for each in seen)


def as_records(rules, world):
    """Return a world as plain records, with a reading where no plain cell says the same."""
    path = fast_path(rules, world.as_of)
    source = path.run(world).source
    groups, facts = rules.dictionary.groups, rules.dictionary.facts
    made, scopes = {}, sorted({each.scope for each in facts.values()} | {"household"})
    for scope in scopes:
        made[scope] = [dict(each) for each in _filled(rules, source, scope)]
    by_key = {
        source.key(cells): record
        for scope in scopes
        for cells, record in zip(source.records(scope), made[scope], strict=True)
    }
    # records have no names of their own: they are numbered
    numbered = {
        source.key(cells)[1]: f"{scope}{number}"
        for scope in scopes
        for number, cells in enumerate(source.records(scope), start=1)
    }
    for records in made.values():
        for record in records:
            for name, cell in record.items():
                record[name] = _renamed(_with_own(cell, by_key), numbered)
    assert groups
    household = made.pop("household")[0]
    return RecordWorld(rules, world.as_of, household, **made)


def _filled(rules, source, scope):
    for cells in source.records(scope):
        for owner, name in rules.dictionary.groups:
            if owner == scope:
                cells[name]
        for name, spec in rules.dictionary.facts.items():
            short = name.partition(".")[2]
            if spec.scope == scope:
                cells[name if (scope, short) in rules.dictionary.groups else short]
        yield cells


def _with_own(cell, by_key):
    if isinstance(cell, list):
        return [by_key[each.key] if isinstance(each, Cells) else each for each in cell]
    if hasattr(cell, "records"):
        return type(cell)([by_key[each.key] for each in cell.records], cell.complete)
    return cell


def _renamed(cell, numbered):
    """Name the members of a group in a reading, or in a set, as the records are numbered."""
    if isinstance(cell, Members):
        return replace(cell, has=tuple(numbered.get(each, each) for each in cell.has))
    if isinstance(cell, frozenset | tuple):
        return type(cell)(numbered.get(each, each) for each in cell)
    if isinstance(cell, Reading):
        claims = (replace(each, value=_renamed(each.value, numbered)) for each in cell.claims)
        return replace(cell, claims=tuple(claims))
    return cell


@given(rules_and_worlds())
def test_the_same_facts_as_records_come_to_the_same_values(drawn):
    rules, world = drawn
    records = as_records(rules, world)
    assert_same(rules, records)
    values = [each.value for each in plain_path(rules, world)]
    assert [each.value for each in plain_path(rules, records)] == values
