"""Ages in a scenario that cannot be: too old, in a circle, a parent hardly older than a child."""

from collections.abc import Iterator

from top3.casuistry.language.faults import Fault
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.scenario import Member
from top3.errors import Both

_LEAST_PARENT, _LEAST_GRANDPARENT, _OLDEST = 12, 26, 110
_IN_A_YEAR = {"years": 1, "months": 12, "weeks": 52}
_AGE = Both("een leeftijd die niet kan", "an age that cannot be")


def faults_of_ages(parts: Parts) -> Iterator[Fault]:
    """Yield every age that cannot be: too old, in a circle, or a parent hardly older."""
    for place, member in enumerate(parts.scenario.cast):
        path = ("cast", place, "age")
        span = _years(parts, member.id)
        if member.age and member.age.older_than and _in_circle(parts, member.id):
            yield Fault(path, "circle", _AGE, Both(
                "laat niemand ouder zijn dan zichzelf, ook niet via een ander",
                "let nobody be older than themselves, by way of others either"))  # fmt: skip
        elif span and span[1] > _OLDEST:
            yield Fault(path, "impossible-age", _AGE, Both(
                f"houd het onder {_OLDEST} jaar, ook samen met wie de ander ouder is",
                f"keep it below {_OLDEST} years, counted from the other too"))  # fmt: skip
    for place, tie in enumerate(parts.scenario.ties):
        least = {"parent": _LEAST_PARENT, "grandparent": _LEAST_GRANDPARENT}.get(tie.kind)
        apart = _apart(parts, tie.who, tie.of)
        if least and apart is not None and apart < least:
            remedy = Both(
                f"laat er altijd ten minste {least} jaar tussen zitten: age met older_than",
                f"keep at least {least} years between them always: age with older_than",
            )
            yield Fault(("ties", place, "kind"), "impossible-age", _AGE, remedy)


def _in_circle(parts: Parts, name: str) -> bool:
    seen: list[str] = []
    while name in parts.cast and name not in seen:
        seen.append(name)
        age = parts.cast[name].age
        name = (age and age.older_than) or ""
    return name in seen


def _years(parts: Parts, name: str) -> tuple[float, float] | None:
    """Return the least and the most somebody can be, in years; None where nobody says."""
    member = parts.cast.get(name)
    if member is None or member.age is None or _in_circle(parts, name):
        return None
    own = _own_years(member)
    if member.age.older_than is None:
        return own
    other = _years(parts, member.age.older_than)
    return (own[0] + other[0], own[1] + other[1]) if other else None


def _own_years(member: Member) -> tuple[float, float]:
    assert member.age is not None
    unit = _IN_A_YEAR[member.age.unit]
    return member.age.from_ / unit, member.age.to / unit


def _apart(parts: Parts, older: str, younger: str) -> float | None:
    """Return how many years at least lie between two people; None where nobody can tell."""
    member = parts.cast.get(older)
    if member and member.age and member.age.older_than == younger:
        return _own_years(member)[0]
    first, second = _years(parts, older), _years(parts, younger)
    return first[0] - second[1] if first and second else None
