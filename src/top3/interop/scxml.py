"""The process as SCXML, the W3C's language for state charts: one parallel region for each line.

An event carries what its guards ask: `to`, `ending` and, for each gate, `gate_NAME` with the text
`yes`. A guard compares with that one text, so what is missing, false or unknown keeps a gate shut.
The document holds no state of a case, and nothing is kept from one event to the next. That steps
run only in a phase that `works`, and begin anew after a move that says `again`, is marked and not
carried out: whoever runs the chart keeps the lines together.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from top3.rules.process import Line, Move, Process, State
from top3.trajectory.event_types import SAYS_WHERE
from top3.trajectory.process import LINES, LineName

SCXML = "http://www.w3.org/2005/07/scxml"
OURS = "urn:top3:process:1"
"""The namespace of what SCXML has no word for: labels, and the marks on states and moves."""
YES = "yes"
"""What opens a gate: this text, and nothing else."""


def scxml(process: Process, name: str) -> str:
    """Return the process as a document of SCXML.

    Args:
        process: The table.
        name: What the chart is called: the rule set, with its version.
    """
    ET.register_namespace("", SCXML)
    ET.register_namespace("top3", OURS)
    root = ET.Element(f"{{{SCXML}}}scxml", {
        "version": "1.0", "datamodel": "ecmascript", "name": name, "initial": "process",
    })  # fmt: skip
    whole = ET.SubElement(root, f"{{{SCXML}}}parallel", {"id": "process"})
    for line in LINES:
        _region(whole, line, getattr(process, line))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def state_id(line: LineName, state: str) -> str:
    """Return the id of a state in the chart: two lines may have a state of one name."""
    return f"{line}_{state}"


def _region(whole: ET.Element, name: LineName, line: Line) -> None:
    first = state_id(name, line.states[0].id)
    region = ET.SubElement(whole, f"{{{SCXML}}}state", {"id": name, "initial": first})
    for state in line.states:
        element = ET.SubElement(
            region, f"{{{SCXML}}}state", {"id": state_id(name, state.id), **_marks(state)}
        )
        for move in line.moves_from(state.id):
            for on in move.on:
                made = {"event": on, "target": state_id(name, move.to), **_guard(move, on)}
                ET.SubElement(element, f"{{{SCXML}}}transition", made)


def _marks(state: State) -> dict[str, str]:
    flags = {"works": state.works, "ends": state.ends}
    return {
        f"{{{OURS}}}label-nl": state.label.in_language("nl"),
        f"{{{OURS}}}label-en": state.label.in_language("en"),
        **{f"{{{OURS}}}{name}": "true" for name, is_set in flags.items() if is_set},
    }


def _guard(move: Move, on: str) -> dict[str, str]:
    flags = {"back": move.back, "again": move.again, "despite-acute": move.despite_acute}
    marks = {f"{{{OURS}}}{name}": "true" for name, is_set in flags.items() if is_set}
    parts = list(_conditions(move, on))
    return {"cond": " && ".join(parts), **marks} if parts else marks


def _conditions(move: Move, on: str) -> Iterator[str]:
    if on in SAYS_WHERE:
        yield f"_event.data.to === '{move.to}'"
    if move.endings:
        kinds = " || ".join(f"_event.data.ending === '{each}'" for each in move.endings)
        yield f"({kinds})"
    for gate in move.gates:
        yield f"_event.data.gate_{gate} === '{YES}'"
