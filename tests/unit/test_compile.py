"""The fast path hands over what it cannot say, and plain records are read as strictly as a case."""

import io
import re
import tokenize
from dataclasses import replace
from datetime import date

import pytest

from top3 import load_rules
from top3.rules.claims import Claim, Reading
from top3.rules.conditions import All, FindingRef, Not, Param, Quantified
from top3.rules.conditions import Test as FactTest
from top3.rules.evaluate import Evaluator, evaluate, fast_path
from top3.rules.language import Rule, RuleHead
from top3.rules.logic import Tri
from top3.rules.records import Group, RecordWorld
from top3.rules.sources import Source
from top3.testing.rule_sets import HISTORY, SMALL, Words, small_set
from top3.values import I18n, Unknown

DAY = date(2026, 3, 16)
OWN_NAME = re.compile(
    r"[Kvxqsmgtwa]\d*|[rhRFd]|c|w"  # constants, values, functions, records, what is on hand
    r"|def|for|in|if|else|not|and|is|try|except|return|None|days|append|id|isdisjoint|__class__"
)
TEXT = I18n(nl="Voorbeeld.", en="Example.")
AFRAID = FactTest("person.afraid", "is", True)
THREAT = FactTest("situation.threat", "is", True)
SHOUTS = FactTest("situation.kinds", "includes", ("shouts",))


def rule(rule_id, when, about="situation", kind="danger", **more):
    then = {"danger": {"acute_check": "required"}, "gate": {"opens": "plan"}}[kind]
    head = RuleHead(
        id=rule_id, version=1, kind=kind, about=about, then=then, because=TEXT,
        source=Source(mark="I"), **more,
    )  # fmt: skip
    return Rule(head, when)


def rules_of(*rules, dictionary=SMALL):
    return small_set(rules, Words(dictionary, HISTORY))


def values(rules, world):
    """Return the values of the fast path, after holding them and the trees to the plain one."""
    run, plain = fast_path(rules, world.as_of).run(world), Evaluator(rules, world)
    found = run.findings()
    assert [each.tree for each in found] == [plain.tree(each.rule, each.about) for each in found]
    assert [each.value for each in found] == [each.tree.value for each in found]
    return [each.value for each in found]


def of_situation(when, **cells):
    """Return what a danger rule says of one situation with these cells."""
    rules = rules_of(rule("a", when))
    return values(rules, RecordWorld(rules, DAY, situation=[cells]))


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"threat": True}, Tri.TRUE),
        ({"threat": False}, Tri.FALSE),
        ({"threat": None}, Tri.UNKNOWN),
        ({}, Tri.UNKNOWN),
        ({"threat": Reading(unknown=Unknown(reason="declined"))}, Tri.UNKNOWN),
        ({"threat": Reading((Claim(True), Claim(False)))}, Tri.TRUE),
        ({"threat": Reading((Claim(False, weak="not_free"),))}, Tri.UNKNOWN),
        ({"threat": Reading(applies=False)}, None),
    ],
)
def test_a_cell_says_what_a_reading_says(cells, value):
    assert of_situation(THREAT, **cells) == [value]


def test_names_that_may_be_more_are_never_a_no():
    assert of_situation(SHOUTS, kinds=["hits"]) == [Tri.UNKNOWN]
    assert of_situation(SHOUTS, kinds=["hits", "shouts"]) == [Tri.TRUE]
    assert of_situation(Not(SHOUTS), kinds=["shouts"]) == [Tri.FALSE]
    assert of_situation(SHOUTS, kinds=frozenset({"hits"})) == [Tri.FALSE]


def test_a_number_between_two_bounds_is_known_where_both_agree():
    often = FactTest("situation.times", "at_least", Param("two"))
    assert of_situation(often, times=(2, 9)) == [Tri.TRUE]
    assert of_situation(often, times=(1, 9)) == [Tri.UNKNOWN]


@pytest.mark.parametrize(
    ("when", "cells"),
    [
        (THREAT, {"threat": "secret"}),
        (SHOUTS, {"kinds": "secret"}),
        (FactTest("situation.times", "at_least", Param("two")), {"times": "secret"}),
        (FactTest("situation.last_time", "within", Param("short")), {"last_time": "secret"}),
    ],
)
def test_a_cell_of_another_type_is_refused_without_its_value(when, cells):
    with pytest.raises(TypeError, match="a cell of another type; give a") as refused:
        of_situation(when, **cells)
    assert "secret" not in str(refused.value)


def test_a_name_outside_its_list_is_refused_without_the_name():
    with pytest.raises(ValueError, match="a name that is not in the list") as refused:
        of_situation(FactTest("situation.place", "is", "home"), place="secret")
    assert "secret" not in str(refused.value)


def test_an_open_group_is_all_there_is_only_when_somebody_says_so():
    rules = rules_of(rule("a", Quantified("any", "affected", AFRAID)))
    calm = {"afraid": False}
    for group, value in (
        ([calm], Tri.UNKNOWN),
        (Group([calm]), Tri.UNKNOWN),
        (Group([calm], complete=True), Tri.FALSE),
        (Group([], complete=True), Tri.FALSE),
    ):
        world = RecordWorld(rules, DAY, situation=[{"affected": group}], person=[calm])
        assert values(rules, world) == [value]


def test_a_group_the_record_owns_has_to_be_given():
    rules = rules_of(rule("a", Quantified("any", "informant", AFRAID)))
    with pytest.raises(ValueError, match="group 'informant' is not given"):
        values(rules, RecordWorld(rules, DAY, situation=[{}]))
    assert values(rules, RecordWorld(rules, DAY, situation=[{"informant": []}])) == [Tri.FALSE]


def test_a_member_that_is_no_record_of_its_scope_is_refused():
    rules = rules_of(rule("a", Quantified("any", "informant", AFRAID)))
    world = RecordWorld(rules, DAY, situation=[{"informant": [{}]}])
    with pytest.raises(ValueError, match="a member that is no record of its scope"):
        values(rules, world)


def test_all_of_nobody_opens_no_gate():
    empty = Quantified("every", "situation", Not(THREAT))
    rules = rules_of(
        rule("a", empty, about="household", kind="gate"), rule("b", empty, about="household")
    )
    world = RecordWorld(rules, DAY, {"situation": []})
    assert values(rules, world) == [Tri.FALSE, Tri.TRUE]


def test_findings_that_lean_on_findings_take_no_longer_than_there_are_rules():
    chain = [rule("r0", THREAT)]
    for number in range(1, 60):
        before = FindingRef(f"r{number - 1}")
        chain.append(rule(f"r{number}", All((before, before))))
    rules = rules_of(*chain)
    world = RecordWorld(rules, DAY, situation=[{"threat": True}])
    assert [each.value for each in fast_path(rules, DAY).run(world).findings()] == [Tri.TRUE] * 60


def test_more_rules_than_one_function_holds_refer_to_each_other_all_the_same():
    chain = [rule("r0", THREAT)]
    chain += [rule(f"r{number}", FindingRef(f"r{number - 1}")) for number in range(1, 450)]
    rules = rules_of(*chain)
    path = fast_path(rules, DAY)
    assert len(path.plan.stages) == 3
    world = RecordWorld(rules, DAY, situation=[{"threat": False}])
    assert {each.value for each in path.run(world).findings()} == {Tri.FALSE}


def test_words_of_a_rule_file_never_become_code():
    hostile = '"]); raise SystemExit(1); (["'
    lists = {**SMALL.lists, "places": (hostile, "home")}
    rules = rules_of(
        rule("a", FactTest("situation.place", "is", hostile)),
        dictionary=replace(SMALL, lists=lists),
    )
    world = RecordWorld(rules, DAY, situation=[{"place": hostile}, {"place": "home"}])
    assert values(rules, world) == [Tri.TRUE, Tri.FALSE]


@pytest.mark.parametrize("traced", [False, True])
def test_generated_source_holds_our_own_names_and_no_text(traced):
    rules = load_rules("top3")
    text, names = fast_path(rules, DAY).source(traced=traced)
    kept = {name for name in names if not re.fullmatch(r"K\d+", name)}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        assert token.type not in (tokenize.STRING, tokenize.COMMENT)
        if token.type == tokenize.NUMBER:
            assert token.string.isdecimal()
        if token.type == tokenize.NAME:
            assert OWN_NAME.fullmatch(token.string) or token.string in kept
    assert len(kept) < 20


def test_functions_of_one_day_are_not_used_where_other_numbers_hold():
    rules = rules_of(rule("a", FactTest("situation.times", "at_least", Param("two"))))
    path, later = fast_path(rules, DAY), date(2026, 5, 1)
    with pytest.raises(ValueError, match="other rules hold on that day"):
        path.run(RecordWorld(rules, later))
    for day, value in ((DAY, Tri.TRUE), (later, Tri.FALSE)):
        assert values(rules, RecordWorld(rules, day, situation=[{"times": 2}])) == [value]


def test_rules_that_are_not_asked_for_are_left_out():
    rules = rules_of(rule("a", THREAT), rule("b", FindingRef("a")), rule("c", Not(THREAT)))
    world = RecordWorld(rules, DAY, situation=[{"threat": True}])
    for _ in range(6):
        found = evaluate(rules, world, [rules.by_id["c"], rules.by_id["b"]])
        assert [(each.rule.id, each.value) for each in found] == [
            ("c", Tri.FALSE), ("b", Tri.TRUE)
        ]  # fmt: skip


def test_a_rule_about_nothing_in_the_record_has_no_findings():
    rules = rules_of(rule("a", THREAT))
    assert values(rules, RecordWorld(rules, DAY)) == []
