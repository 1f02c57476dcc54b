"""Days, months and periods as people write them in Dutch, read only where they literally stand.

Nothing is guessed: a day without a year, a season or "vorige week" is not read, and words around a
date that could turn its meaning round ("niet", "voor", "of") leave the whole unread.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

_NAMES = (
    "jan januari", "feb februari", "mrt maart", "apr april", "mei", "jun juni", "jul juli",
    "aug augustus", "sep sept september", "okt oktober", "nov november", "dec december",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_WEEKDAYS = {
    *("ma", "di", "wo", "do", "vr", "za", "zo"),
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
_TURNS_ROUND = {
    *("niet", "geen", "of", "voor", "vóór", "na", "onbekend", "zou"),
    *("misschien", "mogelijk", "waarschijnlijk", "vermoedelijk"),
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_ABOUT = {"rond", "circa", "ca", "omstreeks", "ongeveer"}
_RANGE = {"tot", "t/m", "-", "–", "met", "en"}
_SILENT = {"", "om", "uur", "in", "op", ",", ".", "en", "van"}

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d))"
    r"|(?P<dmy>\d{1,2}([-/.])\d{1,2}\3\d{4}(?!\d))"
    r"|(?P<ym>\d{4}-(?:0[1-9]|1[0-2])(?![\d-]))"
    r"|(?P<clock>\d{1,2}[.:]\d{2}(?!\d))"
    r"|(?P<number>\d+)"
    r"|(?P<word>t/m|[^\W\d_]+)"
    r"|(?P<mark>[^\s\w]|_)"
)


@dataclass(frozen=True, slots=True)
class DayReading:
    """What a phrase says about time, spelled as in a case file.

    `when` is None where no date could be read. `whole` says whether every word was understood.
    """

    when: str | dict[str, object] | None
    whole: bool


@dataclass(slots=True)
class _Date:
    """A date as far as it stands there; `first` and `last` are its tokens."""

    year: int | None
    month: int | None
    day: int | None
    first: int
    last: int

    def text(self) -> str | None:
        """Return it as 2026, 2026-03 or 2026-03-16; None when a part is missing or impossible."""
        if self.year is None or not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            return None
        if self.month is None:
            return str(self.year) if self.day is None else None
        if not 1 <= self.month <= 12:
            return None
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        if not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year}-{self.month:02}-{self.day:02}"


Token = tuple[str, str]
_NOTHING = DayReading(None, whole=False)


def read_when(words: str) -> DayReading:
    """Read the days, months, years or the period in a phrase; what is not a date is not read."""
    tokens = _tokens(words)
    dates = _dates(tokens)
    _inherit(dates)
    texts = [found.text() for found in dates]
    if not dates or not all(texts) or _turns_round(tokens):
        return _NOTHING
    return _Phrase(tokens, dates, [text for text in texts if text]).reading()


def read_day(words: str) -> DayReading:
    """Read the one day a phrase names; of a month or a year, its last day, as not `whole`."""
    reading = read_when(words)
    day = reading.when.get("on") if isinstance(reading.when, dict) else reading.when
    if not isinstance(day, str):
        return _NOTHING
    if len(day) == len("2026-03-16"):
        return DayReading(day, reading.whole)
    year, month = int(day[:4]), int(day[5:] or 12)
    return DayReading(f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}", whole=False)


def first_day(words: str) -> str | None:
    """Return the first whole day that stands in a line, or None."""
    whole = (found.text() for found in _dates(_tokens(words)) if found.day)
    return next((day for day in whole if day), None)


def _tokens(words: str) -> list[Token]:
    return [
        (str(match.lastgroup), match.group().lower())
        for match in _TOKEN.finditer(words)
        if match.lastgroup
    ]


def _dates(tokens: Sequence[Token]) -> list[_Date]:
    """Find the dates from left to right; a number without a month waits for one on its right."""
    found, at = [], 0
    while at < len(tokens):
        one = _date_at(tokens, at)
        at = one.last + 1 if one else at + 1
        if one:
            found.append(one)
    return found


def _date_at(tokens: Sequence[Token], at: int) -> _Date | None:
    kind, text = tokens[at]
    if kind in ("iso", "dmy", "ym"):
        parts: list[int | None] = [int(part) for part in re.split(r"[-/.]", text)]
        year, month, day = (parts[::-1] if kind == "dmy" else [*parts, None])[:3]
        return _Date(year, month, day, at, at)
    if kind == "number" and 1 <= int(text) <= 31:
        return _from_month(tokens, at + 1, int(text), at) or _Date(None, None, int(text), at, at)
    if kind == "number":
        year = _year(tokens, at)
        # a number that is no day and no year cannot be a date, so the phrase is not understood
        return _Date(year, None, None if year else 99, at, at)
    return _from_month(tokens, at, None, at)


def _from_month(tokens: Sequence[Token], at: int, day: int | None, first: int) -> _Date | None:
    if at >= len(tokens) or tokens[at][1] not in _MONTHS:
        return None
    month, last = _MONTHS[tokens[at][1]], at
    if last + 1 < len(tokens) and tokens[last + 1][1] == ".":
        last += 1
    year = _year(tokens, last + 1)
    return _Date(year, month, day, first, last + 1 if year else last)


def _year(tokens: Sequence[Token], at: int) -> int | None:
    if at < len(tokens) and re.fullmatch(r"(19|20)\d\d", tokens[at][1]):
        return int(tokens[at][1])
    return None


def _inherit(dates: list[_Date]) -> None:
    """Give a date the month and year that stand after the next one, where they can be the same."""
    for one, following in zip(dates[-2::-1], dates[:0:-1], strict=True):
        if one.day and not one.month and one.year is None and (following.day or 0) > one.day:
            one.month = following.month
        if one.month and one.year is None and following.month:
            earlier = (one.month, one.day or 0) <= (following.month, following.day or 31)
            one.year = following.year if earlier else None


def _turns_round(tokens: Sequence[Token]) -> bool:
    return any(text in _TURNS_ROUND or text == "?" for _, text in tokens)


class _Phrase:
    """A phrase whose dates are read: what ties them, and which words are left over."""

    def __init__(self, tokens: Sequence[Token], dates: Sequence[_Date], days: list[str]) -> None:
        self.tokens, self.dates, self.days = tokens, dates, days
        inside = {at for one in dates for at in range(one.first, one.last + 1)}
        weekdays = {
            one.first - 1 for one in dates if one.first and tokens[one.first - 1][1] in _WEEKDAYS
        }
        self.rest = {at for at in range(len(tokens)) if at not in inside | weekdays}
        self.clocks = [at for at in self.rest if self._clock(at)]

    def reading(self) -> DayReading:
        when = self._when()
        if when is None:
            return _NOTHING
        when = self._with_clock(when)
        whole = all(self.tokens[at][1] in _SILENT for at in self.rest)
        only_on = list(when) == ["on"] and isinstance(when["on"], str)
        return DayReading(str(when["on"]) if only_on else when, whole)

    def _when(self) -> dict[str, object] | None:
        if len(self.days) == 1:
            return self._single()
        between = self._take(self.dates[0].last + 1, self.dates[1].first)
        if len(self.days) == 2 and self._is_night(between):
            return self._night()
        if between & {"tot", "t/m", "-", "–"} and between <= _RANGE:
            return self._period() if len(self.days) == 2 else None
        if "tussen" in self._take(0, self.dates[0].first) and between == {"en"}:
            return self._period() if len(self.days) == 2 else None
        # a list: what stands between its days stays behind in the rest, unless it is silent
        return None if {"tot", "t/m"} & self._words() else {"on": list(self.days)}

    def _single(self) -> dict[str, object]:
        before = self.dates[0].first
        while before and before - 1 not in self.rest:
            before -= 1
        word = self.tokens[before - 1][1] if before else ""
        key = {"sinds": "from", "vanaf": "from", "tot": "to"}.get(word, "on")
        if word in _ABOUT:
            key = "around"
        if key != "on":
            self.rest.discard(before - 1)
        return {key: self.days[0]}

    def _period(self) -> dict[str, object] | None:
        first, last = self.days
        # text compares as days do; a month against a day in it says nothing either way
        shared = min(len(first), len(last))
        if first[:shared] > last[:shared]:
            return None
        self._forget({"tot", "t/m", "-", "–", "met", "tussen"})
        return {"from": first, "to": last}

    def _is_night(self, between: set[str]) -> bool:
        return between == {"op"} and "nacht" in self._take(0, self.dates[0].first)

    def _night(self) -> dict[str, object] | None:
        """Of a night from one day to the next the clock tells which day it was."""
        self._forget({"nacht"})
        if len(self.clocks) == 1:
            hour = int(re.split("[.:]", self.tokens[self.clocks[0]][1])[0])
            return {"on": self.days[1] if hour < 12 else self.days[0]}
        return self._period()

    def _with_clock(self, when: dict[str, object]) -> dict[str, object]:
        """Add the first clock time when there is one whole day; other times are left over."""
        day = when.get("on", when.get("around"))
        if not self.clocks or not isinstance(day, str) or len(day) != len("2026-03-16"):
            return when
        at = min(self.clocks)
        self.rest.discard(at)
        if at and self.tokens[at - 1][1] in _ABOUT:
            self.rest.discard(at - 1)
        hour, minute = re.split("[.:]", self.tokens[at][1])
        return {**when, "at": f"{int(hour):02}:{minute}"}

    def _clock(self, at: int) -> bool:
        kind, text = self.tokens[at]
        if kind != "clock":
            return False
        hour, minute = (int(part) for part in re.split("[.:]", text))
        return hour < 24 and minute < 60

    def _words(self) -> set[str]:
        return {self.tokens[at][1] for at in self.rest}

    def _take(self, first: int, end: int) -> set[str]:
        return {self.tokens[at][1] for at in range(first, end) if at in self.rest}

    def _forget(self, words: set[str]) -> None:
        self.rest -= {at for at in self.rest if self.tokens[at][1] in words}
