"""Bring the tables of the documentation up to date with the code and the rules, in place.

A table stands in its page between `<!-- table: NAME -->` and `<!-- /table -->`. Its heading and
every word that the code does not have are written by hand and kept; a new row in such a table
says `…` where somebody has to write. Sources and numbers that stand beside a rule come from it.

    python tools/docs_tables.py            write the pages
    python tools/docs_tables.py --check    write nothing; exit 1 when a page is out of date
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import docs_commands
import docs_process
import docs_rows as rows
from docs_rows import ROOT, TO_WRITE, Lines, PageError

import top3
from top3 import refusals, validating
from top3.errors import Top3Error
from top3.method import intake_texts, reply_faults
from top3.rules.language import RuleSet

Writer = Callable[[Lines], Lines]
"""What stands between two marks now, to what is due there."""

METHOD = "explanation/method-as-encoded.md"
CASE = "reference/case-format.md"
RULES = "reference/rule-files.md"

_BLOCK = re.compile(
    r"(<!-- table: ([a-z0-9-]+) -->\n)((?:(?!<!-- table:).)*?)(<!-- /table -->)", re.DOTALL
)
_MARK = re.compile(r"<!-- /?table")


def writers(rules: RuleSet) -> dict[str, dict[str, Writer]]:
    """Return, for every page, its tables by name."""
    return {
        METHOD: {
            "rule-count": partial(rows.rule_count, rules),
            **{f"rules-{step}": partial(rows.rules_of, rules, step) for step in rules.steps},
            "parameters": partial(rows.parameters, rules),
            "layers": rows.layers,
            "promises": partial(rows.promises, rules),
        },
        CASE: {
            "reasons": rows.reasons,
            "blocks": rows.blocks,
            "limits": rows.limits,
            "codes-text": partial(rows.refused, faults=refusals.REFUSALS),
            "codes-shape": partial(rows.refused, faults=validating._OWN, more=True),  # noqa: SLF001
            "codes-sheets": partial(rows.refused, faults=reply_faults.FAULTS),
            "codes-notes": partial(rows.refused, faults=intake_texts.FAULTS),
        },
        RULES: {"groups": partial(rows.groups, rules), "facts": partial(rows.facts, rules)},
        "reference/candidate-rules.md": {"candidate-rules": rows.candidate_rules},
        "reference/conformance.md": {"conformance": rows.conformance},
        "reference/process.md": docs_process.writers(rules),
        "reference/rule-set-top3.md": {"rule-set": partial(rows.rule_set, rules)},
        "reference/sources.md": {"sources": partial(rows.sources, rules)},
        "reference/command-line.md": {
            "commands-now": partial(docs_commands.described, docs_commands.of_group("nu", "now")),
            "commands-begin": partial(
                docs_commands.described, docs_commands.of_group("demo", "case", "language")
            ),
            "commands-case": partial(docs_commands.described, docs_commands.on_a_case),
            "commands-time": partial(
                docs_commands.described, docs_commands.of_group(*docs_commands.OVER_TIME)
            ),
            "commands-cases": partial(
                docs_commands.described, docs_commands.of_group(*docs_commands.MADE_UP)
            ),
            "commands-rules": partial(docs_commands.described, docs_commands.elsewhere),
        },
        "glossary.md": {"terms": rows.terms},
        "design.md": {
            "modules-ground": partial(rows.rooms, rows.on_the_ground),
            **{
                f"modules-{room}": partial(rows.rooms, rows.in_room(room))
                for room in ("model", "rules", "formats", "method", "casuistry")
            },
            "modules-upstairs": partial(rows.rooms, rows.upstairs),
        },
    }


def rewritten(text: str, tables: Mapping[str, Writer]) -> str:
    """Return a page with every table as it is due; raises `PageError` when a place is missing."""
    found = _BLOCK.findall(text)
    names = [name for _, name, _, _ in found]
    if sorted(names) != sorted(tables) or len(_MARK.findall(text)) != 2 * len(found):
        odd = sorted(set(names) ^ set(tables)) or sorted(names)
        raise PageError(f"marks that do not fit ({', '.join(odd)}); give each table one pair")
    return _BLOCK.sub(lambda match: _block(match, tables[match[2]]), text)


def _block(match: re.Match[str], writer: Writer) -> str:
    try:
        due = writer(match[3].strip().splitlines())
    except PageError as error:
        raise PageError(f"table {match[2]}: {error}") from None
    return "\n".join([match[1], *due, "", match[4]])


def to_write(text: str) -> list[str]:
    """Name every row of a table in which somebody still has to write."""
    return [
        f"table {name}: {rows.cells(line)[0]} has no words yet; write them where it says {TO_WRITE}"
        for _, name, inside, _ in _BLOCK.findall(text)
        for line in inside.strip().splitlines()
        if TO_WRITE in rows.cells(line)
    ]


def brought_up_to_date(page: Path, tables: Mapping[str, Writer], *, check: bool) -> list[str]:
    """Write one page, or with `check` only look; return what somebody has to do about it."""
    old = page.read_text(encoding="utf-8")
    try:
        new = rewritten(old, tables)
    except PageError as error:
        return [str(error)]
    if check:
        return (["out of date; run `just tables`"] if new != old else []) + to_write(old)
    if new != old:
        page.write_text(new, encoding="utf-8")
        print(f"written: {page.relative_to(ROOT)}")
    return to_write(new)


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring every page up to date; return 1 when somebody has to do something, 2 without rules."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--check", action="store_true", help="write nothing; exit 1 when out of date")
    check = made.parse_args(arguments).check
    try:
        pages = writers(top3.load_rules("top3"))
    except Top3Error as error:
        print(error, file=sys.stderr)
        return 2
    faults = [
        f"docs/{name}: {fault}"
        for name, tables in pages.items()
        for fault in brought_up_to_date(ROOT / "docs" / name, tables, check=check)
    ]
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
