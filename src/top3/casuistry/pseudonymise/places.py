"""Places, streets, schools and organisations: by the lists somebody gives, and by how they look.

Each becomes a sign that says what kind of thing stood there, the same wherever it stood.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from string import ascii_uppercase

from top3.casuistry.invented import real_names
from top3.casuistry.pseudonymise.folding import folded, words
from top3.casuistry.pseudonymise.spans import Span
from top3.errors import Both

_CAP = r"[A-ZÀ-ÖØ-Þ]"
_KINDS = (
    "basisschool|school|kleuterschool|middelbare school|obs|cbs|rkbs|college|lyceum|gymnasium|"
    "scholengemeenschap|kinderopvang|kinderdagverblijf|kdv|bso|peuterspeelzaal|ziekenhuis|kliniek|"
    "huisartsenpraktijk|praktijk|gezondheidscentrum|apotheek|stichting|vereniging|voetbalclub|"
    "hockeyclub|sportclub|turnclub|club|kerk|moskee|zorgcentrum|verzorgingshuis|verpleeghuis|"
    "woongroep|opvang|hotel|café|cafe|restaurant|supermarkt|bedrijf|firma|gemeente|wijk|buurt|dorp|"
    "stad|flat|camping|park|hospital|church|primary school|village of|town of|city of"
)
_NAMED = re.compile(
    rf"\b(?P<kind>(?i:{_KINDS}))\s(?P<name>(?:(?:de|het|'t|in|op|aan|van|the)\s)?"
    rf"(?:(?:De|Het|’t|'t|St\.?|Sint)\s)?{_CAP}[\w'’-]*(?:\s(?:(?:van|de|der|den|op|aan)\s)*{_CAP}[\w'’-]*)*)"
)
_QUOTED = re.compile(rf"\b(?P<kind>(?i:{_KINDS}))\s[\"“'‘](?P<name>[^\"”'’\n]{{2,40}})[\"”'’]")
_FINDERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("street", real_names.address),
    ("street", real_names.street),
    ("organisation", real_names.organisation),
    ("organisation", real_names.known_name),
    ("place", real_names.place),
)
_SIGNS = {
    "place": Both("[plaats {}]", "[place {}]"),
    "street": Both("[straat {}]", "[street {}]"),
    "organisation": Both("[naam {}]", "[name {}]"),
    "other": Both("[weggelaten {}]", "[left out {}]"),
}


class Places:
    """Which place, street or organisation becomes which sign; each new one gets the next letter."""

    def __init__(
        self, places: Iterable[str] = (), organisations: Iterable[str] = (),
        other: Iterable[str] = (),
    ) -> None:  # fmt: skip
        """Take the names somebody gives, beside those that are found by their form."""
        rows = (("organisation", organisations), ("other", other), ("place", places))
        given = [(folded(each).strip(), kind) for kind, names in rows for each in names]
        self._given = sorted(given, key=lambda pair: -len(pair[0]))
        self._firsts = {_first(name) for name, _ in self._given}
        self._signs: dict[str, dict[str, int]] = {kind: {} for kind in _SIGNS}

    @property
    def found(self) -> dict[str, int]:
        """How many different ones of each kind were found."""
        return {kind: len(rows) for kind, rows in self._signs.items() if rows}

    def signs(self) -> dict[str, dict[str, str]]:
        """Return which sign stands for which, by kind; for a mapping that somebody asked for."""
        return {
            kind: {name: self._sign(name, kind, "nl") for name in rows}
            for kind, rows in self._signs.items()
            if rows
        }

    def spans(self, text: str, lang: str) -> Iterator[Span]:
        """Yield each of them in a text, the given ones first."""
        yield from self._listed(text, lang)
        for pattern in (_QUOTED, _NAMED):
            for match in pattern.finditer(text):
                yield self._span(text, match.span("name"), "organisation", lang)
        for kind, finder in _FINDERS:
            for start, end in finder(text):
                yield self._span(text, (_begin(text, start, end), end), kind, lang)

    def _span(self, text: str, at: tuple[int, int], kind: str, lang: str) -> Span:
        return Span(*at, self._sign(text[slice(*at)], kind, lang), kind)

    def _listed(self, text: str, lang: str) -> Iterator[Span]:
        """Yield what somebody gave, in any case and with or without accents."""
        plain, where = _plain(text)
        for word in words(text):
            for name, kind in self._given if word.key in self._firsts else ():
                end = where[word.start] + len(name)
                if plain.startswith(name, where[word.start]):
                    stop = next((old for old, new in where.items() if new >= end), len(text))
                    yield self._span(text, (word.start, stop), kind, lang)
                    break

    def _sign(self, name: str, kind: str, lang: str) -> str:
        rows = self._signs[kind]
        number = rows.setdefault(folded(name).strip(" .,'\"’"), len(rows))
        letter = ascii_uppercase[number % 26] + (str(number // 26) if number >= 26 else "")
        return _SIGNS[kind].in_language(lang).format(letter)


def _begin(text: str, start: int, end: int) -> int:
    """Return where the name itself begins: behind a small word and a space."""
    while text[start].islower() and " " in text[start:end]:
        start = text.index(" ", start) + 1
    return start


def _first(name: str) -> str:
    return next((word.key for word in words(name)), "")


def _plain(text: str) -> tuple[str, dict[int, int]]:
    """Return the folded text, and where each letter of the text went."""
    made, where, length = [], {}, 0
    for place, sign in enumerate(text):
        where[place] = length
        low = folded(sign)
        made.append(low)
        length += len(low)
    return "".join(made), where
