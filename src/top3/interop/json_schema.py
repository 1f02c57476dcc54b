"""The data formats as JSON Schema (2020-12), for forms, type generators and other programs.

A schema has two faces with one `$id`: its bare shape, which is published and does not change, and
the same with words for people in Dutch or English, which may be put better. What fits is the same.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from top3.errors import Both
from top3.interop.schema_lists import marked, with_lists, without_marks
from top3.interop.schema_shape import Schema, shape, without_null
from top3.interop.schema_titles import worded
from top3.method.plain_plan import PlanData
from top3.method.plain_result import ResultData
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.trajectory.schema import EVENT_ID, event_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Format(NamedTuple):
    """A data format: the `$id` of its schema, its name in programs, and how it is made."""

    schema_id: str
    title: str
    make: Callable[[], Schema]

    @property
    def version(self) -> str:
        """The last part of the `$id`."""
        return self.schema_id.rpartition(":")[2]


def data_schema(form: Format, lang: str | None = None, rules: RuleSet | None = None) -> Schema:
    """Return the schema of a data format.

    Args:
        form: Which.
        lang: "nl" or "en" for titles and labels in that language; None for the bare shape.
        rules: With them a name from one of their lists takes only what is in it; without, any text.

    Returns:
        The schema. With `rules` its `$id` names them too: it is another schema then. What a schema
        cannot say (ids that point nowhere, what follows from what) is refused where data is read.
    """
    lists: Mapping[str, Mapping[str, Both]] = {}
    schema_id, bare = form.schema_id, shape(marked(form.make()), form.title)
    if rules is None:
        bare = without_marks(bare)
    else:
        bare, lists = with_lists(bare, rules)
        schema_id += "".join(f":{layer.name}" for layer in rules.layers)
    whole = worded(bare, lang, lists) if lang else bare
    return {"$schema": DIALECT, "$id": schema_id, **whole}


def _case() -> Schema:
    return without_null(Case.model_json_schema(mode="validation"))


def _plain(kind: Any) -> Schema:
    return TypeAdapter(kind).json_schema(mode="serialization")


FORMATS: Mapping[str, Format] = {
    "case": Format("urn:top3:schema:case:1", "Case", _case),
    "plan": Format("urn:top3:schema:plan:1", "Plan", lambda: _plain(PlanData)),
    "result": Format("urn:top3:schema:result:1", "Result", lambda: _plain(ResultData)),
    "event": Format(EVENT_ID, "Event", event_schema),
}
"""The data formats of this room; what a reader is given is made where it is written."""
