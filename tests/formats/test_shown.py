"""What is not to be seen in a text is not in it any more, and what is to be seen stays."""

import unicodedata

import pytest
from hypothesis import given

from formats.hostile import ANY_TEXT, HOSTILE, agenda_saying, saying, texts_in
from formats.sample import sample
from top3.formats.shown import MOST_MARKS, shown, shown_agenda, shown_text

VISIBLE_THOUGH_FORMAT = {*map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2])}
JOINERS = {"\u200c", "\u200d"}


def hidden(text):
    """Return the signs of a text that steer or that nobody can see."""
    return [
        each
        for each in text
        if unicodedata.category(each) in ("Cc", "Cs", "Cf", "Zl", "Zp")
        and each not in VISIBLE_THOUGH_FORMAT | JOINERS
        # musical and Egyptian signs that say how others stand
        and not 0x11000 <= ord(each) <= 0x1345F
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_of_a_document_steers_or_hides(text):
    assert [hidden(each) for each in texts_in(shown(saying(text))) if hidden(each)] == []
    assert [hidden(each) for each in texts_in(shown_agenda(agenda_saying(text)))] == [[]] * 5


@pytest.mark.slow
@given(ANY_TEXT)
def test_no_text_at_all_steers_or_hides(text):
    assert hidden(shown_text(text)) == []
    shown_text(text).encode()


@given(ANY_TEXT)
def test_making_harmless_twice_changes_nothing(text):
    once = shown(saying(text))
    assert shown(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "Anna's zus Zoë zei: “nee” – en toen € 5…",
        "محمد\u200cرضا",  # Persian cannot be written without it
        "क्\u200dष",
        "👩\u200d👧\u200d👦",
        "1\ufe0f\u20e3",
        "🏳️\u200d🌈",
        "בְּרֵאשִׁית",
        "e\u0301e\u0301n",
        "王小明",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert shown_text(text) == text


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("een\ntwee\r\ndrie\tvier\u2028vijf\x85zes", "een twee drie vier vijf zes"),
        ("a\x00b\x1b[31m", "a�b�[31m"),
        ("a\ud800b", "a�b"),
        ("a\uffffb\U0001ffffc", "a�b�c"),
        ("Anna \u202eneb\u202c", "Anna neb"),
        ("a\u200db \u200c c", "ab  c"),
        ("veilig\u00adheids\u200bplan\ufeff", "veiligheidsplan"),
        ("x\U000e0041\U000e007fy", "xy"),
        ("👍\ufe0f\ufe0f\ufe00", "👍\ufe0f"),
    ],
)  # fmt: skip
def test_what_steers_or_hides_goes_or_leaves_a_mark(text, due):
    assert shown_text(text) == due


@pytest.mark.parametrize("number", [MOST_MARKS, MOST_MARKS + 1])
def test_accents_never_pile_up_over_other_lines_and_none_is_lost(number):
    pile = shown_text("Z" + "\u0301" * number)
    assert pile.count("\u0301") == number
    assert ("\N{DOTTED CIRCLE}" in pile) == (number > MOST_MARKS)


def test_a_long_name_is_not_cut():
    name = HOSTILE["a long name"]
    assert len(name) > 10_000
    assert shown_text(name) == name


def test_a_document_without_hostile_text_is_shown_as_it_is():
    assert shown(sample()) == sample()
