"""How quickly a journal is kept and checked, beside the least that any program must do for it.

Keeping waits for the disk, so these are times on the clock, in the folder the command runs in. In
every round each takes a turn; the figure is the median.
"""

import gc
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from top3.trajectory.journal import check_chain, verified
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.line import CURRENT, Line, made_line
from top3.trajectory.sqlite_store import SqliteStore
from top3.trajectory.stores import Store

ROUNDS = 5
PLAIN, TEXT, SQLITE = "plain file: write and sync", "JSON Lines", "SQLite"
HASHING, CHAIN, WHOLE = "hashlib alone", "check_chain", "verified, every payload read"
HASHES_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Rate:
    """How many in a second, and as a share of what the floor does in the same run."""

    a_second: float
    share: float


def made_journal(count: int) -> list[Line]:
    """Return a fictional journal of a first line and so many events of some 550 bytes."""
    lines = [_line(0, CURRENT.first)]
    for number in range(1, count + 1):
        lines.append(_line(number, lines[-1].hash))
    return lines


def _line(number: int, prev: str) -> Line:
    text = f"De buurvrouw zegt dat zij om {number} uur geschreeuw hoorde – daarna was het stil"
    record = {"id": f"t{number}", "kind": {"value": "account"}, "report": "r1", "text": text}
    return made_line(
        number, "statement_added" if number else "started", moment="2026-03-17T09:00:00+01:00",
        role="worker", prev=prev, salt=f"{number:032x}",
        payload={"actor": {"name": "M.", "role": "worker"}, "record": record},
    )  # fmt: skip


def keeping(size: int, count: int = 600) -> dict[str, Rate]:
    """Return how many events a second are kept, so many at a time, on disk each time."""
    lines = made_journal(count * (1 if size == 1 else 20))
    parts = [lines[at : at + size] for at in range(0, len(lines), size)]

    def at(make: Callable[[Path], Callable[[], None]]) -> Callable[[], float]:
        def turn() -> float:
            with tempfile.TemporaryDirectory(dir=".") as folder:
                run = make(Path(folder) / "journal")
                return clocked(run)

        return turn

    return rates(
        {
            PLAIN: at(lambda path: lambda: _plainly(path, parts)),
            TEXT: at(lambda path: lambda: _into(JsonLinesStore(path), parts)),
            SQLITE: at(lambda path: lambda: _into_sqlite(path, parts)),
        },
        len(lines),
    )


def checking(count: int = 20_000) -> dict[str, Rate]:
    """Return how many hashes a second are checked, two a line: of its header and of its payload."""
    lines = made_journal(count)
    texts = [line.text() for line in lines]
    hashed = [(line.header.encode(), bytes.fromhex(line.salt or "") + (line.raw or "").encode())
              for line in lines]  # fmt: skip

    def alone() -> None:
        for header, payload in hashed:
            hashlib.sha256(header).hexdigest()
            hashlib.sha256(payload).hexdigest()

    def whole() -> None:
        for _ in verified(texts):
            pass

    turns = {HASHING: alone, CHAIN: lambda: check_chain(texts), WHOLE: whole}
    return rates(
        {name: lambda run=run: clocked(run) for name, run in turns.items()},
        HASHES_A_LINE * len(lines),
    )


def _plainly(path: Path, parts: Sequence[Sequence[Line]]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for part in parts:
        os.write(handle, b"".join(line.text().encode() + b"\n" for line in part))
        os.fsync(handle)
    os.close(handle)


def _into(store: Store, parts: Sequence[Sequence[Line]]) -> None:
    store.append(parts[0], after=None)
    for before, part in pairwise(parts):
        store.append(part, after=before[-1].head)


def _into_sqlite(path: Path, parts: Sequence[Sequence[Line]]) -> None:
    with SqliteStore(path) as store:
        _into(store, parts)


def clocked(run: Callable[[], object]) -> float:
    """Return the seconds a run takes on the clock."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def rates(turns: dict[str, Callable[[], float]], count: int) -> dict[str, Rate]:
    """Return how many a second each does, and which share that is of the first."""
    for turn in turns.values():
        turn()  # once for nothing: what is made at first use is made
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for _ in range(ROUNDS):
        for name, turn in turns.items():
            taken[name].append(turn())
    middle = {name: median(found) for name, found in taken.items()}
    floor = next(iter(middle.values()))
    return {name: Rate(count / found, floor / found) for name, found in middle.items()}
