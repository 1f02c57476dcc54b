"""A tree of words: every form of the lexicon that begins at one word of a text, in one walk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from top3.method.lexicon_file import GAP
from top3.method.tokens import Token, key_of, keys_in


@dataclass(slots=True)
class _Node:
    """What can come next, and what ends here: an entry, or a name with its capitals."""

    then: dict[str, "_Node"] = field(default_factory=dict)
    skip: "_Node | None" = None
    entry: str | None = None
    capitals: tuple[bool, ...] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Which words of a text are a form: their indexes, and the entry; None for a mere name."""

    at: tuple[int, ...]
    entry: str | None


class WordTree:
    """Forms by their words; a gap stands for up to `gap` words between two commas, none a break."""

    def __init__(self, gap: int, breaks: Sequence[str] = ()) -> None:
        self._root = _Node()
        self._gap = gap
        self._breaks = frozenset(map(key_of, breaks))

    def add(self, form: str, entry: str | None) -> None:
        """Add a form; without an entry it is a name, which takes its words out of the search."""
        node = self._root
        for number, part in enumerate(form.split(GAP)):
            if number:
                node.skip = node.skip or _Node()
                node = node.skip
            for key in keys_in(part):
                node = node.then.setdefault(key, _Node())
        if entry is None:
            node.capitals = tuple(word[:1].isupper() for word in form.split())
        else:
            node.entry = entry

    def best(self, tokens: Sequence[Token], start: int, taken: Sequence[bool]) -> Match | None:
        """Return the form of most words that begins at a word, of words nobody took; or None."""
        found: Match | None = None
        if tokens[start].key not in self._root.then:
            return None
        for match in self._walk(tokens, taken, self._root, start, ()):
            if found is None or _rank(match) > _rank(found):
                found = match
        return found

    def _walk(
        self,
        tokens: Sequence[Token],
        taken: Sequence[bool],
        node: _Node,
        at: int,
        path: tuple[int, ...],
    ) -> Iterator[Match]:
        """Yield every form that goes on from `node` with the word at `at`."""
        if at >= len(tokens) or taken[at] or not (after := node.then.get(tokens[at].key)):
            return
        if path and not _is_reachable(tokens, path, at):
            return
        path = (*path, at)
        if after.capitals and _has_capitals(tokens, path, after.capitals):
            yield Match(path, None)
        if after.entry:
            yield Match(path, after.entry)
        if after.then and at + 1 < len(tokens) and tokens[at + 1].follows:
            yield from self._walk(tokens, taken, after, at + 1, path)
        if after.skip:
            for ahead in range(at + 1, min(at + 2 + self._gap, len(tokens))):
                yield from self._walk(tokens, taken, after.skip, ahead, path)
                if tokens[ahead].key in self._breaks:
                    return


def _rank(match: Match) -> tuple[int, bool, int]:
    """Order matches: most words, then a name before an entry, then the closest together."""
    return len(match.at), match.entry is None, match.at[0] - match.at[-1]


def _is_reachable(tokens: Sequence[Token], path: tuple[int, ...], at: int) -> bool:
    first, token = tokens[path[0]], tokens[at]
    return token.clause == first.clause and token.quote == first.quote


def _has_capitals(
    tokens: Sequence[Token], path: tuple[int, ...], capitals: tuple[bool, ...]
) -> bool:
    return all(
        tokens[at].is_capital or not capital for at, capital in zip(path, capitals, strict=True)
    )
