"""Every text people read can be laid before somebody who reviews it, with how far it has come."""

import json

import pytest

from top3 import load_rules
from top3.cli import main


def texts(capsys, *words):
    assert main(["rules", "texts", "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_text_of_the_rule_set_is_there_once_in_both_languages(capsys):
    rules = load_rules("top3")
    listed = texts(capsys)
    names = [(each["whom"], each["name"]) for each in listed]
    assert len(names) == len(set(names))
    for whom in ("family", "child"):
        spoken = {name for name, each in rules.spoken[whom].items() if not each.never}
        own = set(rules.families) if whom == "family" else set()
        asked = {f"question.{name}" for name in spoken}
        assert {name for who, name in names if who == whom} == own | asked
    assert {name for whom, name in names if whom == "document"} == set(rules.texts)
    assert {f"{rule.id}.because" for rule in rules.rules} <= {name for _, name in names}
    assert all(each["nl"] and each["en"] for each in listed)


def test_nothing_that_nobody_reviewed_is_called_reviewed(capsys):
    assert {each["status"] for each in texts(capsys)} == {"draft"}


@pytest.mark.parametrize("whom", ["worker", "question", "family", "child", "document"])
def test_one_group_can_be_reviewed_by_itself(capsys, whom):
    listed = texts(capsys, "--for", whom)
    assert listed
    assert {each["whom"] for each in listed} == {whom}


def test_who_reviews_texts_for_a_family_also_sees_how_it_is_asked(capsys):
    listed = texts(capsys, "--audience", "family")
    names = {each["name"] for each in listed}
    assert {"question.person.afraid", "strangulation-needs-acute-check"} <= names


def test_the_text_on_screen_is_in_the_language_that_was_asked_for(capsys):
    main(["rules", "texts", "--for", "family", "--lang", "en"])
    english = capsys.readouterr().out
    main(["rules", "texts", "--for", "family"])
    assert english != capsys.readouterr().out
    assert "We do not know everything yet" in english
