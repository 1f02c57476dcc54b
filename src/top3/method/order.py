"""Ordenen: sort what is known, and set aside what is no situation, with where it belongs."""

from datetime import date

from top3.errors import Both, RulesetNotValidError
from top3.method import readers as _readers
from top3.method.facts import CaseWorld
from top3.method.names import both, fill
from top3.method.stages import OrderedCase, SetAside
from top3.method.timeline import class_doubts, sorted_statements
from top3.method.vocabulary import check_vocabulary
from top3.model.case import Case
from top3.rules.evaluate import evaluate
from top3.rules.language import RuleSet
from top3.rules.logic import Tri

UNCLASSIFIED = "unclassified"
_STAYS = ("situation", "unknown")
_WARNED = "label_as_situation"


def order(case: Case, rules: RuleSet, *, as_of: date | None = None) -> OrderedCase:
    """Sort the record: statements by the class people gave them, the rest set aside.

    Args:
        case: The record, with 0 or more statements and situations.
        rules: The rule set to read it with; it must be valid on `as_of`.
        as_of: The day to read it on; left out it is the case's own day.

    Returns:
        Every statement under exactly one class; what no one classified stands apart. A label,
        diagnosis or risk factor is set aside with the place where it belongs and the question that
        makes it observable; nothing is lost.

    Raises:
        RulesetNotValidError: `as_of` lies outside the validity of the rules.
        CaseError: the case uses names the rule set does not have.

    Source: docs/explanation/method-as-encoded.md (R05, R06, R62).
    """
    day = as_of or case.as_of
    if not rules.valid.holds_on(day):
        raise RulesetNotValidError(day.isoformat(), rules.valid.in_words())
    check_vocabulary(case, rules)
    world = CaseWorld(case, rules, day)
    findings = tuple(evaluate(rules, world, rules.serving("order")))
    classes: dict[str, list[str]] = {}
    for statement in case.statements:
        classes.setdefault(statement.class_ or UNCLASSIFIED, []).append(statement.id)
    aside = [*_statements_aside(world), *_items_aside(world)]
    labels = {
        finding.about[1]
        for finding in findings
        if finding.rule.outcome == ("warn", _WARNED) and finding.value is Tri.TRUE
    }
    aside += [_situation_aside(world, each) for each in sorted(labels)]
    return OrderedCase(
        world=world,
        classes={name: tuple(ids) for name, ids in classes.items()},
        statements=sorted_statements(world),
        doubts=class_doubts(world),
        set_aside=tuple(aside),
        findings=findings,
    )


def _statements_aside(world: CaseWorld) -> list[SetAside]:
    return [
        _aside(world, statement.id, statement.class_)
        for statement in world.case.statements
        if statement.class_ and statement.class_ not in _STAYS
    ]


def _items_aside(world: CaseWorld) -> list[SetAside]:
    kinds = {"risk": "risk_factor", "protective": "protective_factor"}
    factors = [_aside(world, each.id, kinds[each.kind]) for each in world.case.factors]
    consequences = [_aside(world, each.id, "consequence") for each in world.case.consequences]
    return [
        *factors,
        *consequences,
        *(_aside(world, each.id, "strength") for each in world.case.strengths),
    ]


def _situation_aside(world: CaseWorld, situation: str) -> SetAside:
    item = next(each for each in world.case.situations if each.id == situation)
    words = getattr(item.behaviour.words, "value", None)
    found = _readers.is_headword(world.rules, words.nl) if words else None
    return _aside(world, situation, found or "label")


def _aside(world: CaseWorld, item: str, class_: str) -> SetAside:
    entry = world.rules.terms["classes"][class_]
    label, belongs = both(world.rules.label("classes", class_)), entry["belongs"]
    because = fill(Both("{label}, geen situatie", "{label}, no situation"), label=label)
    if class_ in ("label", "opinion", "diagnosis", "attitude"):
        question = both(world.rules.texts["label_question"])
        because = Both(f"{because.nl}. {question.nl}", f"{because.en}. {question.en}")
    ask = entry.get("ask")
    return SetAside(
        item=item,
        class_=class_,
        place=entry["place"],
        belongs=Both(belongs["nl"], belongs["en"]),
        because=because,
        ask=Both(ask["nl"], ask["en"]) if ask else None,
    )
