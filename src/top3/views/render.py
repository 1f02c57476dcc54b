"""`render`: a planned case to a document in a format, for a reader."""

import json
from collections.abc import Callable

from top3.document import Document
from top3.errors import Both, RenderError
from top3.formats import markdown, text
from top3.method.as_data import plan_data
from top3.method.stages import PlannedCase, Result
from top3.views.compose import compose_plan
from top3.views.readers import Reader

_WRITERS: dict[str, Callable[[Document], str]] = {"text": text.write, "markdown": markdown.write}
FORMATS = (*_WRITERS, "json")
LANGUAGES = ("nl", "en")
_NO_READER = Both(
    'lezer: geen Reader; schrijf reader=Reader("worker")',
    'reader: no Reader; write reader=Reader("worker")',
)


def render(
    planned: PlannedCase | Result,
    *,
    to: str = "text",
    reader: Reader | None = None,
    lang: str = "nl",
) -> str:
    """Render the plan for a reader.

    Args:
        planned: The plan, or a whole result.
        to: "text", "markdown" or "json" (`top3/plan/1`).
        reader: For whom; left out it is the worker.
        lang: "nl" or "en".

    Returns:
        The document as text. Same plan, same text.

    Raises:
        RenderError: the form is not known, or this reader cannot be served yet.
    """
    if isinstance(planned, Result):
        planned = planned.planned
    if reader is not None and not isinstance(reader, Reader):
        raise RenderError("…", ("Reader(…)",), _NO_READER)
    if lang not in LANGUAGES:
        raise RenderError("…", LANGUAGES)
    if to not in FORMATS:
        raise RenderError(to if to.isalnum() else "…", FORMATS)
    # a Reader refuses to exist for whoever cannot be served yet
    if to == "json":
        return json.dumps(plan_data(planned), ensure_ascii=False, indent=2) + "\n"
    return _WRITERS[to](compose_plan(planned, lang))
