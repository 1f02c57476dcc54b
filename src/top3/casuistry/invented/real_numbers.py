"""What has the shape of a number or an address that somebody has, in a text of any language.

Each finder takes a text and yields the places of what it sees. It looks at the shape alone: whether
a number is in use nobody here knows, and what is not seen is not therefore invented.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]
MASK = "\x00"

_SEP = r"(?: {1,2}|[.\-/_·])"
_CLUSTER = re.compile(rf"\d+(?:{_SEP}\d+)*")
_GROUP = re.compile(r"\d+")
_EUROS = re.compile(r"(?:,\d\d|,-)?\s*(?:euro|EUR|€)")
_DATE = re.compile(
    r"(?<![\d])(?<!\d[-./])(?:(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d)(?![-./]?\d)"
)
_YEARS = re.compile(r"(?<!\d)(?<!\d[-./])(?:19|20)\d\d[-/](?:19|20)\d\d(?![-./]?\d)")
_CLOCK = re.compile(r"(?<!\d)(?<!\d[-./:])[0-2]?\d[.:][0-5]\d(?::[0-5]\d)?(?![-./:]?\d)")
_DIGEST = re.compile(r"\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{16,}\b")

_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ ]?\d{2}(?=[ .\-]?[A-Za-z0-9])")
_IBAN_SHAPE = re.compile(
    r"(?<![A-Za-z0-9])NL[ .\-]?\d{2}[ .\-]?[A-Z]{4}(?:[ .\-]?\d){10}(?!\d)", re.IGNORECASE
)
_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26,
    "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30,
    "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
    "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28,
    "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip

_CARD = re.compile(r"(?<!\d)(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{13,19})(?!\d)")
_GAP = r"[ .\-()/_~·]{0,3}"
_PHONE = re.compile(
    rf"(?:\+|(?<!\d)00)[1-9](?:{_GAP}\d){{7,13}}(?!\d)"  # from abroad
    rf"|(?<!\d)0[1-9](?:{_GAP}\d){{7,10}}(?!\d)"
    r"|(?<!\d)0[89]0\d[ .\-]?\d{4}(?!\d)"
    r"|(?<!\w)[oO]6[ .\-]{0,3}\d(?:[ .\-]?\d){7}(?!\d)"
)

_PAIRS = (("A", "9", "9"), ("9", "9", "A"), ("9", "A", "9"), ("A", "9", "A"), ("A", "A", "9"),
          ("9", "A", "A"))  # fmt: skip
_SIDES = ("99-AAA-9", "9-AAA-99", "AA-999-A", "A-999-AA", "AAA-99-A", "A-99-AAA", "9-AA-999",
          "999-AA-9")  # fmt: skip


def _plate_forms(gap: str) -> str:
    old = [gap.join({"A": "[A-Z]{2}", "9": r"\d{2}"}[each] for each in form) for form in _PAIRS]
    # without vowels since the seventh form, so that "17 uur 3" and "3 mei 12" are not plates
    new = [
        gap.join(
            rf"{'[B-DF-HJ-NP-TV-XZ]' if part[0] == 'A' else '[0-9]'}{{{len(part)}}}"
            for part in form.split("-")
        )
        for form in _SIDES
    ]
    return "|".join((*old, *new))


_EDGE = r"(?<![A-Za-z0-9])(?<![0-9A-Za-z]-)", r"(?![A-Za-z0-9])(?!-[A-Za-z0-9])"
_PLATE_DASHED = re.compile(rf"{_EDGE[0]}(?:{_plate_forms('-')}){_EDGE[1]}", re.IGNORECASE)
_PLATE_CLOSE = re.compile(rf"(?<![A-Za-z0-9])(?:{_plate_forms('')})(?![A-Za-z0-9])", re.IGNORECASE)
_PLATE_SPACED = re.compile(rf"(?<![A-Za-z0-9])(?:{_plate_forms(' ')})(?![A-Za-z0-9])")
_MONTHS = re.compile(r"jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|mar|may|oct", re.IGNORECASE)

_POSTCODE = re.compile(
    r"(?<![\w.,-])[1-9]\d{3}(?:[ ]{0,2}(?=[A-Za-z]{2})|[.-](?=[A-Z]{2}))([A-Za-z]{2})(?![\w'-])"
)
_SHORT_WORD = re.compile(
    r"af|al|am|an|as|at|be|bv|bt|by|ca|cc|cm|da|de|dl|do|dr|dt|ed|ei|"
    r"el|en|er|et|eu|ex|ga|go|ha|he|hi|ho|if|ik|in|is|it|ja|je|jl|jr|"
    r"ka|ko|la|ll|ma|me|mg|mi|ml|mm|my|na|ne|nl|no|nr|nu|of|om|on|op|"
    r"or|os|ot|ou|pa|pc|pm|sa|sd|so|sr|ss|st|te|th|to|tv|uk|up|us|ut|"
    r"uu|uw|vs|wc|we|wi|wo|ze|zn|zo|zy|km|kg|hz|kw|re"
)

_ENDS = r"(?:nl|com|be|de|net|org|eu|info|me|io)"
_EMAIL = re.compile(
    r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,}"
    rf"|[\w.+\-]+ ?@ ?[\w\-]+ ?\. ?{_ENDS}\b"
    r"|[\w.+\-]+ ?[(\[{<](?:at|apenstaartje)[)\]}>] ?[\w\-]+ ?"
    r"(?:\.|[(\[{<](?:dot|punt)[)\]}>]) ?\w{2,}"
    rf"|[\w.+\-]+ (?:at|apenstaartje) [\w\-]+ (?:dot|punt) {_ENDS}\b",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?i:https?://|www\.)\S+"
    r"|(?<![\w@.])(?:[A-Za-z0-9][\w\-]*\.)+(?:nl|com|org|net|eu|be|de|info|io|app|tv)(?![\w.]\w|\w)(?:/\S*)?"
)
_HANDLE = re.compile(
    r"(?<![\w@.])@[A-Za-z_][\w.]{2,}"
    r"|\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|telegram|discord|whatsapp)"
    r"(?:[- ]?(?:account|naam|name))?\s*[:=]\s*@?[\w.]{3,}",
    re.IGNORECASE,
)
_COORDINATES = re.compile(
    r"(?<![\d.])-?\d{1,2}\.\d{4,}\s*[,; ]\s*-?\d{1,3}\.\d{4,}"
    r"|(?<!\S)///[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+"  # three words that stand for a square
    r"|\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d+)?\s?['′]"
)
_DOCUMENT = re.compile(
    r"(?<![A-Za-z0-9])(?=(?:[A-Z]*\d){3})[A-NP-Z]{2}[A-NP-Z0-9]{6}\d(?![A-Za-z0-9])"
)
_COURT = re.compile(
    r"ECLI:[A-Z]{2}:\w+:\d{4}:\w+|(?<!\d)\d{2}[/-]\d{6}-\d{2}(?!\d)|\bC/\d{2}/\d{5,6}\b"
)


def without(text: str, pattern: re.Pattern[str]) -> str:
    """Return the text with every match made unreadable, as long as it was."""
    return pattern.sub(lambda match: MASK * len(match[0]), text)


def plain_figures(text: str) -> str:
    """Return the text with days, years, clock times and checksums made unreadable."""
    text = _DIGEST.sub(
        lambda match: MASK * len(match[0]) if not any(iban(match[0])) else match[0], text
    )
    for pattern in (_DATE, _YEARS, _CLOCK):
        text = without(text, pattern)
    return text


def bsn(text: str) -> Iterator[Span]:
    """Yield what passes the check of a citizen service number, with or without separators."""
    for cluster in _CLUSTER.finditer(text):
        if _EUROS.match(text, cluster.end()):
            continue
        groups = [
            (cluster.start() + each.start(), cluster.start() + each.end())
            for each in _GROUP.finditer(cluster[0])
        ]
        yield from _bsn_in(text, groups)


def _bsn_in(text: str, groups: list[Span]) -> Iterator[Span]:
    first = 0
    while first < len(groups):
        last = _bsn_from(text, groups, first)
        if last is not None:
            yield groups[first][0], groups[last][1]
            first = last
        first += 1


def _bsn_from(text: str, groups: list[Span], first: int) -> int | None:
    digits, gaps = "", set()
    for last in range(first, len(groups)):
        start, end = groups[last]
        if last > first:
            gaps.add(text[groups[last - 1][1] : start])
        digits += text[start:end]
        count = last - first + 1
        if len(digits) > 9 or len(gaps) > 1:
            return None
        if len(digits) >= 8 and (count <= 5 or count == len(digits)) and _is_bsn(digits):
            return last
    return None


def _is_bsn(digits: str) -> bool:
    figures = [int(each) for each in digits.zfill(9)]
    total = sum(figure * weight for figure, weight in zip(figures, range(9, 1, -1), strict=False))
    return any(figures) and (total - figures[-1]) % 11 == 0


def iban(text: str) -> Iterator[Span]:
    """Yield bank accounts: of any country where the check passes, and Dutch shapes that fail it."""
    for start in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(start[0][:2].upper())
        end = _end_of(text, start.start(), length) if length else None
        if end and _is_iban(text[start.start() : end]):
            yield start.start(), end
    for match in _IBAN_SHAPE.finditer(text):
        yield match.span()


def _end_of(text: str, start: int, length: int) -> int | None:
    """Return where `length` letters and figures end, with at most one separator in between."""
    count, gap = 0, False
    for place in range(start, len(text)):
        if text[place].isascii() and text[place].isalnum():
            count, gap = count + 1, False
            if count == length:
                after = text[place + 1 : place + 2]
                return None if after.isascii() and after.isalnum() else place + 1
        elif text[place] in " .-" and not gap:
            gap = True
        else:
            return None
    return None


def _is_iban(text: str) -> bool:
    signs = re.sub(r"[^A-Za-z0-9]", "", text).upper()
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def card(text: str) -> Iterator[Span]:
    """Yield card numbers that pass their check."""
    for match in _CARD.finditer(text):
        figures = [int(each) for each in match[0] if each.isdecimal()]
        doubled = [sum(divmod(2 * each, 10)) for each in figures[-2::-2]]
        if (
            13 <= len(figures) <= 19
            and any(figures)
            and (sum(figures[::-2]) + sum(doubled)) % 10 == 0
        ):
            yield match.span()


def phone(text: str) -> Iterator[Span]:
    """Yield telephone numbers: Dutch, with a country code, and of nine to twelve figures from 0."""
    return (match.span() for match in _PHONE.finditer(text))


def plate(text: str) -> Iterator[Span]:
    """Yield Dutch number plates in every form; with spaces only in capitals."""
    for pattern in (_PLATE_DASHED, _PLATE_CLOSE, _PLATE_SPACED):
        for match in pattern.finditer(text):
            if not _MONTHS.search(match[0]):
                yield match.span()


def postcode(text: str) -> Iterator[Span]:
    """Yield Dutch postcodes; not a year or an amount before a short word in lower case."""
    for match in _POSTCODE.finditer(text):
        close = match[0][4] != " "
        if match[1].isupper() or close or not _SHORT_WORD.fullmatch(match[1].lower()):
            yield match.span()


def _by(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(text))


def email(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, also with (at)."""
    return _by(_EMAIL, text)


def url(text: str) -> Iterator[Span]:
    """Yield web addresses."""
    return _by(_URL, text)


def handle(text: str) -> Iterator[Span]:
    """Yield names of accounts."""
    return _by(_HANDLE, text)


def coordinates(text: str) -> Iterator[Span]:
    """Yield places on earth in degrees."""
    return _by(_COORDINATES, text)


def document_number(text: str) -> Iterator[Span]:
    """Yield what is written as the number of a Dutch passport or identity card."""
    return _by(_DOCUMENT, text)


def court_number(text: str) -> Iterator[Span]:
    """Yield numbers of judgments and of cases with a court or a prosecutor."""
    return _by(_COURT, text)
