"""One page of HTML by itself: no script, nothing from outside, and readable by everybody.

The page stands alone (style and pictures inside), says so to the browser, and shows every text as
text. It is the accessible form of a document: landmarks, one title, real lists and tables.
"""

import base64
import hashlib
from html import escape

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
from top3.formats.drawing import inline
from top3.formats.html_style import WIDEST_COLUMN, style
from top3.formats.shown import shown

MOST_LINES = 60
"""Lines to write on in one field; a page holds no more."""
_TABLE = {"en": "Table"}
_DEEPEST_HEADING = 6
_FIT = 2
_MANY = 6
_ROOM = 68  # letters beside each other on a sheet of A4
_ROOM_SMALL = 80
_BETWEEN_COLUMNS = 1.5
_NARROWEST = 4


def write(document: Document) -> str:
    """Write a document as one page of HTML; the same document gives the same page."""
    document = shown(document)
    body = _Body(document.lang)
    main = "\n".join(filter(None, map(body.block, document.blocks)))
    title = escape(document.title.strip() or document.name)
    css = style(document.style, mark=document.mark, foot=document.footer)
    return (
        f'<!doctype html>\n<html lang="{escape(document.lang)}">\n'
        f"{_head(title, css)}\n"
        f'<body>\n<div class="sheet">\n{_header(document.mark, document.style)}'
        f"<main>\n<h1>{title}</h1>\n{main}\n</main>\n"
        f"{_footer(document.footer, document.style.footer)}</div>\n</body>\n</html>\n"
    )


def _head(title: str, css: str) -> str:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{css}</style>\n</head>"
    )


def _header(mark: str, house: HouseStyle) -> str:
    parts = f'<p class="mark">{escape(mark)}</p>' if mark.strip() else ""
    if house.logo:
        picture = base64.b64encode(house.logo.png).decode()
        text = escape(house.logo.alternative)
        parts += f'<img class="logo" src="data:image/png;base64,{picture}" alt="{text}">'
    return f"<header>{parts}</header>\n" if parts else ""


def _footer(foot: str, house_foot: str) -> str:
    parts = f'<p class="foot">{escape(foot)}</p>' if foot.strip() else ""
    parts += f"<p>{escape(house_foot)}</p>" if house_foot.strip() else ""
    return f"<footer>{parts}</footer>\n" if parts else ""


class _Body:
    """Writes the blocks in order, and keeps what the next one must know: level, names, numbers."""

    def __init__(self, lang: str) -> None:
        self.table_name = _TABLE.get(lang, "Tabel")
        self.level = 1
        self.number = 0
        self.landmarks: set[str] = set()

    def block(self, block: Block) -> str:
        match block:
            case Heading(text=text, level=level):
                return self._heading(text, level)
            case Paragraph(text=text, strong=strong, lead=lead):
                inside = f"<strong>{escape(text)}</strong>" if strong else escape(text)
                head = f"<strong>{escape(lead)}</strong> " if lead.strip() else ""
                return f"<p>{head}{inside}</p>" if (head + text).strip() else ""
            case Items(items=entries, numbered=numbered):
                return _list(entries, "ol" if numbered else "ul")
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Box():
                return self._box(block)
            case Field():
                return _field(block)
            case PageBreak():
                return '<hr class="page" aria-hidden="true">'

    def _key(self) -> str:
        self.number += 1
        return f"b{self.number}"

    def _heading(self, text: str, level: int) -> str:
        if not text.strip():
            return ""
        # the title is the one heading of level 1, and no level is skipped
        self.level = max(2, min(level, self.level + 1, _DEEPEST_HEADING))
        return f"<h{self.level}>{escape(text)}</h{self.level}>"

    def _box(self, box: Box) -> str:
        lines = "".join(f"<p>{escape(line)}</p>" for line in box.lines if line.strip())
        title, key = escape(box.title), self._key()
        if not title.strip():
            return f'<div class="box {box.tone}">{lines}</div>' if lines else ""
        if box.tone == "note":
            return (
                f'<div class="box note" role="note" aria-labelledby="{key}">'
                f'<p class="box-title" id="{key}">{title}</p>{lines}</div>'
            )
        level = min(self.level + 1, _DEEPEST_HEADING)
        # two landmarks of one name cannot be told apart by who jumps from one to the next
        tag, role = ("div", ' role="group"') if title in self.landmarks else ("aside", "")
        self.landmarks.add(title)
        return (
            f'<{tag} class="box danger"{role} aria-labelledby="{key}">'
            f'<h{level} class="box-title" id="{key}">{title}</h{level}>{lines}</{tag}>'
        )

    def _table(self, table: Table) -> str:
        key, caption = self._key(), escape(table.caption)
        if not table.headers or not table.rows:
            return f"<p>{caption}</p>" if caption.strip() else ""
        named = f'aria-labelledby="{key}"' if caption.strip() else f'aria-label="{self.table_name}"'
        above = f'<caption id="{key}">{caption}</caption>' if caption.strip() else ""
        widths = _widths(table)
        head = "".join(
            _header_cell(each, "col", f' class="c{wide}"')
            for each, wide in zip(table.headers, widths, strict=True)
        )
        row_headers = table.row_headers and len(table.headers) > 1
        labels = [_label(each) for each in table.headers]
        rows = "".join(_row(row, labels, row_headers=row_headers) for row in table.rows)
        # two columns fit on a telephone; with more, each row becomes a small block there
        kind = "scroll stack" if len(table.headers) > _FIT else "scroll"
        kind += " wide" if len(table.headers) >= _MANY else ""
        return (
            f'<div class="{kind}" role="group" {named} tabindex="0"><table role="table">{above}'
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
            f'<tbody role="rowgroup">{rows}</tbody></table></div>'
        )

    def _figure(self, figure: Figure) -> str:
        key = self._key()
        drawing = inline(
            figure.svg, title=figure.title, alternative=figure.alternative, key=key
        ) if figure.alternative.strip() else ""  # fmt: skip
        caption = f"<figcaption>{escape(figure.title)}</figcaption>" if figure.title.strip() else ""
        if drawing:
            named = escape(figure.title.strip() or figure.alternative)
            return (
                f'<figure>{caption}<div class="drawing" role="group" aria-label="{named}" '
                f'tabindex="0">{drawing}</div></figure>'
            )
        return f"<figure>{caption}<p>{escape(figure.alternative)}</p></figure>"


def _list(entries: tuple[tuple[str, ...], ...], tag: str) -> str:
    lines = []
    for first, *rest in filter(None, entries):
        below = "".join(f"<li>{escape(each)}</li>" for each in rest)
        lines.append(f"<li>{escape(first)}{f'<ul>{below}</ul>' if below else ''}</li>")
    inside = "\n".join(lines)
    return f"<{tag}>\n{inside}\n</{tag}>" if lines else ""


def _row(row: tuple[str, ...], labels: list[str], *, row_headers: bool) -> str:
    # the roles say again what the tags say: some browsers forget it when a row becomes a block
    cells = [
        f'<td role="cell"{label}>{escape(text)}</td>'
        for text, label in zip(row, labels, strict=True)
    ]
    if row_headers:
        cells[0] = _header_cell(row[0], "row")
    return f'<tr role="row">{"".join(cells)}</tr>\n'


def _widths(table: Table) -> list[int]:
    """Return how many letters each column makes room for: its longest word, if there is room."""
    widths = [
        max(_NARROWEST, min(WIDEST_COLUMN, max(map(_longest_word, column)) + 1))
        for column in zip(table.headers, *table.rows, strict=True)
    ]
    room = _ROOM_SMALL if len(widths) >= _MANY else _ROOM
    while sum(widths) + _BETWEEN_COLUMNS * len(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _label(header: str) -> str:
    return f' data-label="{escape(header)}"' if header.strip() else ""


def _header_cell(text: str, scope: str, attribute: str = "") -> str:
    # a header without text is no header
    if not text.strip():
        return f'<td role="cell"{attribute}></td>'
    role = "columnheader" if scope == "col" else "rowheader"
    return f'<th scope="{scope}" role="{role}"{attribute}>{escape(text)}</th>'


def _field(field: Field) -> str:
    name = f'<span class="field-name">{escape(field.name)}</span>' if field.name.strip() else ""
    empty = max(0, min(field.lines, MOST_LINES) - bool(field.value.strip()))
    filled = f'<p class="line filled">{escape(field.value)}</p>' if field.value.strip() else ""
    lines = '<span class="line" aria-hidden="true"></span>' * empty
    return (
        f'<div class="field"><p class="field-label">{name}{escape(field.label)}</p>'
        f"{filled}{lines}</div>"
    )
