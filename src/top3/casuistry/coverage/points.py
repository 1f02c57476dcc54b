"""Everything that cases can reach of a rule set, each as one point that can be ticked off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from top3.method.stages import Tier
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Truth
from top3.rules.proving.reach import VALUES as ORDERED
from top3.rules.proving.reach import reach
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.process import as_table
from top3.values import UnknownReason

KINDS = ("rule", "gate", "row", "move", "event", "reason", "tier", "form", "behaviour")
"""Kinds of points, in the order in which they are shown.

A value of a rule, of a gate, of a row of a decision table; a move of the process; a type of event;
a reason for not knowing; when a question must be answered; a form and a kind of behaviour.
"""

CODES: dict[Truth, str] = {
    value: "NOT_APPLICABLE" if value is None else value.value.upper() for value in ORDERED
}
"""What a value of a rule is called: TRUE, FALSE, UNKNOWN, NOT_APPLICABLE."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One thing that can be reached: its kind, which, and for rules the value."""

    kind: str
    name: str
    value: str = ""

    def __str__(self) -> str:
        """Write it as it is asked for: `RULE=VALUE`, or the name alone."""
        return f"{self.name}={self.value}" if self.value else self.name


def kind_of(rule: Rule) -> str:
    """Return which kind of point the values of a rule are."""
    if rule.table:
        return "row"
    return "gate" if rule.head.kind == "gate" else "rule"


def point_of(rule: Rule, value: Truth) -> Point:
    """Return the point that a rule reaches with a value."""
    return Point(kind_of(rule), rule.id, CODES[value])


def points_of(rules: RuleSet) -> tuple[Point, ...]:
    """Return everything that can be reached, in the order of the rules and lists.

    Of a rule it holds every value for which facts can be found; whether a record can say those
    facts is another matter: see `unreachable`.
    """
    if "coverage points" not in rules.worked_out:
        rules.worked_out["coverage points"] = tuple(_points(rules))
    made: tuple[Point, ...] = rules.worked_out["coverage points"]
    return made


def _points(rules: RuleSet) -> Iterator[Point]:
    for rule in rules.by_id.values():
        found = reach(rules, rule).values
        yield from (point_of(rule, value) for value in ORDERED if value in found)
    if rules.process:
        for row in as_table(rules.process):
            for ending in row["endings"] or [""]:
                yield move_point(row["line"], row["on"], row["from"], row["to"], ending)
    yield from (Point("event", name) for name in EVENT_TYPES)
    yield from (Point("reason", name) for name in get_args(UnknownReason))
    yield from (Point("tier", name) for name in get_args(Tier))
    yield from (Point("form", name) for name in rules.terms.get("forms", {}))
    yield from (Point("behaviour", name) for name in rules.terms.get("kinds", {}))


def move_point(line: str, on: str, start: str, to: str, ending: str = "") -> Point:
    """Return the point of one move of the process."""
    how = f" ({ending})" if ending else ""
    return Point("move", f"{line}: {start}->{to} on {on}{how}")


__all__ = ["CODES", "KINDS", "Point", "kind_of", "move_point", "point_of", "points_of"]
