"""Decisions that go against something, and decisions that do not say what everybody must read."""

from collections.abc import Iterator

from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import both, in_a_row, joined, party_name
from top3.method.parties import is_organisation
from top3.method.plan_found import Found
from top3.method.plan_orphans import Running
from top3.method.stages import PlannedCase
from top3.method.title import title
from top3.model.agreements import Agreement, Decision, Measure
from top3.model.people import Item
from top3.rules.language import RuleSet
from top3.values import Known

MOST_NAMED = 3
_REPORT = "report_to_veilig_thuis"
_PARTS = ("by", "on", "reason", "legal_frame", "informed")
_SPEAKING = ("agreed", "as_proposed")
"""Reasons that say it themselves, without words beside the code."""


def conflicts(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield every decision that goes against what still stands, and decisions that lack a part.

    Where organisations decide against each other it names who can bring them to one decision.
    """
    for each in plan.case.decisions:
        yield from _against(plan, each, running)
    last = {each.kind: each.id for each in plan.case.decisions}
    for each in plan.case.decisions:
        # an earlier choice is history: only the one that holds now has to be whole
        is_old = each.kind == "top3_chosen" and last[each.kind] != each.id
        if not is_old and each.kind != _REPORT:
            yield from _incomplete(plan.world, each)


def _against(plan: PlannedCase, decision: Decision, running: Running) -> Iterator[Found]:
    if _is_over(plan.world, decision):
        return
    for name in decision.against:
        other = plan.world.by_id[name]
        if not _stands(plan, other, running):
            continue
        slots: dict[str, Both | str] = {"items": title(plan.world, name)}
        roles = _roles_of(decision, other)
        if len(roles) == 2 and all(is_organisation(each) for each in roles):
            slots["who"] = _who_can_help(plan.world, roles)
            yield Found("organisations_against_each_other", decision.id, slots, items=(name,))
        else:
            yield Found("decided_against", decision.id, slots, items=(name,))


def _is_over(world: CaseWorld, decision: Decision) -> bool:
    return decision.until is not None and decision.until < world.as_of


def _stands(plan: PlannedCase, other: Item, running: Running) -> bool:
    if isinstance(other, Agreement):
        return running(other)
    if isinstance(other, Measure):
        return other.id in plan.parts.safety.measures
    return not (isinstance(other, Decision) and _is_over(plan.world, other))


def _roles_of(decision: Decision, other: Item) -> list[str]:
    by = [decision.by, other.by if isinstance(other, Decision | Measure) else None]
    return list(dict.fromkeys(each.value.role for each in by if isinstance(each, Known)))


def who_unlocks(rules: RuleSet, roles: list[str]) -> tuple[str, ...]:
    """Return the roles that can help these to come to one decision, in the order of the rule set.

    Those that can for both come first; a role never unlocks its own decision.
    """
    others = {name: text for name, text in rules.roles.items() if name not in roles}
    both_ = [name for name, text in others.items() if set(roles) <= set(text.unlocks)]
    one = [name for name, text in others.items() if set(roles) & set(text.unlocks)]
    return tuple(both_ or one)[:MOST_NAMED]


def _who_can_help(world: CaseWorld, roles: list[str]) -> Both:
    found = who_unlocks(world.rules, roles)
    if not found:
        return both(world.rules.texts["nobody_unlocks"])
    return joined(party_name(world, each) for each in found)


def _incomplete(world: CaseWorld, decision: Decision) -> Iterator[Found]:
    # what sharing asks beside this, such as what somebody was told, is looked at by itself
    asked = _PARTS[:3] if decision.kind == "share" else _PARTS
    missing = [name for name in asked if not _is_said(decision, name)]
    if missing:
        items = in_a_row(both(world.rules.texts[f"decision_{name}"]) for name in missing)
        yield Found("decision_incomplete", decision.id, {"items": items})


def _is_said(decision: Decision, name: str) -> bool:
    if name == "by":
        return isinstance(decision.by, Known) and bool(
            decision.by.value.name or decision.by.value.person
        )
    if name == "on":
        return isinstance(decision.on, Known)
    if name == "reason":
        reason = decision.reason
        return bool(reason.nl or reason.en) or reason.code in _SPEAKING
    return bool(getattr(decision, name))
