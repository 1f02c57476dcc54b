"""What people agreed, checked, decided and judged; always with a name, a role and a day."""

from typing import Literal

from pydantic import Field

from top3.model.people import Item, Party
from top3.values import (
    NOT_ASKED,
    Day,
    Fact,
    Frozen,
    I18n,
    ItemId,
    Many,
    Name,
    PartialDay,
    RoleRef,
    Unknown,
    Words,
)


class Agreement(Item):
    """Who does what, from when until when, who checks it, and what happens if it fails.

    `answers` names the situations, factors or goals it is for. `signal` is the sign at which it is
    done, beside or instead of a day. `only_for` names whom it is for alone: nobody else may see it,
    but for the professionals who keep the record. What is left out is unknown: it shows as a gap in
    the plan.
    """

    answers: Many[ItemId] = ()
    keepers: Many[Party] = ()
    what: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    signal: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    from_: Fact[Day] = Field(default=NOT_ASKED, alias="from")
    until: Fact[Day] = NOT_ASKED
    checkers: Many[Party] = ()
    check: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    otherwise: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    evaluate: Fact[Day] = NOT_ASKED
    safety_critical: Fact[bool] = NOT_ASKED
    holds_where: Many[I18n] = ()
    status: Literal["running", "replaced", "ended"] | None = None
    only_for: Many[Party] = ()
    statements: Many[ItemId] = ()


class WarningSign(Item):
    """An early sign that it may go wrong again: what can be seen or heard, and what to do then.

    `person` is whose sign it is, `noticed_by` who can see it. `only_for` is as in an agreement.
    """

    person: ItemId | None = None
    words: I18n = Field(repr=False)
    answers: Many[ItemId] = ()
    noticed_by: Many[Party] = ()
    then: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    only_for: Many[Party] = ()
    statements: Many[ItemId] = ()


class EmergencyStep(Item):
    """One step of what somebody does when it goes wrong, in the order of the file.

    Without `person` it is for everybody. `only_for` is as in an agreement.
    """

    person: ItemId | None = None
    words: I18n = Field(repr=False)
    answers: Many[ItemId] = ()
    only_for: Many[Party] = ()
    statements: Many[ItemId] = ()


class Check(Item):
    """What somebody found when an agreement was checked."""

    agreement: ItemId
    on: Fact[Day] = NOT_ASKED
    by: Fact[RoleRef] = NOT_ASKED
    found: Fact[Literal["kept", "broken", "partly"]] = NOT_ASKED
    statement: ItemId | None = None


class Goal(Item):
    """What somebody wants to reach, in their own words.

    `kind` says what is done for it, by the list of the rule set: treatment, screening, support.
    `from_` is when that starts. `result` is how it stands, once somebody looked.
    """

    person: ItemId | None = None
    kind: Name | None = None
    from_: Day | None = Field(default=None, alias="from")
    answers: Many[ItemId] = ()
    words: I18n = Field(repr=False)
    until: Day | None = None
    result: Fact[Name] = NOT_ASKED
    by: RoleRef
    only_for: Many[Party] = ()
    statements: Many[ItemId] = ()


class Judgement(Item):
    """A person's own judgement on a declared scale; it stands beside what the rules propose.

    Without `scale` it is about urgency. `weighs` names judgements that contradict each other and
    that this one settles: by somebody whose role may weigh, and who is none of those who differ.
    """

    about: ItemId
    scale: Name | None = None
    level: Name
    by: RoleRef
    on: Day
    reason: I18n = Field(repr=False)
    weighs: Many[ItemId] = ()


class Reason(Frozen):
    """Why: a code from the list of the rule set, and free text beside it."""

    code: Name
    nl: Words | None = Field(default=None, repr=False)
    en: Words | None = Field(default=None, repr=False)


class LeftOut(Reason):
    """Why one situation was left out of a choice: the same codes, for that situation alone."""

    item: ItemId


class Informed(Frozen):
    """Who was told of a decision, and when."""

    who: Party
    on: Day | Unknown = NOT_ASKED


DecisionKind = Literal[
    "top3_chosen",
    "plan_adopted",
    "gate_passed",
    "acute_opened",
    "acute_closed",
    "phase_opened",
    "scaled",
    "closed",
    "share",
    "postpone_talk",
    "report_to_veilig_thuis",
    "other",
]


class Decision(Item):
    """What a named role decided, on which day, why, in which legal frame, and who was told.

    `to` is what it leads to: the phase that opens, the gate that is passed, the approach that is
    scaled to, or the kind of ending. `left_out` says of single situations why they were not chosen.
    Who closes says who `watches` from then on, and on which day somebody will `look_again`.

    A decision to `share` names in `items` what is given and in `to_whom` who gets it: people of the
    case, an organisation by its role, or everybody of "family" or "network". Without `to_whom` it
    says that it may be talked about with all. To an organisation it also needs a `basis`, a
    `purpose`, that it is `necessary`, and what the person concerned was `told`. `informants` says
    whether what is given rests on several sources, or on one who needs protection: a child, or
    somebody under control; then `protection` says what protects them afterwards, and `seen_again`
    on which day somebody sees them. `until` is the last day the choice holds. `against` names what
    this decision goes against: another decision, an agreement or a measure.
    """

    kind: DecisionKind
    to: Name | None = None
    items: Many[ItemId] = ()
    on: Fact[Day] = NOT_ASKED
    by: Fact[RoleRef] = NOT_ASKED
    reason: Reason
    left_out: Many[LeftOut] = ()
    legal_frame: Literal["voluntary", "pressured", "compulsory"] | None = None
    informed: Many[Informed] = ()
    words: I18n | None = Field(default=None, repr=False)
    saw: Words | None = Field(default=None, repr=False)
    watches: Fact[RoleRef] = NOT_ASKED
    look_again: Fact[Day] = NOT_ASKED
    to_whom: Many[Party] = ()
    basis: Name | None = None
    purpose: I18n | None = Field(default=None, repr=False)
    necessary: Fact[bool] = NOT_ASKED
    told: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    informants: Literal["several", "one_protected"] | None = None
    protection: I18n | None = Field(default=None, repr=False)
    seen_again: Day | None = None
    until: Day | None = None
    against: Many[ItemId] = ()
    statements: Many[ItemId] = ()


class Measure(Item):
    """A measure or court order with its dates: an exclusion order, a supervision order, a ban."""

    kind: Name
    person: ItemId
    protects: Many[ItemId] = ()
    by: Fact[RoleRef] = NOT_ASKED
    from_: Fact[Day] = Field(default=NOT_ASKED, alias="from")
    until: Fact[Day] = NOT_ASKED
    words: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    statements: Many[ItemId] = ()


class Evaluation(Item):
    """An evaluation that took place: what was looked at, and what was found."""

    on: Day
    by: RoleRef
    items: Many[ItemId] = ()
    found: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    statements: Many[ItemId] = ()


class Position(Frozen):
    """Where the case stands; absent means not recorded."""

    phase: Name
    since: PartialDay | Unknown = NOT_ASKED
    decision: ItemId | Unknown = NOT_ASKED


class GivenDocument(Item):
    """A document that was given to somebody, until when it holds, and whether it was taken back.

    `replaces` is the document it takes the place of: that one is out of date from then on.
    """

    kind: Name
    to: Party
    on: Day
    how: Name | None = None
    may_be_kept_at_home: Fact[bool] = NOT_ASKED
    valid_until: Day | None = None
    replaces: ItemId | None = None
    withdrawn: Day | None = None


class Consent(Item):
    """What somebody agreed to, for which purpose, and until when."""

    person: ItemId
    to: Many[Party] = ()
    purpose: I18n = Field(repr=False)
    given: Fact[bool] = NOT_ASKED
    on: Day | Unknown = NOT_ASKED
    until: Day | None = None
    statements: Many[ItemId] = ()


class Consultation(Item):
    """A question put to somebody with other knowledge, and the answer."""

    asked: Party
    by: RoleRef
    on: Day
    question: I18n = Field(repr=False)
    answer: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    named: bool = False
    statements: Many[ItemId] = ()


class HandOver(Item):
    """Handing over from one to another; without acceptance sight on safety stays with `giver`."""

    giver: RoleRef
    receiver: RoleRef
    offered: Day
    accepted: Fact[bool] = NOT_ASKED
    on: Day | None = None


class StandIn(Item):
    """Who keeps sight on safety while the fixed face cannot: with a last day, named by somebody."""

    who: RoleRef
    instead_of: RoleRef
    from_: Day = Field(alias="from")
    until: Day
    by: RoleRef
    informed: Many[Informed] = ()


class Hold(Item):
    """A pause because of one unclear sentence; it has an end date and is no fall-back.

    Until somebody says what was found, on the day it is `closed`, it is open: also past its end.
    """

    about: Many[ItemId] = ()
    from_: Day = Field(alias="from")
    until: Day
    by: RoleRef
    reason: I18n = Field(repr=False)
    closed: Day | None = None
    found: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
