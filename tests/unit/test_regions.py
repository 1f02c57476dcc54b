"""What the tests on a fact can tell apart, and which values a rule can reach."""

from dataclasses import replace
from datetime import date

import pytest

from top3.rules.claims import Direction
from top3.rules.conditions import AS_OF, All, AnyOf, Count, KnownTest, Not, Param, UnknownTest
from top3.rules.conditions import Test as Leaf
from top3.rules.language import Rule, RuleHead
from top3.rules.logic import Tri
from top3.rules.proving.reach import reach, reachable
from top3.rules.proving.regions import Landscape, by_fact, combined, moments
from top3.rules.proving.search import Search
from top3.testing.rule_sets import HISTORY, SMALL, Words, small_set
from unit.tiny_rules import written

DAY = date(2026, 3, 16)
TWO, SHORT, START = Param("two"), Param("short"), Param("start")
OLD = Leaf("person.age", "at_least", TWO)
SEEN = Leaf("situation.threat", "is", operand=True)


@pytest.fixture
def rules():
    """Return a rule set without rules, over the small dictionary."""
    return small_set((), Words(SMALL, HISTORY))


@pytest.fixture
def tiny(tmp_path):
    return written(tmp_path)


def regions(rules, fact, *tests, day=DAY, also=()):
    return Landscape(rules, day).regions(fact, tests, also)


def given(found, *kinds):
    return [each.given for each in found.of_kind(*(kinds or ("value",)))]


# regions -------------------------------------------------------------------


def test_unknown_is_always_a_region_and_stands_first(rules):
    for fact in SMALL.facts:
        first = regions(rules, fact, KnownTest(fact)).each[0]
        assert (first.kind, first.given) == ("unknown", None)


def test_a_flag_is_yes_or_no(rules):
    assert given(regions(rules, "situation.threat", SEEN)) == [True, False]


def test_a_number_is_looked_at_on_and_beside_every_bound(rules):
    on = Leaf("person.age", "at_most", TWO)
    assert sorted(given(regions(rules, "person.age", OLD, on))) == [1, 2, 3]
    later = regions(rules, "person.age", OLD, on, day=date(2026, 6, 1))
    assert sorted(given(later)) == [2, 3, 4]


def test_values_no_test_tells_apart_are_one_region(rules):
    assert sorted(given(regions(rules, "person.age", OLD))) == [1, 2]


def test_nothing_is_counted_below_nothing(rules):
    numbers = {**rules.history, "two": (replace_value(rules, 0),)}
    zero = replace(rules, history=numbers, parameters={"two": numbers["two"][0]})
    assert given(regions(zero, "person.age", OLD)) == [0]


def replace_value(rules, value):
    return rules.history["two"][0].model_copy(update={"value": value})


def test_a_day_is_looked_at_around_so_many_days_back_a_day_and_today(rules):
    fact = "situation.last_time"
    tests = [Leaf(fact, "within", SHORT), Leaf(fact, "before", START), Leaf(fact, "after", AS_OF)]
    found = given(regions(rules, fact, *tests))
    assert {"2026-02-13", "2026-02-14", "2026-03-09", "2026-03-17"} <= {*found}
    assert len(found) == 4


def test_a_scale_and_a_name_give_the_listed_values_and_one_other(rules):
    assert given(regions(rules, "situation.place", Leaf("situation.place", "in", ("home",)))) == [
        "home", "street",
    ]  # fmt: skip
    above = Leaf("situation.how_often", "at_least", "weekly")
    assert given(regions(rules, "situation.how_often", above)) == ["once", "weekly"]


def test_a_set_gives_every_pattern_of_the_names_that_are_asked_for_complete_and_not(rules):
    hits = Leaf("situation.kinds", "includes", ("hits",))
    shouts = Leaf("situation.kinds", "includes", ("shouts",))
    found = regions(rules, "situation.kinds", hits, shouts)
    assert len(found.of_kind("value")) == 4
    assert len(found.of_kind("incomplete")) == 4
    assert {"has": ["shouts", "hits"], "complete": True} in given(found)
    assert ["hits"] in given(found, "incomplete")


def test_reasons_why_something_is_unknown_are_told_apart_where_a_test_does(rules):
    asked = UnknownTest("situation.place", ("asked_unknown",))
    assert given(regions(rules, "situation.place", asked), "unknown") == [
        None, {"unknown": "asked_unknown"},
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["weak", "disputed", "not_applicable"])
def test_other_regions_come_only_where_they_are_asked_for(kind, rules):
    assert not regions(rules, "situation.threat", SEEN).of_kind(kind)
    assert regions(rules, "situation.threat", SEEN, also=[kind]).of_kind(kind)


def test_a_region_is_read_in_the_direction_that_is_asked_for(rules):
    land = Landscape(rules, DAY)
    weak = land.regions("situation.threat", [SEEN], ["weak"]).of_kind("weak")
    values = {
        (raises, gate): [
            land.holds(SEEN, SEEN.fact, each, Direction(raises=raises, gate=gate)) for each in weak
        ]
        for raises in (True, False)
        for gate in (True, False)
    }
    # a yes that was not free raises and does not lower; a no lowers nothing
    assert values[True, False] == values[True, True] == [Tri.TRUE, Tri.UNKNOWN]
    assert values[False, False] == values[False, True] == [Tri.UNKNOWN, Tri.FALSE]


def test_too_many_names_are_not_all_combined_and_it_says_so(rules):
    names = tuple(f"n{number}" for number in range(12))
    many = replace(rules, dictionary=replace(SMALL, lists={**SMALL.lists, "kinds": names}))
    tests = [Leaf("situation.kinds", "includes", (name,)) for name in names]
    found = regions(many, "situation.kinds", *tests)
    assert not found.complete
    assert len(found.each) < 200


def test_combinations_stop_at_the_bound_and_say_so(rules):
    flags = regions(rules, "situation.threat", SEEN).of_kind("value")
    rows, complete = combined({"a": flags, "b": flags}, most=4)
    assert (len(rows), complete) == (4, True)
    rows, complete = combined({"a": flags, "b": flags}, most=3)
    assert (len(rows), complete) == (3, False)


def test_days_on_which_a_number_changes_are_looked_at(rules):
    days, complete = moments(rules, [OLD])
    assert (days, complete) == ((date(2019, 1, 1), date(2026, 4, 1)), True)


def test_days_on_which_so_many_days_back_overtakes_a_day_are_looked_at(rules):
    fact = "situation.last_time"
    tests = [Leaf(fact, "within", SHORT), Leaf(fact, "before", START)]
    assert date(2026, 4, 8) in moments(rules, tests)[0]


def test_tests_are_found_by_fact_wherever_they_stand():
    condition = All((Not(AnyOf((SEEN, OLD))), Count(TWO, (SEEN, KnownTest("person.age")))))
    assert by_fact([condition]) == {
        "situation.threat": (SEEN,), "person.age": (OLD, KnownTest("person.age")),
    }  # fmt: skip


# reach ---------------------------------------------------------------------


def with_when(rules, when, **head):
    """Return a rule set with one rule, and the rule."""
    text = {"nl": "x", "en": "x"}
    made = RuleHead.model_validate({
        "id": "r", "version": 1, "kind": "danger", "about": "situation",
        "then": {"acute_check": "required"}, "because": text, "source": {"mark": "I"}, **head,
    })  # fmt: skip
    whole = replace(rules, rules=(Rule(made, when),))
    return whole, whole.rules[0]


def test_a_rule_reaches_yes_no_and_unknown(tiny):
    for rule in tiny.rules:
        # a judgement is made or not made: its rule is never a no, and where it is idle it drops out
        judged = rule.head.kind == "judgement"
        # and so does what leans on it
        expected = {*Tri, None} if rule.leans_on else {*Tri}
        assert reachable(tiny, rule) == ({Tri.TRUE, Tri.UNKNOWN, None} if judged else expected)


def test_known_is_never_a_no(rules):
    assert reachable(*with_when(rules, KnownTest("situation.place"))) == {Tri.TRUE, Tri.UNKNOWN}


def test_what_cannot_be_is_out_of_reach(rules):
    low = Leaf("situation.times", "below", Param("one"))
    high = Leaf("situation.times", "above", TWO)
    found = reach(*with_when(rules, All((low, high))))
    assert found.complete
    assert found.values == {Tri.FALSE, Tri.UNKNOWN}


def test_a_dispute_reaches_what_one_value_cannot(rules):
    both = All((SEEN, Leaf("situation.threat", "is", operand=False)))
    assert Tri.TRUE not in reachable(*with_when(rules, both))
    assert Tri.TRUE in reach(*with_when(rules, both), also=["disputed"]).values


def test_does_not_apply_is_tried_where_the_dictionary_says_so_or_on_demand(rules):
    assert None not in reachable(*with_when(rules, SEEN))
    assert None in reach(*with_when(rules, SEEN), also=["not_applicable"]).values
    pregnant = Leaf("person.pregnant", "is", operand=True)
    assert None in reachable(*with_when(rules, pregnant, about="person"))


def test_a_gate_that_nothing_applies_to_stays_unknown(rules):
    gate = with_when(rules, SEEN, kind="gate", then={"opens": "plan"})
    assert None not in reach(*gate, also=["not_applicable"]).values


def test_a_search_that_hits_its_bound_says_so(tiny):
    found = reach(tiny, tiny.rule("house-is-looked-at"), limit=3)
    assert not found.complete
    assert reach(tiny, tiny.rule("house-is-looked-at")).complete


def test_two_rules_are_brought_to_wanted_values_at_once(tiny):
    hit, child = tiny.rule("hit-is-checked"), tiny.rule("child-is-there")
    search = Search(tiny, (hit, child), as_of=DAY)
    world = next(search.worlds([(hit, Tri.TRUE), (child, Tri.FALSE)]))
    assert world.given()["situation"]["kinds"]
    assert search.value(hit, world) is Tri.TRUE
    assert search.value(child, world) is Tri.FALSE


def test_the_first_day_that_lies_between_two_bounds_is_looked_at(rules):
    fact = "situation.last_time"
    between = (Leaf(fact, "after", START), Leaf(fact, "before", AS_OF))
    whole, rule = with_when(rules, All(between))
    days, _ = moments(whole, [rule.when])
    assert Tri.TRUE in {
        value for day in days for value in reach(whole, rule, as_of=day).values
    }  # fmt: skip
