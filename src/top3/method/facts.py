"""The bridge between record and rules: what each fact reads in a case, and who is in each group.

Only here does a fact's name meet the field it stands for. What a statement is worth is settled here
too: an interpretation satisfies no criterion, and what was said with the person it is about beside
it counts as said but lowers nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

from top3.method.groups import CLOSED
from top3.method.noted import read_noted
from top3.method.roles import who_may_weigh
from top3.model.agreements import Judgement
from top3.model.case import Case
from top3.model.people import Item
from top3.model.statements import Statement
from top3.model.who import may_be_one
from top3.rules.claims import Claim, Members, Reading
from top3.rules.evaluate import Key
from top3.rules.language import FactSpec, RuleSet
from top3.rules.logic import Tri, of_bool
from top3.values import (
    Disputed,
    Known,
    NotApplicable,
    OpenSet,
    Unknown,
    first_day,
)

HOUSEHOLD: Key = ("household", "household")
_UNUSABLE_KINDS = ("interpretation", "wish")
_UNUSABLE_CLASSES = ("label", "opinion", "attitude")
_HEARD = {Tri.TRUE: "not_free", Tri.UNKNOWN: "presence_not_recorded", Tri.FALSE: None}
"""Why an account may not lower caution, by whether somebody it is about heard it being told."""
_NOT_ASKED = Unknown(reason="not_asked")
_COLLECTION = {
    "situation": "situations",
    "person": "people",
    "agreement": "agreements",
    "factor": "factors",
}

Reader = Callable[["CaseWorld", Any], Reading]
READERS: dict[str, Reader] = {}
"""What each fact of the dictionary reads, by its full name."""

WRITTEN: dict[str, Reader] = {}
"""What a noted fact of the household reads elsewhere in the record, where nobody noted it."""


def may_settle(world: "CaseWorld", judgement: Judgement) -> bool:
    """Say whether a judgement settles those it weighs.

    It is by a role that the rule set lets weigh, by none of those who differ, about the same item
    on the same scale, and not earlier than what it weighs.
    """
    named = judgement.by.name or judgement.by.person
    if not named or judgement.by.role not in who_may_weigh(world.rules):
        return False
    others = [world.by_id.get(each) for each in judgement.weighs]
    return all(
        isinstance(each, Judgement)
        and not may_be_one(each.by, judgement.by)
        and (each.about, each.scale) == (judgement.about, judgement.scale)
        and each.on <= judgement.on
        for each in others
    )


class CaseWorld:
    """The facts of one case on one day, as the rules read them."""

    def __init__(self, case: Case, rules: RuleSet, as_of: date) -> None:
        """Keep the case, the lists of the rule set and the day."""
        self.case: Case = case
        self.rules: RuleSet = rules.on(as_of)
        self.as_of: date = as_of
        self._readings: dict[tuple[Key, str], Reading] = {}
        self.worked_out: dict[Any, Any] = {}

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return every item of a scope, in the order of the file; the household is one item."""
        if scope == "household":
            return (HOUSEHOLD,)
        return tuple((scope, item.id) for item in getattr(self.case, _COLLECTION[scope]))

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact of an item; a fact that does not apply at this age says so."""
        key = (HOUSEHOLD if fact.startswith("household.") else item, fact)
        if key not in self._readings:
            self._readings[key] = self._read(key[0], self.rules.dictionary.facts[fact])
        return self._readings[key]

    def _read(self, item: Key, spec: FactSpec) -> Reading:
        if ".judged." in spec.name:
            return self._judged(item, spec)
        if spec.noted:
            noted = read_noted(self, item, spec)
            if noted.claims or spec.name not in WRITTEN:
                return noted
            return WRITTEN[spec.name](self, self.case)
        thing = self.case if item[0] == "household" else self.by_id[item[1]]
        return READERS[spec.name](self, thing)

    def _judged(self, item: Key, spec: FactSpec) -> Reading:
        """Return what people judged of an item on a scale; two who differ contradict each other.

        What was weighed by somebody who may counts no more; the weighing stands in its place.
        """
        levels = self.rules.dictionary.values_of(spec)
        return Reading(
            tuple(
                Claim(each.level, (each.id,), on=each.on)
                for each in self.case.judgements
                if (each.about, each.scale or "urgency") == (item[1], spec.of)
                and each.level in levels
                and each.id not in self.weighed
            )
        )

    @cached_property
    def weighed(self) -> frozenset[str]:
        """The judgements that a weighing settled: by a role that may, and by none who differ."""
        return frozenset(
            name for each in self.case.judgements if may_settle(self, each) for name in each.weighs
        )

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return who or what is in a group, and whether that is all."""
        spec = self.rules.dictionary.groups[item[0], group]
        if spec.fact:
            members = self.read(item, spec.fact).merged()
            return tuple((spec.of, each) for each in members.has), members
        found = CLOSED[item[0], group](self, item[1])
        return tuple((spec.of, each) for each in found), Members(tuple(found), complete=True)

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Every item of the case by its id."""
        return {item.id: item for _, _, item in self.case.items()}

    @cached_property
    def reports(self) -> dict[str, Any]:
        """Every report by its id."""
        return {report.id: report for report in self.case.reports}

    def statements(self, ids: Iterable[str]) -> list[Statement]:
        """Return the statements with those ids that are in the case."""
        found = (self.by_id.get(each) for each in ids)
        return [each for each in found if isinstance(each, Statement)]

    def informant(self, statement: Statement) -> str | Unknown:
        """Return who told it first: a person, a role, or unknown; second-hand counts as theirs."""
        if statement.heard_from:
            return statement.heard_from
        informant: str | Unknown = self.reports[statement.report].informant
        return informant

    def weakness(self, statement: Statement) -> str | None:
        """Say why a statement may not lower caution: "drop" when it can satisfy nothing at all."""
        kind = statement.kind
        if isinstance(kind, Known) and kind.value in _UNUSABLE_KINDS:
            return "drop"
        if statement.class_ in _UNUSABLE_CLASSES:
            return "drop"
        if not isinstance(kind, Known):
            return "not_concrete"
        held = statement.held_under
        if held and held.until and held.until < self.as_of:
            return "outdated"  # the condition under which we held it has ended
        return _HEARD[self.heard_by_subject(statement)]

    def heard_by_subject(self, statement: Statement) -> Tri:
        """Say whether somebody it is about was there when it was told: unknown is not no.

        Only an account is told; what was seen or stands on paper is FALSE, and so is what is about
        nobody but who told it.
        """
        about = set(statement.about) - {self.informant(statement)}
        kind, present = statement.kind, statement.present_when_told
        if not about or not isinstance(kind, Known) or kind.value != "account":
            return Tri.FALSE
        if isinstance(present, Disputed) and present.weighed:
            present = present.weighed.value
        if isinstance(present, NotApplicable):
            return Tri.FALSE
        if isinstance(present, OpenSet) and (present.complete or about & set(present.has)):
            return of_bool(bool(about & set(present.has)))
        return Tri.UNKNOWN

    def claim(
        self, value: Any, by: tuple[str, ...], fallback: tuple[str, ...], on: date | None = None
    ) -> Claim:
        """Return a value as a claim on its statements; not told, when they can carry nothing.

        `on` is the day it was known to be so; left out it is the day of the newest of its
        statements, and without any that of the record itself.

        Where the record names no statements for it, it rests on all of its item: then one that was
        not free is enough to doubt it, whatever is put beside it.
        """
        names = by or fallback
        on = on or self._told_on(names)
        weak = [self.weakness(statement) for statement in self.statements(names)]
        usable = [each for each in weak if each != "drop"]
        if weak and not usable:
            return Claim(value, names, "not_concrete", told=False, on=on)
        # named statements vouch for it as soon as one of them was free; the item's own all must
        doubted = all(usable) if by else any(usable)
        if not usable or not doubted:
            return Claim(value, names, on=on)
        # concrete as soon as one of them is, though not sure
        told = {each or _HEARD[Tri.UNKNOWN] for each in usable}
        doubts = ("not_free", _HEARD[Tri.UNKNOWN], "outdated", "not_concrete")
        return Claim(value, names, next(each for each in doubts if each in told), on=on)

    def _told_on(self, names: tuple[str, ...]) -> date:
        told = self.statements(names)
        days = [first_day(self.reports[each.report].recorded) for each in told]
        return max(days, default=self.case.as_of)

    def reading(self, fact: Any, fallback: tuple[str, ...] = ()) -> Reading:
        """Turn a fact of the record into what the rules read."""
        if isinstance(fact, Unknown):
            return Reading(unknown=fact)
        if isinstance(fact, NotApplicable):
            return Reading(applies=False)
        if isinstance(fact, Disputed):
            return self.together(self.claims(fact, fallback))
        value = (
            Members(fact.has, fact.complete, _why(fact))
            if isinstance(fact, OpenSet)
            else fact.value
        )
        if isinstance(fact, OpenSet) and not fact.has and not fact.complete:
            return Reading((Claim(value),), fact.unknown or _NOT_ASKED)
        on = fact.on if isinstance(fact, Known) else None
        return self.together([self.claim(value, fact.by, fallback, on)])

    def claims(self, fact: Any, fallback: tuple[str, ...] = ()) -> list[Claim]:
        """Return what is said about a fact, one claim each; a weighing stands by itself."""
        weighed = isinstance(fact, Disputed) and fact.weighed is not None
        own = () if weighed else fallback
        return [self.claim(_plain(each.value), each.by, own, each.on) for each in said(fact)]

    def together(self, claims: Iterable[Claim]) -> Reading:
        """Return claims as one reading; where none of them is told, nothing concrete is known."""
        listed = tuple(claims)
        unknown = Unknown(reason="not_concrete")
        return Reading(listed if any(each.told for each in listed) else (), unknown)


def said(fact: Any) -> tuple[Known[Any], ...]:
    """Return every value somebody gave a fact, or the one that was weighed; none where unknown."""
    if isinstance(fact, Disputed):
        weighed = fact.weighed
        return (Known(value=weighed.value, on=weighed.on),) if weighed else fact.claims
    return (fact,) if isinstance(fact, Known) else ()


def _plain(value: Any) -> Any:
    return Members(value.has, value.complete, _why(value)) if isinstance(value, OpenSet) else value


def _why(members: OpenSet[Any]) -> str:
    return members.unknown.reason if members.unknown else "not_asked"


def reads(name: str) -> Callable[[Reader], Reader]:
    """Register what a fact reads."""

    def register(reader: Reader) -> Reader:
        READERS[name] = reader
        return reader

    return register
