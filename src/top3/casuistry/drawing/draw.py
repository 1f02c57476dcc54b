"""`Drawn`: the world of one case while it is drawn: its people, days, ids and what is known so far.

Everything is drawn by the place it has in the scenario. What points at something that is not in
this case falls away, and with it what cannot do without.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Literal

from top3.casuistry.drawing.bringing import Bringing, Brought
from top3.casuistry.drawing.calendar import (
    clock_words,
    day_words,
    is_working_day,
    span_words,
    weekday_words,
)
from top3.casuistry.drawing.cast import Somebody, age_record, drawn_cast
from top3.casuistry.drawing.placing import Days, MisfitError, Placed
from top3.casuistry.drawing.plan import Plan, chance_place, plan_of
from top3.casuistry.drawing.stream import Stream, key
from top3.casuistry.drawing.templates import AbsentError, Filler
from top3.casuistry.drawing.words import initials
from top3.casuistry.language.scenario import OnlyIf, Possible, Scenario
from top3.errors import Both, Top3Error

Lang = Literal["nl", "en"]
FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
"""The first day of a case falls between these."""

_TRIES = 64
PREFIXES = {
    "people": "p", "reports": "r", "statements": "t", "acute_rounds": "ac", "situations": "s",
    "factors": "f", "consequences": "c", "strengths": "k", "needs": "ne", "views": "v",
    "judgements": "j", "instrument_outcomes": "io", "noted": "n", "goals": "g",
    "agreements": "a", "checks": "ch", "warning_signs": "ws", "emergency_steps": "es",
    "measures": "ma", "decisions": "d", "evaluations": "e", "moments": "m", "involvements": "i",
    "documents": "doc", "consents": "co", "consultations": "cs", "hand_overs": "h",
    "stand_ins": "si", "holds": "ho",
}  # fmt: skip
"""With which letters the ids of a collection begin."""


Mark = tuple[dict[str, int], dict[str, str], dict[str, str]]


class NotDrawnError(Top3Error):
    """A scenario of which no case can be drawn: its days never fit.

    `.scenario` is its id, `.place` the part that did not fit around the last first day tried.
    """

    def __init__(self, scenario: str, place: str) -> None:
        """Keep the id of the scenario and the part of it."""
        self.scenario, self.place = scenario, place
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`."""
        return Both(
            f"scenario {self.scenario}, {self.place}: rond geen enkele eerste dag vallen de dagen "
            "zoals gevraagd; maak bij 'when' meer ruimte, of noem andere maanden",
            f"scenario {self.scenario}, {self.place}: around no first day do the days fall as "
            "asked; give more room under 'when', or name other months",
        ).in_language(lang)


class Drawn:
    """The world of one case. `ids` holds by name of the scenario what is in the record.

    `origins` says of each id where in the scenario it comes from. `branches` holds what was drawn
    of each fork. `people` holds everybody who is there. `start` is the case on its first day, once
    it was begun.
    """

    def __init__(self, scenario: Scenario, seed: int, index: int, lang: Lang = "nl") -> None:
        """Draw the branches, the people and the days of the beginning.

        Raises:
            NotDrawnError: around no first day do the days fall as the scenario asks.
        """
        self.scenario, self.seed, self.index, self.lang = scenario, seed, index, lang
        self.plan: Plan = plan_of(scenario)
        self.stream = Stream(scenario.id, seed, index)
        self.branches = {each.id: self._branch(each.id, each.weights) for each in scenario.branches}
        self.face = self.stream.one(key("fixed_face"), initials())
        self.start: dict[str, Any] = {}
        self.ids: dict[str, str] = {}
        self.origins: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._there: dict[str, bool] = {}
        self._things: dict[tuple[str, str], str] = {}
        self._bringing = Bringing(self)
        self._parts = {
            **{each.id: f"cast.{each.id}" for each in scenario.cast},
            **{name: each.place for name, each in self.plan.happenings.items()},
            **{name: each.place for name, each in self.plan.reports.items()},
        }
        self._members = {each.id: each for each in scenario.cast}
        self.days = self._placed()
        self.on = self.first_day
        present = {each.id: self.is_there(each.id) for each in scenario.cast}
        self.people: dict[str, Somebody] = drawn_cast(scenario, present, self.stream, self.on)
        for name, somebody in self.people.items():
            self.ids[name] = somebody.id
            self.origins[somebody.id] = f"cast.{name}"
        self._counts["people"] = len(self.people)

    @property
    def first_day(self) -> date:
        """The day of the case before anything of the course."""
        return self.days.first_day

    @property
    def now(self) -> date:
        """The day of the moment the course is at; the first day before that."""
        return self.days.now

    def _branch(self, name: str, weights: dict[str, int]) -> str:
        number = self.stream.weighted(key(f"branches.{name}"), tuple(weights.values()))
        return tuple(weights)[number]

    def _placed(self) -> Days:
        """Return the days around the first first day on which everything of the beginning fits."""
        place = "months"
        for turn in range(_TRIES):
            days = Days(self.plan, self.stream, self.is_there, self._first_day(turn), turn)
            self.days = days
            try:
                for name in (*self.plan.happenings, *self.plan.reports):
                    if self._from_the_start(name) and self.is_there(name):
                        days.of(name)
            except MisfitError as misfit:
                place = misfit.place
                continue
            return days
        raise NotDrawnError(self.scenario.id, place)

    def _first_day(self, turn: int) -> date:
        months = self.plan.months
        place = key("first_day")
        for again in range(_TRIES):
            draw = turn * _TRIES + again
            number = self.stream.below(place, len(months) * 2, draw)
            year, month = FIRST.year + number % 2, months[number // 2]
            day = date(year, month, 1) + timedelta(self.stream.below(place, 28, draw + 4096))
            if is_working_day(day):
                return day
        raise NotDrawnError(self.scenario.id, "months")

    def _from_the_start(self, name: str) -> bool:
        if name in self.plan.reports:
            if self.plan.reports[name].report.moment:
                return False
            of = self.plan.reports[name].report.when.of
        elif name in self.plan.happenings:
            of = self.plan.happenings[name].happening.when.of
        else:
            return False
        return of is None or self._from_the_start(of)

    # ------------------------------------------------------------ what is there
    def branches_hold(self, only_if: OnlyIf) -> bool:
        """Say whether every one of these branches was drawn so."""
        return all(self.branches.get(name) in wanted for name, wanted in only_if.items())

    def happens(self, part: Possible, place: str) -> bool:
        """Say whether a part that stands at this place of the scenario is in this case."""
        if part.only_if and not self.branches_hold(part.only_if):
            return False
        return part.chance >= 100 or self.stream.happens(chance_place(place), part.chance)

    def is_there(self, name: str) -> bool:
        """Say whether a person, a happening or a report is in this case, told or not."""
        if name not in self._there:
            self._there[name] = self._is_there(name)
        return self._there[name]

    def _is_there(self, name: str) -> bool:
        if name in self._members:
            return self.happens(self._members[name], self._parts[name])
        if name in self.plan.happenings:
            happening = self.plan.happenings[name].happening
            return (
                self._any_there(happening.affected)
                and (not happening.actors or self._any_there(happening.actors))
                and self._is_so(happening, happening.when.of, name)
            )
        if name in self.plan.reports:
            report = self.plan.reports[name].report
            absent = report.informant in self._members and not self.is_there(report.informant)
            return not absent and self._is_so(report, report.when.of, name)
        return True

    def _any_there(self, names: Iterable[str]) -> bool:
        return any(self.is_there(name) for name in names)

    def _is_so(self, part: Possible, of: str | None, name: str) -> bool:
        return (of is None or self.is_there(of)) and self.happens(part, self._parts[name])

    def found(self, name: str) -> str | None:
        """Return the id in the record of something of the scenario, or None."""
        return self.ids.get(name)

    def ref(self, name: str) -> Any:
        """Return what `$name` stands for.

        Raises:
            AbsentError: it is not in the record.
        """
        if name == "fixed_face":
            return {"role": "fixed_face", "name": self.face}
        if name not in self.ids:
            raise AbsentError
        return self.ids[name]

    def party(self, name: str) -> str | None:
        """Return the id of somebody of the cast, None where not there, or the role as it is."""
        return self.ids.get(name) if name in self._members else name

    def people_of(self, names: Iterable[str]) -> list[str]:
        """Return the ids of those who are there, in order."""
        return [self.ids[name] for name in names if name in self.ids]

    def new_id(self, collection: str, origin: str, name: str | None = None) -> str:
        """Return the next id of a collection; `name` makes `$name` stand for it from now on."""
        number = self._counts.get(collection, 0) + 1
        self._counts[collection] = number
        made = f"{PREFIXES[collection]}{number}"
        self.origins[made] = origin
        if name is not None:
            self.ids[name] = made
        return made

    def mark(self) -> Mark:
        """Return which ids there are now, to come back to."""
        return dict(self._counts), dict(self.ids), dict(self.origins)

    def back_to(self, mark: Mark) -> None:
        """Take back every id that was given since."""
        self._counts, self.ids, self.origins = mark

    # ------------------------------------------------------------ words and days
    def thing(self, name: str, lang: str) -> str:
        """Return the words of a thing, the same everywhere in this case."""
        if (name, lang) not in self._things:
            text = self.plan.things.get(name)
            if text is None:
                raise AbsentError
            self._things[name, lang] = text.say(self, self.stream, lang)
        return self._things[name, lang]

    def person_slot(self, name: str, part: str, lang: str) -> str:
        """Return what a slot of a person holds on the day that is written about."""
        somebody = self.people.get(name)
        if somebody is None:
            raise AbsentError
        return somebody.said(part, lang, self.on)

    def day_slot(self, name: str, part: str, lang: str) -> str:
        """Return the day, the weekday, the clock time or how long ago something was, in words."""
        was = Placed((self.now,)) if name == "now" else self._of(name)
        if part == "time":
            if was.clock is None:
                raise AbsentError
            return clock_words(was.clock, lang)
        if part == "ago":
            return span_words(max(0, (self.on - was.first).days), lang)
        return (day_words if part == "day" else weekday_words)(was.first, lang)

    def day_from(self, name: str, days: int = 0) -> date:
        """Return the day so many days after (or before) now, or a happening, report or stage.

        Raises:
            AbsentError: it is not in this case, or has no day yet.
        """
        start = self.now if name == "now" else self._of(name).first
        return start + timedelta(days)

    def _of(self, name: str) -> Placed:
        if not self.is_there(name):
            raise AbsentError
        try:
            return self.days.of(name)
        except MisfitError:
            raise AbsentError from None

    def fill(self, template: Any, place: str) -> Any:
        """Return a template with everything in it drawn; `place` is where it stands.

        Raises:
            AbsentError: it points at what is not in the record, and cannot do without.
        """
        return self.filled(self.plan.filler(template, place))

    def filled(self, part: Filler) -> Any:
        """Return a template that was taken apart, with everything in it drawn."""
        return part(self)

    def say(self, phrases: Any, place: str, lang: str | None = None) -> str:
        """Return a text in one language, that of the case where none is named.

        Raises:
            AbsentError: a slot in it is of what is not in this case.
        """
        return self.plan.text(phrases, place).say(self, self.stream, lang or self.lang)

    def both(self, phrases: Any, place: str) -> dict[str, str]:
        """Return a text in Dutch and in English."""
        return {lang: self.say(phrases, place, lang) for lang in ("nl", "en")}

    # ------------------------------------------------------------ the course
    def fits(self, stage: str, day: date) -> bool:
        """Say whether the reports of a moment can be placed where it falls on a day."""
        return self.days.try_on(stage, day, [
            name for name, made in self.plan.reports.items()
            if made.report.moment == stage and self.is_there(name)
        ])  # fmt: skip

    def at_moment(self, stage: str, day: date) -> None:
        """Set the day of a moment: `now` from here on, and what hangs on it can be placed."""
        self.days.arrive(stage, day)
        self.on = day

    def bring_in(self, name: str, *, situations: bool = True) -> Brought | None:
        """Return what a report brings into the record, and keep that it is there.

        None where it is not in this case, nothing in it can be said, or it fits on no day. Who
        brings in several at once asks for the situations afterwards, with `situation`.
        """
        made = self.plan.reports[name]
        if not self.is_there(name):
            return None
        try:
            placed = self.days.of(name)
        except (MisfitError, AbsentError):
            return None
        day, self.on = self.on, placed.first
        try:
            return self._bringing.brought(made, placed, situations=situations)
        except AbsentError:
            return None
        finally:
            self.on = day

    def situation(self, name: str) -> dict[str, Any]:
        """Return a situation as it stands now.

        Raises:
            AbsentError: nobody told it yet.
        """
        if name not in self.ids:
            raise AbsentError
        return self._bringing.known[name].record(self)

    # ------------------------------------------------------------ the beginning
    def describe(self, name: str) -> dict[str, Any]:
        """Return somebody of the cast as the record has it on the first day."""
        somebody = self.people[name]
        made: dict[str, Any] = {"id": somebody.id, "name": somebody.name}
        made |= age_record(somebody, self._members[name], self.first_day)
        if somebody.roles:
            made["roles"] = list(somebody.roles)
        made.update(self.plan.members[name](self))
        return made
