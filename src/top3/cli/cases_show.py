"""`top3 cases show`: an example as a dossier, a worked example, teaching notes, or its files."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, rules_of, write_new
from top3.errors import Both, ItemNotFoundError

if TYPE_CHECKING:
    from top3.casuistry.example import About

_DOCUMENTS = ("dossier", "worked", "teaching", "case", "events")
_FORMATS = ("text", "markdown", "html", "docx")
_FIRST_SCREEN = 36


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "een voorbeeld bekijken / look at an example"
    parser = commands.add_parser("show", parents=list(parents), help=text)
    text = "naam (top3 cases list) of map / name or folder"
    parser.add_argument("name", metavar="NAME", help=text)
    text = "dossier, worked (uitwerking), teaching (voor wie lesgeeft), case, events"
    parser.add_argument("--document", choices=_DOCUMENTS, help=text)
    parser.add_argument("--format", choices=_FORMATS, default="text", help="vorm / form")
    parser.add_argument("-o", dest="output", metavar="FILE", help="schrijf naar / write to")
    add_rules(parser)
    parser.set_defaults(run=run_show)


def run_show(args: argparse.Namespace) -> int:
    """Print what an example is, or one of its documents or files.

    Raises:
        ItemNotFoundError: there is no such example, or it has no events.
    """
    from top3.casuistry.example import find_example, read_about

    folder = find_example(args.name)
    if args.json:
        return _json(args, folder)
    if args.document is None and not args.output and args.format == "text":
        print("\n".join(_first_screen(read_about(folder), args)))
        return 0
    document = args.document or _DOCUMENTS[0]
    if args.format == "docx" and not args.output and sys.stdout.isatty():
        note(_TO_A_FILE.in_language(args.lang))
        return 2
    is_file = document in ("case", "events")
    _put(
        _path(folder, document, args.lang).read_bytes()
        if is_file
        else _told(args, folder, document),
        args.output,
    )
    return 0


def _json(args: argparse.Namespace, folder: Path) -> int:
    from top3.casuistry.example import read_about
    from top3.cli.inputs import print_json
    from top3.reading import read_file

    if args.document in ("case", "events"):
        data = read_file(_path(folder, args.document, args.lang)).data
    else:
        data = read_about(folder).model_dump(mode="json", by_alias=True, exclude_none=True)
    print_json(data)
    return 0


def _told(args: argparse.Namespace, folder: Path, document: str) -> str | bytes:
    from top3.casuistry.example import load_example
    from top3.casuistry.telling.rendering import tell
    from top3.casuistry.telling.told import Told
    from top3.views.render import write

    rules = rules_of(args)
    example = load_example(folder, rules, args.lang)
    return write(tell(Told(example, rules, args.lang), document), args.format)


def _path(folder: Path, document: str, lang: str) -> Path:
    from top3.casuistry.example import read_about

    about = read_about(folder)
    other = about.other_words
    words = other if other and other.lang == lang else about
    name = words.case if document == "case" else words.events
    if name is None:
        raise ItemNotFoundError(("case",), _NO_EVENTS)
    return folder / name


def _put(content: str | bytes, output: str | None) -> None:
    if output:
        write_new(output, content)
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        print(content, end="")


def _first_screen(about: "About", args: argparse.Namespace) -> list[str]:
    """Return what an example is and how to go on, on one screen."""
    from top3.casuistry.telling.words import WORDS

    lang = args.lang
    words = {key: text.in_language(lang) for key, text in WORDS.items()}
    minutes = words["minutes"].format(n=about.minutes)
    lines = [
        f"{about.id} · {about.title.in_language(lang)}",
        words["fictional"],
        about.about.in_language(lang),
        f"{words['level']}: {words[f'level_{about.level}']} · {minutes}",
        f"{words['household_form']}: {words[about.family_form]}",
        "",
        f"{words['aims']}:",
        *(f"- {each.in_language(lang)}" for each in about.teaching.aims),
    ]
    if about.moments:
        lines += ["", f"{words['course']}:"]
        lines += [f"- {each.day}: {each.title.in_language(lang)}" for each in about.moments]
    lines += ["", _MORE.in_language(lang)]
    lines += [f"  top3 cases show {args.name} --document {each}" for each in _DOCUMENTS[:3]]
    return lines[:_FIRST_SCREEN]


_MORE = Both("Verder:", "Further:")
_TO_A_FILE = Both(
    "Dit formaat is geen tekst: geef een bestand met -o.",
    "This format is no text: give a file with -o.",
)
_NO_EVENTS = Both(
    "--document events: van dit voorbeeld is het verloop verteld en niet vastgelegd; kies dossier",
    "--document events: the course of this example is told and not recorded; choose dossier",
)
