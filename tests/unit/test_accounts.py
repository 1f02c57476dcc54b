"""Who is in a group where people say different things: each account by itself, then together."""

from dataclasses import replace
from datetime import date

import pytest

from cases.shipped_cases import result_of
from top3 import load_rules, reason
from top3.method.lookup import findings_about
from top3.method.names import because
from top3.method.questions import questions
from top3.model.case import Case
from top3.rules.claims import Claim, Members, Reading
from top3.rules.conditions import All, AnyOf, Not, Quantified
from top3.rules.conditions import Test as Leaf
from top3.rules.evaluate import Evaluator
from top3.rules.explain import recompute
from top3.rules.logic import Tri
from top3.rules.readings import can_change, carrying
from top3.rules.records import RecordWorld
from top3.rules.relevance import idle_facts
from top3.testing.fact_worlds import Facts
from top3.testing.rule_sets import HISTORY, SMALL, Words, one_rule, small_set

DAY = date(2026, 3, 16)
S1 = ("situation", "s1")
YES, OTHER_YES, NO, OTHER_NO, OPEN, APART = "yes", "other_yes", "no", "other_no", "open", "apart"
AFRAID = {
    YES: Reading((Claim(True),)),
    OTHER_YES: Reading((Claim(True),)),
    NO: Reading((Claim(False),)),
    OTHER_NO: Reading((Claim(False),)),
    OPEN: Reading(),
    APART: Reading(applies=False),
}
"""Six people, each named after whether they are afraid."""

IS_AFRAID = Leaf("person.afraid", "is", True)
ANY = Quantified("any", "affected", IS_AFRAID)
THERE = Leaf("situation.how_often", "is", "daily")
EVERY = Quantified("every", "affected", IS_AFRAID)


def account(*has, complete=True, **more):
    return Claim(Members(has, complete), **more)


def rules_with(when, kind="danger", *, lowers=False):
    made = one_rule(when, kind=kind)
    head = made.head.model_copy(update={"lowers": lowers})
    return small_set([replace(made, head=head)], Words(SMALL, HISTORY))


def world_of(accounts):
    told = {(("person", name), "person.afraid"): each for name, each in AFRAID.items()}
    told[S1, "situation.affected"] = Reading(accounts)
    there = {"situation": (S1,), "person": tuple(("person", name) for name in AFRAID)}
    return Facts(DAY, SMALL, there, told, {}, ())


def found(when, *accounts, kind="danger", lowers=False):
    """Return what a rule finds where these accounts say who is affected."""
    rules, world = rules_with(when, kind, lowers=lowers), world_of(accounts)
    finding = Evaluator(rules, world).finding(rules.rules[0], S1)
    gates = [each.id for each in rules.rules if kind == "gate"]
    assert recompute(finding.tree, gates) is finding.value
    return finding


def value(when, *accounts, **more):
    return found(when, *accounts, **more).value


def quantified(finding):
    """Return the part of a tree in which the group is asked about."""
    (part,) = finding.tree.children
    return part


# what raises caution -------------------------------------------------------


def test_one_account_that_says_yes_is_enough_for_what_raises_caution():
    for when in (ANY, EVERY):
        assert value(when, account(YES), account(NO)) is Tri.TRUE
        assert value(when, account(NO), account(OTHER_NO)) is Tri.FALSE


def test_what_one_account_leaves_open_rules_no_danger_out():
    assert value(ANY, account(NO), account(OTHER_NO, complete=False)) is Tri.UNKNOWN
    assert value(EVERY, account(YES), account(OTHER_YES, complete=False)) is Tri.TRUE
    assert value(EVERY, account(NO), account(OTHER_YES, complete=False)) is Tri.UNKNOWN


def test_somebody_who_says_that_nobody_was_there_takes_no_danger_away():
    assert value(ANY, account(YES), account()) is Tri.TRUE
    assert value(EVERY, account(YES), account()) is Tri.TRUE
    assert value(ANY, account(NO), account()) is Tri.FALSE


def test_naming_others_takes_no_danger_away_that_every_member_carries():
    assert value(EVERY, account(YES)) is Tri.TRUE
    assert value(EVERY, account(YES), account(YES, NO)) is Tri.TRUE


# what lowers it ------------------------------------------------------------


def test_what_lowers_outside_a_gate_needs_every_account():
    more = {"kind": "tag", "lowers": True}
    for when in (ANY, EVERY):
        assert value(when, account(YES), account(OTHER_YES), **more) is Tri.TRUE
        assert value(when, account(YES), account(NO), **more) is Tri.FALSE
    assert value(ANY, account(YES), account(NO, complete=False), **more) is Tri.UNKNOWN
    assert value(EVERY, account(YES), account(), **more) is Tri.UNKNOWN


def test_a_gate_is_not_opened_over_accounts_that_differ_and_is_shut_where_all_say_so():
    for when in (ANY, EVERY):
        assert value(when, account(YES), kind="gate") is Tri.TRUE
        assert value(when, account(YES), account(OTHER_YES), kind="gate") is Tri.UNKNOWN
        assert value(when, account(YES), account(NO), kind="gate") is Tri.UNKNOWN
        assert value(when, account(NO), account(OTHER_NO), kind="gate") is Tri.FALSE


def test_under_not_the_direction_turns():
    for when in (Not(ANY), Not(EVERY)):
        # a danger that nobody is: one account that says so is enough
        assert value(when, account(YES), account(NO)) is Tri.TRUE
        assert value(when, account(YES), account(OTHER_YES)) is Tri.FALSE
        assert value(when, account(YES), account(NO), kind="tag", lowers=True) is Tri.FALSE
        assert value(when, account(NO), account(OTHER_NO), kind="tag", lowers=True) is Tri.TRUE
        assert value(when, account(NO), account(OTHER_NO), kind="gate") is Tri.UNKNOWN
        assert value(when, account(YES), account(OTHER_YES), kind="gate") is Tri.FALSE
        assert value(when, account(NO), kind="gate") is Tri.TRUE


# one account by itself -----------------------------------------------------


def test_a_single_account_that_was_not_free_raises_and_never_lowers():
    weak = {"weak": "not_free"}
    for when in (ANY, EVERY):
        assert value(when, account(YES, **weak)) is Tri.TRUE
        assert value(when, account(NO, **weak)) is Tri.UNKNOWN
        assert value(when, account(YES, **weak), kind="gate") is Tri.UNKNOWN
        assert value(when, account(NO, **weak), kind="gate") is Tri.FALSE
        assert value(when, account(YES, **weak), kind="tag", lowers=True) is Tri.UNKNOWN


def test_a_single_account_that_was_not_free_and_names_nobody_rules_nothing_out():
    assert value(ANY, account(weak="not_free")) is Tri.UNKNOWN
    assert value(EVERY, account(weak="not_free"), kind="tag", lowers=True) is Tri.UNKNOWN
    assert value(EVERY, account(weak="not_free"), kind="gate") is Tri.FALSE


def test_an_interpretation_settles_nothing_and_stands_in_the_way_of_a_no():
    untold = account(YES, weak="not_concrete", told=False)
    for when in (ANY, EVERY):
        assert value(when, untold) is Tri.UNKNOWN
        assert value(when, account(NO), untold) is Tri.UNKNOWN
        assert value(when, account(OTHER_YES), untold) is Tri.TRUE
        assert value(when, account(OTHER_YES), untold, kind="gate") is Tri.UNKNOWN


def test_an_interpretation_of_the_same_takes_no_doubt_away():
    doubted = account(YES, weak="not_free")
    assert value(ANY, doubted, account(YES), kind="gate") is Tri.TRUE
    assert value(ANY, doubted, account(YES, told=False), kind="gate") is Tri.UNKNOWN
    assert value(ANY, account(YES, told=False), doubted, kind="gate") is Tri.UNKNOWN


def test_an_account_in_which_nothing_applies_makes_nothing_calmer():
    assert value(ANY, account(APART)) is None
    assert value(ANY, account(APART), account(APART, complete=False)) is Tri.UNKNOWN
    assert value(ANY, account(APART, weak="not_free")) is Tri.UNKNOWN
    assert value(ANY, account(NO), account(APART)) is Tri.UNKNOWN
    assert value(ANY, account(YES), account(APART)) is Tri.TRUE
    assert value(ANY, account(YES), account(APART), kind="gate") is Tri.UNKNOWN
    assert value(ANY, account(YES), account(APART), kind="tag", lowers=True) is Tri.UNKNOWN


def test_who_name_the_same_people_in_another_order_do_not_contradict_each_other():
    same = (account(YES, OTHER_YES), account(OTHER_YES, YES))
    assert value(EVERY, *same, kind="gate") is Tri.TRUE
    assert quantified(found(EVERY, *same)).kind == "every_affected"


def test_the_same_account_twice_leaves_a_complete_group_complete():
    assert value(ANY, account(NO), account(NO)) is Tri.FALSE
    assert Reading((account(NO), account(NO))).merged().complete
    assert not Reading((account(NO), account(YES))).merged().complete


def test_a_state_nobody_asked_about_did_not_wear_out():
    home = ("household", "household")
    when = Quantified("any", "member", IS_AFRAID)
    rules = small_set([one_rule(when, about="household")], Words(SMALL, HISTORY))
    for told, why in ((Claim(Members(why="declined")), "declined"), (account(NO), "outdated")):
        world = Facts(DAY, SMALL, {"person": (("person", NO),)},
                      {(home, "household.members"): Reading((told,))}, {}, ())  # fmt: skip
        (part,) = Evaluator(rules, world).tree(rules.rules[0], home).children
        assert part.value is Tri.UNKNOWN
        assert part.children[-1].reason == why


# the tree ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accounts", "reason"),
    [
        ((account(NO), account(YES)), "disputed"),
        ((account(YES, weak="outdated"),), "outdated"),
        ((account(YES, told=False),), "not_concrete"),
    ],
    ids=["disputed", "doubted", "interpreted"],
)
def test_what_nobody_weighed_is_a_leaf_with_its_reason_and_an_answer_can_change_it(
    accounts, reason
):
    tree = found(ANY, *accounts, kind="gate").tree
    leaf = tree.children[0].children[-1]
    assert (leaf.kind, leaf.fact, leaf.reason) == ("dispute", "situation.affected", reason)
    assert any(each is leaf for each in can_change(tree))


def test_a_question_that_matters_once_the_dispute_is_weighed_is_not_idle():
    threat = Leaf("situation.threat", "is", True)
    same = AnyOf((All((ANY, threat)), All((Not(ANY), Not(threat)))))
    assert idle(same, account(YES, told=False)) == set()
    assert idle(AnyOf((threat, All((threat, ANY)))), account(YES, told=False)) == set()
    assert idle(AnyOf((threat, All((threat, THERE)))), account(YES)) == {"situation.how_often"}


def test_a_question_inside_an_account_matters_while_nobody_weighs_the_dispute():
    accounts = (account(NO), account(OPEN))
    assert idle(All((ANY, ANY)), *accounts) == set()
    asked = {each.about[1] for each in can_change(found(ANY, *accounts).tree)}
    assert OPEN in asked


def idle(when, *accounts):
    rules, world = rules_with(when), world_of(accounts)
    finding = Evaluator(rules, world).finding(rules.rules[0], S1)
    assert finding.value is Tri.UNKNOWN
    return {fact for _, fact in idle_facts(rules, world, finding)}


def test_where_accounts_come_to_something_there_is_no_leaf_for_what_nobody_weighed():
    part = quantified(found(ANY, account(YES), account(NO)))
    assert [each.kind for each in part.children] == ["account", "account"]


def test_only_the_account_that_says_so_carries_what_is_found():
    tree = found(ANY, account(YES), account(NO), account(OTHER_YES, told=False)).tree
    assert {each.about[1] for each in carrying(tree)} == {YES}


# plain records -------------------------------------------------------------


def test_a_reading_in_the_cell_of_a_group_says_who_is_in_it_by_number():
    rules = rules_with(ANY, "gate")
    people = [{"afraid": True}, {"afraid": False}]

    def opened(*accounts):
        told = [{"affected": Reading(accounts)}]
        world = RecordWorld(rules, DAY, situation=told, person=people)
        return Evaluator(rules, world).finding(rules.rules[0], world.items("situation")[0]).value

    assert opened(account("person1")) is Tri.TRUE
    assert opened(account("person1"), account("person2")) is Tri.UNKNOWN
    with pytest.raises(ValueError, match="no record of its scope"):
        opened(account("somebody"))


# a case --------------------------------------------------------------------


def disputed_case(second="p1", kind=None):
    """Return what is found where somebody says of the first situation that it was another."""
    data = result_of("dossier-02").planned.case.model_dump(mode="json", by_alias=True)
    first = data["situations"][0]
    by = first["statements"]
    (statement,) = [each for each in data["statements"] if each["id"] == by[0]]
    data["statements"].append({**statement, "id": "t900", **({"kind": kind} if kind else {})})
    first["affected"] = {
        "claims": [
            {"value": {"has": ["p4"], "complete": True}, "by": by[:1]},
            {"value": {"has": [second], "complete": True}, "by": ["t900"]},
        ]
    }
    return reason(Case.model_validate(data), load_rules("top3")).planned


def found_in(planned, rule_id):
    (hit,) = [each for each in findings_about(planned, "s1") if each.rule.id == rule_id]
    return hit


def test_a_dispute_over_who_it_happened_to_is_asked_about():
    asked = [
        each
        for each in questions(disputed_case().prioritised)
        if (("situation", "s1"), "situation.affected") in each.facts
    ]
    assert [each.reason for each in asked] == ["disputed"]


def test_texts_name_the_people_of_the_accounts_that_carry_them():
    rule = "violence-against-dependent-needs-acute-check"
    for second, named in (("p1", "Midas."), ("p3", "Midas en Boaz.")):
        planned = disputed_case(second)
        hit = found_in(planned, rule)
        assert hit.outcome == "present"
        assert because(planned.world, hit).nl.endswith(named)


def test_a_text_does_not_name_whom_only_an_interpretation_names_as_certain():
    planned = disputed_case("p3", kind="interpretation")
    hit = found_in(planned, "violence-against-dependent-needs-acute-check")
    assert hit.outcome == "present"
    assert because(planned.world, hit).nl.endswith(": Midas.")
