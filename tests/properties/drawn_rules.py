"""Rules and facts to hold the promises of the engine against: drawn ones, and the shipped ones."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import strategies as st

from top3 import load_rules
from top3.rules.assemble import references
from top3.rules.conditions import AS_OF, KnownTest, Test, walk
from top3.rules.evaluate import evaluate
from top3.rules.logic import Tri
from top3.testing.fact_worlds import draw_facts, fact_worlds, facts_read
from top3.testing.rule_sets import rule_sets

CAUTION = {None: 0, Tri.FALSE: 0, Tri.UNKNOWN: 1, Tri.TRUE: 2}
"""What does not apply is as calm as what is not found."""

BOTH = pytest.mark.parametrize("source", ["drawn", "shipped"])
"""Every promise is held against drawn rules and against the shipped ones."""


@cache
def shipped():
    return load_rules("top3")


@cache
def shipped_parts(kind):
    """Return the shipped rules of a kind, each as a rule set with what it refers to."""
    rules = shipped()
    return [only(rules, each) for each in rules.rules if each.head.kind == kind]


def only(rules, rule):
    """Return the rule set with one rule, and the rules it refers to."""
    wanted, waiting = set(), [rule.id]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += references(rules.by_id[name])
    return replace(rules, rules=tuple(each for each in rules.rules if each.id in wanted))


class Pair(tuple):
    """A rule set and a world for it, shown as its rules and facts."""

    __slots__ = ()

    def __repr__(self):
        rules, world = self
        listed = [f"{each.head.kind} {each.id} about {each.head.about}: {each.when}"
                  f" unless {each.unless}" for each in rules.rules]  # fmt: skip
        return "\n".join([*listed, repr(world)])


def drawn(source, kind="danger"):
    """Draw a rule set in which there is a rule of a kind, and a world for it."""
    if source == "drawn":

        @st.composite
        def both(draw):
            rules = draw(rule_sets(sure=kind))
            return Pair((rules, draw(fact_worlds(rules))))

    else:

        @st.composite
        def both(draw):
            rules = draw(st.sampled_from(shipped_parts(kind)))
            return Pair((rules, draw_facts(draw, rules, facts_read(rules, rules.rules))))

    return both()


def values(rules, world, *kinds):
    """Return what every rule of some kinds says of every item; without kinds, of every rule."""
    chosen = [each for each in rules.rules if not kinds or each.head.kind in kinds]
    return {(each.rule.id, each.about): each.value for each in evaluate(rules, world, chosen)}


def interval(rules, found):
    """Return the urgency of every item as its least and its most, and its acute check."""
    made = {}
    top = len(rules.urgency) - 1
    for (rule_id, about), value in found.items():
        key, level = rules.by_id[rule_id].outcome
        least, most = (top - 1, top) if key == "acute_check" else [rules.urgency.index(level)] * 2
        low, high, check = made.get(about, (0, 0, 0))
        asked = key == "acute_check" or level == rules.urgency[-1]
        made[about] = (
            max(low, least) if value is Tri.TRUE else low,
            max(high, most) if CAUTION[value] else high,
            max(check, CAUTION[value]) if asked else check,
        )
    return made


def drops_out(node):
    """Say whether some part of a tree does not apply."""
    return node.value is None or any(drops_out(child) for child in node.children)


def parts_read(rules, rule):
    """Yield every part of a rule, and of every rule it refers to."""
    for each in only(rules, rule).rules:
        for condition in (each.when, *each.unless):
            yield from walk(condition)


def reads_known(rules, rule):
    """Say whether a rule asks if something is described."""
    return any(isinstance(each, KnownTest) for each in parts_read(rules, rule))


def reads_the_day(rules, rule):
    """Say whether a rule reads how long ago something was."""
    tests = [each for each in parts_read(rules, rule) if isinstance(each, Test)]
    return any(each.operator == "within" or each.operand == AS_OF for each in tests)
