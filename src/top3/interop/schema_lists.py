"""Names from the lists of a rule set, put into a schema as the closed lists they are there.

Without a rule set such a name is any text: which names there are is for the rule set to say.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from top3.errors import Both
from top3.interop.schema_shape import PERSON, REF, Schema, mapped, schemas_in
from top3.method.plain_types import LIST_MARK
from top3.method.vocabulary import FIELD_LISTS, URGENCY, name_lists
from top3.rules.language import RuleSet

OPTION = "Option"
"""How the name of the definition of a list ends."""

LEVELS = "levels"
"""Every level of every scale people judge on: which of them a level belongs to, its scale says."""
_ONLY_ROLES = {("RoleRef", "role"), ("Person", "roles")}
_PERSON = {"type": "string", "pattern": PERSON}
_WRAPPERS = ("Known", "Disputed", "Weighing", "OpenSet")
_CARRYING = ("value", "has", "claims", "weighed")
Labels = dict[str, dict[str, Both]]


def marked(schema: Schema) -> Schema:
    """Return a generated schema with a mark at every key of a record that takes a listed name."""
    defs = dict(schema.get("$defs", {}))
    fields = {**FIELD_LISTS, ("Judgement", "level"): LEVELS, ("AcuteRound", "answers"): "answers"}
    for (model, field), name in fields.items():
        key = field.rstrip("_")
        if key in defs.get(model, {}).get("properties", {}):
            whose = f"{name}!" if (model, field) in _ONLY_ROLES else name
            properties = defs[model]["properties"]
            part = {**properties[key], LIST_MARK: whose}
            defs[model] = {**defs[model], "properties": {**properties, key: part}}
    return {**schema, "$defs": defs}


def without_marks(schema: Schema) -> Schema:
    """Return a schema without the marks: a listed name is any text."""
    return mapped(schema, lambda part: {k: v for k, v in part.items() if k != LIST_MARK})


def with_lists(schema: Schema, rules: RuleSet) -> tuple[Schema, Labels]:
    """Return a schema in which every mark is its list, and the labels of those lists.

    The lists are definitions, named after the list. A name the rule set gives no label shows as
    itself.
    """
    narrowing = _Narrowing(schema["$defs"], _lists(rules))
    made = mapped(schema, narrowing.put)
    defs = {**made["$defs"], **narrowing.made}
    labels = {list_def(name): narrowing.lists[name] for name in narrowing.used}
    defs |= {name: {"type": "string", "enum": [*options]} for name, options in labels.items()}
    return {**made, "$defs": _reached(made, defs)}, labels


class _Narrowing:
    """Puts lists in the place of their marks; `made` are the definitions that asks for."""

    def __init__(self, defs: Mapping[str, Schema], lists: Labels) -> None:
        self.defs, self.lists = defs, lists
        self.made: dict[str, Schema] = {}
        self.used: set[str] = set()

    def put(self, part: Schema) -> Schema:
        """Return a schema with the list it is marked with, if any, and without the mark."""
        mark = str(part.get(LIST_MARK, ""))
        rest = {key: each for key, each in part.items() if key != LIST_MARK}
        name = mark.rstrip("!")
        if not self.lists.get(name):
            return rest
        self.used.add(name)
        if name == "answers":
            return {**rest, "propertyNames": {"$ref": REF + list_def(name)}}
        return self._narrowed(rest, mark)

    def _narrowed(self, part: Schema, mark: str) -> Schema:
        """Return a schema that takes only names of the list where it took any text."""
        if part.get("type") == "string":
            one = {"$ref": REF + list_def(mark.rstrip("!"))}
            return {"anyOf": [one, _PERSON]} if mark == "roles" else one
        if "items" in part:
            return {**part, "items": self._narrowed(part["items"], mark)}
        for key in ("anyOf", "oneOf"):
            if key in part:
                choices = [self._narrowed(each, mark) for each in part[key]]
                return {
                    **part,
                    key: [one for each in choices for one in each.get("anyOf", (each,))],
                }
        name = str(part.get("$ref", "")).removeprefix(REF)
        if name.startswith(_WRAPPERS):
            return {**part, "$ref": REF + self._wrapper(name, mark)}
        return part

    def _wrapper(self, name: str, mark: str) -> str:
        """Return the name of a fact, a set or a claim whose value is from the list."""
        own = name.removesuffix("Name") + list_def(mark.rstrip("!"))
        own += "OrPerson" if mark == "roles" else ""
        if own not in self.made:
            self.made[own] = block = dict(self.defs[name])
            block["properties"] = {
                key: self._narrowed(each, mark) if key in _CARRYING else each
                for key, each in block["properties"].items()
            }
        return own


def _lists(rules: RuleSet) -> Labels:
    """Return the labels of every list, the levels of all scales together as one more."""
    facts, phases = rules.dictionary.facts, rules.terms.get("phases", {})
    known: dict[str, Mapping[str, Any]] = {
        **name_lists(rules),
        URGENCY: {each: rules.terms.get(URGENCY, {}).get(each) for each in rules.urgency},
        "answers": {each: facts[each].label.model_dump() for each in name_lists(rules)["answers"]},
    }
    scales = {each: phases.get(each.removesuffix("_levels")) for each in known["scales"]}
    known["scales"] = {**scales, URGENCY: {"nl": "urgentie", "en": "urgency"}}
    lists = {
        name: {each: _label(each, entry) for each, entry in names.items()}
        for name, names in known.items()
    }
    return {**lists, LEVELS: _levels([lists[name] for name in scales if name in lists])}


def _levels(scales: Iterable[Mapping[str, Both]]) -> dict[str, Both]:
    """Return every level of all scales; one that stands on two has both labels."""
    made: dict[str, Both] = {}
    for level, label in (each for scale in scales for each in scale.items()):
        old = made.get(level, label)
        made[level] = (
            old if old == label else Both(f"{old.nl} / {label.nl}", f"{old.en} / {label.en}")
        )
    return made


def _label(name: str, entry: Any) -> Both:
    words = entry if isinstance(entry, Mapping) else {}
    nl = str(words.get("nl") or name.replace("_", " "))
    return Both(nl, str(words.get("en") or nl))


def _reached(schema: Schema, defs: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the definitions that are used, directly or through others, by name."""
    found: set[str] = set()
    waiting = [{key: part for key, part in schema.items() if key != "$defs"}]
    while waiting:
        for each in schemas_in(waiting.pop()):
            name = str(each.get("$ref", "")).removeprefix(REF)
            if name in defs and name not in found:
                found.add(name)
                waiting.append(defs[name])
    return {name: defs[name] for name in sorted(found)}


def list_def(name: str) -> str:
    """Return the name of the definition of a list: "how_often" is HowOftenOption."""
    return "".join(part.capitalize() for part in name.split("_")) + OPTION
