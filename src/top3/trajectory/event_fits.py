"""What a record must hold to go with a type of event, where the model of the record allows more."""

from collections.abc import Callable
from typing import Any

from top3.errors import Both
from top3.model.agreements import Check, Decision
from top3.values import Known, Unknown

Wrong = Both | None
"""What a record of this type must hold and does not; None where nothing is wrong."""


def _decision(*kinds: str, to: bool = False) -> Callable[[Decision], Wrong]:
    def fits(record: Decision) -> Wrong:
        if record.kind not in kinds:
            names = ", ".join(kinds)
            return Both(f"'kind' is hier {names}", f"'kind' is {names} here")
        if to and record.to is None:
            return Both("noem onder 'to' waarheen", "name under 'to' what it leads to")
        return None

    return fits


def _found(*values: str) -> Callable[[Check], Wrong]:
    def fits(record: Check) -> Wrong:
        found = record.found.value if isinstance(record.found, Known) else None
        if found in values:
            return None
        names = ", ".join(values)
        return Both(f"'found' is hier {names}", f"'found' is {names} here")

    return fits


def _needs(check: Callable[[Any], bool], nl: str, en: str) -> Callable[[Any], Wrong]:
    return lambda record: None if check(record) else Both(nl, en)


def _is(fact: Any, value: object) -> bool:
    return isinstance(fact, Known) and fact.value is value


EVENT_FITS: dict[str, Callable[[Any], Wrong]] = {
    "view_recorded": _needs(
        lambda it: not isinstance(it.words, Unknown) or bool(it.top3),
        "leg onder 'words' of 'top3' de kijk vast",
        "record the view under 'words' or 'top3'",
    ),
    "view_not_given": _needs(
        lambda it: isinstance(it.words, Unknown) and it.words.reason != "not_asked",
        "zeg onder 'words' waarom niet: {unknown: declined}",
        "say under 'words' why not: {unknown: declined}",
    ),
    "judged": _needs(
        lambda it: not it.weighs, "een weging is een 'weighed'", "a weighing is a 'weighed'"
    ),
    "weighed": _needs(
        lambda it: len(it.weighs) >= 2,
        "noem onder 'weighs' de oordelen die verschillen",
        "name under 'weighs' the judgements that differ",
    ),
    "agreement_checked": _needs(
        lambda it: not isinstance(it.found, Known) or it.found.value == "partly",
        "nagekomen of niet nagekomen heeft een eigen soort",
        "kept or broken has a type of its own",
    ),
    "agreement_kept": _found("kept"),
    "agreement_broken": _found("broken"),
    "measure_ended": _needs(
        lambda it: isinstance(it.until, Known),
        "zet onder 'until' de laatste dag",
        "set the last day under 'until'",
    ),
    "expert_answered": _needs(
        lambda it: isinstance(it.answer, Known),
        "leg onder 'answer' het antwoord vast",
        "record the answer under 'answer'",
    ),
    "document_withdrawn": _needs(
        lambda it: it.withdrawn is not None,
        "zet onder 'withdrawn' de dag",
        "set the day under 'withdrawn'",
    ),
    "consent_given": _needs(
        lambda it: _is(it.given, True), "zet 'given: true'", "set 'given: true'"
    ),
    "consent_ended": _needs(
        lambda it: it.until is not None or _is(it.given, False),
        "zet onder 'until' de laatste dag",
        "set the last day under 'until'",
    ),
    "hand_over_offered": _needs(
        lambda it: not isinstance(it.accepted, Known),
        "laat 'accepted' weg: aanvaarden is een eigen stap",
        "leave out 'accepted': accepting is a step of its own",
    ),
    "hand_over_accepted": _needs(
        lambda it: _is(it.accepted, True) and it.on is not None,
        "zet 'accepted: true' en de dag onder 'on'",
        "set 'accepted: true' and the day under 'on'",
    ),
    "hand_over_declined": _needs(
        lambda it: _is(it.accepted, False), "zet 'accepted: false'", "set 'accepted: false'"
    ),
    "hold_opened": _needs(lambda it: it.closed is None, "laat 'closed' weg", "leave out 'closed'"),
    "hold_closed": _needs(
        lambda it: it.closed is not None, "zet onder 'closed' de dag", "set the day under 'closed'"
    ),
    "top3_chosen": _decision("top3_chosen"),
    "plan_adopted": _decision("plan_adopted"),
    "decided": _decision("share", "postpone_talk", "report_to_veilig_thuis", "other"),
    "gate_passed": _decision("gate_passed", to=True),
    "acute_opened": _decision("acute_opened"),
    "acute_closed": _decision("acute_closed"),
    "phase_opened": _decision("phase_opened", to=True),
    "phase_reopened": _decision("phase_opened", to=True),
    "scaled_up": _decision("scaled", to=True),
    "scaled_down": _decision("scaled", to=True),
    "closed": _decision("closed", to=True),
}
"""What the record lacks, by type of event; a type that is not here asks nothing more."""
