"""How a case file begins: an empty template with its explanation, or dated notes taken over.

From notes come people, reports and statements. Nothing is given a kind or a class, nobody is linked
by more than a name that stands there, and every word of every item is in the file that comes out.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from top3.errors import Both, Place, Problem, ReadingError
from top3.method.dutch_days import DayReading, first_day, read_day, read_when
from top3.method.intake_texts import COMMENTS, FAULTS
from top3.method.notes import FIELD_NAMES, Notes, NotesItem, NotesPerson, names_of, read_notes
from top3.method.shipped import read_shipped
from top3.method.speech import split_speech
from top3.reading import write_yaml

_LONGEST = 19_000  # a text in a case file holds 20,000 signs
_FICTIONAL = re.compile(r"\bFICTIEF\b|(?<!niet )\b[Vv]olledig verzonnen\b")
_PLAIN_AGE = re.compile(r"([0-9]{1,3})(\s*\(.*\))?\Z", re.ASCII)
_CASE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Intake:
    """A case file made from notes, and what in the notes could not be read, by line."""

    text: str
    problems: tuple[Problem, ...]


def templates() -> Traversable:
    """Return the folder with the empty case files, `case.nl.yaml` and `case.en.yaml`."""
    return files("top3.method").joinpath("templates")


def template(lang: str) -> str:
    """Return the empty, explained case file in `lang`; anything but "en" is Dutch."""
    name = "case.en.yaml" if lang == "en" else "case.nl.yaml"
    return templates().joinpath(name).read_text(encoding="utf-8")


def case_from_notes(
    text: str, *, file: str = "", as_of: str | None = None, lang: str = "nl"
) -> Intake:
    """Turn dated notes into a case file; what nobody can read stays unknown, in its own words.

    `as_of` is a day such as 2026-03-16; left out, it is the first day in the line "Datum
    basisdossier", else the latest day on which an item was recorded. `lang` is that of the
    comments. Items under "Verloop" are left out and counted.

    Raises:
        ReadingError: there is no item, or no day at all.
    """
    notes = read_notes(text, file)
    day = as_of or _as_of(notes)
    missing = [code for code, there in (("no-items", notes.items), ("no-as-of", day)) if not there]
    if missing or not day:
        raise ReadingError([Problem(Place(file), code, *FAULTS[code]) for code in missing])
    return _Writer(notes, day, lang).write()


def _as_of(notes: Notes) -> str | None:
    head = first_day(notes.head_words("datum basisdossier"))
    recorded = (read_day(item.fields.get("recorded", "")) for item in notes.items)
    days = [str(reading.when) for reading in recorded if reading.when]
    return head or max(days, default=None)


def _roles() -> dict[str, str]:
    """Return the name of each role by its Dutch word."""
    roles: dict[str, dict[str, str]] = read_shipped("terms.yaml").data["roles"]
    return {texts["nl"].casefold(): name for name, texts in roles.items()}


class _Writer:
    """Writes the case file block by block, listing what it cannot read."""

    def __init__(self, notes: Notes, as_of: str, lang: str) -> None:
        self.notes, self.as_of, self.lang = notes, as_of, lang
        self.roles = _roles()
        self.ids = {id(person): f"p{at}" for at, person in enumerate(notes.people, 1)}
        self.called = self._called()
        self.statements: list[str] = []
        self.count = 0

    def write(self) -> Intake:
        parts = [
            *self._top(),
            *self._block("people", [self._person(person) for person in self.notes.people]),
            *self._block("reports", [self._report(*row) for row in enumerate(self.notes.items, 1)]),
            *self._block("statements", self.statements),
            *self._end(),
        ]
        if self.notes.later:
            self._list_later()
        problems = sorted(self.notes.problems, key=lambda problem: problem.place.line or 0)
        return Intake("\n".join(parts) + "\n", tuple(problems))

    def _top(self) -> Iterator[str]:
        yield from self._comment("begin")
        if self.notes.head:
            yield from self._comment("head", self.notes.head)
        yield "top3: case/1"
        case_id = self._case_id()
        if not case_id:
            yield from self._comment("id")
        yield f"id: {case_id or 'zaak-1'}"
        # only the head may say so: within an item "verzonnen" is something somebody said
        fictional = any(_FICTIONAL.search(line) for line in self.notes.head)
        yield f"fictional: {'true' if fictional else 'false'}"
        yield f"as_of: {self.as_of}"

    def _case_id(self) -> str:
        words = self.notes.head_words("casusnummer").lower()
        return words if _CASE_ID.match(words) and re.search("[0-9]", words) else ""

    def _end(self) -> Iterator[str]:
        for name, lines in (("unasked", self.notes.unasked), ("loose", self.notes.loose)):
            if lines:
                yield ""
                yield from self._comment(name, lines)

    def _list_later(self) -> None:
        found, remedy = FAULTS["later-left-out"]
        counted = Both(*(text.format(count=self.notes.later) for text in found))
        self.notes.add_problem(self.notes.later_line, "later-left-out", counted, remedy)

    def _called(self) -> dict[str, str]:
        """Return the person each name belongs to; a name of two people belongs to neither."""
        owners: dict[str, list[NotesPerson]] = {}
        for person in self.notes.people:
            for name in names_of(person.name):
                owners.setdefault(name, []).append(person)
        for people in owners.values():
            if len(people) > 1:
                self._fault(people[1].line, "same-name")
        return {name: self.ids[id(those[0])] for name, those in owners.items() if len(those) == 1}

    def _person(self, person: NotesPerson) -> str:
        data: dict[str, Any] = {"id": self.ids[id(person)], "name": self._short(person.name)}
        plain = _PLAIN_AGE.match(person.age)
        if plain:
            data["age"] = {"value": int(plain[1]), "on": self.as_of}
        elif person.age:
            data["age"] = {"unknown": "not_concrete", "note": self._short(person.age)}
            self._fault(person.line, "age-not-read")
        beside = [person.age] if plain and plain[2] else []
        long = [part for part in (person.name, person.age) if _is_long(part)]
        words = [*person.other, *beside, *(part for part in long if part not in beside)]
        return self._item(data, [("person", " | ".join(words))])

    def _report(self, number: int, item: NotesItem) -> str:
        fields = item.fields
        title = self._short(item.title) or self._text("untitled")
        data: dict[str, Any] = {"id": f"r{number}", "title": title}
        if "source" in fields:
            data["informant"] = self._informant(item)
        recorded = self._recorded(item)
        if "happened" in fields:
            data["happened"] = self._happened(item, recorded)
        data["recorded"] = recorded
        for at, text in enumerate(self._pieces(item)):
            self._statement(f"r{number}", item.title if not at else "", text)
        comments: list[tuple[str, str]] = [(name, fields.get(name, "")) for name in FIELD_NAMES]
        comments += [("other", words) for words in item.other]
        comments += [("title", item.title)] if _is_long(item.title) else []
        return self._item(data, comments)

    def _informant(self, item: NotesItem) -> str | dict[str, str]:
        words = item.fields["source"]
        known = self.roles.get(words.casefold()) or self.called.get(words) or self._full_name(words)
        if known:
            return known
        self._fault(item.line, "source-not-read")
        return {"unknown": "not_asked", "note": self._short(words)}

    def _full_name(self, words: str) -> str | None:
        same = [person for person in self.notes.people if person.name == words]
        return self.ids[id(same[0])] if len(same) == 1 else None

    def _recorded(self, item: NotesItem) -> str:
        reading = read_day(item.fields.get("recorded", ""))
        if not isinstance(reading.when, str):
            self._fault(item.line, "recorded-not-read")
            return self.as_of
        if not reading.whole:
            self._fault(item.line, "recorded-in-part")
        return reading.when

    def _happened(self, item: NotesItem, recorded: str) -> object:
        words = item.fields["happened"]
        reading = read_when(words)
        late = _is_late(reading, recorded)
        if reading.when is None or late:
            self._fault(item.line, "happened-late" if late else "happened-not-read")
            return {"unknown": "not_concrete", "note": self._short(words)}
        if not reading.whole:
            self._fault(item.line, "happened-in-part")
        return reading.when

    def _pieces(self, item: NotesItem) -> Iterator[str]:
        for paragraph in item.paragraphs:
            pieces = split_speech(paragraph)
            if pieces is None:
                self._fault(item.line, "quote-open")
                pieces = (paragraph,)
            for piece in pieces:
                if _is_long(piece):
                    self._fault(item.line, "too-long")
                yield from textwrap.wrap(piece, _LONGEST, break_on_hyphens=False)

    def _statement(self, report: str, title: str, text: str) -> None:
        self.count += 1
        data: dict[str, Any] = {"id": f"t{self.count}", "report": report}
        about = [person for name, person in self.called.items() if _stands_in(name, text)]
        if about:
            data["about"] = sorted(about, key=lambda person: int(person[1:]))
        heading = f"# {title}\n" if title else ""
        self.statements.append(heading + self._item({**data, "text": text}, []))

    def _item(self, data: dict[str, Any], comments: Sequence[tuple[str, str]]) -> str:
        lines = [f"# {self._text(name)}: {words}" for name, words in comments if words]
        return "\n".join([*lines, write_yaml([data]).rstrip("\n")])

    def _block(self, name: str, items: Sequence[str]) -> Iterator[str]:
        if items:
            yield ""
            yield f"{name}:"
            yield from (textwrap.indent(item, "  ") for item in items)

    def _comment(self, name: str, lines: Sequence[str] = ()) -> Iterator[str]:
        yield from textwrap.wrap(self._text(name), 98, initial_indent="# ", subsequent_indent="# ")
        yield from (f"#   {line}" for line in lines)

    def _short(self, words: str) -> str:
        """Cut words that a case file cannot hold; the whole then stands in a comment."""
        return f"{words[:_LONGEST]}…" if _is_long(words) else words

    def _text(self, name: str) -> str:
        return COMMENTS[name].in_language(self.lang)

    def _fault(self, line: int, code: str) -> None:
        self.notes.add_problem(line, code, *FAULTS[code])


def _is_long(words: str) -> bool:
    return len(words) > _LONGEST


def _stands_in(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def _is_late(reading: DayReading, recorded: str) -> bool:
    """Say whether only whole days are named, and all of them after the day of recording."""
    when = reading.when
    values = list(when.values()) if isinstance(when, dict) else [when] if when else []
    days = [day for value in values for day in (value if isinstance(value, list) else [value])]
    days = [day for day in days if not re.fullmatch(r"[0-9]{2}:[0-9]{2}", str(day))]
    return bool(days) and all(len(str(day)) == 10 and str(day) > recorded for day in days)
