"""Two files people write: what they know to be names, and their answers to what was open."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from top3.casuistry.pseudonymise.spans import Span
from top3.errors import Both, ReadingError
from top3.reading import read_file
from top3.validating import build
from top3.values import Frozen, Many, Words

_OUT = Both("[weggelaten]", "[left out]")


class GivenName(Frozen):
    """A name of somebody, whether it is a woman's or a man's, and the name it must get."""

    name: Words = Field(repr=False)
    gender: Literal["woman", "man"] | None = None
    new: Words | None = Field(default=None, repr=False)


class GivenNames(Frozen):
    """What an organisation knows to be names: of people, places, organisations and other things."""

    top3: Literal["names/1"]
    people: Many[GivenName] = Field(default=(), repr=False)
    places: Many[Words] = Field(default=(), repr=False)
    organisations: Many[Words] = Field(default=(), repr=False)
    other: Many[Words] = Field(default=(), repr=False)


class Judged(Frozen):
    """What a person decided about what was left open: what may stay, what goes, what it becomes.

    `keep` holds marks of the report (`word:Deel`); `remove` and the keys of `replace` hold words.
    """

    top3: Literal["judged/1"] = "judged/1"
    keep: Many[Words] = Field(default=(), repr=False)
    remove: Many[Words] = Field(default=(), repr=False)
    replace: dict[Words, Words] = Field(default_factory=dict, repr=False)

    def spans(self, text: str, lang: str) -> Iterator[Span]:
        """Yield what a person said must go or must become something else."""
        rows = {each: _OUT.in_language(lang) for each in self.remove} | self.replace
        for old in sorted(rows, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text, re.IGNORECASE):
                yield Span(match.start(), match.end(), rows[old], "judged")


def read_names(path: Path) -> GivenNames:
    """Read a file of names.

    Raises:
        ReadingError: every fault of it, and not a word of what it says.
    """
    made = build(GivenNames, read_file(path))
    if isinstance(made, list):
        raise ReadingError(made)
    return made


def read_judged(path: Path) -> Judged:
    """Read a file of answers; for the rest as `read_names`."""
    made = build(Judged, read_file(path))
    if isinstance(made, list):
        raise ReadingError(made)
    return made
