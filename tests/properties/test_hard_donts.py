"""What may never happen, whatever stands in a case: a label, a diagnosis or debts in a top 3."""

import pytest
from hypothesis import given

from cases.shipped_cases import EVERY, at_once, file_of
from properties.drawn import prioritised, real_cases, rules
from top3.method.load import case_from, load_case
from top3.method.readers import NOT_SITUATIONS, is_headword
from top3.reading import Tree
from top3.values import Known

RULES = rules()
HEADWORDS = RULES.terms["headwords"]


def in_the_top3(case):
    """Return the situations that the proposal holds, at the cut too."""
    made = prioritised(case)
    return [each.situation for each in (*made.top3, *made.at_the_cut)]


def is_no_situation(case, situation):
    """Say whether a situation is described by a label, or rests only on what is no situation."""
    words = situation.behaviour.words
    label = isinstance(words, Known) and is_headword(RULES, words.value.nl)
    classes = {each.class_ for each in case.statements if each.id in situation.statements}
    return bool(label) or (bool(classes) and classes <= NOT_SITUATIONS)


@given(real_cases())
def test_no_label_diagnosis_risk_factor_or_opinion_stands_in_a_top_3(case):
    chosen = in_the_top3(case)
    assert not [each for each in case.situations
                if each.id in chosen and is_no_situation(case, each)]  # fmt: skip


@pytest.mark.parametrize("name", at_once(4, HEADWORDS))
def test_a_situation_that_is_only_a_word_from_the_list_is_sent_back(name):
    data = load_case(file_of("dossier-01"), RULES).to_data()
    data["decisions"] = []
    data["situations"][0]["behaviour"]["words"] = {"nl": HEADWORDS[name]["nl"].capitalize()}
    case = case_from(Tree(data), RULES)
    assert data["situations"][0]["id"] not in in_the_top3(case)


@pytest.mark.parametrize("name", EVERY)
def test_in_the_shipped_cases_every_place_of_the_top_3_says_who_does_what_to_whom(name):
    case = load_case(file_of(name), RULES)
    chosen = in_the_top3(case)
    for each in (situation for situation in case.situations if situation.id in chosen):
        assert not is_no_situation(case, each)
        assert isinstance(each.behaviour.words, Known)
        assert each.actors.has
        assert each.affected.has
