"""How many pages of A4 every reader of the dossiers gets, for docs/reference/pdf-and-word.md.

python tools/page_counts.py            write the table
python tools/page_counts.py --check    say whether it is what comes out; exit status 1 if not

Needs the extra `pdf`.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from top3 import Reader, load_case, load_rules, reason
from top3.document import Document
from top3.errors import SharingError
from top3.formats import pdf
from top3.method.stages import Result
from top3.model.case import Case
from top3.views.composing import make_document

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "pdf-and-word.md"
CASES = (*(f"dossier-0{number}" for number in range(1, 7)), "dossier-05-after-the-move")
COLUMNS = ("worker", "mda", "handover", "family", "child", "network", "organisation", "own-safety")
_TABLE = re.compile(r"<!-- pages -->\n.*?<!-- /pages -->\n", re.DOTALL)


def pages_of(document: Document) -> int:
    """Return how many pages of A4 a document has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.write(document)))


def readers(case: Case, column: str) -> Iterator[tuple[Reader, str]]:
    """Yield who there is for a column, and which kind of document they get."""
    if column in ("worker", "mda", "handover"):
        yield Reader(column), "plan"
    if column == "family":
        yield Reader("family"), "plan"
        yield from ((Reader("family", each.id), "plan") for each in case.people)
    if column in ("child", "network"):
        named = [each.id for each in case.people if column in each.roles]
        yield from ((Reader(column, each), "plan") for each in named)
    if column == "own-safety":
        yield from ((Reader("subject", each.id), "own-safety") for each in case.people)
    if column == "organisation":
        people = {*(each.id for each in case.people), "family", "network"}
        named = [one for each in case.decisions for one in each.to_whom if one not in people]
        yield from ((Reader("organisation", each), "plan") for each in dict.fromkeys(named))


def counts(result: Result, column: str) -> list[int]:
    """Return the pages of every document of a column in which something was chosen."""
    found = []
    for reader, kind in readers(result.planned.case, column):
        try:
            made = make_document(result, reader, kind)
        except SharingError:
            continue
        if made.given is None or made.given.chosen:
            found.append(pages_of(made.document))
    return found


def table() -> str:
    """Return the table: a row for each case, the most pages of each kind of reader."""
    rules = load_rules()
    lines = [f"| dossier | {' | '.join(COLUMNS)} |", f"|---{'|---' * len(COLUMNS)}|"]
    for name in CASES:
        result = reason(load_case(ROOT / "examples" / "cases" / f"{name}.yaml"), rules)
        most = (max(counts(result, column), default=None) for column in COLUMNS)
        lines.append(f"| {name} | {' | '.join(str(each or '–') for each in most)} |")
    return "\n".join(lines)


def renewed(text: str) -> str:
    """Return the page with the table as it comes out now."""
    return _TABLE.sub(lambda _: f"<!-- pages -->\n\n{table()}\n\n<!-- /pages -->\n", text)


def main() -> int:
    """Write the table, or check it."""
    old = PAGE.read_text(encoding="utf-8")
    new = renewed(old)
    if "--check" in sys.argv:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
