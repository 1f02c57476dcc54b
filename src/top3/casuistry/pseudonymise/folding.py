"""A text without capitals and accents, and where each letter stood: any case is found."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters: how it stands there, folded, and from where to where."""

    text: str = field(repr=False)
    key: str = field(repr=False)
    start: int
    end: int
    opens: bool
    """Whether a sentence can begin with it."""


_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_WIDE = {**{sign: chr(sign - 0xFEE0) for sign in range(0xFF01, 0xFF5F)}, ord("。"): "."}
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)


def readable(text: str) -> str:
    """Return a text without signs nobody sees, so that nothing hides behind them."""
    return unicodedata.normalize("NFC", text.translate(_SPACES | _NOTHING | _WIDE))


def folded(text: str) -> str:
    """Return letters without case and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return plain.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d")


def words(text: str) -> Iterator[Word]:
    """Yield every run of letters; digits, hyphens and apostrophes end one."""
    at, opens = 0, True
    while at < len(text):
        if not text[at].isalpha():
            opens = _opens(text[at], opens)
            at += 1
            continue
        end = at + 1
        while end < len(text) and (text[end].isalpha() or unicodedata.combining(text[end])):
            end += 1
        yield Word(text[at:end], folded(text[at:end]), at, end, opens)
        at, opens = end, False


def _opens(sign: str, before: bool) -> bool:
    """Say whether a word behind this sign can begin a sentence."""
    if sign in '.!?:;\n"“„«‘(•':
        return True
    return before and not sign.isdigit()


def styled(new: str, like: str) -> str:
    """Return a word in the case of another: all capitals, all small, or as it is."""
    if like.isupper() and len(like) > 1:
        return new.upper()
    return new.lower() if like.islower() else new
