"""Drawing a case, part by part, in the words of a rule set."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from top3.method.readers import ACUTE
from top3.model.case import Case
from top3.rules.conditions import Test, walk
from top3.rules.language import FactSpec, RuleSet
from top3.testing.places import NARROWING

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_AS_OF = date(2026, 3, 16)
BY = {"role": "worker", "name": "A."}
_WAYS = ("left out", "left out", "unknown", "known", "known", "known", "claims", "not applicable")
_TOLD = ("known", "known", "known", "claims")
_REST = ("claims", "unknown", "left out", "not applicable")
_YES_IS_CALM = ("person.can_leave_and_call", "household.care_covered")
YEARS = (0, 1, 3, 4, 5, 6, 11, 12, 17, 18, 35, 70)
_WEEKS = (0, 10, 25, 26, 60, 103, 104)
_DAYS = (0, 1, 2, 30, 181, 182, 364, 365, 366, 800, 1500, 4400, 12000)

# what a field of the record holds; a field that is not here is a yes or a no
HOLDS = {
    **dict.fromkeys(("actors", "affected", "present", "members"), "people"),
    **dict.fromkeys(("present_when_told", "device_shared_with"), "people"),
    **dict.fromkeys(("kinds", "conditions", "consequence"), "names"),
    **dict.fromkeys(
        ("words", "what", "check", "otherwise", "plan", "why", "result", "signal", "told", "then"),
        "words",
    ),
    **dict.fromkeys(("answer", "what_was_found"), "words"),
    **dict.fromkeys(("where", "trigger", "interpreter"), "text"),
    **dict.fromkeys(("on", "from", "until", "evaluate", "born", "look_again"), "day"),
    "when": "when",
    "happened": "pattern",
    **dict.fromkeys(("fixed_face", "by", "watches"), "role"),
    **{name: name for name in ("how_often", "age", "kind", "informant", "found", "status")},
    "earlier_reports": "number",
    "on_line": "number",
    "outcome": "words",
    **dict.fromkeys(("effect", "state", "goal_result"), "listed"),
}
_LISTS = {"kinds": "kinds", "conditions": "conditions", "consequence": "consequences"}
_LISTED = {"effect": "effects", "state": "states", "goal_result": "results"}
_FIXED: dict[str, tuple[Any, ...]] = {
    "flag": (True, False),
    "kind": ("observation", "account", "document", "interpretation", "wish"),
    "found": ("kept", "broken", "partly"),
    "status": ("active", "waiting", "stopped", "never_started"),
    "role": (BY,),
    "text": ("thuis", "keuken"),
    "number": (0, 2),
    "pattern": ({"pattern": {"nl": "elke avond"}},),
    "words": ({"nl": "slaat met de hand op de arm"}, {"nl": "agressief"}, {"nl": "roept"}),
    "when": ("2026-01-11", "2025-11", {"on": ["2026-02-05", "2026-02-19"]},
             {"pattern": {"nl": "elke avond"}}, {"from": "2025-11-13", "to": "2025-11-18"}),
}  # fmt: skip
_NAMES: dict[tuple[str, str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}


def draw_case(draw: "DrawFn", rules: RuleSet, least: int) -> Case:
    """Draw a case with `least` to 3 situations; in half of them nearly everything is answered."""
    made = Drawn(draw, rules)
    made.answered = made.flag()
    made.people = [f"p{number}" for number in range(1, 2 + made.number(0, 2))]
    made.statements = [f"t{number}" for number in range(1, 1 + made.number(0, 4))]
    parts: dict[str, Callable[[Drawn, int], dict[str, Any]]] = {
        "people": _person, "reports": _report, "statements": _statement,
        "acute_rounds": _round, "situations": _situation, "views": _view,
        "agreements": _agreement, "moments": _moment, "noted": _noted,
    }  # fmt: skip
    situations = made.number(least, 3)
    counts = {
        "people": len(made.people), "reports": 2, "statements": len(made.statements),
        "acute_rounds": _round_count(made),
        "situations": situations, "views": made.number(0, 1),
        "agreements": made.number(0, 1), "moments": made.number(0, 1),
        "noted": _noted_count(made, situations),
    }  # fmt: skip
    data: dict[str, Any] = {
        name: [parts[name](made, number) for number in range(1, 1 + count)]
        for name, count in counts.items()
    }
    members = {"members": made.set("members"), "fixed_face": made.fact("fixed_face")}
    data["household"] = {name: part for name, part in members.items() if part is not None}
    head = {"top3": "case/1", "id": "drawn", "fictional": True, "as_of": _AS_OF.isoformat()}
    return Case.model_validate({**head, **data})


class Drawn:
    """Draws parts of a case in the words of a rule set, with its people and statements."""

    def __init__(self, draw: "DrawFn", rules: RuleSet, case: Case | None = None) -> None:
        from hypothesis import strategies  # noqa: PLC0415 - it is an extra

        self._strategies = strategies
        self._draw = draw
        self.rules = rules
        self.answered = False
        self.as_of = case.as_of if case else _AS_OF
        self.people = [each.id for each in case.people] if case else []
        self.statements = [each.id for each in case.statements] if case else []

    def one(self, options: Any) -> Any:
        """Draw one of the options."""
        return self._draw(self._strategies.sampled_from(tuple(options)))

    def number(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return self._draw(self._strategies.integers(low, high))

    def flag(self) -> bool:
        """Draw yes or no."""
        return bool(self.one((True, False)))

    def some(self, options: Any, most: int) -> list[Any]:
        """Draw 0 to `most` different options."""
        pool = tuple(options)
        count = self.number(0, most) if pool else 0
        return list(dict.fromkeys(self.one(pool) for _ in range(count)))

    def day(self) -> str:
        """Draw a day on or before the day of the case."""
        return (self.as_of - timedelta(days=self.one(_DAYS))).isoformat()

    def told(self) -> list[str]:
        """Draw 0 to 2 statements that a fact rests on."""
        return self.some(self.statements, 2)

    def members(self, field: str) -> list[str]:
        """Draw 0 to 2 members of a set."""
        return self.some(self.pool(field), 2)

    def pool(self, field: str) -> list[str]:
        """Return what can be in a set; names that rules look for stand in it more than once."""
        if HOLDS[field] == "people":
            return self.people
        every, looked_for = _names(self.rules, field)
        if self.answered and not self.rarely():
            return [name for name in every if name not in looked_for]
        return [*every, *looked_for, *looked_for]

    def whole(self) -> bool:
        """Say whether a set is all there is: mostly, in a case where everything is answered."""
        return not self.rarely() if self.answered else self.flag()

    def rarely(self) -> bool:
        """Say yes about once in thirty times."""
        # neither end of the range: those are drawn more often than the rest
        return self.number(0, 30) == 17

    def value(self, field: str) -> Any:
        """Return one value of a field, as a case file spells it."""
        holds = HOLDS.get(field, "flag")
        if holds == "day":
            return self.day()
        if holds == "age":
            return {"value": self.one(YEARS)}
        if holds == "how_often":
            return self.one(self.rules.terms["how_often"])
        if holds == "listed":
            return self.one(self.rules.terms[_LISTED[field]])
        spec = self.rules.dictionary.facts.get(field)
        if spec is not None and spec.noted:
            return self.noted(spec)
        if holds == "flag" and self.answered and not self.rarely():
            return field in _YES_IS_CALM
        if holds == "informant":
            return self.one([*self.people, "police", "teacher"])
        return self.one(_FIXED[holds])

    def noted(self, spec: FactSpec) -> Any:
        """Return an answer to a question without a field of its own, of the kind it asks for."""
        names = self.rules.dictionary.values_of(spec)
        draws: dict[str, Any] = {"flag": (True, False), "number": (0, 1, 2, 5), "text": ("zo",)}
        return self.day() if spec.type == "day" else self.one(names or draws[spec.type])

    def known(self, field: str) -> dict[str, Any]:
        """Draw a value with the statements it rests on; an age mostly has the day beside it."""
        if field != "age":
            return {"value": self.value(field), "by": self.told()}
        in_weeks = self.one((False, False, True))
        age = {"value": self.one(_WEEKS), "unit": "weeks"} if in_weeks else self.value(field)
        return age if self.number(0, 4) == 0 else {**age, "on": self.day_of_age()}

    def day_of_age(self) -> str:
        """Draw the day on which somebody had an age."""
        return (self.as_of - timedelta(days=self.one((0, 0, 30, 300, 366)))).isoformat()

    def unknown(self) -> dict[str, Any]:
        """Draw a reason why nothing is known; those that an answer takes away twice as often."""
        reasons = (*NARROWING, *NARROWING, "may_not_be_asked", "not_concrete", "nobody_to_ask",
                   "can_no_longer_be_known")  # fmt: skip
        return {"unknown": self.one(reasons)}

    def way(self, *, well: bool) -> str:
        """Draw how much is known of a fact; `well` makes it something."""
        if self.answered:
            return str(self.one(_REST)) if self.rarely() else "known"
        return str(self.one(_TOLD if well else _WAYS))

    def fact(self, field: str, *, well: bool = False) -> Any:
        """Return a fact in one of its spellings, or None to leave it out of the file."""
        way = self.way(well=well)
        if way == "left out":
            return None
        if way == "unknown":
            return self.unknown()
        if way == "known":
            return self.known(field)
        if way == "claims":
            on = {"on": self.day_of_age()} if field == "age" else {}
            claims = [{"value": self.plain(field), "by": self.told(), **on} for _ in range(2)]
            return {"claims": claims, **self._weighed(claims[0]["value"])}
        return {"not_applicable": {"nl": "geldt hier niet"}, "by": BY}

    def set(self, field: str, *, well: bool = False) -> Any:
        """Return a set in one of its spellings, or None to leave it out of the file."""
        way = self.way(well=well)
        if way == "left out":
            return None
        if way == "unknown":
            return self.unknown()
        if way == "not applicable":
            return {"not_applicable": {"nl": "geldt hier niet"}, "by": BY}
        claims = [
            {"value": {"has": self.members(field), "complete": self.whole()}, "by": self.told()}
            for _ in range(1 if way == "known" else 2)
        ]
        if way == "known":
            return {**claims[0]["value"], "by": claims[0]["by"]}  # type: ignore[dict-item]
        return {"claims": claims, **self._weighed(claims[0]["value"])}

    def plain(self, field: str) -> Any:
        """Draw a bare value, as it stands in a claim."""
        value = self.value(field)
        return value["value"] if field == "age" else value

    def _weighed(self, value: Any) -> dict[str, Any]:
        if self.number(0, 4):
            return {}
        return {"weighed": {"value": value, "by": BY, "on": "2026-03-01", "reason": {"nl": "x"}}}


def _names(rules: RuleSet, field: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names a field can hold, and those of them that some rule looks for."""
    key = (rules.layer, rules.digest, field)
    if key not in _NAMES:
        names = tuple(rules.terms[_LISTS[field]])
        read = {name for part in _tests(rules) for name in part}
        forms = {
            name for name in names if read & set(rules.terms[_LISTS[field]][name].get("forms", ()))
        }
        _NAMES[key] = names, tuple(name for name in names if name in read | forms)
    return _NAMES[key]


def _tests(rules: RuleSet) -> Iterator[tuple[str, ...]]:
    for rule in rules.rules:
        for condition in (rule.when, *rule.unless):
            for part in walk(condition):
                if isinstance(part, Test) and isinstance(part.operand, tuple):
                    yield part.operand


def _item(number: int, letter: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"{letter}{number}", **{k: v for k, v in fields.items() if v is not None}}


def _round_count(made: Drawn) -> int:
    if not made.statements:
        return 0
    return made.number(1, 2) + len(made.people) if made.answered else made.number(0, 3)


def _person(made: Drawn, number: int) -> dict[str, Any]:
    of_age = made.one(("age", "age", "born"))
    return _item(
        number, "p",
        {
            "name": f"Mens {number}",
            of_age: made.fact(of_age),
            "needs_daily_care": made.fact("needs_daily_care"),
            "conditions": made.set("conditions"),
            "statements": made.some(made.statements, 1),
        },
    )  # fmt: skip


def _report(made: Drawn, number: int) -> dict[str, Any]:
    informant = made.value("informant") if made.number(0, 3) else made.unknown()
    fields = {"title": f"Stuk {number}", "informant": informant, "recorded": made.day()}
    return _item(number, "r", fields)


def _statement(made: Drawn, number: int) -> dict[str, Any]:
    alone = {"has": [], "complete": True}
    there = "alone" if made.answered and not made.rarely() else made.one(("alone", "somebody"))
    return _item(
        number, "t",
        {
            "report": made.one(("r1", "r2")),
            "kind": made.fact("kind") if made.rarely() else made.one(("account", "document")),
            "about": made.some(made.people, 2),
            "text": f"Uitspraak {number}",
            "class": made.one((None, "situation", "situation", "label", "consequence")),
            "present_when_told": alone if there == "alone" else made.set("present_when_told"),
            "unprompted": made.fact("unprompted"),
        },
    )  # fmt: skip


def _round(made: Drawn, number: int) -> dict[str, Any]:
    # everybody in turn, after the household; then anybody again
    turn = [None, *made.people]
    in_turn = made.answered and number <= len(turn)
    who = turn[number - 1] if in_turn else made.one(turn)
    scope = "person." if who else "household."
    asked = [name for name in ACUTE if name.startswith(scope)]
    answers = {name: made.fact(name) for name in (asked if in_turn else made.some(asked, 6))}
    fields = {
        "statement": made.one(made.statements), "person": who, "on": "2026-03-09",
        "asked_by": BY, "answers": {k: v for k, v in answers.items() if v is not None},
    }  # fmt: skip
    return _item(number, "ac", fields)


def _noted(made: Drawn, number: int) -> dict[str, Any]:
    scopes = {"household": [None], "person": made.people, "situation": ["s1"]}
    spec = made.one(filter(_can_be_noted, made.rules.dictionary.facts.values()))
    return _item(
        number, "n",
        {
            "fact": spec.name,
            "about": made.one(scopes[spec.scope]),
            "value": made.fact(spec.name, well=True) or made.unknown(),
            "on": made.day(),
            "by": BY,
            "statements": made.some(made.statements, 1),
        },
    )  # fmt: skip


def _noted_count(made: Drawn, situations: int) -> int:
    asked = any(map(_can_be_noted, made.rules.dictionary.facts.values()))
    return made.number(0, 3) if asked and situations else 0


def _can_be_noted(spec: FactSpec) -> bool:
    return spec.noted and spec.scope in ("household", "person", "situation")


def _situation(made: Drawn, number: int) -> dict[str, Any]:
    facts = ("when", "how_often", "needed_medical_care", "alone_with_affected", "where")
    sets = ("actors", "affected", "present", "consequence")
    told = {"when", "actors", "affected", "words"} if made.number(0, 3) else set()
    behaviour = {
        "words": made.fact("words", well="words" in told),
        "omission": made.fact("omission"),
        "kinds": made.set("kinds"),
    }
    past = {"is": "past", "because": {"nl": "voorbij"}, "by": BY, "on": "2026-03-01"}
    fields: dict[str, Any] = {
        "statements": made.some(made.statements, 3),
        **{name: made.fact(name, well=name in told) for name in facts},
        **{name: made.set(name, well=name in told) for name in sets},
        "behaviour": {name: part for name, part in behaviour.items() if part is not None},
        "seen_by": {who: made.one(("denied", "differs", "acknowledged", "not_asked"))
                    for who in made.some(made.people, 1)},
        "standing": past if made.number(0, 9) == 0 else None,
    }  # fmt: skip
    return _item(number, "s", fields)


def _view(made: Drawn, number: int) -> dict[str, Any]:
    fields = {"person": made.one(made.people), "words": made.fact("words")}
    return _item(number, "v", fields)


def _agreement(made: Drawn, number: int) -> dict[str, Any]:
    parties = [*made.people, "police"]
    fields = {
        "keepers": made.some(parties, 2), "checkers": made.some(parties, 2),
        "what": made.fact("what"), "from": made.fact("from"), "evaluate": made.fact("evaluate"),
    }  # fmt: skip
    return _item(number, "a", fields)


def _moment(made: Drawn, number: int) -> dict[str, Any]:
    fields = {"kind": "return_home", "on": made.fact("on"), "decided": made.fact("decided")}
    return _item(number, "m", fields)
