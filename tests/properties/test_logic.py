"""Strong Kleene logic by its tables, counting with unknowns, and what is evaluated the same."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.rules.logic import Tri, at_least, count_interval, every, negate, of_bool, some

T, U, F = Tri.TRUE, Tri.UNKNOWN, Tri.FALSE
TRIS = (T, U, F)
AND = {
    (T, T): T, (T, U): U, (T, F): F,
    (U, T): U, (U, U): U, (U, F): F,
    (F, T): F, (F, U): F, (F, F): F,
}  # fmt: skip
OR = {
    (T, T): T, (T, U): T, (T, F): T,
    (U, T): T, (U, U): U, (U, F): U,
    (F, T): T, (F, U): U, (F, F): F,
}  # fmt: skip
NOT = {T: F, U: U, F: T, None: None}

tris = st.sampled_from(TRIS)
truths = st.sampled_from((*TRIS, None))
lists = st.lists(tris, max_size=6)


def completions(values):
    """Return every way in which the unknowns can turn out."""
    options = [(each,) if each is not U else (T, F) for each in values]
    return product(*options)


@pytest.mark.parametrize("pair", AND)
def test_and_is_as_its_table_says(pair):
    assert every(pair) is AND[pair]


@pytest.mark.parametrize("pair", OR)
def test_or_is_as_its_table_says(pair):
    assert some(pair) is OR[pair]


@pytest.mark.parametrize("value", NOT)
def test_not_is_as_its_table_says(value):
    assert negate(value) is NOT[value]


@pytest.mark.parametrize("value", TRIS)
def test_a_tri_has_no_truth_value_of_its_own(value):
    with pytest.raises(TypeError, match="no truth value"):
        bool(value)
    with pytest.raises(TypeError, match="no truth value"):
        any([value])


@pytest.mark.parametrize("combine", [every, some, lambda values: at_least(values, 1)])
def test_where_nothing_applies_nothing_comes_out(combine):
    assert combine([]) is None
    assert combine([None, None]) is None


@given(st.lists(truths, max_size=6))
def test_what_does_not_apply_drops_out(values):
    applying = [each for each in values if each is not None]
    assert every(values) is every(applying)
    assert some(values) is some(applying)
    assert at_least(values, 2) is at_least(applying, 2)


@given(lists)
def test_the_order_and_repeating_change_nothing(values):
    for combine in (every, some):
        assert combine(values) is combine(values[::-1])
        assert combine(values) is combine(values + values)


@given(tris, tris, tris)
def test_grouping_and_distributing_change_nothing(a, b, c):
    for this, that in ((every, some), (some, every)):
        assert this([this([a, b]), c]) is this([a, b, c])
        assert this([a, that([b, c])]) is that([this([a, b]), this([a, c])])
        assert this([a, that([a, b])]) is a


@given(lists.filter(bool))
def test_de_morgan_and_double_negation_change_nothing(values):
    assert negate(every(values)) is some(map(negate, values))
    assert negate(some(values)) is every(map(negate, values))
    assert [negate(negate(each)) for each in values] == values


@given(lists.filter(bool), st.integers(0, 7))
def test_a_count_is_an_interval_that_every_outcome_falls_in(values, number):
    low, high = count_interval(values)
    outcomes = {sum(each is T for each in way) for way in completions(values)}
    assert (low, high) == (min(outcomes), max(outcomes))
    reached = {of_bool(each >= number) for each in outcomes}
    assert at_least(values, number) is (reached.pop() if len(reached) == 1 else U)


def test_two_of_three_with_one_yes_and_one_unknown_is_unknown():
    assert at_least([T, U, F], 2) is U
    assert at_least([T, T, U], 2) is T
    assert at_least([F, F, U], 2) is F


@given(lists.filter(bool))
def test_a_count_of_one_is_or_and_a_count_of_all_is_and(values):
    assert at_least(values, 1) is some(values)
    assert at_least(values, len(values)) is every(values)


@given(lists.filter(bool))
def test_a_definite_value_is_the_value_of_every_completion(values):
    for combine in (every, some):
        if combine(values) is not U:
            assert {combine(way) for way in completions(values)} == {combine(values)}


@given(tris, tris)
def test_knowing_more_never_turns_a_yes_into_a_no(a, b):
    for combine in (every, some):
        for way in completions([a, b]):
            assert combine([a, b]) in (U, combine(way))
