"""The paper of a family: what was chosen for them, in plain words, on two sides at most.

Made of what is given alone. First what to do in danger, what it is about, what is agreed and when
you talk again; then the rest.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from top3.document import Block, Box, Document, Heading, HouseStyle, Items, Paragraph, Table
from top3.errors import Both
from top3.views.days import day_text
from top3.views.given import (
    Given,
    GivenAgreement,
    GivenGoal,
    GivenMeasure,
    GivenSign,
    GivenSituation,
)
from top3.views.texts import Voice


def compose_family(given: Given, lang: str, style: HouseStyle | None = None) -> Document:
    """Compose the paper for a family, or for one or more of its members."""
    return FamilyPaper(given, lang).document(style or HouseStyle())


class FamilyPaper:
    """Writes the blocks of one paper; other papers share its parts."""

    part = "family"

    def __init__(self, given: Given, lang: str) -> None:
        """Take what is given, and the language."""
        self.given = given
        self.lang = lang
        self.voice = Voice(self.part, lang)

    def document(self, style: HouseStyle) -> Document:
        """Return the whole document; its name and title say nothing about anybody."""
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
        """Return what is set over the whole: invented, or with other names."""
        return self.voice("fictional") if self.given.fictional else self.given.mark(self.lang)

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
        yield from self.measures()
        yield from self.rest()
        yield from self.closing()

    def day(self, day: date) -> str:
        """Return a day in words."""
        return day_text(day, self.lang)

    def names(self, people: Iterable[Both]) -> str:
        """Return names with "and" before the last."""
        parts = [self.voice.say(each) for each in people]
        joint = {"en": " and "}.get(self.lang, " en ")
        return joint.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)

    def head(self) -> Iterator[Block]:
        """Say for whom it is, of which day, until when, and what it replaces."""
        yield Paragraph(" ".join((self.whom(), *self.dates())))

    def whom(self) -> str:
        """Return for whom it is."""
        names = self.names(self.given.for_whom)
        return self.voice("for_whom", names=names) if names else self.voice("for_household")

    def dates(self) -> list[str]:
        """Return the day of the paper, until when it holds, and what it replaces."""
        given, voice = self.given, self.voice
        lines = [voice("day", day=self.day(given.as_of))]
        if given.valid_until:
            lines.append(voice("valid", day=self.day(given.valid_until)))
        elif given.chosen:
            lines.append(voice("valid_open"))
        if given.replaces:
            lines.append(voice("replaces", day=self.day(given.replaces)))
        return lines

    def number(self, entry: str) -> str:
        """Return the number of somebody who can be rung, from the dated contacts."""
        found = next(each for each in self.given.contacts.entries if each.id == entry)
        return self.voice.say(found.number)

    def danger(self) -> Box:
        """Say what to do in danger: the emergency number, the given steps, whom to talk to."""
        steps = [self.whose(each.words, each.who) for each in self.given.steps]
        numbered = [f"{place}. {step}" for place, step in enumerate(steps, 1)]
        talk = self.voice("danger_talk", veilig_thuis=self.number("veilig_thuis"))
        lead = [f"{self.voice('steps')}:"] if numbered else []
        lines = (self.voice("danger_ring"), *lead, *numbered, talk)
        return Box(self.voice("danger"), lines, tone="danger")

    def whose(self, words: Both, who: Both | None) -> str:
        """Return a step or a sign, with whose it is where that is not who reads it alone."""
        text = self.voice.say(words)
        alone = who is not None and self.given.for_whom == (who,)
        return text if who is None or alone else f"{self.voice.say(who)}: {text}"

    def situations(self) -> Iterator[Block]:
        """Write what it is about, numbered for this reader."""
        if not self.given.situations:
            return
        yield Heading(self.voice("situations"))
        yield Paragraph(self.voice("situations_lead"))
        rows = []
        for each in self.given.situations:
            row = [self.what_happens(each)]
            if each.when:
                row.append(self.voice("when", when=each.when))
            row += [self.voice("own_words", name=who, words=words) for who, words in each.own]
            rows.append(tuple(row))
        yield Items(tuple(rows), numbered=True)

    def what_happens(self, each: GivenSituation) -> str:
        """Return who does what as one sentence; without names where nobody knows who acts."""
        words = self.voice.say(each.words)
        if not each.who:
            return sentence(words)
        # what somebody does is recorded as "slaat …": with one name before it, it is a sentence
        joint = " " if len(each.who) == 1 else ": "
        return sentence(f"{self.names(each.who)}{joint}{words}")

    def running(self) -> list[GivenAgreement]:
        """Return the agreements to show: those that still hold."""
        return [each for each in self.given.agreements if not each.ended]

    def agreements(self) -> Iterator[Block]:
        """Write what is agreed, as a table; what nobody agreed yet says so."""
        if not self.given.chosen:
            return
        yield Heading(self.voice("agreements"))
        running = self.running()
        if not running:
            yield Paragraph(self.voice("no_agreements"))
            return
        heads = ("head_who", "head_what", "head_when", "head_check", "head_otherwise")
        rows = tuple(self.agreement(each) for each in running)
        yield Table(tuple(self.voice(each) for each in heads), rows, row_headers=True)

    def agreement(self, each: GivenAgreement) -> tuple[str, ...]:
        """Return the cells of one agreement."""
        voice, not_yet = self.voice, self.voice("not_yet")
        what = [voice.say(each.what) if each.what else not_yet, *self.remarks(each)]
        checks = [self.names(each.checkers)] if each.checkers else []
        checks += [voice.say(each.check)] if each.check else []
        return (
            self.names(each.who) or not_yet,
            sentences(what),
            sentence("; ".join(self.moments(each)) or not_yet),
            sentence(": ".join(checks) or not_yet),
            sentence(voice.say(each.otherwise) if each.otherwise else not_yet),
        )

    def remarks(self, each: GivenAgreement) -> Iterator[str]:
        """Yield where an agreement holds, what it belongs to, and that it ended."""
        for where in each.holds_where:
            yield self.voice("where", where=where)
        if each.about:
            numbers = self.names(Both(str(n), str(n)) for n in each.about)
            yield self.voice("about", numbers=numbers)
        if each.ended:
            yield self.voice("ended")

    def moments(self, each: GivenAgreement) -> Iterator[str]:
        """Yield when an agreement holds, at which sign, and when it is talked about."""
        if each.signal:
            yield self.voice("at_signal", signal=each.signal)
        if each.from_:
            yield self.voice("from", day=self.day(each.from_))
        if each.until:
            yield self.voice("until", day=self.day(each.until))
        if each.evaluate:
            # whether that talk took place is not said here: nobody may have recorded it
            key = "talk" if each.evaluate >= self.given.as_of else "talk_was"
            yield self.voice(key, day=self.day(each.evaluate))

    def next_time(self) -> Block:
        """Say when you talk again."""
        day = self.given.next_day
        text = self.voice("next", day=self.day(day)) if day else self.voice("next_open")
        return Paragraph(text, strong=True)

    def signs(self) -> Iterator[Block]:
        """Write the early-warning signs, and what is done then."""
        if self.given.signs:
            yield Heading(self.voice("signs"))
            yield Items(tuple(self.sign(each) for each in self.given.signs))

    def sign(self, each: GivenSign) -> tuple[str, ...]:
        """Return one sign, with who notices it and what then."""
        rows = [sentence(self.whose(each.words, each.who))]
        if each.noticed_by:
            rows.append(sentence(self.voice("sign_who", names=self.names(each.noticed_by))))
        rows += self.then(each)
        return tuple(rows)

    def then(self, each: GivenSign) -> tuple[str, ...]:
        """Return what to do at a sign, where somebody said it."""
        return (self.voice("sign_then", then=self.as_sentence(each.then)),) if each.then else ()

    def as_sentence(self, text: Both) -> str:
        """Return a recorded text in this language, as a sentence."""
        return sentence(self.voice.say(text))

    def measures(self) -> Iterator[Block]:
        """Write what an authority decided, with its days."""
        if self.given.measures:
            yield Heading(self.voice("measures"))
            yield Items(tuple((self.measure(each),) for each in self.given.measures))

    def measure(self, each: GivenMeasure) -> str:
        """Return one measure in a line."""
        parts = [f"{self.voice.say(each.kind)}: {self.voice.say(each.who)}"]
        if each.words:
            parts.append(self.voice.say(each.words))
        if each.from_:
            parts.append(self.voice("measure_from", day=self.day(each.from_)))
        if each.until:
            parts.append(self.voice("measure_until", day=self.day(each.until)))
        if each.by:
            parts.append(self.voice("measure_by", name=each.by))
        return ", ".join(parts)

    def rest(self) -> Iterator[Block]:
        """Write goals, own words, what helps already, and what help is looked for."""
        given = self.given
        if given.goals:
            yield Heading(self.voice("goals"))
            yield Items(tuple((self.goal(each),) for each in given.goals))
        if said := tuple(self.said()):
            yield Heading(self.voice("words"))
            yield Items(said)
        for key, lines in (
            ("strengths", given.strengths), ("helps", given.helps), ("needs", given.needs),
        ):  # fmt: skip
            if lines:
                yield Heading(self.voice(key))
                yield Items(tuple((sentence(self.voice.say(each.words)),) for each in lines))

    def said(self) -> Iterator[tuple[str, ...]]:
        """Yield what each said in their own words, in lines."""
        for each in self.given.words:
            if each.words:
                yield (self.voice("own_words", name=each.who, words=each.words),)

    def goal(self, each: GivenGoal) -> str:
        """Return one goal: whose it is, in which words, until when."""
        text = self.voice.say(each.words)
        if each.who:
            text = self.voice("goal_who", name=each.who, words=each.words)
        until = f" ({self.voice('goal_until', day=self.day(each.until))})" if each.until else ""
        result = f"; {self.voice.say(each.result)}" if each.result else ""
        return f"{text}{until}{result}"

    def closing(self) -> Iterator[Block]:
        """Say who the fixed face is, who chose this, and what to do when it is not right."""
        given, voice = self.given, self.voice
        lines = [voice("face", name=given.face) if given.face else voice("face_unknown")]
        if given.stand_in:
            who, until = given.stand_in
            lines.append(voice("stand_in", name=who, day=self.day(until)))
        if given.decisions:
            last = given.decisions[-1]
            if last.on:
                lines.append(voice("decided", name=last.by, day=self.day(last.on)))
        yield Paragraph(" ".join(lines))
        yield Paragraph(" ".join((voice("disagree"), voice("complain"), voice("keep"))))


NAMES = {"nl": "afspraken", "en": "agreements"}
"""What the file of every document for people is called: it gives nothing away."""


def sentence(text: str) -> str:
    """Return a text as a sentence: it begins with a capital and ends with a stop."""
    text = text.strip()
    end = "" if text.endswith((".", "!", "?", "…", "”", "'", '"')) else "."
    return text[:1].upper() + text[1:] + end if text else text


def sentences(parts: Iterable[str]) -> str:
    """Return parts as sentences after each other."""
    return " ".join(sentence(each) for each in parts)
