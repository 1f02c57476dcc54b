"""Each person's own top 3, beside the proposal and beside the choice; nothing is averaged."""

from collections.abc import Iterable
from dataclasses import dataclass

from top3.method.facts import CaseWorld
from top3.method.quiet import Quiet
from top3.model.people import View
from top3.values import RoleRef


@dataclass(frozen=True, repr=False)
class OwnList(Quiet):
    """The top 3 of one person, in their own order: from which view, on which day.

    Of a professional `person` is None and `by` says who it is. `kept_from` names whom it must not
    reach: somebody asked that, so it stays with the worker.
    """

    view: str
    person: str | None
    by: RoleRef | None
    on: str | None
    items: tuple[str, ...]
    kept_from: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Places(Quiet):
    """Who has one situation at which place: the proposal, the choice, and each own list.

    A place is None where it is not in it; `own` holds (view, place) of whoever has it.
    """

    situation: str
    proposed: int | None
    chosen: int | None
    own: tuple[tuple[str, int], ...]


def own_lists(world: CaseWorld) -> tuple[OwnList, ...]:
    """Return the own top 3 of everybody who gave one, the last one each gave."""
    last: dict[object, View] = {}
    for each in world.case.views:
        if each.top3 and _is_newer(each, last.get(_whose(each))):
            last[_whose(each)] = each
    return tuple(
        OwnList(
            view=each.id,
            person=each.person,
            by=each.by,
            on=each.on.isoformat() if each.on else None,
            items=each.top3,
            kept_from=_kept_from(world, each),
        )
        for each in last.values()
    )


def places_of(
    lists: Iterable[OwnList], proposed: dict[str, int], chosen: tuple[str, ...]
) -> tuple[Places, ...]:
    """Return of every situation that anybody has where it stands with whom, choice first."""
    listed = tuple(lists)
    names = dict.fromkeys([*chosen, *proposed, *(name for each in listed for name in each.items)])
    return tuple(
        Places(
            situation=name,
            proposed=proposed.get(name),
            chosen=chosen.index(name) + 1 if name in chosen else None,
            own=tuple(
                (each.view, each.items.index(name) + 1) for each in listed if name in each.items
            ),
        )
        for name in names
    )


def _whose(view: View) -> object:
    """Return whose view it is: a person, or a professional by role and name."""
    return view.person or (view.by and (view.by.role, view.by.name, view.by.person))


def _is_newer(view: View, other: View | None) -> bool:
    # a list without a day cannot replace one of a known day; of two alike the last recorded counts
    if other is None or other.on is None:
        return True
    return view.on is not None and view.on >= other.on


def _kept_from(world: CaseWorld, view: View) -> tuple[str, ...]:
    told = world.statements((*view.statements, *getattr(view.words, "by", ())))
    hidden = (
        who for each in told for who in (*each.hide_from, *world.reports[each.report].hide_from)
    )
    return tuple(dict.fromkeys(hidden))
