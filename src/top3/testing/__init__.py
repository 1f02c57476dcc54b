"""Hypothesis strategies for tests of rules: real cases, and one change to a case at a time.

For people who write rules of their own: draw a case in the rule set's own words, take one fact
away, fill one in, add a denial or let days pass, and hold a promise against what comes out. Random
rule sets, and facts without a case, stand in `top3.testing.rule_sets` and `.fact_worlds`.
hypothesis is imported only when a strategy is made; it comes with the `test` extra.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from top3.method.load import load_rules, read_case
from top3.model.case import Case
from top3.paths import example_cases
from top3.rules.language import RuleSet
from top3.testing.changes import draw_denial, draw_learned, one_place
from top3.testing.drawing import Drawn, draw_case
from top3.testing.places import NARROWING, Place, can_learn, facts_of, forget, replace_fact

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")

__all__ = [
    "NARROWING", "Place", "cases", "days", "denials", "facts_of", "forgotten", "learned",
    "replace_fact", "shipped_cases", "situations",
]  # fmt: skip


def shipped_cases() -> tuple[Case, ...]:
    """Return the example cases that ship with the package, by name of their file."""
    folder = sorted(example_cases().iterdir(), key=lambda each: each.name)
    return tuple(
        read_case(each.read_bytes(), each.name) for each in folder if each.name.endswith(".yaml")
    )


def cases(rules: RuleSet | None = None, *, least: int = 0) -> "SearchStrategy[Case]":
    """Draw cases with people, statements, acute rounds and `least` to 3 situations.

    Args:
        rules: The rule set whose words the case uses; left out it is the newest shipped one.
        least: How many situations there are at least.

    Returns:
        Cases of every degree of knowing: known, unknown for every reason, disputed, not applicable.
    """
    words = rules or load_rules()
    return _strategy(lambda draw: draw_case(draw, words, least))


def situations(rules: RuleSet | None = None) -> "SearchStrategy[tuple[Case, str]]":
    """Draw a case and the id of one of its situations; it has 1 to 3."""
    words = rules or load_rules()

    def drawn(draw: "DrawFn") -> tuple[Case, str]:
        case = draw_case(draw, words, 1)
        return case, Drawn(draw, words).one([each.id for each in case.situations])

    return _strategy(drawn)


def days(case: Case) -> "SearchStrategy[date]":
    """Draw a day on or after the day of the case, at most four years later."""
    from hypothesis import strategies  # noqa: PLC0415 - it is an extra

    later = strategies.sampled_from((0, 1, 7, 30, 182, 365, 366)) | strategies.integers(0, 1460)
    return later.map(lambda passed: case.as_of + timedelta(days=passed))


def forgotten(case: Case) -> "SearchStrategy[tuple[Case, Place]]":
    """Draw the case with one fact less: what was said at one place becomes `not_asked`.

    An answer of the acute round goes out of every round of that person: they hold one fact. Where
    nothing is known at all, nothing is drawn.
    """
    places = [each for each in facts_of(case) if each.is_known]

    def drawn(draw: "DrawFn") -> tuple[Case, Place]:
        place = one_place(draw, places)
        return forget(case, place), place

    return _strategy(drawn)


def learned(case: Case, rules: RuleSet | None = None) -> "SearchStrategy[tuple[Case, Place]]":
    """Draw the case with one fact more: something unknown gets a value, or a set is all there is.

    Where the fact is said elsewhere already (another acute round, a date of birth beside an age) it
    is left alone: a second value would be an opposing account, not an answer.
    """
    words = rules or load_rules()
    places = [each for each in facts_of(case) if can_learn(case, each)]
    return _strategy(lambda draw: draw_learned(draw, case, one_place(draw, places), words))


def denials(case: Case, rules: RuleSet | None = None) -> "SearchStrategy[Case]":
    """Draw the case with one denial more, by somebody who is said to have acted or by who told it.

    A stance (`seen_by`), an opposing claim on one fact, the same with the statement put under the
    situation, or an opposing answer in a later acute round. What was said stays.
    """
    words = rules or load_rules()
    return _strategy(lambda draw: draw_denial(draw, case, words))


def _strategy(function: "Callable[[DrawFn], T]") -> "SearchStrategy[T]":
    # nothing large is passed to the strategy: hypothesis would write it out when a test fails
    from hypothesis import strategies  # noqa: PLC0415 - it is an extra

    return strategies.composite(function)()
