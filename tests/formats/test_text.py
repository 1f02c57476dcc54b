"""Plain text that fits on any screen and steers none."""

import pytest
from hypothesis import given

from formats.hostile import ANY_TEXT, HOSTILE, read_aloud, saying
from formats.sample import sample
from top3.document import Box, Document, Field, HouseStyle, PageBreak
from top3.formats import text


def written(*blocks, **parts):
    return text.write(Document(**{"title": "T", "lang": "nl", "blocks": blocks, **parts}))


def is_harmless(hostile):
    shown = text.write(saying(hostile))
    lines = shown.split("\n")
    return max(map(len, lines)) <= text.WIDTH and all(map(str.isprintable, _joined(lines)))


def _joined(lines):
    """Return the lines without what joins scripts and emoji, and without wide spaces."""
    loose = {ord(each): "" for each in "\u200c\u200d"}
    return [" ".join(line.translate(loose).split()) for line in lines]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_steers_no_terminal_and_fits(hostile):
    assert is_harmless(hostile)


@pytest.mark.slow
@given(ANY_TEXT.filter(lambda each: each.isprintable() or each in HOSTILE.values()))
def test_any_text_fits(hostile):
    assert is_harmless(hostile)


def test_every_text_of_a_document_can_be_read():
    shown = " ".join(text.write(sample()).lower().split())
    assert [each for each in read_aloud(sample()) if each.lower() not in shown] == []


def test_danger_has_a_sign_and_no_box_is_told_by_colour():
    shown = written(Box("Nu", ("Bel 112.",), tone="danger"), Box("Let op", ("Rustig.",)))
    rule = "-" * text.WIDTH
    assert f"{rule}\n! NU\nBel 112.\n{rule}\n" in shown
    assert f"{rule}\nLET OP\nRustig.\n{rule}\n" in shown


@pytest.mark.parametrize(("lines", "value", "empty"), [(2, "", 2), (2, "Oma", 1), (1, "Oma", 0)])
def test_a_field_has_lines_to_write_on(lines, value, empty):
    shown = written(Field("Wie?", "a1", lines, value))
    assert shown.count("_" * text.WIDTH) == empty
    assert "Wie? (a1)" in shown
    assert value in shown


def test_the_mark_stands_over_everything_and_the_feet_at_the_end():
    shown = written(
        PageBreak(), mark="Concept", footer="Tot 1 juli", style=HouseStyle(footer="Wij")
    )
    assert shown.startswith("[Concept]\nT\n=\n")
    assert shown.endswith("Tot 1 juli\nWij\n")


def test_the_same_document_is_the_same_text():
    assert text.write(sample()) == text.write(sample())
