"""The plan as a document for the worker: one page first, then three parts, then what it rests on.

One living plan: the same parts in every phase, filled further as people go on.
"""

from collections.abc import Iterable

from top3.document import Block, Document, Heading, HouseStyle, PageBreak, Paragraph
from top3.method.stages import PlannedCase
from top3.views.drawings.of_case import case_phases
from top3.views.layers import layers_line
from top3.views.marks import mark_of
from top3.views.motivation import motivation_blocks
from top3.views.worker_agreements import finding_out
from top3.views.worker_lists import all_now, beside
from top3.views.worker_parts import future_part, help_part
from top3.views.worker_people import people
from top3.views.worker_record import record
from top3.views.worker_safety import safety
from top3.views.worker_sharing import sharing
from top3.views.worker_situations import situations
from top3.views.worker_summary import head, now, questions, summary
from top3.views.worker_writer import Writer


def compose_plan(planned: PlannedCase, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the worker's plan: one page of summary, the three parts, then every source.

    Args:
        planned: The plan. Without situations to work on it is a plan to find out.
        lang: "nl" or "en".
        style: The look of an organisation; it changes no word.
    """
    write = Writer(planned, lang)
    title = write.word("title_finding_out" if planned.is_finding_out else "title")
    day = planned.ordered.as_of.isoformat()
    return Document(
        f"{title} · {write.word('as_of')} {day}",
        lang,
        tuple(_blocks(write)),
        day=planned.ordered.as_of,
        mark=mark_of(planned.case, lang, write.word),
        style=style or HouseStyle(),
    )


def _blocks(write: Writer) -> Iterable[Block]:
    yield from now(write)
    yield from head(write)
    yield from summary(write)
    yield PageBreak()
    yield from all_now(write)
    yield from questions(write)
    yield from _where(write)
    yield from finding_out(write)
    yield from safety(write)
    yield from help_part(write)
    yield from future_part(write)
    yield from people(write)
    yield from sharing(write)
    yield from _rests_on(write)
    yield from _about(write)


def _where(write: Writer) -> Iterable[Block]:
    """Draw in which phase the case stands, where somebody recorded that."""
    drawn = case_phases(write.planned, write.lang) if write.planned.case.position else None
    if drawn:
        yield Heading(write.word("where_it_stands"))
        yield drawn


def _rests_on(write: Writer) -> Iterable[Block]:
    """Write what the plan rests on: everything before it can be followed back to here."""
    yield from beside(write)
    yield from situations(write)
    yield from record(write)
    yield from motivation_blocks(write.planned, write.lang)


def _about(write: Writer) -> Iterable[Block]:
    """Write what this document is and is not."""
    rules = write.planned.rules
    yield Heading(write.word("about_this"))
    yield Paragraph(write.text("limits"))
    yield Paragraph(f"{write.say(layers_line(rules))} sha256 {rules.digest[:16]}")


__all__ = ["Writer", "compose_plan"]
