"""The reasons of a plan in neutral words: facts, rules, interests, what was not known, who decided.

It says what people recorded and what rules ask, each with where it comes from; it judges nothing.
What stands in it for a reader is what stands in the plan it is made from.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from top3.errors import Both
from top3.method.names import because, both, party_name, situation_title
from top3.method.objecting import Ruling, objections, rulings
from top3.method.quiet import Quiet
from top3.method.stages import PlannedCase, Tier
from top3.method.why import source_of
from top3.model.agreements import Decision, Informed, Measure
from top3.model.situations import Situation
from top3.rules.evaluate import Finding
from top3.values import Known, RoleRef, Weighing

Sort = Literal["decision", "left_out", "judgement", "weighing", "view"]
_SPEAKING = ("danger", "tag", "advice")


@dataclass(frozen=True, repr=False)
class Ground(Quiet):
    """What the plan rests on: a situation, with its statements by sort, and who disputes it.

    `statements` maps a sort ("fact", "account", "interpretation", "wish", "unknown") to ids.
    """

    situation: str
    words: Both
    statements: dict[str, tuple[str, ...]]
    disputed_by: tuple[str, ...]
    past: bool


@dataclass(frozen=True, repr=False)
class Speaking(Quiet):
    """A rule that speaks: what it says, about which items, where it comes from, how far it is."""

    rule: str
    says: Both
    about: tuple[str, ...]
    source: Both
    status: str


@dataclass(frozen=True, repr=False)
class Interest(Quiet):
    """What somebody recorded as weighing: a reason, a judgement, a weighing or an own view.

    `who` is None where nobody recorded who it was.
    """

    sort: Sort
    item: str
    about: tuple[str, ...]
    who: Both | None
    on: date | None
    words: Both


@dataclass(frozen=True, repr=False)
class NotKnown(Quiet):
    """What was not known, by when it has to be: questions that are open, in their order."""

    tier: Tier
    questions: tuple[Both, ...]


@dataclass(frozen=True, repr=False)
class Decided(Quiet):
    """Who decided what, in which role and frame, on which day, and who was told.

    None means that nobody recorded it.
    """

    item: str
    kind: str
    about: tuple[str, ...]
    who: Both | None
    on: date | None
    frame: str | None
    informed: tuple[Both, ...]


@dataclass(frozen=True, repr=False)
class Motivation(Quiet):
    """The reasons of a plan by section; an empty section means that nothing was recorded.

    `rulings` says of each decision an authority takes in which form it is taken and how to object;
    `objections` how to object to everything else.
    """

    grounds: tuple[Ground, ...]
    rules: tuple[Speaking, ...]
    interests: tuple[Interest, ...]
    not_known: tuple[NotKnown, ...]
    decided: tuple[Decided, ...]
    rulings: tuple[Ruling, ...]
    objections: tuple[Both, ...]
    limits: Both


def motivation(planned: PlannedCase, *, only: Collection[str] | None = None) -> Motivation:
    """Return the reasons of a plan.

    Args:
        planned: The plan, as its reader may know it.
        only: The situations it is about; left out, those the plan works on and what may be acute.

    Returns:
        Facts with the statements they rest on, the rules that speak about them, what people said
        weighs, what is not known, who decided, and how to object. Nothing is concluded.
    """
    about = tuple(only) if only is not None else (*planned.about, *planned.open_acute)
    return Motivation(
        grounds=tuple(_ground(planned, each) for each in about),
        rules=_rules(planned, about),
        interests=tuple(_interests(planned, about)),
        not_known=_not_known(planned),
        decided=tuple(_decided(planned, about)),
        rulings=rulings(planned, about),
        objections=objections(planned.rules),
        limits=both(planned.rules.texts["limits"]),
    )


def _ground(planned: PlannedCase, name: str) -> Ground:
    item = planned.world.by_id[name]
    assert isinstance(item, Situation)
    assessed = planned.prioritised.assessed.of(name)
    by_kind = planned.ordered.statements.by_kind
    told = {
        sort: tuple(each for each in ids if each in item.statements)
        for sort, ids in by_kind.items()
    }
    return Ground(
        situation=name,
        words=situation_title(planned.world, name),
        statements={sort: ids for sort, ids in told.items() if ids},
        disputed_by=assessed.disputed_by,
        past=assessed.past,
    )


def _rules(planned: PlannedCase, about: tuple[str, ...]) -> tuple[Speaking, ...]:
    """Return what rules say of these situations and of the household, each saying once.

    Questions and warnings are not among them: those are what is not known, and what to mend.
    """
    groups: dict[tuple[str, Both], list[Finding]] = {}
    for each in planned.all_findings():
        kind = each.rule.head.kind
        if each.outcome == "present" and kind in _SPEAKING and _is_about(each, about):
            groups.setdefault((each.rule.id, because(planned.world, each)), []).append(each)
    return tuple(
        Speaking(
            rule=rule,
            says=says,
            about=tuple(dict.fromkeys(each.about[1] for each in found)),
            source=source_of(found[0]),
            status=(found[0].rule.head.status or planned.rules.status).is_,
        )
        for (rule, says), found in groups.items()
    )


def _is_about(finding: Finding, about: tuple[str, ...]) -> bool:
    return finding.about[0] != "situation" or finding.about[1] in about


# ------------------------------------------------------------------ what people weighed
def _interests(planned: PlannedCase, about: tuple[str, ...]) -> Iterator[Interest]:
    case = planned.case
    for decision in case.decisions:
        if touches(decision, about):
            yield from _reasons(planned, decision)
    for judgement in case.judgements:
        if judgement.about in about:
            sort: Sort = "weighing" if judgement.weighs else "judgement"
            who = who_is(planned, judgement.by)
            yield Interest(sort, judgement.id, (judgement.about,), who, judgement.on,
                           both(judgement.reason))  # fmt: skip
    for name in about:
        for each in weighings(planned.world.by_id[name]):
            who = who_is(planned, each.by)
            yield Interest("weighing", name, (name,), who, each.on, both(each.reason))
    for view in case.views:
        if isinstance(view.words, Known) and (view.about is None or view.about in about):
            who = party_name(planned.world, view.person) if view.person else None
            who = who or (who_is(planned, view.by) if view.by else None)
            words = both(view.words.value)
            yield Interest("view", view.id, view.top3, who, view.on, words)


def touches(decision: Decision, about: Collection[str]) -> bool:
    """Say whether a decision is about one of these items, or about nothing in particular."""
    return not decision.items or not set(decision.items).isdisjoint(about)


def _reasons(planned: PlannedCase, decision: Decision) -> Iterator[Interest]:
    who, on = who_is(planned, decision.by), _day(decision.on)
    told = [("decision", decision.reason, decision.items)]
    told += [("left_out", each, (each.item,)) for each in decision.left_out]
    for sort, reason, items in told:
        label = both(planned.rules.label("reasons", reason.code))
        nl, en = reason.nl or label.nl, reason.en or reason.nl or label.en
        made: Sort = "decision" if sort == "decision" else "left_out"
        yield Interest(made, decision.id, items, who, on, Both(nl, en))


def weighings(item: Any) -> Iterator[Weighing[Any]]:
    """Yield every weighing in an item: who weighed what contradicts, and why."""
    if isinstance(item, Weighing):
        yield item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from weighings(getattr(item, name))
    elif isinstance(item, tuple | list):
        for each in item:
            yield from weighings(each)


def who_is(planned: PlannedCase, by: Any) -> Both | None:
    """Return a name with the role, or the role; None where nobody recorded who it was."""
    who = by.value if isinstance(by, Known) else by
    if not isinstance(who, RoleRef):
        return None
    role = party_name(planned.world, who.role)
    name = party_name(planned.world, who.person).nl if who.person else who.name
    return Both(f"{name} ({role.nl})", f"{name} ({role.en})") if name else role


# ------------------------------------------------------------------ what was not known
def _not_known(planned: PlannedCase) -> tuple[NotKnown, ...]:
    tiers: dict[Tier, list[Both]] = {}
    for each in planned.questions:
        tiers.setdefault(each.tier, []).append(each.text)
    for each in planned.consult_instead:
        tiers.setdefault(each.tier, []).append(each.consult or each.text)
    return tuple(NotKnown(tier, tuple(dict.fromkeys(texts))) for tier, texts in tiers.items())


# ------------------------------------------------------------------ who decided
def _decided(planned: PlannedCase, about: tuple[str, ...]) -> Iterator[Decided]:
    for each in planned.case.decisions:
        if touches(each, about):
            told = tuple(_told(planned, each.informed))
            yield Decided(each.id, each.kind, each.items, who_is(planned, each.by),
                          _day(each.on), each.legal_frame, told)  # fmt: skip
    for measure in planned.case.measures:
        yield _of_measure(planned, measure)


def _of_measure(planned: PlannedCase, measure: Measure) -> Decided:
    # a measure is imposed: its frame does not have to be recorded
    return Decided(
        item=measure.id,
        kind=measure.kind,
        about=(measure.person,),
        who=who_is(planned, measure.by),
        on=_day(measure.from_),
        frame="compulsory",
        informed=(),
    )


def _told(planned: PlannedCase, informed: Iterable[Informed]) -> Iterator[Both]:
    for each in informed:
        name = party_name(planned.world, each.who)
        day = f" ({each.on.isoformat()})" if isinstance(each.on, date) else ""
        yield Both(f"{name.nl}{day}", f"{name.en}{day}")


def _day(fact: Any) -> date | None:
    value = fact.value if isinstance(fact, Known) else fact
    return value if isinstance(value, date) else None
