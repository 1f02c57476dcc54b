"""Markdown: headings, lists and tables; text of a case stays text, whatever signs it holds."""

import re

from top3.document import Block, Document, Figure, Heading, Items, Paragraph, Table

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\d+)([.)])(\s)|^([-+])(\s)")


def write(document: Document) -> str:
    """Write a document as Markdown; the same document gives the same text."""
    parts = [f"# {_safe(document.title)}"]
    parts += ["\n".join(_lines(block)) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            return [f"{'#' * level} {_safe(text)}"]
        case Paragraph(text=text, strong=strong):
            return [f"**{_safe(text)}**" if strong else _safe(text)]
        case Items(items=entries, numbered=numbered):
            return [
                line
                for index, entry in enumerate(entries, 1)
                for line in _item(entry, index if numbered else 0)
            ]
        case Table():
            return _table(block)
        case Figure(alternative=alternative):
            return [_safe(alternative)]


def _item(entry: tuple[str, ...], number: int) -> list[str]:
    mark = f"{number}. " if number else "- "
    return [mark + _safe(entry[0]), *(f"{' ' * len(mark)}- {_safe(line)}" for line in entry[1:])]


def _table(table: Table) -> list[str]:
    head = [_safe(each) for each in table.headers]
    rows = [" | ".join(_safe(cell) for cell in row) for row in table.rows]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *(f"| {row} |" for row in rows)]
    return [f"*{_safe(table.caption)}*", "", *lines] if table.caption else lines


def _safe(text: str) -> str:
    plain = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(
        lambda match: (
            f"{match[1]}\\{match[2]}{match[3]}" if match[1] else f"\\{match[4]}{match[5]}"
        ),
        plain,
    )
