"""Typed events: what happened, when it was recorded, by whom, and the one record it carries."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, create_model
from pydantic_core import PydanticCustomError

from top3.errors import Both, Place, Problem, did_you_mean
from top3.model.labels import LABELS
from top3.reading import Tree
from top3.trajectory.event_types import EVENT_TYPES, EventType
from top3.trajectory.own_records import Gone
from top3.validating import build
from top3.values import Frozen, Name, RoleRef, WhenField, last_day

FORMAT = "event/1"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})\Z")
_SALT = re.compile(r"[0-9a-f]{32}\Z")


def _moment(value: str) -> str:
    if not _MOMENT.match(value):
        raise PydanticCustomError("not-a-moment", "not a moment")
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not-a-moment", "not a moment") from None
    return value


def _salt(value: str) -> str:
    if not _SALT.match(value):
        raise PydanticCustomError("not-a-salt", "not a salt")
    return value


Moment = Annotated[str, AfterValidator(_moment)]
"""A moment with its offset, to the second: "2025-10-14T09:30:00+02:00"."""

NO_SALT = "0" * 32
"""What stands where the salt was destroyed."""

Salt = Annotated[str, AfterValidator(_salt)]
"""32 hexadecimal digits, made at the edge; destroyed together with what they guard."""


class Event(Frozen):
    """One thing that happened in a case, with exactly one record.

    `recorded` is when it was written down: it never goes back in a trajectory. `happened` is when
    it was so; left out, nobody said. `shown`, for a decision, is the number of the `proposal_shown`
    that the decider saw; 0 says that nothing of ours was seen. `salt` keeps the commitment to this
    event from being guessed.
    """

    type: Name
    recorded: Moment
    actor: RoleRef
    happened: WhenField | None = None
    record: Frozen = Field(repr=False)
    shown: int | None = Field(default=None, ge=0)
    salt: Salt = Field(repr=False)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Show the type and the moment, and nothing of what it says."""
        yield "type", self.type
        yield "recorded", self.recorded

    @property
    def kind(self) -> EventType:
        """What events of this type carry."""
        return EVENT_TYPES[self.type]

    @property
    def day(self) -> date:
        """The day it was recorded, where it was recorded."""
        return date.fromisoformat(self.recorded[:10])

    @property
    def at(self) -> datetime:
        """The moment it was recorded."""
        return datetime.fromisoformat(self.recorded)

    def to_data(self) -> dict[str, Any]:
        """Return the event as plain data, in the spelling of an event file, without its salt."""
        return self.model_dump(
            mode="json",
            by_alias=True,
            exclude_defaults=True,
            exclude={"salt"},
            serialize_as_any=True,
        )

    def gone(self) -> "Event":
        """Return what is left when its content was erased: type, moment and role."""
        return Event.model_construct(
            type=self.type, recorded=self.recorded, actor=RoleRef(role=self.actor.role),
            happened=None, record=Gone(), shown=None, salt=NO_SALT,
        )  # fmt: skip

    def happened_after_recorded(self) -> bool:
        """Say whether it surely happened after the day it was recorded."""
        days = self.happened.days() if self.happened else ()
        whole = [last_day(day) for day in days if len(day) == len("2026-01-01")]
        return bool(whole) and len(whole) == len(days) and min(whole) > self.day


@cache
def model_of(name: str) -> type[Event]:
    """Return the model of one type of event: `type` and `record` are narrowed to it."""
    kind = EVENT_TYPES[name]
    title = "".join(part.capitalize() for part in name.split("_"))
    made: type[Event] = create_model(
        f"{title}Event",
        __base__=Event,
        __doc__=kind.label.en,
        type=(Literal[name], ...),  # type: ignore[arg-type]
        record=(kind.record, Field(repr=False)),
    )
    return made


def event_from(tree: Tree, *, salt: str) -> Event | list[Problem]:
    """Build one event from a read tree, or return every fault in it, each with its line."""
    data = tree.data if isinstance(tree.data, dict) else {}
    name = data.get("type")
    if not isinstance(name, str) or name not in EVENT_TYPES:
        found = Both("een soort gebeurtenis die er niet is", "a type of event that is not there")
        remedy = did_you_mean(name if isinstance(name, str) else "", list(EVENT_TYPES))
        return [Problem(tree.place(("type",), shown="type"), "unknown-event", found, remedy)]
    whole = Tree({**data, "salt": salt}, tree.file, tree.positions, tree.keys)
    return build(model_of(name), whole, labels=LABELS)


def misfits(event: Event, place: Place) -> list[Problem]:
    """Return what the record lacks for an event of this type, and days that cannot be."""
    found: list[Problem] = []
    wrong = event.kind.fits(event.record)
    if wrong is not None:
        what = Both(f"een ander soort record dan bij '{event.type}' hoort",
                    f"another kind of record than '{event.type}' takes")  # fmt: skip
        found.append(Problem(place, "record-does-not-fit", what, wrong))
    if event.happened_after_recorded():
        what = Both("gebeurd na de dag van vastleggen", "happened after the day it was recorded")
        remedy = Both("controleer beide dagen", "check both days")
        found.append(Problem(place, "happened-after-recorded", what, remedy))
    return found
