"""What is shown before somebody decides, in words that can be read without any program."""

import hashlib
from collections.abc import Iterator
from typing import Any

from top3.canonical import canonical_json
from top3.method.stages import Result
from top3.method.why import title
from top3.trajectory.own_records import Shown
from top3.values import I18n, RoleRef


def shown_of(result: Result, to: RoleRef) -> Shown:
    """Return the proposal, the questions and the limits of a result, as shown to somebody.

    The digest is the sha256 of the whole result as canonical JSON.
    """
    data = result.to_data()
    digest = hashlib.sha256(canonical_json(data).encode()).hexdigest()
    return Shown(to=to, digest=digest, texts=tuple(_texts(result, data)))


def _texts(result: Result, data: dict[str, Any]) -> Iterator[I18n]:
    """Yield what must happen now, the proposed order, every question, and the limits."""
    for each in data["now"]:
        yield _both(each["do"], "Nu: ", "Now: ")
    for each in result.planned.prioritised.top3:
        name = title(result.planned, each.situation)
        yield I18n(nl=f"Voorstel {each.rank}: {name.nl}", en=f"Proposed {each.rank}: {name.en}")
    for each in data["questions"]:
        yield _both(each["text"], "Vraag: ", "Question: ")
    yield I18n(nl=result.limits.nl, en=result.limits.en)


def _both(text: dict[str, str], nl: str, en: str) -> I18n:
    return I18n(nl=nl + text["nl"], en=en + text["en"])
