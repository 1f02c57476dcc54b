"""The few documents that are kept as people see them; run this file to write them again."""

import re
from pathlib import Path

from cases.shipped_cases import result_of
from top3 import render
from top3.method.why import explain
from top3.views.summary import first_lines

FOLDER = Path(__file__).parent


def documents():
    """Return every kept document by its file name; the digest of the rules is left open."""
    lines = [
        line
        for each in explain(result_of("dossier-02"), "s2:locked-in-needs-acute-check")
        for line in (each.claim.nl, *("  " * one.depth + one.text.nl for one in each.lines))
    ]
    return {
        "dossier-02-first-screen.nl.txt": "\n".join(first_lines(_planned("dossier-02"), "nl"))
        + "\n",
        "dossier-02-why-s2.nl.txt": "\n".join(lines) + "\n",
        "dossier-01-plan.en.md": re.sub(
            r"sha256 [0-9a-f]{16}",
            "sha256 …",
            render(result_of("dossier-01"), to="markdown", lang="en"),
        ),
    }


def _planned(name):
    return result_of(name).planned


def write():
    """Write every document to its file."""
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
