"""How old somebody is on a day, as bounds: what is recorded years ago is not exact."""

from datetime import date

from top3.model.people import Person
from top3.values import Disputed, Known, KnownAge

_DAYS = {"weeks": (7, 7), "months": (28, 31), "years": (365, 366)}
_OLDEST = 130


def age_in_days(person: Person, on: date) -> tuple[int, int] | None:
    """Return the least and the most number of days somebody has lived, or None if unknown.

    Several statements about the age give the widest bounds.
    """
    if isinstance(person.born, Known):
        lived = max(0, (on - person.born.value).days)
        return lived, lived
    known = _ages(person)
    if not known:
        return None
    bounds = [_bounds(age, on) for age in known]
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def age_in_years(person: Person, on: date) -> tuple[int, int] | None:
    """Return the least and the most whole years of age, or None if unknown."""
    if isinstance(person.born, Known):
        born = person.born.value
        years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        return max(0, years), max(0, years)
    known = _ages(person)
    if known and all(age.unit == "years" for age in known):
        bounds = [_year_bounds(age, on) for age in known]
        return min(low for low, _ in bounds), max(high for _, high in bounds)
    days = age_in_days(person, on)
    return (days[0] // 366, days[1] // 365) if days else None


def age_in_weeks(person: Person, on: date) -> tuple[int, int] | None:
    """Return the least and the most whole weeks of age, or None if unknown."""
    days = age_in_days(person, on)
    return (days[0] // 7, days[1] // 7) if days else None


def _ages(person: Person) -> list[KnownAge]:
    if isinstance(person.age, KnownAge):
        return [person.age]
    if isinstance(person.age, Disputed):
        return [KnownAge(value=each.value, on=each.on) for each in person.age.claims]
    return []


def _year_bounds(age: KnownAge, on: date) -> tuple[int, int]:
    if age.on is None:
        return age.value, _OLDEST  # no day beside it: at least this old, and nobody knows more
    passed = on.year - age.on.year
    later = passed > 0 or on > age.on
    birthday_due = (on.month, on.day) >= (age.on.month, age.on.day)
    low = age.value + passed - (0 if birthday_due else 1)
    return max(0, low), max(0, low) + (1 if later else 0)


def _bounds(age: KnownAge, on: date) -> tuple[int, int]:
    short, long = _DAYS[age.unit]
    low, high = age.value * short, (age.value + 1) * long - 1
    if age.on is None:
        return low, _OLDEST * 366
    passed = (on - age.on).days
    return max(0, low + passed), max(0, high + passed)
