"""Unknown is not no: a gap never lowers caution, and an answer only narrows what is possible."""

from random import Random

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from properties.drawn import (
    CHECKS,
    assessed,
    caution,
    check_level,
    concrete,
    dangers,
    level,
    real_cases,
    rules,
)
from top3.testing import cases, forgotten, learned, replace_fact
from top3.values import Known, OpenSet

# to say afterwards that somebody only gave an opinion takes back what they were taken to have told
_TAKEN_BACK = ("interpretation", "wish")


def pairs(before, after):
    return zip(before.situations, after.situations, strict=True)


def is_taken_back(place, case):
    if place.path[0] != "statements" or place.name != "kind":
        return False
    kind = case.statements[place.path[1]].kind
    return isinstance(kind, Known) and kind.value in _TAKEN_BACK


@given(st.data(), real_cases())
def test_forgetting_one_fact_never_lowers_the_most_a_situation_may_be(data, case):
    before = assessed(case)
    for _ in range(3):
        less, _place = data.draw(forgotten(case))
        for was, now in pairs(before, assessed(less)):
            assert level(now.urgency.at_most) >= level(was.urgency.at_most)


@given(st.data(), real_cases())
def test_forgetting_one_fact_never_turns_an_acute_check_into_not_found(data, case):
    before = assessed(case)
    for _ in range(3):
        less, _place = data.draw(forgotten(case))
        after = assessed(less)
        for was, now in [*pairs(before, after), (before.household, after.household)]:
            assert was.acute_check == "not_found" or now.acute_check != "not_found"


@given(st.data(), real_cases())
def test_forgetting_one_fact_settles_no_danger(data, case):
    less, _place = data.draw(forgotten(case))
    after = dangers(assessed(less))
    for key, finding in dangers(assessed(case)).items():
        assert not caution(finding) or caution(after[key])


@given(st.data(), real_cases())
def test_one_answer_more_only_narrows_the_urgency(data, case):
    before = assessed(case)
    for _ in range(3):
        more, place = data.draw(learned(case))
        if is_taken_back(place, more):
            continue
        for was, now in pairs(before, assessed(more)):
            assert level(now.urgency.at_least) >= level(was.urgency.at_least)
            assert level(now.urgency.at_most) <= level(was.urgency.at_most)


@given(st.data(), real_cases())
def test_one_answer_more_leaves_every_settled_danger_as_it_is(data, case):
    before = dangers(assessed(case))
    for _ in range(3):
        more, place = data.draw(learned(case))
        if is_taken_back(place, more):
            continue
        after = dangers(assessed(more))
        for key, finding in before.items():
            assert caution(finding) in (1, caution(after[key]))


@given(st.data(), real_cases())
def test_that_a_set_is_all_there_is_only_narrows_the_urgency(data, case):
    index = data.draw(st.integers(0, max(0, len(case.situations) - 1)))
    before = assessed(case)
    for path in (("actors",), ("affected",), ("consequence",), ("behaviour", "kinds")):
        more = completed(case, ("situations", index, *path))
        for was, now in pairs(before, assessed(more)):
            assert level(now.urgency.at_least) >= level(was.urgency.at_least)
            assert level(now.urgency.at_most) <= level(was.urgency.at_most)


def completed(case, path):
    found = case if case.situations else None
    for part in path if found else ():
        found = found[part] if isinstance(part, int) else getattr(found, part)
    if not isinstance(found, OpenSet):
        return case
    data = found.model_dump(mode="json", by_alias=True, exclude={"unknown"})
    return replace_fact(case, path, {**data, "complete": True})


@given(st.data(), real_cases())
def test_an_open_gate_stays_open_whatever_turns_out_to_be_so(data, case):
    more, place = data.draw(learned(case))
    if not is_taken_back(place, more):
        assert concrete(case) <= concrete(more)


@given(cases(rules()))
def test_a_recorded_situation_always_asks_for_attention(case):
    after = assessed(case)
    assert [each.situation for each in after.situations] == [each.id for each in case.situations]
    for each in after.situations:
        assert level(each.urgency.at_least) <= level(each.urgency.at_most)
        assert (each.acute_basis is None) == (each.acute_check == "not_found")


@pytest.mark.parametrize("check", CHECKS)
def test_the_cases_that_are_drawn_reach_every_acute_check(check):
    quick = settings(max_examples=400, phases=[Phase.generate], database=None)
    case = find(
        cases(rules(), least=1),
        lambda drawn: check in {each.acute_check for each in assessed(drawn).situations},
        settings=quick,
        random=Random(3),  # noqa: S311 - the same cases every time
    )
    assert any(CHECKS[check_level(each.acute_check)] == check for each in assessed(case).situations)
