"""Who is in a group when accounts differ: each account by itself, then together by direction.

A quantifier over members of which somebody denies one, or names one while not free to speak, cannot
simply count all who were named: what is said of a doubtful member may raise caution and never lower
it. So the condition is worked out for every account, as a fact is for every claim.
"""

from collections.abc import Sequence

from top3.rules.claims import Claim, Direction, disputed, guarded
from top3.rules.findings import Key, Node
from top3.rules.logic import Tri, Truth

SOUND, DOUBTED, UNTOLD = "account", "account_doubted", "account_untold"
ACCOUNTS = (SOUND, DOUBTED, UNTOLD)
OPEN = "dispute"
"""The leaf that stands for what nobody has weighed: it carries the question, and no value."""

_DIRECTIONS = {
    "told_raising": Direction(raises=True, gate=False),
    "told_lowering": Direction(raises=False, gate=False),
    "told_raising_gate": Direction(raises=True, gate=True),
    "told_lowering_gate": Direction(raises=False, gate=True),
}
TOLD = tuple(_DIRECTIONS)
_KINDS = {direction: kind for kind, direction in _DIRECTIONS.items()}


def account(claim: Claim, value: Truth, item: Key, text: str, nodes: Sequence[Node]) -> Node:
    """Return what one account comes to, before it is held against the others."""
    kind = UNTOLD if not claim.told else DOUBTED if claim.weak else SOUND
    return Node(kind, value, item, text, by=claim.by, children=tuple(nodes))


def told_together(
    accounts: Sequence[Node], item: Key, text: str, direction: Direction, fact: str, why: str
) -> Node:
    """Bring one or more accounts together; where that leaves it open, a leaf says so."""
    kind = _KINDS[direction]
    value = together(kind, accounts, [each.value for each in accounts])
    children = tuple(accounts)
    if value is Tri.UNKNOWN:
        children += (Node(OPEN, value, item, text, fact, why),)
    return Node(kind, value, item, text, children=children)


def together(kind: str, accounts: Sequence[Node], values: Sequence[Truth]) -> Truth:
    """Return what accounts come to together, each with its value; None where none applies."""
    direction = _DIRECTIONS[kind]
    settled = [
        guarded(value, Claim(None, weak="doubt", told=each.kind != UNTOLD), direction)
        if each.kind != SOUND
        else value
        for each, value in zip(accounts, values, strict=False)
        if each.kind in ACCOUNTS and value is not None
    ]
    if len(settled) < 2:
        return settled[0] if settled else None
    return disputed(settled, direction)
