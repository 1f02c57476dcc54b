"""What in the plan answers nothing or something that is gone, and what nothing answers."""

from collections.abc import Callable, Iterator

from top3.method.facts import CaseWorld
from top3.method.plan_found import Found
from top3.method.readers_direction import ORDERS
from top3.method.stages import PlannedCase
from top3.model.agreements import Agreement, Goal, Measure
from top3.model.people import Item
from top3.model.situations import Factor, RecoveryNeed, Situation
from top3.values import Known

Running = Callable[[Agreement], bool]


def orphans(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield what is in the plan for nothing, and what may be acute and has no agreement.

    Something is gone when people said that it is past, reached or done: what nobody said is not.
    """
    yield from _without_plan(plan, running)
    yield from _ended(plan, running)
    yield from _agreements(plan, running)
    for goal in plan.case.goals:
        if not goal.answers:
            yield Found("goal_answers_nothing", goal.id)
        elif not _is_reached(goal) and is_all_gone(plan.world, goal.answers):
            yield Found("answers_what_is_gone", goal.id)
    for sign in plan.case.warning_signs:
        if not sign.answers:
            yield Found("sign_answers_nothing", sign.id)
        elif is_all_gone(plan.world, sign.answers):
            yield Found("sign_for_nothing_left", sign.id)
    for step in plan.case.emergency_steps:
        # a step that names nothing is for whatever happens
        if is_all_gone(plan.world, step.answers):
            yield Found("step_for_nothing_left", step.id)
    yield from _measures(plan)


def _without_plan(plan: PlannedCase, running: Running) -> Iterator[Found]:
    for name in plan.open_acute:
        held = [each for each in plan.agreed if name in each.answers and running(each)]
        if plan.basis == "chosen" and not held:
            yield Found("open_acute_without_plan", name)


def _ended(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield agreements that were replaced or ended while nothing else runs for their situation."""
    for each in plan.agreed:
        if running(each) or not set(each.answers) & {*plan.about, *plan.open_acute}:
            continue
        others = [one for one in plan.agreed if set(one.answers) & set(each.answers)]
        if not any(map(running, others)):
            replaced = each.status == "replaced"
            yield Found("replaced_by_nothing" if replaced else "ended_and_still_open", each.id)


def _agreements(plan: PlannedCase, running: Running) -> Iterator[Found]:
    for each in plan.agreed:
        if running(each) and is_all_gone(plan.world, each.answers):
            yield Found("answers_what_is_gone", each.id)


def is_all_gone(world: CaseWorld, answers: tuple[str, ...]) -> bool:
    """Say whether there is something it is for, and all of that is past, reached or done."""
    items = [world.by_id.get(each) for each in answers]
    return bool(items) and all(each is None or _is_gone(each) for each in items)


def _is_gone(item: Item) -> bool:
    if isinstance(item, Situation):
        return item.standing is not None and item.standing.is_ == "past"
    if isinstance(item, Goal):
        return _is_reached(item)
    if isinstance(item, Factor | RecoveryNeed):
        return isinstance(item.state, Known) and item.state.value == "done"
    return False


def _is_reached(goal: Goal) -> bool:
    return isinstance(goal.result, Known) and goal.result.value == "reached"


def _measures(plan: PlannedCase) -> Iterator[Found]:
    for each in plan.case.measures:
        if each.id not in plan.parts.safety.measures:
            continue
        if each.kind in ORDERS and not each.protects:
            yield Found("measure_protects_nobody", each.id)
        if not isinstance(each.until, Known) and not _ends_by_law(each):
            yield Found("measure_without_end", each.id)


def _ends_by_law(measure: Measure) -> bool:
    return measure.kind == "temporary_exclusion_order" and isinstance(measure.from_, Known)
