"""`top3 cases check`: what looks real in an invented case; said by kind and place, never shown."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import print_json
from top3.errors import Both

if TYPE_CHECKING:
    from top3.casuistry.invented.fictional import Found

SCHEMA = "top3/cases-check/1"
_NONE = Both(
    "{} bestand(en): niets gevonden dat echt lijkt",
    "{} file(s): nothing found that looks real",
)
_SOME = Both(
    "{} bestand(en): {} keer iets dat echt lijkt", "{} file(s): {} times something looks real"
)
_CLOSING = Both(
    "Niets gevonden betekent niet dat een casus verzonnen is. Een naam, een beroep of een verhaal\n"
    "wijst ook zonder nummer naar iemand: lees zelf of iemand zich erin kan herkennen.",
    "Nothing found does not mean that a case is invented. A name, a job or a story points at\n"
    "somebody without any number too: read yourself whether anybody can be recognised in it.",
)


def add(leaves: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    """Add the command under `cases`."""
    check = leaves.add_parser(
        "check",
        parents=list(parents),
        help="lijkt hier iets echt? / does anything here look real?",
    )
    text = "bestanden of mappen / files or folders"
    check.add_argument("files", nargs="+", metavar="FILE", help=text)
    text = "alleen nummers en andere vormen, voor elke taal / only numbers and other shapes"
    check.add_argument("--shapes-only", action="store_true", help=text)
    check.set_defaults(run=run_check)


def run_check(args: argparse.Namespace) -> int:
    """Print what looks real, by kind and place; 1 where there is anything.

    Raises:
        ReadingError: a file is missing or cannot be read.
    """
    from top3.casuistry.invented.fictional_files import check_file, files_in

    files = files_in(args.files)
    found = [each for path in files for each in check_file(path, words=not args.shapes_only)]
    if args.json:
        print_json(_as_json(len(files), found))
    else:
        for each in found:
            print(each.problem.in_language(args.lang))
        said = _SOME if found else _NONE
        print(said.in_language(args.lang).format(len(files), len(found)))
        print(f"\n{_CLOSING.in_language(args.lang)}")
    return 1 if found else 0


def _as_json(files: int, found: "Sequence[Found]") -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "note": _CLOSING._asdict(),
        "files": files,
        "found": [
            {
                **each.problem.as_data(),
                "kind": each.kind,
                "length": each.length,
                "refuses": not each.is_warning,
            }
            for each in found
        ],
    }
