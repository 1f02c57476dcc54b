"""The fixed sentences of documents for people: used, complete, short, and without judging words."""

import re
from typing import get_args

import pytest

from rulesets.test_promises import TRADE
from top3.errors import RulesetInvalidError
from top3.method.shipped import read_shipped
from top3.model.statements import StatementKind
from top3.reading import Tree
from top3.views.texts import FILE, Voice, load_texts, slots
from views.given_paper import EVERY, composed, papers
from views.shown_words import lengths

PARTS = {
    ("family", "plan"): "family", ("child", "plan"): "child", ("network", "plan"): "network",
    ("organisation", "plan"): "organisation", ("subject", "plan"): "subject",
    ("subject", "own-safety"): "own_safety",
}  # fmt: skip
PLAIN = ("family", "child", "network", "subject", "own_safety")
TEXTS = load_texts()
each_paper = pytest.mark.parametrize(("audience", "document"), PARTS, ids=PARTS.values())
each_part = pytest.mark.parametrize("part", PARTS.values())
each_plain = pytest.mark.parametrize("part", PLAIN)

GIVEN_WITH_A_STATEMENT = {f"kind_{kind}" for kind in get_args(StatementKind)}
"""Texts that are taken where what a reader is given is gathered, and not where it is composed."""

SAFE = re.compile(r"\b(veilige?|safe)\b(?! Thuis)", re.IGNORECASE)


def nl(part):
    return [each.nl for each in TEXTS[part].values()]


def said_in(monkeypatch, audience, document, lang):
    """Return every text a composer asks for, over papers in which everything occurs."""
    asked = {}
    before = Voice.__call__

    def heard(self, key, **fill):
        asked.setdefault(key, set()).add(frozenset(fill))
        return before(self, key, **fill)

    monkeypatch.setattr(Voice, "__call__", heard)
    for given in papers(audience, document):
        composed(given, lang)
    return asked


@each_paper
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_text_is_used_and_every_text_that_is_used_exists(
    monkeypatch, audience, document, lang
):
    asked = said_in(monkeypatch, audience, document, lang)
    part = PARTS[audience, document]
    later = GIVEN_WITH_A_STATEMENT if part == "subject" else set()
    assert set(asked) | later == set(TEXTS[part])


@each_paper
def test_every_slot_of_a_text_is_filled_and_nothing_else_is_offered(
    monkeypatch, audience, document
):
    asked = said_in(monkeypatch, audience, document, "nl")
    texts = TEXTS[PARTS[audience, document]]
    assert {
        key: offered for key, offered in asked.items() if offered != {slots(texts[key].nl)}
    } == {}


def test_every_reader_has_a_part_of_its_own():
    own = {key for key in EVERY if key[1] != "papers"}
    assert own == set(PARTS)


@each_part
def test_no_sentence_is_longer_than_twenty_words(part):
    assert [text for text in nl(part) if max(lengths([text]), default=0) > 20] == []


@pytest.mark.parametrize(("part", "mean"), [(each, 9 if each == "child" else 12) for each in PLAIN])
def test_what_people_read_at_home_has_short_sentences(part, mean):
    found = lengths(nl(part))
    assert sum(found) / len(found) <= mean


@each_part
def test_no_text_has_a_label_for_people_or_a_word_of_the_trade(part):
    texts = [text for each in TEXTS[part].values() for text in each]
    # to an organisation, and to who asks for their data, the person the data are about has a name
    # in the law: "betrokkene"; nobody at home is called so
    shown = [re.sub(r"\bbetrokkenen?\b", "", text, flags=re.IGNORECASE) for text in texts]
    listed = texts if part in PLAIN else shown
    assert [text for text in listed if TRADE.search(text)] == []


@each_plain
def test_no_text_for_people_concludes_that_it_is_safe(part):
    allowed = {"reach", "by_hand", "hand_reach"}
    found = {key for key, text in TEXTS[part].items() if SAFE.search(text.nl + " " + text.en)}
    assert found <= allowed


@each_part
def test_a_part_has_one_form_of_address(part):
    words = {word for text in nl(part) for word in re.findall(r"\w+", text.lower())}
    formal, familiar = words & {"u", "uw"}, words & {"je", "jij", "jou", "jouw"}
    assert (bool(formal), bool(familiar)) != (True, True)
    assert not (part == "child" and formal)
    assert not (part != "child" and familiar)


def test_a_child_is_promised_no_secret_and_given_no_task():
    child = TEXTS["child"]
    assert "Niemand kan beloven dat alles geheim blijft" in child["readers_open"].nl
    promise = re.compile(r"wij (vertellen|zeggen) het niemand|blijft tussen ons|is geheim", re.I)
    order = re.compile(r"\b(je|jij) (moet|zult|let op|zorgt)\b", re.I)
    assert [text for text in nl("child") if promise.search(text) or order.search(text)] == []


def test_a_paper_for_one_person_says_of_nobody_that_they_know_or_have_one():
    told = re.compile(r"\b(ook|andere? papier|weet van|weten dit|anderen)\b", re.I)
    assert [text for text in nl("own_safety") if told.search(text)] == []


def test_all_of_it_is_a_draft():
    assert read_shipped(FILE).data["status"] == {"is": "draft"}


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ({"top3": "documents/1", "family": {"a": {"nl": "Dit {x}.", "en": "This {x}."}}}, []),
        ({"top3": "documents/1", "family": {"a": {"nl": "Dit {x}.", "en": "This."}}},
         ["other-slots"]),
        ({"top3": "documents/1", "family": {"a": {"nl": "Dit."}}}, ["wrong-kind"]),
        ({"top3": "documents/2", "family": "x"}, ["wrong-kind", "wrong-kind"]),
    ],
)  # fmt: skip
def test_all_faults_of_a_file_with_sentences_are_named_at_once(data, codes):
    tree = Tree(data, "documents.yaml", {})
    if not codes:
        assert load_texts(tree)["family"]["a"].en == "This {x}."
        return
    with pytest.raises(RulesetInvalidError) as caught:
        load_texts(tree)
    assert [each.code for each in caught.value.problems] == codes


def test_a_stop_in_a_name_does_not_double_the_stop_of_a_sentence():
    voice = Voice("family", "nl")
    assert voice("face", name="M.").startswith("Uw vaste gezicht is M. Daar")
    assert voice("face", name="Mo").startswith("Uw vaste gezicht is Mo. Daar")
