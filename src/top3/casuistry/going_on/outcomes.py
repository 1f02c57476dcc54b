"""How a case went, in a few names of our own: what an audit holds against who people are."""

from itertools import pairwise

from top3.method.stages import AssessedCase
from top3.trajectory.trajectory import Trajectory

NONE = "none"


def outcomes_of(trajectory: Trajectory) -> dict[str, str]:
    """Return how a case began and where it went, as names: the same names for every case.

    Urgency and acute check are those of the first day, with all that was known by then. `none`
    says that there is none: no situation, or no ending.
    """
    first = trajectory.at(trajectory.log.genesis.as_of).result.planned.prioritised.assessed
    courses = trajectory.log.courses[: trajectory.length + 1]
    order = trajectory.machine.line("phases").names()
    phases = [each.phase for each in courses]
    later = [order.index(each) for each in phases if each != "closed"]
    approaches = trajectory.machine.line("approaches").names()
    return {
        "urgency": _urgency(first),
        "acute_check": first.household.acute_check,
        "furthest_phase": order[max(later)],
        "fell_back": "yes" if any(two < one for one, two in pairwise(later))
        else "no",
        "ending": courses[-1].ending or NONE,
        "approach": max((each.approach for each in courses), key=approaches.index),
    }  # fmt: skip


def _urgency(assessed: AssessedCase) -> str:
    """Return the most urgent that is certain of any situation."""
    scale = ("attention", "serious", "acute")
    least = [each.urgency.at_least for each in assessed.situations]
    known = [each for each in least if each in scale]
    return max(known, key=scale.index) if known else NONE
