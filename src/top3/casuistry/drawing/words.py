"""Names that occur in the Netherlands of today, in many backgrounds; frozen lists of our own.

A draw counts places in these lists. They change only with a new version of the generator, never
because a library has other names this year.
"""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

from top3.casuistry.language.scenario import Gender
from top3.reading import read_text

Generation = Literal["child", "adult", "elder"]

GROWN_UP = 25
"""From this age the names of adults."""
OLD = 65
"""From this age the names of elders."""
_LETTERS = "ABCDEFGHIJKLMNOPRSTVWZ"


def background_names() -> tuple[str, ...]:
    """Return the backgrounds, in the order of the list; each has as many names as the others."""
    return tuple(_list("first_names"))


def generation_of(age: int | None) -> Generation:
    """Return whose names somebody of that age has; with an unknown age those of adults."""
    if age is None or GROWN_UP <= age < OLD:
        return "adult"
    return "child" if age < GROWN_UP else "elder"


@cache
def first_names(background: str, gender: Gender, generation: Generation) -> tuple[str, ...]:
    """Return the first names, in the order of the list.

    Raises:
        KeyError: no such background, gender or generation.
    """
    return tuple(_list("first_names")[background][gender][generation])


@cache
def surnames(background: str) -> tuple[str, ...]:
    """Return the surnames, in the order of the list; the same for every generation.

    Raises:
        KeyError: no such background.
    """
    return tuple(_list("surnames")[background])


def initials() -> tuple[str, ...]:
    """Return the letters that stand for a professional, each with its full stop."""
    return tuple(f"{letter}." for letter in _LETTERS)


def is_known(first: str, surname: str) -> bool:
    """Return whether this is the name of a well-known person; False means: not in our list."""
    return (first.casefold(), surname.casefold()) in _known()


def known_names() -> tuple[tuple[str, str], ...]:
    """Return first name and surname of well-known people, whom nobody is named after."""
    return tuple((first, last) for first, last in _list("known"))


def listed_names(file: str, key: str) -> tuple[str, ...]:
    """Return one list of names of what exists: `places` or `organisations`, as the file has it.

    Raises:
        KeyError: no such list in that file.
    """
    return tuple(_list(file)[key])


@cache
def _known() -> frozenset[tuple[str, str]]:
    return frozenset((first.casefold(), last.casefold()) for first, last in known_names())


@cache
def _list(name: str) -> Any:
    place = files("top3") / "casuistry" / "drawing" / "words" / f"{name}.yaml"
    return read_text(place.read_text(encoding="utf-8"), f"{name}.yaml").data["names"]
