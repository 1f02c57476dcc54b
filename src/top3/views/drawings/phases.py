"""The phases one below the other, and where it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from top3.document import Figure
from top3.errors import Both
from top3.views.drawings import svg
from top3.views.drawings.mermaid import plain
from top3.views.drawings.svg import Canvas, wrapped

_NOW = Both("hier staat de zaak nu", "the case stands here now")
_UNKNOWN = Both("niet vastgelegd waar de zaak staat", "not recorded where the case stands")
_ORDER = Both("De fasen, op volgorde: {}", "The phases, in order: {}")
_HERE = Both("De zaak staat nu in: {}", "The case stands now in: {}")
_ACUTE = Both("Acuut staat open", "Acute is open")
_BACK = Both("Bij gevaar gaat het terug.", "In danger it goes back.")


_EDGE = svg.Edge(stroke=svg.INK)
_HERE_EDGE = svg.Edge(fill=svg.PANEL, stroke=svg.INK, thick=3)
_ACUTE_EDGE = svg.Edge(stroke=svg.INK, thick=3)
_UNDER = svg.Pen(svg.SMALL, colour=svg.QUIET, anchor="middle")


@dataclass(frozen=True, slots=True, repr=False)
class Phase:
    """One phase: its name, and what is said of it, as since when it runs."""

    name: str
    label: str
    said: tuple[str, ...] = ()


def phase_figure(
    phases: Sequence[Phase],
    now: str | None,
    lang: str,
    *,
    title: str,
    acute: Sequence[str] = (),
) -> Figure:
    """Draw the phases in their order; `now` is the name of the one it stands in, None unknown.

    `acute` says what is acute and open, each in a line: it lies over every phase.
    """
    canvas, y = Canvas(), 12.0
    if acute:
        lines = (_ACUTE.in_language(lang), *acute)
        y = _box(canvas, lines, y, _ACUTE_EDGE) + 14
    if now is None:
        y = canvas.text(16, y, wrapped(_UNKNOWN.in_language(lang), 320), svg.PALE) + 8
    for number, each in enumerate(phases):
        here = each.name == now
        if number:
            canvas.path(f"M180 {y} V{y + 16} M175 {y + 11} L180 {y + 16} L185 {y + 11}")
            y += 18
        said = (*((_NOW.in_language(lang),) if here else ()), *each.said)
        y = _box(canvas, (each.label, *said), y, _HERE_EDGE if here else _EDGE)
    words = wrapped(_BACK.in_language(lang), 320, svg.SMALL)
    canvas.text(180, y + 6, words, _UNDER)
    says = svg.sentences([title, *_said(phases, now, lang, acute)])
    return Figure(canvas.svg(title, says), says, title)


def phases_mermaid(phases: Sequence[Phase], now: str | None, lang: str) -> str:
    """Return the same as text for Mermaid."""
    key = {each.name: f"f{number}" for number, each in enumerate(phases)}
    lines = ["flowchart TB"]
    for each in phases:
        here = f"<br/>{plain(_NOW.in_language(lang))}" if each.name == now else ""
        lines.append(f'  {key[each.name]}["{plain(each.label)}{here}"]')
    for one, two in pairwise(phases):
        lines.append(f"  {key[one.name]} --> {key[two.name]}")
    if now in key:
        lines.append(f"  style {key[now]} stroke-width:4px")
    return "\n".join(lines) + "\n"


def _box(canvas: Canvas, texts: tuple[str, ...], top: float, edge: svg.Edge) -> float:
    """Draw a box with a line of its own for each text, the first bold in a thick box."""
    bold = edge.thick > _EDGE.thick
    first = wrapped(texts[0], 272, most=4, bold=bold)
    y = canvas.text(180, top + 6, first, svg.Pen(bold=bold, anchor="middle"))
    for each in texts[1:]:
        y = canvas.text(180, y + 2, wrapped(each, 272, svg.SMALL, most=8), _UNDER)
    canvas.box(30, top, 300, y - top + 8, edge)
    return y + 8


def _said(phases: Sequence[Phase], now: str | None, lang: str, acute: Sequence[str]) -> list[str]:
    names = [
        f"{each.label} ({', '.join(each.said)})" if each.said else each.label for each in phases
    ]
    lines = [_ORDER.in_language(lang).format(", ".join(names))]
    here = next((each.label for each in phases if each.name == now), None)
    lines.append(_HERE.in_language(lang).format(here) if here else _UNKNOWN.in_language(lang))
    if acute:
        lines.append(f"{_ACUTE.in_language(lang)}: {'; '.join(acute)}")
    return [*lines, _BACK.in_language(lang)]
