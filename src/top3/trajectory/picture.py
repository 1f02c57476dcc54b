"""The process as a picture in Mermaid, and the same in plain sentences for who does not see it.

Both are made from the table, so neither can say what the table does not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from top3.errors import Both
from top3.rules.process import Line, Move, Process
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.process import LINES, LineName

Way = Literal["on", "back", "end"]
"""Whether a move leads on, back, or to a kind of ending."""
HEAD = "stateDiagram-v2"
_ODD = str.maketrans({each: f"#{ord(each)};" for each in '#;:"<>&%{}[]|\\`'} | {"\n": " "})
_UNREAD = str.maketrans(dict.fromkeys("{}#;%<>\n", " "))
BACK = "↩ "
"""Stands before a way back: an arrow in Mermaid cannot be dotted here."""


@dataclass(frozen=True, slots=True)
class Part:
    """One picture: a line, and which of its moves stand in it."""

    line: LineName
    ways: tuple[Way, ...]
    title: Both


PARTS: tuple[Part, ...] = (
    Part("phases", ("on",), Both("Fasen: verder", "Phases: on")),
    Part("phases", ("back",), Both("Fasen: terug", "Phases: back")),
    Part("phases", ("end",), Both("Fasen: afsluiten", "Phases: closing")),
    Part("steps", ("on", "end"), Both("Stappen van het werk", "Steps of the work")),
    Part("steps", ("back",), Both("Stappen: opnieuw", "Steps: again")),
    Part("approaches", ("on", "back", "end"), Both("Aanpak", "Approach")),
)
"""The pictures: one with every arrow in it can be read by nobody."""


def mermaid(process: Process, lang: str, part: Part | None = None) -> str:
    """Return the source of a picture in Mermaid.

    Args:
        process: The table.
        lang: "nl" or "en".
        part: Which picture; left out, all of them beside each other in one.
    """
    if part is not None:
        words = (part.title.in_language(lang), *_said(process, getattr(process, part.line), lang))
        return "\n".join([HEAD, *_aloud(words), *_drawn(process, part, lang)]) + "\n"
    whole = in_words(process, lang)
    words = (", ".join(whole), *(each for lines in whole.values() for each in lines))
    lines = [HEAD, *_aloud(words)]
    for number, each in enumerate(PARTS):
        lines += [
            f'  state "{_plain(each.title.in_language(lang))}" as part{number} {{',
            *(f"  {line}" for line in _drawn(process, each, lang, f"{number}")),
            "  }",
        ]
    return "\n".join(lines) + "\n"


def _aloud(words: Sequence[str]) -> Iterator[str]:
    """Yield the title and the words of a picture, for who has it read aloud."""
    plain = [each.translate(_UNREAD) for each in words]
    yield f"  accTitle: {plain[0]}"
    yield "  accDescr {"
    yield from (f"    {each}" for each in plain[1:])
    yield "  }"


def _drawn(process: Process, part: Part, lang: str, prefix: str = "") -> Iterator[str]:
    """Yield the states of a part, where it begins and may end, and one arrow from each to each."""
    line: Line = getattr(process, part.line)
    key = {each.id: f"{part.line}{prefix}_{each.id}" for each in line.states}
    moves = [each for each in line.moves if way_of(line, each) in part.ways]
    used = {name for each in moves for name in (*each.from_, each.to)}
    for state in line.states:
        if state.id in used:
            yield f'  state "{_plain(state.label.in_language(lang))}" as {key[state.id]}'
    if "on" in part.ways and line.states[0].id in used:
        yield f"  [*] --> {key[line.states[0].id]}"
    for (start, to), words in _arrows(process, line, moves, lang).items():
        yield f"  {key[start]} --> {key[to]} : {'<br/>'.join(words)}"
    ends = (each.id for each in line.states if each.ends and each.id in used)
    yield from (f"  {key[each]} --> [*]" for each in ends if "end" in part.ways)


def way_of(line: Line, move: Move) -> Way:
    """Say where a move leads: back is on danger, or to a state that stands before every start."""
    if move.endings:
        return "end"
    order = line.names()
    back = move.back or all(order.index(move.to) < order.index(start) for start in move.from_)
    return "back" if back else "on"


def _arrows(
    process: Process, line: Line, moves: Iterable[Move], lang: str
) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for move in moves:
        said = _endings(process, move, lang) or _either(_events(move, lang), lang)
        mark = BACK if way_of(line, move) == "back" else ""
        words = [*_gates(process, move, lang), *_past_acute(move, lang)]
        text = _plain(f"{mark}{said} ({', '.join(words)})" if words else f"{mark}{said}")
        for start in move.from_:
            found.setdefault((start, move.to), []).append(text)
    return found


def _plain(text: str) -> str:
    """Return a text that ends no label and starts no command in Mermaid."""
    return text.translate(_ODD)


def _events(move: Move, lang: str) -> list[str]:
    return [EVENT_TYPES[on].label.in_language(lang) if on in EVENT_TYPES else on for on in move.on]


def _gate(process: Process, gate: str, lang: str) -> str:
    """Return what people call a gate: the phase it opens, or else its own name."""
    labels = {each.id: each.label.in_language(lang) for each in process.phases.states}
    return labels.get(gate, gate)


def _gates(process: Process, move: Move, lang: str) -> Iterator[str]:
    if move.gates:
        names = " + ".join(_gate(process, each, lang) for each in move.gates)
        yield f"{'poort' if lang == 'nl' else 'gate'} {names}"


def _endings(process: Process, move: Move, lang: str) -> str:
    labels = [process.endings[each].label.in_language(lang) for each in move.endings]
    return _either(labels, lang) if labels else ""


def _past_acute(move: Move, lang: str) -> Iterator[str]:
    if move.despite_acute:
        yield "ook als er iets acuut is" if lang == "nl" else "also while something is acute"


def _either(names: Sequence[str], lang: str) -> str:
    return _joined(names, "of" if lang == "nl" else "or")


def _joined(names: Sequence[str], word: str) -> str:
    *rest, last = names
    return f"{', '.join(rest)} {word} {last}" if rest else last


_BEGIN = Both("Een zaak begint in: {state}.", "A case begins in: {state}.")
_MOVE = Both("Na {on}: van {start} {again}naar {to}.", "After {on}: from {start} {again}to {to}.")
_IF_GATE = Both(
    "Alleen als de poort open is van: {gates}.", "Only if the gate is open of: {gates}."
)
_IF_GATES = Both(
    "Alleen als de poorten open zijn van: {gates}.", "Only if the gates are open of: {gates}."
)
_IF_ENDING = Both("Alleen bij dit einde: {endings}.", "Only for this ending: {endings}.")
_PAST = Both(
    "Dat kan ook als er iets acuut open staat.", "This can be while something acute is open too."
)
_NO_GATE = Both("Daar is geen poort voor.", "There is no gate for that.")
_ROUND = Both("Een nieuwe ronde van het werk begint.", "A new round of the work begins.")
_TITLES: dict[LineName, Both] = {
    "phases": Both("Fasen", "Phases"),
    "steps": Both("Stappen van het werk", "Steps of the work"),
    "approaches": Both("Aanpak", "Approach"),
}


def in_words(process: Process, lang: str) -> dict[str, tuple[str, ...]]:
    """Return the whole table in plain sentences: the title of each line, and its moves in words."""
    return {
        _TITLES[name].in_language(lang): tuple(_said(process, getattr(process, name), lang))
        for name in LINES
    }


def _said(process: Process, line: Line, lang: str) -> Iterator[str]:
    label = {each.id: each.label.in_language(lang) for each in line.states}
    yield _BEGIN.in_language(lang).format(state=label[line.states[0].id])
    for move in line.moves:
        again = ("terug " if lang == "nl" else "back ") if way_of(line, move) == "back" else ""
        starts = _either([label[each] for each in move.from_], lang)
        events = _either([f"'{each}'" for each in _events(move, lang)], lang)
        first = _MOVE.in_language(lang).format(
            on=events, start=starts, again=again, to=label[move.to]
        )
        yield " ".join([first, *_conditions(process, move, lang)])


def _conditions(process: Process, move: Move, lang: str) -> Iterator[str]:
    """Yield what must be so for a move, and what comes of it."""
    word = "en" if lang == "nl" else "and"
    if move.gates:
        gates = _joined([_gate(process, each, lang) for each in move.gates], word)
        text = _IF_GATE if len(move.gates) == 1 else _IF_GATES
        yield text.in_language(lang).format(gates=gates)
    if move.endings:
        yield _IF_ENDING.in_language(lang).format(endings=_endings(process, move, lang))
    if move.despite_acute:
        yield _PAST.in_language(lang)
    if move.back and not move.gates:
        yield _NO_GATE.in_language(lang)
    if move.again:
        yield _ROUND.in_language(lang)
