"""Names of people, found in every spelling: each becomes one other name, everywhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from top3.casuistry.pseudonymise.folding import Word, styled, words
from top3.casuistry.pseudonymise.name_words import ENDINGS
from top3.casuistry.pseudonymise.spans import Span

_SEEN = "\x00"
_INITIAL = re.compile(r"(?<![\w.])([^\W\d_])\.(?:\s?(?:[^\W\d_])\.)*(?!\w\w)")


@dataclass(frozen=True, repr=False)
class NameMap:
    """Which part of a name becomes which: first names, surnames, and single initials.

    `firsts` and `lasts` are by folded word. `single` are letters that somebody goes by. `unsure`
    are words of names that are words of a language too: in small letters they stay, for people.
    """

    firsts: Mapping[str, str]
    lasts: Mapping[str, str]
    infixes: Mapping[str, tuple[str, ...]]
    initials: Mapping[str, str]
    single: frozenset[str]
    unsure: frozenset[str]
    known: frozenset[str]
    neutral: int

    def spans(self, text: str, *, sure: bool = False) -> Iterator[Span]:
        """Yield each part of a name in a text, in any case and any spelling.

        With `sure` a word that is a word of the language as well counts as a name too.
        """
        yield from self._surnames(text)
        for word in words(text):
            yield from self._in_word(word, sure)
        for match in _INITIAL.finditer(text):
            for place in range(match.start(), match.end()):
                if text[place].upper() in self.initials and text[place].isupper():
                    yield Span(place, place + 1, self.initials[text[place].upper()], "name")
        for word in words(text):
            if word.text in self.single and not _is_tied(text, word):
                yield Span(word.start, word.end, self.initials[word.text], "name")

    def _surnames(self, text: str) -> Iterator[Span]:
        """Yield a surname together with the words before it that belong to it: van der."""
        row = list(words(text))
        for place, word in enumerate(row):
            new = self.lasts.get(word.key)
            if new is None or (word.key in self.unsure and word.text.islower()):
                continue
            first = place
            for infix in reversed(self.infixes.get(word.key, ())):
                if not first or row[first - 1].key != infix:
                    break
                first -= 1
            span = text[row[first].start : word.end]
            yield Span(row[first].start, word.end, styled(new, span), "name")

    def _in_word(self, word: Word, sure: bool) -> Iterator[Span]:
        both = {**self.lasts, **self.firsts}
        key = word.key
        if key in both:
            if sure or key not in self.unsure or not word.text.islower():
                yield Span(word.start, word.end, styled(both[key], word.text), "name")
            return
        if key in self.known:
            return
        found = list(_all_inside(both, key))
        if found and len(key) != len(word.text):
            # letters that fold to more than one: which letter is which cannot be told
            yield Span(word.start, word.end, styled(both[found[0][0]], word.text), "name")
            return
        for old, start, end in found:
            like = word.text[start:end]
            yield Span(word.start + start, word.start + end, styled(both[old], like), "name")
        if not found:
            yield from self._nickname(word)

    def _nickname(self, word: Word) -> Iterator[Span]:
        """Yield the first letters of a first name, as people call somebody: Rens for Renske."""
        if len(word.key) < 3 or not word.text[0].isupper():
            return
        for old, new in self.firsts.items():
            if old.startswith(word.key):
                yield Span(word.start, word.end, styled(new[: len(word.key)], word.text), "name")
                return


def _is_tied(text: str, word: Word) -> bool:
    """Say whether a letter is part of a longer word, as in T-shirt."""
    around = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    return word.text in "AIOU" or any(each in "-'’_" or each.isdigit() for each in around)


def _all_inside(names: Iterable[str], key: str) -> Iterator[tuple[str, int, int]]:
    """Yield every name in a longer word that no list knows, the longest first."""
    for old in sorted(names, key=len, reverse=True):
        while (at := _inside(old, key)) is not None:
            yield old, *at
            key = f"{key[: at[0]]}{_SEEN * (at[1] - at[0])}{key[at[1] :]}"


def _inside(old: str, key: str) -> tuple[int, int] | None:
    """Return where a name stands in a longer word that no list knows, or None."""
    if len(old) >= 4 and old in key:
        start = key.index(old)
        return start, start + len(old)
    if key.startswith(old) and key[len(old) :] in ENDINGS and len(old) > 1:
        return 0, len(old)
    stem = old[:-1]
    if len(stem) >= 3 and old[-1] in "aeiou" and key.startswith(stem):
        rest = key[len(stem) :]
        if rest in ENDINGS:
            return 0, len(stem)
    return None
