"""A neutral document: headings, paragraphs, lists, tables and figures. Knows nothing of a case."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `strong` marks what must not be missed."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbered` when the order means something. Each item may have lines below it."""

    items: tuple[tuple[str, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header per column, and rows with exactly as many cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the headers."""
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError("table: a row of another width than the headers; give every cell")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, with the text that says the same to who cannot see it."""

    svg: str
    alternative: str


Block = Heading | Paragraph | Items | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language: a title and its blocks, in reading order."""

    title: str
    lang: str
    blocks: tuple[Block, ...]


def items(*entries: str | Sequence[str], numbered: bool = False) -> Items:
    """Make a list; an entry is a line, or a line with lines below it."""
    rows = tuple((entry,) if isinstance(entry, str) else tuple(entry) for entry in entries)
    return Items(rows, numbered=numbered)
