"""What the tests on a fact can tell apart: finitely many regions of its values.

Any two values in one region pass and fail the same tests, so one value of each region stands for
all. Unknown is a region too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, combinations, islice, product
from typing import Any, Literal, get_args

from top3.rules.claims import Claim, Direction, Members, Reading
from top3.rules.conditions import (
    AS_OF,
    Condition,
    KnownTest,
    Not,
    Param,
    Test,
    UnknownTest,
    parameter_of,
    walk,
)
from top3.rules.evaluate import Evaluator, Key
from top3.rules.language import FactSpec, Parameter, Rule, RuleHead, RuleSet
from top3.rules.logic import Truth, negate
from top3.rules.sources import Source
from top3.values import I18n, Unknown, UnknownReason

Leaf = Test | KnownTest | UnknownTest
RegionKind = Literal["value", "incomplete", "unknown", "weak", "disputed", "not_applicable"]
RAISING = Direction(raises=True, gate=False)
MOST_NAMES = 8
"""Of how many groups of names every combination in a set is looked at; beyond it, up to pairs."""

MOST_MOMENTS = 60
"""How many days are looked at, where numbers change or days are compared."""


@dataclass(frozen=True, slots=True)
class Region:
    """Values of a fact that no test on it tells apart, and one of them as a test writes it.

    `given` is None where nothing is written: nobody asked.
    """

    kind: RegionKind
    reading: Reading
    given: Any = None


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions of one fact; not `complete` where the bound was hit and some were left out."""

    fact: str
    each: tuple[Region, ...]
    complete: bool = True

    def of_kind(self, *kinds: RegionKind) -> tuple[Region, ...]:
        """Return the regions of these kinds, in order."""
        return tuple(region for region in self.each if region.kind in kinds)


@dataclass(slots=True)
class Landscape:
    """The facts of a rule set on one day, each as regions; remembers what it has worked out."""

    rules: RuleSet
    as_of: date
    _holds: dict[Any, Truth] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the numbers and rules of that day."""
        self.rules = self.rules.on(self.as_of)

    def regions(
        self, fact: str, tests: Iterable[Condition], also: Iterable[RegionKind] = ()
    ) -> Regions:
        """Return the regions of a fact that the tests on it tell apart, unknown first.

        Args:
            fact: Its full name.
            tests: Conditions that read it; what they read besides is left out.
            also: Beside values and unknown: `incomplete` comes with sets by itself; `weak`,
                `disputed` and `not_applicable` only where asked for.
        """
        leaves = tuple(
            dict.fromkeys(
                part
                for test in tests
                for part in walk(test)
                if isinstance(part, Leaf) and part.fact == fact
            )
        )
        spec = self.rules.dictionary.facts[fact]
        listed, complete = self._values(spec, leaves)
        values = self._apart(leaves, listed)
        more = chain(_unknown(spec, leaves), values, _more(spec, values, frozenset(also)))
        return Regions(fact, tuple(self._apart(leaves, more)), complete)

    def holds(self, test: Condition, fact: str, region: Region, way: Direction = RAISING) -> Truth:
        """Return what a condition that reads this one fact says in a region, in a direction."""
        if not region.reading.applies:
            return None
        key = (test, fact, region.kind, region.reading, way)
        if key not in self._holds:
            self._holds[key] = self._evaluated(test, fact, region.reading, way)
        return self._holds[key]

    def _evaluated(self, test: Condition, fact: str, reading: Reading, way: Direction) -> Truth:
        scope = fact.partition(".")[0]
        turned = way.gate and way.raises  # read so only under a negation in a gate
        probe = Rule(_head(scope, way), Not(test) if turned else test)
        world = _OneFact(self.as_of, (scope, scope), fact, reading)
        value = Evaluator(self.rules, world).finding(probe, (scope, scope)).value
        return negate(value) if turned else value

    def _apart(self, leaves: tuple[Leaf, ...], regions: Iterable[Region]) -> list[Region]:
        """Keep of the regions that no test tells apart the first, for each kind."""
        kept: dict[Any, Region] = {}
        for region in regions:
            seen = tuple(self.holds(leaf, leaf.fact, region) for leaf in leaves)
            kept.setdefault((region.kind, seen), region)
        return list(kept.values())

    def _values(self, spec: FactSpec, leaves: tuple[Leaf, ...]) -> tuple[Iterator[Region], bool]:
        if spec.type == "set":
            return _sets(self.rules.dictionary.values_of(spec), leaves)
        return (_told(value) for value in self._plain_values(spec, leaves)), True

    def _plain_values(self, spec: FactSpec, leaves: tuple[Leaf, ...]) -> Iterator[Any]:
        if spec.type == "flag":
            yield from (True, False)
        elif spec.type in ("name", "scale"):
            yield from self.rules.dictionary.values_of(spec) or ("x",)
        elif spec.type == "text":
            yield "…"
        else:
            bounds = [*self._bounds(leaves)] or [self.as_of if spec.type == "day" else 1]
            steps = (0, -1, 1)
            for bound, step in product(bounds, steps):
                near = bound + (timedelta(step) if isinstance(bound, date) else step)
                if isinstance(near, date) or near >= 0:  # what is counted is never below nothing
                    yield near

    def _bounds(self, leaves: tuple[Leaf, ...]) -> Iterator[Any]:
        for leaf in leaves:
            if not isinstance(leaf, Test):
                continue
            if leaf.operand == AS_OF:
                yield self.as_of
            elif isinstance(leaf.operand, Param):
                bound = self.rules.parameters[leaf.operand.name].value
                if isinstance(bound, int) and leaf.operator == "within":
                    bound = self.as_of - timedelta(bound)
                yield bound


def by_fact(conditions: Iterable[Condition]) -> dict[str, tuple[Condition, ...]]:
    """Return every fact that conditions read, with the tests on it, in their order."""
    found: dict[str, dict[Condition, None]] = {}
    for condition in conditions:
        for part in walk(condition):
            if isinstance(part, Leaf):
                found.setdefault(part.fact, {})[part] = None
    return {fact: tuple(tests) for fact, tests in found.items()}


def combined(
    parts: Mapping[str, Sequence[Region]], *, most: int
) -> tuple[list[dict[str, Region]], bool]:
    """Return combinations of one region per fact, at most so many, and whether these are all."""
    found = product(*parts.values())
    rows = [dict(zip(parts, row, strict=True)) for row in islice(found, most + 1)]
    return rows[:most], len(rows) <= most


def moments(rules: RuleSet, conditions: Iterable[Condition]) -> tuple[tuple[date, ...], bool]:
    """Return the days on which conditions can differ, oldest first, and whether these are all.

    A number that changes makes another day; so does a day that overtakes a number of days back.
    """
    leaves = [part for condition in conditions for part in walk(condition)]
    names = {param.name for part in leaves if (param := parameter_of(part))}
    listed = [each for name in names for each in rules.history.get(name, ())]
    days = {rules.valid.from_} | {each.from_ for each in listed}
    days |= _overtaken(listed)
    valid = sorted(day for day in days if rules.valid.holds_on(day))
    return tuple(valid[:MOST_MOMENTS]), len(valid) <= MOST_MOMENTS


def _overtaken(values: Sequence[Parameter]) -> set[date]:
    """Return the days around which so many days back overtakes a day in the parameters.

    Two days further there is a day between them for the first time.
    """
    days = [each.value for each in values if isinstance(each.value, date)]
    back: list[int] = [0, *(each.value for each in values if isinstance(each.value, int))]
    return {day + timedelta(n + step) for day in days for n in back for step in range(-2, 3)}


def _told(value: Any) -> Region:
    given = value.isoformat() if isinstance(value, date) else value
    plain = (value, value) if type(value) is int else value
    return Region("value", _reading(Claim(plain)), given)


def _reading(*claims: Claim) -> Reading:
    # known on the last day there is: what wears out is another region, `weak`
    return Reading(tuple(Claim(c.value, c.by, c.weak, c.told, on=date.max) for c in claims))


def _sets(names: Sequence[str], leaves: tuple[Leaf, ...]) -> tuple[Iterator[Region], bool]:
    alike: dict[tuple[bool, ...], str] = {}
    for name in names or ("p1",):
        alike.setdefault(tuple(_names(leaf, name) for leaf in leaves), name)
    mentioned = [name for seen, name in alike.items() if any(seen)]
    others = [name for seen, name in alike.items() if not any(seen)]
    ordered = [*mentioned, *others]
    whole = len(ordered) <= MOST_NAMES
    sizes = range(len(ordered) + 1) if whole else (0, 1, 2, len(ordered))
    chosen = [has for size in sizes for has in combinations(ordered, size)]
    return chain.from_iterable((_members(has, c) for has in chosen) for c in (True, False)), whole


def _names(leaf: Leaf, name: str) -> bool:
    return isinstance(leaf, Test) and isinstance(leaf.operand, tuple) and name in leaf.operand


def _members(has: tuple[str, ...], complete: bool) -> Region:
    given = {"has": list(has), "complete": True} if complete else list(has)
    reading = _reading(Claim(Members(has, complete)))
    return Region("value" if complete else "incomplete", reading, given)


def _unknown(spec: FactSpec, leaves: tuple[Leaf, ...]) -> Iterator[Region]:
    yield Region("unknown", Reading())
    named = {each for leaf in leaves if isinstance(leaf, UnknownTest) for each in leaf.reasons}
    for reason in get_args(UnknownReason) if named else ():
        unknown = Unknown(reason=reason)
        empty = _reading(Claim(Members(why=reason))) if spec.type == "set" else Reading()
        yield Region("unknown", Reading(empty.claims, unknown), {"unknown": reason})


def _more(
    spec: FactSpec, values: Sequence[Region], kinds: frozenset[RegionKind]
) -> Iterator[Region]:
    if "weak" in kinds:
        for region in values:
            yield _weak(spec, region)
    if "disputed" in kinds:
        for one, other in combinations(values, 2):
            both = {"claims": [{"value": each.given} for each in (one, other)]}
            claims = (*one.reading.claims, *other.reading.claims)
            yield Region("disputed", _reading(*claims), both)
    if "not_applicable" in kinds:
        motive = {"nl": "geldt hier niet", "en": "does not apply here"}
        given = {"not_applicable": motive, "by": {"role": "worker"}}
        yield Region("not_applicable", Reading(applies=False), given)


def _weak(spec: FactSpec, region: Region) -> Region:
    claim = region.reading.claims[0]
    given = region.given
    whole = spec.type == "set" and isinstance(given, dict)
    block = dict(given) if whole else {"has" if spec.type == "set" else "value": given}
    weak = Claim(claim.value, claim.by, "not_free")
    return Region("weak", _reading(weak), {**block, "lowers_nothing": "not_free"})


def _head(scope: str, way: Direction) -> RuleHead:
    key = (scope, way)
    if key not in _HEADS:
        data: dict[str, Any] = {
            "id": "probe", "version": 1, "about": scope, "kind": "gate" if way.gate else "tag",
            "then": {"opens": "x"} if way.gate else {"tag": "x"}, "because": I18n(nl="x", en="x"),
            "source": Source(mark="I"), "lowers": not (way.gate or way.raises),
        }  # fmt: skip
        _HEADS[key] = RuleHead(**data)
    return _HEADS[key]


_HEADS: dict[tuple[str, Direction], RuleHead] = {}


@dataclass(slots=True)
class _OneFact:
    """A world in which one fact of one item is given and nothing else."""

    as_of: date
    item: Key
    fact: str
    reading: Reading

    def items(self, scope: str) -> tuple[Key, ...]:
        return (self.item,) if scope == self.item[0] else ((scope, scope),)

    def read(self, item: Key, fact: str) -> Reading:
        return self.reading if (item, fact) == (self.item, self.fact) else Reading()

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:  # noqa: ARG002
        return (), Members()  # nobody said who belongs to it
