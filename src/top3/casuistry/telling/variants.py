"""One of several ways to say the same: always the same one for the same case and place."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from top3.errors import Both
from top3.reading import read_bytes

_FILE = "sentences.yaml"


@cache
def sentences() -> Mapping[str, tuple[Both, ...]]:
    """Return the ways to say each kind of thing."""
    raw = files("top3.casuistry.telling").joinpath(_FILE).read_bytes()
    return {
        name: tuple(Both(each["nl"], each["en"]) for each in ways)
        for name, ways in read_bytes(raw, _FILE).data.items()
    }


class Varied:
    """Chooses by the id of a case, the place and what was chosen there before."""

    def __init__(self, case: str, lang: str) -> None:
        """Take the id of the case and the language."""
        self._case, self._lang = case, lang
        self._last: dict[str, int] = {}

    def say(self, kind: str, place: str, **slots: str) -> str:
        """Return a sentence of a kind; never twice the same way in a row."""
        ways = sentences()[kind]
        number = sha256(f"{self._case}|{kind}|{place}".encode()).digest()[0] % len(ways)
        if number == self._last.get(kind):
            number = (number + 1) % len(ways)
        self._last[kind] = number
        text = ways[number].in_language(self._lang)
        slots |= {f"{name}_c": value[:1].upper() + value[1:] for name, value in slots.items()}
        # one pass: what fills a slot is never read as a slot itself
        parts = text.split("{")
        made = parts[0]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            made += slots[name] + rest
        return ended(made[:1].upper() + made[1:])

    def also(self, sentences: list[str], kind: str, place: str, **slots: str) -> list[str]:
        """Return sentences with something of a kind said in the last of them, behind it."""
        more = self.say(kind, place, **slots)
        *first, last = sentences
        return [*first, f"{last.rstrip('.')}; {more[:1].lower()}{more[1:]}"]


def ended(text: str) -> str:
    """Return a text that ends once: with its own last sign, or with a full stop."""
    for twice in ("..", "?.", "!.", ".?", "??"):
        text = text.replace(twice, twice[0] if twice[0] != "." else twice[-1])
    text = text.replace("….", "…")
    return text if text[-1:] in '.?!:”"…' else f"{text}."
