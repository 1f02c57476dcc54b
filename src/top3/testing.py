"""Hypothesis strategies for tests of rules: real cases, and one change to a case at a time.

For people who write rules of their own: draw a case in the rule set's own words, take one fact away,
fill one in, add a denial or let days pass, and hold a promise against what comes out. hypothesis is
imported only when a strategy is made; it comes with the `test` extra.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from top3.method.facts import CaseWorld
from top3.method.load import load_case, load_rules
from top3.method.readers import ACUTE
from top3.model.case import Case
from top3.model.statements import AcuteRound, Report
from top3.paths import example_cases
from top3.reading import Path_
from top3.rules.conditions import Test, walk
from top3.rules.language import RuleSet
from top3.values import NOT_ASKED, Disputed, Known, NotApplicable, OpenSet, Unknown

T = TypeVar("T")

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

NARROWING = ("not_asked", "asked_unknown", "declined", "withheld")
"""Reasons for not knowing that an answer can take away."""

_AS_OF = date(2026, 3, 16)
_FACTS = (Known, Unknown, Disputed, NotApplicable, OpenSet)
_BY = {"role": "worker", "name": "A."}
_WAYS = ("left out", "left out", "unknown", "known", "known", "known", "claims", "not applicable")
_TOLD = ("known", "known", "known", "claims")
_REST = ("claims", "unknown", "left out", "not applicable")
_YES_IS_CALM = ("person.can_leave_and_call", "household.care_covered")
_YEARS = (0, 1, 3, 4, 5, 6, 11, 12, 17, 18, 35, 70)
_CHILD, _GROWN = 18, 35
_WEEKS = (0, 10, 25, 26, 60, 103, 104)
_DAYS = (0, 1, 2, 30, 181, 182, 364, 365, 366, 800, 1500, 4400, 12000)

# what a field of the record holds; a field that is not here is a yes or a no
_HOLDS = {
    **dict.fromkeys(("actors", "affected", "present", "members"), "people"),
    **dict.fromkeys(("present_when_told", "device_shared_with"), "people"),
    **dict.fromkeys(("kinds", "conditions", "consequence"), "names"),
    **dict.fromkeys(("words", "what", "check", "otherwise", "plan", "why", "result"), "words"),
    **dict.fromkeys(("where", "trigger", "interpreter"), "text"),
    **dict.fromkeys(("on", "from", "until", "evaluate", "born"), "day"),
    **{"when": "when", "happened": "pattern"},
    **dict.fromkeys(("fixed_face", "by"), "role"),
    **{name: name for name in ("how_often", "age", "kind", "informant", "found", "status")},
    "earlier_reports": "number",
}
_LISTS = {"kinds": "kinds", "conditions": "conditions", "consequence": "consequences"}
_FIXED: dict[str, tuple[Any, ...]] = {
    "flag": (True, False),
    "kind": ("observation", "account", "document", "interpretation", "wish"),
    "found": ("kept", "broken", "partly"),
    "status": ("active", "waiting", "stopped", "never_started"),
    "role": (_BY,),
    "text": ("thuis", "keuken"),
    "number": (0, 2),
    "pattern": ({"pattern": {"nl": "elke avond"}},),
    "words": ({"nl": "slaat met de hand op de arm"}, {"nl": "agressief"}, {"nl": "roept"}),
    "when": ("2026-01-11", "2025-11", {"on": ["2026-02-05", "2026-02-19"]},
             {"pattern": {"nl": "elke avond"}}, {"from": "2025-11-13", "to": "2025-11-18"}),
}  # fmt: skip
_NAMES: dict[tuple[str, str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}


@dataclass(frozen=True, slots=True)
class Place:
    """One field of a case that holds a fact: its path in the file, its name, and what it says now."""

    path: Path_
    name: str
    fact: Any

    @property
    def is_open(self) -> bool:
        """Say whether nothing is known here, for a reason that an answer can take away."""
        fact = self.fact.unknown or NOT_ASKED if isinstance(self.fact, OpenSet) else self.fact
        empty = not isinstance(self.fact, OpenSet) or not (self.fact.has or self.fact.complete)
        return empty and isinstance(fact, Unknown) and fact.reason in NARROWING

    @property
    def is_known(self) -> bool:
        """Say whether anything is said here: a value, some members, or that it does not apply."""
        if isinstance(self.fact, OpenSet):
            return bool(self.fact.has) or self.fact.complete
        return not isinstance(self.fact, Unknown)


def facts_of(case: Case) -> tuple[Place, ...]:
    """Return every field of a case that holds a fact, in the order of the file.

    An acute question that a round leaves out is a place too: it was not asked.
    """
    return tuple(_places(case, ()))


def replace_fact(case: Case, path: Path_, value: Any) -> Case:
    """Return the case with another value at one place, in the spelling of a case file.

    Raises:
        ValidationError: the case would not be right any more; no value of the case is in it.
    """
    data = case.model_dump(mode="json", by_alias=True)
    inner: Any = data
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return Case.model_validate(data)


def shipped_cases() -> tuple[Case, ...]:
    """Return the example cases that ship with the package, by name of their file."""
    folder = sorted(example_cases().iterdir(), key=lambda each: each.name)
    return tuple(load_case(str(each)) for each in folder if each.name.endswith(".yaml"))


def cases(rules: RuleSet | None = None, *, least: int = 0) -> "SearchStrategy[Case]":
    """Draw cases with people, statements, acute rounds and `least` to 3 situations.

    Args:
        rules: The rule set whose words the case uses; left out it is the newest shipped one.
        least: How many situations there are at least.

    Returns:
        Cases of every degree of knowing: known, unknown for every reason, disputed, not applicable.
    """
    words = rules or load_rules()
    return _strategy(lambda draw: _draw_case(draw, words, least))


def situations(rules: RuleSet | None = None) -> "SearchStrategy[tuple[Case, str]]":
    """Draw a case and the id of one of its situations; it has 1 to 3."""
    words = rules or load_rules()

    def drawn(draw: "DrawFn") -> tuple[Case, str]:
        case = _draw_case(draw, words, 1)
        return case, _Drawn(draw, words).one([each.id for each in case.situations])

    return _strategy(drawn)


def days(case: Case) -> "SearchStrategy[date]":
    """Draw a day on or after the day of the case, at most four years later."""
    from hypothesis import strategies

    later = strategies.sampled_from((0, 1, 7, 30, 182, 365, 366)) | strategies.integers(0, 1460)
    return later.map(lambda passed: case.as_of + timedelta(days=passed))


def forgotten(case: Case) -> "SearchStrategy[tuple[Case, Place]]":
    """Draw the case with one fact less: what was said at one place becomes `not_asked`.

    An answer of the acute round goes out of every round of that person: they hold one fact. Where
    nothing is known at all, nothing is drawn.
    """
    places = [each for each in facts_of(case) if each.is_known]

    def drawn(draw: "DrawFn") -> tuple[Case, Place]:
        place = _one_place(draw, places)
        return _forget(case, place), place

    return _strategy(drawn)


def learned(case: Case, rules: RuleSet | None = None) -> "SearchStrategy[tuple[Case, Place]]":
    """Draw the case with one fact more: something unknown gets a value, or a set is all there is.

    Where the fact is said elsewhere already (another acute round, a date of birth beside an age) it
    is left alone: a second value would be an opposing account, not an answer.
    """
    words = rules or load_rules()
    places = [each for each in facts_of(case) if _can_learn(case, each)]
    return _strategy(lambda draw: _draw_learned(draw, case, _one_place(draw, places), words))


def denials(case: Case, rules: RuleSet | None = None) -> "SearchStrategy[Case]":
    """Draw the case with one denial more, by somebody who is said to have acted or by who told it.

    A stance (`seen_by`), an opposing claim on one fact, the same with the statement put under the
    situation, or an opposing answer in a later acute round. What was said stays.
    """
    words = rules or load_rules()
    return _strategy(lambda draw: _draw_denial(draw, case, words))


def _strategy(function: "Callable[[DrawFn], T]") -> "SearchStrategy[T]":
    # nothing large is passed to the strategy: hypothesis would write it out when a test fails
    from hypothesis import strategies

    return strategies.composite(lambda draw: function(draw))()


# ------------------------------------------------------------------------------------ places


def _places(model: BaseModel, path: Path_) -> Iterator[Place]:
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), (*path, field.alias or name)
        if isinstance(value, _FACTS) or (isinstance(model, Report) and name == "informant"):
            yield Place(here, str(here[-1]), value)
        elif isinstance(model, AcuteRound) and name == "answers":
            yield from _answers(model, here)
        elif isinstance(value, BaseModel):
            yield from _places(value, here)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, BaseModel):
                    yield from _places(part, (*here, index))


def _answers(each: AcuteRound, path: Path_) -> Iterator[Place]:
    scope = "person." if each.person else "household."
    asked = [*each.answers, *(name for name in ACUTE if name.startswith(scope))]
    for name in dict.fromkeys(asked):
        yield Place((*path, name), name, each.answers.get(name, NOT_ASKED))


def _one_place(draw: "DrawFn", places: list[Place]) -> Place:
    """Draw the name of a field first: a dossier has fifty statements and one household."""
    from hypothesis import strategies

    names = sorted({each.name for each in places})
    name = draw(strategies.sampled_from(names) if names else strategies.nothing())
    return draw(strategies.sampled_from([each for each in places if each.name == name]))


def _same_fact(case: Case, place: Place) -> list[Path_]:
    """Return every place that says the same thing: an answer stands in each round of a person."""
    if "answers" not in place.path:
        return [place.path]
    who = case.acute_rounds[int(place.path[1])].person
    return [
        ("acute_rounds", index, "answers", place.name)
        for index, each in enumerate(case.acute_rounds)
        if each.person == who and place.name in each.answers
    ]


def _forget(case: Case, place: Place) -> Case:
    nothing = {"unknown": "not_asked"}
    for path in _same_fact(case, place):
        case = replace_fact(case, path, nothing)
    return case


def _can_learn(case: Case, place: Place) -> bool:
    fact = place.fact
    if isinstance(fact, OpenSet) and fact.has and not fact.complete:
        return True
    if not place.is_open:
        return False
    if place.name in ("born", "age") and place.path[0] == "people":
        person = case.people[int(place.path[1])]
        return isinstance(person.born, Unknown) and isinstance(person.age, Unknown)
    others = [path for path in _same_fact(case, place) if path != place.path]
    return all(
        isinstance(case.acute_rounds[int(path[1])].answers[place.name], Unknown) for path in others
    )


def _draw_learned(draw: "DrawFn", case: Case, place: Place, rules: RuleSet) -> tuple[Case, Place]:
    drawn = _Drawn(draw, rules, case)
    data: Any
    if isinstance(place.fact, OpenSet) and place.fact.has:
        data = place.fact.model_dump(mode="json", by_alias=True) | {"complete": True}
    elif isinstance(place.fact, OpenSet):
        data = {"has": drawn.members(place.name), "complete": drawn.flag(), "by": drawn.told()}
    elif place.name == "informant":
        data = drawn.value(place.name)
    else:
        data = drawn.known(place.name)
    return replace_fact(case, place.path, data), place


# ------------------------------------------------------------------------------------ drawing


class _Drawn:
    """Draws parts of a case in the words of a rule set, with the people and statements there are."""

    def __init__(self, draw: "DrawFn", rules: RuleSet, case: Case | None = None) -> None:
        from hypothesis import strategies

        self._strategies = strategies
        self._draw = draw
        self.rules = rules
        self.answered = False
        self.as_of = case.as_of if case else _AS_OF
        self.people = [each.id for each in case.people] if case else []
        self.statements = [each.id for each in case.statements] if case else []

    def one(self, options: Any) -> Any:
        return self._draw(self._strategies.sampled_from(tuple(options)))

    def number(self, low: int, high: int) -> int:
        return self._draw(self._strategies.integers(low, high))

    def flag(self) -> bool:
        return bool(self.one((True, False)))

    def some(self, options: Any, most: int) -> list[Any]:
        pool = tuple(options)
        count = self.number(0, most) if pool else 0
        return list(dict.fromkeys(self.one(pool) for _ in range(count)))

    def day(self) -> str:
        return (self.as_of - timedelta(days=self.one(_DAYS))).isoformat()

    def told(self) -> list[str]:
        return self.some(self.statements, 2)

    def members(self, field: str) -> list[str]:
        return self.some(self.pool(field), 2)

    def pool(self, field: str) -> list[str]:
        """Return what can be in a set; names that rules look for stand in it more than once."""
        if _HOLDS[field] == "people":
            return self.people
        every, looked_for = _names(self.rules, field)
        if self.answered and not self.rarely():
            return [name for name in every if name not in looked_for]
        return [*every, *looked_for, *looked_for]

    def whole(self) -> bool:
        """Say whether a set is all there is; in a case where everything is answered it mostly is."""
        return not self.rarely() if self.answered else self.flag()

    def rarely(self) -> bool:
        # neither end of the range: those are drawn more often than the rest
        return self.number(0, 30) == 17

    def value(self, field: str) -> Any:
        """Return one value of a field, as a case file spells it."""
        holds = _HOLDS.get(field, "flag")
        if holds == "day":
            return self.day()
        if holds == "age":
            return {"value": self.one(_YEARS)}
        if holds == "how_often":
            return self.one(self.rules.terms["how_often"])
        if holds == "flag" and self.answered and not self.rarely():
            return field in _YES_IS_CALM
        if holds == "informant":
            return self.one([*self.people, "police", "teacher"])
        return self.one(_FIXED[holds])

    def known(self, field: str) -> dict[str, Any]:
        if field != "age":
            return {"value": self.value(field), "by": self.told()}
        in_weeks = self.one((False, False, True))
        age = {"value": self.one(_WEEKS), "unit": "weeks"} if in_weeks else self.value(field)
        # an age without a day is at least that age; most are told with the day beside it
        return age if self.number(0, 4) == 0 else {**age, "on": self.day_of_age()}

    def day_of_age(self) -> str:
        return (self.as_of - timedelta(days=self.one((0, 0, 30, 300, 366)))).isoformat()

    def unknown(self) -> dict[str, Any]:
        reasons = (*NARROWING, *NARROWING, "may_not_be_asked", "not_concrete", "nobody_to_ask",
                   "can_no_longer_be_known")  # fmt: skip
        return {"unknown": self.one(reasons)}

    def way(self, *, well: bool) -> str:
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
        return {"not_applicable": {"nl": "geldt hier niet"}, "by": _BY}

    def set(self, field: str, *, well: bool = False) -> Any:
        """Return a set in one of its spellings, or None to leave it out of the file."""
        way = self.way(well=well)
        if way == "left out":
            return None
        if way == "unknown":
            return self.unknown()
        if way == "not applicable":
            return {"not_applicable": {"nl": "geldt hier niet"}, "by": _BY}
        claims = [
            {"value": {"has": self.members(field), "complete": self.whole()}, "by": self.told()}
            for _ in range(1 if way == "known" else 2)
        ]
        if way == "known":
            return {**claims[0]["value"], "by": claims[0]["by"]}  # type: ignore[dict-item]
        return {"claims": claims, **self._weighed(claims[0]["value"])}

    def plain(self, field: str) -> Any:
        value = self.value(field)
        return value["value"] if field == "age" else value

    def _weighed(self, value: Any) -> dict[str, Any]:
        if self.number(0, 4):
            return {}
        return {"weighed": {"value": value, "by": _BY, "on": "2026-03-01", "reason": {"nl": "x"}}}


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


def _draw_case(draw: "DrawFn", rules: RuleSet, least: int) -> Case:
    made = _Drawn(draw, rules)
    made.answered = made.flag()
    made.people = [f"p{number}" for number in range(1, 2 + made.number(0, 2))]
    made.statements = [f"t{number}" for number in range(1, 1 + made.number(0, 4))]
    parts: dict[str, Callable[[_Drawn, int], dict[str, Any]]] = {
        "people": _person, "reports": _report, "statements": _statement,
        "acute_rounds": _round, "situations": _situation, "views": _view,
        "agreements": _agreement, "moments": _moment,
    }  # fmt: skip
    counts = {
        "people": len(made.people), "reports": 2, "statements": len(made.statements),
        "acute_rounds": _round_count(made),
        "situations": made.number(least, 3), "views": made.number(0, 1),
        "agreements": made.number(0, 1), "moments": made.number(0, 1),
    }  # fmt: skip
    data: dict[str, Any] = {
        name: [parts[name](made, number) for number in range(1, 1 + count)]
        for name, count in counts.items()
    }
    members = {"members": made.set("members"), "fixed_face": made.fact("fixed_face")}
    data["household"] = {name: part for name, part in members.items() if part is not None}
    head = {"top3": "case/1", "id": "drawn", "fictional": True, "as_of": _AS_OF.isoformat()}
    return Case.model_validate({**head, **data})


def _round_count(made: _Drawn) -> int:
    if not made.statements:
        return 0
    return made.number(1, 2) + len(made.people) if made.answered else made.number(0, 3)


def _person(made: _Drawn, number: int) -> dict[str, Any]:
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


def _report(made: _Drawn, number: int) -> dict[str, Any]:
    informant = made.value("informant") if made.number(0, 3) else made.unknown()
    fields = {"title": f"Stuk {number}", "informant": informant, "recorded": made.day()}
    return _item(number, "r", fields)


def _statement(made: _Drawn, number: int) -> dict[str, Any]:
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


def _round(made: _Drawn, number: int) -> dict[str, Any]:
    # everybody in turn, after the household; then anybody again
    turn = [None, *made.people]
    in_turn = made.answered and number <= len(turn)
    who = turn[number - 1] if in_turn else made.one(turn)
    scope = "person." if who else "household."
    asked = [name for name in ACUTE if name.startswith(scope)]
    answers = {name: made.fact(name) for name in (asked if in_turn else made.some(asked, 6))}
    fields = {
        "statement": made.one(made.statements), "person": who, "on": "2026-03-09",
        "asked_by": _BY, "answers": {k: v for k, v in answers.items() if v is not None},
    }  # fmt: skip
    return _item(number, "ac", fields)


def _situation(made: _Drawn, number: int) -> dict[str, Any]:
    facts = ("when", "how_often", "needed_medical_care", "alone_with_affected", "where")
    sets = ("actors", "affected", "present", "consequence")
    told = {"when", "actors", "affected", "words"} if made.number(0, 3) else set()
    behaviour = {
        "words": made.fact("words", well="words" in told),
        "omission": made.fact("omission"),
        "kinds": made.set("kinds"),
    }
    past = {"is": "past", "because": {"nl": "voorbij"}, "by": _BY, "on": "2026-03-01"}
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


def _view(made: _Drawn, number: int) -> dict[str, Any]:
    fields = {"person": made.one(made.people), "words": made.fact("words")}
    return _item(number, "v", fields)


def _agreement(made: _Drawn, number: int) -> dict[str, Any]:
    parties = [*made.people, "police"]
    fields = {
        "keepers": made.some(parties, 2), "checkers": made.some(parties, 2),
        "what": made.fact("what"), "from": made.fact("from"), "evaluate": made.fact("evaluate"),
    }  # fmt: skip
    return _item(number, "a", fields)


def _moment(made: _Drawn, number: int) -> dict[str, Any]:
    fields = {"kind": "return_home", "on": made.fact("on"), "decided": made.fact("decided")}
    return _item(number, "m", fields)


# ------------------------------------------------------------------------------------ denying


def _draw_denial(draw: "DrawFn", case: Case, rules: RuleSet) -> Case:
    made = _Drawn(draw, rules, case)
    ways = [_deny_stance, _deny_claim, _deny_claim, _deny_claim, _deny_answer]
    return made.one(ways)(made, case)  # type: ignore[no-any-return]


def _accused(case: Case) -> list[str]:
    """Return who is said to have acted anywhere, and who told any of it."""
    sets = [
        each.value if isinstance(each, Known) else each
        for situation in case.situations
        for each in (
            situation.actors.claims if isinstance(situation.actors, Disputed)
            else (situation.actors,)
        )
    ]  # fmt: skip
    acting = [who for each in sets if isinstance(each, OpenSet) for who in each.has]
    told = [each.informant for each in case.reports if isinstance(each.informant, str)]
    return list(dict.fromkeys([*acting, *told])) or ["teacher"]


def _with_statement(made: _Drawn, case: Case) -> tuple[Case, str]:
    """Add one statement, told alone by the accused or by somebody who told it before."""
    new = _free_number(case)
    report = {"id": f"rx{new}", "title": "Ontkenning", "informant": made.one(_accused(case)),
              "recorded": case.as_of.isoformat()}  # fmt: skip
    statement = {
        "id": f"tx{new}", "report": report["id"], "kind": "account", "text": "Dat is niet zo.",
        "about": made.some(made.people, 2), "class": made.one((None, "situation")),
        "present_when_told": {"has": [], "complete": True}, "unprompted": False,
    }  # fmt: skip
    data = case.model_dump(mode="json", by_alias=True)
    data["reports"].append(report)
    data["statements"].append(statement)
    return Case.model_validate(data), str(statement["id"])


def _free_number(case: Case) -> int:
    return 1 + sum(each.id.startswith("tx") for each in case.statements)


def _deny_stance(made: _Drawn, case: Case) -> Case:
    if not case.situations or not case.people:
        return case
    index = made.number(0, len(case.situations) - 1)
    stances = {**case.situations[index].seen_by, made.one(made.people): "denied"}
    return replace_fact(case, ("situations", index, "seen_by"), stances)


def _deny_claim(made: _Drawn, case: Case) -> Case:
    """Put a claim beside what is said at one place; half of the time also under the situation."""
    places = [
        each
        for each in facts_of(case)
        if isinstance(each.fact, Known | Disputed | OpenSet)
        and each.is_known
        and each.path[0] in ("people", "situations", "household", "acute_rounds")
        # an age among claims is in years: of a baby the day of birth is disputed
        and getattr(each.fact, "unit", "years") == "years"
    ]
    if not places:
        return case
    name = made.one(sorted({each.name for each in places}))
    place = made.one([each for each in places if each.name == name])
    case, teller = _with_statement(made, case)
    case = replace_fact(case, place.path, _opposed(made, place, teller))
    if place.path[0] == "situations" and _is_carried(made, case, place) and made.flag():
        path = (*place.path[:2], "statements")
        told = case.situations[int(place.path[1])].statements
        case = replace_fact(case, path, [*told, teller])
    return case


def _is_carried(made: _Drawn, case: Case, place: Place) -> bool:
    """Say whether the situation rests on something concrete already.

    Where it does not, the first concrete statement under it carries what is written without source.
    """
    world = CaseWorld(case, made.rules, case.as_of)
    told = world.statements(case.situations[int(place.path[1])].statements)
    return any(world.weakness(each) in (None, "not_free") for each in told)


def _opposed(made: _Drawn, place: Place, teller: str) -> dict[str, Any]:
    data = place.fact.model_dump(mode="json", by_alias=True, exclude_none=True)
    first = place.fact.claims[0].value if isinstance(place.fact, Disputed) else place.fact
    claim = {"value": _against(made, place.name, first), "by": [teller]}
    if place.name == "age":
        claim["on"] = made.day_of_age()
    if "claims" in data:
        return {**data, "claims": [*data["claims"], claim]}
    if isinstance(place.fact, OpenSet):
        by = data.pop("by", [])
        data.pop("unknown", None)
        return {"claims": [{"value": data, "by": by}, claim]}
    data.pop("unit", None)
    return {"claims": [data, claim]}


def _against(made: _Drawn, name: str, fact: Any) -> Any:
    """Return a value that says something else than what is said already."""
    if isinstance(fact, OpenSet):
        pool = made.pool(name)
        return {"has": [] if fact.has or not pool else [made.one(pool)], "complete": True}
    value = fact.value if isinstance(fact, Known) else fact
    if isinstance(value, bool):
        return not value
    if name == "age":
        return _GROWN if value < _CHILD else 6
    if name == "born":
        young = (made.as_of - value).days < _CHILD * 366
        return (made.as_of - timedelta(days=_GROWN * 366 if young else 182)).isoformat()
    return made.plain(name)


def _deny_answer(made: _Drawn, case: Case) -> Case:
    """Ask an acute question again, and get another answer."""
    asked = [
        (each.person, name, answer.value)
        for each in case.acute_rounds
        for name, answer in each.answers.items()
        if isinstance(answer, Known)
    ]
    if not asked:
        return case
    who, name, answer = made.one(asked)
    case, teller = _with_statement(made, case)
    again = {"id": f"ax{_free_number(case)}", "statement": teller, "person": who,
             "on": case.as_of.isoformat(), "asked_by": _BY, "answers": {name: not answer}}  # fmt: skip
    data = case.model_dump(mode="json", by_alias=True)
    data["acute_rounds"].append(again)
    return Case.model_validate(data)
