"""The bare shape of a schema: names that last, closed lists by name, and no words for people.

What a schema generator adds for itself (titles out of key names, names of generic types) differs
from version to version; none of it stays. What is left changes only when the format does.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from top3.interop.schema_options import LIST_OF, OPTIONS

Schema = dict[str, Any]
BY_NAME = ("properties", "$defs", "patternProperties", "dependentSchemas")
"""Keywords that hold schemas by name: those names are no keywords."""
IN_LIST = ("anyOf", "oneOf", "allOf", "prefixItems")
INSIDE = ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else")
REF = "#/$defs/"
PERSON = "^[a-z]{1,3}[0-9]{1,6}$"
"""The pattern of what stands for somebody of the case, where a role may stand too."""

_WRAPPERS = ("Known", "Disputed", "Weighing", "OpenSet")
_INNER = {
    "Annotated_str__StringConstraints": "Words",
    "Annotated_str__AfterValidator": "Name",
    "Annotated_date__BeforeValidator": "Day",
    "Annotated_When__BeforeValidator": "When",
    "Union_bool__int__Annotated_str__StringConstraints": "Answer",
    "bool": "YesNo",
    "int": "Number",
}


def mapped(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """Return a schema with every schema in it changed, the innermost first."""
    made: Schema = {}
    for key, part in schema.items():
        if key in BY_NAME:
            made[key] = {name: _mapped(each, change) for name, each in part.items()}
        elif key in IN_LIST:
            made[key] = [_mapped(each, change) for each in part]
        elif key in INSIDE:
            made[key] = _mapped(part, change)
        else:
            made[key] = part
    return change(made)


def _mapped(part: Any, change: Callable[[Schema], Schema]) -> Any:
    return mapped(part, change) if isinstance(part, dict) else part


def schemas_in(schema: Schema) -> Iterator[Schema]:
    """Yield a schema and every schema in it."""
    yield schema
    for key, part in schema.items():
        if key in BY_NAME:
            inside = list(part.values())
        elif key in IN_LIST:
            inside = part
        else:
            inside = [part] if key in INSIDE else []
        for each in inside:
            if isinstance(each, dict):
                yield from schemas_in(each)


def shape(schema: Schema, title: str) -> Schema:
    """Return the bare shape of a generated schema, named `title`."""
    defs = schema.get("$defs", {})
    names = {name: neat_name(name) for name in defs}
    if len({*names.values()}) < len(names):
        raise ValueError("schema: two definitions with one name; give one of the types another")
    found: set[str] = set()

    def tidy(part: Schema) -> Schema:
        return _listed(_renamed(_bare(part), names), found)

    root = mapped({key: part for key, part in schema.items() if key != "$defs"}, tidy)
    blocks = {names[name]: mapped(_block(name, block), tidy) for name, block in defs.items()}
    lists = {name: {"type": "string", "enum": [*OPTIONS[name]]} for name in found}
    return {"title": title, **root, "$defs": dict(sorted({**blocks, **lists}.items()))}


def neat_name(name: str) -> str:
    """Return the lasting name of a definition: no suffix, no generator's name of a generic type.

    "QuestionData" gives "Question", "Known_Annotated_date__BeforeValidator__" gives "KnownDay".
    """
    for wrapper in _WRAPPERS:
        if name.startswith(f"{wrapper}_"):
            return wrapper + neat_name(name.removeprefix(f"{wrapper}_"))
    inner = name.strip("_")
    if inner in _INNER:
        return _INNER[inner]
    if inner.startswith("Annotated_int__FieldInfo"):
        return "NumberInRange"
    if inner.startswith("Literal__"):
        values = frozenset(inner.removeprefix("Literal__").split("____"))
        return LIST_OF.get(values, "Choice")
    return re.sub(r"[^A-Za-z0-9]", "", inner.removesuffix("Data"))


def _block(name: str, block: Schema) -> Schema:
    """Return a definition; a record leaves out what it does not know, so null is not in it."""
    return block if name.endswith("Data") else mapped(block, _without_null)


def without_null(schema: Schema) -> Schema:
    """Return a schema in which nothing can be null: a key is left out instead."""
    return mapped(schema, _without_null)


def _without_null(part: Schema) -> Schema:
    for key in ("anyOf", "oneOf"):
        choices = part.get(key, ())
        rest = [each for each in choices if each != {"type": "null"}]
        if len(rest) < len(choices):
            kept = {name: each for name, each in part.items() if name != key}
            return {**kept, **(rest[0] if len(rest) == 1 else {key: rest})}
    return part


def _bare(part: Schema) -> Schema:
    """Leave out titles and descriptions, and defaults: a form fills in nothing by itself."""
    kept = {
        key: each for key, each in part.items() if key not in ("title", "description", "default")
    }
    if "properties" in kept:
        kept.setdefault("additionalProperties", False)
    return kept


def _renamed(part: Schema, names: Mapping[str, str]) -> Schema:
    made = dict(part)
    if "$ref" in made:
        made["$ref"] = REF + names[made["$ref"].removeprefix(REF)]
    if "mapping" in made.get("discriminator", {}):
        refs = made["discriminator"]["mapping"].items()
        mapping = {key: REF + names[ref.removeprefix(REF)] for key, ref in refs}
        made["discriminator"] = {**made["discriminator"], "mapping": mapping}
    return made


def _listed(part: Schema, found: set[str]) -> Schema:
    """Point to a closed list by its name, wherever it stands."""
    name = LIST_OF.get(frozenset(map(str, part.get("enum", ()))))
    if name is None:
        return part
    found.add(name)
    rest = {key: each for key, each in part.items() if key not in ("enum", "type")}
    return {**rest, "$ref": REF + name}
