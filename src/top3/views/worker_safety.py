"""Part 1 of the worker's plan: what protects now, in every phase."""

from collections.abc import Iterable

from top3.document import Block, Box, Heading, Paragraph, Table
from top3.method.parts import SafetyItem
from top3.model.agreements import EmergencyStep, Measure, WarningSign
from top3.model.people import Moment
from top3.values import Known
from top3.views import worker_agreements
from top3.views.worker_writer import Writer


def safety(write: Writer) -> Iterable[Block]:
    """Write what it is about, agreements in full, what to do when it goes wrong, and orders."""
    yield Heading(write.word("part_safety"))
    yield Paragraph(write.word("runs_on"))
    yield from _works_on(write)
    yield _emergency(write)
    yield from worker_agreements.in_full(write)
    yield from _signs(write)
    yield from _measures(write)
    yield from _coming(write)
    yield from worker_agreements.proposed(write)
    yield from worker_agreements.gaps(write)


def _works_on(write: Writer) -> Iterable[Block]:
    rows = tuple(_situation(write, each) for each in write.planned.parts.safety.items)
    if rows:
        headers = tuple(write.word(each) for each in ("situation", "place_in_plan",
                                                      "agreements_running"))  # fmt: skip
        yield Table(headers, rows, write.word("works_on"), row_headers=True)


def _situation(write: Writer, each: SafetyItem) -> tuple[str, ...]:
    why = "is_open_acute" if each.open_acute else "is_proposed" if each.proposed else "is_chosen"
    held = ", ".join(each.agreements) or write.word("nobody_yet")
    return (write.title(each.situation), write.word(why), held)


def _emergency(write: Writer) -> Block:
    steps = write.planned.case.emergency_steps
    if not steps:
        return Box(write.word("emergency"), (write.word("no_emergency"),), tone="danger")
    lines = tuple(_step(write, number, each) for number, each in enumerate(steps, 1))
    return Box(write.word("emergency"), lines, tone="danger")


def _step(write: Writer, number: int, each: EmergencyStep) -> str:
    who = write.party(each.person) if each.person else write.word("for_everybody")
    words = each.words.in_language(write.lang)
    answers = f" [{write.word('answers')} {', '.join(each.answers)}]" if each.answers else ""
    alone = f" {write.word('attention_please')}: {write.only_for(each.only_for)}."
    return f"{number}. {who}: {words}{answers}{alone if each.only_for else ''}"


def _signs(write: Writer) -> Iterable[Block]:
    signs = write.planned.case.warning_signs
    yield Heading(write.word("signs_early"), level=3)
    if not signs:
        yield Paragraph(write.word("no_signs"))
        return
    headers = tuple(write.word(each) for each in ("sign", "whose", "who_sees_it", "then_what",
                                                  "answers"))  # fmt: skip
    yield Table(headers, tuple(_sign(write, each) for each in signs), row_headers=True)


def _sign(write: Writer, each: WarningSign) -> tuple[str, ...]:
    words = f"{each.id}: {each.words.in_language(write.lang)}"
    if each.only_for:
        words = f"{words} ({write.word('attention_please')}: {write.only_for(each.only_for)})"
    unknown = write.word("unknown")
    return (
        words,
        write.party(each.person) if each.person else "-",
        write.parties(each.noticed_by) or unknown,
        write.words(each.then) or write.word("not_agreed"),
        ", ".join(each.answers) or "-",
    )


def _measures(write: Writer) -> Iterable[Block]:
    measures = write.planned.case.measures
    if not measures:
        return
    yield Heading(write.word("measures"), level=3)
    headers = ("measure", "measure_for", "measure_protects", "from_to", "measure_by")
    rows = tuple(_measure(write, each) for each in measures)
    yield Table(tuple(write.word(each) for each in headers), rows, row_headers=True)


def _measure(write: Writer, each: Measure) -> tuple[str, ...]:
    label, words = write.label("measures", each.kind), write.words(each.words)
    start = write.known_day(each.from_) or write.word("unknown")
    end = write.known_day(each.until) or write.word("unknown")
    return (
        f"{each.id}: {label}, {words}" if words else f"{each.id}: {label}",
        write.party(each.person),
        write.parties(each.protects) or write.word("unknown"),
        f"{start} – {end}",
        write.known_role(each.by),
    )


def _coming(write: Writer) -> Iterable[Block]:
    rows = tuple(_moment(write, each) for each in write.planned.case.moments)
    if rows:
        yield Heading(write.word("coming"), level=3)
        headers = tuple(write.word(each) for each in ("day", "what", "about", "decided_before"))
        yield Table(headers, rows, row_headers=True)


def _moment(write: Writer, each: Moment) -> tuple[str, ...]:
    words = write.words(each.words)
    label = write.label("moments", each.kind)
    day = write.known_day(each.on) or write.word("no_day")
    decided = write.word("unknown")
    if isinstance(each.decided, Known):
        decided = write.word("yes" if each.decided.value else "no")
    return (
        f"{day}, {each.at}" if each.at else day,
        f"{each.id}: {label}, {words}" if words else f"{each.id}: {label}",
        "; ".join(write.item(name) for name in each.about) or "-",
        decided,
    )
