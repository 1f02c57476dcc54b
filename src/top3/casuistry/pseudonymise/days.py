"""One shift of all days of a case: in fields, and where they stand in running text."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from top3.casuistry.pseudonymise.spans import Span

_DUTCH = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
          "september", "oktober", "november", "december")  # fmt: skip
_ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December")  # fmt: skip
_SHORT = ("jan", "feb", "mrt|mar", "apr", "mei|may", "jun", "jul", "aug", "sept?", "okt|oct", "nov",
          "dec")  # fmt: skip
_SHORT_NL = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SHORT_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = {
    name: number
    for number, names in enumerate((
        "ma maandag mon monday", "di dinsdag tue tuesday", "wo woensdag wed wednesday",
        "do donderdag thu thursday", "vr vrijdag fri friday", "za zaterdag sat saturday",
        "zo zondag sun sunday",
    ))
    for name in names.split()
}  # fmt: skip
_NUMBERS = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    "twintig", "eenentwintig", "tweeëntwintig", "drieëntwintig", "vierentwintig",
    "vijfentwintig", "zesentwintig", "zevenentwintig", "achtentwintig", "negenentwintig",
    "dertig", "eenendertig",
)  # fmt: skip
_MONTH = "|".join((*_DUTCH, *_ENGLISH, *_SHORT))
_WRITTEN = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DAY = rf"(?:\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?|{_WRITTEN})"
_YEAR_AFTER = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|\s+['’](?P<short>\d\d)\b)?"
_BEFORE = r"(?<![\w.,-])"
_AMOUNT = (
    r"(?!\s*(?:euro|keer|meter|km|gram|mg|ml|liter|kilo|uur|stuks|calorie|kcal|m2|times|metres))"
)
_ANY_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_WEEKDAY = rf"(?:(?P<weekday>{_ANY_WEEKDAY})\.?,?\s+)?"
_LINK = r"(?:,|en|and|tot|to|t/m|tot en met|of|or|-|–)"

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?<![\w])(?P<day>\d{{1,2}})\s?(?P<sign>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?"
    r"['’]?(?P<year>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"(?:\b(?P<weekday>{_ANY_WEEKDAY})\.?|\bop|\bd\.?d\.?|\bon)"
    r"\s+(?P<day>\d{1,2})(?P<sign>[-/])(?P<month>\d{1,2})(?![-/\d])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{_WEEKDAY}(?<!\w)(?P<first>{_DAY})(?P<link>(?:\s*{_LINK}\s*(?P<second>{_DAY}))?)\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR_AFTER}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}\b(?P<month>{'|'.join((*_ENGLISH, *_SHORT_EN))})\.?\s+(?P<first>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?\b(?!\s?[:.]\d){_YEAR_AFTER}"
)
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s+(?:van\s+|of\s+)?"
    r"(?:(?P<year>(?:19|20)\d\d)|['’](?P<short>\d\d))\b",
    re.IGNORECASE,
)
_ISO_MONTH = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d-])")
_MONTH_ALONE = re.compile(
    rf"\b(?P<month>{'|'.join(_DUTCH)}|"
    rf"{'|'.join(each for each in _ENGLISH if each not in ('May', 'March'))}"
    r"|(?<=in )(?:May|March)|(?<=since )(?:May|March))\b"
)
_YEAR = re.compile(rf"{_BEFORE}(?<!€ )(?P<year>19[2-9]\d|20[0-4]\d)(?![\w]|[-/.,]\d){_AMOUNT}")
_SHORT_YEAR = re.compile(r"(?<=\w )['’](?P<short>\d\d)\b(?!['’])")


@dataclass(frozen=True, slots=True)
class Shift:
    """A number of days by which every day of a case moves; `anchor` is the day of the case."""

    days: int
    anchor: date

    def day(self, day: date) -> date:
        """Return the day it becomes."""
        return day + timedelta(self.days)

    def partial(self, text: str) -> str:
        """Return a day, a month or a year as text; a month or a year moves with its middle."""
        parts = [int(each) for each in text.split("-")]
        if len(parts) == 3:
            return self.day(date(parts[0], parts[1], parts[2])).isoformat()
        if len(parts) == 2:
            return self.day(date(parts[0], parts[1], 15)).isoformat()[:7]
        return str(self.year(parts[0]))

    def year(self, year: int) -> int:
        """Return the year that the middle of a year moves to."""
        return self.day(date(year, 7, 2)).year

    def sure_spans(self, text: str) -> Iterator[Span]:
        """Yield each day that no other number or name looks like: with its year, or its month."""
        for span in self._read(text, _READERS[:3]):
            if re.search(r"\d{4}|[^\W\d_]{3}", text[span.start : span.end]):
                yield span

    def spans(self, text: str) -> Iterator[Span]:
        """Yield each day, month and year that stands in a text, with what it becomes."""
        yield from self._read(text, _READERS)

    def _read(self, text: str, readers: "Sequence[_Reader]") -> Iterator[Span]:
        for pattern, made in readers:
            for match in pattern.finditer(text):
                new = made(self, match)
                kind = "unread" if new is None else "day"
                yield Span(match.start(), match.end(), match[0] if new is None else new, kind)


def _day_of(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def _year_of(text: str | None, short: str | None, anchor: date) -> int | None:
    if text and len(text) == 4:
        return int(text)
    two = text or short
    if not two:
        return None
    century = anchor.year // 100 * 100
    return century + int(two) - (100 if int(two) > anchor.year % 100 + 1 else 0)


def _nearest(month: int, day: int, weekday: str | None, anchor: date) -> date | None:
    """Return the day that was meant where no year is said: the last one, near the day of the case.

    A weekday beside it tells which year where the last one does not fit.
    """
    years = (anchor.year + 1, anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 3)
    found = [each for year in years if (each := _day_of(year, month, day))]
    found = [each for each in found if (each - anchor).days <= 60]
    wanted = _WEEKDAYS.get((weekday or "").lower())
    fitting = [each for each in found if wanted is None or each.weekday() == wanted]
    return next(iter(fitting or found), None)


def _iso(shift: Shift, match: re.Match[str]) -> str | None:
    day = _day_of(*map(int, match.groups()))
    return shift.day(day).isoformat() if day else None


def _numeric(shift: Shift, match: re.Match[str]) -> str | None:
    year = _year_of(match["year"], None, shift.anchor)
    day = _day_of(year or 1, int(match["month"]), int(match["day"]))
    if day is None:
        return None
    new, sign = shift.day(day), match["sign"]
    width = 2 if match["day"].startswith("0") or match["month"].startswith("0") else 1
    shown = str(new.year)[-len(match["year"]) :]
    short = match[0][match.start("year") - match.start() - 1]
    mark = short if short in "'’" else ""
    text = f"{new.day:0{width}}{sign}{new.month:0{width}}{sign}{mark}{shown}"
    return match[0][: match.start("day") - match.start()] + text


def _no_year(shift: Shift, match: re.Match[str]) -> str | None:
    day = _nearest(int(match["month"]), int(match["day"]), match["weekday"], shift.anchor)
    if day is None:
        return None
    new = shift.day(day)
    head = match[0][: match.start("day") - match.start()]
    return f"{head}{new.day}{match['sign']}{new.month}"


def _month_number(word: str) -> int:
    low = word.lower()
    for number in range(12):
        if low in (_DUTCH[number], _ENGLISH[number].lower()):
            return number + 1
        if re.fullmatch(_SHORT[number], low):
            return number + 1
    return 0


def _month_word(word: str, number: int) -> str:
    """Return another month as this one was spelled: its language, its length, its capital."""
    low, at = word.lower(), _month_number(word) - 1
    if low == _DUTCH[at] or low == _ENGLISH[at].lower():
        is_dutch = low == _DUTCH[at] and (low != _ENGLISH[at].lower() or word[0].islower())
        new = (_DUTCH if is_dutch else _ENGLISH)[number - 1]
    else:
        dutch = low == _SHORT_NL[at] and word[0].islower()
        new = (_SHORT_NL if dutch else _SHORT_EN)[number - 1]
    if word.isupper():
        return new.upper()
    return new.capitalize() if word[0].isupper() else new.lower()


def _day_number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _NUMBERS.index(text.lower()) + 1


def _tail(match: re.Match[str], new: date) -> str:
    """Return the year behind a day as it was spelled, or nothing where there was none."""
    if match["year"]:
        return match[0][match.end("month") - match.start() :].replace(match["year"], str(new.year))
    if match["short"]:
        rest = match[0][match.end("month") - match.start() :]
        return rest[: -len(match["short"])] + str(new.year)[-2:]
    return match[0][match.end("month") - match.start() :]


def _one(shift: Shift, match: re.Match[str], text: str) -> date | None:
    month, day = _month_number(match["month"]), _day_number(text)
    year = _year_of(match["year"], match["short"], shift.anchor)
    if year is None:
        return _nearest(month, day, match["weekday"], shift.anchor)
    return _day_of(year, month, day)


def _named(shift: Shift, match: re.Match[str]) -> str | None:
    first = _one(shift, match, match["first"])
    last = _one(shift, match, match["second"]) if match["second"] else first
    if first is None or last is None:
        return None
    one, two = shift.day(first), shift.day(last)
    head = match[0][: match.start("first") - match.start()]
    between = match["link"][: len(match["link"]) - len(match["second"] or "")]
    month = _month_word(match["month"], two.month)
    end = f"{two.day} {month}{_tail(match, two)}"
    if not match["second"]:
        return head + end
    start = f"{one.day} {_month_word(match['month'], one.month)}"
    return head + (str(one.day) if one.month == two.month else start) + between + end


def _month_first(shift: Shift, match: re.Match[str]) -> str | None:
    day = _one(shift, match, match["first"])
    if day is None:
        return None
    new = shift.day(day)
    head = match[0][: match.start("month") - match.start()]
    tail = match[0][match.end("first") - match.start() :]
    if match["year"]:
        tail = tail.replace(match["year"], str(new.year))
    tail = re.sub(r"\A(?:st|nd|rd|th)", "", tail)
    return f"{head}{_month_word(match['month'], new.month)} {new.day}{tail}"


def _month_year(shift: Shift, match: re.Match[str]) -> str | None:
    year = _year_of(match["year"], match["short"], shift.anchor)
    new = shift.day(date(year or 1, _month_number(match["month"]), 15))
    return _month_word(match["month"], new.month) + _tail(match, new)


def _iso_month(shift: Shift, match: re.Match[str]) -> str | None:
    return shift.partial(match[0])


def _month_alone(shift: Shift, match: re.Match[str]) -> str | None:
    day = _nearest(_month_number(match["month"]), 15, None, shift.anchor)
    return _month_word(match["month"], shift.day(day).month) if day else None


def _year(shift: Shift, match: re.Match[str]) -> str | None:
    return str(shift.year(int(match["year"])))


def _short_year(shift: Shift, match: re.Match[str]) -> str | None:
    year = _year_of(None, match["short"], shift.anchor)
    return match[0][0] + str(shift.year(year or 1))[-2:]


_Reader = tuple[re.Pattern[str], Callable[[Shift, re.Match[str]], str | None]]
_READERS: tuple[_Reader, ...] = (
    (_ISO, _iso),
    (_NUMERIC, _numeric),
    (_NAMED, _named),
    (_MONTH_FIRST, _month_first),
    (_MONTH_YEAR, _month_year),
    (_NO_YEAR, _no_year),
    (_ISO_MONTH, _iso_month),
    (_MONTH_ALONE, _month_alone),
    (_YEAR, _year),
    (_SHORT_YEAR, _short_year),
)
"""Every way a day is read in text, the most telling first: the first that covers a place holds."""
