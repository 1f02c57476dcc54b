"""What lies under a layer promised things in tests: which of them still hold on the whole stack.

A promise that a layer takes back openly, by a change of something its rule leans on, has lapsed: it
is named with that change, and is no failure. One that comes out otherwise without such a change is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from top3.rules.authoring.rule_tests import Failure, wrong
from top3.rules.authoring.test_files import Expected, RuleTest
from top3.rules.evaluate import Evaluator
from top3.rules.language import RuleSet
from top3.rules.layers.loosening import touched
from top3.rules.layers.overlay_format import LayerChange, changes_of_layers


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A promise about a rule that no longer holds, and the change of a layer that ended it."""

    test: str
    file: str
    line: int | None
    rule: str
    layer: str
    change: LayerChange


@dataclass(slots=True)
class Below:
    """What became of the tests of one layer on the stack that lies on it.

    `outside` counts the tests of days on which the stack does not hold: they are not run.
    """

    layer: str
    count: int = 0
    outside: int = 0
    failures: list[Failure] = field(default_factory=list)
    lapsed: list[Lapsed] = field(default_factory=list)


def run_below(tests: Iterable[RuleTest], under: RuleSet, whole: RuleSet) -> Below:
    """Run the tests of a layer on the whole stack.

    Args:
        tests: The tests of the layer, read with the stack as far as that layer.
        under: The stack as far as that layer.
        whole: The stack with everything that lies on it.
    """
    report = Below(under.layers[-1].name)
    for test in tests:
        if not whole.valid.holds_on(test.world.as_of):
            report.outside += 1
            continue
        report.count += 1
        evaluator = Evaluator(whole, test.world)
        for expected in test.expected:
            made = _result(test, expected, evaluator, under, whole)
            if isinstance(made, Lapsed):
                report.lapsed.append(made)
            elif made:
                report.failures.append(made)
    return report


def _result(
    test: RuleTest, expected: Expected, evaluator: Evaluator, under: RuleSet, whole: RuleSet
) -> Failure | Lapsed | None:
    """Return what is wrong with one expectation; None where it still comes out."""
    name = expected.rule
    rule = whole.on(test.world.as_of).rule(name)
    text = wrong(evaluator.finding(rule, expected.about), expected) if rule else None
    if rule and not text:
        return None
    change = _declared(name, under, whole)
    if change:
        return Lapsed(test.name, test.file, test.line, name, *change)
    # a rule that is gone was withdrawn or replaced, and both are declared
    return Failure(test.name, test.file, test.line, name, text) if text else None


def _declared(name: str, under: RuleSet, whole: RuleSet) -> tuple[str, LayerChange] | None:
    """Return the change above a layer that touches what a rule leans on; of the rule itself first.

    None where no layer above declares one.
    """
    below = {each.name for each in under.layers}
    above = [each for each in changes_of_layers(whole) if each[0] not in below]
    leaning = touched(under, whole, name)
    own = [each for each in above if name in each[1].names]
    return next(iter([*own, *(each for each in above if leaning & set(each[1].names))]), None)
