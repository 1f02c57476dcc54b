"""An empty cell of a decision table, said as such: reading alone only sees an empty value."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from top3.errors import Both, Problem, ReadingError
from top3.reading import Path_, Tree

CODE = "empty-cell"
FOUND = Both("een lege cel", "an empty cell")
REMEDY = Both(
    "schrijf 'any' waar elke waarde telt; ook niet bekend telt dan",
    "write 'any' where every value counts; not known counts then too",
)


def with_empty_cells(error: ReadingError) -> list[Problem]:
    """Return the faults of a file that could not be read, with empty cells named as such."""
    if not isinstance(error.tree, Tree):
        return list(error.problems)
    lines = set(_lines(error.tree))
    return [
        replace(each, code=CODE, found=FOUND, remedy=REMEDY)
        if each.code == "null" and each.place.line in lines
        else each
        for each in error.problems
    ]


def _lines(tree: Tree) -> Iterator[int]:
    for path, spot in tree.positions.items():
        # entry, table, rows, row, when, cell
        cell = path[1:3] == ("table", "rows") and path[4:5] == ("when",) and len(path) > 5
        if cell and _at(tree.data, path) in ("", "~", "null"):
            yield spot[0]


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
