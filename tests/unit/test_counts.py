"""The ways a count can come out are found without trying them all, and none is missed."""

from itertools import product

import pytest

from top3.rules.logic import Tri, at_least
from top3.rules.proving.counts import counted

ANYTHING = (*Tri, None)
SIZES = [(parts, least) for parts in range(1, 5) for least in range(1, parts + 1)]


def filled_in(ways, parts, allowed):
    """Return every row of values that one of the ways allows."""
    return {
        row
        for way in ways
        for row in product(*(way.get(index, allowed) for index in range(parts)))
        if set(row) <= set(allowed)
    }


@pytest.mark.parametrize("may_drop", [True, False])
@pytest.mark.parametrize("value", ANYTHING)
@pytest.mark.parametrize(("parts", "least"), SIZES)
def test_the_ways_a_count_comes_out_are_exactly_those_of_the_truth_table(
    parts, least, value, may_drop
):
    allowed = ANYTHING if may_drop else tuple(Tri)
    table = {row for row in product(allowed, repeat=parts) if at_least(row, least) is value}
    found = filled_in(counted(value, parts, least, may_drop=may_drop), parts, allowed)
    assert found == table


def test_eleven_parts_take_few_ways():
    for value in Tri:
        assert len(list(counted(value, 11, 2, may_drop=False))) <= 11 * 10
