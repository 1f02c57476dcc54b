"""Who may not know what: ids of what must not reach somebody, and of what falls away with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from top3.method.quiet import Quiet
from top3.model.case import Case
from top3.model.people import Person
from top3.views.readers import Reader
from top3.views.visible import visible

_CLOSE = ("family", "network")


@dataclass(frozen=True, repr=False)
class KeptFrom(Quiet):
    """What one person may not know.

    `asked` holds the ids of which the record says so itself, `rests` those that may rest on them
    or hang on them, `alone` those that are for others alone. Each 0 or more, in the order of the
    record; no id stands in two of them.
    """

    person: str
    asked: tuple[str, ...]
    rests: tuple[str, ...]
    alone: tuple[str, ...]


def kept_from(case: Case) -> Iterator[KeptFrom]:
    """Yield of every person of the case what may not reach them; nobody from whom nothing is kept.

    `rests` names what rests on nothing else than what is kept, and would go from their document.
    """
    held: tuple[Any, ...] = (
        *case.agreements, *case.goals, *case.warning_signs, *case.emergency_steps,
    )  # fmt: skip
    raw: tuple[Any, ...] = (*case.reports, *case.statements)
    for person in case.people:
        names = {person.id, *(_CLOSE if set(person.roles) & set(_CLOSE) else ())}
        asked = [each.id for each in raw if names & set(each.hide_from)]
        alone = [each.id for each in held if each.only_for and person.id not in each.only_for]
        reader = Reader(_audience(person), person.id)
        rests = _resting(case, reader, asked, alone) if asked else []
        if asked or alone:
            yield KeptFrom(person.id, tuple(asked), tuple(rests), tuple(alone))


def _audience(person: Person) -> str:
    """Return as whom somebody reads: what is kept from the family is not kept from who it is of."""
    return next((each for each in _CLOSE if each in person.roles), "subject")


def _resting(case: Case, reader: Reader, asked: list[str], alone: list[str]) -> list[str]:
    left = {item.id for _, _, item in visible(case, reader).items()}
    told = {*asked, *alone, *_told_under(case, asked)}
    return [item.id for _, _, item in case.items() if item.id not in left | told]


def _told_under(case: Case, asked: list[str]) -> set[str]:
    """Return the statements of reports that are kept as a whole: naming the report is enough."""
    return {each.id for each in case.statements if each.report in asked}
