"""Statements sorted: by day, by who told it, by kind; and classes that people may want to mend.

A class is input: it is never guessed from the words. Exact headwords of the rule set are
recognised, and what does not go together is asked again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import both
from top3.method.quiet import Quiet
from top3.method.readers import is_headword
from top3.model.statements import Report, Statement
from top3.values import Known, Unknown, When, first_day

UNKNOWN = "unknown"
FACT, ACCOUNT, INTERPRETATION, WISH = "fact", "account", "interpretation", "wish"
SORTS: Mapping[str, str] = {
    "observation": FACT,
    "document": FACT,
    "account": ACCOUNT,
    "interpretation": INTERPRETATION,
    "wish": WISH,
}
"""What was seen or stands on paper, what was told, what somebody made of it, and wants."""

_SITUATION = "situation"
_NOT_WHAT_HAPPENED = {
    "interpretation": "doubt_interpretation_as_situation",
    "wish": "doubt_wish_as_situation",
}


@dataclass(frozen=True, repr=False)
class Told(Quiet):
    """One statement on the line of time: when it happened as told, and when it was recorded.

    `happened` is the first day that was told, as it was told; None where no day is known.
    """

    statement: str
    happened: str | None
    recorded: str


@dataclass(frozen=True, repr=False)
class ClassDoubt(Quiet):
    """A class that people may want to mend: `code` says why, `text` what to ask."""

    statement: str
    class_: str | None
    code: str
    text: Both


@dataclass(frozen=True, repr=False)
class Sorted(Quiet):
    """Every statement once in each: by day (unknown days last), by informant, by sort.

    Who told something and is not known, and what has no kind, stand under "unknown".
    """

    timeline: tuple[Told, ...]
    by_informant: Mapping[str, tuple[str, ...]]
    by_kind: Mapping[str, tuple[str, ...]]

    @property
    def undated(self) -> tuple[str, ...]:
        """The statements of which no day is known, in the order in which they were recorded."""
        return tuple(each.statement for each in self.timeline if each.happened is None)


def sorted_statements(world: CaseWorld) -> Sorted:
    """Return the statements of a case sorted by day, by informant and by kind; none is lost."""
    told = [_told(world, each) for each in world.case.statements]
    return Sorted(
        timeline=tuple(sorted(told, key=_when)),
        by_informant=_grouped(world, lambda each: _informant(world, each)),
        by_kind=_grouped(world, _sort),
    )


def class_doubts(world: CaseWorld) -> tuple[ClassDoubt, ...]:
    """Return the statements without a class, and those whose class does not go with the rest."""
    return tuple(
        ClassDoubt(each.id, each.class_, code, both(world.rules.texts[code]))
        for each in world.case.statements
        for code in _doubts(world, each)
    )


def _doubts(world: CaseWorld, statement: Statement) -> Iterator[str]:
    if statement.class_ is None:
        yield "doubt_unclassified"
    if statement.class_ != _SITUATION:
        return
    headword = is_headword(world.rules, statement.text)
    if headword:
        word = "diagnosis" if headword == "diagnosis" else "label"
        yield f"doubt_{word}_as_situation"
    kind = statement.kind.value if isinstance(statement.kind, Known) else ""
    if kind in _NOT_WHAT_HAPPENED:
        yield _NOT_WHAT_HAPPENED[kind]


def _told(world: CaseWorld, statement: Statement) -> Told:
    report: Report = world.reports[statement.report]
    return Told(statement.id, _first(report.happened), str(report.recorded))


def _first(happened: Any) -> str | None:
    """Return the first day of when something happened; two accounts of the day: the earliest."""
    claims = getattr(happened, "claims", (happened,))
    days = [
        day
        for each in claims
        if isinstance(each, Known) and isinstance(each.value, When)
        for day in (*each.value.on, each.value.around, each.value.from_, each.value.to)
        if day
    ]
    return min(days, key=first_day, default=None)


def _when(told: Told) -> tuple[bool, str, str]:
    day = first_day(told.happened).isoformat() if told.happened else ""
    return (told.happened is None, day, first_day(told.recorded).isoformat())


def _informant(world: CaseWorld, statement: Statement) -> str:
    informant = world.informant(statement)
    return UNKNOWN if isinstance(informant, Unknown) else informant


def _sort(statement: Statement) -> str:
    return SORTS[statement.kind.value] if isinstance(statement.kind, Known) else UNKNOWN


def _grouped(world: CaseWorld, key: Callable[[Statement], str]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for each in world.case.statements:
        groups.setdefault(key(each), []).append(each.id)
    return {name: tuple(ids) for name, ids in groups.items()}
