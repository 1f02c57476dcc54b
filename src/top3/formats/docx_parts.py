"""Pieces of a Word document: elements, runs, paragraphs, tables. Text is never read as markup."""

from typing import Any, NamedTuple

from top3.document import Table
from top3.formats.table_parts import is_dense, shares

PAGE_WIDTH = 9_411
"""What is between the margins, in twentieths of a point: 166 mm."""
_LONG_ROW = 1_500
_HAIR = {"val": "single", "sz": "4", "space": "0", "color": "C3CAD1"}


class _Styles(NamedTuple):
    """How a cell of a table is set: as a header, and as text."""

    heading: str
    text: str


_USUAL = _Styles("TableHeading", "TableText")
_SMALL = _Styles("TableHeadingSmall", "TableTextSmall")

Element = Any
"""An element of python-docx, which has no types of its own."""


def element(name: str, /, *children: Element, **attributes: object) -> Element:
    """Return an element of the main namespace, such as `w:p` for "p"."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - it is an extra
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def run(text: str, style: str = "") -> Element:
    """Return a text as a run; what looks like a field or a formula is text like any other."""
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if not style:
        return element("r", words)
    return element("r", element("rPr", element("rStyle", val=style)), words)


def strong(text: str) -> Element:
    """Return a text that must not be missed."""
    return run(text, "Strong")


def paragraph(style: str, *runs: Element, more: tuple[Element, ...] = ()) -> Element:
    """Return a paragraph in a style; `more` are properties of its own, in the order of Word."""
    return element("p", element("pPr", element("pStyle", val=style), *more), *runs)


def listed(style: str, text: str, number: int, level: int = 0) -> Element:
    """Return a line of a list; lines with the same number belong to the same list."""
    place = element("numPr", element("ilvl", val=level), element("numId", val=number))
    return paragraph(style, run(text), more=(place,))


def field(instruction: str) -> Element:
    """Return a field of ours, such as the number of the page."""
    return element("fldSimple", element("r", _plain("1")), instr=instruction)


def _plain(text: str) -> Element:
    words = element("t")
    words.text = text
    return words


def table(given: Table) -> Element:
    """Return a table over the whole width, whose first row is repeated on every page."""
    widths = _widths(given)
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    styles = _SMALL if is_dense(given) else _USUAL
    rows = [_row(row, widths, styles, row_headers=given.row_headers) for row in given.rows]
    header = _header(given.headers, widths, styles.heading)
    return element("tbl", _properties(given), grid, header, *rows)


def _properties(given: Table) -> Element:
    first = int(given.row_headers)
    look = {"val": "06A0" if first else "0620", "firstRow": 1, "firstColumn": first, "lastRow": 0,
            "lastColumn": 0, "noHBand": 1, "noVBand": 1}  # fmt: skip
    described = given.caption or " · ".join(given.headers)
    return element(
        "tblPr",
        element("tblW", w=PAGE_WIDTH, type="dxa"),
        element("tblBorders", element("bottom", **_HAIR), element("insideH", **_HAIR)),
        element("tblLayout", type="fixed"),
        element("tblLook", **look),
        element("tblCaption", val=described),
        element("tblDescription", val=" · ".join(given.headers)),
    )  # fmt: skip


def _header(headers: tuple[str, ...], widths: tuple[int, ...], style: str) -> Element:
    cells = [
        _cell(text, width, style, element("shd", val="clear", color="auto", fill="EEF2F4"))
        for text, width in zip(headers, widths, strict=True)
    ]
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _row(
    row: tuple[str, ...], widths: tuple[int, ...], styles: _Styles, *, row_headers: bool
) -> Element:
    cells = [
        _cell(text, width, styles.heading if row_headers and at == 0 else styles.text)
        for at, (text, width) in enumerate(zip(row, widths, strict=True))
    ]
    whole = [element("cantSplit")] if max(map(len, row), default=0) < _LONG_ROW else []
    return element("tr", element("trPr", *whole), *cells)


def _cell(text: str, width: int, style: str, *properties: Element) -> Element:
    wide = element("tcPr", element("tcW", w=width, type="dxa"), *properties)
    return element("tc", wide, paragraph(style, run(text)))


def _widths(given: Table) -> tuple[int, ...]:
    parts = shares(given)
    return tuple(PAGE_WIDTH * part // sum(parts) for part in parts)
