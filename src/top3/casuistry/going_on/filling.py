"""What goes without saying in a record that a scenario spells in part: its id, its day, and who."""

from typing import Any

_TODAY = {
    "acute_round_held": "on", "instrument_recorded": "on", "answer_noted": "on",
    "view_recorded": "on", "view_not_given": "on", "judged": "on", "weighed": "on",
    "agreement_checked": "on", "agreement_kept": "on", "agreement_broken": "on",
    "evaluated": "on", "consulted": "on", "document_given": "on", "document_withdrawn": "withdrawn",
    "consent_given": "on", "consent_ended": "until", "measure_ended": "until",
    "hand_over_offered": "offered", "hand_over_accepted": "on", "hold_opened": "from",
    "hold_closed": "closed",
}  # fmt: skip
"""The field that holds the day, by type of event: today, unless the scenario says otherwise."""

_WHO = {
    "acute_round_held": "asked_by", "answer_noted": "by", "judged": "by", "weighed": "by",
    "goal_set": "by", "evaluated": "by", "consulted": "by", "hand_over_offered": "giver",
    "hold_opened": "by", "stand_in_named": "by",
}  # fmt: skip
"""The field that holds who did it, by type of event."""

_ALWAYS: dict[str, dict[str, Any]] = {
    "agreement_kept": {"found": "kept"},
    "agreement_broken": {"found": "broken"},
    "hand_over_accepted": {"accepted": True},
    "hand_over_declined": {"accepted": False},
    "consent_given": {"given": True},
}
"""What a type of event says by itself."""


def filled_in(
    kind: str, given: dict[str, Any], there: dict[str, Any], *, today: str, who: dict[str, Any]
) -> dict[str, Any]:
    """Return a record with what goes without saying; its id is left to who writes it.

    Args:
        kind: The type of event.
        given: What the scenario spells.
        there: The version that is in the record, of which all else stays; empty where it is new.
        today: The day it is recorded.
        who: Who does it.
    """
    own: dict[str, Any] = dict(_ALWAYS.get(kind, {}))
    if kind in _TODAY:
        own[_TODAY[kind]] = today
    if kind in _WHO and not there:
        own[_WHO[kind]] = who
    return {**there, **own, **given}
