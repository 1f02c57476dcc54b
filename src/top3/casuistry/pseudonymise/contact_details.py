"""Numbers and addresses that lead to somebody: found by their form, and taken out of every text.

Public help lines stay. What only looks like such a number goes too: too much out is safe here.
"""

import re
from collections.abc import Callable, Iterator

from top3.casuistry.invented import real_numbers
from top3.casuistry.pseudonymise.spans import Span
from top3.errors import Both

_HELP = re.compile(r"(?<![\d-])(?:112|113|144|0[89]00[ -]?\d{4}(?:[ -]?\d{3})?)(?![\d-])")
_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_WEB = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@[\w.]{2,}")
_ACCOUNT = re.compile(r"\b[A-Za-z]{2}\d{2}\s?[A-Za-z]{4}(?:\s?\d){7,12}\b")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?:\s?,?\s?\d{1,4}\s?[a-zA-Z]?\b)?")
_PLATE = re.compile(
    r"\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-"
    r"(?:[A-Z]{1,3}|\d{1,3})\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<!\d)\d{5,}(?!\d)|(?<![\d.,])\d(?:[ ./-]?\d){6,}(?!\d)")
_MIXED = re.compile(r"\b(?=\w*\d\w*\d\w*\d)(?=\w*[A-Za-z])[A-Za-z\d]{6,}\b")
_THREE = re.compile(r"(?<![\d.,])\d{2,4}(?:[ .-]\d{2,4}){2,}(?![\d])")
_Finder = Callable[[str], Iterator[tuple[int, int]]]
SHOWN: dict[str, Both] = {
    "web": Both("[webadres]", "[web address]"),
    "mail": Both("[e-mailadres]", "[e-mail address]"),
    "handle": Both("[accountnaam]", "[account name]"),
    "account": Both("[rekeningnummer]", "[account number]"),
    "phone": Both("[telefoonnummer]", "[phone number]"),
    "postcode": Both("[postcode]", "[postcode]"),
    "plate": Both("[kenteken]", "[number plate]"),
    "number": Both("[nummer]", "[number]"),
}


def _by(pattern: re.Pattern[str]) -> _Finder:
    def found(text: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in pattern.finditer(text))

    return found


_FIRST: tuple[tuple[str, _Finder], ...] = (
    ("web", _by(_WEB)),
    ("mail", _by(_MAIL)),
    ("mail", real_numbers.email),
    ("web", real_numbers.url),
    ("handle", real_numbers.handle),
    ("handle", _by(_HANDLE)),
    ("account", real_numbers.iban),
    ("account", _by(_ACCOUNT)),
)
_LATER: tuple[tuple[str, _Finder], ...] = (
    ("number", real_numbers.coordinates),
    ("number", real_numbers.court_number),
    ("account", real_numbers.card),
    ("phone", real_numbers.phone),
    ("number", real_numbers.bsn),
    ("postcode", _by(_POSTCODE)),
    ("postcode", real_numbers.postcode),
    ("plate", _by(_PLATE)),
    ("plate", real_numbers.plate),
    ("number", real_numbers.document_number),
    ("number", _by(_LONG)),
    ("number", _by(_THREE)),
    ("number", _by(_MIXED)),
)


def helplines(text: str) -> Iterator[Span]:
    """Yield the public numbers in a text: they stay as they are."""
    for match in _HELP.finditer(text):
        yield Span(match.start(), match.end(), match[0], "public")


def plain(text: str, lang: str) -> Iterator[Span]:
    """Yield what no day can look like: web, mail, accounts and bank accounts."""
    yield from _found(_FIRST, text, lang)


def numbers(text: str, lang: str) -> Iterator[Span]:
    """Yield phone numbers, postcodes, plates and other long numbers; look for days first."""
    yield from _found(_LATER, text, lang)


def _found(rows: tuple[tuple[str, _Finder], ...], text: str, lang: str) -> Iterator[Span]:
    for kind, finder in rows:
        for start, end in finder(text):
            yield Span(start, end, SHOWN[kind].in_language(lang), kind)
