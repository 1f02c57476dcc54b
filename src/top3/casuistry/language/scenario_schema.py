"""What a scenario looks like in a file, as a generated schema; it has no words for people yet.

Its blocks go by `Scenario…`, so that none is taken for the block of a case with the same name.
"""

from collections.abc import Mapping
from typing import Any

from top3.casuistry.language.scenario import Scenario
from top3.method.plain_types import LIST_MARK

Schema = dict[str, Any]
SCENARIO_ID = "urn:top3:schema:scenario:1"
_REF = "#/$defs/"
_LISTS: Mapping[tuple[str, str], str] = {
    ("Member", "roles"): "roles!",
    ("Tie", "kind"): "relations",
    ("Happening", "kinds"): "kinds",
    ("Happening", "how_often"): "how_often",
    ("Happening", "consequence"): "consequences",
    ("Saying", "class"): "classes",
    ("Step", "move"): "phases",
}
_NAMES = {"Account": "Report"}


def scenario_schema() -> Schema:
    """Return the schema of `scenario/1`.

    What it cannot say (names of nobody, texts that differ between languages, a course in a circle)
    is refused when a scenario is loaded.
    """
    made = Scenario.model_json_schema(mode="validation", ref_template=_REF + "{model}")
    defs: Schema = made["$defs"]
    for (block, key), name in _LISTS.items():
        defs[block]["properties"][key] = {**defs[block]["properties"][key], LIST_MARK: name}
    made["properties"]["forms"] = {**made["properties"]["forms"], LIST_MARK: "forms"}
    renamed: Schema = _renamed(made)
    return {**renamed, "$defs": {_own(name): _renamed(block) for name, block in defs.items()}}


def _own(name: str) -> str:
    return f"Scenario{_NAMES.get(name, name)}"


def _renamed(part: Any) -> Any:
    """Return a part of a schema with our names for blocks, and without null: a key is left out."""
    if isinstance(part, list):
        return [_renamed(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _renamed(each) for key, each in part.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = _REF + _own(made["$ref"].removeprefix(_REF))
    return _without_null(made)


def _without_null(part: Schema) -> Schema:
    choices = part.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices:
        return part
    rest = [each for each in choices if each != {"type": "null"}]
    kept = {key: each for key, each in part.items() if key != "anyOf"}
    return {**kept, **rest[0]} if len(rest) == 1 else {**kept, "anyOf": rest}
