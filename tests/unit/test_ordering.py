"""Ordering: every statement by day, informant and kind; classes are asked, never guessed."""

import pytest

from top3 import check, render
from unit.small_case import case_of, plan_of, result_of, rules, situation, statement

REPORTS = [
    {"id": "r1", "title": "school", "informant": "school", "happened": "2026-03-10",
     "recorded": "2026-03-11"},
    {"id": "r2", "title": "buur", "informant": "p1", "happened": {"unknown": "asked_unknown"},
     "recorded": "2026-01-02"},
    {"id": "r3", "title": "brief", "recorded": "2026-03-01",
     "happened": {"claims": [{"value": "2026-02", "by": ["t4"]}, {"value": "2026-03-02"}]}},
]  # fmt: skip
STATEMENTS = [
    statement(1, **{"class": "situation"}),
    statement(2, report="r2", kind="account", **{"class": "situation"}),
    statement(3, report="r2", kind="interpretation", **{"class": "opinion"}),
    statement(4, report="r3", kind="document", **{"class": "history"}),
    statement(5, report="r3", kind={"unknown": "not_asked"}, **{"class": "unknown"}),
]


def ordered(**parts):
    return plan_of(**(parts or {"reports": REPORTS, "statements": STATEMENTS})).ordered


def doubts(**fields):
    """Return the codes of what is doubted about one statement."""
    return [each.code for each in ordered(statements=[statement(1, **fields)]).doubts]


def test_statements_stand_in_order_of_the_day_it_happened_and_unknown_days_come_last_by_name():
    told = ordered().statements
    assert [each.statement for each in told.timeline] == ["t4", "t5", "t1", "t2", "t3"]
    assert told.undated == ("t2", "t3")


def test_of_two_days_that_were_told_the_earliest_counts_and_stands_as_it_was_told():
    assert ordered().statements.timeline[0].happened == "2026-02"


def test_what_was_seen_told_and_made_of_it_is_kept_apart():
    assert ordered().statements.by_kind == {
        "fact": ("t1", "t4"), "account": ("t2",), "interpretation": ("t3",), "unknown": ("t5",),
    }  # fmt: skip


def test_statements_are_grouped_by_who_told_them_and_nobody_known_is_a_group_of_its_own():
    told = ordered().statements.by_informant
    assert told == {"school": ("t1",), "p1": ("t2", "t3"), "unknown": ("t4", "t5")}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"text": "Vechtscheiding.", "class": "situation"}, ["doubt_label_as_situation"]),
        ({"text": "ADHD", "class": "situation"}, ["doubt_diagnosis_as_situation"]),
        ({"text": "schulden", "class": "situation"}, ["doubt_label_as_situation"]),
        ({"text": "schulden", "class": "risk_factor"}, []),
        ({"text": "ADHD kan een rol spelen", "class": "situation"}, []),
        ({"kind": "interpretation", "class": "situation"}, ["doubt_interpretation_as_situation"]),
        ({"kind": "interpretation", "class": "opinion"}, []),
        ({"kind": "wish", "class": "situation"}, ["doubt_wish_as_situation"]),
        ({"kind": "account", "class": "situation"}, []),
        ({}, ["doubt_unclassified"]),
    ],
)
def test_a_class_that_does_not_go_with_the_words_or_the_kind_is_asked_again(fields, found):
    assert doubts(**fields) == found


def test_every_doubt_says_what_to_ask_and_is_a_remark():
    case = case_of(statements=[statement(1, text="ADHD", **{"class": "situation"})])
    (remark,) = (each for each in check(case, rules()) if each.code.startswith("doubt_"))
    assert (remark.code, remark.about) == ("doubt_diagnosis_as_situation", "t1")
    assert "wat was er te zien of te horen" in remark.text.nl
    assert not remark.blocks


@pytest.mark.parametrize(("class_", "asked"), [("unknown", False), (None, True)])
def test_what_nobody_classified_is_asked_once_and_never_guessed(class_, asked):
    fields = {"class": class_} if class_ else {}
    result = result_of(statements=[statement(1, **fields), statement(2, **fields)])
    found = [each for each in result.questions if "statements-without-class" in str(each.asked_by)]
    assert len(found) == asked
    assert result.planned.ordered.classes == {class_ or "unclassified": ("t1", "t2")}


@pytest.mark.parametrize("class_", ["label", "opinion", "diagnosis", "attitude", "risk_factor"])
def test_what_is_set_aside_says_where_it_belongs_and_what_makes_it_observable(class_):
    (aside,) = ordered(statements=[statement(1, **{"class": class_})], situations=[]).set_aside
    assert aside.place
    assert aside.ask is not None
    assert aside.ask.nl.endswith("?")
    assert aside.ask.en.endswith("?")


def test_a_strength_is_set_aside_and_needs_no_question():
    (aside,) = ordered(statements=[statement(1, **{"class": "strength"})], situations=[]).set_aside
    assert aside.ask is None


def test_the_plan_shows_days_in_order_with_each_sort_by_its_name():
    text = render(plan_of(reports=REPORTS, statements=STATEMENTS))
    assert "- 2026-03-10: gezien of op papier t1" in text
    assert "- dag niet bekend: verteld t2; uitleg t3" in text
    assert text.index("- 2026-02:") < text.index("- 2026-03-10:") < text.index("- dag niet bekend")


def test_the_result_carries_the_order_as_data():
    data = result_of(reports=REPORTS, statements=STATEMENTS).to_data()["ordered"]
    assert data["undated"] == ["t2", "t3"]
    assert data["timeline"][0] == {
        "statement": "t4", "happened": "2026-02", "recorded": "2026-03-01",
    }  # fmt: skip
    assert set(data["by_kind"]) == {"fact", "account", "interpretation", "unknown"}


def test_a_situation_that_is_only_a_label_is_set_aside_with_its_question():
    words = {"words": {"nl": "agressief"}, "kinds": []}
    aside = ordered(situations=[situation("s1", behaviour=words)]).set_aside
    (found,) = (each for each in aside if each.item == "s1")
    assert (found.class_, found.place) == ("label", "nowhere_yet")
    assert found.ask is not None
