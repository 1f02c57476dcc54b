"""Help and recovery in the one plan: what keeps it going, what somebody needs, what nobody did."""

import pytest

from top3 import render
from top3.method.check import check
from unit.small_case import (
    case_of,
    chosen,
    factor,
    goal,
    need,
    plan_of,
    result_of,
    rules,
    situation,
    statement,
)

CHOSEN = [chosen("s1", "s2")]


WHO = ("actor", "affected", "child", "care_relation", "partner_relation", "household", "system")


def help_of(**parts):
    return plan_of(decisions=CHOSEN, **parts).parts.help


def order_of(*factors, **parts):
    """Return the factors in their order, each with those at the same place."""
    part = help_of(factors=list(factors), **parts)
    return [(each.factor, each.tied_with) for each in part.factors]


def future_of(**parts):
    return {each.person: each for each in plan_of(**parts).parts.future.people}


# ---------------------------------------- the list of factors


def test_every_factor_of_the_list_says_its_kind_level_whom_change_and_an_honest_source():
    for name, each in rules().terms["factors"].items():
        assert each["kind"] in ("risk", "protective"), name
        assert each["level"] in ("person", "relation", "household", "system"), name
        assert each["who"] in WHO, name
        assert each["change"] in ("dynamic", "static", "both"), name
        assert each["source"]["mark"] in ("S", "S~", "B"), name
        assert bool(each["source"].get("ids")) == (each["source"]["mark"] != "B"), name


def test_the_list_holds_risks_and_what_protects_on_every_level():
    found = {(each["level"], each["kind"]) for each in rules().terms["factors"].values()}
    assert len(found) == 8


@pytest.mark.parametrize(
    ("fields", "can_change"),
    [
        ({"name": "jealousy"}, "yes"),
        ({"name": "earlier_violence"}, "no"),
        ({"name": "dependency"}, "unknown"),
        ({}, "unknown"),
        ({"name": "jealousy", "dynamic": False}, "no"),
        ({"name": "earlier_violence", "dynamic": True}, "yes"),
        ({"name": "jealousy", "dynamic": {"unknown": "asked_unknown"}}, "unknown"),
        ({"dynamic": {"claims": [{"value": True}, {"value": False}]}}, "unknown"),
    ],
)
def test_whether_a_factor_can_change_is_what_people_say_and_else_what_the_list_says(
    fields, can_change
):
    part = help_of(factors=[factor("f1", **fields)])
    (found,) = (*part.factors, *part.background)
    assert found.can_change == can_change
    assert (found in part.background) == (can_change == "no")


# ---------------------------------------- their order


def test_what_people_see_keeping_it_going_comes_before_what_contributes():
    first = factor("f1", effect="contributes", dynamic=True)
    second = factor("f2", effect="keeps_going", dynamic=True)
    assert order_of(first, second) == [("f2", ()), ("f1", ())]


def test_factors_of_which_people_say_the_same_are_tied_and_shown_as_tied():
    same = {"effect": "contributes", "dynamic": True}
    assert order_of(factor("f1", **same), factor("f2", **same)) == [
        ("f1", ("f2",)),
        ("f2", ("f1",)),
    ]


@pytest.mark.parametrize("effect", ["unclear", {"unknown": "not_asked"}])
def test_an_effect_that_is_not_known_may_be_the_largest_and_stands_before_what_only_contributes(
    effect,
):
    made = order_of(
        factor("f1", effect="contributes", dynamic=True),
        factor("f2", effect=effect, dynamic=True),
        factor("f3", effect="keeps_going", dynamic=True),
    )
    assert made == [("f3", ()), ("f2", ()), ("f1", ())]


def test_what_can_change_comes_before_what_nobody_said_it_of():
    same = {"effect": "keeps_going"}
    made = order_of(factor("f1", **same), factor("f2", dynamic=True, **same))
    assert [name for name, _ in made] == ["f2", "f1"]


def test_what_cannot_change_is_background_and_no_goal_is_asked_for_it():
    part = help_of(factors=[factor("f1", name="earlier_violence", effect="keeps_going")])
    assert part.factors == ()
    assert [each.factor for each in part.background] == ["f1"]
    assert (part.nobody, part.not_said) == ((), ())
    assert part.without_factor == ("s1", "s2")


def test_many_small_factors_never_outweigh_one_that_keeps_it_going():
    small = [factor(f"f{n}", effect="contributes", dynamic=True) for n in range(2, 8)]
    made = order_of(*small, factor("f1", effect="keeps_going", dynamic=True))
    assert made[0] == ("f1", ())


# ---------------------------------------- who takes it up


@pytest.mark.parametrize(
    ("fields", "goals", "nobody", "not_said"),
    [
        ({"state": "nobody"}, [], ("f1",), ()),
        ({"state": "under_way"}, [], (), ()),
        ({"state": "waiting"}, [], (), ()),
        ({}, [], (), ("f1",)),
        ({}, [goal("g1", answers=["f1"])], (), ()),
        ({"state": {"unknown": "asked_unknown"}}, [], (), ("f1",)),
    ],
)
def test_that_nobody_takes_it_up_is_said_by_people_and_is_no_guess(fields, goals, nobody, not_said):
    part = help_of(factors=[factor("f1", **fields)], goals=goals)
    assert (part.nobody, part.not_said) == (nobody, not_said)


def test_every_item_of_the_help_part_points_to_what_it_answers():
    part = help_of(
        factors=[factor("f1", hangs_on=["s1", "s2"]), factor("f2", kind="protective")],
        goals=[goal("g1", answers=["f1"]), goal("g2", answers=["s1"])],
        agreements=[{"id": "a1", "answers": ["f1"]}],
    )
    (first,) = part.factors
    assert (first.answers, first.goals, first.agreements) == (("s1", "s2"), ("g1",), ("a1",))
    assert [each.factor for each in part.protective] == ["f2"]
    assert part.goals == ("g2",)


def test_a_factor_of_no_situation_in_the_plan_stands_apart_and_is_not_lost():
    part = plan_of(decisions=[chosen("s1")], factors=[factor("f1", hangs_on=["s2"])]).parts.help
    assert part.factors == ()
    assert [each.factor for each in part.elsewhere] == ["f1"]


# ---------------------------------------- what the rules ask about help


def test_a_goal_of_treatment_before_direct_safety_warns_with_reasons_and_blocks_nothing():
    result = result_of(goals=[goal("g1", kind="treatment")])
    (warning,) = (each for each in check(result) if each.code == "treatment_before_direct_safety")
    assert not warning.blocks
    assert "Vroeg screenen, stabiliseren en steunen kan in elke fase." in warning.text.nl


@pytest.mark.parametrize(
    ("kind", "phase", "result", "warned"),
    [
        ("treatment", "direct_safety", None, True),
        ("treatment", None, None, True),
        ("treatment", "stable_safety", None, False),
        ("treatment", "direct_safety", "reached", False),
        ("treatment", "direct_safety", "partly", True),
        ("screening", "direct_safety", None, False),
        ("stabilising", "direct_safety", None, False),
        ("support", None, None, False),
        (None, "direct_safety", None, False),
    ],
)
def test_treatment_waits_for_the_phase_after_direct_safety_and_nothing_else_does(
    kind, phase, result, warned
):
    fields = {"kind": kind, **({"result": result} if result else {})}
    made = result_of(
        goals=[goal("g1", **fields)], **({"position": {"phase": phase}} if phase else {})
    )
    found = [each.rule.id for each in made.warnings]
    assert ("treatment-waits-for-direct-safety" in found) == warned


def rules_that_hold(**parts):
    result = result_of(decisions=CHOSEN, **parts)
    return {each.rule.id for each in (*result.warnings, *result.advice)}


@pytest.mark.parametrize(
    ("goals", "warned"),
    [
        ([goal("g1", person="p2")], True),
        ([goal("g1", answers=["f2"])], True),
        ([goal("g1", answers=["n1"])], True),
        ([goal("g1", person="p2"), goal("g2", person="p1")], False),
        ([goal("g1", person="p2"), goal("g2", answers=["f1"])], False),
        ([goal("g1", person="p2"), goal("g2")], False),
        ([], False),
    ],
)
def test_when_an_adult_does_it_and_only_the_child_has_goals_the_adult_is_asked_after(goals, warned):
    found = rules_that_hold(
        goals=goals, factors=[factor("f1"), factor("f2", of="p2")], needs=[need("n1")]
    )
    assert ("only-the-child-gets-help" in found) == warned


@pytest.mark.parametrize(
    ("factors", "warned"),
    [
        ([factor("f1", of="p2")], True),
        ([factor("f1", of="p2"), factor("f2", kind="protective")], True),
        ([factor("f1", of="p2"), factor("f2")], False),
        ([factor("f1", of="p2"), factor("f2", of=None, level="household")], False),
        ([factor("f1", of="p2"), factor("f2", of=None)], False),
        ([factor("f1", kind="protective", of="p2")], False),
        ([], False),
    ],
)
def test_when_an_adult_does_it_and_only_the_child_is_linked_the_adult_is_asked_after(
    factors, warned
):
    assert ("only-the-child-is-linked" in rules_that_hold(factors=factors)) == warned


@pytest.mark.parametrize(
    ("parts", "warned"),
    [
        ({"factors": [factor("f1")]}, True),
        ({"factors": [factor("f1"), factor("f2", kind="protective")]}, False),
        ({"factors": [factor("f1")], "strengths": [{"id": "k1", "words": {"nl": "x"}}]}, False),
        ({"factors": [factor("f1")], "statements": [statement(1, **{"class": "strength"})]}, False),
        ({}, False),
    ],
)
def test_risks_without_anything_that_helps_ask_what_helps(parts, warned):
    assert ("protective-factors-are-filled-in" in rules_that_hold(**parts)) == warned


@pytest.mark.parametrize(
    ("parts", "warned"),
    [
        ({"position": {"phase": "stable_safety"}}, True),
        ({"goals": [goal("g1", person="p1")]}, True),
        ({"factors": [factor("f1", state="under_way")]}, True),
        ({"factors": [factor("f1", state="nobody")]}, False),
        ({"position": {"phase": "direct_safety"}}, False),
        ({}, False),
    ],
)
def test_a_chosen_situation_asks_for_a_changeable_factor_once_help_begins(parts, warned):
    found = rules_that_hold(**parts)
    assert ("chosen-situation-has-a-changeable-factor" in found) == warned


def test_each_chosen_situation_needs_its_own_changeable_factor():
    result = result_of(
        decisions=CHOSEN, position={"phase": "stable_safety"}, factors=[factor("f1", dynamic=True)]
    )
    advised = [
        each.about[1]
        for each in result.advice
        if each.rule.id == "chosen-situation-has-a-changeable-factor"
    ]
    assert advised == ["s2"]
    assert result.planned.parts.help.without_factor == ("s2",)


@pytest.mark.parametrize(
    ("hangs_on", "state", "decisions", "warned"),
    [
        (["s2"], "under_way", [chosen("s1")], True),
        (["s2"], "under_way", [], False),
        (["s1", "s2"], "under_way", [chosen("s1")], False),
        (["s2"], "nobody", [chosen("s1")], False),
    ],
)
def test_work_on_a_factor_of_no_chosen_situation_asks_why_now(hangs_on, state, decisions, warned):
    result = result_of(decisions=decisions, factors=[factor("f1", hangs_on=hangs_on, state=state)])
    found = {each.rule.id for each in result.warnings}
    assert ("factor-in-the-help-plan-answers-a-chosen-situation" in found) == warned


INVOLVED = {"id": "i1", "organisation": "practice_nurse"}
CONSULTED = {"id": "x1", "asked": "mental_health_care", "by": {"role": "worker"},
             "on": "2026-03-12", "question": {"nl": "wat nu"}}  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "advised"),
    [
        ({}, True),
        ({"consultations": [CONSULTED]}, False),
        ({"consultations": [{**CONSULTED, "asked": "school"}]}, True),
        ({"involvements": [INVOLVED]}, False),
        ({"involvements": [{**INVOLVED, "status": "stopped"}]}, True),
    ],
)  # fmt: skip
def test_a_mental_problem_of_an_adult_asks_somebody_who_knows_along(parts, advised):
    found = rules_that_hold(factors=[factor("f1", name="untreated_mental_problem")], **parts)
    assert ("adult-mental-problem-asks-who-knows" in found) == advised


# ---------------------------------------- recovery


def test_everybody_at_home_stands_in_the_future_part_children_too():
    found = future_of()
    assert list(found) == ["p1", "p2"]
    assert {each.looked_at for each in found.values()} == {"unknown"}


def test_somebody_elsewhere_with_a_need_stands_there_too():
    people = [*case_of().to_data()["people"], {"id": "p3", "name": "Oma"}]
    assert list(future_of(people=people)) == ["p1", "p2"]
    assert list(future_of(people=people, needs=[need("n1", person="p3")])) == ["p1", "p2", "p3"]


def test_a_need_points_to_what_it_comes_from_and_to_its_goals():
    found = future_of(
        needs=[need("n1", of=["s1"], state="waiting")],
        goals=[goal("g1", answers=["n1"]), goal("g2", answers=["c1"], person="p2")],
        consequences=[{"id": "c1", "of": ["s1"], "person": "p2", "words": {"nl": "slaapt slecht"}}],
    )["p2"]
    (first,) = found.needs
    assert (first.answers, first.goals, first.state) == (("s1",), ("g1",), "waiting")
    assert (found.goals, found.consequences, found.looked_at) == (("g2",), ("c1",), "yes")


NOTED = {"id": "o1", "fact": "person.recovery_talked_about", "about": "p1", "value": True,
         "on": "2026-03-12", "by": {"role": "worker"}}  # fmt: skip


@pytest.mark.parametrize(("value", "looked"), [(True, "yes"), (False, "no")])
def test_that_recovery_was_talked_about_is_an_answer_of_its_own(value, looked):
    assert future_of(noted=[{**NOTED, "value": value}])["p1"].looked_at == looked


SIGNS = {**NOTED, "fact": "person.trauma_signals", "about": "p2"}


def asked_of_children(**parts):
    result = result_of(**parts)
    return [
        each.about for each in result.questions
        if "child-that-went-through-it-is-looked-at" in each.asked_by
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ({}, ["p2"]),
        ({"needs": [need("n1")]}, []),
        ({"needs": [need("n1", person="p1")]}, ["p2"]),
        ({"goals": [goal("g1", kind="screening", person="p2")]}, []),
        ({"goals": [goal("g1", kind="screening", person="p1")]}, ["p2"]),
        ({"noted": [{**SIGNS, "value": False}]}, []),
        ({"situations": [situation("s1", affected=["p1"], present=["p2"])]}, ["p2"]),
        ({"situations": [situation("s1", affected=["p1"])]}, []),
    ],
)  # fmt: skip
def test_a_child_that_went_through_it_is_looked_at_and_asked_about_once(parts, asked):
    assert asked_of_children(**parts) == asked


def test_signs_are_consequences_and_never_a_situation():
    with_, without = result_of(noted=[SIGNS]).to_data(), result_of().to_data()
    assert with_["situations"] == without["situations"]


def test_after_the_first_phase_everybody_is_looked_at_by_name():
    result = result_of(position={"phase": "stable_safety"}, needs=[need("n1")])
    missing = [each.about[1] for each in result.warnings
               if each.rule.id == "recovery-is-looked-at-for-everybody"]  # fmt: skip
    assert missing == ["p1"]


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({"until": "2026-03-15"}, ["p2"]),
        ({"until": "2026-03-16"}, []),
        ({}, []),
        ({"until": "2026-03-15", "result": "partly"}, []),
    ],
)
def test_a_recovery_goal_whose_day_passed_without_a_result_is_named_by_person(fields, late):
    result = result_of(needs=[need("n1")], goals=[goal("g1", answers=["n1"], **fields)])
    found = [each.about[1] for each in result.warnings
             if each.rule.id == "recovery-goal-is-looked-at-in-time"]  # fmt: skip
    assert found == late


@pytest.mark.parametrize(
    ("fields", "goals", "opens"),
    [
        ({}, [], False),
        ({"state": "done"}, [], True),
        ({}, [goal("g1", answers=["n1"])], False),
        ({}, [goal("g1", answers=["n1"], result="not_reached")], True),
        ({}, [goal("g1", answers=["n1"], result="reached"), goal("g2", answers=["n1"])], False),
    ],
)
def test_following_stays_shut_while_a_goal_of_a_child_was_not_looked_at(fields, goals, opens):
    result = result_of(needs=[need("n1", **fields)], goals=goals)
    (gate,) = (each for each in result.planned.findings
               if each.rule.id == "following-opens-when-recovery-goals-are-evaluated")  # fmt: skip
    assert (gate.outcome == "present") == opens


def test_gates_of_later_phases_are_no_gap_in_the_plan_of_today():
    assert not [each for each in plan_of().gaps if each.blocks]


# ---------------------------------------- what is shown


INSTRUMENT = {
    "id": "i1", "instrument": "lirik", "version": "2021", "about": ["p2"], "on": "2026-03-12",
    "by": {"role": "school", "name": "K."}, "outcome": {"nl": "zo staat het er"},
    "parts": [{"name": "deel A", "outcome": "twee vinkjes"}],
}  # fmt: skip


def test_the_plan_shows_the_three_parts_with_goals_and_states_in_words():
    text = " ".join(
        render(
            plan_of(
                decisions=CHOSEN,
                factors=[
                    factor("f1", effect="keeps_going", dynamic=True, state="nobody"),
                    factor("f2", name="earlier_violence"),
                    factor("f3", kind="protective"),
                ],
                goals=[goal("g1", answers=["f1"], kind="support"), goal("g2", answers=["n1"])],
                needs=[need("n1", state="waiting")],
            )
        ).split()
    )
    assert "f1: factor f1 [hoort bij s1]; houdt het gedrag in stand; g1: doel g1" in text
    assert "niemand pakt dit op" in text
    assert "Niemand pakt dit nog op: f1." in text
    assert "Achtergrond, verandert niet: geen doel - f2" in text
    assert "Wat al helpt - f3" in text
    assert "n1: wat het heeft gedaan (trauma): behoefte n1; g2: doel g2" in text
    assert "Rik: nog niet gevraagd wat nodig is." in text


def test_an_outcome_of_an_instrument_stands_apart_with_who_when_and_its_own_words():
    text = " ".join(render(plan_of(instrument_outcomes=[INSTRUMENT])).split())
    assert (
        "LIRIK versie 2021, 2026-03-12, K. (school), Bram: zo staat het er; deel A: twee vinkjes"
        in text
    )
    assert "De regels leiden er niets uit af." in text
    data = result_of(instrument_outcomes=[INSTRUMENT]).to_data()["instrument_outcomes"]
    assert [(each["id"], each["version"]) for each in data] == [("i1", "2021")]


def test_an_outcome_of_which_little_is_known_is_shown_with_what_is_not_known():
    text = " ".join(
        render(plan_of(instrument_outcomes=[{"id": "i1", "instrument": "arij"}])).split()
    )
    assert "ARIJ, dag niet bekend, niet bekend, Het huishouden als geheel: niet bekend" in text


def test_the_plan_says_in_english_what_it_says_in_dutch():
    text = " ".join(render(plan_of(needs=[need("n1")]), lang="en").split()).lower()
    for heading in ("part 1: what protects now", "part 2: help with", "part 3: recovery"):
        assert heading in text
