"""Days as they are lived: school days, feast days, ages, and Dutch clock time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.casuistry.drawing.calendar import (
    clock_words,
    day_words,
    easter,
    feast_days,
    full_years,
    is_allowed,
    is_school_day,
    is_working_day,
    next_working_day,
    offset_of,
    school_year_of,
    span_words,
)

DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28)]
)
def test_easter_falls_where_the_moon_says(year, month, day):
    assert easter(year) == date(year, month, day)


def test_king_s_day_moves_off_a_sunday_and_no_further():
    assert date(2025, 4, 26) in feast_days(2025)
    assert date(2025, 4, 27) not in feast_days(2025)
    assert date(2026, 4, 27) in feast_days(2026)


@pytest.mark.parametrize("day", ["2025-05-29", "2026-05-25", "2026-04-03", "2025-12-26"])
def test_no_school_and_no_office_on_a_feast_day(day):
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "has_school"),
    [
        ("2025-10-10", True), ("2025-10-13", False), ("2025-10-24", False), ("2025-10-27", True),
        ("2026-07-03", True), ("2026-07-06", False), ("2026-08-28", False), ("2026-08-31", True),
        ("2026-03-07", False), ("2026-03-09", True),
    ],
)  # fmt: skip
def test_school_days_stop_and_start_at_the_edges_of_holidays(day, has_school):
    assert is_school_day(date.fromisoformat(day)) is has_school


@given(DAYS)
def test_a_school_day_is_always_a_working_day(day):
    assert not is_school_day(day) or is_working_day(day)


@given(DAYS)
def test_the_next_working_day_is_never_before_and_never_far(day):
    found = next_working_day(day)
    assert is_working_day(found)
    assert day <= found <= day + timedelta(6)


@given(DAYS, st.sampled_from(["mon", "thu", "sun"]))
def test_only_the_weekday_asked_is_allowed(day, weekday):
    assert is_allowed(day, (weekday,), school=False) == (day.strftime("%a").lower() == weekday)


@given(DAYS)
def test_without_a_weekday_every_day_is_allowed(day):
    assert is_allowed(day, (), school=False)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [("2018-03-02", "2026-03-01", 7), ("2018-03-02", "2026-03-02", 8),
     ("2020-02-29", "2026-02-28", 5), ("2020-02-29", "2026-03-01", 6)],
)  # fmt: skip
def test_somebody_is_a_year_older_on_the_birthday(born, day, age):
    assert full_years(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("born", "day", "year"),
    [
        ("2022-03-01", "2026-02-20", None), ("2022-01-10", "2026-02-20", ("group", 1)),
        ("2018-09-30", "2026-02-20", ("group", 4)), ("2018-10-02", "2026-02-20", ("group", 3)),
        ("2018-09-30", "2025-07-31", ("group", 3)), ("2018-09-30", "2025-08-01", ("group", 4)),
        ("2013-10-02", "2026-02-20", ("group", 8)), ("2013-09-30", "2026-02-20", ("class", 1)),
        ("2008-09-30", "2026-02-20", ("class", 6)), ("2007-09-30", "2026-02-20", None),
    ],
)  # fmt: skip
def test_the_school_year_fits_the_age_on_the_first_of_october(born, day, year):
    assert school_year_of(date.fromisoformat(born), date.fromisoformat(day)) == year


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2026-03-28", "+01:00"), ("2026-03-29", "+02:00"), ("2026-10-24", "+02:00"),
     ("2026-10-25", "+01:00"), ("2026-01-01", "+01:00")],
)  # fmt: skip
def test_the_clock_turns_on_the_last_sunday_of_march_and_october(day, offset):
    assert offset_of(date.fromisoformat(day)) == offset


def test_days_and_hours_are_said_as_people_say_them():
    day = date(2025, 10, 14)
    assert (day_words(day, "nl"), day_words(day, "en")) == (
        "dinsdag 14 oktober", "Tuesday 14 October",
    )  # fmt: skip
    assert (clock_words("17:40", "nl"), clock_words("17:40", "en")) == ("17.40 uur", "17:40")


@pytest.mark.parametrize(
    ("days", "nl", "en"),
    [(0, "nul dagen", "no days"), (1, "één dag", "one day"), (13, "dertien dagen", "thirteen days"),
     (14, "twee weken", "two weeks"), (76, "elf weken", "eleven weeks"),
     (77, "drie maanden", "three months"), (500, "16 maanden", "16 months")],
)  # fmt: skip
def test_a_span_is_said_as_people_say_it(days, nl, en):
    assert (span_words(days, "nl"), span_words(days, "en")) == (nl, en)
