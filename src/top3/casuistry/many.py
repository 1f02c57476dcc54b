"""A set of generated cases in a folder: each whole or not at all, the same for any workers."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from top3.batch import Done, Failed, in_order, workers
from top3.canonical import canonical_json
from top3.casuistry.drawing.draw import Lang
from top3.casuistry.drawing.stream import Stream, key
from top3.casuistry.example import render_example, write_example
from top3.casuistry.generate import GENERATOR_VERSION, Made, made, plain
from top3.casuistry.language.load import load_scenarios, shipped_scenarios
from top3.casuistry.language.scenario import Scenario
from top3.errors import Both, Place, Problem, ReadingError
from top3.method.load import load_rules

INDEX = "index.jsonl"
"""One line for every case of a set, in order of their numbers."""

PLAIN = "cases.jsonl"
"""The cases themselves, a line each, where only plain records are asked for."""

_Line = Done[str] | Failed
_OF_THE_DISK = frozenset({
    "OSError", "FileExistsError", "FileNotFoundError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError",
})  # fmt: skip
"""Faults that every next case would have too: there is no room, or the folder is gone."""
_NAMES = {"md": "markdown"}
_PLAIN_CHUNK = 64
"""Plain records are made in a moment and travel together; a whole case takes long enough."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which scenarios, from which seed, told how.

    `scenarios` are names of shipped ones or paths; none means all shipped. `langs` are the
    languages of what is told; with two, people say it in both. `formats` are "md", "html" and
    "docx". `plain` asks for records of the first day alone.
    """

    seed: int
    out: str
    scenarios: tuple[str, ...] = ()
    langs: tuple[Lang, ...] = ("nl",)
    formats: tuple[str, ...] = ("md",)
    plain: bool = False


def scenario_for(order: Order, index: int) -> Scenario:
    """Return the scenario of a number: in every round each comes once, in a drawn order."""
    names = order.scenarios or tuple(shipped_scenarios())
    turn, place = divmod(index, len(names))
    drawn = Stream("round", order.seed, turn).shuffled(key("scenario"), names)
    return _loaded(drawn[place])


@cache
def _loaded(name: str) -> Scenario:
    return load_scenarios((name,))[0]


def case_of(order: Order, index: int) -> Made:
    """Return the case of a number.

    Raises:
        ScenarioError: the file of the scenario is refused.
        NotDrawnError: no case can be drawn from it.
    """
    draw = plain if order.plain else made
    return draw(scenario_for(order, index), order.seed, index, order.langs[0])


def write_set(
    order: Order,
    count: int,
    *,
    number_of_workers: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Failed]:
    """Write so many cases into the folder of an order, and return those that could not be made.

    The index comes last: a folder without it is of a run that did not finish.

    Raises:
        ReadingError: the folder is there and not empty, or cannot be written, before or on the way.
        ScenarioError: a scenario is refused; nothing is written.
    """
    out = Path(order.out)
    must_be_empty(out)
    _loaded.cache_clear()  # a file may have changed since the last set
    load_scenarios(order.scenarios)
    make_folder(out)
    failed: list[Failed] = []
    try:
        _write_all(order, count, number_of_workers, partial(_told, failed, progress))
    except OSError:
        raise _not_writable() from None
    return failed


def _write_all(
    order: Order, count: int, number: int, told: Callable[[Iterator[_Line]], Iterator[str]]
) -> None:
    out = Path(order.out)
    part = out / f".{INDEX}"
    try:
        with workers(number) as pool, part.open("w", encoding="utf-8", newline="\n") as lines:
            chunk = _PLAIN_CHUNK if order.plain else 1
            lines_of = in_order(partial(_written, order), range(count), pool, chunk=chunk)
            for each in told(lines_of):
                lines.write(each)
        part.rename(out / (PLAIN if order.plain else INDEX))
    finally:
        part.unlink(missing_ok=True)


def _told(
    failed: list[Failed], progress: Callable[[int], None], lines: Iterator[_Line]
) -> Iterator[str]:
    for number, each in enumerate(lines, 1):
        if isinstance(each, Failed):
            if each.kind in _OF_THE_DISK:
                raise _not_writable()
            failed.append(each)
        else:
            yield f"{each.value}\n"
        progress(number)


def must_be_empty(out: Path) -> None:
    """Refuse a folder that holds something.

    Raises:
        ReadingError: it does.
    """
    if os.path.lexists(out) and (not out.is_dir() or any(out.iterdir())):
        found = Both("een map waar al iets in staat", "a folder that already holds something")
        remedy = Both("noem een nieuwe of lege map", "name a new or empty folder")
        raise ReadingError([Problem(Place("--out"), "not-empty", found, remedy)])


def make_folder(out: Path) -> None:
    """Make the folder to write in, with those above it.

    Raises:
        ReadingError: it cannot be made there.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        found = Both("een plek waar niet geschreven kan worden", "a place that cannot be written")
        remedy = Both("kies een andere map", "choose another folder")
        raise ReadingError([Problem(Place("--out"), "not-writable", found, remedy)]) from None


def _not_writable() -> ReadingError:
    found = Both("een map waarin niet (meer) geschreven kan worden",
                 "a folder that cannot be written (any more)")  # fmt: skip
    remedy = Both(f"kies een map met ruimte; zonder {INDEX} is een reeks niet af",
                  f"choose a folder with room; without {INDEX} a set is not finished")  # fmt: skip
    return ReadingError([Problem(Place("--out"), "not-writable", found, remedy)])


def _written(order: Order, index: int) -> str:
    """Make one case, put it on disk, and return its line of the index."""
    one = case_of(order, index)
    if order.plain:
        return canonical_json(one.start)
    on_disk(Path(order.out) / one.id, one, order)
    return canonical_json(index_line(one))


def index_line(one: Made) -> dict[str, Any]:
    """Return what the index holds of a case: how to make it again, and what an audit compares."""
    return {
        "id": one.id,
        "folder": one.id,
        "generator": GENERATOR_VERSION,
        "scenario": one.scenario,
        "version": one.version,
        "seed": one.seed,
        "index": one.index,
        "lang": one.lang,
        "events": len(one.events),
        "traits": one.traits,
        "outcomes": one.outcomes,
    }


def on_disk(folder: Path, one: Made, order: Order) -> None:
    """Put a case on disk under another name first: what bears its name is whole."""
    work = folder.with_name(f".{folder.name}")
    try:
        _fill_folder(work, one, order)
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fill_folder(folder: Path, one: Made, order: Order) -> None:
    scenario = scenario_for(order, one.index)
    others = [made(scenario, one.seed, one.index, lang) for lang in order.langs[1:]]
    write_example(folder, one, scenario, *others)
    forms = [_NAMES.get(each, each) for each in order.formats]
    render_example(folder, load_rules(), order.langs, forms)
