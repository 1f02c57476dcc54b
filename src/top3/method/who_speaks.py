"""Whether a text says that a child is speaking: its words are then left entirely alone.

A text says so before the quotation (`Noor (7): "…"`, `kind: "…"`, `dochter zegt "…"`) or right
after it (`"…", zegt Noor`). In doubt between a child and somebody else it counts as a child.
"""

import re
from collections.abc import Collection, Iterator

from top3.method.lexicon_file import ChildrenFile
from top3.method.tokens import Token, WordsInText, key_of

_AGED = re.compile(
    r"([A-ZÀ-ÖØ-Þ][\w'’-]*)(?:[ \t]+[A-ZÀ-ÖØ-Þ][\w'’-]*){0,3}[ \t]*"
    r"(?:\([ \t]*([0-9]{1,3})[ \t]*(?:\)|jaar|jr|,)|,[ \t]*([0-9]{1,3})[ \t]*jaar"
    r"|\|[ \t]*([0-9]{1,3})\b|\([ \t]*[0-9]{1,3}[ \t]*(maanden|mnd|weken))"
)
_LEAD = 16
_TAIL = 6
_HEARD = 3
_PRONOUNS = frozenset({"hij", "zij", "ze", "die", "deze", "en", "later", "ook"})


def children_named(text: str, below: int) -> frozenset[str]:
    """Return the first names, as keys, that the text gives an age below `below`."""
    return frozenset(
        key_of(match[1])
        for match in _AGED.finditer(text)
        if match[5] or int(match[2] or match[3] or match[4]) < below
    )


def quoted_children(
    words: WordsInText, settings: ChildrenFile, names: Collection[str]
) -> frozenset[int]:
    """Return the numbers of the quotations in which the text says that a child speaks."""
    speakers = _Speakers(words, settings, names)
    found: set[int] = set()
    for number, (first, last) in _spans(words.tokens).items():
        if speakers.is_child(first, last, known=found):
            found.add(number)
    return frozenset(found)


def _spans(tokens: tuple[Token, ...]) -> dict[int, tuple[int, int]]:
    """Return the first and the last word of every quotation that holds words."""
    found: dict[int, tuple[int, int]] = {}
    for index, token in enumerate(tokens):
        if token.quote >= 0:
            first, _ = found.get(token.quote, (index, index))
            found[token.quote] = (first, index)
    return found


class _Speakers:
    """Looks before and after a quotation for who speaks."""

    def __init__(self, words: WordsInText, settings: ChildrenFile, names: Collection[str]) -> None:
        self._tokens = words.tokens
        self._children = frozenset(map(key_of, settings.words)) | frozenset(names)
        self._not_after = frozenset(map(key_of, settings.not_speaking_after))
        self._speaks = frozenset(map(key_of, settings.speaks))

    def is_child(self, first: int, last: int, known: Collection[int]) -> bool:
        """Say whether the words from `first` to `last` are a child's."""
        tail = self._tail(last)
        if any(token.key in self._speaks for token in tail[:2]):
            return self._names_a_child(tail)
        lead = self._lead(first)
        if self._names_a_child(lead):
            return True
        if all(token.key in _PRONOUNS or token.key in self._speaks for token in lead[-2:]):
            return self._goes_on(first - len(lead) - 1, known)
        return False

    def _lead(self, first: int) -> list[Token]:
        """Return the words before the quotation, from the nearest sentence or quotation on."""
        found: list[Token] = []
        for token in self._backward(first - 1, self._tokens[first].block):
            if token.quote >= 0 or (found and token.sentence != found[-1].sentence):
                break
            found.append(token)
        return found[::-1]

    def _tail(self, last: int) -> list[Token]:
        after = self._tokens[last + 1 : last + 1 + _TAIL]
        said = self._tokens[last]
        return [token for token in after if token.sentence == said.sentence and token.quote < 0]

    def _backward(self, at: int, block: int) -> Iterator[Token]:
        for index in range(at, max(at - _LEAD, -1), -1):
            if self._tokens[index].block != block:
                return
            yield self._tokens[index]

    def _goes_on(self, at: int, known: Collection[int]) -> bool:
        """Say whether what stands before is about a child, or is itself a child's quotation."""
        if at < 0:
            return False
        before = self._tokens[at]
        if at + 1 < len(self._tokens) and self._tokens[at + 1].block != before.block:
            return False
        if before.quote >= 0:
            return before.quote in known
        sentence = [
            token
            for token in self._backward(at, before.block)
            if token.sentence == before.sentence and token.quote < 0
        ]
        return self._names_a_child(sentence[::-1])

    def _names_a_child(self, tokens: list[Token]) -> bool:
        """Say whether a child is named who is not merely the one spoken to or about."""
        return any(
            token.key in self._children
            and not any(
                each.key in self._not_after for each in tokens[max(index - _HEARD, 0) : index]
            )
            for index, token in enumerate(tokens)
        )
