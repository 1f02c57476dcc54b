"""Measure, and write the tables and plots of docs/explanation/performance.md.

python -m benchmarks --date 2026-11-22      a few minutes
python -m benchmarks --date … --all         6,000 rules too
python -m benchmarks --date … --print       write nothing, print the tables
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from benchmarks import course, documents, generating, journal, report, speed
from benchmarks.peers import differences
from benchmarks.plot import growth_plot
from benchmarks.safe_by_silence import answers
from benchmarks.workload import Workload, reference

DOCS = Path(__file__).parents[1] / "docs" / "explanation"
_CHECKED = 200


def main() -> int:
    """Measure and write; 1 when engines differ about the same facts."""
    given = _arguments()
    workload = reference()
    wrong = list(differences(Workload(workload.rules, workload.cases[:_CHECKED])))
    if wrong:
        print(f"{len(wrong)} answers differ, first: {wrong[0]}", file=sys.stderr)
        return 1
    by_situations = speed.by_situations()
    by_rules = speed.by_rules((60, 600, 6_000) if given.all else (60, 600))
    tables = {
        "conditions": report.conditions(given.date, everything=given.all),
        "reference": report.race_table(speed.reference_race(workload)),
        "unknown": report.unknown_table(speed.unknown_race(workload)),
        "situations": report.growth_table(by_situations, "situations"),
        "rules": report.growth_table(by_rules, "rules"),
        "loading": report.loading_table(speed.loading()),
        "keeping-1": report.rates_table(journal.keeping(1), "one event at a time", "plain file"),
        "keeping-100": report.rates_table(journal.keeping(100), "100 at a time", "plain file"),
        "applying": report.growth_table(course.applying(), "events", "µs an event"),
        "reading": report.rates_table(course.reading(), "events", "pydantic"),
        "checking": report.rates_table(journal.checking(), "hashes", "hashlib"),
        "documents": report.documents_table(documents.writing()),
        "generating": report.rates_table(generating.generating(), "records", "random"),
        "silence": report.silence_table(answers()),
    }
    if given.print:
        print("\n\n".join(tables.values()))
        return 0
    page = DOCS / "performance.md"
    page.write_text(report.filled(page.read_text(encoding="utf-8"), tables), encoding="utf-8")
    for name, below, growth in (
        ("situations", "situations in a case", by_situations),
        ("rules", "rules", by_rules),
    ):
        plot = growth_plot(f"A case, by the number of {name}", below, growth)
        (DOCS / f"performance-{name}.svg").write_text(plot, encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the rules.")
    day = os.environ.get("BENCHMARK_DATE")
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        default=day and date.fromisoformat(day),
        required=day is None,
        help="the day to write above the tables (or set BENCHMARK_DATE)",
    )
    parser.add_argument("--all", action="store_true", help="heavier rows too")
    parser.add_argument("--print", action="store_true", help="print the tables, write nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
