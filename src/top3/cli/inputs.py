"""What commands share: which case, which rules, which day, and where output goes."""

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.method.stages import PlannedCase, Result
    from top3.rules.language import RuleSet


def add_case(parser: argparse.ArgumentParser) -> None:
    """Add the case file and what it is read with."""
    parser.add_argument("case", metavar="CASE", help="casusbestand / case file")
    add_rules(parser)
    parser.add_argument("--as-of", metavar="DATE", help="peildatum / day to look from: 2026-03-16")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the rule set, and the overlays on it."""
    parser.add_argument("--rules", default="top3", metavar="NAME", help="top3, top3@0.1 of een map")
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="NAME",
        help="laag erop, meer mag: naam of map / layer on it, may be repeated: name or folder",
    )


def rules_of(args: argparse.Namespace) -> "RuleSet":
    """Load the rule set that was asked for, with its overlays."""
    from top3.method.load import load_rules

    return load_rules(args.rules, args.overlay)


def result_of(args: argparse.Namespace) -> "Result":
    """Load case and rules and reason about them."""
    from top3.method.load import load_case
    from top3.method.reason import reason

    rules = rules_of(args)
    day = day_of(args)
    known_by = day_of(args, "known_by")
    return reason(load_case(args.case, rules), rules, as_of=day, known_by=known_by)


def add_known_by(parser: argparse.ArgumentParser) -> None:
    """Add the day by which all must have been recorded."""
    text = "alleen wat toen was vastgelegd / only what was recorded by then"
    parser.add_argument("--known-by", metavar="DATE", help=text)


def say_layers(result: "Result", lang: str) -> None:
    """Print which layers speak, where that is more than a shipped rule set alone."""
    for line in layers_above(result.planned, lang):
        print(line)


def layers_above(planned: "PlannedCase", lang: str) -> list[str]:
    """Return one line that names the layers, or none where a shipped rule set speaks alone."""
    from top3.views.layers import is_worth_saying, layers_line

    rules = planned.rules
    return [layers_line(rules).in_language(lang)] if is_worth_saying(rules) else []


def day_of(args: argparse.Namespace, option: str = "as_of") -> date | None:
    """Return the day of `--as-of`, or of another option; None where it was left out.

    Raises:
        ReadingError: it is not a day.
    """
    given = getattr(args, option, None)
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        found = Both("tekst die geen dag is", "text that is not a day")
        remedy = Both("schrijf een dag als 2026-03-16", "write a day as 2026-03-16")
        place = Place(f"--{option.replace('_', '-')}")
        raise ReadingError([Problem(place, "not-a-day", found, remedy)]) from None


def print_json(data: Any) -> None:
    """Print data as JSON on stdout, alone."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Print a note on stderr."""
    print(text, file=sys.stderr)


def write_new(path: str, content: str | bytes) -> None:
    """Write a new file whole or not at all; an existing one stays.

    Raises:
        ReadingError: the file is there already, or cannot be written.
    """
    target = Path(path)
    if target.exists():
        raise _cannot(target, "exists", Both("dat bestand is er al", "that file is there already"))
    partial = target.with_name(f".{target.name}.part")
    try:
        partial.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.link(partial, target)  # unlike a rename, this never replaces what came in between
    except FileExistsError:
        raise _cannot(
            target, "exists", Both("dat bestand is er al", "that file is there already")
        ) from None
    except OSError:
        raise _cannot(
            target, "not-writable", Both("kan hier niet schrijven", "cannot write here")
        ) from None
    finally:
        partial.unlink(missing_ok=True)


def _cannot(target: Path, code: str, found: Both) -> ReadingError:
    remedy = Both("kies een andere naam of map", "choose another name or folder")
    return ReadingError([Problem(Place(target.name), code, found, remedy)])
