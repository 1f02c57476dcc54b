"""Every document of every shipped case: for whom it can be made, and of what."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from cases.shipped_cases import result_of
from top3 import Reader
from top3.errors import SharingError
from top3.views.composing import make_document, plan_of
from trajectory.dossiers import stood

DOSSIERS = tuple(f"dossier-0{number}" for number in range(1, 7))
MOMENTS = (("dossier-01", "2026-06-15"), ("dossier-02", "2026-05-01"))
PROFESSIONALS = ("worker", "mda", "handover", "auditor")


class Asked(NamedTuple):
    """One document to make: of which case, over time or not, for whom, of which kind."""

    source: str
    day: str
    reader: Reader
    kind: str

    def __str__(self) -> str:
        """Return a short name for a test."""
        whom = "-".join((self.reader.audience, *self.reader.people))
        return f"{self.source}{'-' + self.day if self.day else ''}-{whom}-{self.kind}"


@cache
def source_of(name: str, day: str = "") -> Any:
    """Return a result, or where a trajectory stands on a day."""
    return stood(name, day) if day else result_of(name)


def asked() -> Iterator[Asked]:
    """Yield every document of the six dossiers and the two trajectories, in the order of cases."""
    for name, day in (*((name, "") for name in DOSSIERS), *MOMENTS):
        for reader in readers(plan_of(source_of(name, day)).case):
            for kind in kinds(reader):
                yield Asked(name, day, reader, kind)


def readers(case: Any) -> Iterator[Reader]:
    """Yield every reader there can be of a case."""
    yield from (Reader(each) for each in PROFESSIONALS)
    yield Reader("family")
    for person in case.people:
        yield Reader("family", person.id)
        yield Reader("subject", person.id)
        if "child" in person.roles:
            yield Reader("child", person.id)
        if "network" in person.roles:
            yield Reader("network", person.id)
    given = (each for decision in case.decisions for each in decision.to_whom)
    people = {each.id for each in case.people}
    for role in dict.fromkeys(given):
        if role not in people and role not in ("family", "network"):
            yield Reader("organisation", role)


def kinds(reader: Reader) -> tuple[str, ...]:
    """Return which kinds of documents there are for a reader."""
    if reader.audience in ("family", "child", "network"):
        return ("plan", "papers")
    if reader.audience == "subject":
        return ("plan", "own-safety")
    return ("plan",)


def made(each: Asked, lang: str = "nl") -> Any:
    """Return the document, or None where something is to be settled first."""
    try:
        return make_document(source_of(each.source, each.day), each.reader, each.kind, lang)
    except SharingError:
        return None
