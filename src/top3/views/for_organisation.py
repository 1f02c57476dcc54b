"""What an organisation is given: for one purpose, on a ground that is named, and nothing more.

Made of what is given alone. It says who decided to share it and why, how to object, and what does
not follow from it.
"""

from collections.abc import Iterator

from top3.document import Block, Box, Document, Heading, HouseStyle, Items, Paragraph
from top3.errors import Both
from top3.views.for_family import FamilyPaper, sentence
from top3.views.given import Given, GivenAgreement, GivenDecision, GivenStatement
from top3.views.moments import partial_day_text

_LIMITS = ("limits_part", "limits_safe", "limits_signal")


def compose_organisation(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the document for an organisation that is involved."""
    return OrganisationPaper(given, lang).document(style or HouseStyle())


class OrganisationPaper(FamilyPaper):
    """Writes what an organisation needs to know, with the ground and the purpose first."""

    part = "organisation"

    def blocks(self) -> Iterator[Block]:
        """Yield every block in reading order."""
        yield from self.head()
        if not self.given.chosen:
            yield Paragraph(self.voice("nothing_chosen"), strong=True)
        else:
            yield from self.contents()
        yield from self.closing()

    def contents(self) -> Iterator[Block]:
        """Yield what was chosen: why it is given, what it says, and who decided it."""
        yield self.purpose()
        yield from self.situations()
        yield from self.agreements()
        yield self.next_time()
        yield from self.steps()
        yield from self.signs()
        yield from self.measures()
        yield from self.rest()
        yield from self.statements()
        yield from self.motivation()

    def whom(self) -> str:
        """Return for which organisations it is."""
        names = self.names(self.given.for_whom)
        return self.voice("for_whom", names=names) if names else self.voice("for_any")

    def purpose(self) -> Box:
        """Say for what and on which ground it is given; what is not recorded says so."""
        voice, lines = self.voice, []
        for each in self.given.decisions:
            lines.append(voice("purpose_is", purpose=self.known(each.purpose)))
            lines.append(voice("basis_is", basis=self.known(each.basis)))
            lines.append(voice("told_is", told=self.known(each.told)))
        lines.append(voice("purpose_only"))
        return Box(voice("purpose"), tuple(dict.fromkeys(lines)))

    def known(self, text: Both | None) -> str:
        """Return a text without its full stop, or that it is not recorded."""
        return self.voice.say(text).rstrip(". ") if text else self.voice("not_recorded")

    def running(self) -> list[GivenAgreement]:
        """Return every agreement that is given, with those that ended: they were chosen too."""
        return list(self.given.agreements)

    def remarks(self, each: GivenAgreement) -> Iterator[str]:
        """Yield what must be said of an agreement: that it ended, that it is the reader's part."""
        if each.mine or each.checked_by_me:
            yield self.voice("yours")
        yield from super().remarks(each)

    def steps(self) -> Iterator[Block]:
        """Write what to do when it goes wrong."""
        if self.given.steps:
            yield Heading(self.voice("steps"))
            rows = ((sentence(self.whose(each.words, each.who)),) for each in self.given.steps)
            yield Items(tuple(rows), numbered=True)

    def statements(self) -> Iterator[Block]:
        """Write what was recorded, in the words of the record."""
        if self.given.statements:
            yield Heading(self.voice("statements"))
            yield Items(tuple(self.statement(each) for each in self.given.statements))

    def statement(self, each: GivenStatement) -> tuple[str, ...]:
        """Return one statement in its literal words, with its kind and its day."""
        day = partial_day_text(each.recorded, self.lang)
        kind = (sentence(self.voice.say(each.kind)),) if each.kind else ()
        return (each.words, *kind, sentence(self.voice("statement_on", day=day)))

    def motivation(self) -> Iterator[Block]:
        """Write who decided to share it, when, for what and on which ground."""
        yield Heading(self.voice("motivation"))
        yield Items(tuple((self.motivated(each),) for each in self.given.decisions))
        yield Paragraph(self.voice("object"))

    def motivated(self, each: GivenDecision) -> str:
        """Return one decision to share as a sentence."""
        return self.voice(
            "motivated",
            name=each.by,
            day=self.day(each.on) if each.on else self.voice("not_recorded"),
            purpose=self.known(each.purpose),
            basis=self.known(each.basis),
        )

    def closing(self) -> Iterator[Block]:
        """Say whom to ring, and what does not follow from this document."""
        given, voice = self.given, self.voice
        lines = [voice("face", name=given.face) if given.face else voice("face_unknown")]
        if given.stand_in:
            who, until = given.stand_in
            lines.append(voice("stand_in", name=who, day=self.day(until)))
        numbers = {each: self.number(each) for each in ("emergency", "veilig_thuis")}
        yield Paragraph(" ".join((*lines, voice("danger", **numbers))))
        yield Heading(voice("limits"))
        yield Items(tuple((voice(each),) for each in _LIMITS))
