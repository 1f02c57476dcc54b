"""How to object: to a plan in general, and to what an authority or a court decides.

The form of an administrative decision is said only where an authority takes one. The texts are a
draft and no legal advice: the decision itself says what holds.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from top3.errors import Both
from top3.method.names import both, fill, party_name
from top3.method.quiet import Quiet
from top3.method.stages import PlannedCase
from top3.model.agreements import Decision
from top3.rules.language import RuleSet
from top3.values import Known

TERM = "objection_weeks"
"""The number of weeks in which one can object to a decision of an authority."""

COURTS = ("court", "juvenile_court")
AUTHORITIES = ("mayor", "municipality", *COURTS, "certified_institution", "public_prosecutor")
"""Roles that decide about somebody by law; of the municipality only what is compulsory counts."""

_BY_LAW = ("mayor", *COURTS, "certified_institution")
_TEXTS = {"mayor": "objection_mayor", "certified_institution": "objection_certified_institution",
          **dict.fromkeys(COURTS, "objection_court")}  # fmt: skip


@dataclass(frozen=True, repr=False)
class Ruling(Quiet):
    """A decision by an authority or a court: who takes it, on which legal ground, how to object.

    `authority` is None where it is said to be compulsory and not who decided that.
    """

    item: str
    authority: Both | None
    ground: Both | None
    objection: Both


def objections(rules: RuleSet) -> tuple[Both, ...]:
    """Return how anybody can object to a plan or complain about what was done."""
    return (both(rules.texts["objection_general"]), both(rules.texts["objection_voluntary"]))


def rulings(planned: PlannedCase, about: Collection[str]) -> tuple[Ruling, ...]:
    """Return every decision about these items that an authority takes, and every measure.

    A decision within voluntary help is none, whoever takes it.
    """
    made = []
    for each in planned.case.decisions:
        role = _role(each.by)
        if _is_ruling(each, role) and (not each.items or set(each.items) & set(about)):
            made.append(_ruling(planned, each.id, role))
    return (*made, *(_ruling(planned, each.id, _role(each.by)) for each in planned.case.measures))


def _is_ruling(decision: Decision, role: str | None) -> bool:
    if decision.legal_frame == "compulsory":
        return True
    return decision.legal_frame is None and role in _BY_LAW


def _role(by: Any) -> str | None:
    return by.value.role if isinstance(by, Known) else None


def _ruling(planned: PlannedCase, item: str, role: str | None) -> Ruling:
    rules = planned.rules
    if role not in AUTHORITIES:
        return Ruling(item, None, None, both(rules.texts["objection_who"]))
    said = rules.roles.get(role)
    ground = both(said.ground) if said and said.ground else None
    text = rules.texts[_TEXTS.get(role, "objection_authority")]
    weeks = str(rules.number(TERM))
    return Ruling(item, party_name(planned.world, role), ground, fill(text, weeks=weeks))
