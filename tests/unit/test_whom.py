"""Whom a question is put to, in which words, until when, and whom nobody approaches yet."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from cases.shipped_cases import at_once, file_of
from top3 import load_rules, reason
from top3.cli import main
from top3.method.load import case_from, load_case
from top3.method.names import ASKED_AS
from top3.paths import rulesets
from top3.reading import Tree
from top3.rules.load_spoken import SPOKEN

ASKED_OF_PEOPLE = ("self", "source", "affected", "actor")


def changed(name, change):
    """Return what the rules say of a shipped case after a change to its data."""
    data = load_case(file_of(name)).to_data()
    change(data)
    return reason(case_from(Tree(data)), load_rules("top3"))


def question(result, fact, about):
    return next(each for each in result.questions if (("situation", about), fact) in each.facts
                or (("person", about), fact) in each.facts)  # fmt: skip


# plain words ---------------------------------------------------------------


@pytest.mark.parametrize("audience", SPOKEN)
def test_every_question_for_somebody_at_home_has_plain_words_or_a_reason_why_not(audience):
    rules = load_rules("top3")
    facts = rules.dictionary.facts.items()
    asked = {name for name, spec in facts if spec.ask in ASKED_OF_PEOPLE} - ASKED_AS.keys()
    assert asked - set(rules.spoken[audience]) == set()


LAYERS = sorted(each.parent.parent.name for each in Path(str(rulesets())).glob("*/*/overlay.yaml"))


def test_every_shipped_layer_is_looked_at_for_plain_words():
    assert len(LAYERS) == 18


@pytest.mark.parametrize("audience", SPOKEN)
@pytest.mark.parametrize("layer", LAYERS)
def test_every_question_a_layer_brings_for_somebody_at_home_has_plain_words(layer, audience):
    facts = load_rules("top3").dictionary.facts
    rules = load_rules("top3", overlays=[layer])
    brought = {each for each in rules.dictionary.facts if each not in facts}
    asked = {each for each in brought if rules.dictionary.facts[each].ask in ASKED_OF_PEOPLE}
    assert asked - set(rules.spoken[audience]) == set()


@pytest.mark.parametrize(("audience", "most"), [("family", 20), ("child", 15)])
def test_plain_words_are_short_ask_of_one_person_and_name_nobody(audience, most):
    for layer in (None, *LAYERS):
        rules = load_rules("top3", overlays=[layer] if layer else [])
        for name, each in rules.spoken[audience].items():
            for text in filter(None, (each.nl, each.en)):
                assert "{" not in text, name
                assert all(len(one.split()) <= most for one in re.split(r"[.?!]", text)), name


def test_plain_words_hold_no_jargon_and_blame_nobody():
    jargon = {"pleger", "dader", "slachtoffer", "risicofactor", "casus", "taxatie", "signaleren"}
    for questions in load_rules("top3").spoken.values():
        for name, each in questions.items():
            words = set((each.nl or "").casefold().replace("?", "").split())
            assert not words & jargon, name
            assert "waarom" not in words, name  # it asks somebody to justify themselves


def test_a_young_person_is_spoken_to_as_such_and_an_adult_as_an_adult():
    result = changed("dossier-02", lambda _: None)
    plain = {each.ask: each.plain.nl for each in result.questions if each.plain}
    assert all("u " in text or "uw " in text for who, text in plain.items() if who == "p1")
    assert not any(" u " in f" {text} " for who, text in plain.items() if who == "p5")


# until when ----------------------------------------------------------------


def injured_on(day, *, as_of="2026-03-16"):
    def change(data):
        data["as_of"] = as_of
        data["situations"][0]["when"] = day
        data["situations"][0]["behaviour"]["kinds"] = {"has": ["burns"]}
        data["acute_rounds"] = []

    result = changed("dossier-01", change)
    affected = result.planned.case.situations[0].affected.has[0]
    return question(result, "person.needs_medical_care_now", affected)


@pytest.mark.parametrize(
    ("day", "until"),
    [
        ("2026-03-16", date(2026, 3, 17)),  # what was swallowed can be found out for a day
        ("2026-03-14", date(2026, 3, 17)),  # an injury for three
        ("2026-03-13", date(2026, 3, 16)),
        ("2026-03-12", None),
        ("2026-03", None),
    ],
)
def test_what_perishes_says_until_when_and_a_day_that_has_passed_is_no_hurry(day, until):
    assert injured_on(day).answerable_until == until


# the acute round -----------------------------------------------------------


@pytest.mark.parametrize("name", at_once(1, [f"dossier-0{number}" for number in range(1, 7)]))
def test_an_acute_round_with_one_person_has_ten_questions_at_most(name, capsys):
    case = load_case(file_of(name))
    for person in case.people:
        assert main(["ask", file_of(name), "--acute", person.id, "--json"]) == 0
        asked = [fact for each in json.loads(capsys.readouterr().out) for fact in each["facts"]]
        assert len(asked) <= 10
        assert {each["about"] for each in asked} <= {person.id, "household"}
        assert len({each["fact"] for each in asked}) == len(asked)


def test_the_acute_round_can_be_put_on_a_sheet_of_its_own(tmp_path):
    sheet = tmp_path / "acute.yaml"
    assert main(["ask", file_of("dossier-01"), "--acute", "--sheet", "-o", str(sheet)]) == 0
    text = sheet.read_text(encoding="utf-8")
    assert "fact: person.afraid" in text
    assert "fact: situation." not in text


def test_an_acute_round_with_somebody_who_is_not_there_is_refused_by_id(capsys):
    assert main(["ask", file_of("dossier-01"), "--acute", "p99", "--lang", "en"]) == 2
    assert "person: not found; there is: p1" in capsys.readouterr().err


# whom nobody approaches yet ------------------------------------------------


def with_kinds(*kinds, hide=False):
    def change(data):
        first = data["situations"][0]
        first["behaviour"]["kinds"] = {"has": list(kinds)}
        first["seen_by"] = {}
        actor = first["actors"]["has"][0] if isinstance(first["actors"], dict) else first["actors"]
        for each in data["statements"]:
            if hide and each["id"] in first.get("statements", ()):
                each["hide_from"] = [actor if isinstance(actor, str) else actor[0]]

    return change


def accounts(result):
    """Return who is asked for their own account of the first situation, and who is not yet."""
    first = result.planned.case.situations[0].id
    about = [each for each in (*result.questions, *result.planned.consult_instead)
             if each.facts[0][1] == "person.view" and first in each.about.split(", ")]  # fmt: skip
    return {each.facts[0][0][1]: each for each in about}


def test_who_may_control_somebody_is_not_asked_for_their_account_without_advice():
    asked = accounts(changed("dossier-04", with_kinds("takes_phone")))
    actor = "p2"
    assert asked[actor].ask == "veilig_thuis"
    assert asked[actor].consult is not None


def test_a_suspicion_of_control_by_one_of_two_accounts_is_enough():
    def disputed(data):
        with_kinds("shouts")(data)
        data["situations"][0]["behaviour"]["kinds"] = {
            "claims": [{"value": {"has": ["takes_phone"]}}, {"value": {"has": ["shouts"]}}]
        }

    assert accounts(changed("dossier-04", disputed))["p2"].consult is not None


def test_what_was_all_told_in_confidence_is_not_put_to_who_may_not_know():
    found = accounts(changed("dossier-04", with_kinds("pushes", hide=True)))["p2"]
    assert found.ask == "veilig_thuis"
    assert "s1" in found.text.nl
