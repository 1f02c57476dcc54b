"""A small real journal: a made-up case, a few events, and one line that was erased."""

import json
from functools import cache

from top3.trajectory.events import model_of
from top3.trajectory.journal import first_line, line_of
from unit.small_case import case_of, rules

KEY = b"a key that only the test knows.."
WORKER = {"role": "worker", "name": "M."}
WORDS = 'Rik zei: «nooit meer» – é"\\'
"""What stands in no error, no `repr` and, once erased, in no file."""


def event(kind, record, minute=0, number=0):
    data = {
        "type": kind,
        "recorded": f"2026-03-17T09:{minute:02}:00+01:00",
        "actor": WORKER,
        "record": record,
        "salt": f"{number:032x}",
    }
    return model_of(kind).model_validate(data)


def statement(number, text=WORDS):
    return {"id": f"t{number}", "report": "r1", "text": text, "kind": "account"}


def started(key=None):
    return first_line(
        case_of(),
        rules(),
        moment="2026-03-16T09:00:00+01:00",
        role="worker",
        salt="ab" * 16,
        key=key,
    )


@cache
def lines_of(count, key=None, text=WORDS):
    """Return a journal with so many events."""
    lines = [started(key)]
    for number in range(1, count + 1):
        made = event("statement_added", statement(number + 1, text), number % 60, number)
        lines.append(line_of(made, lines[-1], key=key))
    return tuple(lines)


@cache
def small(key=None):
    """Return a journal of seven lines, of which the third was erased by the sixth."""
    lines = list(lines_of(4, key))
    erased = {"events": [2], "basis": "asked_by_family", "reason": {"nl": "op verzoek"}}
    lines.append(line_of(event("erased", erased, 5, 5), lines[-1], key=key))
    decided = {"id": "d1", "kind": "other", "on": "2026-03-17", "by": WORKER,
               "reason": {"code": "agreed"}}  # fmt: skip
    lines.append(line_of(event("decided", decided, 6, 6), lines[-1], key=key))
    lines[2] = lines[2].erased()
    return tuple(lines)


def small_bytes(key=None):
    return b"".join(line.text().encode() + b"\n" for line in small(key))


def texts_of(raw):
    """Split bytes into lines as a store does."""
    parts = raw.split(b"\n")
    return [part.decode("utf-8", errors="surrogateescape") for part in parts[:-1]], parts[-1]


def rewritten(lines, change):
    """Return texts in which `change` was made to the data of each line, with the hash as it was."""
    made = []
    for number, line in enumerate(lines):
        data = json.loads(line.text())
        change(number, data)
        made.append(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
    return made
