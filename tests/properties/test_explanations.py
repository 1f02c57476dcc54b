"""An explanation is the evaluation itself, and every gap that matters is asked for, once."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import dangers, prioritised, real_cases, rules
from top3 import reason
from top3.method.ages import age_in_years
from top3.method.facts import HOUSEHOLD
from top3.method.questions import open_questions
from top3.rules import conditions
from top3.rules.claims import Claim, Members, Reading
from top3.rules.evaluate import Evaluator, Node
from top3.rules.explain import recompute
from top3.rules.logic import Tri, of_bool
from top3.values import NOT_ASKED

GATES = frozenset(each.id for each in rules().rules if each.head.kind == "gate")
# worked out from another fact: that one is asked
ASKED_AS = {
    "situation.behaviour.forms": "situation.behaviour.kinds",
    "situation.day_count": "situation.how_often",
    "situation.days_between": "situation.how_often",
    "situation.days_since": "situation.how_often",
    "person.age_in_weeks": "person.age_in_years",
}
FLAGS = ("household.weapon_within_reach", "household.care_covered", "household.other_situations")
PERSON_FLAGS = ("person.afraid", "person.strangled")
PEOPLE = ("p1", "p2")


# ---------------------------------------------------------------- the tree is the outcome


def findings_of(case):
    return reason(case, rules()).planned.all_findings()


@given(real_cases())
def test_every_outcome_can_be_worked_out_again_from_its_leaves(case):
    for finding in findings_of(case):
        assert recompute(finding.tree, GATES) is finding.value


@given(real_cases())
def test_every_unknown_leaf_says_why_it_is_unknown(case):
    for finding in findings_of(case):
        for leaf in leaves(finding.tree):
            if leaf.value is Tri.UNKNOWN and leaf.fact:
                assert leaf.reason


def leaves(node):
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)


def filled(node, answers):
    """Return the tree with its unknown leaves answered, each in turn."""
    if not node.children:
        value = next(answers) if node.value is Tri.UNKNOWN else node.value
        return replace(node, value=value)
    return replace(node, children=tuple(filled(each, answers) for each in node.children))


@given(real_cases(), st.randoms(use_true_random=False))
def test_a_definite_danger_stays_so_however_its_unknown_leaves_turn_out(case, random):
    for finding in dangers(prioritised(case).assessed).values():
        if finding.value is Tri.UNKNOWN:
            continue
        for _ in range(3):
            answers = iter(lambda: of_bool(random.random() < 0.5), None)
            assert recompute(filled(finding.tree, answers), GATES) is finding.value


# ---------------------------------------------------------------- any condition at all


@dataclass
class SmallWorld:
    """One household with two people, about whom a few things are known."""

    told: dict
    more: bool
    as_of: date = date(2026, 3, 16)

    def items(self, scope):
        return (HOUSEHOLD,) if scope == "household" else (("person", who) for who in PEOPLE)

    def read(self, item, fact):
        value = self.told.get((HOUSEHOLD[1] if fact.startswith("household") else item[1], fact))
        return Reading(unknown=NOT_ASKED) if value is None else Reading((Claim(value),))

    def members(self, item, group):  # noqa: ARG002 - the evaluator asks it like this
        return tuple(("person", who) for who in PEOPLE), Members(PEOPLE, complete=not self.more)


def flags_of(facts):
    return st.builds(conditions.Test, st.sampled_from(facts), st.just("is"), st.booleans())


def combined(inner):
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    numbers = st.sampled_from(("one_informant", "structural_days", "top3_size"))
    return (
        st.builds(conditions.All, several)
        | st.builds(conditions.AnyOf, several)
        | st.builds(conditions.Not, inner)
        | st.builds(conditions.Count, st.builds(conditions.Param, numbers), several)
    )


quantified = st.builds(
    conditions.Quantified,
    st.sampled_from(("any", "every")),
    st.just("member"),
    st.recursive(flags_of(PERSON_FLAGS), combined, max_leaves=3),
)
anything = st.recursive(flags_of(FLAGS) | quantified, combined, max_leaves=5)
KEYS = [*((HOUSEHOLD[1], fact) for fact in FLAGS), *product(PEOPLE, PERSON_FLAGS)]
worlds = st.builds(
    SmallWorld,
    st.fixed_dictionaries({key: st.none() | st.booleans() for key in KEYS}),
    st.booleans(),
)


def outcome(condition, unless, world, kind="danger"):
    head = next(each.head for each in rules().rules if each.head.kind == kind)
    rule = replace(rules().rules[0], head=head, when=condition, unless=unless)
    return Evaluator(rules(), world).finding(rule, HOUSEHOLD).tree


@given(anything, st.lists(anything, max_size=2).map(tuple), worlds)
def test_any_rule_with_counts_groups_and_exceptions_can_be_worked_out_again(when, unless, world):
    for kind in ("danger", "gate"):
        tree = outcome(when, unless, world, kind)
        assert recompute(tree, GATES) is tree.value


@given(anything, worlds)
def test_a_definite_outcome_is_the_outcome_of_every_way_the_gaps_can_be_filled(when, world):
    tree = outcome(when, (), world)
    if tree.value is Tri.UNKNOWN:
        return
    gaps = [key for key, value in world.told.items() if value is None]
    whole = [False] if not world.more else [False, True]
    for answers in product((True, False), repeat=len(gaps)):
        for more in whole:
            told = {**world.told, **dict(zip(gaps, answers, strict=True))}
            assert outcome(when, (), SmallWorld(told, more)).value is tree.value


@given(anything, worlds, st.sampled_from(KEYS), st.booleans())
def test_one_answer_more_leaves_a_definite_outcome_of_any_rule(when, world, key, answer):
    before = outcome(when, (), world).value
    if world.told[key] is None and before is not Tri.UNKNOWN:
        more = SmallWorld({**world.told, key: answer}, world.more)
        assert outcome(when, (), more).value is before


def test_a_count_is_worked_out_from_its_parts_and_not_copied():
    def leaf(value):
        return Node("fact", value, HOUSEHOLD)

    parts = (leaf(Tri.TRUE), leaf(Tri.UNKNOWN), leaf(Tri.FALSE))
    wrong = Node("count", Tri.FALSE, HOUSEHOLD, children=parts, least=2)
    assert recompute(wrong) is Tri.UNKNOWN
    assert recompute(replace(wrong, least=1)) is Tri.TRUE
    assert recompute(replace(wrong, least=3)) is Tri.FALSE


# ---------------------------------------------------------------- questions


@given(real_cases())
def test_no_fact_that_a_rule_reads_is_asked_twice(case):
    asked, instead = open_questions(prioritised(case))
    # what no rule asks for, such as an account of one situation, stands beside them
    from_rules = [each for each in (*asked, *instead) if each.asked_by]
    facts = [fact for question in from_rules for fact in question.facts]
    assert len(facts) == len(set(facts))


@given(real_cases())
def test_a_question_stands_in_one_of_the_two_lists_and_has_a_number_of_its_own(case):
    asked, instead = open_questions(prioritised(case))
    numbers = [question.id for question in (*asked, *instead)]
    assert len(numbers) == len(set(numbers))
    assert all(question.consult is None for question in asked)
    assert all(question.consult is not None for question in instead)


@given(real_cases())
def test_every_gap_that_can_still_change_a_danger_is_asked_for(case):
    after = prioritised(case)
    asked, instead = open_questions(after)
    facts = {fact for question in (*asked, *instead) for fact in question.facts}
    for finding in dangers(after.assessed).values():
        for index, leaf in enumerate(leaves(finding.tree)):
            # about nobody, in a group somebody called complete, there is nothing to ask
            if leaf.value is not Tri.UNKNOWN or leaf.fact is None:
                continue
            if (asked_for(leaf) not in facts) and not is_too_young(after, leaf):
                assert not can_change(finding.tree, index)


def asked_for(leaf):
    """Return what must be asked to know a leaf: (item, fact)."""
    fact = ASKED_AS.get(leaf.fact, leaf.fact)
    return (HOUSEHOLD if fact.startswith("household.") else leaf.about), fact


def is_too_young(case, leaf):
    """Say whether the dictionary has nobody ask this about somebody of that age."""
    world = case.assessed.concretised.ordered.world
    limit = rules().dictionary.facts[leaf.fact].ask_from_age
    age = age_in_years(world.by_id[leaf.about[1]], world.as_of) if limit else None
    return age is not None and age[1] < rules().parameters[limit].value


def can_change(tree, index):
    """Say whether some way to answer the other gaps makes the answer to this one count."""
    random = Random(index)  # noqa: S311 - the same answers every time
    for _ in range(12):
        outcomes = set()
        seed = random.random()
        for mine in (Tri.TRUE, Tri.FALSE):
            others = Random(seed)  # noqa: S311
            outcomes.add(recompute(answered(tree, index, mine, others), GATES))
        if len(outcomes) > 1:
            return True
    return False


def answered(tree, index, mine, random):
    places = iter(range(10_000))

    def fill(node):
        if node.children:
            return replace(node, children=tuple(fill(each) for each in node.children))
        other = of_bool(random.random() < 0.5)
        if next(places) == index:
            return replace(node, value=mine)
        return replace(node, value=other) if node.value is Tri.UNKNOWN else node

    return fill(tree)
