"""Cases of several organisations side by side: what they agree on, and what they do not.

Nothing is merged and nothing is kept. That one of them does not mention something is no denial: it
is what only the others know. People and situations are taken for the same only by what somebody
wrote down, or by an equal id; the result says which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from pydantic import BaseModel

from top3.errors import Both, CaseError, Problem
from top3.model.case import COLLECTIONS, Case
from top3.reading import Tree
from top3.values import (
    ITEM_ID,
    Disputed,
    I18n,
    Known,
    NotApplicable,
    OpenSet,
    RoleRef,
    Unknown,
    UnknownReason,
    When,
)

Verdict = Literal["agree", "contradict", "own_words", "only_one"]
Same = Mapping[str, str]
"""Which id in which case is one and the same: the letter of a case to an id in it."""

BY_ID = ("people", "situations")
"""What is taken for the same by an equal id where nobody wrote down what is the same."""
_APART = {"reports", "statements"}
_UNREAD = {"id", "external", "statements", "statement", "report", "recorded"}
_NOT_KNOWN = get_args(UnknownReason)
"""Names that say why something is not known: they contradict nothing."""
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True, slots=True, repr=False)
class Beside:
    """One thing about one item, as each case says it.

    `ids` are the ids of the item by the letter of the case, empty for the household; `path` the
    field, "" for the item as a whole. `said` holds what each case says, by letter, 1 or more
    claims: who says nothing is not in it. `own_words` are texts and ages that differ: they may mean
    the same, and are for people to read.
    """

    verdict: Verdict
    collection: str
    ids: Mapping[str, str]
    path: str
    said: Mapping[str, tuple[Any, ...]]

    def __repr__(self) -> str:
        """Name the item and the field; what was said stays out."""
        return f"Beside({self.verdict}, {dict(self.ids)}, {self.path!r})"


@dataclass(frozen=True, slots=True, repr=False)
class SideBySide:
    """Every field of every item, and what was taken for the same: `written` or by `equal` ids."""

    rows: tuple[Beside, ...]
    same: tuple[Same, ...]
    matched_on: Literal["written", "equal_ids"]

    def of(self, verdict: Verdict) -> tuple[Beside, ...]:
        """Return the rows of one kind, in their order."""
        return tuple(each for each in self.rows if each.verdict == verdict)


def side_by_side(cases: Mapping[str, Case], same: Sequence[Same] | None = None) -> SideBySide:
    """Lay cases beside each other.

    Args:
        cases: The cases by letter, in their order.
        same: What is the same in which, written by somebody; then equal ids count for nothing.
            Left out, people and situations with an equal id are taken for the same.
    """
    groups = tuple(same if same is not None else _equal_ids(cases))
    names = {
        (letter, name): f"={number}"
        for number, group in enumerate(groups)
        for letter, name in group.items()
    }
    rows = list(_household(cases, names))
    for collection, entries in _entries(cases, names):
        rows += _item(collection, entries, names)
    return SideBySide(tuple(rows), groups, "equal_ids" if same is None else "written")


def same_of(tree: Tree, cases: Mapping[str, Case]) -> tuple[Same, ...]:
    """Return what is the same from a file: a list of blocks such as `{A: p1, B: p3}`.

    Raises:
        CaseError: it is no such list, or names a case or an id that is not there, or one id twice.
    """
    data = tree.data
    if not isinstance(data, list) or not data:
        raise CaseError([Problem(tree.place(()), "not-a-list", *_SHAPE)])
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for index, group in enumerate(data):
        place = tree.place((index,))
        if not isinstance(group, dict) or len(group) < 2:
            problems.append(Problem(place, "not-a-list", *_SHAPE))
            continue
        homes = {_home(cases, letter, name) for letter, name in group.items()}
        if None in homes or len(homes) > 1:
            problems.append(Problem(place, "dangling-id", *_DANGLING))
        if seen & set(group.items()):
            problems.append(Problem(place, "duplicate-id", *_TWICE))
        seen |= set(group.items())
    if problems:
        raise CaseError(problems)
    return tuple(data)


def _home(cases: Mapping[str, Case], letter: object, name: object) -> str | None:
    case = cases.get(letter) if isinstance(letter, str) else None
    items = case.items() if case else ()
    return next((collection for collection, _, each in items if each.id == name), None)


_SHAPE = (
    Both("geen lijst van wat hetzelfde is", "no list of what is the same"),
    Both("schrijf bijvoorbeeld: - {A: p1, B: p3}", "write for instance: - {A: p1, B: p3}"),
)
_DANGLING = (
    Both(
        "een nummer dat er niet is, of van een ander soort", "an id not there, or of another kind"
    ),
    Both(
        "noem van elke zaak de letter en een nummer erin, van één soort",
        "name the letter of each case and an id in it, of one kind",
    ),
)
_TWICE = (
    Both("een nummer dat twee keer voorkomt", "an id that occurs twice"),
    Both("zet wat hetzelfde is in één blok", "put what is the same in one block"),
)


def _equal_ids(cases: Mapping[str, Case]) -> Iterator[Same]:
    for collection in BY_ID:
        names = dict.fromkeys(
            each.id for case in cases.values() for each in getattr(case, collection)
        )
        for name in names:
            group = {
                letter: name
                for letter, case in cases.items()
                if any(each.id == name for each in getattr(case, collection))
            }
            if len(group) > 1:
                yield group


_Names = Mapping[tuple[str, str], str]
_Entries = list[tuple[str, Any]]


def _entries(cases: Mapping[str, Case], names: _Names) -> Iterator[tuple[str, _Entries]]:
    """Yield every item with the cases it is in: one entry for each."""
    found: dict[tuple[str, str], _Entries] = {}
    for letter, case in cases.items():
        for collection in COLLECTIONS:
            if collection in _APART:
                continue
            for each in getattr(case, collection):
                known = getattr(each, "id", None)
                if known is not None:
                    key = names.get((letter, known), f"{letter}:{known}")
                    found.setdefault((collection, key), []).append((letter, each))
    for (collection, _), entries in found.items():
        yield collection, entries


def _household(cases: Mapping[str, Case], names: _Names) -> Iterator[Beside]:
    entries = [(letter, case.household) for letter, case in cases.items()]
    yield from _fields("household", {}, entries, names)


def _item(collection: str, entries: _Entries, names: _Names) -> Iterator[Beside]:
    ids = {letter: each.id for letter, each in entries}
    if len(entries) == 1:
        said = {letter: (_thawed(_title(each)),) for letter, each in entries}
        yield Beside("only_one", collection, ids, "", said)
        return
    yield from _fields(collection, ids, entries, names)


def _title(item: Any) -> Any:
    """Return the words of an item that say best what it is, or nothing."""
    for holder in (getattr(item, "behaviour", None), item):
        part = holder.value if isinstance(holder, Known) else holder
        for name in ("words", "what", "name", "kind"):
            value = getattr(part, name, None)
            value = value.value if isinstance(value, Known) else value
            if isinstance(value, I18n | str):
                return _plain(value)
    return None


def _fields(
    collection: str, ids: Mapping[str, str], entries: _Entries, names: _Names
) -> Iterator[Beside]:
    """Yield a row for every field that at least one case says something of."""
    said: dict[str, dict[str, list[Any]]] = {}
    full: dict[str, set[str]] = {}
    for letter, item in entries:
        for path, claim, complete in _claims(item, letter, names, ""):
            said.setdefault(path, {}).setdefault(letter, []).append(claim)
            if complete:
                full.setdefault(path, set()).add(letter)
    for path, claims in said.items():
        verdict = _verdict(claims, full.get(path, set()))
        shown = {
            letter: tuple(_named(each, letter, names) for each in listed)
            for letter, listed in claims.items()
        }
        first = next(iter(claims))
        parts = [str(_named(part, first, names)) for part in path.split(".")]
        yield Beside(verdict, collection, ids, ".".join(parts), shown)


_Claim = tuple[str, Any, bool]


def _claims(value: Any, letter: str, names: _Names, path: str) -> Iterator[_Claim]:
    """Yield every claim in a value: where, what, and whether it is said to be all of it."""
    if value is None or value in _NOT_KNOWN or isinstance(value, Unknown | NotApplicable):
        return
    if isinstance(value, Known):
        yield from _claims(value.value, letter, names, path)
    elif isinstance(value, Disputed):
        for each in value.claims:
            yield from _claims(each, letter, names, path)
    elif isinstance(value, OpenSet | tuple):
        yield from _members(value, letter, names, path)
    elif isinstance(value, dict) or _has_fields(value):
        for key, part in _parts(value, letter, names):
            yield from _claims(part, letter, names, f"{path}.{key}" if path else key)
    elif isinstance(value, str) and ITEM_ID.match(value):
        yield path, names.get((letter, value), f"{letter}:{value}"), False
    else:
        yield path, _plain(value), False


def _members(value: Any, letter: str, names: _Names, path: str) -> Iterator[_Claim]:
    complete = isinstance(value, OpenSet) and bool(value.complete)
    for member in value.has if isinstance(value, OpenSet) else value:
        for _, claim, _ in _claims(member, letter, names, path):
            yield path, _Member(claim), complete


def _has_fields(value: Any) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, I18n | When | RoleRef)


def _parts(value: Any, letter: str, names: _Names) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((names.get((letter, name), name), part) for name, part in value.items())
        return
    for name, field in type(value).model_fields.items():
        if name not in _UNREAD:
            yield field.alias or name, getattr(value, name)


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of a set: another member beside it contradicts nothing."""

    claim: Any


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        data = value.model_dump(
            mode="json", by_alias=True, exclude_none=True, exclude_defaults=True
        )
        return _frozen(data)
    return value.isoformat() if isinstance(value, date) else value


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return tuple((key, _frozen(part)) for key, part in sorted(data.items()))
    return tuple(map(_frozen, data)) if isinstance(data, list) else data


def _verdict(said: Mapping[str, Sequence[Any]], full: set[str]) -> Verdict:
    """Say how the claims of several cases stand to each other."""
    sets = {letter: set(claims) for letter, claims in said.items()}
    everything = set().union(*sets.values())
    members = any(isinstance(each, _Member) for each in everything)
    lacking = [letter for letter, claims in sets.items() if claims != everything]
    if members:
        if any(letter in full for letter in lacking):
            return "contradict"
        return "agree" if len(sets) > 1 and not lacking else "only_one"
    if len(everything) > 1:
        exact = all(_is_exact(each) for each in everything)
        return "contradict" if exact else "own_words" if len(sets) > 1 else "contradict"
    return "agree" if len(sets) > 1 else "only_one"


def _is_exact(claim: Any) -> bool:
    """Say whether two of these that differ cannot both be so: no text, no age, no part of a day."""
    if isinstance(claim, str):
        return bool(
            _NAME.match(claim) or _DAY.match(claim) or ":" in claim or claim.startswith("=")
        )
    return isinstance(claim, bool)


def _named(claim: Any, letter: str, names: _Names) -> Any:
    """Return a claim as the case wrote it: with its own ids."""
    inside = claim.claim if isinstance(claim, _Member) else claim
    if isinstance(inside, str):
        own = {key: name for (one, name), key in names.items() if one == letter}
        return own.get(inside, inside.removeprefix(f"{letter}:"))
    return _thawed(inside)


def _thawed(data: Any) -> Any:
    """Return plain data that was frozen to be compared."""
    if not isinstance(data, tuple):
        return data
    if all(isinstance(each, tuple) and len(each) == 2 for each in data):
        return {key: _thawed(part) for key, part in data}
    return [_thawed(each) for each in data]
