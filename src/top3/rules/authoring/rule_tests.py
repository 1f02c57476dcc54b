"""Tests of rules, written in facts: `*.test.yaml` beside the rules, readable without Python.

A test gives the facts of one item, or of several, and says which rules hold, do not hold, or stay
unknown. What is not given is unknown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from top3.errors import Both
from top3.rules.authoring.test_files import Expected, RuleTest, read_tests
from top3.rules.evaluate import Evaluator, Finding
from top3.rules.explain import VALUES, lines, plain_name
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Truth


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that did not come out: what was expected, what came, and the tree that shows why."""

    test: str
    file: str
    line: int | None
    rule: str
    text: Both


@dataclass(slots=True)
class Report:
    """What a run of tests showed: how many tests, which failed, and which values each rule met."""

    count: int = 0
    failures: list[Failure] = field(default_factory=list)
    met: dict[str, set[Truth]] = field(default_factory=dict)


def run_tests(root: Traversable, rules: RuleSet) -> Report:
    """Run every `*.test.yaml` in the folder of a rule set.

    Raises:
        RulesetInvalidError: a test file is wrong; every fault with file and line.
    """
    return run(read_tests(root, rules), rules)


def run(tests: Iterable[RuleTest], rules: RuleSet) -> Report:
    """Run tests that were read."""
    report = Report(met={rule.id: set() for rule in rules.rules})
    for test in tests:
        report.count += 1
        evaluator = Evaluator(rules, test.world)
        for expected in test.expected:
            rule = rule_of(rules, test, expected)
            finding = evaluator.finding(rule, expected.about)
            report.met[rule.id].add(finding.value)
            text = wrong(finding, expected)
            if text:
                report.failures.append(Failure(test.name, test.file, test.line, rule.id, text))
    return report


def rule_of(rules: RuleSet, test: RuleTest, expected: Expected) -> Rule:
    """Return the rule an expectation is about, as it holds on the day of the test."""
    rule = rules.on(test.world.as_of).rule(expected.rule)
    assert rule is not None  # reading the test made sure of it
    return rule


def holds(rule: Rule, value: Truth, expected: Expected) -> bool:
    """Say whether a rule with this value is as a test expects: value, words and outcome."""
    because = rule.head.because
    told = expected.because is None or any(
        expected.because in (text or "") for text in (because.nl, because.en)
    )
    follows = expected.outcome is None or expected.outcome == rule.outcome
    return value is expected.value and told and follows


def wrong(finding: Finding, expected: Expected) -> Both | None:
    """Say what came out instead; None where it came out as expected."""
    rule = finding.rule
    if holds(rule, finding.value, expected):
        return None
    if finding.value is not expected.value:
        rows = list(_came_out(finding, expected))
    elif expected.outcome and expected.outcome != rule.outcome:
        rows = list(_instead(": ".join(expected.outcome), ": ".join(rule.outcome)))
    else:
        rows = list(_instead(expected.because or "", rule.head.because.nl))
    return Both("\n".join(each.nl for each in rows), "\n".join(each.en for each in rows))


def _instead(wanted: str, came: str) -> Iterator[Both]:
    yield Both(f"verwacht: {wanted}", f"expected: {wanted}")
    yield Both(f"uitgekomen: {came}", f"came out: {came}")


def _came_out(finding: Finding, expected: Expected) -> Iterator[Both]:
    wanted, came = VALUES[expected.value], VALUES[finding.value]
    yield Both(f"verwacht: {wanted.nl}", f"expected: {wanted.en}")
    yield Both(f"uitgekomen: {came.nl}", f"came out: {came.en}")
    for row in lines(finding, plain_name):
        yield Both("  " * row.depth + row.text.nl, "  " * row.depth + row.text.en)
