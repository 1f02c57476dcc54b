"""What results and plans hold as plain data: the types that both share.

The makers return these types, so the type checker refuses a key that is not declared, and the JSON
Schemas are made from the same types. A key that need not be there is marked so; every other key is
always there, and null where there is nothing to say.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema
from typing_extensions import TypedDict

from top3.method.stages import AcuteCheck, Tier, WhyNot
from top3.model.noted import InstrumentOutcome
from top3.model.situations import Stance
from top3.values import RoleRef, UnknownReason

LIST_MARK = "x-top3-list"
"""The keyword that marks a name from a list, while a schema is being made."""


@dataclass(frozen=True)
class RecordedAs:
    """Marks plain data as a record, written as in a case file: its schema is that of the record."""

    model: type[BaseModel]

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the record."""
        return handler.generate_schema(self.model)


@dataclass(frozen=True)
class Listed:
    """Marks a text as a name from a list of the rule set, whose labels stand in that list."""

    name: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema with the mark in it; it is taken out, or its list put in its place."""
        return {**handler(core), LIST_MARK: self.name}


QuestionReason = Literal[UnknownReason, "presence_not_recorded"]
"""Why a question is open: why it is not known, or because nobody recorded who was there."""

IsoDay = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
"""A day as text: "2026-03-16"."""


class TextData(TypedDict):
    """A text in both languages."""

    nl: str
    en: str


class MarkData(TypedDict, total=False):
    """What marks a case of people who exist and go by other names; absent for every other."""

    pseudonymised: bool


class RankedData(TypedDict):
    """A place in the order; those that are level share a rank."""

    rank: int
    situation: str
    tied_with: list[str]
    because: list[TextData]


class AtTheCutData(TypedDict):
    """A situation at the limit of the top 3, with those it is level with."""

    situation: str
    tied_with: list[str]


class ChosenData(TypedDict):
    """What people chose, by which decision, and the code of their reason."""

    decision: str
    situations: list[str]
    reason: Annotated[str, Listed("reasons")]


class DifferenceData(TypedDict):
    """Where choice and proposal differ; null where it is not in it."""

    situation: str
    proposed: int | None
    chosen: int | None


class ToMakeConcreteData(TypedDict):
    """A situation that is not concrete yet: what is missing, and the first question about it."""

    situation: str
    missing: list[str]
    acute_check: AcuteCheck
    first_question: str | None


class NotChosenData(TypedDict):
    """A situation outside the proposal, and why."""

    situation: str
    why: WhyNot
    because: TextData


class OwnListData(TypedDict):
    """The top 3 of one person, in their own order."""

    view: str
    person: str | None
    by: Annotated[dict[str, Any], RecordedAs(RoleRef)] | None
    on: IsoDay | None
    situations: list[str]
    kept_from: list[str]


class OwnPlaceData(TypedDict):
    """At which place one view has a situation."""

    view: str
    place: int


class PlacesData(TypedDict):
    """Who has one situation at which place; null where it is not in it."""

    situation: str
    proposed: int | None
    chosen: int | None
    own: list[OwnPlaceData]


class OwnData(TypedDict):
    """Everybody's own top 3, and who has what at which place."""

    own_lists: list[OwnListData]
    places: list[PlacesData]


class PrioritiesData(OwnData):
    """The proposal, the choice of people, and where they differ."""

    top3: list[RankedData]
    at_the_cut: list[AtTheCutData]
    order: list[RankedData]
    chosen: ChosenData | None
    differences: list[DifferenceData]
    to_make_concrete: list[ToMakeConcreteData]
    not_chosen: list[NotChosenData]


class LeftOutData(TypedDict):
    """Why people left out a situation that may be acute; null where nobody recorded why."""

    situation: str
    code: Annotated[str, Listed("reasons")] | None
    words: TextData | None


class AcuteData(TypedDict):
    """What may be acute and is not in the top 3."""

    open_acute: list[str]
    left_out: list[LeftOutData]


class AccountData(TypedDict):
    """What one person who is said to have acted says of it; no statements: not asked yet."""

    person: str
    stance: Stance
    statements: list[str]


class QuestionFactData(TypedDict):
    """A fact of one item that a question is about."""

    about: str
    fact: str


class QuestionData(TypedDict):
    """One question: whom to ask, about what, why, and what its answer can change."""

    id: str
    tier: Tier
    ask: str
    about: str
    text: TextData
    facts: list[QuestionFactData]
    reason: QuestionReason
    can_change: list[str]
    asked_by: list[str]
    alone: bool
    answerable_until: IsoDay | None
    plain: NotRequired[TextData]
    consult: NotRequired[TextData]


InstrumentRecord = Annotated[dict[str, Any], RecordedAs(InstrumentOutcome)]
"""What a risk instrument came to, as recorded: a source of its own, no conclusion."""
