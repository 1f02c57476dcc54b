"""A drawing put into a page so that it can only be looked at: what may stand in it is listed.

Only shapes and text come through, each with attributes that place or colour it. A drawing with
anything else in it (a script, a link, a style sheet, something from outside) is not put in at all:
its text alternative takes its place, and says the same.
"""

from html import escape
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPE_NAMES = (
    "svg g defs title desc path rect circle ellipse line polyline polygon text tspan marker "
    "linearGradient stop pattern clipPath"
)
_SHAPES = frozenset(_SHAPE_NAMES.split())
_ATTRIBUTE_NAMES = (
    "viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry dx dy d points width height "
    "transform offset orient refX refY markerWidth markerHeight markerUnits gradientUnits "
    "gradientTransform patternUnits clipPathUnits textLength lengthAdjust id fill fill-opacity "
    "fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit opacity color stop-color stop-opacity "
    "font-size font-family font-weight font-style text-anchor dominant-baseline "
    "alignment-baseline text-decoration letter-spacing paint-order marker-start marker-mid "
    "marker-end clip-path visibility vector-effect shape-rendering"
)
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
# said by the page itself, so that every drawing says it in the same way
_OURS = frozenset(("role", "aria-label", "aria-labelledby", "aria-describedby", "focusable"))
_DEEPEST = 60


class _NotADrawingError(Exception):
    """Something stands in the drawing that may not stand there."""


def inline(svg: str, *, title: str, alternative: str, key: str) -> str:
    """Return a drawing to put in a page, with its title and alternative; "" where it may not.

    `key` makes its ids its own on a page with several drawings.
    """
    # entities and style sheets come in by a declaration; no drawing needs one
    if "<!" in svg or "<?" in svg.replace("<?xml ", "", 1):
        return ""
    try:
        root = ET.fromstring(svg)  # noqa: S314 - no declaration, so no entity
        if root.tag not in (f"{_SVG}svg", "svg"):
            return ""
        shapes = "".join(_element(each, key, 1) for each in root if not _is_name(each))
        own = _attributes(root, key)
    except (ET.ParseError, ExpatError, ValueError, _NotADrawingError):
        return ""
    named = title or alternative
    described = f'<desc id="{key}-d">{escape(alternative)}</desc>' if title else ""
    labels = f"{key}-t {key}-d" if title else f"{key}-t"
    return (
        f'<svg{own} role="img" aria-labelledby="{labels}">'
        f'<title id="{key}-t">{escape(named)}</title>{described}{shapes}</svg>'
    )


def _is_name(element: ET.Element) -> bool:
    return element.tag in (f"{_SVG}title", f"{_SVG}desc", "title", "desc")


def _element(element: ET.Element, key: str, depth: int) -> str:
    name = element.tag.removeprefix(_SVG)
    if name not in _SHAPES or depth > _DEEPEST:
        raise _NotADrawingError
    inside = escape(element.text or "", quote=False)
    for child in element:
        inside += _element(child, key, depth + 1) + escape(child.tail or "", quote=False)
    return f"<{name}{_attributes(element, key)}>{inside}</{name}>"


def _attributes(element: ET.Element, key: str) -> str:
    written = []
    for name, value in element.attrib.items():
        if name in _OURS:
            continue
        if name not in _ATTRIBUTES or not _stays_inside(value):
            raise _NotADrawingError
        own = f"{key}-{value}" if name == "id" else value.replace("url(#", f"url(#{key}-")
        written.append(f' {name}="{escape(own)}"')
    return "".join(written)


def _stays_inside(value: str) -> bool:
    """Tell whether a value points at nothing outside the drawing."""
    rest = value.replace("url(#", "").lower()
    return not any(each in rest for each in ("url", "\\", "image(", "src(", ":", "@import"))
