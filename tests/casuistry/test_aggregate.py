"""Tables to learn from: they say what many cases have, and nothing of any one of them."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from top3 import load_case
from top3.casuistry.learning.aggregate import aggregate
from top3.casuistry.learning.aggregate_page import aggregate_data, aggregate_page
from top3.casuistry.learning.learned import LONGEST, Learned, band_of, learned
from top3.formats import markdown
from top3.trajectory.event_file import applied, read_events
from top3.trajectory.trajectory import Trajectory
from unit.small_case import rules

ROOT = Path(__file__).parents[2] / "examples"
ONE = Learned(
    frozenset({("a-rule", "present")}), frozenset(), ("intake", "under_2_weeks"),
    frozenset(), frozenset(), frozenset({"not_asked"}), frozenset(),
)  # fmt: skip


def table(found, name):
    (each,) = [each for each in found.tables if each.name == name]
    return dict(each.rows)


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, "under_2_weeks"), (13, "under_2_weeks"), (14, "2_to_6_weeks"), (41, "2_to_6_weeks"),
     (42, "6_weeks_to_3_months"), (181, "3_to_6_months"), (182, LONGEST)],
)  # fmt: skip
def test_a_stay_falls_in_one_band(days, band):
    assert band_of(days) == band


def test_a_case_counts_once_in_a_row():
    found = aggregate([ONE] * 6)
    assert table(found, "rules")["a-rule", "present"].value == 6
    assert table(found, "unknown")["not_asked",].value == 6
    assert found.cases == 6


def test_too_few_cases_say_nothing_at_all():
    found = aggregate([ONE] * 4)
    assert (found.cases, found.tables) == (None, ())
    assert "6" not in markdown.write(aggregate_page(found, rules(), "nl"))


def test_one_case_that_differs_is_not_to_be_seen():
    other = replace(ONE, rules=frozenset({("b-rule", "present")}), now=("closed", LONGEST))
    found = aggregate([*[ONE] * 9, other])
    shown = table(found, "rules")
    assert shown["a-rule", "present"].value is None
    assert shown["b-rule", "present"].value is None
    assert {each.value for each in table(found, "now").values()} == {None}


def test_a_least_count_under_three_is_refused():
    with pytest.raises(ValueError, match="least"):
        aggregate([ONE] * 9, least=2)


@cache
def one_of_dossier(name):
    folder = ROOT / "trajectories" / name
    start = Trajectory.start(load_case(str(folder / "case.yaml"), rules()), rules())
    made = applied(start, read_events(folder / "events.yaml"))
    return learned(made, made.day), made


@pytest.mark.slow
def test_a_dossier_says_where_it_waits_and_where_people_went_another_way():
    found, _ = one_of_dossier("dossier-01")
    assert found.now[0] == "direct_safety"
    assert ("gate_passed", "stable_safety", "other") in found.overrides
    assert ("stable_safety", "acute-blocks-moving-on") in found.shut
    assert "check-late" in found.late


@pytest.mark.slow
def test_waiting_longer_changes_for_how_long_and_nothing_of_what_was():
    found, made = one_of_dossier("dossier-02")
    later = learned(made, made.day + timedelta(days=400))
    assert later.now == (found.now[0], LONGEST)
    assert later.stays == found.stays
    assert found.overrides <= later.overrides


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dossier-01", "dossier-02"])
def test_nothing_of_a_case_is_in_the_tables(name):
    """Every word of the tables stands in the rules, in the process or in our own lists."""
    found, made = one_of_dossier(name)
    shown = aggregate([found] * 5)
    written = json.dumps(aggregate_data(shown)) + markdown.write(
        aggregate_page(shown, made.rules, "nl")
    )
    case = made.case
    told = [each.text for each in case.statements] + [each.name for each in case.people]
    told += [case.id, *(str(each.recorded) for each in case.reports)]
    assert len(told) > 40
    assert [each for each in told if each in written] == []
