"""An alarming answer of one person is no reason to ask nobody else."""

import copy

import pytest

from cases.shipped_cases import EVERY_LOADED, at_once
from top3.method.facts import HOUSEHOLD
from top3.method.load import load_rules
from top3.method.readers import ACUTE
from top3.method.reason import reason
from top3.model.case import Case

# asks a whole round of every case: it runs with what is slow
pytestmark = pytest.mark.slow

RULES = load_rules("top3")
FAVOURABLE = ("person.can_leave_and_call", "household.care_covered")
PERSONAL = [fact for fact in ACUTE if fact.startswith("person.")]


def answered(case: Case, person: str, fact: str, day: str) -> Case:
    """Return the case with one more answer in the acute round of one person: the alarming one."""
    data = copy.deepcopy(case.to_data())
    data["reports"].append({"id": "r900", "title": "blad", "informant": person, "recorded": day})
    told = {"id": "t900", "report": "r900", "kind": "account", "text": "ja"}
    data["statements"].append({**told, "present_when_told": {"has": [], "complete": True}})
    sheet = {"id": "ar900", "statement": "t900", "person": person, "on": day}
    answers = {fact: {"value": fact not in FAVOURABLE}}
    asked_by = {"role": "worker"}
    data.setdefault("acute_rounds", []).append({**sheet, "asked_by": asked_by, "answers": answers})
    return Case.model_validate(data)


def acute_questions(case: Case) -> set[tuple[str, str]]:
    return {
        (key[1], fact)
        for question in reason(case, RULES).questions
        for key, fact in question.facts
        if fact in ACUTE
    }


@pytest.mark.parametrize("fact", at_once(2, PERSONAL))
@pytest.mark.parametrize("case", EVERY_LOADED)
def test_an_alarming_answer_removes_no_acute_question_about_anybody_else(case, fact):
    day = case.as_of.isoformat()
    before = acute_questions(case)
    world = reason(case, RULES).planned.world
    for person in world.read(HOUSEHOLD, "household.members").merged().has:
        after = acute_questions(answered(case, person, fact, day))
        assert before - {(person, fact)} <= after
