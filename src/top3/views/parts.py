"""The three parts of the plan, own lists, the order of statements and outcomes of instruments."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from top3.document import Block, Heading, Items, Paragraph, Table
from top3.method.names import both, factor_title, listed, party_name
from top3.method.own_lists import OwnList
from top3.method.parts import HelpFactor, Need, PersonFuture, SafetyItem
from top3.model.agreements import Goal
from top3.model.noted import InstrumentOutcome
from top3.model.people import Person
from top3.values import Known

if TYPE_CHECKING:
    from top3.views.compose import Writer

_SORTS = ("fact", "account", "interpretation", "wish", "unknown")


def own_lists(write: "Writer") -> Iterable[Block]:
    """Write who has which situation at which place: proposal, choice and each person."""
    prioritised = write.planned.prioritised
    lists = prioritised.own_lists
    if not lists:
        return
    yield Heading(write.word("own_lists"))
    names = [_whose(write, each) for each in lists]
    chosen = [write.word("has_chosen")] if prioritised.chosen else []
    rows = []
    for each in prioritised.places:
        own = dict(each.own)
        places = [each.proposed, *([each.chosen] if chosen else []),
                  *(own.get(one.view) for one in lists)]  # fmt: skip
        rows.append((write.title(each.situation), *(str(place or "-") for place in places)))
    headers = (write.word("what"), write.word("has_proposal"), *chosen, *names)
    yield Table(headers, tuple(rows))
    for one, name in zip(lists, names, strict=True):
        if one.kept_from:
            kept = listed(write.say(party_name(write.world, who)) for who in one.kept_from)
            yield Paragraph(f"{name}: {write.word('kept_from')} {write.say(kept)}.")


def _whose(write: "Writer", each: OwnList) -> str:
    if each.person:
        return write.say(party_name(write.world, each.person))
    return write.role(each.by)


def own_lists_line(write: "Writer") -> str:
    """Return every own top 3 in one line; nothing where nobody gave one."""
    lists = [
        f"{_whose(write, each)} {', '.join(each.items)}"
        for each in write.planned.prioritised.own_lists
    ]
    return f"{write.word('own_lists')}: {' · '.join(lists)}" if lists else ""


def open_acute(write: "Writer") -> Iterable[Block]:
    """Write what may be acute and is not in the top 3, with the reason people gave."""
    if not write.planned.open_acute:
        return
    yield Heading(write.word("open_acute"))
    yield Items(tuple((open_acute_line(write, each),) for each in write.planned.open_acute))


def open_acute_line(write: "Writer", situation: str) -> str:
    """Return one situation that may be acute, with the reason it was left out, if chosen."""
    state = write.state(write.planned.prioritised.assessed.of(situation))
    line = f"{write.title(situation)}; {state}"
    why = next((each for each in write.planned.left_out if each.situation == situation), None)
    if why is None:
        return line
    if why.code is None:
        return f"{line}; {write.word('left_out_because')}: {write.word('left_out_why')}"
    reason = write.say(both(write.planned.rules.label("reasons", why.code)))
    words = f" ({write.say(why.words)})" if why.words else ""
    return f"{line}; {write.word('left_out_because')}: {reason}{words}"


def parts(write: "Writer") -> Iterable[Block]:
    """Write the three parts: what belongs to each, and what it answers."""
    yield from _safety(write)
    yield from _help(write)
    yield from _future(write)


def _safety(write: "Writer") -> Iterable[Block]:
    part = write.planned.parts.safety
    yield Heading(write.word("part_safety"))
    yield Paragraph(write.word("runs_on"))
    rows = [_safety_line(write, each) for each in part.items]
    for name, ids in (("other_agreements", part.agreements), ("measures_running", part.measures)):
        if ids:
            rows.append(f"{write.word(name)}: {', '.join(ids)}")
    yield _items(write, rows)


def _safety_line(write: "Writer", each: SafetyItem) -> str:
    held = ", ".join(each.agreements) or write.word("nobody_yet")
    return f"{write.title(each.situation)}; {write.word('agreements_running')}: {held}"


def _help(write: "Writer") -> Iterable[Block]:
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


def _factor(write: "Writer", each: HelpFactor) -> str:
    tied = f" ({write.word('tied')} {write.say(listed(each.tied_with))})" if each.tied_with else ""
    effect = (
        write.say(both(write.planned.rules.label("effects", each.effect)))
        if each.effect
        else write.word("effect_unknown")
    )
    told = [f"{_background(write, each)}{tied}", effect]
    if each.can_change == "unknown":
        told.append(write.word("change_unknown"))
    told.append(_goals(write, each.goals) if each.goals else write.word("no_goals"))
    told.append(_state(write, each.state))
    return "; ".join(told)


def _background(write: "Writer", each: HelpFactor) -> str:
    answers = ", ".join(each.answers) or "-"
    return (
        f"{write.say(factor_title(write.world, each.factor))} [{write.word('answers')} {answers}]"
    )


def _state(write: "Writer", state: str | None) -> str:
    if state is None:
        return write.word("state_unknown")
    return write.say(both(write.planned.rules.label("states", state)))


def _goals(write: "Writer", goals: tuple[str, ...]) -> str:
    return "; ".join(_goal(write, each) for each in goals)


def _goal(write: "Writer", name: str) -> str:
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
    return f"{name}: {words} ({write.role(goal.by)}{kind}; {result})"


def _future(write: "Writer") -> Iterable[Block]:
    yield Heading(write.word("part_future"))
    people = write.planned.parts.future.people
    if not people:
        yield Paragraph(write.word("nothing_recorded"))
    for each in people:
        yield Paragraph(f"{_name(write, each.person)}: {write.word(f'looked_{each.looked_at}')}.",
                        strong=True)  # fmt: skip
        rows = _person(write, each)
        if rows:
            yield Items(tuple((row,) for row in rows))


def _person(write: "Writer", each: PersonFuture) -> list[str]:
    rows = [_need(write, one) for one in each.needs]
    if each.goals:
        rows.append(f"{write.word('goals')}: {_goals(write, each.goals)}")
    if each.consequences:
        rows.append(f"{write.word('signs')}: {', '.join(each.consequences)}")
    return rows


def _need(write: "Writer", each: Need) -> str:
    need: Any = write.world.by_id[each.need]
    area = write.say(both(write.planned.rules.label("recovery_areas", each.area)))
    answers = f" [{write.word('answers')} {', '.join(each.answers)}]" if each.answers else ""
    goals = _goals(write, each.goals) if each.goals else write.word("no_goals")
    words = write.say(both(need.words))
    return f"{each.need}: {area}: {words}{answers}; {goals}; {_state(write, each.state)}"


def instruments(write: "Writer") -> Iterable[Block]:
    """Write what risk instruments came to: which, when, by whom, in their own words."""
    outcomes = write.planned.case.instrument_outcomes
    if not outcomes:
        return
    yield Heading(write.word("instruments"))
    yield Paragraph(write.word("instrument_note"))
    yield Items(tuple((instrument_line(write, each),) for each in outcomes))


def instrument_line(write: "Writer", each: InstrumentOutcome) -> str:
    """Return one outcome of an instrument as a line: which, version, day, by whom, words."""
    label = write.say(both(write.planned.rules.label("instruments", each.instrument)))
    version = f" {write.word('version')} {each.version}" if each.version else ""
    day = str(each.on.value) if isinstance(each.on, Known) else write.word("no_day")
    who = write.role(each.by.value) if isinstance(each.by, Known) else write.word("unknown")
    about = ", ".join(_name(write, one) for one in each.about) or write.word("household")
    words = (
        write.say(both(each.outcome.value)) if isinstance(each.outcome, Known)
        else write.word("unknown")
    )  # fmt: skip
    rest = "".join(f"; {part.name}: {part.outcome}" for part in each.parts)
    return f"{label}{version}, {day}, {who}, {about}: {words}{rest}"


def _name(write: "Writer", name: str) -> str:
    known = isinstance(write.world.by_id.get(name), Person)
    return write.say(party_name(write.world, name)) if known else name


def ordered(write: "Writer") -> Iterable[Block]:
    """Write the statements in order of time, what was seen, told and made of it kept apart."""
    if not write.planned.case.statements:
        return
    told = write.planned.ordered.statements
    yield Heading(write.word("timeline"))
    yield Paragraph(f"{ordered_line(write)}.")
    sorts = {name: sort for sort, ids in told.by_kind.items() for name in ids}
    days: dict[str, dict[str, list[str]]] = {}
    for each in told.timeline:
        row = days.setdefault(each.happened or write.word("no_day"), {})
        row.setdefault(sorts[each.statement], []).append(each.statement)
    yield Items(tuple((f"{day}: {_day(write, row)}",) for day, row in days.items()))
    doubts = write.planned.ordered.doubts
    if doubts:
        yield Paragraph(write.word("class_doubts"), strong=True)
        yield Items(tuple((f"{each.statement}: {write.say(each.text)}",) for each in doubts))


def _day(write: "Writer", row: dict[str, list[str]]) -> str:
    kept_apart = (
        f"{write.word(f'sort_{sort}')} {', '.join(row[sort])}" for sort in _SORTS if sort in row
    )
    return "; ".join(kept_apart)


def ordered_line(write: "Writer") -> str:
    """Return in one line how many statements there are of each sort, and what has no day."""
    told = write.planned.ordered.statements
    counts = [
        f"{len(told.by_kind[sort])} {write.word(f'sort_{sort}')}"
        for sort in _SORTS
        if sort in told.by_kind
    ]
    if told.undated:
        counts.append(f"{len(told.undated)} {write.word('undated')}")
    return f"{write.word('ordered')}: {', '.join(counts)}"


def _items(write: "Writer", rows: list[str]) -> Block:
    if not rows:
        return Paragraph(write.word("nothing_recorded"))
    return Items(tuple((row,) for row in rows))
