"""Finding what somebody asks about: `s1`, `s1:rule-id`, `top3`, `household`."""

from top3.errors import Both, ItemNotFoundError, did_you_mean
from top3.method.stages import PlannedCase
from top3.rules.evaluate import Finding


def findings_about(planned: PlannedCase, item: str) -> tuple[Finding, ...]:
    """Return every finding about an item, 0 or more; with `s1:rule-id` of one rule, 1 or more.

    Raises:
        ItemNotFoundError: nothing has that name; `.known` holds the names there are.
    """
    name, _, rule = item.partition(":")
    about = {each.situation for each in planned.prioritised.top3} if name == "top3" else {name}
    found = [each for each in planned.all_findings() if each.about[1] in about]
    if rule:
        found = [each for each in found if each.rule.id == rule]
    known = items_of(planned)
    if not found and (rule or name not in known):
        rules = [each.id for each in planned.rules.rules]
        remedy = did_you_mean(rule, rules) if rule else did_you_mean("", known)
        message = Both(f"onderdeel: niet gevonden; {remedy.nl}", f"item: not found; {remedy.en}")
        raise ItemNotFoundError(known, message)
    return tuple(found)


def items_of(planned: PlannedCase) -> list[str]:
    """Return the names of everything that can be asked about."""
    case = planned.case
    items = (*case.situations, *case.people, *case.agreements)
    return ["top3", "household", *(each.id for each in items)]
