"""What the handwritten rules and ours answer about the same case, in one form to compare."""

from collections.abc import Callable

from benchmarks.text import handwritten
from benchmarks.workload import TODAY, Case, Workload, about
from top3.rules.evaluate import fast_path
from top3.rules.language import RuleSet
from top3.rules.logic import Tri

Answers = dict[str, tuple[bool, ...]]
"""By rule: yes or no, for the household or for each situation in order."""


def of_hand(rules: RuleSet) -> Callable[[Case], Answers]:
    """Return what the handwritten rules answer."""
    function = handwritten(rules)
    own, inside = about(rules, "household"), about(rules, "situation")

    def answer(case: Case) -> Answers:
        household, tags = function(case, TODAY)
        answers = {rule.id: (bool(each),) for rule, each in zip(own, household, strict=True)}
        for place, rule in enumerate(inside):
            answers[rule.id] = tuple(bool(each[place]) for each in tags.values())
        return answers

    return answer


def of_ours(workload: Workload) -> Callable[[Case], Answers]:
    """Return what the fast path answers; every fact is known, so it is yes or no.

    Raises:
        ValueError: something is unknown or does not apply.
    """
    path = fast_path(workload.rules, TODAY)

    def answer(case: Case) -> Answers:
        return {
            rule.id: tuple(_yes(value) for value in values)
            for rule, values in path.run(workload.world(case)).values()
        }

    return answer


def _yes(value: Tri | None) -> bool:
    if value not in (Tri.TRUE, Tri.FALSE):
        raise ValueError("neither yes nor no, where everything is known")
    return value is Tri.TRUE
