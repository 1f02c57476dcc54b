"""How quickly events are applied and read again, beside pydantic building the same events.

The case is small and shipped rules run on it; the events are of four kinds, none of which asks a
gate: what a gate costs is what the rules cost, and stands in the tables above.
"""

import time
from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.journal import Rate, clocked, rates
from top3 import load_rules
from top3.model.case import Case
from top3.trajectory.events import Event, model_of
from top3.trajectory.trajectory import Trajectory

SIZES = (10, 1_000, 10_000)
_MORE = 200
FLOOR, RESUMED, REPLAYED = "pydantic: building the events", "opened again", "all asked again"
_ACTOR = {"role": "worker", "name": "M."}
_DAY = "2026-03-20"


def _case() -> Case:
    return Case.model_validate({
        "top3": "case/1", "id": "measured", "fictional": True, "as_of": _DAY,
        "people": [{"id": "p1", "name": "Rik"}],
        "reports": [{"id": "r1", "title": "school", "informant": "school",
                     "happened": _DAY, "recorded": _DAY}],
        "situations": [{"id": "s1", "behaviour": {"words": {"nl": "duwt"}, "kinds": ["pushes"]}}],
    })  # fmt: skip


def _records(number: int) -> tuple[tuple[str, dict[str, object]], ...]:
    told = {"id": f"t{number}", "report": "r1", "text": "zij riep", "kind": "account"}
    agreed = {"id": f"a{number}", "what": {"nl": "belt oma"}, "answers": ["s1"]}
    kept = {"id": f"c{number}", "agreement": f"a{number}", "on": _DAY, "by": _ACTOR,
            "found": "kept"}  # fmt: skip
    judged = {"id": f"j{number}", "about": "s1", "level": "serious", "by": _ACTOR, "on": _DAY,
              "reason": {"nl": "wat ik zag"}}  # fmt: skip
    return (
        ("statement_added", told), ("agreement_made", agreed),
        ("agreement_kept", kept), ("judged", judged),
    )  # fmt: skip


def _data(count: int) -> list[dict[str, object]]:
    listed = [
        {"type": name, "recorded": f"{_DAY}T10:00:00+01:00", "actor": _ACTOR, "record": record,
         "salt": "ab" * 16}
        for number in range(1, count // 4 + 2)
        for name, record in _records(number)
    ]  # fmt: skip
    return listed[:count]


def _events(count: int) -> list[Event]:
    return [model_of(str(each["type"])).model_validate(each) for each in _data(count)]


def _begun() -> Trajectory:
    return Trajectory.start(_case(), load_rules("top3"))


def _applied(events: Sequence[Event]) -> Trajectory:
    made = _begun()
    for event in events:
        made = made.apply(event)
    return made


def applying(sizes: Sequence[int] = SIZES) -> Mapping[str, Mapping[int, float]]:
    """Return the microseconds of one event more, by how many a trajectory has already."""
    found: dict[int, float] = {}
    for size in sizes:
        events = _events(size + _MORE)
        made = _applied(events[:size])
        taken = []
        for event in events[size:]:
            start = time.perf_counter()
            made = made.apply(event)
            taken.append(time.perf_counter() - start)
        found[size] = median(taken) * 1_000_000
    return {"one event more": found}


def reading(count: int = 10_000) -> dict[str, Rate]:
    """Return how many events a second are built, opened again, and applied again."""
    data, made = _data(count), _applied(_events(count))

    def built() -> None:
        for each in data:
            model_of(str(each["type"])).model_validate(each)

    turns = {
        FLOOR: built,
        RESUMED: lambda: _begun().resumed(made.events, {}),
        REPLAYED: made.replayed,
    }
    return rates({name: lambda run=run: clocked(run) for name, run in turns.items()}, count)
