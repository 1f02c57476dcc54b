"""The words a case file may use can be looked up, and a Dutch word leads to ours."""

import json

import pytest

from top3.cli import main
from top3.errors import CaseError
from top3.method.load import load_rules, read_case

HEAD = "top3: case/1\nid: x-1\nfictional: true\nas_of: 2026-02-28\n"


def test_a_list_shows_every_word_with_its_dutch_label(capsys):
    assert main(["rules", "terms", "kinds"]) == 0
    shown = capsys.readouterr().out
    for name, entry in load_rules("top3").terms["kinds"].items():
        assert f"  {name} " in shown
        assert entry["nl"] in shown


def test_without_a_list_every_list_is_named(capsys):
    assert main(["rules", "terms"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in load_rules("top3").terms)


def test_the_words_as_json_are_the_words_of_the_rule_set(capsys):
    assert main(["rules", "terms", "roles", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"roles": load_rules("top3").terms["roles"]}


def test_a_list_that_is_not_there_is_refused_with_the_lists_there_are(capsys):
    assert main(["rules", "terms", "zwaluw"]) == 2
    refusal = capsys.readouterr().err
    assert "kinds" in refusal
    assert "zwaluw" not in refusal


@pytest.mark.parametrize(
    ("word", "name"),
    [("opsluiten", "locks_in"), ("slaan", "hits"), ("strangulaton", "strangulation")],
)
def test_a_dutch_word_or_a_slip_leads_to_the_name_that_is_due(word, name):
    raw = f"{HEAD}situations:\n  - {{id: s1, behaviour: {{kinds: [{word}]}}}}\n"
    with pytest.raises(CaseError) as refused:
        read_case(raw.encode(), "x.yaml")
    (problem,) = refused.value.problems
    assert f"'{name}'" in problem.remedy.nl
    assert word == name or f" {word} " not in refused.value.in_language("nl")
