"""Days for an agenda that others can see: a day and a title, and nothing that gives away more."""

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import ANY_TEXT, HOSTILE, agenda_saying
from top3.document import Agenda, Appointment
from top3.errors import ExtraMissingError
from top3.formats import ics
from top3.formats.shown import shown_text

NEEDS_EXTRA = pytest.mark.dev_tool
MADE = date(2026, 6, 3)
LINES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Agenda//Agenda//NL
BEGIN:VEVENT
SUMMARY:Afspraak
DTSTART;VALUE=DATE:20260701
DTSTAMP:20260603T000000Z
UID:0b6cbb2e-6f6b-4d0e-9d6a-0d9c5e1a2b3c
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def one(title="Afspraak", day=date(2026, 7, 1), lang="nl"):
    uid = "0b6cbb2e-6f6b-4d0e-9d6a-0d9c5e1a2b3c"
    return Agenda(MADE, lang, (Appointment(day, title, uid),))


def read(text):
    from icalendar import Calendar  # noqa: PLC0415 - of the extra ics

    return Calendar.from_ical(text)


def says_only_days_and_titles(agenda):
    """Check by reading it back: every event whole, in order, and no property more than these."""
    found = read(ics.write(agenda))
    assert set(found) == {"PRODID", "VERSION"}
    for event, due in zip(found.subcomponents, agenda.appointments, strict=True):
        assert event.name == "VEVENT"
        assert not event.subcomponents
        assert set(event) == {"SUMMARY", "DTSTART", "DTSTAMP", "UID", "CLASS", "TRANSP"}
        assert event.decoded("DTSTART") == due.day
        assert event.decoded("DTSTAMP") == datetime(2026, 6, 3, tzinfo=UTC)
        assert str(event["SUMMARY"]) == shown_text(due.title)
        assert str(event["UID"]) == shown_text(due.uid)


@NEEDS_EXTRA
def test_an_event_is_a_whole_day_with_a_title_and_nothing_else():
    assert ics.write(one()).replace("\r\n", "\n") == LINES


@NEEDS_EXTRA
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_nothing_says_who_made_it(lang):
    text = ics.write(one(lang=lang)).lower()
    telling = ("top3", "top-3", "organizer", "attendee", "location", "description", "alarm", "x-")
    assert [each for each in telling if each in text] == []
    assert f"//{lang}" in text


@NEEDS_EXTRA
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_title_is_a_title_and_adds_no_line(text):
    says_only_days_and_titles(agenda_saying(text))


@NEEDS_EXTRA
@pytest.mark.slow
@given(ANY_TEXT)
def test_any_title_is_a_title_and_adds_no_line(text):
    says_only_days_and_titles(agenda_saying(text))


@NEEDS_EXTRA
@given(st.dates())
def test_every_day_is_that_day_wherever_it_is_read(day):
    says_only_days_and_titles(one(day=day))


@NEEDS_EXTRA
@given(ANY_TEXT)
def test_no_line_is_longer_than_the_standard_allows(text):
    written = ics.write(agenda_saying(text)).encode()
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, written.split(b"\r\n"))) <= 75


@NEEDS_EXTRA
def test_the_same_agenda_is_the_same_file_and_its_order_is_kept():
    days = [MADE + timedelta(days=each) for each in (30, 7, 14)]
    agenda = Agenda(MADE, "nl", tuple(Appointment(day, "Afspraak", f"u{day}") for day in days))
    assert ics.write(agenda) == ics.write(agenda)
    says_only_days_and_titles(agenda)


def test_without_the_extra_the_refusal_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(ExtraMissingError, match=r"top3\[ics\]"):
        ics.write(one())
