"""What rules are read over and what comes out: a world of facts, a tree of parts, a finding."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from top3.rules.claims import Direction, Members, Reading
from top3.rules.language import Rule
from top3.rules.logic import Tri, Truth

Key = tuple[str, str]
"""What something is about: (scope, id)."""


class World(Protocol):
    """The facts of one case, of one rule test, or of plain records.

    Nothing in it changes while rules are evaluated over it. A world that also has `records` and
    `key` (`top3.rules.records.Recorded`) gives plain cells at once, for speed; of any other world
    these are made from `read` and `members`, one by one, with the same outcome.
    """

    as_of: date

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return everything rules about `scope` are evaluated for, in order."""
        ...

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact of an item; `household.*` may be read of any item."""
        ...

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the members of a group of an item, and whether these are all."""
        ...


@dataclass(frozen=True, slots=True)
class Node:
    """One part of an explanation: what was asked of what, the value, and what it rests on.

    `reason` says why it is unknown; `by` names the statements it rests on, `against` those that say
    otherwise; `signal` marks a yes that is itself a sign of danger; `least` is how many children a
    count asks for. Children stand in the order of the rule.
    """

    kind: str
    value: Truth
    about: Key
    text: str = ""
    fact: str | None = None
    reason: str | None = None
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    signal: bool = False
    children: tuple["Node", ...] = ()
    least: int = 0

    def __repr__(self) -> str:
        """Name the part and its value only."""
        return f"Node({self.kind}, {self.value})"


Outcome = Literal["present", "cannot_exclude", "not_found"]
OUTCOMES: dict[Truth, Outcome] = {
    Tri.TRUE: "present",
    Tri.UNKNOWN: "cannot_exclude",
    Tri.FALSE: "not_found",
    None: "not_found",
}
"""What a value is called in a finding."""


class Finding:
    """What one rule says about one item; the tree that shows why is made when it is asked for.

    `leans_on` names the judgement rules it leans on: what only a person can fill.
    """

    __slots__ = ("_make", "_tree", "about", "rule", "value")

    def __init__(self, rule: Rule, about: Key, value: Truth, make: Callable[[], Node]) -> None:
        """Keep what was found, and how the tree is made."""
        self.rule: Rule = rule
        self.about: Key = about
        self.value: Truth = value
        self._make: Callable[[], Node] | None = make
        self._tree: Node | None = None

    @property
    def tree(self) -> Node:
        """The whole evaluation, every part in it, decisive or not."""
        if self._tree is None:
            assert self._make is not None
            self._tree, self._make = self._make(), None
        return self._tree

    @property
    def outcome(self) -> Outcome:
        """Present (yes), cannot be excluded (unknown), or not found (no, or nothing applies)."""
        return OUTCOMES[self.value]

    @property
    def layer(self) -> str:
        """The rule set or overlay that speaks."""
        return self.rule.layer

    @property
    def leans_on(self) -> tuple[str, ...]:
        """The ids of the judgement rules the conclusion leans on."""
        return self.rule.leans_on

    def __repr__(self) -> str:
        """Name the rule, the item and the outcome."""
        return f"Finding({self.rule.id}, {':'.join(self.about)}, {self.outcome})"


RAISING = Direction(raises=True, gate=False)
"""The direction of whatever a yes makes more careful."""


def direction_of(rule: Rule) -> Direction:
    """Return the direction a rule is read in; a gate and a tag that lowers need the undisputed."""
    gate = rule.head.kind == "gate"
    return Direction(raises=not gate and not rule.head.lowers, gate=gate)
