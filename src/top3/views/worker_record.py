"""The record behind the plan: instruments, what is set aside, and words in order of time."""

from collections.abc import Iterable
from typing import Any

from top3.document import Block, Heading, Items, Paragraph
from top3.method.names import both
from top3.model.noted import InstrumentOutcome
from top3.values import Known
from top3.views.drawings.of_case import case_timeline
from top3.views.worker_writer import Writer

_SORTS = ("fact", "account", "interpretation", "wish", "unknown")


def record(write: Writer) -> Iterable[Block]:
    """Write outcomes of instruments, what is not asked but consulted about, and the rest."""
    yield from instruments(write)
    planned = write.planned
    if planned.consult_instead:
        yield Heading(write.word("consult_instead"))
        asked = planned.consult_instead
        yield Items(tuple((write.say(each.consult or each.text),) for each in asked))
    if planned.ordered.set_aside:
        yield Heading(write.word("set_aside"))
        yield Items(tuple((row,) for row in _set_aside(write)))
    yield from ordered(write)


def _set_aside(write: Writer) -> Iterable[str]:
    grouped: dict[str, list[Any]] = {}
    for each in write.planned.ordered.set_aside:
        grouped.setdefault(each.class_, []).append(each)
    for class_, rows in grouped.items():
        items = ", ".join(each.item for each in rows)
        ask = f" {write.say(rows[0].ask)}" if rows[0].ask else ""
        yield f"{write.label('classes', class_)} ({items}) → {write.say(rows[0].belongs)}.{ask}"


def instruments(write: Writer) -> Iterable[Block]:
    """Write what risk instruments came to: which, when, by whom, in their own words."""
    outcomes = write.planned.case.instrument_outcomes
    if not outcomes:
        return
    yield Heading(write.word("instruments"))
    yield Paragraph(write.word("instrument_note"))
    yield Items(tuple((instrument_line(write, each),) for each in outcomes))


def instrument_line(write: Writer, each: InstrumentOutcome) -> str:
    """Return one outcome of an instrument as a line: which, version, day, by whom, words."""
    label = write.say(both(write.planned.rules.label("instruments", each.instrument)))
    version = f" {write.word('version')} {each.version}" if each.version else ""
    day = str(each.on.value) if isinstance(each.on, Known) else write.word("no_day")
    who = write.role(each.by.value) if isinstance(each.by, Known) else write.word("unknown")
    about = ", ".join(write.name(one) for one in each.about) or write.word("household")
    words = (
        write.say(both(each.outcome.value)) if isinstance(each.outcome, Known)
        else write.word("unknown")
    )  # fmt: skip
    rest = "".join(f"; {part.name}: {part.outcome}" for part in each.parts)
    return f"{label}{version}, {day}, {who}, {about}: {words}{rest}"


def ordered(write: Writer) -> Iterable[Block]:
    """Write the statements in order of time, what was seen, told and made of it kept apart."""
    if not write.planned.case.statements:
        return
    told = write.planned.ordered.statements
    yield Heading(write.word("timeline"))
    yield from case_timeline(write.planned, write.lang)
    yield Paragraph(f"{ordered_line(write)}.")
    sorts = {name: sort for sort, ids in told.by_kind.items() for name in ids}
    days: dict[str, dict[str, list[str]]] = {}
    for each in told.timeline:
        row = days.setdefault(each.happened or write.word("no_day"), {})
        row.setdefault(sorts[each.statement], []).append(each.statement)
    yield Items(tuple((f"{day}: {_day(write, row)}",) for day, row in days.items()))
    doubts = write.planned.ordered.doubts
    if doubts:
        yield Paragraph(write.word("class_doubts"), strong=True)
        yield Items(tuple((f"{each.statement}: {write.say(each.text)}",) for each in doubts))


def _day(write: Writer, row: dict[str, list[str]]) -> str:
    kept_apart = (
        f"{write.word(f'sort_{sort}')} {', '.join(row[sort])}" for sort in _SORTS if sort in row
    )
    return "; ".join(kept_apart)


def ordered_line(write: Writer) -> str:
    """Return in one line how many statements there are of each sort, and what has no day."""
    told = write.planned.ordered.statements
    counts = [
        f"{len(told.by_kind[sort])} {write.word(f'sort_{sort}')}"
        for sort in _SORTS
        if sort in told.by_kind
    ]
    if told.undated:
        counts.append(f"{len(told.undated)} {write.word('undated')}")
    return f"{write.word('ordered')}: {', '.join(counts)}"
