"""The few documents that are kept as people see them; run this file to write them again.

Of every shipped case the digest of the whole result is kept too: the same on every Python.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from cases.shipped_cases import NAMES, data_of, result_of
from top3 import Reader, render
from top3.canonical import canonical_json
from top3.cli.why import worker_lines
from top3.cli.why_audit import audit_lines
from top3.method.family import read_as_family
from top3.method.readings import audit_data, read_as_worker
from top3.method.why import explain
from top3.views.summary import first_lines
from trajectory.dossiers import stood

FOLDER = Path(__file__).parent
GIVEN = {
    # the same person, before and after something was told in confidence that she may not know
    "dossier-01-renske-january.nl.md": ("dossier-01", "2026-01-26", "family", "p1"),
    "dossier-01-renske-june.nl.md": ("dossier-01", "2026-06-15", "family", "p1"),
    "dossier-01-fenna-january.nl.md": ("dossier-01", "2026-01-26", "child", "p3"),
    "dossier-01-wout-january.nl.md": ("dossier-01", "2026-01-26", "network", "p5"),
}


@cache
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
        **_readings("dossier-02", "s2"),
        "dossier-01-plan.en.md": re.sub(
            r"sha256 [0-9a-f]{16}",
            "sha256 …",
            render(result_of("dossier-01"), to="markdown", lang="en"),
        ),
        **{name: _given(*asked) for name, asked in GIVEN.items()},
        "results.sha256.json": json.dumps(digests(), indent=1) + "\n",
    }


def _given(name, day, *reader):
    """Return what somebody was given on a day of a trajectory."""
    return render(stood(name, day), to="markdown", reader=Reader(*reader))


def digests():
    """Return the digest of the canonical JSON of every shipped case, receipt included."""
    return {
        name: hashlib.sha256(canonical_json(data_of(name)).encode()).hexdigest() for name in NAMES
    }


def _readings(name, item):
    """Return the three readings of one item; the auditor's of one rule, without the receipt."""
    result = result_of(name)
    worker = [
        line
        for each in read_as_worker(result, f"{item}:locked-in-needs-acute-check")
        for line in worker_lines(each, "en")
    ]
    family = [each.nl for each in read_as_family(result, item).texts]
    one = audit_data(result, f"{item}:violence-against-dependent-needs-acute-check")
    audit = audit_lines({**one, "receipt": {}}, "nl")
    return {
        f"{name}-why-{item}-worker.en.txt": "\n".join(worker) + "\n",
        f"{name}-why-{item}-family.nl.txt": "\n".join(family) + "\n",
        f"{name}-why-{item}-auditor.nl.txt": "\n".join(audit) + "\n",
    }


def _planned(name):
    return result_of(name).planned


def write():
    """Write every document to its file."""
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
