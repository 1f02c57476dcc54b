"""The recursive half of the schemas: conditions, and the cells of a decision table."""

from collections.abc import Iterable
from typing import Any, get_args

from top3.rules.language import SCOPES
from top3.values import UnknownReason

ASKING = ("question", "warning", "advice")
"""The kinds of rule that may say `unknown`."""

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_NUMBER: Schema = {"$ref": "#/$defs/param"}
_NAMES: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_DAY: Schema = {"anyOf": [{"const": "as_of"}, _NUMBER]}
_LEVEL: Schema = {"anyOf": [_TEXT, _NUMBER]}
_OPERANDS: dict[str, Schema] = {
    "is": {"anyOf": [{"type": "boolean"}, _TEXT]},
    "in": _NAMES,
    "includes": _NAMES,
    **dict.fromkeys(("at_least", "at_most", "above", "below"), _LEVEL),
    "within": _NUMBER,
    "before": _DAY,
    "after": _DAY,
}


def condition_defs(groups: Iterable[str]) -> dict[str, Schema]:
    """Return the definitions of conditions: any, and those that may not say `unknown`."""
    names = list(groups)
    return {
        "param": _block({"param": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}}),
        "scope": {"enum": list(SCOPES)},
        "fact_name": {"type": "string", "pattern": rf"^({'|'.join(SCOPES)})\.[A-Za-z0-9_.-]+$"},
        "condition": _condition("condition", names, asking=True),
        "condition_certain": _condition("condition_certain", names, asking=False),
        "exceptions": _exceptions("condition"),
        "exceptions_certain": _exceptions("condition_certain"),
        **_cell(),
    }


def _block(properties: Schema) -> Schema:
    return {
        "type": "object", "properties": properties, "required": list(properties),
        "additionalProperties": False,
    }  # fmt: skip


def _condition(name: str, groups: list[str], *, asking: bool) -> Schema:
    inner = {"$ref": f"#/$defs/{name}"}
    several = {"type": "array", "items": inner, "minItems": 1}
    fact = {"$ref": "#/$defs/fact_name"}
    finding = {**_block({"finding": _ID}), "maxProperties": 2}
    finding["properties"] = {"finding": _ID, **_OPERANDS}
    shapes = [
        _block({"all": several}), _block({"any": several}), _block({"not": inner}),
        _test(fact), finding, _block({"known": fact}),
        _block({"count": _block({"at_least": _NUMBER, "of": several})}),
        _quantified(inner, groups),
    ]  # fmt: skip
    return {"anyOf": [*shapes, _unknown(fact)] if asking else shapes}


def _test(fact: Schema) -> Schema:
    """Return the shape of one test: a fact and exactly one operator."""
    made = _block({"fact": fact})
    return {**made, "properties": {"fact": fact, **_OPERANDS},
            "minProperties": 2, "maxProperties": 2}  # fmt: skip


def _unknown(fact: Schema) -> Schema:
    reason: Schema = {"enum": list(get_args(UnknownReason))}
    listed = {"anyOf": [reason, {"type": "array", "items": reason, "minItems": 1}]}
    return {**_block({"unknown": fact, "reason": listed}), "required": ["unknown"]}


def _quantified(inner: Schema, groups: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": {f"{how}_{name}": inner for how in ("any", "every") for name in groups},
        "patternProperties": {"^(any|every)_[a-z][a-z0-9_]*$": inner},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _exceptions(name: str) -> Schema:
    one = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _cell() -> dict[str, Schema]:
    """Return the definitions of a cell: 'any', a test without its fact, or one of several."""
    part = {"$ref": "#/$defs/cell_part"}
    test = {"type": "object", "properties": _OPERANDS, "additionalProperties": False,
            "minProperties": 1, "maxProperties": 1}  # fmt: skip
    several = {"type": "array", "items": part, "minItems": 1}
    return {
        "cell_part": {"anyOf": [test, _block({"not": part})]},
        "cell": {"anyOf": [{"const": "any"}, part, several]},
    }
