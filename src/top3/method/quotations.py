"""Where somebody is quoted: Dutch and straight quotation marks, nested, unclosed, and apostrophes.

A quotation that is not closed runs to the end of its paragraph: it is better to leave words of the
writer alone than to correct words that somebody said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_SIGN = re.compile(r"[\"'„“”‘’‚«»]")
_CLITIC = re.compile(r"['’‘](?:(?:[stnmkr]|ie|er|ns)(?![^\W_])|[0-9]{2}(?![^\W_]))")
_DEEPEST = 8
"""Quotations inside each other; a mark that would open one more is let be."""

_SINGLE = "'’‘‚"
_PAIRS = {"„": "”“\"", "“": "”", "‘": "’'", "‚": "’‘'", "«": "»", "'": "'’", '"': '"”', "”": "”",
          "»": "«", "’": "’'"}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Quotation:
    """From the opening mark up to and including the closing one, as places in the text."""

    start: int
    end: int


def quotations_in(text: str, blocks: Sequence[int]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in order; `blocks` are the places nothing reaches across."""
    return tuple(_Marks(text, blocks).spans())


@dataclass(slots=True, repr=False)
class _Marks:
    """Goes through the marks, knowing which are open."""

    text: str
    blocks: Sequence[int]
    open: list[tuple[str, int]] = field(default_factory=list)

    def spans(self) -> Iterator[Quotation]:
        edges = [*self.blocks, len(self.text)]
        block = 0
        for match in _SIGN.finditer(self.text):
            at = match.start()
            while at >= edges[block]:
                yield from self._ended(edges[block])
                block += 1
            yield from self._taken(match[0], at)
        yield from self._ended(edges[block])

    def _ended(self, edge: int) -> Iterator[Quotation]:
        if self.open:
            yield Quotation(self.open[0][1], edge)
        self.open.clear()

    def _taken(self, sign: str, at: int) -> Iterator[Quotation]:
        before, after = self.text[max(at - 1, 0) : at], self.text[at + 1 : at + 2]
        if sign in _SINGLE and self._is_apostrophe(sign, at, before, after):
            return
        opens = self._opens(sign, before, after)
        if not opens and self._closes(sign):
            first = self.open[0][1]
            self._close(sign)
            if not self.open:
                yield Quotation(first, at + 1)
        elif opens and len(self.open) < _DEEPEST:
            self.open.append((sign, at))

    def _is_apostrophe(self, sign: str, at: int, before: str, after: str) -> bool:
        if before.isalnum() and after.isalnum():
            return True
        if after.isalnum() and not before.isalnum():
            return bool(_CLITIC.match(self.text, at))
        # ouders' huis: without an open single quote nothing is closed here
        return sign != "‘" and before.isalnum() and not self._closes(sign)

    def _opens(self, sign: str, before: str, after: str) -> bool:
        if sign in "„‚«‘" and not self._closes(sign):
            return True
        free = not before or (not before.isalnum() and before not in ".,!?;…")
        if sign == "“":
            return not (self._closes(sign) and not free)
        return free and bool(after) and not after.isspace() and after not in ".,;:!?)" and (
            not self._closes(sign) or not before or before.isspace() or before in "([:"
        )  # fmt: skip

    def _closes(self, sign: str) -> bool:
        return any(sign in _PAIRS[each] for each, _ in self.open)

    def _close(self, sign: str) -> None:
        while self.open:
            opened, _ = self.open.pop()
            if sign in _PAIRS[opened]:
                return
