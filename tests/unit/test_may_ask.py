"""Whom nobody asks for now, with whom to consult instead; and what people are to each other."""

import pytest

from bad.bad_overlays import add, rule, swap, written
from cases.shipped_cases import file_of
from top3 import load_rules, reason
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.facts import CaseWorld
from top3.method.load import load_case
from top3.method.may_ask import spares_relatives
from top3.model.people import Relation

# asks everything of several cases: it runs with what is slow
pytestmark = pytest.mark.slow

CHILD = "p3"
HOUSEHOLD = "{fact: household.situation_count, below: {param: child_age}}"


def sparing(tmp_path, *, when=HOUSEHOLD, about="household", version=1):
    """Return the rules with a layer by which relatives are asked nothing."""
    text = rule(
        "relatives-are-not-asked", kind="warning", about=about, when=when, version=version,
        then="{warn: view_missing}", more="whom: specialist_police\nnot_asked: relatives",
    )  # fmt: skip
    return load_rules("top3", overlays=[str(written(tmp_path, add(text, step="ask")))])


def planned(rules, name="dossier-01", **changed):
    case = load_case(file_of(name), rules).model_copy(update=changed)
    return reason(case, rules).planned


def test_while_relatives_are_not_asked_only_who_it_happens_to_and_who_does_nothing_is(tmp_path):
    plan = planned(sparing(tmp_path), "dossier-04")
    people = {each.id for each in plan.case.people}
    acts, undergoes = set(), set()
    for each in plan.case.situations:
        acts |= set(each.actors.has)
        undergoes |= set(each.affected.has)
    assert {each.ask for each in plan.questions} & people <= undergoes - acts
    assert {each.ask for each in plan.questions} & people


def test_what_a_relative_is_not_asked_says_with_whom_to_consult_in_both_languages(tmp_path):
    plan = planned(sparing(tmp_path))
    moved = [each for each in plan.consult_instead if "eerst met gespec" in each.consult.nl]
    assert moved
    assert all("first consult specialist police" in each.consult.en for each in moved)


def test_nothing_is_lost_when_a_question_goes_to_somebody_else(tmp_path):
    with_layer, without = planned(sparing(tmp_path)), planned(load_rules("top3"))

    def facts(plan):
        return {
            fact for each in (*plan.questions, *plan.consult_instead) for fact in each.facts
        }  # fmt: skip

    assert facts(with_layer) == facts(without)


def test_while_nobody_knows_whom_it_happens_to_no_person_is_asked(tmp_path):
    plan = planned(sparing(tmp_path), situations=())
    assert plan.case.people
    assert not {each.ask for each in plan.questions} & {each.id for each in plan.case.people}


def test_a_rule_about_one_person_keeps_that_person_askable(tmp_path):
    when = "{fact: person.age_in_years, below: {param: child_age}}"
    plan = planned(sparing(tmp_path, when=when, about="person"))
    asked = {each.ask for each in plan.questions} & {each.id for each in plan.case.people}
    assert asked <= {CHILD}


@pytest.mark.parametrize("answer", ["unknown", "no"])
def test_a_rule_that_does_not_hold_keeps_nobody_from_being_asked(tmp_path, answer):
    when = {
        "unknown": "{fact: household.other_situations, is: true}",
        "no": "{fact: household.situation_count, below: {param: one_informant}}",
    }[answer]
    rules = sparing(tmp_path, when=when)
    plan = planned(rules)
    assert not spares_relatives(plan.world)
    assert {each.ask for each in plan.questions} == {
        each.ask for each in planned(load_rules("top3")).questions
    }


def test_a_layer_that_has_relatives_asked_again_loosens(tmp_path):
    base = written(tmp_path, add(rule(
        "relatives-are-not-asked", kind="warning", about="household", when=HOUSEHOLD,
        then="{warn: view_missing}", more="whom: specialist_police\nnot_asked: relatives",
    ), step="ask"), name="under")  # fmt: skip
    other = written(tmp_path, swap("relatives-are-not-asked", rule(
        "relatives-are-not-asked", kind="warning", about="household", when=HOUSEHOLD, version=2,
        then="{warn: view_missing}", more="whom: specialist_police",
    ), more="overrides: [under]"), name="over")  # fmt: skip
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules("top3", overlays=[str(base), str(other)])
    assert [each.code for each in caught.value.problems] == ["loosens-unsaid"]
    assert "is asked again" in caught.value.problems[0].found.en


def test_a_rule_page_says_who_is_still_asked(capsys):
    words = ["rules", "show", "family-is-not-contacted", "--overlay", "honour-related"]
    assert main([*words, "--lang", "en"]) == 0
    assert "only who it happens to is then still asked anything" in " ".join(
        capsys.readouterr().out.split()
    )


# ---------------------------------------------------------------- what they are to each other


def tie(*relations, name="quiet", actors=("p1",), affected=("p2",)):
    rules = load_rules("top3")
    case = load_case(file_of(name), rules)
    situation = case.situations[0]
    changed = situation.model_copy(
        update={
            "actors": situation.actors.model_copy(update={"has": actors}),
            "affected": situation.affected.model_copy(update={"has": affected}),
        }
    )
    made = tuple(Relation.model_validate(each) for each in relations)
    case = case.model_copy(update={"relations": made, "situations": (changed,)})
    return CaseWorld(case, rules, case.as_of).read(("situation", "s1"), "situation.tie").merged()


@pytest.mark.parametrize(
    ("relation", "found"),
    [
        ({"who": "p1", "of": "p2", "kind": "partner"}, {"partner"}),
        ({"who": "p2", "of": "p1", "kind": "partner"}, {"partner"}),
        ({"who": "p1", "of": "p2", "kind": "parent"}, {"parent"}),
        ({"who": "p2", "of": "p1", "kind": "parent"}, {"child"}),
        ({"who": "p2", "of": "p1", "kind": "stepparent"}, {"child"}),
        ({"who": "p2", "of": "p1", "kind": "child"}, {"parent"}),
        ({"who": "p1", "of": "p2", "kind": "carer"}, {"carer"}),
        ({"who": "p2", "of": "p1", "kind": "carer"}, set()),
        ({"who": "p1", "of": "p3", "kind": "parent"}, set()),
        ({"who": "p1", "of": "p2", "kind": "partner", "until": "2026-03-15"}, {"ex_partner"}),
        ({"who": "p1", "of": "p2", "kind": "partner", "until": "2026-03-16"}, {"partner"}),
        ({"who": "p1", "of": "p2", "kind": "partner", "until": "2026"}, {"partner"}),
    ],
)
def test_what_who_acts_is_to_whom_it_happens_follows_from_relations_read_both_ways(relation, found):
    assert set(tie(relation).has) == found


def test_that_two_people_are_nothing_else_to_each_other_is_never_taken_for_granted():
    assert not tie({"who": "p1", "of": "p2", "kind": "partner"}).complete
    assert not tie().complete


def test_every_tie_between_those_who_act_and_those_it_happens_to_counts():
    both = tie(
        {"who": "p1", "of": "p2", "kind": "child"}, {"who": "p1", "of": "p2", "kind": "carer"}
    )
    assert set(both.has) == {"child", "carer"}
