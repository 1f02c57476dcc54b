"""What pages need that a screen does not: room to break a long word, headings in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from top3.document import Block, Document, Heading, Paragraph

_BREAK = "\u200b"
_AT_SIGN = re.compile(r"([@/._?&=])(?=\w)")
_PIECE = 8
_EDGE = 200


def broken_up(text: str, longest: int) -> str:
    """Return a text in which a word longer than `longest` may be broken, without a hyphen."""
    long_word = rf"[^\s{_BREAK}]{{{longest + 1},}}"
    return re.sub(long_word, lambda found: _in_pieces(found[0]), text)


def parted(text: str, longest: int) -> str:
    """Return a text for a narrow column: an address may be broken at its signs as well."""
    addresses = re.sub(r"\S{13,}", lambda found: _AT_SIGN.sub(rf"\1{_BREAK}", found[0]), text)
    return broken_up(addresses, longest)


def short(text: str) -> str:
    """Return as much of a text as there is room for on the edge of a page."""
    return text if len(text) <= _EDGE else text[: _EDGE - 1] + "…"


def feet(document: Document) -> tuple[str, ...]:
    """Return what stands at the foot of every page, whole."""
    return tuple(each for each in (document.footer, document.style.footer) if each.strip())


def too_long_for_the_foot(document: Document) -> tuple[Block, ...]:
    """Return what does not fit at the foot, to stand whole at the end of the text."""
    return tuple(Paragraph(each) for each in feet(document) if short(each) != each)


def _in_pieces(word: str) -> str:
    return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


def consecutive(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with headings one level below the title, and never a level left out.

    A heading without text heads nothing, and is left out itself.
    """
    above = 1
    for block in blocks:
        if isinstance(block, Heading):
            if not block.text.strip():
                continue
            above = min(max(block.level, 2), above + 1)
            yield replace(block, level=above)
        else:
            yield block
