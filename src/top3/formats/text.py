"""Plain text for a terminal: 80 columns, no colour, nothing that needs a wide screen."""

import textwrap

from top3.document import Block, Document, Figure, Heading, Items, Paragraph, Table

WIDTH = 80


def write(document: Document) -> str:
    """Write a document as plain text; the same document gives the same text."""
    parts = [*_wrapped(document.title), "=" * min(WIDTH, len(document.title))]
    for block in document.blocks:
        lines = _lines(block)
        if isinstance(block, Heading) and parts:
            parts.append("")
        parts += lines
    return "\n".join(parts) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            return [*_wrapped(text.upper() if level == 2 else text)]
        case Paragraph(text=text, strong=strong):
            return _wrapped(f"! {text}" if strong else text, rest="  " if strong else "")
        case Items(items=entries, numbered=numbered):
            return [
                line
                for index, entry in enumerate(entries, 1)
                for line in _item(entry, index if numbered else 0)
            ]
        case Table(headers=headers, rows=rows, caption=caption):
            return [*_wrapped(caption), *(line for row in rows for line in _row(headers, row))]
        case Figure(alternative=alternative):
            return _wrapped(alternative)


def _item(entry: tuple[str, ...], number: int) -> list[str]:
    mark = f"{number}. " if number else "- "
    lines = _wrapped(mark + entry[0], rest=" " * len(mark))
    for line in entry[1:]:
        lines += _wrapped(" " * len(mark) + line, rest=" " * (len(mark) + 2))
    return lines


def _row(headers: tuple[str, ...], row: tuple[str, ...]) -> list[str]:
    first = _wrapped(f"- {headers[0]}: {row[0]}", rest="  ")
    others = [
        line
        for header, cell in zip(headers[1:], row[1:], strict=True)
        for line in _wrapped(f"  {header}: {cell}", rest="    ")
    ]
    return first + others


def _wrapped(text: str, rest: str = "") -> list[str]:
    indent = text[: len(text) - len(text.lstrip())]
    plain = " ".join(text.split())
    if not plain:
        return []
    return textwrap.wrap(
        plain, WIDTH, initial_indent=indent, subsequent_indent=rest or indent,
        break_long_words=True, break_on_hyphens=False,
    )  # fmt: skip
