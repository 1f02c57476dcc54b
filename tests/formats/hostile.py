"""Texts that want to be something else than text, and documents in which every text is one."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from functools import reduce

from hypothesis import strategies as st

from top3.document import (
    Agenda,
    Appointment,
    Box,
    Document,
    Field,
    Figure,
    Heading,
    HouseStyle,
    Items,
    Logo,
    PageBreak,
    Paragraph,
    Table,
)

LONG = "Wolfeschlegelsteinhausen" * 417
HOSTILE = {
    "a script": "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    "an end of the page": "--></style></title></textarea><svg onload=window.ran=1><h1>Nieuw</h1>",
    "an end of an attribute": '" onfocus="window.ran=1" autofocus x=\'',
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp;",
    "markdown": "# kop\n\n> citaat\n\n1. een\n\n- twee ![x](http://a.nl/x.png) [a](b) `c` **d**",
    "a rule of hyphens": "---",
    "an underlined title": "titel\n===",
    "a fence": "```\ncode\n```",
    "an indented line": "    code\n\tmeer",
    "a table row": "| a | b |\n|---|---|",
    "addresses": "https://a.nl/?b=c www.a.nl a.b@c.nl mailto:a@b.nl javascript:alert(1) <http://d.nl>",
    "typst": '#eval("1") $x^2$ @ref <label> \\ #set page(width: 1cm) // weg',
    "field codes": '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" } { HYPERLINK "x" }',
    "a formula": '=HYPERLINK("http://a.nl";"klik") +1 -1 @SUM(A1) \t=cmd|\' /C calc\'!A0',
    "a calendar": "Afspraak\r\nBEGIN:VALARM\r\nEND:VALARM\r\nATTENDEE:mailto:a@b.nl",
    "direction": "Anna \u202eneb ki\u202c \u2066daan\u2069 \u200fx\u200e \u061cy",
    "hidden signs": "An\u200bna\u00ad \u2060van\ufeff \U000e0041\U000e0042 \u3164 \u115f \u180e",
    "controls": "Anna\x00 \x1b[31mrood\x1b[0m \x07 \x9b \x85 \x7f \ud800 \uffff \x0c",
    "other scripts": "محمد‌رضا בְּרֵאשִׁית ประเทศไทย 王小明 Ğülşah",
    "emoji": "👩‍👧‍👦 1️⃣ 🏳️‍🌈 👍🏽 🇳🇱",
    "a pile of accents": "Z" + "\u0301\u0316" * 60 + "algo",
    "a long name": LONG,
}
"""Each by what it tries to be."""

PLAIN = "gewoon"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3" cx="4" cy="4"/></svg>'
)
_PIECES = [
    *HOSTILE.values(), PLAIN, " ", "\n", "#", "-", "+", "1.", ")", "*", "_", "[", "](", "<", ">",
    "&", "|", "\\", "`", "~", "=", ":", "//", "@", ".nl", "!", '"', "'", "\u0301",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.sampled_from(sorted(HOSTILE.values())),
    st.text(st.characters()),
    st.lists(st.sampled_from(_PIECES), max_size=6).map("".join),
)


def saying(text: str, *, png: bytes = b"\x89PNG") -> Document:
    """Return a document with every kind of block, in which every text is this one."""
    return Document(
        text,
        "nl",
        (
            Heading(text), Paragraph(text), Paragraph(text, strong=True),
            Items(((text, text), (text,))), Heading(text, level=3),
            Items(((text,), (text, text)), numbered=True),
            Table((text, text, text), ((text,) * 3, (text,) * 3), text, row_headers=True),
            Table((text, text), ((text, text),)), Figure(SVG, text, text), Figure("", text),
            Box(text, (text, text)), Box(text, (text,), tone="danger"),
            Box(text, (text,), tone="danger"), PageBreak(),
            Field(text, text, lines=2), Field(text, lines=2, value=text),
        ),
        day=date(2026, 6, 3),
        footer=text,
        mark=text,
        name=text,
        style=HouseStyle(accent="#1f6e5a", logo=Logo(png, text), footer=text),
    )  # fmt: skip


def agenda_saying(text: str) -> Agenda:
    """Return an agenda in which every title is this text."""
    days = (date(2026, 6, 10), date(2026, 7, 1))
    return Agenda(
        date(2026, 6, 3), "nl", tuple(Appointment(day, text, f"8f14e45f-{day}") for day in days)
    )


def texts_in(thing: object) -> Iterator[str]:
    """Yield every text in a document, wherever it stands: nothing can be forgotten."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts_in(each)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from texts_in(getattr(thing, field.name))


def read_aloud(document: Document) -> list[str]:
    """Return every text that a reader meets, apart from a drawing."""
    parts = (document.title, document.blocks, document.mark, document.footer, document.style.footer)
    ours = {"note", "danger"}
    texts = filter(None, texts_in(parts))
    return [each for each in texts if each not in ours and not each.startswith("<svg")]


def joined(*documents: Document) -> Document:
    """Return one document with the blocks of all of them."""
    return reduce(
        lambda one, other: dataclasses.replace(one, blocks=one.blocks + other.blocks), documents
    )
