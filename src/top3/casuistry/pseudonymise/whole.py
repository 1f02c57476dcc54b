"""A case, or a case over time, pseudonymised: every text changed, every day moved, ages in bands.

What comes out are still personal data: who has the key, or knows the family, may recognise it. So
it never says that it is anonymous, and never passes for an invented case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import BaseModel

from top3.casuistry.pseudonymise import ages, conclusions
from top3.casuistry.pseudonymise.days import Shift
from top3.casuistry.pseudonymise.folding import folded, words
from top3.casuistry.pseudonymise.judged import GivenNames, Judged
from top3.casuistry.pseudonymise.key import Key, shifts
from top3.casuistry.pseudonymise.known_words import known_words
from top3.casuistry.pseudonymise.name_lists import BACKGROUNDS, NameLists
from top3.casuistry.pseudonymise.names import NameMap
from top3.casuistry.pseudonymise.naming import Named, map_names
from top3.casuistry.pseudonymise.places import Places
from top3.casuistry.pseudonymise.rare import Rare, rare_among, rare_traits
from top3.casuistry.pseudonymise.record import (
    Tally,
    Walker,
    every_id,
    every_name,
    every_text,
    new_ids,
)
from top3.casuistry.pseudonymise.text import Doubt, TextChanger
from top3.errors import Both, CaseError, Place, Problem, Top3Error
from top3.method.ages import age_in_years
from top3.method.load import case_from, danger_now
from top3.model.case import Case
from top3.model.people import Person
from top3.reading import Tree
from top3.rules.language import RuleSet
from top3.trajectory.event_file import events_from
from top3.trajectory.events import NO_SALT, Event
from top3.trajectory.own_records import Shown
from top3.trajectory.trajectory import Trajectory
from top3.values import Known

_FICTIONAL = (
    Both("een verzonnen zaak", "an invented case"),
    Both(
        "die is al voor iedereen; pseudonimiseren is voor zaken van een organisatie",
        "that is for everybody already; pseudonymising is for cases of an organisation",
    ),
)
_NUMBERED = (
    Both(
        "een terugneming of wissing naast een getoond voorstel",
        "a retraction or an erasure beside a proposal that was shown",
    ),
    Both(
        "laat 'proposal_shown' weg en noem de nummers die dan gelden",
        "leave 'proposal_shown' out and name the numbers that hold then",
    ),
)


@dataclass(frozen=True, repr=False)
class Pseudonymised:
    """What came of it: the case and its events as plain data, and all that a report needs.

    `open` is what a person must still judge, `answered` what somebody did judge. `exact` are ids of
    people whose age could not be put in a band without another conclusion. `differ` names the parts
    of the conclusions that are not the same; with an empty one every conclusion was kept.
    """

    case: dict[str, Any]
    events: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    open: tuple[Doubt, ...]
    answered: int
    rare: tuple[Rare, ...]
    exact: tuple[str, ...]
    differ: tuple[str, ...]
    compared: int
    neutral: int
    background: str
    mapping: dict[str, Any] = field(repr=False)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left for a person, and every conclusion was kept."""
        return not self.open and not self.rare and not self.differ


@dataclass(frozen=True, repr=False)
class Wanted:
    """How somebody wants it: names they know, what they judged, the background of new names.

    Without a background one is drawn. `among` are other cases of the organisation, to see which
    traits are rare there.
    """

    names: GivenNames = field(default_factory=lambda: GivenNames(top3="names/1"))
    judged: Judged = field(default_factory=Judged)
    background: str = ""
    among: Sequence[Case] = ()
    lang: str = "nl"


def pseudonymise(
    case: Case, rules: RuleSet, secret: bytes, *, events: Sequence[Event] = (),
    wanted: Wanted | None = None,
) -> Pseudonymised:  # fmt: skip
    """Return a case and its events with other names, other days and rougher ages.

    Args:
        case: A case an organisation holds; on its first day where there are events.
        rules: The rules under which every conclusion must stay the same.
        secret: 16 bytes or more; with the same one the outcome is the same.
        events: What happened after, in order.
        wanted: How somebody wants it.

    Raises:
        CaseError: the case is invented, or its events cannot be taken over.
        StepNotAllowedError: the events do not follow each other under these rules.
        ValueError: the secret is too short.
    """
    if case.fictional:
        fault = Problem(Place(path="fictional"), "is-fictional", *_FICTIONAL)
        raise CaseError([fault], danger_now())
    kept = _without_shown(events)
    return _Maker(case, rules, Key(secret, case.id), kept, wanted or Wanted()).made()


def _without_shown(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events without what was shown: it is worked out anew from the new case."""
    shown = [each for each in events if isinstance(each.record, Shown)]
    if shown and any(each.type in ("retracted", "erased") for each in events):
        raise CaseError([Problem(Place(path="events"), "numbers-move", *_NUMBERED)], danger_now())
    kept = [each for each in events if not isinstance(each.record, Shown)]
    return tuple(each.model_copy(update={"shown": None}) if each.shown else each for each in kept)


@dataclass(frozen=True, repr=False)
class _Try:
    """One attempt: a shift, and which of the choices of age each person has."""

    shift: Shift
    case: dict[str, Any]
    events: tuple[dict[str, Any], ...]
    tally: Tally
    differ: tuple[str, ...]
    compared: int = 0
    exact: tuple[str, ...] = ()


class _Maker:
    """Tries shifts and bands until every conclusion is the same."""

    def __init__(
        self, case: Case, rules: RuleSet, key: Key, events: tuple[Event, ...], wanted: Wanted
    ) -> None:
        self._case, self._rules, self._key = case, rules, key
        self._events, self._wanted = events, wanted
        self._records: list[BaseModel] = [case, *events]
        self._cuts = ages.cuts_of(rules)
        self._ids = new_ids(every_id(case, *(each.record for each in events)))
        self._background = wanted.background or key.shuffled(BACKGROUNDS, "background")[0]
        self._names = self._name_map()
        self._places = Places(
            wanted.names.places, wanted.names.organisations, (*wanted.names.other, *self._own_id())
        )
        self._own = self._own_words()
        self._before = list(self._concluded(case, events))

    def made(self) -> Pseudonymised:
        best = self._best()
        doubts, answered = self._left(best)
        made = case_from(Tree(best.case), self._rules)
        rare = self._rare(made)
        return Pseudonymised(
            best.case, best.events, best.tally.counts, doubts,
            answered + len(rare) - len(self._open_rare(rare)), self._open_rare(rare), best.exact,
            best.differ, best.compared, self._names.neutral, self._background, self._mapping(best),
        )  # fmt: skip

    # --------------------------------------------------------------- what stays the same each try
    def _name_map(self) -> NameMap:
        given = [
            Named(each.name, each.gender or "", new=each.new or "")
            for each in self._wanted.names.people
        ]
        found = [
            Named(name, age=self._age_of(name))
            for each in self._records
            for name in every_name(each)
        ]
        taken = {
            word.key for each in self._records for text in every_text(each) for word in words(text)
        }
        lists = NameLists(self._background)
        return map_names([*given, *found], self._key, lists, known=known_words(), taken=taken)

    def _age_of(self, name: str) -> int | None:
        people = (each for each in self._case.people if each.name == name)
        bounds = (age_in_years(each, self._case.as_of) for each in people)
        return next((each[0] for each in bounds if each), None)

    def _own_id(self) -> tuple[str, ...]:
        name = self._case.id
        return (name,) if any(not each.isalpha() for each in name) else ()

    def _own_words(self) -> frozenset[str]:
        texts = (text for each in self._records for text in every_text(each))
        found = {word.key for text in texts for word in words(text) if word.text.islower()}
        return frozenset(found - {*self._names.firsts, *self._names.lasts})

    def _concluded(self, case: Case, events: tuple[Event, ...]) -> Iterator[dict[str, Any]]:
        """Yield what the rules conclude, in parts: what costs least first."""
        yield conclusions.of_case(case, self._rules)
        if not events:
            return
        trajectory = Trajectory.start(case, self._rules)
        for event in events:
            trajectory = trajectory.apply(_unseen(event))
        yield from conclusions.of_trajectory(trajectory)

    # ------------------------------------------------------------------ one try
    def _best(self) -> _Try:
        """Return the first try that keeps every conclusion, with ages as rough as that allows."""
        best: _Try | None = None
        for days in shifts(self._key):
            shift = Shift(days, self._case.as_of)
            for place in self._rough():
                tried = self._try(shift, place)
                if tried and not tried.differ:
                    return tried
            plain = self._try(shift, None)
            if plain and not plain.differ:
                return self._as_rough_as_can(plain)
            best = best or plain
        if best is None:
            found = Both("dagen die niet samen verschuiven", "days that cannot move together")
            remedy = Both("kijk naar maanden zonder dag", "look at months without a day")
            fault = Problem(Place(path="as_of"), "cannot-shift", found, remedy)
            raise CaseError([fault], danger_now())
        return best

    def _rough(self) -> Iterator[dict[str, int]]:
        """Yield choices of age for all at once: an age for everybody, or a day of birth if told."""
        people = self._case.people
        yield self._family(dict.fromkeys((each.id for each in people), 0))
        told = {each.id for each in people if isinstance(each.born, Known)}
        for near in (1, 2) if told else ():
            yield self._family({each.id: near if each.id in told else 0 for each in people})

    def _as_rough_as_can(self, plain: _Try) -> _Try:
        """Return the try with each age as rough as keeps every conclusion, one person at a time."""
        people = [each.id for each in self._case.people]
        place, best = dict.fromkeys(people, -1), plain
        for name in people:
            for choice in range(self._choices(name)):
                tried = self._try(plain.shift, self._family({**place, name: choice}))
                if tried and not tried.differ:
                    best, place[name] = tried, choice
                    break
        return best

    def _choices(self, name: str) -> int:
        person = next(each for each in self._case.people if each.id == name)
        return len(self._of(person, self._case.as_of, Shift(0, self._case.as_of)))

    def _family(self, place: dict[str, int]) -> dict[str, int]:
        """Return the choices, with another one where bands would make a parent too young."""
        shift = Shift(0, self._case.as_of)
        options = {
            each.id: [_years(one, self._case.as_of) for one in found]
            for each in self._case.people
            if (found := self._of(each, self._case.as_of, shift))
        }
        made = dict(place)
        for relation in self._case.relations:
            older, younger = options.get(relation.who), options.get(relation.of)
            if relation.kind == "parent" and older and younger:
                child = younger[made[relation.of]]
                wide = older[-1] - younger[-1] >= ages.YOUNGEST_PARENT
                fits = (
                    at for at in (made[relation.who], *range(len(older)))
                    if older[at] - child >= ages.YOUNGEST_PARENT
                )  # fmt: skip
                made[relation.who] = next(fits, -1) if wide else made[relation.who]
        return made

    def _of(self, person: Person, on: date, shift: Shift) -> list[dict[str, Any]]:
        return list(ages.choices(person, on, shift.day(on), self._cuts, self._key))

    def _try(self, shift: Shift, place: dict[str, int] | None) -> _Try | None:
        tally = Tally()
        walker = self._walker(shift, tally)
        exact: list[str] = []
        data = walker.record(self._case, "")
        data |= {
            "id": f"case-{self._key.token('id')[:8]}", "fictional": False, "pseudonymised": True,
        }  # fmt: skip
        if "agenda_key" in data:
            data["agenda_key"] = self._key.token("agenda")
        told = [walker.record(each, f"events[{at}]") for at, each in enumerate(self._events, 1)]
        for each in told:
            each.pop("salt", None)
        if place is not None:
            pairs = zip(self._case.people, data.get("people", []), strict=True)
            for person, row in pairs:
                exact += self._aged(person, row, self._case.as_of, shift, place)
            for event, row in zip(self._events, told, strict=True):
                if isinstance(event.record, Person):
                    exact += self._aged(event.record, row["record"], event.day, shift, place)
        order = ("top3", "id", "fictional", "pseudonymised", "as_of")
        data = {**{key: data[key] for key in order if key in data}, **data}
        return self._judged(
            _Try(shift, data, tuple(told), tally, (), 0, tuple(dict.fromkeys(exact)))
        )

    def _aged(
        self, person: Person, row: dict[str, Any], on: date, shift: Shift, place: dict[str, int]
    ) -> Iterator[str]:
        options = self._of(person, on, shift)
        if not options:
            return
        at = place.get(person.id, 0)
        chosen = dict(options[at if at < len(options) else -1])
        if chosen.pop("exact", False):
            yield self._ids.get(person.id, person.id)
        row.pop("born", None)
        row.pop("age", None)
        row.update(chosen)

    def _walker(self, shift: Shift, tally: Tally) -> Walker:
        changer = TextChanger(
            self._names, self._places, shift, self._wanted.judged, self._own, self._ids,
            lambda age: ages.stand_in(age, self._cuts),
        )  # fmt: skip
        return Walker(changer, self._names, shift, self._ids, self._wanted.lang, tally)

    def _judged(self, tried: _Try) -> _Try | None:
        """Return the try with what differs in its conclusions; None where it is no case at all."""
        try:
            case = case_from(Tree(tried.case), self._rules)
            events = events_from(Tree(list(tried.events)), salt=_no_salt) if tried.events else ()
            before = conclusions.moved(self._before, self._ids, tried.shift)
            differ = conclusions.differences(before, self._concluded(case, events))
        except Top3Error:
            return None
        return replace(tried, differ=differ, compared=len(before))

    # ------------------------------------------------------------------ what is left
    def _left(self, best: _Try) -> tuple[tuple[Doubt, ...], int]:
        keep = {folded(each) for each in self._wanted.judged.keep}
        doubts = tuple(each for each in best.tally.doubts if folded(each.mark) not in keep)
        return doubts, len(best.tally.doubts) - len(doubts)

    def _rare(self, made: Case) -> tuple[Rare, ...]:
        among = self._wanted.among
        found = rare_among(made, among, self._cuts) if among else rare_traits(made)
        return tuple(found)

    def _open_rare(self, rare: tuple[Rare, ...]) -> tuple[Rare, ...]:
        keep = {folded(each) for each in self._wanted.judged.keep}
        return tuple(each for each in rare if folded(f"trait:{each.code}") not in keep)

    def _mapping(self, best: _Try) -> dict[str, Any]:
        return {
            "case": {self._case.id: best.case["id"]},
            "first_names": dict(self._names.firsts),
            "surnames": dict(self._names.lasts),
            "initials": dict(self._names.initials),
            "ids": dict(self._ids),
            "shift_days": best.shift.days,
            "signs": self._places.signs(),
        }


def _unseen(event: Event) -> Event:
    """Return an event whose decider saw nothing of ours: what was shown is no part of this."""
    if event.kind.decides and event.shown is None:
        return event.model_copy(update={"shown": 0})
    return event


def _no_salt() -> str:
    return NO_SALT


def _years(choice: dict[str, Any], on: date) -> int:
    if "born" in choice:
        return (on - date.fromisoformat(choice["born"]["value"])).days // 365
    age = choice["age"]
    return int(age["value"] / {"weeks": 52, "months": 12}.get(age.get("unit", ""), 1))
