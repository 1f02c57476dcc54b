"""What one reader is given as plain data: `top3/plan-view/1`, for front ends. Never the record."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from top3.document import Document
from top3.errors import Both
from top3.method.contacts import Contacts
from top3.views.given import Given
from top3.views.readers import Reader

SCHEMA = "top3/plan-view/1"
HEAD = ("reader", "document", "contacts", "as_of", "fictional", "pseudonymised", "chosen")
"""What is not in `given`: it stands beside it, or is for making a document alone."""


def view_data(
    document: Document, reader: Reader, kind: str, given: Given | None = None
) -> dict[str, Any]:
    """Return a document for a reader as plain data.

    `given` holds what the reader is given, item by item; it is null for professionals, who get the
    document alone. `blocks` is the document as every other format shows it, in reading order.
    """
    return {
        "schema": SCHEMA,
        "audience": reader.audience,
        "document": kind,
        "lang": document.lang,
        "title": document.title,
        "mark": document.mark,
        "day": document.day.isoformat() if document.day else None,
        "chosen": given.chosen if given else None,
        "given": given_data(given) if given else None,
        "blocks": [_block(each) for each in document.blocks],
    }


def given_data(given: Given) -> dict[str, Any]:
    """Return what a reader is given as plain data: texts in both languages, days as text."""
    return {each.name: _plain(getattr(given, each.name)) for each in fields(given)
            if each.name not in HEAD}  # fmt: skip


def _block(block: Any) -> dict[str, Any]:
    made = {each.name: _plain(getattr(block, each.name)) for each in fields(block)}
    return {"kind": kind_of(type(block)), **made}


def kind_of(block: type) -> str:
    """Return how a kind of block is called in plain data."""
    return block.__name__.lower()


def _plain(value: Any) -> Any:
    if isinstance(value, Both):
        return value._asdict()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Contacts):
        return None
    if is_dataclass(value):
        return {each.name.rstrip("_"): _plain(getattr(value, each.name)) for each in fields(value)}
    return value
