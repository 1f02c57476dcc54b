"""What is late on a day: silence is not safety, and a day that passed is named, on both sides."""

from datetime import date, timedelta

import pytest

from trajectory.told import (
    DAY,
    FACE,
    OTHER,
    after,
    agreement,
    begun,
    chosen,
    closed_acute,
    event,
    genesis,
    rules,
    violence,
)

TODAY = date.fromisoformat(DAY)


def codes(made, day):
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return {(each.code, each.item) for each in made.at(on).due}


def test_an_evaluation_is_late_from_the_day_after_it_was_planned():
    made = begun().apply(event("agreement_made", agreement(evaluate="2026-04-01")))
    assert ("evaluation-late", "a1") not in codes(made, "2026-04-01")
    assert ("evaluation-late", "a1") in codes(made, "2026-04-02")


def test_an_evaluation_that_was_held_is_not_late():
    made = begun().apply(event("agreement_made", agreement(evaluate="2026-04-01")))
    held = {"id": "e1", "on": "2026-04-01", "by": FACE, "items": ["a1"]}
    assert ("evaluation-late", "a1") not in codes(
        made.apply(event("evaluated", held, "2026-04-01")), "2026-04-02"
    )


def test_an_evaluation_of_something_else_does_not_count():
    held = {"id": "e1", "on": "2026-04-01", "by": FACE, "items": ["a2"]}
    made = after(
        begun(),
        event("agreement_made", agreement(evaluate="2026-04-01")),
        event("agreement_made", agreement("a2", ("s2",), evaluate="2026-04-01")),
        event("evaluated", held, "2026-04-01"),
    )  # fmt: skip
    late = codes(made, "2026-04-02")
    assert ("evaluation-late", "a1") in late
    assert ("evaluation-late", "a2") not in late


def test_an_agreement_without_a_day_to_evaluate_is_named():
    made = begun().apply(event("agreement_made", agreement()))
    assert ("evaluation-without-a-day", "a1") in codes(made, DAY)


def test_an_agreement_that_nobody_checks_is_named_after_the_days_the_rules_say():
    most = timedelta(days=rules().number("check_within_days"))
    made = begun().apply(event("agreement_made", agreement(**{"from": DAY})))
    assert ("check-late", "a1") not in codes(made, TODAY + most)
    assert ("check-late", "a1") in codes(made, TODAY + most + timedelta(days=1))
    check = {"id": "c1", "agreement": "a1", "on": "2026-03-25", "by": OTHER, "found": "kept"}
    checked = made.apply(event("agreement_kept", check, "2026-03-25"))
    assert ("check-late", "a1") not in codes(checked, TODAY + most + timedelta(days=1))


def test_a_check_that_nobody_dated_reassures_nobody():
    made = begun().apply(event("agreement_made", agreement()))
    check = {"id": "c1", "agreement": "a1", "by": OTHER, "found": "kept"}
    made = made.apply(event("agreement_kept", check))
    assert ("check-late", "a1") in codes(made, DAY)


def test_an_agreement_that_ended_is_not_late():
    made = after(begun(), event("agreement_made", agreement()),
                 event("agreement_made", agreement("a2")),
                 event("agreement_changed", agreement(status="replaced")))  # fmt: skip
    assert not {item for _, item in codes(made, "2027-01-01")} & {"a1"}


@pytest.mark.parametrize(("day", "named"), [(-1, False), (0, True), (3, True)])
def test_the_end_of_a_measure_is_named_some_days_before(day, named):
    notice = rules().number("exclusion_notice_days")
    until = TODAY + timedelta(days=30)
    told = {"id": "m1", "kind": "temporary_exclusion_order", "person": "p1", "from": DAY,
            "until": until.isoformat()}  # fmt: skip
    made = begun().apply(event("measure_started", told))
    on = until - timedelta(days=notice) + timedelta(days=day)
    assert (("measure-ends", "m1") in codes(made, on)) is named


def test_a_measure_of_which_nobody_knows_the_end_is_named():
    told = {"id": "m1", "kind": "temporary_exclusion_order", "person": "p1", "from": DAY}
    assert ("measure-without-an-end", "m1") in codes(
        begun().apply(event("measure_started", told)), DAY
    )


def test_what_is_being_found_out_is_late_after_its_end_until_somebody_closes_it():
    told = {"id": "h1", "about": ["s1"], "from": DAY, "until": "2026-03-27", "by": FACE,
            "reason": {"nl": "wat bedoelde Bram?"}}  # fmt: skip
    made = begun().apply(event("hold_opened", told))
    assert ("hold-late", "h1") not in codes(made, "2026-03-27")
    assert ("hold-late", "h1") in codes(made, "2026-03-28")
    shut = {**told, "closed": "2026-03-28", "found": {"nl": "een grapje"}}
    assert ("hold-late", "h1") not in codes(
        made.apply(event("hold_closed", shut, "2026-03-28")), "2026-03-28"
    )


def stand_in(**fields):
    told = {"id": "i1", "who": OTHER, "instead_of": FACE, "from": DAY, "until": "2026-03-27",
            "by": FACE}  # fmt: skip
    return event("stand_in_named", {**told, **fields})


def test_sight_is_with_the_stand_in_while_it_lasts_and_then_with_the_fixed_face_again():
    made = begun().apply(stand_in())
    names = {day: [each.name for each in made.at(date.fromisoformat(day)).sight]
             for day in (DAY, "2026-03-27", "2026-03-28")}  # fmt: skip
    assert names == {DAY: ["Ilse"], "2026-03-27": ["Ilse"], "2026-03-28": ["Noor"]}


def test_the_end_of_a_stand_in_is_named_until_the_fixed_face_acts_again():
    made = begun().apply(stand_in())
    assert ("stand-in-ended", "i1") not in codes(made, "2026-03-27")
    assert ("stand-in-ended", "i1") in codes(made, "2026-03-28")
    by_another = made.apply(event("agreement_made", agreement(), "2026-03-28", actor=OTHER))
    assert ("stand-in-ended", "i1") in codes(by_another, "2026-03-28")
    back = made.apply(event("agreement_made", agreement(), "2026-03-28"))
    assert ("stand-in-ended", "i1") not in codes(back, "2026-03-28")


def test_a_case_without_anybody_who_has_sight_says_so_first():
    made = begun(_faceless())
    assert made.at(TODAY).sight == ()
    assert ("nobody-has-sight", "household") in codes(made, DAY)


def _faceless():
    home = genesis().household
    bare = type(home).model_validate({"members": {"has": ["p1", "p2"], "complete": True}})
    return genesis().model_copy(update={"household": bare})


def test_a_copy_is_out_of_date_when_another_takes_its_place_or_its_day_passed():
    told = {"id": "dc1", "kind": "plan", "to": "p1", "on": DAY, "valid_until": "2026-04-01"}
    made = begun().apply(event("document_given", told))
    assert ("copy-out-of-date", "dc1") not in codes(made, "2026-04-01")
    assert ("copy-out-of-date", "dc1") in codes(made, "2026-04-02")
    newer = {"id": "dc2", "kind": "plan", "to": "p1", "on": "2026-03-25", "replaces": "dc1"}
    made = made.apply(event("document_given", newer, "2026-03-25"))
    assert ("copy-out-of-date", "dc1") in codes(made, "2026-03-25")
    back = made.apply(
        event("document_withdrawn", {**told, "withdrawn": "2026-03-26"}, "2026-03-26")
    )
    assert ("copy-out-of-date", "dc1") not in codes(back, "2026-04-02")


def test_a_hand_over_that_nobody_accepted_is_named_and_sight_stays_with_the_giver():
    offer = {"id": "o1", "giver": FACE, "receiver": OTHER, "offered": DAY}
    made = begun().apply(event("hand_over_offered", offer))
    assert ("hand-over-waits", "o1") not in codes(made, DAY)
    assert ("hand-over-waits", "o1") in codes(made, "2026-03-21")
    assert [each.name for each in made.at(TODAY).sight] == ["Noor"]
    took = {**offer, "accepted": True, "on": "2026-03-21"}
    made = made.apply(event("hand_over_accepted", took, "2026-03-21", actor=OTHER))
    assert [each.name for each in made.at(date(2026, 3, 21)).sight] == ["Ilse"]
    assert [each.name for each in made.at(TODAY).sight] == ["Noor"]
    assert made.case.household.fixed_face.value.name == "Ilse"


def test_a_consent_that_ended_is_named():
    told = {"id": "cs1", "person": "p1", "to": ["p2"], "purpose": {"nl": "overleg met school"},
            "given": True, "on": DAY, "until": "2026-04-01"}  # fmt: skip
    made = begun().apply(event("consent_given", told))
    assert ("consent-ended", "cs1") not in codes(made, "2026-04-01")
    assert ("consent-ended", "cs1") in codes(made, "2026-04-02")


def test_a_goal_nobody_looked_at_is_late():
    goal = {"id": "g1", "words": {"nl": "slapen"}, "by": FACE, "until": "2026-04-01"}
    made = begun().apply(event("goal_set", goal))
    assert ("goal-late", "g1") not in codes(made, "2026-04-01")
    assert ("goal-late", "g1") in codes(made, "2026-04-02")


def test_what_is_acute_is_late_from_the_next_day_until_somebody_closes_it_however_long_ago():
    made = begun()
    start = genesis().as_of
    assert ("acute-open", "s1") not in codes(made, start)
    for days in (1, 40, 400):
        assert ("acute-open", "s1") in codes(made, start + timedelta(days=days))
    shut = made.apply(closed_acute(1))
    assert not {item for code, item in codes(shut, "2027-03-16") if code == "acute-open"} & {"s1"}


def test_that_nothing_was_chosen_is_named_until_people_choose():
    made = begun()
    assert ("nothing-chosen", "household") in codes(made, DAY)
    assert ("nothing-chosen", "household") not in codes(made.apply(chosen()), DAY)


def test_new_violence_is_late_until_it_is_closed():
    made = begun().apply(violence())
    assert ("acute-open", "s3") in codes(made, "2027-03-20")


def test_every_line_says_what_to_do_in_both_languages():
    made = after(
        begun(_faceless()), event("agreement_made", agreement(evaluate="2026-04-01")), violence()
    )
    listed = made.at(date(2027, 1, 1)).due
    assert listed
    assert all(each.text.nl and each.text.en for each in listed)
    assert list(listed) == sorted(
        listed, key=lambda each: (each.since or date.min, each.code, each.item)
    )
