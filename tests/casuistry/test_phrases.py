"""Texts of a scenario: slots are filled, one of several is drawn, the same in both languages."""

import pytest

from top3.casuistry.drawing.phrases import (
    PhraseError,
    Text,
    groups_in,
    parts_of,
    realisations,
    slots_in,
)
from top3.casuistry.drawing.stream import Stream
from top3.casuistry.language.scenario import Phrase


def phrase(nl, en="x"):
    return Phrase(nl=nl, en=en)


def slot(name):
    return lambda _, lang: f"<{name} {lang}>"


def said(phrases, lang="nl", index=0):
    text = Text(phrases, "here", slot)
    return text.say(None, Stream("s", 1, index), lang)


def test_plain_text_is_said_as_it_is():
    assert said([phrase("Niets bijzonders, 3.01.")]) == "Niets bijzonders, 3.01."


def test_a_slot_is_filled_in_the_language_that_is_asked():
    text = [phrase("Toen {child.he} kwam.", "When {child.he} came.")]
    assert said(text) == "Toen <child.he nl> kwam."
    assert said(text, "en") == "When <child.he en> came."


def test_a_slot_within_a_group_is_filled():
    assert said([phrase("[{child}|{child}] kwam")]) == "<child nl> kwam"


def test_every_option_is_drawn_and_nothing_else():
    text = [phrase("a [b|c|] d"), phrase("e")]
    assert {said(text, index=number) for number in range(80)} == {"a b d", "a c d", "a  d", "e"}


def test_one_draw_serves_both_languages():
    text = [phrase("[een|twee] [een|twee]", "[one|two] [one|two]"), phrase("drie", "three")]
    words = {"een": "one", "twee": "two", "drie": "three"}
    for number in range(40):
        dutch = said(text, "nl", number).split()
        assert [words[each] for each in dutch] == said(text, "en", number).split()


def test_groups_of_one_text_are_drawn_apart():
    text = [phrase("[a|b] [a|b]")]
    assert len({said(text, index=number) for number in range(60)}) == 4


def test_an_initial_at_the_end_of_a_sentence_gets_no_second_full_stop():
    text = Text([phrase("Aldus {fixed_face}.")], "here", lambda _: lambda *_: "M.")
    assert text.say(None, Stream("s", 1, 1), "nl") == "Aldus M."


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Toen. {m} kwam", "Toen. Mama kwam"), ('Zij: "{m} sloeg"', 'Zij: "Mama sloeg"'),
        ("Toen {m} kwam", "Toen mama kwam"), ("Stil, {m} kwam", "Stil, mama kwam"),
        ("Echt? [{m}|{m}] kwam", "Echt? Mama kwam"), ("{m} en {m}", "mama en mama"),
    ],
)  # fmt: skip
def test_a_slot_gets_a_capital_only_where_it_opens_a_sentence(text, due):
    made = Text([phrase(text)], "here", lambda _: lambda *_: "mama")
    assert made.say(None, Stream("s", 1, 1), "nl") == due


@pytest.mark.parametrize(
    ("text", "due"), [("{m} kwam", "Mama kwam"), ('"{m} kwam', '"Mama kwam'), ("a {m}", "a mama")]
)
def test_a_text_that_opens_a_sentence_starts_with_a_capital(text, due):
    made = Text([phrase(text)], "here", lambda _: lambda *_: "mama", opens=True)
    assert made.say(None, Stream("s", 1, 1), "nl") == due


def test_three_full_stops_are_left_as_they_are():
    assert said([phrase("En toen...")]) == "En toen..."


@pytest.mark.parametrize("text", ["[a|b", "a]", "[a|[b|c]]", "{a", "a}", "[{a|b}]"])
def test_a_text_that_cannot_be_taken_apart_is_refused(text):
    with pytest.raises(PhraseError):
        parts_of(text)


@pytest.mark.parametrize("text", ["", "a|b", "[a]", "[|a]", "{a}{b}"])
def test_other_texts_are_taken_apart(text):
    assert "".join(each for each in parts_of(text) if isinstance(each, str)) in (text, "")


def test_slots_and_groups_can_be_counted():
    text = "{a} [b {c}|d] {e.f} [g|h|i]"
    assert slots_in(text) == ("a", "c", "e.f")
    assert groups_in(text) == (2, 3)
    assert realisations([phrase(text), phrase("een")]) == 7
