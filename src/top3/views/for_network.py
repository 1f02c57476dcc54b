"""The paper of somebody of the network: their own part, whom they ring, and when they talk.

Made of what is given alone. What others agreed is not in it, also where it was chosen.
"""

from collections.abc import Iterator

from top3.document import Block, Document, Heading, HouseStyle, Items, Paragraph
from top3.views.for_family import sentence
from top3.views.for_one import OnePaper
from top3.views.given import Given, GivenAgreement, GivenSign


def compose_network(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the paper for one or more people of the network."""
    return NetworkPaper(given, lang).document(style or HouseStyle())


class NetworkPaper(OnePaper):
    """Writes the part of those who read it."""

    part = "network"

    def blocks(self) -> Iterator[Block]:
        """Yield every block in reading order."""
        yield from self.head()
        yield self.danger()
        if not self.given.chosen:
            yield Paragraph(self.voice("nothing_chosen"), strong=True)
        yield from self.situations()
        yield from self.agreements()
        yield self.next_time()
        yield from self.signs()
        yield from self.ring()
        yield from self.measures()
        yield from self.listed("words", self.said())
        yield from self.closing()

    def agreements(self) -> Iterator[Block]:
        """Write what the readers do, and what they look at; nothing of what others do alone."""
        mine = [each for each in self.running() if each.mine]
        looks = [each for each in self.running() if each.checked_by_me and not each.mine]
        yield from self.listed("mine", (self.done(each) for each in mine))
        yield from self.listed("checks", (self.looked_at(each) for each in looks))
        if self.given.chosen and not (mine or looks):
            yield Heading(self.voice("mine"))
            yield Paragraph(self.voice("nothing_yet"))

    def done(self, each: GivenAgreement) -> tuple[str, ...]:
        """Return what a reader does, and who looks along."""
        rows = [self.who_does(each), *self.conditions(each)]
        if seen := self.others(each.checkers):
            rows.append(sentence(self.voice("checked_by", names=self.names(seen))))
        return (*rows, *self.after(each))

    def looked_at(self, each: GivenAgreement) -> tuple[str, ...]:
        """Return what a reader looks at, and how."""
        how = sentence(self.voice("check_open"))
        if each.check:
            how = self.voice("check_how", how=self.as_sentence(each.check))
        return (self.who_does(each), *self.conditions(each), how, *self.after(each))

    def sign(self, each: GivenSign) -> tuple[str, ...]:
        """Return one sign, and what to do then."""
        return (sentence(self.whose(each.words, each.who)), *self.then(each))

    def ring(self) -> Iterator[Block]:
        """Write whom to ring for what."""
        given, voice = self.given, self.voice
        lines = [voice("ring_danger")]
        lines.append(voice("ring_face", name=given.face) if given.face else voice("ring_open"))
        if given.stand_in:
            who, until = given.stand_in
            lines.append(voice("ring_stand_in", name=who, day=self.day(until)))
        yield Heading(voice("ring"))
        yield Items(tuple((each,) for each in lines))

    def said(self) -> Iterator[tuple[str, ...]]:
        """Yield what the readers said themselves; with the name where there are several."""
        alone = len(self.given.for_whom) == 1
        for each in self.given.words:
            if each.words and each.mine and alone:
                yield (self.voice("you_said", words=each.words),)
            elif each.words and each.mine:
                yield (self.voice("own_words", name=each.who, words=each.words),)

    def closing(self) -> Iterator[Block]:
        """Say that they need not do it alone, that it is for them, and who chose it."""
        lines = [self.voice("limits"), self.voice("for_you")]
        dated = [(each.by, each.on) for each in self.given.decisions if each.on]
        if dated:
            who, day = dated[-1]
            lines.append(self.voice("decided", name=who, day=self.day(day)))
        yield Paragraph(" ".join(lines))
