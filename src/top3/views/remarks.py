"""Remarks on a case and its plan, as lines to read and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from top3.errors import Both
from top3.method.check import THEMES, Remark, RemarkGroup, grouped
from top3.method.stages import Gap, PlannedCase
from top3.method.title import title

_BLOCKS = Both("blokkeert", "blocks")
_DO = Both("Doe", "Do")
_NOTHING = Both("niets op te merken", "nothing to remark")


def remark_lines(planned: PlannedCase, remarks: Sequence[Remark], lang: str) -> Iterator[str]:
    """Yield remarks to read: what blocks first, then by subject; one line for one thing to do."""
    if not remarks:
        yield _NOTHING.in_language(lang)
    heading = None
    for group in grouped(remarks):
        first = group.first
        here = _BLOCKS if first.blocks else THEMES[first.theme]
        if here != heading:
            yield f"{here.in_language(lang).capitalize()}:"
            heading = here
        yield from _group(planned, group, lang)


def _group(planned: PlannedCase, group: RemarkGroup, lang: str) -> Iterator[str]:
    first = group.first
    names = "; ".join(title(planned.world, each).in_language(lang) for each in group.about)
    codes = ", ".join((first.code, *first.ref, *first.principle))
    yield f"- {names}: {first.text.in_language(lang)} [{codes}]"
    if first.do:
        yield f"  {_DO.in_language(lang)}: {first.do.in_language(lang)}"


def gap_rows(planned: PlannedCase, lang: str) -> tuple[tuple[str, ...], ...]:
    """Return the gaps of a plan for a document: one item for one thing to do, and what that is."""
    groups: dict[tuple[Both, Both | None], list[Gap]] = {}
    for each in planned.gaps:
        groups.setdefault((each.text, each.do), []).append(each)
    return tuple(tuple(_row(planned, text, do, gaps, lang)) for (text, do), gaps in groups.items())


def _row(
    planned: PlannedCase, text: Both, do: Both | None, gaps: Sequence[Gap], lang: str
) -> Iterator[str]:
    about = dict.fromkeys(each.about for each in gaps)
    names = "; ".join(title(planned.world, each).in_language(lang) for each in about)
    yield f"{names}: {text.in_language(lang)}"
    if do:
        yield f"{_DO.in_language(lang)}: {do.in_language(lang)}"


def remark_data(remark: Remark) -> dict[str, Any]:
    """Return a remark as plain data; what nobody said is null, never left out."""
    return {
        "code": remark.code,
        "about": remark.about,
        "items": list(remark.items),
        "text": remark.text._asdict(),
        "do": remark.do._asdict() if remark.do else None,
        "blocks": remark.blocks,
        "theme": remark.theme,
        "rule": remark.rule,
        "ref": list(remark.ref),
        "principle": list(remark.principle),
        "source": remark.source.model_dump(mode="json") if remark.source else None,
    }
