"""Who may be asked what where sexual violence is suspected: a child, a dependent adult, anybody."""

import json

import pytest

from top3 import load_rules, reason
from top3.cli import main
from top3.method.delicate import is_delicate
from top3.method.load import case_from
from top3.method.what_if import what_if
from top3.model.people import is_person
from top3.reading import Tree

RULES = load_rules("top3")
AFFECTED = {
    "a child of seven": {"age": {"value": 7, "on": "2026-03-09"}},
    "a child of fourteen": {"age": {"value": 14, "on": "2026-03-09"}},
    "an adult who needs care": {
        "age": {"value": 27, "on": "2026-03-09"}, "needs_daily_care": True,
    },
    "an adult": {"age": {"value": 27, "on": "2026-03-09"}},
    "somebody of unknown age": {},
}  # fmt: skip
EVERYBODY = pytest.mark.parametrize("who", AFFECTED.values(), ids=AFFECTED)


def case_data(who, *, kinds, also=False):
    """Return a case: p2 does something to p1, who told it; with `also` p3 pushed p1 too."""
    statement = {"report": "r1", "kind": "account", "about": ["p1"], "class": "situation"}
    happens = {"affected": ["p1"], "when": "2026-03"}
    return {
        "top3": "case/1", "id": "delicate", "fictional": True, "as_of": "2026-03-09",
        "people": [{"id": "p1", "name": "Ada", **who}, {"id": "p2", "name": "Bas"},
                   {"id": "p3", "name": "Cor"}],
        "household": {"members": ["p1", "p2", "p3"]},
        "reports": [{"id": "r1", "title": "gesprek", "informant": "p1", "recorded": "2026-03-08"}],
        "statements": [{"id": "t1", "text": "een", **statement},
                       {"id": "t2", "text": "twee", **statement}],
        "situations": [
            {"id": "s1", "statements": ["t1"], "actors": ["p2"],
             "behaviour": {"words": {"nl": "komt 's nachts bij haar"}, "kinds": kinds}, **happens},
            *([{"id": "s2", "statements": ["t2"], "actors": ["p3"],
                "behaviour": {"words": {"nl": "duwt haar"}, "kinds": ["pushes"]}, **happens}]
              if also else []),
        ],
    }  # fmt: skip


def planned(who, *, kinds=("sexual_abuse",), also=False):
    data = case_data(who, kinds=kinds if isinstance(kinds, dict) else list(kinds), also=also)
    return reason(case_from(Tree(data), RULES), RULES).planned


def about_it(question):
    return "s1" in question.about.split(", ") or ("situation", "s1") in {
        key for key, _ in question.facts
    }


@EVERYBODY
@pytest.mark.parametrize("also", [False, True])
def test_nobody_is_asked_about_it_and_the_subject_goes_to_the_police(who, also):
    plan = planned(who, also=also)
    assert not [each for each in plan.questions if about_it(each)]
    (instead,) = (each for each in plan.consult_instead if each.about == "s1")
    assert instead.ask == "specialist_police"
    assert instead.text == instead.consult
    assert "zedenpolitie" in instead.text.nl


@EVERYBODY
def test_a_question_over_several_situations_leaves_it_out(who):
    plan = planned(who, also=True)
    asked = [each for each in plan.questions if "situation" in {key[0] for key, _ in each.facts}]
    assert asked
    assert all("s1" not in each.text.nl for each in asked)


@EVERYBODY
def test_the_person_it_happened_to_is_still_asked_how_it_is_now(who):
    """The acute round is about today; it is asked for the household too, and names nobody."""
    plan = planned(who)
    (asked,) = (
        each for each in plan.questions if (("person", "p1"), "person.afraid") in each.facts
    )
    assert "Bas" not in asked.text.nl
    assert "s1" not in asked.text.nl


@EVERYBODY
def test_whether_there_is_a_pregnancy_is_not_asked_because_of_it(who):
    plan = planned(who)
    pregnant = (("person", "p1"), "person.pregnant")
    asked = [each for each in plan.questions if pregnant in each.facts]
    assert not [each for each in asked if is_person(each.ask)]


def test_whether_there_is_a_pregnancy_is_asked_when_something_else_asks_it():
    plan = planned(AFFECTED["an adult"], also=True)
    pregnant = (("person", "p1"), "person.pregnant")
    assert [each.ask for each in plan.questions if pregnant in each.facts] == ["p1"]


@EVERYBODY
def test_who_is_suspected_and_appears_nowhere_else_is_not_approached(who):
    plan = planned(who, also=True)
    assert "p2" not in {each.ask for each in plan.questions}
    assert "p2" in {each.about for each in plan.consult_instead}
    assert "p3" in {each.ask for each in plan.questions}


def test_their_own_view_is_not_asked_of_whom_nothing_else_is_known_to_happen_to():
    view = (("person", "p1"), "person.view")
    alone, more = (planned(AFFECTED["an adult"], also=also) for also in (False, True))
    assert view in {fact for each in alone.consult_instead for fact in each.facts}
    assert view in {fact for each in more.questions for fact in each.facts}


@pytest.mark.parametrize(
    ("kinds", "delicate"),
    [
        ({"has": ["sexual_boundary_crossing"], "by": ["t1"]}, True),
        ({"claims": [{"value": {"has": ["sexual_abuse"]}, "by": ["t1"]},
                     {"value": {"has": []}, "by": ["t2"]}]}, True),
        ({"has": ["pushes"], "by": ["t1"]}, False),
        ({"has": []}, False),
        ({"unknown": "not_asked"}, False),
    ],
)  # fmt: skip
def test_one_account_of_several_is_enough_and_silence_is_none(kinds, delicate):
    plan = planned(AFFECTED["an adult"], kinds=kinds)
    assert is_delicate(plan.world, ("situation", "s1")) is delicate


def test_an_opinion_raises_no_danger_and_is_enough_not_to_ask():
    data = case_data(AFFECTED["an adult"], kinds={"has": ["sexual_abuse"], "by": ["t1"]})
    data["statements"][0].update({"kind": "interpretation", "class": "opinion"})
    plan = reason(case_from(Tree(data), RULES), RULES).planned
    assert not [each for each in plan.questions if about_it(each)]
    assert [each for each in plan.consult_instead if each.about == "s1"]


def test_what_is_no_situation_is_never_delicate():
    plan = planned(AFFECTED["an adult"])
    for item in (("person", "p1"), ("household", "household"), ("situation", "s9")):
        assert not is_delicate(plan.world, item)


def test_what_could_change_it_is_whom_to_consult_and_no_question():
    found = what_if(planned(AFFECTED["an adult"]), "s1:strangulation-needs-acute-check")
    texts = [text.nl for each in found.sets for text in each.questions]
    assert texts
    assert all("keel, wapen" not in each for each in texts)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_why_something_is_asked_of_a_person_never_names_it(lang, tmp_path, capsys):
    path = tmp_path / "case.json"
    data = case_data(AFFECTED["an adult"], kinds=["sexual_abuse"])
    path.write_text(json.dumps(data), encoding="utf-8")
    assert main(["ask", str(path), "--all", "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("Ada (p1)")
    block = lines[start : lines.index("", start)]
    said = " ".join(block)
    assert "Bas" not in said
    assert "s1" not in said
    shown = {"nl": "waarom: ", "en": "why: "}[lang]
    assert shown in said
