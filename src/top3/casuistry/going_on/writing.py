"""The events of a course as they are written: each is asked of the real engine, or is not there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from top3.casuistry.going_on.recording import Recorder
from top3.casuistry.language.scenario import Phrase
from top3.errors import Problem, StepNotAllowedError
from top3.trajectory.event_file import event_of
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.trajectory import Trajectory

T = TypeVar("T")
Record = dict[str, Any]


class Pen(Protocol):
    """Draws and says: everything a course needs of a drawn case that is no event."""

    @property
    def lang(self) -> str:
        """The language of the case."""

    @property
    def face(self) -> Record:
        """The fixed face, as a role with a name."""

    def new_id(self, collection: str) -> str:
        """Return the next id of a collection."""

    def both(self, texts: Sequence[Phrase], place: str) -> dict[str, str]:
        """Say a text in both languages."""

    def one(self, place: str, options: Sequence[T], weights: Sequence[int] = ()) -> T:
        """Draw one of the options, each as likely as its weight."""

    def between(self, place: str, low: int, high: int) -> int:
        """Draw a whole number, both bounds included."""


class Writer:
    """Writes events, each on a day, and keeps the trajectory they make.

    What may not happen is not written: `write` then returns every reason.
    """

    def __init__(self, start: Trajectory, pen: Pen) -> None:
        self.now = start
        self.pen = pen
        self.day = start.day
        self.events: list[Record] = []
        self._places: dict[str, int] = {}
        self._recorder = Recorder(
            lambda low, high: pen.between(f"recorded/{len(self.events)}", low, high)
        )

    @property
    def face(self) -> Record:
        """The fixed face as it now is, with a role and a name."""
        face = self.now.fixed_face
        return self.pen.face if face is None else face.model_dump(exclude_none=True)

    def place(self, name: str) -> str:
        """Return a place for what can be said more than once: another one each time."""
        number = self._places[name] = self._places.get(name, 0) + 1
        return f"{name}/{number}"

    def mark(self) -> tuple[Trajectory, int]:
        """Return how far it is, to come back to."""
        return self.now, len(self.events)

    def back_to(self, mark: tuple[Trajectory, int]) -> None:
        """Take back what was written since a mark: it led nowhere."""
        self.now, length = mark
        del self.events[length:]

    def new_id(self, collection: str) -> str:
        """Return an id that nothing in the record has; it comes from the place that is written."""
        while True:
            name = self.pen.new_id(collection)
            if self.now.log.home(name, self.now.length) is None:
                return name

    def write(
        self,
        kind: str,
        record: Record,
        *,
        by: Record | None = None,
        happened: Record | None = None,
    ) -> list[Problem]:
        """Write one event on the day it is, or return why it may not happen.

        A choice, the taking of a plan and going past a gate are made with the proposal on the
        table: they leave out `shown`, and reading the events records what was shown.
        """
        whole: Record = {"type": kind, "actor": by or self.face}
        if happened is not None:
            whole["happened"] = happened
        whole["record"] = record
        shown = {"shown": 0} if EVENT_TYPES[kind].decides else {}
        whole |= shown if kind not in _WITH_THE_PROPOSAL else {}
        moment = self._recorder.moment(self.day)
        event = event_of({**whole, **shown, "recorded": moment}, salt=lambda: _SALT)
        try:
            self.now = self.now.apply(event)
        except StepNotAllowedError as refused:
            return list(refused.blockers)
        self.events.append({"type": kind, "recorded": moment, **whole})
        return []

    def decide(
        self,
        kind: str,
        reason: Mapping[str, Any],
        fields: Record,
        *,
        by: Record | None = None,
    ) -> list[Problem]:
        """Write a decision of today: an id, who and when are filled in; see `write`."""
        who = fields.get("by", by or self.face)
        record = {
            "id": fields.get("id") or self.new_id("decisions"),
            "kind": _DECISIONS.get(kind, kind), "on": self.day.isoformat(), "by": who,
            **{name: value for name, value in fields.items() if name != "id"},
            "reason": {"code": "other", **reason},
        }  # fmt: skip
        return self.write(kind, record, by=who)

    def dumped(self, name: str) -> Record:
        """Return the newest version of a record as plain data, to be written anew."""
        record: Any = self.now.record(name)
        made: Record = record.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, serialize_as_any=True
        )
        return {name: _plain(value) for name, value in made.items()}


def _plain(value: Any) -> Any:
    """Return a fact as a scenario spells it: a value that says nothing else stands by itself."""
    return value["value"] if isinstance(value, dict) and set(value) == {"value"} else value


def iso(day: date) -> str:
    """Return a day as a case file spells it."""
    return day.isoformat()


_SALT = "c0" * 16
_WITH_THE_PROPOSAL = ("top3_chosen", "plan_adopted", "gate_passed")
_DECISIONS = {
    "phase_reopened": "phase_opened", "scaled_up": "scaled", "scaled_down": "scaled",
    "decided": "other",
}  # fmt: skip
"""What kind of decision each type of event carries, where it has another name."""
