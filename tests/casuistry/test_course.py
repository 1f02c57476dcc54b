"""What holds for every course of every shipped scenario that runs over all phases."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import pairwise

import pytest

from top3 import load_rules
from top3.casuistry.drawing.calendar import is_working_day, offset_of
from top3.casuistry.generate import Made, made
from top3.casuistry.language.load import load_scenarios
from top3.casuistry.language.scenario import Scenario
from top3.rules.language import RuleSet
from top3.trajectory.process import machine_of
from top3.trajectory.trajectory import Trajectory

pytestmark = pytest.mark.slow
LONG_ROADS = ("phases-to-the-end", "mda-plus-plus")
CASES = 4


@cache
def rules() -> RuleSet:
    return load_rules("top3")


@cache
def scenario(name: str) -> Scenario:
    (found,) = load_scenarios([name])
    return found


@cache
def cases() -> tuple[tuple[Made, Trajectory], ...]:
    found = []
    for name in LONG_ROADS:
        for index in range(CASES):
            case = made(scenario(name), seed=11, index=index, rules=rules())
            found.append((case, case.trajectory(rules())))
    return tuple(found)


def changes(trajectory: Trajectory) -> Iterator[tuple[str, str, str]]:
    """Yield each event that changed the phase, with where from and where to."""
    courses = trajectory.log.courses
    for event, (before, after) in zip(trajectory.events, pairwise(courses), strict=True):
        if before.phase != after.phase:
            yield event.type, before.phase, after.phase


def test_every_event_is_accepted_when_it_is_applied_again_from_the_start() -> None:
    for case, trajectory in cases():
        there = [each for each in trajectory.events if each.type != "proposal_shown"]
        assert [each.type for each in there] == [each["type"] for each in case.events]
        assert trajectory.course.phase == case.stages[-1].phase[1]
        assert trajectory.course.approach == case.stages[-1].approach[1]


def test_phases_only_move_by_the_table() -> None:
    machine = machine_of(rules())
    for _, trajectory in cases():
        for kind, before, after in changes(trajectory):
            assert after in {each.to for each in machine.moves("phases", before, kind)}


def test_every_event_belongs_to_one_moment_and_is_recorded_on_its_day() -> None:
    for case, _ in cases():
        numbers = [number for stage in case.stages for number in stage.events]
        assert numbers == list(range(1, len(case.events) + 1))
        for stage in case.stages:
            days = {case.events[number - 1]["recorded"][:10] for number in stage.events}
            assert days <= {stage.day}


def test_moments_of_recording_rise_on_working_days_with_the_offset_of_the_day() -> None:
    for case, _ in cases():
        moments = [each["recorded"] for each in case.events]
        assert [datetime.fromisoformat(each) for each in moments] == sorted(
            datetime.fromisoformat(each) for each in moments
        )
        for each in moments:
            day = datetime.fromisoformat(each).date()
            assert each.endswith(offset_of(day))
            assert is_working_day(day)
            assert "09:00" <= each[11:16] <= "18:00"


def test_a_gate_is_passed_only_with_words_that_say_why() -> None:
    found = [each for case, _ in cases() for each in case.events if each["type"] == "gate_passed"]
    assert found
    for each in found:
        assert each["record"]["reason"]["nl"]
        assert each["record"]["reason"]["en"]


def test_the_same_number_goes_the_same_way() -> None:
    again = made(scenario(LONG_ROADS[0]), seed=11, index=0, rules=rules())
    assert again.events == cases()[0][0].events
    assert again.stages == cases()[0][0].stages
