"""The shipped cases, and the small ones made beside them so that everything is reached once."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from top3 import paths
from top3.casuistry.coverage.courses import event_courses, example_case, process_courses
from top3.casuistry.example import example_folders, load_example
from top3.casuistry.steering.edits import changed, edit_from
from top3.errors import RulesetInvalidError
from top3.model.case import Case
from top3.reading import read_text
from top3.rules.language import RuleSet
from top3.trajectory.trajectory import Trajectory
from top3.validating import build
from top3.values import Frozen, Kebab, Many, Words

_FILE = "covering.yaml"


class Covering(Frozen):
    """One small case: an example case with some facts changed, and the points it is there for."""

    id: Kebab
    base: Kebab
    reaches: Many[Words]
    edits: Many[dict[str, Any]] = ()


class CoveringFile(Frozen):
    """Every one of them."""

    top3: Literal["covering/1"]
    cases: Many[Covering]


@cache
def covering_file() -> tuple[Covering, ...]:
    """Return the small cases, as they are described."""
    source = files("top3.casuistry.coverage").joinpath(_FILE).read_text(encoding="utf-8")
    made = build(CoveringFile, read_text(source, _FILE))
    if isinstance(made, list):
        raise RulesetInvalidError(made)
    return made.cases


def made_of(covering: Covering, rules: RuleSet) -> Case:
    """Return a small case: its example with every change made, in order."""
    data = example_case(covering.base, rules).to_data()
    for each in covering.edits:
        data = changed(data, edit_from(each))
    return Case.model_validate({**data, "id": covering.id})


def covering_cases(rules: RuleSet) -> Iterator[tuple[str, Trajectory]]:
    """Yield every small case, each with its name."""
    for each in covering_file():
        yield each.id, Trajectory.start(made_of(each, rules), rules)


def plain_cases(rules: RuleSet) -> Iterator[tuple[str, Trajectory]]:
    """Yield the example cases that ship, each with its name."""
    for each in sorted(paths.example_cases().iterdir(), key=lambda one: one.name):
        name, _, ending = each.name.rpartition(".")
        if ending == "yaml":
            yield name, Trajectory.start(example_case(name, rules), rules)


def shipped_cases(rules: RuleSet) -> Iterator[tuple[str, Trajectory]]:
    """Yield everything that ships: example cases and courses, then what was made to cover."""
    yield from plain_cases(rules)
    for folder in example_folders():
        example = load_example(folder, rules)
        yield f"{folder.name} (course)", example.trajectory(rules)
    yield from made_to_cover(rules)


def made_to_cover(rules: RuleSet) -> Iterator[tuple[str, Trajectory]]:
    """Yield the small cases, and the short courses through the process of these rules."""
    parts: Iterable[Iterator[tuple[str, Trajectory]]] = (
        covering_cases(rules), process_courses(rules), event_courses(rules),
    )  # fmt: skip
    for part in parts:
        yield from part


__all__ = ["Covering", "covering_cases", "made_of", "made_to_cover", "plain_cases", "shipped_cases"]
