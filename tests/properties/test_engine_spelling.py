"""Equal spellings: what the algebra proves equal, evaluates equal, read in either direction.

A condition is drawn over facts, and then written otherwise. Where something in it does not apply,
order, grouping, repeating, De Morgan and double negation still change nothing; distributing and
absorbing do, for what does not apply drops out of the one spelling and not of the other.
"""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn_rules import drops_out
from top3.rules.claims import Claim, Reading
from top3.rules.conditions import All, AnyOf, Not
from top3.rules.conditions import Test as Leaf
from top3.rules.evaluate import Evaluator
from top3.testing.fact_worlds import Facts, fact_worlds
from top3.testing.rule_sets import HISTORY, LISTS, SMALL, Words, conditions, one_rule, small_set

WORDS = Words(SMALL, HISTORY)
LEVELS = LISTS["how_often"]


def dual(kind):
    return AnyOf if kind is All else All


EQUAL = {
    "order": lambda k, a, b, c: (k((a, b, c)), k((c, a, b))),
    "grouping": lambda k, a, b, c: (k((k((a, b)), c)), k((a, k((b, c))))),
    "flat": lambda k, a, b, c: (k((k((a, b)), c)), k((a, b, c))),
    "repeating": lambda k, a, b, _c: (k((a, b)), k((a, b, a))),
    "alone": lambda k, a, _b, _c: (a, k((a,))),
    "double negation": lambda _k, a, _b, _c: (a, Not(Not(a))),
    "De Morgan": lambda k, a, b, c: (Not(k((a, b, c))), dual(k)((Not(a), Not(b), Not(c)))),
}
EQUAL_WHERE_ALL_APPLIES = {
    "absorbing": lambda k, a, b, _c: (a, k((a, dual(k)((a, b))))),
    "distributing": lambda k, a, b, c: (
        k((a, dual(k)((b, c)))),
        dual(k)((k((a, b)), k((a, c)))),
    ),
}


def scale(operator, operand):
    return Leaf("situation.how_often", operator, operand)


def number(operator):
    return Leaf("situation.times", operator, WORDS.parameters(days=False)[1])


def kinds(*names):
    return Leaf("situation.kinds", "includes", names)


def ranges(level):
    """Return pairs of conditions on one fact that say the same of it."""
    place = LEVELS.index(level)
    yield scale("at_least", level), scale("in", LEVELS[place:])
    yield scale("at_most", level), scale("in", LEVELS[: place + 1])
    yield scale("at_least", level), Not(scale("below", level))
    yield scale("at_most", level), Not(scale("above", level))
    yield scale("is", level), scale("in", (level,))
    yield scale("is", level), All((scale("at_least", level), scale("at_most", level)))
    yield scale("at_least", level), AnyOf((scale("is", level), scale("above", level)))
    yield scale("in", LEVELS[:2]), AnyOf(tuple(scale("is", each) for each in LEVELS[:2]))
    yield number("at_least"), Not(number("below"))
    yield number("at_most"), Not(number("above"))
    yield kinds("hits", "shouts"), AnyOf((kinds("hits"), kinds("shouts")))
    yield Leaf("situation.threat", "is", True), Not(Leaf("situation.threat", "is", False))


RANGES = [each for level in LEVELS for each in ranges(level)]


def spelled(kind, when):
    """Return a rule set of one rule; a relief is a tag that lowers caution."""
    rule = one_rule(when, kind="tag" if kind == "relief" else kind)
    head = rule.head.model_copy(update={"lowers": kind == "relief"})
    return small_set([replace(rule, head=head)], WORDS)


def say_the_same(world, first, second):
    """Say whether two conditions come out equal about every situation, raising and lowering."""
    return all(
        Evaluator(rules, world).finding(rules.rules[0], item).value
        is Evaluator(others, world).finding(others.rules[0], item).value
        for kind in ("danger", "gate", "relief")
        for rules, others in [(spelled(kind, first), spelled(kind, second))]
        for item in world.items("situation")
    )


def everything_applies(rules, world):
    trees = (Evaluator(rules, world).tree(rules.rules[0], it) for it in world.items("situation"))
    return not any(drops_out(tree) for tree in trees)


three = st.tuples(*[conditions(WORDS, depth=1)] * 3)
kinds_of_list = st.sampled_from((All, AnyOf))


@given(st.data(), three, kinds_of_list)
def test_order_grouping_repeating_and_negating_change_nothing(data, parts, kind):
    world = data.draw(fact_worlds(spelled("danger", All(parts))))
    for write in EQUAL.values():
        assert say_the_same(world, *write(kind, *parts))


@given(st.data(), three, kinds_of_list)
def test_absorbing_and_distributing_change_nothing_where_everything_applies(data, parts, kind):
    rules = spelled("danger", All(parts))
    world = data.draw(fact_worlds(rules))
    if everything_applies(rules, world):
        for write in EQUAL_WHERE_ALL_APPLIES.values():
            assert say_the_same(world, *write(kind, *parts))


def undisputed(world):
    told = {where: replace(each, claims=each.claims[:1]) for where, each in world.told.items()}
    return world.telling(told)


@given(st.data(), st.sampled_from(RANGES))
def test_one_fact_in_another_range_operator_comes_out_the_same(data, pair):
    world = data.draw(fact_worlds(spelled("danger", All(pair))))
    assert say_the_same(undisputed(world), *pair)


def test_what_does_not_apply_drops_out_of_one_spelling_and_not_of_the_other():
    """Say why absorbing and distributing are not promised where something does not apply."""
    threat, weapon = (Leaf(name, "is", True) for name in ("situation.threat", "household.weapon"))
    world = Facts(
        date(2026, 3, 16),
        SMALL,
        {"situation": (("situation", "s1"),)},
        {
            (("situation", "s1"), "situation.threat"): Reading(applies=False),
            (("household", "household"), "household.weapon"): Reading((Claim(True),)),
        },
        {},
        ("situation.threat", "household.weapon"),
    )
    assert not say_the_same(world, threat, All((threat, AnyOf((threat, weapon)))))


def test_of_a_disputed_fact_two_tests_can_be_met_by_two_claims_and_one_test_by_none():
    """Say why rewriting a range is not promised where the fact is disputed."""
    told = {
        (("situation", "s1"), "situation.how_often"): Reading((Claim("once"), Claim("daily"))),
    }
    there = {"situation": (("situation", "s1"),)}
    world = Facts(date(2026, 3, 16), SMALL, there, told, {}, ("situation.how_often",))
    bounds = All((scale("at_least", "weekly"), scale("at_most", "weekly")))
    assert not say_the_same(world, scale("is", "weekly"), bounds)
    assert say_the_same(undisputed(world), scale("is", "weekly"), bounds)
