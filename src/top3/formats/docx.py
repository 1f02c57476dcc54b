"""Word by python-docx (extra `docx`): real headings, lists and header rows, in one language.

A drawing needs the extra `pdf` too, which makes the picture old readers show; without it what the
drawing says stands there in words. Text never becomes a field, a formula or markup.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

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
from top3.formats import typst_parts
from top3.formats.colours import readable
from top3.formats.docx_base import BULLETS, new_numbering, opened, packed
from top3.formats.docx_figures import Pictures
from top3.formats.docx_parts import Element, element, field, listed, paragraph, run, strong, table
from top3.formats.shown import shown
from top3.formats.svg_parts import on_paper, said
from top3.formats.text_parts import consecutive, feet, short, too_long_for_the_foot


def write(document: Document) -> bytes:
    """Write a document as DOCX; the same document gives the same parts.

    The document's day is the only time in it, and there is no author. The file as a whole is the
    same on machines that pack with the same zlib.

    Raises:
        ExtraMissingError: the extra `docx` is not installed.
    """
    document = shown(document)
    made = opened(readable(document.style.accent, on="#ffffff"), document.lang)
    body = made.element.body
    section = body[-1]
    for each in _with_breaks(_Writer(made, document).elements()):
        section.addprevious(each)
    _foot(made, document)
    return packed(made, document.title, document.day)


_MOST_LINES = 60


class _Writer:
    """Turns the blocks of one document into elements."""

    def __init__(self, made: Any, document: Document) -> None:
        self._document, self._pictures = document, Pictures(made)
        self._numbering = made.part.numbering_part.element

    def elements(self) -> Iterator[Element | None]:
        """Yield every element of the text, and nothing at all where a page ends."""
        document = self._document
        if document.mark:
            yield paragraph("Mark", run(document.mark))
        if document.style.logo:
            yield paragraph("Normal", self._pictures.logo(document.style.logo))
        yield paragraph("Title", run(document.title))
        blocks = [*consecutive((*document.blocks, *too_long_for_the_foot(document)))]
        for block, following in pairwise([*blocks, None]):
            assert block is not None
            yield from self._block(block, before_box=isinstance(following, Box))
            # what stands against each other with the same border, Word draws as one
            if isinstance(block, Box | Table) and not isinstance(following, Heading):
                yield paragraph("Separator")

    def _block(self, block: Block, *, before_box: bool = False) -> Iterator[Element | None]:
        match block:
            case Heading(text=text, level=level):
                yield paragraph(f"Heading{min(level - 1, 3)}", run(text))
            case Paragraph(text=text, strong=is_strong, lead=lead):
                head = (strong(lead), run(" ")) if lead.strip() else ()
                together = (element("keepNext"),) if head and before_box else ()
                words = strong(text) if is_strong else run(text)
                yield paragraph("Normal", *head, words, more=together)
            case Items():
                yield from self._items(block)
            case Table():
                yield from _table(block)
            case Figure():
                yield from self._figure(block)
            case Box():
                yield from _box(block)
            case Field():
                yield from _field(block)
            case PageBreak():
                yield None

    def _items(self, items: Items) -> Iterator[Element]:
        style = "ListNumber" if items.numbered else "ListBullet"
        number = new_numbering(self._numbering) if items.numbered else BULLETS
        for entry in items.items:
            for at, line in enumerate(entry):
                below = min(at, 1)
                yield listed("ListBullet2" if below else style, line, number, below)

    def _figure(self, figure: Figure) -> Iterator[Element]:
        svg = on_paper(figure) if typst_parts.is_installed() else ""
        together = (element("keepNext"),) if figure.title else ()
        if figure.title and not svg:
            yield paragraph("Caption", run(figure.title), more=together)
        if not svg:
            yield paragraph("Normal", run(said(figure)))
            return
        yield paragraph("Normal", self._pictures.drawing(svg, said(figure)), more=together)
        if figure.title:
            yield paragraph("Caption", run(figure.title))


def _with_breaks(elements: Iterable[Element | None]) -> Iterator[Element]:
    """Let what follows a break begin a page: a break of its own would leave an empty line there."""
    breaks = False
    for each in elements:
        if each is None:
            breaks = True
            continue
        if breaks:
            first = each if each.tag.endswith("}p") else paragraph("Separator")
            first.get_or_add_pPr().get_or_add_pageBreakBefore()
            if first is not each:
                yield first
        breaks = False
        yield each


def _table(given: Table) -> Iterator[Element]:
    if given.caption:
        yield paragraph("Caption", run(given.caption), more=(element("keepNext"),))
    if given.headers:
        yield table(given)


def _box(box: Box) -> Iterator[Element]:
    style = "DangerBox" if box.tone == "danger" else "NoteBox"
    if box.title.strip() or not box.lines:
        yield paragraph(f"{style}Title", run(box.title))
    for line, following in pairwise([*box.lines, None]):
        together = (element("keepNext"),) if following is not None else ()
        yield paragraph(style, run(line or ""), more=together)


def _field(asked: Field) -> Iterator[Element]:
    name = (run(f"  {asked.name}", "LineName"),) if asked.name else ()
    yield paragraph("FieldLabel", run(asked.label), *name)
    if asked.value:
        yield paragraph("Normal", run(asked.value))
    for _ in range(min(asked.lines, _MOST_LINES)):
        yield paragraph("WritingLine", element("r", element("tab")))


def _foot(made: Any, document: Document) -> None:
    section = made.sections[0]
    for footer in (section.footer, section.first_page_footer):
        _fill(footer, *_footer_lines(document))
    # on the first page it stands in the text, where it is read out
    _fill(section.first_page_header, paragraph("Header"))
    mark = paragraph("Mark", run(short(document.mark))) if document.mark else paragraph("Header")
    _fill(section.header, mark)


def _footer_lines(document: Document) -> list[Element]:
    first, *others = [short(each) for each in feet(document)] or [""]
    slash = run(" / ")
    pages = (element("r", element("tab")), field("PAGE"), slash, field("NUMPAGES"))
    rule = element("pBdr", element("top", val="single", sz=4, space=6, color="C3CAD1"))
    lines = [paragraph("Footer", run(first), *pages, more=(rule,))]
    return [*lines, *(paragraph("Footer", run(each)) for each in others)]


def _fill(place: Any, *elements: Element) -> None:
    place.is_linked_to_previous = False
    whole = place.part.element
    for each in list(whole):
        whole.remove(each)
    whole.extend(elements)
