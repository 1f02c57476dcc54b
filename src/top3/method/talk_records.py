"""What a talk that was held becomes in a record: its report, and who was there."""

from top3.method.merging import Data, plain
from top3.method.replies import Held
from top3.model.situations import Situation
from top3.values import Disputed, Known, OpenSet


def pinned(situation: Situation) -> Data:
    """Name the statements that a fact rests on where it named none: a new one adds nothing."""
    data = plain(situation)
    for owner, spot in ((situation, data), (situation.behaviour, data.get("behaviour", {}))):
        for name, fact in owner:
            if isinstance(fact, Known) or (
                isinstance(fact, OpenSet) and (fact.has or fact.complete)
            ):
                spot[name].setdefault("by", list(situation.statements))
            elif isinstance(fact, Disputed):
                for claim in spot[name]["claims"]:
                    claim.setdefault("by", list(situation.statements))
    return data  # type: ignore[no-any-return]


def report_of(held: Held, report: str) -> Data:
    """Return the report that a talk becomes."""
    talk, day = held.talk, held.on.isoformat()
    by = f", gevraagd door {talk.asked_by.name}" if talk.asked_by.name else ""
    return {
        "id": report,
        "title": f"vragenblad {day}{by}",
        "informant": talk.with_,
        "written_by": talk.asked_by.person or talk.asked_by.role,
        "recorded": day,
    }


def present_at(held: Held) -> list[str]:
    """Return who was there beside who was asked, as far as that is known; 0 or more."""
    present = held.talk.present
    return list(present.has) if isinstance(present, OpenSet) else []
