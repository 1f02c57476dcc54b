"""What is wrong with a scenario, or could be better: a path in it, a code, what and the remedy."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from top3.casuistry.language.scenario import Scenario
from top3.errors import Both, Problem, did_you_mean
from top3.model.labels import LABELS
from top3.reading import Path_, Tree
from top3.validating import path_text


class Fault(NamedTuple):
    """One fault at a path of the scenario; the tree it was read from knows the line."""

    path: Path_
    code: str
    found: Both
    remedy: Both


def problem_at(fault: Fault, tree: Tree, path: Path_ | None = None) -> Problem:
    """Return a fault as a problem with its line; `path` is where it stands in the tree."""
    spot = _in_tree(fault.path if path is None else path, tree)
    place = tree.place(spot, shown=path_text(spot, known_keys()))
    return Problem(place, fault.code, fault.found, fault.remedy)


def _in_tree(path: Path_, tree: Tree) -> Path_:
    """Return a path as the file has it: where one thing will do for a list, it has no number."""
    made: Path_ = ()
    for part in path:
        longer = (*made, part)
        if longer in tree.positions or longer in tree.keys or not isinstance(part, int):
            made = longer
    return made


def unknown_name(path: Path_, name: str, known: Collection[str]) -> Fault:
    """Return the fault of a name that nothing of the scenario has; the name itself is not shown."""
    found = Both(
        f"een naam van {len(name)} letters die hier niemand en niets heeft",
        f"a name of {len(name)} letters that nobody and nothing has here",
    )
    return Fault(path, "unknown-name", found, did_you_mean(name, sorted(known)))


def unlisted(path: Path_, name: str, known: Collection[str]) -> Fault:
    """Return the fault of a name that the list of the rule set lacks."""
    found = Both(
        f"een naam van {len(name)} letters die niet in de lijst staat",
        f"a name of {len(name)} letters that is not in the list",
    )
    return Fault(path, "not-in-list", found, did_you_mean(name, sorted(known)))


@cache
def known_keys() -> frozenset[str]:
    """Return every key of the scenario format and of a case: our own names, which may be shown."""
    schema = Scenario.model_json_schema(mode="validation")
    blocks = [schema, *schema.get("$defs", {}).values()]
    own = {name for block in blocks for name in block.get("properties", {})}
    return frozenset(own | set(LABELS) | {"one_of", "weights", "day", "say", "pick"})
