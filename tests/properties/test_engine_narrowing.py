"""Narrowing: an answer, or that a set is all there is, only narrows what is possible."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import BOTH, CAUTION, drawn, interval, values
from top3.rules.logic import Tri
from top3.testing.fact_changes import answered


@BOTH
@given(st.data())
def test_one_answer_more_only_narrows_the_interval_and_leaves_what_is_settled(source, data):
    rules, world = data.draw(drawn(source))
    kinds = ("danger", "tag", "priority", "gate")
    more = data.draw(answered(world, rules))
    before, after = values(rules, world, *kinds), values(rules, more, *kinds)
    for key, was in before.items():
        assert was is Tri.UNKNOWN or CAUTION[after[key]] == CAUTION[was]
    wide, narrow = (
        interval(rules, {key: each for key, each in found.items() if is_danger(rules, key)})
        for found in (before, after)
    )
    for item, (low, high, check) in wide.items():
        assert low <= narrow[item][0] <= narrow[item][1] <= high
        assert check == 1 or check == narrow[item][2]


def is_danger(rules, key):
    return rules.by_id[key[0]].head.kind == "danger"


@BOTH
@given(st.data())
def test_one_answer_more_closes_no_gate_that_is_open(source, data):
    rules, world = data.draw(drawn(source, "gate"))
    after = values(rules, data.draw(answered(world, rules)), "gate")
    for key, was in values(rules, world, "gate").items():
        assert was is Tri.UNKNOWN or after[key] is was
