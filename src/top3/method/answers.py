"""Answers back in: what a filled-in sheet says becomes reports, statements and facts of a new case.

Every answer rests on the statement made of its talk. What is known already is never overwritten: an
answer that differs stands beside it. What has no place in the record stays in the statement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import BaseModel

from top3.canonical import canonical_json
from top3.errors import Place
from top3.method.ages import age_in_weeks, age_in_years
from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.load import case_from
from top3.method.merging import Data, agrees, merged, plain, resting
from top3.method.paper_answers import add_agreement, add_own_top3, own_words
from top3.method.readers import ACUTE, OTHER_ANSWERS
from top3.method.replies import Held, Reply
from top3.method.sheets import PEOPLE_SETS, WORKED_OUT, NotKnown, SaidMembers
from top3.method.talk_records import pinned, present_at, report_of
from top3.model.case import Case
from top3.model.labels import LABELS
from top3.model.people import Person, is_person
from top3.reading import Tree
from top3.rules.language import RuleSet
from top3.values import Disputed, Known, OpenSet, Unknown

IN_ROUNDS = frozenset((*ACUTE, *OTHER_ANSWERS))
_PREFIXES = {"reports": "r", "statements": "t", "acute_rounds": "ac", "views": "v",
             "decisions": "d", "noted": "n", "agreements": "a"}  # fmt: skip
_AGES = {"person.age_in_years": age_in_years, "person.age_in_weeks": age_in_weeks}


@dataclass(frozen=True, repr=False)
class Answered:
    """The new case, and the answers that found no field: those stand in the statement's words."""

    case: Case
    unplaced: tuple[Reply, ...]


def answered(case: Case, held: Sequence[Held], rules: RuleSet) -> Answered:
    """Put the talks that were held into the case; without any the case comes back as it is.

    Raises:
        CaseError: what comes out would be no valid case, such as words that grew too long.
    """
    if not held:
        return Answered(case, ())
    record = _Record(case, rules)
    for talk in held:
        record.take(talk)
    return Answered(record.finished(), tuple(record.unplaced))


class _Record:
    """A case in the making: items that change, and data of items that are new."""

    def __init__(self, case: Case, rules: RuleSet) -> None:
        self.case, self.rules = case, rules
        self.unplaced: list[Reply] = []
        self._added: dict[str, list[Data]] = {}
        self._taken = {item.id for _, _, item in case.items()}
        self._days = [case.as_of]

    def take(self, held: Held) -> None:
        """Take one talk: a report, a statement, and every answer resting on it."""
        report, statement = self._new_id("reports"), self._new_id("statements")
        self._days.append(held.on)
        talk, notes = _Talk(self, held, statement), []
        for reply in held.replies:
            if reply.fact in IN_ROUNDS:
                continue
            placed = talk.place(reply)
            if not placed:
                self.unplaced.append(reply)
                notes.append(self.note(reply))
        self._add_rounds(held, statement)
        talk.take_papers()
        self._add("reports", report_of(held, report))
        self._add("statements", self._statement(held, report, statement, [*notes, *talk.notes]))

    def finished(self) -> Case:
        """Return the new case, checked as if it came from a file."""
        data = self.case.to_data()
        for name, items in self._added.items():
            data[name] = [*data.get(name, []), *items]
        data["as_of"] = max(self._days).isoformat()
        ordered = {name: data[name] for name in Case.model_fields if name in data}
        return case_from(Tree(ordered), self.rules)

    def item(self, about: tuple[str, str]) -> Any:
        """Return an item as it stands now; the household is one item."""
        return self.case.household if about == HOUSEHOLD else self.case.item(about[1])

    def put(self, item: BaseModel, data: Data) -> None:
        """Put a changed item in the place of the old one."""
        made = type(item).model_validate(data)
        if item is self.case.household:
            self.case = self.case.model_copy(update={"household": made})
            return
        for name, index, each in self.case.items():
            if each is item:
                items = (
                    *getattr(self.case, name)[:index],
                    made,
                    *getattr(self.case, name)[index + 1 :],
                )
                self.case = self.case.model_copy(update={name: items})
                return

    def world(self) -> CaseWorld:
        """Return the facts as the rules read them now."""
        return CaseWorld(self.case, self.rules, self.case.as_of)

    def add(self, collection: str, **data: Any) -> None:
        """Add an item with an id of its own."""
        self._add(collection, {"id": self._new_id(collection), **data})

    def _add(self, collection: str, data: Data) -> None:
        self._added.setdefault(collection, []).append(data)

    def _new_id(self, collection: str) -> str:
        prefix = _PREFIXES[collection]
        numbers = [
            int(each[len(prefix) :])
            for each in self._taken
            if each.startswith(prefix) and each[len(prefix) :].isdecimal()
        ]
        start = max(numbers, default=0) + 1
        free = chain(range(start, 1_000_000), range(1, 1_000_000))
        made = next(name for n in free if (name := f"{prefix}{n}") not in self._taken)
        self._taken.add(made)
        return made

    def _add_rounds(self, held: Held, statement: str) -> None:
        rounds: dict[tuple[str, str], Data] = {}
        for reply in held.replies:
            if reply.fact in IN_ROUNDS:
                rounds.setdefault(reply.about, {})[reply.fact] = plain(reply.value)
        asked_by = plain(held.talk.asked_by)
        for about, answers in rounds.items():
            who = {} if about == HOUSEHOLD else {"person": about[1]}
            self.add(
                "acute_rounds", statement=statement, **who, on=held.on.isoformat(),
                asked_by=asked_by, present=present_at(held), answers=answers,
            )  # fmt: skip

    def _statement(self, held: Held, report: str, statement: str, notes: Iterable[str]) -> Data:
        day = held.on.isoformat()
        words = held.words or own_words(held.own)
        words = words or f"Vragenblad ingevuld op {day}, zonder letterlijke woorden."
        return {
            "id": statement,
            "report": report,
            "kind": "account",
            "about": self._people(held),
            "text": "\n".join([words, *(f"[{note}]" for note in notes)]),
            "present_when_told": plain(held.talk.present),
        }

    def _people(self, held: Held) -> list[str]:
        """Return whom the answers are about, so that who was beside them can be weighed."""
        world, found = self.world(), dict[str, None]()
        for reply in held.replies:
            scope, name = reply.about
            groups = {"situation": ("situation.actors", "situation.affected"),
                      "household": ("household.members",)}.get(scope, ())  # fmt: skip
            names = [name] if scope == "person" else []
            for fact in groups:
                names += world.read(reply.about, fact).merged().has
            if reply.fact in PEOPLE_SETS and isinstance(reply.value, SaidMembers):
                names += reply.value.has
            found |= dict.fromkeys(names)
        people = [held.talk.with_] if held.own else []
        people += [each for line in held.agreed for each in line.keepers]
        found |= dict.fromkeys(each for each in people if is_person(each))
        return list(found)

    def label(self, fact: str) -> str:
        """Return what a fact is called; a field that no rule reads is called by its own name."""
        spec = self.rules.dictionary.facts.get(fact)
        return spec.label.nl if spec else LABELS[fact.partition(".")[2]].nl

    def note(self, reply: Reply) -> str:
        """Return what stands in the statement for an answer that found no field."""
        label = self.label(reply.fact)
        value = plain(reply.value)
        said = value if isinstance(value, str) else canonical_json(value)
        return f"op het vragenblad, niet (helemaal) in een veld: {reply.about[1]}, {label}: {said}"


class _Talk:
    """Puts each answer of a talk where it belongs; `notes` keep what an answer stands in for."""

    def __init__(self, record: _Record, held: Held, statement: str) -> None:
        self._record, self._held, self._by = record, held, statement
        self.notes: list[str] = []

    def place(self, reply: Reply) -> bool:
        """Put an answer in its field; False where there is no field that can hold it."""
        if reply.fact in WORKED_OUT:
            return False
        own = {
            "situation.told_unprompted": self._unprompted,
            "situation.last_time": self._last_time,
            "person.safe_contact": self._safe_contact,
            "person.view": self._view,
            "person.age_in_years": self._age,
            "person.age_in_weeks": self._age,
        }.get(reply.fact)
        if own:
            return own(reply)
        if self._record.rules.dictionary.facts[reply.fact].noted:
            return self._noted(reply)
        path = reply.fact.split(".")[1:]
        return self._merge(self._record.item(reply.about), path, reply.value, reply)

    def take_papers(self) -> None:
        """Keep what was written on working papers: an own top 3, and agreements."""
        held, statement = self._held, self._by
        if held.own:
            add_own_top3(
                self._record, held.talk.with_, held.own, on=held.on.isoformat(),
                **self._alone(), statements=[statement],
            )  # fmt: skip
        for line in held.agreed:
            add_agreement(self._record, line, statement, self._add_to_agreement)

    def _add_to_agreement(self, item: Any, name: str, value: Any) -> None:
        about = ("agreement", item.id)
        reply = Reply(Place(path=f"agreement.{name}"), about, f"agreement.{name}", value)
        if not self._merge(item, [name], value, reply):
            self._record.unplaced.append(reply)
            self.notes.append(self._record.note(reply))

    def _alone(self) -> Data:
        """Return whether it was said with nobody else there, where that is known."""
        present = self._held.talk.present
        if isinstance(present, OpenSet) and present.complete:
            return {"asked_alone": not present.has}
        return {}

    def _merge(self, item: Any, path: Sequence[str], value: Any, reply: Reply) -> bool:
        fact = item
        for part in path:
            fact = getattr(fact, "from_" if part == "from" else part)
        if isinstance(fact, Disputed) and fact.weighed and not agrees(fact.weighed.value, value):
            self._reopen(item, fact, reply)
        earlier = tuple(getattr(item, "statements", ()))
        made = merged(fact, value, self._by, earlier)
        if made is None:
            return False
        self._keep_note(fact, value, reply)
        data = plain(item)
        spot = data
        for part in path[:-1]:
            spot = spot.setdefault(part, {})
        spot[path[-1]] = made
        self._record.put(item, data)
        return True

    def _reopen(self, item: Any, fact: Disputed[Any], reply: Reply) -> None:
        """Keep what somebody weighed as their decision; what was said since is not in it."""
        weighed = fact.weighed
        assert weighed is not None
        label = self._record.label(reply.fact)
        value = canonical_json(plain(weighed.value))
        self._record.add(
            "decisions", kind="other", items=[item.id] if hasattr(item, "id") else [],
            on=weighed.on.isoformat(), by=plain(weighed.by),
            reason={"code": "other", **plain(weighed.reason)},
            words={"nl": f"Eerder afgewogen: {label}: {value}"},
        )  # fmt: skip

    def _keep_note(self, fact: Any, value: Any, reply: Reply) -> None:
        """Keep what stood beside an unknown that is known now."""
        if isinstance(fact, Unknown) and not isinstance(value, NotKnown):
            beside = plain(fact)
            if beside.pop("unknown") and beside:
                label = self._record.label(reply.fact)
                said = fact.note if set(beside) == {"note"} else canonical_json(beside)
                self.notes.append(f"stond bij {reply.about[1]}, {label}: {said}")

    def _unprompted(self, reply: Reply) -> bool:
        """Answer for the statements of who it happened to, those not yet asked about first."""
        world = self._record.world()
        affected = world.read(reply.about, "situation.affected").merged().has
        situation = self._record.item(reply.about)
        told = [
            each
            for each in world.statements(situation.statements)
            if world.informant(each) in affected
        ]
        unasked = [each for each in told if isinstance(each.unprompted, Unknown)]
        if not unasked and any(agrees(each.unprompted, reply.value) for each in told):
            return True
        placed = [self._merge(each, ["unprompted"], reply.value, reply) for each in unasked or told]
        # a no says nothing about what others told, so it may still be open
        known = self._record.world().read(reply.about, reply.fact).claims
        return any(placed) and (isinstance(reply.value, NotKnown) or bool(known))

    def _last_time(self, reply: Reply) -> bool:
        situation = self._record.item(reply.about)
        when, day = situation.when, reply.value
        if isinstance(day, NotKnown):
            return isinstance(when, Unknown) and self._merge(situation, ["when"], day, reply)
        data = plain(situation)
        if isinstance(when, Known):
            spot = data["when"]
            spot["value"]["on"] = list(dict.fromkeys((*when.value.on, day)))
            spot["by"] = resting(when.by, situation.statements, self._by)
            self._record.put(situation, data)
            return True
        return self._merge(situation, ["when"], {"on": [day]}, reply)

    def _safe_contact(self, reply: Reply) -> bool:
        if isinstance(reply.value, NotKnown):
            return False
        person = self._record.item(reply.about)
        data, way = plain(person), plain(reply.value)
        ways = data.setdefault("contact", {}).setdefault("safe_ways", [])
        if way not in ways:
            ways.append(way)
        self._record.put(person, data)
        return True

    def _view(self, reply: Reply) -> bool:
        words = plain(reply.value)
        if not isinstance(reply.value, NotKnown):
            words = {"value": plain(reply.value), "by": [self._by]}
        more: Data = {"about": reply.situations[0]} if len(reply.situations) == 1 else {}
        more |= self._alone()
        self._record.add(
            "views", person=reply.about[1], words=words, on=self._held.on.isoformat(),
            statements=[self._by], **more,
        )  # fmt: skip
        for name in reply.situations:
            self._tell_of(name)
        return True

    def _tell_of(self, name: str) -> None:
        """Put an account with its situation; what rested on the others keeps resting there."""
        situation = self._record.item(("situation", name))
        data = pinned(situation)
        data["statements"] = [*situation.statements, self._by]
        self._record.put(situation, data)

    def _noted(self, reply: Reply) -> bool:
        """Keep an answer without a field of its own; an earlier one stays beside it."""
        value = plain(reply.value)
        known = not isinstance(reply.value, NotKnown)
        about = {} if reply.about == HOUSEHOLD else {"about": reply.about[1]}
        self._record.add(
            "noted", fact=reply.fact, **about,
            value={"value": value, "by": [self._by]} if known else value,
            on=self._held.on.isoformat(), by=plain(self._held.talk.asked_by), statements=[self._by],
        )  # fmt: skip
        return True

    def _age(self, reply: Reply) -> bool:
        person = self._record.item(reply.about)
        assert isinstance(person, Person)
        if isinstance(reply.value, NotKnown):
            return self._merge(person, ["age"], reply.value, reply)
        bounds = _AGES[reply.fact](person, self._held.on)
        if bounds and bounds[0] <= reply.value <= bounds[1]:
            return True
        weeks = reply.fact == "person.age_in_weeks"
        said = {"value": reply.value, "on": self._held.on.isoformat(), "by": [self._by]}
        data, unit = plain(person), getattr(person.age, "unit", "years")
        if isinstance(person.age, Unknown) and not isinstance(person.born, Known):
            self._keep_note(person.age, reply.value, reply)
            data["age"] = {**said, **({"unit": "weeks"} if weeks else {})}
        elif isinstance(person.age, Known) and unit == "years" and not weeks:
            data["age"] = {"claims": [data["age"], said]}
        elif isinstance(person.age, Disputed) and not weeks:
            data["age"]["claims"].append(said)
        else:
            return False
        self._record.put(person, data)
        return True
