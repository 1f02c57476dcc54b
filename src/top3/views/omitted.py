"""What of the record is about somebody and is not given to them, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from top3.errors import Both, ItemNotFoundError
from top3.method.quiet import Quiet
from top3.model.agreements import Judgement, LeftOut
from top3.model.case import COLLECTIONS, Case
from top3.model.people import Item
from top3.model.statements import Report, Statement
from top3.values import ITEM_ID, Known
from top3.views.choices import chosen_for, waiting_for
from top3.views.own_records import with_own_records
from top3.views.readers import Reader
from top3.views.visible import visible

if TYPE_CHECKING:
    from top3.method.stages import PlannedCase

_NOT_ABOUT = ("hide_from", "may_be_shown_to", "only_for", "id", "external")
"""What names somebody without being about them."""

_PROFESSIONAL_NOTES = ("label", "opinion", "process")
REASONS = (
    "kept",
    "left_out",
    "postponed",
    "alone",
    "rests_on_kept",
    "own_note",
    "others_too",
    "undecided",
)
"""Why something is not given, the weightiest first."""


@dataclass(frozen=True, repr=False)
class Omitted(Quiet):
    """One record about somebody that is not given: where it stands, why, and who else it names.

    `reason` is one of `REASONS`; `words` holds what a person recorded as the reason, if anybody.
    """

    collection: str
    item: str
    reason: str
    asked_by: tuple[str, ...]
    others: tuple[str, ...]
    words: LeftOut | None


def omitted(planned: "PlannedCase", person: str) -> tuple[Omitted, ...]:
    """Return every record about somebody that is not given to them, in the order of the record.

    Raises:
        ItemNotFoundError: there is nobody of that id; `.known` holds who there are.
    """
    case = planned.case
    people = [each.id for each in case.people]
    if person not in people:
        there = ", ".join(people) or "-"
        raise ItemNotFoundError(
            people,
            Both(
                f"persoon: niet gevonden; er is: {there}", f"person: not found; there is: {there}"
            ),
        )
    return tuple(_Finder(case, person, planned.ordered.as_of).found())


class _Finder:
    """Finds what is about somebody, and why it is not given."""

    def __init__(self, case: Case, person: str, day: Any) -> None:
        reader = Reader("subject", person)
        self._case, self._person = case, person
        self._people = {each.id for each in case.people}
        seen = visible(case, reader)
        self._left = {item.id for _, _, item in seen.items()}
        given = with_own_records(seen, reader, chosen_for(case, reader, day), day)
        self._given = set(given.items) & self._left
        self._waits = waiting_for(case, reader, day)
        self._reports = {each.id: each for each in case.reports}
        self._said = {
            each.item: each
            for one in case.decisions
            if one.kind == "share" and person in one.to_whom
            for each in one.left_out
        }

    def found(self) -> Iterator[Omitted]:
        """Yield every record about the person that is not given."""
        for name in COLLECTIONS:
            for item in getattr(self._case, name):
                named = self._named(item)
                if self._person in named and item.id not in self._given and name != "people":
                    others = tuple(sorted(named - {self._person}))
                    reason = self._reason(item, others)
                    yield Omitted(name, item.id, reason, self._askers(item), others,
                                  self._said.get(item.id))  # fmt: skip

    def _named(self, item: Item) -> set[str]:
        """Return the people a record names: in itself, and for a report in what was said in it."""
        named = {each for each in _names(item) if each in self._people}
        if isinstance(item, Report):
            for each in self._case.statements:
                if each.report == item.id:
                    named |= {one for one in _names(each) if one in self._people}
        if isinstance(item, Statement):
            informant = self._reports[item.report].informant
            named |= {informant} & self._people if isinstance(informant, str) else set()
        return named

    def _reason(self, item: Item, others: tuple[str, ...]) -> str:
        if self._is_kept(item):
            return "kept"
        if item.id in self._said:
            return "left_out"
        if item.id in self._waits:
            return "postponed"
        alone = getattr(item, "only_for", ())
        if alone and self._person not in alone:
            return "alone"
        if item.id not in self._left:
            return "rests_on_kept"
        if _is_note(item, self._reports):
            return "own_note"
        return "others_too" if others else "undecided"

    def _is_kept(self, item: Item) -> bool:
        names = {self._person, "subject"}
        if isinstance(item, Statement) and names & set(self._reports[item.report].hide_from):
            return True
        return bool(names & set(getattr(item, "hide_from", ())))

    def _askers(self, item: Item) -> tuple[str, ...]:
        """Return who told what is kept: they are heard before anybody decides otherwise."""
        if not self._is_kept(item):
            return ()
        report = self._reports[item.report] if isinstance(item, Statement) else item
        informant = getattr(report, "informant", None)
        return (informant,) if isinstance(informant, str) else ()


def _names(value: Any) -> Iterator[str]:
    """Yield everything in a record that can be the id of somebody; texts are not looked at."""
    if isinstance(value, str):
        if ITEM_ID.match(value):
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _names(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _names(key)
            yield from _names(each)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            if name not in _NOT_ABOUT:
                yield from _names(getattr(value, name))


def _is_note(item: Item, reports: dict[str, Report]) -> bool:
    """Say whether it may be a professional's own working note: a judgement, or a reading."""
    if isinstance(item, Judgement):
        return True
    if not isinstance(item, Statement):
        return False
    informant = reports[item.report].informant
    outside = isinstance(informant, str) and not ITEM_ID.match(informant)
    kind = item.kind.value if isinstance(item.kind, Known) else ""
    return outside and kind == "interpretation" and item.class_ in _PROFESSIONAL_NOTES
