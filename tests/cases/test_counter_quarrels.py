"""Two loud quarrels a year and nobody afraid: a situation, and no more than that."""

import pytest

from cases.counter_examples import assert_is_quiet, data_as_typed, says
from cases.shipped_cases import LANGUAGES, at_once, data_of, result_of, situation
from top3 import load_rules, reason, render
from top3.model.case import Case
from top3.views import summary

CASE = "two-quarrels"


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_it_stays_quiet(lang):
    assert_is_quiet(CASE, lang)


def test_two_days_eight_months_apart_are_not_structural_by_themselves():
    assert situation(CASE, "s1")["structural"] != "yes"
    assert data_as_typed(CASE)["household"]["structural"] != "yes"


@pytest.mark.parametrize(("lang", "words"), [("nl", "; herhaalt zich"), ("en", "; repeats")])
def test_nobody_is_told_that_it_repeats(lang, words):
    """That it is not known whether it repeats may be said."""
    screen = "\n".join(summary.first_lines(result_of(CASE).planned, lang))
    for said in (screen, render(result_of(CASE), lang=lang)):
        assert words not in " ".join(said.split())
    reasons = [each[lang] for one in data_of(CASE)["top3"] for each in one["because"]]
    assert not any("herhaalt" in each or "repeats" in each for each in reasons)


def with_quarrels(*days, how_often=None):
    data = result_of(CASE).planned.case.model_dump(mode="json", by_alias=True)
    data["situations"][0]["when"] = {"value": {"on": list(days)}, "by": []}
    if how_often:
        data["situations"][0]["how_often"] = {"value": how_often, "by": ["t4"]}
    return reason(Case.model_validate(data), load_rules("top3")).to_data()["situations"][0]


def test_two_quarrels_in_one_week_are_structural():
    assert with_quarrels("2026-02-17", "2026-02-21")["structural"] == "yes"


def test_two_quarrels_are_structural_once_somebody_says_that_it_happens_more_often():
    told = with_quarrels("2025-06-14", "2026-02-21", how_often="more_often")
    assert told["structural"] == "yes"


def test_it_stays_a_situation_that_asks_for_attention():
    """A recorded situation never gets less, and it is never said to be nothing."""
    each = situation(CASE, "s1")
    assert each["acute_check"] == "not_found"
    assert each["urgency"] == {"at_least": "attention", "at_most": "attention"}
    assert [one["situation"] for one in data_of(CASE)["top3"]] == ["s1"]


def test_a_bearable_number_of_questions_is_left():
    assert 1 <= len(data_of(CASE)["questions"]) <= 4


@pytest.mark.parametrize(
    ("lang", "said", "never"),
    [
        ("nl", "dat zegt niets over wat nog niet gevraagd is", "niets aan de hand"),
        ("en", "that says nothing about what was not asked yet", "nothing the matter"),
    ],
)
def test_nothing_must_happen_now_and_nobody_is_reassured(lang, said, never):
    assert data_as_typed(CASE)["now"] == []
    assert says(CASE, lang, said)
    assert not says(CASE, lang, never)


def test_that_it_can_never_end_well_is_an_opinion_and_carries_nothing():
    used = {each for one in data_of(CASE)["findings"] for each in one["statements"]}
    assert "t2" not in used
