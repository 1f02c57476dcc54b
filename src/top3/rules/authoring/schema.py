"""The files of a rule set as JSON Schema (2020-12), for completion and checks in an editor.

A schema sees the shape of one file. What only shows in the whole (names that point nowhere, cycles,
texts with other slots) is refused when the rule set is loaded.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from top3.rules.authoring.schema_conditions import ASKING, condition_defs
from top3.rules.authoring.schema_words import DESCRIPTIONS, FILES, TITLES
from top3.rules.language import OUTCOMES, FactSpec, GroupSpec, Parameter, RuleHead
from top3.rules.layers.overlay_format import VERBS, OverlayManifest
from top3.rules.load_plan_texts import TEMPLATE_TEXTS
from top3.rules.manifest import Manifest
from top3.rules.plan_texts import AgreementTemplate, CheckText
from top3.rules.process import FORMAT as PROCESS
from top3.rules.process import Process
from top3.rules.sources import FamilyText, RoleText, Spoken
from top3.rules.tables import KINDS as TABLE_KINDS
from top3.rules.tables import TableHead

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = "1"
Schema = dict[str, Any]
Defs = dict[str, Any]

_DAY_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DAY = {"type": "string", "format": "date", "pattern": _DAY_PATTERN}
_TEXT = {"type": "string", "minLength": 1}
_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"}
_KEBAB = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_IDS = {"type": "array", "items": _KEBAB, "minItems": 1}
_BOTH = {"$ref": "#/$defs/Both"}
_IN_TWO_LANGUAGES = ("because", "do", "label", "question", "more")


def rule_schemas(groups: Iterable[GroupSpec] = ()) -> dict[str, Schema]:
    """Return the schema of every file of a rule set, by name: `rules`, `facts` and so on.

    Args:
        groups: The groups rules may quantify over, offered by name; others are not refused.
    """
    names = sorted({each.name for each in groups})
    return {name: _finished(name, make, names) for name, make in _FILES.items()}


def schema_id(name: str) -> str:
    """Return the stable id of a schema."""
    return f"urn:top3:schema:{name}:{VERSION}"


def _finished(name: str, make: Callable[[Defs], Schema], groups: list[str]) -> Schema:
    defs: Defs = {"Both": _block({"nl": _TEXT, "en": _TEXT}, "nl", "en")}
    schema = make(defs)
    defs |= condition_defs(groups)
    text = FILES[name]
    whole = {
        "$schema": DIALECT, "$id": schema_id(name), "title": text.title, "description": text.words,
        **schema, "$defs": _reached(schema, defs),
    }  # fmt: skip
    made: Schema = _titled(_without_null(whole))
    return made


def _reached(schema: Schema, defs: Defs) -> Defs:
    """Return the definitions that a schema uses, directly or through others, by name."""
    found: set[str] = set()
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).removeprefix("#/$defs/")
            if name in defs and name not in found:
                found.add(name)
                waiting.append(defs[name])
            waiting += part.values()
    return {name: defs[name] for name in sorted(found)}


def _without_null(part: Any) -> Any:
    """Take out null and defaults of null: in these files a key is left out, never empty."""
    if isinstance(part, list):
        return [_without_null(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _without_null(each) for key, each in part.items() if key != "default" or each}
    if kept.get("format") == "date":
        kept["pattern"] = _DAY_PATTERN  # for those who do not look at formats
    choices = kept.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [each for each in choices if each != {"type": "null"}]
        kept.pop("anyOf")
        kept |= rest[0] if len(rest) == 1 else {"anyOf": rest}
    return kept


def _titled(part: Any) -> Any:
    """Give every key its Dutch and English title, and a description where it needs one."""
    if isinstance(part, list):
        return [_titled(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _titled(each) for key, each in part.items()}
    keys = made.get("properties")
    if isinstance(keys, dict):
        made["properties"] = {key: _key(key, each) for key, each in keys.items()}
    return made


def _key(key: str, schema: Any) -> Any:
    if not isinstance(schema, dict) or key not in TITLES:
        return schema
    rest = {name: each for name, each in schema.items() if name not in ("title", "description")}
    words = {"description": DESCRIPTIONS[key].both} if key in DESCRIPTIONS else {}
    return {"title": TITLES[key].both, **words, **rest}


def _model(model: type[BaseModel], defs: Defs) -> Schema:
    """Return the block of a model; what it refers to goes to the definitions."""
    schema = model.model_json_schema(mode="validation")
    schema.pop("description", None)
    schema.pop("title", None)
    for name, each in schema.pop("$defs", {}).items():
        defs[name] = {
            key: part for key, part in each.items() if key not in ("title", "description")
        }
    for key in _IN_TWO_LANGUAGES:
        if key in schema["properties"]:
            schema["properties"][key] = _BOTH
    return schema


def _block(properties: Mapping[str, Any], *required: str, more: bool = False) -> Schema:
    return {
        "type": "object", "properties": dict(properties), "required": list(required),
        "additionalProperties": more,
    }  # fmt: skip


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ruleset(defs: Defs) -> Schema:
    schema = _model(Manifest, defs)
    schema["properties"]["top3"] = {"const": "ruleset/1"}
    schema["properties"]["id"] = _KEBAB
    schema["properties"]["steps"]["additionalProperties"] = {"type": "array", "items": _KEBAB}
    schema["properties"]["urgency"] |= {"minItems": 2, "uniqueItems": True}
    return schema


def _rules(defs: Defs) -> Schema:
    return _list(_rule_def(defs))


def _rule_def(defs: Defs) -> Schema:
    """Put the shape of a rule among the definitions, and return what refers to it."""
    schema = _model(RuleHead, defs)
    properties = schema["properties"] | {
        "id": _KEBAB,
        "ref": {"type": "array", "items": _TEXT},
        "when": {"$ref": "#/$defs/condition"},
        "unless": {"$ref": "#/$defs/exceptions"},
        "table": {"$ref": "#/$defs/table"},
    }
    defs["table"] = _table(defs, properties)
    shared = [key for key in schema["required"] if key not in ("then", "because")]
    rule = _block(properties, *shared)
    alone = {"required": ["when", "then", "because"], "not": {"required": ["table"]}}
    apart = [{"required": [key]} for key in ("when", "unless", "then", "overrides", "lowers")]
    rows = {
        "required": ["table"], "not": {"anyOf": apart},
        "properties": {"kind": {"enum": list(TABLE_KINDS)}},
    }  # fmt: skip
    rule["oneOf"] = [alone, rows]
    rule["allOf"] = [_kind_decides(kind, keys) for kind, keys in OUTCOMES.items()]
    defs["rule"] = rule
    return {"$ref": "#/$defs/rule"}


def _table(defs: Defs, rule: Mapping[str, Any]) -> Schema:
    """Return the block of a decision table; a row gives what the rule does not share."""
    schema = _model(TableHead, defs)
    row = {key: rule[key] for key in ("id", "then", "because", "do", "whom", "ref", "source")}
    row["then"] = {**row["then"], "minProperties": 1, "maxProperties": 1}
    row |= {"status": rule["status"], "when": _list({"$ref": "#/$defs/cell"}) | {"minItems": 1}}
    columns = _list({"$ref": "#/$defs/fact_name"}) | {"minItems": 1, "uniqueItems": True}
    rows = _list(_block(row, "id", "when", "then")) | {"minItems": 1}
    schema["properties"] |= {"columns": columns, "rows": rows, "reason": _BOTH}
    return schema | {"required": [*schema["required"], "rows"]}


def _kind_decides(kind: str, keys: Iterable[str]) -> Schema:
    """Say what follows from the kind of a rule: its outcomes, and whether it may ask `unknown`."""
    outcome = {"propertyNames": {"enum": list(keys)}, "minProperties": 1, "maxProperties": 1}
    then: Schema = {"then": outcome}
    if kind not in ASKING:
        then |= {"when": {"$ref": "#/$defs/condition_certain"},
                 "unless": {"$ref": "#/$defs/exceptions_certain"}}  # fmt: skip
    if kind != "tag":
        then["lowers"] = {"const": False}
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": then},
    }


def _facts(defs: Defs) -> Schema:
    schema = _model(FactSpec, defs)
    schema["properties"]["applies_when"] = {"$ref": "#/$defs/condition_certain"}
    schema["properties"]["fact"] = {"$ref": "#/$defs/fact_name"}
    schema["allOf"] = [{
        "if": {"properties": {"type": {"const": "scale"}}, "required": ["type"]},
        "then": {"required": ["of"]},
    }]  # fmt: skip
    return _list(schema)


def _parameters(defs: Defs) -> Schema:
    schema = _model(Parameter, defs)
    schema["properties"]["name"] = _NAME
    return _list(schema)


def _terms(_: Defs) -> Schema:
    entry = _block({"nl": _TEXT, "en": _TEXT}, "nl", "en", more=True)
    return {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": entry},
    }


def _texts(_: Defs) -> Schema:
    return {"type": "object", "additionalProperties": _BOTH}


def _documents(defs: Defs) -> Schema:
    """Return the schema of the sentences of documents: a part per reader, each text in two."""
    head = {
        "top3": {"const": "documents/1"},
        "status": _model(FamilyText, defs)["properties"]["status"],
    }
    part = {"type": "object", "additionalProperties": _BOTH}
    return {"type": "object", "properties": head, "required": [*head], "additionalProperties": part}


def _family(defs: Defs) -> Schema:
    schema = _model(FamilyText, defs)
    schema["properties"] |= {"nl": _TEXT, "en": _TEXT}
    return {"type": "object", "additionalProperties": schema | {"required": ["nl", "en", "status"]}}


def _questions(defs: Defs) -> Schema:
    return {"type": "object", "additionalProperties": _model(Spoken, defs)}


def _roles(defs: Defs) -> Schema:
    return _by_name(RoleText, ("does", "decides", "cannot", "ground"), defs)


def _checks(defs: Defs) -> Schema:
    return _by_name(CheckText, ("says", "do"), defs)


def _proposals(defs: Defs) -> Schema:
    return _by_name(AgreementTemplate, TEMPLATE_TEXTS, defs)


def _by_name(model: type[BaseModel], texts: Iterable[str], defs: Defs) -> Schema:
    """Return a block of entries by name, of which these texts are in both languages."""
    schema = _model(model, defs)
    schema["properties"] |= dict.fromkeys(texts, _BOTH)
    return {"type": "object", "additionalProperties": schema}


def _process(defs: Defs) -> Schema:
    schema = _model(Process, defs)
    schema["properties"]["top3"] = {"const": PROCESS}
    for name in ("State", "Ending"):
        defs[name]["properties"]["label"] = _BOTH
    defs["Line"]["properties"]["states"]["minItems"] = 1
    defs["Move"]["properties"]["on"]["minItems"] = 1
    defs["Move"]["properties"]["from"]["minItems"] = 1
    return schema


def _tests(_: Defs) -> Schema:
    scopes = {"type": "object", "propertyNames": {"$ref": "#/$defs/scope"}}
    item = {"type": "object", "properties": {"id": _TEXT}, "required": ["id"],
            "minProperties": 2, "maxProperties": 2}  # fmt: skip
    words = {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]}
    follows = {"type": "object", "minProperties": 1}
    expected = ("then", "then_not", "unknown", "not_applicable")
    test = _block(
        {
            "name": _TEXT, "as_of": _DAY, "given": scopes, "items": _list(item), "about": _TEXT,
            **dict.fromkeys(expected, _IDS), "because": words, "outcome": follows,
        },
        "name", "as_of",
    )  # fmt: skip
    return _list(test | {"anyOf": [{"required": [key]} for key in expected]})


def _mutants(_: Defs) -> Schema:
    keys = {"rule": _KEBAB, "mutant": _TEXT, "reason": _BOTH}
    return _list(_block(keys, *keys))


def _overlay(defs: Defs) -> Schema:
    rule = _rule_def(defs)
    more = {"add": {"add": {"anyOf": [rule, _TEXT]}}, "replace": {"with": rule}}
    schema = _model(OverlayManifest, defs)
    changes = [_change(verb, more.get(verb, {}), defs) for verb in VERBS]
    schema["properties"] |= {
        "top3": {"const": "overlay/1"}, "id": _KEBAB, "title": _BOTH,
        "extends": {"type": "string", "pattern": "^[a-z0-9-]+@[^@]+$"},
        "changes": _list({"anyOf": changes}),
    }  # fmt: skip
    return schema | {"required": [*schema["required"], "changes"]}


def _change(verb: str, more: Schema, defs: Defs) -> Schema:
    schema = _model(VERBS[verb], defs)
    schema["properties"] |= {**more, "reason": _BOTH}
    return schema | {"required": [*schema["required"], *more]}


_FILES: dict[str, Callable[[Defs], Schema]] = {
    "ruleset": _ruleset,
    "rules": _rules,
    "facts": _facts,
    "parameters": _parameters,
    "terms": _terms,
    "texts": _texts,
    "documents": _documents,
    "family": _family,
    "questions": _questions,
    "roles": _roles,
    "process": _process,
    "checks": _checks,
    "proposals": _proposals,
    "tests": _tests,
    "mutants": _mutants,
    "overlay": _overlay,
}
