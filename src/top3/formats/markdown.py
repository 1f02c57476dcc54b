"""Markdown: headings, lists and tables; text of a case stays text, whatever signs it holds."""

import re

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

# the last line is what some programs make a link of by themselves: a site, an address, mail
_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>#|~&$]"
    r"|:(?=//)|(?<=mailto):|(?<=\w)@(?=[\w.-]*\.[a-z]{2})"
    r"|(?<=www)\.|(?<=\w)\.(?=(?:[a-z]{2}|com|org|net|info|online|site)\b)",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^(?:(\d+)([.)])|([-+=]))(?=\s|\3|$)")
_WRITING_LINE = "." * 60
_BETWEEN = "---"


def write(document: Document) -> str:
    """Write a document as Markdown; the same document gives the same text."""
    document = shown(document)
    parts = [_strong(document.mark), f"# {_safe(document.title)}"]
    parts += ["\n".join(_lines(block)) for block in document.blocks]
    foot = [_safe(each) for each in (document.footer, document.style.footer) if each.strip()]
    parts += [_BETWEEN, *foot] if foot else []
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            return [f"{'#' * level} {_inline(text)}"]
        case Paragraph(text=text, strong=strong, lead=lead):
            if lead.strip():
                # it begins no line, and one line alone is no table
                rest = _strong(text) if strong else _inline(text).replace(r"\|", "|")
                return [f"{_strong(lead)} {rest}".rstrip()]
            return [_strong(text) if strong else _safe(text)]
        case Items(items=entries, numbered=numbered):
            return [
                line
                for index, entry in enumerate(entries, 1)
                for line in _item(entry, index if numbered else 0)
            ]
        case Table():
            return _table(block)
        case Figure(alternative=alternative, title=title):
            return _apart([_slanted(title), _safe(alternative)])
        case Box(title=title, lines=lines):
            inside = _apart([_strong(title), *map(_safe, lines)])
            return [f"> {line}".rstrip() for line in inside]
        case Field():
            return _field(block)
        case PageBreak():
            return [_BETWEEN]


def _item(entry: tuple[str, ...], number: int) -> list[str]:
    mark = f"{number}. " if number else "- "
    return [mark + _safe(entry[0]), *(f"{' ' * len(mark)}- {_safe(line)}" for line in entry[1:])]


def _table(table: Table) -> list[str]:
    head = [_inline(each) for each in table.headers]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for row in table.rows:
        first = _strong(row[0]) if table.row_headers else _inline(row[0])
        lines.append(f"| {' | '.join([first, *map(_inline, row[1:])])} |")
    return [_slanted(table.caption), "", *lines] if table.caption.strip() else lines


def _field(field: Field) -> list[str]:
    name = f" ({_safe(field.name)})" if field.name.strip() else ""
    empty = max(0, field.lines - bool(field.value.strip()))
    return _apart([f"{_strong(field.label)}{name}", _safe(field.value), *[_WRITING_LINE] * empty])


def _apart(lines: list[str]) -> list[str]:
    """Put an empty line between lines, so that each is a paragraph."""
    return "\n\n".join(filter(None, lines)).split("\n")


def _strong(text: str) -> str:
    return f"**{_safe(text)}**" if text.strip() else ""


def _slanted(text: str) -> str:
    return f"*{_safe(text)}*" if text.strip() else ""


def _safe(text: str) -> str:
    return _LINE_START.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", _inline(text)
    )


def _inline(text: str) -> str:
    """Write a text that does not begin a line, so that nothing begins a list with it."""
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))
