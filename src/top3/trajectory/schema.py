"""What events look like in a file, as a generated schema: one of many types, told by `type`.

It has no words for people yet; `top3.interop.json_schema` finishes it.
"""

from typing import Any

from pydantic.json_schema import models_json_schema

from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.events import model_of

EVENT_ID = "urn:top3:schema:event:1"
_FILLED_IN = ("recorded", "salt")
"""What an event in a file may leave out: the moment it is recorded, and the salt that is made."""


def event_schema() -> dict[str, Any]:
    """Return the schema of `event/1`, as events are written by hand: one, a list, or `events`.

    What it cannot say (an id that is not there, a step that may not be taken) is refused when the
    event is applied.
    """
    names, made = models_json_schema(
        [(model_of(name), "validation") for name in EVENT_TYPES],
        ref_template="#/$defs/{model}",
        by_alias=True,
    )
    defs: dict[str, Any] = made["$defs"]
    refs = {name: names[model_of(name), "validation"]["$ref"] for name in EVENT_TYPES}
    for ref in refs.values():
        _as_written(defs[ref.rpartition("/")[2]])
    return {
        "anyOf": [
            {"$ref": "#/$defs/AnyEvent"},
            {"$ref": "#/$defs/Events"},
            {
                "type": "object",
                "properties": {"events": {"$ref": "#/$defs/Events"}},
                "required": ["events"],
                "additionalProperties": False,
            },
        ],
        "$defs": {**defs, **_union(refs)},
    }


def _union(refs: dict[str, str]) -> dict[str, Any]:
    """Return any one event by its `type`, and a list of them."""
    one = {
        "oneOf": [{"$ref": ref} for ref in refs.values()],
        "discriminator": {"propertyName": "type", "mapping": refs},
    }
    many = {"type": "array", "items": {"$ref": "#/$defs/AnyEvent"}, "minItems": 1}
    return {"AnyEvent": one, "Events": many}


def _as_written(block: dict[str, Any]) -> None:
    """Make the schema of a model that of an event in a file: without its salt."""
    block["properties"].pop("salt")
    block["required"] = [each for each in block["required"] if each not in _FILLED_IN]
