"""Texts of a scenario: `{slots}` that are filled, and `[one|of several]` that is drawn.

A text is taken apart once; saying it costs little after that. One draw serves both languages.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from top3.casuistry.drawing.stream import Stream, key
from top3.casuistry.language.scenario import Phrase

LANGS = ("nl", "en")
_ALL = (1 << 64) - 1
_QUOTES = ("", '"', "'", "“")
_ENDS = (*(f"{end} {quote}" for end in ".?!" for quote in _QUOTES), ': "', ": “")
"""After these a sentence opens."""
_PLAIN = re.compile(r"\{([^{}]*)\}|([^\[\]{}]+)|(.)", re.DOTALL)
_WHOLE = re.compile(r"\[([^\[\]]*)\]|([^\[]+)|(.)", re.DOTALL)

Slot = Callable[[Any, str], str]
"""Fills a slot for a world and a language."""
Resolver = Callable[[str], Slot]
"""Makes what fills a slot out of its name, such as `mother.his`."""


class PhraseError(ValueError):
    """A text that cannot be taken apart, or a slot of something that is not there."""


@dataclass(frozen=True, slots=True)
class Group:
    """One of several, each a row of plain text and names of slots (`"{name}"`)."""

    options: tuple[tuple[str, ...], ...]


Part = str | Group
"""Plain text, the name of a slot between braces, or a group."""


def parts_of(text: str) -> tuple[Part, ...]:
    """Take a text apart.

    Raises:
        PhraseError: a bracket or brace stands alone or within another of its kind.
    """
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Part]:
    for match in _WHOLE.finditer(text):
        group, plain, alone = match.groups()
        if alone is not None:
            raise PhraseError("a bracket that stands alone, or a group within a group")
        if group is not None:
            yield Group(tuple(tuple(_plain(each)) for each in group.split("|")))
        else:
            yield from _plain(plain)


def _plain(text: str) -> Iterator[str]:
    for match in _PLAIN.finditer(text):
        slot, plain, alone = match.groups()
        if alone is not None:
            raise PhraseError("a bracket or brace that stands alone")
        yield f"{{{slot}}}" if slot is not None else plain


def slots_in(text: str) -> tuple[str, ...]:
    """Return the name of every slot of a text, in order, each as often as it stands there."""
    return tuple(
        part[1:-1]
        for whole in parts_of(text)
        for row in (whole.options if isinstance(whole, Group) else ((whole,),))
        for part in row
        if part.startswith("{")
    )


def groups_in(text: str) -> tuple[int, ...]:
    """Return how many options each group of a text has, in order."""
    return tuple(len(part.options) for part in parts_of(text) if isinstance(part, Group))


def realisations(phrases: Sequence[Phrase]) -> int:
    """Return in how many ways it can be said, before slots are filled."""
    return sum(prod(groups_in(phrase.nl)) for phrase in phrases)


_Option = str | tuple[str | Slot, ...]
_Row = tuple[str | Slot | tuple[_Option, ...], ...]


class Text:
    """A text taken apart: says itself in a world, the same in both languages.

    With `opens` its first word opens a sentence; else it can be a part of one.
    """

    __slots__ = ("_has_initial", "_opens", "_place", "_ways")

    def __init__(
        self, phrases: Sequence[Phrase], place: str, resolve: Resolver, *, opens: bool = False
    ) -> None:
        self._opens = opens
        self._place = key(place)
        self._ways = tuple(
            {lang: _row(getattr(phrase, lang), resolve) for lang in LANGS} for phrase in phrases
        )
        self._has_initial = any("{fixed_face}" in phrase.nl for phrase in phrases)

    def say(self, world: Any, stream: Stream, lang: str) -> str:
        """Return it in one language, with everything drawn and filled.

        One draw of 64 bits is enough for all of it: each choice takes its share, and leaves the
        rest to the next. Both languages have as many choices, and so make the same ones.
        """
        ways = self._ways
        left = stream.bits(self._place) * len(ways)
        said: list[str] = []
        for part in ways[left >> 64][lang]:
            if isinstance(part, str):
                said.append(part)
            elif isinstance(part, tuple):
                left = (left & _ALL) * len(part)
                option = part[left >> 64]
                if isinstance(option, str):
                    said.append(option)
                    continue
                for each in option:
                    said.append(each if isinstance(each, str)
                                else self._opened(each(world, lang), said))  # fmt: skip
            else:
                said.append(self._opened(part(world, lang), said))
        whole = "".join(said)
        # an initial with its full stop at the end of a sentence needs no second one
        if self._has_initial and "..." not in whole:
            return whole.replace("..", ".")
        return whole

    def _opened(self, value: str, said: list[str]) -> str:
        """Return what fills a slot, with a capital where it opens a sentence."""
        before = "".join(said[-2:])  # the sentence can end in one part and the space be the next
        opens = before.endswith(_ENDS) if len(said) > 1 or before not in _QUOTES else self._opens
        return value[:1].upper() + value[1:] if opens else value


def _row(text: str, resolve: Resolver) -> _Row:
    return tuple(
        tuple(_option(row, resolve) for row in part.options)
        if isinstance(part, Group)
        else _piece(part, resolve)
        for part in parts_of(text)
    )


def _option(row: tuple[str, ...], resolve: Resolver) -> _Option:
    if not any(part.startswith("{") for part in row):
        return "".join(row)
    return tuple(_piece(part, resolve) for part in row)


def _piece(text: str, resolve: Resolver) -> str | Slot:
    return resolve(text[1:-1]) if text.startswith("{") else text
