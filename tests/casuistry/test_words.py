"""The names people get are frozen, balanced over backgrounds, and nobody's we know of."""

import hashlib
from itertools import product
from typing import get_args

import pytest

from top3.casuistry.drawing.words import (
    Generation,
    background_names,
    first_names,
    generation_of,
    initials,
    is_known,
    surnames,
)
from top3.casuistry.language.scenario import Gender

GENDERS: tuple[Gender, ...] = get_args(Gender)
GENERATIONS: tuple[Generation, ...] = get_args(Generation)
FROZEN = {
    "background_names": "de9a417ebf9ec8a722da1525941677bf049fe1c469cb70d0ac06e908e91091c4",
    "first_names": "3d33053846882e6b067b110895ebf4f7aa74eb737d3d4f598c413d764fb4828c",
    "surnames": "7589c12f44435e86b1fd600feeed97a205b825bcf9bbe182ee8e90c40b3d5529",
    "initials": "c18c2cf20dcfcfbb52c78681f55d3a0939abd9b0c95a0bc73bcde148b5031e24",
}


def _all_first_names(background: str, gender: Gender) -> list[str]:
    return [name for each in GENERATIONS for name in first_names(background, gender, each)]


def _lists() -> dict[str, list[tuple[str, ...]]]:
    backgrounds = background_names()
    return {
        "background_names": [backgrounds],
        "first_names": [first_names(*key) for key in product(backgrounds, GENDERS, GENERATIONS)],
        "surnames": [surnames(background) for background in backgrounds],
        "initials": [initials()],
    }


@pytest.mark.parametrize("name", FROZEN)
def test_a_list_of_names_changes_only_with_a_new_version_of_the_generator(name: str) -> None:
    digest = hashlib.sha256(repr(_lists()[name]).encode()).hexdigest()
    assert digest == FROZEN[name]


def test_every_background_has_as_many_names_as_every_other() -> None:
    sizes = {
        background: [
            *(len(first_names(background, *key)) for key in product(GENDERS, GENERATIONS)),
            len(surnames(background)),
        ]
        for background in background_names()
    }
    assert all(size == [10, 12, 8, 10, 12, 8, 16] for size in sizes.values())
    assert len(background_names()) == 18


@pytest.mark.parametrize("background", background_names())
def test_no_name_stands_twice_in_what_one_background_has(background: str) -> None:
    names = [name for gender in GENDERS for name in _all_first_names(background, gender)]
    names += surnames(background)
    assert len(names) == len(set(names))


def test_no_first_name_is_given_to_women_and_to_men() -> None:
    women, men = (
        {name for background in background_names() for name in _all_first_names(background, gender)}
        for gender in GENDERS
    )
    assert not women & men


def test_nobody_can_be_called_like_a_well_known_person_of_the_list() -> None:
    pairs = (
        (first, surname)
        for background in background_names()
        for gender in GENDERS
        for first in _all_first_names(background, gender)
        for surname in surnames(background)
    )
    assert not [pair for pair in pairs if is_known(*pair)]


def test_a_well_known_name_is_known_however_it_is_written() -> None:
    assert is_known("wim", "KOK")
    assert not is_known("Wim", "Brouwer")


@pytest.mark.parametrize(
    ("age", "generation"),
    [(0, "child"), (24, "child"), (25, "adult"), (64, "adult"), (65, "elder"), (None, "adult")],
)
def test_somebody_has_a_name_of_their_own_generation(age: int | None, generation: str) -> None:
    assert generation_of(age) == generation


def test_a_professional_is_a_letter_with_a_full_stop() -> None:
    assert all(len(each) == 2 and each[0].isupper() and each[1] == "." for each in initials())
    assert len(set(initials())) == len(initials()) == 22
