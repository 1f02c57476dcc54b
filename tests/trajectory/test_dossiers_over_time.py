"""Two made-up dossiers over time: what holds at every moment of them, and what they show."""

import re
from datetime import date, timedelta

import pytest

from top3 import load_case
from top3.rules.logic import Tri
from top3.testing import shipped_cases
from top3.trajectory.event_file import applied, read_events
from top3.trajectory.gates import acute_items
from trajectory.dossiers import (
    FOLDER,
    NAMES,
    ROOT,
    after,
    genesis,
    refusal,
    said,
    stood,
    told,
    tried,
    until,
)
from trajectory.told import decision, event

pytestmark = pytest.mark.slow

PAGE = ROOT / "docs" / "explanation" / "two-cases-over-time.md"
MOMENTS = (
    ("dossier-01", "2026-01-25", "intake", "regular"),
    ("dossier-01", "2026-01-26", "direct_safety", "regular"),
    ("dossier-01", "2026-02-09", "direct_safety", "regular"),
    ("dossier-01", "2026-03-23", "direct_safety", "regular"),
    ("dossier-01", "2026-04-06", "direct_safety", "regular"),
    ("dossier-01", "2026-04-07", "stable_safety", "regular"),
    ("dossier-01", "2026-04-22", "stable_safety", "regular"),
    ("dossier-01", "2026-04-23", "direct_safety", "regular"),
    ("dossier-01", "2026-04-24", "direct_safety", "mda_considered"),
    ("dossier-01", "2026-06-14", "direct_safety", "mda_considered"),
    ("dossier-01", "2026-06-15", "direct_safety", "regular"),
    ("dossier-02", "2025-10-13", "intake", "regular"),
    ("dossier-02", "2025-10-14", "direct_safety", "regular"),
    ("dossier-02", "2025-10-28", "direct_safety", "regular"),
    ("dossier-02", "2025-12-14", "direct_safety", "regular"),
    ("dossier-02", "2025-12-15", "stable_safety", "regular"),
    ("dossier-02", "2026-03-26", "stable_safety", "regular"),
    ("dossier-02", "2026-03-27", "stable_safety", "regular"),
    ("dossier-02", "2026-06-01", "stable_safety", "regular"),
)
_MADE_ON_THE_DAY = ("warning_signs", "emergency_steps", "documents", "consents")
DAYS = tuple(
    pytest.param(name, day, marks=() if day == "2026-03-23" else pytest.mark.slow)
    for name, day, *_ in MOMENTS
)


def days(first, last):
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


def names_of(people):
    return [each.name for each in people]


def late(name, day):
    return {(each.code, each.item) for each in stood(name, day).due}


def record(name, number, day):
    return stood(name, day).trajectory.record(number)


def went(name, kind, **fields):
    """Return the only event of a dossier of this type whose record has these fields."""
    (found,) = (
        each for each in told(name)
        if each.type == kind
        and all(getattr(each.record, key) == value for key, value in fields.items())
    )  # fmt: skip
    return found


# -------------------------------------------------- where they begin and stand
def test_each_begins_as_the_shipped_case_without_what_was_chosen_and_agreed_afterwards():
    shipped = {each.id: each for each in shipped_cases()}
    first = shipped["dossier-01"]
    before = tuple(each for each in first.decisions if each.kind not in ("top3_chosen", "share"))
    later = dict.fromkeys(("agreements", *_MADE_ON_THE_DAY), ())
    assert genesis("dossier-01") == first.model_copy(update={**later, "decisions": before})
    assert genesis("dossier-02") == shipped["dossier-02"]


def test_what_was_chosen_and_agreed_on_the_first_day_is_that_of_the_shipped_case():
    shipped = next(each for each in shipped_cases() if each.id == "dossier-01")
    then = stood("dossier-01", "2026-01-26").trajectory.case
    assert then.agreements == shipped.agreements
    assert then.warning_signs == shipped.warning_signs
    assert then.emergency_steps == shipped.emergency_steps
    assert [each for each in then.decisions if each.kind == "share"] == [
        each for each in shipped.decisions if each.kind == "share"
    ]
    assert [each.items for each in then.decisions if each.kind == "top3_chosen"] == [
        each.items for each in shipped.decisions if each.kind == "top3_chosen"
    ]


@pytest.mark.parametrize(("name", "day", "phase", "approach"), MOMENTS)
def test_at_every_moment_it_stands_where_people_put_it(name, day, phase, approach):
    standing = stood(name, day)
    assert (standing.phase, standing.approach) == (phase, approach)


@pytest.mark.parametrize(("name", "day"), DAYS)
def test_what_was_said_on_a_day_is_not_changed_by_what_was_recorded_later(name, day):
    on = date.fromisoformat(day)
    only_then = until(name, day).at(on)
    assert stood(name, day).result.to_data() == only_then.result.to_data()
    assert stood(name, day).due == only_then.due
    assert stood(name, day).course == only_then.course


def test_what_was_told_later_about_an_earlier_day_counts_from_the_day_it_was_recorded():
    spoken = went("dossier-01", "view_recorded", id="v9")
    assert spoken.happened.days() == ("2026-04-02",)
    known = [
        "v9" in {each.id for each in stood("dossier-01", day).trajectory.case.views}
        for day in ("2026-04-02", "2026-04-06", "2026-04-07")
    ]
    assert known == [False, False, True]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_applied_again_from_the_start_it_stands_at_the_same_place(name):
    again = after(name).replayed()
    assert (again.course, again.case) == (after(name).course, after(name).case)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_with_what_was_shown_before_every_decision_it_goes_the_same_way(name):
    begun = until(name, "2000-01-01")
    shown = applied(begun, read_events(FOLDER / name / "events.yaml"))
    assert shown.case == after(name).case
    deciders = [each for each in shown.events if each.kind.decides]
    assert {bool(each.shown) for each in deciders} == {True}


# -------------------------------------------------- dossier 01, moment C: the wish
def test_a_wish_to_go_on_opens_no_gate_and_every_reason_is_said():
    events, wish, because, closing = tried("dossier-01")
    refused = refusal(after("dossier-01", events), wish)
    assert refused.state == "direct_safety"
    assert tuple(dict.fromkeys(each.code for each in refused.blockers)) == because
    acute = [each.found.en for each in refused.blockers if each.code == "acute-blocks-moving-on"]
    assert [words[-2:] for words in acute] == ["s1", "s3"]
    obstacles = after("dossier-01", events).at(wish.day).why_not("stable_safety")
    assert tuple(dict.fromkeys(each.rule for each in obstacles)) == closing


def test_after_what_was_refused_nothing_has_changed():
    events, wish, *_ = tried("dossier-01")
    before = after("dossier-01", events)
    kept = before.length, before.course, before.case, before.events
    assert refusal(before, wish) is not None
    assert (before.length, before.course, before.case, before.events) == kept
    assert not any(each.record == wish.record for each in after("dossier-01").events)


def test_the_wish_stays_on_record_as_a_wish_beside_what_was_decided():
    then = stood("dossier-01", "2026-03-23").trajectory
    assert then.record("t64").kind.value == "wish"
    assert "t64" in went("dossier-01", "decided", id="d5").record.statements


def test_a_check_by_who_keeps_the_agreement_is_no_check_by_another():
    def unchecked(day):
        return [
            each.text.nl for each in stood("dossier-01", day).why_not("stable_safety")
            if each.fact == "agreement.was_checked_by_another" and each.text.nl.startswith("a2")
        ]  # fmt: skip

    by = [(each.record.by.value.role) for each in told("dossier-01")
          if each.type == "agreement_kept" and each.record.agreement == "a2"]  # fmt: skip
    assert by == ["pharmacy", "local_team"]
    assert [bool(unchecked(day)) for day in ("2026-03-23", "2026-04-07")] == [True, False]


def test_a_check_of_which_nobody_says_what_was_found_does_not_count_as_one():
    assert went("dossier-01", "agreement_checked", id="ch5").record.agreement == "a4"
    assert ("check-late", "a4") in late("dossier-01", "2026-06-15")
    assert ("check-late", "a2") not in late("dossier-01", "2026-04-07")


# -------------------------------------------------- dossier 01, D: against a shut gate
def test_who_goes_past_a_shut_gate_does_so_by_name_and_what_was_open_can_still_be_read():
    passed = went("dossier-01", "gate_passed", to="stable_safety").record
    assert (passed.by.value.name, bool(passed.reason.nl)) == ("M.", True)
    open_still = stood("dossier-01", "2026-04-07").why_not("stable_safety")
    waits = {"next-evaluation-is-agreed", "household-acute-check-is-closed-by-somebody"}
    assert waits <= {each.rule for each in open_still}


def test_no_decision_about_a_gate_goes_past_what_is_acute_until_somebody_closes_it():
    # the events of 7 April, the one that closes what is acute left out
    number = told("dossier-01").index(went("dossier-01", "acute_closed"))
    passes, opens = told("dossier-01")[number + 1 : number + 3]
    without = after("dossier-01", number).apply(passes)
    assert {each.code for each in refusal(without, opens).blockers} == {"acute-blocks-moving-on"}


# -------------------------------------------------- dossier 01, E: new violence
def test_new_violence_leads_back_and_what_was_there_stays():
    before, then = (stood("dossier-01", day) for day in ("2026-04-22", "2026-04-23"))
    assert (before.phase, then.phase, then.step) == ("stable_safety", "direct_safety", "assessing")
    assert then.course.round == before.course.round + 1
    old, new = before.trajectory.case, then.trajectory.case
    for part in ("decisions", "agreements", "checks", "views", "evaluations", "statements"):
        assert getattr(new, part)[: len(getattr(old, part))] == getattr(old, part)


def test_the_first_top_3_is_kept_beside_the_second():
    case = after("dossier-01").case
    chosen = [each.items for each in case.decisions if each.kind == "top3_chosen"]
    assert chosen == [("s1", "s3", "s2"), ("s7", "s1", "s3")]


def test_what_one_says_otherwise_later_takes_away_nothing_of_what_was_told():
    first, second = (record("dossier-01", "s7", day) for day in ("2026-04-23", "2026-04-24"))
    accounts = second.behaviour.kinds.claims
    assert [each.value.has for each in accounts] == [first.behaviour.kinds.has, ()]


# -------------------------------------------------- dossier 01: the fixed face is ill
def test_on_no_day_of_the_illness_nobody_has_sight():
    for day in days("2026-05-11", "2026-06-02"):
        who = names_of(stood("dossier-01", day.isoformat()).sight)
        stands_in = day <= date(2026, 5, 22) or day >= date(2026, 5, 26)
        assert who == (["S."] if stands_in else ["M."]), day


def test_days_without_a_stand_in_are_named_until_there_is_one():
    named = [
        day.day for day in days("2026-05-11", "2026-06-02")
        if any(code == "stand-in-ended" for code, _ in late("dossier-01", day.isoformat()))
    ]  # fmt: skip
    assert named == [23, 24, 25]


def test_who_stands_in_does_not_become_the_fixed_face_in_passing():
    ill = stood("dossier-01", "2026-05-20").trajectory
    other = {"members": {"has": ["p1", "p2", "p3"], "complete": True},
             "fixed_face": {"role": "local_team", "name": "S."}}  # fmt: skip
    refused = refusal(ill, event("household_described", other, "2026-05-20"))
    assert {each.code for each in refused.blockers} == {"one-fixed-face-at-a-time"}
    assert {stood("dossier-01", day).trajectory.fixed_face.name for _, day, *_ in MOMENTS[:11]} == {
        "M."
    }


# -------------------------------------------------- dossier 01, F: MDA++, and a secret
def test_whether_to_scale_up_is_a_line_of_its_own_beside_the_phase():
    for kind in ("scaled_up", "scaled_down"):
        number = told("dossier-01").index(went("dossier-01", kind))
        before, then = after("dossier-01", number).course, after("dossier-01", number + 1).course
        assert (before.phase, before.since, before.step) == (then.phase, then.since, then.step)
        assert before.approach != then.approach


def test_what_renske_may_not_know_rests_on_words_hidden_from_her_wherever_it_stands():
    case = after("dossier-01").case
    hidden = {each.id for each in case.statements if "p1" in each.hide_from}
    secret = [each for each in told("dossier-01") if "scheid" in each.record.model_dump_json()]
    assert {each.type for each in secret} >= {"statement_added", "moment_expected", "evaluated"}
    for each in secret:
        own = "p1" in getattr(each.record, "hide_from", ())
        assert own or hidden & set(each.record.statements), each.record.id


def test_a_separation_that_one_does_not_know_of_asks_to_look_sooner_and_to_decide_first():
    advice = stood("dossier-01", "2026-06-15").result.advice
    assert {each.rule.head.id for each in advice if each.value is Tri.TRUE} == {
        "coming-moment-is-decided-before",
        "separation-asks-for-an-earlier-look",
    }


def test_what_is_alarming_later_opens_again_what_was_closed_as_acute():
    closed, again = (stood("dossier-01", day) for day in ("2026-04-07", "2026-06-15"))
    assert set(acute_items(closed.result)) == set()
    assert {"s1", "s3"} <= set(acute_items(again.result))


# -------------------------------------------------- dossier 02
def test_what_another_denies_is_as_acute_as_what_nobody_denies():
    number = told("dossier-02").index(went("dossier-02", "acute_closed"))
    then = after("dossier-02", number)
    behaviour = [then.record(each).behaviour.kinds for each in ("s1", "s2", "s3", "s4")]
    assert [hasattr(each, "claims") for each in behaviour] == [True, True, True, False]
    assert acute_items(then.result(then.day)) == ("s1", "s2", "s3", "s4")


def test_children_with_two_homes_keep_both_at_every_moment():
    for name, day, *_ in MOMENTS[11:]:
        case = stood(name, day).trajectory.case
        people = {each.id: each for each in case.people}
        assert [people[each].other_homes[0].with_ for each in ("p3", "p4")] == [("p6",), ("p6",)]
        assert people["p5"].other_homes
        assert "p6" not in case.household.members.has
        assert all(each.holds_where for each in case.agreements)


def test_a_second_home_for_a_while_has_its_days():
    homes = {day: record("dossier-01", "p1", day).other_homes
             for day in ("2026-01-26", "2026-02-09", "2026-03-23", "2026-04-24")}  # fmt: skip
    spells = {day: [(each.from_, each.until) for each in listed] for day, listed in homes.items()}
    assert spells == {
        "2026-01-26": [],
        "2026-02-09": [("2026-01-27", None)],
        "2026-03-23": [("2026-01-27", "2026-02-21")],
        "2026-04-24": [("2026-01-27", "2026-02-21"), ("2026-04", None)],
    }


def test_one_unclear_sentence_is_found_out_and_is_no_fall_back():
    open_, closed = (stood("dossier-02", day) for day in ("2026-03-26", "2026-03-27"))
    assert (open_.phase, open_.course.holds) == ("stable_safety", ("h1",))
    assert (closed.phase, closed.course.holds) == ("stable_safety", ())
    assert record("dossier-02", "h1", "2026-03-27").found.by == ("t62", "t63", "t64")
    assert open_.course.since == closed.course.since == date(2025, 12, 15)


def test_nothing_moves_on_while_it_is_found_out():
    waits = stood("dossier-02", "2026-03-26")
    told_ = decision(
        "phase_opened", 90, "2026-03-26", to="recovery", by={"role": "fixed_face", "name": "T."}
    )
    refused = refusal(waits.trajectory, event("phase_opened", told_, "2026-03-26", at="18:00:00"))
    assert "an-open-hold-is-closed-first" in {each.code for each in refused.blockers}
    assert waits.why_not("recovery")[0].item == "h1"


def test_asked_and_not_given_is_recorded_and_is_no_yes():
    view = after("dossier-02").record("v12")
    assert view.words.reason == "declined"
    assert after("dossier-02").record("v8").words.value.nl  # what he said before still stands


def test_a_planned_check_that_nobody_recorded_is_late_the_day_after():
    before, then = (late("dossier-02", day) for day in ("2026-01-19", "2026-01-20"))
    assert not [each for each in before if each[0] == "evaluation-late"]
    assert {item for code, item in then if code == "evaluation-late"} == {"a1", "a2", "a3", "a4"}


# -------------------------------------------------- the files and their page
@pytest.mark.parametrize("name", NAMES)
def test_everything_in_it_is_made_up_and_says_so(name):
    assert load_case(FOLDER / name / "case.yaml").fictional is True


_OUTPUT = re.compile(r"<!-- uitvoer: (\S+) (\S+) (\S+) -->\n\n```text\n(.*?)\n```", re.DOTALL)
_PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
OUTPUTS = tuple(
    pytest.param(*found, marks=() if found[1] == "2026-03-23" else pytest.mark.slow)
    for found in _OUTPUT.findall(PAGE.read_text(encoding="utf-8"))
)


@pytest.mark.parametrize(("name", "day", "what", "shown"), OUTPUTS)
def test_what_the_page_says_the_library_said_is_what_it_says(name, day, what, shown):
    assert said(name, day, what) == shown


@pytest.mark.slow
def test_the_python_of_the_page_runs_beside_the_files(monkeypatch):
    monkeypatch.chdir(FOLDER / "dossier-01")
    names = {}
    exec("".join(_PYTHON.findall(PAGE.read_text(encoding="utf-8"))), names)  # noqa: S102
    assert (names["moment"].phase, names["zaak"].course.phase) == ("direct_safety",) * 2


def test_every_assumption_in_the_files_stands_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    for name in NAMES:
        files = sorted((FOLDER / name).glob("*.yaml"))
        made = sum(each.read_text(encoding="utf-8").count("# aanname:") for each in files)
        listed = page.split(f"<!-- aannames: {name} -->")[1].split("<!-- einde -->")[0]
        assert listed.count("\n- ") == made > 0
