"""Every word of a document as it is read, and the sentences of that."""

import re
from dataclasses import fields, is_dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.?!;…])[”\"]?\s+|(?<=[.?!;…][”\"])\s+|\n")
_STOP = (".", ";", "?", "!", "…", ".”", "?”", "!”", '."', '?"', '!"', "”")
_SLOT = re.compile(r"\{[a-z_]+\}")


def texts_of(document):
    """Return every text of the blocks of a document, in reading order."""
    return [text for block in document.blocks for text in _inside(block)]


def _inside(value):
    if isinstance(value, str):
        return [value] if WORD.search(value) else []
    if isinstance(value, tuple):
        return [text for each in value for text in _inside(each)]
    if is_dataclass(value):
        return [text for each in fields(value) if each.name not in ("tone", "name")
                for text in _inside(getattr(value, each.name))]  # fmt: skip
    return []


def sentences(text):
    """Return the pieces of a text between stops; a slot counts as one name."""
    plain = _SLOT.sub("Anna", text)
    return [each for each in _END.split(plain) if each and WORD.search(each)]


def lengths(texts):
    """Return how many words each whole sentence has; headings and labels make no mean shorter."""
    found = [each for text in texts for each in sentences(text)]
    return [len(WORD.findall(each)) for each in found if each.endswith(_STOP)]
