"""Working papers for a family, a child or the network: forms, filled in with what they are given.

Made of what is given alone. The names of the lines are counted for this reader.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from top3.document import Block, Document, Field, Heading, HouseStyle, Paragraph, items
from top3.errors import Both
from top3.views.days import day_text
from top3.views.for_family import NAMES
from top3.views.given import Given, GivenAgreement, GivenStep
from top3.views.papers_forms import CHILD_PART, PART, Forms, letter, on_pages

PER_PAGE = 2
"""How many agreements that are there already stand on a page, with room to write beside them."""


def compose_papers(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the papers a reader can write on, with what this reader is given filled in."""
    papers = _ChildPapers if given.reader.audience == "child" else _Papers
    return papers(given, lang).document(style or HouseStyle())


class _Papers:
    """Writes the papers of one reader."""

    part = PART

    def __init__(self, given: Given, lang: str) -> None:
        self.given, self.lang = given, lang
        self.forms = Forms(self.part, lang, given.contacts)
        self.voice = self.forms.voice

    def document(self, style: HouseStyle) -> Document:
        return Document(
            title=self.voice("title"),
            lang=self.lang,
            blocks=tuple(self.blocks()),
            day=self.given.as_of,
            mark=self.mark(),
            name=NAMES[self.lang],
            style=style,
        )

    def mark(self) -> str:
        return self.voice("fictional") if self.given.fictional else self.given.mark(self.lang)

    def blocks(self) -> Iterator[Block]:
        yield from self.head()
        yield from on_pages(
            *(self.forms.own_top3(each) for each in self.given.for_whom or (None,)),
            *self.agreements(),
            *self.forms.empty_agreements(),
            self.card(),
        )

    def head(self) -> Iterator[Block]:
        given, voice = self.given, self.voice
        names = self.names(given.for_whom)
        whom = voice("for_whom", names=names) if names else voice("for_household")
        yield Paragraph(" ".join((whom, voice("day", day=self.day(given.as_of)), voice("how"))))

    def agreements(self) -> Iterator[Iterable[Block]]:
        """Yield what is agreed already, page by page."""
        running = self.running()
        for start in range(0, len(running), PER_PAGE):
            blocks = [
                one for each in running[start : start + PER_PAGE] for one in self.agreement(each)
            ]
            lead = (Heading(self.voice("agreements")), Paragraph(self.voice("agreements_lead")))
            yield (*lead, *blocks) if not start else blocks

    def running(self) -> list[GivenAgreement]:
        return [each for each in self.given.agreements if not each.ended]

    def agreement(self, each: GivenAgreement) -> Iterator[Block]:
        """Write one agreement: what is given, and room for what nobody agreed yet."""
        line = f"A{each.number}"
        yield Heading(self.voice("agreement", line=line), 3)
        rows = [(place, key, value) for place, (key, value) in enumerate(self.parts(each))]
        yield items(*(f"{self.voice(key)} {value}" for _, key, value in rows if value))
        for place, key, value in rows:
            if not value:
                yield Field(self.voice(key), f"{line}{letter(place)}")
        yield Field(self.voice("think"), lines=2)

    def parts(self, each: GivenAgreement) -> Iterator[tuple[str, str]]:
        say = self.voice.say
        where = [self.voice("where", where=one) for one in each.holds_where]
        yield "who", self.names(each.who)
        yield "what", "; ".join(([say(each.what)] if each.what else []) + where)
        yield "when", "; ".join(self.moments(each))
        yield "check", self.checked(each)
        yield "otherwise", say(each.otherwise) if each.otherwise else ""
        yield "until", self.day(each.until) if each.until else ""
        yield "again", self.day(each.evaluate) if each.evaluate else ""

    def moments(self, each: GivenAgreement) -> Iterator[str]:
        if each.from_:
            yield self.voice("from", day=self.day(each.from_))
        if each.signal:
            yield self.voice("signal", signal=each.signal)

    def checked(self, each: GivenAgreement) -> str:
        parts = [self.names(each.checkers), self.voice.say(each.check) if each.check else ""]
        return ": ".join(part for part in parts if part)

    def card(self) -> Iterator[Block]:
        return self.forms.card(self.step(each) for each in self.given.steps)

    def step(self, each: GivenStep) -> str:
        """Return one step, with whose it is where others read it too."""
        if each.who is None or self.given.for_whom == (each.who,):
            return self.voice.say(each.words)
        return self.voice("step_of", name=each.who, words=each.words)

    def names(self, people: Iterable[Both]) -> str:
        return ", ".join(self.voice.say(each) for each in people)

    def day(self, day: date) -> str:
        return day_text(day, self.lang)


class _ChildPapers(_Papers):
    """Writes the papers of a child: its own words, who helps, and what others do."""

    part = CHILD_PART

    def blocks(self) -> Iterator[Block]:
        yield from self.head()
        yield Paragraph(self.voice("found"))
        yield from on_pages(
            *(self.forms.own_top3(each) for each in self.given.for_whom),
            self.forms.helps(self.told()),
            *self.agreements(),
            self.card(),
        )

    def told(self) -> Iterator[str]:
        """Yield with whom the child can talk; who keeps an agreement is no help for that."""
        if self.given.face:
            yield self.voice("face", name=self.given.face)
        if self.given.stand_in:
            who, until = self.given.stand_in
            yield self.voice("stand_in", name=who, day=self.day(until))

    def running(self) -> list[GivenAgreement]:
        """Return what others do: nothing that would be a task of the child."""
        return [each for each in super().running() if not each.mine]

    def parts(self, each: GivenAgreement) -> Iterator[tuple[str, str]]:
        """Yield what a child has use for; an empty line would ask the child to fill it in."""
        kept = ("who", "what", "when", "check", "again")
        return ((key, value) for key, value in super().parts(each) if key in kept and value)

    def checked(self, each: GivenAgreement) -> str:
        """Return who looks along: never the child, and not how."""
        return self.names(one for one in each.checkers if one not in self.given.for_whom)
