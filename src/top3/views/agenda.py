"""Days for an agenda: neutral titles, nothing else. A shared agenda can betray somebody."""

import hmac
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from top3.document import Agenda, Appointment
from top3.errors import Both, Place, Problem, SharingError
from top3.method.stages import PlannedCase
from top3.values import Known
from top3.views.coming_days import coming_days
from top3.views.given import Given
from top3.views.readers import Reader

_TITLE = Both("Afspraak", "Appointment")
_SEEN = Both(
    "een agenda die een ander kan zien, of dat is niet bekend",
    "an agenda that somebody else may see, or that is not known",
)
_ASK = Both(
    "vraag het wie het leest, en leg 'agenda_is_private' vast; of geef papier",
    "ask who reads it, and record 'agenda_is_private'; or give paper",
)
_UID_LENGTH = 32


def check_agenda(planned: PlannedCase, reader: Reader) -> None:
    """Refuse an agenda for somebody who did not say that nobody else looks in theirs.

    Raises:
        SharingError: it is not recorded of each of the readers that the agenda is private; silence
            is no permission.
    """
    if reader.is_professional or reader.audience == "organisation":
        return
    people = {each.id: each for each in planned.case.people}
    named = [people[each] for each in reader.people if each in people]
    private = [each.contact.agenda_is_private for each in named]
    if not private or not all(isinstance(each, Known) and each.value for each in private):
        place = Place("", None, "--format ics")
        raise SharingError([Problem(place, "agenda-may-be-read", _SEEN, _ASK)])


def agenda_of_given(given: Given, key: str, lang: str) -> Agenda:
    """Return the days a reader is given: on which agreements are talked about, each once."""
    days = [each.evaluate for each in given.agreements if each.evaluate and not each.ended]
    return _agenda(days, given.as_of, given.reader, key, lang)


def agenda_of_plan(planned: PlannedCase, reader: Reader, key: str, lang: str) -> Agenda:
    """Return the days of a whole plan for professionals: all on which something is looked at."""
    days = [each.day for each in coming_days(planned.case, planned.agreed) if each.day]
    return _agenda(days, planned.ordered.as_of, reader, key, lang)


def _agenda(days: Iterable[date], as_of: date, reader: Reader, key: str, lang: str) -> Agenda:
    # what is over needs no place in an agenda
    coming = sorted({each for each in days if each >= as_of})
    title = _TITLE.in_language(lang)
    made = (Appointment(day, title, _uid(key, reader, day)) for day in coming)
    return Agenda(as_of, lang, tuple(made))


def _uid(key: str, reader: Reader, day: date) -> str:
    """Return what tells one day from another: the same each time, and telling nothing."""
    said = f"{reader.audience}|{','.join(reader.people)}|{day.isoformat()}"
    return hmac.new(key.encode(), said.encode(), sha256).hexdigest()[:_UID_LENGTH]
