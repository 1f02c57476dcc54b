"""`top3 cases`: made-up cases, and the scenarios they are drawn from."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

_MODULES = (
    "cases_aggregate",
    "cases_audit",
    "cases_check",
    "cases_coverage",
    "cases_generate",
    "cases_lint",
    "cases_list",
    "cases_pairs",
    "cases_pseudonymise",
    "cases_show",
)


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
    cases = subparsers.add_parser("cases", help="verzonnen zaken / made-up cases")
    commands = cases.add_subparsers(dest="cases_command", required=True, metavar="COMMAND")
    for name in _MODULES:
        import_module(f"top3.cli.{name}").add(commands, parents)
