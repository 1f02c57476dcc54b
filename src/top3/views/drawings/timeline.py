"""A line of time: what happened when, as it was told; what has no day stands beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from top3.document import Figure
from top3.errors import Both
from top3.values import first_day
from top3.views.drawings import svg
from top3.views.drawings.mermaid import plain
from top3.views.drawings.svg import Canvas, wrapped
from top3.views.moments import partial_day_text

Shape = Literal["on", "around", "period"]
MOST_HIGH = 720
"""How high a drawing becomes before another one begins: more would not fit on a page."""

_AXIS, _LEFT, _ROOM = 132.0, 150.0, 196.0
_KNOWN = Both("dag bekend", "day known")
_ROUGHLY = Both("ongeveer, of een periode", "roughly, or a period")
_THICK = Both("er staat iets acuut open", "something acute is open")
_UNDATED = Both("Dag niet bekend", "Day not known")
_AROUND = Both("rond {}", "around {}")
_SPAN = Both("{} tot en met {}", "{} to {}")
_FROM = Both("vanaf {}", "from {}")
_UNTIL = Both("tot en met {}", "until {}")
_PART = Both("{} ({} van {})", "{} ({} of {})")
_NOTHING = Both("Er is nog niets met een dag vastgelegd.", "Nothing with a day is recorded yet.")


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """One thing on the line: what kind of thing it is in a word, what it is, and when as told.

    `days` are days, months or years as text; of a period the first and the last, "" where it is
    open. Without days the day is not known; `told` is what was said of the time instead. `band`
    marks what begins a stretch, as a phase does; `acute` says that something acute opens or closes.
    """

    kind: str
    text: str
    days: tuple[str, ...] = ()
    shape: Shape = "on"
    told: str = ""
    band: bool = False
    acute: Literal["", "opens", "closes"] = ""

    def when(self, lang: str) -> str:
        """Return when it was, in words, as exactly as it was told and no more."""
        named = [partial_day_text(each, lang) if each else "" for each in self.days]
        if self.shape == "period":
            first, last = (*named, "")[:2]
            if first and last:
                return _SPAN.in_language(lang).format(first, last)
            return (_FROM if first else _UNTIL).in_language(lang).format(first or last)
        days = ", ".join(named)
        return _AROUND.in_language(lang).format(days) if self.shape == "around" else days

    @property
    def is_exact(self) -> bool:
        """Whether every day of it is a whole day, as told."""
        return self.shape == "on" and all(len(each) == len("2026-01-01") for each in self.days)

    @property
    def first(self) -> str:
        """The first day it names; there is one."""
        return min((each for each in self.days if each), key=first_day)


def timelines(events: Iterable[Event], lang: str, *, title: str) -> tuple[Figure, ...]:
    """Draw events in order of time, in as many drawings as fit a page each.

    Events of one day stand together; the order within a day is as given. None gives no drawing.
    """
    told = list(events)
    dated = sorted((each for each in told if each.days), key=lambda each: first_day(each.first))
    undated = [each for each in told if not each.days]
    days = [list(rows) for _, rows in groupby(dated, key=lambda each: each.when(lang))]
    parts = _pages(days, lang)
    if undated:
        parts = parts or [[]]
    figures, is_acute = [], False
    for number, part in enumerate(parts, 1):
        name = _PART.in_language(lang).format(title, number, len(parts))
        drawing = _Drawing(lang, is_acute)
        rest = undated if number == len(parts) else []
        figures.append(drawing.figure(part, rest, title if len(parts) == 1 else name))
        is_acute = drawing.is_acute
    return tuple(figures)


def _pages(days: Sequence[Sequence[Event]], lang: str) -> list[list[Sequence[Event]]]:
    """Return the days in parts that each fit a page; a day is never split."""
    parts: list[list[Sequence[Event]]] = []
    high = 0.0
    for rows in days:
        more = _height(rows, lang)
        if not parts or high + more > MOST_HIGH:
            parts.append([])
            high = 0.0
        parts[-1].append(rows)
        high += more
    return parts


def _height(rows: Sequence[Event], lang: str) -> float:
    lines = sum(len(_lines(each)) for each in rows)
    when = len(_when_lines(rows[0], lang))
    high = max(lines * svg.SIZE * svg.LEADING + 5 * len(rows), when * svg.SMALL * svg.LEADING)
    return high + 11


def _lines(each: Event) -> tuple[str, ...]:
    text = f"{_kind(each)} {each.text}".strip()
    return wrapped(text, _ROOM, most=4, bold=each.band)


def _kind(each: Event) -> str:
    return wrapped(f"{each.kind}:", _ROOM, most=1, bold=True)[0] if each.kind else ""


def _when_lines(each: Event, lang: str) -> tuple[str, ...]:
    return wrapped(each.when(lang), _AXIS - 28, svg.SMALL, most=6)


def timeline(events: Iterable[Event], lang: str, *, title: str) -> Figure:
    """Draw events in order of time in one drawing, however long; none gives one that says so."""
    told = list(events)
    dated = sorted((each for each in told if each.days), key=lambda each: first_day(each.first))
    days = [list(rows) for _, rows in groupby(dated, key=lambda each: each.when(lang))]
    return _Drawing(lang, False).figure(days, [each for each in told if not each.days], title)


def timeline_mermaid(events: Iterable[Event], lang: str, *, title: str) -> str:
    """Return the same as text for Mermaid."""
    told = list(events)
    lines = ["timeline", f"  title {plain(title)}"]
    dated = sorted((each for each in told if each.days), key=lambda each: first_day(each.first))
    for when, rows in groupby(dated, key=lambda each: each.when(lang)):
        lines.append(f"  {plain(when)} : " + " : ".join(_short(each) for each in rows))
    if undated := [each for each in told if not each.days]:
        lines.append(f"  {plain(_UNDATED.in_language(lang))} : "
                     + " : ".join(_short(each) for each in undated))  # fmt: skip
    return "\n".join(lines) + "\n"


def _short(each: Event) -> str:
    return plain(_short_text(each))


def _short_text(each: Event) -> str:
    return f"{each.kind}: {each.text}" if each.kind else each.text


class _Drawing:
    def __init__(self, lang: str, is_acute: bool) -> None:
        self._lang = lang
        self._canvas = Canvas()
        self._y = 14.0
        self._axis: list[tuple[float, bool]] = []
        self.is_acute = is_acute

    def figure(
        self, days: Sequence[Sequence[Event]], undated: Sequence[Event], title: str
    ) -> Figure:
        """Return the drawing of these days, each with its events."""
        flat = [each for rows in days for each in rows]
        self._legend(flat)
        for rows in days:
            self._day(rows)
        self._line()
        self._beside(undated)
        if not days and not undated:
            words = wrapped(_NOTHING.in_language(self._lang), svg.WIDTH - 28)
            self._canvas.text(14, self._y, words, svg.PALE)
        says = svg.sentences([title, *_said(days, undated, self._lang)])
        return Figure(self._canvas.svg(title, says), says, title)

    def _legend(self, events: Sequence[Event]) -> None:
        rows = []
        if any(each.is_exact for each in events):
            rows.append(("dot", _KNOWN))
        if any(not each.is_exact for each in events):
            rows.append(("capsule", _ROUGHLY))
        if self.is_acute or any(each.acute for each in events):
            rows.append(("thick", _THICK))
        for mark, words in rows:
            middle = self._y + 9
            if mark == "dot":
                self._canvas.dot(22, middle)
            elif mark == "capsule":
                self._canvas.capsule(22, middle)
            else:
                self._canvas.path(f"M22 {middle - 7} V{middle + 7}", stroke=svg.INK, thick=6)
            self._canvas.text(36, self._y, (words.in_language(self._lang),), svg.SOFT)
            self._y += 23
        self._y += 10 if rows else 0

    def _day(self, rows: Sequence[Event]) -> None:
        top = self._y
        when = _when_lines(rows[0], self._lang)
        self._axis.append((top + 9, self.is_acute))
        ends = self._canvas.text(14, top, when, svg.FINE)
        y = top
        for each in rows:
            y = self._event(each, y + (4 if each.band and y > top else 0)) + 5
            if each.acute:
                self.is_acute = each.acute == "opens"
        mark = self._canvas.dot if all(each.is_exact for each in rows) else self._canvas.capsule
        mark(_AXIS, top + 9)
        self._axis[-1] = (top + 9, self.is_acute)
        self._y = max(y, ends) + 11

    def _event(self, each: Event, y: float) -> float:
        lines = _lines(each)
        if each.band:
            high = len(lines) * svg.SIZE * svg.LEADING + 8
            self._canvas.box(_LEFT - 7, y - 3, _ROOM + 9, high, svg.Edge(fill=svg.PANEL, thick=0.8))
        y = self._canvas.text(_LEFT, y, lines, svg.Pen(bold=each.band), head=_kind(each))
        return y + (6 if each.band else 0)

    def _line(self) -> None:
        for (start, is_acute), (end, _) in zip(self._axis, self._axis[1:], strict=False):
            self._stretch(start, end, is_acute)
        if self._axis and self.is_acute:
            self._stretch(self._axis[-1][0], self._y - 8, True)

    def _stretch(self, start: float, end: float, is_acute: bool) -> None:
        path = f"M{_AXIS:.0f} {start + 12:.1f} V{max(end - 12, start + 12):.1f}"
        self._canvas.path(path, stroke=svg.INK if is_acute else svg.LINE,
                          thick=6 if is_acute else 1.6)  # fmt: skip

    def _beside(self, undated: Sequence[Event]) -> None:
        if not undated:
            return
        top, inner = self._y + 4, svg.WIDTH - 44
        y = self._canvas.text(22, top + 6, (_UNDATED.in_language(self._lang),), svg.Pen(bold=True))
        for each in undated:
            told = f" ({each.told})" if each.told else ""
            lines = wrapped(_short_text(each) + told, inner, svg.SMALL, most=3)
            y = self._canvas.text(22, y + 3, lines, svg.FINE)
        self._canvas.box(10, top, svg.WIDTH - 20, y - top + 8, svg.Edge(dashed=True))


def _said(days: Sequence[Sequence[Event]], undated: Sequence[Event], lang: str) -> Iterator[str]:
    for rows in days:
        yield f"{rows[0].when(lang)}: {'; '.join(_whole(each) for each in rows)}"
    if undated:
        yield f"{_UNDATED.in_language(lang)}: {'; '.join(_whole(each) for each in undated)}"
    if not days and not undated:
        yield _NOTHING.in_language(lang)


def _whole(each: Event) -> str:
    told = f" ({each.told})" if each.told else ""
    return _short_text(each) + told
