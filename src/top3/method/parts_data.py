"""Sorted statements, own lists, the parts of the plan and outcomes of instruments as plain data."""

from top3.errors import Both
from top3.method.parts import FuturePart, HelpFactor, HelpPart, LeftOutAcute, SafetyPart
from top3.method.plain_plan import FutureData, HelpData, HelpFactorData, PartsData, SafetyData
from top3.method.plain_result import OrderedData
from top3.method.plain_types import AcuteData, InstrumentRecord, LeftOutData, OwnData, TextData
from top3.method.stages import OrderedCase, PlannedCase, PrioritisedCase


def ordered_data(ordered: OrderedCase) -> OrderedData:
    """Return the statements by day, by informant and by kind, and the classes to look at again."""
    told = ordered.statements
    return {
        "timeline": [
            {"statement": each.statement, "happened": each.happened, "recorded": each.recorded}
            for each in told.timeline
        ],
        "undated": list(told.undated),
        "by_informant": {name: list(ids) for name, ids in told.by_informant.items()},
        "by_kind": {name: list(ids) for name, ids in told.by_kind.items()},
        "class_doubts": [
            {"statement": each.statement, "class": each.class_, "code": each.code,
             "ask": _text(each.text)}
            for each in ordered.doubts
        ],
    }  # fmt: skip


def own_data(prioritised: PrioritisedCase) -> OwnData:
    """Return each person's own top 3, and of each situation who has it at which place."""
    return {
        "own_lists": [
            {"view": each.view, "person": each.person,
             "by": each.by.model_dump(mode="json", exclude_defaults=True) if each.by else None,
             "on": each.on, "situations": list(each.items), "kept_from": list(each.kept_from)}
            for each in prioritised.own_lists
        ],
        "places": [
            {"situation": each.situation, "proposed": each.proposed, "chosen": each.chosen,
             "own": [{"view": view, "place": place} for view, place in each.own]}
            for each in prioritised.places
        ],
    }  # fmt: skip


def acute_data(planned: PlannedCase) -> AcuteData:
    """Return what may be acute and is not in the top 3, with the reasons people recorded."""
    return {
        "open_acute": list(planned.open_acute),
        "left_out": [_left_out(each) for each in planned.left_out],
    }


def parts_data(planned: PlannedCase) -> PartsData:
    """Return the plan by part: safety, help and future; each item with what it answers."""
    parts = planned.parts
    return {
        "safety": _safety(parts.safety),
        "help": _help(parts.help),
        "future": _future(parts.future),
    }


def instruments_data(planned: PlannedCase) -> list[InstrumentRecord]:
    """Return what risk instruments came to, as recorded: a source of its own, no conclusion."""
    return [
        each.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for each in planned.case.instrument_outcomes
    ]


def _text(text: Both) -> TextData:
    return {"nl": text.nl, "en": text.en}


def _left_out(each: LeftOutAcute) -> LeftOutData:
    words = _text(each.words) if each.words else None
    return {"situation": each.situation, "code": each.code, "words": words}


def _safety(part: SafetyPart) -> SafetyData:
    return {
        "phase": "direct_safety",
        "items": [
            {"answers": [each.situation], "agreements": list(each.agreements),
             "proposed": each.proposed, "open_acute": each.open_acute}
            for each in part.items
        ],
        "agreements": list(part.agreements),
        "measures": list(part.measures),
    }  # fmt: skip


def _help(part: HelpPart) -> HelpData:
    return {
        "phase": "stable_safety",
        "factors": [_factor(each) for each in part.factors],
        "background": [_factor(each) for each in part.background],
        "protective": [_factor(each) for each in part.protective],
        "elsewhere": [_factor(each) for each in part.elsewhere],
        "nobody": list(part.nobody),
        "not_said": list(part.not_said),
        "without_factor": list(part.without_factor),
        "goals": list(part.goals),
    }


def _factor(each: HelpFactor) -> HelpFactorData:
    return {
        "factor": each.factor,
        "answers": list(each.answers),
        "effect": each.effect,
        "can_change": each.can_change,
        "state": each.state,
        "goals": list(each.goals),
        "agreements": list(each.agreements),
        "tied_with": list(each.tied_with),
        "because": [_text(one) for one in each.because],
    }


def _future(part: FuturePart) -> FutureData:
    return {
        "phase": "recovery",
        "people": [
            {
                "person": each.person,
                "looked_at": each.looked_at,
                "needs": [
                    {"need": one.need, "area": one.area, "answers": list(one.answers),
                     "state": one.state, "goals": list(one.goals)}
                    for one in each.needs
                ],
                "goals": list(each.goals),
                "consequences": list(each.consequences),
            }
            for each in part.people
        ],
    }  # fmt: skip
