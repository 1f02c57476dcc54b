"""One field of a case after statements were taken away: what it still rests on, if anything.

It works on plain data, with every key there: a fact is told by its keys.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

Data = dict[str, Any]
NOT_ASKED: Data = {"unknown": "not_asked"}
EMPTY_SET: Data = {"has": [], "complete": False, "by": [], "unknown": None}
_AGES = ("age", "born")
"""Facts that do not change with the day on which they were told."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What goes: ids of statements and items, and whether what may rest on them goes too.

    `day` is the day on which all must have been known. `bare` says what becomes of a value that
    names no statements of its own: it is kept, doubted (all that is left carries it), or taken.
    """

    gone: frozenset[str]
    wary: bool = False
    day: date | None = None
    bare: str = "kept"

    def within(self, item: Data) -> "Cut":
        """Return the cut as it holds inside an item, by the statements the item rests on."""
        own = item.get("statements")
        if not isinstance(own, list) or not own:
            return self
        left = [each for each in own if each not in self.gone]
        if len(left) == len(own):
            return replace(self, bare="kept")
        return replace(self, bare="doubted" if left and not self.wary else "taken")

    def takes_bare(self, item: Data) -> bool:
        """Say whether what names no statements of its own goes from this item."""
        return self.within(item).bare == "taken"

    def is_later(self, on: Any) -> bool:
        """Say whether a day, as text, lies after the day on which all must have been known."""
        return self.day is not None and isinstance(on, str) and date.fromisoformat(on) > self.day


def thinned(part: Any, cut: Cut, name: str = "") -> Any:
    """Return a part of a case without what goes."""
    if isinstance(part, list):
        kept = [each for each in part if not _is_gone(each, cut)]
        return [thinned(each, cut, name) for each in kept]
    if not isinstance(part, dict):
        return part
    if "claims" in part:
        return _disputed(part, cut, name)
    if "has" in part and "complete" in part:
        return _set(part, cut)
    if "value" in part and isinstance(part.get("by"), list):
        return _known(part, cut, name)
    if cut.bare == "taken" and ("not_applicable" in part or "unknown" in part):
        return NOT_ASKED
    inside = cut.within(part)
    return {key: thinned(each, inside, key) for key, each in part.items()}


def _is_gone(each: Any, cut: Cut) -> bool:
    """Say whether a reference, or something without an id that rests on statements, goes."""
    if isinstance(each, str):
        return each in cut.gone
    own = each.get("statements") if isinstance(each, dict) and "id" not in each else None
    if not own:
        return False
    return not cut.gone.isdisjoint(own) if cut.wary else cut.gone.issuperset(own)


def _left(by: list[str], cut: Cut) -> list[str]:
    return [each for each in by if each not in cut.gone]


def _falls(part: Data, cut: Cut) -> bool:
    return not _left(part["by"], cut) if part["by"] else cut.bare == "taken"


def _known(part: Data, cut: Cut, name: str) -> Data:
    later = name not in _AGES and cut.is_later(part.get("on"))
    if later or _falls(part, cut):
        return NOT_ASKED
    return {**part, "by": _left(part["by"], cut)}


def _set(part: Data, cut: Cut) -> Data:
    """Return a set: nobody can say which member rests on which of several statements."""
    if _falls(part, cut):
        return EMPTY_SET
    left = _left(part["by"], cut)
    doubted = len(left) < len(part["by"]) or (not part["by"] and cut.bare == "doubted")
    if doubted and cut.wary:
        return EMPTY_SET
    has = [each for each in part["has"] if each not in cut.gone]
    return {**part, "has": has, "by": left, "complete": part["complete"] and not doubted}


def _disputed(part: Data, cut: Cut, name: str) -> Data:
    is_set = isinstance(part["claims"][0]["value"], dict) and "has" in part["claims"][0]["value"]
    made = [_claim(each, cut, name, is_set=is_set) for each in part["claims"]]
    claims = [each for each in made if each is not None]
    if not claims:
        return EMPTY_SET if is_set else NOT_ASKED
    if len(claims) == 1:
        (only,) = claims
        # the statements of a lone set stand in the set itself
        return {**only["value"], "by": only["by"] or only["value"]["by"]} if is_set else only
    return {**part, "claims": claims, "weighed": _weighed(part, claims, cut)}


def _claim(claim: Data, cut: Cut, name: str, *, is_set: bool) -> Data | None:
    """Return one claim with what it still rests on, or None where that is nothing."""
    if _known(claim, cut, name) is NOT_ASKED:
        return None
    left = _left(claim["by"], cut)
    if not is_set:
        return {**claim, "by": left}
    inner = {**claim["value"], "by": claim["value"]["by"] or claim["by"]}
    if (value := _set(inner, cut)) is EMPTY_SET:
        return None
    return {**claim, "by": left, "value": {**value, "by": _left(claim["value"]["by"], cut)}}


def _weighed(part: Data, claims: list[Data], cut: Cut) -> Data | None:
    """Keep a weighing only of what is still there, for a value that somebody still gives."""
    weighed: Data | None = part["weighed"]
    if not weighed or cut.is_later(weighed["on"]):
        return None
    whole = len(claims) == len(part["claims"])
    return weighed if whole or weighed["value"] in [each["value"] for each in claims] else None
