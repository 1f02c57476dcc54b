"""To whom a question about a situation goes back, and with which question to begin."""

import pytest

from cases.shipped_cases import result_of
from top3 import load_rules, reason
from top3.method.make_plan import begin_with
from top3.model.case import Case

RULES = load_rules("top3")


def told_by(*sources):
    """Return the questions about a situation that these sources told, in this order."""
    reports = [
        {"id": f"r{number}", "title": "melding", "informant": who, "recorded": "2026-03-16"}
        for number, who in enumerate(sources, 1)
    ]
    statements = [
        {"id": f"t{number}", "report": f"r{number}", "kind": "account", "text": "er wordt geroepen"}
        for number in range(1, len(sources) + 1)
    ]
    data = {
        "top3": "case/1", "id": "told", "fictional": True, "as_of": "2026-03-16",
        "people": [{"id": "p1", "name": "Wil"}], "household": {"members": ["p1"]},
        "reports": reports, "statements": statements,
        "situations": [{"id": "s1", "statements": [each["id"] for each in statements]}],
    }  # fmt: skip
    return reason(Case.model_validate(data), RULES).questions


def whom(questions, fact):
    return {each.ask for each in questions for key, asked in each.facts if asked == fact}


@pytest.mark.parametrize(
    ("sources", "asked"),
    [
        (("anonymous",), "worker"),
        (("child",), "worker"),
        (("anonymous", "child"), "worker"),
        (("anonymous", "police"), "police"),
        (("child", "teacher"), "teacher"),
        (("police", "anonymous"), "police"),
    ],
)
def test_no_question_goes_back_to_an_anonymous_voice_or_an_unnamed_child(sources, asked):
    assert whom(told_by(*sources), "situation.actors") == {asked}


@pytest.mark.parametrize("sources", [("anonymous",), ("child",), ("anonymous", "police")])
def test_what_cannot_be_asked_back_is_not_dropped(sources):
    """The question stays: somebody else finds out."""
    facts = {fact for each in told_by(*sources) for _, fact in each.facts}
    assert {"situation.actors", "situation.affected", "situation.how_often"} <= facts


@pytest.mark.parametrize("name", ["dossier-06", "anonymous-line"])
def test_one_begins_with_what_makes_a_situation_concrete(name):
    planned = result_of(name).planned
    first = begin_with(planned)
    assert first in planned.questions
    assert "situation-is-concrete" in first.asked_by


def test_where_nothing_is_left_to_make_concrete_one_begins_with_the_first_question():
    planned = result_of("old-incident-newborn").planned
    assert begin_with(planned) == planned.questions[0]
