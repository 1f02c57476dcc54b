"""Split a text in what somebody said, in quotes, and what the writer tells; no word is lost."""

import re

_QUOTES = {'"': '"', "“": "”", "„": "”“", "«": "»"}
# a full stop after one of these, or after a single letter, ends no sentence
_SHORT = re.compile(
    r"(?:^|[\s(])(?:dhr|mw|mevr|dr|drs|mr|ca|bijv|nr|evt|resp|o\.a|e\.d|d\.d|m\.b\.t|i\.v\.m"
    r"|[^\W\d_])\.\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…][)\]]?\Z|[.!?…][\"”“»][.!?]?\Z|[\"”“»][.!?]\Z")


def split_speech(text: str) -> tuple[str, ...] | None:
    """Split a text in pieces: each sentence that quotes, and each run of sentences that do not.

    What introduces a quote in the same sentence stays with it. Returns None when a quote is opened
    and not closed: then nobody can tell speech from telling.
    """
    sentences = _sentences(text)
    if sentences is None:
        return None
    pieces: list[str] = []
    telling = False
    for sentence, quotes in sentences:
        if pieces and telling and not quotes:
            pieces[-1] += f" {sentence}"
        else:
            pieces.append(sentence)
        telling = not quotes
    return tuple(pieces)


def _sentences(text: str) -> list[tuple[str, bool]] | None:
    """Return the sentences, each with whether it quotes; a quote is never cut."""
    found: list[tuple[str, bool]] = []
    words: list[str] = []
    closing, quotes = "", False
    parts = text.split()
    for index, word in enumerate(parts):
        words.append(word)
        for mark in word:
            if closing:
                closing = "" if mark in closing else closing
            elif mark in _QUOTES:
                closing, quotes = _QUOTES[mark], True
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if not closing and _is_end(word, words, following):
            found.append((" ".join(words), quotes))
            words, quotes = [], False
    return None if closing else found


def _is_end(word: str, words: list[str], following: str) -> bool:
    if not following:
        return True
    begins = following.lstrip("(['‘*_")[:1]
    if not (begins.isupper() or begins.isdigit() or begins in _QUOTES):
        return False
    return bool(_ENDS.search(word)) and not _SHORT.search(" ".join(words[-2:]))
