"""What a scenario is: people, what happens, who tells what of it, and how it goes on for months.

A scenario is a way in which things can go, not one case: from it, a seed and a number the generator
draws one household. What nobody tells in it is not in the record, however true it is.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from top3.values import Clock, Frozen, I18n, Kebab, Many, Name

Level = Literal["start", "practised", "expert"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Gender = Literal["woman", "man"]
FamilyForm = Literal[
    "couple",
    "two_parents",
    "single_parent",
    "stepfamily",
    "separated",
    "adult_family",
    "extended_family",
    "living_alone",
    "foster_family",
]
Given = Literal[
    "actors",
    "affected",
    "present",
    "behaviour",
    "when",
    "where",
    "trigger",
    "how_often",
    "consequence",
    "medical_care",
    "alone",
]
"""What a statement can give of what happened; what no statement gives is not known."""


def _one_or_many(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


class Phrase(I18n):
    """One way to say it, in Dutch and in English.

    `{mother}`, `{mother.his}` and `{object}` are slots; `[a|b]` is one of several, drawn. The two
    languages have the same groups in the same order, with as many options in each: one draw serves
    both.
    """

    en: Annotated[str, Field(min_length=1)]


Text = Annotated[
    tuple[Phrase, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=Phrase | list[Phrase]),
    Field(min_length=1),
]
"""One or more ways to say the same; one of them is drawn."""

Template = dict[str, Any]
"""A part of a record as in a case file, in which something is still to be drawn.

`$name` points at something of the scenario; `{day: now+14}` is a day; `{one_of: [..], weights:
[..]}` is one of these; `{say: {nl, en}}` is a text in the language of the case; `{nl, en}` a text
in both. A reference to what is not in the record falls away, and with it what cannot do without.
"""

Span = Annotated[
    tuple[int, int],
    BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value),
]
"""The least and the most, both possible."""

Chance = Annotated[int, Field(ge=1, le=100)]
OnlyIf = dict[
    Name,
    Annotated[
        tuple[Name, ...], BeforeValidator(_one_or_many, json_schema_input_type=Name | list[Name])
    ],
]
"""Only when these branches were drawn so; all of them."""


class Possible(Frozen):
    """Something that is there always, or by chance (of 100), or only on some branches."""

    chance: Chance = 100
    only_if: OnlyIf = Field(default_factory=dict)


class Age(Frozen):
    """How old somebody can be on the first day: between two ages, or so much older than another."""

    from_: int = Field(alias="from", ge=0, le=100)
    to: int = Field(ge=0, le=100)
    unit: Literal["years", "months", "weeks"] = "years"
    older_than: Name | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Age":
        if self.from_ > self.to:
            raise PydanticCustomError("not-in-order", "the least is more than the most")
        return self


class Member(Possible):
    """Somebody of the scenario; name, gender, age and background are drawn.

    `gender` limits the draw; left out, both are as likely. `family` says with whom the background
    and the surname are shared; left out, with everybody else of that family. `record` holds any
    other field of a person in a case file.
    """

    id: Name
    roles: Many[Name] = ()
    gender: Gender | None = None
    age: Age | None = None
    known_age: Literal["born", "age", "unknown"] = "age"
    lives_here: bool = False
    family: Name = "family"
    called_by: Literal["first_name", "surname"] = "first_name"
    record: Template = Field(default_factory=dict)


class Tie(Possible):
    """What one is to the other, as in a case file."""

    who: Name
    of: Name
    kind: Name
    record: Template = Field(default_factory=dict)


class Branch(Frozen):
    """A fork: one of these is drawn, by weight, and other parts can depend on it."""

    id: Name
    weights: Annotated[dict[Name, Annotated[int, Field(ge=1)]], Field(min_length=2)]


class Thing(Frozen):
    """A word or a detail that is drawn once and then the same everywhere: `{object}`."""

    id: Name
    options: Text


class When(Frozen):
    """When something happens, in days before (or after) something else.

    `before` counts days back from the first day, or from `of`; `after` counts days on from `of`
    (something that happens, or a report). `days` is on how many different days it happened: with
    more than one, they lie between the bounds. With `period` it lasted so many days. `school`
    keeps it on a school day, `weekday` on one of these days.
    """

    before: Span | None = None
    after: Span | None = None
    of: Name | None = None
    days: Span = (1, 1)
    period: Span | None = None
    weekday: Many[Weekday] = ()
    school: bool = False
    at: Many[Clock] = ()
    around: bool = False
    pattern: Text | None = None


class Happening(Possible):
    """Something that happens at home: who does what to whom. Becomes a situation once it is told.

    `open` says why something is not known where no statement gives it; left out it was not asked.
    `seen_by` is how each sees it: a denial or a telling that makes it smaller sets that too, and
    takes nothing away. `record` holds any other field of a situation.
    """

    id: Name
    when: When
    actors: Many[Name] = ()
    affected: Many[Name]
    present: Many[Name] = ()
    kinds: Many[Name] = ()
    omission: bool = False
    words: Text
    where: Text | None = None
    trigger: Text | None = None
    how_often: Name | Template | None = None
    consequence: Many[Name] = ()
    medical_care: bool | Template | None = None
    alone: bool | Template | None = None
    seen_by: dict[Name, Name | Template] = Field(default_factory=dict)
    own_words: dict[Name, Text] = Field(default_factory=dict)
    open: dict[Given, Name] = Field(default_factory=dict)
    record: Template = Field(default_factory=dict)


class Saying(Possible):
    """One statement of one kind, in words of whoever says it.

    `tells` names what it is about; `gives` what it makes known of that: everything, where it is
    left out and the kind is seen, told or on paper. `claims` is what this one says otherwise than
    it was. `denies`, `minimises` and `withdraws` lower nothing: it all stands.
    """

    id: Name | None = None
    kind: Literal["observation", "account", "document", "interpretation", "wish"]
    class_: Name | None = Field(default=None, alias="class")
    about: Many[Name] = ()
    tells: Many[Name] = ()
    gives: Many[Given] | None = None
    claims: Template = Field(default_factory=dict)
    denies: Many[Name] = ()
    minimises: Many[Name] = ()
    withdraws: Many[Name] = ()
    text: Text
    record: Template = Field(default_factory=dict)


class Account(Possible):
    """A report: one source on one day, written down then or later, with everything it says.

    `informant` and `written_by` are a role, or somebody of the cast. `later` is after how many
    days it was written down. A report with `moment` comes in then, and not before the first day.
    """

    id: Name
    informant: Name
    written_by: Name | None = None
    title: Text
    when: When
    later: Span = (0, 0)
    moment: Name | None = None
    hide_from: Many[Name] = ()
    says: Annotated[Many[Saying], Field(min_length=1)]
    record: Template = Field(default_factory=dict)


class Piece(Possible):
    """Any other part of the record on the first day: a factor, a view, an acute round."""

    id: Name
    record: Template


class Step(Possible):
    """One thing that is done or comes in at a moment; exactly one of these keys says what.

    `report` brings in a report of that moment, and what it tells; with `new_violence` what it
    tells is new violence. `choose` is the top 3 that people choose, in their order, as far as it
    is known; `move` opens a phase: where the gate is shut, `or` says whether somebody decides to
    pass it or it stays where it is. `do` is any type of event with its record. `by` is the role
    or person who does it; left out, the fixed face. `story` says in the dossier how it went.
    """

    report: Name | None = None
    new_violence: bool = False
    choose: Many[Name] = ()
    move: Name | None = None
    do: Name | None = None
    as_: Name | None = Field(default=None, alias="as")
    or_: Literal["decide", "stay"] = Field(default="stay", alias="or")
    by: Name | None = None
    because: Text | None = None
    record: Template = Field(default_factory=dict)
    story: Text | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "Step":
        named = [each for each in (self.report, self.choose, self.move, self.do) if each]
        if len(named) != 1:
            raise PydanticCustomError("not-one-thing", "not exactly one thing")
        return self


class Next(Frozen):
    """What can come after a moment: which moment, how likely beside the others, after how long."""

    to: Name
    weight: Annotated[int, Field(ge=1)] = 1
    after: Span = (7, 21)
    only_if: OnlyIf = Field(default_factory=dict)


class Stage(Frozen):
    """A moment of the course: what is done on that day, and what can come next; none is the end."""

    id: Name
    title: Text
    steps: Many[Step] = ()
    next: Many[Next] = ()


class Note(Possible):
    """One line for the trainer; `of` names what it is about, of which one must be in the record."""

    text: Text
    of: Many[Name] = ()


class Teaching(Frozen):
    """What a trainer does with it: aims, pitfalls, questions, and what experts may differ on."""

    aims: Annotated[Many[Note], Field(min_length=1)]
    pitfalls: Annotated[Many[Note], Field(min_length=1)]
    questions: Annotated[Many[Note], Field(min_length=1)]
    differ: Annotated[Many[Note], Field(min_length=1)]


class Scenario(Frozen):
    """A way in which things can go in a household, from which any number of cases can be drawn.

    `forms` are the forms of violence it is about; none for a quiet counter-example. `months` are
    the months in which the first day can fall; left out, any. The first of `course` is the first
    day; `also` holds other parts of the record by collection.
    """

    top3: Literal["scenario/1"]
    id: Kebab
    version: Annotated[int, Field(ge=1)]
    title: Phrase
    about: Phrase
    level: Level
    forms: Many[Name] = ()
    family_form: FamilyForm
    months: Many[Annotated[int, Field(ge=1, le=12)]] = ()
    branches: Many[Branch] = ()
    things: Many[Thing] = ()
    cast: Annotated[Many[Member], Field(min_length=1)]
    ties: Many[Tie] = ()
    household: Template = Field(default_factory=dict)
    happenings: Many[Happening] = ()
    reports: Annotated[Many[Account], Field(min_length=1)]
    also: dict[Name, Many[Piece]] = Field(default_factory=dict)
    course: Annotated[Many[Stage], Field(min_length=1)]
    teaching: Teaching
