"""Why: from a line in the plan to the rule, its source and the words that were said."""

from collections.abc import Iterable
from dataclasses import dataclass

from top3.errors import Both
from top3.method.lookup import findings_about
from top3.method.names import (
    both,
    claim_of,
    fill,
    party_name,
    slots_of,
)
from top3.method.stages import PlannedCase, Result
from top3.method.title import title as item_title
from top3.method.vocabulary import URGENCY
from top3.model.agreements import Judgement
from top3.model.people import is_person
from top3.rules.accounts import OPEN
from top3.rules.evaluate import Finding, Node
from top3.rules.explain import PARTS, Line, lines
from top3.rules.layers.overlay_format import layer_of
from top3.rules.logic import Tri

_MARKS: dict[str, Both] = {
    "S": Both("gezien in een bron", "seen in a source"),
    "S~": Both("deels gezien, of regionaal", "seen in part, or regional"),
    "I": Both("afgeleid, concept", "inferred, draft"),
    "B": Both("achtergrondkennis, concept", "background knowledge, draft"),
    "B?": Both("onzekere achtergrondkennis, concept", "uncertain background knowledge, draft"),
    "mixed": Both("deels gezien, deels afgeleid, concept", "part seen, part inferred, draft"),
}


@dataclass(frozen=True, repr=False)
class Quote:
    """The words that were said: by whom, in which report, when recorded, and literally.

    `hide_from` names the persons and readers it must not reach; empty where nothing is said of it.
    """

    statement: str
    informant: Both
    report: str
    recorded: str
    text: str
    hide_from: tuple[Both, ...] = ()

    def line(self, lang: str) -> str:
        """Return the quote as one line, with whom it must not reach in front of the words."""
        head = f"[{self.statement}, {self.report}] {self.informant.in_language(lang)}"
        words = f"{head}, {self.recorded}: “{self.text}”"
        if not self.hide_from:
            return words
        names = ", ".join(each.in_language(lang) for each in self.hide_from)
        secret = Both(f"in vertrouwen, niet voor {names}", f"in confidence, not for {names}")
        return f"({secret.in_language(lang)}) {words}"

    def __repr__(self) -> str:
        """Name the statement only."""
        return f"Quote({self.statement})"


@dataclass(frozen=True, repr=False)
class Explanation:
    """Why one rule says what it says about one item, outside in, with sources and words.

    `lines` is the whole evaluation tree, decisive or not; `quotes` the statements it rests on and
    `against` those that say otherwise, both in the order of the record.
    """

    finding: Finding
    claim: Both
    source: Both
    lines: tuple[Line, ...]
    quotes: tuple[Quote, ...]
    against: tuple[Quote, ...]

    def __repr__(self) -> str:
        """Name the finding only."""
        return f"Explanation({self.finding!r})"


def explain(result: Result | PlannedCase, item: str) -> tuple[Explanation, ...]:
    """Explain what is said about an item.

    Args:
        result: A result or a plan.
        item: `s1` for everything that is present or cannot be excluded about it, `s1:rule-id` for
            one rule, whatever it says, or `top3` for the situations in the proposal.

    Returns:
        One explanation per finding: present ones first, then those that cannot be excluded.

    Raises:
        ItemNotFoundError: nothing has that name; `.known` holds the names there are.
    """
    planned = result.planned if isinstance(result, Result) else result
    rule = ":" in item
    findings = findings_about(planned, item)
    shown = findings if rule else [each for each in findings if each.value is not Tri.FALSE]
    ordered = sorted(shown, key=lambda each: each.value is not Tri.TRUE)
    return tuple(_explanation(planned, each) for each in ordered if rule or each.value is not None)


def _explanation(planned: PlannedCase, finding: Finding) -> Explanation:
    by, against = set(_all(finding.tree, "by")), set(_all(finding.tree, "against"))
    return Explanation(
        finding=finding,
        claim=claim_of(planned.world, finding),
        source=source_of(finding),
        lines=tuple(lines(finding, lambda node: part_name(planned, node))),
        quotes=quotes(planned, by - against),
        against=quotes(planned, against),
    )


def source_of(finding: Finding) -> Both:
    """Say where a rule comes from: sources, the honesty mark in words, and layer and version."""
    head = finding.rule.head
    mark, ids = _MARKS[head.source.mark], ", ".join((*head.ref, *head.source.ids)) or "-"
    layer = f"{finding.layer}, {finding.rule.id} v{head.version}"
    return Both(f"{layer}; {ids}; {mark.nl}", f"{layer}; {ids}; {mark.en}")


def quotes(planned: PlannedCase, statements: Iterable[str]) -> tuple[Quote, ...]:
    """Return the words of statements, in the order of the record, and then of judgements."""
    wanted, world = set(statements), planned.world
    made = []
    for each in planned.case.statements:
        if each.id in wanted:
            report = world.reports[each.report]
            informant = _teller(planned, report.informant, each.heard_from)
            hidden = dict.fromkeys((*each.hide_from, *report.hide_from))
            hide_from = tuple(party_name(world, who) for who in hidden)
            made.append(
                Quote(each.id, informant, each.report, report.recorded, each.text, hide_from)
            )
    made += [_judged(planned, each) for each in planned.case.judgements if each.id in wanted]
    return tuple(made)


def _judged(planned: PlannedCase, judgement: Judgement) -> Quote:
    """Return what a person judged, with their name or role, the day, and their reason."""
    rules, scale = planned.rules, judgement.scale or URGENCY
    level, role = both(rules.label(scale, judgement.level)), judgement.by.role
    label = both(rules.label("roles", role))
    name = judgement.by.name
    who = Both(f"{name} ({label.nl})", f"{name} ({label.en})") if name else label
    text = f"{level.nl}: {judgement.reason.nl}"
    return Quote(judgement.id, who, "oordeel", judgement.on.isoformat(), text)


def _teller(planned: PlannedCase, informant: object, heard_from: str | None) -> Both:
    """Say who told it; second-hand words stay in the mouth of who spoke them."""
    told = Both("onbekend", "unknown")
    if isinstance(informant, str):
        told = party_name(planned.world, informant)
    if not heard_from:
        return told
    source = party_name(planned.world, heard_from)
    return Both(f"{told.nl} (gehoord van {source.nl})", f"{told.en} (heard from {source.en})")


def _all(node: Node, field: str) -> list[str]:
    own: list[str] = list(getattr(node, field))
    return own + [name for child in node.children for name in _all(child, field)]


def part_name(planned: PlannedCase, node: Node) -> Both:
    """Name a part for people: whose fact it is, what was asked of it."""
    if node.kind in ("group", OPEN) and node.fact:
        label = _label(planned, node)
        other = PARTS[node.kind]
        return Both(f"{label.nl}: {other.nl}", f"{label.en}: {other.en}")
    if node.fact:
        label = _label(planned, node)
        who = _about(planned, node)
        test = _test(planned, node)
        return Both(f"{who.nl}{label.nl}{test.nl}", f"{who.en}{label.en}{test.en}")
    part = PARTS.get(node.kind)
    if part is None:
        quantifier, _, group = node.text.partition("_")
        some, of = _QUANTIFIERS[quantifier], both(planned.rules.label("groups", group))
        return Both(f"{some.nl} {of.nl}", f"{some.en} {of.en}")
    text = node.text if node.kind in ("rule", "finding") else ""
    return Both(f"{part.nl} {text}".strip(), f"{part.en} {text}".strip())


def _label(planned: PlannedCase, node: Node) -> Both:
    """Name a fact; what people judge is named by its question, with who it is about filled in."""
    label = both(planned.rules.dictionary.facts[str(node.fact)].label)
    return fill(label, **slots_of(planned.world, node.about)) if "{" in label.nl else label


def _about(planned: PlannedCase, node: Node) -> Both:
    if is_person(node.about[1]) and node.about[0] == "person":
        name = party_name(planned.world, node.about[1])
        return Both(f"{name.nl}, ", f"{name.en}, ")
    return Both("", "")


def _test(planned: PlannedCase, node: Node) -> Both:
    if node.kind in ("known", "unknown"):
        part = PARTS[node.kind]
        return Both(f" {part.nl}", f" {part.en}")
    if not node.text:  # whether it is described was asked of what does not apply
        return Both("", "")
    operator, _, operand = node.text.partition(": ")
    spec = planned.rules.dictionary.facts[node.fact or ""]
    names = [planned.rules.label(spec.of, each) for each in operand.split(", ")] if spec.of else []
    nl = ", ".join(each.nl for each in names) or _plain(planned, operand)
    en = ", ".join(each.en or each.nl for each in names) or _plain(planned, operand)
    sign = _OPERATORS.get(operator, Both(operator, operator))
    if operand == "true":
        return Both("", "")
    if operand == "false":
        return Both(" (nee)", " (no)")
    return Both(f" {sign.nl} {nl}", f" {sign.en} {en}")


_QUANTIFIERS = {
    "any": Both("iemand van:", "somebody of:"),
    "every": Both("ieder van:", "each of:"),
}
_OPERATORS = {
    "includes": Both("is of bevat:", "is or has:"),
    "is": Both("is", "is"),
    "in": Both("is een van:", "is one of:"),
    "at_least": Both("ten minste", "at least"),
    "at_most": Both("ten hoogste", "at most"),
    "above": Both("boven", "above"),
    "below": Both("onder", "below"),
    "before": Both("vóór", "before"),
    "after": Both("na", "after"),
    "within": Both("binnen (dagen)", "within (days)"),
}


def _plain(planned: PlannedCase, operand: str) -> str:
    parameter = planned.rules.parameters.get(operand)
    if parameter is None:
        return operand
    layer = layer_of(parameter, planned.rules)
    who = "" if layer == planned.rules.layer else f", {layer}"
    return f"{parameter.value} ({operand}{who})"


def title(planned: PlannedCase, item: str) -> Both:
    """Return a readable title of an item."""
    return item_title(planned.world, item)
