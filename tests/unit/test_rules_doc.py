"""A rule set as a page: everything in it, in words, and honest about what it is."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from top3.cli import main
from top3.document import Heading
from top3.formats import markdown
from top3.method.load import load_rules
from top3.rules.language import LayerRef
from top3.rules.sources import Status
from top3.trajectory.picture import in_words
from top3.views.rule_page import rule_page
from unit import tiny_rules

LANGUAGES = ("nl", "en")


@pytest.fixture(scope="module")
def rules():
    """Return the shipped rule set."""
    return load_rules("top3")


def text(rules, lang="nl"):
    """Return the page as Markdown, its escapes taken away."""
    return markdown.write(rule_page(rules, lang)).replace("\\", "")


def headings(rules, level, lang="nl"):
    """Return the headings of a level."""
    blocks = rule_page(rules, lang).blocks
    return [each.text for each in blocks if isinstance(each, Heading) and each.level == level]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_number_fact_and_source_is_on_the_page(rules, lang):
    page = text(rules, lang)
    named = {each for rule in rules.rules for each in (*rule.head.ref, *rule.head.source.ids)}
    # what is judged is a fact that is not asked: the judgement itself stands there, as a rule
    facts = [each for each in rules.dictionary.facts if ".judged." not in each]
    due = [
        *(rule.id for rule in rules.rules), *rules.parameters, *facts, *named,
        *rules.declared["opens"],
    ]  # fmt: skip
    assert [each for each in due if each not in page] == []


def test_the_page_says_first_that_nothing_in_it_is_the_official_method(rules):
    first = text(rules).split("\n\n")[1]
    assert first == (
        "**Concept. Dit is niet de officiële methode, en niemand heeft het nog nagekeken of "
        "vastgesteld.**"
    )
    assert text(rules, "en").split("\n\n")[1].startswith("**Draft. This is not the official method")


def test_who_adopted_a_rule_set_stands_there_by_name(rules):
    signed = Status.model_validate({"is": "adopted", "by": "een deskundige", "on": "2027-01-05"})
    page = text(replace(rules, status=signed))
    assert page.split("\n\n")[1] == "**vastgesteld door een deskundige op 2027-01-05**"


def test_the_rules_stand_under_the_step_they_serve(rules):
    assert headings(rules, 2)[:6] == [
        "Ordenen", "Concretiseren", "Taxeren", "Prioriteren", "Afspraken maken",
        "Vragen en raadplegen",
    ]  # fmt: skip
    ids = [each.split(" ")[0] for each in headings(rules, 3)]
    assert ids == [rule.id for step in rules.steps for rule in rules.serving(step)]


def test_no_slot_of_a_text_is_left_open(rules):
    for lang in LANGUAGES:
        assert re.findall(r"\{\w+\}", text(rules, lang)) == []


def test_the_english_page_has_no_dutch_in_its_fixed_words(rules):
    assert headings(rules, 2, "en")[0] == "Ordering"
    page = text(rules, "en")
    assert [word for word in ("Geldt als", "Bron:", "Gaat over", " jaar") if word in page] == []


def test_a_rule_set_without_judgements_says_so_and_one_with_them_names_who_leans(tmp_path):
    none = "Geen regel vraagt om een oordeel van een mens als feit."
    gone = ("weight-is-judged", "heavy-is-told")
    assess = [each for each in tiny_rules.RULESET["steps"]["assess"] if each not in gone]
    without = tiny_rules.written(
        tmp_path,
        rules=[each for each in tiny_rules.RULES if each["id"] not in gone],
        ruleset={**tiny_rules.RULESET, "steps": {"assess": assess, "tell": ["house-is-looked-at"]}},
    )
    assert none in text(without)
    tiny = text(tiny_rules.written(tmp_path))
    assert none not in tiny
    assert "weight-is-judged: Reden: weight-is-judged." in tiny
    assert "Leunt op het oordeel van een mens: heavy-is-told" in tiny


def test_layers_are_named_with_what_they_loosen(rules):
    assert "Lagen" not in headings(rules, 2)
    layer = LayerRef(
        id="regio", version="1", sha256="0" * 64, status=rules.status, loosened=("child_age",)
    )
    stacked = text(replace(rules, layers=(*rules.layers, layer)))
    assert "regio@1 (concept)" in stacked
    assert "maakt minder voorzichtig: child_age" in stacked


def test_the_title_names_every_layer(capsys):
    overlay = str(Path(__file__).resolve().parents[2] / "examples/overlays/voorbeeldregio/0.1")
    assert main(["rules", "doc", "--overlay", overlay]) == 0
    title, _, _ = capsys.readouterr().out.partition("\n")
    assert title.endswith("top3@0.1 + voorbeeldregio@0.1")


def test_the_rule_set_is_named_by_itself_or_with_rules_as_everywhere(capsys):
    pages = []
    for words in (["top3@0.1"], ["--rules", "top3@0.1"], []):
        assert main(["rules", "doc", *words]) == 0
        pages.append(capsys.readouterr().out)
    assert len(set(pages)) == 1
    assert main(["rules", "doc", "--rules", "nowhere"]) == 2


def test_a_gate_that_nothing_opens_is_said_to_stay_shut(rules):
    shut = replace(rules, declared={**rules.declared, "opens": ("top3", "plan", "later")})
    assert "Nog geen regel opent deze poort: hij blijft dicht." in text(shut)
    assert "Nog geen regel opent deze poort" not in text(rules)


def test_every_value_a_number_ever_had_stands_there_with_its_day(tmp_path):
    tiny = text(tiny_rules.written(tmp_path))
    assert "- child_age: 16 jaar, vanaf 2020-01-01" in tiny
    assert "- child_age: 18 jaar, vanaf 2025-01-01" in tiny


def test_the_same_rules_give_the_same_page(rules):
    assert text(rules) == text(load_rules("top3"))


def test_the_page_in_the_documentation_is_this_page(rules):
    root = Path(__file__).resolve().parents[2]
    page = (root / "docs/reference/rule-set-top3.md").read_text(encoding="utf-8")
    _, _, inside = page.partition("<!-- table: rule-set -->\n")
    body, _, _ = inside.partition("<!-- /table -->")
    _, _, due = markdown.write(rule_page(rules, "nl")).partition("\n\n")
    # the site nests lists by four spaces
    nested = re.sub(r"^  - ", "    - ", due, flags=re.MULTILINE)
    assert body.strip() == nested.strip(), "run python tools/docs_tables.py"


def test_the_command_writes_a_new_file_and_never_over_one(tmp_path, capsys, rules):
    target = tmp_path / "regels.md"
    assert main(["rules", "doc", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == markdown.write(rule_page(rules, "nl"))
    assert main(["rules", "doc", "-o", str(target)]) == 2
    assert "[exists]" in capsys.readouterr().err


def test_the_command_prints_markdown_text_or_json(capsys, rules):
    assert main(["rules", "doc", "top3@0.1", "--lang", "en"]) == 0
    assert capsys.readouterr().out == markdown.write(rule_page(rules, "en"))
    assert main(["rules", "doc", "--format", "text"]) == 0
    plain = capsys.readouterr().out
    assert max(map(len, plain.splitlines())) <= 80
    assert main(["rules", "doc", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["page"] == markdown.write(rule_page(rules, "nl"))


def test_a_rule_set_that_is_not_there_is_refused(capsys):
    assert main(["rules", "doc", "top9"]) == 2
    assert "top3@0.1" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_says_in_plain_sentences_what_may_come_after_what(lang, capsys):
    assert main(["rules", "doc", "--lang", lang]) == 0
    page = capsys.readouterr().out
    for title, sentences in in_words(load_rules("top3").process, lang).items():
        assert f"**{title}**\n" in page
        assert [each for each in sentences if f"- {each}\n" not in page] == []
