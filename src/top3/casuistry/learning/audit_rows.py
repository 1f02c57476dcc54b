"""The rows of an audit: out of the index of a generated set, one line for every case."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from top3.casuistry.drawing.cast import GENDERS
from top3.casuistry.drawing.words import background_names
from top3.casuistry.learning.audit import AuditRow
from top3.errors import Both, Place, Problem, ReadingError

NOT_KNOWN, NOBODY, SEVERAL = "not_known", "none", "several"
_PARTS = ("does", "undergoes", "tells")
"""What somebody has to do with it: does it, undergoes it, or tells of it."""


def expected_values() -> dict[str, tuple[str, ...]]:
    """Return the values that a set should hold, by trait."""
    made: dict[str, tuple[str, ...]] = {}
    for part in _PARTS:
        made[f"{part}_gender"] = GENDERS
        made[f"{part}_background"] = background_names()
    return made


def rows_of(index: Path) -> Iterator[AuditRow]:
    """Yield a row for every line of the index of a generated set.

    Raises:
        ReadingError: there is no such file, or a line of it is no line of an index.
    """
    try:
        lines = index.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ReadingError([_problem(index, None, "not-found", _NO_INDEX, _GENERATE)]) from None
    problems: list[Problem] = []
    rows: list[AuditRow] = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(row_of(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError):
            problems.append(_problem(index, number, "not-an-index", _NO_LINE, _GENERATE))
    if problems:
        raise ReadingError(problems)
    yield from rows


def row_of(line: Mapping[str, Any]) -> AuditRow:
    """Return the row of one line: what is drawn of its people, and how it went.

    Raises:
        KeyError: it says nothing of people or of how it went.
    """
    traits = line["traits"]
    people = list(traits["people"].values())
    return AuditRow(
        str(line["scenario"]),
        {
            **{
                f"{part}_{trait}": _one([each[trait] for each in people if each[part]])
                for part in _PARTS
                for trait in ("gender", "background")
            },
            "undergoes_age": _one([each["age_band"] for each in people if each["undergoes"]]),
            "family_form": str(traits["family_form"]),
        },
        {name: str(value) for name, value in line["outcomes"].items()},
    )


def _one(values: Iterable[str | None]) -> str:
    found = {each or NOT_KNOWN for each in values}
    if not found:
        return NOBODY
    return found.pop() if len(found) == 1 else SEVERAL


def _problem(index: Path, line: int | None, code: str, found: Both, remedy: Both) -> Problem:
    return Problem(Place(index.name, line), code, found, remedy)


_NO_INDEX = Both("niet gevonden", "not found")
_NO_LINE = Both("geen regel van een index", "no line of an index")
_GENERATE = Both(
    "noem een map die met 'top3 cases generate' is gemaakt",
    "name a folder that was made with 'top3 cases generate'",
)
