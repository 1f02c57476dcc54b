"""What `top3/plan/1` holds: the types its makers return, and its JSON Schema is made from."""

from typing import Annotated, Any, Literal

from typing_extensions import TypedDict

from top3.method.parts import Answered
from top3.method.plain_result import SourceData
from top3.method.plain_types import (
    AccountData,
    AcuteData,
    AtTheCutData,
    ChosenData,
    InstrumentRecord,
    IsoDay,
    Listed,
    MarkData,
    OwnData,
    QuestionData,
    RankedData,
    RecordedAs,
    TextData,
)
from top3.model.agreements import Agreement, Goal
from top3.model.situations import Factor, RecoveryNeed

_From = TypedDict("_From", {"from": TextData})
AgreementRecord = Annotated[dict[str, Any], RecordedAs(Agreement)]
GoalRecord = Annotated[dict[str, Any], RecordedAs(Goal)]
FactorRecord = Annotated[dict[str, Any], RecordedAs(Factor)]
NeedRecord = Annotated[dict[str, Any], RecordedAs(RecoveryNeed)]


class SituationWordsData(TypedDict):
    """A situation in words, how each actor looks at it, and who disputes it."""

    words: TextData | None
    accounts: list[AccountData]
    disputed_by: list[str]


class ProposalData(_From):
    """What an agreement still needs: a proposal, never filled in as decided."""

    answers: list[str]
    proposal: Literal[True]
    who: TextData
    what: TextData
    checker: TextData
    check: TextData
    otherwise: TextData
    evaluate: TextData
    signal: TextData | None
    because: list[str]
    template: str | None
    source: SourceData | None
    status: Literal["draft", "reviewed", "adopted"]


class GapData(TypedDict):
    """Something the plan lacks, what to do, and whether the next step waits for it."""

    code: str
    about: str
    text: TextData
    do: TextData | None
    items: list[str]
    blocks: bool
    rule: str | None


class SafetyItemData(TypedDict):
    """A situation of the safety part, with the agreements that run for it."""

    answers: list[str]
    agreements: list[str]
    proposed: bool
    open_acute: bool


class SafetyData(TypedDict):
    """What makes it safe now; it keeps running in every later phase."""

    phase: Literal["direct_safety"]
    items: list[SafetyItemData]
    agreements: list[str]
    measures: list[str]


class HelpFactorData(TypedDict):
    """A factor: the situations it answers, what is done, and how far it is."""

    factor: str
    answers: list[str]
    effect: Annotated[str, Listed("effects")] | None
    can_change: Answered
    state: Annotated[str, Listed("states")] | None
    goals: list[str]
    agreements: list[str]
    tied_with: list[str]
    because: list[TextData]


class HelpData(TypedDict):
    """What keeps it going, and what is done about it."""

    phase: Literal["stable_safety"]
    factors: list[HelpFactorData]
    background: list[HelpFactorData]
    protective: list[HelpFactorData]
    elsewhere: list[HelpFactorData]
    nobody: list[str]
    not_said: list[str]
    without_factor: list[str]
    goals: list[str]


class NeedData(TypedDict):
    """What somebody needs to recover, and how far it is."""

    need: str
    area: Annotated[str, Listed("recovery_areas")]
    answers: list[str]
    state: Annotated[str, Listed("states")] | None
    goals: list[str]


class PersonFutureData(TypedDict):
    """The future part of one person."""

    person: str
    looked_at: Answered
    needs: list[NeedData]
    goals: list[str]
    consequences: list[str]


class FutureData(TypedDict):
    """Recovery, person by person."""

    phase: Literal["recovery"]
    people: list[PersonFutureData]


class PartsData(TypedDict):
    """The plan by part."""

    safety: SafetyData
    help: HelpData
    future: FutureData


class AskData(TypedDict):
    """One line of finding out: who asks what of whom, by when."""

    question: str
    text: TextData
    ask: str
    who: TextData
    when: TextData


class PlanData(MarkData, OwnData, AcuteData):
    """`top3/plan/1`: agreed, proposed and missing kept apart."""

    schema: Literal["top3/plan/1"]
    case: str
    fictional: bool
    as_of: IsoDay
    basis: Literal["chosen", "proposed"]
    finding_out: bool
    about: list[str]
    situations: dict[str, SituationWordsData]
    top3: list[RankedData]
    at_the_cut: list[AtTheCutData]
    chosen: ChosenData | None
    agreed: list[AgreementRecord]
    proposed: list[ProposalData]
    gaps: list[GapData]
    parts: PartsData
    goals: list[GoalRecord]
    factors: list[FactorRecord]
    needs: list[NeedRecord]
    instrument_outcomes: list[InstrumentRecord]
    ask: list[AskData]
    questions: list[QuestionData]
    limits: TextData
