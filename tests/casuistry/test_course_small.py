"""What a course does with one step: asks the engine, records what is asked, or leaves it."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from casuistry.small_course import AGREES, CHOOSES, said, scenario, stage
from top3 import load_rules
from top3.casuistry.generate import Made, made
from top3.casuistry.going_on.recording import Recorder
from top3.rules.language import RuleSet

BEGINS = (CHOOSES, AGREES)
TITLE_ = {"nl": "een verslag", "en": "a report"}
OPENS = {"move": "direct_safety"}
BECAUSE = {"nl": "wachten is gevaarlijker", "en": "waiting is more dangerous"}
DECLINED = {"id": "view", "record": {"person": "$child", "words": {"unknown": "declined"}}}


@cache
def rules() -> RuleSet:
    return load_rules("top3")


def drawn(*course: Any, **more: Any) -> Made:
    return made(scenario(*course, **more), seed=3, index=0, rules=rules())


def types(case: Made) -> list[str]:
    return [each["type"] for each in case.events]


def records(case: Made, kind: str) -> list[dict[str, Any]]:
    return [each["record"] for each in case.events if each["type"] == kind]


@pytest.mark.slow
def test_a_phase_opens_once_everything_its_gate_asks_was_recorded() -> None:
    case = drawn(stage("first", *BEGINS, OPENS))
    assert case.stages[0].phase == ("intake", "direct_safety")
    assert types(case)[-1] == "phase_opened"
    assert "gate_passed" not in types(case)
    noted = [each["fact"] for each in records(case, "answer_noted")]
    assert noted == ["household.emergency_route"]


def test_a_shut_gate_leaves_the_phase_and_says_what_is_missing() -> None:
    case = drawn(stage("first", CHOOSES, OPENS))
    assert case.stages[0].phase == ("intake", "intake")
    assert "phase_opened" not in types(case)
    rows = case.stages[0].blockers
    assert {"chosen-situations-have-a-whole-agreement"} == {each["rule"] for each in rows}
    assert all(each["text"]["nl"] and each["text"]["en"] for each in rows)


def test_somebody_can_decide_to_pass_a_shut_gate_and_says_why() -> None:
    case = drawn(stage("first", CHOOSES, {**OPENS, "or": "decide", "because": BECAUSE}))
    assert case.stages[0].phase == ("intake", "direct_safety")
    (passed,) = records(case, "gate_passed")
    assert passed["reason"]["nl"] == BECAUSE["nl"]
    assert passed["by"]["name"]
    assert case.stages[0].blockers


def test_a_story_is_told_only_of_what_came_about() -> None:
    story = {"nl": "de fase ging open", "en": "the phase opened"}
    shut = drawn(stage("first", CHOOSES, {**OPENS, "story": story}))
    opened = drawn(stage("first", *BEGINS, {**OPENS, "story": story}))
    assert shut.stages[0].story == ()
    assert opened.stages[0].story == (story,)


def test_who_declined_to_give_a_view_is_given_none() -> None:
    asked = drawn(stage("first", *BEGINS, OPENS))
    assert types(asked).count("view_recorded") + types(asked).count("view_not_given") == 1
    refused = drawn(stage("first", *BEGINS, OPENS), views=[DECLINED])
    assert not {"view_recorded", "view_not_given"} & set(types(refused))


def test_who_declined_to_talk_is_not_asked_who_else_it_happened_to() -> None:
    assert "situation_described" in types(drawn(stage("first", *BEGINS, OPENS)))
    case = drawn(stage("first", *BEGINS, OPENS), views=[DECLINED])
    assert "situation_described" not in types(case)
    assert case.stages[0].phase == ("intake", "intake")


def test_an_answer_that_nobody_could_give_is_not_filled_in() -> None:
    unknown = {"id": "route", "record": {
        "fact": "household.emergency_route", "value": {"unknown": "asked_unknown"},
        "on": {"day": "now"}, "by": "$fixed_face"}}  # fmt: skip
    case = drawn(stage("first", *BEGINS, OPENS), also={"noted": [unknown]})
    assert "answer_noted" not in types(case)
    assert case.stages[0].phase == ("intake", "intake")


@pytest.mark.slow
def test_a_broken_agreement_is_not_found_kept_and_nothing_acute_is_closed_on_it() -> None:
    broke = {"do": "agreement_broken", "record": {"agreement": "$walks_off", "by": {
        "role": "teacher"}}}  # fmt: skip
    later = stage("later", broke, {"move": "stable_safety"})
    case = drawn(stage("first", *BEGINS, OPENS, to="later"), later)
    assert case.stages[1].phase == ("direct_safety", "direct_safety")
    assert "agreement_kept" not in types(case)
    assert "acute_closed" not in types(case)
    assert not records(case, "judged")


@pytest.mark.slow
def test_an_agreement_nobody_looked_at_is_checked_by_another_than_who_keeps_it() -> None:
    later = stage("later", {"move": "stable_safety"})
    case = drawn(stage("first", *BEGINS, OPENS, to="later"), later)
    (check,) = records(case, "agreement_kept")
    assert check["by"] == {"role": "teacher"}
    assert case.stages[1].phase == ("direct_safety", "stable_safety")
    assert {each["about"] for each in records(case, "judged")} == {"s1"}


@pytest.mark.slow
def test_an_agreement_of_yesterday_is_not_checked_yet() -> None:
    later = stage("later", {"move": "stable_safety"})
    case = drawn(stage("first", *BEGINS, OPENS, to="later", after=1), later)
    assert "agreement_kept" not in types(case)
    assert case.stages[1].phase == ("direct_safety", "direct_safety")


def test_a_move_that_the_table_does_not_have_leaves_no_event() -> None:
    case = drawn(stage("first", CHOOSES, {"move": "recovery", "or": "decide"}))
    assert types(case) == ["top3_chosen"]


def test_what_the_engine_refuses_is_not_in_the_events() -> None:
    closes = {"do": "closed", "because": BECAUSE, "record": {"to": "followed_to_the_end"}}
    case = drawn(stage("first", CHOOSES, closes))
    assert types(case) == ["top3_chosen"]
    assert any("refused" in each for each in case.stages[0].blockers)


@pytest.mark.slow
def test_what_a_worker_found_out_stays_when_more_is_told_later() -> None:
    more = {"id": "more", "moment": "later", "informant": "parent", "title": TITLE_,
            "when": {"before": [0, 0]},
            "says": [said("Zo was het niet.", denies=["hit"])]}  # fmt: skip
    standing = {"is": "current", "because": BECAUSE, "by": "$fixed_face", "on": {"day": "now"}}
    stands = {"do": "situation_described", "record": {"id": "$hit", "standing": standing}}
    first = stage("first", *BEGINS, OPENS, stands, to="later")
    case = drawn(first, stage("later", {"report": "more"}), reports=[more])
    last = records(case, "situation_described")[-1]
    assert last["standing"]["is"] == "current"
    assert last["affected"]["complete"] is True
    assert last["seen_by"] == {"p2": "denied"}
    assert len(last["statements"]) == 3


@pytest.mark.slow
def test_new_violence_leads_back_from_a_later_phase() -> None:
    again = {"id": "again", "when": {"before": [1, 1], "of": "third"}, "actors": ["parent"],
             "affected": ["child"], "kinds": ["hits"],
             "words": {"nl": "slaat {child} weer", "en": "hits {child} again"}}  # fmt: skip
    told = {"id": "told_again", "moment": "third", "informant": "child", "title": TITLE_,
            "when": {"before": [0, 0]}, "says": [said("Weer.", tells=["again"])]}  # fmt: skip
    case = drawn(
        stage("first", *BEGINS, OPENS, to="second"),
        stage("second", {"move": "stable_safety"}, to="third"),
        stage("third", {"report": "told_again", "new_violence": True}),
        happenings=[again], reports=[told],
    )  # fmt: skip
    assert [each.phase[1] for each in case.stages] == [
        "direct_safety", "stable_safety", "direct_safety"]  # fmt: skip
    assert "new_violence_reported" in types(case)


@pytest.mark.slow
def test_a_hand_over_is_answered_by_the_receiver_and_changes_the_fixed_face() -> None:
    offer = {"do": "hand_over_offered", "as": "over", "record": {
        "receiver": {"role": "case_director", "name": "B."}}}  # fmt: skip
    takes = {"do": "hand_over_accepted", "record": {"id": "$over"}}
    looks = stage("later", {"do": "evaluated", "record": {"items": ["$walks_off"]}})
    case = drawn(stage("first", *BEGINS, offer, takes, to="later"), looks)
    actors = {each["type"]: each["actor"]["role"] for each in case.events}
    assert actors["hand_over_offered"] == "fixed_face"
    assert actors["hand_over_accepted"] == actors["evaluated"] == "case_director"


def test_a_moment_comes_once_so_that_every_course_ends() -> None:
    case = drawn(stage("first", CHOOSES, to="second"), stage("second", to="first"))
    assert [each.id for each in case.stages] == ["first", "second"]


def test_a_step_that_points_at_what_is_not_there_falls_away() -> None:
    gone = {"do": "evaluated", "record": {"items": ["$nothing"]}}
    assert types(drawn(stage("first", CHOOSES, gone))) == ["top3_chosen"]


def test_moments_rise_within_working_hours() -> None:
    recorder = Recorder(max)
    days = [date(2026, 3, 27)] * 200 + [date(2026, 3, 30)]
    moments = [recorder.moment(day) for day in days]
    assert moments == sorted(moments)
    assert moments[0].startswith("2026-03-27T11:30")
    assert moments[0].endswith("+01:00")
    assert moments[199].startswith("2026-03-27T18:00")
    assert moments[-1].endswith("+02:00")
