"""Is an invented case free of what looks real: numbers, addresses, organisations, places.

What is found is said by its kind, its place and its length, never by its text. Nothing found does
not mean that a case is invented, nor that it can be shared: the shapes and the lists are ours, and
a story can be recognised without a single number in it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pydantic import BaseModel

from top3.casuistry.invented import real_names, real_numbers
from top3.casuistry.invented.fictional_texts import KINDS, NOT_FICTIONAL
from top3.casuistry.invented.real_numbers import MASK, Span
from top3.errors import Both, CaseError, Place, Problem
from top3.method.contacts import load_contacts
from top3.method.load import danger_now, load_case
from top3.model.case import Case
from top3.rules.language import RuleSet

Path = tuple[str | int, ...]

_FINDERS: dict[str, Callable[[str], Iterator[Span]]] = {
    # a finder sees what those before it left: an account is not found again as a telephone
    "email": real_numbers.email,
    "url": real_numbers.url,
    "handle": real_numbers.handle,
    "coordinates": real_numbers.coordinates,
    "court_number": real_numbers.court_number,
    "iban": real_numbers.iban,
    "card": real_numbers.card,
    "phone": real_numbers.phone,
    "bsn": real_numbers.bsn,
    "postcode": real_numbers.postcode,
    "plate": real_numbers.plate,
    "document_number": real_numbers.document_number,
}
_WORDED: dict[str, Callable[[str], Iterator[Span]]] = {
    "address": real_names.address,
    "organisation": real_names.organisation,
    "known_name": real_names.known_name,
    "street": real_names.street,
    "place": real_names.place,
}
_OF_FIGURES = frozenset(_FINDERS) - {"email", "url", "handle", "coordinates"} | {"address"}
_FIGURE = re.compile(r"\d")
_ANY_SIGN = re.compile(r"[0-9A-Z@.:(\[=]")
"""Without one of these no finder sees anything; most values of a record are such words."""
WARNINGS = frozenset({"street", "place"})
"""Kinds that are said and do not refuse: a town alone points at nobody."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣-"), "-")
_SPACES = dict.fromkeys([0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_FOLDED_LINE = re.compile(r"(?<=\S)\n(?=[^\s\-*|#>])")
_OWN_ID = re.compile(r"[a-z]{1,3}[0-9]{1,6}\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """Something that looks real: its kind, where it stands and how long it is; never its text."""

    kind: str
    place: Place
    length: int

    @property
    def is_warning(self) -> bool:
        """Return whether this is only said; anything else is a reason to refuse the case."""
        return self.kind in WARNINGS

    @property
    def problem(self) -> Problem:
        """Return it as a fault, with what to write instead."""
        what, remedy = KINDS[self.kind]
        found = Both(
            f"wat lijkt op {what.nl} ({self.length} tekens)",
            f"what looks like {what.en} ({self.length} characters)",
        )
        return Problem(self.place, f"looks-real-{self.kind.replace('_', '-')}", found, remedy)


class Hit(NamedTuple):
    """A place in a text, while it is still known which text; kept inside this room."""

    kind: str
    start: int
    end: int
    sign: str


def check(what: "str | Case | BaseModel | Mapping[str, Any] | Sequence[Any]", *,
          file: str = "", words: bool = True) -> tuple[Found, ...]:  # fmt: skip
    """Return everything in a text, a case or plain data that looks real, in order of place.

    Without `words` only numbers and other shapes are looked at, as in a text of any language. What
    is empty or of a kind that holds no text yields nothing.
    """
    if isinstance(what, str):
        return tuple(
            Found(hit.kind, Place(file, line), hit.end - hit.start)
            for hit, line in lined(what, words=words)
        )
    data = (
        what.model_dump(mode="json", by_alias=True, exclude_unset=True)
        if isinstance(what, BaseModel)
        else what
    )
    return tuple(
        Found(hit.kind, Place(file, path=shown(path)), hit.end - hit.start)
        for path, hit in within(data, words=words)
    )


def refuse_what_looks_real(what: "Case | Mapping[str, Any]", *, file: str = "") -> None:
    """Return nothing for a case that says it is invented and holds nothing that looks real.

    A town or a street alone is not refused.

    Raises:
        CaseError: it does not say that it is invented, or something in it looks real; every fault.
    """
    stated = what.fictional if isinstance(what, Case) else what.get("fictional")
    problems = [each.problem for each in check(what, file=file) if not each.is_warning]
    if stated is not True:
        problems.insert(0, Problem(Place(file, path="fictional"), "not-fictional", *NOT_FICTIONAL))
    if problems:
        raise CaseError(problems, danger_now())


def load_invented(path: "str | FilePath", rules: RuleSet | None = None) -> Case:
    """Return a case of which the file says it is invented, and in which nothing looks real.

    Raises:
        CaseError: the file is no case, does not say it is invented, or something in it looks real.
    """
    case = load_case(path, rules)
    refuse_what_looks_real(case, file=FilePath(path).name)
    return case


def hits(text: str, *, words: bool = True) -> list[Hit]:
    """Return what looks real in one text, as `readable` has it, in order of place."""
    seen = without_safe_numbers(real_numbers.plain_figures(text))
    found: list[Hit] = []
    finders = {**_FINDERS, **(_WORDED if words else {})}
    for kind, finder in finders.items():
        if kind in _OF_FIGURES and not _FIGURE.search(seen):
            continue
        for start, end in list(finder(seen)):
            if MASK in seen[start:end]:
                continue
            found.append(Hit(kind, start, end, _sign(text[start:end])))
            seen = f"{seen[:start]}{MASK * (end - start)}{seen[end:]}"
    return sorted(found, key=lambda hit: (hit.start, hit.end))


def _sign(text: str) -> str:
    return re.sub(r"[^\w@]", "", text).casefold()


def readable(text: str) -> str:
    """Return the text with one kind of figure, dash and space, and a sentence on one line."""
    plain = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").translate(_NOTHING))
    return _FOLDED_LINE.sub(" ", plain.translate(_DASHES).translate(_SPACES))


def lined(text: str, *, words: bool = True) -> Iterator[tuple[Hit, int]]:
    """Yield what looks real in a text, with the number of its line."""
    lines = text.replace("\r\n", "\n").translate(_NOTHING)
    # one sign becomes several here and there, so that a line is counted in the same form
    plain = unicodedata.normalize("NFKC", lines).translate(_DASHES).translate(_SPACES)
    for hit in hits(_FOLDED_LINE.sub(" ", plain), words=words):
        yield hit, plain.count("\n", 0, hit.start) + 1


def within(data: Any, path: Path = (), *, words: bool = True) -> Iterator[tuple[Path, Hit]]:
    """Yield what looks real in plain data, with its path: in every value and in every key."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            here = (*path, key)
            yield from ((here, hit) for hit in _in_value(key, words=words))
            yield from within(value, here, words=words)
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from within(value, (*path, index), words=words)
    else:
        yield from ((path, hit) for hit in _in_value(data, words=words))


def _in_value(value: Any, *, words: bool) -> list[Hit]:
    if value is None or isinstance(value, bool):
        return []
    text = str(value)
    if text.isascii() and not _ANY_SIGN.search(text):
        return []
    return hits(readable(text), words=words)


def without_safe_numbers(text: str) -> str:
    """Return the text with the public numbers of the shipped contacts made unreadable."""
    return real_numbers.without(text, _safe())


@cache
def _safe() -> re.Pattern[str]:
    """Match the public numbers of the shipped contacts, which a case may well name."""
    numbers = {
        "".join(sign for sign in each if sign.isdecimal())
        for entry in load_contacts().entries
        for text in entry.number
        for each in re.findall(r"[0-9][0-9\-]+", text)
    }
    gaps = (r"[ .\-]?".join(number) for number in sorted(numbers))
    return re.compile(rf"(?<!\d)(?<!\d[ .\-/])(?:{'|'.join(gaps)})(?![ .\-/]?\d)")


def shown(path: Path) -> str:
    """Return a path in which only our own names stand; a key that somebody typed is its length."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f"{'.' if text else ''}{_shown_key(str(step))}"
    return text


def _shown_key(key: str) -> str:
    return key if _OWN_ID.match(key) or key in _own_keys() else f"({len(key)})"


@cache
def _own_keys() -> frozenset[str]:
    schema = Case.model_json_schema(mode="validation", by_alias=True)
    blocks = [schema, *schema.get("$defs", {}).values()]
    return frozenset(name for block in blocks for name in block.get("properties", {}))
