"""The tree is the outcome: every value can be worked out again from the leaves alone."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import BOTH, drawn
from top3.rules.evaluate import evaluate
from top3.rules.explain import recompute
from top3.rules.logic import Tri

KINDS = ("danger", "gate", "tag", "warning", "judgement", "priority")


@BOTH
@given(st.data())
def test_every_outcome_can_be_worked_out_again_from_the_tree_alone(source, data):
    kinds = KINDS if source == "drawn" else ("danger", "gate", "tag", "warning", "priority")
    rules, world = data.draw(drawn(source, data.draw(st.sampled_from(kinds))))
    gates = [each.id for each in rules.rules if each.head.kind == "gate"]
    for finding in evaluate(rules, world):
        assert recompute(finding.tree, gates) is finding.value


@given(st.data())
def test_every_leaf_that_is_unknown_says_why(data):
    rules, world = data.draw(drawn("drawn"))
    waiting = [each.tree for each in evaluate(rules, world)]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        is_gap = node.value is Tri.UNKNOWN and node.fact and not node.children
        assert not is_gap or node.reason
