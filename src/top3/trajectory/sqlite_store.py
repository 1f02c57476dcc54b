"""A journal in one SQLite file: many readers, one writer, and triggers that refuse what changes it.

The same lines with the same hashes as in a text file. What was written is refused to `UPDATE` and
`DELETE`, but for one thing: the payload and the salt of a line can be set to nothing, together. Who
takes the triggers away can still change a row, and `journal.verified` finds it.
"""

import os
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import Self

from top3.errors import Both, JournalError, Problem
from top3.trajectory.line import Head, Line, parse, text_of
from top3.trajectory.stores import (
    DAMAGED,
    FULL,
    NO_FOLDER,
    NO_JOURNAL,
    NOT_KEPT,
    NOT_WRITABLE,
    WAIT,
    StoreBusyError,
    StoreError,
    StoreMovedError,
    must_follow,
)

_APPLICATION = 0x746F7033  # "top3"
_VERSION = 1
_BEGIN = b"SQLite format 3\0"
_SCHEMA = (
    """CREATE TABLE lines (
        seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, header TEXT NOT NULL,
        payload TEXT, salt TEXT, seal TEXT, secret TEXT)""",
    """CREATE TRIGGER lines_are_only_added BEFORE INSERT ON lines
        WHEN NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM lines)
        BEGIN SELECT RAISE(ABORT, 'a line is added at the end'); END""",
    """CREATE TRIGGER lines_stay_as_they_are BEFORE UPDATE ON lines
        WHEN NEW.seq IS NOT OLD.seq OR NEW.hash IS NOT OLD.hash OR NEW.header IS NOT OLD.header
            OR NEW.seal IS NOT OLD.seal OR NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL
            OR NEW.secret IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a line stays as it is; its payload can be erased'); END""",
    """CREATE TRIGGER lines_stay BEFORE DELETE ON lines
        BEGIN SELECT RAISE(ABORT, 'a line stays; its payload can be erased'); END""",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
)
_COLUMNS = "hash, header, payload, salt, seal, secret"


class SqliteStore:
    """One journal in one SQLite file, usually `<case>.top3.sqlite`; made at the first append.

    While it writes, two files stand beside it (`-wal`, `-shm`) that belong to it; `close()` folds
    them in. It is for a disk of this machine, not for one over a network.
    """

    def __init__(self, path: str | Path, *, wait: float = WAIT) -> None:
        """Name the file; nothing is opened or made yet.

        Args:
            path: The file.
            wait: How many seconds to wait for another writer.
        """
        self._path = Path(os.path.realpath(path))
        self._wait = wait
        self._writer: sqlite3.Connection | None = None
        self._lock = RLock()

    def __repr__(self) -> str:
        """Show nothing of where it is: the name of a file can name a family."""
        return "SqliteStore()"

    def __enter__(self) -> Self:
        """Return the store; it is closed at the end of the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the file go; the next use opens it again."""
        with self._lock, _told():
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def texts(self) -> Iterator[str]:
        """Yield every line as it was when reading began, whatever is written meanwhile."""
        with _told():
            reader = self._reader()
        if reader is None:
            return
        with closing(reader):
            with _told():
                rows = reader.execute(f"SELECT {_COLUMNS} FROM lines ORDER BY seq")  # noqa: S608
            while True:
                with _told():
                    row = rows.fetchone()
                if row is None:
                    return
                yield text_of(*row)

    def head(self) -> Head | None:
        """Return the place and the hash of the last line; None where there is no line yet."""
        with _told(), self._lock:
            if self._writer is not None:
                return _head(self._writer)
            reader = self._reader()
            if reader is None:
                return None
            with closing(reader):
                return _head(reader)

    def remarks(self) -> tuple[Problem, ...]:
        """Return nothing: what was not acknowledged SQLite leaves out by itself."""
        return ()

    def append(self, lines: Sequence[Line], *, after: tuple[int, str] | None) -> None:
        """Keep lines behind the last one, all or none; see `Store.append`."""
        must_follow(lines, after)
        if not lines:
            return
        rows = [_row(line) for line in lines]
        with _told(), self._lock:
            writer = self._open_writer()
            with _transaction(writer):
                if _head(writer) != after:
                    raise StoreMovedError
                writer.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def erase(self, places: Sequence[int]) -> None:
        """Set payloads and salts to nothing, and write the file anew so that no byte stays."""
        with _told(), self._lock:
            if not places or self.head() is None:
                return
            writer = self._open_writer()
            with _transaction(writer):
                writer.executemany(
                    "UPDATE lines SET payload = NULL, salt = NULL, secret = NULL WHERE seq = ?",
                    [(place,) for place in places],
                )
            writer.execute("VACUUM")
            if writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise StoreBusyError  # somebody still reads the file as it was before

    def _reader(self) -> sqlite3.Connection | None:
        """Return a connection that only reads; None where there is no journal yet."""
        if not self._path.exists() or not self._must_be_database():
            return None
        try:
            # not mode=ro: that would leave the files beside it that SQLite makes for reading
            return _checked(_connected(self._path, "mode=rw", self._wait))
        except sqlite3.OperationalError as error:
            beside = self._path.with_name(self._path.name + "-wal")
            if _code(error) not in _NOT_WRITABLE or beside.exists():
                raise
            # a folder in which nobody can write, such as a copy on a disc: nobody changes it now
            return _checked(_connected(self._path, "immutable=1", self._wait))

    def _must_be_database(self) -> bool:
        """Say whether there is anything in the file; refuse what is no database."""
        with self._path.open("rb") as file:
            begin = file.read(len(_BEGIN))
        if begin not in (b"", _BEGIN):
            raise StoreError(NO_JOURNAL)
        return bool(begin)

    def _open_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            self._must_be_database()
            made = _connected(self._path, "mode=rw", self._wait)
            try:
                _prepare(made)
            except BaseException:
                made.close()
                raise
            self._writer = made
            weakref.finalize(self, made.close)
        return self._writer


_NOT_WRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _connected(path: Path, how: str, wait: float) -> sqlite3.Connection:
    made = sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, timeout=wait, isolation_level=None,
        check_same_thread=False,
    )  # fmt: skip
    made.text_factory = lambda raw: raw.decode("utf-8", errors="surrogateescape")
    return made


def _checked(made: sqlite3.Connection) -> sqlite3.Connection | None:
    """Return a connection to a journal, None for an empty database; all else is refused."""
    try:
        made.execute("PRAGMA query_only = ON")
        if _is_empty(made):
            made.close()
            return None
        _must_be_ours(made)
    except BaseException:
        made.close()
        raise
    return made


def _is_empty(made: sqlite3.Connection) -> bool:
    return not made.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _must_be_ours(made: sqlite3.Connection) -> None:
    found = [made.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS]
    if found[0] != _APPLICATION:
        raise StoreError(NO_JOURNAL)
    if found[1] != _VERSION:
        raise StoreError(_OTHER_VERSION)


_MARKS = ("application_id", "user_version")
_OTHER_VERSION = Both(
    "bewaren: dit journaal staat in een vorm die deze versie niet kent; gebruik een nieuwere top3",
    "store: this journal is kept in a form this version does not know; use a newer top3",
)


def _prepare(writer: sqlite3.Connection) -> None:
    """Set how a writer writes, and make the table where there is nothing yet."""
    if not _is_empty(writer):
        _must_be_ours(writer)
    writer.execute("PRAGMA journal_mode = WAL")
    for setting in ("synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        writer.execute(f"PRAGMA {setting}")
    with _transaction(writer):
        if _is_empty(writer):
            for statement in _SCHEMA:
                writer.execute(statement)


@contextmanager
def _transaction(writer: sqlite3.Connection) -> Iterator[None]:
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
        writer.execute("COMMIT")
    except BaseException:
        if writer.in_transaction:
            writer.execute("ROLLBACK")
        raise


def _row(line: Line) -> tuple[object, ...]:
    return line.seq, line.hash, line.header, line.raw, line.salt, line.seal, line.secret


def _head(made: sqlite3.Connection) -> Head | None:
    query = f"SELECT {_COLUMNS} FROM lines ORDER BY seq DESC LIMIT 1"  # noqa: S608
    row = made.execute(query).fetchone()
    if row is None:
        return None
    try:
        line = parse(text_of(*row), 0)
    except JournalError as error:
        number = made.execute("SELECT count(*) FROM lines").fetchone()[0]
        raise JournalError(number, error.expected, error.found) from None
    return line.head


@contextmanager
def _told() -> Iterator[None]:
    """Say what SQLite or the system refused in a sentence without a path."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a fault of ours, not of the disk
    except sqlite3.Error as error:
        code = _code(error)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreBusyError from None
        raise StoreError(_SAID.get(code, NOT_KEPT)) from None
    except FileNotFoundError:
        raise StoreError(NO_FOLDER) from None
    except OSError:
        raise StoreError(NOT_WRITABLE) from None


def _code(error: sqlite3.Error) -> int:
    """Return the first part of SQLite's own code; 0 where there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


_SAID = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: NOT_WRITABLE,
    sqlite3.SQLITE_PERM: NOT_WRITABLE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NO_JOURNAL,
}
