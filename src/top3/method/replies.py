"""A filled-in sheet, read: every answer checked against its fact, every fault at once.

Nothing is put into a case here; `answers` does that. No message holds a word of the sheet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from top3.errors import Both, CaseError, Place, Problem, ReadingError, did_you_mean, kind_of
from top3.method.load import danger_now
from top3.method.paper_lines import AgreementLine, OwnLine, without_blanks
from top3.method.paper_replies import check_papers
from top3.method.reply_faults import FAULTS
from top3.method.sheets import (
    BLANK,
    PEOPLE_SETS,
    WORKED_OUT,
    NotKnown,
    SaidMembers,
    Sheet,
    SheetTalk,
)
from top3.model.case import Case
from top3.model.labels import LABELS
from top3.reading import Path_, Tree, read_file
from top3.rules.evaluate import Key
from top3.rules.language import FactSpec, RuleSet
from top3.validating import build, path_text
from top3.values import (
    ITEM_ID,
    Day,
    Frozen,
    I18n,
    Known,
    Name,
    PartialDay,
    RoleRef,
    When,
    WhenField,
    Words,
    last_day,
)

T = TypeVar("T")
_LABELS = {
    **LABELS,
    "talks": Both("gesprekken", "talks"),
    "questions": Both("vragen", "questions"),
    "fact": Both("welk feit", "which fact"),
    "case": Both("welke casus", "which case"),
}
_KEYS = frozenset(_LABELS)
_COLLECTIONS = {"person": "people", "situation": "situations", "agreement": "agreements"}


@dataclass(frozen=True, repr=False)
class Reply:
    """One answer that was given: on which line, about what, and the value as the model has it.

    A set is `SaidMembers`, what is not known `NotKnown`; else it is a plain value.
    """

    place: Place
    about: Key
    fact: str
    value: Any
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Held:
    """One talk that took place, with 0 or more answers; `words` are the literal ones, if any.

    `own` and `agreed` are the lines of working papers that somebody wrote on.
    """

    talk: SheetTalk
    on: date
    words: str | None
    replies: tuple[Reply, ...]
    own: tuple[OwnLine, ...] = ()
    agreed: tuple[AgreementLine, ...] = ()


class _Answer(Frozen, Generic[T]):
    answer: T


_TYPES: dict[str, Any] = {
    "flag": _Answer[bool],
    "number": _Answer[int],
    "day": _Answer[Day],
    "name": _Answer[Name],
    "scale": _Answer[Name],
    "text": _Answer[Words],
    "set": _Answer[SaidMembers[Name]],
    "partial": _Answer[PartialDay],
    "when": _Answer[WhenField],
    "i18n": _Answer[I18n],
    "role": _Answer[RoleRef],
    "unknown": _Answer[NotKnown],
}
_KINDS = {
    **dict.fromkeys(
        ("situation.behaviour.words", "agreement.what", "agreement.check", "agreement.otherwise",
         "person.safe_contact", "person.view"),
        "i18n",
    ),
    "situation.last_time": "partial",
    "situation.when": "when",
    "household.fixed_face": "role",
}  # fmt: skip


class _Part(Tree):
    """One answer as a tree of its own, whose places are those on the sheet."""

    def __init__(self, whole: Tree, prefix: Path_, answer: Any) -> None:
        super().__init__({"answer": answer}, whole.file)
        self.whole, self.prefix = whole, prefix

    def place(self, path: Path_, *, shown: str = "", label: Both | None = None) -> Place:
        start = path_text(self.prefix, _KEYS)
        return self.whole.place((*self.prefix, *path), shown=f"{start}.{shown}", label=label)


def load_replies(path: str | Path, case: Case, rules: RuleSet) -> tuple[Held, ...]:
    """Read a filled-in sheet that belongs to `case`; talks without any answer are left out.

    Raises:
        CaseError: the sheet is refused; `.problems` holds every fault with its line, and the
            message ends with whom to ring when there is danger now. Not a word of it is shown.
    """
    try:
        tree = read_file(path)
    except ReadingError as error:
        raise CaseError(error.problems, danger_now()) from None
    return replies_from(tree, case, rules)


def replies_from(tree: Tree, case: Case, rules: RuleSet) -> tuple[Held, ...]:
    """Check a read tree; for the rest as `load_replies`."""
    tree = without_blanks(tree)
    made = build(Sheet, tree, labels=_LABELS)
    reader = _Reader(tree, case, rules)
    replies = reader.read()
    problems = [*(made if isinstance(made, list) else []), *reader.problems]
    if problems or isinstance(made, list):
        problems.sort(key=lambda each: (each.place.line or 0, each.place.path, each.code))
        raise CaseError(problems, danger_now())
    held = [_held(talk, replies.get(index, ())) for index, talk in enumerate(made.talks)]
    return tuple(each for each in held if each is not None)


def _held(talk: SheetTalk, replies: tuple[Reply, ...]) -> Held | None:
    words = talk.words.value if isinstance(talk.words, Known) else None
    own = tuple(each for each in talk.top3 if not each.is_blank)
    agreed = tuple(each for each in talk.agreements if not each.is_blank)
    if not (isinstance(talk.on, Known) and (words or replies or own or agreed)):
        return None
    return Held(talk, talk.on.value, words, replies, own, agreed)


class _Reader:
    """Walks over the raw sheet, so that one fault does not hide another."""

    def __init__(self, tree: Tree, case: Case, rules: RuleSet) -> None:
        self._tree, self._case, self._rules = tree, case, rules
        self._homes = {item.id: name for name, _, item in case.items()}
        self.problems: list[Problem] = []

    def read(self) -> dict[int, tuple[Reply, ...]]:
        data = self._tree.data if isinstance(self._tree.data, dict) else {}
        for key, code in (("case", "other-case"), ("fictional", "other-fictional")):
            mine = self._case.id if key == "case" else self._case.fictional
            if isinstance(data.get(key), type(mine)) and data[key] != mine:
                self.fault((key,), code)
        return {
            index: self._talk(("talks", index), talk)
            for index, talk in enumerate(_listed(data.get("talks")))
            if isinstance(talk, dict)
        }

    def _talk(self, path: Path_, talk: Mapping[str, Any]) -> tuple[Reply, ...]:
        self._check_people(path, talk)
        found: dict[tuple[Key, str], Reply] = {}
        given = (words := _bare(talk.get("words", BLANK))) != BLANK
        if given and isinstance(words, dict):
            self.fault((*path, "words"), "no-words")
        for index, line in enumerate(_listed(talk.get("questions"))):
            here = (*path, "questions", index)
            if not isinstance(line, dict) or _blank(line.get("answer", BLANK)):
                self._check_line(here, _block(line))
                continue
            given = True
            reply = self._reply(here, line, talk)
            if reply and (reply.about, reply.fact) in found:
                self.fault(here, "answered-twice")
            elif reply:
                found[reply.about, reply.fact] = reply
        written = check_papers(self, path, talk)
        if (given or written) and not _day_of(talk):
            self.fault(path, "day-missing")
        return tuple(found.values())

    def _check_people(self, path: Path_, talk: Mapping[str, Any]) -> None:
        self.check_party((*path, "with"), talk.get("with"))
        asked_by = _block(talk.get("asked_by"))
        self.check_party((*path, "asked_by", "role"), asked_by.get("role"))
        self.check_id((*path, "asked_by", "person"), asked_by.get("person"), "people")
        present, inside = talk.get("present"), ()
        if isinstance(present, dict):
            present, inside = present.get("has"), ("has",)  # type: ignore[assignment]
        for index, each in enumerate(_listed(present)):
            self.check_id((*path, "present", *inside, index), each, "people")

    def check_party(self, path: Path_, party: Any) -> None:
        """Keep the fault where a party is nobody of the case, and no role."""
        if isinstance(party, str) and ITEM_ID.match(party):
            self.check_id(path, party, "people")
        elif isinstance(party, str):
            self._check_name(path, party, tuple(self._rules.terms["roles"]))

    def check_id(self, path: Path_, item: Any, *homes: str) -> bool:
        """Say whether an item is there, in one of these collections; keep the fault if not."""
        if not isinstance(item, str):
            return False
        there = self._homes.get(item)
        if there not in homes:
            self.fault(path, "wrong-kind-of-id" if there else "dangling-id")
        return there in homes

    def _check_name(self, path: Path_, name: str, names: tuple[str, ...]) -> bool:
        if name in names:
            return True
        found = Both(
            f"een naam van {len(name)} letters die niet in de lijst staat",
            f"a name of {len(name)} letters that is not in the list",
        )
        self._add(path, "not-in-list", found, did_you_mean(name, sorted(names)))
        return False

    def _check_line(self, path: Path_, line: Mapping[str, Any]) -> FactSpec | None:
        """Return the fact that a line asks for, if it is one and the item fits it."""
        about, fact = line.get("about"), line.get("fact")
        specs = self._rules.dictionary.facts
        if not isinstance(fact, str) or not isinstance(about, str):
            return None
        if not self._check_name((*path, "fact"), fact, tuple(specs)):
            return None
        spec = specs[fact]
        here = (*path, "about")
        for index, each in enumerate(_listed(line.get("situations"))):
            self.check_id((*path, "situations", index), each, "situations")
        if spec.scope == "household" or about == "household":
            if spec.scope != "household" or about != "household":
                self.fault(here, "wrong-kind-of-id")
                return None
            return spec
        return spec if self.check_id(here, about, _COLLECTIONS.get(spec.scope, "")) else None

    def _reply(self, path: Path_, line: Mapping[str, Any], talk: Mapping[str, Any]) -> Reply | None:
        spec = self._check_line(path, line)
        if spec is None:
            return None
        before = len(self.problems)
        value = self._value(path, spec, line["answer"])
        self._check_value((*path, "answer"), spec, value, _day_of(talk))
        if len(self.problems) > before:
            return None
        place = self._tree.place(path, shown=path_text(path, _KEYS))
        situations = tuple(_listed(line.get("situations")))
        return Reply(place, (spec.scope, line["about"]), spec.name, value, situations)

    def _value(self, path: Path_, spec: FactSpec, answer: Any) -> Any:
        """Build the value, or note what is wrong with it."""
        kind, raw = _KINDS.get(spec.name, str(spec.type)), _bare(answer)
        if isinstance(raw, dict) and "unknown" in raw:
            kind = "unknown"
        elif spec.name in WORKED_OUT:
            return raw  # it stays in words, so any shape will do
        elif kind == "i18n" and isinstance(raw, str):
            raw = {"nl": raw}
        elif kind == "set" and isinstance(raw, list):
            raw = {"has": raw}
        elif kind == "role" and isinstance(raw, str):
            raw = {"role": "fixed_face", "name": raw}
        elif kind == "when" and isinstance(raw, str):
            raw = _when(raw)
        made = build(_TYPES[kind], _Part(self._tree, path, raw), labels=_LABELS)
        if isinstance(made, list):
            self.problems += made
            return None
        return made.answer

    def _check_value(self, path: Path_, spec: FactSpec, value: Any, on: date | None) -> None:
        if isinstance(value, SaidMembers):
            for index, each in enumerate(value.has):
                self._check_member((*path, "has", index), spec, each)
        elif isinstance(value, RoleRef):
            self.check_party((*path, "role"), value.role)
            self.check_id((*path, "person"), value.person, "people")
        elif spec.type in ("name", "scale") and spec.name not in WORKED_OUT:
            if isinstance(value, str):
                self._check_name(path, value, self._rules.dictionary.values_of(spec))
        elif isinstance(value, int) and value < 0:
            remedy = Both("schrijf een getal vanaf 0", "write a number from 0 on")
            self._add(path, "wrong-kind", kind_of(value), remedy)
        if isinstance(value, When) and _is_reversed(value):
            self.fault(path, "reversed-period")
        if spec.name == "situation.last_time" and isinstance(value, str) and _is_later(value, on):
            self.fault(path, "happened-later")

    def _check_member(self, path: Path_, spec: FactSpec, member: str) -> None:
        if spec.name in PEOPLE_SETS:
            self.check_id(path, member, "people")
        else:
            self._check_name(path, member, self._rules.dictionary.values_of(spec))

    def fault(self, path: Path_, code: str) -> None:
        """Keep a fault by its code."""
        self._add(path, code, *FAULTS[code])

    def _add(self, path: Path_, code: str, found: Both, remedy: Both) -> None:
        label = _LABELS.get(str(path[-1])) if path else None
        place = self._tree.place(path, shown=path_text(path, _KEYS), label=label)
        self.problems.append(Problem(place, code, found, remedy))


def _bare(answer: Any) -> Any:
    return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer


def _when(text: str) -> Any:
    """Take words for a pattern; what looks like a day must be one."""
    return text if re.match(r"[\d\s./-]+\Z", text) else {"pattern": {"nl": text}}


def _is_reversed(when: When) -> bool:
    return (
        when.from_ is not None and when.to is not None and last_day(when.from_) > last_day(when.to)
    )


def _is_later(day: str, on: date | None) -> bool:
    # only a whole day can be shown to be later
    return on is not None and len(day) == len("2026-01-01") and last_day(day) > on


def _blank(answer: Any) -> bool:
    # an empty list that is not said to be all says nothing either
    return answer == BLANK or (
        _block(answer).get("has", answer) == [] and _block(answer).get("complete") is not True
    )


def _day_of(talk: Mapping[str, Any]) -> date | None:
    """Return the day of a talk; a far one where what stands there is refused anyway."""
    day = _bare(talk.get("on", BLANK))
    if isinstance(day, dict):
        return None
    try:
        return date.fromisoformat(day)
    except (TypeError, ValueError):
        return date.max


def _block(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: Any) -> Iterator[Any]:
    return iter(value if isinstance(value, list) else ())
