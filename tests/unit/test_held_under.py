"""What is held under a condition counts while the condition holds; after it, it lowers nothing."""

from pathlib import Path

import pytest

from cases.shipped_cases import file_of
from top3 import load_rules
from top3.method.facts import CaseWorld
from top3.method.load import read_case
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

RULE = "locked-in-needs-acute-check"


def world(rules, until, ids):
    """Return the quiet case in which some statements are held until a day."""
    text = Path(file_of("quiet")).read_text(encoding="utf-8")
    held = f"held_under: {{words: {{nl: zolang Ilse het goed vindt}}{until}}}, "
    for each in ids:
        mark = f"{{id: {each},".ljust(10)
        assert mark in text
        text = text.replace(mark, f"{mark} {held}")
    case = read_case(text.encode(), "case.yaml")
    return CaseWorld(case, rules, case.as_of)


def calm(rules, until, ids=("t4", "t7", "t9", "t10")):
    made = world(rules, until, ids)
    return Evaluator(rules, made).finding(rules.rule(RULE), ("situation", "s1")).value


@pytest.fixture(scope="module")
def rules():
    return load_rules("top3")


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("", Tri.FALSE),  # nobody said that it ended
        (", until: 2026-03-16", Tri.FALSE),
        (", until: 2026-03-15", Tri.UNKNOWN),
    ],
)
def test_a_condition_that_has_ended_takes_the_reassurance_away_and_not_before(
    rules, until, expected
):
    assert calm(rules, until) is expected


def test_the_reason_is_that_it_is_outdated(rules):
    made = world(rules, ", until: 2026-01-01", ("t4", "t7", "t9", "t10"))
    tree = Evaluator(rules, made).tree(rules.rule(RULE), ("situation", "s1"))

    def reasons(node):
        return {node.reason} | {each for child in node.children for each in reasons(child)}

    assert "outdated" in reasons(tree)


def test_what_was_told_of_a_danger_keeps_counting(rules):
    made = world(rules, ", until: 2026-01-01", ("t4", "t7", "t9", "t10"))
    kinds = made.read(("situation", "s1"), "situation.behaviour.kinds")
    assert "shouts" in kinds.merged().has
