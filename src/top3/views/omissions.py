"""The worker's sheet beside a document for who the record is about: what is not given, and why.

It is never for that person: it names what is kept. It decides nothing: what to give is weighed by
a person, and the reason for leaving something out is recorded.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from top3.document import Block, Box, Document, Heading, Items, Paragraph, Table
from top3.model.labels import LABELS
from top3.views.omitted import REASONS, Omitted, omitted
from top3.views.sheet import Sheet

if TYPE_CHECKING:
    from top3.method.stages import PlannedCase


def compose_omissions(planned: "PlannedCase", person: str, lang: str) -> Document:
    """Compose the sheet for the worker: what is about somebody and is not given to them.

    Raises:
        ItemNotFoundError: there is nobody of that id; `.known` holds who there are.
    """
    return OmissionsSheet(planned, person, lang).document_of()


class OmissionsSheet(Sheet):
    """Writes the sheet of what is left out of a document for one person."""

    def __init__(self, planned: "PlannedCase", person: str, lang: str) -> None:
        """Take the plan, whom it is about, and the language."""
        super().__init__(planned, lang)
        self.person = person
        self.found = omitted(planned, person)

    def document_of(self) -> Document:
        """Return the whole sheet."""
        return self.document("omissions_title", "omissions_name", self._blocks())

    def _blocks(self) -> Iterator[Block]:
        name = self.party(self.person)
        lines = (self.word("omissions_never_for", name=name), self.word("omissions_decides"))
        yield Box(self.word("omissions_only_worker"), lines)
        yield from self._overview()
        yield from self._procedure()
        for reason in REASONS:
            yield from self._group(reason)
        yield from self.status()

    def _overview(self) -> Iterator[Block]:
        yield Heading(self.word("omissions_overview", name=self.party(self.person)))
        if not self.found:
            yield Paragraph(self.word("nothing_omitted"))
            return
        rows = tuple(
            (self.word(f"omitted_{reason}"), ", ".join(each.item for each in group),
             self.word(f"weigh_{reason}"))
            for reason in REASONS
            if (group := self._because(reason))
        )  # fmt: skip
        heads = tuple(self.word(each) for each in ("omitted_why", "omitted_what", "omitted_weigh"))
        yield Table(heads, rows, row_headers=True)

    def _because(self, reason: str) -> list[Omitted]:
        return [each for each in self.found if each.reason == reason]

    def _procedure(self) -> Iterator[Block]:
        yield Heading(self.word("omissions_procedure"))
        keys = ("access_term", "access_who", "access_reason", "access_complain")
        yield Items(tuple((self.word(each),) for each in keys))
        yield Paragraph(self.word("access_source"))

    def _group(self, reason: str) -> Iterator[Block]:
        """Write the records with one reason; those of which the same can be said, in one line."""
        alike: dict[tuple[object, ...], list[Omitted]] = {}
        for each in self._because(reason):
            words = (each.words.code, each.words.nl) if each.words else None
            key = (each.collection, each.asked_by, each.others, words)
            alike.setdefault(key, []).append(each)
        if alike:
            yield Heading(self.word(f"omitted_{reason}"))
            yield Items(tuple((self._line(group),) for group in alike.values()))

    def _line(self, group: list[Omitted]) -> str:
        each, names = group[0], ", ".join(one.item for one in group)
        parts = [f"{names} ({self.say(LABELS[each.collection])})"]
        if each.asked_by:
            parts.append(self.word("kept_told_by", who=self.parties(each.asked_by)))
        if each.words:
            own = (each.words.en if self.lang == "en" else None) or each.words.nl
            code = self.label("reasons", each.words.code)
            parts.append(f"{code}: {own}" if own else code)
        if each.others:
            parts.append(self.word("also_about", who=self.parties(each.others)))
        return "; ".join(parts)
