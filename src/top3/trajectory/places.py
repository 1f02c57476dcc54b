"""From a path to the store that reads it, and from one store to another."""

from pathlib import Path

from top3.trajectory.journal import erases, to_erase, verified
from top3.trajectory.jsonl_store import JsonLinesStore
from top3.trajectory.line import Head
from top3.trajectory.sqlite_store import SqliteStore
from top3.trajectory.stores import Store, StoreMovedError, StoreNotEmptyError

SQLITE_ENDINGS = (".sqlite", ".sqlite3", ".db")


def store_at(path: str | Path) -> JsonLinesStore | SqliteStore:
    """Return the store for a path: SQLite by the end of its name, else JSON Lines; none is made."""
    return SqliteStore(path) if Path(path).suffix in SQLITE_ENDINGS else JsonLinesStore(path)


def copy_journal(source: Store, target: Store, *, key: bytes | None = None) -> Head | None:
    """Copy a whole journal into an empty store, checked on the way; return its head.

    The lines and their hashes stay the same. What an event says was erased and is there all the
    same, because the power went in between, is not copied.

    Args:
        source: Where it is; it stays as it is.
        target: Where it goes: all of it or nothing.
        key: With a key every line must carry its seal.

    Raises:
        StoreNotEmptyError: a journal stands in the target already.
        JournalError: the journal is broken; nothing was copied.
        StoreError: one of them cannot be read or written.
    """
    if target.head() is not None:
        raise StoreNotEmptyError
    lines = list(verified(source.texts(), key=key))
    unfinished = set(to_erase(lines))
    kept = [line.erased() if line.seq in unfinished else line for line in lines]
    try:
        target.append(kept, after=None)
    except StoreMovedError:
        raise StoreNotEmptyError from None
    return target.head()


def finish_erasing(store: Store, *, key: bytes | None = None) -> tuple[int, ...]:
    """Erase once more whatever the journal says was erased; return what was there all the same.

    For after the power went, or a store was busy, between recording an erasure and carrying it out.

    Raises:
        JournalError: the journal is broken; nothing was erased.
        StoreError: as `Store.erase`.
    """
    lines = list(verified(store.texts(), key=key))
    store.erase(sorted({seq for line in lines for seq in erases(line) if seq < line.seq}))
    return to_erase(lines)
