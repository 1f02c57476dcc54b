"""A decision table as boxes over regions: which rows hold where, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from top3.rules.conditions import All, Condition
from top3.rules.language import Rule, RuleSet, Table
from top3.rules.logic import Tri
from top3.rules.proving.regions import Landscape, Region, by_fact
from top3.rules.proving.search import Witness

MOST_STEPS = 20_000
"""How many regions the search for a gap visits before it gives up and says so."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One fact, its known regions, and per region the rows whose cell holds, as bits."""

    fact: str
    regions: tuple[Region, ...]
    holding: tuple[int, ...]


def cells_of(rule: Rule, table: Table) -> Mapping[str, Condition] | None:
    """Return the cells of a row by fact, or None where its condition is no row of cells.

    A column that says 'any' has no cell. A rule that comes before the row is left out: where that
    one holds, it speaks in its place.
    """
    parts = rule.when.of if isinstance(rule.when, All) else (rule.when,)
    cells: dict[str, Condition] = {}
    for part in parts:
        read = list(by_fact([part]))
        if len(read) != 1 or read[0] not in table.inputs or read[0] in cells:
            return None
        cells[read[0]] = part
    return cells


def levels_of(rules: RuleSet, table: Table) -> tuple[str, ...]:
    """Return the scale the outcomes of a table stand on, mildest first; empty where on none."""
    if table.scale == "urgency":
        return rules.urgency
    return rules.dictionary.lists.get(table.scale or "", ())


class Grid:
    """The rows of one table on one day.

    Columns are different facts, so two rows meet exactly where they meet in every column. It is not
    `complete` where not every region could be looked at.
    """

    def __init__(self, land: Landscape, table: Table) -> None:
        """Divide every column into regions, and see where each row holds."""
        self.land, self.table = land, table
        self.rows = tuple(rule for rule in land.rules.rules if rule.table == table.id)
        self.complete = True
        self._cells = {rule.id: cells_of(rule, table) or {} for rule in self.rows}
        self._columns = tuple(self._column(fact) for fact in table.inputs)
        self._all = (1 << len(self.rows)) - 1

    def _column(self, fact: str) -> _Column:
        cells = [self._cells[rule.id].get(fact) for rule in self.rows]
        found = self.land.regions(fact, [cell for cell in cells if cell])
        self.complete = self.complete and found.complete
        regions = found.of_kind("value")
        return _Column(fact, regions, tuple(self._bits(cells, fact, each) for each in regions))

    def _bits(self, cells: list[Condition | None], fact: str, region: Region) -> int:
        bits = 0
        for index, cell in enumerate(cells):
            if cell is None or self.land.holds(cell, fact, region) is Tri.TRUE:
                bits |= 1 << index
        return bits

    def overlap(self, one: Rule, other: Rule) -> Witness | None:
        """Return facts under which both rows hold, or None where there are none."""
        both = sum(1 << self.rows.index(rule) for rule in (one, other))
        chosen: dict[str, Region] = {}
        for column in self._columns:
            spots = [
                region
                for region, bits in zip(column.regions, column.holding, strict=True)
                if bits & both == both
            ]
            if not spots:
                return None
            if {column.fact} & {*self._cells[one.id], *self._cells[other.id]}:
                chosen[column.fact] = spots[0]
        return self._witness(chosen)

    def covers(self, one: Rule, other: Rule) -> bool:
        """Say whether one row holds wherever the other does."""
        first, second = (1 << self.rows.index(rule) for rule in (one, other))
        return all(
            bits & first for column in self._columns for bits in column.holding if bits & second
        )

    def regions(self) -> tuple[tuple[Region, ...], ...]:
        """Return the regions of every column, in the order of the columns."""
        return tuple(column.regions for column in self._columns)

    def holding(self, spot: tuple[int, ...]) -> tuple[Rule, ...]:
        """Return the rows that hold where each column is in the region with that number."""
        alive = self._all
        for column, index in zip(self._columns, spot, strict=True):
            alive &= column.holding[index]
        return tuple(row for index, row in enumerate(self.rows) if alive >> index & 1)

    def shown(self, spot: tuple[int, ...]) -> Witness:
        """Return such a spot as facts."""
        return self._witness(
            {
                column.fact: column.regions[index]
                for column, index in zip(self._columns, spot, strict=True)
            }
        )

    def gap(self) -> Witness | None:
        """Return known facts under which no row holds, or None where there are none."""
        self._left = MOST_STEPS
        self._empty: set[tuple[int, int]] = set()
        chosen = self._gap(0, self._all)
        if self._left <= 0:
            self.complete = False
        return None if chosen is None else self._witness(chosen)

    def _gap(self, at: int, alive: int) -> dict[str, Region] | None:
        if not alive:
            return {}
        if at == len(self._columns) or (at, alive) in self._empty or self._left <= 0:
            return None
        column = self._columns[at]
        for region, bits in zip(column.regions, column.holding, strict=True):
            self._left -= 1
            rest = self._gap(at + 1, alive & bits)
            if rest is not None:
                return {column.fact: region, **rest}
        self._empty.add((at, alive))
        return None

    def _witness(self, chosen: Mapping[str, Region]) -> Witness:
        given: dict[str, dict[str, Any]] = {self.table.about: {}}
        for fact, region in chosen.items():
            scope, _, name = fact.partition(".")
            given.setdefault(scope, {})[name] = region.given
        return Witness(self.land.as_of, given)
