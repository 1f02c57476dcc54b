"""What somebody who asks for their own data is given without a choice: what they said themselves.

The rest of what is recorded about them waits until a named person chose: who told it may need
protection, and it may be about somebody else too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from top3.model.agreements import Goal
from top3.model.case import Case
from top3.model.people import View
from top3.model.statements import Report, Statement
from top3.views.choices import Choice, waiting_for
from top3.views.readers import Reader


def with_own_records(case: Case, reader: Reader, choice: Choice, day: date) -> Choice:
    """Return what was chosen, and after it what is the reader's own.

    Args:
        case: The record as this reader may know it.
        reader: One person who asks for their own data.
        choice: What was chosen for that person.
        day: Whoever postponed giving something by this day is heeded.
    """
    waits = waiting_for(case, reader, day)
    own = [name for person in reader.people for name in own_records(case, person)]
    added = (name for name in own if name not in waits)
    return replace(choice, items=tuple(dict.fromkeys((*choice.items, *added))))


def own_records(case: Case, person: str) -> Iterator[str]:
    """Yield the ids of what one person may be given without a choice, as far as `case` holds it.

    That is what they told or said themselves. What others recorded about them may be about somebody
    else too, or show that something is being looked into: a person weighs that, and chooses.
    """
    reports = {each.id: each for each in case.reports}
    own = {each.id for each in case.statements if told_by(each, reports[each.report], person)}
    yield from (each.id for each in case.statements if each.id in own)
    held: tuple[View | Goal, ...] = (*case.views, *case.goals)
    for each in held:
        if each.person == person and own.issuperset(each.statements):
            yield each.id


def told_by(each: Statement, report: Report, person: str) -> bool:
    """Say whether a person told something themselves, and not what they heard from another."""
    return report.informant == person and each.heard_from in (None, person)
