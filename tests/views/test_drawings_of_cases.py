"""Drawings of whole cases, for who keeps the record: everybody, everything, as it was told."""

from functools import cache
from itertools import pairwise

import pytest

from cases.shipped_cases import EVERY, LANGUAGES, result_of
from top3.views.drawings.of_case import (
    case_events,
    case_people,
    case_phases,
    case_places,
    case_timeline,
    own_lines,
)
from top3.views.drawings.of_trajectory import (
    standing_phases,
    trajectory_events,
    trajectory_timeline,
)
from trajectory import dossiers
from unit.small_case import WORKER, chosen, plan_of
from views.test_drawings import overlaps, run_out, shown

pytestmark = pytest.mark.slow
EVERY_CASE = pytest.mark.parametrize("name", EVERY)
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
TRAJECTORIES = pytest.mark.parametrize("name", ["dossier-01", "dossier-02"])


@cache
def over_time(name):
    return dossiers.after(name)


def drawings(planned, lang):
    yield from case_timeline(planned, lang)
    yield case_people(planned, lang)
    yield case_phases(planned, lang)
    yield from own_lines(planned, lang).values()


@EVERY_CASE
@EVERY_LANGUAGE
def test_text_stays_inside_every_drawing_of_every_shipped_case(name, lang):
    for figure in drawings(result_of(name).planned, lang):
        assert list(run_out(figure)) == []
        assert list(overlaps(figure)) == []


@EVERY_CASE
def test_everybody_in_the_record_stands_in_who_is_who(name):
    planned = result_of(name).planned
    figure = case_people(planned, "nl")
    placed = [who for each in case_places(planned, "nl") for who in each.people]
    assert sorted(placed) == sorted(each.id for each in planned.case.people)
    for each in planned.case.people:
        assert each.name in figure.alternative


@EVERY_CASE
def test_nobody_is_drawn_as_who_did_it_or_whom_it_was_done_to(name):
    planned = result_of(name).planned
    figure = case_people(planned, "nl")
    for word in ("dader", "pleger", "slachtoffer", "actor", "getroffene", "verdachte"):
        assert word not in figure.svg.lower()


@EVERY_CASE
def test_every_report_situation_and_decision_stands_on_the_line_of_time(name):
    planned = result_of(name).planned
    heads = " ".join(each.kind for each in case_events(planned, "nl")) + " "
    case = planned.case
    for each in (*case.reports, *case.situations, *case.decisions, *case.measures, *case.moments):
        assert f"{each.id} " in heads.replace(",", " ")


@TRAJECTORIES
@EVERY_LANGUAGE
def test_text_stays_inside_every_drawing_of_a_case_over_time(name, lang):
    made = over_time(name)
    figures = (*trajectory_timeline(made, lang), standing_phases(made.at(made.day), lang))
    for figure in figures:
        assert list(run_out(figure)) == []
        assert list(overlaps(figure)) == []


@TRAJECTORIES
def test_every_change_of_phase_is_a_band_on_the_line_of_time(name):
    made = over_time(name)
    courses = made.log.courses[: made.length + 1]
    phases = [courses[0].phase, *(
        two.phase for one, two in pairwise(courses) if one.phase != two.phase
    )]  # fmt: skip
    bands = [each.text for each in trajectory_events(made, "nl") if each.band]
    assert bands == [made.machine.phase(each).label.in_language("nl") for each in phases]


def test_what_is_acute_and_open_lies_over_the_phases_with_its_day():
    made = over_time("dossier-01")
    figure = standing_phases(made.at(made.day), "nl")
    for each in made.at(made.day).acute_open:
        assert each.about in figure.alternative
    assert "Acuut staat open" in shown(figure)


# ---------------------------------------- small cases, both sides


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"age": {"value": 9, "on": "2026-03-16"}}, "9 jaar"),
        ({"age": {"value": 9, "on": "2025-01-01"}}, "10–11 jaar"),
        ({"born": "2026-01-05"}, "10 weken"),
        ({"born": "2025-03-16"}, "1 jaar"),
        ({}, "leeftijd niet bekend"),
    ],
)
def test_an_age_is_drawn_as_exactly_as_it_is_known(fields, said):
    people = [{"id": "p1", "name": "Rik", "age": 40}, {"id": "p2", "name": "Bram", **fields}]
    assert f"Bram ({said})" in case_people(plan_of(people=people), "nl").alternative


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "ouder van"),
        ({"authority": True}, "ouder met gezag van"),
        ({"authority": False}, "ouder zonder gezag van"),
        ({"authority": {"unknown": "asked_unknown"}}, "ouder van"),
        ({"until": "2026-03-15"}, "ouder (tot 15 maart 2026) van"),
        ({"until": "2026-03-16"}, "ouder van"),
    ],
)
def test_what_one_is_to_another_says_authority_only_where_it_is_known(fields, said):
    relation = {"who": "p1", "of": "p2", "kind": "parent", **fields}
    assert f"Rik: {said} Bram" in case_people(plan_of(relations=[relation]), "nl").alternative


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"has": ["p1", "p2"], "complete": True}, False),
        ({"has": ["p1"], "complete": False}, True),
        ({"unknown": "not_asked"}, True),
        ({"claims": [{"value": {"has": ["p1"]}}, {"value": {"has": ["p1", "p2"]}}]}, True),
    ],
)
def test_a_household_is_drawn_as_complete_only_where_somebody_said_so(members, said):
    figure = case_people(plan_of(household={"members": members}), "nl")
    assert ("niet bekend of dit iedereen is" in figure.alternative) == said


def test_two_who_go_to_the_same_other_home_stand_there_together():
    home = {"words": {"nl": "bij oma"}}
    people = [{"id": f"p{at}", "name": name, "other_homes": [home]}
              for at, name in enumerate(("Rik", "Bram"), 1)]  # fmt: skip
    text = case_people(plan_of(people=people), "nl").alternative
    assert "Andere woonplek van Rik en Bram: bij oma: Rik, Bram (ook hier)" in text


def test_where_people_contradict_each_other_on_the_day_no_day_is_drawn_as_known():
    when = {"claims": [{"value": "2026-03-10"}, {"value": "2026-03-11"}]}
    report = {"id": "r1", "title": "school", "informant": "school", "happened": when,
              "recorded": "2026-03-12"}  # fmt: skip
    planned = plan_of(reports=[report])
    (event,) = (each for each in case_events(planned, "nl") if each.kind == "Melding r1")
    assert event.when("nl") == "rond 10 maart 2026, 11 maart 2026"
    assert not event.is_exact
    assert "men spreekt elkaar tegen" in event.text


def test_decisions_of_one_day_that_say_the_same_stand_together():
    shares = [
        {"id": f"d{at}", "kind": "share", "items": ["s1"], "on": "2026-03-15", "by": WORKER,
         "reason": {"code": "agreed"}, "to_whom": [f"p{at}"]}
        for at in (1, 2)
    ]  # fmt: skip
    planned = plan_of(decisions=[*shares, chosen("s1")])
    heads = [each.kind for each in case_events(planned, "nl")]
    assert "Keuze d1, d2" in heads
    assert "Keuze d9" in heads
