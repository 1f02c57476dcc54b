"""From a trace to the tree it stands for: equal, part by part, to the tree of the plain path."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol

from top3.rules.claims import Direction, Members
from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Quantified,
    Test,
    UnknownTest,
    judged,
    walk,
)
from top3.rules.fast.codes import MAYBE, TRUTHS
from top3.rules.fast.stages import Slot
from top3.rules.findings import Key, Node
from top3.rules.language import Rule, RuleSet

Trace = tuple[Any, ...]
MOST_KEPT = 100_000


class Shared:
    """Parts of trees over plain cells that are the same in every world.

    Where plain cells name no statements, the same trace of the same item is the same part. A part
    that refers to another rule, asks of a group or asks what is unknown is never shared.
    """

    def __init__(self, rules: RuleSet) -> None:
        """Keep which rules and parts of rules can be shared at all."""
        conditions = [each for rule in rules.rules for each in (rule.when, *rule.unless)]
        inside = [each for condition in conditions for each in walk(condition)]
        self._plain: set[int] = {id(each) for each in inside if _has_tests_alone(each)}
        self._plain |= {
            id(rule)
            for rule in rules.rules
            if all(id(each) in self._plain for each in (rule.when, *rule.unless))
        }
        self._kept: dict[tuple[int, Any, Key], Node] = {}

    def part(self, of: object, trace: Any, item: Key, make: Callable[[], Node]) -> Node:
        """Return the part of a rule or a condition that goes with a trace, made where it is new."""
        if id(of) not in self._plain:
            return make()
        key = (id(of), trace, item)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = make()
        return found


def _has_tests_alone(part: Condition) -> bool:
    apart = (FindingRef, Quantified, UnknownTest)
    return not any(isinstance(each, apart) for each in walk(part))


class Leaves(Protocol):
    """What a tree needs from the plain path: leaves, and whole trees of what was handed over."""

    def tree_in(self, rule: Rule, item: Key, direction: Direction) -> Node:
        """Return the whole tree of a rule read in a direction."""
        ...

    def leaf(self, part: Condition, item: Key, direction: Direction) -> Node:
        """Return the test of one fact."""
        ...

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the members of a group."""
        ...


class Retrace:
    """Makes trees from the traces of one run; a rule others refer to is made once."""

    def __init__(
        self,
        rules: RuleSet,
        plain: Leaves,
        home: Key,
        trace: Callable[[Slot, Key], Trace | None],
        shared: Shared | None,
    ) -> None:
        """Keep the rules, the plain path, the household and where traces are found.

        `shared` is for a world whose plain cells name no statements; None where they may.
        """
        self._rules = rules
        self._plain = plain
        self._trace = trace
        self._seen: dict[int, Node] = {}
        self._home = home
        self._shared = shared

    def tree(self, rule: Rule, item: Key, direction: Direction) -> Node:
        """Return the tree of a rule about an item, read in a direction."""
        trace = self._trace((rule.id, direction), item)
        if trace is None:
            return self._plain.tree_in(rule, item, direction)
        return self.of(trace, rule, item, direction)

    def of(self, trace: Trace, rule: Rule, item: Key, direction: Direction) -> Node:
        """Return the tree a trace stands for."""
        made = self._seen.get(id(trace))
        if made is None:
            if isinstance(trace[-1], Node):
                made = trace[-1]
            else:
                make = partial(self._rule, rule, item, direction, trace)
                made = self._part_of(rule, trace, item, make)
            self._seen[id(trace)] = made
        return made

    def _rule(self, rule: Rule, item: Key, direction: Direction, trace: Trace) -> Node:
        codes = iter(trace)
        value = TRUTHS[next(codes)]
        if rule.head.kind == "judgement":
            judgement = TRUTHS[next(codes)]
            when = self._part(rule.when, item, direction, codes)
            fact = KnownTest(judged(rule.head.about, rule.id))
            known = self._part(fact, item, direction, codes)
            children = [Node("judged", judgement, item, children=(when, known))]
        else:
            children = [self._part(rule.when, item, direction, codes)]
        if rule.unless:
            exception = TRUTHS[next(codes)]
            turned = direction.turned()
            parts = tuple(self._part(part, item, turned, codes) for part in rule.unless)
            children.append(Node("unless", exception, item, children=parts))
        return Node("rule", value, item, text=rule.id, children=tuple(children))

    def _part(self, part: Condition, item: Key, direction: Direction, codes: Iterator[Any]) -> Node:
        code: int = next(codes)
        if isinstance(part, Test | KnownTest | UnknownTest):
            make = partial(self._plain.leaf, part, item, direction)
            return self._part_of(part, code, item, make)
        value = TRUTHS[code]
        match part:
            case All(of=parts) | AnyOf(of=parts):
                children = tuple(self._part(each, item, direction, codes) for each in parts)
                kind = "all" if isinstance(part, All) else "any"
                return Node(kind, value, item, children=children)
            case Not(of=inner):
                node = self._part(inner, item, direction.turned(), codes)
                return Node("not", value, item, children=(node,))
            case Count(at_least=number, of=parts):
                children = tuple(self._part(each, item, direction, codes) for each in parts)
                least = self._rules.number(number.name)
                text = f"{number.name}: {least}"
                return Node("count", value, item, text=text, children=children, least=least)
            case FindingRef(rule=rule_id):
                rule = self._rules.by_id[rule_id]
                about = self._home if rule.head.about == "household" else item
                child = self.tree(rule, about, direction)
                return Node("finding", value, item, text=rule_id, children=(child,))
            case _:
                assert isinstance(part, Quantified)
                return self._quantified(part, item, direction, next(codes), value)

    def _part_of(self, of: object, trace: Any, item: Key, make: Callable[[], Node]) -> Node:
        return make() if self._shared is None else self._shared.part(of, trace, item, make)

    def _quantified(
        self, part: Quantified, item: Key, direction: Direction, traces: list[Trace], value: Any
    ) -> Node:
        keys, members = self._plain.members(item, part.group)
        spec = self._rules.dictionary.groups[item[0], part.group]
        nodes = [
            self._part_of(
                part.of, trace, key, partial(self._part, part.of, key, direction, iter(trace))
            )
            for key, trace in zip(keys, traces, strict=True)
        ]
        text = f"{part.quantifier}_{part.group}"
        if not spec.closed and not members.complete:
            unknown = TRUTHS[MAYBE]
            nodes.append(
                Node("group", unknown, item, text=text, fact=spec.fact, reason=members.why)
            )
        return Node(text, value, item, text=text, children=tuple(nodes))
