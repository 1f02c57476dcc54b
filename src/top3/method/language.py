"""The coach for concrete language: vague words in any Dutch text, why, and what to ask.

It rewrites nothing, judges nobody, classifies no statement and counts nothing. A text in which it
finds no word is not therefore concrete: the lexicon knows only so many words, and only Dutch ones.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from top3.errors import Both
from top3.method.concrete_words import ConcreteWords
from top3.method.lexicon import Lexicon, LexiconEntry, load_lexicon
from top3.method.tokens import Token, WordsInText, key_of, words_in
from top3.method.who_speaks import children_named, quoted_children
from top3.method.word_tree import Match


@dataclass(frozen=True, slots=True, repr=False)
class Remark:
    """A vague word in a text: its place, why it is vague, and the question to ask.

    `start` and `end` select it in the text as given; `parts` are its words where others stand in
    between, and `sentence` is the sentence around it. `quoted`: somebody said it, so the words
    stay. `negated`: the text denies it, and a denial is something to ask about too. A `repr` shows
    where it is and no word.
    """

    start: int
    end: int
    line: int
    column: int
    parts: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    entry: str
    category: str
    why: Both
    ask: Both
    belongs: str | None
    belongs_where: Both | None
    quoted: bool
    negated: bool

    def __repr__(self) -> str:
        """Show the place, and no word of the text."""
        return f"Remark(line={self.line}, column={self.column})"

    def as_said(self, ask: Both) -> "Remark":
        """Return the remark on words that somebody said, with the question that leaves them."""
        return replace(self, ask=ask, quoted=True)


def coach(
    text: str,
    lexicon: Lexicon,
    *,
    child_speaking: bool = False,
    children: Collection[str] = (),
) -> tuple[Remark, ...]:
    """Return a remark on every vague word of a text, in the order of the text.

    Words in a quotation are somebody's own: the question asks what they mean. A child's quoted
    words are left entirely alone.

    Args:
        text: Any text; it is read as it is.
        lexicon: The words, from `load_lexicon`.
        child_speaking: Who is quoted is a child; without a quotation the whole text is the child's.
        children: First names of children, beside those whose age the text gives.
    """
    words = words_in(text)
    if child_speaking and not words.quotations:
        return ()
    known = children_named(text, lexicon.file.children.below) | set(map(key_of, children))
    silent = quoted_children(words, lexicon.file.children, known)
    if child_speaking:
        silent = frozenset(range(len(words.quotations)))
    search = _Search(words, lexicon)
    return tuple(
        search.remark(match, lexicon.entries[match.entry])
        for match in search.matches()
        if match.entry is not None
        and words.tokens[match.at[0]].quote not in silent
        and not search.is_concrete(match, lexicon.entries[match.entry])
    )


class _Search:
    """Finds forms in the words of one text, and what stands around them."""

    def __init__(self, words: WordsInText, lexicon: Lexicon) -> None:
        self._words = words
        self._tokens = words.tokens
        self._lexicon = lexicon
        file = lexicon.file
        self._concrete = ConcreteWords(file.concrete, words.tokens)
        self._negators = frozenset(map(key_of, file.negators))
        self._not_negating = frozenset(map(key_of, file.not_negating))
        self._breaks = frozenset(map(key_of, file.breaks))
        self._after = frozenset(map(key_of, file.after))

    def matches(self) -> Iterator[Match]:
        """Yield what stands in the text, in order; no word is part of two forms."""
        taken = [False] * len(self._tokens)
        for start in range(len(self._tokens)):
            if taken[start] or self._tokens[start].is_title:
                continue
            if match := self._lexicon.tree.best(self._tokens, start, taken):
                for at in match.at:
                    taken[at] = True
                yield match

    def remark(self, match: Match, entry: LexiconEntry) -> Remark:
        """Return the remark on a form."""
        first, last = self._tokens[match.at[0]], self._tokens[match.at[-1]]
        line, column = self._words.place(first.start)
        sentence = self._words.sentences[first.sentence]
        quoted, negated = first.quote >= 0, self._is_negated(match)
        ask = entry.denied if negated else entry.ask
        return Remark(
            first.start, last.end, line, column, self._parts(match),
            (sentence.start, sentence.end), entry.id, entry.category, entry.why,
            self._lexicon.file.quoted.both() if quoted else ask,
            entry.belongs, entry.belongs_where, quoted, negated,
        )  # fmt: skip

    def is_concrete(self, match: Match, entry: LexiconEntry) -> bool:
        """Say whether something beside a form takes its vagueness away."""
        first, last = match.at[0], match.at[-1]
        return (
            self._concrete.is_after(last, entry.after)
            or self._concrete.is_before(first, entry.before)
            or self._has_actor(match, entry)
        )

    def _has_actor(self, match: Match, entry: LexiconEntry) -> bool:
        """Say whether the sentence names after all what the form leaves out: `door moeder`."""
        here = self._tokens[match.at[0]]
        around = self._tokens[match.at[0] : match.at[-1] + 5]
        return any(
            token.key in entry.unless and token.sentence == here.sentence for token in around
        )

    def _is_negated(self, match: Match) -> bool:
        own = set(match.at)
        inside = range(match.at[0], match.at[-1])
        if any(at not in own and self._denies(at) for at in inside):
            return True
        return self._is_denied_before(match.at[0]) or self._is_denied_after(match.at[-1])

    def _is_denied_before(self, first: int) -> bool:
        here = self._tokens[first]
        for at in range(first - 1, max(first - 1 - self._lexicon.file.reach, -1), -1):
            token = self._tokens[at]
            if not _is_one_clause(token, here) or token.key in self._breaks:
                return False
            if self._denies(at):
                return True
        return False

    def _is_denied_after(self, last: int) -> bool:
        """Look for `ruzie was er niet`: only words that carry nothing may stand in between."""
        here = self._tokens[last]
        for at in range(last + 1, min(last + 2 + self._lexicon.file.reach, len(self._tokens))):
            token = self._tokens[at]
            if not _is_one_clause(token, here):
                return False
            if self._denies(at):
                return at > last + 1 and self._is_last_of_clause(at)
            if token.key not in self._after:
                return False
        return False

    def _is_last_of_clause(self, at: int) -> bool:
        """Say whether a clause ends here: what stands behind a denial is what it denies."""
        rest = self._tokens[at + 1 : at + 2]
        return not rest or not _is_one_clause(self._tokens[at], rest[0])

    def _denies(self, at: int) -> bool:
        """Say whether a word denies what is near it; `niet alleen` does not."""
        if self._tokens[at].key not in self._negators:
            return False
        after = self._tokens[at + 1].key if at + 1 < len(self._tokens) else ""
        return after not in self._not_negating

    def _parts(self, match: Match) -> tuple[tuple[int, int], ...]:
        """Return the pieces of a form: words next to each other are one piece."""
        parts: list[tuple[int, int]] = []
        before = -2
        for at in match.at:
            token = self._tokens[at]
            start = parts.pop()[0] if at == before + 1 else token.start
            parts.append((start, token.end))
            before = at
        return tuple(parts)


def _is_one_clause(one: Token, other: Token) -> bool:
    return one.clause == other.clause and one.quote == other.quote


__all__ = ["Remark", "coach", "load_lexicon"]
