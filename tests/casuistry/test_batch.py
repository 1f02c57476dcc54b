"""Many items: in order, bounded, and one fault stops nothing."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.batch import Done, Failed, in_order, workers
from top3.errors import Both as Words
from top3.errors import ItemNotFoundError


def doubled(number):
    return number * 2


def refused(number):
    if number % 3 == 0:
        raise ValueError("words of a case")
    return number


def of_ours(_number):
    raise ItemNotFoundError([], Words("niet gevonden", "not found"))


@pytest.fixture(scope="module")
def threads():
    with ThreadPoolExecutor(3) as pool:
        yield pool


@given(st.integers(0, 40), st.integers(1, 7), st.integers(1, 5))
def test_every_answer_comes_once_and_in_order(items, chunk, in_flight):
    with ThreadPoolExecutor(2) as pool:
        found = list(in_order(doubled, range(items), pool, chunk=chunk, in_flight=in_flight))
    assert found == [Done(number, number * 2) for number in range(items)]


def test_without_an_executor_the_answers_are_the_same(threads):
    assert list(in_order(refused, range(20))) == list(in_order(refused, range(20), threads))


def test_a_slow_item_never_loses_its_place(threads):
    def slow(number):
        time.sleep(0.02 if number == 0 else 0)
        return number

    assert [each.value for each in in_order(slow, range(9), threads, chunk=1)] == list(range(9))


def test_one_faulty_item_stops_nothing(threads):
    found = list(in_order(refused, range(9), threads))
    assert [each.number for each in found if isinstance(each, Failed)] == [0, 3, 6]
    assert [each.number for each in found if isinstance(each, Done)] == [1, 2, 4, 5, 7, 8]


def test_what_a_foreign_fault_says_is_not_kept():
    (found,) = in_order(refused, [3])
    assert found == Failed(0, "ValueError", None)


def test_what_a_fault_of_ours_says_is_kept():
    (found,) = in_order(of_ours, [1])
    assert found == Failed(0, "ItemNotFoundError", Words("niet gevonden", "not found"))


def test_items_without_end_are_taken_as_they_are_needed(threads):
    taken = []

    def endless():
        for number in count():
            taken.append(number)
            yield number

    found = in_order(doubled, endless(), threads, chunk=2, in_flight=3)
    assert [each.value for each in islice(found, 10)] == list(range(0, 20, 2))
    assert len(taken) <= 10 + 2 * 3
    found.close()


def test_what_came_of_an_item_is_not_in_its_repr():
    assert repr(Done(1, "words of a case")) == "Done(number=1)"


def test_one_worker_needs_no_process():
    with workers(1) as pool:
        assert pool is None


@pytest.mark.slow
def test_processes_give_the_same_answers_in_the_same_order():
    with workers(2) as pool:
        assert list(in_order(abs, range(-30, 0), pool)) == list(in_order(abs, range(-30, 0)))
