"""The end of a worked example: factors, recovery, scaling up, and how everybody sees it."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from top3.casuistry.telling.told import Told
from top3.document import Block, Heading, Paragraph, Table, items
from top3.model.people import View
from top3.model.situations import Factor
from top3.rules.explain import REASONS
from top3.values import Known, Unknown
from top3.views.mda import compose_mda
from top3.views.worker_parts import future_part
from top3.views.worker_writer import Writer


def people_blocks(told: Told) -> Iterable[Block]:
    """Yield factors, recovery, scaling up and everybody's own view, as they stood in the end."""
    planned = told.last.result.planned
    yield Heading(told.word("factors"))
    factors = [each for each in planned.case.factors if each.kind == "risk"]
    heads = ("factor", "belongs_to", "stand")
    if factors:
        rows = tuple(_factor(told, each) for each in factors)
        yield Table(tuple(told.word(key) for key in heads), rows)
    else:
        yield Paragraph(told.word("no_factors"))
    helps = [
        *(f"{told.say(each.words)} ({each.id})" for each in planned.case.factors
          if each.kind == "protective"),
        *(f"{told.say(each.words)} ({each.id})" for each in planned.case.strengths),
    ]  # fmt: skip
    if helps:
        yield Paragraph(told.word("helps"))
        yield items(*helps)
    yield Heading(told.word("recovery"))
    yield from islice(future_part(Writer(planned, told.lang)), 1, None)
    yield Heading(told.word("scaling_up"))
    yield from _scaling_up(told)
    yield Heading(told.word("views"))
    heads = ("person", "view", "how_asked")
    yield Table(tuple(told.word(key) for key in heads), tuple(_views(told)), row_headers=True)


def _factor(told: Told, factor: Factor) -> tuple[str, str, str]:
    parts = [told.label("effects", factor.effect.value)] if isinstance(factor.effect, Known) else []
    if isinstance(factor.state, Known):
        parts.append(told.label("states", factor.state.value))
    if isinstance(factor.dynamic, Known):
        parts.append(told.word("can_change" if factor.dynamic.value else "cannot_change"))
    stand = "; ".join(parts) or told.word("not_said")
    return (f"{factor.id}: {told.say(factor.words)}", ", ".join(factor.hangs_on) or "-", stand)


def _scaling_up(told: Told) -> Iterator[Block]:
    """Yield by which criterion scaling up would be considered: the words of the chair's sheet."""
    planned = told.last.result.planned
    sheet = compose_mda(planned, told.lang, told.trajectory).blocks
    headings = [at for at, each in enumerate(sheet) if isinstance(each, Heading)]
    if headings:
        rest = sheet[headings[0] + 1 :]
        yield from takewhile(lambda each: not isinstance(each, Heading), rest)
    yield Paragraph(told.word("people_scale_up"))


# ---------------------------------------------------------------------- views
def _views(told: Told) -> Iterator[tuple[str, str, str]]:
    case = told.last.result.planned.case
    for person in case.people:
        own = [each for each in case.views if each.person == person.id]
        rows = [_view(told, person.name, each) for each in own]
        yield from rows or [(person.name, told.word("missing"), told.word("not_asked_yet"))]


def _view(told: Told, name: str, view: View) -> tuple[str, str, str]:
    words = told.fact(view.words)
    why = view.words.reason if isinstance(view.words, Unknown) else "not_asked"
    said = (
        f"“{words}” ({view.id})" if words else f"{told.word('missing')}: {told.say(REASONS[why])}"
    )
    how = [told.day(view.on)] if view.on else []
    alone = view.asked_alone.value if isinstance(view.asked_alone, Known) else None
    key = {True: "asked_alone", False: "not_alone", None: "alone_unknown"}[alone]
    return (name, said, "; ".join([*how, told.write.word(key)]))
