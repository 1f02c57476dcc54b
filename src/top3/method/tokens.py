"""The words of a text, each with its place, its sentence and the quotation it stands in.

Places are counted in characters of the text as it was given: nothing is rewritten. Words are
compared in Unicode NFC and without capitals; accents count.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from top3.method.quotations import Quotation, quotations_in

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LETTER = rf"[^\W_][{_MARKS}]*"
_WORD = re.compile(
    rf"(?:{_LETTER})+(?:(?:['’\-‐‑\u00ad]|(?<=[0-9])[.,:/](?=[0-9]))(?:{_LETTER})+)*"
)
_SAME = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\u00ad": None})
_LINE = re.compile(r"\r\n|\r|\n")
BLOCK = re.compile(
    r"(?:\r\n|\r(?!\n)|\n)"
    r"(?=[ \t>]*(?:\r|\n|\Z)|[ \t]*(?:#|\||\*\*|[-*+][ \t]|[0-9]{1,3}[.)][ \t]))"
)
"""Where a paragraph, a heading, a row or an item of a list begins: nothing reaches across."""

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’“»)\]*_]*+(?=\s|\Z)")
_GLUE = re.compile(r"[\s>*_]*\Z")
_SHORT = frozenset({
    "dhr", "mevr", "mw", "mevrouw", "dr", "drs", "mr", "ir", "prof", "ca", "bijv", "nr", "evt",
    "resp", "incl", "excl", "vs", "jl", "blz", "tel",
})  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """One word: its key for comparing, its place, and what it stands in.

    `follows` says that only white space stands between it and the word before; `clause` counts the
    commas and the like before it. `quote` is the number of the quotation, or -1. A title is a line
    that begins with `#`.
    """

    key: str
    start: int
    end: int
    sentence: int
    block: int
    clause: int
    quote: int
    follows: bool
    is_capital: bool
    is_title: bool


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """A sentence, as places in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class WordsInText:
    """Every word, sentence and quotation of a text, in order, and where its lines begin."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    lines: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a place, both from 1; a column is one character."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def key_of(word: str) -> str:
    """Return a word as it is compared: NFC, without capitals or soft hyphens, one apostrophe."""
    return unicodedata.normalize("NFC", word.translate(_SAME)).casefold()


def keys_in(text: str) -> list[str]:
    """Return the keys of the words of a text."""
    return [key_of(match[0]) for match in _WORD.finditer(text)]


def words_in(text: str) -> WordsInText:
    """Take a text apart; any text will do, an empty one gives nothing."""
    blocks = [match.end() for match in BLOCK.finditer(text)]
    quotations = quotations_in(text, blocks)
    tokens = tuple(_tokens(text, blocks, quotations))
    lines = (0, *(match.end() for match in _LINE.finditer(text)))
    return WordsInText(tokens, tuple(_sentences(text, tokens)), quotations, lines)


def _tokens(text: str, blocks: Sequence[int], quotations: Sequence[Quotation]) -> Iterator[Token]:
    starts = [each.start for each in quotations]
    edges = [0, *blocks]
    titles = {number for number, edge in enumerate(edges) if text[edge : edge + 1] == "#"}
    before: Token | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        block = bisect_right(blocks, start)
        number = bisect_right(starts, start) - 1
        quote = number if number >= 0 and start < quotations[number].end else -1
        between = text[before.end : start] if before else ""
        sentence = clause = 0
        if before:
            ends = block != before.block or _ends_sentence(before, between, match[0])
            sentence = before.sentence + ends
            clause = before.clause + (ends or any(each in ",;:()–—|" for each in between))
        follows = before is not None and block == before.block and bool(_GLUE.match(between))
        before = Token(
            key_of(match[0]), start, end, sentence, block, clause, quote, follows,
            match[0][0].isupper(), block in titles,
        )  # fmt: skip
        yield before


def _ends_sentence(before: Token, between: str, word: str) -> bool:
    """Say whether a sentence ends between two words."""
    stop = _STOP.search(between)
    if not stop:
        return False
    if stop[0] == "." and (before.key in _SHORT or len(before.key) == 1):
        return False
    # "Weg!" riep hij: after a closing quote a small letter goes on with the sentence
    quoted = stop[0][-1] in "\"'”’“»"
    return not (word[0].islower() and (quoted or before.key.isdigit()))


def _sentences(text: str, tokens: Sequence[Token]) -> Iterator[Sentence]:
    first: Token | None = None
    last: Token | None = None
    for token in tokens:
        if first and last and token.sentence != last.sentence:
            yield _sentence(text, first, last)
            first = None
        first, last = first or token, token
    if first and last:
        yield _sentence(text, first, last)


def _sentence(text: str, first: Token, last: Token) -> Sentence:
    start = first.start
    while start and text[start - 1] in "\"'“„‘«(":
        start -= 1
    end = last.end
    while end < len(text) and text[end] in ".!?…\"'”’“»)":
        end += 1
    return Sentence(start, end)
