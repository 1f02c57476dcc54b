"""A scenario taken apart once, so that drawing a case of it costs little.

Kept by the scenario object itself: whoever draws a thousand cases takes it apart once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.cast import BY_GENDER, PERSON_SLOTS, said_by_gender
from top3.casuistry.drawing.phrases import PhraseError, Slot, Text
from top3.casuistry.drawing.stream import key
from top3.casuistry.drawing.templates import AbsentError, Filler, filler
from top3.casuistry.language.scenario import Account, Happening, Piece, Saying, Scenario

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

_DAY_SLOTS = ("day", "weekday", "time", "ago")
_KEPT: list[tuple[Scenario, "Plan"]] = []
_MOST = 64


@dataclass(slots=True)
class SayingPlan:
    """A saying: where it stands, its words, and what it says otherwise."""

    saying: Saying
    place: str
    origin: str
    name: str
    text: Text
    record: Filler
    claims: dict[str, Filler]
    gives: tuple[str, ...]
    about: frozenset[str]


@dataclass(slots=True)
class ReportPlan:
    """A report: its sayings, and what must have been before it."""

    report: Account
    place: str
    title: Text
    record: Filler
    says: tuple[SayingPlan, ...]
    after: tuple[str, ...]


@dataclass(slots=True)
class HappeningPlan:
    """Something that happens, with its words taken apart."""

    happening: Happening
    place: str
    texts: dict[str, Text]
    values: dict[str, Filler]
    own_words: dict[str, Text]
    seen_by: dict[str, Filler]
    record: Filler


@dataclass(slots=True)
class PiecePlan:
    """Any other part of the record."""

    collection: str
    place: str
    piece: Piece
    record: Filler


@dataclass(slots=True)
class Plan:
    """Everything of a scenario by name, in the order of the scenario."""

    scenario: Scenario
    happenings: dict[str, HappeningPlan] = field(default_factory=dict)
    reports: dict[str, ReportPlan] = field(default_factory=dict)
    sayings: dict[str, SayingPlan] = field(default_factory=dict)
    things: dict[str, Text] = field(default_factory=dict)
    pieces: list[PiecePlan] = field(default_factory=list)
    members: dict[str, Filler] = field(default_factory=dict)
    ties: list[Filler] = field(default_factory=list)
    household: Filler = field(default=lambda _: {})
    months: tuple[int, ...] = ()
    _fillers: dict[str, Filler] = field(default_factory=dict)
    _texts: dict[str, Text] = field(default_factory=dict)

    def slot(self, name: str) -> Slot:
        """Return what fills a slot.

        Raises:
            PhraseError: there is nothing of that name in the scenario, or no such part of it.
        """
        thing, _, part = name.partition(".")
        return _slot(self.scenario, thing, part)

    def text(self, phrases: Any, place: str, *, opens: bool = False) -> Text:
        """Return a text taken apart; the second time it costs nothing."""
        if place not in self._texts:
            self._texts[place] = Text(phrases, place, self.slot, opens=opens)
        return self._texts[place]

    def filler(self, template: Any, place: str) -> Filler:
        """Return a template taken apart; the second time it costs nothing."""
        if place not in self._fillers:
            self._fillers[place] = filler(template, place, self.slot)
        return self._fillers[place]


def plan_of(scenario: Scenario) -> Plan:
    """Return the scenario taken apart; kept, so that the second time costs nothing."""
    for kept, plan in _KEPT:
        if kept is scenario:
            return plan
    plan = _planned(scenario)
    del _KEPT[: max(0, len(_KEPT) - _MOST + 1)]
    _KEPT.append((scenario, plan))
    return plan


def _slot(scenario: Scenario, thing: str, part: str) -> Slot:
    if thing == "fixed_face" and not part:
        return lambda world, _: world.face
    if any(each.id == thing for each in scenario.cast) and (not part or part in PERSON_SLOTS):
        return _person_slot(thing, part)
    if any(each.id == thing for each in scenario.things) and not part:
        return lambda world, lang: world.thing(thing, lang)
    if part in _DAY_SLOTS and (thing == "now" or thing in _dated(scenario)):
        return _day_slot(thing, part)
    raise PhraseError("a slot of something that is not there")


def _person_slot(thing: str, part: str) -> Slot:
    if part not in BY_GENDER:
        return lambda world, lang: world.person_slot(thing, part, lang)

    def said(world: "Drawn", lang: str) -> str:
        somebody = world.people.get(thing)
        if somebody is None:
            raise AbsentError
        return said_by_gender(part, somebody.gender, lang)

    return said


def _dated(scenario: Scenario) -> set[str]:
    happenings, reports = scenario.happenings, scenario.reports
    names = {each.id for each in happenings} | {each.id for each in reports}
    return names | {each.id for each in scenario.course}


def _day_slot(thing: str, part: str) -> Slot:
    def said(world: "Drawn", lang: str) -> str:
        return world.day_slot(thing, part, lang)

    return said


def _planned(scenario: Scenario) -> Plan:
    plan = Plan(scenario, months=tuple(scenario.months) or tuple(range(1, 13)))
    for thing in scenario.things:
        plan.things[thing.id] = plan.text(thing.options, f"things.{thing.id}")
    for each in scenario.happenings:
        plan.happenings[each.id] = _happening(plan, each)
    _report_plans(plan)
    for collection, pieces in scenario.also.items():
        for piece in pieces:
            place = f"also.{collection}.{piece.id}"
            made = plan.filler(piece.record, place)
            plan.pieces.append(PiecePlan(collection, place, piece, made))
    for member in scenario.cast:
        plan.members[member.id] = plan.filler(member.record, f"cast.{member.id}.record")
    for number, tie in enumerate(scenario.ties):
        block = {"who": f"${tie.who}", "of": f"${tie.of}", "kind": tie.kind, **tie.record}
        plan.ties.append(plan.filler(block, f"ties[{number}]"))
    plan.household = plan.filler(scenario.household, "household")
    return plan


def _happening(plan: Plan, each: Happening) -> HappeningPlan:
    place = f"happenings.{each.id}"
    texts = {"words": each.words, "where": each.where, "trigger": each.trigger}
    values = {"how_often": each.how_often, "medical_care": each.medical_care, "alone": each.alone}
    if each.when.pattern:
        texts["pattern"] = each.when.pattern
    return HappeningPlan(
        each, place,
        {name: plan.text(text, f"{place}.{name}") for name, text in texts.items() if text},
        {name: plan.filler(value, f"{place}.{name}") for name, value in values.items()
         if value is not None},
        {who: plan.text(text, f"{place}.own_words.{who}") for who, text in each.own_words.items()},
        {who: plan.filler(value, f"{place}.seen_by.{who}") for who, value in each.seen_by.items()},
        plan.filler(each.record, f"{place}.record"),
    )  # fmt: skip


def _report_plans(plan: Plan) -> None:
    home: dict[str, str] = {}
    for report in plan.scenario.reports:
        place = f"reports.{report.id}"
        says = tuple(_sayings(plan, report, place))
        for each in says:
            plan.sayings[each.name] = each
            home[each.name] = report.id
        plan.reports[report.id] = ReportPlan(
            report, place, plan.text(report.title, f"{place}.title", opens=True),
            plan.filler(report.record, f"{place}.record"), says, (),
        )  # fmt: skip
    for made in plan.reports.values():
        made.after = tuple(dict.fromkeys(_before(made, home)))


def _before(made: ReportPlan, home: dict[str, str]) -> Iterator[str]:
    for each in made.says:
        yield from (*each.saying.tells, *each.saying.denies, *each.saying.minimises)
        for name in each.saying.withdraws:
            if home.get(name, made.report.id) != made.report.id:
                yield home[name]


def _sayings(plan: Plan, report: Account, home: str) -> Iterator[SayingPlan]:
    for number, saying in enumerate(report.says):
        # a saying with a name of its own keeps its draws when others come before it
        place = f"{home}.says.{saying.id}" if saying.id else f"{home}.says[{number}]"
        told = saying.kind in ("observation", "account", "document")
        gives = saying.gives if saying.gives is not None else (_EVERYTHING if told else ())
        claims: dict[str, Filler] = {
            name: plan.filler(value, f"{place}.claims.{name}")
            for name, value in saying.claims.items()
        }
        yield SayingPlan(
            saying, place, f"{home}.says[{number}]", saying.id or place,
            plan.text(saying.text, f"{place}.text", opens=True),
            plan.filler(saying.record, f"{place}.record"), claims, tuple(gives),
            frozenset((*saying.tells, *saying.denies, *saying.minimises)),
        )  # fmt: skip


_EVERYTHING = (
    "actors", "affected", "present", "behaviour", "when", "where", "trigger", "how_often",
    "consequence", "medical_care", "alone",
)  # fmt: skip


def chance_place(place: str) -> int:
    """Return the place of the draw whether something is there at all."""
    return key(f"{place}?")
