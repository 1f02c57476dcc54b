"""A small case over time: events in one line each, told by one worker."""

from functools import cache

from top3.errors import StepNotAllowedError
from top3.model.case import Case
from top3.reading import Tree
from top3.trajectory.events import Event, event_from
from top3.trajectory.trajectory import Trajectory
from unit.small_case import case_of, rules, situation

FACE = {"role": "fixed_face", "name": "Noor"}
OTHER = {"role": "worker", "name": "Ilse"}
DAY = "2026-03-20"


@cache
def genesis() -> Case:
    return case_of(
        situations=[situation("s1"), situation("s2")],
        household={
            "members": {"has": ["p1", "p2"], "complete": True},
            "fixed_face": FACE,
        },
    )


def begun(case=None, **settings) -> Trajectory:
    return Trajectory.start(case or genesis(), rules(), **settings)


def event(kind, record, on=DAY, *, at="10:00:00", actor=None, salt="ab" * 16, **fields) -> Event:
    """Return one event; a decision saw nothing of ours unless a test says so."""
    data = {"type": kind, "recorded": f"{on}T{at}+01:00", "actor": actor or FACE, "record": record}
    if "kind" in record and "reason" in record and "shown" not in fields:
        data["shown"] = 0
    made = event_from(Tree({**data, **fields}), salt=salt)
    assert isinstance(made, Event), [each.in_language("en") for each in made]
    return made


def decision(kind, number, on=DAY, **fields):
    told = {"id": f"d{number}", "kind": kind, "on": on, "by": FACE,
            "reason": {"code": "agreed", "nl": "samen besproken"}}  # fmt: skip
    return {**told, **fields}


def chosen(number=1, items=("s1",), on=DAY, **fields):
    return event(
        "top3_chosen", decision("top3_chosen", number, on, items=list(items), **fields), on
    )


def passed(gate, number, on=DAY):
    return event("gate_passed", decision("gate_passed", number, on, to=gate), on)


def closed_acute(number, on=DAY, items=("s1", "s2")):
    words = {"nl": "met Rik en oma besproken; oma slaapt er"}
    told = decision("acute_closed", number, on, items=list(items), words=words)
    return event("acute_closed", told, on)


def opened(phase, number, on=DAY, kind="phase_opened"):
    return event(kind, decision("phase_opened", number, on, to=phase), on)


def agreement(item="a1", answers=("s1",), **fields):
    told = {"id": item, "what": {"nl": "Rik belt oma"}, "answers": list(answers)}
    return {**told, **fields}


def violence(item="s3", on=DAY, **fields):
    return event("new_violence_reported", situation(item, when=on, **fields), on)


def after(trajectory, *events) -> Trajectory:
    for each in events:
        trajectory = trajectory.apply(each)
    return trajectory


def in_phase(phase, on=DAY, **settings) -> Trajectory:
    """Return the case in a phase, every gate on the way passed by a decision."""
    way = ["direct_safety", "stable_safety", "recovery", "following"]
    made = after(begun(**settings), chosen(on=on), closed_acute(2, on))
    number = 20
    for name in way[: way.index(phase) + 1]:
        for gate in dict.fromkeys((name, "stable_safety")):
            if gate == "stable_safety" and name == "direct_safety":
                continue
            made = made.apply(passed(gate, number, on))
            number += 1
        made = made.apply(opened(name, number, on))
        number += 1
    return made


def refused(trajectory, one, rules=None) -> set[str]:
    """Return the codes of every reason for which an event is refused; it must be."""
    before = (repr(trajectory), trajectory.course, trajectory.length)
    try:
        trajectory.apply(one, rules)
    except StepNotAllowedError as error:
        assert (repr(trajectory), trajectory.course, trajectory.length) == before
        return {each.code for each in error.blockers}
    raise AssertionError(f"{one.type} was not refused")
