"""Dossier 01 beside its first draft working of 26 January 2026; a difference is argued, not hidden.

The draft was never validated by a method expert. "Ours" is what the rules say about the case file;
where the file itself holds our reading ("this is all": `complete: true` at s5), the test says so.
"""

import pytest

from cases.shipped_cases import (
    asks,
    data_of,
    finding,
    now_rules,
    outside,
    present,
    proposal,
    result_of,
    set_aside,
    situation,
)

CASE = "dossier-01"


def test_the_same_three_stand_first_and_in_the_same_order_as_in_the_draft():
    """Draft: S1, S3, S2, with S2 and S3 close. Ours: S3 needs an acute check, S2 is only open."""
    assert proposal(CASE) == [(1, "s1"), (2, "s3"), (3, "s2")]


def test_the_proposal_and_the_choice_of_people_stand_side_by_side():
    data = data_of(CASE)
    assert data["chosen"]["situations"] == ["s1", "s3", "s2"]
    assert data["chosen"]["decision"] == "d1"
    assert data["differences"] == []
    assert result_of(CASE).planned.basis == "chosen"


@pytest.mark.parametrize("item", ["t3", "t9", "t18", "t35", "t53"])
def test_labels_are_set_aside_until_somebody_says_what_was_seen(item):
    """ "Intimiderend", "over en weer", "pest hem kapot", "driftkop", "agressief stel"."""
    class_, belongs = set_aside(CASE)[item]
    assert class_ == "label"
    assert "te zien of te horen" in belongs


def test_an_opinion_is_not_thrown_away_but_stands_with_its_name():
    assert set_aside(CASE)["t34"] == ("opinion", "bij ieders eigen kijk, met de naam erbij")


@pytest.mark.parametrize("item", ["f1", "f2", "f3", "f4", "t47", "t50", "t51"])
def test_short_fuse_alcohol_dependence_and_shame_are_risk_factors_of_phase_two(item):
    class_, belongs = set_aside(CASE)[item]
    assert class_ == "risk_factor"
    assert "fase 2" in belongs


def test_an_absent_diagnosis_is_set_aside_and_says_nothing_about_what_happened():
    assert set_aside(CASE)["t48"][0] == "diagnosis"


def test_a_file_of_2017_carries_nothing_about_now():
    assert set_aside(CASE)["t52"] == ("history", "bij de achtergrond; zegt niets over nu")


def test_wine_temper_and_illness_stand_in_no_top_three():
    chosen = {each for _, each in proposal(CASE)}
    assert chosen.isdisjoint(set_aside(CASE))


def test_the_blow_needs_an_acute_check_because_a_doctor_saw_the_injury():
    assert situation(CASE, "s1")["acute_check"] == "required"
    # and because it was only days ago: recent violence is a red flag (R27)
    assert present(CASE, "s1") == {
        "injury-with-medical-care-needs-acute-check",
        "recent-violence-needs-acute-check",
    }


def test_the_pills_need_an_acute_check_because_medicine_is_withheld():
    assert situation(CASE, "s3")["acute_check"] == "required"
    assert present(CASE, "s3") == {"withheld-medical-care-needs-acute-check"}


def test_the_cold_garden_cannot_be_excluded_and_there_is_a_signal():
    """Draft: "ja, kort". Ours: not a known indicator, and not excluded either.

    Nobody asked whether he was hurt, ill from the cold or able to get away. Unknown is not no, so
    it is assessed up to acute; it is not called required on a fact nobody told. People judge.
    """
    each = situation(CASE, "s2")
    assert (each["acute_check"], each["acute_basis"]) == ("cannot_exclude", "signal")
    assert each["urgency"] == {"at_least": "attention", "at_most": "acute"}
    assert present(CASE, "s2") == set()


def test_the_threat_cannot_be_excluded_either():
    """Draft: "controle op dwang". Ours: the acute questions were not asked of anybody yet."""
    each = situation(CASE, "s4")
    assert (each["acute_check"], each["acute_basis"]) == ("cannot_exclude", "not_asked")


def test_the_wrists_stay_open_as_well():
    """Draft: "nee, wel beide kanten horen". Ours: not excluded while Renske was not asked anything.

    That the kinds are complete ("this is all") is our reading of what both told.
    """
    each = situation(CASE, "s5")
    assert (each["acute_check"], each["acute_basis"]) == ("cannot_exclude", "not_asked")
    assert each["disputed_by"] == ["p2"]
    assert finding(CASE, "s5", "sexual-violence-is-treated-as-acute") == "not_found"


@pytest.mark.parametrize("item", ["s1", "s2", "s3", "s4", "s5", "s6"])
def test_whether_it_repeats_is_not_known_for_any_of_them(item):
    """Draft: S1 "ja, samen met S2 en S3", S3 "waarschijnlijk", S2 "mogelijk".

    Ours: each situation is looked at by itself; "vaak" was never made a number and no last time was
    asked. Probably is not yes, and unknown is not no: it stays unknown and becomes a question.
    """
    assert situation(CASE, item)["structural"] == "unknown"


def test_the_threat_told_in_confidence_stays_out_of_a_shared_top_three():
    assert outside(CASE)["s4"] == "not_shareable"
    because = next(each for each in data_of(CASE)["not_chosen"] if each["situation"] == "s4")
    assert "in vertrouwen" in because["because"]["nl"]


def test_the_scratches_stay_out_because_nobody_knows_who_did_it():
    assert outside(CASE)["s6"] == "not_concrete"
    (waiting,) = data_of(CASE)["to_make_concrete"]
    assert waiting["situation"] == "s6"
    assert "actors" in waiting["missing"]
    assert waiting["acute_check"] == "cannot_exclude"
    assert waiting["first_question"]


def test_the_wrists_stay_in_view_after_the_first_three():
    assert outside(CASE)["s5"] == "beyond_limit"


def test_denial_does_not_take_the_pills_out():
    each = situation(CASE, "s3")
    assert each["disputed_by"] == ["p1"]
    assert each["accounts"] == [{"person": "p1", "stance": "denied", "statements": ["t30", "t31"]}]


def test_number_one_keeps_its_place_although_both_tell_it_differently():
    """Renske: on the counter. Jurjen: bumped, fallen. Fenna saw a blow: one account is enough."""
    each = situation(CASE, "s1")
    assert each["disputed_by"] == ["p1", "p2"]
    assert proposal(CASE)[0] == (1, "s1")


def test_renskes_own_account_of_the_blow_stands_beside_it():
    (account,) = situation(CASE, "s1")["accounts"]
    assert account == {"person": "p1", "stance": "differs", "statements": ["t20"]}


def test_it_is_no_ones_height_or_sex_that_decides_who_is_hurt():
    """Nothing of "een vent van een meter tweeënnegentig" is read by a rule."""
    used = {each for one in data_of(CASE)["findings"] for each in one["statements"]}
    assert used.isdisjoint({"t2", "t3", "t23"})


def test_what_must_happen_now_is_a_doctor_for_the_injury_and_for_the_medicine():
    """Recent violence and withheld care are two red flags: an expert is asked as well (R27)."""
    assert now_rules(CASE) == [
        ("injury-with-medical-care-needs-acute-check", "s1"),
        ("withheld-medical-care-needs-acute-check", "s3"),
        ("recent-violence-needs-acute-check", "s1"),
        ("red-flags-ask-an-expert", "p2"),
    ]


def test_whether_jurjen_is_threatened_or_can_leave_is_among_the_first_questions():
    """Nobody asked: who decides on money, phone and contacts."""
    assert asks(CASE, "person.threatened_seriously", "p2")
    assert asks(CASE, "person.can_leave_and_call", "p2")


def test_how_often_the_pills_were_withheld_is_among_the_first_questions():
    """Nobody asked: how often really, and when was the last time."""
    assert asks(CASE, "situation.how_often", "s3")


def test_whether_jurjen_is_afraid_is_among_the_first_questions():
    """The first thing nobody asked, and the draft's first unknown: "Is Jurjen bang?"."""
    assert asks(CASE, "person.afraid", "p2")


def test_that_he_may_be_under_control_asks_for_a_safe_way_to_reach_him():
    """Draft: coercive control is not established and not excluded; first talk to both alone."""
    assert ("no_safe_contact", "p2") in {
        (each["code"], each["about"]) for each in data_of(CASE)["warnings"]
    }


def test_fenna_must_not_become_the_one_who_keeps_watch():
    """Draft, what may not: Fenna as the only checker. Ours warns: a3 stands in her name."""
    assert ("burden_on_protected", "a3") in {
        (each["code"], each["about"]) for each in data_of(CASE)["warnings"]
    }


def test_the_agreements_people_made_stand_in_the_plan_unchanged():
    planned = result_of(CASE).planned
    assert planned.agreed == planned.case.agreements
    assert [each.id for each in planned.agreed] == ["a1", "a2", "a3"]
