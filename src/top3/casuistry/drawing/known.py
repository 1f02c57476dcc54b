"""What is known of a happening: what was told of it, by whom, and what is said otherwise.

A denial, a smaller telling or words taken back are written beside the rest; nothing is ever taken
out. What no statement gives is not known, with the reason of the scenario.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.phrases import LANGS, Text
from top3.casuistry.drawing.plan import HappeningPlan, SayingPlan
from top3.casuistry.drawing.templates import AbsentError

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

_PEOPLE = ("actors", "affected", "present")
_FACTS = {
    "when": "when", "where": "where", "trigger": "trigger", "how_often": "how_often",
    "medical_care": "needed_medical_care", "alone": "alone_with_affected",
}  # fmt: skip


class Known:
    """What is known of one happening so far."""

    __slots__ = ("_claims", "_gave", "_plan", "_stances", "id", "statements")

    def __init__(self, plan: HappeningPlan) -> None:
        self.id = ""
        self.statements: list[str] = []
        self._plan = plan
        self._gave: dict[str, list[str]] = {}
        self._claims: dict[str, list[tuple[Any, str]]] = {}
        self._stances: dict[str, str] = {}

    def heard(self, saying: SayingPlan, statement: str, claims: dict[str, Any]) -> None:
        """Take in one statement that is about it; told for the first time or not."""
        name = self._plan.happening.id
        if statement not in self.statements:
            self.statements.append(statement)
        if name in saying.saying.tells:
            for field in saying.gives:
                if field not in claims:
                    self._gave.setdefault(field, []).append(statement)
        for field, value in claims.items():
            self._claims.setdefault(field, []).append((value, statement))

    def stance(self, person: str, stance: str) -> None:
        """Set how somebody looks at it; no danger and no gate reads it."""
        self._stances[person] = stance

    def record(self, world: "Drawn") -> dict[str, Any]:
        """Return the situation as it stands, in the spelling of a case file."""
        happening = self._plan.happening
        made: dict[str, Any] = {"id": self.id, "statements": list(self.statements)}
        for field in _PEOPLE:
            self._put(made, field, field, partial(self._people, world, field))
        self._put(made, "when", "when", lambda: _when(world, self._plan))
        self._behaviour(made, world)
        for field, name in _FACTS.items():
            if field != "when":
                self._put(made, name, field, partial(self._value, world, field))
        self._put(made, "consequence", "consequence", lambda: list(happening.consequence))
        self._seen(made, world)
        with suppress(AbsentError):
            made.update(self._plan.record(world))
        return made

    def _people(self, world: "Drawn", field: str) -> list[str]:
        return world.people_of(getattr(self._plan.happening, field))

    def _value(self, world: "Drawn", field: str) -> Any:
        if field in self._plan.values:
            return self._plan.values[field](world)
        text = self._plan.texts.get(field)
        return text.say(world, world.stream, world.lang) if text else None

    def _put(self, made: dict[str, Any], name: str, field: str, value: Callable[[], Any]) -> None:
        fact = self._fact(field, value)
        if fact is not None:
            made[name] = fact

    def _fact(self, field: str, value: Callable[[], Any]) -> Any:
        by, claims = self._gave.get(field), self._claims.get(field, ())
        said: list[tuple[Any, list[str]]] = []
        if by and (was := _there(value)) not in (None, []):
            if isinstance(was, dict) and "unknown" in was:
                return was
            said.append((was, list(by)))
        for claim, statement in claims:
            same = next((found for found in said if found[0] == claim), None)
            if same:
                same[1].append(statement)
            else:
                said.append((claim, [statement]))
        if said:
            return _spelled(said)
        reason = self._plan.happening.open.get(field)  # type: ignore[call-overload]
        return {"unknown": reason} if reason else None

    def _behaviour(self, made: dict[str, Any], world: "Drawn") -> None:
        happening = self._plan.happening
        text = self._plan.texts["words"]
        words = self._fact("behaviour", partial(_both, world, text))
        block = {} if words is None else {"words": words}
        if by := self._gave.get("behaviour"):
            block["omission"] = {"value": happening.omission, "by": list(by)}
        kinds = self._fact("kinds", list)
        if by and kinds is None and happening.kinds:
            kinds = {"has": list(happening.kinds), "by": list(by)}
        elif by and kinds is not None and happening.kinds:
            own = {"value": {"has": list(happening.kinds)}, "by": list(by)}
            kinds = {"claims": [own, *_claims_of(kinds)]}
        if kinds is not None:
            block["kinds"] = kinds
        if block:
            made["behaviour"] = block

    def _seen(self, made: dict[str, Any], world: "Drawn") -> None:
        seen: dict[str, Any] = {}
        words: dict[str, Any] = {}
        for who, value in self._plan.seen_by.items():
            if (person := world.found(who)) is not None:
                seen[person] = value(world)
        for who, text in self._plan.own_words.items():
            if (person := world.found(who)) is not None:
                words[person] = _there(partial(_both, world, text))
        seen.update(self._stances)
        words = {person: said for person, said in words.items() if said}
        made.update(
            {name: part for name, part in (("seen_by", seen), ("own_words", words)) if part}
        )


def _both(world: "Drawn", text: Text) -> dict[str, str]:
    return {lang: text.say(world, world.stream, lang) for lang in LANGS}


def _there(value: Callable[[], Any]) -> Any:
    """Return a value, or None where it points at what is not in this case: then it is not known."""
    try:
        return value()
    except AbsentError:
        return None


def _spelled(said: list[tuple[Any, list[str]]]) -> Any:
    if len(said) == 1:
        value, by = said[0]
        return {"has": value, "by": by} if isinstance(value, list) else {"value": value, "by": by}
    return {"claims": [{"value": _set(value), "by": by} for value, by in said]}


def _set(value: Any) -> Any:
    return {"has": value} if isinstance(value, list) else value


def _claims_of(fact: dict[str, Any]) -> Iterable[dict[str, Any]]:
    if "claims" in fact:
        return list(fact["claims"])
    return [{"value": {"has": fact["has"]}, "by": fact["by"]}]


def _when(world: "Drawn", plan: HappeningPlan) -> dict[str, Any] | None:
    when = plan.happening.when
    made: dict[str, Any] = {}
    if when.before is not None or when.after is not None:
        made = _days(world, plan)
    if "pattern" in plan.texts:
        text = plan.texts["pattern"]
        made["pattern"] = _both(world, text)
    return made or None


def _days(world: "Drawn", plan: HappeningPlan) -> dict[str, Any]:
    was = world.days.of(plan.happening.id)
    days = [day.isoformat() for day in was.days]
    made: dict[str, Any] = {}
    if was.until:
        made = {"from": days[0], "to": was.until.isoformat()}
    elif plan.happening.when.around:
        made = {"around": days[0]}
    else:
        made = {"on": days[0] if len(days) == 1 else days}
    if was.clock:
        made["at"] = was.clock
    return made
