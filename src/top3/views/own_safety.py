"""One person's own safety plan: a paper apart, made of what is for that person alone.

It speaks in the reader's own voice and has a neutral title. Nothing in it says that others have a
paper too, or know of this one. What nobody recorded is room to write by hand, if that is safe.
"""

from collections.abc import Iterator

from top3.document import Block, Box, Document, Field, Heading, HouseStyle, Items, Paragraph
from top3.views.for_family import sentence
from top3.views.for_one import OnePaper
from top3.views.given import Given, GivenAgreement, GivenGoal, GivenSign

_BY_HAND = ("hand_go", "hand_ring", "hand_take", "hand_word")


def compose_own_safety(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the paper that is for one person alone."""
    return OwnSafetyPaper(given, lang).document(style or HouseStyle())


class OwnSafetyPaper(OnePaper):
    """Writes what one person does to stay safe."""

    part = "own_safety"

    def blocks(self) -> Iterator[Block]:
        """Yield every block in reading order; where to read it comes first."""
        yield Paragraph(self.voice("read_here"), strong=True)
        yield from self.head()
        yield self.danger()
        if not self.given.chosen:
            yield Paragraph(self.voice("nothing_chosen"), strong=True)
        yield from self.steps()
        yield from self.signs()
        rows = (self.agreed(each) for each in self.running())
        yield from self.listed("agreements", rows)
        yield from self.listed("goals", ((self.goal(each),) for each in self.given.goals))
        reach = ((sentence(self.voice.say(each)),) for each in self.given.reach)
        yield from self.listed("reach", reach)
        yield from self.by_hand()
        yield from self.closing()

    def danger(self) -> Box:
        """Say what to do in danger, and where somebody answers day and night."""
        voice = self.voice
        talk = voice("talk_to", veilig_thuis=self.number("veilig_thuis"))
        return Box(voice("danger"), (voice("danger_ring"), talk), tone="danger")

    def steps(self) -> Iterator[Block]:
        """Write the steps, in the order they were recorded."""
        if self.given.steps:
            yield Heading(self.voice("steps"))
            rows = ((sentence(self.voice.say(each.words)),) for each in self.given.steps)
            yield Items(tuple(rows), numbered=True)

    def sign(self, each: GivenSign) -> tuple[str, ...]:
        """Return one sign, and what to do then; who else may notice it is not said."""
        return (sentence(self.whose(each.words, each.who)), *self.then(each))

    def agreed(self, each: GivenAgreement) -> tuple[str, ...]:
        """Return one agreement: who does what and when, who looks along, what if it fails."""
        first = self.who_does(each)
        return (first, *self.conditions(each), *self.checked(each), *self.after(each))

    def checked(self, each: GivenAgreement) -> Iterator[str]:
        """Yield who looks along, and how."""
        people = self.others(each.checkers)
        if people:
            yield sentence(self.voice("check", names=self.names(people)))
        if people and each.check:
            yield self.voice("check_how", how=self.as_sentence(each.check))

    def goal(self, each: GivenGoal) -> str:
        """Return one goal of the reader, with its day."""
        until = f" ({self.voice('goal_until', day=self.day(each.until))})" if each.until else ""
        return f"{self.voice.say(each.words)}{until}"

    def by_hand(self) -> Iterator[Block]:
        """Leave room to write by hand for what nobody recorded."""
        yield Heading(self.voice("by_hand"))
        keys = _BY_HAND if self.given.reach else (*_BY_HAND, "hand_reach")
        for key in keys:
            yield Field(self.voice(key), lines=2 if key == "hand_take" else 1)

    def closing(self) -> Iterator[Block]:
        """Say whom to go to with questions, and that it is made again when something changes."""
        given, voice = self.given, self.voice
        lines = [voice("face", name=given.face)] if given.face else []
        if given.stand_in:
            who, until = given.stand_in
            lines.append(voice("stand_in", name=who, day=self.day(until)))
        yield Paragraph(" ".join((*lines, voice("change"))))
