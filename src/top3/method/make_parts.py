"""Which part of the plan everything belongs to, and what it answers; people decide what is done."""

from collections.abc import Callable, Iterable, Sequence

from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.names import because
from top3.method.parts import (
    Answered,
    FuturePart,
    HelpFactor,
    HelpPart,
    Need,
    Parts,
    PersonFuture,
    SafetyItem,
    SafetyPart,
)
from top3.method.readers_care import for_whom
from top3.model.agreements import Agreement, Goal, Measure
from top3.model.situations import Consequence, Factor, RecoveryNeed
from top3.rules.evaluate import Finding
from top3.rules.logic import Tri, Truth
from top3.values import Known

_BOUNDS: dict[Truth, tuple[int, int]] = {
    Tri.TRUE: (1, 1),
    Tri.UNKNOWN: (0, 1),
    Tri.FALSE: (0, 0),
    None: (0, 0),
}
_NOBODY = "nobody"


def make_parts(
    world: CaseWorld,
    findings: Sequence[Finding],
    about: tuple[str, ...],
    open_acute: tuple[str, ...],
    running: Callable[[Agreement], bool],
) -> Parts:
    """Return the plan by part: safety, help and future.

    Args:
        world: The facts of the case.
        findings: What the rules of the plan say; their priorities put factors in order.
        about: The situations the plan works on.
        open_acute: What may be acute and is not among them; it stays in the safety part.
        running: Says whether an agreement still runs.

    Returns:
        Every agreement, measure, factor, goal, need and consequence of the record, in the part it
        belongs to.
    """
    return Parts(
        safety=_safety(world, about, open_acute, running),
        help=_help(world, findings, about),
        future=FuturePart(tuple(_future(world, who) for who in _people(world))),
    )


def _safety(
    world: CaseWorld,
    about: tuple[str, ...],
    open_acute: tuple[str, ...],
    running: Callable[[Agreement], bool],
) -> SafetyPart:
    live = [each for each in world.case.agreements if running(each)]
    items = tuple(
        SafetyItem(
            situation=name,
            agreements=tuple(each.id for each in live if name in each.answers),
            proposed=name in about and not any(name in each.answers for each in live),
            open_acute=name in open_acute,
        )
        for name in (*about, *open_acute)
    )
    placed = {name for each in items for name in each.agreements}
    rest = tuple(each.id for each in live if each.id not in placed)
    measures = tuple(each.id for each in world.case.measures if _holds(world, each))
    return SafetyPart(items, rest, measures)


def _holds(world: CaseWorld, measure: Measure) -> bool:
    return not (isinstance(measure.until, Known) and measure.until.value < world.as_of)


def _help(world: CaseWorld, findings: Sequence[Finding], about: tuple[str, ...]) -> HelpPart:
    risks = [each for each in world.case.factors if each.kind == "risk"]
    linked = [each for each in risks if set(about) & set(each.hangs_on)]
    dynamic = [each for each in linked if _can_change(world, each) != "no"]
    static = [each for each in linked if each not in dynamic]
    protective = [each for each in world.case.factors if each.kind == "protective"]
    places = {each.id: _place(each, findings) for each in dynamic}
    order = sorted(dynamic, key=lambda each: places[each.id])
    return HelpPart(
        factors=tuple(_factor(world, each, places, findings) for each in order),
        background=_in_file_order(world, static),
        protective=_in_file_order(world, protective),
        elsewhere=_in_file_order(world, [each for each in risks if each not in linked]),
        nobody=tuple(each.id for each in order if _known(each.state) == _NOBODY),
        not_said=tuple(each.id for each in order if _is_open(world, each)),
        without_factor=tuple(
            name
            for name in about
            if not any(
                name in each.hangs_on and _can_change(world, each) == "yes" for each in dynamic
            )
        ),
        goals=tuple(each.id for each in world.case.goals if _is_loose(world, each)),
    )


def _can_change(world: CaseWorld, factor: Factor) -> Answered:
    reading = world.read(("factor", factor.id), "factor.dynamic")
    values = {claim.value for claim in reading.claims if claim.told}
    if len(values) != 1:
        return "unknown"
    return "yes" if values == {True} else "no"


def _place(factor: Factor, findings: Iterable[Finding]) -> tuple[int, ...]:
    """Return the place of a factor: upper bounds of the criteria first, then lower bounds."""
    bounds = [_BOUNDS[each.value] for each in _criteria(factor, findings)]
    return (*(-high for _, high in bounds), *(-low for low, _ in bounds))


def _criteria(factor: Factor, findings: Iterable[Finding]) -> list[Finding]:
    about = ("factor", factor.id)
    return [each for each in findings if each.rule.head.kind == "priority" and each.about == about]


def _in_file_order(world: CaseWorld, factors: Iterable[Factor]) -> tuple[HelpFactor, ...]:
    return tuple(_factor(world, each, {}, ()) for each in factors)


def _factor(
    world: CaseWorld,
    factor: Factor,
    places: dict[str, tuple[int, ...]],
    findings: Iterable[Finding],
) -> HelpFactor:
    case, held = world.case, [one for one in _criteria(factor, findings) if one.value is Tri.TRUE]
    return HelpFactor(
        factor=factor.id,
        answers=factor.hangs_on,
        effect=_known(factor.effect),
        can_change=_can_change(world, factor),
        state=_known(factor.state),
        goals=tuple(each.id for each in case.goals if factor.id in each.answers),
        agreements=tuple(each.id for each in case.agreements if factor.id in each.answers),
        tied_with=tuple(
            name
            for name, place in places.items()
            if name != factor.id and place == places.get(factor.id)
        ),
        because=tuple(dict.fromkeys(because(world, each) for each in held)),
    )


def _known(fact: object) -> str | None:
    return str(fact.value) if isinstance(fact, Known) else None


def _is_open(world: CaseWorld, factor: Factor) -> bool:
    """Say whether it is not known who takes it up: nobody said, and no goal answers it."""
    goals = any(factor.id in each.answers for each in world.case.goals)
    return _known(factor.state) is None and not goals


def _answers(world: CaseWorld, goal: Goal, *kinds: type) -> list[str]:
    return [name for name in goal.answers if isinstance(world.by_id.get(name), kinds)]


def _is_loose(world: CaseWorld, goal: Goal) -> bool:
    """Say whether a goal belongs to help and answers no factor."""
    return not _answers(world, goal, Factor, RecoveryNeed, Consequence)


def _people(world: CaseWorld) -> list[str]:
    """Return everybody the future part is about: the household, and who else needs something."""
    case = world.case
    members = world.read(HOUSEHOLD, "household.members").merged().has
    needing = {each.person for each in case.needs} | {each.person for each in case.consequences}
    aimed = {who for each in case.goals if _is_future(world, each) for who in for_whom(world, each)}
    return [each.id for each in case.people if each.id in {*members, *needing, *aimed}]


def _is_future(world: CaseWorld, goal: Goal) -> bool:
    return bool(_answers(world, goal, RecoveryNeed, Consequence))


def _future(world: CaseWorld, who: str) -> PersonFuture:
    case = world.case
    needs = tuple(_need(world, each) for each in case.needs if each.person == who)
    placed = {name for each in needs for name in each.goals}
    return PersonFuture(
        person=who,
        looked_at=_looked_at(world, who, needs),
        needs=needs,
        goals=tuple(
            each.id
            for each in case.goals
            if _is_future(world, each) and who in for_whom(world, each) and each.id not in placed
        ),
        consequences=tuple(each.id for each in case.consequences if each.person == who),
    )


def _need(world: CaseWorld, need: RecoveryNeed) -> Need:
    return Need(
        need=need.id,
        area=need.area,
        answers=need.of,
        state=_known(need.state),
        goals=tuple(each.id for each in world.case.goals if need.id in each.answers),
    )


def _looked_at(world: CaseWorld, who: str, needs: tuple[Need, ...]) -> Answered:
    if needs:
        return "yes"
    reading = world.read(("person", who), "person.recovery_talked_about")
    values = {claim.value for claim in reading.claims if claim.told}
    if len(values) != 1:
        return "unknown"
    return "yes" if values == {True} else "no"
