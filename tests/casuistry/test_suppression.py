"""Small counts stay unsaid, and nobody can work them out from what is said."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.casuistry.learning.suppression import LEAST, Count, shown_alone, shown_together

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=5)


def named(counts):
    return {f"n{place}": count for place, count in enumerate(counts)}


@pytest.mark.parametrize("count", [0, LEAST, LEAST + 1, 95, 100])
def test_a_count_that_points_at_nobody_is_said(count):
    assert shown_alone({"a": count}, 100)["a"] == Count(count)


@pytest.mark.parametrize("count", [1, LEAST - 1])
def test_a_small_count_stays_unsaid(count):
    assert shown_alone({"a": count}, 100)["a"] == Count(None, "few")


@pytest.mark.parametrize("count", [96, 99])
def test_a_count_that_leaves_only_a_few_out_stays_unsaid(count):
    assert shown_alone({"a": count}, 100)["a"] == Count(None, "nearly_all")


def test_a_single_hidden_part_takes_another_with_it_whatever_its_size():
    shown = shown_together({"a": 2, "b": 30, "c": 9})
    assert shown == {"a": Count(None, "few"), "b": Count(None, "beside"), "c": Count(9)}


@pytest.mark.parametrize("many", [2, 3])
def test_who_knows_how_hiding_works_and_tries_every_table_learns_no_small_count(many):
    """Tables that look the same leave two possibilities, whatever hiding itself gives away."""
    alike = {}
    for counts in product(range(9), repeat=many):
        shown = shown_together(named(counts), 3)
        if shown is not None and sum(counts) <= 8:
            key = (sum(counts), *((each.value, each.few) for each in shown.values()))
            alike.setdefault(key, []).append(counts)
    for tables in alike.values():
        for column in zip(*tables, strict=True):
            assert len(set(column)) > 1 or column[0] not in (1, 2)


def test_parts_that_are_all_large_or_nobody_are_said():
    assert shown_together({"a": 5, "b": 0}) == {"a": Count(5), "b": Count(0)}


def test_a_table_of_too_few_is_held_back_whole():
    assert shown_together({"a": 2, "b": 2}) is None


@given(COUNTS)
def test_no_hidden_part_follows_from_the_total_and_the_rest(counts):
    """Whoever knows the total and how hiding works still has two possibilities for every one."""
    shown = shown_together(named(counts))
    if shown is None:
        return
    said = {name: count.value for name, count in shown.items()}
    hidden = [name for name, value in said.items() if value is None]
    rest = sum(counts) - sum(value for value in said.values() if value is not None)
    ranges = [
        range(1, LEAST) if shown[name].few == "few" else range(LEAST, rest + 1) for name in hidden
    ]
    possible = [each for each in product(*ranges) if sum(each) == rest]
    for place in range(len(hidden)):
        assert len({each[place] for each in possible}) > 1


@given(COUNTS, st.integers(3, 8))
def test_no_count_under_the_least_is_ever_said(counts, least):
    shown = shown_together(named(counts), least) or {}
    total = sum(counts)
    alone = shown_alone(named(counts), total, least)
    for each in (*shown.values(), *alone.values()):
        assert each.value is None or each.value == 0 or each.value >= least
        assert (each.text(least) == str(each.value)) == (each.value is not None)
