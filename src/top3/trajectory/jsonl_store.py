"""A journal in one file of JSON Lines: appended under a lock, on disk before it is acknowledged.

A last line without an end was never acknowledged: the power went while it was written. Reading
leaves it out, `remarks()` names it, and the next append puts its own lines in its place.
"""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from top3.errors import Both, JournalError, Place, Problem
from top3.trajectory.file_lock import locked
from top3.trajectory.line import Head, Line, parse
from top3.trajectory.stores import (
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

_BLOCK = 1 << 16
_BEGIN = b'{"hash":"'
_BINARY: int = getattr(os, "O_BINARY", 0)


class JsonLinesStore:
    """One journal in one file, usually `<case>.top3.jsonl`; the file is made at the first append.

    It is for a disk of this machine: over a network, locks and syncing promise less.
    """

    def __init__(self, path: str | Path, *, wait: float = WAIT) -> None:
        """Name the file; nothing is opened or made yet.

        Args:
            path: The file.
            wait: How many seconds to wait for another writer.
        """
        self._path = Path(os.path.realpath(path))
        self._wait = wait
        self._folder_is_safe = False

    def __repr__(self) -> str:
        """Show nothing of where it is: the name of a file can name a family."""
        return "JsonLinesStore()"

    def __enter__(self) -> Self:
        """Return the store; there is nothing to close, and it reads like the other one."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Do nothing: the file is only open while it is read or written."""

    def close(self) -> None:
        """Do nothing: the file is only open while it is read or written."""

    def texts(self) -> Iterator[str]:
        """Yield every whole line; a torn last one is left out."""
        with _told():
            if not self._path.exists():
                return
            file = self._path.open("rb")
        with file:
            with _told():
                _must_be_ours(file.fileno(), 0)
                file.seek(0)
            while True:
                with _told():
                    raw = file.readline()
                if not raw.endswith(b"\n"):
                    return
                yield raw[:-1].decode("utf-8", errors="surrogateescape")

    def head(self) -> Head | None:
        """Return the place and the hash of the last whole line; None where there is none."""
        with _told():
            if not self._path.exists():
                return None
            handle = os.open(self._path, os.O_RDONLY | _BINARY)
            try:
                return _head(handle, _whole(handle))
            finally:
                os.close(handle)

    def remarks(self) -> tuple[Problem, ...]:
        """Return that the last line is torn, where it is; else nothing.

        What another writer is writing at this moment is not torn.
        """
        with _told():
            torn = self._torn()
        if torn:
            try:
                with locked(self._path, wait=self._wait):
                    torn = self._torn()
            except StoreBusyError:
                return ()
            except OSError:  # nobody can write here, so nobody is writing now
                pass
        found = Both(f"een onaffe laatste regel van {torn} bytes",
                     f"a torn last line of {torn} bytes")  # fmt: skip
        remedy = Both("zij telt niet mee; ging de stroom uit bij het schrijven, dan is zij nooit "
                      "bevestigd: leg het opnieuw vast; leg er anders een eerdere kopie naast",
                      "it does not count; if the power went while writing, it was never "
                      "acknowledged: record it again; if not, compare it with an earlier "
                      "copy")  # fmt: skip
        return (Problem(Place(), "torn-line", found, remedy),) if torn else ()

    def append(self, lines: Sequence[Line], *, after: tuple[int, str] | None) -> None:
        """Keep lines behind the last one; see `Store.append`."""
        must_follow(lines, after)
        if not lines:
            return
        raw = b"".join(line.text().encode() + b"\n" for line in lines)
        with _told(), locked(self._path, wait=self._wait):
            self._beside().unlink(missing_ok=True)  # of an erasure that was cut short
            is_new = not self._path.exists()
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
            try:
                self._write_behind(handle, raw, after)
            except BaseException:
                if is_new:
                    with suppress(OSError):
                        self._path.unlink()
                raise
            finally:
                os.close(handle)
            if not self._folder_is_safe:
                _sync_folder(self._path.parent)
                self._folder_is_safe = True

    def erase(self, places: Sequence[int]) -> None:
        """Write the file anew without these payloads, and put it in the place of the old one."""
        if not places:
            return
        gone = set(places)
        with _told(), locked(self._path, wait=self._wait):
            lines = [parse(text, number) for number, text in enumerate(self.texts(), start=1)]
            if self._path.exists() and self._path.stat().st_nlink > 1:
                raise StoreError(_OTHER_NAME)
            kept = [line.erased() if line.seq in gone else line for line in lines]
            if kept != lines:
                raw = b"".join(line.text().encode() + b"\n" for line in kept)
                _replace(self._path, self._beside(), raw)

    def _beside(self) -> Path:
        return self._path.with_name(self._path.name + ".new")

    def _torn(self) -> int:
        if not self._path.exists():
            return 0
        handle = os.open(self._path, os.O_RDONLY | _BINARY)
        try:
            return os.fstat(handle).st_size - _whole(handle)
        finally:
            os.close(handle)

    def _write_behind(self, handle: int, raw: bytes, after: tuple[int, str] | None) -> None:
        whole = _whole(handle)
        _must_be_ours(handle, whole)
        if _head(handle, whole) != after:
            raise StoreMovedError
        try:
            os.ftruncate(handle, whole)
            _write(handle, raw, whole)
        except OSError:
            os.ftruncate(handle, whole)  # half a line must not stand there
            raise


_OTHER_NAME = Both(
    "wissen: dit bestand heeft op de schijf nog een naam; haal die eerst weg",
    "erasing: this file has another name on the disk; take that away first",
)


@contextmanager
def _told() -> Iterator[None]:
    """Say what the system refused in a sentence without a path."""
    try:
        yield
    except OSError as error:
        raise StoreError(_SAID.get(error.errno or 0, NOT_KEPT)) from None


_SAID = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), NOT_WRITABLE),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), NO_FOLDER),
    errno.EISDIR: NO_JOURNAL,
}


def _whole(handle: int) -> int:
    """Return how many bytes stand there up to and with the last end of a line."""
    return _line_end(handle, os.lseek(handle, 0, os.SEEK_END))


def _line_end(handle: int, end: int) -> int:
    while end:
        start = max(0, end - _BLOCK)
        found = _read(handle, start, end).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _head(handle: int, whole: int) -> Head | None:
    """Return the place and the hash of the line that ends there."""
    if not whole:
        _must_be_ours(handle, 0)
        return None
    start = _line_end(handle, whole - 1)
    text = _read(handle, start, whole - 1).decode("utf-8", errors="surrogateescape")
    try:
        line = parse(text, 0)
    except JournalError as error:
        raise JournalError(_count(handle, whole), error.expected, error.found) from None
    return line.head


def _count(handle: int, whole: int) -> int:
    starts = range(0, whole, _BLOCK)
    return sum(_read(handle, at, min(whole, at + _BLOCK)).count(b"\n") for at in starts)


def _read(handle: int, start: int, end: int) -> bytes:
    os.lseek(handle, start, os.SEEK_SET)
    parts = []
    while start < end and (part := os.read(handle, end - start)):
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def _write(handle: int, raw: bytes, place: int) -> None:
    os.lseek(handle, place, os.SEEK_SET)
    rest = memoryview(raw)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _must_be_ours(handle: int, whole: int) -> None:
    """Refuse what does not begin as a line does from there on, such as another file by mistake."""
    tail = _read(handle, whole, whole + len(_BEGIN))
    if tail.strip(b"\0") and not _BEGIN.startswith(tail.rstrip(b"\0")):
        raise StoreError(NO_JOURNAL)


def _replace(path: Path, beside: Path, raw: bytes) -> None:
    """Put a file with these bytes in the place of another, whole or not at all."""
    handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        try:
            _write(handle, raw, 0)
        finally:
            os.close(handle)
        beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the file itself is safe
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
