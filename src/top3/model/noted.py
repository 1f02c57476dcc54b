"""What a rule set asks that has no field of its own, and what risk instruments came to."""

from pydantic import Field

from top3.model.people import Item
from top3.values import NOT_ASKED, Day, Fact, Frozen, I18n, ItemId, Many, Name, RoleRef, Words

Scalar = bool | int | Words
"""What an answer can be: yes or no, a number, a name or words; a day is written as words."""


class Noted(Item):
    """An answer to a question of a rule set, or of a layer on it, that has no field of its own.

    `fact` is the full name of the fact in the dictionary of those rules; `about` the item it is
    about, and none means the household. Two answers that differ both stand. Rules that do not know
    the fact do not read it; nothing of it is lost.
    """

    fact: Words
    about: ItemId | None = None
    value: Fact[Scalar] = Field(default=NOT_ASKED, repr=False)
    on: Day
    by: RoleRef
    statements: Many[ItemId] = ()


class InstrumentPart(Frozen):
    """What one part of a risk instrument came to, in its own words."""

    name: Words
    outcome: Words = Field(repr=False)


class InstrumentOutcome(Item):
    """What a risk instrument came to: which, in which version, when, filled in by whom.

    It is one source among others and nothing follows from it by itself: no rule turns an outcome
    into a danger that is less. `about` names whom or what it is about; none means the household.
    """

    instrument: Name
    version: Words | None = None
    about: Many[ItemId] = ()
    on: Fact[Day] = NOT_ASKED
    by: Fact[RoleRef] = NOT_ASKED
    outcome: Fact[I18n] = Field(default=NOT_ASKED, repr=False)
    parts: Many[InstrumentPart] = ()
    statements: Many[ItemId] = ()


__all__ = ["InstrumentOutcome", "InstrumentPart", "Noted", "Scalar"]
