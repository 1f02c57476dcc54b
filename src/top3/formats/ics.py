"""iCalendar: whole days with a title, and nothing that could give somebody away (extra `ics`).

A shared agenda shows everything that stands in it, on every telephone it is shared with. So there
is no organiser, no guest, no place, no description and no alarm, and nothing says who made it.
"""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from top3.document import Agenda, Appointment
from top3.errors import ExtraMissingError
from top3.formats.shown import shown_agenda

if TYPE_CHECKING:
    from icalendar import Event

# the standard asks for a maker; this one could be anybody's agenda
_MAKER = "-//Agenda//Agenda//{}"


def write(agenda: Agenda) -> str:
    """Write the days as one iCalendar file; the same agenda gives the same text.

    Raises:
        ExtraMissingError: the extra `ics` is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415 - who makes no agenda needs no extra
    except ModuleNotFoundError:
        raise ExtraMissingError("ics") from None
    agenda = shown_agenda(agenda)
    calendar = Calendar()
    calendar.add("PRODID", _MAKER.format("EN" if agenda.lang == "en" else "NL"))
    calendar.add("VERSION", "2.0")
    # the day it was made, and not the moment: the same agenda is the same file
    made = datetime.combine(agenda.day, time(), UTC)
    for each in agenda.appointments:
        calendar.add_component(_event(each, made))
    written: bytes = calendar.to_ical(sorted=True)
    return written.decode()


def _event(appointment: Appointment, made: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - see `write`

    event = Event()
    event.add("UID", appointment.uid)
    event.add("DTSTAMP", made)
    # a day without an end is one whole day
    event.add("DTSTART", appointment.day)
    event.add("SUMMARY", appointment.title)
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    return event
