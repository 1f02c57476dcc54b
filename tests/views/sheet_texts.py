"""What stands in a document, as plain texts: for tests of what a sheet says and does not say."""

from top3.document import Box, Document, Field, Heading, Items, Paragraph, Table


def lines_of(document: Document) -> list[str]:
    """Return every text of a document in reading order, its title first; a row is one line."""
    return [document.title, *(line for each in document.blocks for line in _lines(each))]


def text_of(document: Document) -> str:
    return "\n".join(lines_of(document))


def under(document: Document, heading: str) -> list[str]:
    """Return what stands under one heading, up to the next of that level or higher."""
    found, level = [], 0
    for each in document.blocks:
        if isinstance(each, Heading):
            if each.text == heading:
                level = each.level
                continue
            if level and each.level <= level:
                break
        if level:
            found += list(_lines(each))
    return found


def row_of(document: Document, heading: str, first: str) -> tuple[str, ...]:
    """Return the row of a table under a heading that begins with a cell."""
    place = [getattr(each, "text", "") for each in document.blocks].index(heading)
    table = document.blocks[place + 1]
    return next(row for row in table.rows if row[0] == first)


def _lines(block):
    if isinstance(block, Heading | Paragraph):
        return [block.text]
    if isinstance(block, Items):
        return [line for item in block.items for line in item]
    if isinstance(block, Table):
        return [" | ".join(block.headers), *(" | ".join(row) for row in block.rows)]
    if isinstance(block, Box):
        return [block.title, *block.lines]
    return [block.label, block.value] if isinstance(block, Field) else []
