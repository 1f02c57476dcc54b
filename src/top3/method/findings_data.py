"""Findings as plain data, and the rules they come from: the texts of a rule stand once."""

from typing import cast

from top3.method.names import because
from top3.method.plain_result import FindingData, RuleData, SourceData
from top3.method.plain_types import TextData
from top3.method.stages import PlannedCase
from top3.rules.evaluate import Finding, Node
from top3.rules.language import Rule, Scope
from top3.rules.logic import Tri
from top3.rules.sources import Source


def findings_data(
    planned: PlannedCase, everything: bool
) -> tuple[dict[int, str], list[FindingData]]:
    """Return the ids given to findings, by identity, and the findings that are shown."""
    shown = [each for each in planned.all_findings() if everything or each.outcome != "not_found"]
    ids = {id(each): f"f{number}" for number, each in enumerate(shown, start=1)}
    return ids, [
        {
            "id": ids[id(each)],
            "rule": each.rule.id,
            "version": str(each.rule.head.version),
            "layer": each.layer,
            "kind": each.rule.head.kind,
            "about": {"kind": cast(Scope, each.about[0]), "id": each.about[1]},
            "outcome": each.outcome,
            "leans_on": list(each.leans_on),
            "because": _because(planned, each),
            "facts": sorted(_facts(each.tree)),
            "missing": sorted(_missing(each.tree)),
            "statements": sorted(_statements(each.tree)),
        }
        for each in shown
    ]


def _facts(node: Node) -> set[str]:
    own = {node.fact} if node.fact else set()
    return own.union(*(_facts(child) for child in node.children))


def _missing(node: Node) -> set[str]:
    """Return the facts that are not known, or not freely and undisputedly told."""
    own = {node.fact} if node.fact and (node.reason or node.value is Tri.UNKNOWN) else set()
    return own.union(*(_missing(child) for child in node.children))


def _statements(node: Node) -> set[str]:
    return {*node.by, *node.against}.union(*(_statements(each) for each in node.children))


def rules_data(planned: PlannedCase, everything: bool) -> dict[str, RuleData]:
    """Return every rule that has a finding in the result, by its id."""
    seen: dict[str, RuleData] = {}
    for each in planned.all_findings():
        if each.rule.id not in seen and (everything or each.outcome != "not_found"):
            seen[each.rule.id] = _rule(each.rule)
    return seen


def _rule(rule: Rule) -> RuleData:
    head = rule.head
    return {
        "version": head.version,
        "kind": head.kind,
        "ref": list(head.ref),
        "then": dict(head.then),
        "because": {"nl": head.because.nl, "en": head.because.en or head.because.nl},
        "source": source_data(head.source),
        "status": head.status.is_ if head.status else "draft",
    }


def source_data(source: Source) -> SourceData:
    """Return where something comes from as plain data."""
    return {
        "mark": source.mark,
        "ids": list(source.ids),
        "place": source.place,
        "text": source.text,
        "quote": source.quote,
    }


def _because(planned: PlannedCase, finding: Finding) -> TextData:
    text = because(planned.world, finding)
    return {"nl": text.nl, "en": text.en}
