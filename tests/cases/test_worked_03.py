"""Dossier 03 beside its first draft working of 21 November 2025; a difference is argued."""

import pytest

from cases.shipped_cases import (
    asks,
    data_of,
    finding,
    first_questions,
    now_rules,
    outside,
    present,
    proposal,
    result_of,
    set_aside,
    situation,
    under_dangers,
)

CASE = "dossier-03"


def test_the_same_three_stand_first_and_not_drinking_before_the_canal():
    """Draft: S1, S2, S3, with S1 and S2 equal ("politie kiest S1, jeugdarts kiest S2").

    Ours: S2 before S1. Both need an acute check, both about a child of three; S2 is known to
    repeat, of S1 nobody knows. S1 is not lower in caution: people choose, and nothing is chosen.
    """
    assert proposal(CASE) == [(1, "s2"), (2, "s1"), (3, "s3")]
    urgency = {item: situation(CASE, item)["urgency"] for item in ("s1", "s2")}
    assert urgency["s1"] == urgency["s2"]
    assert data_of(CASE)["chosen"] is None


def test_what_puts_not_drinking_first_is_that_it_repeats():
    first, second = data_of(CASE)["top3"][:2]
    repeats = "Het herhaalt zich of gaat door."
    assert repeats in [each["nl"] for each in first["because"]]
    assert repeats not in [each["nl"] for each in second["because"]]


def test_the_psychosis_is_no_situation_and_is_not_thrown_away():
    class_, belongs = set_aside(CASE)["t16"]
    assert class_ == "diagnosis"
    assert "risicofactoren" in belongs
    assert set_aside(CASE)["f1"][0] == "risk_factor"


@pytest.mark.parametrize("item", ["t3", "t40"])
def test_that_she_cannot_care_for_a_toddler_is_a_label(item):
    """ "Verward", "een psychotische moeder kan niet voor een peuter zorgen"."""
    assert set_aside(CASE)[item][0] == "label"


@pytest.mark.parametrize("item", ["f1", "f2", "f3", "f4", "t19", "t27"])
def test_medication_isolation_and_a_tired_grandmother_are_risk_factors(item):
    class_, belongs = set_aside(CASE)[item]
    assert class_ == "risk_factor"
    assert "fase 2" in belongs


def test_the_warm_contact_and_the_plan_of_2021_help_already():
    assert {set_aside(CASE)[item][0] for item in ("k1", "k3", "t38")} == {"strength"}


def test_what_ties_said_about_wires_is_kept_and_not_explained():
    """Draft: "3.10 niet duiden". Ours: a consequence of nothing yet; no danger rests on it."""
    assert set_aside(CASE)["c5"][0] == "consequence"
    used = under_dangers(CASE)
    assert "t29" not in used


def test_the_canal_needs_an_acute_check_because_she_was_alone_with_him_and_out_of_touch():
    assert situation(CASE, "s1")["acute_check"] == "required"
    assert "carer-out-of-touch-alone-with-dependent-needs-acute-check" in present(CASE, "s1")


def test_not_drinking_needs_an_acute_check_because_basic_care_is_missing():
    assert situation(CASE, "s2")["acute_check"] == "required"
    assert "dependent-without-basic-care-needs-acute-check" in present(CASE, "s2")


def test_the_stairs_need_an_acute_check_because_a_small_child_was_alone():
    """Draft: "ja", no supervision. One neighbour's words are enough to raise caution."""
    assert situation(CASE, "s3")["acute_check"] == "required"
    assert present(CASE, "s3") == {"small-child-alone-or-in-danger-needs-acute-check"}


def test_who_else_was_there_on_the_stairs_nobody_asked_so_it_stays_open():
    """That she was out of touch *and* alone with him is not excluded, and not said either."""
    rule = "carer-out-of-touch-alone-with-dependent-needs-acute-check"
    assert finding(CASE, "s3", rule) == "cannot_exclude"


def test_the_tablets_cannot_be_excluded_and_ask_a_doctor_the_same_day():
    """Draft: "ja, medisch vragen op dezelfde dag". Ours: the advice says so, the check stays open.

    Whether the strip lay within reach at the nursery or at home, and who emptied it, nobody asked.
    """
    each = situation(CASE, "s4")
    assert (each["acute_check"], each["acute_basis"]) == ("cannot_exclude", "signal")
    assert ("poison-within-reach-asks-a-doctor", "s4") in now_rules(CASE)
    (said,) = (one for one in data_of(CASE)["advice"] if one["code"] == "ask_doctor_same_day")
    assert "dezelfde dag een arts" in said["do"]["nl"]
    assert "same day" in said["do"]["en"]


def test_only_not_drinking_is_structural_at_least_five_days_in_a_row():
    repeats = {item: situation(CASE, item)["structural"] for item in ("s1", "s2", "s3", "s4")}
    assert repeats == {"s1": "unknown", "s2": "yes", "s3": "unknown", "s4": "unknown"}


def test_the_tablets_stay_out_of_the_top_three_and_keep_their_task():
    """Draft: "S4 blijft als vraag in het oog en krijgt een taak, geen plaats in de top 3"."""
    assert outside(CASE) == {"s4": "not_concrete"}
    (waiting,) = data_of(CASE)["to_make_concrete"]
    assert waiting["situation"] == "s4"
    assert {"behaviour.words", "actors"} <= set(waiting["missing"])
    assert waiting["first_question"]


def test_four_open_acute_questions_ask_for_veilig_thuis_and_the_crisis_service_first():
    """Draft: "direct contact met Veilig Thuis en crisisdienst, niet eerst het formulier"."""
    assert now_rules(CASE)[0] == ("acute-round-with-gaps-asks-for-help-now", "household")
    first = data_of(CASE)["now"][0]
    assert first["ask_whom"] == "veilig_thuis"
    for word in ("Veilig Thuis", "crisisdienst"):
        assert word in first["do"]["nl"]
    for word in ("Veilig Thuis", "crisis service"):
        assert word in first["do"]["en"]


def test_what_was_asked_and_stays_unknown_is_kept_apart_from_what_nobody_asked():
    """Draft: contents of the voices, tablets, who decides: asked; it does not become a no."""
    reasons = {
        (fact["about"], fact["fact"]): each["reason"]
        for each in data_of(CASE)["questions"]
        for fact in each["facts"]
    }
    assert reasons["p1", "person.thinks_of_harm"] == "asked_unknown"
    assert reasons["p2", "person.swallowed_something_harmful"] == "asked_unknown"
    assert reasons["household", "household.care_covered"] == "asked_unknown"
    assert reasons["household", "household.weapon_within_reach"] == "not_asked"


def test_the_coming_nights_and_her_coming_home_are_decided_before():
    assert ("coming-moment-is-decided-before", "household") in now_rules(CASE)


def test_somebody_else_must_be_with_ties_now():
    """Draft: "Nu al zeker: Ties kan niet bij Annelot slapen zolang zij ontregeld is"."""
    rule = "carer-out-of-touch-alone-with-dependent-needs-acute-check"
    (now,) = (each for each in data_of(CASE)["now"] if each["rule"] == rule)
    assert "iemand anders bij Ties" in now["do"]["nl"]


def test_the_tablets_are_the_very_first_question_because_the_answer_perishes():
    """Nobody asked: "Heeft Ties tabletten gekregen?"."""
    assert asks(CASE, "person.swallowed_something_harmful", "p2")
    assert "Ties" in first_questions(CASE)[0]
    assert "later is het niet meer na te gaan" in first_questions(CASE)[0]


def test_who_decides_and_who_takes_over_is_among_the_first_questions():
    """Nobody asked: who may decide about Ties, who takes over in the night shifts."""
    assert asks(CASE, "household.care_covered", "household")


def test_what_the_voices_say_is_among_the_first_questions_through_a_clinician():
    assert asks(CASE, "person.thinks_of_harm", "p1")
    assert any("behandelaar" in each for each in first_questions(CASE))


def test_a_child_of_three_is_not_questioned():
    """Draft: "Ties bevragen" may not. Ours: no question is put to Ties himself."""
    assert "p2" not in {each["ask"] for each in data_of(CASE)["questions"]}


def test_her_own_account_of_the_canal_and_the_water_stands_beside_it():
    for item, statement in (("s1", "t14"), ("s2", "t15")):
        (account,) = situation(CASE, item)["accounts"]
        assert (account["person"], account["stance"]) == ("p1", "acknowledged")
        assert statement in account["statements"]


def test_nobody_decided_for_her_that_illness_makes_her_a_bad_mother():
    """No class, finding or text of ours calls anybody by what they are said to have done."""
    said = str(result_of(CASE).to_data()["rules"]).lower()
    for word in ("dader", "pleger", "perpetrator", "bad mother", "slechte moeder"):
        assert word not in said
