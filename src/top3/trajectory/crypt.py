"""A store in which what was said can only be read with the key of the case (extra `crypt`).

Payload and salt of each line are encrypted together (AES-256-GCM), bound to the hash of their
header, so that none can be put with another line. Headers are not: the chain, who wrote and when
can be checked without the key. Whoever destroys the key has erased the case, also in every copy.
"""

import base64
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from top3.errors import Both, ExtraMissingError, JournalError, Problem
from top3.trajectory.line import Head, JournalKeyError, Line, parse
from top3.trajectory.stores import Store

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE, _SALT = 12, 32


def new_key() -> bytes:
    """Return a new key for one case; keeping it, and destroying it, is for the caller."""
    return os.urandom(KEY_BYTES)


class EncryptedStore:
    """Another store, with payloads and salts encrypted on their way in and opened on their way out.

    Everything else is as in the store inside: same headers, same hashes, same erasure of a line.
    """

    def __init__(self, store: Store, key: bytes) -> None:
        """Keep the store and the key of this one case.

        Raises:
            ExtraMissingError: the extra `crypt` is not installed.
            JournalKeyError: the key has not 32 bytes.
        """
        if len(key) != KEY_BYTES:
            raise JournalKeyError(Both(
                f"versleuteling: de sleutel heeft geen {KEY_BYTES} bytes; maak er een met new_key",
                f"encryption: the key has not {KEY_BYTES} bytes; make one with new_key",
            ))  # fmt: skip
        self._store = store
        self._cipher = _cipher(key)

    def __repr__(self) -> str:
        """Show nothing of the key or of where it is."""
        return f"EncryptedStore({self._store!r})"

    def texts(self) -> Iterator[str]:
        """Yield the lines, opened.

        Raises:
            JournalKeyError: the first line that can be read needs another key.
            JournalError: a line cannot be opened, or stands there unencrypted.
        """
        opened_one = False
        for number, text in enumerate(self._store.texts(), start=1):
            line = parse(text, number)
            if not line.is_erased:
                line = self._opened(line, number, was_right=opened_one)
                opened_one = True
            yield line.text()

    def head(self) -> Head | None:
        """Return the place and the hash of the last line; None where there is no line yet."""
        return self._store.head()

    def append(self, lines: Sequence[Line], *, after: tuple[int, str] | None) -> None:
        """Keep lines behind the last one, encrypted; see `Store.append`."""
        self._store.append([self._shut(line) for line in lines], after=after)

    def erase(self, places: Sequence[int]) -> None:
        """Destroy what was encrypted of these lines; see `Store.erase`."""
        self._store.erase(places)

    def remarks(self) -> tuple[Problem, ...]:
        """Return what the store inside says."""
        return self._store.remarks()

    def _shut(self, line: Line) -> Line:
        if line.raw is None:
            return line
        nonce = os.urandom(_NONCE)
        whole = f"{line.salt}{line.raw}".encode()
        shut = nonce + self._cipher.encrypt(nonce, whole, line.hash.encode())
        secret = base64.b64encode(shut).decode()
        return replace(line, payload=None, raw=None, salt=None, secret=secret)

    def _opened(self, line: Line, number: int, *, was_right: bool) -> Line:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - it is an extra

        if line.secret is None:
            raise JournalError(number, *_SHUT)
        try:
            shut = base64.b64decode(line.secret, validate=True)
            if base64.b64encode(shut).decode() != line.secret:
                raise ValueError  # the last letter can be another one and mean the same
            whole = self._cipher.decrypt(shut[:_NONCE], shut[_NONCE:], line.hash.encode()).decode()
        except (InvalidTag, ValueError):
            if was_right:
                raise JournalError(number, *_OPENS) from None
            raise JournalKeyError(_WRONG_KEY) from None
        salt, raw = whole[:_SALT], whole[_SALT:]
        return replace(line, secret=None, raw=raw, salt=salt)


def _cipher(key: bytes) -> "AESGCM":
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - an extra
    except ImportError:
        raise ExtraMissingError("crypt") from None
    return AESGCM(key)


_WRONG_KEY = Both(
    "versleuteling: deze sleutel opent dit journaal niet; geef de sleutel van deze zaak",
    "encryption: this key does not open this journal; give the key of this case",
)
_SHUT = (Both("een versleutelde inhoud", "an encrypted payload"),
         Both("een die open ligt", "one that lies open"))  # fmt: skip
_OPENS = (Both("een inhoud die deze sleutel opent", "a payload that this key opens"),
          Both("een andere", "another one"))  # fmt: skip
