"""Parts 2 and 3 of the worker's plan: help with what keeps it going, and recovery, per person."""

from collections.abc import Iterable
from typing import Any

from top3.document import Block, Heading, Items, Paragraph
from top3.method.names import both, factor_title
from top3.method.parts import HelpFactor, Need, PersonFuture
from top3.model.agreements import Goal
from top3.values import Known
from top3.views.worker_writer import Writer


def help_part(write: Writer) -> Iterable[Block]:
    """Write what keeps it going, in order, with the goals and who takes each of them up."""
    part = write.planned.parts.help
    yield Heading(write.word("part_help"))
    yield _items(write, [_factor(write, each) for each in part.factors])
    for name, listed_ in (
        ("nobody_takes_up", part.nobody),
        ("without_factor", part.without_factor),
    ):
        if listed_:
            yield Paragraph(f"{write.word(name)}: {', '.join(listed_)}.")
    if part.goals:
        yield Paragraph(f"{write.word('goals')}: {_goals(write, part.goals)}.")
    for name, group in (
        ("protective", part.protective), ("elsewhere", part.elsewhere),
        ("background", part.background),
    ):  # fmt: skip
        if group:
            yield Paragraph(write.word(name), strong=True)
            yield Items(tuple((_background(write, each),) for each in group))


def _factor(write: Writer, each: HelpFactor) -> str:
    effect = (
        write.say(both(write.planned.rules.label("effects", each.effect)))
        if each.effect
        else write.word("effect_unknown")
    )
    told = [f"{_background(write, each)}{write.tied(each.tied_with)}", effect]
    if each.can_change == "unknown":
        told.append(write.word("change_unknown"))
    told.append(_goals(write, each.goals) if each.goals else write.word("no_goals"))
    told.append(_state(write, each.state))
    return "; ".join(told)


def _background(write: Writer, each: HelpFactor) -> str:
    answers = ", ".join(each.answers) or "-"
    return (
        f"{write.say(factor_title(write.world, each.factor))} [{write.word('answers')} {answers}]"
    )


def _state(write: Writer, state: str | None) -> str:
    if state is None:
        return write.word("state_unknown")
    return write.say(both(write.planned.rules.label("states", state)))


def _goals(write: Writer, goals: tuple[str, ...]) -> str:
    return "; ".join(_goal(write, each) for each in goals)


def _goal(write: Writer, name: str) -> str:
    goal = write.world.by_id[name]
    assert isinstance(goal, Goal)
    label = write.planned.rules.label
    kind = f", {write.say(both(label('goal_kinds', goal.kind)))}" if goal.kind else ""
    result = (
        write.say(both(label("results", goal.result.value)))
        if isinstance(goal.result, Known)
        else write.word("not_looked_yet")
    )
    words = write.say(both(goal.words))
    alone = f"; {write.only_for(goal.only_for)}" if goal.only_for else ""
    return f"{name}: {words} ({write.role(goal.by)}{kind}; {result}{alone})"


def future_part(write: Writer) -> Iterable[Block]:
    """Write what each needs to recover, with the goals in their own words; children too."""
    yield Heading(write.word("part_future"))
    people = write.planned.parts.future.people
    if not people:
        yield Paragraph(write.word("nothing_recorded"))
    for each in people:
        yield Paragraph(f"{write.name(each.person)}: {write.word(f'looked_{each.looked_at}')}.",
                        strong=True)  # fmt: skip
        rows = _person(write, each)
        if rows:
            yield Items(tuple((row,) for row in rows))


def _person(write: Writer, each: PersonFuture) -> list[str]:
    rows = [_need(write, one) for one in each.needs]
    if each.goals:
        rows.append(f"{write.word('goals')}: {_goals(write, each.goals)}")
    if each.consequences:
        rows.append(f"{write.word('signs')}: {', '.join(each.consequences)}")
    return rows


def _need(write: Writer, each: Need) -> str:
    need: Any = write.world.by_id[each.need]
    area = write.say(both(write.planned.rules.label("recovery_areas", each.area)))
    answers = f" [{write.word('answers')} {', '.join(each.answers)}]" if each.answers else ""
    goals = _goals(write, each.goals) if each.goals else write.word("no_goals")
    words = write.say(both(need.words))
    return f"{each.need}: {area}: {words}{answers}; {goals}; {_state(write, each.state)}"


def _items(write: Writer, rows: list[str]) -> Block:
    if not rows:
        return Paragraph(write.word("nothing_recorded"))
    return Items(tuple((row,) for row in rows))
