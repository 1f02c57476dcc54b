"""Whom to ring when somebody may be in danger now: dated content, read without pydantic.

The screen of `top3 nu` must be there at once, so this module imports as little as it can.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from top3.errors import Both, Problem, RulesetInvalidError, kind_of
from top3.method.shipped import read_shipped
from top3.reading import Path_, Tree

FILE = "contacts.yaml"
_BLANK = re.compile(r"\{([a-z_]+)\}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """Somebody who can be rung: who, on which number, for what, and where that was seen."""

    id: str
    name: Both
    number: Both
    when: Both
    mark: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the screen; a line of kind "contact" has an entry instead of a text."""

    kind: Literal["heading", "line", "contact"]
    text: Both
    entry: ContactEntry | None = None


@dataclass(frozen=True, slots=True)
class Contacts:
    """All numbers with their date, the sentence under every refusal, and the screen."""

    valid_from: str
    checked_on: str
    checked_how: Both
    owner: str
    entries: tuple[ContactEntry, ...]
    closing: Both
    now_page: tuple[PageLine, ...]


def load_contacts(tree: Tree | None = None) -> Contacts:
    """Load the shipped contacts, or those in `tree`.

    Raises:
        RulesetInvalidError: something is missing or is not what is due there; every fault.
    """
    form = _Form(tree or read_shipped(FILE))
    entries = tuple(form.entry(index) for index in form.indexes("entries"))
    form.fill_with(entries)
    contacts = Contacts(
        form.day("valid_from"),
        form.day("checked_on"),
        form.both("checked_how"),
        form.text("owner", "name"),
        entries,
        form.both("closing"),
        tuple(line for index in form.indexes("now_page") for line in form.page_line(index)),
    )
    if form.problems:
        raise RulesetInvalidError(form.problems)
    return contacts


class _Form:
    """Takes values out of the tree and keeps every fault it meets."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self._blanks: dict[str, Both] = {}
        self._entries: dict[str, ContactEntry] = {}
        if self._at("top3") != "contacts/1":
            self._fault(("top3",), "wrong-kind", Both("schrijf contacts/1", "write contacts/1"))

    def fill_with(self, entries: tuple[ContactEntry, ...]) -> None:
        """Let the texts that follow name these entries' numbers, and the day of checking."""
        self._entries = {entry.id: entry for entry in entries}
        day = str(self._at("checked_on"))
        self._blanks = {entry.id: entry.number for entry in entries} | {
            "checked_on": Both(day, day)
        }

    def indexes(self, key: str) -> range:
        rows = self._at(key)
        if not isinstance(rows, list):
            self._fault((key,), "wrong-kind", Both("hier hoort een lijst", "a list is due here"))
            return range(0)
        return range(len(rows))

    def entry(self, index: int) -> ContactEntry:
        here: Path_ = ("entries", index)
        sources = self._at(*here, "source", "ids")
        return ContactEntry(
            self.text(*here, "id"),
            self.both(*here, "name"),
            self.both(*here, "number"),
            self.both(*here, "when"),
            self.text(*here, "source", "mark"),
            tuple(str(source) for source in sources) if isinstance(sources, list) else (),
        )

    def page_line(self, index: int) -> Iterator[PageLine]:
        here: Path_ = ("now_page", index)
        if self._at(*here, "heading") is not None:
            yield PageLine("heading", self.both(*here, "heading"))
        elif self._at(*here, "line") is not None:
            yield PageLine("line", self.both(*here, "line"))
        elif entry := self._entries.get(self.text(*here, "contact")):
            yield PageLine("contact", entry.name, entry)
        else:
            remedy = Both("noem een id uit 'entries'", "name an id from 'entries'")
            self._fault((*here, "contact"), "dangling-id", remedy)

    def day(self, *path: str | int) -> str:
        text = self.text(*path)
        if text and not _DAY.match(text):
            remedy = Both("schrijf een dag als 2026-03-16", "write a day as 2026-03-16")
            self._fault(path, "not-a-day", remedy)
        return text

    def text(self, *path: str | int) -> str:
        value = self._at(*path)
        if isinstance(value, str) and value:
            return value
        self._fault(path, "wrong-kind", Both("hier hoort tekst", "text is due here"))
        return ""

    def both(self, *path: str | int) -> Both:
        """Return a text in both languages; a bare text is the same in both."""
        if isinstance(self._at(*path), dict):
            return Both(self._filled("nl", *path, "nl"), self._filled("en", *path, "en"))
        return Both(self._filled("nl", *path), self._filled("en", *path))

    def _filled(self, lang: str, *path: str | int) -> str:
        text = self.text(*path)
        for name in _BLANK.findall(text):
            if name not in self._blanks:
                remedy = Both("noem een id uit 'entries'", "name an id from 'entries'")
                self._fault(path, "unknown-blank", remedy)
        return _BLANK.sub(lambda blank: self._number(blank, lang), text)

    def _number(self, blank: re.Match[str], lang: str) -> str:
        number = self._blanks.get(blank[1])
        return number.in_language(lang) if number else blank[0]

    def _at(self, *path: str | int) -> Any:
        part = self.tree.data
        for step in path:
            if isinstance(step, str):
                part = part.get(step) if isinstance(part, dict) else None
            else:
                part = part[step] if isinstance(part, list) else None
        return part

    def _fault(self, path: Path_, code: str, remedy: Both) -> None:
        place = self.tree.place(path, shown=".".join(str(part) for part in path))
        problem = Problem(place, code, kind_of(self._at(*path)), remedy)
        if problem not in self.problems:
            self.problems.append(problem)
