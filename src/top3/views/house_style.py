"""A house style out of a small file: one colour, a logo, a line at the foot. Nothing more.

It is laid over a document that is finished: it cannot change, add or take away a word, a mark or a
fixed limit of it, because a document keeps those elsewhere.
"""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from top3.document import HouseStyle, Logo
from top3.errors import Both, HouseStyleError, Problem, ReadingError, did_you_mean, kind_of
from top3.formats.colours import DEFAULT_ACCENT, is_colour
from top3.formats.png import NotPngError, Png, read_png
from top3.reading import Path_, Tree, read_file

FORMAT = "house-style/1"
LARGEST_LOGO = 200_000
"""Bytes; the logo stands inside every document."""
MOST_PIXELS = 2_000
LONGEST_TEXT = 200
_KEYS: dict[Path_, tuple[str, ...]] = {
    (): ("top3", "accent", "logo", "footer"),
    ("logo",): ("file", "alternative"),
    ("logo", "alternative"): ("nl", "en"),
    ("footer",): ("nl", "en"),
}
_FORMAT = Both(f"schrijf {FORMAT}", f"write {FORMAT}")
_COLOUR = Both('schrijf zes cijfers na een #, tussen aanhalingstekens: "#1f6e5a"',
               'write six digits after a #, in quotes: "#1f6e5a"')  # fmt: skip
_EMPTY = Both(
    'schrijf een waarde of laat de sleutel weg; zet een kleur tussen aanhalingstekens: "#1f6e5a"',
    'write a value or leave the key out; put a colour in quotes: "#1f6e5a"',
)
_NOTHING = Both("", "")
_BLOCK = Both("hier hoort een blok met sleutels", "a block of keys is due here")
_TEXT = Both("hier hoort tekst", "text is due here")
_SHORTER = Both(f"houd het onder {LONGEST_TEXT} tekens", f"keep it under {LONGEST_TEXT} characters")
_ADD = Both("voeg hem toe", "add it")
_MISSING = Both("een sleutel die ontbreekt", "a missing key")
_BESIDE = Both("noem een .png in de map van dit bestand, zoals logo.png",
               "name a .png in the folder of this file, such as logo.png")  # fmt: skip
_ELSEWHERE = Both("een bestand van elders", "a file from elsewhere")
_NOT_FOUND = (Both("een bestand dat er niet is", "a file that is not there"),
              Both("zet het naast dit bestand", "put it beside this file"))  # fmt: skip
_NOT_PNG = (Both("geen heel PNG-bestand", "no whole PNG file"),
            Both("bewaar het logo opnieuw, als PNG", "save the logo again, as PNG"))  # fmt: skip
_TOO_LARGE = (
    Both("een logo dat te groot is", "a logo that is too large"),
    Both(f"houd het onder {LARGEST_LOGO // 1000} kB en {MOST_PIXELS} bij {MOST_PIXELS} beeldpunten",
         f"keep it under {LARGEST_LOGO // 1000} kB and {MOST_PIXELS} by {MOST_PIXELS} pixels"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HouseStyleFile:
    """A house style in both languages, as it stands in its file."""

    accent: str = DEFAULT_ACCENT
    png: bytes = b""
    alternative: Both = _NOTHING
    footer: Both = _NOTHING

    def in_language(self, lang: str) -> HouseStyle:
        """Return the style for a document in `lang`; anything but "en" is Dutch."""
        logo = Logo(self.png, self.alternative.in_language(lang)) if self.png else None
        return HouseStyle(self.accent, logo, self.footer.in_language(lang))


def load_house_style(path: str | Path, lang: str = "nl") -> HouseStyle:
    """Load a house style for documents in one language; anything but "en" is Dutch.

    Raises:
        HouseStyleError: as `read_house_style`.
    """
    return read_house_style(path).in_language(lang)


def read_house_style(path: str | Path) -> HouseStyleFile:
    """Read a house style from a YAML file; a logo stands beside it, in its own folder.

    Raises:
        HouseStyleError: the file cannot be read, or something in it is not what is due there;
            every fault at once.
    """
    tree, read = _read(path)
    if not isinstance(tree, Tree):
        raise HouseStyleError(read)
    form = _Form(tree, Path(path).parent)
    style = HouseStyleFile(form.accent(), *form.logo(), form.footer())
    lines = {each.place.line for each in read}
    # what could not be read is no fault a second time
    problems = [*read, *(each for each in form.problems if each.place.line not in lines)]
    if problems:
        raise HouseStyleError(sorted(problems, key=lambda each: each.place.line or 0))
    return style


def _read(path: str | Path) -> tuple[object, list[Problem]]:
    """Return what could be read of the file, and every fault in how it is written."""
    try:
        return read_file(path), []
    except ReadingError as error:
        return error.tree, [_in_this_file(each) for each in error.problems]


def _in_this_file(problem: Problem) -> Problem:
    return replace(problem, remedy=_EMPTY) if problem.code in ("null", "empty") else problem


class _Form:
    """Takes the values out of the tree and keeps every fault it meets."""

    def __init__(self, tree: Tree, folder: Path) -> None:
        self._tree, self._folder = tree, folder
        self.problems: list[Problem] = []
        if self._block(()) and self._at(("top3",)) != FORMAT:
            self._fault(("top3",), "wrong-kind", kind_of(self._at(("top3",))), _FORMAT)

    def accent(self) -> str:
        value = self._at(("accent",))
        if value is None:
            return DEFAULT_ACCENT
        if not isinstance(value, str) or not is_colour(value):
            self._fault(("accent",), "not-a-colour", kind_of(value), _COLOUR)
            return DEFAULT_ACCENT
        return value.lower()

    def logo(self) -> tuple[bytes, Both]:
        """Return the picture and its text; both empty where there is no logo."""
        if self._at(("logo",)) is None or not self._block(("logo",)):
            return b"", _NOTHING
        picture = self._picture(("logo", "file"))
        # who cannot see a picture has a right to know what it is
        return picture, self._both(("logo", "alternative"))

    def footer(self) -> Both:
        """Return the line at the foot; empty where there is none."""
        return _NOTHING if self._at(("footer",)) is None else self._both(("footer",))

    def _picture(self, path: Path_) -> bytes:
        name = self._text(path)
        if not name:
            return b""
        file = self._folder / name
        if not _is_beside(name) or not file.resolve().is_relative_to(self._folder.resolve()):
            self._fault(path, "not-beside", _ELSEWHERE, _BESIDE)
        elif not file.is_file():
            self._fault(path, "not-found", *_NOT_FOUND)
        elif file.stat().st_size > LARGEST_LOGO:
            self._fault(path, "too-large", *_TOO_LARGE)
        elif picture := self._read(file, path):
            return picture.data
        return b""

    def _read(self, file: Path, path: Path_) -> Png | None:
        try:
            picture = read_png(file.read_bytes())
        except (NotPngError, OSError):
            self._fault(path, "not-a-png", *_NOT_PNG)
            return None
        if not (0 < picture.wide <= MOST_PIXELS and 0 < picture.high <= MOST_PIXELS):
            self._fault(path, "too-large", *_TOO_LARGE)
            return None
        return picture

    def _both(self, path: Path_) -> Both:
        if not self._block(path):
            return _NOTHING
        return Both(self._text((*path, "nl")), self._text((*path, "en")))

    def _text(self, path: Path_) -> str:
        value = self._at(path)
        if value is None:
            self._fault(path, "missing-key", _MISSING, _ADD)
        elif not isinstance(value, str) or not value.strip():
            self._fault(path, "wrong-kind", kind_of(value), _TEXT)
        elif len(value) > LONGEST_TEXT:
            self._fault(path, "too-long", kind_of(value), _SHORTER)
        else:
            return value
        return ""

    def _block(self, path: Path_) -> bool:
        """Tell whether a block stands there, and refuse every key of it that is not ours."""
        value = self._at(path)
        if not isinstance(value, dict):
            self._fault(path, "wrong-kind", kind_of(value), _BLOCK)
            return False
        for key in value:
            if key not in _KEYS[path]:
                letters = len(key)
                found = Both(f"een onbekende sleutel van {letters} letters",
                             f"an unknown key of {letters} letters")  # fmt: skip
                remedy = did_you_mean(key, _KEYS[path])
                self._fault((*path, key), "unknown-key", found, remedy)
        return True

    def _at(self, path: Path_) -> Any:
        part = self._tree.data
        for step in path:
            part = part.get(step) if isinstance(part, dict) else None
        return part

    def _fault(self, path: Path_, code: str, found: Both, remedy: Both) -> None:
        ours = {each for keys in _KEYS.values() for each in keys}
        shown = ".".join(str(part) if part in ours else "…" for part in path)
        self.problems.append(Problem(self._tree.place(path, shown=shown), code, found, remedy))


def _is_beside(name: str) -> bool:
    """Tell whether a name stays in its folder, on every machine, and is that of a PNG."""
    parts = PurePosixPath(name).parts
    inside = not PurePosixPath(name).is_absolute() and not PureWindowsPath(name).anchor
    return inside and ".." not in parts and "\\" not in name and name.lower().endswith(".png")
