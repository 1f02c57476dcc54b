"""What comes next for a case: the next phase, or its end, and everything that keeps that shut."""

from collections.abc import Iterator
from dataclasses import dataclass

from top3.errors import Both
from top3.method.why_not import Obstacle
from top3.rules.process import Move
from top3.trajectory.standing import Standing
from top3.values import RoleRef

_CHOICE = Both(
    "Een volgende fase begint met een top 3 die mensen kozen.",
    "A next phase begins with a top 3 that people chose.",
)
_NOT_CHOSEN = Both("er is nog geen top 3 gekozen", "no top 3 was chosen yet")


@dataclass(frozen=True, repr=False)
class Ahead:
    """Where a case may go on to, through which gates, and what keeps them shut: 0 or more."""

    to: str
    gates: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]

    def __repr__(self) -> str:
        """Show where to, and how much is in the way; the texts name people."""
        return f"Ahead(to={self.to}, obstacles={len(self.obstacles)})"


def ahead_of(standing: Standing) -> Ahead | None:
    """Return what comes next: the phase after this one, else the end; None where nothing does.

    A gate that people went past by a decision in this phase is not asked again. That nothing stands
    in the way never opens a phase: people decide.
    """
    move = _next_move(standing)
    if move is None:
        return None
    passed = standing.course.passed
    gates = tuple(each for each in move.gates if each not in passed)
    found = dict.fromkeys(each for gate in gates for each in standing.why_not(gate))
    choice = tuple(_choice(standing, move))
    return Ahead(move.to, move.gates, (*choice, *found))


def hides_proposal(standing: Standing, who: RoleRef | None) -> bool:
    """Say whether the proposal and its questions stay away: an own judgement comes first here.

    Without a reader nobody has one, so they stay away then too.
    """
    trajectory = standing.trajectory
    return trajectory.own_first and not (who and trajectory.has_own_view(who))


def _next_move(standing: Standing) -> Move | None:
    machine = standing.trajectory.machine
    for on in ("phase_opened", "closed"):
        for move in machine.moves("phases", standing.phase, on):
            if move.gates:
                return move
    return None


def _choice(standing: Standing, move: Move) -> Iterator[Obstacle]:
    first = standing.trajectory.machine.first_working
    if standing.course.chosen is None and move.to != first:
        yield Obstacle(
            "household",
            "a-phase-needs-a-chosen-top3",
            "unmet",
            None,
            _CHOICE,
            _NOT_CHOSEN,
            None,
            (),
            (),
        )
