"""The shape of `lexicon.yaml`: words, why they are vague, what to ask, and how text is read."""

from typing import Annotated, Literal

from pydantic import Field

from top3.errors import Both
from top3.rules.sources import Source, Status
from top3.values import Frozen, Many, Name, Words

BLANK = "{}"
"""Where the stem goes in a frame of a pattern."""

GAP = "…"
"""In a form: at most `gap` other words."""


class Said(Frozen):
    """A text in both languages; neither may be missing."""

    nl: Words
    en: Words

    def both(self) -> Both:
        """Return the two texts."""
        return Both(self.nl, self.en)


Neighbour = Literal["count", "date"]
"""Something concrete beside a word: how often or how long; a day, a month or a year."""


class Beside(Frozen):
    """Which concrete neighbours take the vagueness of a word away, on either side of it."""

    before: Many[Neighbour] = ()
    after: Many[Neighbour] = ()


class EntryFile(Frozen):
    """A vague word; what it leaves out it takes from its category or from the top of the file."""

    id: Name
    word: Words
    also: Many[Words] = ()
    forms: dict[Name, Many[Words]] = Field(default_factory=dict)
    why: Said | None = None
    ask: Said | None = None
    denied: Said | None = None
    belongs: Name | None = None
    unless: Many[Words] = ()
    beside: Beside | None = None
    source: Source | None = None
    status: Status | None = None


class CategoryFile(Frozen):
    """Words that are vague in the same way, with the reason and the question they share."""

    title: Said
    why: Said
    ask: Said
    denied: Said | None = None
    belongs: Name | None = None
    beside: Beside | None = None
    entries: Annotated[Many[EntryFile], Field(min_length=1)]


class ConcreteFile(Frozen):
    """Which words make a number, a span of time or a day; `fillers` may stand in between."""

    units: Many[Words]
    numbers: Many[Words]
    every: Many[Words]
    spans: Many[Words]
    adverbs: Many[Words]
    months: Many[Words]
    fillers: Many[Words]


class ChildrenFile(Frozen):
    """By which words a text says that a child is speaking, and below which age somebody is one."""

    below: int
    words: Many[Words]
    roles: Many[Name]
    not_speaking_after: Many[Words]
    speaks: Many[Words]


class LexiconFile(Frozen):
    """The whole file."""

    top3: Words
    language: Literal["nl"]
    status: Status
    source: Source
    gap: int = Field(ge=1, le=12)
    gap_breaks: Many[Words]
    quoted: Said
    patterns: dict[Name, Many[Words]]
    negators: Many[Words]
    breaks: Many[Words]
    not_negating: Many[Words]
    reach: int = Field(ge=1, le=12)
    after: Many[Words]
    concrete: ConcreteFile
    children: ChildrenFile
    own_words: Many[Name]
    names: Many[Words]
    categories: dict[Name, CategoryFile]
