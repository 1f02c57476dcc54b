"""`top3 schema case`: the format as JSON Schema (2020-12), for forms and editors."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import print_json


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser("schema", parents=list(parents), help="JSON Schema")
    parser.add_argument("what", choices=("case",), help="case")
    parser.set_defaults(run=run_schema)


def run_schema(args: argparse.Namespace) -> int:
    """Print the schema of the case file."""
    from top3.model.schema import case_schema

    print_json(case_schema(args.lang))
    return 0
