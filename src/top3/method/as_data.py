"""A result as plain data: `top3/result/1`, the shape other programs build on."""

from collections.abc import Iterable
from typing import Any, Final, cast

from top3.errors import Both
from top3.method.facts import HOUSEHOLD
from top3.method.findings_data import findings_data, rules_data, source_data
from top3.method.names import because
from top3.method.parts_data import (
    acute_data,
    instruments_data,
    ordered_data,
    own_data,
    parts_data,
)
from top3.method.plain_plan import GapData, PlanData, ProposalData
from top3.method.plain_result import (
    HouseholdData,
    ResultBody,
    ResultData,
    SaidData,
    SituationData,
)
from top3.method.plain_types import (
    AccountData,
    ChosenData,
    MarkData,
    PrioritiesData,
    QuestionData,
    QuestionReason,
    RankedData,
    TextData,
)
from top3.method.stages import (
    AgreementProposal,
    Assessment,
    Gap,
    PlannedCase,
    Question,
    Ranked,
    Result,
)
from top3.model.case import Case
from top3.model.people import Item
from top3.model.situations import Stance
from top3.rules.evaluate import Finding, Node

SCHEMA: Final = "top3/result/1"
PLAN_SCHEMA: Final = "top3/plan/1"


def result_data(result: Result, *, everything: bool = False) -> ResultData:
    """Return a result as plain data; findings that were not found only with `everything`.

    Texts of a rule stand once, under `rules`. The receipt's output digest covers all the rest.
    """
    planned, case = result.planned, result.planned.case
    ids, findings = findings_data(planned, everything)
    assessed = planned.prioritised.assessed
    data: ResultBody = {
        "schema": SCHEMA,
        "case": case.id,
        "fictional": case.fictional,
        **_mark(case),
        "as_of": planned.ordered.as_of.isoformat(),
        "now": [
            {"because": _text(each.because), "do": _text(each.do), "ask_whom": each.ask_whom,
             "rule": each.rule, "about": each.about[1]}
            for each in result.now
        ],
        "household": _household(planned),
        "situations": [_situation(planned, each, ids) for each in assessed.situations],
        "findings": findings,
        **_priorities(planned),
        "set_aside": [
            {"item": each.item, "class": each.class_, "belongs": each.place,
             "belongs_text": _text(each.belongs),
             "because": _text(each.because),
             "ask": _text(each.ask) if each.ask else None}
            for each in planned.ordered.set_aside
        ],
        "ordered": ordered_data(planned.ordered),
        **acute_data(planned),
        "instrument_outcomes": instruments_data(planned),
        "questions": [_question(each) for each in planned.questions],
        "consult_instead": [_question(each) for each in planned.consult_instead],
        "advice": [_said(planned, each, "advise") for each in result.advice],
        "warnings": [
            *_left_out(result),
            *(_said(planned, each, "warn") for each in result.warnings),
        ],
        "limits": _text(result.limits),
        "rules": rules_data(planned, everything),
    }  # fmt: skip
    receipt = {**result.receipt, **result.seal.digest("output", data)}
    whole: dict[str, Any] = {**data, "receipt": receipt}
    return cast(ResultData, whole)


def plan_data(planned: PlannedCase) -> PlanData:
    """Return the plan as plain data, with agreed, proposed and missing kept apart."""
    priorities = _priorities(planned)
    return {
        "schema": PLAN_SCHEMA,
        "case": planned.case.id,
        "fictional": planned.case.fictional,
        **_mark(planned.case),
        "as_of": planned.ordered.as_of.isoformat(),
        "basis": planned.basis,
        "finding_out": planned.is_finding_out,
        "about": list(planned.about),
        "situations": {
            each.situation: {
                "words": _words(planned, each.situation),
                "accounts": _accounts(each),
                "disputed_by": list(each.disputed_by),
            }
            for each in planned.prioritised.assessed.situations
        },
        "top3": priorities["top3"],
        "at_the_cut": priorities["at_the_cut"],
        "chosen": priorities["chosen"],
        "agreed": _plain(planned.agreed),
        "proposed": [_proposal(planned, each) for each in planned.proposed],
        "gaps": [_gap(each) for each in planned.gaps],
        **acute_data(planned),
        "own_lists": priorities["own_lists"],
        "places": priorities["places"],
        "parts": parts_data(planned),
        "goals": _plain(planned.case.goals),
        "factors": _plain(planned.case.factors),
        "needs": _plain(planned.case.needs),
        "instrument_outcomes": instruments_data(planned),
        "ask": [
            {"question": each.question.id, "text": _text(each.question.text),
             "ask": each.question.ask, "who": _text(each.who), "when": _text(each.when)}
            for each in planned.finding_out
        ],
        "questions": [_question(each) for each in planned.questions],
        "limits": _text(Both(*_limits(planned))),
    }  # fmt: skip


def tree_data(node: Node) -> dict[str, Any]:
    """Return an explanation tree as plain data; a value of null means: does not apply."""
    return {
        "kind": node.kind,
        "about": node.about[1],
        "text": node.text,
        "value": None if node.value is None else node.value.value,
        "fact": node.fact,
        "reason": node.reason,
        "by": list(node.by),
        "against": list(node.against),
        "signal": node.signal,
        "children": [tree_data(child) for child in node.children],
    }


def _mark(case: Case) -> MarkData:
    return {"pseudonymised": True} if case.pseudonymised else {}


def _plain(items: Iterable[Item]) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json", by_alias=True, exclude_defaults=True) for each in items]


def _text(text: Both) -> TextData:
    return {"nl": text.nl, "en": text.en}


def _limits(planned: PlannedCase) -> tuple[str, str]:
    text = planned.rules.texts["limits"]
    return text.nl, text.en or text.nl


def _words(planned: PlannedCase, situation: str) -> TextData | None:
    item: Any = planned.world.by_id[situation]
    words = getattr(item.behaviour.words, "value", None)
    return {"nl": words.nl, "en": words.en or words.nl} if words else None


def _household(planned: PlannedCase) -> HouseholdData:
    household = planned.prioritised.assessed.household
    data: HouseholdData = {
        "acute_check": household.acute_check,
        "structural": household.structural,
    }
    if household.acute_basis:
        data["acute_basis"] = household.acute_basis
    return data


def _situation(planned: PlannedCase, each: Assessment, ids: dict[int, str]) -> SituationData:
    concrete = next(
        one
        for one in planned.prioritised.assessed.concretised.situations
        if one.situation == each.situation
    )
    data: SituationData = {
        "id": each.situation,
        "urgency": {"at_least": each.urgency.at_least, "at_most": each.urgency.at_most},
        "acute_check": each.acute_check,
        "structural": each.structural,
        "concrete": concrete.concrete,
        "missing": list(concrete.missing),
        "disputed_by": list(each.disputed_by),
        "accounts": _accounts(each),
        "judgements": [one.id for one in planned.case.judgements if one.about == each.situation],
        "findings": [ids[id(one)] for one in each.findings if id(one) in ids],
    }
    if each.acute_basis:
        data["acute_basis"] = each.acute_basis
    return data


def _accounts(each: Assessment) -> list[AccountData]:
    return [
        {
            "person": one.person,
            "stance": cast(Stance, one.stance),
            "statements": list(one.statements),
        }
        for one in each.accounts
    ]


def _priorities(planned: PlannedCase) -> PrioritiesData:
    prioritised = planned.prioritised
    first = {
        key[1]: question.id for question in reversed(planned.questions) for key, _ in question.facts
    }
    concrete = {each.situation: each for each in prioritised.assessed.concretised.situations}
    return {
        "top3": [_ranked(each) for each in prioritised.top3],
        "at_the_cut": [
            {"situation": each.situation, "tied_with": list(each.tied_with)}
            for each in prioritised.at_the_cut
        ],
        "order": [_ranked(each) for each in prioritised.order],
        "chosen": None if prioritised.chosen is None else _chosen(planned),
        "differences": [
            {"situation": each.situation, "proposed": each.proposed, "chosen": each.chosen}
            for each in prioritised.differences
        ],
        **own_data(prioritised),
        "to_make_concrete": [
            {
                "situation": name,
                "missing": list(concrete[name].missing),
                "acute_check": prioritised.assessed.of(name).acute_check,
                "first_question": first.get(name),
            }
            for name in prioritised.to_make_concrete
        ],
        "not_chosen": [
            {"situation": each.situation, "why": each.why, "because": _text(each.because)}
            for each in prioritised.not_chosen
        ],
    }


def _chosen(planned: PlannedCase) -> ChosenData:
    decision: Any = planned.world.by_id[planned.prioritised.chosen or ""]
    return {
        "decision": decision.id,
        "situations": list(planned.prioritised.chosen_items),
        "reason": decision.reason.code,
    }


def _ranked(each: Ranked) -> RankedData:
    return {
        "rank": each.rank,
        "situation": each.situation,
        "tied_with": list(each.tied_with),
        "because": [_text(one) for one in each.because],
    }


def _question(each: Question) -> QuestionData:
    data: QuestionData = {
        "id": each.id,
        "tier": each.tier,
        "ask": each.ask,
        "about": each.about,
        "text": _text(each.text),
        "facts": [{"about": key[1], "fact": fact} for key, fact in each.facts],
        "reason": cast(QuestionReason, each.reason),
        "can_change": list(each.can_change),
        "asked_by": list(each.asked_by),
        "alone": each.alone,
        "answerable_until": each.answerable_until.isoformat() if each.answerable_until else None,
    }
    if each.plain:
        data["plain"] = _text(each.plain)
    if each.consult:
        data["consult"] = _text(each.consult)
    return data


def _said(planned: PlannedCase, each: Finding, key: str) -> SaidData:
    do = each.rule.head.do
    data: SaidData = {
        "code": each.rule.head.then[key],
        "rule": each.rule.id,
        "about": each.about[1],
        "text": _text(because(planned.world, each)),
    }
    if do:
        data["do"] = {"nl": do.nl, "en": do.en or do.nl}
    return data


def _left_out(result: Result) -> list[SaidData]:
    """Count what was recorded after the day on which all had to be known; name nothing."""
    left_out = result.left_out
    if not left_out:
        return []
    return [
        {"code": "recorded_later", "rule": None, "about": HOUSEHOLD[1],
         "text": _text(left_out.text()),
         "statements": left_out.statements, "records": left_out.records}
    ]  # fmt: skip


def _proposal(planned: PlannedCase, each: AgreementProposal) -> ProposalData:
    template = planned.rules.proposals.get(each.template or "")
    return {
        "answers": list(each.answers),
        "proposal": True,
        "who": _text(each.who),
        "what": _text(each.what),
        "from": _text(each.from_),
        "checker": _text(each.checker),
        "check": _text(each.check),
        "otherwise": _text(each.otherwise),
        "evaluate": _text(each.evaluate),
        "signal": _text(each.signal) if each.signal else None,
        "because": [one.rule.id for one in each.because],
        "template": each.template,
        "source": source_data(template.source) if template else None,
        "status": template.status.is_ if template else "draft",
    }


def _gap(each: Gap) -> GapData:
    return {
        "code": each.code,
        "about": each.about,
        "text": _text(each.text),
        "do": _text(each.do) if each.do else None,
        "items": list(each.items),
        "blocks": each.blocks,
        "rule": each.rule,
    }
