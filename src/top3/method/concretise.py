"""Concretiseren: which situation can an outsider picture, and what is missing from the others."""

from top3.method.facts import CaseWorld
from top3.method.stages import Concreteness, ConcretisedCase, OrderedCase
from top3.rules.evaluate import Key, Node, evaluate
from top3.rules.logic import Tri

FIELDS = (
    "actors", "behaviour.words", "affected", "when", "where", "trigger", "how_often", "consequence",
)  # fmt: skip
"""What makes a situation concrete; what is not described of it is named."""

_GATE = ("opens", "top3")


def concretise(case: OrderedCase) -> ConcretisedCase:
    """Look per situation what is described and what is not.

    Args:
        case: An ordered case holding n situations, n ≥ 0.

    Returns:
        The same n situations in the same order, each with whether it may enter the top 3 (only when
        every gate is open, never when something is unknown) and the names of the fields nobody
        described yet, the required ones first.

    Source: docs/explanation/method-as-encoded.md (R01, R02, R48).
    """
    world = case.world
    findings = tuple(evaluate(world.rules, world, world.rules.serving("concretise")))
    situations = []
    for key in world.items("situation"):
        gates = tuple(each for each in findings if each.about == key and each.rule.outcome == _GATE)
        concrete = bool(gates) and all(gate.value is Tri.TRUE for gate in gates)
        required = [name for gate in gates for name in _unmet(gate.tree)]
        missing = dict.fromkeys([*required, *_undescribed(world, key)])
        situations.append(Concreteness(key[1], gates, concrete, tuple(missing)))
    return ConcretisedCase(case, tuple(situations), findings)


def _unmet(node: Node) -> list[str]:
    if node.fact and node.kind == "known" and node.value is not Tri.TRUE:
        return [node.fact.removeprefix("situation.")]
    return [name for child in node.children for name in _unmet(child)]


def _undescribed(world: CaseWorld, key: Key) -> list[str]:
    return [name for name in FIELDS if not _is_described(world, key, f"situation.{name}")]


def _is_described(world: CaseWorld, key: Key, fact: str) -> bool:
    reading = world.read(key, fact)
    if reading.claims and hasattr(reading.claims[0].value, "has"):
        return bool(reading.merged().has)
    return bool(reading.claims)
