"""The forms of the working papers: what a pen needs, and nothing of a case but what is handed in.

Every line that can go back into the case has a short name, counted on the sheet itself.
"""

from collections.abc import Iterable, Iterator

from top3.document import Block, Box, Field, Heading, PageBreak, Paragraph
from top3.errors import Both
from top3.method.contacts import Contacts
from top3.views.texts import Voice

NEW = 2
"""How many empty forms for an agreement there are, each on a page of its own."""

_EMPTY = (("who", 1), ("what", 3), ("when", 1), ("check", 2), ("otherwise", 3), ("until", 1),
          ("again", 1))  # fmt: skip
PART, CHILD_PART = "papers", "papers_child"


def letter(place: int) -> str:
    """Return the letter of a line within a block: a for the first."""
    return "abcdefghij"[place]


class Forms:
    """Writes empty forms in one voice; a child has its own."""

    def __init__(self, part: str, lang: str, contacts: Contacts) -> None:
        """Take the part of the texts, the language, and whom one can ring."""
        self.voice, self.lang = Voice(part, lang), lang
        self.is_child = part == CHILD_PART
        self._contacts = contacts

    def own_top3(self, name: Both | None) -> Iterator[Block]:
        """Write the form for somebody's own top 3; without a name there is a line for it."""
        voice = self.voice
        yield Heading(voice("own_of", name=name) if name else voice("own"))
        yield Paragraph(voice("own_lead"))
        if name is None:
            yield Field(voice("name"))
        yield Field(voice("date"))
        for place in (1, 2, 3):
            yield Field(voice(f"own_{place}"), f"T{place}", lines=5)
        yield Paragraph(voice("back"))

    def empty_agreements(self) -> Iterator[Iterable[Block]]:
        """Yield empty forms for one agreement each, with a line for every part of it."""
        return (self._empty(f"N{number}") for number in range(1, NEW + 1))

    def _empty(self, line: str) -> Iterator[Block]:
        yield Heading(self.voice("new", line=line))
        yield Paragraph(self.voice("new_lead"))
        for place, (key, lines) in enumerate(_EMPTY):
            yield Field(self.voice(key), f"{line}{letter(place)}", lines=lines)
        yield Field(self.voice("seen"))
        yield Paragraph(self.voice("seen_lead"))

    def card(self, steps: Iterable[str] = ()) -> Iterator[Block]:
        """Write the card with whom to ring, and the steps that are handed in."""
        voice, numbered = self.voice, [f"{n}. {each}" for n, each in enumerate(steps, 1)]
        yield Heading(voice("card"))
        yield Paragraph(voice("card_lead"))
        lead = [voice("steps"), *numbered] if numbered else []
        lines = (voice("ring", **self._numbers()), *lead, voice("talk", **self._numbers()))
        yield Box(voice("danger"), lines, tone="danger")
        yield Field(voice("others"), lines=2)

    def helps(self, told: Iterable[str] = ()) -> Iterator[Block]:
        """Write who helps a child: what is told, and lines that stay with the child."""
        voice = self.voice
        yield Heading(voice("helps"))
        yield Paragraph(voice("yours"))
        for text in told:
            yield Paragraph(text)
        for place in range(1, 5):
            yield Field(voice(f"helps_{place}"), lines=2)
        lines = tuple(voice(f"not_mine_{place}") for place in range(1, 5))
        yield Box(voice("not_mine"), lines)

    def _numbers(self) -> dict[str, Both]:
        return {each.id: each.number for each in self._contacts.entries}


def on_pages(*papers: Iterable[Block]) -> Iterator[Block]:
    """Write papers one after another, each on a page of its own; an empty one is left out."""
    begun = False
    for paper in papers:
        blocks = tuple(paper)
        if begun and blocks:
            yield PageBreak()
        begun = begun or bool(blocks)
        yield from blocks
