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


def together(kind: str, parts: Sequence[Node], values: Sequence[Truth]) -> Truth:
    """Return what accounts come to together, each with its value.

    None where all are sound and to none of them anything applies. A value for the leaf that stands
    for what nobody weighed is what a weighing would say: that settles it.
    """
    direction = _DIRECTIONS[kind]
    if parts[-1].kind == OPEN and len(values) == len(parts) and values[-1] is not Tri.UNKNOWN:
        return values[-1]
    told = [
        (each, value) for each, value in zip(parts, values, strict=False) if each.kind in ACCOUNTS
    ]
    if all(each.kind == SOUND and value is None for each, value in told):
        return None
    settled = [_settled(each.kind, value, direction) for each, value in told]
    return settled[0] if len(settled) == 1 else disputed(settled, direction)


def _settled(kind: str, value: Truth, direction: Direction) -> Tri:
    """Return what one account says beside others, or alone where it is doubted.

    That nothing in it applies is no answer there: what it leaves out may not make it calmer.
    """
    if value is None:
        return Tri.UNKNOWN
    weak = None if kind == SOUND else "doubt"
    return guarded(value, Claim(None, weak=weak, told=kind != UNTOLD), direction)
