"""What an evaluation tree can tell beside its value: what is decisive, what is open, what it used.

Everything here is worked out from the tree and the rule set; nothing is evaluated again.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from typing import Any

from top3.rules.accounts import OPEN, TOLD, UNTOLD
from top3.rules.conditions import Condition, parameter_of, walk
from top3.rules.evaluate import Finding, Node
from top3.rules.explain import combine, one_suffices
from top3.rules.language import Parameter, RuleSet
from top3.rules.logic import Tri, Truth, every, some

_VALUES = (Tri.FALSE, Tri.UNKNOWN, Tri.TRUE)
_Answers = frozenset[tuple[Truth, Truth]]
"""What a part can say for a yes and for a no to one leaf, over everything else that is open."""


def gates_of(rules: RuleSet) -> frozenset[str]:
    """Return the ids of the rules that are gates."""
    return frozenset(rule.id for rule in rules.rules if rule.head.kind == "gate")


def is_decisive(node: Node, index: int, gates: Collection[str] = ()) -> bool:
    """Say whether one child alone could change the value of its parent.

    A child is decisive when there is a yes, a no or an unknown that, put in its place while all
    other children keep their value, gives the parent another value than it has now. So of two
    reasons that each suffice neither is decisive: without the one, the other still carries it.
    """
    values: list[Truth] = [child.value for child in node.children]
    now = combine(node, values, gates)
    return any(
        combine(node, [*values[:index], value, *values[index + 1 :]], gates) is not now
        for value in _VALUES
    )


def carrying(node: Node) -> Iterator[Node]:
    """Yield the leaves that carry the value of a tree, in order.

    Of a yes that one part suffices for, these are the parts that say yes; of what all parts are
    needed for, all that say so. Of what is unknown, both what is open and what it comes on top of.
    """
    if not node.children:
        yield node
    for child in _carriers(node):
        yield from carrying(child)


def _carriers(node: Node) -> list[Node]:
    """Return the children that carry the value of their parent."""
    if node.kind == "rule":
        return _carriers_of_rule(node)
    applying = [child for child in node.children if child.value is not None]
    if node.kind in ("not", "finding", "judged"):
        return applying
    if node.kind in TOLD:
        if node.value is Tri.UNKNOWN:
            return applying
        return [each for each in applying if each.value is node.value and each.kind != UNTOLD]
    alone = Tri.TRUE if one_suffices(node) else Tri.FALSE
    if node.value is alone or node.kind == "count":
        wanted = {node.value}
    elif node.value is Tri.UNKNOWN:
        wanted = {Tri.UNKNOWN}
    else:
        return applying
    if node.value is Tri.UNKNOWN and not one_suffices(node):
        wanted.add(Tri.TRUE)  # what is open comes on top of what is there
    return [child for child in applying if child.value in wanted]


def _carriers_of_rule(node: Node) -> list[Node]:
    """Return the condition, the exception, or both: whichever makes a rule say what it says."""
    when, *unless = node.children
    if node.value is Tri.UNKNOWN:
        return [when, *(each for each in unless if each.value is Tri.UNKNOWN)]
    if node.value is Tri.FALSE and when.value is not Tri.FALSE:
        return unless
    return [when]


def unknown_leaves(node: Node) -> Iterator[Node]:
    """Yield every leaf with a fact that is not known, in order."""
    if not node.children and node.fact and node.value is Tri.UNKNOWN:
        yield node
    for child in node.children:
        yield from unknown_leaves(child)


def can_change(tree: Node, gates: Collection[str] = ()) -> tuple[Node, ...]:
    """Return the unknown leaves whose answer can still change the value of a tree, in order.

    An answer counts when there is some way to answer the rest for which yes and no give different
    values. A fact that stands in the tree twice is taken for two: so it can only ask too much.
    """
    found = []
    for leaf in unknown_leaves(tree):
        pairs = _answers(tree, leaf, gates)
        if any(yes is not no for yes, no in pairs):
            found.append(leaf)
    return tuple(found)


def _answers(node: Node, leaf: Node, gates: Collection[str]) -> _Answers:
    if node is leaf:
        # that something is described can turn out to be so, never not to be so
        return frozenset({(Tri.TRUE, Tri.UNKNOWN if node.kind == "known" else Tri.FALSE)})
    if node.kind == OPEN:  # what nobody weighed can go either way, or stay as it is
        return frozenset((value, value) for value in _VALUES)
    if not node.children:
        open_ = node.value is Tri.UNKNOWN
        values = (Tri.TRUE, Tri.UNKNOWN if node.kind == "known" else Tri.FALSE)
        return frozenset((value, value) for value in (values if open_ else (node.value,)))
    parts = [_answers(child, leaf, gates) for child in node.children]
    return _together(node, parts, gates)


def _together(node: Node, parts: Sequence[_Answers], gates: Collection[str]) -> _Answers:
    """Bring the answers of the children together; step by step where a row could be long."""
    if node.kind in ("not", "finding", "judged", "rule", *TOLD):
        rows = product(*parts)
        return frozenset(
            (combine(node, [yes for yes, _ in row], gates),
             combine(node, [no for _, no in row], gates))
            for row in rows
        )  # fmt: skip
    if node.kind == "count":
        return _counted(node, parts)
    choose = some if one_suffices(node) else every
    return reduce(
        lambda one, other: frozenset(
            (choose((a, c)), choose((b, d))) for a, b in one for c, d in other
        ),
        parts,
    )


def _counted(node: Node, parts: Sequence[_Answers]) -> _Answers:
    """Count in step, for a yes and for a no: how many hold, how many are open, if any applies."""
    sums = {((0, 0, False), (0, 0, False))}
    for part in parts:
        sums = {
            (_plus(yes, one), _plus(no, other)) for yes, no in sums for one, other in part
        }  # fmt: skip
    return frozenset((_reached(node, yes), _reached(node, no)) for yes, no in sums)


def _plus(sum_: tuple[int, int, bool], value: Truth) -> tuple[int, int, bool]:
    holding, open_, applies = sum_
    holds, is_open = value is Tri.TRUE, value is Tri.UNKNOWN
    return holding + holds, open_ + is_open, applies or value is not None


def _reached(node: Node, sum_: tuple[int, int, bool]) -> Truth:
    holding, open_, applies = sum_
    if not applies:
        return None
    if holding >= node.least:
        return Tri.TRUE
    return Tri.UNKNOWN if holding + open_ >= node.least else Tri.FALSE


def numbers_in(rules: RuleSet, tree: Node) -> tuple[Parameter, ...]:
    """Return every dated number or day that had a part in a tree, each once, by name."""
    names: set[str] = set()
    for node in _nodes(tree):
        rule = rules.rule(node.text) if node.kind == "rule" else None
        if rule:
            names.update(_params((rule.when, *rule.unless)))
        if node.fact:
            spec = rules.dictionary.facts[node.fact]
            names.update({spec.shelf_life.param} if spec.shelf_life else ())
            applies = rules.dictionary.applies.get(node.fact)
            names.update(_params((applies,)) if applies else ())
    return tuple(rules.parameters[name] for name in sorted(names))


def _params(conditions: Iterable[Condition]) -> Iterator[str]:
    for condition in conditions:
        for part in walk(condition):
            if param := parameter_of(part):
                yield param.name


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def audited(
    finding: Finding, rules: RuleSet, told: Callable[[str], Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the whole tree of a finding as plain data: every part, and what it rests on.

    A part names the rule it belongs to, with version and layer; `told` gives what is known of a
    statement: where it comes from and its day. The outcome can be worked out again from this data
    alone: from `kind`, `text`, `gate`, `least`, the children in order, the values of the leaves.
    """
    gates = gates_of(rules)

    def part(node: Node, name: str, rule_id: str, *, decisive: bool) -> dict[str, Any]:
        own = node.text if node.kind == "rule" else rule_id
        rule = rules.by_id[own]
        return {
            "id": name,
            "kind": node.kind,
            "rule": own,
            "version": rule.head.version,
            "layer": rule.layer,
            "about": {"kind": node.about[0], "id": node.about[1]},
            "value": None if node.value is None else node.value.value,
            "reason": node.reason,
            "fact": node.fact,
            "text": node.text,
            "gate": node.kind == "rule" and own in gates,
            "least": node.least,
            "signal": node.signal,
            "by": [dict(told(each)) for each in node.by],
            "against": [dict(told(each)) for each in node.against],
            "decisive": decisive,
            "children": [
                part(child, f"{name}.{number}", own,
                     decisive=is_decisive(node, number - 1, gates))
                for number, child in enumerate(node.children, start=1)
            ],
        }  # fmt: skip

    return part(finding.tree, "1", finding.rule.id, decisive=True)
