"""What all three documents are told from: the example, the engine's view of it, and its moments."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from top3.casuistry.example import Example, Line
from top3.casuistry.telling.days import day_written
from top3.casuistry.telling.variants import Varied
from top3.casuistry.telling.words import WORDS
from top3.document import Block, Document
from top3.errors import Both
from top3.method.names import because, both, listed, party_name, to_do
from top3.method.stages import PlannedCase, Question
from top3.model.people import Person
from top3.model.situations import Situation
from top3.model.statements import Report
from top3.rules.evaluate import Finding
from top3.rules.language import RuleSet
from top3.trajectory.events import Event
from top3.trajectory.standing import Standing
from top3.trajectory.trajectory import Trajectory
from top3.values import Disputed, I18n, Known, OpenSet, RoleRef
from top3.views.worker_writer import Writer

_NUMBERED = re.compile(r"(\d+\.\d+)\s+(.+)\Z", re.DOTALL)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW = 60
"""How many signs are enough to know again what was told in whole before."""

_ARTICLES_NL = {
    "colleague": "een", "anonymous": "een", "interpreter": "een", "veilig_thuis": "", "school": "",
    "mda": "", "fixed_face": "het", "hospital": "het", "local_team": "het",
    "public_prosecutor": "het", "family": "het", "child": "het", "network": "het",
    "sexual_violence_centre": "het", "care_and_safety_house": "het", "regional_safety_team": "het",
}  # fmt: skip
_ARTICLES_EN = {
    "colleague": "a", "anonymous": "an", "interpreter": "an", "veilig_thuis": "", "school": "",
    "mda": "", "mental_health_care": "", "home_care": "", "youth_health_care": "",
    "addiction_care": "", "forensic_care": "", "day_activities": "",
}  # fmt: skip
_INFLECTED = {"vast gezicht": "vaste gezicht"}


@dataclass(frozen=True, repr=False)
class Moment:
    """A moment of the course: its letter, its days, what is told of it and what was recorded.

    `standing` is where the case stood after it; None where the course is only told.
    """

    letter: str
    day: date
    title: str
    story: tuple[str, ...]
    told: bool
    events: tuple[tuple[int, Event], ...]
    standing: Standing | None

    def __repr__(self) -> str:
        """Name the letter only."""
        return f"Moment({self.letter})"


class Told:
    """An example with the rules it is worked out with, in one language."""

    def __init__(
        self, example: Example, rules: RuleSet, lang: str, trajectory: Trajectory | None = None
    ) -> None:
        """Take what is told, with which rules and in which language.

        Args:
            example: What is told.
            rules: What it is worked out with.
            lang: "nl" or "en".
            trajectory: The same case over time, where it was made already.

        Raises:
            StepNotAllowedError: an event may not happen there.
        """
        self.example, self.about = example, example.about
        self.rules, self.lang = rules, lang
        self.case = example.case
        self.trajectory = example.trajectory(rules) if trajectory is None else trajectory
        self.varied = Varied(example.case.id, lang)

    # ------------------------------------------------------------------ moments
    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The moments in order: those that are named, else every day on which was recorded."""
        events = list(enumerate(self.trajectory.events, 1))
        named = {each.day: each for each in self.about.moments}
        starts = sorted(named or {event.day for _, event in events})
        groups: list[list[tuple[int, Event]]] = [[] for _ in starts]
        for number, event in events:
            groups[max(0, bisect_right(starts, event.day) - 1)].append((number, event))
        made = []
        for at, (day, group) in enumerate(zip(starts, groups, strict=True)):
            told = named.get(day)
            last = max([day, *(event.day for _, event in group)])
            made.append(
                Moment(
                    letter=_LETTERS[at % len(_LETTERS)],
                    day=day,
                    title=self.say(told.title) if told else "",
                    story=tuple(self.say(each) for each in told.story) if told else (),
                    told=bool(told and told.told),
                    events=tuple(group),
                    standing=self.trajectory.at(last) if group else None,
                )
            )
        return tuple(made)

    @cached_property
    def first(self) -> Standing:
        """Where the case stood after the first moment, or on its first day."""
        standing = next((each.standing for each in self.moments if each.standing), None)
        return standing or self.trajectory.at(max(self.case.as_of, self.trajectory.day))

    @cached_property
    def last(self) -> Standing:
        """Where the case stood in the end."""
        found = [each.standing for each in self.moments if each.standing]
        return found[-1] if found else self.first

    @property
    def planned(self) -> PlannedCase:
        """The plan after the first moment."""
        return self.first.result.planned

    @cached_property
    def write(self) -> Writer:
        """What names and words are written with, after the first moment."""
        return Writer(self.planned, self.lang)

    # ------------------------------------------------------------------ words
    def word(self, key: str, **slots: str) -> str:
        """Return a fixed text, with its slots filled."""
        text = WORDS[key].in_language(self.lang)
        return text.format(**slots) if slots else text

    def say(self, text: Both | I18n | Line | str) -> str:
        """Return a text in the language of the document."""
        return text if isinstance(text, str) else text.in_language(self.lang)

    def day(self, day: date) -> str:
        """Return a day in words."""
        return day_written(day, self.lang)

    def label(self, group: str, name: str) -> str:
        """Return what a name of the rule set is called."""
        return self.say(both(self.rules.label(group, name)))

    def name(self, party: str) -> str:
        """Return the name of somebody at the end of the course, or what a role is called."""
        return self.say(party_name(self.last.result.planned.world, party))

    def names(self, parties: Iterable[str]) -> str:
        """Return names with "and" before the last; "" where there are none."""
        found = [self.name(each) for each in parties]
        return self.say(listed(found)) if found else ""

    def role(self, who: Any) -> str:
        """Return who did something: by name, else by person, else by role."""
        fact = who.value if isinstance(who, Known) else who
        if not isinstance(fact, RoleRef):
            return self.word("somebody")
        if fact.person:
            return self.name(fact.person)
        return fact.name or self.name(fact.role)

    def fact(self, fact: Any) -> str:
        """Return the words of a fact that is known; "" where it is not."""
        if not isinstance(fact, Known):
            return ""
        return self.say(fact.value) if isinstance(fact.value, I18n | str) else str(fact.value)

    def situation(self, name: str) -> str:
        """Return who does what, in whole; where nobody is named as doing it, the words alone."""
        item = self.last.result.planned.world.by_id.get(name)
        if not isinstance(item, Situation):
            return name
        words = self.behaviour(item) or self.word("not_described")
        who = self._who_acts(item)
        if not who and words[:1].islower() and not words.startswith(("er ", "there ")):
            who = self.word("somebody")
        return f"{who} {words}" if who else words

    def behaviour(self, item: Situation) -> str:
        """Return what is done; where it is told differently, as it was told first, with that."""
        words = item.behaviour.words
        if not isinstance(words, Disputed):
            return self.fact(words)
        said = self.say(words.claims[0].value)
        return f"{said} ({self.word('also_told_otherwise')})"

    def situation_short(self, name: str) -> str:
        """Return who does what in a few words, for what was told in whole before."""
        return _cut(self.situation(name), _FEW)

    def _who_acts(self, item: Situation) -> str:
        """Return who is said to act; where people contradict each other, one or the other."""
        found = members(item.actors)
        if isinstance(item.actors, Disputed):
            return self.word("or").join(self.name(each) for each in found)
        return self.names(found)

    def acting(self, who: Any) -> str:
        """Return who did something, as it stands in a sentence: a role has its article."""
        fact = who.value if isinstance(who, Known) else who
        if not isinstance(fact, RoleRef) or fact.person:
            return self.role(who)
        if not fact.name:
            return self.party(fact.role)
        if fact.role in ("fixed_face", "case_director"):
            return fact.name
        return f"{fact.name} ({self.name(fact.role)})"

    def party(self, party: str) -> str:
        """Return somebody as it stands in a sentence: a name, or a role with its article."""
        said = self.name(party)
        if self.person(party) is not None:
            return said
        article = (_ARTICLES_NL if self.lang == "nl" else _ARTICLES_EN).get(
            party, "de" if self.lang == "nl" else "the"
        )
        bare = _INFLECTED.get(said, said) if self.lang == "nl" else said
        return f"{article} {bare}".strip()

    def parties(self, parties: Iterable[str]) -> str:
        """Return several as they stand in a sentence, with "and" before the last."""
        found = [self.party(each) for each in parties]
        return self.say(listed(found)) if found else ""

    def because(self, finding: Finding) -> str:
        """Return why a finding says what it says, with the people it holds for."""
        return self.say(because(self.planned.world, finding))

    def question(self, question: Question) -> str:
        """Return a question and whom to ask, without what it is about: that stands above it."""
        text = self.say(question.text).split(f" ({question.about}")[0]
        return f"{text} ({self.write.party(question.ask)})"

    def to_do(self, finding: Finding) -> str:
        """Return what a finding asks to do; "" where it asks nothing."""
        text = to_do(self.planned.world, finding)
        return self.say(text) if text else ""

    # ------------------------------------------------------------------ reports
    @cached_property
    def numbers(self) -> dict[str, tuple[str, str]]:
        """The number and the title of every report: its own where it has one, else in order."""
        made = {}
        for at, report in enumerate(self.case.reports, 1):
            found = _NUMBERED.match(report.title)
            made[report.id] = (found[1], found[2]) if found else (f"1.{at:02}", report.title)
        for moment in self.moments:
            later = [event.record for _, event in moment.events if isinstance(event.record, Report)]
            for at, report in enumerate(later, 1):
                made[report.id] = (f"{moment.letter}.{at}", report.title)
        return made

    def numbers_of(self, statements: Iterable[str]) -> str:
        """Return the numbers of the reports in which statements stand, each once."""
        world = self.last.result.planned.world
        found = [self.numbers[each.report][0] for each in world.statements(tuple(statements))
                 if each.report in self.numbers]  # fmt: skip
        return ", ".join(dict.fromkeys(found))

    def person(self, name: str) -> Person | None:
        """Return somebody of the case; None for a role or who is not there."""
        item = self.last.result.planned.world.by_id.get(name)
        return item if isinstance(item, Person) else None

    # ------------------------------------------------------------------ documents
    def document(self, kind: str, blocks: Iterable[Block]) -> Document:
        """Return a document of this example, with over it that it is made up."""
        title = f"{self.word(kind)}: {self.say(self.about.title)}"
        return Document(
            title,
            self.lang,
            tuple(blocks),
            day=self.case.as_of,
            footer=self.word("foot", id=self.about.id),
            mark=self.word("fictional"),
            name=f"{self.about.id}-{kind}",
        )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip(',;:')} …"


def members(fact: Any) -> tuple[Any, ...]:
    """Return everybody or everything somebody names, also where people contradict each other."""
    if isinstance(fact, OpenSet):
        return fact.has
    if isinstance(fact, Known):
        return members(fact.value)
    if isinstance(fact, Disputed):
        found = [one for each in fact.claims for one in members(each.value)]
        return tuple(dict.fromkeys(found))
    return ()
