"""Answers without a field of their own: every one stands, none is lost, and none reads as a no."""

import re
from pathlib import Path

import pytest

from bad.bad_overlays import add, rule, written
from cases.shipped_cases import file_of
from top3 import load_rules, reason
from top3.cli import main
from top3.errors import CaseError, RulesetInvalidError
from top3.method.load import case_from, load_case
from top3.method.vocabulary import check_vocabulary
from top3.reading import Tree

FACTS = """\
- {fact: household.school_called, scope: household, type: flag, noted: true, tier: before_plan,
   label: {nl: school gebeld, en: school called},
   question: {nl: "Is de school gebeld?", en: "Was the school called?"}}
- {fact: person.last_seen, scope: person, type: day, noted: true,
   label: {nl: laatst gezien, en: last seen},
   question: {nl: "Wanneer is {person} het laatst gezien?", en: "When was {person} last seen?"}}
- {fact: situation.times, scope: situation, type: number, noted: true,
   label: {nl: aantal keer, en: how many times},
   question: {nl: "Hoe vaak? ({situation})", en: "How many times? ({situation})"}}
"""
CALLED = rule(
    "school-was-called",
    about="household",
    kind="tag",
    when="{fact: household.school_called, is: true}",
    then="{tag: school_called}",
)
BY = {"role": "fixed_face"}


def layered(tmp_path, *changes, facts=FACTS):
    region = written(tmp_path, *(changes or (add(CALLED, step="ask"),)))
    (tmp_path / "regio" / "1" / "facts.yaml").write_text(facts, encoding="utf-8")
    return load_rules("top3", [region])


def noted(**fields):
    return {"id": "aw1", "on": "2026-03-16", "by": BY, **fields}


def with_answers(*listed):
    """Return the quiet case with answers under `noted`."""
    data = load_case(file_of("quiet")).to_data()
    made = [{**each, "id": f"aw{number}"} for number, each in enumerate(listed, 1)]
    return Tree({**data, "noted": made})


def said(rules, *listed, rule="school-was-called"):
    """Return the outcome of a rule over the household, with these answers in the record."""
    case = case_from(with_answers(*listed), rules)
    result = reason(case, rules, as_of=case.as_of)
    (found,) = [each for each in result.planned.all_findings() if each.rule.id == rule]
    return found.outcome


def refused(rules, *listed):
    with pytest.raises(CaseError) as caught:
        case_from(with_answers(*listed), rules)
    return [(each.code, each.place.path) for each in caught.value.problems]


ANSWER = noted(fact="household.school_called", value=True)
NO = noted(fact="household.school_called", value=False)


def test_what_nobody_answered_is_not_a_no(tmp_path):
    assert said(layered(tmp_path)) == "cannot_exclude"


def test_an_answer_is_read_by_the_rule_that_asks_for_it(tmp_path):
    rules = layered(tmp_path)
    assert said(rules, ANSWER) == "present"
    assert said(rules, NO) == "not_found"


def test_a_no_beside_a_yes_takes_nothing_away(tmp_path):
    rules = layered(tmp_path)
    assert said(rules, ANSWER, NO) == said(rules, NO, ANSWER) == "present"


def test_who_did_not_know_leaves_it_open(tmp_path):
    unknown = noted(fact="household.school_called", value={"unknown": "asked_unknown"})
    assert said(layered(tmp_path), unknown) == "cannot_exclude"


@pytest.mark.parametrize(
    ("fields", "place", "code"),
    [
        ({"fact": "household.school_caled", "value": True}, "noted[1].fact", "unknown-fact"),
        ({"fact": "school_called", "value": True}, "noted[1].fact", "unknown-fact"),
        ({"fact": "household.school_called", "value": 3}, "noted[1].value", "wrong-kind"),
        ({"fact": "household.school_called", "value": "ja"}, "noted[1].value", "wrong-kind"),
        ({"fact": "household.school_called", "value": True, "about": "p1"}, "noted[1].about",
         "wrong-kind-of-id"),
        ({"fact": "person.last_seen", "value": "2026-03-16"}, "noted[1].about",
         "wrong-kind-of-id"),
        ({"fact": "person.last_seen", "about": "p1", "value": "maandag"}, "noted[1].value",
         "wrong-kind"),
        ({"fact": "situation.times", "about": "s1", "value": True}, "noted[1].value",
         "wrong-kind"),
    ],
)  # fmt: skip
def test_an_answer_to_another_question_than_was_asked_is_refused(tmp_path, fields, place, code):
    assert refused(layered(tmp_path), noted(**fields)) == [(code, place)]


def test_every_wrong_answer_is_told_at_once_without_its_words(tmp_path):
    rules = layered(tmp_path)
    with pytest.raises(CaseError) as caught:
        case_from(with_answers(noted(fact="household.school_called", value="Sjors belde"),
                               noted(fact="person.last_seen", value="gisteren", about="p1")),
                  rules)  # fmt: skip
    assert len(caught.value.problems) == 2
    assert not {"Sjors", "belde", "gisteren"} & set(str(caught.value).split())


def test_an_answer_that_these_rules_never_asked_is_kept_counted_and_not_read(tmp_path):
    base = load_rules("top3")
    case = case_from(with_answers(ANSWER), base)
    without = load_case(file_of("quiet"))
    one, other = (reason(each, base, as_of=each.as_of).to_data() for each in (case, without))
    assert one["receipt"]["diagnostics"]["answers_not_read"] == 1
    assert other["receipt"]["diagnostics"]["answers_not_read"] == 0
    assert {**one, "receipt": None} == {**other, "receipt": None}
    check_vocabulary(case, layered(tmp_path))


def test_a_layer_may_bring_a_question_and_no_other_kind_of_fact(tmp_path):
    own = FACTS + (
        "- {fact: person.afraid, scope: person, type: flag, noted: true, "
        "label: {nl: a, en: b}, question: {nl: a, en: b}}\n"
        "- {fact: person.shoe_size, scope: person, type: number, "
        "label: {nl: a, en: b}, question: {nl: a, en: b}}\n"
        "- {fact: person.colours, scope: person, type: set, noted: true, "
        "label: {nl: a, en: b}, question: {nl: a, en: b}}\n"
    )
    with pytest.raises(RulesetInvalidError) as caught:
        layered(tmp_path, facts=own)
    assert sorted((each.place.path, each.code) for each in caught.value.problems) == [
        ("person.afraid", "duplicate-fact"),
        ("person.colours", "noted-set"),
        ("person.shoe_size", "unknown-fact"),
    ]
    assert {each.place.file for each in caught.value.problems} == {"regio/1/facts.yaml"}


def test_the_question_stands_on_the_sheet_and_its_answer_comes_back_in(tmp_path, capsys):
    more = "ask_if_unknown: true\n"
    asking = add(CALLED.rstrip() + "\n" + more, step="ask")
    rules = layered(tmp_path, asking)
    region, sheet, new = (str(tmp_path / each) for each in ("regio/1", "sheet.yaml", "new.yaml"))
    case = file_of("quiet")
    assert main(["ask", case, "--overlay", region, "--sheet", "-o", sheet]) == 0
    text = Path(sheet).read_text(encoding="utf-8")
    assert "fact: household.school_called" in text
    text = re.sub(r"(fact: household\.school_called.*?answer:)[^\n]*", r"\1 true", text, flags=re.S)
    text = text.replace("on: {unknown: not_asked}", "on: 2026-03-16")
    Path(sheet).write_text(text, encoding="utf-8")
    assert main(["answer", case, sheet, "--overlay", region, "-o", new]) == 0, capsys.readouterr()
    made = load_case(new, rules)
    (answer,) = made.noted
    assert (answer.fact, answer.about, answer.value.value) == (
        "household.school_called", None, True,
    )  # fmt: skip
    assert answer.value.by == answer.statements
    result = reason(made, rules, as_of=made.as_of)
    found = {each.rule.id: each.outcome for each in result.planned.all_findings()}
    assert found["school-was-called"] == "present"
