"""From a plan to what one reader is given: what was chosen, as far as it may reach them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from top3.errors import Both
from top3.method.contacts import load_contacts
from top3.method.names import both
from top3.method.stages import PlannedCase
from top3.model.agreements import (
    Agreement,
    Decision,
    EmergencyStep,
    Goal,
    Measure,
    WarningSign,
)
from top3.model.case import Case
from top3.model.people import Item, Person, View
from top3.model.situations import Factor, RecoveryNeed, Situation, Strength
from top3.model.statements import Statement
from top3.rules.language import RuleSet
from top3.values import I18n, Known, OpenSet, RoleRef, When
from top3.views.choices import Choice, chosen_for
from top3.views.given import (
    Given,
    GivenAgreement,
    GivenDecision,
    GivenGoal,
    GivenLine,
    GivenMeasure,
    GivenSign,
    GivenSituation,
    GivenStatement,
    GivenStep,
    GivenWords,
)
from top3.views.moments import when_in_words
from top3.views.own_records import with_own_records
from top3.views.readers import Reader
from top3.views.texts import load_texts
from top3.views.visible import visible

OWN_SAFETY = "own-safety"
_Kind = TypeVar("_Kind", bound=Item)


def gather(planned: PlannedCase, reader: Reader, document: str = "plan") -> Given:
    """Return what a reader is given.

    Args:
        planned: The whole plan.
        reader: Who will read; a family, a child, the network, an organisation or a subject.
        document: "plan", "papers", or "own-safety": what is for one person alone, recorded as such.

    Returns:
        What was chosen for the reader, in the order of choosing, without what may not reach them.
        It depends on the choices for this reader and on the record as they may know it, and on
        nothing else.
    """
    day = planned.ordered.as_of
    case = visible(planned.case, reader, alone=document == OWN_SAFETY)
    choice = chosen_for(planned.case, reader, day)
    if document == OWN_SAFETY:
        choice = _alone(case, reader, choice)
    elif reader.audience == "subject":
        choice = with_own_records(case, reader, choice, day)
    return _Gatherer(case, planned.rules, reader, day, choice).given(document)


def given_agreements(planned: PlannedCase, reader: Reader) -> tuple[Agreement, ...]:
    """Return the agreements a reader is given, in the order they are numbered for that reader.

    Only for who keeps the record: it tells which agreement of the case each number means.
    """
    day = planned.ordered.as_of
    case, choice = visible(planned.case, reader), chosen_for(planned.case, reader, day)
    return tuple(_Gatherer(case, planned.rules, reader, day, choice).chosen_agreements())


def not_given(planned: PlannedCase, reader: Reader) -> tuple[str, ...]:
    """Return what was chosen and is not given: it may not reach the reader, or is not theirs.

    Only for who keeps the record.
    """
    day = planned.ordered.as_of
    case, choice = visible(planned.case, reader), chosen_for(planned.case, reader, day)
    left = {each.id for _, _, each in case.items()}
    theirs = {each.id for each in given_agreements(planned, reader)}
    return tuple(
        name
        for name in choice.items
        if name not in left
        or (isinstance(planned.world.by_id[name], Agreement) and name not in theirs)
    )


def _alone(case: Case, reader: Reader, choice: Choice) -> Choice:
    """Return what is recorded as for exactly this person: that is the choice.

    How that person can be reached is in it where somebody chose that too.
    """
    steps = (*case.warning_signs, *case.emergency_steps)
    held: tuple[Any, ...] = (*case.agreements, *case.goals, *steps)
    names = tuple(each.id for each in held if set(each.only_for) == set(reader.people))
    own = tuple(each for each in choice.items if each in reader.people)
    return Choice((*names, *own), (), ())


class _Gatherer:
    """Turns what was chosen into what is given, one kind of item after another."""

    def __init__(
        self, case: Case, rules: RuleSet, reader: Reader, day: date, choice: Choice
    ) -> None:
        self._case, self._rules, self._reader, self._day = case, rules, reader, day
        by_id = {each.id: each for _, _, each in case.items()}
        # who chose only what may not reach the reader chose nothing, as far as the reader can know
        giving = {each.id for name, each in choice.of if name in by_id}
        self._decisions = [each for each in choice.decisions if each.id in giving]
        self._people = {each.id: each for each in case.people}
        self._items = [by_id[name] for name in choice.items if name in by_id]
        situations = [each for each in self._of(Situation) if self._words(each.behaviour.words)]
        self._number = {each.id: place for place, each in enumerate(situations, 1)}
        self._situations = situations

    def given(self, document: str) -> Given:
        """Return all of it."""
        earlier = sorted(self._earlier(document))
        agreements = tuple(self._agreements())
        days = [each.evaluate for each in agreements if each.evaluate and not each.ended]
        days += [each.until for each in self._decisions if each.until]
        return Given(
            reader=self._reader,
            document=document,
            as_of=self._day,
            fictional=self._case.fictional,
            pseudonymised=self._case.pseudonymised,
            chosen=bool(self._items),
            for_whom=tuple(self._party(each) for each in self._reader.people),
            decisions=tuple(map(self._decision, self._decisions)),
            situations=tuple(self._situation(each) for each in self._situations),
            agreements=agreements,
            steps=tuple(
                GivenStep(both(each.words), self._party(each.person) if each.person else None)
                for each in self._of(EmergencyStep)
                if self._is_theirs(each.person)
            ),
            signs=tuple(self._sign(each) for each in self._of(WarningSign)),
            goals=tuple(self._goal(each) for each in self._of(Goal)),
            words=tuple(self._own_words()),
            measures=tuple(self._measure(each) for each in self._of(Measure)),
            strengths=tuple(self._line(each.words, each.person) for each in self._of(Strength)),
            helps=tuple(
                self._line(each.words, each.of if each.of in self._people else None, each.hangs_on)
                for each in self._of(Factor)
            ),
            needs=tuple(
                self._line(each.words, each.person, each.of) for each in self._of(RecoveryNeed)
            ),
            statements=tuple(self._statement(each) for each in self._of(Statement)),
            reach=tuple(self._reach()),
            face=self._face(),
            stand_in=self._stand_in(),
            version=len(earlier) + 1,
            replaces=earlier[-1] if earlier else None,
            valid_until=min((each for each in days if each >= self._day), default=None),
            contacts=load_contacts(),
        )

    def _of(self, kind: type[_Kind]) -> list[_Kind]:
        return [each for each in self._items if isinstance(each, kind)]

    def _is_theirs(self, person: str | None) -> bool:
        """Say whether a step is for the readers: for everybody, or for one of them by name."""
        readers = self._reader.people
        return person is None or not readers or person in readers

    def _party(self, party: str) -> Both:
        person = self._people.get(party)
        if isinstance(person, Person):
            return Both(person.name, person.name)
        face = self._case.household.fixed_face
        if isinstance(face, Known) and face.value.role == party and face.value.name:
            return Both(face.value.name, face.value.name)
        return both(self._rules.label("roles", party))

    def _role(self, who: RoleRef) -> Both:
        label = both(self._rules.label("roles", who.role))
        name = self._people[who.person].name if who.person in self._people else who.name
        return Both(f"{name} ({label.nl})", f"{name} ({label.en})") if name else label

    def _decider(self, who: RoleRef) -> Both:
        """Return who decided: at home by name, to an organisation with the role."""
        if who.name and self._reader.audience != "organisation":
            return Both(who.name, who.name)
        return self._role(who)

    def _words(self, fact: Any) -> Both | None:
        """Return a text that is known and undisputed; what accounts differ on is not given."""
        return (
            both(fact.value) if isinstance(fact, Known) and isinstance(fact.value, I18n) else None
        )

    def _about(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(self._number[each] for each in names if each in self._number))

    def _line(self, words: Any, person: str | None = None, about: Iterable[str] = ()) -> GivenLine:
        who = self._party(person) if person else None
        return GivenLine(both(words), who, self._about(about))

    def _decision(self, each: Decision) -> GivenDecision:
        return GivenDecision(
            self._decider(each.by.value) if isinstance(each.by, Known) else Both("", ""),
            _day(each.on),
            both(self._rules.label("share_bases", each.basis)) if each.basis else None,
            both(each.purpose) if each.purpose else None,
            self._words(each.told),
        )

    def _situation(self, each: Situation) -> GivenSituation:
        words = self._words(each.behaviour.words)
        assert words is not None
        own = tuple(
            (self._party(person), both(each.own_words[person]))
            for person in self._reader.people
            if person in each.own_words
        )
        when = each.when.value if isinstance(each.when, Known) else None
        acting = each.actors.has if isinstance(each.actors, OpenSet) else ()
        who = tuple(self._party(one) for one in acting)
        return GivenSituation(self._number[each.id], who, words, _in_words(when), own)

    def chosen_agreements(self) -> list[Agreement]:
        """Return the agreements in the order they are numbered."""
        readers, chosen = set(self._reader.people), self._of(Agreement)
        if self._reader.audience == "network":
            chosen = [each for each in chosen if readers & {*each.keepers, *each.checkers}]
        return chosen

    def _agreements(self) -> Iterator[GivenAgreement]:
        readers = set(self._reader.people)
        for number, each in enumerate(self.chosen_agreements(), 1):
            until = _day(each.until)
            over = bool(each.status and each.status != "running")
            yield GivenAgreement(
                number=number,
                about=self._about(each.answers),
                who=tuple(self._party(one) for one in each.keepers),
                what=self._words(each.what),
                signal=self._words(each.signal),
                from_=_day(each.from_),
                until=until,
                checkers=tuple(self._party(one) for one in each.checkers),
                check=self._words(each.check),
                otherwise=self._words(each.otherwise),
                evaluate=_day(each.evaluate),
                holds_where=tuple(both(one) for one in each.holds_where),
                mine=bool(readers & set(each.keepers)),
                checked_by_me=bool(readers & set(each.checkers)),
                ended=over or (each.status is None and until is not None and until < self._day),
            )

    def _sign(self, each: WarningSign) -> GivenSign:
        return GivenSign(
            both(each.words),
            self._about(each.answers),
            tuple(self._party(one) for one in each.noticed_by),
            self._words(each.then),
            self._party(each.person) if each.person else None,
        )

    def _goal(self, each: Goal) -> GivenGoal:
        result = each.result.value if isinstance(each.result, Known) else None
        return GivenGoal(
            both(each.words),
            self._party(each.person) if each.person else None,
            each.person in self._reader.people,
            each.until,
            both(self._rules.label("results", result)) if result else None,
        )

    def _own_words(self) -> Iterator[GivenWords]:
        """Yield own words, oldest first: only those chosen, for who reads may be read along."""
        for each in sorted(self._of(View), key=lambda view: view.on or date.min):
            words = self._words(each.words)
            line = each.on_line.value if isinstance(each.on_line, Known) else None
            if each.person and (words or line is not None):
                mine = each.person in self._reader.people
                # a place on the line is never shown to anybody else
                yield GivenWords(
                    self._party(each.person), mine, words, each.on, line if mine else None
                )

    def _measure(self, each: Measure) -> GivenMeasure:
        return GivenMeasure(
            both(self._rules.label("measures", each.kind)),
            self._party(each.person),
            self._words(each.words),
            self._role(each.by.value) if isinstance(each.by, Known) else None,
            _day(each.from_),
            _day(each.until),
        )

    def _statement(self, each: Statement) -> GivenStatement:
        report = next(one for one in self._case.reports if one.id == each.report)
        own = report.informant in self._reader.people
        texts = load_texts()["subject"]
        kind = texts[f"kind_{each.kind.value}"] if isinstance(each.kind, Known) else None
        return GivenStatement(kind, each.text, report.recorded, own)

    def _reach(self) -> Iterator[Both]:
        """Yield how the reader can be reached, only to that reader and only where it was chosen."""
        for each in self._of(Person):
            if self._reader.audience == "subject" and each.id in self._reader.people:
                ways = (*each.contact.safe_ways, *each.contact.safe_times)
                yield from (both(way) for way in ways)

    def _face(self) -> Both | None:
        face = self._case.household.fixed_face
        if not isinstance(face, Known):
            return None
        return self._party(face.value.person or face.value.role)

    def _stand_in(self) -> tuple[Both, date] | None:
        now = [each for each in self._case.stand_ins if each.from_ <= self._day <= each.until]
        return (self._role(now[-1].who), now[-1].until) if now else None

    def _earlier(self, document: str) -> Iterator[date]:
        """Yield the days of the documents of this kind that these readers had and still have."""
        readers = self._reader.people or (self._reader.audience,)
        kind = _KINDS.get(document, document)
        for each in self._case.documents:
            if each.to in readers and each.kind == kind and each.on <= self._day:
                yield each.on


_KINDS = {"own-safety": "own_safety_plan", "papers": "papers"}


def _day(fact: Any) -> date | None:
    return fact.value if isinstance(fact, Known) and isinstance(fact.value, date) else None


def _in_words(when: When | None) -> Both | None:
    return Both(when_in_words(when, "nl"), when_in_words(when, "en")) if when else None
