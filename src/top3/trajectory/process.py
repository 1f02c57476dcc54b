"""The phase machine: the table of `process.yaml`, run. The only importer of `transitions`.

It computes nothing: whether a gate is open is told to it. A gate of which nothing is told, or of
which the answer is anything but a plain yes, stays shut.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any, Literal

from transitions import EventData, Machine, MachineError

from top3.errors import Both, Place, Problem, RulesetInvalidError, did_you_mean
from top3.rules.language import RuleSet
from top3.rules.logic import Tri
from top3.rules.process import FORMAT, Line, Move, Process, State
from top3.trajectory.event_types import DANGER, EVENT_TYPES, SAYS_WHERE

LineName = Literal["phases", "steps", "approaches"]
LINES: tuple[LineName, ...] = ("phases", "steps", "approaches")
_FILE = "process.yaml"
Gates = Mapping[str, object]
"""What is known of gates, by name: open only where the value is `Tri.TRUE`."""


class _Holder:
    """Stands in for a case while one move is made, and is thrown away: nothing lives on a model."""

    __slots__ = ("gates", "state")

    def __init__(self, state: str, gates: Gates) -> None:
        self.state, self.gates = state, gates


def _opens(event: EventData) -> bool:
    gates, holder = event.kwargs["gates"], event.model
    return isinstance(holder, _Holder) and all(holder.gates.get(gate) is Tri.TRUE for gate in gates)


@dataclass(frozen=True)
class PhaseMachine:
    """The process of a rule set, ready to run; shared by every trajectory, it holds no case."""

    process: Process
    _machines: dict[str, Machine] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build one machine for each line."""
        made = {name: _machine(self.line(name)) for name in LINES}
        object.__setattr__(self, "_machines", made)

    def line(self, name: LineName) -> Line:
        """Return the table of one line."""
        line: Line = getattr(self.process, name)
        return line

    def initial(self, name: LineName) -> str:
        """Return where a case begins on a line."""
        return self.line(name).states[0].id

    @cached_property
    def _index(self) -> Mapping[tuple[str, str, str], tuple[Move, ...]]:
        found: dict[tuple[str, str, str], tuple[Move, ...]] = {}
        for name in LINES:
            for move in self.line(name).moves:
                for key in ((name, start, on) for start in move.from_ for on in move.on):
                    found[key] = (*found.get(key, ()), move)
        return found

    @cached_property
    def first_working(self) -> str:
        """The phase that danger leads back to."""
        return next(each.id for each in self.process.phases.states if each.works)

    def phase(self, name: str) -> State:
        """Return one phase."""
        return self.process.phases.state(name)

    def moves(self, name: LineName, state: str, on: str) -> tuple[Move, ...]:
        """Return the moves that an event of this type can make from a state, in the order given."""
        return self._index.get((name, state, on), ())

    def move(
        self, name: LineName, state: str, on: str, to: str | None = None, ending: str | None = None
    ) -> Move | None:
        """Return the one move of the table that is meant, or None where there is none.

        A type of event whose decision says where it leads to leads nowhere without that.
        """
        if to is None and on in SAYS_WHERE:
            return None
        for move in self.moves(name, state, on):
            if to in (None, move.to) and (not move.endings or ending in move.endings):
                return move
        return None

    def moved(
        self,
        name: LineName,
        state: str,
        on: str,
        to: str | None = None,
        ending: str | None = None,
        gates: Gates | None = None,
    ) -> tuple[str, Move] | None:
        """Make a move, or return None where it may not be made.

        Args:
            name: The line.
            state: Where it stands.
            on: The type of event.
            to: Where to, for an event that says so; of others it is where the table leads.
            ending: The kind of ending, for a move to the end.
            gates: What is known of the gates.
        """
        move = self.move(name, state, on, to, ending)
        if move is None:
            return None
        holder = _Holder(state, {} if gates is None else gates)
        trigger = self._machines[name].events[trigger_of(on, move)]
        try:
            done = trigger.trigger(holder, gates=move.gates)
        except MachineError:  # a state this trigger does not start from
            return None
        return (holder.state, move) if done is True else None


def trigger_of(on: str, move: Move) -> str:
    """Return the name of what fires a move: the event, where to, and for which kinds of ending."""
    endings = f" ({', '.join(move.endings)})" if move.endings else ""
    return f"{on} > {move.to}{endings}"


def _machine(line: Line) -> Machine:
    machine = Machine(
        model=None, states=list(line.names()), initial=line.states[0].id,
        auto_transitions=False, send_event=True,
    )  # fmt: skip
    for move in line.moves:
        for on in move.on:
            for start in move.from_:
                machine.add_transition(trigger_of(on, move), start, move.to, conditions=_opens)
    return machine


def machine_of(rules: RuleSet) -> PhaseMachine:
    """Return the phase machine of a rule set.

    Raises:
        RulesetInvalidError: it has no `process.yaml`, a move waits for a type of event that is not
            there, two moves leave it open which is made, or danger does not lead back from
            everywhere; every fault.
    """
    if rules.process is None:
        found = Both("bestand ontbreekt", "file is missing")
        remedy = Both(f"voeg '{FORMAT}' toe aan de regelset", f"add '{FORMAT}' to the rule set")
        raise RulesetInvalidError([Problem(Place(_FILE), "not-found", found, remedy)])
    if problems := list(faults_of(rules.process)):
        raise RulesetInvalidError(problems)
    return PhaseMachine(rules.process)


def faults_of(process: Process) -> Iterator[Problem]:
    """Yield what is wrong with the events that a process waits for; its shape was checked."""
    for name in LINES:
        line: Line = getattr(process, name)
        for index, move in enumerate(line.moves):
            place = Place(_FILE, path=f"{name}.moves.{index}")
            for on in move.on:
                if on not in EVENT_TYPES:
                    what = Both(f"'{on}', een soort gebeurtenis die er niet is",
                                f"'{on}', a type of event that is not there")  # fmt: skip
                    yield Problem(place, "unknown-event", what, did_you_mean(on, list(EVENT_TYPES)))
            yield from _open_which(place, line.moves[:index], move)
    yield from _not_back(process.phases)


def _open_which(place: Place, earlier: Sequence[Move], move: Move) -> Iterator[Problem]:
    """Yield every earlier move to elsewhere on the same event: it would go first, unseen."""
    for on, start in product(move.on, move.from_):
        rivals = {each.to for each in earlier if on in each.on and start in each.from_
                  and not (move.endings and each.endings)} - {move.to}  # fmt: skip
        for to in sorted(rivals) if on not in SAYS_WHERE else ():
            yield Problem(
                place, "ambiguous-move",
                Both(f"'{on}' vanuit {start} leidt al naar {to}",
                     f"'{on}' from {start} leads to {to} already"),
                Both("laat één van de twee weg", "leave one of the two out"),
            )  # fmt: skip


def _not_back(phases: Line) -> Iterator[Problem]:
    """Yield every later phase from which danger does not lead back to where the work begins."""
    order = phases.names()
    first = next(each.id for each in phases.states if each.works)
    for on, state in product(DANGER, order[order.index(first) + 1 :]):
        ways = (each for each in phases.moves_from(state) if on in each.on)
        way = next(ways, None)
        if way is None or way.to != first or way.gates:
            yield Problem(
                Place(_FILE, path=f"phases.{state}"), "no-way-back",
                Both(f"'{on}' leidt vanuit {state} niet terug naar {first}",
                     f"'{on}' does not lead back to {first} from {state}"),
                Both("voeg het toe aan een stap met 'back: true'",
                     "add it to a move with 'back: true'"),
            )  # fmt: skip


def as_table(process: Process) -> list[dict[str, Any]]:
    """Return every move of every line as plain data, one row for each start: for other programs."""
    return [
        {"line": name, "on": on, "from": start, "to": move.to, "gates": list(move.gates),
         "endings": list(move.endings), "despite_acute": move.despite_acute, "back": move.back}
        for name in LINES
        for move in getattr(process, name).moves
        for on in move.on
        for start in move.from_
    ]  # fmt: skip
