"""The tables of docs/explanation/performance.md, written between their marks.

A table stands between `<!-- measured: NAME -->` and `<!-- /measured -->`; all else on the page is
written by hand and kept.
"""

import os
import platform
import re
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.journal import Rate
from benchmarks.measure import Time
from benchmarks.ours import WAYS
from benchmarks.safe_by_silence import ENGINES
from benchmarks.speed import Growth, exponents

ENGINES_MEASURED = ("zen-engine", "simpleeval", "rule-engine", "json-logic-qubit")


def filled(page: str, tables: Mapping[str, str]) -> str:
    """Return a page with these tables in their places.

    Raises:
        ValueError: the page has no place for one of them.
    """
    for name, table in tables.items():
        mark = re.compile(rf"(<!-- measured: {name} -->\n).*?(<!-- /measured -->)", re.DOTALL)
        if not mark.search(page):
            raise ValueError(f"{name}: no place on the page; add the marks")
        page = mark.sub(lambda found, text=table: f"{found[1]}\n{text}\n\n{found[2]}", page)
    return page


def conditions(day: date, *, everything: bool) -> str:
    """Return on what and when it was measured."""
    versions = ", ".join(f"{name} {version(name)}" for name in ENGINES_MEASURED)
    command = "python -m benchmarks" + (" --all" if everything else "")
    return (
        f"Measured on {day} with `{command}`: {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}, Python {platform.python_version()}; {versions}; top3 "
        f"{version('top3')}."
    )


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", listed.read_text()) if listed.exists() else None
    return found[1].strip() if found else platform.processor() or platform.machine()


def race_table(found: Mapping[str, Time]) -> str:
    """Return what a case takes, quickest first."""
    rows = sorted(found.items(), key=lambda each: each[1].ratio)
    return _table(
        ("same rules, same answers", "µs a case", "× by hand"),
        [(name, f"{taken.microseconds:,.1f}", f"{taken.ratio:,.1f}") for name, taken in rows],
    )


def unknown_table(found: Mapping[str, Mapping[str, Time]]) -> str:
    """Return what unknown cells cost."""
    names = list(next(iter(found.values())))
    return _table(
        ("unknown", *names),
        [(share, *(f"{row[name].ratio:.2f}" for name in names)) for share, row in found.items()],
    )


def growth_table(growth: Growth, what: str, unit: str = "µs a case") -> str:
    """Return how time grows with a size, and the power it grows with."""
    sizes = sorted({size for points in growth.values() for size in points})
    powers = exponents(growth)
    return _table(
        (unit, *(f"{size:,} {what}" for size in sizes), "exponent"),
        [
            (name, *(f"{points[size]:,.1f}" for size in sizes), f"{powers[name]:.2f}")
            for name, points in growth.items()
        ],
    )


def loading_table(found: Mapping[str, float]) -> str:
    """Return what loading takes."""
    return _table(
        ("the shipped rule set", "ms"), [(name, f"{taken:.1f}") for name, taken in found.items()]
    )


def documents_table(found: Mapping[str, float]) -> str:
    """Return what writing a document takes, by format."""
    return _table(
        ("three pages as", "ms"), [(name, f"{taken:.1f}") for name, taken in found.items()]
    )


def rates_table(found: Mapping[str, Rate], what: str, floor: str) -> str:
    """Return how many in a second, and which share that is of the floor in the same run."""
    return _table(
        (what, "a second", f"× {floor}"),
        [(name, f"{rate.a_second:,.0f}", f"{rate.share:.2f}") for name, rate in found.items()],
    )


def silence_table(found: Mapping[str, Mapping[str, tuple[str, str]]]) -> str:
    """Return what each engine answers about a danger that nobody recorded."""
    rows = []
    for way in WAYS:
        asked = [found[way].get(engine) for engine in ENGINES]
        rows.append((way, *(_cell(each) if each else "" for each in asked)))
    return _table(("way", *ENGINES), rows)


def _cell(answer: tuple[str, str]) -> str:
    asked, said = answer
    return f"**{said}**<br>`{asked}`"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    ruler = ["---", *["---:" if _is_number(rows, n) else "---" for n in range(1, len(head))]]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, tuple(ruler), *rows))


def _is_number(rows: list[tuple[str, ...]], column: int) -> bool:
    return all(re.fullmatch(r"[\d.,]+", row[column]) for row in rows)
