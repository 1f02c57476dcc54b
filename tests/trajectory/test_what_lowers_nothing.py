"""What could lower caution, or end a case, without a decision that says so: each is refused."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from top3.errors import StepNotAllowedError
from top3.rules.logic import Tri
from top3.trajectory.kept import begin, keep
from top3.trajectory.kept import opened as read_again
from top3.trajectory.migration import changes_under
from top3.trajectory.own_events import erasure_of
from top3.trajectory.places import store_at
from top3.values import RoleRef
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

pytestmark = pytest.mark.slow

LONG_AGO = {"when": "2020-01-01", "actors": ["p1"], "affected": ["p1"]}
TODAY = date.fromisoformat(DAY)
LATER = "2026-03-25"
OFFER = {"id": "o1", "giver": FACE, "receiver": OTHER, "offered": DAY}
TOOK = {**OFFER, "accepted": True, "on": DAY}
BROKEN = {"id": "c1", "agreement": "a1", "found": "broken"}
HOLD = {"id": "h1", "about": ["s1"], "from": DAY, "until": "2026-03-27", "by": FACE,
        "reason": {"nl": "wat bedoelde Bram?"}}  # fmt: skip
FOUND = event("hold_closed", {**HOLD, "closed": DAY, "found": {"nl": "een grapje"}})


def ending(kind, number=70, on=DAY):
    return event("closed", decision("closed", number, on, to=kind), on)


def retracted(number, on=DAY):
    return event("retracted", {"event": number, "reason": {"nl": "verkeerde zaak"}}, on)


def erased(made, *numbers, on=DAY):
    events, items = erasure_of(made, numbers)
    return event("erased", {"events": list(events), "items": list(items), "basis": "avg_17",
                            "reason": {"nl": "op verzoek"}}, on)  # fmt: skip


# ------------------------------------------------------------------ danger in the same phase
@pytest.mark.parametrize("danger", [violence(), event("agreement_broken", BROKEN)])
def test_a_decision_to_go_past_a_gate_does_not_count_for_danger_that_came_after_it(danger):
    made = after(in_phase("direct_safety"), event("agreement_made", agreement()))
    shut = closed_acute(51, items=["s1", *(each.about for each in made.apply(danger).course.acute)])
    made = after(made, passed("stable_safety", 50), danger, shut)
    assert refused(made, opened("stable_safety", 52)) == {"a-move-stands-in-the-table"}
    after(made, passed("stable_safety", 53), opened("stable_safety", 54))


def test_what_was_broken_and_does_not_protect_shuts_no_gate_that_was_passed():
    made = after(in_phase("direct_safety"), passed("stable_safety", 50),
                 event("agreement_made", agreement(safety_critical=False)),
                 event("agreement_broken", BROKEN))  # fmt: skip
    assert "stable_safety" in made.course.passed


def test_danger_at_intake_does_not_make_it_harder_to_begin_the_work():
    made = after(begun(), passed("direct_safety", 5), violence())
    assert made.apply(opened("direct_safety", 6)).course.phase == "direct_safety"


def test_an_agreement_that_protects_is_not_said_to_protect_no_more_before_it_is_broken():
    made = after(begun(), event("agreement_made", agreement(safety_critical=True)))
    softer = event("agreement_changed", agreement(safety_critical=False))
    name = {"no-agreement-closed-while-its-danger-open"}
    assert refused(made, softer) == name
    asked = made.apply(event("agreement_changed", agreement()))  # not asked any more, then no
    assert refused(asked, softer) == name
    after(made, event("agreement_made", agreement("a2")), softer)


def test_that_an_agreement_does_not_protect_can_be_said_where_nobody_said_that_it_does():
    made = begun().apply(event("agreement_made", agreement()))
    made.apply(event("agreement_changed", agreement(safety_critical=False)))


# ------------------------------------------------------------------ endings
@pytest.mark.parametrize("kind", ["no_situation", "moved", "consent_withdrawn"])
def test_no_case_ends_while_something_is_being_found_out(kind):
    made = after(in_phase("direct_safety"), event("hold_opened", HOLD))
    assert refused(made, ending(kind)) == {"an-open-hold-is-closed-first"}
    after(made, FOUND, ending(kind))


def test_no_case_is_followed_to_the_end_while_something_is_being_found_out():
    made = after(in_phase("following"), passed("closed", 60), passed("stable_safety", 61),
                 event("hold_opened", HOLD))  # fmt: skip
    assert refused(made, ending("followed_to_the_end")) == {"an-open-hold-is-closed-first"}


def test_a_case_of_somebody_who_died_ends_while_something_is_being_found_out():
    assert after(begun(), event("hold_opened", HOLD), ending("died")).course.ending == "died"


def test_a_hold_is_not_retracted_but_closed_with_what_was_found():
    made = begun().apply(event("hold_opened", HOLD))
    assert refused(made, retracted(1)) == {"not-to-be-retracted"}
    assert made.apply(FOUND).course.holds == ()


def test_who_accepted_before_something_became_acute_did_not_accept_that():
    made = after(begun(), event("hand_over_offered", OFFER),
                 event("hand_over_accepted", TOOK, actor=OTHER), violence("s3", LATER))  # fmt: skip
    assert refused(made, ending("handed_over", on=LATER)) == {"handed-over-means-accepted"}
    anew = {**OFFER, "id": "o2", "giver": OTHER, "receiver": FACE, "offered": LATER}
    waits = made.apply(event("hand_over_offered", anew, LATER))
    assert refused(waits, ending("handed_over", on=LATER)) == {"handed-over-means-accepted"}
    took = event("hand_over_accepted", {**anew, "accepted": True, "on": LATER}, LATER, actor=FACE)
    assert after(waits, took, ending("handed_over", on=LATER)).course.ending == "handed_over"


def test_only_who_it_was_offered_to_accepts_a_hand_over():
    other = {"role": "worker", "name": "Sem"}
    offered = begun().apply(event("hand_over_offered", OFFER))
    took = event("hand_over_accepted", {**TOOK, "receiver": other}, actor=other)
    assert refused(offered, took) == {"one-fixed-face-at-a-time"}


def test_who_offered_a_hand_over_to_somebody_who_left_takes_it_back():
    declined = event("hand_over_declined", {**OFFER, "accepted": False})
    made = after(begun(), event("hand_over_offered", OFFER), declined)
    assert (made.course.hand_over, made.fixed_face.name) == (None, "Noor")
    stranger = event("hand_over_declined", {**OFFER, "accepted": False},
                     actor={"role": "worker", "name": "Sem"})  # fmt: skip
    assert "one-fixed-face-at-a-time" in refused(
        begun().apply(event("hand_over_offered", OFFER)), stranger
    )


# ------------------------------------------------------------------ an own judgement first
def test_a_view_that_was_not_given_is_no_own_view():
    asked = {"id": "v1", "by": FACE, "words": {"unknown": "declined"}, "on": DAY}
    made = begun(own_first=True).apply(event("view_not_given", asked))
    with pytest.raises(StepNotAllowedError):
        made.shown(RoleRef(**FACE), TODAY)


@pytest.mark.parametrize(("by", "who"), [({"role": "fixed_face"}, FACE),
                                         (FACE, {"role": "fixed_face"})])  # fmt: skip
def test_the_view_of_somebody_without_a_name_is_not_that_of_somebody_with_one(by, who):
    view = {"id": "v1", "by": by, "words": {"nl": "het gaat beter"}, "on": DAY}
    made = begun(own_first=True).apply(event("view_recorded", view))
    assert not made.has_own_view(RoleRef(**who))
    assert made.has_own_view(RoleRef(**by))


# ------------------------------------------------------------------ what was retracted or erased
def test_an_id_that_was_retracted_may_be_of_another_kind_of_item_from_then_on():
    made = after(begun(), event("statement_added", statement(7)), retracted(1),
                 event("agreement_made", agreement("t7")))  # fmt: skip
    kept = {"id": "c1", "agreement": "t7", "on": DAY, "by": OTHER, "found": "kept"}
    assert made.apply(event("agreement_kept", kept)).case.checks[0].agreement == "t7"
    wrong = event("situation_described", situation("s5", statements=["t7"]))
    assert refused(made, wrong) == {"wrong-kind-of-id"}
    assert made.known_on(TODAY).case.agreements[0].id == "t7"


def test_no_erasure_closes_what_is_acute():
    made = after(in_phase("recovery"), violence("s3"), violence("s4"),
                 closed_acute(91, items=("s3",)))  # fmt: skip
    first = made.length - 2
    assert "acute-rests-on-this" in refused(made, erased(made, first, first + 1))
    done = made.apply(closed_acute(92, items=("s4",)))
    assert done.apply(erased(done, first, first + 1)).course.phase == "direct_safety"


def told_three_times():
    """A statement, a situation that rests on it, and an agreement for that situation."""
    return after(
        begun(),
        event("agreement_made", agreement("a8"), "2026-03-18"),
        event("statement_added", statement(7), "2026-03-18"),
        event("situation_described", situation("s5", statements=["t7"], **LONG_AGO), "2026-03-18"),
        event("agreement_made", agreement("a7", answers=["s5"]), "2026-03-18"),
    )


def test_an_earlier_day_can_be_read_after_an_erasure_and_opens_nothing_then_either():
    made = told_three_times()
    gone = made.apply(erased(made, 2)).at(date(2026, 3, 19))
    assert gone.erased == {"t7"}
    assert gone.trajectory.case.item("s5") is None
    assert gone.trajectory.gate("stable_safety", date(2026, 3, 19)) is not Tri.TRUE


def test_a_branch_from_before_an_erasure_does_not_have_the_words_and_can_be_read():
    made = told_three_times()
    branch = made.apply(erased(made, 2)).known_on(date(2026, 3, 19)).fork()
    more = branch.apply(event("agreement_made", agreement("a9")))
    assert more.case.item("a9") is not None
    assert more.case.item("t7") is None
    assert more.replayed().course == more.course


def test_an_erasure_does_not_stand_in_the_way_of_a_retraction():
    made = told_three_times()
    gone = made.apply(erased(made, 2))
    assert gone.apply(retracted(1)).case.item("a8") is None


def test_what_was_erased_is_opened_again_as_it_stood():
    made = after(in_phase("recovery"), violence("s3"))
    with tempfile.TemporaryDirectory() as folder:
        store = store_at(Path(folder) / "case.jsonl")
        kept = begin(store, made, moment="2026-03-16T10:00:00+01:00", role="worker")
        kept = keep(store, kept.apply(erased(kept, kept.length)))
        again = read_again(store)
    assert again.course == kept.course
    assert again.lost == kept.lost


# ------------------------------------------------------------------ what the rules call acute
STRANGLED = {"words": {"nl": "kneep zijn keel dicht"}, "kinds": ["strangulation"]}


def ready(*events):
    """A case that may come to stable safety, but for what is acute by the rules."""
    start = after(begun(), chosen(), passed("direct_safety", 20), opened("direct_safety", 21))
    return after(start, *events, passed("stable_safety", 22))


def next_phase(number=60, on=LATER):
    return opened("stable_safety", number, on)


ACUTE = {"acute-blocks-moving-on"}


def test_closing_covers_what_was_known_and_not_what_is_described_afterwards():
    made = ready(closed_acute(5), event("situation_described", situation("s1")))
    assert made.apply(next_phase()).course.phase == "stable_safety"
    worse = ready(closed_acute(5), event("situation_described",
                                         situation("s1", behaviour=STRANGLED)))  # fmt: skip
    assert refused(worse, next_phase()) == ACUTE
    after(worse, closed_acute(6), next_phase())


@pytest.mark.parametrize("came_in", [DAY, "2026-03-13"])
def test_what_is_told_later_on_the_day_or_from_an_older_letter_is_not_closed(came_in):
    report = {"id": "r7", "title": "brief", "informant": "school", "happened": "2026-03-12",
              "recorded": came_in}  # fmt: skip
    made = ready(
        closed_acute(5),
        event("report_received", report),
        event("statement_added", statement(7, report="r7", **{"class": "situation"})),
        event("situation_described", situation("s1", statements=["t1", "t7"])),
    )
    assert refused(made, next_phase()) == ACUTE
    after(made, closed_acute(6), next_phase())


def test_who_describes_a_situation_anew_does_not_close_what_was_acute():
    milder = ready(closed_acute(5, items=("s2",)),
                   event("situation_described", situation("s1", **LONG_AGO)))  # fmt: skip
    assert refused(milder, next_phase()) == ACUTE
    after(milder, closed_acute(6, items=("s1",)), next_phase())
    first = ready(closed_acute(5), event("situation_described", situation("s1", **LONG_AGO)))
    assert first.apply(next_phase()).course.phase == "stable_safety"


def test_who_retracts_a_situation_does_not_close_what_was_acute():
    told = event("situation_described", situation("s5"))
    made = ready(closed_acute(5), told)
    number = made.length - 1
    assert refused(made, next_phase()) == ACUTE
    gone = made.apply(retracted(number))
    assert refused(gone, next_phase()) == ACUTE
    after(gone, closed_acute(6, items=()), next_phase())


def test_who_makes_a_child_older_does_not_close_what_was_acute():
    grown = {"id": "p2", "name": "Bram", "age": {"value": 30, "on": DAY}}
    old = [
        event("situation_described", situation(name, when="2020-01-01")) for name in ("s1", "s2")
    ]
    before = after(begun(), *old, chosen(), passed("direct_safety", 20),
                   opened("direct_safety", 21), passed("stable_safety", 22))  # fmt: skip
    assert refused(before, next_phase()) == ACUTE
    made = before.apply(event("person_described", grown))
    assert refused(made, next_phase()) == ACUTE
    after(made, closed_acute(6), next_phase())


# ------------------------------------------------------------------ other ways round
def test_a_move_to_rules_with_fewer_gates_says_which():
    process = rules().process
    moves = tuple(each.model_copy(update={"gates": ()}) for each in process.phases.moves)
    phases = process.phases.model_copy(update={"moves": moves})
    loose = replace(rules(), process=process.model_copy(update={"phases": phases}))
    made = begun()
    listed = [each.nl for each in changes_under(made, loose, TODAY)]
    assert "phases phase_opened: direct_safety > stable_safety: stable_safety > no gate" in listed
    assert changes_under(made, rules(), TODAY) == ()


def test_nothing_acute_is_closed_on_a_day_before_it_was_opened():
    told = decision("acute_opened", 5, "2026-03-18", items=["s1"])
    made = begun().apply(event("acute_opened", told))
    words = {"nl": "oma is er"}
    early = decision("acute_closed", 6, "2026-03-17", items=["s1"], words=words)
    assert refused(made, event("acute_closed", early)) == {"acute-is-closed-with-what-was-done"}
    same_day = decision("acute_closed", 6, "2026-03-18", items=["s1"], words=words)
    assert made.apply(event("acute_closed", same_day)).course.acute == ()


@pytest.mark.parametrize("kind", ["phase_opened", "closed"])
def test_where_to_is_not_repeated_where_it_is_no_name_of_ours(kind):
    with pytest.raises(StepNotAllowedError) as refusal:
        begun().apply(event(kind, decision(kind, 9, to="rik_slaat_bram")))
    assert "rik" not in refusal.value.in_language("nl") + str(refusal.value)


def test_no_erasure_brings_an_older_description_back():
    past = {"is": "past", "on": DAY, "because": {"nl": "Rik woont elders"}, "by": FACE}
    made = after(begun(), event("situation_described", situation("s1", standing=past)),
                 event("situation_described", situation("s1")))  # fmt: skip
    assert refused(made, erased(made, 2)) == {"an-older-one-would-be-back"}
    anew = made.apply(event("situation_described", situation("s1", how_often="repeated")))
    assert anew.apply(erased(anew, 1, 2)).record("s1").standing is None


def test_no_erasure_takes_the_fixed_face_away():
    home = {"members": {"has": ["p1", "p2"], "complete": True}, "fixed_face": FACE}
    made = begun().apply(event("household_described", home))
    assert refused(made, erased(made, 1)) == {"an-older-one-would-be-back"}
    anew = made.apply(event("household_described", home))
    assert anew.apply(erased(anew, 1)).fixed_face.name == "Noor"


def test_no_erasure_takes_away_what_the_rules_call_acute():
    made = ready(closed_acute(5), event("situation_described", situation("s5")))
    number = made.length - 1
    assert refused(made, erased(made, number)) == {"acute-rests-on-this"}
    shut = made.apply(closed_acute(6, items=("s5",)))
    assert shut.apply(erased(shut, number)).record("s1") is not None


@pytest.mark.parametrize("days", [1, 31, 400])
def test_time_closes_nothing_that_was_acute_when_it_was_recorded(days):
    made = after(begun(), chosen(), passed("direct_safety", 2), opened("direct_safety", 3))
    on = (date.fromisoformat(DAY) + timedelta(days=days)).isoformat()
    made = made.apply(passed("stable_safety", 4, on))
    assert "acute-blocks-moving-on" in refused(made, opened("stable_safety", 5, on))
    items = {each.item for each in made.at(date.fromisoformat(on)).why_not("stable_safety")}
    assert {"s1", "s2"} <= items
    after(made, closed_acute(6, on), opened("stable_safety", 7, on))
