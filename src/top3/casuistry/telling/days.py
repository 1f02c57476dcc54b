"""Days as people write them in a dossier: "di 14 okt 2025", and the same in English."""

from datetime import date
from typing import Any

from top3.errors import Both
from top3.rules.explain import REASONS
from top3.values import Disputed, Known, NotApplicable, Unknown, When

_WEEKDAYS = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_AND, _OR = Both(" en ", " and "), Both(" of ", " or ")
_AROUND, _SINCE = Both("rond {}", "around {}"), Both("sinds {}", "since {}")
_TO = Both(" tot ", " to ")
_UNTIL = Both("tot {}", "until {}")
_UNKNOWN = Both("onbekend ({})", "unknown ({})")
_NOT_HERE = Both("n.v.t.: {}", "does not apply: {}")


def day_written(day: date, lang: str) -> str:
    """Return a day with its weekday, short."""
    key = "en" if lang == "en" else "nl"
    month = _MONTHS[key][day.month - 1]
    return f"{_WEEKDAYS[key][day.weekday()]} {day.day} {month} {day.year}"


def part_written(day: str, lang: str) -> str:
    """Return a day, a month or a year as precisely as it was told."""
    parts = day.split("-")
    if len(parts) == len(("year", "month", "day")):
        return day_written(date.fromisoformat(day), lang)
    key = "en" if lang == "en" else "nl"
    return f"{_MONTHS[key][int(parts[1]) - 1]} {parts[0]}" if len(parts) > 1 else day


def happened_written(fact: Any, lang: str) -> str:
    """Return when something happened as the head of an item says it; not known says why."""
    if isinstance(fact, Disputed):
        told = (when_written(each.value, lang) for each in fact.claims)
        return _OR.in_language(lang).join(told)
    if isinstance(fact, Known):
        return when_written(fact.value, lang)
    if isinstance(fact, NotApplicable):
        return _NOT_HERE.in_language(lang).format(fact.motive.in_language(lang))
    note = f'"{fact.note}"' if isinstance(fact, Unknown) and fact.note else ""
    reason = fact.reason if isinstance(fact, Unknown) else "not_asked"
    return note or _UNKNOWN.in_language(lang).format(REASONS[reason].in_language(lang))


def when_written(when: When, lang: str) -> str:
    """Return a moment, a period or a pattern, with the hour where it is known."""
    parts = [_and([part_written(each, lang) for each in when.on], lang)]
    if when.around:
        parts.append(_AROUND.in_language(lang).format(part_written(when.around, lang)))
    parts.append(_period(when, lang))
    if when.pattern:
        parts.append(f'"{when.pattern.in_language(lang)}"')
    if when.at:
        parts.append(when.at.replace(":", ".") if lang != "en" else when.at)
    return ", ".join(filter(None, parts))


def _period(when: When, lang: str) -> str:
    first = part_written(when.from_, lang) if when.from_ else ""
    last = part_written(when.to, lang) if when.to else ""
    if first and last:
        return first + _TO.in_language(lang) + last
    if first:
        return _SINCE.in_language(lang).format(first)
    return _UNTIL.in_language(lang).format(last) if last else ""


def _and(words: list[str], lang: str) -> str:
    *first, last = words or [""]
    return ", ".join(first) + _AND.in_language(lang) + last if first else last
