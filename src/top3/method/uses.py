"""What the program reads of a rule set by itself, beside what the rules read: for the linter."""

from top3.method.load import load_rules
from top3.method.prioritise import SIZE
from top3.method.questions import FIRST_SCREEN, OWN_ANSWER_AGE
from top3.method.readers_direction import ORDER_DAYS, ORDER_MOST_DAYS
from top3.rules.authoring.remarks import Uses


def uses_of_program() -> Uses:
    """Return the names the program reads; of texts and lists it knows those of the shipped set."""
    shipped = load_rules("top3")
    return Uses(
        parameters=(SIZE, FIRST_SCREEN, OWN_ANSWER_AGE, ORDER_DAYS, ORDER_MOST_DAYS),
        texts=frozenset(shipped.texts),
        lists=frozenset(shipped.terms),
    )
