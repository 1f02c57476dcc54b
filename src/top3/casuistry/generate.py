"""One case out of a scenario: the record on its first day, and what happened after, as events."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.draw import Drawn, Lang
from top3.casuistry.drawing.templates import AbsentError, Filler
from top3.casuistry.drawing.traits import traits_of
from top3.casuistry.language.scenario import Note, Scenario

if TYPE_CHECKING:
    from top3.casuistry.going_on.course import Told
    from top3.rules.language import RuleSet
    from top3.trajectory.trajectory import Trajectory

GENERATOR_VERSION = 1
"""Goes up where the same seed and number give another case than before."""


@dataclass(frozen=True, slots=True)
class Made:
    """One generated case, as plain data.

    `start` is the case on its first day in the spelling of a case file, `events` what came after in
    that of an event file; `stages` is what the telling needs beside them. `origins` says of each id
    where in the scenario it comes from; `traits` and `outcomes` are what an audit compares;
    `teaching` holds the notes for the trainer, filled in. Nothing is computed from any of it.
    """

    scenario: str
    version: int
    seed: int
    index: int
    lang: Lang
    start: dict[str, Any] = field(repr=False)
    events: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    stages: tuple[Any, ...] = field(default=(), repr=False)
    origins: dict[str, str] = field(default_factory=dict, repr=False)
    traits: dict[str, Any] = field(default_factory=dict, repr=False)
    teaching: dict[str, list[dict[str, str]]] = field(default_factory=dict, repr=False)
    outcomes: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """The id of the case: the scenario, the seed and the number."""
        return f"{self.scenario}-{self.seed}-{self.index}"

    def trajectory(self, rules: "RuleSet") -> "Trajectory":
        """Return the case with every event applied by the real engine.

        Raises:
            StepNotAllowedError: an event may not happen under these rules.
        """
        from top3.model.case import Case  # noqa: PLC0415 - plain records need no models
        from top3.trajectory.event_file import applied, event_of  # noqa: PLC0415
        from top3.trajectory.trajectory import Trajectory  # noqa: PLC0415

        salts = _Salts(self.id)
        begun = Trajectory.start(Case.model_validate(self.start), rules)
        events = [event_of(each, salt=salts) for each in self.events]
        return applied(begun, events, salt=salts)


class _Salts:
    """Salts out of the id of a made-up case: the same each time, and guarding nothing."""

    def __init__(self, name: str) -> None:
        from top3.casuistry.drawing.stream import Stream  # noqa: PLC0415

        self._stream = Stream(f"salt/{name}", 0, 0)
        self._turn = 0

    def __call__(self) -> str:
        self._turn += 2
        return "".join(f"{self._stream.bits(0, self._turn + half):016x}" for half in (0, 1))


def made(
    scenario: Scenario,
    seed: int,
    index: int,
    lang: Lang = "nl",
    rules: "RuleSet | None" = None,
) -> Made:
    """Return the case of this seed and number, with its whole course.

    Args:
        scenario: What it is drawn from.
        seed: With another seed every case is another.
        index: Its number; no case depends on the ones before it.
        lang: The language of what people say in it.
        rules: The rules the course runs on; the shipped ones where left out.

    Raises:
        NotDrawnError: the days of the scenario never fit.
    """
    # plain records need none of the engine
    from top3.casuistry.going_on.course import course_of  # noqa: PLC0415
    from top3.method.load import load_rules  # noqa: PLC0415

    drawn = Drawn(scenario, seed, index, lang)
    begun(drawn)
    told = course_of(drawn, rules or load_rules())
    return _made(drawn, told)


def plain(scenario: Scenario, seed: int, index: int, lang: Lang = "nl") -> Made:
    """Return the case on its first day alone, without a course or notes: no engine is asked.

    Raises:
        NotDrawnError: the days of the scenario never fit.
    """
    drawn = Drawn(scenario, seed, index, lang)
    begun(drawn)
    return _made(drawn)


def _made(drawn: Drawn, told: "Told | None" = None) -> Made:
    events, stages = (told.events, told.stages) if told else ((), ())
    return Made(
        drawn.scenario.id, drawn.scenario.version, drawn.seed, drawn.index, drawn.lang,
        drawn.start, events, stages, dict(drawn.origins), traits_of(drawn, events),
        _teaching(drawn) if told else {}, told.outcomes if told else {},
    )  # fmt: skip


def _teaching(drawn: Drawn) -> dict[str, list[dict[str, str]]]:
    """Return the notes for the trainer that belong to this case."""
    made: dict[str, list[dict[str, str]]] = {}
    for name in ("aims", "pitfalls", "questions", "differ"):
        made[name] = []
        for number, note in enumerate(getattr(drawn.scenario.teaching, name)):
            place = f"teaching.{name}[{number}]"
            if drawn.happens(note, place) and _is_about_this(drawn, note):
                with suppress(AbsentError):
                    made[name].append(drawn.both(note.text, place))
    return made


def _is_about_this(drawn: Drawn, note: Note) -> bool:
    """Say whether something a note is about came into the record; a note about nothing always."""
    there = {part for origin in drawn.origins.values() for part in re.split(r"[.\[]", origin)}
    return not note.of or any(each in there or each in drawn.ids for each in note.of)


def begun(drawn: Drawn) -> dict[str, Any]:
    """Return the case on its first day, as plain data in the spelling of a case file.

    It is kept as `drawn.start`.
    """
    scenario = drawn.scenario
    start: dict[str, Any] = {
        "top3": "case/1",
        "id": f"{scenario.id}-{drawn.seed}-{drawn.index}",
        "fictional": True,
        "as_of": drawn.first_day.isoformat(),
        "people": [drawn.describe(name) for name in drawn.people],
    }
    start["relations"] = _ties(drawn)
    try:
        home = drawn.plan.household(drawn)
    except AbsentError:
        home = {}
    start["household"] = {"fixed_face": drawn.ref("fixed_face"), **home}
    _reports(drawn, start)
    _pieces(drawn, start)
    drawn.start = {name: part for name, part in start.items() if part != []}
    return drawn.start


def _ties(drawn: Drawn) -> list[dict[str, Any]]:
    made = []
    for number, (tie, part) in enumerate(zip(drawn.scenario.ties, drawn.plan.ties, strict=True)):
        if drawn.happens(tie, f"ties[{number}]"):
            try:
                made.append(part(drawn))
            except AbsentError:
                continue
    return made


def _reports(drawn: Drawn, start: dict[str, Any]) -> None:
    names = [
        name for name, made in drawn.plan.reports.items()
        if made.report.moment is None and drawn.is_there(name)
    ]  # fmt: skip
    names.sort(key=lambda name: (drawn.days.of(name).recorded, drawn.days.of(name).first))
    reports: list[dict[str, Any]] = []
    statements: list[dict[str, Any]] = []
    told: list[str] = []
    for name in names:
        if brought := drawn.bring_in(name, situations=False):
            reports.append(brought.report)
            statements += brought.statements
            told += brought.told
    start["reports"], start["statements"] = reports, statements
    start["situations"] = [drawn.situation(name) for name in told]


def _pieces(drawn: Drawn, start: dict[str, Any]) -> None:
    """Fill in every other part of the record; what points at a part that is not there falls away.

    One part can point at a later one: all get their ids first, and where one falls away everything
    is filled in again without it.
    """
    there = [each for each in drawn.plan.pieces if drawn.happens(each.piece, each.place)]
    while True:
        mark = drawn.mark()
        ids = [drawn.new_id(each.collection, each.place, each.piece.id) for each in there]
        filled = [_filled(drawn, each.record) for each in there]
        if None not in filled:
            break
        drawn.back_to(mark)
        there = [each for each, part in zip(there, filled, strict=True) if part is not None]
    for each, name, part in zip(there, ids, filled, strict=True):
        start.setdefault(each.collection, []).append({"id": name, **(part or {})})


def _filled(drawn: Drawn, part: Filler) -> dict[str, Any] | None:
    try:
        made: dict[str, Any] = part(drawn)
    except AbsentError:
        return None
    return made
