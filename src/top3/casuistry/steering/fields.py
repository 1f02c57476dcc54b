"""The changes to a fact that has a field of its own, is an answer, or is noted or judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from top3.casuistry.steering.edits import NOTHING, Edit, Part, free_id
from top3.method.readers import ACUTE, OTHER_ANSWERS
from top3.rules.conditions import Condition
from top3.rules.findings import Key
from top3.rules.language import FactSpec, RuleSet
from top3.rules.proving.regions import Landscape

WORKER = {"role": "fixed_face", "name": "M."}
NOT_ASKED = {"unknown": "not_asked"}
_WORDS = {"nl": "zoals het verteld is", "en": "as it was told"}
_REASON = {"nl": "zo zien wij het nu", "en": "that is how we see it now"}
_PLAIN = ("situation.where", "situation.trigger")
_PEOPLE = ("situation.actors", "situation.affected", "situation.present")
_COLLECTIONS = {"situation": "situations", "person": "people", "agreement": "agreements",
                "factor": "factors"}  # fmt: skip
_FIELDS = frozenset({
    "situation.behaviour.words", "situation.behaviour.kinds", "situation.behaviour.omission",
    "situation.where", "situation.trigger", "situation.how_often", "situation.consequence",
    "situation.needed_medical_care", "situation.alone_with_affected", "person.needs_daily_care",
    "person.conditions", "agreement.what", "agreement.signal", "agreement.check",
    "agreement.otherwise", "agreement.safety_critical", "factor.dynamic", "factor.effect",
})  # fmt: skip
"""The facts that stand in the record under their own name."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes changes to one fact of one item; `land` knows which values the rules tell apart."""

    rules: RuleSet
    land: Landscape
    as_of: date

    def edits(
        self, data: dict[str, Any], item: Key, spec: FactSpec, tests: tuple[Condition, ...]
    ) -> Iterator[Edit]:
        """Yield every change that gives the fact another value, as told or as unknown."""
        name = spec.name
        if name in _PEOPLE:
            listed = list(_members(data, item, name))
        elif name == "situation.behaviour.forms":
            listed = [self._kinds(item, each) for each in self._values(spec, tests)]
        elif name in (*ACUTE, *OTHER_ANSWERS):
            listed = [self._answer(data, item, name, each) for each in self._values(spec, tests)]
        elif ".judged." in name:
            listed = [self._judged(data, item, spec, each) for each in self._levels(spec)]
        elif spec.noted:
            listed = [self._noted(data, item, name, each) for each in self._values(spec, tests)]
        elif name in _FIELDS:
            listed = [_field(item, name, each) for each in self._values(spec, tests)]
        else:
            return
        yield from (Edit(item[1], name, parts) for parts in listed if parts)

    def _values(self, spec: FactSpec, tests: tuple[Condition, ...]) -> list[Any]:
        """Return values that the rules tell apart; of a list of names every one."""
        found = [each.given for each in self.land.regions(spec.name, tests).each]
        if spec.type in ("name", "scale"):
            found += [each for each in self.rules.dictionary.values_of(spec) if each not in found]
        return [_spelled(spec, NOT_ASKED if each is None else each) for each in found]

    def _levels(self, spec: FactSpec) -> list[Any]:
        return [NOTHING, *self.rules.dictionary.values_of(spec)]

    def _kinds(self, item: Key, value: Any) -> tuple[Part, ...]:
        """Return kinds of behaviour that have these forms."""
        if not isinstance(value, dict) or "has" not in value:
            return ()
        kinds = []
        for form in value["has"]:
            having = (k for k, v in self.rules.terms["kinds"].items() if form in v.get("forms", ()))
            kinds += [next(having, "")]
        made = {**value, "has": [each for each in kinds if each]}
        return (Part("set", ("situations", item[1], "behaviour", "kinds"), made),)

    def _noted(self, data: dict[str, Any], item: Key, name: str, value: Any) -> tuple[Part, ...]:
        about = {} if item[0] == "household" else {"about": item[1]}
        there = [each for each in data.get("noted", ())
                 if (each["fact"], each.get("about")) == (name, about.get("about"))]  # fmt: skip
        if there:
            return tuple(Part("set", ("noted", each["id"], "value"), value) for each in there)
        record = {"id": free_id(data, "noted"), "fact": name, **about, "value": value,
                  "on": self.as_of.isoformat(), "by": WORKER}  # fmt: skip
        return (Part("add", ("noted",), record),)

    def _judged(
        self, data: dict[str, Any], item: Key, spec: FactSpec, level: Any
    ) -> tuple[Part, ...]:
        if level == NOTHING:
            return (Part("drop", ("judgements",)),) if data.get("judgements") else ()
        record = {"id": free_id(data, "judgements"), "about": item[1], "scale": spec.of,
                  "level": level, "by": WORKER, "on": self.as_of.isoformat(),
                  "reason": _REASON}  # fmt: skip
        return (Part("add", ("judgements",), record),)

    def _answer(self, data: dict[str, Any], item: Key, name: str, value: Any) -> tuple[Part, ...]:
        who = None if item[0] == "household" else item[1]
        rounds = [each for each in data.get("acute_rounds", ()) if each.get("person") == who]
        having = [each for each in rounds if name in each.get("answers", {})] or rounds[-1:]
        if having:
            return tuple(
                Part("set", ("acute_rounds", each["id"], "answers", name), value) for each in having
            )
        return tuple(self._round(data, who, {name: value}))

    def _round(
        self, data: dict[str, Any], who: str | None, answers: dict[str, Any]
    ) -> Iterator[Part]:
        """Yield the talk in which it was asked, alone, and the answers."""
        day = self.as_of.isoformat()
        report = free_id(data, "reports")
        more = {**data, "reports": [*data.get("reports", ()), {"id": report}]}
        said = free_id(more, "statements")
        more = {**more, "statements": [*more.get("statements", ()), {"id": said}]}
        yield Part("add", ("reports",), {
            "id": report, "title": "Gesprek, alleen", "informant": who or "fixed_face",
            "recorded": day})  # fmt: skip
        yield Part("add", ("statements",), {
            "id": said, "report": report, "kind": "account", "text": "Gevraagd en beantwoord.",
            "about": [who] if who else [], "class": "process",
            "present_when_told": {"has": [], "complete": True}})  # fmt: skip
        person = {"person": who} if who else {}
        yield Part("add", ("acute_rounds",), {
            "id": free_id(more, "acute_rounds"), "statement": said, **person, "on": day,
            "asked_by": WORKER, "answers": answers})  # fmt: skip


def _field(item: Key, name: str, value: Any) -> tuple[Part, ...]:
    path = (_COLLECTIONS[item[0]], item[1], *name.split(".")[1:])
    return (Part("set", path, value),)


def _spelled(spec: FactSpec, value: Any) -> Any:
    """Return a value of a rule test in the spelling of a case file."""
    if spec.type == "set" and isinstance(value, list):
        return {"has": value}
    if spec.type == "text" and isinstance(value, str):
        return _WORDS["nl"] if spec.name in _PLAIN or spec.noted else _WORDS
    return value


def _members(data: dict[str, Any], item: Key, name: str) -> Iterator[tuple[Part, ...]]:
    """Yield who can be in a group of a situation: each, none, nobody more, or nobody asked."""
    field = name.partition(".")[2]
    record = next(each for each in data["situations"] if each["id"] == item[1])
    now = record.get(field, {})
    people = [each["id"] for each in data.get("people", ())]
    options: list[Any] = [{"has": [each], "complete": True} for each in people]
    options += [{"has": [], "complete": True}, NOT_ASKED]
    if isinstance(now, dict) and now.get("has"):
        whole = {key: value for key, value in now.items() if key != "complete"}
        options.append({**whole, "complete": True} if not now.get("complete") else whole)
        options += [
            {**now, "has": [*now["has"], each]} for each in people if each not in now["has"]
        ]
    for each in options:
        if each != now:
            yield (Part("set", ("situations", item[1], field), each),)


__all__ = ["Fields"]
