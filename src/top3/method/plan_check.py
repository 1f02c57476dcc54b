"""The plan check: what in the plan is missing, stands apart or goes against something else.

It looks at what people recorded. What nobody recorded counts as missing, never as arranged.
"""

from collections.abc import Callable, Iterator

from top3.method.plan_burden import burdens
from top3.method.plan_conflicts import conflicts
from top3.method.plan_found import Found, gap_of
from top3.method.plan_orphans import Running, orphans
from top3.method.plan_people import voices_and_routes
from top3.method.plan_sharing import sharing
from top3.method.stages import Gap, PlannedCase

_CHECKS: tuple[Callable[[PlannedCase, Running], Iterator[Found]], ...] = (
    orphans,
    voices_and_routes,
    burdens,
    conflicts,
    sharing,
)


def check_plan(plan: PlannedCase, running: Running) -> tuple[Gap, ...]:
    """Return everything the plan check finds that no rule says, each with what to do.

    Args:
        plan: The plan, with what its rules found.
        running: Says whether an agreement still runs.
    """
    return tuple(gap_of(plan.world, found) for check in _CHECKS for found in check(plan, running))
