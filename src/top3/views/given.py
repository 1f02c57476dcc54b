"""What one reader is given: the only thing a document for that reader can be made of.

It holds what a named person chose to give, as far as it may reach the reader, numbered for that
reader alone. Composing code for families, children, the network, organisations and subjects sees
this and nothing else of the case; so what they read cannot depend on what they may not see.
"""

from dataclasses import dataclass
from datetime import date

from top3.errors import Both
from top3.method.contacts import Contacts
from top3.method.quiet import Quiet
from top3.views.readers import Reader
from top3.views.wording import WORDS


@dataclass(frozen=True, repr=False)
class GivenSituation(Quiet):
    """One situation as chosen: its number for this reader, who does what, and when.

    `who` names who acts, as far as that is told and nobody contradicts it; else it is empty.

    `own` is what each of the readers says of it: name and words.
    """

    number: int
    who: tuple[Both, ...]
    words: Both
    when: Both | None
    own: tuple[tuple[Both, Both], ...]


@dataclass(frozen=True, repr=False)
class GivenAgreement(Quiet):
    """One agreement. What nobody agreed yet is None, and shows as a line to fill in.

    `about` holds the numbers of situations the reader is given; those of others are not named.
    `mine` says whether one of the readers keeps it, `checked_by_me` whether one checks it.
    """

    number: int
    about: tuple[int, ...]
    who: tuple[Both, ...]
    what: Both | None
    signal: Both | None
    from_: date | None
    until: date | None
    checkers: tuple[Both, ...]
    check: Both | None
    otherwise: Both | None
    evaluate: date | None
    holds_where: tuple[Both, ...]
    mine: bool
    checked_by_me: bool
    ended: bool


@dataclass(frozen=True, repr=False)
class GivenSign(Quiet):
    """An early-warning sign: whose it is, what can be seen, who can see it, and what then.

    `who` is None where it was recorded for nobody in particular.
    """

    words: Both
    about: tuple[int, ...]
    noticed_by: tuple[Both, ...]
    then: Both | None
    who: Both | None


@dataclass(frozen=True, repr=False)
class GivenStep(Quiet):
    """One step of what to do when it goes wrong; `who` is None where it is for everybody."""

    words: Both
    who: Both | None


@dataclass(frozen=True, repr=False)
class GivenGoal(Quiet):
    """A goal in somebody's words: whose, until when, and how it stands, where looked at."""

    words: Both
    who: Both | None
    mine: bool
    until: date | None
    result: Both | None


@dataclass(frozen=True, repr=False)
class GivenWords(Quiet):
    """What somebody said in their own words, on which day; `on_line` between 0 and 10."""

    who: Both
    mine: bool
    words: Both | None
    on: date | None
    on_line: int | None


@dataclass(frozen=True, repr=False)
class GivenMeasure(Quiet):
    """A measure or an order: what it is, for whom, from when until when; None is not known."""

    kind: Both
    who: Both
    words: Both | None
    by: Both | None
    from_: date | None
    until: date | None


@dataclass(frozen=True, repr=False)
class GivenLine(Quiet):
    """Something in words, and whose it is: a strength, what keeps it going, what is needed."""

    words: Both
    who: Both | None
    about: tuple[int, ...] = ()


@dataclass(frozen=True, repr=False)
class GivenStatement(Quiet):
    """Something the record says: its kind, its words, and the day it was written down."""

    kind: Both | None
    words: str
    recorded: str
    own: bool


@dataclass(frozen=True, repr=False)
class GivenDecision(Quiet):
    """Who chose to give this, in which role, when, on which ground and for what."""

    by: Both
    on: date | None
    basis: Both | None
    purpose: Both | None
    told: Both | None


@dataclass(frozen=True, repr=False)
class Given(Quiet):
    """Everything one reader is given; every collection holds 0 or more, in the order of choosing.

    `for_whom` names the readers, `version` counts the documents of this kind they had, from 1, and
    `replaces` is the day of the last one. `valid_until` is the first day on which something given
    is looked at again. `chosen` is False where nobody chose anything for this reader yet. `reach`
    says how the one reader can be reached safely, where somebody chose to give that.
    """

    reader: Reader
    document: str
    as_of: date
    fictional: bool
    chosen: bool
    for_whom: tuple[Both, ...]
    decisions: tuple[GivenDecision, ...]
    situations: tuple[GivenSituation, ...]
    agreements: tuple[GivenAgreement, ...]
    steps: tuple[GivenStep, ...]
    signs: tuple[GivenSign, ...]
    goals: tuple[GivenGoal, ...]
    words: tuple[GivenWords, ...]
    measures: tuple[GivenMeasure, ...]
    strengths: tuple[GivenLine, ...]
    helps: tuple[GivenLine, ...]
    needs: tuple[GivenLine, ...]
    statements: tuple[GivenStatement, ...]
    reach: tuple[Both, ...]
    face: Both | None
    stand_in: tuple[Both, date] | None
    version: int
    replaces: date | None
    valid_until: date | None
    contacts: Contacts
    pseudonymised: bool = False

    def mark(self, lang: str) -> str:
        """Return what is set over a document of a case whose people go by other names, or ""."""
        return WORDS["pseudonymised"].in_language(lang) if self.pseudonymised else ""

    @property
    def next_day(self) -> date | None:
        """The first day on which something that is given is looked at; None where none is set."""
        days = [each.evaluate for each in self.agreements if each.evaluate and not each.ended]
        return min((each for each in days if each >= self.as_of), default=None)
