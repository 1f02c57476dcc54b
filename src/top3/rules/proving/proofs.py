"""What is proven of a rule set when it is loaded: tables without overlap or gap, no contradiction.

Each fault has a witness: facts under which it shows. What could not be settled within the bound is
kept apart, for the linter; it is never passed over.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from top3.errors import Both, Place, Problem, RulesetInvalidError
from top3.rules.conditions import findings_in
from top3.rules.language import Rule, RuleSet, Table
from top3.rules.logic import Tri
from top3.rules.proving.regions import Landscape, moments
from top3.rules.proving.search import Search, Witness
from top3.rules.proving.table_grid import Grid, cells_of
from top3.rules.referring import place_of

AT_LOAD = 2_000
"""How many regions are tried for a pair of rules while loading; the linter tries more."""


@dataclass(slots=True)
class Proofs:
    """What was found: faults, and what stayed open within the bound; each with its witness."""

    problems: list[Problem] = field(default_factory=list)
    unsettled: list[Problem] = field(default_factory=list)
    witnesses: dict[Problem, Witness] = field(default_factory=dict)

    def fault(self, place: Place, code: str, found: Both, remedy: Both, shown: Witness) -> None:
        """Note a fault, and the facts under which it shows."""
        text = flow(shown.given)
        whole = Both(f"{found.nl}, bij {text}", f"{found.en}, with {text}")
        problem = Problem(place, code, whole, remedy)
        self.problems.append(problem)
        self.witnesses[problem] = shown


def proven(rules: RuleSet) -> RuleSet:
    """Return a rule set in which no table overlaps or has gaps, and no two tags contradict.

    Raises:
        RulesetInvalidError: one does; every fault, with a witness.
    """
    problems = prove(rules).problems
    if problems:
        raise RulesetInvalidError(problems)
    return rules


def prove(rules: RuleSet, *, limit: int = AT_LOAD) -> Proofs:
    """Return everything that can be shown to be wrong, and what could not be settled."""
    proofs = Proofs()
    _references(rules, proofs)
    for table in rules.tables.values():
        _table(rules, table, proofs)
    if not proofs.problems:  # a reference that goes nowhere cannot be evaluated
        for one, other in contradictory(rules):
            _pair(rules, one, other, limit, proofs)
    return proofs


def flow(value: Any) -> str:
    """Return plain data on one line, as it can stand in a rule test."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _references(rules: RuleSet, proofs: Proofs) -> None:
    """Refuse a reference to a table: one of its rows can be meant, the whole says no one thing."""
    for rule in rules.rules:
        for name in dict.fromkeys(
            name for part in (rule.when, *rule.unless) for name in findings_in(part)
        ):
            if name in rules.tables:
                found = Both(f"een verwijzing naar tabel '{name}'",
                             f"a reference to table '{name}'")  # fmt: skip
                rows = ", ".join(rules.tables[name].rows)
                remedy = Both(f"verwijs naar een rij: {rows}", f"refer to a row: {rows}")
                proofs.problems.append(Problem(place_of(rule), "table-reference", found, remedy))


def _table(rules: RuleSet, table: Table, proofs: Proofs) -> None:
    rows = [rule for rule in rules.rules if rule.table == table.id]
    loose = [rule for rule in rows if cells_of(rule, table) is None]
    for rule in loose:
        found = Both(f"een rij van tabel '{table.id}' die geen cellen meer heeft",
                     f"a row of table '{table.id}' that no longer has cells")  # fmt: skip
        remedy = Both("toets per kolom één feit, of trek de rij in en voeg een losse regel toe",
                      "test one fact per column, or withdraw the row and add a rule")  # fmt: skip
        proofs.problems.append(Problem(place_of(rule), "not-a-row", found, remedy))
    if loose or not rows or table.policy == "collect":
        return
    days, complete = _days(rules, rows)
    seen: set[Any] = set()
    for day in days:
        grid = Grid(Landscape(rules, day), table)
        if grid.rows:
            _overlaps(grid, seen, proofs)
            _gap(grid, seen, proofs)
            complete = complete and grid.complete
    if not complete:
        proofs.unsettled.append(_unsettled(rows[0], f"'{table.id}'"))


def _days(rules: RuleSet, listed: Sequence[Rule]) -> tuple[list[date], bool]:
    """Return the days on which rules can differ, those on which one begins to hold too."""
    days, complete = moments(rules, [part for r in listed for part in (r.when, *r.unless)])
    starts = {each.head.valid.from_ for each in listed if each.head.valid}
    return sorted({*days, *(day for day in starts if rules.valid.holds_on(day))}), complete


def _overlaps(grid: Grid, seen: set[Any], proofs: Proofs) -> None:
    if grid.table.policy != "unique":
        return
    for one, other in combinations(grid.rows, 2):
        shown = None if (one.id, other.id) in seen else grid.overlap(one, other)
        if shown is None:
            continue
        seen.add((one.id, other.id))
        there = f"{one.file}:{one.line}"
        found = Both(
            f"twee rijen die samen kunnen gelden: '{one.id}' ({there}) en '{other.id}'",
            f"two rows that can both hold: '{one.id}' ({there}) and '{other.id}'",
        )
        remedy = Both("maak ze los van elkaar, of kies 'collect' of 'most_severe'",
                      "set them apart, or choose 'collect' or 'most_severe'")  # fmt: skip
        proofs.fault(place_of(other), "overlap", found, remedy, shown)


def _gap(grid: Grid, seen: set[Any], proofs: Proofs) -> None:
    if not grid.table.complete or "gap" in seen:
        return
    shown = grid.gap()
    if shown is not None:
        seen.add("gap")
        name = grid.table.id
        found = Both(f"tabel '{name}' zwijgt", f"table '{name}' is silent")
        remedy = Both("voeg een rij toe, of schrijf 'complete: false' met een reden",
                      "add a row, or write 'complete: false' with a reason")  # fmt: skip
        place = Place(grid.rows[0].file, grid.rows[0].line, name)
        proofs.fault(place, "gap", found, remedy, shown)


def contradictory(rules: RuleSet) -> Iterator[tuple[Rule, Rule]]:
    """Yield two tag rules about the same scope whose tags exclude each other.

    Those of which one overrides the other are left out: then they are never both a yes.
    """
    tags = [rule for rule in rules.rules if rule.head.kind == "tag"]
    groups = [set(names) for names in rules.exclusive]
    for one, other in combinations(tags, 2):
        named = {one.outcome[1], other.outcome[1]}
        settled = one.id in other.head.overrides or other.id in one.head.overrides
        if one.head.about != other.head.about or len(named) < 2 or settled:
            continue
        if any(named <= group for group in groups):
            yield one, other


def _pair(rules: RuleSet, one: Rule, other: Rule, limit: int, proofs: Proofs) -> None:
    days, complete = _days(rules, (one, other))
    for day in days:
        if not (one.holds_on(day) and other.holds_on(day)):
            continue
        search = Search(rules, (one, other), as_of=day, limit=limit)
        world = next(search.worlds([(one, Tri.TRUE), (other, Tri.TRUE)]), None)
        if world is not None:
            there = f"{one.file}:{one.line}"
            found = Both(
                f"'{one.id}' ({there}) en '{other.id}' geven tags die elkaar uitsluiten",
                f"'{one.id}' ({there}) and '{other.id}' give tags that exclude each other",
            )
            remedy = Both("zeg met 'overrides' welke voorgaat, of maak ze los van elkaar",
                          "say with 'overrides' which comes first, or set them apart")  # fmt: skip
            proofs.fault(
                place_of(other), "contradiction", found, remedy, Witness(day, world.given())
            )
            return
        complete = complete and not search.hit
    if not complete:
        proofs.unsettled.append(_unsettled(other, f"'{one.id}' + '{other.id}'"))


def _unsettled(rule: Rule, what: str) -> Problem:
    found = Both(f"niet bewezen binnen de grens: {what}", f"not proven within the bound: {what}")
    remedy = Both("maak de voorwaarden kleiner, of kijk het zelf na",
                  "make the conditions smaller, or check it yourself")  # fmt: skip
    return Problem(place_of(rule), "not-proven", found, remedy)
