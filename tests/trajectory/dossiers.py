"""The two dossiers over time, built once, and what the library says of them in a few lines."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import wrap

from top3 import load_case
from top3.errors import StepNotAllowedError
from top3.method.names import because, to_do
from top3.reading import read_file
from top3.rules.logic import Tri
from top3.trajectory.event_file import events_from, read_events
from top3.trajectory.events import Event
from top3.trajectory.standing import Standing
from top3.trajectory.trajectory import Trajectory
from unit.small_case import rules

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "trajectories"
NAMES = ("dossier-01", "dossier-02")


def _salt() -> str:
    return "0" * 32


def _unseen(event: Event) -> Event:
    """Return an event whose decider saw nothing of ours: what was shown has tests of its own."""
    return event.model_copy(update={"shown": 0}) if event.kind.decides else event


@cache
def told(name: str) -> tuple[Event, ...]:
    return tuple(map(_unseen, read_events(FOLDER / name / "events.yaml", salt=_salt)))


@cache
def genesis(name: str):
    return load_case(FOLDER / name / "case.yaml", rules())


def after(name: str, events: int | None = None) -> Trajectory:
    """Return a dossier after so many of its events, or after all of them."""
    return _steps(name)[len(told(name)) if events is None else events]


@cache
def _steps(name: str) -> tuple[Trajectory, ...]:
    made = [Trajectory.start(genesis(name), rules())]
    for event in told(name):
        made.append(made[-1].apply(event))
    return tuple(made)


@cache
def stood(name: str, day: str) -> Standing:
    return after(name).at(date.fromisoformat(day))


def until(name: str, day: str) -> Trajectory:
    """Return the trajectory of somebody who on that day knew of nothing later."""
    return after(name, sum(each.day <= date.fromisoformat(day) for each in told(name)))


@cache
def tried(name: str) -> tuple[int, Event, tuple[str, ...], tuple[str, ...]]:
    """Return the one event that was refused: after how many, what, which promises, which rules."""
    tree = read_file(FOLDER / name / "refused.yaml")
    (entry,) = tree.data["refused"]
    (event,) = events_from(tree.part(("refused", 0, "event"), entry["event"]), salt=_salt)
    return entry["after"], _unseen(event), tuple(entry["because"]), tuple(entry["why_not"])


def refusal(trajectory: Trajectory, event: Event) -> StepNotAllowedError | None:
    try:
        trajectory.apply(event)
    except StepNotAllowedError as refused:
        return refused
    return None


# ------------------------------------------------------------------ what the library says, in lines
def said(name: str, day: str, what: str) -> str:
    """Return what the library says of a dossier on a day.

    `what` is the standing, what is late, the advice, what was refused, or a gate: why not.
    """
    if what == "refused":
        return "\n".join(map(_wrapped, _refused(name)))
    lines = {"standing": _standing, "late": _late, "advice": _advice}.get(what)
    standing = stood(name, day)
    return "\n".join(map(_wrapped, lines(standing) if lines else _why_not(standing, what)))


def _wrapped(line: str) -> str:
    return "\n".join(wrap(line, 84, subsequent_indent="  ", break_on_hyphens=False))


def _standing(standing: Standing) -> Iterator[str]:
    course, machine = standing.course, standing.trajectory.machine
    yield f"fase: {machine.phase(course.phase).label.nl}"
    yield f"aanpak: {machine.line('approaches').state(course.approach).label.nl}"
    yield f"zicht: {', '.join(_who(each) for each in standing.sight)}"
    if course.acute:
        yield f"acuut open: {', '.join(each.about for each in course.acute)}"
    if course.holds:
        yield f"wordt uitgezocht: {', '.join(course.holds)}"


def _who(role) -> str:
    label = rules().terms["roles"][role.role]["nl"]
    return f"{label} {role.name}"


def _late(standing: Standing) -> Iterator[str]:
    for each in standing.due:
        yield f"{each.item}, sinds {each.since}: {each.text.nl}"


def _advice(standing: Standing) -> Iterator[str]:
    world = standing.result.planned.world
    for each in standing.result.advice:
        if each.value is Tri.TRUE:
            yield (to_do(world, each) or because(world, each)).nl


def _why_not(standing: Standing, gate: str) -> Iterator[str]:
    """Yield every criterion once, with the items that it waits for."""
    waits: dict[str, list[str]] = {}
    for each in standing.why_not(gate):
        items = waits.setdefault(each.criterion.nl, [])
        if each.item != "household" and each.item not in items:
            items.append(each.item)
    for criterion, items in waits.items():
        yield f"{', '.join(items)}: {criterion}" if items else criterion


def _refused(name: str) -> Iterator[str]:
    events, event, _, _ = tried(name)
    refused = refusal(after(name, events), event)
    assert refused is not None
    for each in refused.blockers:
        yield f"{each.found.nl}; {each.remedy.nl}"
