"""`process.yaml` to a `Process`: the table is checked when it is read, every fault at once.

Refused: a line without states, a state or a gate that is not there, a move that stands twice, a
state nobody can come to or leave, a way forward that skips a phase or has no gate, a phase without
a way back on danger, an ending that is not declared or that no move is for, and a way past what is
acute that is no ending.
"""

from collections.abc import Collection, Iterator
from itertools import chain, product

from top3.errors import Both, did_you_mean
from top3.reading import Path_
from top3.rules.folder import Folder
from top3.rules.process import Line, Move, Process

FILE = "process.yaml"
"""The file of a rule set that says which phases, steps and approaches there are; may be missing."""

_LINES = ("phases", "steps", "approaches")
_Fault = tuple[Path_, str, str, Both, Both]


def load_process(
    folder: Folder, gates: Collection[str], phases: Collection[str] = ()
) -> Process | None:
    """Return the process of a rule set, or None where it has none or it is wrong.

    Args:
        folder: The rule set; every fault is noted in it, with its line.
        gates: The gates the rule set declares.
        phases: The phases a case may name, by its list of terms; empty where there is no such list.
    """
    tree = folder.block(FILE, optional=True)
    process: Process | None = folder.built(tree, Process)
    if tree is None or process is None:
        return None
    listed = chain(
        *(_faults_of(name, getattr(process, name), gates) for name in _LINES),
        _phases(process.phases, phases),
        _forward(process.phases),
        _ways_back(process.phases),
        _past_acute(process),
        _endings(process),
    )
    faulty = False
    for path, shown, code, found, remedy in listed:
        folder.fault(tree, path, shown, code, found, remedy)
        faulty = True
    return None if faulty else process


def _faults_of(name: str, line: Line, gates: Collection[str]) -> Iterator[_Fault]:
    states = line.names()
    if not states:
        yield ((name, "states"), name, "no-states",
               Both("een lijn zonder toestanden", "a line without states"),
               Both("noem er één of meer, de eerste is waar een zaak begint",
                    "name one or more, the first is where a case begins"))  # fmt: skip
    for index, state in enumerate(line.states):
        if state.id in states[:index]:
            yield ((name, "states", index), state.id, "double-state",
                   Both("een toestand die er al staat", "a state that already stands there"),
                   Both("laat één van de twee weg", "leave one of the two out"))  # fmt: skip
    yield from _names(name, line, gates)
    yield from _double(name, line)
    yield from _dead(name, line)


def _names(name: str, line: Line, gates: Collection[str]) -> Iterator[_Fault]:
    """Yield every state and gate that a move names and that is not there."""
    states = line.names()
    for index, move in enumerate(line.moves):
        path: Path_ = (name, "moves", index)
        if not (move.on and move.from_):
            yield (path, move.to, "empty-move",
                   Both("een stap die nooit gezet wordt", "a move that is never made"),
                   Both("noem onder 'on' een gebeurtenis en onder 'from' een toestand",
                        "name an event under 'on' and a state under 'from'"))  # fmt: skip
        for used in dict.fromkeys((*move.from_, move.to)):
            if used not in states:
                yield (path, used, "unknown-state",
                       Both("een toestand die er niet is", "a state that is not there"),
                       did_you_mean(used, states))  # fmt: skip
        for gate in move.gates:
            if gate not in gates:
                yield (path, gate, "unknown-gate",
                       Both("een poort die er niet is", "a gate that is not there"),
                       did_you_mean(gate, sorted(gates)))  # fmt: skip


def _double(name: str, line: Line) -> Iterator[_Fault]:
    """Yield every move that an earlier one already makes, for the same kinds of ending or for all.

    Which of the two is made would hang on the order in the file, and with it which gates are asked.
    """
    earlier: dict[tuple[str, str, str], list[Move]] = {}
    for index, move in enumerate(line.moves):
        keys = set(product(move.on, move.from_, (move.to,)))
        if any(_overlap(move, each) for key in keys for each in earlier.get(key, ())):
            yield ((name, "moves", index), move.to, "double-move",
                   Both("een stap die er al staat", "a move that already stands there"),
                   Both("laat één van de twee weg", "leave one of the two out"))  # fmt: skip
        for key in keys:
            earlier.setdefault(key, []).append(move)


def _overlap(one: Move, other: Move) -> bool:
    """Say whether two moves are for one kind of ending; one that names none is for every kind."""
    both = one.endings and other.endings
    return bool(set(one.endings) & set(other.endings)) if both else True


def _dead(name: str, line: Line) -> Iterator[_Fault]:
    """Yield every state nobody can come to, and every one nobody can leave that is no end."""
    reached = {line.states[0].id} if line.states else set()
    while more := {m.to for m in line.moves if reached & set(m.from_)} - reached:
        reached |= more
    for index, state in enumerate(line.states):
        path: Path_ = (name, "states", index)
        if state.id not in reached:
            yield (path, state.id, "unreachable-state",
                   Both("een toestand waar niets naartoe leidt", "a state that nothing leads to"),
                   Both("voeg een stap toe, of laat de toestand weg",
                        "add a move, or leave the state out"))  # fmt: skip
        leads_on = any(each.to != state.id for each in line.moves_from(state.id))
        if not leads_on and not state.ends:
            yield (path, state.id, "trap-state",
                   Both("een toestand waar niets uit leidt", "a state that nothing leads out of"),
                   Both("voeg een stap toe, of zet 'ends: true'",
                        "add a move, or set 'ends: true'"))  # fmt: skip


def _forward(phases: Line) -> Iterator[_Fault]:
    """Yield every move to a later phase that skips one or that no gate guards.

    Danger alone leads on without a gate, and only to the phase in which the work begins. So does
    what was closed: the end can be come to from any phase, so a way out of it to a later one would
    lead past gates that were never open.
    """
    order, first = phases.names(), _first_working(phases)
    for index, move in enumerate(phases.moves):
        path: Path_ = ("phases", "moves", index)
        if move.to not in order or phases.state(move.to).ends:
            continue
        ahead = [start for start in move.from_
                 if start in order and order.index(start) < order.index(move.to)]  # fmt: skip
        past_first = first in order and order.index(move.to) > order.index(first)
        reopened = past_first and any(phases.state(each).ends for each in move.from_
                                      if each in order)  # fmt: skip
        if reopened or any(order.index(move.to) - order.index(start) > 1 for start in ahead):
            yield (path, move.to, "skips-a-phase",
                   Both("een stap die een fase overslaat", "a move that skips a phase"),
                   Both("ga naar de eerstvolgende fase", "go to the next phase"))  # fmt: skip
        if ahead and not move.gates and not (move.back and move.to == first):
            yield (path, move.to, "no-gate",
                   Both("een stap vooruit zonder poort", "a move forward without a gate"),
                   Both("noem onder 'gates' de poort", "name the gate under 'gates'"))  # fmt: skip


def _first_working(phases: Line) -> str | None:
    return next((each.id for each in phases.states if each.works), None)


def _phases(phases: Line, listed: Collection[str]) -> Iterator[_Fault]:
    """Yield what makes phases unreadable for rules: none to work in, or a name no list has."""
    if phases.states and _first_working(phases) is None:
        yield (("phases", "states"), "phases", "no-working-phase",
               Both("geen fase waarin gewerkt wordt", "no phase in which the work is done"),
               Both("zet 'works: true' bij de fase waar gevaar naar terugleidt",
                    "set 'works: true' at the phase that danger leads back to"))  # fmt: skip
    for index, name in enumerate(phases.names() if listed else ()):
        if name not in listed:
            yield (("phases", "states", index), name, "phase-not-listed",
                   Both("een fase die niet onder 'phases' in terms.yaml staat",
                        "a phase that does not stand under 'phases' in terms.yaml"),
                   did_you_mean(name, sorted(listed)))  # fmt: skip


def _past_acute(process: Process) -> Iterator[_Fault]:
    """Yield every move past what is acute that is no ending, or one that waits for a gate."""
    for name in _LINES:
        for index, move in enumerate(getattr(process, name).moves):
            ends = name == "phases" and phases_end(process, move)
            if move.despite_acute and (move.gates or not ends):
                yield ((name, "moves", index), move.to, "moves-past-acute",
                       Both("een stap voorbij iets acuuts die geen einde zonder poort is",
                            "a move past what is acute that is no ending without a gate"),
                       Both("laat 'despite_acute' weg", "leave 'despite_acute' out"))  # fmt: skip


def _ways_back(phases: Line) -> Iterator[_Fault]:
    """Yield every state after the first working phase from which danger leads nowhere back."""
    order, first = phases.names(), _first_working(phases)
    if first is None:
        return
    for index, name in enumerate(order):
        back = [move for move in phases.moves_from(name) if move.back]
        if index > order.index(first) and not any(_is_way_back(each, first) for each in back):
            yield (("phases", "states", index), name, "no-way-back",
                   Both("geen weg terug bij gevaar", "no way back on danger"),
                   Both(f"voeg een stap toe naar {first} met 'back: true'",
                        f"add a move to {first} with 'back: true'"))  # fmt: skip


def _endings(process: Process) -> Iterator[_Fault]:
    """Yield every ending a move names that is not declared, and every one that no move is for."""
    used = {name for move in process.phases.moves for name in move.endings}
    for index, move in enumerate(process.phases.moves):
        for name in move.endings:
            if name not in process.endings:
                yield (("phases", "moves", index), name, "unknown-ending",
                       Both("een soort einde die er niet is", "a kind of ending that is not there"),
                       did_you_mean(name, sorted(process.endings)))  # fmt: skip
        if move.endings and not phases_end(process, move):
            yield (("phases", "moves", index), move.to, "ending-elsewhere",
                   Both("een soort einde bij een stap die niet naar het einde leidt",
                        "a kind of ending at a move that does not lead to the end"),
                   Both("laat 'endings' weg", "leave 'endings' out"))  # fmt: skip
        if phases_end(process, move) and not move.endings:
            yield (("phases", "moves", index), move.to, "no-ending",
                   Both("een stap naar het einde zonder soort", "a move to the end without a kind"),
                   Both("noem onder 'endings' de soorten",
                        "name the kinds under 'endings'"))  # fmt: skip
    for name in sorted(process.endings.keys() - used):
        yield (("endings", name), name, "unreachable-ending",
               Both("een soort einde waar geen stap voor is", "a kind of ending no move is for"),
               Both("noem haar bij een stap, of laat haar weg",
                    "name it at a move, or leave it out"))  # fmt: skip


def phases_end(process: Process, move: Move) -> bool:
    """Say whether a move leads to a phase that ends the case; an unknown state does not."""
    return any(each.id == move.to and each.ends for each in process.phases.states)


def _is_way_back(move: Move, first: str) -> bool:
    return move.to == first and not move.gates
