"""Pseudonymising: nothing planted is left in any byte, and every conclusion is kept."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from casuistry.planted import (
    PEOPLE,
    PLACES,
    days,
    others,
    planted_in,
    real,
    spellings,
    texts_in,
)
from top3 import load_case, reason
from top3.casuistry.pseudonymise.folding import folded, readable
from top3.casuistry.pseudonymise.judged import GivenNames
from top3.casuistry.pseudonymise.report import report_data, report_page
from top3.casuistry.pseudonymise.whole import Wanted, pseudonymise
from top3.formats import markdown
from top3.method.load import case_from
from top3.reading import Tree, write_yaml
from top3.testing import shipped_cases
from top3.trajectory.event_file import events_from, read_events
from top3.trajectory.trajectory import Trajectory
from unit.small_case import rules

pytestmark = pytest.mark.slow
TRAJECTORIES = Path(__file__).parents[2] / "examples" / "trajectories"
NAMES = GivenNames.model_validate({"top3": "names/1", "places": list(PLACES)})
_NO_SHRINK = (Phase.explicit, Phase.reuse, Phase.generate)
"""What is planted is small already, and every try takes the whole engine."""
secrets = st.binary(min_size=16, max_size=24)


@cache
def cases():
    return {each.id: real(each) for each in shipped_cases()}


@cache
def written(name):
    return cases()[name].to_data()


def everything_of(made):
    """Return every byte that leaves: the case, its events and both reports, in two languages."""
    pages = [markdown.write(report_page(made, lang)) for lang in ("nl", "en")]
    # as JSON too: YAML folds long lines, and what is folded is not found by its text
    data = [json.dumps(each, ensure_ascii=False) for each in (report_data(made), made.case)]
    return "\n".join([write_yaml(made.case), write_yaml(list(made.events)), *data, *pages])


def case_of(data):
    return case_from(Tree(data), rules())


def changed(data, secret=b"s" * 16, **wanted):
    return pseudonymise(case_of(data), rules(), secret, wanted=Wanted(names=NAMES, **wanted))


@st.composite
def places_to_plant(draw):
    name = draw(st.sampled_from(sorted(cases())))
    return name, draw(st.sampled_from(sorted(texts_in(written(name)), key=str)))


@settings(max_examples=15, deadline=None, phases=_NO_SHRINK)
@given(st.data(), places_to_plant(), st.sampled_from(PEOPLE))
def test_no_spelling_of_a_name_is_left_in_any_byte(data, place, person):
    name, path = place
    first, last = person
    told = planted_in(written(name), path, data.draw(spellings(first, last)))
    people = [dict(each) for each in told["people"]]
    people[0]["name"] = f"{first} van der {last}"
    left = folded(readable(everything_of(changed({**told, "people": people}))))
    assert folded(first) not in left
    assert folded(last) not in left


@settings(max_examples=18, deadline=None, phases=_NO_SHRINK)
@given(others, places_to_plant())
def test_no_number_address_or_given_place_is_left_in_any_byte(planted, place):
    name, path = place
    left = everything_of(changed(planted_in(written(name), path, f"Zie {planted} hierover.")))
    assert planted.lower() not in left.lower()


@settings(max_examples=15, deadline=None, phases=_NO_SHRINK)
@given(days, places_to_plant())
def test_no_day_stays_what_it_was(planted, place):
    name, path = place
    left = everything_of(changed(planted_in(written(name), path, f"zqx {planted} xqz")))
    assert "zqx " in left
    assert f"zqx {planted} xqz" not in left


def essence(result):
    """Return what a reader takes from a result: urgency, top 3, findings, questions."""
    data = result.to_data(everything=True)
    return {
        "urgency": [(each["id"], each["urgency"], each["acute_check"], each["structural"])
                    for each in data["situations"]],
        "top3": [(each["rank"], each["situation"]) for each in data["top3"]],
        "findings": [(each["rule"], each["about"], each["outcome"]) for each in data["findings"]],
        "questions": [(each["about"], each["ask"], each["facts"], each["reason"])
                      for each in data["questions"]],
        "now": [(each["rule"], each["about"]) for each in data["now"]],
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(each.id for each in shipped_cases()))
@settings(max_examples=1, deadline=None, phases=_NO_SHRINK)
@given(secret=secrets)
def test_every_conclusion_about_a_shipped_case_is_kept(name, secret):
    made = pseudonymise(cases()[name], rules(), secret)
    assert made.differ == ()
    after = reason(case_of(made.case), rules())
    assert essence(after) == essence(reason(cases()[name], rules()))


@pytest.mark.parametrize("name", ["dossier-01", "dossier-02"])
def test_every_conclusion_over_time_is_kept_and_days_due_move_along(name):
    folder = TRAJECTORIES / name
    before = real(load_case(folder / "case.yaml", rules()))
    events = read_events(folder / "events.yaml", salt=lambda: "0" * 32)
    made = pseudonymise(before, rules(), b"over time, a key", events=events)
    assert made.differ == ()
    told = events_from(Tree(list(made.events)), salt=lambda: "0" * 32)
    ends = [_followed(before, events), _followed(case_of(made.case), told)]
    moved = (ends[1].day - ends[0].day).days
    assert moved % 7 == 0
    assert moved < 0
    one, two = (each.at(each.day) for each in ends)
    assert essence(two.result) == essence(one.result)
    assert (two.course.phase, two.course.approach) == (one.course.phase, one.course.approach)
    assert [(each.item, each.since and (each.since - one.day).days) for each in one.due] == [
        (each.item, each.since and (each.since - two.day).days) for each in two.due
    ]


def _followed(case, events):
    trajectory = Trajectory.start(case, rules())
    for event in events:
        seen = event.model_copy(update={"shown": 0}) if event.kind.decides else event
        trajectory = trajectory.apply(seen)
    return trajectory
