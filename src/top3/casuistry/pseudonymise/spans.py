"""Pieces of a text that are replaced, and the text without them; found first is found for good."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_SEEN = "\x00"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, what comes in its place, and what kind of thing it was.

    Kind "unread" is a piece that looks like something and could not be read: it stays, for people.
    """

    start: int
    end: int
    new: str = field(repr=False)
    kind: str


Finder = Callable[[str], Iterable[Span]]


def look(text: str, finders: Iterable[Finder]) -> list[Span]:
    """Return what the finders find, in the order of the text; the first to find a place has it.

    A later finder does not see what an earlier one found.
    """
    kept: list[Span] = []
    for finder in finders:
        found = list(finder(text))
        new = apart(found)
        kept += new
        for span in new:
            text = f"{text[: span.start]}{_SEEN * (span.end - span.start)}{text[span.end :]}"
    return sorted(kept, key=lambda each: each.start)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that do not overlap an earlier one, in the order of the text."""
    kept: list[Span] = []
    for span in spans:
        if span.start < span.end and all(
            span.end <= other.start or span.start >= other.end for other in kept
        ):
            kept.append(span)
    return sorted(kept, key=lambda each: each.start)


def without(text: str, spans: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return the text with every span replaced, and where each stands in it now."""
    made, at, places, length = [], 0, [], 0
    for span in spans:
        made += [text[at : span.start], span.new]
        length += span.start - at
        places.append(Span(length, length + len(span.new), span.new, span.kind))
        length += len(span.new)
        at = span.end
    return "".join((*made, text[at:])), tuple(places)
