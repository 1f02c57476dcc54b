"""Brute force: the engine says what the truth tables say, applied literally by a second program."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import BOTH, drawn
from properties.literal import Literal
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

SHORT = {Tri.TRUE: "T", Tri.UNKNOWN: "U", Tri.FALSE: "F", None: "N"}


@BOTH
@given(st.data())
def test_every_rule_says_what_the_tables_say_applied_literally(source, data):
    kinds = ("danger", "gate", "tag", "warning", "priority")
    rules, world = data.draw(drawn(source, data.draw(st.sampled_from(kinds))))
    evaluator, literal = Evaluator(rules, world), Literal(rules, world)
    for rule in rules.rules:
        literal.side = "gate" if rule.head.kind == "gate" else "tag"
        lowers = rule.head.kind == "gate" or rule.head.lowers
        for item in world.items(rule.head.about):
            found = evaluator.finding(rule, item).value
            assert SHORT[found] == literal.rule(rule, item, lowers)
