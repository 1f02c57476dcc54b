"""A trajectory: an immutable value to which events are applied, or refused with every reason."""

from datetime import date
from threading import Thread

import pytest

from top3.errors import ItemNotFoundError, StepNotAllowedError
from top3.trajectory.trajectory import Trajectory
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
    rules,
    violence,
)
from unit.small_case import situation, statement

TODAY = date.fromisoformat(DAY)


@pytest.fixture(scope="module")
def following() -> Trajectory:
    return in_phase("following")


@pytest.fixture(scope="module")
def stable() -> Trajectory:
    return in_phase("stable_safety")


# ------------------------------------------------------------------ a value
def test_what_an_event_was_applied_to_stays_as_it_was():
    before = begun()
    made = before.apply(event("situation_described", situation("s3")))
    assert (before.length, made.length) == (0, 1)
    assert before.case.item("s3") is None
    assert made.case.item("s3") is not None


def test_two_who_go_on_from_one_place_do_not_see_each_other():
    start = begun().apply(event("situation_described", situation("s3")))
    one = start.apply(event("agreement_made", agreement("a1")))
    two = start.apply(event("agreement_made", agreement("a2", ("s2",))))
    assert [each.id for each in one.case.agreements] == ["a1"]
    assert [each.id for each in two.case.agreements] == ["a2"]


def test_many_at_once_from_one_place_each_get_their_own():
    start, made = begun(), {}

    def go(number):
        made[number] = start.apply(event("agreement_made", agreement(f"a{number}")))

    threads = [Thread(target=go, args=(number,)) for number in range(1, 9)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    for number, each in made.items():
        assert [one.id for one in each.case.agreements] == [f"a{number}"]


def test_undo_gives_the_value_before():
    before = after(begun(), chosen())
    made = before.apply(event("agreement_made", agreement()))
    assert made.undo().course == before.course
    assert made.undo().case == before.case


def test_what_is_kept_cannot_be_undone():
    with pytest.raises(StepNotAllowedError) as refusal:
        begun().undo()
    assert refusal.value.allowed == ("retracted",)


def test_a_late_event_does_not_change_what_was_known_earlier():
    early = begun().apply(event("agreement_made", agreement(), "2026-03-17"))
    standing = early.at(date(2026, 3, 18))
    late = early.apply(violence(on="2026-03-25"))
    told_later = late.apply(
        event("situation_described", situation("s4", when="2026-03-10"), "2026-03-26",
              happened={"on": ["2026-03-10"]})
    )  # fmt: skip
    again = told_later.at(date(2026, 3, 18))
    assert again.phase == standing.phase
    assert again.result.to_data() == standing.result.to_data()


def test_a_trajectory_shows_no_words():
    made = begun().apply(event("agreement_made", agreement()))
    assert "oma" not in repr(made) + repr(made.events) + repr(made.at(TODAY))


def test_a_record_that_is_not_there_is_said_without_its_name():
    with pytest.raises(ItemNotFoundError) as refusal:
        begun().record("a9")
    assert "a9" not in str(refusal.value)


# ------------------------------------------------------------------ recorded and happened
def test_recorded_never_goes_back():
    made = begun().apply(event("agreement_made", agreement(), "2026-03-20", at="10:00:00"))
    assert refused(made, event("agreement_made", agreement("a2"), "2026-03-20", at="09:59:59")) == {
        "recorded-before"
    }
    made.apply(event("agreement_made", agreement("a2"), "2026-03-20", at="10:00:00"))


def test_the_day_of_recording_never_goes_back_in_another_zone():
    made = begun().apply(event("agreement_made", agreement(), at="00:10:00"))
    data = {"record": agreement("a2"), "recorded": "2026-03-19T23:30:00Z"}
    other = event("agreement_made", data["record"]).model_copy(
        update={"recorded": data["recorded"]}
    )
    assert refused(made, other) == {"recorded-before"}


def test_nothing_happened_after_it_was_recorded():
    late = event("situation_described", situation("s3"), DAY, happened={"on": ["2026-03-21"]})
    assert "happened-after-recorded" in refused(begun(), late)
    begun().apply(event("situation_described", situation("s3"), DAY, happened={"on": [DAY]}))


# ------------------------------------------------------------------ refusals
def test_a_refusal_says_every_reason_at_once():
    made = after(begun(), event("hold_opened", hold()))
    told = opened("stable_safety", 9)
    unseen = told.model_copy(update={"shown": None})
    codes = refused(made, unseen)
    assert {"a-decision-says-what-was-seen", "an-open-hold-is-closed-first",
            "a-move-stands-in-the-table"} <= codes  # fmt: skip


def test_an_id_that_is_there_already_is_refused_as_new():
    made = begun().apply(event("agreement_made", agreement()))
    assert refused(made, event("agreement_made", agreement())) == {"duplicate-id"}


def test_a_change_of_what_is_not_there_is_refused():
    assert refused(begun(), event("agreement_changed", agreement())) == {"dangling-id"}


def test_an_id_of_another_kind_is_refused():
    assert "wrong-kind-of-id" in refused(begun(), event("situation_described", situation("p1")))


def test_what_points_nowhere_is_refused():
    assert refused(begun(), event("agreement_made", agreement(answers=("s9",)))) == {"dangling-id"}


def test_a_name_the_rules_do_not_know_is_refused_without_showing_it():
    other = situation("s3", behaviour={"words": {"nl": "x"}, "kinds": ["sekreet_woord"]})
    with pytest.raises(StepNotAllowedError) as refusal:
        begun().apply(event("situation_described", other))
    assert {each.code for each in refusal.value.blockers} == {"not-in-list"}
    assert "sekreet" not in refusal.value.in_language("nl") + refusal.value.in_language("en")


def hold(**fields):
    told = {"id": "h1", "about": ["s1"], "from": DAY, "until": "2026-03-27",
            "by": FACE, "reason": {"nl": "wat bedoelde Bram?"}}  # fmt: skip
    return {**told, **fields}


# ------------------------------------------------------------------ phases
def test_no_phase_is_skipped():
    assert "a-move-stands-in-the-table" in refused(begun(), opened("stable_safety", 9))
    assert "a-move-stands-in-the-table" in refused(begun(), opened("recovery", 9))


def test_a_shut_gate_stays_shut_and_is_passed_only_by_a_decision():
    made = after(begun(), chosen())
    assert refused(made, opened("direct_safety", 9)) == {"a-move-stands-in-the-table"}
    gone_on = after(made, passed("direct_safety", 8), opened("direct_safety", 9))
    assert gone_on.course.phase == "direct_safety"
    assert gone_on.case.position.decision == "d9"


def test_a_gate_that_was_passed_counts_for_one_phase_only(stable):
    back = stable.apply(violence())
    assert back.course.passed == ()


def test_what_the_rules_call_acute_is_not_passed_by_a_gate_decision():
    made = after(begun(), chosen(), passed("direct_safety", 2), opened("direct_safety", 3),
                 passed("stable_safety", 4))  # fmt: skip
    assert refused(made, opened("stable_safety", 5)) == {"acute-blocks-moving-on"}
    after(made, closed_acute(6), opened("stable_safety", 7))


@pytest.mark.parametrize("phase", ["stable_safety", "recovery", "following"])
def test_new_violence_leads_back_from_every_later_phase(phase):
    made = in_phase(phase)
    back = made.apply(violence())
    assert (back.course.phase, back.course.step) == ("direct_safety", "assessing")
    assert back.course.round == made.course.round + 1
    assert back.length == made.length + 1


def test_new_violence_leads_back_from_a_closed_case(stable):
    ended = stable.apply(ending("consent_withdrawn"))
    assert ended.course.phase == "closed"
    assert ended.apply(violence()).course.phase == "direct_safety"
    assert ended.apply(violence()).course.ending is None


@pytest.mark.parametrize(
    ("critical", "phase"),
    [(None, "direct_safety"), (True, "direct_safety"), (False, "stable_safety")],
)
def test_a_broken_agreement_leads_back_unless_it_surely_does_not_protect(stable, critical, phase):
    told = agreement(**({} if critical is None else {"safety_critical": critical}))
    check = {"id": "c1", "agreement": "a1", "on": DAY, "by": OTHER, "found": "broken"}
    made = after(stable, event("agreement_made", told), event("agreement_broken", check))
    assert made.course.phase == phase


def test_people_may_open_an_earlier_phase_again(following):
    made = following.apply(opened("stable_safety", 60, kind="phase_reopened"))
    assert made.course.phase == "stable_safety"


def test_what_was_closed_is_opened_again_where_the_work_begins_and_not_past_a_gate():
    told = decision("closed", 70, to="moved")
    shut = after(begun(), closed_acute(2), event("closed", told))
    for phase in ("stable_safety", "recovery"):
        one = opened(phase, 71, kind="phase_reopened")
        assert "a-move-stands-in-the-table" in refused(shut, one)
    made = shut.apply(opened("direct_safety", 71, kind="phase_reopened"))
    assert made.course.phase == "direct_safety"


# ------------------------------------------------------------------ endings
def ending(kind, number=70, on=DAY, **fields):
    return event("closed", decision("closed", number, on, to=kind, **fields), on)


def test_a_case_ends_as_followed_only_from_following_and_through_its_gate(stable, following):
    assert "a-move-stands-in-the-table" in refused(stable, ending("followed_to_the_end"))
    assert "a-move-stands-in-the-table" in refused(following, ending("followed_to_the_end"))
    done = after(following, passed("closed", 71), passed("stable_safety", 72),
                 ending("followed_to_the_end"))  # fmt: skip
    assert (done.course.phase, done.course.ending) == ("closed", "followed_to_the_end")


def test_a_case_does_not_end_while_something_is_acute_but_by_hand_over_or_death():
    made = after(begun(), chosen())
    assert refused(made, ending("consent_withdrawn")) == {"acute-blocks-moving-on"}
    assert made.apply(ending("died")).course.ending == "died"
    assert refused(made, ending("handed_over")) == {"handed-over-means-accepted"}


def test_a_case_ends_as_handed_over_once_the_other_accepted():
    offer = {"id": "o1", "giver": FACE, "receiver": OTHER, "offered": DAY}
    took = {**offer, "accepted": True, "on": DAY}
    made = after(begun(), event("hand_over_offered", offer),
                 event("hand_over_accepted", took, actor=OTHER))  # fmt: skip
    assert made.apply(ending("handed_over")).course.ending == "handed_over"


def test_a_closed_case_asks_who_watches_who_was_told_and_when_somebody_looks(stable):
    bare = stable.apply(ending("moved"))
    codes = {each.code for each in bare.at(TODAY).due}
    assert {"nobody-watches", "nobody-told", "look-again-without-a-day"} <= codes
    whole = stable.apply(
        ending("moved", watches=OTHER, look_again="2026-06-20", informed=[{"who": "p1", "on": DAY}])
    )
    left = {each.code for each in whole.at(TODAY).due}
    assert not {"nobody-watches", "nobody-told", "look-again-without-a-day"} & left
    assert "look-again" not in {each.code for each in whole.at(date(2026, 6, 20)).due}
    assert "look-again" in {each.code for each in whole.at(date(2026, 6, 21)).due}


# ------------------------------------------------------------------ the second line
def test_scaling_up_goes_by_steps_and_down_again():
    made = after(begun(), chosen())
    assert "a-move-stands-in-the-table" in refused(made, scaled("mda", 5))
    made = after(made, scaled("mda_considered", 5), scaled("mda", 6))
    assert made.course.approach == "mda"
    assert made.apply(scaled("scaled_down", 7, "scaled_down")).course.approach == "scaled_down"


def test_new_violence_does_not_touch_the_approach(stable):
    made = after(stable, scaled("mda_considered", 50), scaled("mda", 51))
    assert made.apply(violence()).course.approach == "mda"


def scaled(to, number, kind="scaled_up"):
    return event(kind, decision("scaled", number, to=to))


# ------------------------------------------------------------------ live and again
def test_what_is_replayed_is_equal_to_what_was_applied(following):
    again = following.apply(violence()).replayed()
    live = following.apply(violence())
    assert again.log.courses[: again.length + 1] == live.log.courses[: live.length + 1]
    assert again.case == live.case


def test_a_branch_is_marked_and_leaves_the_trajectory_alone(stable):
    branch = stable.fork().apply(violence())
    assert branch.what_if
    assert not stable.what_if
    assert stable.course.phase == "stable_safety"


def test_a_case_that_is_under_way_begins_where_its_record_says():
    case = in_phase("recovery").case
    again = Trajectory.start(case, rules())
    assert (again.course.phase, again.course.opened_by) == ("recovery", case.position.decision)


def test_new_information_begins_a_new_round_and_what_was_chosen_stays(stable):
    made = after(stable, chosen(60))
    assert made.course.step == "planning"
    told = made.apply(event("situation_described", situation("s5")))
    assert (told.course.step, told.course.round) == ("concretising", made.course.round + 1)
    assert told.course.phase == "stable_safety"
    assert told.course.chosen == "d60"


def test_a_statement_stands_in_the_case_once_it_was_added():
    made = begun().apply(event("statement_added", statement(7, text="zij zei het zelf")))
    assert made.case.item("t7") is not None


# ------------------------------------------------------------------ found by drawn courses
def test_closing_a_situation_of_any_name_closes_nothing_of_the_household():
    told = event("acute_opened", decision("acute_opened", 1, items=[]))
    made = after(begun(), event("situation_described", situation("x1")), told)
    assert [each.about for each in made.apply(closed_acute(2, items=["x1"])).course.acute] == [
        "household"
    ]
    about_x1 = event("acute_opened", decision("acute_opened", 3, items=["x1"]))
    assert [each.about for each in made.apply(about_x1).course.acute] == ["household", "x1"]


def test_closing_with_something_else_whose_name_begins_with_s_closes_the_household():
    strength = {"id": "st1", "words": {"nl": "oma helpt"}}
    told = event("acute_opened", decision("acute_opened", 1, items=[]))
    made = after(begun(), event("strength_described", strength), told)
    assert made.apply(closed_acute(2, items=["st1"])).course.acute == ()


@pytest.mark.parametrize("items", [[], ["p1"]])
def test_a_choice_of_nothing_is_no_choice(items):
    assert refused(begun(), chosen(items=items)) == {"a-phase-needs-a-chosen-top3"}
