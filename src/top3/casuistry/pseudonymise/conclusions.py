"""Whether the rules still conclude the same: compared, never assumed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any

from top3.casuistry.pseudonymise.days import Shift
from top3.method.reason import reason
from top3.method.stages import Result
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.trajectory.trajectory import Trajectory
from top3.values import ITEM_ID

_PARTS = (
    "now", "household", "situations", "findings", "top3", "at_the_cut", "order", "chosen",
    "differences", "set_aside", "questions", "consult_instead", "advice", "warnings",
    "not_chosen", "to_make_concrete", "own_lists", "places",
)  # fmt: skip
_TEXTS = {
    "because",
    "text",
    "do",
    "ask_whom",
    "why_text",
    "belongs_text",
    "plain",
    "consult",
    "words",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_ID = re.compile(r"\b[a-z]{1,3}[0-9]{1,6}\b")


Concluded = list[dict[str, Any]]


def moved(before: Concluded, ids: Mapping[str, str], shift: Shift) -> Concluded:
    """Return conclusions as they must be once ids and days are others."""
    made: Concluded = _bare(before, ids, shift)
    return made


def _of(result: Result) -> dict[str, Any]:
    """Return all that the rules conclude, without texts."""
    data: Mapping[str, Any] = result.to_data(everything=True)
    return {key: _bare(data[key], {}, None) for key in _PARTS if key in data}


def _bare(value: Any, ids: Mapping[str, str], shift: Shift | None) -> Any:
    if isinstance(value, Mapping):
        kept = ((key, part) for key, part in value.items() if key not in _TEXTS)
        return {
            _bare(key, ids, None): _bare(part, ids, shift)
            for key, part in kept
            if not (isinstance(part, Mapping) and set(part) == {"nl", "en"})
        }
    if isinstance(value, list | tuple):
        made = [_bare(each, ids, shift) for each in value]
        return sorted(made) if made and all(_is_id(each) for each in made) else made
    if isinstance(value, str) and shift and _DAY.match(value):
        return shift.day(date.fromisoformat(value)).isoformat()
    if isinstance(value, str):
        return _ID.sub(lambda match: ids.get(match[0], match[0]), value)
    return value


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(ITEM_ID.match(value))


def of_case(case: Case, rules: RuleSet) -> dict[str, Any]:
    """Return what the rules conclude about a case on its own day."""
    return _of(reason(case, rules))


def of_trajectory(trajectory: Trajectory) -> Iterator[dict[str, Any]]:
    """Yield what the rules conclude on every day something was recorded, and where it stood."""
    for day in sorted({each.day for each in trajectory.events}):
        yield from _on(trajectory, day)


def _on(trajectory: Trajectory, day: date) -> Iterator[dict[str, Any]]:
    standing = trajectory.at(day)
    yield _of(standing.result)
    course = standing.course
    due = [
        {"item": each.item, "since": each.since.isoformat() if each.since else ""}
        for each in standing.due
    ]
    acute = [each.about for each in course.acute]
    yield {"phase": course.phase, "approach": course.approach, "acute": acute, "due": due}


def differences(before: Concluded, after: Iterator[dict[str, Any]]) -> tuple[str, ...]:
    """Return the names of what differs first, or nothing where all is the same.

    It stops at the first day that differs: what comes after is not worked out.
    """
    one: dict[str, Any]
    two: dict[str, Any]
    for one, two in zip_longest(before, after, fillvalue={}):
        if one != two:
            return tuple(sorted(key for key in {*one, *two} if one.get(key) != two.get(key)))
    return ()
