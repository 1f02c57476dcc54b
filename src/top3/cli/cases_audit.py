"""`top3 cases audit`: whether a set of cases teaches a stereotype."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from top3.cli.inputs import print_json


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "leert een verzameling een stereotype? / does a set teach a stereotype?"
    parser = commands.add_parser("audit", parents=list(parents), help=text)
    parser.add_argument("folder", metavar="DIR", help="gemaakt met / made with: cases generate")
    text = "hoe vaak wordt geschud / how often is shuffled (999)"
    parser.add_argument("--shufflings", type=int, default=999, metavar="N", help=text)
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.set_defaults(run=run_audit)


def run_audit(args: argparse.Namespace) -> int:
    """Print what was found; 1 where there is a warning.

    Raises:
        ReadingError: the folder holds no index of a generated set.
    """
    from top3.casuistry.learning.audit import audit
    from top3.casuistry.learning.audit_page import audit_data, audit_page
    from top3.casuistry.learning.audit_rows import expected_values, rows_of
    from top3.casuistry.many import INDEX
    from top3.formats import markdown, text

    rows = rows_of(Path(args.folder) / INDEX)
    found = audit(rows, expected=expected_values(), shufflings=max(1, args.shufflings))
    if args.json:
        print_json(audit_data(found))
    else:
        write = markdown.write if args.format == "markdown" else text.write
        print(write(audit_page(found, args.lang)), end="")
    return 1 if found.warnings else 0
