"""The events of a trajectory, a line each: which, when, by whom and about what; no case text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from top3.errors import Both
from top3.trajectory.events import Event
from top3.trajectory.own_records import Erasure, Gone, Retraction
from top3.trajectory.trajectory import Trajectory
from top3.values import RoleRef

_ID = re.compile(r"[a-z]{1,4}[0-9]{1,6}\Z")
_HEADS = Both("nr|vastgelegd|gebeurd|wat|door|waarover", "no|recorded|happened|what|by|about")
_GONE = Both("gewist", "erased")
_RETRACTED = Both("teruggenomen door {}", "retracted by {}")
_MOST_IDS = 6


@dataclass(frozen=True, slots=True)
class LogRow:
    """One event as its line says it; `retracted_by` is the event that took it back, or None."""

    number: int
    event: Event
    role: Both
    ids: tuple[str, ...]
    retracted_by: int | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the row as data, without any text of the case."""
        happened = self.event.happened
        return {
            "number": self.number,
            "type": self.event.type,
            "recorded": self.event.recorded,
            "happened": happened.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            if happened
            else None,
            "role": self.event.actor.role,
            "ids": list(self.ids),
            "shown": self.event.shown,
            "erased": isinstance(self.event.record, Gone),
            "retracted_by": self.retracted_by,
        }


def log_rows(
    trajectory: Trajectory, *, first: int = 1, types: Sequence[str] = ()
) -> tuple[LogRow, ...]:
    """Return the events from a number on, all or those of some types."""
    return tuple(
        _row(trajectory, number, event)
        for number, event in enumerate(trajectory.events, 1)
        if number >= first and (not types or event.type in types)
    )


def _row(trajectory: Trajectory, number: int, event: Event) -> LogRow:
    label = trajectory.rules.label("roles", event.actor.role)
    taken = trajectory.log.retracted.get(number - 1)
    by = taken + 1 if taken is not None and taken < trajectory.length else None
    return LogRow(number, event, Both(label.nl, label.en or label.nl), ids_of(event), by)


def ids_of(event: Event) -> tuple[str, ...]:
    """Return the ids of what an event is about: its own first, then what it names."""
    record = event.record
    if isinstance(record, Gone):
        return ()
    if isinstance(record, Retraction):
        return (f"#{record.event}",)
    if isinstance(record, Erasure):
        return tuple(f"#{number}" for number in record.events)
    own = getattr(record, "id", "")
    fields = [getattr(record, name) for name in type(record).model_fields]
    found = [name for field in fields for name in _names(field)]
    return tuple(dict.fromkeys(name for name in (own, *found) if name))


def _names(value: Any) -> Iterator[str]:
    """Yield the ids directly in a field: what is inside its texts is not looked at."""
    if isinstance(value, str):
        if _ID.match(value):
            yield value
    elif isinstance(value, RoleRef):
        yield from _names(value.person)
    elif isinstance(value, tuple):
        for each in value:
            yield from _names(each)


def log_table(rows: Iterable[LogRow], lang: str) -> list[str]:
    """Return the rows as a table of text; nothing where there are none."""
    cells = [_cells(each, lang) for each in rows]
    if not cells:
        return []
    heads = _HEADS.in_language(lang).split("|")
    table = [heads, *cells]
    widths = [max(len(row[column]) for row in table) for column in range(len(heads))]
    return [
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]


def _cells(row: LogRow, lang: str) -> list[str]:
    event = row.event
    ids = ", ".join(row.ids[:_MOST_IDS]) + (" …" if len(row.ids) > _MOST_IDS else "")
    if isinstance(event.record, Gone):
        ids = _GONE.in_language(lang)
    elif row.retracted_by:
        ids = f"{ids} ({_RETRACTED.in_language(lang).format(row.retracted_by)})"
    what = event.kind.label.in_language(lang)
    return [
        str(row.number),
        event.recorded[:16].replace("T", " "),
        _happened(event),
        what,
        row.role.in_language(lang),
        ids,
    ]


def _happened(event: Event) -> str:
    days = event.happened.days() if event.happened else ()
    return " – ".join(days) or "-"
