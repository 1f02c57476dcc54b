"""A case as if some statements had never been recorded, and as it was known on an earlier day.

What rests only on a statement goes with it: claims, members of a set, items, and what hangs on
those. What rests on others too stays with those others; a set is then no longer complete. Nothing
is left that points at something that is not there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from top3.errors import Both
from top3.method.pruned_facts import EMPTY_SET, NOT_ASKED, Cut, Data, thinned
from top3.model.case import COLLECTIONS, Case
from top3.values import first_day

_NEEDS = {
    "statements": ("report",),
    "acute_rounds": ("statement",),
    "views": ("about",),
    "judgements": ("about",),
    "noted": ("about",),
    "checks": ("agreement", "statement"),
}
"""What an item cannot do without: where it is named and gone, so is the item."""

_ABOUT = {
    "factors": "hangs_on",
    "consequences": "of",
    "needs": "of",
    "instrument_outcomes": "about",
    "goals": "answers",
    "agreements": "answers",
    "warning_signs": "answers",
    "emergency_steps": "answers",
    "decisions": "items",
    "evaluations": "items",
    "moments": "about",
    "holds": "about",
}
"""What an item is for: it goes when all of that is gone and no statement carries it."""

_DATES = {
    "reports": "recorded",
    "acute_rounds": "on",
    "situations": "recorded",
    "views": "on",
    "judgements": "on",
    "instrument_outcomes": "on",
    "noted": "on",
    "checks": "on",
    "decisions": "on",
    "evaluations": "on",
    "documents": "on",
    "consents": "on",
    "consultations": "on",
    "hand_overs": "offered",
    "stand_ins": "from",
    "holds": "from",
    "agreements": "from",
    "measures": "from",
}
_BEGINNINGS = ("agreements", "measures")
"""Where the day is when it begins, and not when it was recorded: their statements say that."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much was recorded after a day: statements, and other items of the record."""

    statements: int = 0
    records: int = 0

    def __bool__(self) -> bool:
        """Say whether anything was left out."""
        return bool(self.statements or self.records)

    def text(self) -> Both:
        """Return it in words, without naming anything."""
        nl = _counted(self.statements, "uitspraak", "uitspraken")
        en = _counted(self.statements, "statement", "statements")
        nl += f" en {_counted(self.records, 'ander onderdeel', 'andere onderdelen')} van de zaak"
        en += f" and {_counted(self.records, 'other item', 'other items')} of the case"
        return Both(f"later vastgelegd, telt hier niet mee: {nl}",
                    f"recorded later, does not count here: {en}")  # fmt: skip


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def without(
    case: Case, statements: Collection[str], *, items: Collection[str] = (), wary: bool = False
) -> tuple[Case, int]:
    """Return the case as if these statements had never been recorded, and how many were left out.

    Args:
        case: The record.
        statements: Ids of statements; those that are not there are no fault.
        items: Ids of other items that go too, with what hangs on them; never a person.
        wary: Leave out as well what may rest on them: where the record does not say on which of
            several statements a value rests, and one of them goes, the value goes. For readers who
            may not see them; without it such a value stays, on the statements that stay.

    Returns:
        A valid case. People stay, with what others said of them.
    """
    here = {each.id for each in case.statements} & set(statements)
    people = {each.id for each in case.people}
    cut = Cut(frozenset(here | set(items) - people), wary)
    return _pruned(case, case.model_dump(mode="json", by_alias=True), cut), len(here)


def known_by(case: Case, day: date) -> tuple[Case, LeftOut]:
    """Return the case as it was known on a day, and how much was left out for that.

    Left out is what was recorded, decided, judged, checked or weighed after it. What bears only a
    month or a year is left out when all of that lies after the day. An agreement or a measure
    without statements counts from the day it begins.
    """
    data = case.model_dump(mode="json", by_alias=True)
    _take_back(data, day)
    later = {each["id"] for name, each in _items(data) if _is_later(name, each, day, case.as_of)}
    told = {each["id"] for each in data["statements"] if each["report"] in later}
    pruned = _pruned(case, data, Cut(frozenset(later | told), day=day))
    records = sum(
        len(getattr(case, name)) - len(getattr(pruned, name))
        for name in COLLECTIONS
        if name not in ("reports", "statements")
    )
    return pruned, LeftOut(len(case.statements) - len(pruned.statements), records)


def _items(data: Data) -> Iterator[tuple[str, Data]]:
    return ((name, each) for name in COLLECTIONS for each in data[name])


def _is_later(name: str, item: Data, day: date, as_of: date) -> bool:
    if name not in _DATES or (name in _BEGINNINGS and item["statements"]):
        return False
    told = _day_of(item[_DATES[name]])
    if told and name in _BEGINNINGS:
        told = min(
            told, as_of
        )  # what begins later was recorded by the day of the case all the same
    return told is not None and told > day


def _day_of(value: Any) -> date | None:
    """Return the first day that a day, or a fact that is one, can mean; None where unknown."""
    if isinstance(value, dict):
        days = [_day_of(each["value"]) for each in value.get("claims", [value]) if "value" in each]
        return min((each for each in days if each), default=None)
    return first_day(value) if isinstance(value, str) else None


def _take_back(data: Data, day: date) -> None:
    """Undo what happened to an item after a day, where the item itself was there already."""
    for each in data["situations"]:
        if each["standing"] and date.fromisoformat(each["standing"]["on"]) > day:
            each["standing"] = None
    for each in data["documents"]:
        if each["withdrawn"] and date.fromisoformat(each["withdrawn"]) > day:
            each["withdrawn"] = None
    for each in data["hand_overs"]:
        if each["on"] and date.fromisoformat(each["on"]) > day:
            each.update(on=None, accepted=NOT_ASKED)
    for each in data["decisions"]:
        each["informed"] = [one for one in each["informed"] if not _is_after(one["on"], day)]
    data["relations"] = [each for each in data["relations"] if not _is_after(each["from"], day)]
    if data["position"] and _is_after(data["position"]["since"], day):
        data["position"] = None


def _is_after(value: Any, day: date) -> bool:
    told = _day_of(value)
    return told is not None and told > day


def _pruned(case: Case, data: Data, cut: Cut) -> Case:
    """Return what is left when everything that hangs on what goes has gone as well."""
    told: dict[str, list[str]] = {}
    for each in data["statements"]:
        told.setdefault(each["report"], []).append(each["id"])
    gone, more = set(cut.gone), {""}
    while more:
        cut = Cut(frozenset(gone), cut.wary, cut.day)
        more = {
            each["id"]
            for name, each in _items(data)
            if each["id"] not in gone and _falls(name, each, cut, told)
        }
        gone |= more
    if not gone and cut.day is None:
        return case
    made = {key: part for key, part in data.items() if key not in COLLECTIONS}
    made = {key: thinned(part, cut) for key, part in made.items()}
    for name in COLLECTIONS:
        made[name] = [_item(name, each, cut) for each in data[name] if each["id"] not in gone]
    opened_by = made["position"]["decision"] if made["position"] else None
    if isinstance(opened_by, str) and opened_by in gone:
        made["position"] = None
    return Case.model_validate(made)


def _falls(name: str, item: Data, cut: Cut, told: dict[str, list[str]]) -> bool:
    """Say whether an item goes because of what it rests on, or because of what it is for."""
    if name == "people":
        return False
    if name == "reports":
        own = told.get(item["id"], [])
        return bool(own) and cut.gone.issuperset(own)
    if any(item[need] in cut.gone for need in _NEEDS.get(name, ()) if isinstance(item[need], str)):
        return True
    own, about = item.get("statements") or [], item[_ABOUT[name]] if name in _ABOUT else []
    if cut.wary and name != "situations" and not cut.gone.isdisjoint((*own, *about)):
        return True
    carrying = own or about
    return bool(carrying) and cut.gone.issuperset(carrying)


def _item(name: str, item: Data, cut: Cut) -> Data:
    made: Data = thinned(item, cut)
    if name == "statements" and item["reply_of"] in cut.gone:
        made["reply_of"] = None
    if name == "acute_rounds":
        kept = made["answers"].items()
        made["answers"] = {fact: part for fact, part in kept if not _is_lost(item, fact, part)}
    if name == "decisions":
        made["left_out"] = [each for each in made["left_out"] if each["item"] not in cut.gone]
    if cut.takes_bare(item):
        if name == "situations":
            made.update(seen_by={}, own_words={}, standing=None, recorded=None)
        if name == "people" and cut.wary:
            made.update(roles=[])
    return made


def _is_lost(item: Data, fact: str, part: Any) -> bool:
    return part in (NOT_ASKED, EMPTY_SET) and item["answers"][fact] != part


def pruned(parts: Mapping[str, Any], gone: Collection[str]) -> Case:
    """Return the case that is left of these parts when records are not there that they point at.

    Args:
        parts: Every field of a case, as it stands; what it points at may be missing.
        gone: The ids that are missing.
    """
    raw = Case.model_construct(**parts)
    data = raw.model_dump(mode="json", by_alias=True)
    return _pruned(raw, data, Cut(frozenset(gone)))
