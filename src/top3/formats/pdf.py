"""PDF/UA-1 by typst (extra `pdf`): tagged, in one language, and refused where a check fails.

Every text goes in as data (`plan.typ` says how it looks) and is never read as markup. A sign that
no font at hand can show stands as □, and a last line says so.
"""

import json
from functools import cache
from importlib.resources import files

from top3.document import Document
from top3.errors import Both
from top3.formats.pdf_parts import Data, as_data, row_headers_marked, strange_signs, without
from top3.formats.shown import shown
from top3.formats.typst_parts import can_show, compiled

_NOTE = Both(
    "□ staat voor een teken dat dit bestand niet kan laten zien. In HTML en Word staat het wel.",
    "□ stands for a sign that this file cannot show. It is there in HTML and Word.",
)


def write(document: Document) -> bytes:
    """Write a document as PDF/UA-1, checked by typst; the same document gives the same bytes.

    The document's day is the only time in it, and there is no author. What stands at the foot of
    the pages is decoration to a screen reader.

    Raises:
        ExtraMissingError: the extra `pdf` is not installed.
        RenderError: the check of typst refuses the document.
    """
    data = as_data(shown(document))
    made = _made(data)
    return _made_without_some(data, document.lang) if made is None else made


def _made_without_some(data: Data, lang: str) -> bytes:
    strange = strange_signs(data)
    hidden = frozenset(sign for sign in strange if not can_show(sign))
    # signs may each be shown and not together, as marks piled upon a letter
    made = _made(_noted(data, hidden, lang)) or _made(_noted(data, strange, lang))
    assert made is not None
    return made


def _made(data: Data) -> bytes | None:
    made = compiled(_template(), {"document": json.dumps(data, ensure_ascii=False)})
    return made and row_headers_marked(made, data)


def _noted(data: Data, hidden: frozenset[str], lang: str) -> Data:
    shown = without(data, hidden)
    note = {"kind": "paragraph", "text": _NOTE.in_language(lang), "strong": False,
            "lead": ""}  # fmt: skip
    return {**shown, "blocks": [*shown["blocks"], note]}


@cache
def _template() -> bytes:
    return files("top3.formats").joinpath("plan.typ").read_bytes()
