"""Where a journal is kept: a small protocol, so that an application can use its own database.

Nothing is kept unless somebody asks. What a store acknowledged stays: the next reader has it, also
after the power went. A store knows lines, and nothing of what they say.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from top3.errors import Both, Problem, Top3Error
from top3.trajectory.line import Head, Line

WAIT = 2.0
"""How many seconds a store waits for another writer before it says that it is busy."""


@runtime_checkable
class Store(Protocol):
    """A place for one journal, written by one at a time and read by many."""

    def texts(self) -> Iterator[str]:
        """Yield the lines as they stand, in their order, without their ends; 0 or more.

        They are not checked: `journal.verified` does that.
        """

    def head(self) -> Head | None:
        """Return the place and the hash of the last line; None where there is no line yet.

        Raises:
            JournalError: the last line is no line of a journal.
        """

    def append(self, lines: Sequence[Line], *, after: tuple[int, str] | None) -> None:
        """Keep lines behind the last one; back only once all of them are safe.

        When it fails, none of them is kept. When the power goes before it is back, nothing was
        acknowledged: all of them, none, or (in a text file) the first ones are there, each whole.

        Args:
            lines: 0 or more, chained to each other.
            after: The head they are chained to, as `head()` gave it.

        Raises:
            StoreMovedError: somebody else wrote in between: read again, and decide again.
            StoreBusyError: somebody else is writing now.
            StoreError: the place cannot be written; what stood there still stands.
        """

    def erase(self, places: Sequence[int]) -> None:
        """Destroy the payload and the salt of these lines for good; their headers stay.

        A line that is not there or was erased before is passed over, so that it can be done again.

        Raises:
            StoreBusyError: somebody is writing or reading now: do it again, it is not finished.
            StoreError: as `append`.
        """

    def remarks(self) -> tuple[Problem, ...]:
        """Return what somebody should know of how it was found, such as a torn last line."""


class StoreError(Top3Error):
    """A journal could not be kept or read; what stood there still stands."""

    def __init__(self, message: Both) -> None:
        """Keep the sentence in both languages; it holds no path and nothing of a case."""
        self.message = message
        super().__init__(message.en)

    def in_language(self, lang: str) -> str:
        """Return the sentence in `lang`."""
        return self.message.in_language(lang)


class StoreBusyError(StoreError):
    """Somebody else is writing in this journal now."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(Both(
            "bewaren: iemand anders gebruikt dit journaal nu; wacht even en probeer het opnieuw",
            "store: somebody else is using this journal now; wait a moment and try again",
        ))  # fmt: skip


class StoreMovedError(StoreError):
    """Somebody else wrote in this journal since it was read."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(Both(
            "bewaren: er is intussen iets bij gekomen; lees opnieuw, en beslis dan opnieuw",
            "store: something was added in between; read again, and then decide again",
        ))  # fmt: skip


class StoreNotEmptyError(StoreError):
    """A journal was to be written where one stands already."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(Both(
            "bewaren: hier staat al een journaal; kies een nieuwe plek, er is niets veranderd",
            "store: a journal stands here already; choose a new place, nothing was changed",
        ))  # fmt: skip


class ErasureUnfinishedError(StoreError):
    """An erasure was recorded, and what it names is not destroyed yet."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(Both(
            "bewaren: het wissen is vastgelegd, maar de inhoud staat er nog; sluit wie nog leest "
            "en wis opnieuw (finish_erasing)",
            "store: the erasure is recorded, but the content is still there; close who still reads "
            "and erase again (finish_erasing)",
        ))  # fmt: skip


FULL = Both(
    "bewaren: er is geen plaats meer op de schijf; maak ruimte en leg het opnieuw vast, wat er "
    "stond staat er nog",
    "store: there is no room left on the disk; make room and record it again, what stood there "
    "still stands",
)
NOT_WRITABLE = Both(
    "bewaren: hier mag niet worden geschreven of gelezen; kies een andere plek of vraag om "
    "toestemming, wat er stond staat er nog",
    "store: this place may not be written or read; choose another or ask for leave, what stood "
    "there still stands",
)
NO_FOLDER = Both(
    "bewaren: deze map is er niet; maak haar eerst",
    "store: this folder is not there; make it first",
)
NO_JOURNAL = Both(
    "bewaren: wat hier staat, is geen journaal van top3; noem het bestand dat 'top3 trajectory "
    "new' maakte, of kies voor een nieuw traject een andere plek; er is niets veranderd",
    "store: what stands here is no journal of top3; name the file 'top3 trajectory new' made, or "
    "choose another place for a new one; nothing was changed",
)
DAMAGED = Both(
    "bewaren: dit bestand is beschadigd; schrijf er niets meer bij en zet een kopie terug",
    "store: this file is damaged; write nothing more to it and put back a copy",
)
NOT_KEPT = Both(
    "bewaren: de schijf weigert; controleer haar en leg het opnieuw vast, wat er stond staat er "
    "nog",
    "store: the disk refuses; check it and record it again, what stood there still stands",
)


def must_follow(lines: Sequence[Line], after: tuple[int, str] | None) -> None:
    """Refuse lines that are not chained to each other and to the head before them.

    Raises:
        StoreMovedError: they were made for another head.
    """
    before = after
    for line in lines:
        seq = before[0] + 1 if before else 0
        if line.seq != seq or (before and line.prev != before[1]):
            raise StoreMovedError
        before = line.seq, line.hash
