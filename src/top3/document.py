"""A neutral document: headings, paragraphs, lists, tables and figures. Knows nothing of a case.

Every text in it is plain text: a format shows it as it stands and never reads it as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `strong` marks what must not be missed.

    `lead` are the words it begins with, set apart: what the paragraph is about.
    """

    text: str
    strong: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbered` when the order means something. Each item may have lines below it."""

    items: tuple[tuple[str, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header per column, and rows with exactly as many cells.

    With `row_headers` the first cell of every row says what the row is about.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    row_headers: bool = False

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the headers."""
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError("table: a row of another width than the headers; give every cell")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, with the text that says the same to who cannot see it.

    `title` is the caption. A format that cannot draw shows the alternative in its place.
    """

    svg: str
    alternative: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A few lines set apart, so that nobody misses them; `danger` is what to do when it goes wrong.

    A box is told apart by its border and its title, never by colour alone. A note without a title
    sets words apart as they were said: each line is a paragraph.
    """

    title: str
    lines: tuple[str, ...]
    tone: Literal["note", "danger"] = "note"


@dataclass(frozen=True, slots=True)
class Field:
    """Room to write by hand: what is asked, how many lines, and the short name of the line.

    `value` stands in it already where something is filled in.
    """

    label: str
    name: str = ""
    lines: int = 1
    value: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | Items | Table | Figure | Box | Field | PageBreak


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of an organisation: its bytes as PNG, and the text for who cannot see it."""

    png: bytes
    alternative: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How an organisation lets its documents look: one colour, a logo, a line at the foot.

    `accent` is a colour as `#rrggbb`; a format uses it for headings and lines, never to say
    something.
    """

    accent: str = "#1f4e5f"
    logo: Logo | None = None
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language: a title and its blocks, in reading order.

    `day` is the day of the document: the only time that may stand in it or in what a format says
    about it. `footer` stands at the foot of every page. `mark` is set over everything else, as
    "fictional" is. `name` is a file name without extension.
    """

    title: str
    lang: str
    blocks: tuple[Block, ...]
    day: date | None = None
    footer: str = ""
    mark: str = ""
    name: str = "plan"
    style: HouseStyle = HouseStyle()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day in an agenda: when, and a title that gives nothing away. `uid` is random, and kept."""

    day: date
    title: str
    uid: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """Days to put in an agenda, in order; `day` is the day the agenda was made."""

    day: date
    lang: str
    appointments: tuple[Appointment, ...]


def items(*entries: str | Sequence[str], numbered: bool = False) -> Items:
    """Make a list; an entry is a line, or a line with lines below it."""
    rows = tuple((entry,) if isinstance(entry, str) else tuple(entry) for entry in entries)
    return Items(rows, numbered=numbered)
