"""One change to a case: something becomes known, or somebody denies it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from top3.method.facts import CaseWorld
from top3.method.readers import SAID
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.testing.drawing import BY, Drawn
from top3.testing.places import Place, facts_of, replace_fact
from top3.values import Disputed, Known, OpenSet

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_CHILD, _GROWN = 18, 35


def one_place(draw: "DrawFn", places: list[Place]) -> Place:
    """Draw the name of a field first: a dossier has fifty statements and one household."""
    from hypothesis import strategies  # noqa: PLC0415 - it is an extra

    names = sorted({each.name for each in places})
    name = draw(strategies.sampled_from(names) if names else strategies.nothing())
    return draw(strategies.sampled_from([each for each in places if each.name == name]))


def draw_learned(draw: "DrawFn", case: Case, place: Place, rules: RuleSet) -> tuple[Case, Place]:
    """Draw a value for a place where nothing is known, and the case with it."""
    drawn = Drawn(draw, rules, case)
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


def draw_denial(draw: "DrawFn", case: Case, rules: RuleSet) -> Case:
    """Draw one way to deny something in the case; where there is nothing to deny, the case."""
    made = Drawn(draw, rules, case)
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


def _with_statement(made: Drawn, case: Case) -> tuple[Case, str]:
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


def _deny_stance(made: Drawn, case: Case) -> Case:
    if not case.situations or not case.people:
        return case
    index = made.number(0, len(case.situations) - 1)
    stances = {**case.situations[index].seen_by, made.one(made.people): "denied"}
    return replace_fact(case, ("situations", index, "seen_by"), stances)


def _deny_claim(made: Drawn, case: Case) -> Case:
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


def _is_carried(made: Drawn, case: Case, place: Place) -> bool:
    """Say whether the situation rests on something concrete already.

    Where it does not, the first concrete statement under it carries what is written without source.
    """
    world = CaseWorld(case, made.rules, case.as_of)
    told = world.statements(case.situations[int(place.path[1])].statements)
    return any(world.weakness(each) in SAID for each in told)


def _opposed(made: Drawn, place: Place, teller: str) -> dict[str, Any]:
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


def _against(made: Drawn, name: str, fact: Any) -> Any:
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


def _deny_answer(made: Drawn, case: Case) -> Case:
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
    again = {
        "id": f"ax{_free_number(case)}",
        "statement": teller,
        "person": who,
        "on": case.as_of.isoformat(),
        "asked_by": BY,
        "answers": {name: not answer},
    }
    data = case.model_dump(mode="json", by_alias=True)
    data["acute_rounds"].append(again)
    return Case.model_validate(data)
