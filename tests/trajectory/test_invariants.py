"""Every promise that holds after every event: what would break it, and what does not."""

import pytest

from top3.trajectory.invariants import INVARIANTS
from trajectory.told import (
    DAY,
    FACE,
    OTHER,
    after,
    agreement,
    begun,
    chosen,
    closed_acute,
    decision,
    event,
    in_phase,
    opened,
    passed,
    refused,
    violence,
)
from unit.small_case import situation

SHOWN_HERE = {
    "a-gate-that-is-passed-is-there",
    "a-phase-needs-a-chosen-top3", "an-open-hold-is-closed-first", "acute-blocks-moving-on",
    "a-decision-has-a-name-a-day-and-a-reason", "acute-is-closed-with-what-was-done",
    "what-is-acute-and-left-out-has-a-reason", "one-fixed-face-at-a-time",
    "no-agreement-closed-while-its-danger-open", "safety-part-closes-last",
    "a-period-ends-after-it-begins",
}  # fmt: skip
SHOWN_ELSEWHERE = {
    "a-move-stands-in-the-table", "handed-over-means-accepted", "danger-leads-back",
    "a-weighing-is-by-somebody-who-may", "own-judgement-first",
}  # fmt: skip


def test_every_promise_has_a_name_and_words_in_both_languages_and_is_shown_to_hold():
    assert set(INVARIANTS) == SHOWN_HERE | SHOWN_ELSEWHERE
    assert all(each.promise.nl and each.promise.en for each in INVARIANTS.values())


def test_a_later_phase_needs_a_top3_that_people_chose():
    name = "a-phase-needs-a-chosen-top3"
    bare = after(begun(), passed("direct_safety", 1), opened("direct_safety", 2),
                 passed("stable_safety", 3), closed_acute(4))  # fmt: skip
    assert refused(bare, opened("stable_safety", 5)) == {name}
    after(bare, chosen(6), opened("stable_safety", 7))


def test_what_is_being_found_out_is_closed_before_a_next_phase():
    hold = {"id": "h1", "about": ["s1"], "from": DAY, "until": "2026-03-27", "by": FACE,
            "reason": {"nl": "wat bedoelde Bram?"}}  # fmt: skip
    made = after(begun(), chosen(), passed("direct_safety", 2), event("hold_opened", hold))
    assert refused(made, opened("direct_safety", 3)) == {"an-open-hold-is-closed-first"}
    shut = event("hold_closed", {**hold, "closed": DAY, "found": {"nl": "een grapje"}})
    after(made, shut, opened("direct_safety", 3))


def test_what_is_acute_blocks_a_next_phase_and_erases_nothing():
    acute = event("acute_opened", decision("acute_opened", 5, items=["s1"]))
    made = after(in_phase("direct_safety"), passed("stable_safety", 4), acute)
    assert made.course.phase == "direct_safety"
    assert made.course.chosen == "d1"
    assert "acute-blocks-moving-on" in refused(made, opened("stable_safety", 6))
    after(made, closed_acute(7), opened("stable_safety", 8))


def test_an_acute_overlay_of_one_situation_is_not_closed_by_closing_another():
    made = after(begun(), event("acute_opened", decision("acute_opened", 5, items=["s1"])))
    made = made.apply(closed_acute(6, items=["s2"]))
    assert [each.about for each in made.course.acute] == ["s1"]


@pytest.mark.parametrize(
    "change",
    [{"by": {"role": "fixed_face"}}, {"on": {"unknown": "not_asked"}},
     {"reason": {"code": "agreed"}},
     {"on": "2026-03-21"}],
)  # fmt: skip
def test_a_decision_has_a_name_a_day_and_a_reason(change):
    told = event("top3_chosen", decision("top3_chosen", 1, items=["s1"]) | change)
    assert refused(begun(), told) == {"a-decision-has-a-name-a-day-and-a-reason"}


def test_who_closes_something_acute_says_what_was_done():
    bare = event("acute_closed", decision("acute_closed", 1, items=["s1"]))
    assert refused(begun(), bare) == {"acute-is-closed-with-what-was-done"}
    made = begun().apply(event("agreement_made", agreement()))
    made.apply(event("acute_closed", decision("acute_closed", 1, items=["s1", "a1"])))


def test_what_is_acute_is_chosen_or_left_out_with_a_reason_of_its_own():
    made = begun().apply(event("acute_opened", decision("acute_opened", 5, items=["s2"])))
    assert refused(made, chosen()) == {"what-is-acute-and-left-out-has-a-reason"}
    made.apply(chosen(items=["s1", "s2"]))
    made.apply(chosen(left_out=[{"item": "s2", "code": "agreed", "nl": "opa is er"}]))


def test_another_fixed_face_comes_only_by_a_hand_over_that_was_accepted():
    home = {"members": {"has": ["p1", "p2"], "complete": True}, "fixed_face": OTHER}
    name = {"one-fixed-face-at-a-time"}
    assert refused(begun(), event("household_described", home)) == name
    faceless = {"members": {"has": ["p1", "p2"], "complete": True}}
    assert refused(begun(), event("household_described", faceless)) == name
    offer = {"id": "o1", "giver": FACE, "receiver": OTHER, "offered": DAY}
    took = event("hand_over_accepted", {**offer, "accepted": True, "on": DAY}, actor=OTHER)
    assert (
        refused(begun(), event("hand_over_offered", {**offer, "giver": OTHER, "receiver": FACE}))
        == name
    )
    offered = begun().apply(event("hand_over_offered", offer))
    assert refused(offered, event("hand_over_offered", {**offer, "id": "o2"})) == name
    by_giver = event("hand_over_accepted", {**offer, "accepted": True, "on": DAY}, actor=FACE)
    assert refused(offered, by_giver) == name
    handed = offered.apply(took)
    assert handed.fixed_face.name == "Ilse"
    handed.apply(event("household_described", home))


def test_no_agreement_ends_while_what_it_answers_can_still_happen():
    made = begun().apply(event("agreement_made", agreement()))
    name = {"no-agreement-closed-while-its-danger-open"}
    assert refused(made, event("agreement_changed", agreement(status="ended"))) == name
    assert refused(made, event("agreement_changed", agreement(answers=["s2"]))) == name
    another = made.apply(event("agreement_made", agreement("a2")))
    another.apply(event("agreement_changed", agreement(status="replaced")))
    past = situation(
        "s1", standing={"is": "past", "on": DAY, "because": {"nl": "Rik woont elders"}, "by": FACE}
    )
    over = made.apply(event("situation_described", past))
    over.apply(event("agreement_changed", agreement(status="ended")))


def test_the_safety_part_runs_to_the_end_of_the_case():
    past = situation(
        "s1", standing={"is": "past", "on": DAY, "because": {"nl": "Rik woont elders"}, "by": FACE}
    )
    made = after(begun(), event("agreement_made", agreement()), chosen(),
                 event("situation_described", past))  # fmt: skip
    ended = event("agreement_changed", agreement(status="ended"))
    assert refused(made, ended) == {"safety-part-closes-last"}
    closed = made.apply(event("closed", decision("closed", 9, to="died")))
    closed.apply(ended)


@pytest.mark.parametrize(("until", "holds"), [(DAY, True), ("2026-03-19", False)])
def test_what_is_temporary_does_not_end_before_it_begins(until, holds):
    told = {"id": "i1", "who": OTHER, "instead_of": FACE, "from": DAY, "until": until, "by": FACE}
    one = event("stand_in_named", told)
    if holds:
        assert begun().apply(one).length == 1
    else:
        assert refused(begun(), one) == {"a-period-ends-after-it-begins"}


def test_a_gate_that_is_passed_is_one_that_is_there():
    assert refused(begun(), passed("stabel_safety", 3)) == {"a-gate-that-is-passed-is-there"}
    begun().apply(passed("stable_safety", 3))


def test_nobody_looks_again_before_the_day_a_case_was_closed():
    def closing(day):
        return event("closed", decision("closed", 9, to="died", look_again=day))

    assert refused(begun(), closing("2026-03-19")) == {"a-period-ends-after-it-begins"}
    begun().apply(closing(DAY))


def test_new_violence_at_intake_waits_for_nobody_to_open_a_phase():
    made = begun().apply(violence())
    assert made.course.phase == "intake"
    assert made.case.item("s3") is not None
