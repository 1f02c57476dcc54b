"""What a store acknowledged is there, also when its program was killed that very moment."""

import random
import subprocess
import sys

import pytest

from top3.trajectory.journal import check_chain, verified
from top3.trajectory.places import store_at
from top3.trajectory.sqlite_store import SqliteStore
from trajectory.journals import lines_of, started

pytestmark = pytest.mark.slow

# only what the stores themselves need is imported: it starts quickly, and is killed many times
WRITER = """
import random, sys
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.line import made_line
from top3.trajectory.sqlite_store import SqliteStore
path, seed = sys.argv[1], int(sys.argv[2])
store = (SqliteStore if path.endswith("sqlite") else JsonLinesStore)(path)
draw, head = random.Random(seed), store.head()
print("ready", flush=True)
while True:
    lines = []
    for _ in range(draw.choice((1, 1, 1, 2, 5, 20, 60))):
        lines.append(made_line(
            head.seq + 1, "statement_added", moment="2026-03-17T09:00:00+01:00", role="worker",
            prev=head.hash, salt=f"{head.seq:032x}",
            payload={"actor": {"role": "worker"}, "record": {"text": "x" * draw.choice((3, 900))}},
        ))
        after, head = head, lines[-1].head
        if len(lines) == 1:
            before = after
    store.append(lines, after=before)
    print(head.seq, flush=True)
"""


ERASER = """
import sys
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.sqlite_store import SqliteStore
path = sys.argv[1]
store = (SqliteStore if path.endswith("sqlite") else JsonLinesStore)(path)
print("ready", flush=True)
for number in range(int(sys.argv[2]), 10_000):
    store.erase([number])
    print(number, flush=True)
"""


def killed_after(path, program, argument, seconds):
    """Let a program run until it is killed; return the last event it acknowledged, or 0."""
    command = [sys.executable, "-c", program, str(path), str(argument)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.communicate(timeout=seconds)
        writer.kill()
        said, _ = writer.communicate()
    assert writer.returncode
    whole = [each for each in said.split("\n")[:-1] if each]
    return int(whole[-1]) if whole else 0


def check(path, acknowledged):
    """Return how many events are there: a whole chain with everything that was acknowledged."""
    store = store_at(path)
    count = sum(1 for _ in store.texts()) - 1
    head = check_chain(store.texts())
    assert head == store.head()
    store.remarks()
    if isinstance(store, SqliteStore):
        store.close()
    assert head.seq == count
    assert count >= acknowledged
    return count


@pytest.mark.parametrize(
    ("events", "kills"), [(1, 4), pytest.param(20_000, 30, marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("name", ["case.top3.jsonl", "case.top3.sqlite"])
def test_every_acknowledged_event_survives_a_kill_at_any_moment(tmp_path, name, events, kills):
    path, draw = tmp_path / name, random.Random(7)  # noqa: S311 - moments, not secrets
    store_at(path).append([started()], after=None)
    there = done = 0
    while there < events or done < kills:
        longest = 0.12 if done < kills else 1  # a busy machine comes no further in short moments
        acknowledged = killed_after(path, WRITER, done, draw.uniform(0, longest))
        now = check(path, acknowledged)
        assert now >= there
        there, done = now, done + 1
    assert len(list(verified(store_at(path).texts()))) == there + 1


@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["case.top3.jsonl", "case.top3.sqlite"])
def test_a_kill_while_something_is_erased_leaves_each_line_whole_or_erased(tmp_path, name, kills):
    lines, draw = lines_of(300, text="woord"), random.Random(3)  # noqa: S311 - moments
    path, gone = tmp_path / name, 0
    store_at(path).append(lines, after=None)
    for _ in range(kills):
        gone = max(gone, killed_after(path, ERASER, gone + 1, draw.uniform(0.02, 0.1)))
        found = list(store_at(path).texts())
        assert len(found) == len(lines)
        for line, text in zip(lines, found, strict=True):
            assert text in ((line.erased().text(),) if 0 < line.seq <= gone else either(line))
        raw = b"".join(each.read_bytes() for each in tmp_path.iterdir())
        assert not [line.seq for line in lines[1 : gone + 1] if line.salt.encode() in raw]


def either(line):
    return line.text(), line.erased().text()
