"""Dossier 05 beside its first draft working of 6 February 2026, and the calm after the move."""

import json

import pytest

from cases.counter_examples import run
from cases.shipped_cases import (
    LANGUAGES,
    asks,
    at_once,
    data_of,
    file_of,
    finding,
    now_rules,
    outside,
    present,
    proposal,
    result_of,
    set_aside,
    situation,
    under_dangers,
    words_of,
)
from cases.test_quiet_case import concluded
from top3 import load_rules, reason, render
from top3.method.family import read_as_family
from top3.model.case import Case
from top3.views import summary

CASE = "dossier-05"
LATER = "dossier-05-after-the-move"


def flat(text):
    return " ".join(text.split())


def with_answer(**changes):
    """Return what the rules say once one field of the record is filled in."""
    data = result_of(CASE).planned.case.model_dump(mode="json", by_alias=True)
    for name, value in changes.items():
        next(each for each in data["people"] if each["id"] == name).update(value)
    return reason(Case.model_validate(data), load_rules("top3"))


# ---------------------------------------- 6 February


def test_tying_and_the_second_tablet_stand_first_as_in_the_draft():
    """Draft: S1 and S2 equal ("Huisarts kiest S2, J. kiest S1"). Ours: S1 before S2.

    Both need an acute check and both repeat; of S1 a mark on the body is known, of S2 no harm is.
    Nothing is chosen: people can put the tablet first.
    """
    assert proposal(CASE)[:2] == [(1, "s1"), (2, "s2")]
    urgency = {item: situation(CASE, item)["urgency"] for item in ("s1", "s2")}
    assert urgency["s1"] == urgency["s2"]
    assert data_of(CASE)["chosen"] is None


def test_the_jumper_stands_before_the_blow_to_nel_as_long_as_nobody_asked_what_nel_needs():
    """Draft: S3 third, S4 left out. Ours: S4 third, S3 next.

    Both need an acute check. S4 is about Arie, who depends on care; whether Nel does too (76, worn
    hip) nobody asked, and it is among the questions.
    """
    assert proposal(CASE)[2] == (3, "s4")
    assert outside(CASE) == {"s3": "beyond_limit"}
    assert asks_later("person.needs_daily_care", "p2")


def asks_later(fact, about):
    asked = data_of(CASE)["questions"]
    return any({"about": about, "fact": fact} in each["facts"] for each in asked)


def test_once_nel_needs_daily_care_too_the_draft_and_the_proposal_agree():
    result = with_answer(p2={"needs_daily_care": {"value": True}})
    assert [each.situation for each in result.top3] == ["s1", "s2", "s3"]


def test_an_answer_that_nel_does_not_need_care_takes_no_caution_away():
    result = with_answer(p2={"needs_daily_care": {"value": False}})
    (blow,) = (each for each in result.to_data()["situations"] if each["id"] == "s3")
    assert blow["acute_check"] == "required"


def test_tying_needs_an_acute_check_for_the_reasons_of_the_draft():
    """Draft: "vast en alleen: stikken, val, brand"."""
    assert situation(CASE, "s1")["acute_check"] == "required"
    assert {
        "locked-in-needs-acute-check",
        "small-child-alone-or-in-danger-needs-acute-check",
        "violence-against-dependent-needs-acute-check",
    } <= present(CASE, "s1")


def test_the_second_tablet_asks_gp_or_pharmacy_today():
    """Draft: "ja, huisarts dezelfde dag"."""
    assert situation(CASE, "s2")["acute_check"] == "required"
    assert ("withheld-medical-care-needs-acute-check", "s2") in now_rules(CASE)
    said = next(each for each in data_of(CASE)["now"] if each["about"] == "s2")
    assert "huisarts of apotheek vandaag" in said["do"]["nl"]
    assert "GP or pharmacy today" in said["do"]["en"]


def test_that_arie_hits_nel_needs_an_acute_check_too():
    """Draft: "ja", she is 76; both are people to protect, and no intent is needed for that."""
    assert situation(CASE, "s3")["acute_check"] == "required"
    assert "extreme-fear-needs-acute-check" in present(CASE, "s3")


def test_the_jumper_needs_an_acute_check_because_arie_depends_on_care():
    """Draft: "nee, meenemen". Ours: more cautious.

    The rule does not weigh how hard it was: what is done to the body of somebody who depends on
    others is looked at before the next time. A person can decide that it goes along with the rest.
    """
    assert situation(CASE, "s4")["acute_check"] == "required"
    assert present(CASE, "s4") == {"violence-against-dependent-needs-acute-check"}


def test_whether_it_repeats_is_known_of_the_first_two_only():
    repeats = {item: situation(CASE, item)["structural"] for item in ("s1", "s2", "s3", "s4")}
    assert repeats == {"s1": "yes", "s2": "yes", "s3": "unknown", "s4": "unknown"}


def test_what_nel_told_herself_is_no_disclosure_of_who_it_happened_to():
    """Draft: "Nel vertelt uit zichzelf: dat wordt als onthulling behandeld".

    Ours keeps the rule for who it happened to: it cannot be excluded here, since nobody said that
    Nel is not among them. Nothing is lost: the check is required and what she said counts whole.
    """
    assert finding(CASE, "s1", "disclosure-is-treated-as-acute") == "cannot_exclude"
    (account,) = situation(CASE, "s1")["accounts"]
    assert account == {"person": "p2", "stance": "acknowledged", "statements": ["t4"]}


def test_half_an_hour_and_an_hour_and_twenty_minutes_both_stand_and_the_length_is_asked():
    """Draft: "half uurtje (hoe laat weg, hoe laat terug?)"."""
    words = result_of(CASE).planned.case.situations[0].own_words
    assert (words["p2"].nl, words["p5"].nl) == ("Een half uurtje.", "Dat is geen half uur.")
    assert asks_later("situation.last_time", "s1")


def test_overload_and_dementia_are_no_situations_and_are_not_thrown_away():
    for item in ("f1", "f5", "t36", "t28", "t29"):
        class_, belongs = set_aside(CASE)[item]
        assert class_ == "risk_factor"
        assert "fase 2" in belongs


@pytest.mark.parametrize("item", ["t15", "t24", "t32", "t33", "t41"])
def test_one_in_a_thousand_aggressive_restless_curt_and_elder_abuse_are_labels(item):
    assert set_aside(CASE)[item][0] == "label"


def test_what_arie_said_about_a_boat_is_kept_and_not_explained():
    """Draft: "5.07 niet duiden". No danger rests on it."""
    assert set_aside(CASE)["c2"][0] == "consequence"
    used = under_dangers(CASE)
    assert used.isdisjoint({"t17", "t18", "t19", "t20"})


def test_what_both_need_is_asked_of_each_of_them_alone():
    """Nobody asked: is Nel afraid of Arie, how often does he hit; what does Arie want and not."""
    assert asks(CASE, "person.threatened_seriously", "p1")
    assert asks(CASE, "person.threatened_seriously", "p2")
    assert asks_later("situation.how_often", "s3")


def test_yes_sometimes_is_no_thought_of_harm_yet_and_becomes_a_question():
    """Draft: "ja, soms" (waar bent u dan bang voor, wat doet u?)."""
    assert finding(CASE, "s1", "thoughts-of-harm-need-acute-check") == "cannot_exclude"
    reasons = {
        (fact["about"], fact["fact"]): each["reason"]
        for each in data_of(CASE)["questions"]
        for fact in each["facts"]
    }
    assert reasons["p2", "person.thinks_of_harm"] == "not_concrete"


def test_no_minor_is_there_and_nothing_asks_about_a_school_or_a_child():
    """Draft: "Kindvelden verplicht stellen: er zijn geen minderjarigen"."""
    assert not any(each["rule"] == "child-was-there-comes-first" for each in findings("present"))
    assert not any("school" in each["text"]["nl"].lower() for each in data_of(CASE)["questions"])


def findings(outcome):
    return [each for each in data_of(CASE)["findings"] if each["outcome"] == outcome]


@pytest.mark.parametrize("item", ["s1", "s2", "s3", "s4", "p1", "p2", "household", "top3"])
def test_no_family_text_calls_anybody_by_what_they_did(item):
    """Draft, what may not: "ouderenmishandelaar" in a text for the family."""
    said = " ".join(f"{each.nl} {each.en}" for each in read_as_family(result_of(CASE), item).texts)
    assert said
    for word in ("mishandel", "dader", "pleger", "overbelast", "tehuis", "abuse", "perpetrator"):
        assert word not in said.lower()


@pytest.mark.slow
@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_the_program_itself_says_the_same(lang):
    shown = run("assess", file_of(CASE), "--lang", lang)
    assert shown.returncode == 0
    for item in ("s1", "s2", "s4"):
        assert f". {item}: " in shown.stdout
    data = json.loads(run("assess", file_of(CASE), "--json").stdout)
    assert [each["situation"] for each in data["top3"]] == ["s1", "s2", "s4"]


# ---------------------------------------- after the move, 14 September


@pytest.mark.parametrize("item", ["s1", "s2"])
def test_calm_elsewhere_stands_with_its_reason_and_is_looked_at_again(item):
    """Draft, moment E: "S1 en S2 kunnen hier niet meer op dezelfde manier"."""
    warned = [each for each in data_of(LATER)["warnings"] if each["about"] == item]
    (calm,) = (each for each in warned if each["code"] == "calm_from_circumstances")
    assert "niet van afspraken" in calm["text"]["nl"]
    assert "Kijk opnieuw zodra die veranderen" in calm["text"]["nl"]
    assert "not from agreements" in calm["text"]["en"]
    assert "Look again as soon as they change" in calm["text"]["en"]


def test_only_what_a_named_person_gave_a_reason_for_has_that_standing():
    """Draft: a blow on a visit is weighed by itself; who washes Arie now is unknown."""
    warned = {
        each["about"]
        for each in data_of(LATER)["warnings"]
        if each["code"] == "calm_from_circumstances"
    }
    assert warned == {"s1", "s2"}
    for each in result_of(LATER).planned.case.situations:
        assert bool(each.standing) == (each.id in warned)


@pytest.mark.parametrize(
    ("lang", "standing", "why"),
    [
        ("nl", "kan nu op deze manier niet gebeuren", "sinds 20 juli in een verpleeghuis"),
        ("en", "cannot occur in this way now", "in a nursing home since 20 July"),
    ],
)
def test_the_reason_who_gave_it_and_the_day_stand_in_the_plan(lang, standing, why):
    said = flat(render(result_of(LATER), lang=lang))
    assert f"{standing}: Arie" in said
    assert why in said
    assert "J. (" in said
    assert "2026-09-14)" in said


@pytest.mark.parametrize(
    ("lang", "again"),
    [("nl", "Kijk opnieuw zodra die veranderen."), ("en", "Look again as soon as they change.")],
)
def test_the_first_screen_says_where_the_calm_comes_from(lang, again):
    said = flat("\n".join(summary.first_lines(result_of(LATER).planned, lang)))
    assert said.count(again) == 2


def test_the_calm_takes_nothing_away():
    """The same situations without the standing get the same check, urgency and place."""
    data = result_of(LATER).planned.case.model_dump(mode="json", by_alias=True)
    for each in data["situations"]:
        each["standing"] = None
    before = reason(Case.model_validate(data), load_rules("top3")).to_data()
    kept = ("id", "acute_check", "urgency", "structural", "concrete")
    assert [{key: each[key] for key in kept} for each in before["situations"]] == [
        {key: each[key] for key in kept} for each in data_of(LATER)["situations"]
    ]
    assert [(each["rank"], each["situation"]) for each in before["top3"]] == proposal(LATER)


SOLVED = {
    "nl": {"opgelost", "verholpen", "hersteld", "klaar", "gestopt", "gelukt"},
    "en": {"solved", "resolved", "recovered", "stopped"},
}


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_nothing_is_called_solved(lang):
    planned = result_of(LATER).planned
    said = ["\n".join(summary.first_lines(planned, lang)), render(result_of(LATER), lang=lang)]
    said += [each["text"][lang] for each in data_of(LATER)["warnings"]]
    for item in ("s1", "s2", "s5"):
        said += [each.in_language(lang) for each in read_as_family(result_of(LATER), item).texts]
    for text in said:
        assert SOLVED[lang].isdisjoint(words_of(text))
        assert concluded(text, lang) == []


def test_the_slap_of_june_is_about_now_and_stands_in_the_proposal():
    """Draft, version 2: (1) the slap, (2) S3. Ours adds what cannot occur now; people choose."""
    assert "s5" in [name for _, name in proposal(LATER)]
    assert situation(LATER, "s5")["acute_check"] == "required"


def test_the_back_door_stays_a_question_and_is_no_situation_yet():
    """Draft: "achterdeur op slot" is nog een vraag (was Nel binnen, hoe lang?)."""
    assert "t13" not in {name for each in data_of(LATER)["findings"] for name in each["statements"]}
    case = result_of(LATER).planned.case
    assert next(each for each in case.statements if each.id == "t13").class_ == "unknown"


@pytest.mark.slow
@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_the_program_itself_warns_where_the_calm_comes_from(lang):
    shown = run("check", file_of(LATER), "--lang", lang)
    assert shown.returncode == 0
    (line,) = (each for each in shown.stdout.splitlines() if "[calm_from_circumstances" in each)
    assert "s1: " in line
    assert "s2: " in line
