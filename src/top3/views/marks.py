"""What is set over a document: that the case is invented, or that its people go by other names."""

from collections.abc import Callable

from top3.model.case import Case
from top3.views.wording import WORDS

PSEUDONYMISED = WORDS["pseudonymised"]


def mark_of(case: Case, lang: str, word: Callable[[str], str]) -> str:
    """Return the mark of a case, or "" for a record that is neither.

    Args:
        case: The case the document is about.
        lang: "nl" or "en".
        word: Gives the text of a document for `fictional`: each document has its own.
    """
    if case.fictional:
        return word("fictional")
    return PSEUDONYMISED.in_language(lang) if case.pseudonymised else ""
