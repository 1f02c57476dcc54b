"""A case as if something had never been recorded: always valid, and nothing left of it."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import real_cases, rules
from top3 import reason
from top3.method.pruning import known_by, without
from top3.model.case import COLLECTIONS, Case
from top3.testing import shipped_cases

# takes cases apart: it runs with what is slow
pytestmark = pytest.mark.slow


@st.composite
def shipped_and_some(draw):
    case = draw(st.sampled_from(shipped_cases()))
    ids = [each.id for each in case.statements]
    return case, draw(st.sets(st.sampled_from(ids)))


@st.composite
def drawn_and_some(draw):
    case = draw(real_cases())
    ids = [each.id for each in case.statements]
    return case, draw(st.sets(st.sampled_from(ids))) if ids else set()


both = shipped_and_some() | drawn_and_some()


def text_of(case):
    return json.dumps(case.to_data(), ensure_ascii=False)


@given(both, st.booleans())
def test_any_statements_can_be_left_out_of_any_case_and_what_is_left_is_valid(drawn, wary):
    case, some = drawn
    pruned, count = without(case, some, wary=wary)
    assert Case.model_validate(pruned.to_data()) == pruned
    assert count == len(some)
    assert {each.id for each in pruned.statements} <= {each.id for each in case.statements} - some
    reason(pruned, rules())


@given(both, st.booleans())
def test_nothing_names_what_was_left_out(drawn, wary):
    case, some = drawn
    pruned, _ = without(case, some, wary=wary)
    assert not any(f'"{each}"' in text_of(pruned) for each in some)


@given(both, st.booleans())
def test_leaving_out_twice_is_leaving_out_once(drawn, wary):
    case, some = drawn
    once, _ = without(case, some, wary=wary)
    again, count = without(once, some, wary=wary)
    assert again == once
    assert count == 0


@given(both, st.data())
def test_leaving_out_one_after_the_other_is_leaving_out_both(drawn, data):
    case, some = drawn
    first = data.draw(st.sets(st.sampled_from(sorted(some)))) if some else set()
    in_two, _ = without(without(case, first)[0], some - first)
    assert in_two == without(case, some)[0]


@given(both)
def test_whoever_is_wary_never_keeps_more(drawn):
    case, some = drawn
    plain, _ = without(case, some)
    wary, _ = without(case, some, wary=True)
    for name in COLLECTIONS:
        kept = {each.id for each in getattr(plain, name)}
        assert {each.id for each in getattr(wary, name)} <= kept


@given(both)
def test_people_stay_whatever_is_left_out(drawn):
    case, some = drawn
    pruned, _ = without(case, some, wary=True)
    assert [each.id for each in pruned.people] == [each.id for each in case.people]


@given(real_cases(), st.integers(0, 500))
def test_what_was_known_on_an_earlier_day_is_a_valid_case_and_all_that_is_left_out_is_counted(
    case, days
):
    pruned, left_out = known_by(case, case.as_of - timedelta(days=days))
    gone = len(case.statements) - len(pruned.statements)
    others = sum(len(getattr(case, name)) - len(getattr(pruned, name)) for name in COLLECTIONS)
    reports = len(case.reports) - len(pruned.reports)
    assert left_out.statements == gone
    assert left_out.records == others - gone - reports
    assert Case.model_validate(pruned.to_data()) == pruned


@given(real_cases(), st.integers(0, 300), st.integers(0, 300))
def test_an_earlier_day_never_knows_more(case, days, more):
    day = case.as_of - timedelta(days=days)
    later, _ = known_by(case, day)
    earlier, _ = known_by(case, day - timedelta(days=more))
    for name in ("statements", "situations", "decisions", "acute_rounds", "agreements"):
        known = {each.id for each in getattr(later, name)}
        assert {each.id for each in getattr(earlier, name)} <= known
