"""A small writer of SVG: shapes and text on a white card, never wider than it is drawn.

Every text is escaped and cleaned of signs that are not seen. Widths are counted by character, on
the wide side, so that text stays inside its room whatever the font.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

INK = "#1b2a33"
QUIET = "#45555f"
LINE = "#56788a"
PANEL = "#eef3f6"
PAPER = "#ffffff"
WIDTH = 360
"""The width of a drawing in its own units: at that width on a small screen text is readable."""

MOST_HIGH = 790
"""As high as a drawing is shown: what is higher is shown smaller, so that it fits on a page."""

SIZE = 14.0
SMALL = 12.5
LEADING = 1.36
_FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_NARROW = frozenset("iljtfrI.,:;'|!()[]-“”‘’ ")
_WIDE = frozenset("mwMWOQGD@%&—…")
_STOPS = (".", "!", "?", ".”", "!”", "?”", "…”")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_KEPT = "\u200c\u200d"
"""Signs without a width that scripts and emoji need."""


def cleaned(text: str) -> str:
    """Return a text on one line without signs nobody sees: controls, and turns of direction."""
    spaced = " ".join(text.split())
    return "".join(
        each for each in spaced if each in _KEPT or unicodedata.category(each) not in _UNSEEN
    )


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how wide a text is at most, by its characters."""
    return sum(map(_width, text)) * size * (1.12 if bold else 1)


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.40
    if char in _WIDE:
        return 1.02
    if not char.isascii():
        return 1.25 if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0x2FFF else 0.72
    return 0.70 if char.isupper() else 0.61


def wrapped(
    text: str, room: float, size: float = SIZE, *, most: int = 3, bold: bool = False
) -> tuple[str, ...]:
    """Return a text as lines that fit the room; what does not fit in `most` lines ends in "…"."""
    lines: list[str] = []
    rest = cleaned(text[: most * 400])
    while rest and len(lines) < most:
        line, rest = _line(rest, room, size, bold)
        lines.append(line)
    if rest or len(text) > most * 400:
        lines[-1:] = [_cut(lines[-1] if lines else "", room, size, bold)]
    return tuple(lines)


def _line(text: str, room: float, size: float, bold: bool) -> tuple[str, str]:
    """Return the longest beginning that fits, broken at a space if there is one, and the rest."""
    end = 0
    while end < len(text) and width_of(text[: end + 1], size, bold=bold) <= room:
        end += 1
    if end == len(text):
        return text, ""
    at = text.rfind(" ", 0, end + 1)
    if at > 0:
        return text[:at], text[at + 1 :]
    end = max(end, 1)
    return text[:end], text[end:]


def _cut(line: str, room: float, size: float, bold: bool) -> str:
    while line and width_of(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip(" ,;:.") + "…"


@dataclass(frozen=True, slots=True)
class Pen:
    """How text is written."""

    size: float = SIZE
    bold: bool = False
    colour: str = INK
    anchor: str = "start"

    def attributes(self) -> str:
        """Return it as attributes."""
        weight = ' font-weight="600"' if self.bold else ""
        at = "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        return f' font-size="{_n(self.size)}" fill="{self.colour}"{weight}{at}'


@dataclass(frozen=True, slots=True)
class Edge:
    """How a box looks; a dashed one is what is not known for sure."""

    fill: str = PAPER
    stroke: str = LINE
    thick: float = 1.2
    dashed: bool = False


PEN = Pen()
FINE = Pen(SMALL)
PALE = Pen(colour=QUIET)
SOFT = Pen(SMALL, colour=QUIET)
EDGE = Edge()
_DASHES = ' stroke-dasharray="5 4"'


class Canvas:
    """A drawing in the making: shapes from top to bottom; `used` is how far down it reaches."""

    def __init__(self) -> None:
        self._under: list[str] = []
        self._over: list[str] = []
        self.used = 0.0

    def box(self, x: float, y: float, wide: float, high: float, edge: Edge = EDGE) -> None:
        """Draw a box with round corners."""
        dash = _DASHES if edge.dashed else ""
        self._under.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" rx="8" '
            f'fill="{edge.fill}" stroke="{edge.stroke}" stroke-width="{_n(edge.thick)}"{dash}/>'
        )
        self.used = max(self.used, y + high)

    def lay_under(self, other: "Canvas") -> None:
        """Put the boxes of another drawing under everything drawn so far."""
        self._under[:0] = other._under  # noqa: SLF001 - the same class
        self.used = max(self.used, other.used)

    def path(self, points: str, *, stroke: str = LINE, thick: float = 1.6) -> None:
        """Draw a line along a path."""
        self._over.append(
            f'<path d="{points}" fill="none" stroke="{stroke}" stroke-width="{_n(thick)}"'
            ' stroke-linecap="round"/>'
        )

    def dot(self, x: float, y: float, radius: float = 5, *, fill: str = INK) -> None:
        """Draw a dot."""
        self._over.append(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}" stroke="{INK}"'
            ' stroke-width="1.6"/>'
        )

    def capsule(self, x: float, y: float) -> None:
        """Draw an open mark, for a time that is not one known day."""
        self._over.append(
            f'<rect x="{_n(x - 5)}" y="{_n(y - 9)}" width="10" height="18" rx="5" fill="{PAPER}"'
            f' stroke="{INK}" stroke-width="1.6"/>'
        )

    def text(
        self, x: float, y: float, lines: Iterable[str], pen: Pen = PEN, *, head: str = ""
    ) -> float:
        """Write lines from the top `y` down; return where they end.

        Where the first line begins with `head`, that part is bold.
        """
        for number, line in enumerate(lines):
            y += pen.size * LEADING
            words = written(line)
            if head and not number and line.startswith(head):
                rest = written(line[len(head) :])
                words = f'<tspan font-weight="600">{written(head)}</tspan> {rest}'
            self._over.append(
                f'<text x="{_n(x)}" y="{_n(y - pen.size * 0.32)}"{pen.attributes()}>{words}</text>'
            )
        self.used = max(self.used, y)
        return y

    def svg(self, title: str, says: str, *, width: float = WIDTH) -> str:
        """Return the drawing; `says` is the text that says the same."""
        whole = self.used + 12
        high, less = _n(whole), min(1.0, MOST_HIGH / whole)
        size = f'width="{_n(width * less)}" height="{_n(whole * less)}"'
        size = f'viewBox="0 0 {_n(width)} {high}" {size}'
        return "".join((
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} font-family="{_FONTS}">',
            f"<title>{written(title)}</title><desc>{written(says)}</desc>",
            f'<rect width="{_n(width)}" height="{high}" rx="10" fill="{PAPER}"/>',
            *self._under, *self._over, "</svg>",
        ))  # fmt: skip


def sentences(parts: Iterable[str]) -> str:
    """Return the text of a drawing: each part a sentence, with a stop where it has none."""
    return " ".join(part if part.endswith(_STOPS) else f"{part}." for part in parts)


def written(text: str) -> str:
    """Return a text as it may stand in XML: cleaned and escaped."""
    return escape(cleaned(text), quote=True)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
