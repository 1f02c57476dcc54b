"""Where it comes from: raw items, what each of them says, and the acute round."""

from typing import Literal

from pydantic import Field

from top3.model.people import Item, Party
from top3.values import (
    NOT_ASKED,
    Day,
    Fact,
    I18n,
    ItemId,
    Many,
    Name,
    PartialDay,
    RoleRef,
    SetFact,
    Unknown,
    WhenField,
    Words,
)
from top3.values import Frozen as _Frozen
from top3.values import OpenSet as _OpenSet

StatementKind = Literal["observation", "account", "document", "interpretation", "wish"]
"""Seen or heard oneself / told / on paper / a conclusion somebody drew / what somebody wants."""


class Report(Item):
    """One raw item of the dossier, as it came in; it can hold statements of several kinds.

    `recorded` may be a month or a year where no day is known.
    """

    title: Words = Field(repr=False)
    informant: Party | Unknown = NOT_ASKED
    written_by: Party | None = None
    happened: Fact[WhenField] = NOT_ASKED
    recorded: PartialDay
    hide_from: Many[Party] = ()


class HeldUnder(_Frozen):
    """The condition under which we hold a statement; it can end."""

    words: I18n
    until: Day | None = None
    by: RoleRef | None = None


class Statement(Item):
    """What one source said, saw or wrote: one kind, literal words.

    `about` names the persons it is about; `kind` and `class` are given by people, never guessed
    from the words. `present_when_told` names who was there: words said in the presence of the
    person they are about count as said, and lower nothing. `heard_from` names who told it to the
    informant, when it is second-hand.
    """

    report: ItemId
    kind: Fact[StatementKind] = NOT_ASKED
    about: Many[ItemId] = ()
    text: Words = Field(repr=False)
    class_: Name | None = Field(default=None, alias="class")
    held_under: HeldUnder | None = None
    present_when_told: SetFact[ItemId] = _OpenSet[ItemId]()
    unprompted: Fact[bool] = NOT_ASKED
    reply_of: ItemId | None = None
    heard_from: Party | None = None
    hide_from: Many[Party] = ()
    may_be_shown_to: Many[Party] = ()


class AcuteRound(Item):
    """The acute questions, asked once: who asked whom, who was there, and every answer.

    Without `person` it is about the household. A question that is not in `answers` was not asked.
    """

    statement: ItemId
    person: ItemId | None = None
    on: Day
    asked_by: RoleRef
    present: Many[ItemId] = ()
    answers: dict[Words, Fact[bool]] = Field(default_factory=dict)


__all__ = ["AcuteRound", "HeldUnder", "Report", "Statement", "StatementKind"]
