"""How a case goes on: the moments of a scenario become events, each accepted by the real engine.

One moment follows another by weight and after a drawn number of days. What the engine refuses is
not there: a gate stays shut until what it asks was recorded, or somebody decides with a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.calendar import next_working_day
from top3.casuistry.drawing.stream import key
from top3.casuistry.going_on.outcomes import outcomes_of
from top3.casuistry.going_on.pens import DrawnPen
from top3.casuistry.going_on.steps import Stepper
from top3.casuistry.going_on.writing import Record, Writer
from top3.casuistry.language.scenario import Next, Stage
from top3.method.load import case_from
from top3.reading import Tree
from top3.rules.language import RuleSet
from top3.trajectory.trajectory import Trajectory

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

Both = dict[str, str]
_DAYS_TO_TRY = 21


@dataclass(frozen=True, slots=True)
class StageTold:
    """One moment as it went, as plain data for who tells it.

    `events` are the numbers of its events, from 1, among those of the course. `phase` and
    `approach` are where it stood before and after. `blockers` say what kept a gate shut, in words;
    also where somebody decided to go on.
    """

    id: str
    title: Both
    day: str
    story: tuple[Both, ...] = ()
    events: tuple[int, ...] = ()
    phase: tuple[str, str] = ("", "")
    approach: tuple[str, str] = ("", "")
    blockers: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A whole course: its events in the spelling of an event file, its moments, and how it went."""

    events: tuple[Record, ...] = ()
    stages: tuple[StageTold, ...] = field(default=())
    outcomes: Record = field(default_factory=dict)


def course_of(drawn: "Drawn", rules: RuleSet) -> Told:
    """Return the course of a drawn case.

    Args:
        drawn: The world of a case that has begun; reports of later moments are brought into it.
        rules: The rules that gates are asked of.

    Raises:
        CaseError: the case of the first day is none.
        EventInvalidError: a step of the scenario makes no event.
        RulesetInvalidError: the rules have no process.
    """
    return _Walk(drawn, rules).walked()


class _Walk:
    """From moment to moment, until there is no next one."""

    def __init__(self, drawn: "Drawn", rules: RuleSet) -> None:
        self.drawn, self.pen = drawn, DrawnPen(drawn)
        begun = Trajectory.start(case_from(Tree(drawn.start), rules), rules)
        self.writer = Writer(begun, self.pen)
        self.stepper = Stepper(drawn, self.writer, self.pen)
        self.stages = {each.id: each for each in drawn.scenario.course}

    def walked(self) -> Told:
        """Walk from the first moment on; a moment comes once, so that every course ends."""
        told: list[StageTold] = []
        left = dict(self.stages)
        stage: Stage | None = next(iter(self.stages.values()), None)
        day = self.drawn.first_day
        while stage is not None:
            del left[stage.id]
            told.append(self._at(stage, day))
            found = self._next(stage, left)
            if found is None:
                break
            stage = left[found.to]
            days = self.drawn.stream.between(key(f"course.{found.to}.after"), found.after)
            day = self._day_for(stage, next_working_day(day + timedelta(days)))
        return Told(tuple(self.writer.events), tuple(told), outcomes_of(self.writer.now))

    def _day_for(self, stage: Stage, day: date) -> date:
        """Return the first working day from a day on which the reports of a moment fit."""
        for ahead in range(_DAYS_TO_TRY):
            other = next_working_day(day + timedelta(ahead))
            if self.drawn.fits(stage.id, other):
                return other
        return day

    def _next(self, stage: Stage, left: Iterable[str]) -> Next | None:
        """Draw what comes next, of what is possible in this case and did not come yet."""
        ways = [each for each in stage.next
                if each.to in left and self.drawn.branches_hold(each.only_if)]  # fmt: skip
        if not ways:
            return None
        place = key(f"course.{stage.id}.next")
        return ways[self.drawn.stream.weighted(place, [each.weight for each in ways])]

    def _at(self, stage: Stage, day: date) -> StageTold:
        self.writer.day = day
        self.drawn.at_moment(stage.id, day)
        before, first = self.writer.now.course, len(self.writer.events)
        self.stepper.blockers = []
        story: list[Both] = []
        for number, step in enumerate(stage.steps):
            place = f"course.{stage.id}.steps[{number}]"
            if self.drawn.happens(step, place) and self.stepper.take(step, place) and step.story:
                story.append(self.pen.both(step.story, f"{place}.story"))
        after = self.writer.now.course
        return StageTold(
            stage.id,
            self.pen.both(stage.title, f"course.{stage.id}.title"),
            day.isoformat(),
            tuple(story),
            tuple(range(first + 1, len(self.writer.events) + 1)),
            (before.phase, after.phase),
            (before.approach, after.approach),
            tuple(self.stepper.blockers),
        )


def as_rows(stages: Iterable[StageTold]) -> list[dict[str, Any]]:
    """Return moments as plain data, for a file or another program."""
    return [
        {"id": each.id, "title": each.title, "day": each.day, "story": list(each.story),
         "events": list(each.events), "phase": list(each.phase),
         "approach": list(each.approach), "blockers": list(each.blockers)}
        for each in stages
    ]  # fmt: skip
