"""Events about the trajectory itself: retracted, erased, shown, other rules."""

from dataclasses import replace
from datetime import date

import pytest

from top3 import load_rules
from top3.errors import StepNotAllowedError
from top3.rules.logic import Tri
from top3.trajectory.migration import changes_under, layers_of, moving_to
from top3.trajectory.own_events import erasure_of
from top3.trajectory.own_records import RulesMoved
from top3.values import I18n, RoleRef
from trajectory.told import (
    DAY,
    FACE,
    OTHER,
    after,
    agreement,
    begun,
    chosen,
    decision,
    event,
    in_phase,
    opened,
    refused,
    rules,
    violence,
)
from unit.small_case import situation, statement

TODAY = date.fromisoformat(DAY)
WHY = {"nl": "verkeerde zaak"}
NOT_ACUTE = {"when": "2020-01-01", "actors": ["p1"], "affected": ["p1"]}


def retracted(number, on=DAY):
    return event("retracted", {"event": number, "reason": WHY}, on)


# ------------------------------------------------------------------ a retraction
def test_what_was_retracted_does_not_count_and_can_still_be_read():
    made = after(begun(), event("agreement_made", agreement()), retracted(1))
    assert made.case.agreements == ()
    assert made.events[0].record.id == "a1"
    assert made.at(TODAY).trajectory.length == 2


def test_an_earlier_version_is_back_when_a_later_one_is_retracted():
    made = after(begun(), event("agreement_made", agreement()),
                 event("agreement_changed", agreement(evaluate="2026-04-01")),
                 retracted(2))  # fmt: skip
    assert made.case.item("a1") == made.events[0].record


def test_a_retraction_opens_no_phase():
    made = in_phase("stable_safety").apply(violence())
    back = made.apply(retracted(made.length))
    assert back.course.phase == "direct_safety"
    assert back.case.item("s3") is None


def test_a_retraction_closes_nothing_that_is_acute_and_opens_again_what_it_closed():
    told = event("acute_opened", decision("acute_opened", 5, items=["s1"]))
    shut = event(
        "acute_closed", decision("acute_closed", 6, items=["s1"], words={"nl": "oma is er"})
    )
    made = after(begun(), told, shut)
    assert made.course.acute == ()
    assert [each.about for each in made.apply(retracted(2)).course.acute] == ["s1"]
    assert [each.about for each in after(begun(), told, retracted(1)).course.acute] == ["s1"]


def test_a_phase_that_was_opened_by_a_slip_of_the_pen_is_not_open():
    made = in_phase("direct_safety")
    back = made.apply(retracted(made.length))
    assert back.course.phase == "intake"
    assert back.course.opened_by is None


def test_a_retraction_on_which_a_later_event_leans_is_refused_and_names_it():
    check = {"id": "c1", "agreement": "a1", "on": DAY, "by": OTHER, "found": "kept"}
    made = after(begun(), event("agreement_made", agreement()), event("agreement_kept", check))
    with pytest.raises(StepNotAllowedError) as refusal:
        made.apply(retracted(1))
    assert "event 2" in refusal.value.in_language("en")
    after(made, retracted(2), retracted(1))


def test_a_gate_that_was_passed_by_a_retracted_decision_is_shut_again():
    made = in_phase("direct_safety")
    assert refused(made, retracted(made.length - 1)) == {"leaned-on"}


@pytest.mark.parametrize("number", [2, 99])
def test_an_event_that_is_not_there_is_not_retracted(number):
    made = begun().apply(event("agreement_made", agreement()))
    assert refused(made, retracted(number)) == {"no-such-event"}


def test_nothing_is_retracted_twice_and_no_retraction_is():
    made = after(begun(), event("agreement_made", agreement()), retracted(1))
    assert refused(made, retracted(1)) == {"already-retracted"}
    assert refused(made, retracted(2)) == {"not-to-be-retracted"}


def test_what_was_known_before_a_retraction_stays_known_of_that_day():
    made = after(begun(), event("agreement_made", agreement(), "2026-03-18"), retracted(1))
    assert [each.id for each in made.at(date(2026, 3, 19)).trajectory.case.agreements] == ["a1"]


def test_scaling_down_by_a_slip_of_the_pen_is_scaled_up_again():
    up = event("scaled_up", decision("scaled", 5, to="mda_considered"))
    down = event("scaled_down", decision("scaled", 6, to="regular"))
    assert after(begun(), up, down, retracted(2)).course.approach == "mda_considered"
    assert after(begun(), up, retracted(1)).course.approach == "mda_considered"


# ------------------------------------------------------------------ an erasure
def erased(made, *numbers, on=DAY):
    events, items = erasure_of(made, numbers)
    return event("erased", {"events": list(events), "items": list(items), "basis": "avg_17",
                            "reason": {"nl": "op verzoek"}}, on)  # fmt: skip


def test_what_was_erased_is_nowhere_and_that_it_was_there_is():
    made = begun().apply(event("statement_added", statement(7, text="een geheim van Rik")))
    gone = made.apply(erased(made, 1))
    assert gone.case.item("t7") is None
    assert "geheim" not in str([each.to_data() for each in gone.events])
    assert gone.events[0].salt == "0" * 32
    assert (gone.events[0].type, gone.events[0].recorded[:10]) == ("statement_added", DAY)


def test_what_hung_on_it_alone_goes_with_it():
    made = after(
        begun(),
        event("statement_added", statement(7)),
        event("situation_described", situation("s5", statements=["t7"], **NOT_ACUTE)),
    )
    gone = made.apply(erased(made, 1))
    assert gone.case.item("s5") is None


def test_a_proposal_that_was_shown_later_goes_too_for_it_may_repeat_the_words():
    made = begun().apply(event("statement_added", statement(7)))
    shown = made.shown(RoleRef(**FACE), TODAY)
    made = made.apply(event("proposal_shown", shown.model_dump(mode="json")))
    assert erasure_of(made, (1,)) == ((1, 2), ("t7",))
    little = {"events": [1], "items": ["t7"], "basis": "avg_17", "reason": WHY}
    assert refused(made, event("erased", little)) == {"erases-too-little"}
    assert made.apply(erased(made, 1)).length == 3


def test_a_gate_is_at_most_unknown_once_something_was_erased():
    made = in_phase("direct_safety")
    made = made.apply(event("agreement_made", agreement("a7")))
    gone = made.apply(erased(made, made.length))
    assert all(gone.gate(each, TODAY) is not Tri.TRUE for each in ("stable_safety", "plan"))
    assert "what-was-erased-opens-nothing" in {
        each.rule for each in gone.at(TODAY).why_not("stable_safety")
    }
    assert gone.at(TODAY).erased == {"a7"}


def test_an_erased_version_of_what_has_another_shuts_no_gate():
    made = after(begun(), event("agreement_made", agreement()),
                 event("agreement_changed", agreement(evaluate="2026-04-01")))  # fmt: skip
    gone = made.apply(erased(made, 1))
    assert gone.lost == frozenset()
    assert gone.case.item("a1") is not None


def test_an_erased_relation_holds_the_gates_shut_too():
    told = {"who": "p1", "of": "p2", "kind": "parent"}
    made = begun().apply(event("relation_described", told))
    gone = made.apply(erased(made, 1))
    assert gone.lost == {"household"}
    assert gone.gate("stable_safety", TODAY) is not Tri.TRUE


def test_what_carries_the_course_is_not_erased_by_itself():
    made = after(begun(), chosen())
    assert "carries-the-course" in refused(made, erased(made, 1))


def test_a_person_is_described_anew_before_the_old_words_go():
    person = {"id": "p3", "name": "Tante Jo", "age": {"value": 60, "on": DAY}}
    made = begun().apply(event("person_described", person))
    assert "person-still-needed" in refused(made, erased(made, 1))
    made = made.apply(event("person_described", {"id": "p3", "name": "P."}))
    gone = made.apply(erased(made, 1))
    assert "Tante" not in str(gone.case.to_data())


@pytest.mark.parametrize(
    "told",
    [
        event("view_recorded", {"id": "v1", "by": FACE, "words": {"nl": "goed"}, "on": DAY}),
        event("situation_described", situation("s9")),
        violence("s9"),
    ],
    ids=lambda each: each.type,
)
def test_where_a_case_stands_after_an_erasure_is_where_it_stands_for_who_opens_it_again(told):
    made = in_phase("direct_safety").apply(told)
    number = made.length
    if told.type == "situation_described":
        made = made.apply(event("acute_opened", decision("acute_opened", 90, items=["s9"])))
    gone = made.apply(erased(made, number))
    assert gone.course == gone.replayed().course
    assert len(gone.course.acute) == (told.type != "view_recorded")


def test_what_keeps_a_broken_agreement_from_leading_back_is_not_erased_by_itself():
    made = in_phase("stable_safety").apply(
        event("agreement_made", agreement("a7", safety_critical=False))
    )
    number = made.length
    check = {"id": "k1", "agreement": "a7", "on": DAY, "by": OTHER, "found": "broken"}
    made = made.apply(event("agreement_broken", check))
    assert made.course.phase == "stable_safety"
    assert refused(made, erased(made, number)) == {"carries-the-course"}


def test_what_came_before_an_erasure_can_still_be_retracted():
    view = {"id": "v1", "by": FACE, "words": {"nl": "het gaat beter"}, "on": DAY}
    made = after(begun(), event("agreement_made", agreement("a7")), event("view_recorded", view))
    gone = made.apply(erased(made, 2))
    assert gone.apply(retracted(1)).case.item("a7") is None


def test_nothing_is_erased_twice():
    made = begun().apply(event("agreement_made", agreement()))
    one = erased(made, 1)
    assert "already-erased" in refused(made.apply(one), one)


def test_what_was_applied_and_what_is_replayed_agree_after_an_erasure():
    made = after(in_phase("stable_safety"), event("agreement_made", agreement("a7")))
    gone = made.apply(erased(made, made.length)).apply(violence())
    again = gone.replayed()
    assert again.course == gone.course
    assert again.case == gone.case


# ------------------------------------------------------------------ what was shown
def test_a_decision_says_what_was_seen():
    made = begun()
    unseen = chosen().model_copy(update={"shown": None})
    assert refused(made, unseen) == {"a-decision-says-what-was-seen"}
    assert refused(made, chosen().model_copy(update={"shown": 3})) == {"not-shown"}
    made.apply(chosen())


def test_what_was_shown_can_be_read_without_any_program():
    made = begun()
    shown = made.shown(RoleRef(**FACE), TODAY)
    texts = [each.nl for each in shown.texts]
    assert any(each.startswith("Voorstel 1: ") for each in texts)
    assert sum(each.startswith("Vraag: ") for each in texts) == len(made.result(TODAY).questions)
    assert all(each.en for each in shown.texts)
    assert len(shown.digest) == 64
    assert "Rik" not in repr(shown)


# ------------------------------------------------------------------ own judgement first
def test_nobody_sees_the_proposal_before_an_own_view_where_that_was_agreed():
    made = begun(own_first=True)
    who = RoleRef(**FACE)
    with pytest.raises(StepNotAllowedError):
        made.at(TODAY).shown_to(who)
    shown = begun().shown(who, TODAY).model_dump(mode="json")
    assert refused(made, event("proposal_shown", shown)) == {"own-judgement-first"}
    own = {"id": "v1", "by": FACE, "about": "s1", "top3": ["s2", "s1"], "on": DAY}
    made = made.apply(event("view_recorded", own))
    assert made.at(TODAY).shown_to(who).digest
    with pytest.raises(StepNotAllowedError):
        made.at(TODAY).shown_to(RoleRef(**OTHER))


def test_an_own_view_counts_for_one_round():
    own = {"id": "v1", "by": FACE, "about": "s1", "top3": ["s2", "s1"], "on": DAY}
    made = in_phase("stable_safety", own_first=True).apply(event("view_recorded", own))
    assert made.has_own_view(RoleRef(**FACE))
    assert not made.apply(violence()).has_own_view(RoleRef(**FACE))


# ------------------------------------------------------------------ other rules
@pytest.fixture(scope="module")
def stacked():
    return load_rules("top3", overlays=["meldcode"])


def moved(made, other):
    return moving_to(made, other, recorded=f"{DAY}T11:00:00+01:00", actor=RoleRef(**FACE),
                     reason=I18n(nl="de regio gaat over"), salt="cd" * 16)  # fmt: skip


def test_a_case_stays_on_its_rules_until_a_person_moves_it(stacked):
    made = begun()
    gone_on = made.apply(moved(made, stacked), stacked)
    assert gone_on.rules is stacked
    assert made.rules is rules()
    assert gone_on.at(date(2026, 3, 19)).trajectory.rules is rules()
    assert gone_on.undo().rules is rules()


@pytest.mark.slow
def test_a_move_lists_every_conclusion_that_changes(stacked):
    made = begun()
    changes = changes_under(made, stacked, TODAY)
    assert changes
    assert moved(made, stacked).record.changes == changes
    assert changes_under(made, rules(), TODAY) == ()
    wrong = moved(made, stacked)
    wrong = wrong.model_copy(update={"record": wrong.record.model_copy(update={"changes": ()})})
    with pytest.raises(StepNotAllowedError) as refusal:
        made.apply(wrong, stacked)
    assert [each.code for each in refusal.value.blockers] == ["other-changes"]


@pytest.mark.slow
def test_a_move_goes_to_exactly_the_rules_it_names(stacked):
    made = begun()
    assert refused(made, moved(made, stacked), rules()) == {"other-rules"}
    assert refused(made, moved(made, stacked)) == {"other-rules"}
    assert refused(made, chosen(), stacked) == {"no-rules-here"}


def test_a_move_to_rules_that_do_not_know_where_the_case_stands_is_refused():
    up = event("scaled_up", decision("scaled", 5, to="mda_considered"))
    made = begun().apply(up)
    process = rules().process
    one_way = process.approaches.model_copy(
        update={"states": process.approaches.states[:1], "moves": ()}
    )
    other = replace(rules(), process=process.model_copy(update={"approaches": one_way}))
    record = RulesMoved(
        to=layers_of(other), changes=changes_under(made, other, TODAY), reason=I18n(nl="x")
    )
    told = moved(made, rules()).model_copy(update={"record": record})
    assert refused(made, told, other) == {"unknown-state"}


@pytest.mark.slow
def test_what_is_replayed_runs_on_the_rules_of_then(stacked):
    made = after(begun(), chosen())
    made = made.apply(moved(made, stacked), stacked)
    made = made.apply(event("agreement_made", agreement(), at="12:00:00"))
    again = made.replayed()
    assert again.rules is stacked
    assert again.at(date(2026, 3, 19)).trajectory.rules is rules()
    assert again.course == made.course


def test_opening_a_phase_again_needs_a_reason_like_every_decision():
    bare = opened("direct_safety", 9)
    record = bare.record.model_copy(
        update={"reason": bare.record.reason.model_copy(update={"nl": None})}
    )
    codes = refused(in_phase("stable_safety"), bare.model_copy(update={"record": record}))
    assert "a-decision-has-a-name-a-day-and-a-reason" in codes
