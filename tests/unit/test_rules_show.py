"""One rule can be read by somebody who reads no YAML, in Dutch and English."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bad.bad_overlays import add, written
from top3.cli import main
from top3.formats import text as plain
from top3.method.load import load_rules, rules_folder
from top3.rules.authoring.in_words import in_words
from top3.rules.authoring.test_files import read_tests
from top3.rules.conditions import (
    AS_OF,
    All,
    AnyOf,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Param,
    Quantified,
    UnknownTest,
    judged,
)
from top3.rules.conditions import Test as FactTest
from top3.views.rule_text import RuleWriter, facts_of, numbers_of, questions_of
from unit import tiny_rules
from unit.test_overlays import TABLE

pytestmark = pytest.mark.slow

DUTCH, ENGLISH = ("nl", "en")
WEAPON = "weapon-needs-acute-check"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OVERLAY = EXAMPLES / "overlays" / "voorbeeldregio" / "0.1"


@pytest.fixture(scope="module")
def rules():
    """Return the shipped rule set."""
    return load_rules("top3")


def words(condition, rules, scope="situation", lang="nl"):
    """Return a condition on one line."""
    return in_words(condition, rules, scope).flat(lang)


def shown(capsys, *command):
    """Return what a command prints."""
    assert main(["rules", "show", *command]) == 0
    return " ".join(capsys.readouterr().out.split())


# a condition in words -------------------------------------------------------

KINDS = FactTest("situation.behaviour.kinds", "includes", ("hits", "kicks"))
ONE_KIND = FactTest("situation.behaviour.kinds", "includes", ("hits",))
CARE = FactTest("situation.needed_medical_care", "is", True)
AGE = FactTest("person.age_in_years", "below", Param("child_age"))


@pytest.mark.parametrize(
    ("condition", "nl", "en"),
    [
        (CARE, "medische zorg nodig: ja", "needed medical care: yes"),
        (Not(CARE), "niet: medische zorg nodig: ja", "not: needed medical care: yes"),
        (
            FactTest("situation.needed_medical_care", "is", False),
            "medische zorg nodig: nee",
            "needed medical care: no",
        ),
        (
            KINDS,
            "wat er nog meer gebeurde: ten minste een van: slaan, schoppen",
            "what else happened: at least one of: hitting, kicking",
        ),
        (
            ONE_KIND,
            "wat er nog meer gebeurde: onder meer slaan",
            "what else happened: among others hitting",
        ),
        (
            All((CARE, ONE_KIND)),
            "alles hiervan: medische zorg nodig: ja; en wat er nog meer gebeurde: onder meer slaan",
            "all of these: needed medical care: yes; and what else happened: among others hitting",
        ),
        (
            AnyOf((CARE, All((CARE, ONE_KIND)))),
            (
                "een van deze: medische zorg nodig: ja; of (alles hiervan: medische zorg nodig: "
                "ja; en "
                "wat er nog meer gebeurde: onder meer slaan)"
            ),
            (
                "one of these: needed medical care: yes; or (all of these: needed medical care: "
                "yes; "
                "and what else happened: among others hitting)"
            ),
        ),
        (
            Quantified("any", "affected", AGE),
            "ten minste één (wie het overkomt): leeftijd: minder dan 18 jaar",
            "at least one (who it happens to): age: less than 18 years",
        ),
        (
            Quantified("every", "affected", AGE),
            "ieder (wie het overkomt): leeftijd: minder dan 18 jaar",
            "everyone (who it happens to): age: less than 18 years",
        ),
        (
            Count(Param("structural_days"), (CARE, KINDS, ONE_KIND)),
            (
                "ten minste 2 hiervan: medische zorg nodig: ja; wat er nog meer gebeurde: ten "
                "minste "
                "een van: slaan, schoppen; wat er nog meer gebeurde: onder meer slaan"
            ),
            (
                "at least 2 of these: needed medical care: yes; what else happened: at least one "
                "of: "
                "hitting, kicking; what else happened: among others hitting"
            ),
        ),
        (
            KnownTest("situation.when"),
            "wanneer: is beschreven",
            "when: is described",
        ),
        (
            UnknownTest("situation.when", ("declined", "not_asked")),
            "wanneer: niet bekend (wilde het niet zeggen of nog niet gevraagd)",
            "when: not known (declined to say or not asked yet)",
        ),
        (
            UnknownTest("situation.when"),
            "wanneer: niet bekend",
            "when: not known",
        ),
        (
            FactTest("situation.how_often", "at_least", "weekly"),
            "hoe vaak: ten minste ‘elke week’",
            "how often: at least ‘every week’",
        ),
        (
            FactTest("situation.last_time", "within", Param("csg_days")),
            "laatste keer: hooguit 7 dagen geleden",
            "last time: at most 7 days ago",
        ),
        (
            FactTest("situation.last_time", "before", AS_OF),
            "laatste keer: vóór de peildatum",
            "last time: before the day of assessment",
        ),
    ],
)
def test_a_condition_reads_as_a_colleague_would_say_it(rules, condition, nl, en):
    assert words(condition, rules) == nl
    assert words(condition, rules, lang="en") == en


def test_another_rule_is_named_with_what_it_says(rules):
    assert words(FindingRef("repeated-is-structural"), rules).startswith(
        "regel repeated-is-structural geldt: "
    )
    assert words(FindingRef("gone"), rules) == "regel gone geldt"


def test_what_a_person_judges_is_called_so(tmp_path):
    rules = tiny_rules.written(tmp_path)
    level = FactTest(judged("situation", "weight-is-judged"), "at_least", "some")
    assert (
        words(level, rules) == "oordeel van een mens (Reden: weight-is-judged): ten minste ‘tekst’"
    )


def test_every_part_of_a_deep_condition_has_a_line_of_its_own_deeper_in(rules):
    lines = in_words(AnyOf((CARE, All((CARE, Not(CARE))))), rules, "situation").lines("nl")
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 2, 2, 4, 4, 6]


@pytest.mark.parametrize("lang", [DUTCH, ENGLISH])
def test_no_rule_shows_a_name_from_the_files_where_it_has_words(rules, lang):
    wordy = [words(rule.when, rules, rule.head.about, lang) for rule in rules.rules]
    assert [text for text in wordy if "_" in text or "{" in text] == []


# one rule ------------------------------------------------------------------


def test_a_rule_shows_everything_it_rests_on(capsys, rules):
    text = shown(capsys, WEAPON)
    rule = rules.rule(WEAPON)
    due = [
        "Geldt als een van deze:", "wapen binnen bereik: ja", "Dan: iemand doet vandaag de acuut-",
        "Doe: Overleg vandaag nog met de politie.", "overleg met: politie", "Status: concept",
        "Laag: top3@0.1", "gezien in een bron", "W20, W40, W17", "Nummer: R08", "Stap: Taxeren",
        *(each.name for each in numbers_of(rule, rules)),
        *(each.name for each in facts_of(rule, rules)),
    ]  # fmt: skip
    assert [each for each in due if each not in text] == []


def test_the_questions_and_shelf_lives_stand_with_the_facts(capsys, rules):
    text = shown(capsys, WEAPON)
    (home,) = [each for each in facts_of(rules.rule(WEAPON), rules) if each.shelf_life]
    assert home.name == "household.weapon_within_reach"
    assert f"houdbaar: {rules.number(home.shelf_life.param)} dagen" in text
    assert home.question.nl in text


def test_a_number_stands_with_its_owner_source_day_and_reason(capsys, rules):
    text = shown(capsys, "injured-infant-is-treated-as-acute")
    number = rules.parameters["infant_weeks"]
    assert f"infant_weeks: {number.value} weken, vanaf {number.from_}" in text
    assert f"eigenaar: {number.owner}" in text
    assert number.why.nl in text


def test_a_rule_names_the_tests_that_say_what_it_promises(capsys, rules):
    text = shown(capsys, WEAPON)
    tests = [
        each.name
        for each in read_tests(rules_folder("top3"), rules)
        if any(due.rule == WEAPON for due in each.expected)
    ]
    assert len(tests) > 3
    assert [name for name in tests if name not in text] == []


def test_a_rule_that_does_not_ask_causes_no_question(rules):
    silent = rules.rule("label-is-not-a-situation")
    assert not silent.head.ask_if_unknown
    assert questions_of(silent, rules) == ()
    assert questions_of(rules.rule(WEAPON), rules) == facts_of(rules.rule(WEAPON), rules)


@pytest.mark.parametrize("lang", [DUTCH, ENGLISH])
def test_every_shipped_rule_can_be_shown(rules, lang):
    writer = RuleWriter(rules, lang)
    for rule in rules.rules:
        text = plain.write(writer.document(rule, ()))
        assert ("Holds when" if lang == "en" else "Geldt als") in text
        assert "{" not in text


def test_a_gate_says_that_only_what_was_said_freely_opens_it(capsys):
    assert "Alleen wat vrij en onbetwist is gezegd" in shown(capsys, "situation-is-concrete")
    assert "Alleen wat vrij en onbetwist is gezegd" not in shown(capsys, WEAPON)


def test_as_json_a_rule_says_the_same_in_both_languages(capsys, rules):
    assert main(["rules", "show", WEAPON, "--json"]) == 0
    (data,) = json.loads(capsys.readouterr().out)
    rule = rules.rule(WEAPON)
    assert data["id"] == WEAPON
    assert data["when"]["nl"][0] == "een van deze:"
    assert data["when"]["en"][0] == "one of these:"
    assert [each["fact"] for each in data["facts"]] == [e.name for e in facts_of(rule, rules)]
    assert data["source"]["mark_in_words"] == {
        "nl": "gezien in een bron",
        "en": "seen in a source",
    }
    assert data["status"] == {"is": "draft", "by": None, "on": None}


def test_a_rule_that_is_not_there_is_refused_with_the_nearest_name(capsys):
    assert main(["rules", "show", "weapon-needs-acute"]) == 2
    refusal = capsys.readouterr().err
    assert f"bedoelt u '{WEAPON}'?" in refusal
    assert "'weapon-needs-acute'" not in refusal


def test_what_a_layer_changed_is_shown_with_the_layer(capsys):
    layer = str(OVERLAY)
    replaced = shown(capsys, "threat-to-kill-needs-acute-check", "--overlay", layer)
    assert "komt uit laag voorbeeldregio@0.1" in replaced
    loosened = shown(capsys, "nowhere-to-go-needs-acute-check", "--overlay", layer)
    assert "voorbeeldregio@0.1 maakt dit openlijk minder voorzichtig" in loosened
    untouched = shown(capsys, WEAPON, "--overlay", layer)
    assert "voorbeeldregio" not in untouched


def test_who_leans_on_a_judgement_says_so_and_a_judgement_shows_its_scale(tmp_path):
    rules = tiny_rules.written(tmp_path)
    writer = RuleWriter(rules, "nl")
    text = plain.write(writer.document(rules.rule("heavy-is-told"), ()))
    assert "Leunt op het oordeel van een mens: weight-is-judged" in text
    assert "Nog geen tests." in text
    judgement = plain.write(writer.document(rules.rule("weight-is-judged"), ()))
    assert "een mens kiest een stap: tekst, tekst, tekst" in judgement


def test_a_rule_says_before_which_it_comes_and_to_which_it_yields(tmp_path):
    rules = tiny_rules.written(tmp_path)
    one, other = rules.rule("hit-is-checked"), rules.rule("child-is-there")
    first = replace(one, head=one.head.model_copy(update={"overrides": (other.id,)}))
    writer = RuleWriter(replace(rules, rules=(first, other)), "nl")
    assert f"Gaat vóór: {other.id}" in plain.write(writer.document(first, ()))
    assert f"Wijkt voor: {first.id}" in plain.write(writer.document(other, ()))


# layers and tables ---------------------------------------------------------


def test_a_rule_that_a_layer_replaced_names_the_tests_of_that_layer_and_not_the_old_ones(capsys):
    replaced = "threat-to-kill-needs-acute-check"
    base = [each.name for each in read_tests(rules_folder("top3"), load_rules("top3"))
            if any(due.rule == replaced for due in each.expected)]  # fmt: skip
    assert main(["rules", "show", replaced, "--overlay", str(OVERLAY), "--json"]) == 0
    (data,) = json.loads(capsys.readouterr().out)
    text = (OVERLAY / "voorbeeldregio.test.yaml").read_text(encoding="utf-8")
    assert data["tests"]
    assert all(f"name: {name}\n" in text for name in data["tests"])
    assert not set(data["tests"]) & set(base)


def test_a_rule_no_layer_touched_keeps_its_own_tests(capsys):
    assert main(["rules", "show", WEAPON, "--json"]) == 0
    (alone,) = json.loads(capsys.readouterr().out)
    assert main(["rules", "show", WEAPON, "--overlay", str(OVERLAY), "--json"]) == 0
    (layered,) = json.loads(capsys.readouterr().out)
    assert layered["tests"] == alone["tests"] != []


def test_a_change_of_a_layer_is_shown_with_why_and_whose_it_is(capsys):
    text = shown(capsys, "nowhere-to-go-needs-acute-check", "--overlay", str(OVERLAY))
    assert "voorbeeldregio@0.1 zet dependent_child_age, omdat: In de Voorbeeldregio" in text
    assert "(regietafel Voorbeeldregio)" in text


def test_a_withdrawn_rule_says_who_withdrew_it_and_why_instead_of_guessing(capsys):
    words = ["rules", "show", "calm-elsewhere-is-no-result", "--overlay", str(OVERLAY)]
    assert main(words) == 2
    refusal = capsys.readouterr().err
    assert "ingetrokken door voorbeeldregio@0.1, omdat: De Voorbeeldregio bespreekt" in refusal
    assert "bedoelt u" not in refusal
    assert main([*words, "--lang", "en"]) == 2
    assert "withdrawn by voorbeeldregio@0.1, because: " in capsys.readouterr().err


def test_a_table_is_shown_with_its_policy_and_every_row(tmp_path, capsys):
    region = written(tmp_path, add(TABLE))
    text = shown(capsys, "child-or-not", "--overlay", region).lower()
    assert text.startswith("child-or-not")
    assert "child-or-not-young" in text
    assert "child-or-not-old" in text
    assert main(["rules", "show", "child-or-not", "--overlay", region, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["id"], data["policy"], data["tests"]) == ("child-or-not", "unique", [])
    assert [each["id"] for each in data["rules"]] == data["rows"]
