"""The three parts of the one plan: safety (phase 1), help (phase 2) and future (phase 3).

Each item points to what it answers. Nothing here is a number: factors stand in an order, with ties
as ties, and nothing is added up.
"""

from dataclasses import dataclass
from typing import Literal

from top3.errors import Both
from top3.method.quiet import Quiet

Answered = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, repr=False)
class LeftOutAcute(Quiet):
    """Why people left out a situation that may be acute; no code means: nobody recorded why.

    It stays open acute all the same.
    """

    situation: str
    code: str | None
    words: Both | None


@dataclass(frozen=True, repr=False)
class SafetyItem(Quiet):
    """A situation the safety part is about, with the agreements that run for it."""

    situation: str
    agreements: tuple[str, ...]
    proposed: bool
    open_acute: bool


@dataclass(frozen=True, repr=False)
class SafetyPart(Quiet):
    """What makes it safe now; it keeps running in every later phase.

    `agreements` are those for nothing in `items`; `measures` those of an authority.
    """

    items: tuple[SafetyItem, ...]
    agreements: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class HelpFactor(Quiet):
    """A factor of the help part: the situations it answers, what is done, and how far it is.

    `because` says what put it at its place; `tied_with` names those at the same place.
    """

    factor: str
    answers: tuple[str, ...]
    effect: str | None
    can_change: Answered
    state: str | None
    goals: tuple[str, ...]
    agreements: tuple[str, ...]
    tied_with: tuple[str, ...]
    because: tuple[Both, ...]


@dataclass(frozen=True, repr=False)
class HelpPart(Quiet):
    """What keeps it going and what is done about it.

    `factors` can change, or nobody said that they cannot, in order; `background` cannot, and are no
    goals. `protective` help already; `elsewhere` hang on no situation of the plan. `nobody` names
    what nobody takes up, as people said; `not_said` that of which it is not known. To the
    situations in `without_factor` nothing is linked that is known to change; `goals` are those for
    help that answer no factor.
    """

    factors: tuple[HelpFactor, ...]
    background: tuple[HelpFactor, ...]
    protective: tuple[HelpFactor, ...]
    elsewhere: tuple[HelpFactor, ...]
    nobody: tuple[str, ...]
    not_said: tuple[str, ...]
    without_factor: tuple[str, ...]
    goals: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Need(Quiet):
    """What somebody needs to recover: what it comes from, how far it is, and its goals."""

    need: str
    area: str
    answers: tuple[str, ...]
    state: str | None
    goals: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class PersonFuture(Quiet):
    """The future part of one person: needs, goals without a need, and what it did so far."""

    person: str
    looked_at: Answered
    needs: tuple[Need, ...]
    goals: tuple[str, ...]
    consequences: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class FuturePart(Quiet):
    """Recovery, person by person, children too."""

    people: tuple[PersonFuture, ...]


@dataclass(frozen=True, repr=False)
class Parts(Quiet):
    """The plan by part."""

    safety: SafetyPart
    help: HelpPart
    future: FuturePart
