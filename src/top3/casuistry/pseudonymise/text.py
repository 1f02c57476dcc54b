"""One text: what is replaced in it, and what a person must look at because nobody else can."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from top3.casuistry.pseudonymise import contact_details
from top3.casuistry.pseudonymise.days import Shift
from top3.casuistry.pseudonymise.folding import folded, readable, words
from top3.casuistry.pseudonymise.judged import Judged
from top3.casuistry.pseudonymise.known_words import ACRONYMS
from top3.casuistry.pseudonymise.names import NameMap
from top3.casuistry.pseudonymise.places import Places
from top3.casuistry.pseudonymise.rare import rare_words, season_words
from top3.casuistry.pseudonymise.spans import Finder, Span, look, without
from top3.casuistry.pseudonymise.spelled_out import spelled_out

_AGE = re.compile(
    r"(?<![\d.,])(?P<age>1?\d{1,2})(?P<unit>[ -]?(?:jarige|jarig|year-old|jaar oud|years old))\b",
    re.IGNORECASE,
)
_AGE_BESIDE = re.compile(r"(?<=[^\W\d_] \()(?P<age>1?\d{1,2})(?=\))")
_MAYBE_AGE = re.compile(r"(?<![\d.,])\d{1,3} (?:jaar|years?)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,:])\d[\d.,/-]*\d{2}[\d.,]*(?![\w:])|(?<![\w.,:])\d+[/-]\d+(?![\w:])"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d\Z")
_MIXED = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{3,}\b|\b[^\W\d_]+_\w+\b|\b[a-z]+[A-Z]\w+\b")
_ORDINAL = re.compile(r"\d+(?:e|ste|de|x|s|th|st|nd|rd|cm|mg|ml|kg|km|min|u|jr|m)\Z", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“„«]([^\"”“»]{12,})[\"”»]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that no rule of ours can judge: its mark, what stands there, and where."""

    kind: str
    text: str = field(repr=False)
    path: str
    position: int

    @property
    def mark(self) -> str:
        """The name under which a person answers it."""
        return f"{self.kind}:{self.path if self.kind == 'quote' else self.text}"


@dataclass(frozen=True, slots=True)
class Changed:
    """A text as it became, how often something of each kind was replaced, and what is in doubt."""

    text: str = field(repr=False)
    counts: dict[str, int]
    doubts: tuple[Doubt, ...] = field(repr=False)


@dataclass(frozen=True, repr=False)
class TextChanger:
    """Everything that is looked for in a text of one case.

    `own` are folded words that the case itself writes in small letters, `ids` the renumbered ids,
    `age` gives the age that comes in the place of an age.
    """

    names: NameMap
    places: Places
    shift: Shift
    judged: Judged
    own: frozenset[str]
    ids: dict[str, str]
    age: Callable[[int], int]

    def change(self, text: str, path: str, lang: str) -> Changed:
        """Return a text without what leads to somebody, and what is left for people."""
        text = readable(text)
        spans = look(text, self._finders(lang))
        new, places = without(text, spans)
        counts: dict[str, int] = {}
        for span in spans:
            if span.kind not in ("unread", "public"):
                counts[span.kind] = counts.get(span.kind, 0) + 1
        return Changed(new, counts, tuple(self._doubts(new, places, path)))

    def change_name(self, name: str, path: str, lang: str) -> Changed:
        """Return what stands in the field of a name: titles stay, and a number beside it goes."""
        name = readable(name)
        spans = look(name, [
            lambda text: self.judged.spans(text, lang),
            lambda text: contact_details.plain(text, lang),
            lambda text: self.names.spans(text, sure=True),
            self._ages, self.shift.sure_spans,
            lambda text: contact_details.numbers(text, lang),
            self.shift.spans,
        ])  # fmt: skip
        new, places = without(name, spans)
        counts = Counter(each.kind for each in spans if each.kind not in ("unread", "name"))
        found = [
            Doubt(kind, said, path, at + 1)
            for kind, said, at in self._number_doubts(new)
            if not any(each.start < at + len(said) and at < each.end for each in places)
        ]
        return Changed(new, dict(counts), tuple(found))

    def _finders(self, lang: str) -> Iterator[Finder]:
        """Yield what looks for what is replaced, the surest first."""
        yield lambda text: self.judged.spans(text, lang)
        yield contact_details.helplines
        yield lambda text: contact_details.plain(text, lang)
        yield self.shift.sure_spans
        yield self._ages
        yield self.names.spans
        yield lambda text: self.places.spans(text, lang)
        yield lambda text: contact_details.numbers(text, lang)
        yield self.shift.spans
        yield self._renumbered

    def _renumbered(self, text: str) -> Iterator[Span]:
        for old, new in self.ids.items():
            for match in re.finditer(rf"(?<![\w.]){re.escape(old)}(?!\w)", text, re.IGNORECASE):
                yield Span(match.start(), match.end(), new, "id")

    def _ages(self, text: str) -> Iterator[Span]:
        for pattern in (_AGE, _AGE_BESIDE):
            for match in pattern.finditer(text):
                new = str(self.age(int(match["age"])))
                yield Span(match.start("age"), match.end("age"), new, "age")

    # ------------------------------------------------------------------ what is left for people
    def _doubts(self, text: str, places: tuple[Span, ...], path: str) -> Iterator[Doubt]:
        found = [
            *self._word_doubts(text), *self._number_doubts(text),
            *(("rare", each, at) for each, at in rare_words(text)),
            *(("season", each, at) for each, at in season_words(text)),
            *spelled_out(text, self.names.known),
        ]  # fmt: skip
        for kind, said, at in found:
            end = at + len(said)
            if not any(each.start < end and at < each.end for each in places):
                yield Doubt(kind, said, path, at + 1)
        for each in places:
            if each.kind == "unread":
                yield Doubt("day", each.new, path, each.start + 1)
        for match in _QUOTE.finditer(text):
            yield Doubt("quote", match[1], path, match.start() + 1)

    def _word_doubts(self, text: str) -> Iterator[tuple[str, str, int]]:
        for word in words(text):
            if word.text.islower():
                if word.key in self.names.unsure:
                    yield "name", word.text, word.start
                continue
            if self._is_ordinary(word.key, word.text, word.opens):
                continue
            yield "word", word.text, word.start

    def _is_ordinary(self, key: str, text: str, opens: bool) -> bool:
        if key in self.names.known or key in ACRONYMS:
            return True
        if len(text) == 1:
            return opens or text in "IAUO"
        return opens and key in self.own

    def _number_doubts(self, text: str) -> Iterator[tuple[str, str, int]]:
        for match in _MAYBE_AGE.finditer(text):
            yield "age", match[0], match.start()
        for match in _NUMBER.finditer(text):
            if not _CLOCK.match(match[0]):
                yield "number", match[0].rstrip(".,"), match.start()
        for match in _MIXED.finditer(text):
            if not _ORDINAL.match(match[0]) and folded(match[0]) not in self.ids.values():
                yield "mixed", match[0], match.start()
