"""All steps in one call, with what must happen now in front and the receipt behind."""

from datetime import date

from top3.method import pruning
from top3.method.assess import assess
from top3.method.concretise import concretise
from top3.method.make_plan import make_plan
from top3.method.names import both
from top3.method.now import now_of
from top3.method.order import order
from top3.method.prioritise import prioritise
from top3.method.receipt import receipt_of
from top3.method.seal import Seal
from top3.method.stages import Result
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.rules.logic import Tri


def reason(
    case: Case,
    rules: RuleSet,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    key: bytes | None = None,
) -> Result:
    """Take a case through all steps: order, concretise, assess, prioritise, make a plan.

    Args:
        case: The record; unfinished is fine, what nobody knows becomes a question.
        rules: The rule set, such as `load_rules("top3")` gives.
        as_of: The day to look from; left out it is the case's own day. There is no clock.
        known_by: Only what was recorded by then counts; what is left out is counted, not named.
        key: The key of this case, 16 bytes or more, for the digests in the receipt; without one
            they are plain, and stay in the worker's version.

    Returns:
        The plan with every stage behind it, what must happen now, questions, advice, warnings, the
        fixed statement of limits and the receipt. Same input, same bytes.

    Raises:
        CaseError: the case uses names the rule set does not have.
        RulesetNotValidError: the rule set is not valid on that day.
        ValueError: the key is too short.
    """
    seal = Seal(key)
    left_out = pruning.LeftOut()
    if known_by is not None:
        case, left_out = pruning.known_by(case, known_by)
    ordered = order(case, rules, as_of=as_of)
    planned = make_plan(prioritise(assess(concretise(ordered))))
    findings = [each for each in planned.all_findings() if each.value is Tri.TRUE]
    return Result(
        planned=planned,
        now=now_of(planned),
        advice=tuple(each for each in findings if each.rule.head.kind == "advice"),
        warnings=tuple(each for each in findings if each.rule.head.kind == "warning"),
        limits=both(rules.texts["limits"]),
        receipt=receipt_of(planned, seal, known_by),
        seal=seal,
        left_out=left_out,
    )
