"""In which order rules are worked out: what a rule refers to comes before it.

A stage is a list of rules about one scope. A rule that refers to another one about the same item
may stand in the same stage, after it; one that refers to other items stands in a later stage.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from top3.rules.claims import Direction
from top3.rules.conditions import (
    Condition,
    FindingRef,
    KnownTest,
    Not,
    Quantified,
    Test,
    UnknownTest,
    parts_of,
)
from top3.rules.findings import RAISING, direction_of
from top3.rules.language import Rule, RuleSet

Slot = tuple[str, Direction]
"""A rule, by its id, read in a direction."""
LARGEST = 200
"""How many rules one stage holds at most: a function of any length would be slow to compile."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules about one scope that are worked out together, item by item, in this order."""

    number: int
    scope: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All stages in their order, and where each rule stands: (stage, position)."""

    stages: tuple[Stage, ...]
    at: dict[Slot, tuple[int, int]] = field(default_factory=dict)


def plan(rules: RuleSet, chosen: Iterable[Rule]) -> Plan:
    """Return the stages for some rules and everything they refer to."""
    levels: dict[Slot, int] = {}
    for rule in chosen:
        _place(rules, (rule.id, direction_of(rule)), levels)
    grouped: dict[tuple[int, str], list[Slot]] = {}
    for slot, level in levels.items():  # in the order in which they can be worked out
        grouped.setdefault((level, rules.by_id[slot[0]].head.about), []).append(slot)
    made = Plan(
        tuple(
            Stage(number, scope, slots)
            for number, (scope, slots) in enumerate(
                (scope, tuple(listed[start : start + LARGEST]))
                for (_, scope), listed in sorted(grouped.items(), key=lambda each: each[0])
                for start in range(0, len(listed), LARGEST)
            )
        )
    )
    for stage in made.stages:
        made.at.update({slot: (stage.number, place) for place, slot in enumerate(stage.slots)})
    return made


def _place(rules: RuleSet, slot: Slot, levels: dict[Slot, int]) -> int:
    if slot not in levels:
        needed = [(_place(rules, each, levels), near) for each, near in _references(rules, slot)]
        levels[slot] = max((level + (not near) for level, near in needed), default=0)
    return levels[slot]


def _references(rules: RuleSet, slot: Slot) -> Iterator[tuple[Slot, bool]]:
    """Yield what a rule refers to, and whether that is about the same item by itself."""
    rule, direction = rules.by_id[slot[0]], slot[1]
    scope = rule.head.about
    yield from _within(rules, rule.when, direction, scope, near=True)
    for part in rule.unless:
        yield from _within(rules, part, direction.turned(), scope, near=True)


def _within(
    rules: RuleSet, part: Condition, direction: Direction, scope: str, *, near: bool
) -> Iterator[tuple[Slot, bool]]:
    if isinstance(part, FindingRef):
        about = rules.by_id[part.rule].head.about
        yield (part.rule, direction), near and about == scope
    elif isinstance(part, Test | KnownTest | UnknownTest):
        condition = rules.dictionary.applies.get(part.fact)
        if condition is not None:
            own: str = rules.dictionary.facts[part.fact].scope
            yield from _within(rules, condition, RAISING, own, near=near and own == scope)
    elif isinstance(part, Quantified):
        inner = rules.dictionary.groups[scope, part.group].of
        yield from _within(rules, part.of, direction, inner, near=False)
    else:
        turned = direction.turned() if isinstance(part, Not) else direction
        for each in parts_of(part):
            yield from _within(rules, each, turned, scope, near=near)
