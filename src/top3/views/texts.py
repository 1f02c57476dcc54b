"""The fixed sentences of documents for people, from `documents.yaml`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from top3.errors import Both, Problem, RulesetInvalidError, kind_of
from top3.method.shipped import read_shipped
from top3.reading import Tree

FILE = "documents.yaml"
_HEAD = ("top3", "status")
_KIND = Both("schrijf documents/1", "write documents/1")
_TEXT = Both("schrijf een tekst in nl en in en", "write a text in nl and in en")
_SLOTS = Both("gebruik in nl en en dezelfde {invulplekken}", "use the same {slots} in nl and en")
Texts = Mapping[str, Mapping[str, Both]]


def load_texts(tree: Tree | None = None) -> Texts:
    """Return the sentences of every part by name; those that are shipped, or those in `tree`.

    Raises:
        RulesetInvalidError: something is missing or is not what is due there; every fault.
    """
    return _shipped() if tree is None else _read(tree)


@cache
def _shipped() -> Texts:
    return _read(read_shipped(FILE))


def _read(tree: Tree) -> Texts:
    problems: list[Problem] = []
    data = tree.data if isinstance(tree.data, dict) else {}
    if data.get("top3") != "documents/1":
        problems.append(_fault(tree, ("top3",), "wrong-kind", _KIND))
    made: dict[str, Mapping[str, Both]] = {}
    for part, rows in data.items():
        if part in _HEAD:
            continue
        made[part] = MappingProxyType(_part(tree, part, rows, problems))
    if problems:
        raise RulesetInvalidError(problems)
    return MappingProxyType(made)


def _part(tree: Tree, part: str, rows: object, problems: list[Problem]) -> dict[str, Both]:
    if not isinstance(rows, dict):
        problems.append(_fault(tree, (part,), "wrong-kind", _TEXT))
        return {}
    made = {}
    for name, row in rows.items():
        nl, en = (row.get("nl"), row.get("en")) if isinstance(row, dict) else (None, None)
        if not (isinstance(nl, str) and isinstance(en, str)):
            problems.append(_fault(tree, (part, name), "wrong-kind", _TEXT))
        elif slots(nl) != slots(en):
            problems.append(_fault(tree, (part, name), "other-slots", _SLOTS))
        else:
            made[name] = Both(nl, en)
    return made


def slots(text: str) -> frozenset[str]:
    """Return the names between braces in a text."""
    return frozenset(piece.split("}")[0] for piece in text.split("{")[1:])


def _fault(tree: Tree, path: tuple[str, ...], code: str, remedy: Both) -> Problem:
    part: object = tree.data
    for step in path:
        part = part.get(step) if isinstance(part, dict) else None
    return Problem(tree.place(path, shown=".".join(path)), code, kind_of(part), remedy)


def _two_stops(filled: str, rest: str) -> bool:
    """Say whether a stop of the sentence would follow a stop of what fills it, as in "M.."."""
    return filled.endswith(".") and rest.startswith(".")


class Voice:
    """The sentences of one part in one language, with their slots filled."""

    def __init__(self, part: str, lang: str) -> None:
        """Take the part by its name, and the language."""
        self._texts = load_texts()[part]
        self.lang = lang

    def __call__(self, key: str, **fill: str | Both) -> str:
        """Return a sentence; a slot is filled once, so what fills it is never read as a slot."""
        text = self._texts[key].in_language(self.lang)
        made = []
        for place, piece in enumerate(text.split("{")):
            name, brace, rest = piece.partition("}")
            if place and brace and name in fill:
                filled = self.say(fill[name])
                made.append(filled + (rest[1:] if _two_stops(filled, rest) else rest))
            else:
                made.append(("{" if place else "") + piece)
        return "".join(made)

    def say(self, text: str | Both) -> str:
        """Return a text in this language."""
        return text if isinstance(text, str) else text.in_language(self.lang)
