"""Which new name somebody gets: drawn with the key, or given by who pseudonymises.

Which background a new name has is chosen by who pseudonymises, or drawn; it is never read from the
old name. Only whether a name is a woman's or a man's is looked up, so that "she" still fits.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_uppercase

from top3.casuistry.pseudonymise.folding import Word, folded, words
from top3.casuistry.pseudonymise.key import Key
from top3.casuistry.pseudonymise.name_lists import NameLists
from top3.casuistry.pseudonymise.name_words import FORMAL, INFIXES, MAN, TITLES, WOMAN
from top3.casuistry.pseudonymise.names import NameMap

_AT_ONCE = 16
_LETTERS = [each for each in ascii_uppercase if each not in "IQUVXYZAO"]


@dataclass(frozen=True, slots=True)
class Named:
    """A name as somebody gave it, and what is known beside it."""

    name: str = field(repr=False)
    gender: str = ""
    age: int | None = None
    new: str = field(default="", repr=False)


def _parts(name: str, known: frozenset[str]) -> list[tuple[Word, bool]]:
    """Return the words of a name that are names, each with whether it is a surname."""
    found: list[tuple[Word, bool]] = []
    formal = surname = False
    for word in words(name):
        if word.key in TITLES:
            formal = formal or word.key in FORMAL
        elif word.key in INFIXES:
            surname = True
        elif len(word.text) == 1 or (word.text.islower() and word.key in known):
            continue
        else:
            glued = bool(found) and name[word.start - 1 : word.start] == "-"
            is_last = found[-1][1] if glued else surname or formal or bool(found)
            found.append((word, is_last))
    return found


def _infixes_before(name: str, surname: Word) -> tuple[str, ...]:
    found: list[str] = []
    for word in words(name):
        if word.start == surname.start:
            break
        found = [*found, word.key] if word.key in INFIXES else []
    return tuple(found)


def _gender(name: str, given: str, lists: NameLists) -> str:
    if given:
        return given
    keys = [word.key for word in words(name)]
    for key in keys:
        if key in WOMAN or key in MAN:
            return "woman" if key in WOMAN else "man"
    return next((found for key in keys if (found := lists.gender_of(key))), "")


def map_names(
    named: Iterable[Named], key: Key, lists: NameLists, *, known: frozenset[str], taken: set[str]
) -> NameMap:
    """Draw a new name for every part of every name.

    Args:
        named: Every name, each once or more.
        key: The key of the case; the same key gives the same names.
        lists: Where new names come from.
        known: Words of the language.
        taken: Folded words that may not become a name: those of the case itself.
    """
    drawer = _Drawer(key, lists, known, taken)
    rows = list(named)
    for each in rows:
        drawer.keep_from(each.name)
    for each in rows:
        drawer.take(each)
    for each in rows:
        drawer.take_initials(each.name)
    return drawer.made()


class _Drawer:
    """Draws names one by one, and none twice."""

    def __init__(self, key: Key, lists: NameLists, known: frozenset[str], taken: set[str]) -> None:
        self._key, self._lists, self._known, self._taken = key, lists, known, set(taken)
        self._old: set[str] = set()
        self._firsts: dict[str, str] = {}
        self._lasts: dict[str, str] = {}
        self._infixes: dict[str, tuple[str, ...]] = {}
        self._initials: dict[str, str] = {}
        self._single: set[str] = set()
        self._neutral = 0

    def keep_from(self, name: str) -> None:
        self._old.update(word.key for word, _ in _parts(name, self._known))

    def take(self, each: Named) -> None:
        parts = _parts(each.name, self._known)
        gender = _gender(each.name, each.gender, self._lists)
        wanted = each.new.split()
        for number, (word, is_last) in enumerate(parts):
            if word.key in self._firsts or word.key in self._lasts:
                continue
            given = wanted[number] if number < len(wanted) else ""
            if is_last:
                self._infixes[word.key] = _infixes_before(each.name, word)
                pool = self._shuffled(self._lists.surnames(), _AT_ONCE, "last", word)
                self._lasts[word.key] = given or self._draw(pool, word)
                continue
            self._neutral += not (gender or given)
            names = self._lists.first_names(gender, each.age)
            pool = self._shuffled(names, self._lists.preferred(gender), "first", word)
            self._firsts[word.key] = given or self._draw(pool, word)

    def take_initials(self, name: str) -> None:
        for word in words(name):
            if len(word.text) == 1 and word.text.isupper():
                self._single.add(word.text)
                self._initial(word.text)
        for word, _ in _parts(name, self._known):
            new = self._firsts.get(word.key) or self._lasts.get(word.key) or ""
            plain = folded(word.text)[:1].upper()
            if new and plain not in self._initials:
                self._initials[plain] = folded(new.split()[-1])[:1].upper()

    def _initial(self, letter: str) -> None:
        used = {letter, *self._initials.values()}
        free = [each for each in _LETTERS if each not in used] or _LETTERS
        self._initials.setdefault(letter, self._key.shuffled(free, "initial", letter)[0])

    def _shuffled(
        self, names: tuple[str, ...], first: int, kind: str, word: Word
    ) -> tuple[str, ...]:
        """Return the names in an order of the key, those that fit best before the others."""
        best = self._key.shuffled(names[:first], kind, word.key)
        return (*best, *self._key.shuffled(names[first:], kind, word.key, "rest"))

    def _draw(self, names: tuple[str, ...], word: Word) -> str:
        for name in names:
            own = {each.key for each in words(name)} - INFIXES
            same = folded(name.split()[-1])[:1] == word.key[:1]
            free = not own & (self._taken | self._old)
            if free and not same and not self._is_near(own):
                self._taken |= own
                return name
        return f"Naam{chr(65 + len(self._firsts) % 26)}{chr(97 + len(self._lasts) % 26)}"

    def _is_near(self, own: set[str]) -> bool:
        """Say whether a new name holds an old one, or the other way round."""
        old = {each for each in self._old if len(each) > 2}
        return any(one in two or two in one for one in own for two in old)

    def made(self) -> NameMap:
        every = {*self._firsts, *self._lasts}
        return NameMap(
            self._firsts, self._lasts, self._infixes, self._initials, frozenset(self._single),
            frozenset(every & self._known), self._known - every, self._neutral,
        )  # fmt: skip
