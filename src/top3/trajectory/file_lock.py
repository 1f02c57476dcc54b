"""One writer at a time: an advisory lock beside a file, let go when its process ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Pause

from top3.trajectory.stores import StoreBusyError

_PAUSE = 0.02
_BINARY: int = getattr(os, "O_BINARY", 0)


@contextmanager
def locked(path: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock of a file for as long as the block runs.

    The lock is a file of its own, `<name>.lock`, which stays: the file itself may be replaced while
    somebody waits for it.

    Raises:
        StoreBusyError: somebody else holds it, also after so many seconds.
        OSError: the lock cannot be made there.
    """
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
    try:
        _wait_for(handle, wait)
        try:
            yield
        finally:
            _let_go(handle)
    finally:
        os.close(handle)


def _wait_for(handle: int, wait: float) -> None:
    for _ in range(int(wait / _PAUSE)):
        if _taken(handle):
            return
        Pause().wait(_PAUSE)
    if not _taken(handle):
        raise StoreBusyError


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
