"""What holds when a case moves on, moves back or ends, whatever a process table says."""

from typing import TYPE_CHECKING

from top3.errors import Both
from top3.model.agreements import Agreement, Decision
from top3.model.agreements import Check as AgreementCheck
from top3.model.situations import Situation
from top3.rules.logic import Tri
from top3.trajectory.course import Course, ending_of, is_danger, target_of
from top3.trajectory.event_types import DANGER
from top3.trajectory.events import Event
from top3.trajectory.process import LineName
from top3.trajectory.promise import Broken, promise

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


def _forward(event: Event) -> str | None:
    """Return the later phase that an event would open, or None."""
    return target_of(event) if event.type == "phase_opened" else None


def while_acute(before: "Trajectory", event: Event) -> bool:
    """Say whether an event may only come while nothing is acute: a later phase, most endings."""
    if event.type not in ("phase_opened", "closed"):
        return False
    move = before.machine.move(
        "phases", before.course.phase, event.type, target_of(event), ending_of(event)
    )
    first = before.machine.first_working
    return move is not None and not move.despite_acute and move.to != first


@promise(
    "a-move-stands-in-the-table",
    "Niemand slaat een fase over: elke stap staat in de tabel, en een poort "
    "gaat alleen op een ja open.",
    "Nobody skips a phase: every move stands in the table, and a gate opens on a yes only.",
    Decision,
)
def _moves(before: "Trajectory", event: Event, course: Course) -> Broken:
    to = target_of(event)
    if to is None:
        return
    now, ending = before.course, ending_of(event)
    scaled = event.type.startswith("scaled")
    line: LineName = "approaches" if scaled else "phases"
    here, there = (now.approach, course.approach) if scaled else (now.phase, course.phase)
    move = before.machine.move(line, here, event.type, to, ending)
    if move is None:
        named, possible = ending or to, ", ".join(before.allowed())
        known = {*before.machine.line(line).names(), *before.machine.process.endings}
        where = named if named in known else "?"  # what is no name of ours may tell of the case
        yield (
            Both(
                f"een stap van {here} naar '{where}' die er niet is",
                f"a move from {here} to '{where}' that is not there",
            ),
            Both(f"mogelijk zijn: {possible}", f"possible are: {possible}"),
        )
    elif there != to:
        for gate in move.gates:
            if before.gate(gate, event.day) is not Tri.TRUE:
                yield (
                    Both(f"de poort '{gate}' is dicht", f"the gate '{gate}' is shut"),
                    Both(
                        f"vraag 'top3 why-not FILE {gate}' (in Python: why_not(\"{gate}\")), of "
                        "leg een 'gate_passed' vast met een reden",
                        f"ask 'top3 why-not FILE {gate}' (in Python: why_not(\"{gate}\")), or "
                        "record a 'gate_passed' with a reason",
                    ),
                )


@promise(
    "acute-blocks-moving-on",
    "Zolang er iets acuut open staat, gaat geen volgende fase open; een zaak "
    "eindigt dan alleen door overdracht of overlijden.",
    "While something acute is open no next phase opens; a case then ends "
    "only by hand-over or death.",
    Decision,
)
def _acute(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    for each in before.course.acute if while_acute(before, event) else ():
        yield (
            Both(f"acuut staat open: {each.about}", f"acute is open: {each.about}"),
            Both(
                "laat een persoon met naam het sluiten, met een reden en wat er is gedaan",
                "let a person with a name close it, with a reason and what was done",
            ),
        )


_HAND_OVER = ("hand_over_offered", "hand_over_accepted", "hand_over_declined")


@promise(
    "handed-over-means-accepted",
    "Een zaak eindigt als overgedragen pas als de ander haar aanvaardde, met wat er acuut is.",
    "A case ends as handed over only when the other accepted it, with what is acute.",
    Decision,
)
def _accepted(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    ending = before.machine.process.endings.get(ending_of(event) or "")
    if ending is None or not ending.after_hand_over:
        return
    newest = next(before.log.of_kind(before.length, *_HAND_OVER), None)
    if newest is None or newest.type != "hand_over_accepted":
        yield (
            Both("overgedragen zonder dat iemand aanvaardde", "handed over while nobody accepted"),
            Both("leg eerst een 'hand_over_accepted' vast", "record a 'hand_over_accepted' first"),
        )
        return
    for each in before.course.acute:
        if each.since > newest.day:
            yield (
                Both(
                    f"aanvaard voor dit acuut werd: {each.about}",
                    f"accepted before this became acute: {each.about}",
                ),
                Both(
                    "bied de zaak opnieuw aan, zodat de ander weet wat er acuut is",
                    "offer the case anew, so that the other knows what is acute",
                ),
            )


@promise(
    "a-gate-that-is-passed-is-there",
    "Wie een poort voorbijgaat, noemt een poort die er is.",
    "Who goes past a gate names one that is there.",
    Decision,
)
def _gates(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    known = before.rules.declared.get("opens", ())
    if isinstance(record, Decision) and record.kind == "gate_passed" and record.to not in known:
        names = ", ".join(known)
        yield (
            Both("een poort die er niet is", "a gate that is not there"),
            Both(f"mogelijk zijn: {names}", f"possible are: {names}"),
        )


@promise(
    "a-phase-needs-a-chosen-top3",
    "Na de eerste fase komt niemand zonder top 3 die mensen kozen.",
    "Nobody comes past the first phase without a top 3 that people chose.",
    Decision,
)
def _chosen(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    if isinstance(record, Decision) and record.kind == "top3_chosen":
        items = (before.log.record(each, before.length) for each in record.items)
        if not any(isinstance(each, Situation) for each in items):
            yield (
                Both("een top 3 zonder situatie", "a top 3 without a situation"),
                Both("noem onder 'items' wat er is gekozen", "name under 'items' what was chosen"),
            )
    if _forward(event) and before.course.phase != "intake" and not before.course.chosen:
        yield (
            Both("er is geen top 3 gekozen", "no top 3 was chosen"),
            Both(
                "kies eerst samen; het voorstel kiest niet",
                "choose together first; the proposal does not",
            ),
        )


@promise(
    "an-open-hold-is-closed-first",
    "Wat nog wordt uitgezocht, wordt eerst afgerond voor een volgende fase "
    "opengaat of de zaak eindigt, behalve bij overdracht of overlijden.",
    "What is still being found out is closed before a next phase opens or "
    "the case ends, but for a hand-over or death.",
    Decision,
)
def _holds(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    waits = _forward(event) or (event.type == "closed" and while_acute(before, event))
    for name in before.course.holds if waits else ():
        yield (
            Both(f"er wordt nog iets uitgezocht: {name}", f"something is being found out: {name}"),
            Both(
                "leg een 'hold_closed' vast met wat er bleek",
                "record a 'hold_closed' with what was found",
            ),
        )


@promise(
    "danger-leads-back",
    "Nieuw geweld en een gebroken veiligheidsafspraak leiden terug naar de "
    "eerste fase, van overal.",
    "New violence and a broken safety agreement lead back to the first phase, from anywhere.",
    Situation,
    AgreementCheck,
)
def _back(before: "Trajectory", event: Event, course: Course) -> Broken:
    if event.type not in DANGER or before.course.phase == before.machine.initial("phases"):
        return
    agreement = before.log.record(getattr(event.record, "agreement", ""), before.length)
    known = agreement if isinstance(agreement, Agreement) else None
    if is_danger(event, known) and course.phase != before.machine.first_working:
        yield (
            Both("gevaar dat niet terugleidt", "danger that does not lead back"),
            Both("herstel de tabel van de fasen", "mend the table of phases"),
        )
