"""Taxeren: what the rules cannot exclude, per situation and for the household; never a verdict."""

from collections.abc import Iterable

from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.stages import (
    Account,
    AcuteBasis,
    AcuteCheck,
    AssessedCase,
    Assessment,
    ConcretisedCase,
    HouseholdAssessment,
    Interval,
    Structural,
)
from top3.model.people import is_person
from top3.model.situations import Situation
from top3.rules.evaluate import Finding, Node, evaluate
from top3.rules.logic import Tri, Truth

_CHECKS: dict[Truth, AcuteCheck] = {
    Tri.TRUE: "required",
    Tri.UNKNOWN: "cannot_exclude",
    Tri.FALSE: "not_found",
    None: "not_found",
}
_STRUCTURAL: dict[Truth, Structural] = {
    Tri.TRUE: "yes",
    Tri.UNKNOWN: "unknown",
    Tri.FALSE: "no",
    None: "no",
}
_DISPUTING = ("denied", "differs")
_UNASKED = {"not_asked", "presence_not_recorded"}


def assess(case: ConcretisedCase) -> AssessedCase:
    """Weigh every situation against the rules, as things stood on the day of the case.

    Args:
        case: A concretised case holding n situations, n ≥ 0, concrete or not.

    Returns:
        The same n situations in the same order, each with exactly one interval of urgency. The
        lowest level is never "none": a recorded situation asks for attention. What no rule could
        settle comes back as a question, never as a lower bound. A denial lowers nothing.

    Source: docs/explanation/method-as-encoded.md (R07–R16, R59–R66).
    """
    world = case.ordered.world
    findings = tuple(evaluate(world.rules, world, world.rules.serving("assess")))
    situations = tuple(
        _assessment(world, situation, [each for each in findings if each.about[1] == situation.id])
        for situation in world.case.situations
    )
    return AssessedCase(case, situations, _household(findings, situations), findings)


def _assessment(world: CaseWorld, situation: Situation, findings: list[Finding]) -> Assessment:
    check, basis = acute_check(acute_dangers(findings))
    return Assessment(
        situation=situation.id,
        urgency=urgency_of(world.rules.urgency, findings),
        acute_check=check,
        acute_basis=basis,
        structural=_STRUCTURAL[_tag(findings, "structural")],
        past=_tag(findings, "past") is Tri.TRUE,
        disputed_by=_disputed_by(world, situation, findings),
        accounts=_accounts(world, situation),
        findings=tuple(findings),
    )


def acute_dangers(findings: Iterable[Finding]) -> list[Finding]:
    """Return the dangers that ask for an acute check; "treat as acute" asks for one too."""
    return [
        each
        for each in findings
        if each.rule.head.kind == "danger"
        and each.rule.outcome in (("acute_check", "required"), ("at_least", "acute"))
    ]


def acute_check(dangers: Iterable[Finding]) -> tuple[AcuteCheck, AcuteBasis | None]:
    """Bring the acute indicators together, and say what an open one rests on."""
    listed = list(dangers)
    values = [each.value for each in listed]
    if Tri.TRUE in values:
        return "required", "signal"
    if Tri.UNKNOWN not in values:
        return "not_found", None
    open_trees = [each.tree for each in listed if each.value is Tri.UNKNOWN]
    if any(has_signal(tree) for tree in open_trees):
        return "cannot_exclude", "signal"
    reasons = {reason for tree in open_trees for reason in _reasons(tree)}
    return "cannot_exclude", "not_asked" if reasons <= _UNASKED else "asked_not_known"


def has_signal(node: Node) -> bool:
    """Say whether a yes that is itself a sign of danger stands anywhere in a tree."""
    return node.signal or any(has_signal(child) for child in node.children)


def _reasons(node: Node) -> set[str]:
    own = {node.reason} if node.reason else set()
    return own.union(*(_reasons(child) for child in node.children))


def urgency_of(scale: tuple[str, ...], findings: Iterable[Finding]) -> Interval:
    """Bring dangers together on the scale: the highest that is certain, the highest not excluded.

    What is not known raises the upper bound only. The lowest level of the scale is the least.
    """
    low, high = 0, 0
    for finding in findings:
        if finding.rule.head.kind != "danger":
            continue
        key, value = finding.rule.outcome
        # a required check means: at least the step below the top, the top not excluded
        least = scale.index(value) if key == "at_least" else len(scale) - 2
        most = scale.index(value) if key == "at_least" else len(scale) - 1
        if finding.value is Tri.TRUE:
            low, high = max(low, least), max(high, most)
        elif finding.value is Tri.UNKNOWN:
            high = max(high, most)
    return Interval(scale[low], scale[high])


def _tag(findings: Iterable[Finding], tag: str) -> Truth:
    values = [each.value for each in findings if each.rule.outcome == ("tag", tag)]
    return values[0] if values else Tri.FALSE


def _household(
    findings: Iterable[Finding], situations: Iterable[Assessment]
) -> HouseholdAssessment:
    own = [each for each in findings if each.about == HOUSEHOLD]
    listed = list(situations)
    inside = [danger for each in listed if not each.past for danger in acute_dangers(each.findings)]
    check, basis = acute_check([*acute_dangers(own), *inside])
    kinds = {each.structural for each in listed}
    structural: Structural = "unknown" if "unknown" in kinds or not kinds else "no"
    return HouseholdAssessment(check, basis, "yes" if "yes" in kinds else structural)


def _disputed_by(
    world: CaseWorld, situation: Situation, findings: Iterable[Finding]
) -> tuple[str, ...]:
    stances = [who for who, stance in situation.seen_by.items() if stance in _DISPUTING]
    against = {name for each in findings for name in _against(each.tree)}
    tellers = [world.informant(each) for each in world.statements(sorted(against))]
    people = [each for each in tellers if isinstance(each, str) and is_person(each)]
    return tuple(dict.fromkeys([*stances, *people]))


def _against(node: Node) -> set[str]:
    return set(node.against).union(*(_against(child) for child in node.children))


def _accounts(world: CaseWorld, situation: Situation) -> tuple[Account, ...]:
    """Put beside everybody who is said to have acted what they say themselves."""
    actors = world.read(("situation", situation.id), "situation.actors").merged().has
    told = world.statements(situation.statements)
    return tuple(
        Account(
            who,
            situation.seen_by.get(who, "not_asked"),
            tuple(each.id for each in told if world.informant(each) == who),
        )
        for who in actors
    )
