"""Both stores keep the same lines, lose nothing they acknowledged, and say clearly what failed."""

import contextlib
import errno
import json
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.errors import JournalError
from top3.trajectory import jsonl_store, stores
from top3.trajectory.file_lock import locked
from top3.trajectory.journal import line_of, verified
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.places import copy_journal, finish_erasing, store_at
from top3.trajectory.sqlite_store import SqliteStore
from top3.trajectory.stores import (
    ErasureUnfinishedError,
    Store,
    StoreBusyError,
    StoreError,
    StoreMovedError,
    StoreNotEmptyError,
)
from trajectory.journals import KEY, event, lines_of, small, statement

KINDS = {"case.top3.jsonl": JsonLinesStore, "case.top3.sqlite": SqliteStore}


@pytest.fixture(params=KINDS, ids=("json lines", "sqlite"))
def place(request, tmp_path):
    return tmp_path / "smith" / request.param


@pytest.fixture
def opened(place):
    """Return what opens the store of this test, as often as wanted; all are closed at the end."""
    place.parent.mkdir(exist_ok=True)
    made = []

    def make(**more):
        made.append(KINDS[place.name](place, **more))
        return made[-1]

    yield make
    for each in made:
        if isinstance(each, SqliteStore):
            each.close()


def kept(store, lines):
    for before, line in pairwise([None, *lines]):
        store.append([line], after=before and before.head)


def test_what_was_kept_comes_back_in_the_same_bytes(opened):
    kept(opened(), small(KEY))
    with opened() as store:
        assert list(store.texts()) == [line.text() for line in small(KEY)]
        store.close()
    assert list(verified(opened().texts(), key=KEY)) == list(small(KEY))
    assert opened().head() == small(KEY)[-1].head
    assert opened().remarks() == ()
    assert isinstance(opened(), Store)


def test_nothing_is_made_by_looking(opened, place):
    store = opened()
    assert (list(store.texts()), store.head(), store.remarks()) == ([], None, ())
    store.erase([1])
    store.erase([])
    assert list(place.parent.glob("case.top3.*[lite]")) == []


def test_many_lines_are_kept_at_once(opened):
    lines = lines_of(40)
    opened().append(lines[:1], after=None)
    opened().append(lines[1:], after=lines[0].head)
    assert list(opened().texts()) == [line.text() for line in lines]


def test_a_line_longer_than_any_block_is_read_back(opened):
    lines = lines_of(2, text="lang verhaal " * 1_500)
    kept(opened(), lines)
    assert opened().head() == lines[-1].head
    assert list(opened().texts()) == [line.text() for line in lines]


def test_a_new_file_can_be_read_by_its_owner_alone(opened, place):
    old = os.umask(0)
    try:
        kept(opened(), lines_of(1))
        found = {stat.S_IMODE(each.stat().st_mode) for each in place.parent.iterdir()}
    finally:
        os.umask(old)
    assert found == {0o600}


@pytest.mark.parametrize("name", ["a b.{}", "50%.{}", "what?.{}", "a#b.{}", "é.{}"])
@pytest.mark.parametrize("end", ["jsonl", "sqlite"])
def test_a_file_can_have_any_name(tmp_path, name, end):
    path = tmp_path / name.format(end)
    kept(store_at(path), lines_of(1))
    assert store_at(path).head() == lines_of(1)[1].head
    assert path.exists()


def test_no_lines_are_kept_as_nothing(opened, place):
    opened().append([], after=None)
    assert not place.exists()


def test_a_store_shows_no_path(opened):
    assert "smith" not in repr(opened())


def test_who_writes_after_another_is_told_to_read_again(opened):
    lines, other = lines_of(3), lines_of(3, text="anders")
    kept(opened(), lines[:3])
    for wrong, after in (
        (other[2], other[1].head),  # another line stands there
        (lines[2], lines[1].head),  # one more stands there
        (lines[3], None),  # something stands there
        (lines[3], lines[1].head),  # not chained to what it says
    ):
        with pytest.raises(StoreMovedError):
            opened().append([wrong], after=after)
    with pytest.raises(StoreMovedError):
        opened().append([lines[3], lines[1]], after=lines[2].head)
    assert list(opened().texts()) == [line.text() for line in lines[:3]]


def test_a_copy_has_the_same_lines_and_hashes_in_the_other_store(tmp_path):
    first, second, third = (tmp_path / name for name in ("a.jsonl", "b.sqlite", "c.jsonl"))
    kept(store_at(first), small())
    with SqliteStore(second) as between:
        assert copy_journal(store_at(first), between) == small()[-1].head
        assert copy_journal(between, store_at(third)) == small()[-1].head
    assert first.read_bytes() == third.read_bytes()


def test_a_copy_goes_into_an_empty_store_alone(opened, tmp_path):
    kept(opened(), lines_of(1))
    source = JsonLinesStore(tmp_path / "source.jsonl")
    kept(source, small())
    with pytest.raises(StoreNotEmptyError):
        copy_journal(source, opened())
    assert opened().head() == lines_of(1)[-1].head


def test_of_a_broken_journal_nothing_is_copied(opened, tmp_path):
    source = tmp_path / "source.jsonl"
    kept(store_at(source), small())
    source.write_bytes(source.read_bytes().replace(b'"seq":4', b'"seq":9'))
    with pytest.raises(JournalError) as refusal:
        copy_journal(store_at(source), opened())
    assert refusal.value.at == 5
    assert opened().head() is None


def test_a_copy_leaves_out_what_was_to_be_erased(tmp_path):
    lines = list(small())
    lines[2] = lines_of(4)[2]  # still there, though the sixth line says it was erased
    source, target = JsonLinesStore(tmp_path / "a.jsonl"), JsonLinesStore(tmp_path / "b.jsonl")
    kept(source, lines)
    copy_journal(source, target)
    assert list(target.texts()) == [line.text() for line in small()]


def test_the_end_of_a_name_says_which_store_it_is():
    assert isinstance(store_at("a.sqlite"), SqliteStore)
    assert isinstance(store_at("a.db"), SqliteStore)
    assert isinstance(store_at("a.top3.jsonl"), JsonLinesStore)


# ----------------------------------------------------------------------- erasing


def marked(count=60):
    """Return lines whose payloads can each be found again in a file."""
    lines = list(lines_of(0))
    for number in range(1, count + 1):
        words = f"woord-{number:04}-" * (1 + 300 * (number % 3))
        made = event("statement_added", statement(number + 1, words), 0, number)
        lines.append(line_of(made, lines[-1]))
    return lines


def bytes_beside(place):
    return b"".join(each.read_bytes() for each in sorted(place.parent.iterdir()))


def test_of_what_was_erased_no_byte_is_left_in_any_file(opened, place):
    lines, store = marked(), opened()
    kept(store, lines)
    gone = [3, 4, 5, 20, 59]
    assert all(b"woord-%04d" % number in bytes_beside(place) for number in gone)
    store.erase(gone)
    left = bytes_beside(place)
    for number in gone:
        assert b"woord-%04d" % number not in left
        assert lines[number].salt.encode() not in left
    others = [n for n in range(1, 61) if n not in gone]
    assert all(b"woord-%04d" % number in left for number in others)
    wanted = [line.erased() if line.seq in gone else line for line in lines]
    assert list(opened().texts()) == [line.text() for line in wanted]


def test_erasing_twice_or_what_is_not_there_changes_nothing(opened):
    store = opened()
    kept(store, lines_of(2))
    store.erase([1])
    once = list(store.texts())
    store.erase([1, 99])
    assert list(store.texts()) == once


def test_after_erasing_one_can_go_on(opened):
    lines, store = lines_of(3), opened()
    kept(store, lines[:3])
    store.erase([1])
    store.append([lines[3]], after=lines[2].head)
    assert opened().head() == lines[3].head


def test_an_erasure_that_was_cut_short_is_finished(opened, place):
    store, lines = opened(), list(lines_of(4))
    erased = {"events": [2, 4, 77], "basis": "x", "reason": {"nl": "x"}}
    lines.append(line_of(event("erased", erased), lines[-1]))
    kept(store, lines)
    assert finish_erasing(store) == (2, 4)
    assert finish_erasing(store) == ()
    assert [line.seq for line in verified(store.texts()) if line.is_erased] == [2, 4]
    assert lines[2].salt.encode() not in bytes_beside(place)


def test_what_a_killed_erasure_left_beside_a_text_file_is_cleared_away(tmp_path):
    store = JsonLinesStore(tmp_path / "a.jsonl")
    kept(store, lines_of(1))
    (tmp_path / "a.jsonl.new").write_text("half of it")
    store.append(lines_of(2)[2:], after=lines_of(1)[1].head)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.jsonl", "a.jsonl.lock"]


def test_erasing_in_sqlite_is_not_finished_while_somebody_reads(tmp_path):
    path = tmp_path / "a.sqlite"
    with SqliteStore(path, wait=0.1) as store:
        kept(store, marked(5))
        reading = store.texts()
        next(reading)
        with pytest.raises(StoreBusyError):
            store.erase([2])
        reading.close()
        store.erase([2])
        assert b"woord-0002" not in bytes_beside(path)


def test_a_text_file_with_a_second_name_is_not_erased_in_one_of_them(tmp_path):
    store = JsonLinesStore(tmp_path / "a.jsonl")
    kept(store, lines_of(2))
    (tmp_path / "b.jsonl").hardlink_to(tmp_path / "a.jsonl")
    with pytest.raises(StoreError, match="another name"):
        store.erase([1])


def test_a_link_to_a_text_file_stays_a_link_when_something_is_erased(tmp_path):
    kept(JsonLinesStore(tmp_path / "a.jsonl"), lines_of(2))
    (tmp_path / "b.jsonl").symlink_to(tmp_path / "a.jsonl")
    JsonLinesStore(tmp_path / "b.jsonl").erase([1])
    assert (tmp_path / "b.jsonl").is_symlink()
    assert '"payload"' not in list(store_at(tmp_path / "a.jsonl").texts())[1]


@given(st.lists(st.integers(-12, 12), max_size=20))
def test_whatever_is_done_in_whatever_order_both_stores_hold_the_same(steps):
    """Add so many lines, erase one (a number below zero), or open again (zero)."""
    lines, wanted = lines_of(13 * 20), []
    with tempfile.TemporaryDirectory() as name:
        made = [JsonLinesStore(Path(name) / "a.jsonl"), SqliteStore(Path(name) / "a.sqlite")]
        for step in steps:
            new = lines[len(wanted) : len(wanted) + max(step, 0)]
            for store in made:
                if step > 0:
                    store.append(new, after=wanted[-1].head if wanted else None)
                elif step < 0:
                    store.erase([-step])
            wanted += new
            wanted = [line.erased() if step < 0 and line.seq == -step else line for line in wanted]
            if not step:
                made[1].close()
            assert [store.head() for store in made] == [wanted[-1].head if wanted else None] * 2
        texts = [line.text() for line in wanted]
        assert [list(store.texts()) for store in made] == [texts, texts]
        made[1].close()


# ----------------------------------------------------------- what sqlite itself refuses


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM lines",
        "DELETE FROM lines WHERE seq = 2",
        "UPDATE lines SET payload = '{}' WHERE seq = 2",
        "UPDATE lines SET payload = NULL WHERE seq = 2",
        "UPDATE lines SET salt = NULL WHERE seq = 2",
        "UPDATE lines SET header = '{}', payload = NULL, salt = NULL WHERE seq = 2",
        "UPDATE lines SET hash = 'x', payload = NULL, salt = NULL WHERE seq = 2",
        "UPDATE lines SET seq = 9, payload = NULL, salt = NULL WHERE seq = 2",
        "UPDATE lines SET seal = 'x', payload = NULL, salt = NULL WHERE seq = 2",
        "INSERT INTO lines SELECT 9, hash, header, payload, salt, seal, secret FROM lines LIMIT 1",
        "INSERT OR REPLACE INTO lines VALUES (2, 'x', 'y', NULL, NULL, NULL, NULL)",
        "REPLACE INTO lines VALUES (2, 'x', 'y', NULL, NULL, NULL, NULL)",
    ],
)
def test_what_was_written_cannot_be_changed_in_the_database(tmp_path, statement):
    path = tmp_path / "a.sqlite"
    with SqliteStore(path) as store:
        kept(store, lines_of(3))
        before = list(store.texts())
        other = sqlite3.connect(path)
        with pytest.raises(sqlite3.IntegrityError):
            other.execute(statement)
        other.close()
        assert list(store.texts()) == before


def test_who_takes_the_triggers_away_is_found_by_the_chain(tmp_path):
    path = tmp_path / "a.sqlite"
    with SqliteStore(path) as store:
        kept(store, lines_of(3))
        other = sqlite3.connect(path)
        with other:
            other.execute("DROP TRIGGER lines_stay_as_they_are")
            other.execute("UPDATE lines SET payload = replace(payload, 'Rik', 'Bram') WHERE seq=2")
        other.close()
        with pytest.raises(JournalError) as refusal:
            list(verified(store.texts()))
    assert refusal.value.at == 3


def test_every_write_in_sqlite_is_on_disk_before_it_is_acknowledged(tmp_path):
    with SqliteStore(tmp_path / "a.sqlite") as store:
        kept(store, lines_of(1))
        asked = store._writer.execute
        assert asked("PRAGMA journal_mode").fetchone() == ("wal",)
        assert asked("PRAGMA synchronous").fetchone() == (2,)
        assert asked("PRAGMA secure_delete").fetchone() == (1,)


# ------------------------------------------------------------------- torn and broken


@pytest.mark.parametrize("torn", [b'{"hash":"0', b"{", b'{"hash":"abc\0\0\0', b"\0" * 700])
def test_a_torn_last_line_is_named_does_not_count_and_is_replaced(tmp_path, torn):
    path, lines = tmp_path / "a.jsonl", lines_of(3)
    store = JsonLinesStore(path)
    kept(store, lines[:3])
    whole = path.read_bytes()
    path.write_bytes(whole + torn)
    assert list(store.texts()) == [line.text() for line in lines[:3]]
    assert store.head() == lines[2].head
    (remark,) = store.remarks()
    assert remark.code == "torn-line"
    assert f"{len(torn)} bytes" in remark.in_language("en")
    assert "nooit bevestigd" in remark.in_language("nl")
    store.append([lines[3]], after=lines[2].head)
    assert path.read_bytes() == whole + lines[3].text().encode() + b"\n"
    assert store.remarks() == ()


def test_every_place_a_line_can_be_torn_at_leaves_the_lines_before_it(tmp_path):
    path, lines = tmp_path / "a.jsonl", lines_of(2)
    store = JsonLinesStore(path)
    kept(store, lines)
    raw, last = path.read_bytes(), len(lines[2].text().encode()) + 1
    for cut in range(1, last):
        path.write_bytes(raw[:-cut])
        assert store.head() == lines[1].head
        assert len(store.remarks()) == 1
    store.append([lines[2]], after=lines[1].head)
    assert path.read_bytes() == raw


def test_a_line_that_is_being_written_is_not_called_torn(tmp_path):
    path = tmp_path / "a.jsonl"
    store = JsonLinesStore(path, wait=0.1)
    kept(store, lines_of(1))
    with locked(path, wait=0), path.open("ab") as file:
        file.write(b'{"hash"')
        file.flush()
        assert store.remarks() == ()
    assert len(store.remarks()) == 1


@pytest.mark.parametrize(
    "foreign", [b"my shopping", b"\x89PNG", b"hello\nworld\n", b"{}\n", b"x" * 70_000, b"\n"]
)
def test_a_file_of_something_else_is_neither_read_nor_written(opened, place, foreign):
    store = opened()
    place.write_bytes(foreign)
    for what in (
        lambda: store.append(lines_of(0), after=None),
        store.head,
        lambda: list(verified(store.texts())),
    ):
        with pytest.raises((StoreError, JournalError)):
            what()
    assert place.read_bytes() == foreign


@given(st.binary(max_size=400), st.sampled_from([b"", b'{"hash":"', b"SQLite format 3\0"]))
def test_whatever_bytes_a_file_holds_they_are_a_journal_or_refused(rest, begin):
    with tempfile.TemporaryDirectory() as name:
        for end in ("jsonl", "sqlite"):
            path = Path(name) / f"a.{end}"
            path.write_bytes(begin + rest)
            with store_at(path) as store:
                for what in (lambda: list(verified(store.texts())), store.head):
                    with contextlib.suppress(JournalError, StoreError):
                        assert not what()
                with contextlib.suppress(StoreError):
                    assert len(store.remarks()) <= 1
            assert path.read_bytes() == begin + rest


def test_another_database_is_never_written_in(tmp_path):
    path = tmp_path / "a.sqlite"
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE lines (a)")
    made.close()
    before = path.read_bytes()
    for what in (lambda: SqliteStore(path).append(lines_of(0), after=None),
                 lambda: list(SqliteStore(path).texts())):  # fmt: skip
        with pytest.raises(StoreError, match="no journal"):
            what()
    assert path.read_bytes() == before


def test_a_database_of_which_the_making_was_cut_short_is_an_empty_store(tmp_path):
    path = tmp_path / "a.sqlite"
    made = sqlite3.connect(path)
    made.execute("PRAGMA journal_mode = WAL")
    made.close()
    with SqliteStore(path) as store:
        assert (list(store.texts()), store.head()) == ([], None)
        kept(store, lines_of(1))
        assert store.head() == lines_of(1)[1].head


def test_a_database_of_a_later_form_is_not_read(tmp_path):
    path = tmp_path / "a.sqlite"
    with SqliteStore(path) as store:
        kept(store, lines_of(0))
    made = sqlite3.connect(path)
    made.execute("PRAGMA user_version = 2")
    made.close()
    with pytest.raises(StoreError, match="newer top3"):
        list(SqliteStore(path).texts())


def flips_unseen(path, every):
    """Return where a flipped byte of a database gives other lines and no error."""
    raw, wanted, unseen = path.read_bytes(), [line.text() for line in small()], []
    for place in range(0, len(raw), every):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 0x04]) + raw[place + 1 :])
        try:
            found = [line.text() for line in verified(SqliteStore(path).texts())]
        except (JournalError, StoreError):
            continue
        if found != wanted:
            unseen.append(place)
    return unseen


@pytest.mark.parametrize("every", [211, pytest.param(7, marks=pytest.mark.slow)])
def test_no_flipped_byte_of_a_database_gives_other_lines_unseen(tmp_path, every):
    path = tmp_path / "a.sqlite"
    with SqliteStore(path) as store:
        kept(store, small())
    assert not path.with_name("a.sqlite-wal").exists()
    assert flips_unseen(path, every) == []


# ------------------------------------------------------------------ disk and folder


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "may not be written"),
        (errno.EACCES, "may not be written"),
        (errno.EIO, "the disk refuses"),
    ],
)
@pytest.mark.parametrize("fails", ["write", "fsync"])
@pytest.mark.slow
def test_a_disk_that_refuses_leaves_the_old_text_file_as_it_was(
    tmp_path, monkeypatch, code, said, fails
):
    path, lines = tmp_path / "smith.jsonl", lines_of(2)
    store = JsonLinesStore(path)
    kept(store, lines[:2])
    before = path.read_bytes()
    real = os.write

    def write(handle, raw):
        if fails == "write":
            real(handle, bytes(raw[:50]))
            raise OSError(code, os.strerror(code), "smith.jsonl")
        return real(handle, raw)

    def fsync(_handle):
        raise OSError(code, os.strerror(code), "smith.jsonl")

    with monkeypatch.context() as patched:
        patched.setattr(jsonl_store.os, "write", write)
        patched.setattr(jsonl_store.os, "fsync", fsync)
        for what in (lambda: store.append(lines[2:], after=lines[1].head),
                     lambda: store.erase([1])):  # fmt: skip
            with pytest.raises(StoreError, match=said) as refusal:
                what()
            assert "smith" not in str(refusal.value) + refusal.value.in_language("nl")
            assert path.read_bytes() == before
    assert not path.with_name("smith.jsonl.new").exists()
    store.append(lines[2:], after=lines[1].head)
    assert store.head() == lines[2].head


# only what the stores need is imported, so that it starts quickly
LIGHT = """
import os, sys
from pathlib import Path
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.line import made_line, parse
from top3.trajectory.sqlite_store import SqliteStore
from top3.trajectory.stores import StoreBusyError, StoreError, StoreMovedError
path = sys.argv[1]
store = (SqliteStore if path.endswith("sqlite") else JsonLinesStore)(path)
"""


def run(code, *arguments):
    """Run a program beside this one; return the lines it printed."""
    command = [sys.executable, "-c", LIGHT + code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


FULL = """
import resource
texts = Path(sys.argv[3]).read_text().split("\\n")
lines = [parse(text, number) for number, text in enumerate(texts, 1)]
kept = 0
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for before, line in zip([None, *lines], lines):
        store.append([line], after=before and before.head)
        kept += 1
except StoreError as error:
    print(kept, error.in_language("nl"))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(len(list(store.texts())), store.head().seq)
store.append(lines[kept:], after=lines[kept - 1].head)
print(store.head().seq)
"""


def test_a_disk_that_is_full_is_said_and_what_stood_there_still_stands(place):
    place.parent.mkdir()
    listed = place.with_name("lines")
    listed.write_text("\n".join(line.text() for line in lines_of(400)), encoding="utf-8")
    said, counted, after = run(FULL, place, 60_000, listed)
    kept_lines = int(said.split()[0])
    assert 0 < kept_lines < 400
    assert said.split(maxsplit=1)[1].startswith("bewaren: ")
    assert "smith" not in said
    assert counted == f"{kept_lines} {kept_lines - 1}"
    assert after == "400"
    assert len(list(verified(store_at(place).texts()))) == 401


READ_ONLY = """
lines = [parse(text, 0) for text in store.texts()]
if os.getuid() == 0:
    os.setuid(65534)
new = made_line(2, "closed", moment="2026-03-17T09:00:00Z", role="worker", prev=lines[-1].hash,
                salt="00" * 16, payload={})
for what in (lambda: store.append([new], after=lines[-1].head), lambda: store.erase([1])):
    try:
        what()
    except StoreError as error:
        print(error.in_language("en"))
print(len(list(store.texts())), store.head().seq)
"""


@pytest.fixture
def folder():
    """Return a folder that others may look into too, so that root can become somebody else."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        made = Path(name) / "smith"
        made.mkdir()
        yield made
        made.chmod(0o755)


@pytest.mark.parametrize("name", KINDS)
def test_in_a_folder_that_is_read_only_one_can_read_and_is_told_why_not_write(folder, name):
    store = store_at(folder / name)
    kept(store, lines_of(1))
    if isinstance(store, SqliteStore):
        store.close()
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    for each in folder.iterdir():
        each.chmod(0o444)
    folder.chmod(0o555)
    added, erased, read = run(READ_ONLY, folder / name)
    assert "may not be written" in added
    assert "may not be written" in erased
    assert read == "2 1"
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_a_folder_that_is_not_there_is_said(tmp_path):
    for name in KINDS:
        with pytest.raises(StoreError, match="not there"):
            store_at(tmp_path / "smith" / name).append(lines_of(0), after=None)
    (tmp_path / "smith").write_text("a file")
    for name in KINDS:
        with pytest.raises(StoreError):
            store_at(tmp_path / "smith" / name).append(lines_of(0), after=None)


def test_every_sentence_of_a_store_is_there_in_two_languages_without_a_path():
    said = [stores.FULL, stores.NOT_WRITABLE, stores.NO_FOLDER, stores.NO_JOURNAL, stores.DAMAGED,
            stores.NOT_KEPT, StoreBusyError().message, StoreMovedError().message,
            StoreNotEmptyError().message, ErasureUnfinishedError().message]  # fmt: skip
    assert all(each.nl.startswith("bewaren: ") and each.en.startswith("store: ") for each in said)
    assert all(";" in each.nl and ";" in each.en for each in said)


# ------------------------------------------------------------------------- two at once

WRITER = """
name, count = int(sys.argv[2]), int(sys.argv[3])
for number in range(count):
    while True:
        head = store.head()
        line = made_line(head.seq + 1, "decided", moment="2026-03-17T09:00:00Z", role="worker",
                         prev=head.hash, salt=f"{name * 10_000 + number:032x}", payload={})
        try:
            store.append([line], after=head)
        except (StoreMovedError, StoreBusyError):
            continue
        print(line.hash, flush=True)
        break
"""


@pytest.mark.parametrize("count", [15, pytest.param(300, marks=pytest.mark.slow)])
def test_two_writers_at_once_lose_nothing_and_mix_nothing(place, count):
    place.parent.mkdir()
    store_at(place).append(lines_of(0), after=None)
    both = [
        subprocess.Popen([sys.executable, "-c", LIGHT + WRITER, str(place), str(name), str(count)],
                         stdout=subprocess.PIPE, text=True)
        for name in (1, 2)
    ]  # fmt: skip
    said = [each.communicate()[0].split() for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert [len(each) for each in said] == [count, count]
    lines = list(verified(store_at(place).texts()))
    assert len(lines) == 1 + 2 * count
    assert {line.hash for line in lines[1:]} == {*said[0], *said[1]}


def test_a_second_writer_is_told_that_it_is_busy(opened, place):
    first, second = opened(), opened(wait=0.05)
    kept(first, lines_of(1))
    if isinstance(first, SqliteStore):
        first._writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            second.append([lines_of(2)[2]], after=lines_of(1)[1].head)
        first._writer.execute("ROLLBACK")
    else:
        with locked(place, wait=0), pytest.raises(StoreBusyError):
            second.append([lines_of(2)[2]], after=lines_of(1)[1].head)
    second.append([lines_of(2)[2]], after=lines_of(1)[1].head)
    assert first.head() == lines_of(2)[2].head


def test_lines_are_read_while_another_writes(opened):
    lines, store = lines_of(20), opened()
    kept(store, lines[:10])
    reading = opened().texts()
    found = [next(reading) for _ in range(3)]
    for number in range(10, 21):
        store.append([lines[number]], after=lines[number - 1].head)
        assert len(list(opened().texts())) == number + 1
    found += list(reading)
    assert found == [line.text() for line in lines][: len(found)]
    assert len(found) >= 10


def test_reading_is_not_stopped_by_a_writer_that_holds_the_lock(opened, place):
    store = opened(wait=0.05)
    kept(store, lines_of(1))
    if isinstance(store, SqliteStore):
        store._writer.execute("BEGIN IMMEDIATE")
        assert len(list(opened().texts())) == 2
        store._writer.execute("ROLLBACK")
    else:
        with locked(place, wait=0):
            assert len(list(opened().texts())) == 2


def test_a_lock_that_was_left_behind_by_a_process_that_ended_holds_nobody_up(tmp_path):
    path = tmp_path / "a.jsonl"
    code = "from top3.trajectory.file_lock import locked\nwith locked(Path(path), wait=1):\n"
    run(f"{code}    os._exit(0)", path)
    assert path.with_name("a.jsonl.lock").exists()
    kept(JsonLinesStore(path, wait=0), lines_of(1))


def test_a_closed_database_is_one_file_and_opens_again(tmp_path):
    path, lines = tmp_path / "a.sqlite", lines_of(3)
    with SqliteStore(path) as store:
        kept(store, lines[:2])
    assert [each.name for each in tmp_path.iterdir()] == ["a.sqlite"]
    assert len(list(store.texts())) == 2
    assert store.head() == lines[1].head
    assert [each.name for each in tmp_path.iterdir()] == ["a.sqlite"]
    with store:
        store.append(lines[2:], after=lines[1].head)
        assert store.head() == lines[3].head


def test_a_text_file_is_lines_of_json_and_no_more(tmp_path):
    path = tmp_path / "a.jsonl"
    kept(JsonLinesStore(path), small())
    raw = path.read_bytes()
    assert raw.endswith(b"\n")
    assert [json.loads(line)["header"]["seq"] for line in raw.splitlines()] == list(range(7))
