"""A worse fact never gives a milder result: shown for every danger, or a witness found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, product
from math import prod

from top3.errors import Both, Place, Problem
from top3.rules.authoring.lint_rules import occurrences
from top3.rules.authoring.remarks import Remark
from top3.rules.claims import Members
from top3.rules.conditions import Condition
from top3.rules.language import FactSpec, Rule, RuleSet, Table
from top3.rules.logic import Tri, Truth
from top3.rules.proving.reach import last_day
from top3.rules.proving.regions import Landscape, Region
from top3.rules.proving.search import ChosenWorld, Search, Witness
from top3.rules.proving.table_grid import Grid, cells_of, levels_of
from top3.rules.referring import place_of

MOST_WORLDS = 200
"""How many worlds are compared for one pair of values before the search gives up and says so."""

MOST_SPOTS = 20_000
"""How many combinations of regions of one table are compared before the linter says so."""

_CAUTION: dict[Truth, int] = {None: 0, Tri.FALSE: 0, Tri.UNKNOWN: 1, Tri.TRUE: 2}


@dataclass(frozen=True, slots=True)
class Milder:
    """A pair of values of one fact with which a worse fact gives a milder result."""

    fact: str
    mild: Witness
    worse: Witness
    values: tuple[Truth, Truth]


def milder_findings(rules: RuleSet, limit: int) -> Iterator[Remark]:
    """Yield dangers that a worse fact makes milder, each with the worse facts.

    Of a table it is what its rows amount to that may not become milder, not each row by itself.
    """
    for rule in rules.rules:
        if rule.head.kind == "danger" and rule.table not in rules.tables:
            yield from _of_rule(rules, rule, limit)
    for table in rules.tables.values():
        rows = [rule for rule in rules.rules if rule.table == table.id]
        if rows and rows[0].head.kind == "danger" and all(cells_of(row, table) for row in rows):
            yield from _of_table(rules, table, rows)


def is_ordered(spec: FactSpec) -> bool:
    """Say whether the dictionary says which values of a fact are worse."""
    return spec.worse is not None or (spec.signal and spec.type in ("flag", "set"))


def _of_rule(rules: RuleSet, rule: Rule, limit: int) -> Iterator[Remark]:
    facts = {each.leaf.fact for each in occurrences(rules, rule)}
    for fact in sorted(facts):
        if not is_ordered(rules.dictionary.facts[fact]):
            continue
        found, complete = milder(rules, rule, fact, limit=limit)
        if found:
            yield _milder(place_of(rule), fact, found.worse)
        elif not complete:
            yield _not_proven(place_of(rule), fact)


def _of_table(rules: RuleSet, table: Table, rows: list[Rule]) -> Iterator[Remark]:
    grid = Grid(Landscape(rules, last_day(rules, *rows)), table)
    place = Place(rows[0].file, rows[0].line, table.id)
    levels = levels_of(rules, table)
    sizes = [range(len(regions)) for regions in grid.regions()]
    spots = list(islice(product(*sizes), MOST_SPOTS))
    whole = grid.complete and prod(map(len, sizes)) <= MOST_SPOTS
    for at, fact in enumerate(table.inputs):
        if not is_ordered(rules.dictionary.facts[fact]):
            continue
        worse = _worse_spot(grid, at, spots, levels)
        if worse:
            yield _milder(place, fact, grid.shown(worse))
        elif not whole:
            yield _not_proven(place, fact)


def _worse_spot(
    grid: Grid, at: int, spots: list[tuple[int, ...]], levels: tuple[str, ...]
) -> tuple[int, ...] | None:
    """Return a spot that is milder than the one with a milder fact in one column, or None."""
    regions = grid.regions()[at]
    spec = grid.land.rules.dictionary.facts[grid.table.inputs[at]]
    pairs = [tuple(map(regions.index, pair)) for pair in _pairs(grid.land, spec, regions)]
    for spot in spots:
        for mild, index in pairs:
            worse = (*spot[:at], index, *spot[at + 1 :])
            if spot[at] == mild and _level(grid, spot, levels) > _level(grid, worse, levels):
                return worse
    return None


def _level(grid: Grid, spot: tuple[int, ...], levels: tuple[str, ...]) -> int:
    """Return how severe a table is at a spot: 0 where no row holds."""
    values = [row.outcome[1] for row in grid.holding(spot)]
    return max((levels.index(value) + 1 if value in levels else 1 for value in values), default=0)


def _milder(place: Place, fact: str, shown: Witness) -> Remark:
    text = Both(f"een erger feit geeft hier een milder resultaat: {fact}",
                f"a worse fact gives a milder result here: {fact}")  # fmt: skip
    remedy = Both("keer de toets om, of zeg in facts.yaml wat erger is",
                  "turn the test around, or say in facts.yaml what is worse")  # fmt: skip
    return Remark("error", Problem(place, "worse-is-milder", text, remedy), shown)


def _not_proven(place: Place, fact: str) -> Remark:
    text = Both(f"niet bewezen binnen de grens: {fact} maakt nooit milder",
                f"not proven within the bound: {fact} never makes milder")  # fmt: skip
    remedy = Both("kijk het zelf na", "check it yourself")
    return Remark("hint", Problem(place, "not-proven", text, remedy))


def milder(rules: RuleSet, rule: Rule, fact: str, *, limit: int) -> tuple[Milder | None, bool]:
    """Return a pair of values with which worse is milder, or None, and whether that is proven.

    Proven without a search where the fact only ever counts towards a yes.
    """
    day = last_day(rules, rule)
    land = Landscape(rules, day)
    listed = list(occurrences(rules, rule))
    tests: list[Condition] = [each.leaf for each in listed if each.leaf.fact == fact]
    spec = rules.dictionary.facts[fact]
    pairs = list(_pairs(land, spec, land.regions(fact, tests).of_kind("value")))
    falling = [
        pair
        for pair in pairs
        if any(
            _falls(land, each.leaf, fact, pair, negated=each.negated)
            for each in listed
            if each.leaf.fact == fact
        )
    ]
    complete = True
    for mild, worse in falling:
        found, whole = _search(rules, rule, fact, (mild, worse), limit)
        complete = complete and whole
        if found:
            return found, True
    return None, complete


def _falls(
    land: Landscape, leaf: Condition, fact: str, pair: tuple[Region, Region], *, negated: bool
) -> bool:
    mild, worse = (_CAUTION[land.holds(leaf, fact, region)] for region in pair)
    return worse > mild if negated else worse < mild


def _pairs(
    land: Landscape, spec: FactSpec, regions: Iterable[Region]
) -> Iterator[tuple[Region, Region]]:
    """Yield neighbouring regions, the milder one first."""
    listed = [(region, region.reading.claims[0].value) for region in regions]
    if spec.type == "set":
        for region, members in listed:
            for other, more in listed:
                assert isinstance(members, Members)
                assert isinstance(more, Members)
                if set(members.has) < set(more.has) and len(more.has) == len(members.has) + 1:
                    yield region, other
        return
    if spec.type == "scale":
        levels = land.rules.dictionary.values_of(spec)
        listed = [(region, levels.index(value)) for region, value in listed]
    ordered = sorted(listed, key=lambda each: each[1], reverse=spec.worse == "lower")
    yield from pairwise(region for region, _ in ordered)


def _search(
    rules: RuleSet, rule: Rule, fact: str, pair: tuple[Region, Region], limit: int
) -> tuple[Milder | None, bool]:
    mild, worse = pair
    for value in (Tri.TRUE, Tri.UNKNOWN):
        search = Search(rules, (rule,), as_of=last_day(rules, rule), limit=limit)
        search.regions[fact] = (mild,)
        worlds = list(islice(search.worlds([(rule, value)]), MOST_WORLDS))
        for world in worlds:
            found = _compared(search, rule, world, (fact, mild, worse))
            if found:
                return found, True
        if search.hit or len(worlds) == MOST_WORLDS:
            return None, False
    return None, True


def _compared(
    search: Search, rule: Rule, world: ChosenWorld, change: tuple[str, Region, Region]
) -> Milder | None:
    day, before = search.land.as_of, search.value(rule, world)
    for changed in world.changed(*change):
        after = search.value(rule, changed)
        if _CAUTION[after] < _CAUTION[before]:
            shown = Witness(day, world.given()), Witness(day, changed.given())
            return Milder(change[0], *shown, (before, after))
    return None
