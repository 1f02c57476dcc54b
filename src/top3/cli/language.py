"""`top3 language`: vague words in any Dutch text, why, and what to ask; help, never a verdict."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import print_json
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.method.language import Remark
    from top3.method.lexicon import Lexicon

SCHEMA = "top3/language/1"
SCREEN = 40
"""Lines shown without `--all`."""
_CASE = re.compile(r"\A\s*(?:#[^\n]*\n\s*)*\{?\s*\"?top3\"?\s*:\s*[\"']?case/")
_MOST_BYTES = 2 * 1024 * 1024 + 1

_LINE = Both("regel {}", "line {}")
_ASK = Both("vraag", "ask")
_BELONGS = Both("hoort", "belongs")
_SEE = Both("zie {} bij {}", "see {} at {}")
_DENIED = Both("(ontkend)", "(denied)")
_QUOTED = Both("(in een citaat)", "(in a quotation)")
_MORE = Both("… Er is meer. Alles zien: top3 language FILE --all",
             "… There is more. To see all: top3 language FILE --all")  # fmt: skip
_NONE = Both("Geen woord uit de lijst gevonden.", "No word from the list found.")
_CLOSING = Both(
    "Dit is hulp bij het opschrijven; het zegt niets over wie schreef en verandert geen woord.\n"
    "De lijst is Nederlands en kent niet alles. Geen opmerking betekent niet dat de tekst\n"
    "concreet is: lees na of er staat wie wat deed, bij wie, waar, wanneer en met welk gevolg.",
    "This is help with writing things down; it says nothing about the writer and changes no word.\n"
    "The list is Dutch and does not know everything. No remark does not mean that the text is\n"
    "concrete: check whether it says who did what, to whom, where, when, with which consequence.",
)
_EMPTY = (
    Both("een leeg bestand", "an empty file"),
    Both("geef een bestand met tekst", "give a file with text"),
)


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "language",
        parents=list(parents),
        help="vage woorden en wat u kunt vragen / vague words and what to ask",
    )
    parser.add_argument("file", metavar="FILE", help="tekst of casus; - leest stdin / text or case")
    parser.add_argument("--case", action="store_true", help="lees als casus / read as a case")
    parser.add_argument("--all", action="store_true", help="toon alles / show everything")
    parser.set_defaults(run=run_language)


def run_language(args: argparse.Namespace) -> int:
    """Print the remarks; the exit status is 0 however many there are.

    Raises:
        ReadingError: the file cannot be read.
        CaseError: it says it is a case, and is refused.
    """
    from top3.method.language import coach, load_lexicon

    lexicon = load_lexicon()
    name, text = _read(args.file)
    if args.case or _CASE.match(text):
        pieces = _of_case(text, name, lexicon)
    else:
        pieces = [(text, "", "", each) for each in coach(text, lexicon)]
    if args.json:
        print_json(_as_json(pieces))
        return 0
    shown = list(_lines(pieces, args.lang))
    closing = _CLOSING.in_language(args.lang).splitlines()
    if not args.all and len(shown) + len(closing) + 2 > SCREEN:
        shown = [*shown[: SCREEN - len(closing) - 2], _MORE.in_language(args.lang)]
    print("\n".join([*(shown or [_NONE.in_language(args.lang)]), "", *closing]))
    return 0


_Piece = tuple[str, str, str, "Remark"]
"""The text a remark is on, the item and field it stands in (empty for a plain text), the remark."""


def _read(file: str) -> tuple[str, str]:
    """Return the name and the text of a file, or of stdin for `-`."""
    from top3.reading import read_as_given, text_as_given

    name = "stdin" if file == "-" else Path(file).name
    try:
        if file == "-":
            return name, text_as_given(sys.stdin.buffer.read(_MOST_BYTES), name)
        return name, read_as_given(Path(file))
    except ReadingError as error:
        if error.problems[0].code != "empty":
            raise
        raise ReadingError([Problem(Place(name), "empty", *_EMPTY)]) from None


def _of_case(text: str, name: str, lexicon: "Lexicon") -> list[_Piece]:
    from top3.method.language_in_case import coach_case, words_of
    from top3.method.load import read_case

    case = read_case(text.encode(), name)
    texts = {(each.item, each.field): each.text for each in words_of(case, lexicon)}
    return [
        (texts[each.item, each.field], each.item, each.field, each.remark)
        for each in coach_case(case, lexicon)
    ]


def _lines(pieces: Sequence[_Piece], lang: str) -> Iterator[str]:
    """Yield the screen: a head for each line or field, and under it every word once in full."""
    explained: dict[tuple[str, bool, bool], tuple[str, str]] = {}
    placed: set[str | None] = set()
    before = ""
    for text, item, field, remark in pieces:
        head = f"{item} · {field}" if item else _LINE.in_language(lang).format(remark.line)
        if head != before:
            yield head
            before = head
        word = " ".join(text[remark.start : remark.end].split())
        key = (remark.entry, remark.quoted, remark.negated)
        seen = explained.get(key)
        explained.setdefault(key, (word, head))
        yield from _word_lines(word, remark, seen, lang)
        if not seen and remark.belongs_where and remark.belongs not in placed:
            yield f"    {_BELONGS.in_language(lang)}: {remark.belongs_where.in_language(lang)}"
            placed.add(remark.belongs)


def _word_lines(
    word: str, remark: "Remark", seen: tuple[str, str] | None, lang: str
) -> Iterator[str]:
    marks = [_QUOTED] * remark.quoted + [_DENIED] * remark.negated
    named = " ".join([f"“{word}”", *(mark.in_language(lang) for mark in marks)])
    if seen:
        yield f"  {named}: {_SEE.in_language(lang).format(f'“{seen[0]}”', seen[1])}"
        return
    yield f"  {named}: {remark.why.in_language(lang)}"
    yield f"    {_ASK.in_language(lang)}: {remark.ask.in_language(lang)}"


def _as_json(pieces: Sequence[_Piece]) -> dict[str, Any]:
    """Return the remarks as data; places are in the text, or in the field of the item."""
    return {
        "schema": SCHEMA,
        "language": "nl",
        "note": _CLOSING._asdict(),
        "remarks": [
            {
                **({"item": item, "field": field} if item else {}),
                "start": remark.start,
                "end": remark.end,
                "line": remark.line,
                "column": remark.column,
                "word": text[remark.start : remark.end],
                "parts": [list(part) for part in remark.parts],
                "sentence": list(remark.sentence),
                "entry": remark.entry,
                "category": remark.category,
                "why": remark.why._asdict(),
                "ask": remark.ask._asdict(),
                "belongs": remark.belongs,
                "quoted": remark.quoted,
                "negated": remark.negated,
            }
            for text, item, field, remark in pieces
        ],
    }
