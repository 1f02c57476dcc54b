"""Decision tables: from a block with rows to ordinary rules, and what its rows amount to together.

A cell says 'any', or how the fact of its column is tested. Nothing is left empty: an empty cell is
where a table would say "safe" about what nobody asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from top3.errors import Both, Place, Problem, kind_of
from top3.reading import Path_, Tree
from top3.rules import empty_cells
from top3.rules.conditions import All, AnyOf, Condition, Not
from top3.rules.evaluate import Finding
from top3.rules.folder import Folder
from top3.rules.language import SCOPES, FactDictionary, Kind, Rule, RuleHead, Table
from top3.rules.load_rules import Entry, check_head
from top3.rules.logic import Tri
from top3.rules.parse import ConditionParser
from top3.values import Frozen, I18n, Kebab, Many, Name, Words

ANY = "any"
KINDS: tuple[Kind, ...] = ("tag", "danger", "question", "warning", "advice", "priority")
"""Kinds that rows may be; every criterion of a gate must hold, which rows of a table never do."""

_ROW_KEYS = ("id", "when", "then", "because", "do", "whom", "ref", "source", "status")
_NOT_SHARED = ("id", "when", "unless", "then", "overrides", "lowers", "table")
_URGENCY = "urgency"


class TableHead(Frozen):
    """What stands under `table` beside the rows."""

    policy: Literal["unique", "collect", "most_severe"]
    columns: Many[Words]
    scale: Name | None = None
    complete: bool = True
    reason: I18n | None = None


class _RowHead(Frozen):
    id: Kebab


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """What the rows of a table amount to for one item.

    `certain` are the outcomes of the rows that hold, `possible` those of the rows that hold or
    cannot be excluded; both in the order of the scale where there is one, else of the rows. On a
    scale the outcome lies from `at_least` to `at_most`; `at_least` is None where possibly no row
    holds at all.
    """

    certain: tuple[str, ...]
    possible: tuple[str, ...]
    at_least: str | None = None
    at_most: str | None = None


def outcome(table: Table, findings: Iterable[Finding], levels: Sequence[str] = ()) -> TableOutcome:
    """Bring the rows of a table about one item together, three-valued.

    An unknown cell keeps its row possible: no row falls away because nobody knows.

    Args:
        table: The table.
        findings: What its rows found about the item; findings of other rules are left out.
        levels: The scale the outcomes stand on, mildest first; empty where they stand on none.
    """
    by_row = {each.rule.id: each for each in findings if each.rule.table == table.id}
    rows = [by_row[name] for name in table.rows if name in by_row]
    certain = _outcomes([each for each in rows if each.value is Tri.TRUE], levels)
    held = [each for each in rows if each.value in (Tri.TRUE, Tri.UNKNOWN)]
    possible = _outcomes(held, levels)
    if not levels or not possible:
        return TableOutcome(certain, possible)
    # that a table is never silent was proven of those in which one row counts
    speaks = bool(certain) or (table.complete and table.policy != "collect")
    mildest = possible[0] if speaks else None
    least = certain[-1] if certain and table.policy == "most_severe" else mildest
    return TableOutcome(certain, possible, least, possible[-1])


def _outcomes(findings: list[Finding], levels: Sequence[str]) -> tuple[str, ...]:
    named = list(dict.fromkeys(each.rule.outcome[1] for each in findings))
    return tuple(sorted(named, key=levels.index) if levels else named)


def is_table(entry: Entry) -> bool:
    """Say whether an entry of a rule file is a decision table."""
    return "table" in entry.data


def taken_name(entry: Entry, name: str, there: Place) -> Problem:
    """Return the fault of a name that a table shares with something else."""
    found = Both(f"een naam die al in {there.file}:{there.line} staat",
                 f"a name that already stands in {there.file}:{there.line}")  # fmt: skip
    remedy = Both("geef een nieuwe naam; een tabel heeft een naam voor zich alleen",
                  "give it a new name; a table has a name to itself")  # fmt: skip
    return Problem(entry.tree.place(("id",), shown=name), "duplicate-rule", found, remedy)


def load_table(
    folder: Folder, entry: Entry, dictionary: FactDictionary, levels: Sequence[str]
) -> tuple[list[Rule], Table | None]:
    """Return the rows of a table as rules, and the table; after noting every fault.

    Args:
        folder: Where faults are noted.
        entry: The table as it stands in its file.
        dictionary: The facts its columns may read.
        levels: The scale of urgency, mildest first.
    """
    return _TableReader(folder, entry, dictionary, levels).read()


class _TableReader:
    """Reads one table."""

    def __init__(
        self, folder: Folder, entry: Entry, dictionary: FactDictionary, levels: Sequence[str]
    ) -> None:
        self._folder = folder
        self._tree, self._layer = entry.tree, entry.layer
        self._data = entry.data
        self._id = str(entry.data.get("id", ""))
        self._dictionary = dictionary
        self._scales = {**dictionary.lists, _URGENCY: tuple(levels)}
        self._parser = ConditionParser(
            entry.tree, dictionary, folder.problems, shown=self._id,
            kind=str(entry.data.get("kind", "")),
        )  # fmt: skip

    def read(self) -> tuple[list[Rule], Table | None]:
        before = len(self._folder.problems)
        head = self._head()
        rows = self._rows()
        if head is None or rows is None:
            return [], None
        self._check_kind()
        columns = self._columns(head)
        rules = [self._row(index, row, columns) for index, row in enumerate(rows)]
        self._folder.problems[before:] = _once(self._folder.problems[before:])
        made = [rule for rule in rules if rule]
        if len(self._folder.problems) > before:
            return made, None
        scale = self._scale(head, made)
        if len(self._folder.problems) > before:
            return made, None
        table = Table(
            id=self._id, policy=head.policy, about=made[0].head.about, inputs=head.columns,
            rows=tuple(rule.id for rule in made), scale=scale, complete=head.complete,
            reason=head.reason,
        )  # fmt: skip
        return made, table

    def _head(self) -> TableHead | None:
        body = self._data["table"]
        part = self._tree.part(("table",), body)
        if not isinstance(body, dict):
            self._fault(("table",), "wrong-kind", kind_of(body), _BODY)
            return None
        rest = {key: value for key, value in body.items() if key != "rows"}
        head: TableHead | None = self._folder.built(
            Tree(rest, part.file, part.positions, part.keys), TableHead
        )
        if head and not head.complete and not head.reason:
            found = Both("'complete: false' zonder reden", "'complete: false' without a reason")
            remedy = Both("zeg onder 'reason' waarom er gaten mogen zijn, in nl en en",
                          "say under 'reason' why there may be gaps, in nl and en")  # fmt: skip
            self._fault(("table", "complete"), "reason-missing", found, remedy)
        return head

    def _rows(self) -> list[Any] | None:
        body = self._data["table"]
        rows = body.get("rows") if isinstance(body, dict) else None
        if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
            return rows
        if isinstance(body, dict):
            self._fault(("table", "rows"), "wrong-kind", kind_of(rows), _ROWS)
        return None

    def _check_kind(self) -> None:
        kind = self._data.get("kind")
        if kind in get_args(Kind) and kind not in KINDS:
            found = Both(f"een tabel van soort {kind}", f"a table of kind {kind}")
            remedy = Both("schrijf hier losse regels", "write separate rules here")
            self._fault(("kind",), "table-kind", found, remedy)
        for key in _NOT_SHARED:
            if key in self._data and key not in ("id", "table"):
                found = Both(f"'{key}' bij een tabel", f"'{key}' with a table")
                remedy = Both("dat hoort in een rij, of in een losse regel",
                              "that belongs in a row, or in a separate rule")  # fmt: skip
                self._fault((key,), "table-key", found, remedy)

    def _columns(self, head: TableHead) -> tuple[str | None, ...]:
        """Return the facts of the columns; None for one that cannot be read."""
        about = self._data.get("about")
        good: list[str | None] = []
        for index, fact in enumerate(head.columns):
            path = ("table", "columns", index)
            if fact in head.columns[:index]:
                found = Both(f"twee kolommen '{fact}'", f"two columns '{fact}'")
                remedy = Both("breng ze samen in één kolom", "bring them together in one column")
                self._fault(path, "duplicate-column", found, remedy)
            known = about in SCOPES and self._parser.parse({"known": fact}, path, scope=str(about))
            good.append(fact if known else None)
        return tuple(good)

    def _row(self, index: int, row: dict[str, Any], columns: tuple[str | None, ...]) -> Rule | None:
        path: Path_ = ("table", "rows", index)
        for key in row.keys() - set(_ROW_KEYS):
            found = Both(f"'{key}' in een rij", f"'{key}' in a row")
            remedy = Both(f"mogelijk zijn: {', '.join(_ROW_KEYS)}",
                          f"possible are: {', '.join(_ROW_KEYS)}")  # fmt: skip
            self._fault((*path, key), "table-key", found, remedy)
        part = self._tree.part(path, {"id": row.get("id")} if "id" in row else {})
        if self._folder.built(part, _RowHead) is None:
            return None
        own = {key: value for key, value in row.items() if key in _ROW_KEYS and key != "when"}
        shared = {key: each for key, each in self._data.items() if key not in _NOT_SHARED}
        name = f"{self._id}-{row['id']}"
        self._folder.rule_ids.add(name)
        tree = self._row_tree({**shared, **own, "id": name}, path, set(own))
        head: RuleHead | None = self._folder.built(tree, RuleHead)
        when = self._cells(row.get("when"), (*path, "when"), columns)
        if head is None or when is None:
            return None
        check_head(self._folder, tree, head)
        line = tree.place(("id",)).line
        return Rule(head, when, (), tree.file, line, self._layer, self._id)

    def _row_tree(self, data: dict[str, Any], path: Path_, own: set[str]) -> Tree:
        """Return a row and what it shares as one tree, each part with its own line."""
        row = self._tree.part(path, data)
        shared = self._tree.part((), data)
        positions = {at: spot for at, spot in shared.positions.items() if at and at[0] not in own}
        keys = {at: spot for at, spot in shared.keys.items() if at and at[0] not in own}
        return Tree(data, row.file, {**positions, **row.positions}, {**keys, **row.keys})

    def _cells(self, cells: Any, path: Path_, columns: tuple[str | None, ...]) -> Condition | None:
        if not isinstance(cells, list) or len(cells) > len(columns):
            found = kind_of(cells)
            remedy = Both(f"geef een lijst van {len(columns)} cellen, één per kolom",
                          f"give a list of {len(columns)} cells, one per column")  # fmt: skip
            self._fault(path, "row-width", found, remedy)
            return None
        before = len(self._folder.problems)
        made = []
        for index, fact in enumerate(columns):
            cell = cells[index] if index < len(cells) else None
            made.append(self._cell(cell, fact, (*path, index)))
        tested = tuple(each for each in made if each)
        if len(self._folder.problems) > before or None in columns:
            return None
        if not tested:
            found = Both("een rij die niets toetst", "a row that tests nothing")
            remedy = Both("toets minstens één feit; wat altijd geldt, is geen regel",
                          "test at least one fact; what always holds is no rule")  # fmt: skip
            self._fault(path, "row-without-test", found, remedy)
            return None
        return All(tested)

    def _cell(self, cell: Any, fact: str | None, path: Path_) -> Condition | None:
        if cell == ANY:
            return None
        if cell in (None, "", [], {}):
            self._fault(path, empty_cells.CODE, empty_cells.FOUND, empty_cells.REMEDY)
            return None
        if isinstance(cell, list):
            parts = [self._cell_part(each, fact, (*path, n)) for n, each in enumerate(cell)]
            return AnyOf(tuple(each for each in parts if each))
        return self._cell_part(cell, fact, path)

    def _cell_part(self, cell: Any, fact: str | None, path: Path_) -> Condition | None:
        if isinstance(cell, dict) and cell.keys() == {"not"}:
            inner = self._cell_part(cell["not"], fact, (*path, "not"))
            return Not(inner) if inner else None
        if not isinstance(cell, dict) or len(cell) != 1 or "fact" in cell:
            self._fault(path, "not-a-cell", kind_of(cell), _CELL)
            return None
        if fact is None:
            return None
        return self._parser.test({"fact": fact, **cell}, path, str(self._data["about"]))

    def _scale(self, head: TableHead, rules: list[Rule]) -> str | None:
        """Return the scale the outcomes stand on; the worst of several needs one."""
        urgent = all(rule.outcome[0] == "at_least" for rule in rules)
        name = head.scale or (_URGENCY if urgent else None)
        if name is None and head.policy != "most_severe":
            return None
        scale = self._scales.get(name or "", ())
        off = next((rule for rule in rules if rule.outcome[1] not in scale), None)
        if off or len({rule.outcome[0] for rule in rules}) > 1:
            found = Both("uitkomsten die niet op één schaal staan",
                         "outcomes that do not stand on one scale")  # fmt: skip
            remedy = Both(
                "noem onder 'scale' een lijst uit terms.yaml met elke uitkomst, mildste eerst",
                "name under 'scale' a list of terms.yaml with every outcome, mildest first",
            )
            self._fault(("table", "scale"), "no-scale", found, remedy)
            return None
        return name

    def _fault(self, path: Path_, code: str, found: Both, remedy: Both) -> None:
        self._folder.fault(self._tree, path, self._id, code, found, remedy)


_BODY = Both("schrijf policy, columns en rows", "write policy, columns and rows")
_ROWS = Both("geef minstens één rij: {id: …, when: […], then: {…}}",
             "give at least one row: {id: …, when: […], then: {…}}")  # fmt: skip
_CELL = Both("schrijf 'any', een toets zoals {is: true}, {not: …}, of een lijst daarvan",
             "write 'any', a test such as {is: true}, {not: …}, or a list of these")  # fmt: skip


def _once(problems: list[Problem]) -> list[Problem]:
    """Keep of the same fault on the same line the first: rows share what they share."""
    kept: dict[object, Problem] = {}
    for each in problems:
        kept.setdefault((each.place.file, each.place.line, each.code, each.found), each)
    return list(kept.values())
