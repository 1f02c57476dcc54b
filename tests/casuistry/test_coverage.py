"""What cases reach of the rules and the process, and what no case can."""

import json

import pytest
from hypothesis import given, settings

from top3.casuistry.coverage.courses import Tour, begun_at, example_case, way_to
from top3.casuistry.coverage.cover import cover
from top3.casuistry.coverage.covering import (
    covering_file,
    made_of,
    plain_cases,
    shipped_cases,
)
from top3.casuistry.coverage.points import KINDS, Point, point_of, points_of
from top3.casuistry.coverage.reached import moves_of, reached_by, reached_on
from top3.casuistry.coverage.unreachable import (
    is_out_of_reach,
    unreachable_file,
    why_unreachable,
)
from top3.cli import main
from top3.errors import StepNotAllowedError
from top3.method.facts import CaseWorld
from top3.method.load import load_rules
from top3.method.vocabulary import vocabulary_problems
from top3.rules.logic import Tri
from top3.testing import cases
from top3.trajectory.trajectory import Trajectory

RULES = load_rules()


@pytest.mark.slow
def test_everything_that_can_be_reached_stands_there_once_under_a_known_kind():
    there = points_of(RULES)
    assert len(there) == len(set(there))
    assert {each.kind for each in there} <= set(KINDS)
    assert {each.name for each in there if each.value} == set(RULES.by_id)


def test_a_gate_is_another_kind_of_point_than_a_rule_and_both_say_their_value():
    gate, rule = RULES.by_id["emergency-route-is-known"], RULES.by_id["only-past-is-past"]
    assert str(point_of(gate, Tri.FALSE)) == "emergency-route-is-known=FALSE"
    assert (point_of(gate, Tri.TRUE).kind, point_of(rule, Tri.TRUE).kind) == ("gate", "rule")


def test_a_record_reaches_what_its_rules_say_what_happened_and_why_it_does_not_know():
    case = example_case("two-quarrels", RULES)
    found = reached_on(case, RULES, case.as_of)
    assert {each.kind for each in found} >= {"rule", "gate", "reason", "behaviour", "form"}
    assert {each.name for each in found if each.value} <= set(RULES.by_id)


@pytest.mark.slow
def test_questions_are_not_worked_out_again_where_every_tier_was_reached():
    trajectory = Trajectory.start(example_case("anonymous-line", RULES), RULES)
    first = reached_by(trajectory, RULES, set())
    tiers = {each for each in first if each.kind == "tier"}
    assert tiers
    every_tier = {each for each in points_of(RULES) if each.kind == "tier"}
    assert not {each for each in reached_by(trajectory, RULES, every_tier) if each.kind == "tier"}


def test_a_move_is_reached_by_the_event_that_makes_it_and_not_by_one_that_does_not():
    tour = Tour(begun_at(RULES, "stable_safety"))
    tour.happens("household_described")
    assert moves_of(tour.made) == set()
    tour.happens("new_violence_reported")
    assert {each.name for each in moves_of(tour.made)} == {
        "phases: stable_safety->direct_safety on new_violence_reported",
        "steps: ordering->assessing on new_violence_reported",
    }


def test_a_course_that_is_made_is_held_to_the_promises_of_the_engine():
    tour = Tour(begun_at(RULES, "intake"))
    with pytest.raises(StepNotAllowedError):
        tour.happens("hold_closed")


def test_the_way_along_a_line_ends_with_the_move_that_is_wanted():
    machine = begun_at(RULES, "intake").machine
    wanted = {("mda", "scaled_down", "scaled_down")}
    way = way_to(machine, "approaches", "regular", wanted)
    assert [each[2] for each in way] == ["mda_considered", "mda", "scaled_down"]
    with pytest.raises(ValueError, match="no way"):
        way_to(machine, "approaches", "regular", {("regular", "closed", "mda")})


@pytest.mark.slow
def test_what_a_record_always_knows_is_unknown_in_no_shipped_case():
    facts = [RULES.dictionary.facts[each] for each in unreachable_file().always_known.facts]
    for _, trajectory in plain_cases(RULES):
        case = trajectory.log.genesis
        world = CaseWorld(case, RULES, case.as_of)
        for spec in facts:
            for item in world.items(spec.scope):
                reading = world.read(item, spec.name)
                assert len(reading.claims) == 1, spec.name
                assert reading.claims[0].weak is None, spec.name


@pytest.mark.slow
@settings(max_examples=60)
@given(cases(RULES))
def test_what_a_record_always_knows_is_unknown_in_no_case_at_all(case):
    world = CaseWorld(case, RULES, case.as_of)
    for name in unreachable_file().always_known.facts:
        for item in world.items(RULES.dictionary.facts[name].scope):
            reading = world.read(item, name)
            assert len(reading.claims) == 1, name
            assert reading.claims[0].weak is None, name


def test_no_fact_that_wears_out_counts_as_always_known():
    facts = RULES.dictionary.facts
    assert not [each for each in unreachable_file().always_known.facts if facts[each].shelf_life]


def test_what_cannot_be_reached_is_proven_and_what_can_is_not_called_so():
    moment, fear = RULES.by_id["coming-moment-is-decided-before"], "extreme-fear-needs-acute-check"
    assert is_out_of_reach(RULES, moment, Tri.UNKNOWN)
    assert not is_out_of_reach(RULES, moment, Tri.TRUE)
    assert not is_out_of_reach(RULES, RULES.by_id[fear], Tri.UNKNOWN)


def test_what_is_said_to_be_out_of_reach_without_proof_says_why_and_by_whom():
    points = points_of(RULES)
    names = {str(each) for each in points}
    for each in unreachable_file().excused:
        assert each.point in names
        assert each.by
        assert each.why.nl
        assert each.why.en
    assert not why_unreachable(RULES, [Point("reason", "declined")])


def test_nothing_is_said_to_be_out_of_reach_that_a_shipped_case_reaches():
    reached = {point for each in covering_file() for point in each.reaches}
    assert not reached & {each.point for each in unreachable_file().excused}


@pytest.mark.slow
def test_what_one_case_does_not_reach_is_listed_as_missing():
    case = example_case("two-quarrels", RULES)
    found = cover([("one", Trajectory.start(case, RULES))], RULES)
    assert not found.is_whole
    assert Point("event", "report_received") in found.missing
    assert not set(found.missing) & set(found.reached)
    counts = found.counts()
    assert counts["event"] == (0, sum(each.kind == "event" for each in found.missing))


@pytest.mark.slow
def test_the_shipped_cases_reach_everything_that_can_be_reached():
    found = cover(shipped_cases(RULES), RULES)
    assert [str(each) for each in found.missing] == []
    assert len(found.reached) + len(found.unreachable) == len(points_of(RULES))


@pytest.mark.slow
def test_every_small_case_reaches_what_it_is_there_for():
    for each in covering_file():
        case = made_of(each, RULES)
        assert vocabulary_problems(case, RULES, None) == []
        reached = {str(one) for one in reached_by(Trajectory.start(case, RULES), RULES, set())}
        assert set(each.reaches) <= reached, each.id


@pytest.mark.slow
def test_the_command_says_what_is_missing_and_ends_with_1(tmp_path, capsys):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(example_case("anonymous-line", RULES).to_data()), encoding="utf-8")
    assert main(["cases", "coverage", str(path), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "Not reached, and could be:" in said
    assert len(said.splitlines()) <= 40
    assert main(["cases", "coverage", str(path), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["cases"] == 1
    assert data["counts"]["move"]["reached"] == 0
