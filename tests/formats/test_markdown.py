"""Markdown in which a text stays text, for the parser that reads it as for who reads it raw."""

import dataclasses

import pytest
from hypothesis import given

from formats.hostile import ANY_TEXT, HOSTILE, PLAIN, read_aloud, saying
from formats.sample import sample
from top3.document import (
    Box,
    Document,
    Field,
    Figure,
    HouseStyle,
    PageBreak,
    Paragraph,
    Table,
)
from top3.formats import markdown
from top3.formats.shown import shown_text

TEXT_ONLY = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}


def written(*blocks, **parts):
    return markdown.write(Document(**{"title": "T", "lang": "nl", "blocks": blocks, **parts}))


def read(text, kind):
    """Return the parts that a real parser sees, and the texts in them."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - of the extra dev

    parser = MarkdownIt(kind) if kind == "gfm-like" else MarkdownIt(kind).enable("table")
    tokens = parser.parse(text)
    shape = [(each.type, each.tag, each.level) for each in tokens]
    kinds = {child.type for each in tokens for child in each.children or ()}
    texts = [
        "".join(child.content for child in each.children or ()) for each in tokens if each.content
    ]
    return shape, kinds, texts


def is_text_only(text, kind):
    """Check that a parser sees the same document as for any other text, with this text in it."""
    visible = " ".join(shown_text(text).split())
    if not visible:
        return True
    shape, kinds, texts = read(markdown.write(saying(text)), kind)
    plain_shape, _, plain_texts = read(markdown.write(saying(PLAIN)), kind)
    due = [each.replace(PLAIN, visible) for each in plain_texts]
    return (shape, texts) == (plain_shape, due) and kinds <= TEXT_ONLY


@pytest.mark.dev_tool
@pytest.mark.parametrize("kind", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_text_for_a_parser(text, kind):
    assert is_text_only(text, kind)


@pytest.mark.slow
@pytest.mark.dev_tool
@pytest.mark.parametrize("kind", ["commonmark", "gfm-like"])
@given(text=ANY_TEXT)
def test_any_text_is_text_for_a_parser(kind, text):
    assert is_text_only(text, kind)


@pytest.mark.dev_tool
def test_a_text_that_is_not_made_safe_is_noticed():
    shape, kinds, _ = read("# a [b](c) <i>", "commonmark")
    assert "heading_open" in {kind for kind, _, _ in shape}
    assert {"link_open", "html_inline"} <= kinds


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("<b> & [a](b)", "\\<b\\> \\& \\[a\\](b)"),
        ("---", "\\---"),
        ("1. een", "1\\. een"),
        ("1.5 uur", "1.5 uur"),
        ("12) a", "12\\) a"),
        ("- a", "\\- a"),
        ("-10 graden", "-10 graden"),
        ("Zie https://a.nl en www.b.com", "Zie https\\://a\\.nl en www\\.b\\.com"),
        ("a.b@c.nl", "a.b\\@c\\.nl"),
        ("o.a. om 16.30 uur. Anna komt.", "o.a. om 16.30 uur. Anna komt."),
    ],
)
def test_a_sign_is_made_safe_where_it_would_be_read_as_markup(text, due):
    assert written(Paragraph(text)) == f"# T\n\n{due}\n"


def test_every_text_of_a_document_can_be_read():
    text = markdown.write(sample())
    assert [each for each in read_aloud(sample()) if each not in text] == []


def test_a_box_is_set_apart_and_a_field_has_lines_to_write_on():
    text = written(
        Box("Let op", ("Een.", "Twee.")), Field("Wie?", "a1", 2, "Oma"), Field("Wat?"), PageBreak()
    )
    line = "." * 60
    assert text == (
        "# T\n\n> **Let op**\n>\n> Een.\n>\n> Twee.\n\n"
        f"**Wie?** (a1)\n\nOma\n\n{line}\n\n**Wat?**\n\n{line}\n\n---\n"
    )


def test_a_row_header_is_strong_and_a_figure_is_its_title_and_its_words():
    text = written(
        Table(("Wie", "Wat"), (("Mila", "-"),), row_headers=True),
        Figure("<svg/>", "Op 3 juni.", "Dagen"),
    )
    assert "| **Mila** | - |" in text
    assert text.endswith("*Dagen*\n\nOp 3 juni.\n")
    assert "svg" not in text


def test_the_mark_stands_over_everything_and_the_feet_at_the_end():
    text = written(mark="Concept", footer="Tot 1 juli", style=HouseStyle(footer="Ons huis"))
    assert text == "**Concept**\n\n# T\n\n---\n\nTot 1 juli\n\nOns huis\n"


def test_a_house_style_changes_nothing_but_the_last_line():
    plain = markdown.write(sample(style=HouseStyle()))
    styled = markdown.write(sample(style=dataclasses.replace(sample().style, accent="#aa0000")))
    assert styled == f"{plain}\n{sample().style.footer}\n"
