"""Measuring: processor time, the median of several rounds in which everybody takes a turn."""

import gc
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Contestant:
    """Something that handles a case, and every how many cases it is tried on."""

    name: str
    handle: Callable[[Any], object]
    cases: Sequence[Any]
    every: int = 1


@dataclass(frozen=True, slots=True)
class Time:
    """What one case takes: microseconds, and as a multiple of the floor over the same cases."""

    microseconds: float
    ratio: float


def race(floor: Contestant, others: Sequence[Contestant], rounds: int = ROUNDS) -> dict[str, Time]:
    """Return what a case takes, by name; the floor is measured over the same cases as each.

    In every round each takes a turn, so that what else the machine does is shared by all.
    """
    steps = sorted({each.every for each in others} | {floor.every})
    floors = {step: Contestant(floor.name, floor.handle, floor.cases, step) for step in steps}
    listed = [*floors.values(), *others]
    seconds: list[list[float]] = [[] for _ in listed]
    for each in listed:
        _seconds(each)  # once for nothing: what is made at first use is made
    # what stands in memory for measuring alone is nothing the collector should walk through
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for taken, each in zip(seconds, listed, strict=True):
            taken.append(_seconds(each))
    gc.unfreeze()
    middle = [median(taken) for taken in seconds]
    by_step = dict(zip(steps, middle, strict=False))
    own = by_step[floor.every]
    found = {floor.name: Time(own * 1e6, 1.0)}
    for each, one in zip(others, middle[len(steps) :], strict=True):
        found[each.name] = Time(one * 1e6, one / by_step[each.every])
    return found


def _seconds(each: Contestant) -> float:
    cases, handle = each.cases[:: each.every], each.handle
    start = time.process_time()
    for case in cases:
        handle(case)
    return (time.process_time() - start) / len(cases)


def seconds_of(make: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of how long something takes, in seconds of processor time."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        make()
        taken.append(time.process_time() - start)
    return median(taken)


def exponent(points: Mapping[int, float]) -> float:
    """Return the power of the size that time grows with: 1 is linear (least squares, log-log)."""
    rows = [(math.log(size), math.log(taken)) for size, taken in points.items()]
    x_mean = sum(x for x, _ in rows) / len(rows)
    y_mean = sum(y for _, y in rows) / len(rows)
    spread = sum((x - x_mean) ** 2 for x, _ in rows)
    return sum((x - x_mean) * (y - y_mean) for x, y in rows) / spread
