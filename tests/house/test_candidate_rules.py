"""Every number of the list R01 to R66 lives somewhere, and every promise is held by a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from top3.method.load import available_overlays, load_rules
from top3.rules.language import RuleSet
from top3.rules.sources import Promise

# reads every rule set: it runs with what is slow
pytestmark = pytest.mark.slow

NUMBERS = [f"R{number:02}" for number in range(1, 67)]


def stacks() -> dict[str, RuleSet]:
    """Return the rule set, and it with each shipped overlay on it."""
    found = {"top3": load_rules("top3")}
    return found | {name: load_rules("top3", [name]) for name in available_overlays()}


STACKS = stacks()
each_stack = pytest.mark.parametrize("rules", STACKS.values(), ids=STACKS)


def missing(listed: dict[str, RuleSet]) -> list[str]:
    """Return the numbers that no rule and no promise names."""
    rules = {number for each in listed.values() for rule in each.rules for number in rule.head.ref}
    kept = {number for each in listed.values() for made in each.promises for number in made.ref}
    return [number for number in NUMBERS if number not in rules | kept]


def test_every_number_of_the_list_is_named_by_a_rule_or_a_promise() -> None:
    assert missing(STACKS) == []


def test_a_number_that_nobody_names_is_missing() -> None:
    assert missing({}) == NUMBERS


@each_stack
def test_no_rule_names_a_number_that_is_not_on_the_list(rules: RuleSet) -> None:
    named = {number for rule in rules.rules for number in rule.head.ref}
    named |= {number for made in rules.promises for number in made.ref}
    assert named <= set(NUMBERS)


@each_stack
def test_every_rule_has_a_source_a_status_and_both_languages(rules: RuleSet) -> None:
    for rule in rules.rules:
        head = rule.head
        texts = [text for text in (head.because, head.do) if text]
        assert head.source.mark
        assert (head.status or rules.status).is_ == "draft"
        assert all(text.nl and text.en for text in texts)
        assert rule.id in rules.families


def functions_of(path: Path) -> Iterator[str]:
    """Yield the name of every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node.name


def unkept(made: Promise, repository: Path) -> list[str]:
    """Return the tests a promise names that are not there."""
    gone = []
    for each in made.kept_by:
        file, _, name = each.partition("::")
        path = repository / file
        if not (name.startswith("test_") and path.is_file() and name in functions_of(path)):
            gone.append(each)
    return gone


@each_stack
def test_every_promise_is_kept_by_tests_that_exist(rules: RuleSet, repository: Path) -> None:
    for made in rules.promises:
        assert made.kept_by
        assert unkept(made, repository) == []
        assert made.says.nl
        assert made.says.en


def test_a_promise_that_names_a_test_that_is_gone_is_not_kept(repository: Path) -> None:
    first = STACKS["top3"].promises[0]
    file = first.kept_by[0].partition("::")[0]
    wrong = (f"{file}::test_that_nobody_wrote", "tests/no_file.py::test_x", f"{file}::stacks", file)
    assert unkept(first.model_copy(update={"kept_by": wrong}), repository) == list(wrong)
