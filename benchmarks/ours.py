"""What this engine answers about a danger that nobody recorded; it needs no other engine."""

from dataclasses import replace

from benchmarks.workload import TODAY, rule_set
from top3.rules.conditions import Condition, Not, Param, Test
from top3.rules.evaluate import evaluate
from top3.rules.records import RecordWorld

_WEAPON = Test("household.flag0", "is", True)
_TIMES = Test("household.number0", "at_least", Param("few"))
WAYS: dict[str, tuple[str, Condition, bool]] = {
    "empty cell": ("no empty cells; {fact: weapon, is: true}", _WEAPON, False),
    "negation as failure": ("not: {fact: weapon, is: true}", Not(_WEAPON), True),
    "null arithmetic": ("not: {fact: times, at_least: …}", Not(_TIMES), True),
    "default of zero": ("no defaults; {fact: times, at_least: …}", _TIMES, False),
}
"""By way to say "safe": the rule in our words, its condition, and whether a yes says no danger."""


def answer(way: str) -> tuple[str, str]:
    """Return how the engine was asked, and what it says of a record in which nothing is known."""
    text, when, calm = WAYS[way]
    rules = rule_set(1)
    head = rules.rules[0].head.model_copy(update={"about": "household"})
    rules = replace(rules, rules=(replace(rules.rules[0], head=head, when=when, unless=()),))
    value = evaluate(rules, RecordWorld(rules, TODAY))[0].value
    if value is None:
        return text, "does not apply"
    yes, no = ("no danger", "danger") if calm else ("danger", "no danger")
    return text, {"true": yes, "false": no, "unknown": "unknown"}[value.value]
