"""Who keeps direction: the fixed face, who stands in, and when the fixed face was last there."""

from datetime import date

from top3.model.agreements import HandOver, StandIn
from top3.model.people import Household
from top3.model.who import same_role
from top3.trajectory.log import Log
from top3.values import Known, RoleRef


def fixed_face_of(log: Log, length: int) -> RoleRef | None:
    """Return who is the fixed face: by the record, and by the last accepted hand-over since."""
    for event in log.of_kind(length, "hand_over_accepted", "household_described"):
        record = event.record
        if isinstance(record, HandOver):
            return record.receiver
        face = record.fixed_face if isinstance(record, Household) else None
        if isinstance(face, Known):
            return face.value
    face = log.genesis.household.fixed_face
    return face.value if isinstance(face, Known) else None


def sight_of(log: Log, length: int, day: date) -> tuple[RoleRef, ...]:
    """Return who has sight on how safe it is on a day.

    Stand-ins on that day, else the fixed face; of a closed case whoever watches by its closing.
    """
    closed = next(log.of_kind(length, "closed"), None) if log.courses[length].ending else None
    watches = getattr(closed.record, "watches", None) if closed else None
    if isinstance(watches, Known):
        return (watches.value,)
    names = [each.id for each in log.genesis.stand_ins]
    records = [log.record(each, length) for each in names]
    records += [each.record for each in reversed(list(log.of_kind(length, "stand_in_named")))]
    now = [each.who for each in records
           if isinstance(each, StandIn) and each.from_ <= day <= each.until]  # fmt: skip
    face = fixed_face_of(log, length)
    return tuple(now) or ((face,) if face else ())


def face_acted_on(log: Log, length: int) -> date | None:
    """Return the last day on which the fixed face recorded something; None where that never was."""
    face = fixed_face_of(log, length)
    events = reversed(log.events[:length])
    return next((each.day for each in events if face and same_role(each.actor, face)), None)
