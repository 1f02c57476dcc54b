"""A PNG brought back to its picture: what else a file carries (author, place, moment) stays behind.

A logo goes into documents that must not say who made them, so only the parts that draw come along.
"""

import struct
import zlib
from dataclasses import dataclass

MAGIC = b"\x89PNG\r\n\x1a\n"
# what draws, and what a browser needs to draw it in the right colours
_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"))
_HEAD = 13


class NotPngError(ValueError):
    """The bytes are no PNG, or a broken one."""


@dataclass(frozen=True, slots=True)
class Png:
    """The bytes of a picture that hold nothing but the picture, and its size in pixels."""

    data: bytes
    wide: int
    high: int


def read_png(raw: bytes) -> Png:
    """Return a picture without anything it carries beside the picture.

    Raises:
        NotPngError: the bytes are no PNG, or it is not whole.
    """
    if not raw.startswith(MAGIC):
        raise NotPngError("png: another kind of file; save the picture as PNG")
    parts = _parts(raw)
    kinds = [kind for kind, _ in parts]
    head = parts[0][1] if parts else b""
    if kinds[:1] != [b"IHDR"] or len(head) != _HEAD or b"IDAT" not in kinds:
        raise NotPngError("png: no picture in it; save it again")
    wide, high = struct.unpack(">II", head[:8])
    drawn = b"".join(_part(kind, data) for kind, data in parts if kind in _KEPT)
    return Png(MAGIC + drawn, wide, high)


def _parts(raw: bytes) -> list[tuple[bytes, bytes]]:
    """Split a PNG into its parts, up to the one that ends it; what follows is no part of it."""
    parts: list[tuple[bytes, bytes]] = []
    at = len(MAGIC)
    while not parts or parts[-1][0] != b"IEND":
        if at + 12 > len(raw):
            raise NotPngError("png: it stops halfway; save it again")
        (size,) = struct.unpack(">I", raw[at : at + 4])
        kind, data = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + size]
        if raw[at : at + 12 + size] != _part(kind, data):
            raise NotPngError("png: a damaged part in it; save it again")
        parts.append((kind, data))
        at += 12 + size
    return parts


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
