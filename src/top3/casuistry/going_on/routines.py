"""The texts of what a careful worker records without a scenario saying so; read once."""

from functools import cache
from importlib.resources import files
from typing import Literal

from top3.casuistry.language.scenario import Phrase, Text
from top3.errors import RulesetInvalidError
from top3.reading import read_text
from top3.validating import build
from top3.values import Frozen, Name

_FILE = "routines.yaml"


class Routines(Frozen):
    """Every text by its name, each in several ways."""

    top3: Literal["routines/1"]
    texts: dict[Name, Text]


@cache
def routines() -> Routines:
    """Return the shipped texts."""
    source = files("top3.casuistry.going_on").joinpath(_FILE).read_text(encoding="utf-8")
    made = build(Routines, read_text(source, _FILE))
    if isinstance(made, list):
        raise RulesetInvalidError(made)
    return made


def routine(name: str) -> tuple[Phrase, ...]:
    """Return the ways to say something."""
    return routines().texts[name]
