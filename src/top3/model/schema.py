"""The case format as JSON Schema (2020-12), with the Dutch or English name of every key."""

from typing import Any

from top3.model.case import Case
from top3.model.labels import LABELS

CASE_ID = "urn:top3:schema:case:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema(lang: str = "nl") -> dict[str, Any]:
    """Return the schema of `case/1`; every key carries its title in `lang`.

    All five spellings of a fact are in it. What it cannot say (ids that point nowhere, names the
    rule set does not know) is refused when the file is loaded.
    """
    schema = Case.model_json_schema(mode="validation")
    for block in [schema, *schema.get("$defs", {}).values()]:
        for name, field in block.get("properties", {}).items():
            if name in LABELS and isinstance(field, dict):
                field["title"] = LABELS[name].in_language(lang)
    return {"$schema": DIALECT, "$id": CASE_ID, **schema}
