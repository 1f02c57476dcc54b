"""Where a case stands, as plain data: what other programs and screens build on."""

from collections.abc import Iterable
from typing import Any

from top3.errors import Problem
from top3.method.why_not import Obstacle
from top3.trajectory.ahead import ahead_of, hides_proposal
from top3.trajectory.due import Due
from top3.trajectory.own_records import Gone
from top3.trajectory.standing import Standing
from top3.values import RoleRef

SCHEMA = "top3/standing/1"


def standing_data(standing: Standing, who: RoleRef | None = None) -> dict[str, Any]:
    """Return where a case stands, with what must happen now in front.

    Args:
        standing: Where it stands.
        who: For whom. Where an own judgement comes first and this one has none yet in this round,
            `proposal` is null and no obstacle has its question.
    """
    trajectory, course = standing.trajectory, standing.course
    data = standing.result.to_data()
    hidden = hides_proposal(standing, who)
    ahead = ahead_of(standing)
    return {
        "schema": SCHEMA, "case": trajectory.log.genesis.id, "as_of": standing.day.isoformat(),
        "now": data["now"], **_lines(standing),
        "acute_open": [
            {"about": each.about, "since": each.since.isoformat(), "opened_by": each.opened_by}
            for each in course.acute
        ],
        "acute_by_rules": list(standing.acute_by_rules),
        "acute_not_chosen": list(standing.result.planned.open_acute),
        "due": due_data(standing.due), "chosen": course.chosen,
        "fixed_face": role_data(trajectory.fixed_face),
        "sight": [role_data(each) for each in standing.sight],
        "hand_over": course.hand_over, "holds": list(course.holds),
        "next": {
            "to": ahead.to, "gates": list(ahead.gates),
            "obstacles": obstacles_data(ahead.obstacles, questions=not hidden),
        } if ahead else None,
        "own_first": trajectory.own_first,
        "proposal": None if hidden else data["top3"],
        "allowed": list(standing.allowed), "events": trajectory.length,
        "erased": erased_numbers(standing), "remarks": remarks_data(trajectory.remarks),
    }  # fmt: skip


def _lines(standing: Standing) -> dict[str, Any]:
    course = standing.course
    return {
        "phase": standing.phase,
        "since": course.since.isoformat() if course.since else None,
        "opened_by": course.opened_by,
        "step": standing.step,
        "round": course.round,
        "approach": standing.approach,
        "ending": course.ending,
    }


def role_data(who: RoleRef | None) -> dict[str, Any] | None:
    """Return who somebody is as data; None where nobody is recorded."""
    return who.model_dump(mode="json", exclude_none=True) if who else None


def due_data(listed: Iterable[Due]) -> list[dict[str, Any]]:
    """Return what is late as data; `since` is null where a day should be there and is not."""
    return [
        {"code": each.code, "item": each.item, "text": each.text._asdict(),
         "since": each.since.isoformat() if each.since else None}
        for each in listed
    ]  # fmt: skip


def obstacles_data(listed: Iterable[Obstacle], *, questions: bool = True) -> list[dict[str, Any]]:
    """Return what keeps a gate shut as data; without `questions` what could be asked is null."""
    return [
        {"about": each.item, "rule": each.rule, "kind": each.kind, "fact": each.fact,
         "criterion": each.criterion._asdict(), "text": each.text._asdict(),
         "question": each.question._asdict() if each.question and questions else None}
        for each in listed
    ]  # fmt: skip


def erased_numbers(standing: Standing) -> list[int]:
    """Return the numbers of the events whose content was erased."""
    events = standing.trajectory.events
    return [number for number, each in enumerate(events, 1) if isinstance(each.record, Gone)]


def remarks_data(remarks: Iterable[Problem]) -> list[dict[str, object]]:
    """Return the promises that kept events break, each with the number of its event."""
    return [
        {"event": each.place.line, "code": each.code, "found": each.found._asdict(),
         "remedy": each.remedy._asdict()}
        for each in remarks
    ]  # fmt: skip
