"""Plain text for a terminal: 80 columns, no colour, nothing that needs a wide screen."""

import textwrap

from top3.document import (
    Block,
    Box,
    Document,
    Field,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Table,
)
from top3.formats.shown import shown

WIDTH = 80
_RULE = "-" * WIDTH
_WRITING_LINE = "_" * WIDTH


def write(document: Document) -> str:
    """Write a document as plain text; the same document gives the same text."""
    document = shown(document)
    parts = _wrapped(f"[{document.mark}]") if document.mark.strip() else []
    parts += [*_wrapped(document.title), "=" * min(WIDTH, len(document.title))]
    for block in document.blocks:
        lines = _lines(block)
        if isinstance(block, Heading) and parts:
            parts.append("")
        parts += lines
    foot = [*_wrapped(document.footer), *_wrapped(document.style.footer)]
    parts += ["", _RULE, *foot] if foot else []
    return "\n".join(parts) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            return [*_wrapped(text.upper() if level == 2 else text)]
        case Paragraph(text=text, strong=strong, lead=lead):
            whole = f"{lead} {text}".strip()
            return _wrapped(f"! {whole}" if strong else whole, rest="  " if strong else "")
        case Items(items=entries, numbered=numbered):
            return [
                line
                for index, entry in enumerate(entries, 1)
                for line in _item(entry, index if numbered else 0)
            ]
        case Table(headers=(_, _), rows=rows, caption=caption, row_headers=True):
            return [*(("",) if caption.strip() else ()), *_wrapped(caption), *_pairs(rows)]
        case Table(headers=headers, rows=rows, caption=caption):
            return [*_wrapped(caption), *(line for row in rows for line in _row(headers, row))]
        case Figure(alternative=alternative, title=title):
            return [*_wrapped(title), *_wrapped(alternative)]
        case Box():
            return _box(block)
        case Field():
            return _field(block)
        case PageBreak():
            return ["", _RULE]


def _item(entry: tuple[str, ...], number: int) -> list[str]:
    mark = f"{number}. " if number else "- "
    lines = _wrapped(mark + entry[0], rest=" " * len(mark))
    for line in entry[1:]:
        lines += _wrapped(" " * len(mark) + line, rest=" " * (len(mark) + 2))
    return lines


def _pairs(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return rows of a name and what it is: the headers over them would only repeat that."""
    return [line for name, cell in rows for line in _wrapped(f"- {name}: {cell}", rest="  ")]


def _row(headers: tuple[str, ...], row: tuple[str, ...]) -> list[str]:
    first = _wrapped(f"- {headers[0]}: {row[0]}", rest="  ")
    others = [
        line
        for header, cell in zip(headers[1:], row[1:], strict=True)
        for line in _wrapped(f"  {header}: {cell}", rest="    ")
    ]
    return first + others


def _box(box: Box) -> list[str]:
    title = box.title.upper()
    if not title.strip() and box.tone == "note":
        return [line for each in box.lines for line in _wrapped(f"    {each}")]
    head = _wrapped(f"! {title}" if box.tone == "danger" else title)
    return ["", _RULE, *head, *(line for each in box.lines for line in _wrapped(each)), _RULE]


def _field(field: Field) -> list[str]:
    name = f" ({field.name})" if field.name.strip() else ""
    empty = max(0, field.lines - bool(field.value.strip()))
    lines = [*_wrapped(field.label + name), *_wrapped(field.value)]
    return ["", *lines, *["", _WRITING_LINE] * empty]


def _wrapped(text: str, rest: str = "") -> list[str]:
    indent = text[: len(text) - len(text.lstrip())]
    plain = " ".join(text.split())
    if not plain:
        return []
    return textwrap.wrap(
        plain, WIDTH, initial_indent=indent, subsequent_indent=rest or indent,
        break_long_words=True, break_on_hyphens=False,
    )  # fmt: skip
