"""What asks too much of people: too many agreements, one they may not see, a crossed check."""

from collections.abc import Iterator
from itertools import combinations

from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import both, in_a_row, joined, party_name
from top3.method.plan_found import Found
from top3.method.plan_orphans import Running
from top3.method.stages import PlannedCase
from top3.model.agreements import Agreement
from top3.model.people import is_person
from top3.values import Known

OPEN_AGREEMENTS = "open_agreements"
"""The number of agreements that run at once, above which hardly anybody keeps them up."""

_PARTS = ("what", "check", "otherwise", "evaluate")


def burdens(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield that too much runs at once, what a keeper may not see, and who check each other."""
    live = [each for each in plan.agreed if running(each)]
    limit = plan.world.rules.number(OPEN_AGREEMENTS)
    if len(live) > limit:
        slots = {"number": str(len(live)), "limit": str(limit)}
        yield Found("too_many_agreements", "household", slots)
    for each in live:
        unseeing = [who for who in each.keepers if each.only_for and who not in each.only_for]
        if unseeing:
            who = joined(party_name(plan.world, one) for one in unseeing)
            yield Found("keeper_may_not_see", each.id, {"who": who})
    for one, other in combinations(live, 2):
        if _check_each_other(one, other):
            yield Found("check_each_other", one.id, items=(other.id,))


def _check_each_other(one: Agreement, other: Agreement) -> bool:
    """Say whether two persons keep one agreement each and are the only one to check the other's."""
    keepers = [set(filter(is_person, each.keepers)) for each in (one, other)]
    checkers = [set(each.checkers) for each in (one, other)]
    crossed = bool(checkers[0]) and checkers[0] <= keepers[1]
    back = bool(checkers[1]) and checkers[1] <= keepers[0]
    return crossed and back and keepers[0] != keepers[1]


def missing_in(world: CaseWorld, agreement: Agreement) -> Both:
    """Return in words which parts of an agreement nobody said yet."""
    facts = world.rules.dictionary.facts
    missing = [f"agreement.{name}" for name in _PARTS if not _is_said(agreement, name)]
    if not _is_said(agreement, "from_") and not _is_said(agreement, "signal"):
        missing.insert(0, "agreement.from")
    missing += [
        f"agreement.has_{one}" for one in ("keeper", "checker") if not getattr(agreement, f"{one}s")
    ]
    return in_a_row(both(facts[name].label) for name in missing)


def _is_said(agreement: Agreement, name: str) -> bool:
    return isinstance(getattr(agreement, name), Known)
