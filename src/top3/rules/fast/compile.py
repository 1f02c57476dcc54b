"""The fast path: the rules of one day as generated functions, and what they say of one world.

Meaning stands in the plain path alone. A rule that meets anything but plain cells (a dispute, a
weak statement, a bound) is handed over to it whole, and so is every leaf of a tree.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import Any, Protocol, TypeVar, cast

from top3.rules.claims import Direction, Members, Reading
from top3.rules.conditions import Condition
from top3.rules.fast.codes import CODES
from top3.rules.fast.emit import Emitter
from top3.rules.fast.retrace import Retrace, Shared
from top3.rules.fast.stages import Plan, Slot, Stage, plan
from top3.rules.fast.trace import Tracer
from top3.rules.findings import Finding, Key, Node, World, direction_of
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Truth
from top3.rules.records import CellSource, Record, Recorded

Rows = dict[int, tuple[Any, ...]]
"""What a stage says of each item, by the identity of its record, in the order of the items."""
FEW = 3
"""How many worlds take less time on the plain path than it takes to make the functions."""
_Function = Callable[..., tuple[Any, ...]]


class Plain(Protocol):
    """The plain path, over one world: what every other path hands over to."""

    def tree_in(self, rule: Rule, item: Key, direction: Direction) -> Node:
        """Return the whole tree of a rule read in a direction."""
        ...

    def leaf(self, part: Condition, item: Key, direction: Direction) -> Node:
        """Return the test of one fact."""
        ...

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact as it counts: worn and not applying settled."""
        ...

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the members of a group."""
        ...


class FastPath:
    """Some rules of one day as functions: one per stage, made when they are first needed."""

    def __init__(
        self, rules: RuleSet, chosen: Iterable[Rule], plain: Callable[[RuleSet, World], Plain]
    ) -> None:
        """Keep the rules as they hold on a day, those that are asked for, and the plain path."""
        self.rules: RuleSet = rules
        self.chosen: tuple[Rule, ...] = tuple(chosen)
        self.make_plain: Callable[[RuleSet, World], Plain] = plain
        self._days: set[date] = set()
        self._asked = 0

    def is_worth_making(self) -> bool:
        """Say whether this was asked so often that the functions are worth the time they take."""
        self._asked += 1
        return self._asked > FEW

    def run(self, world: World) -> "Run":
        """Return what the rules say of a world.

        Raises:
            ValueError: on the day of that world other rules or numbers hold.
        """
        if world.as_of not in self._days:
            if self.rules.on(world.as_of) is not self.rules:
                raise ValueError("as_of: other rules hold on that day; ask for those of the day")
            self._days.add(world.as_of)
        return Run(self, world)

    @cached_property
    def plan(self) -> Plan:
        """The order in which the rules are worked out."""
        return plan(self.rules, self.chosen)

    @cached_property
    def places(self) -> tuple[tuple[Rule, int, int], ...]:
        """Every rule that is asked for, with the stage and the position it is worked out at."""
        return tuple((rule, *self.plan.at[rule.id, direction_of(rule)]) for rule in self.chosen)

    @cached_property
    def shared(self) -> Shared:
        """Parts of trees that worlds have in common."""
        return Shared(self.rules)

    @cached_property
    def values(self) -> tuple[_Function, ...]:
        """A function per stage that gives the number of every rule about one item."""
        return self._made(traced=False)

    @cached_property
    def traces(self) -> tuple[_Function, ...]:
        """A function per stage that gives the trace of every rule about one item."""
        return self._made(traced=True)

    def _made(self, *, traced: bool) -> tuple[_Function, ...]:
        text, names = self.source(traced=traced)
        exec(compile(text, "<rules>", "exec"), names)  # noqa: S102 - not a word of a file is in it
        return tuple(names[f"s{stage.number}"] for stage in self.plan.stages)

    def source(self, *, traced: bool) -> tuple[str, dict[str, Any]]:
        """Return the source of the functions, and what the names in it stand for.

        It holds names made here, small numbers and signs; no text at all.
        """
        emitter = Emitter(self.rules, self.plan)
        emitter.traced = traced
        write = self._traced if traced else self._valued
        for stage in self.plan.stages:
            emitter.stage = stage.number
            # functions that expressions call come first: they are written while these are
            listed = [line for each in enumerate(stage.slots) for line in write(emitter, *each)]
            head = f"def s{stage.number}(r, h, R, F, d):"
            emitter.lines += [head, *listed, _returned(len(stage.slots), traced=traced)]
        return "\n".join(emitter.lines), emitter.names

    def _valued(self, emitter: Emitter, place: int, slot: Slot) -> list[str]:
        expression = emitter.rule(self.rules.by_id[slot[0]], slot[1])
        return [
            f" try: v{place} = {expression}",
            f" except E: v{place} = F({emitter.bound(slot)}, r)[0]",
        ]

    def _traced(self, emitter: Emitter, place: int, slot: Slot) -> list[str]:
        tracer = Tracer(emitter, 2, "r")
        value = tracer.rule(self.rules.by_id[slot[0]], slot[1])
        return [
            " try:",
            *tracer.lines,
            f"  v{place} = {value}; x{place} = {tracer.trace()}",
            f" except E: x{place} = F({emitter.bound(slot)}, r); v{place} = x{place}[0]",
        ]


def _returned(number: int, *, traced: bool) -> str:
    """Return the last line of a function: all traces, or all numbers and the truths they are."""
    if traced:
        return f" return ({', '.join(f'x{n}' for n in range(number))},)"
    codes = ", ".join(f"v{n}" for n in range(number))
    truths = ", ".join(f"T[v{n}]" for n in range(number))
    return f" return ({codes},), ({truths},)"


Kept = dict[Any, Any]
T = TypeVar("T")


def kept_of(world: World) -> Kept | None:
    """Return where a world keeps what was worked out of it; None where it keeps nothing.

    A world that has `worked_out` promises that nothing in it changes for as long as it lives.
    """
    return getattr(world, "worked_out", None)


def once(kept: Kept | None, key: tuple[Any, str], make: Callable[[], T]) -> T:
    """Make something once for a world that keeps it; each time for one that does not."""
    if kept is None:
        return make()
    named = (id(key[0]), key[1])
    if named not in kept:
        kept[named] = (key[0], make())  # what it was made of stays, so that its id stays its own
    made: T = kept[named][1]
    return made


class Run:
    """What the rules of a fast path say of one world; nothing in the world may change meanwhile."""

    def __init__(self, path: FastPath, world: World) -> None:
        """Keep the rules and the world."""
        self._path = path
        self._world = world

    @cached_property
    def plain(self) -> Plain:
        """The plain path over the same world; one for all paths of these rules."""
        rules, world = self._path.rules, self._world
        return once(kept_of(world), (rules, "plain"), lambda: self._path.make_plain(rules, world))

    @cached_property
    def source(self) -> Recorded:
        """Where the records come from: the world itself, or a reader of worlds without records."""
        if hasattr(self._world, "records"):
            return cast("Recorded", self._world)
        rules, world, plain = self._path.rules, self._world, self.plain
        made = partial(CellSource, rules, world, plain.read, plain.members)
        return once(kept_of(world), (rules, "cells"), made)

    @cached_property
    def rows(self) -> list[Rows]:
        """Every value by stage and item: the numbers of its rules, and the truths they are."""
        return self._rows(self._path.values)

    @cached_property
    def traces(self) -> list[Rows]:
        """The trace of every rule, by stage and item: nothing skipped."""
        return self._rows(self._path.traces)

    def _rows(self, functions: tuple[_Function, ...]) -> list[Rows]:
        source, day, done = self.source, self._world.as_of, list[Rows]()
        home, hand_over = source.records("household")[0], self._handed_over
        stages: tuple[Stage, ...] = self._path.plan.stages
        for stage, function in zip(stages, functions, strict=True):
            done.append(
                {
                    id(record): function(record, home, done, hand_over, day)
                    for record in source.records(stage.scope)
                }
            )
        return done

    def _handed_over(self, slot: Slot, record: Record) -> tuple[int, Node]:
        """Return what the plain path says of a rule that met more than plain cells."""
        rule = self._path.rules.by_id[slot[0]]
        node = self.plain.tree_in(rule, self.source.key(record), slot[1])
        return CODES[node.value], node

    def values(self) -> list[tuple[Rule, tuple[Truth, ...]]]:
        """Return every rule that was asked for with its value for each item, in order."""
        columns = [
            list(zip(*[truths for _, truths in rows.values()], strict=True)) for rows in self.rows
        ]
        return [
            (rule, columns[stage][place] if columns[stage] else ())
            for rule, stage, place in self._path.places
        ]

    def findings(self) -> list[Finding]:
        """Return a finding for every rule and item; each makes its tree when it is asked for."""
        keys = self._keys
        return [
            Finding(rule, key, value, partial(self.tree, rule, key))
            for rule, values in self.values()
            for key, value in zip(keys[rule.head.about], values, strict=True)
        ]

    @cached_property
    def _keys(self) -> dict[str, tuple[Key, ...]]:
        scopes = {rule.head.about for rule in self._path.chosen}
        return {scope: self._world.items(scope) for scope in scopes}

    def trees(self) -> Iterator[Node]:
        """Yield the whole tree of every rule and item, from the traces."""
        keys = self._keys
        for rule, stage, place in self._path.places:
            direction = direction_of(rule)
            for key, row in zip(keys[rule.head.about], self.traces[stage].values(), strict=True):
                yield self._retrace.of(row[place], rule, key, direction)

    def tree(self, rule: Rule, item: Key) -> Node:
        """Return the whole tree of a rule about an item: the very tree of the plain path."""
        return self._retrace.tree(rule, item, direction_of(rule))

    @cached_property
    def _retrace(self) -> Retrace:
        home = self._world.items("household")[0]
        shared = self._path.shared if hasattr(self._world, "records") else None
        return Retrace(self._path.rules, self.plain, home, self._trace, shared)

    def _trace(self, slot: Slot, item: Key) -> tuple[Any, ...] | None:
        """Return the trace of a rule about an item; None where it is about no item of the world."""
        stage, place = self._path.plan.at[slot]
        row = self.traces[stage].get(self._places.get(item, 0))
        return row[place] if row else None

    @cached_property
    def _places(self) -> dict[Key, int]:
        scopes = {stage.scope for stage in self._path.plan.stages}
        return {
            key: id(record)
            for scope in scopes
            for key, record in zip(
                self._world.items(scope), self.source.records(scope), strict=True
            )
        }
