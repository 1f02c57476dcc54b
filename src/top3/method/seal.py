"""Digests of a record and of what was made of it, keyed per case where there is a key.

A digest of somebody's record can betray that two records are the same, or let somebody who guesses
try. So digests are keyed (HMAC); without a key they are plain, and meant for the worker who has the
record anyway: no other reader gets them.
"""

import hashlib
import hmac
from dataclasses import dataclass

from top3.canonical import canonical_json

SHORTEST_KEY = 16


@dataclass(frozen=True, repr=False)
class Seal:
    """Makes digests, with the key of the case where there is one; `repr` shows no key."""

    key: bytes | None = None

    def __post_init__(self) -> None:
        """Refuse a key that is too short to keep anything secret."""
        if self.key is not None and len(self.key) < SHORTEST_KEY:
            raise ValueError(f"key: {len(self.key)} bytes; use at least {SHORTEST_KEY}")

    def __repr__(self) -> str:
        """Say whether there is a key, not which."""
        return f"Seal({'keyed' if self.key else 'plain'})"

    def digest(self, of: str, data: object) -> dict[str, str]:
        """Return one entry, such as {"input_sha256": …} or {"input_hmac_sha256": …}."""
        raw = canonical_json(data).encode()
        if self.key is None:
            return {f"{of}_sha256": hashlib.sha256(raw).hexdigest()}
        return {f"{of}_hmac_sha256": hmac.new(self.key, raw, hashlib.sha256).hexdigest()}
