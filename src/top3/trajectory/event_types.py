"""Every type of event: which record it carries, and whether that record is new or takes a place.

An event adds or supersedes exactly one record of the case. What changes the phase, the approach or
the acute overlay is worked out from events (`trajectory.course`), never written down beside them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from top3.errors import Both
from top3.model.agreements import (
    Agreement,
    Check,
    Consent,
    Consultation,
    Decision,
    EmergencyStep,
    Evaluation,
    GivenDocument,
    Goal,
    HandOver,
    Hold,
    Judgement,
    Measure,
    StandIn,
    WarningSign,
)
from top3.model.noted import InstrumentOutcome, Noted
from top3.model.people import Household, Involvement, Moment, Person, Relation, View
from top3.model.situations import Consequence, Factor, RecoveryNeed, Situation, Strength
from top3.model.statements import AcuteRound, Report, Statement
from top3.trajectory.event_fits import EVENT_FITS, Wrong
from top3.trajectory.event_words import EVENT_WORDS
from top3.trajectory.own_records import Erasure, Retraction, RulesMoved, Shown
from top3.values import Frozen

How = Literal["add", "replace", "put"]
"""New / in the place of one that is there / either."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event.

    `collection` is where its record stands in the case; "" for what is about the trajectory itself.
    `fits` says what the record lacks for this type.
    """

    name: str
    collection: str
    how: How
    record: type[Frozen]
    label: Both
    fits: Callable[[Any], Wrong]

    @property
    def decides(self) -> bool:
        """Whether it is a decision: then it says what the decider saw."""
        return self.record is Decision


def _fits_all(_record: Any) -> Wrong:
    return None


def _row(name: str, collection: str, how: How, record: type[Frozen]) -> EventType:
    fits = EVENT_FITS.get(name, _fits_all)
    return EventType(name, collection, how, record, EVENT_WORDS[name], fits)


_ROWS: tuple[EventType, ...] = (
    # what is known
    _row("person_described", "people", "put", Person),
    _row("household_described", "household", "put", Household),
    _row("relation_described", "relations", "put", Relation),
    _row("report_received", "reports", "add", Report),
    _row("statement_added", "statements", "add", Statement),
    _row("acute_round_held", "acute_rounds", "add", AcuteRound),
    _row("situation_described", "situations", "put", Situation),
    _row("new_violence_reported", "situations", "put", Situation),
    _row("factor_described", "factors", "put", Factor),
    _row("consequence_described", "consequences", "put", Consequence),
    _row("strength_described", "strengths", "put", Strength),
    _row("need_described", "needs", "put", RecoveryNeed),
    _row("instrument_recorded", "instrument_outcomes", "add", InstrumentOutcome),
    _row("answer_noted", "noted", "put", Noted),
    _row("moment_expected", "moments", "put", Moment),
    _row("involvement_described", "involvements", "put", Involvement),
    # how people see it
    _row("view_recorded", "views", "put", View),
    _row("view_not_given", "views", "put", View),
    _row("judged", "judgements", "add", Judgement),
    _row("weighed", "judgements", "add", Judgement),
    # what is agreed
    _row("goal_set", "goals", "add", Goal),
    _row("goal_looked_at", "goals", "replace", Goal),
    _row("agreement_made", "agreements", "add", Agreement),
    _row("agreement_changed", "agreements", "replace", Agreement),
    _row("agreement_checked", "checks", "add", Check),
    _row("agreement_kept", "checks", "add", Check),
    _row("agreement_broken", "checks", "add", Check),
    _row("warning_sign_described", "warning_signs", "put", WarningSign),
    _row("emergency_step_described", "emergency_steps", "put", EmergencyStep),
    _row("measure_started", "measures", "add", Measure),
    _row("measure_ended", "measures", "replace", Measure),
    _row("evaluated", "evaluations", "add", Evaluation),
    _row("consulted", "consultations", "add", Consultation),
    _row("expert_answered", "consultations", "replace", Consultation),
    _row("document_given", "documents", "add", GivenDocument),
    _row("document_withdrawn", "documents", "replace", GivenDocument),
    _row("consent_given", "consents", "add", Consent),
    _row("consent_ended", "consents", "replace", Consent),
    # who keeps direction
    _row("hand_over_offered", "hand_overs", "add", HandOver),
    _row("hand_over_accepted", "hand_overs", "replace", HandOver),
    _row("hand_over_declined", "hand_overs", "replace", HandOver),
    _row("stand_in_named", "stand_ins", "add", StandIn),
    _row("hold_opened", "holds", "add", Hold),
    _row("hold_closed", "holds", "replace", Hold),
    # what is decided
    _row("top3_chosen", "decisions", "add", Decision),
    _row("plan_adopted", "decisions", "add", Decision),
    _row("decided", "decisions", "add", Decision),
    _row("gate_passed", "decisions", "add", Decision),
    _row("acute_opened", "decisions", "add", Decision),
    _row("acute_closed", "decisions", "add", Decision),
    _row("phase_opened", "decisions", "add", Decision),
    _row("phase_reopened", "decisions", "add", Decision),
    _row("scaled_up", "decisions", "add", Decision),
    _row("scaled_down", "decisions", "add", Decision),
    _row("closed", "decisions", "add", Decision),
    # about the trajectory itself
    _row("proposal_shown", "", "add", Shown),
    _row("rules_moved", "", "add", RulesMoved),
    _row("retracted", "", "add", Retraction),
    _row("erased", "", "add", Erasure),
)

EVENT_TYPES: dict[str, EventType] = {each.name: each for each in _ROWS}
"""Every type by its name."""

NEW_VIOLENCE = "new_violence_reported"
DANGER = (NEW_VIOLENCE, "agreement_broken")
"""The events that lead back: the second only where the agreement may be one that protects."""

SAYS_WHERE = ("phase_opened", "phase_reopened", "scaled_up", "scaled_down")
"""The events whose decision says where it leads to: from one state there can be several moves."""


def types_of(collection: str) -> Iterator[EventType]:
    """Yield the types whose record stands in this collection of the case."""
    return (each for each in _ROWS if each.collection == collection)
