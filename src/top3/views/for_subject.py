"""What somebody gets who asks for their own data: what is recorded about them and can be given.

Made of what is given alone. What is not in it is neither named nor counted: the same sentence says
to everybody that it may not be all.
"""

from collections.abc import Iterator

from top3.document import Block, Document, Heading, HouseStyle, Items, Paragraph
from top3.views.for_family import FamilyPaper, sentence
from top3.views.given import Given, GivenAgreement, GivenStatement
from top3.views.moments import partial_day_text

_RIGHTS = ("rights_wrong", "rights_object", "rights_term", "rights_complain")


def compose_subject(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the document with somebody's own data."""
    return SubjectPaper(given, lang).document(style or HouseStyle())


class SubjectPaper(FamilyPaper):
    """Writes what was recorded about one person, and what that person can ask for."""

    part = "subject"

    def blocks(self) -> Iterator[Block]:
        """Yield every block in reading order."""
        yield from self.head()
        yield Paragraph(self.voice("read_here"), strong=True)
        if self.given.chosen:
            yield from self.contents()
        else:
            yield Paragraph(self.voice("nothing_chosen"), strong=True)
        yield from self.closing()

    def contents(self) -> Iterator[Block]:
        """Yield what is given: what this person told, what was written down, what is agreed."""
        yield Paragraph(self.voice("what_it_is"))
        own = [each for each in self.given.statements if each.own]
        others = [each for each in self.given.statements if not each.own]
        yield from self.statements("told", own)
        yield from self.statements("written", others)
        yield from self.situations()
        if self.given.agreements:
            yield from self.agreements()
        yield from self.steps()
        yield from self.signs()
        yield from self.measures()
        yield from self.rest()
        yield from self.reach()
        yield from self.decided()

    def dates(self) -> list[str]:
        """Return the day of the document, and of the last one; own data run out on no day."""
        given, voice = self.given, self.voice
        lines = [voice("day", day=self.day(given.as_of))]
        return lines + ([voice("replaces", day=self.day(given.replaces))] if given.replaces else [])

    def statements(self, key: str, listed: list[GivenStatement]) -> Iterator[Block]:
        """Write statements in their literal words; nothing where there are none."""
        if listed:
            yield Heading(self.voice(key))
            yield Items(tuple(self.statement(each) for each in listed))

    def statement(self, each: GivenStatement) -> tuple[str, ...]:
        """Return one statement, what kind it is if another told it, and its day."""
        day = partial_day_text(each.recorded, self.lang)
        about = [self.as_sentence(each.kind)] if each.kind and not each.own else []
        about.append(sentence(self.voice("statement_on", day=day)))
        return (each.words, " ".join(about))

    def running(self) -> list[GivenAgreement]:
        """Return every agreement that is given, with those that ended."""
        return list(self.given.agreements)

    def steps(self) -> Iterator[Block]:
        """Write what to do when it goes wrong."""
        if self.given.steps:
            yield Heading(self.voice("steps"))
            rows = ((sentence(self.whose(each.words, each.who)),) for each in self.given.steps)
            yield Items(tuple(rows), numbered=True)

    def said(self) -> Iterator[tuple[str, ...]]:
        """Yield own words, with the day and the place on the line where those were recorded."""
        voice = self.voice
        for each in self.given.words:
            rows = [voice("own_words", name=each.who, words=each.words)] if each.words else []
            if each.on_line is not None:
                rows.append(voice("on_line", number=str(each.on_line)))
            if rows and each.on:
                rows.append(voice("said_on", day=self.day(each.on)))
            if rows:
                yield tuple(rows)

    def reach(self) -> Iterator[Block]:
        """Write how this person can be reached safely, where that was chosen."""
        if self.given.reach:
            yield Heading(self.voice("reach"))
            yield Items(tuple((sentence(self.voice.say(each)),) for each in self.given.reach))

    def decided(self) -> Iterator[Block]:
        """Write who decided to give this, and when."""
        dated = [(each.by, each.on) for each in self.given.decisions if each.on]
        if dated:
            yield Heading(self.voice("decisions"))
            rows = (self.voice("decided", name=who, day=self.day(day)) for who, day in dated)
            yield Items(tuple((each,) for each in rows))

    def closing(self) -> Iterator[Block]:
        """Say what this person can ask, that it may not be all, and whom to go to."""
        given, voice = self.given, self.voice
        yield Heading(voice("rights"))
        yield Items(tuple((voice(each),) for each in _RIGHTS))
        lines = [voice("limits"), voice("face", name=given.face) if given.face else ""]
        lines[1] = lines[1] or voice("face_unknown")
        if given.stand_in:
            who, until = given.stand_in
            lines.append(voice("stand_in", name=who, day=self.day(until)))
        yield Paragraph(" ".join(lines))
