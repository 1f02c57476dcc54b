"""Canonical JSON: the same data gives the same bytes, on any machine."""

import json
from collections.abc import Iterator


def canonical_json(data: object) -> str:
    """Write plain data as canonical JSON: sorted keys, no spaces, no floats, text as it is."""
    for part in _parts(data):
        if isinstance(part, float):
            raise TypeError("canonical JSON: a float was found; use text or a whole number")
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _parts(data: object) -> Iterator[object]:
    waiting = [data]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list | tuple):
            waiting.extend(part)
