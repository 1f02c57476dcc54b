"""What the program reads of a rule set by itself, beside what the rules read: for the linter."""

from top3.method.concretise import FIELDS
from top3.method.load import load_rules
from top3.method.objecting import TERM
from top3.method.plan_burden import OPEN_AGREEMENTS
from top3.method.prioritise import SIZE
from top3.method.proposals import MOST as MOST_PROPOSALS
from top3.method.questions import FIRST_SCREEN
from top3.method.readers_direction import ORDER_DAYS, ORDER_MOST_DAYS
from top3.method.readers_forms import TIE
from top3.method.whom import CHILD_AGE, OWN_ANSWER_AGE, TRACES
from top3.rules.authoring.remarks import Uses

_OVER_TIME = ("check_within_days", "exclusion_notice_days", "retention_review_days")
"""What a case over time reads to see what is late: it lies on a floor above this one."""


def uses_of_program() -> Uses:
    """Return what the program and shipped layers read; texts and lists of the shipped set."""
    shipped = load_rules("top3")
    return Uses(
        facts=(TIE, *(f"situation.{name}" for name in FIELDS)),
        parameters=(
            SIZE,
            FIRST_SCREEN,
            OWN_ANSWER_AGE,
            CHILD_AGE,
            TRACES,
            OPEN_AGREEMENTS,
            MOST_PROPOSALS,
            TERM,
            *(each.look_within for each in shipped.proposals.values()),
            ORDER_DAYS,
            ORDER_MOST_DAYS,
            *_OVER_TIME,
        ),
        texts=frozenset(shipped.texts),
        lists=frozenset(shipped.terms),
    )
