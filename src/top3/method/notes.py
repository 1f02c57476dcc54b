"""Dated notes in Markdown, taken apart in items and fields; nothing is interpreted or dropped.

An item is a title with fields (`**1.01 Titel** | bron: .. | gebeurd: .. | vastgelegd: .. |
soort: ..`) and the text under it. What has another shape is kept as it stands, and listed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from top3.errors import Both, Place, Problem
from top3.method.intake_texts import FAULTS

FieldName = Literal["source", "happened", "recorded", "kind"]
_FIELDS: dict[str, FieldName] = {
    "bron": "source",
    "gebeurd": "happened",
    "vastgelegd": "recorded",
    "soort": "kind",
}
FIELD_NAMES: tuple[FieldName, ...] = ("source", "happened", "recorded", "kind")
_FIELD = re.compile(rf"[\s*_>-]*({'|'.join(_FIELDS)})[\s*_]*:[\s*_]*(.*)\Z", re.IGNORECASE)
_SECTIONS = {
    "mensen": "people",
    "wat niemand": "unasked",
    "verloop": "later",
    "informatie": "items",
}
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*\s*(.*)\Z")
_HEAD_LINE = re.compile(r"[-+*>|]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # how Markdown writes a sign that is only a sign
_RULER = re.compile(r"[|\s:-]*-[|\s:-]*\Z")


@dataclass(slots=True)
class NotesPerson:
    """A row of the table of people: the cells as they stand."""

    line: int
    name: str
    age: str = ""
    other: tuple[str, ...] = ()


@dataclass(slots=True)
class NotesItem:
    """One item: its title, the words of each field, and its paragraphs."""

    line: int
    title: str
    fields: dict[FieldName, str] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Notes:
    """Notes taken apart; every line of the file is in one of these, except what came later.

    `later` counts the moments under the heading for what came later; `problems` lists what could
    not be read, by line.
    """

    file: str
    head: list[str] = field(default_factory=list)
    people: list[NotesPerson] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    items: list[NotesItem] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    later: int = 0
    later_line: int = 0
    problems: list[Problem] = field(default_factory=list)

    def head_words(self, key: str) -> str:
        """Return what stands after `key:` in the head, or nothing."""
        for line in self.head:
            name, colon, words = line.replace("*", "").partition(":")
            if colon and name.strip(" -").lower() == key:
                return words.strip()
        return ""

    def add_problem(self, line: int | None, code: str, found: Both, remedy: Both) -> None:
        """List a part that could not be read: its line and what kind of thing, never its text."""
        self.problems.append(Problem(Place(self.file, line), code, found, remedy))


def read_notes(text: str, file: str = "") -> Notes:
    """Take notes apart; text that fits nowhere becomes an item of its own and is listed."""
    reader = _Reader(file)
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        reader.take(number, _plain(" ".join(line.split())))
    return reader.finish()


def _plain(line: str) -> str:
    """Return a line with every sign that is only a sign as it reads; a table keeps its cells."""
    return line if line.startswith("|") else _ESCAPED.sub(r"\1", line)


class _Reader:
    """Goes through the lines, knowing in which section and item it is."""

    def __init__(self, file: str) -> None:
        self.notes = Notes(file)
        self.section = "head"
        self.heading = ""
        self.columns: list[str] = []
        self.item: NotesItem | None = None
        self.fresh = True  # the next line of text begins a paragraph

    def take(self, number: int, line: str) -> None:
        heading = _HEADING.match(line)
        if not line.strip("> "):
            self.fresh = True
        elif heading and (len(heading[1]) < 3 or self._section_of(heading[2])):
            self._open_section(heading[2], line, level=len(heading[1]))
        elif self.section == "later":
            self._count_later(number)
        elif self.section == "unasked" and not _opens_item(line):
            self.notes.unasked.append(line)
        elif self.section == "people" and not _opens_item(line):
            self._take_person(number, line)
        else:
            self._take_line(number, line, heading[2] if heading else "")

    def finish(self) -> Notes:
        notes = self.notes
        for item in notes.items:
            if not item.paragraphs:
                self._fault(item.line, "no-text")
            if not item.title:
                self._fault(item.line, "no-title")
        if not notes.people:
            self._fault(None, "no-people")
        return notes

    def _section_of(self, heading: str) -> str:
        low = heading.strip("*_ ").lower()
        return next((name for start, name in _SECTIONS.items() if low.startswith(start)), "")

    def _open_section(self, heading: str, line: str, level: int) -> None:
        section = self._section_of(heading)
        self.item, self.fresh = None, True
        if level == 1:
            self._lines_above_the_title()
        if section:
            self.section, self.heading = section, ""
        elif level == 1 and self.section == "head":
            self.notes.head.append(line)
        elif self.section != "later":
            self.section, self.heading = "items", heading
            self.notes.loose.append(line)

    def _lines_above_the_title(self) -> None:
        """Let a line in bold above the title be no item, where nothing stands under it."""
        items = self.notes.items
        if items and not self.notes.loose and not any(e.fields or e.paragraphs for e in items):
            self.notes.head += [each.title for each in items]
            items.clear()
            self.section = "head"

    def _count_later(self, number: int) -> None:
        self.notes.later_line = self.notes.later_line or number
        if self.fresh:
            self.notes.later += 1
        self.fresh = False

    def _take_person(self, number: int, line: str) -> None:
        if not line.startswith("|"):
            self.notes.loose.append(line)
            self._fault(number, "person-not-read")
            return
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if _RULER.match(line):
            return
        if not self.columns:
            self.columns = [cell.lower() for cell in cells]
            if "naam" not in self.columns:  # then it may be somebody
                self.notes.loose.append(line)
                self._fault(number, "person-not-read")
            return
        self._add_person(number, cells)

    def _add_person(self, number: int, cells: list[str]) -> None:
        at_name = self.columns.index("naam") if "naam" in self.columns else 0
        at_age = self.columns.index("leeftijd") if "leeftijd" in self.columns else -1
        name = cells[at_name] if at_name < len(cells) else ""
        if not name:
            self.notes.loose.append(" | ".join(cells))
            self._fault(number, "person-not-read")
            return
        age = cells[at_age] if 0 <= at_age < len(cells) else ""
        other = tuple(cell for at, cell in enumerate(cells) if at not in (at_name, at_age) and cell)
        self.notes.people.append(NotesPerson(number, name, age, other))

    def _take_line(self, number: int, line: str, heading: str) -> None:
        parts = line.split("|")
        named = [part for part in parts if _FIELD.match(part)]
        bold = _BOLD.match(line)
        is_head = self.section == "head" and not (named and len(parts) > 1)
        if is_head and not heading and not (bold and not bold[1].rstrip().endswith(":")):
            self._add_head(number, line)
        elif line.startswith(">"):
            self._add_text(number, line)
        elif named and len(parts) > 1:
            self._open_item(number, parts)
        elif named and self.item and not self.item.paragraphs:
            self._add_fields(number, parts)
        elif heading or bold:
            title, rest = (heading, "") if heading else (bold[1], bold[2]) if bold else ("", "")
            self._open_item(number, [title, *rest.split("|")[1:]])
            if rest and not rest.startswith("|"):
                self._add_text(number, rest.split("|")[0])
        else:
            self._add_text(number, line)

    def _add_head(self, number: int, line: str) -> None:
        self.notes.head.append(line)
        if not _HEAD_LINE.match(line):
            self._fault(number, "loose-head")

    def _open_item(self, number: int, parts: list[str]) -> None:
        self.section = "items"
        title = "" if _FIELD.match(parts[0]) else parts[0].replace("**", "").strip("# ")
        self.item, self.fresh = NotesItem(number, title), True
        self.notes.items.append(self.item)
        self._add_fields(number, parts if not title and _FIELD.match(parts[0]) else parts[1:])

    def _add_fields(self, number: int, parts: list[str]) -> None:
        item = self.item
        for part in parts if item else ():
            match = _FIELD.match(part)
            name = _FIELDS[match[1].lower()] if match else None
            words = match[2].strip() if match else part.strip()
            if item is None or not (match or words):
                continue
            if name and not words:
                self._fault(number, "empty-field")
            elif name and name not in item.fields:
                item.fields[name] = words
            else:
                item.other.append(part.strip())
                self._fault(number, "field-not-read")

    def _add_text(self, number: int, line: str) -> None:
        if self.item is None:
            self.section = "items"
            self.item = NotesItem(number, self.heading)
            self.notes.items.append(self.item)
            self._fault(number, "loose-text")
        words = line.lstrip("> ")
        listed = re.match(r"([-*+]|\d+[.)])\s", words)
        if self.fresh or listed or not self.item.paragraphs:
            self.item.paragraphs.append(words)
        else:
            self.item.paragraphs[-1] += f" {words}"
        self.fresh = False

    def _fault(self, line: int | None, code: str) -> None:
        self.notes.add_problem(line, code, *FAULTS[code])


def _opens_item(line: str) -> bool:
    """Say whether a line is a head line with fields, so that no heading need stand above it."""
    parts = line.split("|")
    return len(parts) > 1 and not line.startswith(("|", ">")) and any(map(_FIELD.match, parts))


def names_of(name: str) -> Iterator[str]:
    """Yield by which name somebody in the table is called: the first, or after mevrouw the last."""
    plain = re.split(r"[(\"“„]", name)[0].split()
    titled = [word for word in plain if word[:1].islower() or word.endswith(".")]
    start = next((at for at, word in enumerate(plain) if not word[:1].islower()), len(plain))
    rest = [word for word in plain[start:] if len(word.rstrip(".")) > 1]
    if not rest or not rest[0][:1].isupper():
        return
    formal = {"mevrouw", "meneer", "mijnheer", "mevr.", "mw.", "dhr."}
    yield " ".join(rest) if formal & {word.lower() for word in titled} else rest[0]
