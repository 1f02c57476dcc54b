"""Numbers, spans of time and days in a text: what makes a vague word beside it harmless."""

from collections.abc import Sequence

from top3.method.lexicon_file import ConcreteFile, Neighbour
from top3.method.tokens import Token, key_of

_CLOCK_AFTER = frozenset({"om", "rond", "vanaf", "tegen", "na", "voor", "tot", "sinds"})
_MOST_FILLERS = 4


class ConcreteWords:
    """Finds what is concrete in the words of a text, and looks beside a word for it."""

    def __init__(self, settings: ConcreteFile, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._units = _keys(settings.units)
        self._numbers = _keys(settings.numbers)
        self._every = _keys(settings.every)
        self._spans = _keys(settings.spans)
        self._adverbs = _keys(settings.adverbs)
        self._months = _keys(settings.months)
        self._fillers = _keys(settings.fillers)

    def is_after(self, at: int, kinds: frozenset[str]) -> bool:
        """Say whether something concrete of these kinds stands right after the word at `at`."""
        here = self._tokens[at]
        for index in range(at + 1, min(at + 2 + _MOST_FILLERS, len(self._tokens))):
            if self._tokens[index].sentence != here.sentence:
                return False
            kind, _ = self._begins(index)
            if kind:
                return kind in kinds
            if self._tokens[index].key not in self._fillers:
                return False
        return False

    def is_before(self, at: int, kinds: frozenset[str]) -> bool:
        """Say whether something concrete of these kinds ends right before the word at `at`."""
        here = self._tokens[at]
        last = at - 1
        for _ in range(_MOST_FILLERS):
            if last < 0 or self._tokens[last].sentence != here.sentence:
                return False
            for start in range(max(last - 2, 0), last + 1):
                kind, end = self._begins(start)
                if kind and end == last + 1:
                    return kind in kinds
            if self._tokens[last].key not in self._fillers:
                return False
            last -= 1
        return False

    def _begins(self, at: int) -> tuple[Neighbour | None, int]:
        """Return what kind of concrete thing begins here, if any, and where it ends."""
        key, after = self._tokens[at].key, self._key(at + 1)
        if self._is_number(key) and after in self._units and not self._is_clock(at, after):
            return "count", self._with_span(at + 2)
        if key in self._every and after in self._spans:
            return "count", at + 2
        if key in self._adverbs:
            return "count", at + 1
        if key.isdigit() and after in self._months:
            return "date", at + 2 + _is_year(self._key(at + 2))
        if key in self._months and _is_year(after):
            return "date", at + 2
        return ("date", at + 1) if _is_year(key) or _is_date(key) else (None, at)

    def _with_span(self, at: int) -> int:
        """Take `per week` and `in de week` along after a number of times."""
        if self._key(at) in self._every and self._key(at + 1) in self._spans:
            return at + 2
        return at

    def _is_clock(self, at: int, unit: str) -> bool:
        return unit == "uur" and at > 0 and self._tokens[at - 1].key in _CLOCK_AFTER

    def _is_number(self, key: str) -> bool:
        return key in self._numbers or key.replace(",", "").replace("-", "").isdigit()

    def _key(self, at: int) -> str:
        return self._tokens[at].key if at < len(self._tokens) else ""


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isdigit() and key[:2] in {"19", "20"}


def _is_date(key: str) -> bool:
    parts = key.replace("/", "-").split("-")
    return len(parts) in {2, 3} and all(part.isdigit() for part in parts) and len(key) >= 3
