"""Why not: every part of an evaluation that keeps it from being a yes, not the first only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from top3.rules.evaluate import Finding, Key, Node
from top3.rules.logic import Tri, Truth, negate

Kind = Literal["unmet", "unknown", "contradicted", "does_not_apply", "nobody"]


@dataclass(frozen=True, slots=True)
class Blocker:
    """One part that stands in the way.

    `unmet`: it is known to be otherwise; `unknown`: nobody knows, with `reason`; `contradicted`:
    people contradict each other and nobody has weighed it; `does_not_apply`: nothing in it applies;
    `nobody`: a group in which everybody must fulfil it is empty.
    """

    kind: Kind
    about: Key
    node: Node
    reason: str | None = None

    @property
    def fact(self) -> str | None:
        """The fact that stands in the way; None where it is no fact."""
        return self.node.fact

    def __repr__(self) -> str:
        """Name the fact and how it stands in the way."""
        return f"Blocker({self.kind}, {':'.join(self.about)}, {self.node.fact})"


def blockers(finding: Finding) -> tuple[Blocker, ...]:
    """Return everything that keeps a finding from being TRUE, in the order of the rule.

    Of "one of these" every part is named: any of them would do. None where the finding is TRUE.
    """
    return tuple(dict.fromkeys(_blockers(finding.tree, Tri.TRUE)))


def _blockers(node: Node, wanted: Tri) -> Iterator[Blocker]:
    if node.value is wanted:
        return
    if not node.children:
        yield Blocker(_kind(node), node.about, node, node.reason)
        return
    before = 0
    for index, child in enumerate(node.children):
        goal: Truth = wanted
        if node.kind == "not" or (node.kind == "rule" and index == 1):
            goal = negate(wanted)
        assert goal is not None
        for each in _blockers(child, goal):
            before += 1
            yield each
    if not before:  # all that applies is as it should be, and yet nothing holds: none applies
        yield Blocker("does_not_apply", node.about, node)


def _kind(node: Node) -> Kind:
    if node.value is None:
        return "does_not_apply"
    if node.value is Tri.UNKNOWN:
        return "contradicted" if node.reason == "disputed" else "unknown"
    return "unmet" if node.fact else "nobody"
