"""What a change of rules does to cases: which findings, places, gates and questions differ, why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from top3.errors import Both, ProblemsError, RulesetNotValidError
from top3.method.names import because, both, claim_of
from top3.method.reason import reason
from top3.method.stages import PlannedCase, Question, Result
from top3.model.case import Case
from top3.rules.evaluate import Finding, Key
from top3.rules.language import RuleSet

What = Literal["finding", "gate", "urgency", "order", "question"]
Said = Both | None
_NO_DANGER = ("tag", "judgement", "priority")
"""Kinds of which nothing has to be excluded: they are not known, and that is all."""


@dataclass(frozen=True, repr=False)
class Difference:
    """One thing that reads otherwise: about which item, by which rules and layers, old and new.

    `old` is None where it was not said before, `new` where it no longer is. `rules` are the rules
    that speak, each with its layer before and after; empty where it is not there.
    """

    what: What
    about: str
    rules: tuple[tuple[str, str, str], ...]
    old: Said
    new: Said

    def __repr__(self) -> str:
        """Name what differs and about which item; the texts name people."""
        return f"Difference({self.what}, {self.about})"


@dataclass(frozen=True)
class Impact:
    """What changes for one case; `refused` says which of the two rule sets cannot read it."""

    case: str
    differences: tuple[Difference, ...]
    refused: Said = None


def impact(case: Case, old: RuleSet, new: RuleSet, *, as_of: date | None = None) -> Impact:
    """Reason about a case with both rule sets and return everything that differs.

    Args:
        case: The record.
        old: The rule set as it was.
        new: The rule set as it will be.
        as_of: The day to look from; left out it is the case's own.

    Returns:
        The differences: findings in the order of the steps, then urgency, gates, the order of the
        situations, and questions. A case that one of the two refuses has none, and says which.
    """
    results: list[Result] = []
    for rules, which in ((old, Both("de oude regels", "the old rules")),
                         (new, Both("de nieuwe regels", "the new rules"))):  # fmt: skip
        try:
            results.append(reason(case, rules, as_of=as_of))
        except (ProblemsError, RulesetNotValidError) as error:
            return Impact(case.id, (), _refusal(error, which))
    before, after = (each.planned for each in results)
    findings = tuple(_findings(before, after))
    return Impact(
        case.id,
        (
            *findings,
            *_urgency(before, after, findings),
            *_order(before, after, findings),
            *_questions(before, after),
        ),
    )


def _refusal(error: ProblemsError | RulesetNotValidError, which: Both) -> Both:
    if isinstance(error, RulesetNotValidError):
        nl, en = error.in_language("nl"), error.in_language("en")
        return Both(f"{which.nl}: {nl}", f"{which.en}: {en}")
    faults = len(error.problems)
    return Both(f"{which.nl} weigeren de zaak ({faults} fouten)",
                f"{which.en} refuse the case ({faults} faults)")  # fmt: skip


Found = dict[tuple[str, Key], Finding]


def _findings(before: PlannedCase, after: PlannedCase) -> Iterator[Difference]:
    old, new = _by_rule(before), _by_rule(after)
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        said = _said(before, was), _said(after, now)
        if said[0] == said[1]:
            continue
        one = was or now
        assert one is not None
        what: What = "gate" if one.rule.head.kind == "gate" else "finding"
        yield Difference(what, key[1][1], (_speaks(key[0], before, after),), *said)


def _by_rule(planned: PlannedCase) -> Found:
    return {(each.rule.id, each.about): each for each in planned.all_findings()}


def _said(planned: PlannedCase, finding: Finding | None) -> Said:
    """Return how a finding reads; what is not found says nothing, but a gate says it is shut."""
    if finding is None:
        return None
    kind = finding.rule.head.kind
    if finding.outcome == "not_found" and kind != "gate":
        return None
    if finding.outcome == "cannot_exclude" and kind in _NO_DANGER:
        text = because(planned.world, finding)
        return Both(f"nog niet bekend: {text.nl}", f"not known yet: {text.en}")
    return claim_of(planned.world, finding)


def _speaks(rule: str, before: PlannedCase, after: PlannedCase) -> tuple[str, str, str]:
    layers = (each.rules.rule(rule) for each in (before, after))
    first, then = (found.layer if found else "" for found in layers)
    return rule, first, then


def _behind(findings: tuple[Difference, ...], about: str) -> tuple[tuple[str, str, str], ...]:
    named = [rule for each in findings if each.about in (about, "household") for rule in each.rules]
    return tuple(dict.fromkeys(named))


def _urgency(
    before: PlannedCase, after: PlannedCase, findings: tuple[Difference, ...]
) -> Iterator[Difference]:
    old, new = _levels(before), _levels(after)
    for name, level in old.items():
        if level != new[name]:
            yield Difference("urgency", name, _behind(findings, name), level, new[name])


def _levels(planned: PlannedCase) -> dict[str, Both]:
    found = {}
    for each in planned.prioritised.assessed.situations:
        low, high = (
            _level(planned, level) for level in (each.urgency.at_least, each.urgency.at_most)
        )
        found[each.situation] = Both(f"{low.nl} – {high.nl}", f"{low.en} – {high.en}")
    return found


def _level(planned: PlannedCase, level: str) -> Both:
    text = planned.rules.texts.get(f"urgency_{level}")
    return both(text or planned.rules.label("urgency", level))


def _order(
    before: PlannedCase, after: PlannedCase, findings: tuple[Difference, ...]
) -> Iterator[Difference]:
    old, new = _places(before), _places(after)
    if old == new:
        return
    named = [rule for each in findings for rule in each.rules]
    criteria = set(before.rules.order) | set(after.rules.order)
    moved = [rule for rule in dict.fromkeys(named) if _moves(rule[0], before, after, criteria)]
    yield Difference("order", "household", tuple(moved), Both(old, old), Both(new, new))


def _moves(rule: str, before: PlannedCase, after: PlannedCase, criteria: set[str]) -> bool:
    kinds = {found.head.kind for each in (before, after) if (found := each.rules.rule(rule))}
    return rule in criteria or bool(kinds & {"danger", "gate", "tag"})


def _places(planned: PlannedCase) -> str:
    order = planned.prioritised.order
    placed = ", ".join(f"{each.rank}. {each.situation}" for each in order)
    limit = ", ".join(each.situation for each in planned.prioritised.top3)
    return f"{placed or '-'} (top 3: {limit or '-'})"


def _questions(before: PlannedCase, after: PlannedCase) -> Iterator[Difference]:
    """Yield the questions that are new, gone, or asked in other words for the same rule."""
    old, new = _asked(before), _asked(after)
    gone = [each for key, each in old.items() if key not in new]
    come = [each for key, each in new.items() if key not in old]
    for was in gone:
        now = next((each for each in come if _is_like(was, each)), None)
        come = [each for each in come if each is not now]
        yield _question(was, now, before, after)
    for now in come:
        yield _question(None, now, before, after)


def _question(
    was: Question | None, now: Question | None, before: PlannedCase, after: PlannedCase
) -> Difference:
    there = [each for each in (was, now) if each]
    rules = dict.fromkeys(rule for each in there for rule in each.asked_by)
    speaking = tuple(_speaks(rule, before, after) for rule in rules)
    first, then = (each.text if each else None for each in (was, now))
    return Difference("question", there[0].about, speaking, first, then)


def _is_like(one: Question, other: Question) -> bool:
    return one.about == other.about and bool(set(one.asked_by) & set(other.asked_by))


def _asked(planned: PlannedCase) -> dict[tuple[str, str], Question]:
    return {
        (each.text.nl, each.about): each for each in (*planned.questions, *planned.consult_instead)
    }
