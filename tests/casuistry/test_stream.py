"""Draws of our own: by place, never by turn; the same everywhere and for ever."""

from hypothesis import given
from hypothesis import strategies as st

from top3.casuistry.drawing.stream import Stream, key

# the first five of splitmix64 from 1234567, as published with its test vectors
_KNOWN = (6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431,
          16408922859458223821)  # fmt: skip
PLACES = st.text(min_size=1, max_size=20)
STREAMS = st.builds(Stream, st.just("s"), st.integers(0, 2**70), st.integers(0, 10**6))


def test_the_draws_of_this_version_are_these():
    stream = Stream("a-scenario", 7, 3)
    assert [stream.bits(key("here")), stream.bits(key("there")), stream.bits(key("here"), 1)] == [
        4171884747824494732, 9029586422531652983, 313369158210567383,
    ]  # fmt: skip


def test_bits_are_mixed_as_splitmix64_mixes_them():
    stream = Stream("s", 1, 1)
    stream.base = 1234567
    assert tuple(stream.bits(0, turn) for turn in range(1, 6)) == _KNOWN


@given(STREAMS, PLACES, st.lists(PLACES, max_size=5))
def test_what_is_drawn_elsewhere_never_moves_a_draw(stream, place, others):
    before = stream.bits(key(place))
    for other in others:
        stream.bits(key(other))
    assert stream.bits(key(place)) == before


@given(STREAMS, PLACES, st.integers(-5, 5), st.integers(0, 9))
def test_a_number_is_never_outside_its_bounds(stream, place, low, width):
    assert low <= stream.between(key(place), (low, low + width)) <= low + width


def test_both_bounds_and_all_between_are_drawn():
    stream = Stream("s", 1, 1)
    assert {stream.between(key(str(number)), (2, 5)) for number in range(100)} == {2, 3, 4, 5}


def test_another_seed_another_number_and_another_scenario_draw_otherwise():
    streams = Stream("a", 1, 2), Stream("a", 2, 1), Stream("b", 1, 2), Stream("a", 12, 0)
    assert len({stream.bits(key("x")) for stream in streams}) == 4


@given(STREAMS, PLACES, st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_a_weighted_draw_is_one_of_the_options(stream, place, weights):
    assert 0 <= stream.weighted(key(place), weights) < len(weights)


def test_what_weighs_more_is_drawn_more():
    stream = Stream("s", 1, 1)
    drawn = [stream.weighted(key(str(number)), (1, 3)) for number in range(2000)]
    assert 0.70 < sum(drawn) / 2000 < 0.80


@given(STREAMS, PLACES, st.lists(st.integers(), max_size=8))
def test_shuffling_loses_nothing(stream, place, options):
    assert sorted(stream.shuffled(key(place), options)) == sorted(options)


@given(STREAMS, PLACES)
def test_what_is_certain_always_happens(stream, place):
    assert stream.happens(key(place), 100)


def test_a_chance_of_one_in_a_hundred_seldom_happens():
    drawn = [Stream("s", 1, number).happens(key("x"), 1) for number in range(3000)]
    assert 5 < sum(drawn) < 70
