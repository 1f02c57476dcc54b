"""Denial-proofness: an opposing account, or a day that passes, never makes anything calmer.

It holds for every rule but two kinds, which docs/explanation/promises.md names as well: findings
that rest on something that does not apply, and, for days that pass, rules that read how long ago
something was.
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import (
    BOTH,
    CAUTION,
    drawn,
    drops_out,
    interval,
    reads_known,
    reads_the_day,
    values,
)
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri
from top3.testing.fact_changes import later, opposed


def held_to_it(rules, world, named=lambda _rules, _rule: False):
    """Return what every danger says that the promise is about."""
    evaluator = Evaluator(rules, world)
    findings = [
        evaluator.finding(rule, item)
        for rule in evaluator._set.rules
        if rule.head.kind == "danger" and not named(rules, rule)
        for item in world.items(rule.head.about)
    ]
    return {(each.rule.id, each.about): each.value for each in findings if not drops_out(each.tree)}


def is_as_cautious(rules, before, after):
    """Say whether nothing is calmer: no danger, no least, no acute check."""
    same = {key: after[key] for key in before}
    was, now = interval(rules, before), interval(rules, same)
    return all(CAUTION[after[key]] >= CAUTION[value] for key, value in before.items()) and all(
        this >= that for item in was for this, that in zip(now[item], was[item], strict=True)
    )


@BOTH
@given(st.data())
def test_an_opposing_account_takes_no_danger_and_no_acute_check_down(source, data):
    rules, world = data.draw(drawn(source))
    before = held_to_it(rules, world)
    for _ in range(3):
        after = values(rules, data.draw(opposed(world, rules)), "danger")
        assert is_as_cautious(rules, before, after)


@BOTH
@given(st.data())
def test_an_opposing_account_opens_no_gate_but_by_describing_something(source, data):
    rules, world = data.draw(drawn(source, "gate"))
    before = values(rules, world, "gate")
    after = values(rules, data.draw(opposed(world, rules)), "gate")
    for (rule_id, item), was in before.items():
        # what only one more statement describes is described: a gate may ask for that
        if not reads_known(rules, rules.by_id[rule_id]):
            assert was is Tri.TRUE or after[rule_id, item] is not Tri.TRUE


@BOTH
@given(st.data())
def test_days_that_pass_take_no_danger_and_no_acute_check_down(source, data):
    rules, world = data.draw(drawn(source))
    # another number from another day is another rule
    rules = replace(rules, history={name: (each,) for name, each in rules.parameters.items()})
    before = held_to_it(rules, world, reads_the_day)
    for _ in range(3):
        after = values(rules, data.draw(later(world)), "danger")
        assert is_as_cautious(rules, before, after)


@BOTH
@given(st.data())
def test_days_that_pass_open_no_gate(source, data):
    rules, world = data.draw(drawn(source, "gate"))
    rules = replace(rules, history={name: (each,) for name, each in rules.parameters.items()})
    after = values(rules, data.draw(later(world)), "gate")
    for (rule_id, item), was in values(rules, world, "gate").items():
        if not reads_the_day(rules, rules.by_id[rule_id]):
            assert was is Tri.TRUE or after[rule_id, item] is not Tri.TRUE
