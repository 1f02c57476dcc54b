"""`Case`: the record of one household on one day, complete by itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from top3.model.agreements import (
    Agreement,
    Check,
    Consent,
    Consultation,
    Decision,
    EmergencyStep,
    Evaluation,
    GivenDocument,
    Goal,
    HandOver,
    Hold,
    Judgement,
    Measure,
    Position,
    StandIn,
    WarningSign,
)
from top3.model.links import faults_of
from top3.model.noted import InstrumentOutcome, Noted
from top3.model.people import (
    Household,
    Involvement,
    Item,
    Moment,
    Person,
    Relation,
    View,
)
from top3.model.situations import Consequence, Factor, RecoveryNeed, Situation, Strength
from top3.model.statements import AcuteRound, Report, Statement
from top3.values import Day, Frozen, Kebab, Many, Words

COLLECTIONS = (
    "people",
    "reports",
    "statements",
    "acute_rounds",
    "situations",
    "factors",
    "consequences",
    "strengths",
    "needs",
    "views",
    "judgements",
    "instrument_outcomes",
    "noted",
    "goals",
    "agreements",
    "checks",
    "warning_signs",
    "emergency_steps",
    "measures",
    "decisions",
    "evaluations",
    "moments",
    "involvements",
    "documents",
    "consents",
    "consultations",
    "hand_overs",
    "stand_ins",
    "holds",
)


class Case(Frozen):
    """What people said, decided and agreed about one household, as it stands on `as_of`.

    Every collection holds 0 or more items, in the order of the file; an item's id is unique in the
    case. An unfinished case is valid: what nobody knows is unknown. Only what is wrong is refused.
    `agenda_key` is random and says nothing: days in an agenda are told apart by it. A case that is
    `pseudonymised` is about people who exist, with other names and other days; it is not fictional.
    """

    top3: Literal["case/1"]
    id: Kebab
    fictional: bool
    pseudonymised: bool = False
    as_of: Day
    agenda_key: Words | None = Field(default=None, repr=False)
    people: Many[Person] = ()
    relations: Many[Relation] = ()
    household: Household = Household()
    reports: Many[Report] = ()
    statements: Many[Statement] = ()
    acute_rounds: Many[AcuteRound] = ()
    situations: Many[Situation] = ()
    factors: Many[Factor] = ()
    consequences: Many[Consequence] = ()
    strengths: Many[Strength] = ()
    needs: Many[RecoveryNeed] = ()
    views: Many[View] = ()
    judgements: Many[Judgement] = ()
    instrument_outcomes: Many[InstrumentOutcome] = ()
    noted: Many[Noted] = ()
    goals: Many[Goal] = ()
    agreements: Many[Agreement] = ()
    checks: Many[Check] = ()
    warning_signs: Many[WarningSign] = ()
    emergency_steps: Many[EmergencyStep] = ()
    measures: Many[Measure] = ()
    decisions: Many[Decision] = ()
    evaluations: Many[Evaluation] = ()
    moments: Many[Moment] = ()
    involvements: Many[Involvement] = ()
    documents: Many[GivenDocument] = ()
    consents: Many[Consent] = ()
    consultations: Many[Consultation] = ()
    hand_overs: Many[HandOver] = ()
    stand_ins: Many[StandIn] = ()
    holds: Many[Hold] = ()
    position: Position | None = None

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Show how much there is, and nothing of what it says."""
        for name in COLLECTIONS:
            if count := len(getattr(self, name)):
                yield name, count

    @model_validator(mode="before")
    @classmethod
    def _date_ages(cls, data: Any) -> Any:
        """Let an age without a day be the age on the day of the case."""
        if not isinstance(data, dict) or not isinstance(data.get("people"), list):
            return data
        return {**data, "people": [_dated(each, data.get("as_of")) for each in data["people"]]}

    @model_validator(mode="after")
    def _coherent(self) -> "Case":
        """Refuse ids that stand twice or point nowhere: every one of them at once."""
        faults = list(faults_of(self))
        if faults:
            raise PydanticCustomError("case_incoherent", "incoherent case", {"faults": faults})
        return self

    def items(self) -> Iterator[tuple[str, int, Item]]:
        """Yield every item with an id as (collection, index, item), in the order of the file."""
        for name in COLLECTIONS:
            for index, item in enumerate(getattr(self, name)):
                yield name, index, item

    def item(self, item_id: str) -> Item | None:
        """Return the item with that id, or None."""
        return next((item for _, _, item in self.items() if item.id == item_id), None)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """Travel to another process as plain data, and be validated again there."""
        return type(self).model_validate, (self.to_data(),)

    def to_data(self) -> dict[str, Any]:
        """Return the case as plain data in the spelling of a case file; defaults are left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _dated(person: Any, day: Any) -> Any:
    if not isinstance(person, dict) or not isinstance(day, str | date):
        return person
    age = person.get("age")
    if isinstance(age, int) and not isinstance(age, bool):
        return {**person, "age": {"value": age, "on": day}}
    if isinstance(age, dict) and "value" in age and "on" not in age:
        return {**person, "age": {**age, "on": day}}
    return person


__all__ = ["COLLECTIONS", "Case"]
