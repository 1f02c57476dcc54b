"""Whether a trait goes with an outcome: found where it is put in, not seen where it is not."""

from random import Random

import pytest

from top3.casuistry.learning.association import associations

GROUPS = ["a"] * 120 + ["b"] * 120


def drawn(seed, options="mw", size=240):
    chance = Random(seed)  # noqa: S311 - the same draws every time
    return [options[int(chance.random() * len(options))] for _ in range(size)]


def found(trait, outcome, groups=GROUPS, shufflings=199):
    (each,) = associations(groups, {"t": trait}, {"o": outcome}, shufflings=shufflings)
    return each


def test_a_trait_that_says_the_outcome_is_as_strong_as_can_be():
    trait = drawn(1)
    each = found(trait, trait)
    assert each.strength == pytest.approx(1, abs=0.01)
    assert each.by_chance == pytest.approx(1 / 200)


def test_a_trait_that_says_nothing_is_weak_and_can_be_chance():
    each = found(drawn(1), drawn(2))
    assert each.strength < 0.1
    assert each.by_chance > 0.05


def test_a_difference_between_kinds_of_cases_is_none_within_them():
    """Where one kind always has both, the trait says nothing within a kind."""
    trait = ["m"] * 120 + ["w"] * 120
    outcome = ["serious"] * 120 + ["calm"] * 120
    each = found(trait, outcome)
    assert each.strength == 0
    assert each.by_chance == 1


def test_a_trait_that_says_it_in_one_kind_is_found_among_the_others():
    trait, outcome = drawn(3), drawn(4)
    outcome[:120] = trait[:120]
    each = found(trait, outcome)
    assert each.strength > 0.3
    assert each.by_chance < 0.05


def test_looking_at_many_pairs_asks_more_of_each():
    traits = {f"t{number}": drawn(number) for number in range(6)}
    alone = associations(GROUPS, {"t0": traits["t0"]}, {"o": drawn(9)}, shufflings=199)
    many = associations(GROUPS, traits, {"o": drawn(9)}, shufflings=199)
    (among,) = [each for each in many if each.trait == "t0"]
    assert among.by_chance >= alone[0].by_chance


def test_the_same_seed_gives_the_same_answer():
    one, other = (associations(GROUPS, {"t": drawn(5)}, {"o": drawn(6)}, shufflings=99)
                  for _ in range(2))  # fmt: skip
    assert one == other


def test_a_trait_that_never_differs_says_nothing():
    each = found(["m"] * 240, drawn(6))
    assert (each.strength, each.by_chance) == (0, 1)
