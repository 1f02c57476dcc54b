"""Whom nobody approaches about a situation without advice: asking can bring danger to who told it.

Where somebody may be under control, asking the other for their account tells that there was talk.
Where everything about a situation was told in confidence towards somebody, asking that person does
so too. It is no judgement of anybody: a person with a name decides, after advice.
"""

from top3.method.facts import CaseWorld, said
from top3.model.situations import Situation
from top3.values import OpenSet

ADVISER = "veilig_thuis"
"""Whom to consult on whether, when and how somebody is asked."""

_CONTROL = "control"


def why_not_approached(world: CaseWorld, person: str, situation: str) -> str:
    """Return the name of the text that says why somebody is not asked yet; empty where they are.

    A kind of behaviour that anybody recorded is enough: a suspicion is reason to take advice.
    """
    item = world.by_id.get(situation)
    if not isinstance(item, Situation):
        return ""
    told = world.statements(item.statements)
    hidden = [person in (*each.hide_from, *world.reports[each.report].hide_from) for each in told]
    if hidden and all(hidden):
        return "consult_confided"
    return "consult_control" if _is_controlling(world, item) else ""


def _is_controlling(world: CaseWorld, situation: Situation) -> bool:
    kinds = world.rules.terms.get("kinds", {})
    told = situation.behaviour.kinds
    sets = [told] if isinstance(told, OpenSet) else [each.value for each in said(told)]
    return any(
        _CONTROL in kinds.get(kind, {}).get("forms", ()) for each in sets for kind in each.has
    )
