"""Findings about decision tables that load: gaps where they are allowed, rows that add nothing."""

from collections.abc import Iterator
from itertools import permutations

from top3.errors import Both, Place, Problem
from top3.rules.authoring.remarks import Remark
from top3.rules.language import Rule, RuleSet, Table
from top3.rules.proving.reach import last_day
from top3.rules.proving.regions import Landscape
from top3.rules.proving.table_grid import Grid, cells_of, levels_of
from top3.rules.referring import place_of


def table_findings(rules: RuleSet) -> Iterator[Remark]:
    """Yield what a table leaves open, columns nothing tests, and rows behind another row."""
    for table in rules.tables.values():
        rows = [rule for rule in rules.rules if rule.table == table.id]
        if not rows or any(cells_of(rule, table) is None for rule in rows):
            continue
        grid = Grid(Landscape(rules, last_day(rules, *rows)), table)
        yield from _gap(table, grid)
        yield from _columns(rules, table, grid)
        yield from _rows(rules, table, grid)


def _gap(table: Table, grid: Grid) -> Iterator[Remark]:
    if table.policy != "collect" and table.complete:
        return  # what is left open there is refused when it is loaded
    shown = grid.gap()
    if shown is None:
        return
    found = Both("een gat: facten waarbij geen rij geldt", "a gap: facts with which no row holds")
    found = Both(found.nl.replace("facten", "feiten"), found.en)
    remedy = Both("is dat bedoeld? anders een rij erbij", "is that meant? else add a row")
    yield Remark("hint", Problem(_place(table, grid), "table-gap", found, remedy), shown)


def _columns(rules: RuleSet, table: Table, grid: Grid) -> Iterator[Remark]:
    for fact in table.inputs:
        if not any(fact in (cells_of(row, table) or {}) for row in grid.rows):
            found = Both(f"kolom {fact}, waar elke rij 'any' zegt",
                         f"column {fact}, where every row says 'any'")  # fmt: skip
            remedy = Both("laat de kolom weg", "leave the column out")
            yield Remark(
                "warning", Problem(_place(table, grid), "column-never-used", found, remedy)
            )
        if fact in rules.dictionary.applies:
            found = Both(f"kolom {fact}, een feit dat niet altijd geldt",
                         f"column {fact}, a fact that does not always apply")  # fmt: skip
            remedy = Both(
                "waar het niet geldt, telt de kolom niet mee en kan meer dan één rij gelden",
                "where it does not apply the column drops out, and several rows may hold",
            )
            yield Remark("hint", Problem(_place(table, grid), "column-not-always", found, remedy))


def _rows(rules: RuleSet, table: Table, grid: Grid) -> Iterator[Remark]:
    """Yield rows that never change what the table says: another row covers them."""
    levels = levels_of(rules, table)
    for row, other in permutations(grid.rows, 2):
        alike = row.outcome == other.outcome
        worse = table.policy == "most_severe" and _level(levels, other) > _level(levels, row)
        first = grid.rows.index(other) < grid.rows.index(row)
        both_ways = grid.covers(row, other)
        if (worse or (alike and (first or not both_ways))) and grid.covers(other, row):
            found = Both(f"een rij die achter '{other.id}' schuilgaat: zij verandert niets",
                         f"a row hidden behind '{other.id}': it changes nothing")  # fmt: skip
            remedy = Both("laat de rij weg, of maak haar anders", "leave the row out, or change it")
            yield Remark("warning", Problem(place_of(row), "row-shadowed", found, remedy))


def _level(levels: tuple[str, ...], rule: Rule) -> int:
    return levels.index(rule.outcome[1]) if rule.outcome[1] in levels else 0


def _place(table: Table, grid: Grid) -> Place:
    first = grid.rows[0] if grid.rows else None
    return Place(first.file if first else "", first.line if first else None, table.id)
