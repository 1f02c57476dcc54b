"""Canonical JSON: the same data gives the same bytes, on any machine."""

import json
import unicodedata
from collections.abc import Iterator


def canonical_json(data: object) -> str:
    """Write plain data as canonical JSON: sorted keys, no spaces, no floats, text in NFC.

    Raises:
        TypeError: there is a float in it, or a key that is no text.
        ValueError: two keys of one block are the same text in NFC.
    """
    for part in _parts(data):
        if isinstance(part, float):
            raise TypeError("canonical JSON: a float was found; use text or a whole number")
        if isinstance(part, dict) and not all(isinstance(key, str) for key in part):
            raise TypeError("canonical JSON: a key that is no text was found; use text")
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if unicodedata.is_normalized("NFC", text):
        return text
    return json.dumps(_nfc(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _nfc(data: object) -> object:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, list | tuple):
        return [_nfc(part) for part in data]
    if isinstance(data, dict):
        made = {unicodedata.normalize("NFC", key): _nfc(part) for key, part in data.items()}
        if len(made) != len(data):
            raise ValueError("canonical JSON: two keys are the same text; use one")
        return made
    return data


def _parts(data: object) -> Iterator[object]:
    waiting = [data]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list | tuple):
            waiting.extend(part)
