"""How a worked example went on: the phase at each moment, and what its gates asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from top3.casuistry.telling.told import Moment, Told
from top3.document import Block, Heading, Paragraph, Table, items
from top3.method.names import both
from top3.model.agreements import Decision
from top3.rules.blockers import blockers
from top3.rules.evaluate import Evaluator, Finding
from top3.rules.language import Rule
from top3.rules.logic import Tri
from top3.trajectory.events import Event
from top3.trajectory.standing import Standing

_MOST_COLUMNS, _MOST_IDS = 8, 4
_MOVES = ("phase_opened", "phase_reopened", "gate_passed", "acute_opened", "acute_closed",
          "scaled_up", "scaled_down", "closed", "new_violence_reported", "agreement_broken",
          "top3_chosen")  # fmt: skip
_NAMED = ("top3_chosen", "acute_opened", "acute_closed")


def course_blocks(told: Told) -> Iterable[Block]:
    """Yield the phase at each moment, then of every gate which criterion was met when."""
    yield Heading(told.word("phases"))
    worked = [each for each in told.moments if each.standing]
    if not worked:
        yield Paragraph(told.word("one_day" if not told.moments else "only_told"))
        return
    yield Paragraph(told.word("phase_note"))
    heads = ("moment_head", "phase", "what_moved")
    rows = [_row(told, each) for each in worked]
    yield Table(tuple(told.word(key) for key in heads), tuple(rows), row_headers=True)
    for gate in _gates(told, worked):
        yield from _gate(told, gate, worked)


def _row(told: Told, moment: Moment) -> tuple[str, str, str]:
    assert moment.standing is not None
    moves: dict[str, dict[str, list[str]]] = {}
    for _, event in moment.events:
        if event.type in _MOVES:
            label = event.kind.label.in_language(told.lang)
            by, what = _of(told, event)
            moves.setdefault(label, {}).setdefault(by, []).append(what)
    moved = [f"{label} ({'; '.join(_by_whom(of))})" for label, of in moves.items()]
    title = f"{moment.letter}, {told.day(moment.day)}"
    phase = state_of(told, "phases", _phase(moment)[1])
    return (title, phase, "; ".join(dict.fromkeys(moved)) or "-")


def _by_whom(moves: dict[str, list[str]]) -> Iterator[str]:
    """Yield what each did, with the name once."""
    for by, what in moves.items():
        said = ", ".join(dict.fromkeys(each for each in what if each))
        yield ": ".join(each for each in (by, said) if each)


def _of(told: Told, event: Event) -> tuple[str, str]:
    """Return by whom and why, or about what: what is chosen or closed is named by its id."""
    record = event.record
    if not isinstance(record, Decision):
        return "", str(getattr(record, "agreement", None) or getattr(record, "id", ""))
    reason = (record.reason.en if told.lang == "en" else None) or record.reason.nl
    named = event.type in _NAMED and record.items
    what = ", ".join(record.items) if named else reason
    return told.role(record.by), what or ""


def state_of(told: Told, line: str, name: str) -> str:
    """Return what a phase or an approach is called."""
    machine = told.trajectory.machine
    found = machine.line("approaches" if line == "approaches" else "phases").state(name)
    return told.say(both(found.label))


def _phase(moment: Moment) -> tuple[str, str]:
    """Return the phase before and after a moment."""
    assert moment.standing is not None
    courses = moment.standing.trajectory.log.courses
    first = moment.events[0][0]
    return courses[first - 1].phase, courses[moment.events[-1][0]].phase


# ---------------------------------------------------------------------- gates
@dataclass(frozen=True)
class _Gate:
    """A gate, and the phase from which it opens."""

    name: str
    from_phase: str
    to: str


def _gates(told: Told, moments: list[Moment]) -> list[_Gate]:
    """Return the gates that were in front of the case at some moment, in the order of the table."""
    phases = {phase for each in moments for phase in _phase(each)}
    moves = told.trajectory.machine.process.phases.moves
    return [
        _Gate(move.gates[0], start, move.to)
        for move in moves
        if move.gates and "phase_opened" in move.on
        for start in move.from_
        if start in phases
    ]


def _gate(told: Told, gate: _Gate, moments: list[Moment]) -> Iterator[Block]:
    columns = [each for each in moments if gate.from_phase in _phase(each)][-_MOST_COLUMNS:]
    standings = [each.standing for each in columns if each.standing]
    rules = [each for each in told.rules.rules if each.outcome == ("opens", gate.name)]
    rows = [
        (told.say(both(rule.head.because)), *(_cell(told, one, rule) for one in standings))
        for rule in rules
    ]
    heads = (told.word("criterion"), *(each.letter for each in columns))
    to = state_of(told, "phases", gate.to)
    yield Heading(told.word("gate_to", phase=to), level=3)
    yield Table(heads, tuple(rows))
    over = list(dict.fromkeys(line for each in columns for line in _over(told, each, gate, rules)))
    if over:
        yield items(*over)


def _over(told: Told, moment: Moment, gate: _Gate, rules: list[Rule]) -> Iterator[str]:
    """Yield what lay over a gate at a moment, beside its own criteria."""
    assert moment.standing is not None
    own = {each.id for each in rules}
    for each in moment.standing.why_not(gate.name):
        if each.rule not in own:
            yield f"{moment.letter}, {each.item}: {told.say(each.criterion)}"


def _cell(told: Told, standing: Standing, rule: Rule) -> str:
    planned = standing.result.planned
    evaluator = Evaluator(planned.rules, planned.world)
    found = [evaluator.finding(rule, item) for item in planned.world.items(rule.head.about)]
    values = {each.value for each in found}
    if not found:
        return told.word("nobody_in_it")
    if values <= {Tri.TRUE, None}:
        return told.word("met")
    worst = Tri.FALSE if Tri.FALSE in values else Tri.UNKNOWN
    ids = _about(told, (each for each in found if each.value is worst))
    return f"{told.word('not_met' if worst is Tri.FALSE else 'open')}{ids}"


def _about(told: Told, found: Iterable[Finding]) -> str:
    """Return what stands in the way behind the word: people by name, the rest by its id."""
    keys = [one.about for each in found for one in blockers(each)]
    named = [told.name(item) if scope == "person" else item
             for scope, item in dict.fromkeys(keys) if scope != "household"]  # fmt: skip
    if not named:
        return ""
    more = " …" if len(named) > _MOST_IDS else ""
    return f" ({', '.join(named[:_MOST_IDS])}{more})"
