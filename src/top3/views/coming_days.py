"""Every day of the record on which something must be looked at, oldest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from top3.method.quiet import Quiet
from top3.model.agreements import Agreement
from top3.model.case import Case
from top3.values import Known


@dataclass(frozen=True, repr=False)
class ComingDay(Quiet):
    """A day, the item, and what happens to it then; `day` is None where one is missing."""

    day: date | None
    item: str
    code: str


def coming_days(case: Case, agreed: Iterable[Agreement]) -> tuple[ComingDay, ...]:
    """Return every day, also those that have passed; what needs a day and has none comes first.

    A document that was taken back, a hold that was closed, an agreement that ended and a stand-in
    who is done are over. What was looked at on its day needs a next one.
    """
    running = [each for each in agreed if each.status in (None, "running")]
    found = [*_agreements(case, running), *_records(case), *_choices(case)]
    return tuple(sorted(found, key=lambda each: (each.day or date.min, each.item, each.code)))


def _agreements(case: Case, running: Iterable[Agreement]) -> Iterator[ComingDay]:
    for each in running:
        planned = _value(each.evaluate)
        if planned and _is_held(case, each, planned):
            # looked at, and no next day: silence is no safety
            yield ComingDay(None, each.id, "next_evaluation")
        else:
            yield ComingDay(planned, each.id, "evaluation")
        if until := _value(each.until):
            yield ComingDay(until, each.id, "agreement_ends")


def _is_held(case: Case, agreement: Agreement, planned: date) -> bool:
    about = {agreement.id, *agreement.answers}
    return any(
        each.on >= planned and (not each.items or about & set(each.items))
        for each in case.evaluations
    )


def _records(case: Case) -> Iterator[ComingDay]:
    replaced = {each.replaces for each in case.documents if each.replaces}
    rows: list[tuple[str, str, date | None, bool]] = []
    rows += [("measure_ends", each.id, _value(each.until), True) for each in case.measures]
    rows += [("moment", each.id, _value(each.on), True) for each in case.moments
             if _value(each.decided) is not True]  # fmt: skip
    rows += [("hold", each.id, each.until, False) for each in case.holds if not each.closed]
    rows += [("document", each.id, each.valid_until, False) for each in case.documents
             if not each.withdrawn and each.id not in replaced]  # fmt: skip
    rows += [("goal", each.id, each.until, False) for each in case.goals
             if not isinstance(each.result, Known)]  # fmt: skip
    rows += [("consent_ends", each.id, each.until, False) for each in case.consents]
    rows += [("stand_in_ends", each.id, each.until, False) for each in case.stand_ins
             if each.until >= case.as_of]  # fmt: skip
    for code, item, day, is_needed in rows:
        if day or is_needed:
            yield ComingDay(day, item, code)


def _choices(case: Case) -> Iterator[ComingDay]:
    for each in case.decisions:
        days = (("share_ends", each.until), ("seen_again", each.seen_again),
                ("look_again", _value(each.look_again)))  # fmt: skip
        for code, day in days:
            if day:
                yield ComingDay(day, each.id, code)


def _value(fact: Any) -> Any:
    return fact.value if isinstance(fact, Known) else None
