"""A record as plain data with every text changed and every day moved; codes stay what they are.

Which strings are words of people is read from the types of the record: whatever is not surely one
of our own codes, an id or a day is a text. A field that is added later is a text by itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.types import StringConstraints

from top3.casuistry.pseudonymise.days import Shift
from top3.casuistry.pseudonymise.names import NameMap
from top3.casuistry.pseudonymise.text import Changed, Doubt, TextChanger
from top3.model.noted import Noted
from top3.model.people import External, Person
from top3.trajectory.own_records import LayerName
from top3.values import ITEM_ID, I18n, Known, KnownAge, RoleRef

_CODES = {(Noted, "fact"), *((LayerName, each) for each in ("id", "version", "sha256"))}
"""Fields typed as words that hold names of our own."""

_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(T.*)\Z")
_SMALL_ID = re.compile(r"[a-z]{1,3}[0-9]{1,3}\Z")


@dataclass(repr=False)
class Tally:
    """What was done while walking: how often each kind, and everything left for people."""

    counts: dict[str, int] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def add(self, kind: str, count: int = 1) -> None:
        """Count something that was done."""
        self.counts[kind] = self.counts.get(kind, 0) + count


@dataclass(frozen=True, repr=False)
class Walker:
    """Changes records one by one; what it did stands in `tally`."""

    changer: TextChanger
    names: NameMap
    shift: Shift
    ids: Mapping[str, str]
    lang: str
    tally: Tally

    def record(self, model: BaseModel, path: str) -> dict[str, Any]:
        """Return a record as plain data in the spelling of its file; defaults are left out."""
        made: dict[str, Any] = {}
        for name, info in type(model).model_fields.items():
            value = getattr(model, name)
            if isinstance(value, External):
                self.tally.add("external")
                continue
            default = info.get_default(call_default_factory=True)
            if value is None or (not info.is_required() and value == default):
                continue
            key = info.alias or name
            made[key] = self._value(model, name, value, f"{path}.{key}" if path else key)
        return made

    def _value(self, model: BaseModel, name: str, value: Any, path: str) -> Any:
        if (type(model), name) in _CODES:
            return value
        if name == "name" and isinstance(model, Person | RoleRef):
            self.tally.add("name")
            return self._counted(self.changer.change_name(value, path, self.lang))
        if isinstance(model, I18n) and isinstance(value, str):
            return self._text(value, path, name)
        return self._any(value, path, _is_words(type(model), name))

    def _any(self, value: Any, path: str, words: bool) -> Any:
        if isinstance(value, BaseModel):
            return self.record(value, path)
        if isinstance(value, bool | int):
            return value
        if isinstance(value, date):
            self.tally.add("day")
            return self.shift.day(value).isoformat()
        if isinstance(value, str):
            return self._str(value, path, words)
        if isinstance(value, Mapping):
            return {
                self._str(key, path, words=False): self._any(part, f"{path}.{key}", words)
                for key, part in value.items()
            }
        return [self._any(part, f"{path}[{at}]", words) for at, part in enumerate(value, 1)]

    def _str(self, value: str, path: str, words: bool) -> str:
        if words:
            return self._text(value, path, self.lang)
        if ITEM_ID.match(value):
            return self.ids.get(value, value)
        if _PARTIAL.match(value):
            self.tally.add("day")
            return self.shift.partial(value)
        if moment := _MOMENT.match(value):
            return self.shift.day(date.fromisoformat(moment[1])).isoformat() + moment[2]
        return value

    def _text(self, value: str, path: str, lang: str) -> str:
        return self._counted(self.changer.change(value, path, lang))

    def _counted(self, changed: Changed) -> str:
        for kind, count in changed.counts.items():
            self.tally.add(kind, count)
        self.tally.doubts += changed.doubts
        return changed.text


@lru_cache(maxsize=2048)
def _is_words(model: type[BaseModel], name: str) -> bool:
    """Say whether a field can hold words of people."""
    if model is KnownAge:
        return False
    info = model.model_fields[name]
    marks = _marks(info.annotation, info.metadata)
    return any(isinstance(each, StringConstraints) for each in marks)


def _marks(annotation: Any, metadata: Any) -> Iterator[Any]:
    yield from metadata
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        yield from _marks(base, more)
        return
    if isinstance(annotation, type) and issubclass(annotation, Known):
        yield from _marks(*_inner(annotation))
    for each in get_args(annotation):
        yield from _marks(each, ())


def _inner(known: type[BaseModel]) -> tuple[Any, Any]:
    info = known.model_fields["value"]
    return info.annotation, info.metadata


def every_id(*models: BaseModel) -> Iterator[str]:
    """Yield the id of every item in some records, in their order."""
    for model in models:
        own = getattr(model, "id", None)
        if isinstance(own, str) and ITEM_ID.match(own):
            yield own
        for name in type(model).model_fields:
            value = getattr(model, name)
            parts = value if isinstance(value, tuple) else (value,)
            yield from every_id(*(each for each in parts if isinstance(each, BaseModel)))


def new_ids(ids: Iterator[str]) -> dict[str, str]:
    """Return which ids change: those long enough to be a number from elsewhere.

    An id such as `s1` says nothing and stays, so that a text that names it stays true.
    """
    found = list(dict.fromkeys(ids))
    taken = {each for each in found if _SMALL_ID.match(each)}
    made: dict[str, str] = {}
    for old in found:
        if old in taken:
            continue
        number = 1
        letters = re.match(r"[a-z]+", old)
        head = letters[0][:1] if letters else "x"
        while f"{head}{number}" in taken:
            number += 1
        made[old] = f"{head}{number}"
        taken.add(made[old])
    return made


def every_text(model: BaseModel) -> Iterator[str]:
    """Yield every text of a record: names too."""
    for name in type(model).model_fields:
        words = isinstance(model, I18n) or _is_words(type(model), name)
        yield from _texts(getattr(model, name), words)


def _texts(value: Any, words: bool) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from every_text(value)
    elif isinstance(value, str):
        if words:
            yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part, words)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, words)


def every_name(model: BaseModel) -> Iterator[str]:
    """Yield the name of every person, and every name behind a role."""
    if isinstance(model, Person | RoleRef) and model.name:
        yield model.name
    for name in type(model).model_fields:
        yield from _names(getattr(model, name))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from every_name(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _names(part)
    elif isinstance(value, Mapping):
        yield from _names(tuple(value.values()))
