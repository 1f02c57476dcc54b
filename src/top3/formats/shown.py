"""Any text made harmless as text, before a format sees it: nothing hidden, nothing that turns.

What steers (control and direction marks) and what nobody can see (zero width, tags) is no text: it
goes, or where something stood that a reader should know of, a � takes its place. What is left is
never cut: a name of ten thousand letters is a long name.
"""

import re
import unicodedata
from dataclasses import replace

from top3.document import (
    Agenda,
    Appointment,
    Block,
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

INSTEAD = "\N{REPLACEMENT CHARACTER}"
MOST_MARKS = 5
"""So many accents may stand on one letter; the rest gets a letter of its own to stand on."""

_LINE_ENDS = re.compile("\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
# half a sign, or a number that is none: no file can hold it
_NO_SIGN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(0x10000 * plane - 2)}{chr(0x10000 * plane - 1)}" for plane in range(2, 18))
    + "]"
)
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
# scripts from Hebrew on, and emoji, join with these; between other signs they only hide
_JOINED = "\u0590-\u1fff\u2190-\u2bff\u2c00-\ufffd\U00010000-\U0010ffff"
_LOOSE_JOINER = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])")
_SECOND_VARIANT = re.compile("(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+")
# what nearly every text is made of, so that it is looked at once
_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_MANY_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


def shown_text(text: str) -> str:
    """Return a text with only what can be seen; line ends become spaces."""
    if _PLAIN.fullmatch(text):
        return text
    plain = _LINE_ENDS.sub(" ", text)
    plain = _UNSEEN.sub("", _NO_SIGN.sub(INSTEAD, plain))
    plain = _SECOND_VARIANT.sub("", _LOOSE_JOINER.sub("", plain))
    return _MANY_MARKS.sub(lambda run: _spread(run[0]), plain)


def _spread(run: str) -> str:
    """Give marks that would pile up over other lines a letter to stand on, ever so many."""
    spread, pile = [], 0
    for sign in run:
        pile = pile + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if pile > MOST_MARKS:
            spread.append("\N{DOTTED CIRCLE}")
            pile = 1
        spread.append(sign)
    return "".join(spread)


def shown(document: Document) -> Document:
    """Return the document with every text in it made harmless; the same twice changes nothing."""
    return Document(
        shown_text(document.title),
        shown_text(document.lang),
        tuple(map(shown_block, document.blocks)),
        document.day,
        shown_text(document.footer),
        shown_text(document.mark),
        shown_text(document.name),
        _shown_style(document.style),
    )


def shown_agenda(agenda: Agenda) -> Agenda:
    """Return the agenda with every text in it made harmless."""
    return Agenda(
        agenda.day,
        shown_text(agenda.lang),
        tuple(
            Appointment(each.day, shown_text(each.title), shown_text(each.uid))
            for each in agenda.appointments
        ),
    )


def shown_block(block: Block) -> Block:
    """Return a block with every text in it made harmless."""
    match block:
        case Heading(text=text, level=level):
            return Heading(shown_text(text), level)
        case Paragraph(text=text, strong=strong, lead=lead):
            return Paragraph(shown_text(text), strong, shown_text(lead))
        case Items(items=entries, numbered=numbered):
            return Items(tuple(map(_each, entries)), numbered)
        case Table(headers=headers, rows=rows, caption=caption):
            return Table(
                _each(headers), tuple(map(_each, rows)), shown_text(caption), block.row_headers
            )
        case Figure(svg=svg, alternative=alternative, title=title):
            return Figure(shown_text(svg), shown_text(alternative), shown_text(title))
        case Box(title=title, lines=lines, tone=tone):
            return Box(shown_text(title), _each(lines), tone)
        case Field(label=label, name=name, lines=number, value=value):
            return Field(shown_text(label), shown_text(name), number, shown_text(value))
        case PageBreak():
            return block


def _each(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(shown_text, texts))


def _shown_style(style: HouseStyle) -> HouseStyle:
    logo = style.logo and Logo(style.logo.png, shown_text(style.logo.alternative))
    return replace(
        style, accent=shown_text(style.accent), logo=logo, footer=shown_text(style.footer)
    )
