"""Changing a made-up case a fact at a time until a rule comes out as wanted."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.casuistry.coverage.courses import example_case
from top3.casuistry.steering.edits import NOTHING, Edit, Part, changed, edit_from, free_id
from top3.casuistry.steering.lack import FAR, lack
from top3.casuistry.steering.palette import painted, palette
from top3.casuistry.steering.plausible import is_plausible
from top3.casuistry.steering.search import Aim, Steering, look
from top3.casuistry.steering.words import told
from top3.method.facts import CaseWorld
from top3.method.load import load_rules
from top3.model.case import Case
from top3.rules.evaluate import Evaluator
from top3.rules.findings import Node
from top3.rules.logic import Tri, at_least, every, negate, some

RULES = load_rules()
VALUES = (Tri.TRUE, Tri.FALSE, Tri.UNKNOWN, None)
ME = ("situation", "s1")


@pytest.fixture(scope="module")
def quarrels():
    """Return an example case in which little is open."""
    return example_case("two-quarrels", RULES)


def leaf(value):
    return Node("fact", value, ME, fact="situation.where")


def whole(kind, children):
    values = [each.value for each in children]
    value = {"all": every, "any": some}.get(kind, every)(values)
    if kind == "not":
        value = negate(values[0])
    if kind == "count":
        value = at_least(values, 2)
    least = 2 if kind == "count" else 0
    return Node(kind, value, ME, children=tuple(children), least=least)


trees = st.recursive(
    st.sampled_from(VALUES).map(leaf),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("all", "any")), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.just("not"), st.lists(inner, min_size=1, max_size=1)),
        st.tuples(st.just("count"), st.lists(inner, min_size=2, max_size=3)),
    ).map(lambda made: whole(*made)),
    max_leaves=6,
)


@given(trees, st.sampled_from(VALUES))
def test_nothing_is_in_the_way_exactly_where_a_part_has_every_wanted_value(tree, value):
    assert (lack(tree, frozenset({value})) == 0) == (tree.value is value)


@given(trees)
def test_to_want_more_values_is_never_further_away(tree):
    every_value = [lack(tree, frozenset({each})) for each in VALUES]
    assert lack(tree, frozenset(VALUES)) == min(every_value) == 0


def test_a_group_in_which_others_may_be_can_be_closed_and_not_be_made_a_yes():
    group = Node("group", Tri.UNKNOWN, ME, "any_actor", "situation.actors")
    assert lack(group, frozenset({Tri.FALSE})) == 1
    assert lack(group, frozenset({Tri.TRUE})) == FAR


def test_a_change_leaves_what_it_was_given_as_it_was(quarrels):
    data = quarrels.to_data()
    kept = quarrels.to_data()
    edit = Edit("s1", "situation.where", (Part("set", ("situations", "s1", "where"), "thuis"),))
    assert changed(data, edit)["situations"][0]["where"] == "thuis"
    assert data == kept


def test_nothing_takes_a_field_away_and_a_drop_takes_a_collection_away(quarrels):
    data = quarrels.to_data()
    parts = (Part("set", ("situations", "s1", "where"), NOTHING), Part("drop", ("acute_rounds",)))
    made = changed(data, Edit("s1", "situation.where", parts))
    assert "where" not in made["situations"][0]
    assert "acute_rounds" not in made


def test_a_change_of_what_is_not_there_is_refused(quarrels):
    edit = Edit("s9", "situation.where", (Part("set", ("situations", "s9", "where"), "x"),))
    with pytest.raises(KeyError):
        changed(quarrels.to_data(), edit)


def test_a_change_can_be_kept_as_plain_data_and_made_again():
    answers = ("acute_rounds", "ac1", "answers", "person.afraid")
    parts = (Part("set", answers, False), Part("add", ("noted",), {"id": "n1"}))
    edit = Edit("p1", "person.afraid", parts)
    assert edit_from(edit.to_data()) == edit
    assert "n1" not in repr(edit)


def test_a_new_id_is_one_that_nothing_has(quarrels):
    data = quarrels.to_data()
    taken = {item.id for _, _, item in quarrels.items()}
    assert free_id(data, "situations") not in taken
    assert free_id(data, "acute_rounds") not in taken


def test_every_way_to_change_the_record_names_facts_groups_or_kinds_of_items_that_are_there():
    groups = {f"{scope}.{name}" for scope, name in RULES.dictionary.groups}
    scopes = {f"scope:{each}" for each in ("agreement", "factor", "situation", "person")}
    assert set(palette()) <= set(RULES.dictionary.facts) | groups | scopes


def test_a_change_of_the_record_gives_a_right_case(quarrels):
    data = quarrels.to_data()
    right = 0
    for name in ("situation.when", "household.top3_is_chosen", "household.phase"):
        item = ME if name.startswith("situation") else ("household", "household")
        for edit in painted(data, item, name, quarrels.as_of):
            Case.model_validate(changed(data, edit))
            right += 1
    assert right > 20


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("strangulation-needs-acute-check", Tri.TRUE),
        ("extreme-fear-needs-acute-check", Tri.UNKNOWN),
        ("emergency-route-is-known", Tri.FALSE),
        ("chosen-situations-have-a-checked-agreement", Tri.UNKNOWN),
    ],
)
def test_a_case_is_changed_until_the_rule_comes_out_as_wanted(quarrels, rule, value):
    found = Steering(RULES, [Aim(RULES.by_id[rule], value)], quarrels.as_of).steer(quarrels)
    assert found is not None
    assert found.edits
    world = CaseWorld(found.case, RULES, found.case.as_of)
    assert Evaluator(world.rules, world).finding(RULES.by_id[rule], found.about[0]).value is value


def test_what_comes_out_as_wanted_already_is_left_alone(quarrels):
    aim = Aim(RULES.by_id["strangulation-needs-acute-check"], Tri.FALSE)
    found = Steering(RULES, [aim], quarrels.as_of).steer(quarrels)
    assert found is not None
    assert (found.case, found.edits) == (quarrels, ())


def test_within_too_small_a_bound_nothing_is_found(quarrels):
    aim = Aim(RULES.by_id["strangulation-needs-acute-check"], Tri.TRUE)
    assert Steering(RULES, [aim], quarrels.as_of).steer(quarrels, most_tries=0) is None


def test_what_must_not_come_out_is_as_far_as_it_takes_to_undo_it(quarrels):
    rule = RULES.by_id["strangulation-needs-acute-check"]
    assert look(quarrels, RULES, [Aim(rule, Tri.TRUE, never=True)], quarrels.as_of).far == 0
    assert look(quarrels, RULES, [Aim(rule, Tri.FALSE, never=True)], quarrels.as_of).far > 0


def test_no_parent_becomes_a_child_and_no_child_grown_up(quarrels):
    person = quarrels.people[0]
    parts = (Part("set", ("people", person.id, "age"), 0),)
    cases = ((14, "parent", False), (15, "parent", True), (17, "child", True), (18, "child", False))
    for age, role, right in cases:
        data = person.model_dump(mode="json", by_alias=True)
        data |= {"roles": [role], "age": {"value": age, "on": "2026-03-20"}}
        other = type(person).model_validate(data)
        case = quarrels.model_copy(update={"people": (other, *quarrels.people[1:])})
        assert is_plausible(case, Edit(person.id, "person.age_in_years", parts)) is right


def test_a_change_is_told_with_what_was_said_before_and_after_it(quarrels):
    value = {"has": ["strangulation"], "complete": True}
    path = ("situations", "s1", "behaviour", "kinds")
    edit = Edit("s1", "situation.behaviour.kinds", (Part("set", path, value),))
    after = Case.model_validate(changed(quarrels.to_data(), edit))
    said = told(edit, quarrels, after, RULES, date(2026, 3, 20))
    assert said.after.nl == "keel dichtknijpen"
    assert said.line().nl.startswith("situatie s1, ")
    assert replace(said, after=said.before).line() != said.line()
