"""Draws that only who has the key can repeat: names, the shift of days, new ids."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
SHORTEST = 16
_WEEK, _YEAR = 7, 365.25
_YEARS, _WEEKS = (1, 2, 3, 4), (-4, -3, -2, -1, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Key:
    """A secret, for one case: the same secret and the same case give the same draws.

    Raises:
        ValueError: the secret is shorter than 16 bytes.
    """

    secret: bytes = field(repr=False)
    case: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what could be guessed."""
        if len(self.secret) < SHORTEST:
            raise ValueError(f"key: fewer than {SHORTEST} bytes; make a longer one")

    def token(self, *path: str) -> str:
        """Return 16 hexadecimal digits for a path."""
        return self._digest(path).hex()[:16]

    def number(self, below: int, *path: str) -> int:
        """Return a number from 0 up to but not including `below`."""
        return int.from_bytes(self._digest(path)) % below

    def shuffled(self, things: Sequence[T], *path: str) -> list[T]:
        """Return all of it in an order that only the key tells."""
        placed = [(self._digest((*path, str(place))), each) for place, each in enumerate(things)]
        return [each for _, each in sorted(placed, key=lambda pair: pair[0])]

    def _digest(self, path: Sequence[str]) -> bytes:
        text = "\x1f".join((self.case, *path)).encode()
        return hmac.new(self.secret, text, hashlib.sha256).digest()


def new_secret() -> bytes:
    """Return a new secret, as text that fits in a file."""
    return secrets.token_hex(32).encode()


def shifts(key: Key) -> Iterator[int]:
    """Yield shifts in days to try, each a whole number of weeks back: weekdays stay.

    A shift is a few years and at most four weeks more or less, so that the season nearly stays.
    Those of whole years alone come last: they give the most away.
    """
    near = [(year, week) for year in _YEARS for week in _WEEKS]
    whole = [(year, 0) for year in _YEARS]
    for year, week in (*key.shuffled(near, "shift"), *key.shuffled(whole, "whole")):
        yield -_WEEK * (round(year * _YEAR / _WEEK) + week)
