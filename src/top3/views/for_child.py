"""The paper of a child: own words first, who helps, and what is not their job.

Made of what is given alone. Nothing in it reads as a task: what a child may do is something they
may do, and nobody is named as a helper who acts in a situation. It promises no secrecy.
"""

from collections.abc import Iterator

from top3.document import Block, Box, Document, Heading, HouseStyle, Items, Paragraph
from top3.errors import Both
from top3.views.drawings.own_line import Point, own_line
from top3.views.for_family import sentence
from top3.views.for_one import OnePaper
from top3.views.given import Given, GivenAgreement, GivenSign, GivenSituation, GivenWords

_NOT_MINE = ("not_solve", "not_watch", "not_protect", "not_secret", "not_fault")


def compose_child(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the paper for one child."""
    return ChildPaper(given, lang).document(style or HouseStyle())


class ChildPaper(OnePaper):
    """Writes what a child is given, in sentences a child can read."""

    part = "child"

    def blocks(self) -> Iterator[Block]:
        """Yield every block in reading order: the child's own words before those of others."""
        yield from self.head()
        yield self.readers()
        yield from self.own_words()
        yield self.danger()
        if not self.given.chosen:
            yield Paragraph(self.voice("nothing_chosen"), strong=True)
        yield from self.situations()
        yield from self.agreements()
        yield self.next_time()
        yield from self.signs()
        yield from self.helpers()
        yield Heading(self.voice("not_mine"))
        yield Items(tuple((self.voice(each),) for each in _NOT_MINE))
        yield from self.measures()
        yield from self.rest()
        yield from self.closing()

    def own_words(self) -> Iterator[Block]:
        """Write what the child said, and where it pointed on its own line."""
        mine = [each for each in self.given.words if each.mine]
        yield from self.listed("own_words", (self.own_word(each) for each in mine))
        points = [
            Point(each.on_line, each.on, self.voice.say(each.words) if each.words else "")
            for each in mine
            if each.on_line is not None
        ]
        # one place on a line is said in words; a drawing shows how it went on
        if len(points) > 1:
            yield own_line(points, self.lang, title=self.voice("line"))

    def own_word(self, each: GivenWords) -> tuple[str, ...]:
        """Return one thing the child said, with the day."""
        voice = self.voice
        rows = [voice("own_quote", words=each.words)] if each.words else []
        if each.on_line is not None:
            rows.append(voice("on_line", number=str(each.on_line)))
        if each.on:
            rows.append(voice("own_on", day=self.day(each.on)))
        return tuple(rows)

    def danger(self) -> Box:
        """Say what to do in danger: ring, go to somebody, the given steps, whom to talk to."""
        voice = self.voice
        steps = [self.whose(each.words, each.who) for each in self.given.steps]
        lead = [voice("steps")] if steps else []
        numbered = [f"{place}. {step}" for place, step in enumerate(steps, 1)]
        talk = voice("danger_talk", kindertelefoon=self.number("kindertelefoon"))
        lines = (voice("danger_ring"), voice("danger_go"), *lead, *numbered, talk)
        return Box(voice("danger"), lines, tone="danger")

    def situations(self) -> Iterator[Block]:
        """Write what it is about, with what the child says of it."""
        rows = (self.situation(each) for each in self.given.situations)
        yield from self.listed("situations", rows, Paragraph(self.voice("situations_lead")))

    def situation(self, each: GivenSituation) -> tuple[str, ...]:
        """Return one situation in lines."""
        rows = [self.what_happens(each)]
        if each.when:
            rows.append(self.voice("when", when=each.when))
        rows += [self.voice("you_say", words=words) for _, words in each.own]
        return tuple(rows)

    def agreements(self) -> Iterator[Block]:
        """Write what others do, and apart from that what the child may do."""
        if not self.given.chosen:
            return
        running = self.running()
        others = [each for each in running if not each.mine]
        mine = [each for each in running if each.mine]
        yield from self.listed("agreements", (self.done_by_others(each) for each in others))
        lead = Paragraph(self.voice("may_lead"))
        yield from self.listed("may", (self.allowed(each) for each in mine), lead)
        if not running:
            yield Paragraph(self.voice("no_agreements"))

    def done_by_others(self, each: GivenAgreement) -> tuple[str, ...]:
        """Return an agreement of others: who does it, when, who looks, and what if it fails."""
        first = self.who_does(each) if each.who else sentence(self.voice("who_not_yet"))
        what = () if each.who else (sentence(self.what(each)),)
        return (first, *what, *self.conditions(each), *self.checked(each), *self.after(each))

    def allowed(self, each: GivenAgreement) -> tuple[str, ...]:
        """Return what the child may do; never with a check, for a child has nothing to prove."""
        return (self.who_does(each), *self.conditions(each), *self.after(each))

    def checked(self, each: GivenAgreement) -> Iterator[str]:
        """Yield who looks whether it works; the child itself is never asked to."""
        people = self.others(each.checkers)
        if not people:
            yield sentence(self.voice("checked_open"))
            return
        yield sentence(self.voice("checked", names=self.names(people)))
        if each.check and not each.checked_by_me:
            yield self.voice("check_how", how=self.as_sentence(each.check))

    def signs(self) -> Iterator[Block]:
        """Write what a child may notice and what it can do then; it need not watch for it."""
        lead = Paragraph(self.voice("signs_lead"))
        yield from self.listed("signs", (self.sign(each) for each in self.given.signs), lead)

    def sign(self, each: GivenSign) -> tuple[str, ...]:
        """Return one sign, and what to do then; who should notice it is no matter for a child."""
        return (sentence(self.whose(each.words, each.who)), *self.then(each))

    def helpers(self) -> Iterator[Block]:
        """Write who helps: the fixed face, who stands in, who looks along, and the telephone."""
        voice, given = self.voice, self.given
        rows = []
        if given.face:
            rows.append(voice("helper_face", name=given.face))
        if given.stand_in:
            who, until = given.stand_in
            rows.append(voice("helper_now", name=who, day=self.day(until)))
        if along := self.looking_along():
            rows.append(voice("helper_checks", names=self.names(along)))
        open_line = () if rows else (Paragraph(voice("helper_open")),)
        rows.append(voice("helper_phone", kindertelefoon=self.number("kindertelefoon")))
        yield from self.listed("helpers", ((sentence(each),) for each in rows), *open_line)

    def looking_along(self) -> list[Both]:
        """Return who else checks an agreement, each once; never who acts in a situation."""
        acting = {who for each in self.given.situations for who in each.who}
        acting |= {self.given.face} if self.given.face else set()
        found = [who for each in self.running() for who in each.checkers]
        return [each for each in dict.fromkeys(self.others(found)) if each not in acting]

    def said(self) -> Iterator[tuple[str, ...]]:
        """Yield what others said, as far as it was chosen for this child."""
        for each in self.given.words:
            if each.words and not each.mine:
                yield (self.voice("other_words", name=each.who, words=each.words),)

    def readers(self) -> Box:
        """Say who reads this, that showing it is the child's choice, and that it may be found."""
        voice = self.voice
        lines = [voice("readers_you")]
        dated = [(each.by, each.on) for each in self.given.decisions if each.on]
        if dated:
            who, day = dated[-1]
            lines.append(voice("readers_maker", name=who, day=self.day(day)))
        rest = (voice("readers_choice"), voice("readers_found"))
        return Box(voice("readers"), (" ".join(lines), *rest))

    def closing(self) -> Iterator[Block]:
        """Say that not everything can stay secret, and what to do when something is not right."""
        yield Paragraph(f"{self.voice('readers_open')} {self.voice('disagree')}")
