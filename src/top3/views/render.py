"""`render`: a planned case to a document in a format, for a reader."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from top3.document import Document, HouseStyle
from top3.errors import Both, RenderError
from top3.method.as_data import plan_data
from top3.method.stages import PlannedCase, Result
from top3.views.agenda import agenda_of_given, agenda_of_plan, check_agenda
from top3.views.composing import (
    DOCUMENTS,
    PAPERS,
    PLAN,
    Made,
    check_for_whom,
    make_document,
    plan_of,
)
from top3.views.given_data import view_data
from top3.views.readers import OPEN_NAMES, Reader
from top3.views.visible import planned_for

if TYPE_CHECKING:
    from top3.trajectory.standing import Standing

TEXTS = ("text", "markdown", "html", "json", "ics")
BINARY = ("docx", "pdf")
FORMATS = (*TEXTS, *BINARY)
LANGUAGES = ("nl", "en")
_NO_READER = Both(
    'lezer: geen Reader; schrijf reader=Reader("worker")',
    'reader: no Reader; write reader=Reader("worker")',
)
_NO_LANGUAGE = Both("taal '…': onbekend; schrijf nl of en", "lang '…': not known; write nl or en")
_NO_KEY = Both(
    "agenda: er is geen sleutel; zet een willekeurige 'agenda_key' in de casus, of geef hem mee",
    "agenda: there is no key; put a random 'agenda_key' in the case, or pass one",
)


def render(
    planned: "PlannedCase | Result | Standing",
    *,
    to: str = "text",
    reader: Reader | None = None,
    document: str = "plan",
    lang: str = "nl",
    style: HouseStyle | None = None,
    agenda_key: str | None = None,
) -> str | bytes:
    """Render a document for a reader.

    Args:
        planned: The plan, a whole result, or where a trajectory stands on a day: then sheets also
            say what changed when, and what is late.
        to: "text", "markdown", "html", "docx", "pdf", "json" or "ics".
        reader: For whom; left out it is the worker.
        document: "plan", "papers", "own-safety" or "omissions".
        lang: "nl" or "en".
        style: The look of an organisation; it changes no word.
        agenda_key: A random key for "ics", where the case has none.

    Returns:
        The document: text, or bytes for "docx" and "pdf". Same plan, same bytes. JSON is
        `top3/plan/1` for the worker and the auditor, and `top3/plan-view/1` for everybody else.

    Raises:
        RenderError: the form or the document is not there, or not for this reader.
        SharingError: something about giving it to this reader is not settled yet.
        ExtraMissingError: the form needs an extra that is not installed.
    """
    return rendered(
        planned, to=to, reader=reader, document=document, lang=lang, style=style,
        agenda_key=agenda_key,
    ).content  # fmt: skip


@dataclass(frozen=True, repr=False)
class Rendered:
    """A document in a format, and whether there was anything chosen to put in it."""

    content: str | bytes
    chosen: bool


def rendered(
    planned: "PlannedCase | Result | Standing",
    *,
    to: str = "text",
    reader: Reader | None = None,
    document: str = "plan",
    lang: str = "nl",
    style: HouseStyle | None = None,
    agenda_key: str | None = None,
) -> Rendered:
    """Render as `render` does, and say as well whether anything was chosen for this reader.

    For professionals that is whether people chose a top 3.

    Raises:
        RenderError: as `render`.
        SharingError: as `render`.
        ExtraMissingError: as `render`.
    """
    reader = Reader() if reader is None else reader
    if not isinstance(reader, Reader):
        raise RenderError("…", ("Reader(…)",), _NO_READER)
    if lang not in LANGUAGES:
        raise RenderError("…", LANGUAGES, _NO_LANGUAGE)
    if to not in FORMATS:
        raise RenderError(to if to.isalnum() else "…", FORMATS)
    check_for_whom(reader, document)
    whole = plan_of(planned)
    if to == "ics":
        check_agenda(whole, reader)
    if to == "json" and document == PLAN and reader.audience in OPEN_NAMES:
        return Rendered(_json(plan_data(whole)), whole.basis == "chosen")
    made = make_document(planned, reader, document, lang, style)
    if to == "ics":
        # a paper for one person alone is theirs, whoever asked for it
        check_agenda(whole, made.reader)
    # empty forms for a talk are whole without anybody having chosen a top 3
    ready = whole.basis == "chosen" or document == PAPERS
    chosen = made.given.chosen if made.given else ready
    if to == "ics":
        return Rendered(_agenda(made, whole, agenda_key, lang), chosen)
    if to == "json":
        data = view_data(made.document, made.reader, document, made.given)
        return Rendered(_json(data), chosen)
    return Rendered(write(made.document, to), chosen)


def write(document: Document, to: str) -> str | bytes:
    """Write a document in a format; every format makes the signs in it harmless first."""
    # a format may need an extra, and most documents are written in one format
    writer: Callable[[Document], str | bytes] = import_module(f"top3.formats.{to}").write
    return writer(document)


def _agenda(made: Made, planned: PlannedCase, key: str | None, lang: str) -> str:
    key = key or planned.case.agenda_key
    if not key:
        raise RenderError("ics", FORMATS, _NO_KEY)
    agenda = (
        agenda_of_given(made.given, key, lang)
        if made.given
        else agenda_of_plan(planned_for(planned, made.reader), made.reader, key, lang)
    )
    text: str = import_module("top3.formats.ics").write(agenda)
    return text


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


__all__ = ["BINARY", "DOCUMENTS", "FORMATS", "LANGUAGES", "TEXTS", "render", "write"]
