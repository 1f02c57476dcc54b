"""Events from a file written by hand: YAML or JSON, one event or a list, in order of recording."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from top3.errors import Both, EventInvalidError, Problem, StepNotAllowedError
from top3.reading import Path_, Tree, read_file
from top3.trajectory.events import Event, event_from, model_of
from top3.trajectory.kept import new_salt
from top3.trajectory.own_events import erasure_of
from top3.trajectory.own_records import Erasure, Shown
from top3.trajectory.trajectory import Trajectory

LARGEST = 10_000
"""How many events one file may hold."""


def read_events(path: str | Path, *, salt: Callable[[], str] = new_salt) -> tuple[Event, ...]:
    """Return the events of a file, in its order; nothing is applied yet.

    Args:
        path: A YAML or JSON file: one event, a list, or a block with `events`.
        salt: Makes the salt of each event; only made-up cases use another than the default.

    Raises:
        ReadingError: the file is no strict YAML or JSON.
        EventInvalidError: every fault of every event, each with its line.
    """
    return events_from(read_file(path), salt=salt)


def event_of(data: Mapping[str, Any], *, salt: Callable[[], str] = new_salt) -> Event:
    """Return one event from plain data, in the spelling of an event file.

    Raises:
        EventInvalidError: every fault of it.
    """
    (event,) = events_from(Tree(dict(data)), salt=salt)
    return event


def events_from(tree: Tree, *, salt: Callable[[], str] = new_salt) -> tuple[Event, ...]:
    """Return the events of a tree; see `read_events`."""
    problems: list[Problem] = []
    made: list[Event] = []
    for path, data in _entries(tree):
        built = event_from(tree.part(path, data), salt=salt())
        if isinstance(built, Event):
            made.append(built)
        else:
            problems += built
    if problems:
        raise EventInvalidError(problems)
    return tuple(made)


def filled_in(
    tree: Tree, *, recorded: str, actor: dict[str, Any] | None = None
) -> tuple[Tree, bool]:
    """Return a tree of events with what was left out, and whether a moment was.

    Args:
        tree: What was read.
        recorded: The moment for every event that has none.
        actor: Who records, for every event that does not say so; None leaves that out.
    """
    given = {"recorded": recorded, **({"actor": actor} if actor else {})}
    used = False

    def fill(event: Any) -> Any:
        nonlocal used
        if not isinstance(event, dict):
            return event
        used = used or "recorded" not in event
        return {**given, **event}

    data: Any = tree.data
    if isinstance(data, list):
        data = [fill(each) for each in data]
    elif isinstance(data, dict) and isinstance(data.get("events"), list) and "type" not in data:
        data = {**data, "events": [fill(each) for each in data["events"]]}
    else:
        data = fill(data)
    return Tree(data, tree.file, tree.positions, tree.keys), used


def _entries(tree: Tree) -> Iterable[tuple[Path_, Any]]:
    data: Any = tree.data
    path: Path_ = ()
    if isinstance(data, dict) and "events" in data and "type" not in data:
        data, path = data["events"], ("events",)
    if isinstance(data, dict):
        return [(path, data)]
    if not isinstance(data, list) or not data or len(data) > LARGEST:
        found = Both("geen gebeurtenissen, of te veel", "no events, or too many")
        remedy = Both(f"schrijf een lijst van 1 tot {LARGEST} gebeurtenissen",
                      f"write a list of 1 to {LARGEST} events")  # fmt: skip
        raise EventInvalidError([Problem(tree.place(path), "not-events", found, remedy)])
    return [((*path, index), each) for index, each in enumerate(data)]


def applied(
    trajectory: Trajectory, events: Iterable[Event], *, salt: Callable[[], str] = new_salt
) -> Trajectory:
    """Return the trajectory with these events, all of them or none.

    Before a decision that does not say what was seen, what is shown on that day is recorded as a
    `proposal_shown` to who decides, and the decision names it. Decisions recorded at one moment by
    one person share what was shown. An erasure that names no items gets those of which nothing is
    left.

    Raises:
        StepNotAllowedError: the first event that may not happen; `.blockers` holds every reason.
    """
    made = trajectory
    for number, event in enumerate(events, 1):
        try:
            made = _one(made, event, salt)
        except StepNotAllowedError as refused:
            raise StepNotAllowedError(
                refused.state, f"{event.type} ({number})", refused.allowed, refused.blockers
            ) from None
    return made


def _one(made: Trajectory, event: Event, salt: Callable[[], str]) -> Trajectory:
    if isinstance(event.record, Erasure):
        return made.apply(_with_items(made, event, event.record))
    if not event.kind.decides or event.shown is not None:
        return made.apply(event)
    number = _shown_at(made, event)
    if number is None:
        record = made.shown(event.actor, event.day)
        shown = model_of("proposal_shown")(
            type="proposal_shown", recorded=event.recorded, actor=event.actor, record=record,
            salt=salt(),
        )  # fmt: skip
        made = made.apply(shown)
        number = made.length
    return made.apply(event.model_copy(update={"shown": number}))


def _with_items(made: Trajectory, event: Event, record: Erasure) -> Event:
    """Return an erasure with the ids of which nothing is left, where it names none.

    Which events it takes with it stays for the one who erases to name.
    """
    if record.items or not all(1 <= number <= made.length for number in record.events):
        return event
    _, items = erasure_of(made, record.events)
    return event.model_copy(update={"record": record.model_copy(update={"items": items})})


def _shown_at(made: Trajectory, event: Event) -> int | None:
    """Return the number of what was shown to this decider at this moment, or None."""
    for number in range(made.length, 0, -1):
        other = made.log.events[number - 1]
        if other.recorded != event.recorded:
            return None
        if isinstance(other.record, Shown) and other.record.to == event.actor:
            return number
    return None
