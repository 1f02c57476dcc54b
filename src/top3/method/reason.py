"""All steps in one call, with what must happen now in front and the receipt behind."""

import hashlib
from datetime import date
from typing import Any

from top3 import __version__
from top3.canonical import canonical_json
from top3.method.assess import assess
from top3.method.concretise import concretise
from top3.method.make_plan import make_plan
from top3.method.names import both
from top3.method.now import now_of
from top3.method.order import order
from top3.method.prioritise import prioritise
from top3.method.stages import PlannedCase, Result
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.rules.logic import Tri


def reason(case: Case, rules: RuleSet, *, as_of: date | None = None) -> Result:
    """Take a case through all steps: order, concretise, assess, prioritise, make a plan.

    Args:
        case: The record; unfinished is fine, what nobody knows becomes a question.
        rules: The rule set, such as `load_rules("top3")` gives.
        as_of: The day to look from; left out it is the case's own day. There is no clock.

    Returns:
        The plan with every stage behind it, what must happen now, questions, advice, warnings, the
        fixed statement of limits and the receipt. Same input, same bytes.

    Raises:
        CaseError: the case uses names the rule set does not have.
        RulesetNotValidError: the rule set is not valid on that day.
    """
    ordered = order(case, rules, as_of=as_of)
    planned = make_plan(prioritise(assess(concretise(ordered))))
    findings = [each for each in planned.all_findings() if each.value is Tri.TRUE]
    return Result(
        planned=planned,
        now=now_of(planned),
        advice=tuple(each for each in findings if each.rule.head.kind == "advice"),
        warnings=tuple(each for each in findings if each.rule.head.kind == "warning"),
        limits=both(rules.texts["limits"]),
        receipt=_receipt(planned),
    )


def _receipt(planned: PlannedCase) -> dict[str, Any]:
    rules = planned.rules
    return {
        "engine": __version__,
        "schema": "top3/result/1",
        "rules": [{"id": rules.id, "version": rules.version, "sha256": rules.digest}],
        "status": rules.status.is_,
        "as_of": planned.ordered.as_of.isoformat(),
        "input_sha256": _digest(planned.case.to_data()),
    }


def _digest(data: object) -> str:
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()
