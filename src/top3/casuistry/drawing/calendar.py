"""Days as people in the Netherlands live them: weekdays, school days, holidays, and clock time.

Which days a region has off differs; a school day here is one on which every region has school.
Schools set their own days beside these. Outside the years of the table the widest bounds hold.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The names of a weekday in a scenario, from Monday on."""

_WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
           "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"),
}  # fmt: skip

# from the first day off in any region to the last; two weeks in May, which most schools take
_OFF = """
2023-10-14 2023-10-29
2023-12-23 2024-01-07
2024-02-10 2024-02-25
2024-04-20 2024-05-05
2024-07-06 2024-09-01
2024-10-26 2024-11-03
2024-12-21 2025-01-05
2025-02-15 2025-03-02
2025-04-19 2025-05-05
2025-07-05 2025-08-31
2025-10-11 2025-10-26
2025-12-20 2026-01-04
2026-02-14 2026-03-01
2026-04-18 2026-05-05
2026-07-04 2026-08-30
2026-10-10 2026-10-25
2026-12-19 2027-01-03
2027-02-13 2027-02-28
2027-04-24 2027-05-09
2027-07-10 2027-09-05
"""
_FIRST, _LAST = date(2023, 10, 14), date(2027, 9, 5)
_ANY_YEAR = (((1, 1), (1, 8)), ((2, 8), (3, 5)), ((4, 17), (5, 10)), ((7, 3), (9, 7)),
             ((10, 9), (11, 4)), ((12, 18), (12, 31)))  # fmt: skip


def easter(year: int) -> date:
    """Return Easter Sunday of a year."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def feast_days(year: int) -> frozenset[date]:
    """Return the days of a year on which schools and offices are shut, wherever they fall."""
    sunday = easter(year)
    moving = (sunday + timedelta(days) for days in (-2, 0, 1, 39, 40, 49, 50))
    king = date(year, 4, 27)
    king -= timedelta(king.weekday() == 6)
    fixed = [date(year, 1, 1), king, date(year, 12, 25), date(year, 12, 26)]
    free = [date(year, 5, 5)] if year % 5 == 0 else []
    return frozenset((*moving, *fixed, *free))


@cache
def is_school_day(day: date) -> bool:
    """Say whether every school of the Netherlands that follows the table has lessons on a day."""
    return is_working_day(day) and not _in_holidays(day)


@cache
def is_working_day(day: date) -> bool:
    """Say whether a day is from Monday to Friday and no feast day."""
    return day.weekday() < 5 and day not in feast_days(day.year)


@cache
def _holidays() -> frozenset[date]:
    rows = (line.split() for line in _OFF.split("\n") if line)
    spans = ((date.fromisoformat(first), date.fromisoformat(last)) for first, last in rows)
    return frozenset(
        first + timedelta(days) for first, last in spans for days in range((last - first).days + 1)
    )


_UNITS = {
    "nl": {"day": ("dag", "dagen"), "week": ("week", "weken"), "month": ("maand", "maanden")},
    "en": {"day": ("day", "days"), "week": ("week", "weeks"), "month": ("month", "months")},
}
_NUMBERS = {
    "nl": [
        "nul",
        "één",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
    ],
    "en": [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
    ],
}


def _in_holidays(day: date) -> bool:
    if _FIRST <= day <= _LAST:
        return day in _holidays()
    return any(first <= (day.month, day.day) <= last for first, last in _ANY_YEAR)


def is_allowed(day: date, weekdays: Iterable[str], *, school: bool) -> bool:
    """Say whether a day is one of these weekdays, where any are named, and a school day if asked.

    `weekdays` holds names of `WEEKDAYS`; none means: any day.
    """
    wanted = tuple(weekdays)
    return (not wanted or WEEKDAYS[day.weekday()] in wanted) and (not school or is_school_day(day))


def next_working_day(day: date) -> date:
    """Return the first working day on or after a day."""
    while not is_working_day(day):
        day += timedelta(1)
    return day


def full_years(born: date, day: date) -> int:
    """Return how old somebody is on a day; born on 29 February turns a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def school_year_of(born: date, day: date) -> tuple[str, int] | None:
    """Return ("group", 1-8) or ("class", 1-6) of whoever never skipped or stayed down.

    None is for who is younger than four, or has left secondary school. The school year turns on
    1 August here, and who is how old on 1 October decides.
    """
    start = day.year if (day.month, day.day) >= (8, 1) else day.year - 1
    if full_years(born, day) < 4:
        return None
    group = max(1, full_years(born, date(start, 10, 1)) - 3)
    if group <= 8:
        return "group", group
    return ("class", group - 8) if group <= 14 else None


def day_words(day: date, lang: str) -> str:
    """Return "dinsdag 14 oktober" or "Tuesday 14 October"; the year is left to the dates beside."""
    return f"{weekday_words(day, lang)} {day.day} {_MONTHS[lang][day.month - 1]}"


def weekday_words(day: date, lang: str) -> str:
    """Return "dinsdag" or "Tuesday"."""
    return _WEEKDAYS[lang][day.weekday()]


def span_words(days: int, lang: str) -> str:
    """Return about how long so many days are: "tien dagen", "six weeks", "vier maanden".

    Up to two weeks in days, up to eleven weeks in weeks, and then in months, each rounded.
    """
    if days < 14:
        count, unit = days, "day"
    elif days < 77:
        count, unit = round(days / 7), "week"
    else:
        count, unit = round(days / 30.4), "month"
    one, more = _UNITS[lang][unit]
    said = _NUMBERS[lang][count] if count < len(_NUMBERS[lang]) else str(count)
    return f"{said} {one if count == 1 else more}"


def clock_words(clock: str, lang: str) -> str:
    """Return "17.40 uur" or "17:40" for "17:40"."""
    return f"{clock.replace(':', '.')} uur" if lang == "nl" else clock


def offset_of(day: date) -> str:
    """Return the offset of Dutch clock time by day: "+02:00" in summer, "+01:00" in winter.

    Clocks turn at night on the last Sunday of March and of October; that Sunday counts as after.
    """
    return "+02:00" if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else "+01:00"


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta((last.weekday() + 1) % 7)
