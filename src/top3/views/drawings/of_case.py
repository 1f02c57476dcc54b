"""Drawings for who keeps the record: made from a whole case; other readers get less to draw."""

from collections.abc import Iterator
from typing import Any

from top3.document import Figure
from top3.errors import Both
from top3.method.ages import age_in_days, age_in_years
from top3.method.facts import CaseWorld
from top3.method.names import both, listed, situation_title
from top3.method.stages import PlannedCase
from top3.model.agreements import Decision
from top3.model.case import Case
from top3.model.people import OtherHome, Person, Relation
from top3.rules.language import RuleSet
from top3.values import Disputed, I18n, Known, OpenSet, When, last_day
from top3.views.drawings.own_line import Point, own_line
from top3.views.drawings.people import Place, Someone, Tie, who_is_who
from top3.views.drawings.phases import Phase, phase_figure
from top3.views.drawings.timeline import Event, timelines
from top3.views.moments import partial_day_text
from top3.views.wording_kinds import DECISIONS

TIMELINE = Both("Tijdlijn", "Timeline")
PEOPLE = Both("Wie is wie", "Who is who")
PHASES = Both("De fasen", "The phases")
_OWN = Both("{}: op een lijn van 0 tot 10", "{}: on a line from 0 to 10")
_KINDS = {
    "situation": Both("Situatie", "Situation"),
    "report": Both("Melding", "Report"),
    "decision": Both("Keuze", "Decision"),
    "measure": Both("Maatregel", "Measure"),
    "moment": Both("Komt eraan", "Coming"),
    "phase": Both("Fase", "Phase"),
}
_HOME = Both("Wonen samen", "Live together")
_OTHER = Both("Andere woonplek van {}: {}", "Other home of {}: {}")
_NETWORK = Both("Familie en netwerk", "Family and network")
_YEARS = Both("{} jaar", "{} years old")
_WEEKS = Both("{} weken", "{} weeks old")
_NO_AGE = Both("leeftijd niet bekend", "age not known")
_OF = Both("{} van", "{} of")
_WITH = Both("{} met gezag van", "{} with authority of")
_WITHOUT = Both("{} zonder gezag van", "{} without authority of")
_PAST = Both("{} (tot {}) van", "{} (until {}) of")
_SINCE = Both("sinds {}", "since {}")
_CONTRADICTED = Both("men spreekt elkaar tegen", "people contradict each other")
_ONE_YEAR_IN_WEEKS = 52


def case_timeline(planned: PlannedCase, lang: str) -> tuple[Figure, ...]:
    """Draw what happened, came in and was decided; one drawing for each page."""
    return timelines(case_events(planned, lang), lang, title=TIMELINE.in_language(lang))


def case_events(planned: PlannedCase, lang: str) -> tuple[Event, ...]:
    """Return the reports, situations, measures, decisions and coming moments of a case."""
    return tuple(_events(planned, lang))


def _events(planned: PlannedCase, lang: str) -> Iterator[Event]:
    case, world = planned.case, planned.world
    for report in case.reports:
        yield event_of("report", report.id, f"“{report.title}”", report.happened, lang)
    for situation in case.situations:
        yield situation_event(world, situation, lang)
    for measure in case.measures:
        label = both(planned.rules.label("measures", measure.kind)).in_language(lang)
        days = tuple(str(each.value) if isinstance(each, Known) else ""
                     for each in (measure.from_, measure.until))  # fmt: skip
        shown = days if any(days) else ()
        yield Event(_head("measure", measure.id, lang), label, shown, "period")
    yield from _decisions(planned, lang)
    for moment in case.moments:
        label = both(planned.rules.label("moments", moment.kind)).in_language(lang)
        days = (str(moment.on.value),) if isinstance(moment.on, Known) else ()
        yield Event(_head("moment", moment.id, lang), label, days)


def _decisions(planned: PlannedCase, lang: str) -> Iterator[Event]:
    """Yield the decisions, those of one day that say the same together."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in planned.case.decisions:
        event = decision_event(planned.rules, each, lang)
        alike.setdefault((event.text, event.days), []).append(each.id)
    for (text, days), names in alike.items():
        yield Event(_head("decision", ", ".join(names), lang), text, days)


def situation_event(world: CaseWorld, situation: Any, lang: str) -> Event:
    """Return one situation as an event, when it was as told."""
    title = situation_title(world, situation.id).in_language(lang)
    return event_of("situation", situation.id, title.partition(": ")[2], situation.when, lang)


def decision_event(rules: RuleSet, decision: Decision, lang: str, what: str = "") -> Event:
    """Return one decision as an event; `what` says what it is, left out the kind of decision."""
    days = (str(decision.on.value),) if isinstance(decision.on, Known) else ()
    text = what or DECISIONS[decision.kind].in_language(lang)
    if decision.kind == "other":
        reason = decision.reason
        said = decision.words.in_language(lang) if decision.words else ""
        text = said or (reason.en if lang == "en" and reason.en else reason.nl) or text
    elif decision.to:
        text = f"{text}: {_leads_to(rules, decision.to, lang)}"
    return Event(_head("decision", decision.id, lang), text, days)


def _leads_to(rules: RuleSet, name: str, lang: str) -> str:
    """Return what people call the phase, the approach or the ending that a decision leads to."""
    process = rules.process
    states = (*process.phases.states, *process.approaches.states) if process else ()
    labels: dict[str, I18n] = {each.id: each.label for each in states}
    labels |= {key: each.label for key, each in process.endings.items()} if process else {}
    return labels[name].in_language(lang) if name in labels else name.replace("_", " ")


def event_of(kind: str, item: str, text: str, when: Any, lang: str) -> Event:
    """Return something that happened as an event; what is not known of its day stays unknown.

    Where people contradict each other every day they name stands in it, and it is no exact day.
    """
    head = _head(kind, item, lang)
    if isinstance(when, Disputed):
        told = [day for each in when.claims for day in each.value.days()]
        days = tuple(dict.fromkeys(told))
        return Event(head, f"{text} ({_CONTRADICTED.in_language(lang)})", days, "around")
    if not isinstance(when, Known) or not isinstance(when.value, When):
        return Event(head, text)
    at = when.value
    told_at = ", ".join([*([at.pattern.in_language(lang)] if at.pattern else []),
                         *([at.at] if at.at else [])])  # fmt: skip
    if at.on:
        return Event(head, text, at.on, told=told_at)
    if at.around:
        return Event(head, text, (at.around,), "around", told=told_at)
    if at.from_ or at.to:
        return Event(head, text, (at.from_ or "", at.to or ""), "period", told=told_at)
    return Event(head, text, told=told_at)


def _head(kind: str, item: str, lang: str) -> str:
    return f"{_KINDS[kind].in_language(lang)} {item}"


def case_people(planned: PlannedCase, lang: str) -> Figure:
    """Draw everybody in the record, where they live and what they are to each other."""
    world = planned.world
    people = [
        Someone(each.id, each.name, (age_text(each, world, lang),)) for each in planned.case.people
    ]
    ties = [_tie(world, each, lang) for each in planned.case.relations]
    title = PEOPLE.in_language(lang)
    return who_is_who(people, case_places(planned, lang), ties, lang, title=title)


def age_text(person: Person, world: CaseWorld, lang: str) -> str:
    """Return how old somebody is on the day of the case; not known stays not known."""
    years = age_in_years(person, world.as_of)
    if years is None:
        return _NO_AGE.in_language(lang)
    weeks = age_in_days(person, world.as_of)
    if years[1] < 1 and weeks and weeks[1] // 7 < _ONE_YEAR_IN_WEEKS:
        return _WEEKS.in_language(lang).format(_span(weeks[0] // 7, weeks[1] // 7))
    return _YEARS.in_language(lang).format(_span(*years))


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _tie(world: CaseWorld, each: Relation, lang: str) -> Tie:
    label = both(world.rules.label("relations", each.kind)).in_language(lang)
    if each.until and last_day(each.until) < world.as_of:
        return Tie(
            each.who,
            _PAST.in_language(lang).format(label, partial_day_text(each.until, lang)),
            each.of,
        )
    text = _OF
    if isinstance(each.authority, Known):
        text = _WITH if each.authority.value else _WITHOUT
    return Tie(each.who, text.in_language(lang).format(label), each.of)


def case_places(planned: PlannedCase, lang: str) -> tuple[Place, ...]:
    """Return the home, every other home, and who lives in none of them as far as is known."""
    case = planned.case
    members, is_all = _members(case.household.members)
    placed = set(members)
    places = [Place(_HOME.in_language(lang), members, is_all=is_all)]
    for home, people in _other_homes(case).items():
        here = tuple(each for each in dict.fromkeys((*people, *home.with_)) if each not in placed)
        also = tuple(each for each in dict.fromkeys((*people, *home.with_)) if each in placed)
        placed.update(here)
        names = listed(_name(planned, each) for each in people).in_language(lang)
        places.append(Place(_home_name(names, home, lang), here, also))
    rest = tuple(each.id for each in case.people if each.id not in placed)
    return (*places, Place(_NETWORK.in_language(lang), rest))


def _other_homes(case: Case) -> dict[OtherHome, list[str]]:
    """Return every other home with who lives there: two who go to the same one, together."""
    homes: dict[OtherHome, list[str]] = {}
    for person in case.people:
        for home in person.other_homes:
            homes.setdefault(home, []).append(person.id)
    return homes


def _home_name(names: str, home: OtherHome, lang: str) -> str:
    name = _OTHER.in_language(lang).format(names, home.words.in_language(lang))
    return f"{name} ({home.period.in_language(lang)})" if home.period else name


def _members(members: Any) -> tuple[tuple[str, ...], bool]:
    """Return who lives in the household, and whether somebody said that this is everybody."""
    if isinstance(members, OpenSet):
        return tuple(dict.fromkeys(members.has)), members.complete
    if isinstance(members, Disputed):
        told = (who for each in members.claims for who in each.value.has)
        return tuple(dict.fromkeys(told)), False
    return (), False


def own_lines(planned: PlannedCase, lang: str) -> dict[str, Figure]:
    """Draw for each person who pointed on the line their own points, each person apart."""
    points: dict[str, list[Point]] = {}
    for view in planned.case.views:
        if view.person and isinstance(view.on_line, Known):
            words = view.words.value.in_language(lang) if isinstance(view.words, Known) else ""
            about = _about(planned.world, view.about, lang) if view.about else ""
            point = Point(view.on_line.value, view.on, words, about)
            points.setdefault(view.person, []).append(point)
    return {
        person: own_line(told, lang, title=_OWN.in_language(lang).format(_name(planned, person)))
        for person, told in points.items()
    }


def _about(world: CaseWorld, item: str, lang: str) -> str:
    is_situation = any(each.id == item for each in world.case.situations)
    return situation_title(world, item).in_language(lang) if is_situation else item


def _name(planned: PlannedCase, person: str) -> str:
    return str(getattr(planned.world.by_id[person], "name", person))


def case_phases(planned: PlannedCase, lang: str) -> Figure | None:
    """Draw where the case stands by its record; None where the rule set has no process."""
    process = planned.rules.process
    if process is None:
        return None
    position = planned.case.position
    now = position.phase if position else None
    since = position.since if position and isinstance(position.since, str) else None
    said = {now: (_SINCE.in_language(lang).format(partial_day_text(since, lang)),)} if since else {}
    phases = [
        Phase(each.id, each.label.in_language(lang), said.get(each.id, ()))
        for each in process.phases.states
    ]
    return phase_figure(phases, now, lang, title=PHASES.in_language(lang))
