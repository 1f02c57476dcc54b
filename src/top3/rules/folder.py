"""The files of one rule set: read once, every fault noted, and a digest of what was read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from typing import Any

from top3.errors import Both, Place, Problem, ReadingError
from top3.reading import Path_, Tree, read_bytes
from top3.rules.empty_cells import with_empty_cells
from top3.validating import build


@dataclass(slots=True)
class Folder:
    """Reads the files of one rule set, collecting faults and the digest of what was read.

    `unread` says that a file could not be read: what leans on it cannot be judged. `sources` holds
    the sha256 of every file that was asked for, in order; of one that is not there, nothing ("").
    `prefix` stands before the name of a file in a fault: two layers have files of one name.
    """

    root: Traversable
    problems: list[Problem] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    rule_ids: set[str] = field(default_factory=set)
    number_names: set[str] = field(default_factory=set)
    unread: bool = False
    prefix: str = ""
    fact_places: dict[str, Place] = field(default_factory=dict)

    def digest(self) -> str:
        """Return the sha256 over the names and bytes of every file that was read, in order."""
        return hashlib.sha256(b"".join(self.parts)).hexdigest()

    def tree(self, name: str, *, optional: bool = False) -> Tree | None:
        """Return a file as a tree with its lines, or None after noting what is wrong."""
        try:
            raw = (self.root / name).read_bytes()
        except OSError:
            self.sources[name] = ""
            if not optional:
                found = Both("bestand ontbreekt", "file is missing")
                remedy = Both("voeg het toe aan de map", "add it to the folder")
                self.problems.append(Problem(Place(self.prefix + name), "not-found", found, remedy))
                self.unread = True
            return None
        self.parts += [name.encode(), hashlib.sha256(raw).digest()]
        self.sources[name] = hashlib.sha256(raw).hexdigest()
        try:
            return read_bytes(raw, self.prefix + name)
        except ReadingError as error:
            self.problems += with_empty_cells(error)
            self.unread = True
            return None

    def block(self, name: str, *, optional: bool = False) -> Tree | None:
        """Return a file that must be a block of keys."""
        tree = self.tree(name, optional=optional)
        if tree is None or isinstance(tree.data, dict):
            return tree
        found = Both("geen blok met sleutels", "no block of keys")
        self.misshapen(name, found, Both("schrijf 'naam: …'", "write 'name: …'"))
        return None

    def entries(self, name: str, *, optional: bool = False) -> Iterator[Tree]:
        """Yield every entry of a file that must be a list, each as a tree of its own."""
        tree = self.tree(name, optional=optional)
        if tree is None:
            return
        if not isinstance(tree.data, list):
            found, remedy = (
                Both("geen lijst", "not a list"),
                Both("begin met '- '", "start with '- '"),
            )
            self.misshapen(name, found, remedy)
            return
        for index, entry in enumerate(tree.data):
            yield tree.part((index,), entry)

    def named(self, name: str) -> Iterator[tuple[Tree, str, Tree]]:
        """Yield every part of a block that may be missing: the whole, its key, the part itself."""
        tree = self.block(name, optional=True)
        if tree is not None:
            yield from ((tree, key, tree.part((key,), data)) for key, data in tree.data.items())

    def misshapen(self, name: str, found: Both, remedy: Both) -> None:
        """Note that a file has another shape: what leans on it cannot be judged."""
        self.unread = True
        self.problems.append(Problem(Place(self.prefix + name, 1), "wrong-kind", found, remedy))

    def built(self, tree: Tree | None, model: Any) -> Any:
        """Return a tree as a value of `model`, or None after noting every fault."""
        if tree is None:
            return None
        result = build(model, tree)
        if isinstance(result, list):
            self.problems += result
            return None
        return result

    def fault(
        self, tree: Tree, path: Path_, shown: str, code: str, found: Both, remedy: Both
    ) -> None:
        """Note one fault at a place in a file; `shown` is the name that people look for."""
        self.problems.append(Problem(tree.place(path, shown=shown), code, found, remedy))

    def located(self, problem: Problem) -> Problem:
        """Return a fault of a fact, found without its file at hand, with the line it stands on."""
        place = problem.place
        stands = None if place.line else self.fact_places.get(place.path)
        return replace(problem, place=replace(stands, path=place.path)) if stands else problem

    def faults(
        self, tree: Tree, path: Path_, shown: str, listed: Iterable[tuple[str, Both, Both]]
    ) -> None:
        """Note several faults at one place, each as (code, found, remedy)."""
        for code, found, remedy in listed:
            self.fault(tree, path, shown, code, found, remedy)
