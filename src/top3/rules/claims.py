"""A fact as the rules see it: claims, and what they amount to in the direction they are read in."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from top3.rules.logic import Tri, every, some
from top3.values import NOT_ASKED, Unknown


@dataclass(frozen=True, slots=True)
class Members:
    """Some members; not `complete` means that there may be more. `why` says why it is open."""

    has: tuple[str, ...] = ()
    complete: bool = False
    why: str = "not_asked"


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, the statements it rests on, and why it may not lower caution, if it may not.

    Not `told` means that it rests on interpretations or wishes alone: it satisfies nothing, and yet
    it stands in the way of a no. `on` is the day it was known to be so: what a state was then wears
    out, an event does not.
    """

    value: Any
    by: tuple[str, ...] = ()
    weak: str | None = None
    told: bool = True
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact as the rules see it: 0 or more claims, or the reason why nothing is known.

    More than one claim means that statements contradict and nobody has weighed them. For a set, a
    claim's value is `Members`.
    """

    claims: tuple[Claim, ...] = ()
    unknown: Unknown = NOT_ASKED
    applies: bool = True

    def merged(self) -> Members:
        """Bring the claims about a set together: all who are named, complete if undisputed."""
        claims = distinct(self.claims)
        sets = [each.value for each in claims if each.told and isinstance(each.value, Members)]
        if not sets:
            return Members(why=self.unknown.reason)
        has = tuple(dict.fromkeys(each for members in sets for each in members.has))
        if len(claims) > 1:
            return Members(has, complete=False, why="disputed")
        weak = claims[0].weak
        return Members(has, sets[0].complete and not weak, weak or sets[0].why)


def aged(reading: Reading, days: int, as_of: date) -> Reading:
    """Return a reading of a state as it stands after so many days: what is older lowers nothing.

    It is never taken away: what was told of a danger stays told. A claim without a day is as old as
    can be.
    """
    if not any(_is_worn(claim, days, as_of) for claim in reading.claims):
        return reading
    claims = tuple(
        replace(claim, weak=claim.weak or "outdated") if _is_worn(claim, days, as_of) else claim
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


def _is_worn(claim: Claim, days: int, as_of: date) -> bool:
    if claim.value == Members(why=getattr(claim.value, "why", "")):
        return False  # nothing was told: there is nothing to wear out
    return claim.on is None or (as_of - claim.on).days > days


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether a yes raises caution here, and whether we are inside a gate."""

    raises: bool
    gate: bool

    def turned(self) -> "Direction":
        """Return the direction under a negation or an exception."""
        return replace(self, raises=not self.raises)


def distinct(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Bring claims of the same value together: who agree do not contradict each other."""
    merged: list[Claim] = []
    for claim in claims:
        same = next((each for each in merged if _as_said(each) == _as_said(claim)), None)
        if same is None:
            merged.append(claim)
        else:
            by = tuple(dict.fromkeys((*same.by, *claim.by)))
            # an interpretation of the same takes no doubt away
            told = [each for each in (same, claim) if each.told] or [same, claim]
            weak = told[0].weak and told[-1].weak
            on = max((day for day in (same.on, claim.on) if day), default=None)
            merged[merged.index(same)] = Claim(same.value, by, weak, told[0].told, on)
    return tuple(merged)


def _as_said(claim: Claim) -> Any:
    """Return what two claims have in common that say the same: of a set the order is nothing."""
    value = claim.value
    return (frozenset(value.has), value.complete) if isinstance(value, Members) else value


def of_nobody(quantifier: str, direction: Direction) -> Tri:
    """Return what a condition over nobody comes to: "all" of nobody opens nothing."""
    if quantifier == "any":
        return Tri.FALSE
    if direction.raises:
        return Tri.TRUE
    return Tri.FALSE if direction.gate else Tri.UNKNOWN


def is_doubtful(reading: Reading) -> bool:
    """Say whether what was told contradicts itself, or may not lower caution."""
    told = distinct(reading.claims)
    return len(told) > 1 or any(claim.weak or not claim.told for claim in told)


def guarded(value: Tri, claim: Claim, direction: Direction) -> Tri:
    """Let a claim that may not lower caution only raise it, and one that is not told do neither."""
    lowering = Tri.FALSE if direction.raises else Tri.TRUE
    if not claim.told:
        return Tri.UNKNOWN
    return Tri.UNKNOWN if claim.weak and value is lowering else value


def disputed(values: list[Tri], direction: Direction) -> Tri:
    """Bring contradicting values together, one per claim, two or more.

    What raises needs one; what lowers needs all of them. A gate is not opened over a contradiction,
    also where both sides come to the same.
    """
    if direction.gate:
        shut = Tri.TRUE if direction.raises else Tri.FALSE
        return shut if all(value is shut for value in values) else Tri.UNKNOWN
    settled = some(values) if direction.raises else every(values)
    assert settled is not None
    return settled


def sides(
    values: list[Tri], claims: tuple[Claim, ...], value: Tri
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the statements a value rests on, and those that say something else."""
    with_it: list[str] = []
    against: list[str] = []
    for each, claim in zip(values, claims, strict=True):
        same = each is value or len(claims) == 1
        (with_it if same else against).extend(claim.by)
    return tuple(dict.fromkeys(with_it)), tuple(dict.fromkeys(against))


def reason_of(values: list[Tri], claims: tuple[Claim, ...]) -> str:
    """Say why one or more claims leave a fact unknown."""
    if len(set(values)) > 1 or len(values) > 1:
        return "disputed"
    if values[0] is Tri.UNKNOWN and isinstance(claims[0].value, Members):
        return claims[0].value.why
    if isinstance(claims[0].value, tuple):
        return claims[0].weak or "not_asked"  # a number between bounds: nobody asked further
    return claims[0].weak or "not_concrete"
