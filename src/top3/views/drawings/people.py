"""Who is who: homes, family and network, with what each is to the other; nobody has a part in it.

What is not known is drawn as not known, with a dashed line: whether these are all, and an age.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from top3.document import Figure
from top3.errors import Both
from top3.views.drawings import svg
from top3.views.drawings.mermaid import plain
from top3.views.drawings.svg import Canvas, wrapped

_NOT_ALL = Both("niet bekend of dit iedereen is", "not known whether this is everybody")
_ALSO = Both("ook hier", "here too")
_NOBODY = Both("Er is nog niemand vastgelegd.", "Nobody is recorded yet.")
_LANE = 11.0
_MOST_LANES = 8
_GAP = 12.0
_PLACE_NAME = svg.Pen(svg.SMALL, bold=True, colour=svg.QUIET)
_NAME = svg.Pen(bold=True)


@dataclass(frozen=True, slots=True, repr=False)
class Someone:
    """Somebody in the drawing: a key of our own, a name, and lines about them, as an age."""

    key: str
    name: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Tie:
    """What one is to the other: `who` is the `words` `of`, as "partner van"."""

    who: str
    words: str
    of: str


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A home or a circle: who is in it; `is_all` when somebody said that this is everybody.

    `also` are those who live in another place of the drawing too. With `is_all` None nothing is
    said of it, as of a network.
    """

    title: str
    people: tuple[str, ...]
    also: tuple[str, ...] = ()
    is_all: bool | None = None


def who_is_who(
    people: Iterable[Someone],
    places: Sequence[Place],
    ties: Sequence[Tie],
    lang: str,
    *,
    title: str,
) -> Figure:
    """Draw people in the places they live in, and what they are to each other.

    Each person stands in one place; whoever is in none is left out of the drawing.
    """
    known = {each.key: each for each in people}
    says = svg.sentences([title, *_said(known, places, ties, lang)])
    drawing = _Drawing(known, ties, lang)
    return Figure(drawing.svg(places, title, says), says, title)


def people_mermaid(
    people: Iterable[Someone], places: Sequence[Place], ties: Sequence[Tie], lang: str
) -> str:
    """Return the same as text for Mermaid."""
    known = {each.key: each for each in people}
    nodes = {key: f"n{number}" for number, key in enumerate(known)}
    lines = ["flowchart LR"]
    for number, place in enumerate(places):
        lines.append(f'  subgraph g{number} ["{plain(_place_name(place, lang))}"]')
        lines += [f'    {nodes[key]}["{_node(known[key])}"]' for key in place.people]
        lines.append("  end")
    for tie in ties:
        if tie.who in nodes and tie.of in nodes:
            lines.append(f'  {nodes[tie.who]} -- "{plain(tie.words)}" --- {nodes[tie.of]}')
    return "\n".join(lines) + "\n"


def _node(each: Someone) -> str:
    return "<br/>".join(plain(line) for line in (each.name, *each.about))


class _Drawing:
    def __init__(self, known: dict[str, Someone], ties: Sequence[Tie], lang: str) -> None:
        self._known, self._lang = known, lang
        self._ties = [each for each in ties if each.who in known and each.of in known]
        self._canvas = Canvas()
        self._heads: dict[str, float] = {}
        self._starts: list[tuple[float, str]] = []
        lanes = min(_MOST_LANES, max(1, len(self._ties)))
        self._left = 16 + (lanes + 1) * _LANE if self._ties else 22.0

    def svg(self, places: Sequence[Place], title: str, says: str) -> str:
        y = 12.0
        for place in places:
            if place.people or place.also or place.is_all is False:
                y = self._place(place, y) + _GAP
        self._lines()
        if not self._known:
            words = wrapped(_NOBODY.in_language(self._lang), svg.WIDTH - 28)
            self._canvas.text(14, y, words, svg.PALE)
        return self._canvas.svg(title, says)

    def _place(self, place: Place, top: float) -> float:
        """Draw a place with its people, and return where it ends."""
        room = svg.WIDTH - self._left - 20
        name = wrapped(place.title, room, svg.SMALL, most=3, bold=True)
        y = self._canvas.text(self._left, top + 6, name, _PLACE_NAME) + 6
        # the frame lies under the cards, and its height is known only after them
        frame = Canvas()
        for key in place.people:
            y = self._card(self._known[key], y, room) + 8
        if place.also:
            y = self._small(_here_too(self._known, place, self._lang), y, room)
        if place.is_all is False:
            y = self._small(_NOT_ALL.in_language(self._lang), y, room)
        edge = svg.Edge(fill=svg.PANEL, thick=1, dashed=place.is_all is False)
        frame.box(8, top, svg.WIDTH - 16, y - top + 4, edge)
        self._canvas.lay_under(frame)
        return y + 4

    def _card(self, each: Someone, top: float, room: float) -> float:
        inner = room - 20
        name = wrapped(each.name, inner, most=2, bold=True)
        y = self._canvas.text(self._left + 10, top + 5, name, _NAME)
        self._heads[each.key] = top + 15
        about = [line for text in each.about for line in wrapped(text, inner, svg.SMALL, most=2)]
        y = self._canvas.text(self._left + 10, y, about, svg.SOFT)
        for tie in self._ties:
            if tie.who == each.key:
                words = f"{tie.words} {self._known[tie.of].name}"
                self._starts.append((y + svg.SMALL * 0.75 + 2, tie.of))
                lines = wrapped(words, inner, svg.SMALL, most=2)
                y = self._canvas.text(self._left + 10, y + 2, lines, svg.FINE)
        self._canvas.box(self._left, top, room, y - top + 7)
        return y + 7

    def _small(self, words: str, top: float, room: float) -> float:
        lines = wrapped(words, room - 20, svg.SMALL, most=2)
        y = self._canvas.text(self._left + 10, top + 4, lines, svg.SOFT)
        self._canvas.box(self._left, top, room, y - top + 6, svg.Edge(dashed=True))
        return y + 14

    def _lines(self) -> None:
        """Draw each tie in a lane of its own beside the cards, shortest nearest to them."""
        ends = [(start, self._heads[of]) for start, of in self._starts if of in self._heads]
        busy: list[list[tuple[float, float]]] = []
        for start, end in sorted(ends, key=lambda each: abs(each[1] - each[0])):
            low, high = min(start, end), max(start, end)
            lane = next((at for at, taken in enumerate(busy) if _is_free(taken, low, high)), None)
            if lane is None:
                lane = len(busy)
                busy.append([])
            busy[lane].append((low, high))
            self._bracket(start, end, min(lane, _MOST_LANES - 1))

    def _bracket(self, start: float, end: float, lane: int) -> None:
        x, card = self._left - (lane + 1) * _LANE, self._left
        turn = 5 if end > start else -5
        self._canvas.path(
            f"M{card:.1f} {start:.1f} H{x + 5:.1f} Q{x:.1f} {start:.1f} {x:.1f} {start + turn:.1f} "
            f"V{end - turn:.1f} Q{x:.1f} {end:.1f} {x + 5:.1f} {end:.1f} H{card:.1f}"
        )
        self._canvas.dot(card, end, 3.4, fill=svg.PAPER)
        self._canvas.dot(card, start, 3.4)


def _is_free(taken: list[tuple[float, float]], low: float, high: float) -> bool:
    """Say whether a lane is empty from `low` to `high`, with some air."""
    return all(high + 6 < start or low - 6 > end for start, end in taken)


def _here_too(known: dict[str, Someone], place: Place, lang: str) -> str:
    return f"{', '.join(known[key].name for key in place.also)} ({_ALSO.in_language(lang)})"


def _place_name(place: Place, lang: str) -> str:
    return f"{place.title} ({_NOT_ALL.in_language(lang)})" if place.is_all is False else place.title


def _said(
    known: dict[str, Someone], places: Sequence[Place], ties: Sequence[Tie], lang: str
) -> Iterator[str]:
    for place in places:
        if not (place.people or place.also or place.is_all is False):
            continue
        also = [_here_too(known, place, lang)] if place.also else []
        people = [_person(known[key]) for key in place.people]
        yield f"{_place_name(place, lang)}: {'; '.join((*people, *also)) or '-'}"
    for tie in ties:
        if tie.who in known and tie.of in known:
            yield f"{known[tie.who].name}: {tie.words} {known[tie.of].name}"
    if not known:
        yield _NOBODY.in_language(lang)


def _person(each: Someone) -> str:
    return f"{each.name} ({', '.join(each.about)})" if each.about else each.name
