"""Words for people in a schema: the name of every key, block, option and choice, in one language.

A form shows them as they are. Closed lists become `oneOf` of `const` and `title`, the way form
makers read labels; what fits and what does not stays the same. Yes and no stay bare: some form
makers fill in the first `const` they see, and an answer nobody gave would be yes.
"""

from collections.abc import Mapping
from typing import Any

from top3.errors import Both
from top3.interop.schema_options import OPTIONS
from top3.interop.schema_shape import IN_LIST, PERSON, Schema, mapped
from top3.interop.schema_words import BLOCKS, FORMS, KEYS
from top3.model.labels import LABELS
from top3.trajectory.event_words import EVENT_WORDS

_NOTHING_BY_ITSELF = Both(
    "Een formulier vult niets uit zichzelf in: onbekend is geen antwoord. In @rjsf: "
    "experimental_defaultFormStateBehavior={{constAsDefaults: 'never'}}.",
    "A form fills in nothing by itself: unknown is no answer. In @rjsf: "
    "experimental_defaultFormStateBehavior={{constAsDefaults: 'never'}}.",
)
_BY_BEGINNING = ("Known", "Disputed", "Weighing", "OpenSet")


def worded(schema: Schema, lang: str, lists: Mapping[str, Mapping[str, Both]]) -> Schema:
    """Return a schema with titles in `lang`.

    Args:
        schema: The bare shape.
        lang: "nl" or "en".
        lists: The labels of further lists, by the name of their definition.
    """
    options = {**OPTIONS, **lists}

    made = mapped(schema, lambda part: _choices(part, lang))
    name = schema["title"]
    made["$defs"] = {
        each: _block(each, _options(block, options.get(each, {}), lang), lang)
        for each, block in made["$defs"].items()
    }
    return {"$comment": _NOTHING_BY_ITSELF.in_language(lang), **_block(name, made, lang)}


def key_name(block: str, key: str) -> Both | None:
    """Return what a key of a block is called, or None where nobody named it."""
    return KEYS.get(f"{block}.{key}") or LABELS.get(key) or KEYS.get(key)


def block_name(name: str, block: Schema) -> Both | None:
    """Return what a block is called, or None where nobody named it."""
    if name in BLOCKS:
        return BLOCKS[name]
    kind = block.get("properties", {}).get("type", {}).get("const")
    if kind in EVENT_WORDS:
        return EVENT_WORDS[kind]
    for beginning in _BY_BEGINNING:
        if name.startswith(beginning):
            return BLOCKS[beginning]
    return BLOCKS["Option"] if name.endswith("Option") or name in OPTIONS else None


def _block(name: str, block: Schema, lang: str) -> Schema:
    title = block_name(name, block)
    made = {"title": title.in_language(lang) if title else name} | {
        key: part for key, part in block.items() if key != "title"
    }
    if "properties" in made:
        made["properties"] = {
            key: _key(name, key, part, lang) for key, part in made["properties"].items()
        }
    return made


def _key(block: str, key: str, part: Any, lang: str) -> Any:
    title = key_name(block, key)
    return {"title": title.in_language(lang) if title else key, **part}


def _options(block: Schema, labels: Mapping[str, Both], lang: str) -> Schema:
    if "enum" not in block:
        return block
    named = [{"const": each, "title": labels[each].in_language(lang)} for each in block["enum"]]
    return {"type": "string", "oneOf": named}


def _choices(part: Schema, lang: str) -> Schema:
    """Give every choice without a name of its own the name of its form."""
    made = dict(part)
    for key in IN_LIST:
        if key in part:
            made[key] = [_choice(each, lang) for each in part[key]]
    return made


def _choice(part: Schema, lang: str) -> Schema:
    if "title" in part or "$ref" in part or "const" in part:
        return part
    form = str(part.get("format", "person" if part.get("pattern") == PERSON else part.get("type")))
    return {"title": FORMS[form].in_language(lang), **part} if form in FORMS else part
