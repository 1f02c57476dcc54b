"""The record as one reader may know it: what may not reach that reader is not there.

Nothing is hidden afterwards. What is kept from somebody is taken out first, with all that rests on
nothing else, so that nothing that is made of what is left can depend on it.
"""

from collections.abc import Iterable

from top3.method.pruning import without
from top3.method.reason import reason
from top3.method.stages import PlannedCase
from top3.model.case import Case
from top3.views.readers import OPEN_NAMES, PROFESSIONAL, Reader

_ONLY_FOR = ("agreements", "goals", "warning_signs", "emergency_steps")
"""What can be for somebody alone."""


def visible(case: Case, reader: Reader, *, alone: bool = False) -> Case:
    """Return the case without what may not reach a reader.

    Args:
        case: The record.
        reader: Who will read; the worker and the auditor see all of it.
        alone: Keep what is for exactly these people alone; otherwise it goes from every document,
            also from their own: paper is found by others.

    What rests on other statements too stays, on those: were it to go, the reader could see by that
    that somebody told it in confidence. Where the record does not say on which of them it rests,
    `guards` asks for that first.
    """
    if reader.audience in OPEN_NAMES:
        return case
    told, items = kept_from(case, reader, alone=alone)
    pruned, _ = without(case, told, items=items)
    return pruned


def kept_from(case: Case, reader: Reader, *, alone: bool = False) -> tuple[set[str], set[str]]:
    """Return the statements that may not reach a reader, and other items that may not."""
    reports = {each.id for each in case.reports if _is_kept(each.hide_from, (), reader)}
    told = {
        each.id
        for each in case.statements
        if each.report in reports or _is_kept(each.hide_from, each.may_be_shown_to, reader)
    }
    # what an acute round with one person brought was told alone
    told |= {
        each.statement
        for each in case.acute_rounds
        if each.person
        and reader.audience not in PROFESSIONAL
        and {each.person} != set(reader.people)
    }
    items = {
        each.id
        for name in _ONLY_FOR
        for each in getattr(case, name)
        if each.only_for
        # who takes over has to know that there is such a plan
        and reader.audience != "handover"
        and not (alone and set(reader.people) == set(each.only_for))
    }
    return told, {*reports, *items}


def _is_kept(hide_from: Iterable[str], shown_to: Iterable[str], reader: Reader) -> bool:
    """Say whether something is kept from any of the readers."""
    hidden, shown = set(hide_from), set(shown_to)
    if reader.audience in ("family", "organisation") and not reader.people:
        # everybody of the household, or any organisation, and nobody knows for certain who that
        # is: kept from one is kept from all
        return bool(hidden or shown - {reader.audience})
    # what somebody is told as one of the network may reach the household, and the other way round;
    # that something may be shown to one of them says nothing of the other
    close = {"family", "network"} if reader.audience in ("family", "child", "network") else set()
    return any(
        bool((names | close) & hidden) or bool(shown and not names & shown)
        for names in _names(reader)
    )


def _names(reader: Reader) -> tuple[frozenset[str], ...]:
    return tuple(each | {reader.audience} for each in reader.named())


def planned_for(planned: PlannedCase, reader: Reader) -> PlannedCase:
    """Return the plan as it is when what a reader may know is all there is."""
    case = visible(planned.case, reader)
    if case is planned.case:
        return planned
    return reason(case, planned.rules, as_of=planned.ordered.as_of).planned
