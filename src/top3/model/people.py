"""People, what ties them, where they live, and how each of them sees it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from top3.values import (
    ITEM_ID,
    NAME,
    NOT_ASKED,
    AgeFact,
    Clock,
    Day,
    Fact,
    Frozen,
    I18n,
    ItemId,
    Many,
    Name,
    OpenSet,
    PartialDay,
    RoleRef,
    SetFact,
    Unknown,
    Words,
)


def _party(value: str) -> str:
    if not (ITEM_ID.match(value) or NAME.match(value)):
        raise PydanticCustomError("not-a-name", "not a name")
    return value


Party = Annotated[str, AfterValidator(_party)]
"""Who keeps, checks or tells: the id of a person (`p1`) or the name of a role (`police`)."""


def is_person(party: str) -> bool:
    """Say whether a party is a person of the case, and not a role."""
    return bool(ITEM_ID.match(party))


class External(Frozen):
    """The same item in another system; opaque, in no text and no digest for others."""

    system: Name
    id: Words = Field(repr=False)


class Item(Frozen):
    """Something with an id of its own within the case."""

    id: ItemId
    external: External | None = None


class Contact(Frozen):
    """How somebody can be reached without danger, and how not.

    `agenda_is_private` is what that person says of their own agenda: that nobody else looks in it.
    """

    safe_ways: Many[I18n] = ()
    unsafe_ways: Many[I18n] = ()
    safe_times: Many[I18n] = ()
    interpreter: Fact[Words] = NOT_ASKED
    may_keep_paper_at_home: Fact[bool] = NOT_ASKED
    device_shared_with: SetFact[ItemId] = OpenSet[ItemId]()
    agenda_is_private: Fact[bool] = NOT_ASKED
    address_is_secret: Fact[bool] = NOT_ASKED


class Representative(Frozen):
    """Who speaks or signs for somebody, in what, and since when."""

    who: Party
    subjects: Many[I18n] = ()
    from_: PartialDay | None = Field(default=None, alias="from")
    until: PartialDay | None = None
    statements: Many[ItemId] = ()


class Capacity(Frozen):
    """Whether somebody can decide about one subject, and who established that."""

    subject: I18n
    able: Fact[bool] = NOT_ASKED
    established_by: RoleRef | None = None
    on: Day | None = None


class OtherHome(Frozen):
    """Another household somebody lives in, and when: a child with two homes has one."""

    words: I18n
    with_: Many[ItemId] = Field(default=(), alias="with")
    period: I18n | None = None
    from_: PartialDay | None = Field(default=None, alias="from")
    until: PartialDay | None = None


class Person(Item):
    """Somebody in or around the household; a person has roles per situation, never a label.

    What is not known of a person stays unknown: a person without an age is not an adult.
    """

    name: Words = Field(repr=False)
    born: Fact[Day] = NOT_ASKED
    age: AgeFact = NOT_ASKED
    roles: Many[Name] = ()
    needs_daily_care: Fact[bool] = NOT_ASKED
    conditions: SetFact[Name] = OpenSet[Name]()
    contact: Contact = Contact()
    representatives: Many[Representative] = ()
    capacities: Many[Capacity] = ()
    other_homes: Many[OtherHome] = ()
    statements: Many[ItemId] = ()


class Relation(Frozen):
    """What somebody is to somebody else; authority over a child is a relation with dates."""

    who: ItemId
    of: ItemId
    kind: Name
    authority: Fact[bool] = NOT_ASKED
    from_: PartialDay | None = Field(default=None, alias="from")
    until: PartialDay | None = None
    statements: Many[ItemId] = ()


class Household(Frozen):
    """The household this case is about; `fixed_face` is the one lasting professional."""

    members: SetFact[ItemId] = OpenSet[ItemId]()
    fixed_face: Fact[RoleRef] = NOT_ASKED


OnLine = Annotated[int, Field(ge=0, le=10)]
"""A place on a line from 0 to 10, as somebody points at it."""


class View(Item):
    """How one person sees it, in their own words, and their own order of situations.

    A professional has no `person` in the case: then `by` says whose view it is. `on_line` is where
    that person puts it between 0 and 10, beside their words: no rule reads it, and it is compared
    with nobody else's.
    """

    person: ItemId | None = None
    by: RoleRef | None = None
    about: ItemId | None = None
    words: Fact[I18n] = NOT_ASKED
    top3: Many[ItemId] = ()
    on_line: Fact[OnLine] = NOT_ASKED
    on: Day | None = None
    asked_alone: Fact[bool] = NOT_ASKED
    statements: Many[ItemId] = ()


class Moment(Item):
    """Something that is coming before which something must be decided: a return, a visit."""

    on: Fact[Day] = NOT_ASKED
    at: Clock | None = None
    kind: Name
    about: Many[ItemId] = ()
    words: Fact[I18n] = NOT_ASKED
    decided: Fact[bool] = NOT_ASKED
    statements: Many[ItemId] = ()


class Involvement(Item):
    """An organisation that is or was involved: its plan, and why it stopped."""

    organisation: Party
    plan: Fact[I18n] = NOT_ASKED
    status: Fact[Literal["active", "waiting", "stopped", "never_started"]] = NOT_ASKED
    why: Fact[I18n] = NOT_ASKED
    result: Fact[I18n] = NOT_ASKED
    earlier_reports: Fact[int] = NOT_ASKED
    from_: PartialDay | Unknown | None = Field(default=None, alias="from")
    until: PartialDay | Unknown | None = None
    statements: Many[ItemId] = ()
