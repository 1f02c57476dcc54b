"""Names of what exists, in a Dutch or English text: organisations, places, streets, known people.

The lists are ours and short. What is not in them is not therefore invented: a human reads on.
"""

import re
from collections.abc import Iterator
from functools import cache

from top3.casuistry.drawing.words import known_names, listed_names
from top3.casuistry.invented.real_numbers import Span

_SURE = "straat|laan|gracht|plein|singel|kade|steeg|plantsoen"
_STREETS = f"{_SURE}|dreef|boulevard|weg|dijk|hof|pad|park|wal|markt|kamp|erf"
_NUMBER = (
    r"\s+(?:nr\.? ?)?[1-9]\d{0,4}"
    r"(?:\s?[A-Za-z]|\s?-\s?\d{1,3}|\s?(?:bis|hs|hoog))?(?![\w:.,]\w)"
)
_ADDRESS = re.compile(
    rf"\b(?:[A-Z][\w'’\-]*(?:{_STREETS})|[a-z][\w'’\-]+(?:{_SURE})){_NUMBER}"
    rf"|\b(?:Laan|Weg|Plein|Straat)(?: (?:van|der|den|de|het|en|[A-Z]\w+)){{1,4}}{_NUMBER}"
    r"|(?<!\d)\d{1,4}[a-z]?,? (?:[A-Z]\w+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Square|Close)\b"
)
_STREET = re.compile(
    rf"\b[A-Z][\w'’\-]{{2,}}(?:{_SURE}|dreef)\b|\b(?:[A-Z]\w+ ){{1,3}}(?:Street|Avenue)\b"
)
_NOT_AN_ADDRESS = re.compile(r"(?:Onder|Half|Halver|Bijna|Heen|Terug|Uit|Door|Op)\w*weg\b")
_AFTER_KIND = (
    r"(?:[Ss]tichting|[Oo]pvang|[Oo]pvanghuis|[Ii]nstelling|[Oo]rganisatie|[Kk]liniek|"
    r"[Zz]iekenhuis|[Jj]eugdzorg|[Jj]eugdhulp|[Ss]helter|[Ff]oundation)"
)
_NAMED = re.compile(
    r"\b(?:[Bb]asisschool|[Oo]bs|OBS|[Cc]bs|CBS|[Rr]kbs|RKBS|[Kk]inderdagverblijf|[Kk]dv|"
    r"[Zz]iekenhuis|[Vv]erpleeghuis|[Zz]orgcentrum|[Hh]uisartsenpraktijk|[Ss]tichting|"
    r"[Aa]potheek|[Ss]portclub|[Pp]rimary [Ss]chool|[Nn]ursing [Hh]ome)"
    r" (?:(?:de|De|het|Het|'t|the|The) )?"
    r"(?!(?:De|Het|Een|Ik|Wij|Hij|Zij|En|The|A|I|He|She|They|We)\b)[A-Z][\w'’\-]+"
)


def organisation(text: str) -> Iterator[Span]:
    """Yield existing organisations of our list, and any school or clinic by name."""
    for pattern in (_listed("organisations", "organisations"), _ambiguous_organisation(), _NAMED):
        for match in pattern.finditer(text):
            yield match.span()


def place(text: str) -> Iterator[Span]:
    """Yield Dutch provinces, municipalities and towns of our list."""
    for pattern in (_listed("places", "places"), _ambiguous_place()):
        for match in pattern.finditer(text):
            yield match.span()


def address(text: str) -> Iterator[Span]:
    """Yield streets with a house number."""
    for match in _ADDRESS.finditer(text):
        if not _NOT_AN_ADDRESS.match(match[0]):
            yield match.span()


def street(text: str) -> Iterator[Span]:
    """Yield streets by name, without a number."""
    return (match.span() for match in _STREET.finditer(text))


def known_name(text: str) -> Iterator[Span]:
    """Yield the full names of well-known people of our list."""
    return (match.span() for match in _people().finditer(text))


@cache
def _listed(file: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?=[A-Z'])(?<!\w)(?:{_any_of(listed_names(file, key))})(?!\w)")


@cache
def _ambiguous_organisation() -> re.Pattern[str]:
    names = _any_of(listed_names("organisations", "also_words"))
    return re.compile(rf"\b{_AFTER_KIND} (?:{names})(?!\w)")


@cache
def _ambiguous_place() -> re.Pattern[str]:
    names = _any_of(listed_names("places", "also_words"))
    near = "in|uit|te|naar|vanuit|nabij|rond|gemeente|from|to|near"
    return re.compile(rf"(?<!\w)(?:{near}) (?:{names})(?!\w)")


@cache
def _people() -> re.Pattern[str]:
    names = (f"{first} {last}" for first, last in known_names())
    return re.compile(rf"(?=[A-Z])(?<!\w)(?:{_any_of(tuple(names))})(?!\w)")


def _any_of(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
