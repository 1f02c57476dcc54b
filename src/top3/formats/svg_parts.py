"""Drawings on paper: only shapes and words, in the colours of ink, and how big they are."""

import re

from top3.document import Figure
from top3.formats.drawing import inline

_VARIABLE = re.compile(r"var\(\s*--[\w-]+\s*(?:,\s*([^()]*))?\)")
_ROOT = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_BOX = re.compile(r"""\bviewBox\s*=\s*["']([^"']*)["']""")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# inline writes them in the order the drawing has them: width before height, as everybody does
_LENGTH = re.compile(r"""\s(?:width|height)=["'](\d+(?:\.\d+)?)(?:px)?["']""")
_SIDES = re.compile(r"""\s(?:width|height)=(?:"[^"]*"|'[^']*')""")
_LEAST, _MOST = 1.0, 100_000.0
_INK = "#1b1f24"
WIDEST, HIGHEST = 627.0, 830.0
"""What a page has room for, in units of 1/96 inch: 166 by 220 mm."""


def on_paper(figure: Figure) -> str:
    """Return the drawing as it can be printed; "" where it may not be put in a document.

    What only a screen understands, such as a variable of a style sheet, has its own last resort. A
    drawing that does not say how large it is cannot be printed.
    """
    shapes = inline(figure.svg, title=figure.title, alternative=figure.alternative, key="d")
    sides = _sides(shapes)
    if sides is None:
        return ""
    drawing = _ROOT.sub(lambda root: _placed(root[0], *fitted(sides)), shapes, count=1)
    return _VARIABLE.sub(lambda found: (found[1] or _INK).strip(), drawing)


def _placed(root: str, wide: float, high: float) -> str:
    own = _SIDES.sub("", root.removeprefix("<svg"))
    xmlns = 'xmlns="http://www.w3.org/2000/svg"'
    return f'<svg {xmlns} width="{wide:g}" height="{high:g}" color="{_INK}"{own}'


def said(figure: Figure) -> str:
    """Return what stands for the drawing to whoever cannot see it; a picture is never nameless."""
    return figure.alternative.strip() or figure.title.strip() or "–"


def size(svg: str) -> tuple[float, float]:
    """Return width and height of a drawing as it stands on paper.

    Raises:
        ValueError: it does not say.
    """
    sides = _sides(svg)
    if sides is None:
        raise ValueError("drawing: no width and height; give it a viewBox")
    return sides


def fitted(sides: tuple[float, float], highest: float = HIGHEST) -> tuple[float, float]:
    """Return width and height with the same shape, no larger than a page has room for."""
    wide, high = sides
    scale = min(1.0, WIDEST / wide, highest / high)
    return wide * scale, high * scale


def _sides(svg: str) -> tuple[float, float] | None:
    root = _ROOT.search(svg)
    if root is None:
        return None
    box = _BOX.search(root[0])
    numbers = _NUMBER.findall(box[1]) if box else []
    given = numbers[2:] if len(numbers) == 4 else _LENGTH.findall(root[0])
    sides = [float(each) for each in given]
    if len(sides) != 2 or not _LEAST <= min(sides) <= max(sides) <= _MOST:
        return None
    return sides[0], sides[1]
