"""What every format on paper is tried on: texts that would like to be more than text."""

from collections.abc import Iterator

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
    items,
)

READABLE = (
    '#set page(fill: red) #eval("1+1") $x^2$ @ref <label> // no /* comment */',
    "*vet* _schuin_ `code` [link](https://voorbeeld.nl) ![x](y) \\u{41} \\ ~",
    "= kop",
    "- streepje",
    '=HYPERLINK("https://voorbeeld.nl","klik") +1 @SUM(A1) -2',
    "{ PAGE } { INCLUDETEXT c:\\\\geheim } «MERGEFIELD naam»",
    '</w:t></w:r><w:fldSimple w:instr="DATE"/> &amp; &#65; <![CDATA[x]]> "\'',
    "naam.achternaam@een-heel-lange-naam-van-een-organisatie.voorbeeld.nl/pad?een=1&twee=2",
    "Ağça Łódź Đặng Ζορμπάς Привет señor Ĳsbrand œuvre ½ € – … ‘’ “”",
    "שלום וברכה",
)
"""Texts that every font at hand can show; each must be found again in what was made of it."""
HARD = (
    "",
    " ",
    "😀 👨‍👩‍👧 🇳🇱",
    "ሰላም 你好 ﷽",
    "a\u0300\u0489x\u0329\u0489",
    "z" + "\u0301\u0489\u20dd" * 40,
    "ß\u05b0 \u0301begin",
    "\x00\x07\x1b[31m\ud800\ufffe\ue000",
    "a\u202eb\u200bc\u2066d\xad\ufeff",
    "een\ntwee\r\ndrie\u2028vier",
    "x" * 10_000,
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><rect width="100" height="40" '
    'fill="var(--card, #ffffff)"/><text x="5" y="20" font-size="12">3 juni</text></svg>'
)
BAD_DRAWINGS = (
    "",
    "geen tekening",
    "<svg",
    DRAWING.replace("<rect", '<image href="/geheim.png"/><rect'),
    DRAWING.replace("100 40", "0 0"),
    DRAWING.replace("<rect", "<script>alert(1)</script><rect"),
    DRAWING.replace("<rect", "<style>@import 'x'</style><rect"),
)


def everywhere(text: str) -> Document:
    """Return a document with a text in every place that holds one."""
    return Document(
        text,
        "nl",
        tuple(_everywhere(text)),
        footer=text,
        mark=text,
        style=HouseStyle(accent="#ffee00", footer=text),
    )


def _everywhere(text: str) -> Iterator[Block]:
    yield Heading(text, level=4)
    yield Paragraph(text)
    yield Paragraph(text, strong=True)
    yield items((text, text), text, numbered=True)
    yield items(text, (text, text))
    yield Table((text, "b"), ((text, text), ("c", text)), text, row_headers=True)
    yield Figure(DRAWING, text, text)
    yield Box(text, (text, text), "danger")
    yield Box(text, ())
    yield Field(text, text, 2, text)


def texts_of(document: Document) -> Iterator[str]:
    """Yield every text that somebody reads, in reading order."""
    yield document.title
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Items(items=entries):
                yield from (line for entry in entries for line in entry)
            case Table(headers=headers, rows=rows, caption=caption):
                yield from (caption, *headers, *(cell for row in rows for cell in row))
            case Figure(title=title):
                yield title
            case Box(title=title, lines=lines):
                yield from (title, *lines)
            case Field(label=label, value=value):
                yield from (label, value)
            case PageBreak():
                pass


def squeezed(text: str) -> str:
    """Return a text without spaces and places to break, which differ between pages and screens."""
    return "".join(text.replace("\u200b", "").split())
