"""Where new names come from, by background, gender and generation; and whose name an old one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from top3.casuistry.drawing import words
from top3.casuistry.language.scenario import Gender
from top3.casuistry.pseudonymise.folding import folded

_ANYBODY = (
    "Sam", "Robin", "Noa", "Jip", "Charlie", "Alex", "Bo", "Jamie", "Quinn", "Luca", "Sascha",
    "Merel", "Dani", "Indy", "Micha", "Kees", "Nikki", "Vigo", "Toni", "Elian",
)  # fmt: skip
"""Names for who may be a woman or a man: nobody said, and the old name is in no list."""

GENERATIONS: tuple[words.Generation, ...] = ("child", "adult", "elder")


@dataclass(frozen=True, repr=False)
class NameLists:
    """The names of one background."""

    background: str

    def first_names(self, gender: str, age: int | None) -> tuple[str, ...]:
        """Return first names, those of the generation first; where a gender is unknown, anybody's.

        Names of other backgrounds come last, for when a case has more people than a list has names.
        """
        own = words.generation_of(age)
        rest = [each for each in GENERATIONS if each != own]
        found = [] if gender else list(_ANYBODY)
        for background in self._backgrounds():
            for generation in (own, *rest):
                for each in get_args(Gender):
                    if each == gender or not gender:
                        found += words.first_names(background, each, generation)
        return tuple(dict.fromkeys(found))

    def surnames(self) -> tuple[str, ...]:
        """Return surnames, those of other backgrounds last."""
        found = (each for background in self._backgrounds() for each in words.surnames(background))
        return tuple(dict.fromkeys(found))

    def preferred(self, gender: str) -> int:
        """Return how many of the first names are drawn from before the rest is looked at."""
        return len(_ANYBODY) if not gender else len(words.first_names(
            self.background, "woman" if gender == "woman" else "man", "adult"
        ))  # fmt: skip

    def _backgrounds(self) -> list[str]:
        others = [each for each in BACKGROUNDS if each != self.background]
        return [self.background, *others]

    def gender_of(self, key: str) -> str:
        """Return whether a folded first name is a woman's or a man's; "" where nobody can tell."""
        return _genders().get(key, "")


@cache
def _genders() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for background in BACKGROUNDS:
        for generation in GENERATIONS:
            for gender in get_args(Gender):
                for name in words.first_names(background, gender, generation):
                    found.setdefault(folded(name), set()).add(gender)
    return {key: next(iter(each)) for key, each in found.items() if len(each) == 1}


BACKGROUNDS = words.background_names()
