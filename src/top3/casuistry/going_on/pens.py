"""Draws and says for a course, in the world of a drawn case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from top3.casuistry.drawing.stream import key
from top3.casuistry.drawing.words import initials
from top3.casuistry.going_on.writing import Record
from top3.casuistry.language.scenario import Phrase

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

T = TypeVar("T")


class DrawnPen:
    """The pen of one drawn case; what it draws has places of its own, apart from the scenario."""

    def __init__(self, drawn: "Drawn") -> None:
        """Take the world to draw and say in."""
        self._drawn = drawn
        self.here = "course"

    @property
    def lang(self) -> str:
        """The language of the case."""
        return self._drawn.lang

    @property
    def face(self) -> Record:
        """The fixed face, as a role with a name."""
        return self.role("fixed_face")

    def role(self, name: str) -> Record:
        """Return who a step names: somebody of the cast, or a role with the initial of one."""
        if name == "fixed_face":
            return {"role": name, "name": self._drawn.face}
        if (person := self._drawn.found(name)) is not None:
            return {"role": "network", "person": person}
        others = [each for each in initials() if each != self._drawn.face]
        return {"role": name, "name": self.one(f"initial/{name}", others)}

    def new_id(self, collection: str) -> str:
        """Return the next id of a collection; it comes from the place that is written now."""
        return self._drawn.new_id(collection, self.here)

    def both(self, texts: Sequence[Phrase], place: str) -> dict[str, str]:
        """Say a text in both languages."""
        return self._drawn.both(texts, place)

    def one(self, place: str, options: Sequence[T], weights: Sequence[int] = ()) -> T:
        """Draw one of the options, each as likely as its weight."""
        even = weights or (1,) * len(options)
        return options[self._drawn.stream.weighted(key(place), even)]

    def between(self, place: str, low: int, high: int) -> int:
        """Draw a whole number, both bounds included."""
        return self._drawn.stream.between(key(place), (low, high))
