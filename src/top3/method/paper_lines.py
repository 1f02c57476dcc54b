"""What was written by hand on working papers, as somebody types it on a sheet.

What nobody wrote on stays `"…"`, as the sheet has it, or is left out: it says nothing. Which lines
fit the case is for `paper_replies` to say, and putting them into a case is in `paper_answers`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from top3.model.people import Party
from top3.reading import Tree
from top3.values import Day, Frozen, ItemId, Many, Words

OWN, AGREED = "top3", "agreements"
LINES = 3
"""How many lines a top 3 has."""

EMPTY = "…"
"""How a line looks on a sheet that nobody has written on yet."""


class OwnLine(Frozen):
    """One line of somebody's own top 3, in their own words.

    `line` is the short name on paper; `situation` is which situation of the case they mean, where
    they said so. A line without both words and situation was left empty.
    """

    line: Words | None = None
    words: Words | None = Field(default=None, repr=False)
    situation: ItemId | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote on it."""
        return not (self.words or self.situation)


class AgreementLine(Frozen):
    """One agreement as it was written down: a new one, or what was added to an existing one.

    `agreement` is the existing one. What is left out was not agreed: it says nothing, and for an
    existing agreement it changes nothing. The rest is as in an agreement of a case.
    """

    line: Words | None = None
    agreement: ItemId | None = None
    answers: Many[ItemId] = ()
    keepers: Many[Party] = ()
    what: Words | None = Field(default=None, repr=False)
    signal: Words | None = Field(default=None, repr=False)
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    checkers: Many[Party] = ()
    check: Words | None = Field(default=None, repr=False)
    otherwise: Words | None = Field(default=None, repr=False)
    evaluate: Day | None = None
    only_for: Many[Party] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote on it."""
        return not any(
            getattr(self, name) for name in type(self).model_fields if name not in _NAMES
        )


_NAMES = ("line", "agreement")
"""What the sheet says itself; it is no writing of anybody."""


def without_blanks(tree: Tree) -> Tree:
    """Return the tree of a sheet without the lines of papers that were left empty."""
    data = tree.data
    if not isinstance(data, dict) or not isinstance(data.get("talks"), list):
        return tree
    talks = [_written(each) if isinstance(each, dict) else each for each in data["talks"]]
    return Tree({**data, "talks": talks}, tree.file, tree.positions, tree.keys)


def _written(talk: Mapping[str, Any]) -> dict[str, Any]:
    kept = dict(talk)
    for name in (OWN, AGREED):
        if isinstance(kept.get(name), list):
            kept[name] = [
                {key: value for key, value in line.items() if not is_empty(value)}
                if isinstance(line, dict)
                else line
                for line in kept[name]
            ]
    return kept


def is_empty(value: Any) -> bool:
    """Say whether nothing was typed there."""
    return isinstance(value, str) and value.strip() in ("", EMPTY, "...")


def lines_of(talk: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the lines of a part of a raw talk that hold anything, each with its place."""
    found = talk.get(name)
    for index, line in enumerate(found if isinstance(found, list) else ()):
        if isinstance(line, dict) and any(key not in _NAMES and line[key] != [] for key in line):
            yield index, line
