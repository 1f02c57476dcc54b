"""Forgetting: with one fact less nothing is calmer, and no gate is open that was not."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import BOTH, CAUTION, drawn, interval, values
from top3.rules.logic import Tri
from top3.testing.fact_changes import forgot


@BOTH
@given(st.data())
def test_one_fact_less_rules_no_danger_out_and_lowers_no_upper_bound(source, data):
    rules, world = data.draw(drawn(source))
    before = values(rules, world, "danger")
    after = values(rules, data.draw(forgot(world)), "danger")
    assert all(CAUTION[after[key]] for key, was in before.items() if CAUTION[was])
    wide, narrow = interval(rules, after), interval(rules, before)
    for item, (_, most, check) in narrow.items():
        assert wide[item][1] >= most
        assert bool(wide[item][2]) >= bool(check)


@BOTH
@given(st.data())
def test_one_fact_less_opens_no_gate(source, data):
    rules, world = data.draw(drawn(source, "gate"))
    before = values(rules, world, "gate")
    after = values(rules, data.draw(forgot(world)), "gate")
    assert not [key for key, was in before.items() if was is Tri.FALSE and after[key] is Tri.TRUE]
