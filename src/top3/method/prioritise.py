"""Prioriteren: a proposed order by declared criteria, upper bounds first; people choose."""

from collections.abc import Iterable, Sequence

from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import because, both, fill
from top3.method.own_lists import own_lists, places_of
from top3.method.stages import (
    AssessedCase,
    Assessment,
    Difference,
    NotChosen,
    PrioritisedCase,
    Ranked,
)
from top3.model.agreements import Decision
from top3.model.situations import Situation
from top3.rules.evaluate import Finding, evaluate
from top3.rules.logic import Tri, Truth
from top3.values import Known

SIZE = "top3_size"
_BOUNDS: dict[Truth, tuple[int, int]] = {
    Tri.TRUE: (1, 1),
    Tri.UNKNOWN: (0, 1),
    Tri.FALSE: (0, 0),
    None: (0, 0),
}
Place = tuple[int, ...]


def prioritise(case: AssessedCase) -> PrioritisedCase:
    """Put the concrete situations in a proposed order, and say of each other one why not.

    All criteria in their declared order on the upper bound; for those still equal the same on the
    lower bound; still equal is a tie, shown as a tie. What is past stands behind what is current in
    the order and is not proposed: it is history and a question about now, until people choose it. A
    tie across the limit is not cut: those stand in `at_the_cut` and people choose.

    Args:
        case: An assessed case holding n situations, n ≥ 0.

    Returns:
        The proposal, and beside it what people chose, if they did, and the own top 3 of each
        person; neither changes the proposal. Every situation is in `top3` or in `not_chosen`.

    Source: docs/explanation/method-as-encoded.md (R03, R04, R64).
    """
    world = case.concretised.ordered.world
    findings = tuple(evaluate(world.rules, world, world.rules.serving("prioritise")))
    concrete = {each.situation for each in case.concretised.situations if each.concrete}
    places = {
        each.situation: _place(world, each, findings)
        for each in case.situations
        if each.situation in concrete
    }
    ranked = _ranked(world, places, findings, case)
    size = world.rules.number(SIZE)
    top3, cut = _cut([each for each in ranked if not case.of(each.situation).past], size)
    decision = _chosen(world)
    items = decision.items if decision else ()
    lists = own_lists(world)
    return PrioritisedCase(
        assessed=case,
        order=ranked,
        top3=top3,
        at_the_cut=cut,
        to_make_concrete=tuple(
            each.situation for each in case.situations if each.situation not in concrete
        ),
        not_chosen=_not_chosen(case, top3, cut, items),
        chosen=decision.id if decision else None,
        chosen_items=items,
        differences=_differences(top3, items) if decision else (),
        own_lists=lists,
        places=places_of(lists, {each.situation: each.rank for each in top3}, items),
        findings=findings,
    )


def _place(world: CaseWorld, assessment: Assessment, findings: Iterable[Finding]) -> Place:
    """Return the sort key: past last, then upper bounds, then lower bounds, highest first."""
    bounds = []
    for criterion in world.rules.order:
        if criterion == "urgency":
            scale = world.rules.urgency
            urgency = assessment.urgency
            bounds.append((scale.index(urgency.at_least), scale.index(urgency.at_most)))
        else:
            bounds.append(_BOUNDS[_value(findings, criterion, assessment.situation)])
    uppers = tuple(-high for _, high in bounds)
    lowers = tuple(-low for low, _ in bounds)
    return (int(assessment.past), *uppers, *lowers)


def _value(findings: Iterable[Finding], rule: str, situation: str) -> Truth:
    return next(
        each.value for each in findings if each.rule.id == rule and each.about[1] == situation
    )


def _ranked(
    world: CaseWorld, places: dict[str, Place], findings: Iterable[Finding], case: AssessedCase
) -> tuple[Ranked, ...]:
    recorded = {each.id: _recorded(world, each) for each in world.case.situations}
    names = sorted(places, key=lambda name: (places[name], recorded[name]))
    return tuple(
        Ranked(
            rank=1 + sum(place < places[name] for place in places.values()),
            situation=name,
            tied_with=tuple(
                other for other in names if other != name and places[other] == places[name]
            ),
            because=_reasons(world, case.of(name), findings),
        )
        for name in names
    )


def _recorded(world: CaseWorld, situation: Situation) -> str:
    if situation.recorded:
        return situation.recorded.isoformat()
    days = [world.reports[each.report].recorded for each in world.statements(situation.statements)]
    return min(days) if days else "9999"


def _reasons(
    world: CaseWorld, assessment: Assessment, findings: Iterable[Finding]
) -> tuple[Both, ...]:
    """Say in words what put it here: dangers that are present, then criteria that hold."""
    dangers = [
        each
        for each in assessment.findings
        if each.rule.head.kind == "danger" and each.value is Tri.TRUE
    ]
    criteria = [
        each
        for each in findings
        if each.about[1] == assessment.situation
        and each.rule.id in world.rules.order
        and each.value is Tri.TRUE
    ]
    lines = [because(world, each) for each in (*dangers, *criteria)]
    if not lines and assessment.acute_check == "cannot_exclude" and assessment.acute_basis:
        texts = world.rules.texts
        check, basis = (
            both(texts["check_cannot_exclude"]),
            both(texts[f"basis_{assessment.acute_basis}"]),
        )
        lines.append(Both(f"{check.nl}: {basis.nl}.", f"{check.en}: {basis.en}."))
    return tuple(dict.fromkeys(lines))


def _cut(ranked: Sequence[Ranked], size: int) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
    top = tuple(each for each in ranked if each.rank + len(each.tied_with) <= size)
    first_out = next((each for each in ranked if each not in top), None)
    if first_out is None or first_out.rank > size:
        return top, ()
    return top, tuple(each for each in ranked if each.rank == first_out.rank)


def _chosen(world: CaseWorld) -> Decision | None:
    chosen = [each for each in world.case.decisions if each.kind == "top3_chosen"]
    return chosen[-1] if chosen else None


def _not_chosen(
    case: AssessedCase, top3: tuple[Ranked, ...], cut: tuple[Ranked, ...], chosen: tuple[str, ...]
) -> tuple[NotChosen, ...]:
    world = case.concretised.ordered.world
    texts = world.rules.texts
    inside, tied = {each.situation for each in top3}, {each.situation for each in cut}
    rows = []
    for each in case.concretised.situations:
        if each.situation in inside:
            continue
        if not each.concrete:
            missing = (
                ", ".join(_labels(world, each.missing, "nl")),
                ", ".join(_labels(world, each.missing, "en")),
            )
            text = fill(texts["why_not_concrete"], missing=Both(*missing))
            loose = _unclassified(world, each.situation)
            if loose:
                more = fill(texts["why_unclassified"], statements=", ".join(loose))
                text = Both(f"{text.nl}; {more.nl}", f"{text.en}; {more.en}")
            rows.append(NotChosen(each.situation, "not_concrete", text))
        elif each.situation in chosen:
            rows.append(
                NotChosen(each.situation, "chosen_otherwise", both(texts["why_chosen_otherwise"]))
            )
        elif case.of(each.situation).past:
            rows.append(NotChosen(each.situation, "past", _why_past(world, case, each.situation)))
        elif _is_confidential(world, each.situation):
            rows.append(
                NotChosen(each.situation, "not_shareable", both(texts["why_not_shareable"]))
            )
        elif each.situation in tied:
            rows.append(
                NotChosen(each.situation, "tied_at_limit", both(texts["why_tied_at_limit"]))
            )
        else:
            size = str(world.rules.number(SIZE))
            text = fill(texts["why_beyond_limit"], size=size)
            rows.append(NotChosen(each.situation, "beyond_limit", text))
    return tuple(rows)


def _why_past(world: CaseWorld, case: AssessedCase, situation: str) -> Both:
    findings = case.of(situation).findings
    said = next(because(world, each) for each in findings if each.rule.outcome == ("tag", "past"))
    return Both(said.nl.rstrip("."), said.en.rstrip("."))


def _unclassified(world: CaseWorld, situation: str) -> list[str]:
    """Return the statements of a situation that do not count yet, for want of a kind."""
    item = world.by_id[situation]
    assert isinstance(item, Situation)
    return [
        each.id for each in world.statements(item.statements) if not isinstance(each.kind, Known)
    ]


def _labels(world: CaseWorld, missing: Iterable[str], lang: str) -> list[str]:
    facts = world.rules.dictionary.facts
    return [facts[f"situation.{name}"].label.in_language(lang) for name in missing]


def _is_confidential(world: CaseWorld, situation: str) -> bool:
    item = world.by_id[situation]
    assert isinstance(item, Situation)
    told = world.statements(item.statements)
    return bool(told) and all(
        each.hide_from or world.reports[each.report].hide_from for each in told
    )


def _differences(top3: tuple[Ranked, ...], items: tuple[str, ...]) -> tuple[Difference, ...]:
    proposed = {each.situation: each.rank for each in top3}
    chosen = {name: index + 1 for index, name in enumerate(items)}
    names = dict.fromkeys([*items, *proposed])
    rows = (Difference(name, proposed.get(name), chosen.get(name)) for name in names)
    return tuple(
        each
        for each in rows
        if (each.proposed is None) != (each.chosen is None) or each.proposed != each.chosen
    )
