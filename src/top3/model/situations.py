"""What happens at home, and what hangs on it: situations, factors, consequences, strengths."""

from typing import Literal

from pydantic import Field

from top3.model.people import Item
from top3.values import (
    NOT_ASKED,
    Day,
    Fact,
    Frozen,
    I18n,
    ItemId,
    Many,
    Name,
    OpenSet,
    RoleRef,
    SetFact,
    WhenField,
    Words,
)

Stance = Literal["acknowledged", "denied", "differs", "not_asked"]


class Behaviour(Frozen):
    """What somebody did or did not do, in words an outsider could have filmed.

    Says what was seen or heard, never why: "pushed M. against the wall", not "is aggressive". For
    neglect, what was *not* done. `kinds` is open until somebody says: as told, this is all of it.
    """

    omission: Fact[bool] = NOT_ASKED
    words: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    kinds: SetFact[Name] = OpenSet[Name]()


class Standing(Frozen):
    """Whether a situation is current, cannot occur in this way now, or is past; and who says so."""

    is_: Literal["current", "cannot_occur_now", "past"] = Field(alias="is")
    because: I18n
    by: RoleRef
    on: Day


class Situation(Item):
    """One thing that happens: who does what to whom, when, where, with which consequence.

    `actors`, `affected` and `present` are known as soon as one is known. `seen_by` says how each
    person looks at it; no danger and no gate reads it. `own_words` holds each person's wording.
    """

    statements: Many[ItemId] = ()
    actors: SetFact[ItemId] = OpenSet[ItemId]()
    affected: SetFact[ItemId] = OpenSet[ItemId]()
    present: SetFact[ItemId] = OpenSet[ItemId]()
    when: Fact[WhenField] = NOT_ASKED
    behaviour: Behaviour = Behaviour()
    where: Fact[Words] = NOT_ASKED
    trigger: Fact[Words] = NOT_ASKED
    how_often: Fact[Name] = NOT_ASKED
    consequence: SetFact[Name] = OpenSet[Name]()
    needed_medical_care: Fact[bool] = NOT_ASKED
    alone_with_affected: Fact[bool] = NOT_ASKED
    seen_by: dict[ItemId, Stance] = Field(default_factory=dict)
    own_words: dict[ItemId, I18n] = Field(default_factory=dict, repr=False)
    standing: Standing | None = None
    recorded: Day | None = None


class Factor(Item):
    """What raises or lowers the chance of unsafe behaviour; it hangs on situations.

    `name` is its name in the list of factors of the rule set, where it is one of those. `effect`
    is how people see its effect on the unsafe behaviour, and `state` how far they are with it.
    """

    kind: Literal["risk", "protective"]
    level: Literal["person", "relation", "household", "system"]
    name: Name | None = None
    dynamic: Fact[bool] = NOT_ASKED
    effect: Fact[Name] = NOT_ASKED
    state: Fact[Name] = NOT_ASKED
    of: ItemId | None = None
    hangs_on: Many[ItemId] = ()
    statements: Many[ItemId] = ()
    words: I18n = Field(repr=False)


class Consequence(Item):
    """What it did to somebody; `of` is empty while nobody knows which situation it comes from."""

    of: Many[ItemId] = ()
    person: ItemId
    words: I18n = Field(repr=False)
    statements: Many[ItemId] = ()


class RecoveryNeed(Item):
    """What somebody needs to recover: in which area of life, in plain words, and how far it is."""

    person: ItemId
    area: Name
    words: I18n = Field(repr=False)
    of: Many[ItemId] = ()
    state: Fact[Name] = NOT_ASKED
    statements: Many[ItemId] = ()


class Strength(Item):
    """Something that goes well, or somebody who helps."""

    person: ItemId | None = None
    words: I18n = Field(repr=False)
    statements: Many[ItemId] = ()
