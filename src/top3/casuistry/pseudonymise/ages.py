"""Ages in bands: one age stands for a band, and no band crosses an age that a rule asks for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from top3.casuistry.pseudonymise.key import Key
from top3.model.people import Person
from top3.rules.language import RuleSet
from top3.values import Known, KnownAge

_USUAL = (4, 12, 16, 18, 24, 30, 40, 50, 65, 80, 131)
_IN = {"years": 1.0, "months": 1 / 12, "weeks": 1 / 52}
_OLDEST = 85
YOUNGEST_PARENT = 16
"""Bands never make a parent younger than this at the birth of a child, if they were not."""
_MONTH_CUTS, _WEEK_CUTS = (0, 3, 6, 12, 18, 24, 36, 48), (0, 4, 13, 26, 52, 78, 104, 156)


def cuts_of(rules: RuleSet) -> tuple[int, ...]:
    """Return the ages in years at which a band ends: those rules ask for, and the usual ones."""
    asked = {
        each.value if each.unit == "jaar" else each.value // 52
        for each in rules.parameters.values()
        if each.unit in ("jaar", "weken") and isinstance(each.value, int)
    }
    return tuple(sorted({0, 1, *_USUAL, *(each for each in asked if 0 < each < _USUAL[-1])}))


def band_of(years: int, cuts: Sequence[int]) -> tuple[int, int]:
    """Return the band an age falls in, as the first age in it and the first after it."""
    at = bisect_right(cuts, years)
    return cuts[at - 1], cuts[at] if at < len(cuts) else years + 1


def stand_in(age: int, cuts: Sequence[int]) -> int:
    """Return the age that stands for the band of an age."""
    low, high = band_of(age, cuts)
    return max(low, min((low + high - 1) // 2, _OLDEST))


def choices(
    person: Person, on: date, shifted: date, cuts: tuple[int, ...], key: Key
) -> Iterator[dict[str, Any]]:
    """Yield what can stand for somebody's age, the roughest first; the last is the age itself.

    Each is `born` or `age` as a case file spells it, with days moved; empty where none is known.
    """
    if isinstance(person.born, Known):
        yield from _for_born(person, person.born, on, shifted, cuts, key)
    elif isinstance(person.age, KnownAge):
        yield from _for_age(person.age, shifted - on, cuts)


def _for_born(
    person: Person, born: Known[date], on: date, shifted: date, cuts: tuple[int, ...], key: Key
) -> Iterator[dict[str, Any]]:
    moved = shifted - on
    lived = max(0, (on - born.value).days)
    years = on.year - born.value.year - ((on.month, on.day) < (born.value.month, born.value.day))
    by = {"by": list(born.by)} if born.by else {}
    if years >= 2:
        yield {"age": {"value": stand_in(years, cuts), "on": shifted.isoformat(), **by}}
        into = 60 + key.number(240, "born", person.id)
        banded = shifted - timedelta(round(stand_in(years, cuts) * 365.25) + into)
        yield {"born": {"value": banded.isoformat(), **by}}
    else:
        weeks = stand_in(lived // 7, _WEEK_CUTS)
        yield {"age": {"value": weeks, "unit": "weeks", "on": shifted.isoformat(), **by}}
    for days in (45, 20, 9):
        about = born.value + moved + timedelta(key.number(2 * days, "near", person.id) - days)
        yield {"born": {"value": min(about, shifted).isoformat(), **by}}
    yield {"born": {"value": (born.value + moved).isoformat(), **by}, "exact": True}


def _for_age(age: KnownAge, moved: timedelta, cuts: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    rows = {"years": cuts, "months": _MONTH_CUTS, "weeks": _WEEK_CUTS}[age.unit]
    rest: dict[str, Any] = {"unit": age.unit} if age.unit != "years" else {}
    rest |= {"on": (age.on + moved).isoformat()} if age.on else {}
    rest |= {"by": list(age.by)} if age.by else {}
    best = stand_in(age.value, rows)
    low, high = band_of(age.value, rows)
    nearby = sorted(range(low, high), key=lambda each: abs(each - best))
    for value in [each for each in nearby if each != age.value][:6]:
        yield {"age": {"value": value, **rest}}
    yield {"age": {"value": age.value, **rest}, "exact": True}
