"""Rules and facts in, findings out; pure, three-valued, and nothing skipped.

Every condition is evaluated in a direction: does a yes here raise caution, or lower it? For what
raises, one concrete statement is enough; what lowers needs every account, freely told. No part is
skipped once the outcome is clear: the tree shows everything that was looked at.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from top3.rules.accounts import account, told_together
from top3.rules.claims import (
    Claim,
    Direction,
    Members,
    Reading,
    aged,
    disputed,
    distinct,
    guarded,
    is_doubtful,
    of_nobody,
    reason_of,
    sides,
)
from top3.rules.conditions import (
    AS_OF,
    COMPARISONS,
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
    judged,
)
from top3.rules.fast.compile import FastPath, kept_of, once
from top3.rules.findings import (
    OUTCOMES,
    RAISING,
    Finding,
    Key,
    Node,
    Outcome,
    World,
    direction_of,
)
from top3.rules.language import GroupSpec, Rule, RuleSet
from top3.rules.logic import Tri, Truth, at_least, every, excepted, negate, of_bool, some

__all__ = [
    "COMPARISONS",
    "OUTCOMES",
    "Evaluator",
    "Finding",
    "Key",
    "Node",
    "Outcome",
    "World",
    "direction_of",
    "evaluate",
    "fast_path",
]


def evaluate(rules: RuleSet, world: World, only: Iterable[Rule] | None = None) -> list[Finding]:
    """Evaluate rules for every item they are about; findings by rule, then by item, in order.

    Values come from the fast path, which says what the plain one says; a tree is made when it is
    asked for. The first few worlds take the plain path: functions take longer to make than those.
    """
    path = fast_path(rules, world.as_of, only)
    kept = kept_of(world)
    if path.is_worth_making():
        return once(kept, (path, "run"), lambda: path.run(world)).findings()
    evaluator = once(kept, (path.rules, "plain"), lambda: Evaluator(path.rules, world))
    return [
        evaluator.finding(rule, item)
        for rule in path.chosen
        for item in world.items(rule.head.about)
    ]


def fast_path(rules: RuleSet, day: date, only: Iterable[Rule] | None = None) -> FastPath:
    """Return the rules of a day as functions, made once; for worlds of days with the same rules.

    Args:
        rules: The rule set.
        day: A day; rules that are not valid on it are left out.
        only: The rules that are asked for; left out, all of them.
    """
    today = rules.on(day)
    chosen = [each for each in today.rules if only is None]
    chosen += [each for each in only or () if today.by_id.get(each.id) == each]
    key = ("fast path", *(each.id for each in chosen))
    if key not in today.worked_out:
        today.worked_out[key] = FastPath(today, chosen, Evaluator)
    made: FastPath = today.worked_out[key]
    return made


class Evaluator:
    """Evaluates the rules of one set over one world; remembers what it has already looked at."""

    def __init__(self, rules: RuleSet, world: World) -> None:
        """Keep the rules by id and the world."""
        self._set = rules.on(world.as_of)
        self._rules = self._set.by_id
        self._world = world
        self._seen: dict[tuple[str, Key, Direction], Node] = {}

    def finding(self, rule: Rule, item: Key) -> Finding:
        """Return what one rule says about one item."""
        tree = self.tree_in(rule, item, direction_of(rule))
        return Finding(rule, item, tree.value, lambda: tree)

    def tree(self, rule: Rule, item: Key) -> Node:
        """Return the whole tree of one rule about one item."""
        return self.tree_in(rule, item, direction_of(rule))

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact of an item: aged if it is a state, and not there if it does not apply.

        A fact that was told of counts, also where its condition says that it does not apply: then
        the record contradicts itself, and the danger in it is not what yields.
        """
        reading = self._world.read(item, fact)
        dictionary = self._set.dictionary
        spec = dictionary.facts[fact]
        if spec.shelf_life:
            days = self._set.number(spec.shelf_life.param)
            reading = aged(reading, days, self._world.as_of)
        condition = dictionary.applies.get(fact)
        if condition is not None and reading.applies and not reading.claims:
            about = self._home if spec.scope == "household" else item
            if self._node(condition, about, RAISING).value is Tri.FALSE:
                return replace(reading, applies=False)
        return reading

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the members of a group, and whether these are all: what was told wears out."""
        keys, members = self._world.members(item, group)
        spec = self._set.dictionary.groups[item[0], group]
        if spec.fact and self._set.dictionary.facts[spec.fact].shelf_life:
            members = self.read(item, spec.fact).merged()
        return keys, members

    @cached_property
    def _home(self) -> Key:
        return self._world.items("household")[0]

    def tree_in(self, rule: Rule, item: Key, direction: Direction) -> Node:
        """Return the whole tree of one rule about one item, read in a direction."""
        seen = self._seen.get((rule.id, item, direction))
        if seen is not None:
            return seen
        children = [self._node(rule.when, item, direction)]
        if rule.head.kind == "judgement":
            children = [self._judged(rule, item, children[0])]
        value = children[0].value
        if rule.unless:
            parts = tuple(self._node(part, item, direction.turned()) for part in rule.unless)
            exception = Node("unless", some(part.value for part in parts), item, children=parts)
            children.append(exception)
            value = excepted(value, exception.value)
        if value is None and rule.head.kind == "gate":
            value = Tri.UNKNOWN  # a gate that nothing applies to stays shut
        node = Node("rule", value, item, text=rule.id, children=tuple(children))
        self._seen[rule.id, item, direction] = node
        return node

    def _judged(self, rule: Rule, item: Key, when: Node) -> Node:
        """Say whether a person judged it; where nobody need judge, it does not apply."""
        fact = judged(rule.head.about, rule.id)
        known = _known(KnownTest(fact), item, self.read(item, fact))
        value = None if when.value is Tri.FALSE else known.value
        return Node("judged", value, item, children=(when, known))

    def _node(self, part: Condition, item: Key, direction: Direction) -> Node:
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
                least = self._set.number(number.name)
                value = at_least((node.value for node in nodes), least)
                text = f"{number.name}: {least}"
                return Node("count", value, item, text=text, children=nodes, least=least)
            case FindingRef(rule=rule_id):
                rule = self._rules[rule_id]
                about = self._home if rule.head.about == "household" else item
                node = self.tree_in(rule, about, direction)
                return Node("finding", node.value, item, text=rule_id, children=(node,))
            case Quantified():
                return self._quantified(part, item, direction)
            case _:
                return self.leaf(part, item, direction)

    def _quantified(self, part: Quantified, item: Key, direction: Direction) -> Node:
        spec = self._set.dictionary.groups[item[0], part.group]
        text = f"{part.quantifier}_{part.group}"
        if spec.fact:
            reading = self.read(item, spec.fact)
            if is_doubtful(reading):
                return self._by_account(part, item, direction, spec, distinct(reading.claims))
        keys, members = self.members(item, part.group)
        nodes = self._members_of(part, item, direction, spec, keys, members)
        return Node(text, self._over(part, nodes, direction), item, text, children=tuple(nodes))

    def _by_account(
        self,
        part: Quantified,
        item: Key,
        direction: Direction,
        spec: GroupSpec,
        claims: tuple[Claim, ...],
    ) -> Node:
        """Work out a condition for each account of who is in a group, then bring them together."""
        text = f"{part.quantifier}_{part.group}"
        accounts = []
        for claim in claims:
            keys = tuple((spec.of, name) for name in claim.value.has)
            nodes = self._members_of(part, item, direction, spec, keys, claim.value)
            value = self._over(part, nodes, direction)
            accounts.append(account(claim, value, item, text, nodes))
        why = "disputed" if len(claims) > 1 else claims[0].weak or "not_concrete"
        return told_together(accounts, item, text, direction, str(spec.fact), why)

    def _members_of(
        self,
        part: Quantified,
        item: Key,
        direction: Direction,
        spec: GroupSpec,
        keys: tuple[Key, ...],
        members: Members,
    ) -> list[Node]:
        nodes = [self._node(part.of, key, direction) for key in keys]
        if not spec.closed and not members.complete:
            text = f"{part.quantifier}_{part.group}"
            nodes.append(Node("group", Tri.UNKNOWN, item, text, spec.fact, members.why))
        return nodes

    def _over(self, part: Quantified, nodes: list[Node], direction: Direction) -> Truth:
        if not nodes:
            return of_nobody(part.quantifier, direction)
        combine = some if part.quantifier == "any" else every
        return combine(node.value for node in nodes)

    def leaf(self, part: Condition, item: Key, direction: Direction) -> Node:
        """Return the test of one fact of an item, settled in the direction it is read in."""
        assert isinstance(part, Test | KnownTest | UnknownTest)
        reading = self.read(item, part.fact)
        if not reading.applies:
            return Node("fact", None, item, text=_text(part), fact=part.fact)
        if isinstance(part, KnownTest):
            return _known(part, item, reading)
        if isinstance(part, UnknownTest):
            return _unknown(part, item, reading)
        reading = replace(reading, claims=distinct(reading.claims))
        values = [self._holds(part, claim.value) for claim in reading.claims]
        return self._settled(part, item, reading, values, direction)

    def _settled(
        self, part: Test, item: Key, reading: Reading, values: list[Tri], direction: Direction
    ) -> Node:
        """Bring the claims of a fact together in the direction they are read in."""
        if not values:
            missing = reading.unknown.reason
            return Node("fact", Tri.UNKNOWN, item, _text(part), part.fact, missing)
        settled = [
            guarded(value, claim, direction)
            for value, claim in zip(values, reading.claims, strict=True)
        ]
        value = settled[0] if len(settled) == 1 else disputed(settled, direction)
        by, against = sides(values, reading.claims, value)
        reason = reason_of(values, reading.claims) if value is Tri.UNKNOWN else None
        told = [each for each, claim in zip(values, reading.claims, strict=True) if claim.told]
        signal = self._set.dictionary.facts[part.fact].signal and Tri.TRUE in told
        return Node("fact", value, item, _text(part), part.fact, reason, by, against, signal)

    def _holds(self, part: Test, value: Any) -> Tri:
        """Say whether one value passes the test."""
        operand = part.operand
        if isinstance(value, Members):
            assert isinstance(operand, tuple)
            if set(operand) & set(value.has):
                return Tri.TRUE
            return Tri.FALSE if value.complete else Tri.UNKNOWN
        if isinstance(operand, tuple):
            return of_bool(value in operand)
        if part.operator == "is":
            return of_bool(value == operand)
        if isinstance(operand, Param):
            return self._compare(part.operator, value, self._set.parameters[operand.name].value)
        if operand == AS_OF:
            return self._compare(part.operator, value, self._world.as_of)
        scale = self._set.dictionary.values_of(self._set.dictionary.facts[part.fact])
        return self._compare(part.operator, scale.index(value), scale.index(str(operand)))

    def _compare(self, operator: str, value: Any, bound: Any) -> Tri:
        if isinstance(value, tuple):  # a number or a day known only between two bounds
            low, high = value
            ends = {self._compare(operator, low, bound), self._compare(operator, high, bound)}
            return ends.pop() if len(ends) == 1 else Tri.UNKNOWN
        if operator == "within":
            return of_bool((self._world.as_of - value).days <= bound)
        return of_bool(COMPARISONS[operator](value, bound))


def _known(part: KnownTest, item: Key, reading: Reading) -> Node:
    described = [
        claim
        for claim in reading.claims
        if claim.told
        and claim.weak != "not_concrete"
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
    elif all(claim.weak or not claim.told for claim in reading.claims):
        # what was not freely or concretely said silences no question
        reason = reading.claims[0].weak or "not_concrete"
    elif all(isinstance(claim.value, Members) and not claim.value.has for claim in reading.claims):
        first = reading.claims[0].value
        reason = None if first.complete else first.why
    holds = reason is not None and (not part.reasons or reason in part.reasons)
    return Node("unknown", of_bool(holds), item, "unknown", part.fact, reason)


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
