"""What a fact can be, and the one pydantic configuration; what record and rules share.

A fact is known, unknown with a reason, disputed, or not applicable. There are no defaults and no
null: what a file leaves out is `Unknown("not_asked")`. Unknown is not no.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

T = TypeVar("T")
ITEM_ID = re.compile(r"[a-z]{1,3}[0-9]{1,6}\Z")
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")


class Frozen(BaseModel):
    """A value: strict, frozen, nothing extra; what it holds stays out of messages and `repr`."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,
        populate_by_name=True,
    )

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record is not changed, and the refusal must not show what it holds."""
        raise AttributeError(f"{type(self).__name__}: is frozen; make a new one with model_copy")

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Show the id of an item and nothing else: a log must not hold a case."""
        own = getattr(self, "id", None)
        if isinstance(own, str) and ITEM_ID.match(own):
            yield "id", own


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", value):
        raise PydanticCustomError("not-a-day", "not a day")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("impossible-day", "impossible day") from None


def _is_day(value: object) -> str:
    like_one = isinstance(value, str) and re.match(r"\s*[0-9]+[-/.]", value)
    return "~day" if like_one or isinstance(value, date) else "~number"


def _partial_day(value: str) -> str:
    match = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z", value)
    if not match:
        raise PydanticCustomError("not-a-day", "not a day")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if not (1 <= month <= 12 and year >= 1 and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise PydanticCustomError("impossible-day", "impossible day")
    return value


def _matching(pattern: str, code: str) -> AfterValidator:
    compiled = re.compile(pattern)

    def checked(value: str) -> str:
        if not compiled.match(value):
            raise PydanticCustomError(code, "does not match")
        return value

    return AfterValidator(checked)


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _one_or_many(value: object) -> object:
    return _as_tuple(value) if isinstance(value, list | tuple) else (value,)


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
DayOrNumber = Annotated[
    Annotated[int, Tag("~number")] | Annotated[Day, Tag("~day")],
    Discriminator(_is_day),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"format": "date", "type": "string"}]}),
]
"""A whole number or a day; what is neither is one fault, about the one it looks like."""

PartialDay = Annotated[str, AfterValidator(_partial_day)]
"""A day, a month or a year as text: "2025-11-18", "2025-11" or "2025"."""

Clock = Annotated[str, _matching(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z", "not-a-clock-time")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=r"\S")]
ItemId = Annotated[str, _matching(ITEM_ID.pattern, "not-an-id")]
Name = Annotated[str, _matching(NAME.pattern, "not-a-name")]
"""One of our own names (a role, a kind, a class): lower case, words joined by `_`."""

Kebab = Annotated[str, _matching(r"[a-z0-9]+(-[a-z0-9]+)*\Z", "not-kebab")]

if TYPE_CHECKING:
    Many = tuple[T, ...]
else:

    class Many:
        """`Many[X]` is a tuple of X; in a file it is a list."""

        def __class_getitem__(cls, item: object) -> object:
            """Return the annotation for a tuple of `item`."""
            return Annotated[
                tuple[item, ...], BeforeValidator(_as_tuple, json_schema_input_type=list[item])
            ]


class I18n(Frozen):
    """A text for people: Dutch, and English beside it where there is one."""

    nl: Words
    en: Words | None = None

    def in_language(self, lang: str) -> str:
        """Return the text in `lang`; where English is missing, the Dutch text."""
        return self.en if lang == "en" and self.en else self.nl


UnknownReason = Literal[
    "not_asked",
    "asked_unknown",
    "declined",
    "withheld",
    "outdated",
    "disputed",
    "not_concrete",
    "not_free",
    "may_not_be_asked",
    "can_no_longer_be_known",
    "nobody_to_ask",
]


class RoleRef(Frozen):
    """Who did or decides something: a role, and the person or the name behind it."""

    role: Name
    person: ItemId | None = None
    name: Words | None = Field(default=None, repr=False)


class Unknown(Frozen):
    """What is not known, and why; it never counts as no.

    `who` and `until` belong to `may_not_be_asked`: who decided so and until when. Left out, the
    answer is: police or Veilig Thuis decide.
    """

    reason: UnknownReason = Field(alias="unknown")
    note: Words | None = Field(default=None, repr=False)
    who: RoleRef | None = None
    until: Day | None = None


class Known(Frozen, Generic[T]):
    """What somebody said is so.

    `by` names the statements it rests on, 0 or more; none means: those of the item it belongs to.
    `on` is the day it was so.
    """

    value: T
    by: Many[ItemId] = ()
    on: Day | None = None


class KnownAge(Known[int]):
    """An age on a day; `unit` is years unless said otherwise."""

    unit: Literal["years", "months", "weeks"] = "years"


class Weighing(Frozen, Generic[T]):
    """What a named person holds for so when statements contradict, and why."""

    value: T
    by: RoleRef
    on: Day
    reason: I18n


class Disputed(Frozen, Generic[T]):
    """Two or more statements that contradict; all of them stand, none is averaged.

    For what raises caution one of them is enough; what lowers caution stays unknown until
    somebody with a name has weighed them.
    """

    claims: Annotated[tuple[Known[T], ...], BeforeValidator(_as_tuple), Field(min_length=2)]
    weighed: Weighing[T] | None = None


class NotApplicable(Frozen):
    """A fact that does not apply here, with the motive and the named person who says so."""

    motive: I18n = Field(alias="not_applicable")
    by: RoleRef


class OpenSet(Frozen, Generic[T]):
    """Some members of a set; `complete` when somebody said: as told, this is all of it.

    `has` holds 0 or more members. Without `complete`, what is not in it is unknown, never absent.
    `unknown` says why nothing is known yet; left out it is `not_asked`.
    """

    has: Annotated[tuple[T, ...], BeforeValidator(_as_tuple)] = ()
    complete: bool = False
    by: Many[ItemId] = ()
    unknown: Unknown | None = None


def _when(value: object) -> object:
    return {"on": value} if isinstance(value, str) else value


class When(Frozen):
    """When something happened: on days, in a period, around a day, or in a pattern.

    `on` holds days, months or years; `from_` and `to` are the bounds of a period, either may be
    missing; `start` says why nobody knows since when. Order of days: as given.
    """

    on: Annotated[
        tuple[PartialDay, ...],
        BeforeValidator(_one_or_many, json_schema_input_type=PartialDay | list[PartialDay]),
    ] = ()
    from_: PartialDay | None = Field(default=None, alias="from")
    to: PartialDay | None = None
    around: PartialDay | None = None
    pattern: I18n | None = None
    anchor: PartialDay | None = None
    at: Clock | None = None
    start: Unknown | None = None

    def days(self) -> tuple[str, ...]:
        """Return every day, month or year named, in the order on, around, from, to, anchor."""
        named = (*self.on, self.around, self.from_, self.to, self.anchor)
        return tuple(day for day in named if day)

    def latest(self) -> date | None:
        """Return the last day it can have been, or None where only a pattern is known."""
        days = self.days()
        return max(last_day(day) for day in days) if days else None

    def is_empty(self) -> bool:
        """Say whether nothing at all is told about the time."""
        return not (self.days() or self.pattern)

    def day_count(self) -> int:
        """Return on how many different days it happened at least; a period counts its ends."""
        spread = {day for day in (*self.on, self.around, self.from_, self.to) if day}
        return len(spread)


WhenField = Annotated[When, BeforeValidator(_when, json_schema_input_type=PartialDay | When)]


def first_day(day: str) -> date:
    """Return the first day that a day, a month or a year as text can mean."""
    year, month, rest = (*(int(part) for part in day.split("-")), 0, 0)[:3]
    return date(year, month or 1, rest or 1)


def last_day(day: str) -> date:
    """Return the last day that a day, a month or a year as text can mean."""
    year, month, rest = (*(int(part) for part in day.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, rest or calendar.monthrange(year, month)[1])


def _spell(value: object) -> object:
    """Turn each of the five spellings into the one shape of its type."""
    if isinstance(value, BaseModel) and isinstance(
        value, Known | Unknown | Disputed | NotApplicable
    ):
        return value
    if isinstance(value, dict) and value.keys() & {"value", "unknown", "claims", "not_applicable"}:
        return value
    return {"value": value}


def _spell_set(value: object) -> object:
    if isinstance(value, OpenSet | Disputed | NotApplicable):
        return value
    if isinstance(value, Unknown):
        return {"unknown": value}
    if isinstance(value, dict):
        if "value" in value and isinstance(value["value"], list):
            return {**{key: part for key, part in value.items() if key != "value"},
                    "has": value["value"]}  # fmt: skip
        if isinstance(value.get("unknown"), str):
            return {"unknown": value}
        return value
    return {"has": value}


_TAGS: tuple[tuple[type, str], ...] = (
    (Unknown, "~unknown"),
    (Disputed, "~disputed"),
    (NotApplicable, "~not_applicable"),
)


def _kind(value: object, otherwise: str) -> str:
    for kind, tag in _TAGS:
        if isinstance(value, kind):
            return tag
    if isinstance(value, dict):
        if "claims" in value:
            return "~disputed"
        if "not_applicable" in value:
            return "~not_applicable"
        if "unknown" in value and otherwise == "~known":
            return "~unknown"
    return otherwise


if TYPE_CHECKING:
    Fact = Known[T] | Unknown | Disputed[T] | NotApplicable
    SetFact = OpenSet[T] | Disputed[OpenSet[T]] | NotApplicable
else:

    class Fact:
        """`Fact[X]`: known, unknown, disputed or not applicable; a bare X in a file is known."""

        def __class_getitem__(cls, item: object) -> object:
            """Return the annotation that takes all five spellings."""
            known = item if isinstance(item, type) and issubclass(item, Known) else Known[item]
            inner = known.model_fields["value"].annotation if known is item else item
            return Annotated[
                Annotated[known, Tag("~known")]
                | Annotated[Unknown, Tag("~unknown")]
                | Annotated[Disputed[inner], Tag("~disputed")]
                | Annotated[NotApplicable, Tag("~not_applicable")],
                Discriminator(lambda value: _kind(value, "~known")),
                BeforeValidator(_spell, json_schema_input_type=_bare(known, inner)),
            ]

    class SetFact:
        """`SetFact[X]`: an open set, disputed or not applicable; a bare list is not complete."""

        def __class_getitem__(cls, item: object) -> object:
            """Return the annotation that takes all spellings of a set."""
            return Annotated[
                Annotated[OpenSet[item], Tag("~set")]
                | Annotated[Disputed[OpenSet[item]], Tag("~disputed")]
                | Annotated[NotApplicable, Tag("~not_applicable")],
                Discriminator(lambda value: _kind(value, "~set")),
                BeforeValidator(
                    _spell_set,
                    json_schema_input_type=OpenSet[item]
                    | list[item]
                    | Unknown
                    | Disputed[OpenSet[item]]
                    | NotApplicable,
                ),
            ]

    def _bare(known: object, inner: object) -> object:
        return inner | known | Unknown | Disputed[inner] | NotApplicable


if TYPE_CHECKING:
    AgeFact = KnownAge | Unknown | Disputed[int] | NotApplicable
else:
    AgeFact = Fact[KnownAge]

NOT_ASKED = Unknown(reason="not_asked")
