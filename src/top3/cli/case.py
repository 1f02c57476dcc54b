"""`top3 case new` and `top3 case from-notes`: how a case file begins."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.errors import Both, Place, Problem, ProblemsError, ReadingError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_EXISTS = (
    Both("een bestand dat er al is", "a file that is there already"),
    Both(
        "kies een andere naam; er is niets overschreven",
        "choose another name; nothing was overwritten",
    ),
)
_UNWRITABLE = (
    Both("een plek waar niet geschreven kan worden", "a place that cannot be written to"),
    Both("kies een andere map of naam", "choose another folder or name"),
)
_NO_DAY = (
    Both("tekst die geen dag is", "text that is not a day"),
    Both("schrijf een dag als 2026-03-16", "write a day as 2026-03-16"),
)
_NOT_READ = Both("Niet gelezen, of maar deels:", "Not read, or only in part:")
_NEXT_AFTER_NOTES = Both(
    "Nu u: open {file}, geef elke uitspraak een soort (kind) en beschrijf de situaties.\n"
    "Vroeg iemand om iets niet door te vertellen? Vul dan 'hide_from' in.\n"
    "Daarna: top3 ask {name}",
    "Now you: open {file}, give every statement a kind and describe the situations.\n"
    "Did somebody ask not to pass something on? Then fill in 'hide_from'.\n"
    "Then: top3 ask {name}",
)
_NEXT_AFTER_NEW = Both(
    "Nu u: open {file} en vul in wat u weet; wat u niet weet, mag weg.\nDaarna: top3 ask {name}",
    "Now you: open {file} and fill in what you know; leave out what you do not.\n"
    "Then: top3 ask {name}",
)
_FILE = Both("het bestand", "the file")


def add(subparsers: Any, parents: Sequence["ArgumentParser"] = ()) -> None:
    """Add both commands to the command line, under `case`."""
    parser = subparsers.add_parser("case", help="een zaakbestand beginnen / begin a case file")
    leaves = parser.add_subparsers(dest="case_command", required=True, metavar="new|from-notes")
    new = leaves.add_parser(
        "new", parents=list(parents), help="een leeg bestand met uitleg / an empty file, explained"
    )
    notes = leaves.add_parser(
        "from-notes",
        parents=list(parents),
        help="uit dagaantekeningen, zonder uitleg of oordeel / from dated notes",
    )
    notes.add_argument("file", metavar="FILE", help="notities in Markdown / notes in Markdown")
    notes.add_argument("--as-of", metavar="DATE", help="peildatum / day of the case: 2026-03-16")
    for leaf in (new, notes):
        leaf.add_argument("-o", "--output", metavar="FILE", help="schrijf hierheen / write here")
        leaf.set_defaults(run=run_case)


def run_case(args: "Namespace") -> int:
    """Run the chosen command; the exit status is 0, or 2 when something was refused."""
    from top3.method.contacts import load_contacts

    try:
        return run_new(args) if args.case_command == "new" else run_from_notes(args)
    except ProblemsError as error:
        print(error.in_language(args.lang), file=sys.stderr)
        print(load_contacts().closing.in_language(args.lang), file=sys.stderr)
        return 2


def run_new(args: "Namespace") -> int:
    """Write the empty, explained case file; a file that is there already is left alone.

    Raises:
        ReadingError: the file exists, or cannot be written.
    """
    from top3.method.intake import template

    _write(template(args.lang), args.output)
    _say_next(_NEXT_AFTER_NEW, args)
    return 0


def run_from_notes(args: "Namespace") -> int:
    """Write a case file from dated notes, and list on stderr what could not be read.

    Raises:
        ReadingError: the notes cannot be read, or the file exists or cannot be written.
    """
    from top3.method.intake import case_from_notes
    from top3.reading import read_plain

    path = Path(args.file)
    _check_day(args.as_of)
    intake = case_from_notes(read_plain(path), file=path.name, as_of=args.as_of, lang=args.lang)
    _check_case(intake.text)
    _write(intake.text, args.output)
    if intake.problems:
        print(_NOT_READ.in_language(args.lang), file=sys.stderr)
    for problem in intake.problems:
        print(f"  {problem.in_language(args.lang)}", file=sys.stderr)
    _say_next(_NEXT_AFTER_NOTES, args)
    return 0


def _check_day(text: str | None) -> None:
    try:
        good = text is None or date.fromisoformat(text).isoformat() == text
    except ValueError:
        good = False
    if not good:
        raise ReadingError([Problem(Place("--as-of"), "not-a-day", *_NO_DAY)])


def _check_case(text: str) -> None:
    """Refuse to hand out a file that our own reader would refuse, such as one too large."""
    from top3.model.case import Case
    from top3.reading import read_text
    from top3.validating import build

    built = build(Case, read_text(text))
    if isinstance(built, list):
        raise ReadingError(built)


def _write(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    path = Path(output)
    try:
        # "x" makes the file or fails: between looking and writing nobody can slip in
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ReadingError([Problem(Place(path.name), "exists", *_EXISTS)]) from None
    except OSError:
        raise ReadingError([Problem(Place(path.name), "not-writable", *_UNWRITABLE)]) from None


def _say_next(text: Both, args: "Namespace") -> None:
    file = args.output or _FILE.in_language(args.lang)
    said = text.in_language(args.lang).format(file=file, name=args.output or "FILE")
    print(said, file=sys.stderr)
