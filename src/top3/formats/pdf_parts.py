"""A document as the plain data that `plan.typ` sets."""

import re
from typing import Any

from top3.document import (
    Block,
    Box,
    Document,
    Field,
    Figure,
    Heading,
    HouseStyle,
    Items,
    PageBreak,
    Paragraph,
    Table,
)
from top3.formats.colours import readable
from top3.formats.svg_parts import WIDEST, fitted, on_paper, said, size
from top3.formats.table_parts import is_dense, shares
from top3.formats.text_parts import (
    broken_up,
    consecutive,
    feet,
    parted,
    short,
    too_long_for_the_foot,
)

Data = dict[str, Any]
"""Plain data for JSON: texts, numbers, yes and no, lists and more of these."""

MISSING = "□"
_LAST_PLAIN = "\u024f"
_ALSO_PLAIN = frozenset("–—‘’‚“”„•…€\u200b" + MISSING)
PAPER = "#ffffff"
_LONG_BOX, _MOST_LINES = 1_200, 60
_LONG_WORD = re.compile(r"[^\W\d_]{14,}")
_IN_LINE, _IN_CELL = 60, 28
_FIRST_CELL = rb"^(<</Type/StructElem)/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[\(U%dx0y0\)\])"


def as_data(document: Document) -> Data:
    """Return what the template needs of a document."""
    day, style = document.day, document.style
    blocks = consecutive((*document.blocks, *too_long_for_the_foot(document)))
    return {
        "title": _text(document.title) or "-",
        "lang": document.lang,
        "day": day and {"year": day.year, "month": day.month, "day": day.day},
        "footer": [_text(short(each)) for each in feet(document)],
        "mark": _text(document.mark),
        "mark_above": _text(short(document.mark)),
        "accent": readable(style.accent, on=PAPER),
        "logo": _logo(style),
        "blocks": [_block(block) for block in blocks],
    }


def _logo(style: HouseStyle) -> Data | None:
    if style.logo is None:
        return None
    return {"png": list(style.logo.png), "alternative": _text(style.logo.alternative)}


def _block(block: Block) -> Data:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "text": _text(text), "level": level}
        case Paragraph(text=text, strong=strong, lead=lead):
            return {"kind": "paragraph", "text": _text(text), "strong": strong,
                    "lead": _text(lead)}  # fmt: skip
        case Items(items=entries, numbered=numbered):
            items = [[_text(line) for line in entry] for entry in entries if entry]
            return {"kind": "items", "items": items, "numbered": numbered}
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Box(title=title, lines=lines, tone=tone):
            texts = [_text(line) for line in lines]
            is_long = sum(map(len, texts)) + 60 * len(texts) > _LONG_BOX
            return {"kind": "box", "title": _text(title), "lines": texts, "tone": tone,
                    "long": is_long}  # fmt: skip
        case Field(label=label, name=name, lines=lines, value=value):
            return {"kind": "field", "label": _text(label), "name": _text(name),
                    "lines": min(lines, _MOST_LINES), "value": _text(value)}  # fmt: skip
        case PageBreak():
            return {"kind": "page_break"}


def _table(table: Table) -> Data:
    cells = (*table.headers, *(cell for row in table.rows for cell in row))
    return {
        "kind": "table",
        "long_words": any(map(_LONG_WORD.search, cells)),
        "caption": _text(table.caption),
        "headers": [_cell(each) for each in table.headers],
        "rows": [[_cell(each) for each in row] for row in table.rows],
        "shares": shares(table),
        "dense": is_dense(table),
        "row_headers": table.row_headers,
    }


def _figure(figure: Figure) -> Data:
    svg = on_paper(figure)
    return {
        "kind": "figure",
        "title": _text(figure.title),
        "alternative": _text(said(figure)),
        "svg": svg,
        "width": round(100 * fitted(size(svg))[0] / WIDEST, 2) if svg else 0,
    }


def _text(text: str) -> str:
    return broken_up(text, _IN_LINE)


def _cell(text: str) -> str:
    return parted(text, _IN_CELL)


def row_headers_marked(made: bytes, data: Data) -> bytes:
    """Return the PDF with the first cell of a row tagged as its header, where the table says so.

    Typst keeps this behind a switch its Python package does not have. A tag takes as many bytes
    as the one it replaces, so that nothing else in the file moves.
    """
    tables = [block for block in data["blocks"] if block["kind"] == "table"]
    for number, table in enumerate(tables, 1):
        if table["row_headers"]:
            made = re.sub(_FIRST_CELL % number, _as_row_header, made, flags=re.MULTILINE)
    return made


def _as_row_header(found: re.Match[bytes]) -> bytes:
    scope = b"/Scope/Row".ljust(len(found[3]))
    return b"".join((found[1], b"/S/TH", found[2], scope))


def strange_signs(data: Data) -> frozenset[str]:
    """Return the signs that a font may lack: all but plain Latin letters and punctuation."""
    signs = frozenset("".join(_texts(data)))
    return frozenset(each for each in signs if each > _LAST_PLAIN and each not in _ALSO_PLAIN)


def without(data: Data, hidden: frozenset[str]) -> Data:
    """Return the data with a square for every one of these signs."""
    table = str.maketrans(dict.fromkeys(hidden, MISSING))
    shown = _translated(data, table)
    assert isinstance(shown, dict)
    return shown


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        data = data.values()
    elif not isinstance(data, list):
        return []
    return [text for each in data for text in _texts(each)]


def _translated(data: Any, table: dict[int, str]) -> Any:
    if isinstance(data, str):
        return data.translate(table)
    if isinstance(data, dict):
        return {key: _translated(each, table) for key, each in data.items()}
    return [_translated(each, table) for each in data] if isinstance(data, list) else data
