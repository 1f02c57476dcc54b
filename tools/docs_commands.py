"""The tables of commands in the documentation: every command, and the words somebody wrote."""

import argparse
from collections.abc import Callable, Iterator

from docs_rows import TO_WRITE, Lines, Row, codes, escaped, rows_of, table

from top3.cli import parser


def commands(made: argparse.ArgumentParser, before: str = "top3") -> Iterator[tuple[str, Row]]:
    """Yield every command as a table puts it, and the row for a command nobody described yet."""
    for action in made._actions:  # noqa: SLF001 - argparse has no other way to list commands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {each.dest: each.help for each in action._choices_actions}  # noqa: SLF001
            for name, sub in action.choices.items():
                typed = f"{before} {name}"
                inner = list(commands(sub, typed))
                words = escaped((helps.get(name) or TO_WRITE).rpartition(" / ")[2])
                yield from inner or [(typed, (_usage(typed, sub), words, TO_WRITE))]


def _usage(typed: str, made: argparse.ArgumentParser) -> str:
    places = [each for each in made._actions if not each.option_strings]  # noqa: SLF001
    return f"`{' '.join([typed, *(each.dest.upper() for each in places)])}`"


def described(mine: Callable[[Row], bool], old: Lines) -> Lines:
    """Return the commands of one table: as they stand there, then those that are new."""
    known = list(commands(parser()))
    rows = [row for row in rows_of(old) if any(_shows(row, typed) for typed, _ in known)]
    new = [
        row for typed, row in known if mine(row) and not any(_shows(each, typed) for each in rows)
    ]
    return table(old, [*rows, *new])


def _shows(row: Row, typed: str) -> bool:
    return any(f"{code} ".startswith(f"{typed} ") for code in codes(row[0]))


def of_group(*names: str) -> Callable[[Row], bool]:
    """Return whether the first word of a command is one of these."""
    return lambda row: codes(row[0])[0].split()[1] in names


OVER_TIME = ("trajectory", "due", "table")
"""The commands on a case over time, and on the cases of several organisations."""

MADE_UP = ("cases",)
"""The commands on made-up cases, and on many cases to learn from."""


def on_a_case(row: Row) -> bool:
    """Say whether a command works on a case file that is there already."""
    return " CASE" in row[0] and not of_group("demo", "case", *OVER_TIME, *MADE_UP)(row)


def elsewhere(row: Row) -> bool:
    """Say whether a command belongs in the last table: in none of the others."""
    others = of_group("nu", "now", "demo", "case", "language", *OVER_TIME, *MADE_UP)
    return not on_a_case(row) and not others(row)
