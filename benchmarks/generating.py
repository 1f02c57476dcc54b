"""How quickly cases are drawn, beside a program that draws as many values with `random`.

The floor makes records of the very shape of ours, each leaf drawn by itself: a day, a number, one
of three, two draws for a text. It knows no day that must come before another, nobody who must be
older, and nothing that was told or not.
"""

import gc
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from benchmarks.journal import Rate, rates
from top3.casuistry.generate import plain
from top3.casuistry.language.load import load_scenarios

FLOOR, OURS = "random, leaf by leaf", "cases on their first day"
_START = date(2025, 1, 1)


def generating(count: int = 400) -> dict[str, Rate]:
    """Return how many records a second are drawn, of every shipped scenario in turn."""
    scenarios = load_scenarios()
    shapes = [plain(scenarios[each % len(scenarios)], 7, each).start for each in range(count)]

    def ours() -> None:
        for each in range(count):
            plain(scenarios[each % len(scenarios)], 7, each)

    def floor() -> None:
        for each, shape in enumerate(shapes):
            _filled(random.Random(each), shape)  # noqa: S311 - a workload, no secret

    turns = {FLOOR: lambda: _seconds(floor), OURS: lambda: _seconds(ours)}
    return rates(turns, count)


def _seconds(run: Callable[[], None]) -> float:
    """Return the seconds of processor time a run takes."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def _filled(drawn: random.Random, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _filled(drawn, part) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(drawn, part) for part in value]
    return _leaf(drawn, value)


def _leaf(drawn: random.Random, value: Any) -> Any:
    if isinstance(value, bool):
        return drawn.random() < 0.5
    if isinstance(value, int):
        return drawn.randint(0, 10)
    if len(value) == len("2025-01-01") and value[4] == "-":
        return (_START + timedelta(drawn.randint(0, 729))).isoformat()
    if " " in value:
        return drawn.choice((value, value, value)) + drawn.choice((" ", "  ", ""))
    return drawn.choice((value, value, value))
