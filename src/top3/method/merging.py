"""One fact and one answer brought together: added, set beside, or kept as it is; never replaced.

Works on the spelling of a case file, so that the result is checked like any other file.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from top3.method.sheets import NotKnown, SaidMembers
from top3.values import NOT_ASKED, Disputed, I18n, Known, NotApplicable, OpenSet, Unknown

Data = dict[str, Any]
_LASTING = ("may_not_be_asked", "can_no_longer_be_known")


def merged(fact: Any, value: Any, by: str, earlier: Sequence[str]) -> Any:
    """Bring what is known and an answer together; None where the record cannot hold the answer.

    Args:
        fact: What the record has.
        value: The answer.
        by: The statement the answer rests on.
        earlier: The statements that what is known rests on where it names none.
    """
    if isinstance(fact, NotApplicable):
        return None
    if isinstance(value, NotKnown):
        return _still_unknown(fact, value)
    said = {"value": plain(value), "by": [by]}
    if isinstance(fact, Disputed):
        return _claimed(fact, value, said, by, earlier)
    if isinstance(value, SaidMembers):
        return _members(fact, value, by, earlier)
    if isinstance(fact, Unknown):
        return said
    if agrees(fact, value):
        return {**plain(fact), "by": resting(fact.by, earlier, by)}
    return {"claims": [plain(fact), said]}


def plain(value: Any) -> Any:
    """Return a value as it is spelled in a case file; defaults are left out."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return value.isoformat() if isinstance(value, date) else value


def _still_unknown(fact: Any, value: NotKnown) -> Any:
    """Say why it is still unknown; what somebody does not know takes nothing away."""
    of_set = isinstance(fact, OpenSet)
    old = (fact.unknown or NOT_ASKED) if of_set else fact
    known = not isinstance(old, Unknown) or (of_set and fact.complete)
    if known or old.reason in _LASTING or value.unknown == "not_asked":
        return None
    notes = dict.fromkeys(note for note in (old.note, value.note) if note)
    made = {**plain(old), "unknown": value.unknown}
    if notes:
        made["note"] = "; ".join(notes)
    return {**plain(fact), "unknown": made} if of_set and fact.has else made


def _members(fact: OpenSet[Any], value: SaidMembers[Any], by: str, earlier: Sequence[str]) -> Any:
    """Add members; "this is all" against a member it leaves out is a contradiction."""
    had, said = set(fact.has), set(value.has)
    old, new = plain(fact), {"has": list(value.has), "complete": value.complete}
    if not fact.has and not fact.complete:
        return {**old, **new, "by": [by]}
    if (fact.complete and said - had) or (value.complete and had - said):
        rests = old.pop("by", [])
        return {"claims": [{"value": old, "by": rests}, {"value": new, "by": [by]}]}
    if fact.complete and not value.complete:
        return old
    both = list(dict.fromkeys((*fact.has, *value.has)))
    rests = resting(fact.by, earlier, by)
    return {**old, "has": both, "complete": value.complete, "by": rests}


def _claimed(fact: Disputed[Any], value: Any, said: Data, by: str, earlier: Sequence[str]) -> Data:
    """Put an answer with the claims: beside the one it agrees with, else as one more."""
    data = plain(fact)
    alike = [index for index, each in enumerate(fact.claims) if agrees(each.value, value)]
    for index in alike:
        data["claims"][index]["by"] = resting(fact.claims[index].by, earlier, by)
    if not alike:
        data["claims"].append(said)
    if fact.weighed and not agrees(fact.weighed.value, value):
        del data["weighed"]
    return data  # type: ignore[no-any-return]


def agrees(fact: Any, value: Any) -> bool:
    """Say whether a fact, or a bare value, says the same as an answer."""
    if isinstance(fact, Disputed):
        return any(agrees(each.value, value) for each in fact.claims)
    old = fact.value if isinstance(fact, Known) else fact
    if isinstance(old, OpenSet) and isinstance(value, SaidMembers):
        return set(old.has) == set(value.has) and old.complete == value.complete
    if isinstance(old, I18n) and isinstance(value, I18n):
        return old.nl == value.nl and (old.en is None or value.en in (None, old.en))
    return bool(plain(old) == plain(value))


def resting(by: Sequence[str], earlier: Sequence[str], statement: str) -> list[str]:
    """Return what a fact rests on once one more statement says the same."""
    return list(dict.fromkeys((*(by or earlier), statement)))
