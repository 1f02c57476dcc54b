"""Rules and facts in, findings out; pure, three-valued, and nothing skipped.

Every condition is evaluated in a direction: does a yes here raise caution, or lower it? For what
raises, one concrete statement is enough; what lowers must be undisputed and freely said. No part is
skipped once the outcome is clear: the tree shows everything that was looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Protocol

from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Param,
    Quantified,
    Test,
    UnknownTest,
)
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri, Truth, at_least, every, negate, of_bool, some
from top3.values import NOT_ASKED, Unknown

Key = tuple[str, str]
"""What something is about: (scope, id)."""


@dataclass(frozen=True, slots=True)
class Members:
    """Some members; not `complete` means that there may be more. `why` says why it is open."""

    has: tuple[str, ...] = ()
    complete: bool = False
    why: str = "not_asked"


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, the statements it rests on, and why it may not lower caution, if it may not."""

    value: Any
    by: tuple[str, ...] = ()
    weak: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact as the rules see it: 0 or more claims, or the reason why nothing is known.

    More than one claim means that statements contradict and nobody has weighed them. For a set, a
    claim's value is `Members`.
    """

    claims: tuple[Claim, ...] = ()
    unknown: Unknown = NOT_ASKED
    applies: bool = True

    def merged(self) -> Members:
        """Bring the claims about a set together: all who are named, complete if undisputed."""
        sets = [claim.value for claim in self.claims if isinstance(claim.value, Members)]
        if not sets:
            return Members(why=self.unknown.reason)
        has = tuple(dict.fromkeys(each for members in sets for each in members.has))
        if len(sets) > 1:
            return Members(has, complete=False, why="disputed")
        weak = self.claims[0].weak
        return Members(has, sets[0].complete and not weak, weak or sets[0].why)


class World(Protocol):
    """The facts of one case, or of one rule test."""

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
    otherwise; `signal` marks a yes that is itself a sign of danger. Children stand in the order of
    the rule.
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

    def __repr__(self) -> str:
        """Name the part and its value only."""
        return f"Node({self.kind}, {self.value})"


Outcome = Literal["present", "cannot_exclude", "not_found"]
_OUTCOMES: dict[Truth, Outcome] = {
    Tri.TRUE: "present",
    Tri.UNKNOWN: "cannot_exclude",
    Tri.FALSE: "not_found",
    None: "not_found",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one item, with the tree that shows why."""

    rule: Rule
    about: Key
    tree: Node
    layer: str

    @property
    def outcome(self) -> Outcome:
        """Present (yes), cannot be excluded (unknown), or not found (no, or nothing applies)."""
        return _OUTCOMES[self.tree.value]

    @property
    def value(self) -> Truth:
        """The value of the rule as a whole."""
        return self.tree.value

    def __repr__(self) -> str:
        """Name the rule, the item and the outcome."""
        return f"Finding({self.rule.id}, {':'.join(self.about)}, {self.outcome})"


@dataclass(frozen=True, slots=True)
class _Direction:
    """Whether a yes raises caution here, and whether we are inside a gate."""

    raises: bool
    gate: bool

    def turned(self) -> "_Direction":
        return replace(self, raises=not self.raises)


def evaluate(rules: RuleSet, world: World, only: Iterable[Rule] | None = None) -> list[Finding]:
    """Evaluate rules for every item they are about; findings by rule, then by item, in order."""
    evaluator = Evaluator(rules, world)
    chosen = rules.rules if only is None else tuple(only)
    return [
        evaluator.finding(rule, item) for rule in chosen for item in world.items(rule.head.about)
    ]


class Evaluator:
    """Evaluates the rules of one set over one world; remembers what it has already looked at."""

    def __init__(self, rules: RuleSet, world: World) -> None:
        """Keep the rules by id and the world."""
        self._rules = {rule.id: rule for rule in rules.rules}
        self._set = rules
        self._world = world
        self._seen: dict[tuple[str, Key, _Direction], Node] = {}

    def finding(self, rule: Rule, item: Key) -> Finding:
        """Return what one rule says about one item."""
        gate = rule.head.kind == "gate"
        direction = _Direction(raises=not gate and not rule.head.lowers, gate=gate)
        return Finding(rule, item, self._rule(rule, item, direction), self._set.layer)

    def _rule(self, rule: Rule, item: Key, direction: _Direction) -> Node:
        seen = self._seen.get((rule.id, item, direction))
        if seen is not None:
            return seen
        children = [self._node(rule.when, item, direction)]
        value = children[0].value
        if rule.unless:
            parts = tuple(self._node(part, item, direction.turned()) for part in rule.unless)
            exception = Node("unless", some(part.value for part in parts), item, children=parts)
            children.append(exception)
            # an exception that does not apply leaves the rule as it is
            value = every((value, negate(exception.value)))
        if value is None and rule.head.kind == "gate":
            value = Tri.UNKNOWN  # a gate that nothing applies to stays shut
        node = Node("rule", value, item, text=rule.id, children=tuple(children))
        self._seen[rule.id, item, direction] = node
        return node

    def _node(self, part: Condition, item: Key, direction: _Direction) -> Node:
        match part:
            case All(of=parts):
                nodes = tuple(self._node(each, item, direction) for each in parts)
                return Node("all", every(node.value for node in nodes), item, children=nodes)
            case AnyOf(of=parts):
                nodes = tuple(self._node(each, item, direction) for each in parts)
                return Node("any", some(node.value for node in nodes), item, children=nodes)
            case Not(of=inner):
                node = self._node(inner, item, direction.turned())
                return Node("not", negate(node.value), item, children=(node,))
            case Count(at_least=number, of=parts):
                nodes = tuple(self._node(each, item, direction) for each in parts)
                value = at_least((node.value for node in nodes), self._number(number))
                return Node("count", value, item, text=number.name, children=nodes)
            case FindingRef(rule=rule_id):
                node = self._rule(self._rules[rule_id], item, direction)
                return Node("finding", node.value, item, text=rule_id, children=(node,))
            case Quantified():
                return self._quantified(part, item, direction)
            case _:
                return self._leaf(part, item, direction)

    def _quantified(self, part: Quantified, item: Key, direction: _Direction) -> Node:
        keys, members = self._world.members(item, part.group)
        spec = self._set.dictionary.groups[item[0], part.group]
        nodes = [self._node(part.of, key, direction) for key in keys]
        text = f"{part.quantifier}_{part.group}"
        if not spec.closed and not members.complete:
            nodes.append(
                Node("group", Tri.UNKNOWN, item, text=text, fact=spec.fact, reason=members.why)
            )
        combine = some if part.quantifier == "any" else every
        value = combine(node.value for node in nodes)
        if not nodes:
            value = self._empty(part, direction)
        return Node(text, value, item, text=text, children=tuple(nodes))

    def _empty(self, part: Quantified, direction: _Direction) -> Truth:
        """Give the value over an empty group the record owns: "all" of nobody opens nothing."""
        if part.quantifier == "any":
            return Tri.FALSE
        if direction.raises:
            return Tri.TRUE
        return Tri.FALSE if direction.gate else Tri.UNKNOWN

    def _leaf(self, part: Condition, item: Key, direction: _Direction) -> Node:
        assert isinstance(part, Test | KnownTest | UnknownTest)
        reading = self._world.read(item, part.fact)
        if not reading.applies:
            return Node("fact", None, item, text=_text(part), fact=part.fact)
        if isinstance(part, KnownTest):
            return _known(part, item, reading)
        if isinstance(part, UnknownTest):
            return _unknown(part, item, reading)
        reading = replace(reading, claims=_distinct(reading.claims))
        values = [self._holds(part, claim.value) for claim in reading.claims]
        return self._settled(part, item, reading, values, direction)

    def _settled(
        self, part: Test, item: Key, reading: Reading, values: list[Tri], direction: _Direction
    ) -> Node:
        """Bring the claims of a fact together in the direction they are read in."""
        if not values:
            missing = reading.unknown.reason
            return Node("fact", Tri.UNKNOWN, item, _text(part), part.fact, missing)
        guarded = [
            _guarded(value, claim, direction)
            for value, claim in zip(values, reading.claims, strict=True)
        ]
        value = guarded[0] if len(guarded) == 1 else _disputed(guarded, direction)
        by, against = _sides(values, reading.claims, value)
        reason = _reason(values, reading.claims) if value is Tri.UNKNOWN else None
        signal = self._set.dictionary.facts[part.fact].signal and Tri.TRUE in values
        return Node("fact", value, item, _text(part), part.fact, reason, by, against, signal)

    def _holds(self, part: Test, value: Any) -> Tri:
        """Say whether one value passes the test."""
        operand = part.operand
        if isinstance(value, Members):
            assert isinstance(operand, tuple)
            if set(operand) & set(value.has):
                return Tri.TRUE
            return Tri.FALSE if value.complete else Tri.UNKNOWN
        if isinstance(operand, Param):
            return self._compare(part.operator, value, self._number(operand))
        if part.operator in ("at_least", "at_most"):
            scale = self._set.dictionary.values_of(self._set.dictionary.facts[part.fact])
            here, there = scale.index(value), scale.index(str(operand))
            return of_bool(here >= there if part.operator == "at_least" else here <= there)
        if isinstance(operand, tuple):
            return of_bool(value in operand)
        return of_bool(value == operand)

    def _compare(self, operator: str, value: Any, number: int) -> Tri:
        if operator == "within":
            return of_bool((self._world.as_of - value).days <= number)
        if isinstance(value, tuple):  # a number known only between two bounds
            low, high = value
            ends = {self._compare(operator, low, number), self._compare(operator, high, number)}
            return ends.pop() if len(ends) == 1 else Tri.UNKNOWN
        results = {"at_least": value >= number, "at_most": value <= number, "below": value < number}
        return of_bool(results[operator])

    def _number(self, param: Param) -> int:
        return self._set.parameters[param.name].value


def _distinct(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Bring claims of the same value together: who agree do not contradict each other."""
    merged: list[Claim] = []
    for claim in claims:
        same = next((each for each in merged if each.value == claim.value), None)
        if same is None:
            merged.append(claim)
        else:
            by = tuple(dict.fromkeys((*same.by, *claim.by)))
            weak = same.weak and claim.weak
            merged[merged.index(same)] = Claim(claim.value, by, weak)
    return tuple(merged)


def _known(part: KnownTest, item: Key, reading: Reading) -> Node:
    described = [
        claim
        for claim in reading.claims
        if claim.weak != "not_concrete"
        and not (isinstance(claim.value, Members) and not claim.value.has)
    ]
    by = tuple(dict.fromkeys(name for claim in described for name in claim.by))
    if described:
        return Node("known", Tri.TRUE, item, "known", part.fact, by=by)
    reason: str | None = reading.unknown.reason
    if reading.claims:
        first = reading.claims[0]
        reason = first.value.why if isinstance(first.value, Members) else first.weak or reason
    return Node("known", Tri.UNKNOWN, item, "known", part.fact, reason)


def _unknown(part: UnknownTest, item: Key, reading: Reading) -> Node:
    reason: str | None = None
    if not reading.claims:
        reason = reading.unknown.reason
    elif all(claim.weak for claim in reading.claims):
        # what was not freely or concretely said silences no question
        reason = reading.claims[0].weak
    elif all(isinstance(claim.value, Members) and not claim.value.has for claim in reading.claims):
        first = reading.claims[0].value
        reason = None if first.complete else first.why
    holds = reason is not None and (not part.reasons or reason in part.reasons)
    return Node("unknown", of_bool(holds), item, "unknown", part.fact, reason)


def _guarded(value: Tri, claim: Claim, direction: _Direction) -> Tri:
    """Let a claim that may not lower caution only raise it."""
    lowering = Tri.FALSE if direction.raises else Tri.TRUE
    return Tri.UNKNOWN if claim.weak and value is lowering else value


def _disputed(values: list[Tri], direction: _Direction) -> Tri:
    if direction.gate:
        shut = Tri.TRUE if direction.raises else Tri.FALSE
        return shut if all(value is shut for value in values) else Tri.UNKNOWN
    if direction.raises:
        raised = some(values)
        assert raised is not None
        return raised
    return Tri.FALSE if Tri.FALSE in values else Tri.UNKNOWN


def _sides(
    values: list[Tri], claims: tuple[Claim, ...], value: Tri
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the statements a value rests on, and those that say something else."""
    with_it: list[str] = []
    against: list[str] = []
    for each, claim in zip(values, claims, strict=True):
        same = each is value or len(claims) == 1
        (with_it if same else against).extend(claim.by)
    return tuple(dict.fromkeys(with_it)), tuple(dict.fromkeys(against))


def _reason(values: list[Tri], claims: tuple[Claim, ...]) -> str:
    if len(set(values)) > 1 or len(values) > 1:
        return "disputed"
    if values[0] is Tri.UNKNOWN and isinstance(claims[0].value, Members):
        return claims[0].value.why
    return claims[0].weak or "not_concrete"


def _text(part: Condition) -> str:
    if not isinstance(part, Test):
        return ""
    operand = part.operand
    shown: object = operand
    if isinstance(operand, Param):
        shown = operand.name
    elif isinstance(operand, tuple):
        shown = ", ".join(operand)
    elif isinstance(operand, bool):
        shown = str(operand).lower()
    return f"{part.operator}: {shown}"
