"""What `top3/result/1` holds: the types its makers return, and its JSON Schema is made from."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from top3.method.plain_types import (
    AccountData,
    AcuteData,
    InstrumentRecord,
    IsoDay,
    Listed,
    MarkData,
    PrioritiesData,
    QuestionData,
    TextData,
)
from top3.method.stages import AcuteBasis, AcuteCheck, Structural
from top3.rules.findings import Outcome
from top3.rules.language import Kind, Scope

_Class = TypedDict("_Class", {"class": Annotated[str, Listed("classes")]})
_ClassOrNone = TypedDict("_ClassOrNone", {"class": Annotated[str, Listed("classes")] | None})
StatusName = Literal["draft", "reviewed", "adopted"]


class NowData(TypedDict):
    """Something that must happen now: why, what, and whom to ask or ring."""

    because: TextData
    do: TextData
    ask_whom: str
    rule: str
    about: str


class HouseholdData(TypedDict):
    """The acute check of the household as a whole."""

    acute_check: AcuteCheck
    acute_basis: NotRequired[AcuteBasis]
    structural: Structural


class IntervalData(TypedDict):
    """Between which levels of the scale: the lower is certain, the upper not excluded."""

    at_least: Annotated[str, Listed("urgency")]
    at_most: Annotated[str, Listed("urgency")]


class SituationData(HouseholdData):
    """What the rules say of one situation, beside what people judged; never a verdict."""

    id: str
    urgency: IntervalData
    concrete: bool
    missing: list[str]
    disputed_by: list[str]
    accounts: list[AccountData]
    judgements: list[str]
    findings: list[str]


class AboutData(TypedDict):
    """What a finding is about."""

    kind: Scope
    id: str


class FindingData(TypedDict):
    """What one rule says of one item, and which facts and statements it leans on."""

    id: str
    rule: str
    version: str
    layer: str
    kind: Kind
    about: AboutData
    outcome: Outcome
    leans_on: list[str]
    because: TextData
    facts: list[str]
    missing: list[str]
    statements: list[str]


class SetAsideData(_Class):
    """An item that is no situation, and where it belongs."""

    item: str
    belongs: str
    belongs_text: TextData
    because: TextData
    ask: TextData | None


class ToldData(TypedDict):
    """One statement on the line of time; days as told: a day, a month or a year."""

    statement: str
    happened: str | None
    recorded: str


class ClassDoubtData(_ClassOrNone):
    """A class that people may want to mend, and what to ask."""

    statement: str
    code: str
    ask: TextData


class OrderedData(TypedDict):
    """The statements by day, by informant and by kind, and the classes to look at again."""

    timeline: list[ToldData]
    undated: list[str]
    by_informant: dict[str, list[str]]
    by_kind: dict[str, list[str]]
    class_doubts: list[ClassDoubtData]


class SaidData(TypedDict):
    """Advice or a warning. Without a rule it counts what was recorded later, and names nothing."""

    code: str
    rule: str | None
    about: str
    text: TextData
    do: NotRequired[TextData]
    statements: NotRequired[int]
    records: NotRequired[int]


class SourceData(TypedDict):
    """Where a rule comes from: the honesty mark, the sources, and how the text was taken over."""

    mark: Literal["S", "S~", "I", "B", "B?", "mixed"]
    ids: list[str]
    place: str | None
    text: Literal["quote", "paraphrase", "none"]
    quote: str | None


class RuleData(TypedDict):
    """What a rule says of itself: its texts stand once in a result."""

    version: int
    kind: Kind
    ref: list[str]
    then: dict[str, str]
    because: TextData
    source: SourceData
    status: StatusName


class LayerData(TypedDict):
    """One layer of the rules that were used, and what it openly lowers."""

    id: str
    version: str
    sha256: str
    status: StatusName
    loosened: list[str]


class DiagnosticsData(TypedDict):
    """How much was looked at."""

    rules: int
    findings: int
    outcomes: dict[str, int]
    questions: int
    answers_not_read: int


class ReceiptData(TypedDict):
    """With which engine, rules and input it was made; digests are keyed where there was a key."""

    engine: str
    schema: Literal["top3/result/1"]
    rules: list[LayerData]
    status: StatusName
    as_of: IsoDay
    known_by: NotRequired[IsoDay]
    diagnostics: DiagnosticsData
    input_sha256: NotRequired[str]
    input_hmac_sha256: NotRequired[str]
    output_sha256: NotRequired[str]
    output_hmac_sha256: NotRequired[str]


class ResultBody(MarkData, PrioritiesData, AcuteData):
    """Everything of a result but its receipt, whose digest covers the rest."""

    schema: Literal["top3/result/1"]
    case: str
    fictional: bool
    as_of: IsoDay
    now: list[NowData]
    household: HouseholdData
    situations: list[SituationData]
    findings: list[FindingData]
    set_aside: list[SetAsideData]
    ordered: OrderedData
    instrument_outcomes: list[InstrumentRecord]
    questions: list[QuestionData]
    consult_instead: list[QuestionData]
    advice: list[SaidData]
    warnings: list[SaidData]
    limits: TextData
    rules: dict[str, RuleData]


class ResultData(ResultBody):
    """`top3/result/1`; `mine` is put beside it when somebody recorded an own order first."""

    receipt: ReceiptData
    mine: NotRequired[list[str]]
