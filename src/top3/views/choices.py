"""What a named person chose to give a reader: the decisions to share, for that reader alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from top3.method.quiet import Quiet
from top3.model.agreements import Decision
from top3.model.case import Case
from top3.model.people import is_person
from top3.values import Known
from top3.views.readers import Reader


@dataclass(frozen=True, repr=False)
class Choice(Quiet):
    """What one reader is given: the items in the order they were chosen, and who decided it.

    `items` names 0 or more items of the record, some of which may not be there for this reader.
    `decisions` holds those that still give something, in order of their day. `of` says for each
    item by which of them it is given: the last one that names it.
    """

    items: tuple[str, ...]
    decisions: tuple[Decision, ...]
    of: tuple[tuple[str, Decision], ...]


def chosen_for(case: Case, reader: Reader, day: date) -> Choice:
    """Return what was chosen for a reader and still holds on a day.

    Several readers get what was chosen for each of them. A choice holds until its last day, or
    until somebody decides later to postpone the talk about an item.
    """
    per_reader = [_chosen(case, names, day) for names in reader.named()]
    first = per_reader[0]
    items = [name for name in first if all(name in each for each in per_reader)]
    # where several read it, all that was decided for any of them stands behind it
    of = [(name, each[name]) for name in items for each in per_reader]
    decisions = {each.id: each for _, each in of}
    ordered = sorted(decisions.values(), key=lambda each: _day(each) or date.min)
    return Choice(tuple(items), tuple(ordered), tuple(of))


def chosen_by_name(case: Case, person: str, day: date) -> frozenset[str]:
    """Return what was chosen for one person by name, and not as one of a group, on a day."""
    return frozenset(_chosen(case, frozenset({person}), day))


def waiting_for(case: Case, reader: Reader, day: date) -> frozenset[str]:
    """Return which items somebody last decided to postpone for a reader, as it stands on a day."""
    last = {
        (names, name): each.kind
        for names in reader.named()
        for each in _about(case, names, day)
        for name in each.items
    }
    return frozenset(name for (_, name), kind in last.items() if kind == "postpone_talk")


def _chosen(case: Case, names: frozenset[str], day: date) -> dict[str, Decision]:
    """Return for every item that is given the decision that gives it, in the order of choosing."""
    chosen: dict[str, Decision] = {}
    for each in _about(case, names, day):
        for name in each.items:
            if each.kind == "share":
                chosen[name] = each
            else:
                chosen.pop(name, None)
    return chosen


def _about(case: Case, names: frozenset[str], day: date) -> Iterator[Decision]:
    """Yield what was decided for these readers by a day, oldest first; who wait go after."""
    found = [
        each
        for each in case.decisions
        if each.kind in ("share", "postpone_talk") and _is_for(each, names) and _holds(each, day)
    ]
    return iter(sorted(found, key=lambda each: (_day(each) or date.min, each.kind != "share")))


def _is_for(each: Decision, names: frozenset[str]) -> bool:
    return not names.isdisjoint(each.to_whom) or (
        each.kind == "postpone_talk" and _waits_too(set(each.to_whom), names)
    )


def _waits_too(whom: set[str], names: frozenset[str]) -> bool:
    """Say whether who waits with others waits with these readers as well."""
    if not whom:
        # without a reader it is postponed with everybody
        return True
    people = any(map(is_person, whom))
    if names == {"family"}:
        # the household together reads what each of them reads
        return people
    # what is not told at home yet is told to no one person either, as whoever they read it
    return "family" in whom and any(map(is_person, names))


def _holds(each: Decision, day: date) -> bool:
    """Say whether a decision stands on a day: it has a decider and a day, and has not run out."""
    made = _day(each)
    if each.kind == "postpone_talk":
        return made is None or made <= day
    if made is None or not isinstance(each.by, Known):
        return False
    return made <= day and not (each.until and each.until < day)


def _day(each: Decision) -> date | None:
    return each.on.value if isinstance(each.on, Known) else None
