"""Where one person puts it on a line from 0 to 10, day by day, with their own words beside it.

Of one person only: what two people say is never put in one drawing, nothing is averaged, no line
is drawn from point to point, and no colour says what is good.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from top3.document import Figure
from top3.errors import Both
from top3.views.days import day_text
from top3.views.drawings import svg
from top3.views.drawings.svg import Canvas, wrapped

_NO_DAY = Both("dag niet bekend", "day not known")
_AT = Both("op {} van 0 tot 10", "at {} from 0 to 10")
_WITH_WORDS = Both("{}, met de woorden “{}”", "{}, with the words “{}”")
_NOTHING = Both("Er staat nog niets op de lijn.", "Nothing stands on the line yet.")
_LEFT, _STEP = 30.0, 30.0


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """One moment: where this person puts it, what about, and the words they used for it."""

    value: int
    day: date | None = None
    words: str = ""
    about: str = ""

    def head(self, lang: str) -> str:
        """Return the day and what it is about."""
        day = day_text(self.day, lang) if self.day else _NO_DAY.in_language(lang)
        return f"{day}: {self.about}" if self.about else day


def own_line(points: Iterable[Point], lang: str, *, title: str) -> Figure:
    """Draw the points of one person, in order of day; those without a day come last."""
    told = sorted(points, key=lambda each: (each.day is None, each.day or date.min))
    says = svg.sentences([title, *(_said(each, lang) for each in told)])
    canvas, y = Canvas(), 12.0
    for each in told:
        y = _row(canvas, each, y, lang)
    if not told:
        says = f"{title}. {_NOTHING.in_language(lang)}"
        words = wrapped(_NOTHING.in_language(lang), svg.WIDTH - 28)
        canvas.text(14, y, words, svg.PALE)
    return Figure(canvas.svg(title, says), says, title)


def _row(canvas: Canvas, each: Point, top: float, lang: str) -> float:
    head = wrapped(each.head(lang), svg.WIDTH - 32, svg.SMALL, most=2)
    y = canvas.text(16, top, head, svg.SOFT) + 22
    canvas.path(f"M{_LEFT} {y} H{_LEFT + 10 * _STEP}")
    for number in range(11):
        x = _LEFT + number * _STEP
        canvas.path(f"M{x} {y - 4} V{y + 4}")
        is_here = number == each.value
        if number in (0, 10) or is_here:
            colour = svg.INK if is_here else svg.QUIET
            pen = svg.Pen(svg.SMALL, bold=is_here, colour=colour, anchor="middle")
            canvas.text(x, y + 9, (str(number),), pen)
    canvas.dot(_LEFT + each.value * _STEP, y, 7)
    y += 30
    if each.words:
        quote = wrapped(f"“{each.words}”", svg.WIDTH - 56, most=6)
        y = canvas.text(24, y, quote)
    return y + 18


def _said(each: Point, lang: str) -> str:
    at = _AT.in_language(lang).format(each.value)
    if each.words:
        at = _WITH_WORDS.in_language(lang).format(at, each.words)
    return f"{each.head(lang)}: {at}"
