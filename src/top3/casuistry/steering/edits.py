"""One change to the record of a made-up case, as plain data that can be kept and made again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

NOTHING = "$nothing"
"""In the place of a value: the field is left out."""

_LETTERS = {"agreements": "a", "factors": "f", "situations": "s", "people": "p", "decisions": "d"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a change: a value at a place, a record more, or records less.

    A path names a collection, then the id of a record in it, then its fields.
    """

    kind: Literal["set", "add", "drop"]
    path: tuple[str, ...]
    value: Any = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One fact changed: about what, which fact of it, and every part of the record that holds it.

    `item` is an id of the case, or "household".
    """

    item: str
    fact: str
    parts: tuple[Part, ...]

    def __repr__(self) -> str:
        """Name the fact, and nothing of what it says."""
        return f"Edit({self.item}, {self.fact})"

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data, as it is kept in a file."""
        parts = [
            {each.kind: ".".join(each.path), **({} if each.value is None else {"to": each.value})}
            for each in self.parts
        ]
        return {"item": self.item, "fact": self.fact, "parts": parts}


def edit_from(data: Mapping[str, Any]) -> Edit:
    """Return a change out of plain data."""
    parts = []
    for each in data["parts"]:
        kind: Any = next(name for name in ("set", "add", "drop") if name in each)
        parts.append(Part(kind, tuple(_path(each[kind])), each.get("to")))
    return Edit(data["item"], data["fact"], tuple(parts))


def _path(text: str) -> list[str]:
    """Split a path; the names of answers of an acute round hold a dot themselves."""
    head, found, fact = text.partition(".answers.")
    return [*head.split("."), "answers", fact] if found else text.split(".")


def changed(data: Mapping[str, Any], edit: Edit) -> dict[str, Any]:
    """Return the plain data of a case with a change made; what was given stays as it was.

    Raises:
        KeyError: it names a record that is not there.
    """
    made = dict(data)
    for each in edit.parts:
        if each.kind == "drop":
            made.pop(each.path[0], None)
        elif each.kind == "add":
            made[each.path[0]] = [*made.get(each.path[0], ()), each.value]
        else:
            made = _set(made, each.path, each.value)
    return made


def _set(inner: Any, path: tuple[str, ...], value: Any) -> Any:
    head, rest = path[0], path[1:]
    if isinstance(inner, list):
        if not any(each["id"] == head for each in inner):
            raise KeyError(head)
        return [_set(each, rest, value) if each["id"] == head else each for each in inner]
    made = dict(inner)
    if rest:
        made[head] = _set(made.get(head, {}), rest, value)
    elif value == NOTHING:
        made.pop(head, None)
    else:
        made[head] = value
    return made


def free_id(data: Mapping[str, Any], collection: str) -> str:
    """Return an id that nothing in the case has."""
    taken = {
        each["id"]
        for part in data.values()
        if isinstance(part, list)
        for each in part
        if isinstance(each, dict) and "id" in each
    }
    letter = _LETTERS.get(collection, "x")
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


__all__ = ["NOTHING", "Edit", "Part", "changed", "edit_from", "free_id"]
