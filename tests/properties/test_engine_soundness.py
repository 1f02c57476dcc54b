"""Soundness: what is settled stays so however the gaps turn out, and an open gate stays open."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import BOTH, CAUTION, drawn, reads_known, values
from top3.rules.logic import Tri
from top3.testing.fact_changes import completed


@BOTH
@given(st.data())
def test_a_settled_danger_stays_so_however_the_unknown_turns_out(source, data):
    rules, world = data.draw(drawn(source))
    before = values(rules, world, "danger", "tag", "priority")
    for _ in range(3):
        after = values(rules, data.draw(completed(world, rules)))
        for key, was in before.items():
            assert was is Tri.UNKNOWN or CAUTION[after[key]] == CAUTION[was]


@BOTH
@given(st.data())
def test_a_gate_that_is_open_with_gaps_is_open_however_they_turn_out(source, data):
    rules, world = data.draw(drawn(source, "gate"))
    before = values(rules, world, "gate")
    for _ in range(3):
        after = values(rules, data.draw(completed(world, rules)), "gate")
        assert all(after[key] is Tri.TRUE for key, was in before.items() if was is Tri.TRUE)


def holds_whatever_doubts_turn_out(rules, world, more, lowering):
    """Say whether what lowers caution still does when every doubt and dispute is settled.

    That something is described is said of doubtful and disputed words as well: not of those rules.
    """
    before, after = values(rules, world), values(rules, more)
    return all(
        after[key] is Tri.TRUE
        for key, was in before.items()
        if was is Tri.TRUE
        and lowering(rules.by_id[key[0]])
        and not reads_known(rules, rules.by_id[key[0]])
    )


@BOTH
@given(st.data())
def test_an_open_gate_rests_on_nothing_doubtful_or_disputed(source, data):
    rules, world = data.draw(drawn(source, "gate"))
    more = data.draw(completed(world, rules, settled=True))
    assert holds_whatever_doubts_turn_out(rules, world, more, lambda rule: rule.head.kind == "gate")


@BOTH
@given(st.data())
def test_a_tag_that_lowers_caution_rests_on_nothing_doubtful_or_disputed(source, data):
    rules, world = data.draw(drawn(source, "tag"))
    more = data.draw(completed(world, rules, settled=True))
    assert holds_whatever_doubts_turn_out(rules, world, more, lambda rule: rule.head.lowers)
