"""The process of a rule set: which phases, steps and approaches there are, and what leads where.

Three lines run side by side: the phase of the case, the step of the work within a phase, and the
approach. A move names what happens, from where, and where to. This says what may come when; who
decides, and whether a gate is open, is not for a table.
"""

from typing import Literal

from pydantic import Field

from top3.values import Frozen, I18n, Many, Name

FORMAT = "process/1"


class State(Frozen):
    """One place on a line.

    `works` says that the steps of the work run in it, `ends` that it may be the last.
    """

    id: Name
    label: I18n
    works: bool = False
    ends: bool = False


class Move(Frozen):
    """From where to where on a line, on which events, and through which gates.

    Every gate of `gates` must be open: a later phase asks also what the earlier asked. `endings`
    are the kinds of ending a move to the end is for; `despite_acute` lets it be made while
    something acute is open. `back` marks the way back on danger; `again` begins a new round.
    """

    on: Many[Name]
    from_: Many[Name] = Field(alias="from")
    to: Name
    gates: Many[Name] = ()
    endings: Many[Name] = ()
    despite_acute: bool = False
    back: bool = False
    again: bool = False


class Line(Frozen):
    """States in their order, the first is where a case begins, and the moves between them."""

    states: Many[State]
    moves: Many[Move]

    def names(self) -> tuple[str, ...]:
        """Return the states by name, in their order."""
        return tuple(each.id for each in self.states)

    def state(self, name: str) -> State:
        """Return one state; it is there."""
        return next(each for each in self.states if each.id == name)

    def moves_from(self, name: str) -> tuple[Move, ...]:
        """Return every move that can be made from a state, in the order of the file."""
        return tuple(each for each in self.moves if name in each.from_)


class Ending(Frozen):
    """One way in which a case can end; some need a hand-over that was accepted."""

    label: I18n
    after_hand_over: bool = False


class Process(Frozen):
    """The whole: phases, steps within a phase, approaches, and kinds of ending by name."""

    top3: Literal["process/1"]
    phases: Line
    steps: Line
    approaches: Line
    endings: dict[Name, Ending]
