"""The schema of `top3/plan-view/1`, read from the same types that its data is written from."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from top3.document import Block
from top3.errors import Both
from top3.views.composing import DOCUMENTS
from top3.views.given import Given
from top3.views.given_data import HEAD, SCHEMA, kind_of
from top3.views.readers import AUDIENCES

Schema = dict[str, Any]
VIEW_ID = "urn:top3:schema:plan-view:1"
_REF = "#/$defs/"
_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Both: {"$ref": f"{_REF}TextData"},
    type(None): {"type": "null"},
}
_TEXT = {"type": "object", "properties": {"nl": {"type": "string"}, "en": {"type": "string"}},
         "required": ["nl", "en"]}  # fmt: skip


def view_schema() -> Schema:
    """Return the schema of what a front end gets for a reader; it has no words for people yet."""
    defs: dict[str, Schema] = {"TextData": _TEXT}
    blocks = [_block(each, defs) for each in get_args(Block)]
    given = _dataclass(Given, defs, leave_out=HEAD)
    properties: dict[str, Schema] = {
        "schema": {"const": SCHEMA, "type": "string"},
        "audience": {"type": "string", "enum": [*AUDIENCES]},
        "document": {"type": "string", "enum": [*DOCUMENTS]},
        "lang": {"type": "string", "enum": ["nl", "en"]},
        "title": _PLAIN[str],
        "mark": _PLAIN[str],
        "day": _type(date | None, defs),
        "chosen": _type(bool | None, defs),
        "given": {"anyOf": [given, _PLAIN[type(None)]]},
        "blocks": {"type": "array", "items": {"oneOf": blocks}},
    }
    return {**_object(properties), "$defs": defs}


def _object(properties: Mapping[str, Schema]) -> Schema:
    """Return a block in which every key is always there."""
    return {"type": "object", "properties": dict(properties), "required": [*properties]}


def _type(hint: Any, defs: dict[str, Schema]) -> Schema:
    """Return the schema of a type as `given_data` writes it."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"type": "string", "enum": [*parts]}
    if origin in (Union, UnionType):
        return {"anyOf": [_type(each, defs) for each in parts]}
    if origin is tuple and parts[-1] is ...:
        return {"type": "array", "items": _type(parts[0], defs)}
    if origin is tuple:
        return _fixed([_type(each, defs) for each in parts])
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, defs)
    raise TypeError(f"{hint}: no plain data is written from this type yet; say here what it gives")


def _fixed(places: list[Schema]) -> Schema:
    """Return the schema of a short list with a meaning for each place.

    `items` says the same less exactly, for programs that do not know `prefixItems`.
    """
    kinds = [each for place, each in enumerate(places) if each not in places[:place]]
    items = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    count = len(places)
    return {"type": "array", "prefixItems": places, "items": items,
            "minItems": count, "maxItems": count}  # fmt: skip


def _dataclass(kind: type, defs: dict[str, Schema], *, leave_out: tuple[str, ...] = ()) -> Schema:
    name = f"{kind.__name__}Data"
    if name not in defs:
        defs[name] = _object(_properties(kind, defs, leave_out))
    return {"$ref": _REF + name}


def _block(kind: type, defs: dict[str, Schema]) -> Schema:
    """Return a block of a document; `kind` tells which."""
    own = {"kind": {"const": kind_of(kind), "type": "string"}}
    defs[f"{kind.__name__}BlockData"] = _object({**own, **_properties(kind, defs, ())})
    return {"$ref": f"{_REF}{kind.__name__}BlockData"}


def _properties(
    kind: Any, defs: dict[str, Schema], leave_out: tuple[str, ...]
) -> dict[str, Schema]:
    hints = get_type_hints(kind)
    return {
        each.name.rstrip("_"): _type(hints[each.name], defs)
        for each in fields(kind)
        if each.name not in leave_out
    }
