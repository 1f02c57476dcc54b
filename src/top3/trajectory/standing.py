"""Where a case stands on one day: phase, what may come, what is in the way, and what is late."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from top3.errors import Both
from top3.method.facts import HOUSEHOLD
from top3.method.stages import Result
from top3.method.why_not import Obstacle, why_not
from top3.trajectory.acute_now import acute_now, known_since
from top3.trajectory.course import Acute, Course
from top3.trajectory.direction import sight_of
from top3.trajectory.due import Due, due_on
from top3.trajectory.own_records import Shown
from top3.values import RoleRef

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory

_ACUTE = Both(
    "Zolang er iets acuut open staat, gaat geen volgende fase open.",
    "While something acute is open, no next phase opens.",
)
_OPEN = Both("acuut staat open; een persoon met naam sluit het, met een reden en wat er is gedaan",
             "acute is open; a person with a name closes it, with a reason and what "
        "was done")  # fmt: skip
_HOLD = Both(
    "Wat nog wordt uitgezocht, wordt eerst afgerond.", "What is being found out is closed first."
)
_ACUTE_FACTS = ("acute_open", "acute_closed")
_WAITS = Both("er wordt nog iets uitgezocht", "something is being found out")

_ERASED = Both("Op wat gewist is, gaat geen poort open.", "What was erased opens no gate.")
_GONE = Both("gewist: het kan niet meer worden gelezen; mensen besluiten, met een 'gate_passed'",
             "erased: it can no longer be read; people decide, with a 'gate_passed'")  # fmt: skip


@dataclass(frozen=True, repr=False)
class Standing:
    """Where a case stands on a day, by what was recorded by then."""

    trajectory: "Trajectory"
    day: date

    def __repr__(self) -> str:
        """Show the day and the phase."""
        return f"Standing(day={self.day}, phase={self.phase})"

    @property
    def course(self) -> Course:
        """Where it stands on each line, and what lies over them."""
        return self.trajectory.course

    @property
    def phase(self) -> str:
        """The phase."""
        return self.course.phase

    @property
    def step(self) -> str | None:
        """The step of the work; None in a phase without steps."""
        works = self.trajectory.machine.phase(self.phase).works
        return self.course.step if works else None

    @property
    def approach(self) -> str:
        """The second line: the regular approach, or how far it was scaled up."""
        return self.course.approach

    @property
    def acute_open(self) -> tuple[Acute, ...]:
        """Every acute overlay that is open, oldest first."""
        return self.course.acute

    @cached_property
    def acute_by_rules(self) -> tuple[str, ...]:
        """What the rules call acute, and nobody closed: ids of situations, or the household.

        Also what was acute on the day it was recorded: time closes nothing. What stands in
        `acute_open` already is left out, and so is what cannot be excluded: that is asked.
        """
        open_now = {each.about for each in self.acute_open}
        found = acute_now(self.trajectory, self.day)
        return tuple(each for each in found if each not in open_now)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The moves the table has from here, each as `event > where to`; a gate may be shut."""
        return self.trajectory.allowed()

    @cached_property
    def result(self) -> Result:
        """What the rules say on this day of what was recorded by then."""
        return self.trajectory.result(self.day)

    def why_not(self, gate: str) -> tuple[Obstacle, ...]:
        """Say what keeps a phase shut: what lies over it, then every criterion of its gate.

        Raises:
            ItemNotFoundError: there is no such gate.
        """
        obstacles = why_not(self.result, gate)
        if not self._leads(gate):
            return obstacles
        if self.erased:
            obstacles += (_obstacle("what-was-erased-opens-nothing", "household", _ERASED, _GONE),)
        told = {each.item for each in obstacles if (each.fact or "").endswith(_ACUTE_FACTS)}
        by_rules = [each for each in self.acute_by_rules if each not in told]
        acute = [*(each.about for each in self.acute_open), *by_rules] if self._waits(gate) else []
        over = [_obstacle("acute-blocks-moving-on", each, _ACUTE, _OPEN) for each in acute]
        over += [_obstacle("an-open-hold-is-closed-first", each, _HOLD, _WAITS)
                 for each in self.course.holds]  # fmt: skip
        return (*over, *obstacles)

    def _leads(self, gate: str) -> bool:
        """Say whether a move between phases waits for a gate."""
        moves = self.trajectory.machine.process.phases.moves
        return any(gate in each.gates for each in moves)

    def _waits(self, gate: str) -> bool:
        """Say whether what is acute keeps every move through a gate shut; not the first phase."""
        machine = self.trajectory.machine
        return any(
            gate in each.gates and not each.despite_acute and each.to != machine.first_working
            for each in machine.process.phases.moves
        )

    @property
    def sight(self) -> tuple[RoleRef, ...]:
        """Who has sight on how safe it is: stand-ins on this day, else the fixed face.

        Who hands over keeps sight until the other accepted. None where nobody is recorded: that is
        never nobody's task, and stands in `due`.
        """
        return sight_of(self.trajectory.log, self.trajectory.length, self.day)

    @property
    def erased(self) -> frozenset[str]:
        """The ids of what was erased: what is said here no longer rests on it."""
        return self.trajectory.lost

    def shown_to(self, who: RoleRef) -> Shown:
        """Return what somebody is shown on this day, as it is kept.

        Raises:
            StepNotAllowedError: an own judgement comes first here, and this one has none yet.
        """
        return self.trajectory.shown(who, self.day)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What is late on this day, oldest first; what is acute and nobody closed is in it."""
        acute = [(each, known_since(self.trajectory, each)) for each in self.acute_by_rules]
        return due_on(self.trajectory, self.day, acute)


def _obstacle(name: str, about: str, criterion: Both, text: Both) -> Obstacle:
    item = HOUSEHOLD[1] if about == "household" else about
    return Obstacle(item, name, "unmet", None, criterion, text, None, (), ())
