"""Plain records as a world: for whoever uses the engine without a case.

A record holds what is known of one item by the name of the fact without its scope. A cell holds:
True or False (flag), a name (name, scale), a number, a day, a frozenset (a set that is complete), a
list of names (a set that may have more), None (unknown: nobody asked), or a `Reading`, which can
say everything else: disputed, not freely told, another reason why it is unknown. What a plain cell
says is known to be so on the day itself, freely told and undisputed.

A group the record owns is a list of records; any other a `Group`, or a list that may be longer, or
a `Reading` of `Members` where accounts of it differ: they are named as `items` names them. Where a
fact has the name of a group, the cell is the group; the fact stands under its full name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, Protocol

from top3.rules.claims import Claim, Members, Reading, is_doubtful
from top3.rules.findings import Key, World
from top3.rules.language import FactDictionary, FactSpec, RuleSet

Record = Mapping[str, Any]
_NOT_ASKED = Reading()
_TYPES: dict[str, tuple[type, ...]] = {
    "flag": (bool,),
    "name": (str,),
    "scale": (str,),
    "text": (str,),
    "number": (int, tuple),
    "day": (date,),
    "set": (frozenset, set, list, tuple, Members),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The members of an open group, and whether these are all: unless said, there may be more."""

    records: Sequence[Record]
    complete: bool = False


class Recorded(Protocol):
    """A world that can give its records at once, for speed; the rest as `World`."""

    def records(self, scope: str) -> Sequence[Record]:
        """Return a record for each of `items(scope)`, in the same order.

        A record gives a cell for every fact of its scope and every group, by name without scope; a
        plain cell may only stand for one claim that is told, undisputed, not weak and not worn, and
        that names no statements.
        """
        ...

    def key(self, record: Record) -> Key:
        """Return the item a record, or a member of one of its groups, is about."""
        ...


class RecordWorld:
    """A world of plain records, by scope; they are read where they stand and never changed.

    Members of groups are the very records of their own scope (the same objects).

    Example:
        ```python
        person = {"afraid": True, "age_in_years": None}
        world = RecordWorld(rules, day, household={"member": Group([person])}, person=[person])
        findings = evaluate(rules, world)
        ```
    """

    def __init__(
        self, rules: RuleSet, as_of: date, household: Record | None = None,
        **others: Sequence[Record],
    ) -> None:  # fmt: skip
        """Keep the records; what they hold is looked at when it is read.

        Args:
            rules: The rule set that says which facts and groups there are.
            as_of: The day of assessment.
            household: The one record of the household.
            others: The records of each other scope, in order: `situation=[…], person=[…]`.
        """
        self.as_of: date = as_of
        self._dictionary = rules.dictionary
        self._records: dict[str, Sequence[Record]] = {**others, "household": (household or {},)}

    def records(self, scope: str) -> Sequence[Record]:
        """Return the records of a scope, in the order they were given."""
        return self._records.get(scope, ())

    def key(self, record: Record) -> Key:
        """Return the item a record is about.

        Raises:
            ValueError: it is none of the records of this world.
        """
        found = self._keys.get(id(record))
        if found is None:
            raise ValueError("group: a member that is no record of its scope; give it there too")
        return found

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return an item for every record of a scope: `situation1`, `situation2` and so on."""
        return _items(scope, len(self.records(scope)))

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact as the rules read it; a cell that is not there is unknown.

        Raises:
            TypeError: the cell holds another type than the fact has.
            ValueError: the cell holds a name that is not in the list of the fact.
        """
        spec = self._dictionary.facts[fact]
        at_home = spec.scope == "household"
        record = self._records["household"][0] if at_home else self._by_item[item]
        cell = record.get(cell_name(self._dictionary, fact))
        if cell is None:
            return self._grouped(item, spec)
        return cell if isinstance(cell, Reading) else self._told(spec, cell)

    def _grouped(self, item: Key, spec: FactSpec) -> Reading:
        """Return who is in an open group as the fact it stands for, where no cell says it."""
        for (scope, name), group in self._dictionary.groups.items():
            if group.fact == spec.name:
                about = ("household", "household1") if scope == "household" else item
                given = self._by_item[about].get(name)
                if isinstance(given, Reading):
                    return self._of_members(given, group.of)
                if name in self._by_item[about]:
                    return Reading((Claim(self.members(about, name)[1], on=self.as_of),))
        return _NOT_ASKED

    def _of_members(self, reading: Reading, scope: str) -> Reading:
        """Return a reading of who is in a group; every name in it is that of a record."""
        named = {name for each in reading.claims for name in each.value.has}
        if not named <= {name for _, name in self.items(scope)}:
            raise ValueError("group: a member that is no record of its scope; give it there too")
        return reading

    def _told(self, spec: FactSpec, cell: Any) -> Reading:
        wrong = isinstance(cell, bool) != (spec.type == "flag") or isinstance(cell, datetime)
        if wrong or not isinstance(cell, _TYPES[spec.type]):
            raise TypeError(f"{spec.name}: a cell of another type; give a {spec.type}, or None")
        value = _members(cell) if spec.type == "set" else cell
        names = value.has if isinstance(value, Members) else (value,)
        listed = self._dictionary.values_of(spec)
        if listed and not set(names) <= set(listed):
            raise ValueError(f"{spec.name}: a name that is not in the list; give one that is")
        return Reading((Claim(value, on=self.as_of),))

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return the members of a group, and whether these are all.

        Raises:
            ValueError: a group the record owns is not given: an empty one is an empty list; or a
                reading names who is no record of its scope.
        """
        spec = self._dictionary.groups[item[0], group]
        given = self._by_item[item].get(group)
        if spec.fact and isinstance(given, Reading):
            members = self._of_members(given, spec.of).merged()
            return tuple((spec.of, name) for name in members.has), members
        if spec.closed and not isinstance(given, Sequence):
            raise ValueError(f"{item[0]}: group '{group}' is not given; give a list of records")
        listed = given.records if isinstance(given, Group) else given or ()
        keys = tuple(self.key(each) for each in listed)
        complete = spec.closed or (isinstance(given, Group) and given.complete)
        return keys, Members(tuple(name for _, name in keys), complete)

    @cached_property
    def _by_item(self) -> dict[Key, Record]:
        return {
            key: record
            for scope in self._records
            for key, record in zip(self.items(scope), self.records(scope), strict=True)
        }

    @cached_property
    def _keys(self) -> dict[int, Key]:
        return {id(record): key for key, record in self._by_item.items()}


@lru_cache(maxsize=1_000)
def _items(scope: str, number: int) -> tuple[Key, ...]:
    return tuple((scope, f"{scope}{n}") for n in range(1, number + 1))


def _members(cell: Any) -> Members:
    if isinstance(cell, Members):
        return cell
    complete = isinstance(cell, frozenset | set)
    return Members(tuple(sorted(cell)) if complete else tuple(cell), complete)


class Cells(dict[str, Any]):
    """The record of one item of any world, read cell by cell and kept."""

    def __init__(self, key: Key, source: "CellSource") -> None:
        """Keep what it is about and where it is read."""
        super().__init__()
        self.key: Key = key
        self._source = source

    def __missing__(self, name: str) -> Any:
        """Read a fact or a group."""
        cell = self[name] = self._source.cell(self.key, name)
        return cell


class CellSource:
    """Gives the records of a world that has none: each reading that can be is a plain cell.

    `read` and `members` settle what wears out and what does not apply, as the plain path does.
    """

    def __init__(
        self, rules: RuleSet, world: World, read: Callable[[Key, str], Reading],
        members: Callable[[Key, str], tuple[tuple[Key, ...], Members]],
    ) -> None:  # fmt: skip
        """Keep the world and how it is read."""
        self._dictionary = rules.dictionary
        self._world = world
        self._read = read
        self._members = members
        self._made: dict[Key, Cells] = {}

    def records(self, scope: str) -> Sequence[Record]:
        """Return a record for each item of a scope."""
        return [self._cells(key) for key in self._world.items(scope)]

    def key(self, record: Record) -> Key:
        """Return the item a record is about."""
        assert isinstance(record, Cells)
        return record.key

    def cell(self, item: Key, name: str) -> Any:
        """Return a fact or a group of an item."""
        group = self._dictionary.groups.get((item[0], name))
        if group is None:
            fact = name if name in self._dictionary.facts else f"{item[0]}.{name}"
            return plain_cell(self._read(item, fact))
        if group.fact:
            told = self._read(item, group.fact)
            if is_doubtful(told):
                return told  # the plain path takes every account by itself
        keys, members = self._members(item, name)
        listed = [self._cells(key) for key in keys]
        return listed if group.closed else Group(listed, members.complete)

    def _cells(self, key: Key) -> Cells:
        if key not in self._made:
            self._made[key] = Cells(key, self)
        return self._made[key]


def plain_cell(reading: Reading) -> Any:
    """Return a reading as a plain cell where that says the same to every test; else as it is."""
    if not reading.applies:
        return reading
    if not reading.claims:
        return None if reading.unknown.reason == "not_asked" else reading
    first = reading.claims[0]
    if len(reading.claims) > 1 or first.weak or not first.told:
        return reading
    value = first.value
    if isinstance(value, Members):
        if value.complete:
            return frozenset(value.has)
        return value.has if value.why == "not_asked" else reading
    if isinstance(value, tuple):
        return value[0] if value[0] == value[1] else reading
    return value


def cell_name(dictionary: FactDictionary, fact: str) -> str:
    """Return the name of the cell of a fact: without scope, but in full where a group has it."""
    scope, _, name = fact.partition(".")
    return fact if (scope, name) in dictionary.groups else name
