"""The plan: what people agreed, what is proposed, what is missing; without situations, finding out.

A proposal is never filled in as decided: it says what an agreement needs and for whom.
"""

from collections.abc import Iterable
from dataclasses import replace

from top3.errors import Both
from top3.method.delicate import consult_about, is_delicate
from top3.method.facts import CaseWorld
from top3.method.make_parts import make_parts
from top3.method.names import because, both, party_name
from top3.method.parts import LeftOutAcute
from top3.method.plan_burden import missing_in
from top3.method.plan_check import check_plan
from top3.method.plan_found import what_to_do
from top3.method.proposals import proposals_for
from top3.method.questions import open_questions
from top3.method.stages import (
    FindingOut,
    Gap,
    PlannedCase,
    PrioritisedCase,
    Question,
)
from top3.model.agreements import Agreement, Decision, Reason
from top3.rules.evaluate import evaluate
from top3.rules.logic import Tri
from top3.values import Known

_OPEN_BASES = ("signal", "asked_not_known")
_NO_AGREEMENT = "no_agreement"
_LEFT_OUT = "left_out_acute"
_PLAN_GATE = "plan"
_OTHER = "other"


def make_plan(case: PrioritisedCase) -> PlannedCase:
    """Make the one living plan on the top 3 people chose, or else on the proposal, said so.

    Args:
        case: A prioritised case holding 0 or more concrete situations.

    Returns:
        The agreements of the record, unchanged; one proposal for each situation without a running
        agreement; every gap; what may be acute and is not in the top 3, with the reason people gave
        for leaving it out; and the same by part: safety, help, future. Without a situation to work
        on it is a finding-out plan.

    Source: docs/explanation/method-as-encoded.md (R19, R23–R25, R45).
    """
    world = case.assessed.concretised.ordered.world
    findings = tuple(
        evaluate(world.rules, world, [*world.rules.serving("plan"), *world.rules.serving("ask")])
    )
    about = case.chosen_items or tuple(each.situation for each in case.top3)
    asked, consult = open_questions(case)
    open_acute = _open_acute(case, about)
    plan = PlannedCase(
        prioritised=case,
        basis="chosen" if case.chosen else "proposed",
        about=about,
        agreed=world.case.agreements,
        proposed=tuple(
            proposal
            for name in about
            if not _running(world, name)
            for proposal in proposals_for(world, case, name)
        ),
        gaps=(),
        open_acute=open_acute,
        left_out=tuple(_reason(world, case, each) for each in open_acute) if case.chosen else (),
        parts=make_parts(world, findings, about, open_acute, lambda each: is_running(each, world)),
        finding_out=() if about else tuple(_finding_out(world, each) for each in asked),
        questions=asked,
        consult_instead=consult,
        findings=findings,
    )
    return replace(plan, gaps=_with_what_to_do(plan))


def _with_what_to_do(plan: PlannedCase) -> tuple[Gap, ...]:
    """Return every gap with what to do about it: those of rules and record, then of the check."""
    world = plan.world
    told = (replace(each, do=_what_to_do(world, each)) for each in _gaps(plan))
    return (*told, *check_plan(plan, lambda each: is_running(each, world)))


def _what_to_do(world: CaseWorld, gap: Gap) -> Both | None:
    key, item = ("situation", gap.about), world.by_id.get(gap.about)
    if gap.code == _NO_AGREEMENT and is_delicate(world, key):
        return consult_about(world, key)
    slots = {"items": missing_in(world, item)} if isinstance(item, Agreement) else {}
    return what_to_do(world, gap.code, slots)


def _running(world: CaseWorld, situation: str) -> list[Agreement]:
    return [
        each
        for each in world.case.agreements
        if situation in each.answers and is_running(each, world)
    ]


def begin_with(plan: PlannedCase) -> Question | None:
    """Return the first question that can make a situation concrete, or else the first there is.

    None where no question is open.
    """
    situations = plan.prioritised.assessed.concretised.situations
    gates = {gate.rule.id for each in situations for gate in each.gates}
    # a question about the record itself hangs on no rule
    opening = [each for each in plan.questions if not each.asked_by or gates & set(each.asked_by)]
    return next(iter([*opening, *plan.questions]), None)


def is_running(agreement: Agreement, world: CaseWorld) -> bool:
    """Say whether an agreement still runs: until it ends, is replaced, or its last day passes."""
    if agreement.status:
        return agreement.status == "running"
    until = agreement.until
    return not (isinstance(until, Known) and until.value < world.as_of)


def _open_acute(case: PrioritisedCase, about: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        each.situation
        for each in case.assessed.situations
        if each.situation not in about
        and not each.past
        and (
            each.acute_check == "required"
            or (each.acute_check == "cannot_exclude" and each.acute_basis in _OPEN_BASES)
        )
    )


def _finding_out(world: CaseWorld, question: Question) -> FindingOut:
    texts = world.rules.texts
    face = world.case.household.fixed_face
    who = both(texts["gap_nobody_asks"])
    if isinstance(face, Known):
        name, role = face.value.name, party_name(world, face.value.role)
        who = Both(f"{name} ({role.nl})", f"{name} ({role.en})") if name else role
    return FindingOut(question, who, both(texts[f"when_{question.tier}"]))


def _gaps(plan: PlannedCase) -> Iterable[Gap]:
    world, texts = plan.world, plan.rules.texts
    for situation in plan.about:
        if not _running(world, situation):
            yield Gap(_NO_AGREEMENT, situation, both(texts["gap_no_agreement"]), blocks=False)
    for agreement in plan.agreed:
        if not agreement.answers:
            text = both(texts["gap_agreement_without_situation"])
            yield Gap("no_situation", agreement.id, text, blocks=False)
    if not isinstance(world.case.household.fixed_face, Known):
        yield Gap("no_fixed_face", "household", both(texts["gap_no_fixed_face"]), blocks=False)
    yield from _from_rules(plan)
    yield from _left_out(plan)


def _from_rules(plan: PlannedCase) -> Iterable[Gap]:
    """Turn what the rules for agreements and people found into gaps."""
    for finding in plan.findings:
        rule = finding.rule
        key, value = rule.outcome
        # gates of later phases are shut until people open them: that is no gap in this plan; while
        # nothing is chosen it is a proposal or a plan to find out, and says so itself
        of_choice = plan.basis == "chosen" or finding.about[0] == "agreement"
        is_gate = of_choice and rule.head.kind == "gate" and value == _PLAN_GATE
        closed_gate = is_gate and finding.value is not Tri.TRUE
        if closed_gate or (rule.head.kind == "warning" and finding.value is Tri.TRUE):
            code = value if key == "warn" else rule.id.replace("-", "_")
            text = because(plan.world, finding)
            yield Gap(code, finding.about[1], text, blocks=closed_gate, rule=rule.id)


def _left_out(plan: PlannedCase) -> Iterable[Gap]:
    """Name what needs an acute check and was left out of the choice without a coded reason.

    With a reason it is no gap, and it stays open acute all the same.
    """
    for each in plan.left_out:
        required = plan.prioritised.assessed.of(each.situation).acute_check == "required"
        if required and each.code is None:
            text = both(plan.rules.texts["gap_left_out_acute"])
            yield Gap(_LEFT_OUT, each.situation, text, blocks=False)


def _reason(world: CaseWorld, case: PrioritisedCase, situation: str) -> LeftOutAcute:
    """Return the coded reason for leaving out a situation: its own, else that of the choice."""
    decision = world.by_id[case.chosen or ""]
    assert isinstance(decision, Decision)
    own = [each for each in decision.left_out if each.item == situation]
    for reason in (*own, decision.reason):
        if _explains(world, reason, alone=reason in own):
            words = Both(reason.nl, reason.en or reason.nl) if reason.nl else None
            return LeftOutAcute(situation, reason.code, words)
    return LeftOutAcute(situation, None, None)


def _explains(world: CaseWorld, reason: Reason, *, alone: bool) -> bool:
    """Say whether a code says why something was left out; "other" only with words of its own."""
    if reason.code == _OTHER:
        return alone and bool(reason.nl)
    entry = world.rules.terms.get("reasons", {}).get(reason.code, {})
    return bool(entry.get("leaves_out"))
