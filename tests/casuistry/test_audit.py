"""An audit finds a stereotype that was put in, and says nothing of a set that has none."""

from dataclasses import replace
from random import Random
from typing import get_args

import pytest

from top3.casuistry.drawing.words import background_names
from top3.casuistry.language.scenario import FamilyForm
from top3.casuistry.learning.audit import AuditRow, audit
from top3.casuistry.learning.audit_page import label
from top3.casuistry.learning.audit_words import VALUE_LABELS
from top3.method.load import load_rules

GENDERS = ("man", "woman")


def row(chance, scenario):
    def one(*options):
        return options[int(chance.random() * len(options))]

    return AuditRow(
        scenario,
        {"does_gender": one(*GENDERS), "does_background": one("a", "b", "c"),
         "undergoes_age": one("child", "adult")},
        {"urgency": one("serious", "acute"), "ending": one("held", "broken", "open")},
    )  # fmt: skip


@pytest.fixture(scope="module")
def even():
    chance = Random(11)  # noqa: S311 - the same draws every time
    return [row(chance, f"scenario-{number % 4}") for number in range(400)]


def test_a_set_in_which_traits_say_nothing_gives_no_warning(even):
    found = audit(even, expected={"does_gender": GENDERS}, shufflings=199)
    assert found.warnings == ()
    assert found.cases == 400
    assert found.scenarios == {f"scenario-{number}": 100 for number in range(4)}


@pytest.mark.parametrize("trait", ["does_gender", "does_background"])
def test_a_trait_that_predicts_the_outcome_is_a_warning(even, trait):
    first = even[0].traits[trait]
    planted = [
        replace(each, outcomes={**each.outcomes, "urgency": "acute"})
        if each.traits[trait] == first and place % 3
        else each
        for place, each in enumerate(even)
    ]
    found = audit(planted, shufflings=199)
    assert [(each.kind, each.trait) for each in found.warnings] == [("predicts", trait)]


def test_a_stereotype_in_one_scenario_only_is_found(even):
    planted = [
        replace(each, outcomes={**each.outcomes, "ending": each.traits["does_gender"]})
        if each.scenario == "scenario-2"
        else each
        for each in even
    ]
    assert [each.trait for each in audit(planted, shufflings=199).warnings] == ["does_gender"]


def test_an_age_may_say_something_of_the_danger(even):
    planted = [replace(each, outcomes={**each.outcomes, "urgency": each.traits["undergoes_age"]})
               for each in even]  # fmt: skip
    found = audit(planted, shufflings=199)
    assert found.associations[0].trait == "undergoes_age"
    assert found.warnings == ()


def test_a_value_that_never_or_hardly_occurs_is_a_warning(even):
    men = [replace(each, traits={**each.traits, "does_gender": "man"}) for each in even]
    expected = {"does_gender": GENDERS}
    assert [each.kind for each in audit(men, expected=expected, shufflings=9).warnings] == [
        "missing"
    ]
    few = [*even[:10], *men]
    assert [each.kind for each in audit(few, expected=expected, shufflings=9).warnings] == ["rare"]


def test_nothing_is_missed_in_a_set_that_is_too_small_to_have_it(even):
    few = [each for each in even[:30] if each.traits["does_gender"] == "man"][:9]
    assert audit(few, expected={"does_gender": GENDERS}, shufflings=9).warnings == ()


def test_an_empty_set_is_no_fault():
    assert audit([]).cases == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_value_of_an_audit_is_said_in_words(lang):
    names = [*background_names(), *get_args(FamilyForm), *load_rules().process.endings]
    names += [state.id for state in load_rules().process.phases.states]
    for name in names:
        said = label(name).in_language(lang)
        assert "_" not in said
        assert name in VALUE_LABELS


def test_no_ending_is_not_called_nobody():
    assert label("none").nl == "geen"
