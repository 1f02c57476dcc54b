"""The files of an invented case, checked for what looks real: YAML, JSON, text, HTML and Word."""

import html
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from top3.casuistry.invented.fictional import Found, lined, shown, within
from top3.errors import Both, Place, Problem, ReadingError
from top3.reading import read_as_given, read_bytes
from top3.refusals import LARGEST

DATA = frozenset({".yaml", ".yml", ".json"})
TEXT = frozenset({".md", ".txt", ".csv", ".jsonl", ".ics", ".mmd"})
MARKED = frozenset({".html", ".htm", ".svg", ".xml"})
_NOT_SAID = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!DOCTYPE[^>]*>|<\?.*?\?>")
_TAG = re.compile(r"(?s)<[^>]*>")
_CELL = re.compile(r"(?i)</t[dh]\b")
_END = re.compile(r"</w:(?:p|tc)>")
_CANNOT = (
    Both("een soort bestand waarin hier niet gelezen kan worden", "a kind of file not read here"),
    Both(
        "geef YAML, JSON, Markdown, tekst, HTML of DOCX",
        "give YAML, JSON, Markdown, text, HTML or DOCX",
    ),
)


def files_in(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files named, and of a folder every file under it that can be read, by name.

    Raises:
        ReadingError: something named is not there, or is a file of another kind; every fault.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for each in map(Path, paths):
        if each.is_dir():
            found |= dict.fromkeys(path for path in sorted(each.rglob("*")) if _is_read(path))
        elif not each.exists():
            what = Both("bestand niet gevonden", "file not found")
            remedy = Both("controleer de naam", "check the name")
            problems.append(Problem(Place(each.name), "not-found", what, remedy))
        elif not _is_read(each):
            problems.append(Problem(Place(each.name), "not-checked", *_CANNOT))
        else:
            found[each] = None
    if problems:
        raise ReadingError(problems)
    return tuple(found)


def _is_read(path: Path) -> bool:
    kinds = DATA | TEXT | MARKED | {".docx"}
    return path.is_file() and path.suffix.casefold() in kinds and not path.name.startswith(".")


def check_file(path: str | Path, *, words: bool = True) -> tuple[Found, ...]:
    """Return everything in one file that looks real, comments included, in order of place.

    Raises:
        ReadingError: the file is missing, too large, or no text of its kind.
    """
    path = Path(path)
    if path.suffix.casefold() in DATA:
        return tuple(_of_data(read_as_given(path), path.name, words=words))
    return _of_text(said_in(path), path.name, words=words)


def said_in(path: Path) -> str:
    """Return what a reader of a file sees as text; its lines are those of the file, except in Word.

    Raises:
        ReadingError: the file is missing, too large, or no text of its kind.
    """
    kind = path.suffix.casefold()
    if kind == ".docx":
        return _text_of_docx(path)
    text = read_as_given(path)
    return _text_of_marked(text) if kind in MARKED else text


def _of_text(text: str, name: str, *, words: bool) -> tuple[Found, ...]:
    return tuple(
        Found(hit.kind, Place(name, line), hit.end - hit.start)
        for hit, line in lined(text, words=words)
    )


def _of_data(text: str, name: str, *, words: bool) -> Iterator[Found]:
    """Yield what stands in the values, and then what stands only around them, as in a comment."""
    try:
        tree = read_bytes(text.encode(), name)
    except ReadingError:
        # not strict, and to be looked through all the same
        yield from _of_text(text, name, words=words)
        return
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Found] = []
    for path, hit in within(tree.data, words=words):
        seen[hit.kind, hit.sign] += 1
        place = tree.place(path, shown=shown(path))
        found.append(Found(hit.kind, place, hit.end - hit.start))
    # around the values stand comments alone; JSON has none, and escapes that read as figures
    around = "" if name.casefold().endswith(".json") or "#" not in text else text
    for hit, line in lined(around, words=words):
        seen[hit.kind, hit.sign] -= 1
        if seen[hit.kind, hit.sign] < 0:
            found.append(Found(hit.kind, Place(name, line), hit.end - hit.start))
    yield from sorted(found, key=lambda each: each.place.line or 0)


def _text_of_marked(text: str) -> str:
    """Return what is said in a marked-up text, each line where it was."""
    said = _NOT_SAID.sub(lambda match: "\n" * match[0].count("\n"), text)
    # a year that ends one cell and capitals that begin the next are no postcode
    apart = _CELL.sub(lambda match: f" | {match[0]}", said)
    return html.unescape(_TAG.sub(lambda match: "\n" * match[0].count("\n") or " ", apart))


def _text_of_docx(path: Path) -> str:
    """Return what is said in a Word file: body, headers, footers and notes."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = [each for each in packed.infolist() if each.filename.endswith(".xml")]
            if sum(each.file_size for each in parts) > 8 * LARGEST:
                raise zipfile.BadZipFile
            texts = [packed.read(each).decode() for each in parts if "word/" in each.filename]
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError):
        raise ReadingError([Problem(Place(path.name), "not-checked", *_CANNOT)]) from None
    ended = (_END.sub("\n", text) for text in texts)
    return html.unescape("\n".join(_TAG.sub("", text) for text in ended))
