"""What holds for every decision, every weighing, and everything that is shown before one."""

from typing import TYPE_CHECKING

from top3.errors import Both
from top3.method.roles import who_may_weigh
from top3.model.agreements import Agreement, Decision, Judgement, Measure
from top3.model.who import may_be_one
from top3.trajectory.course import HOUSEHOLD, Course
from top3.trajectory.events import Event
from top3.trajectory.own_records import Shown
from top3.trajectory.promise import Broken, promise
from top3.values import Known, RoleRef

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


@promise(
    "a-decision-has-a-name-a-day-and-a-reason",
    "Elke keuze heeft een naam of een mens achter de rol, een dag en een reden.",
    "Every decision has a name or a person behind the role, a day and a reason.",
    Decision,
)
def _decisions(before: "Trajectory", event: Event, course: Course) -> Broken:
    del before, course
    record = event.record
    if not isinstance(record, Decision):
        return
    by = record.by.value if isinstance(record.by, Known) else None
    if by is None or not (by.name or by.person):
        yield (
            Both("een keuze van niemand", "a decision of nobody"),
            Both("zet onder 'by' de rol en de naam", "set the role and the name under 'by'"),
        )
    if not isinstance(record.on, Known):
        yield (
            Both("een keuze zonder dag", "a decision without a day"),
            Both("zet onder 'on' de dag", "set the day under 'on'"),
        )
    elif record.on.value > event.day:
        yield (
            Both("een keuze van na het vastleggen", "a decision of after it was recorded"),
            Both("controleer beide dagen", "check both days"),
        )
    if not (record.reason.nl or record.reason.en):
        yield (
            Both("een keuze zonder reden in woorden", "a decision without a reason in words"),
            Both("zeg onder 'reason' waarom", "say under 'reason' why"),
        )


@promise(
    "acute-is-closed-with-what-was-done",
    "Wie iets acuuts sluit, zegt wat er is gedaan: in woorden, of met een afspraak of maatregel.",
    "Who closes something acute says what was done: in words, or with an agreement or measure.",
    Decision,
)
def _acute_closed(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    if not isinstance(record, Decision) or record.kind != "acute_closed":
        return
    yield from _closed_before_opened(before, record)
    done = (before.log.record(each, before.length) for each in record.items)
    if not record.words and not any(isinstance(each, Agreement | Measure) for each in done):
        yield (
            Both("acuut gesloten zonder wat er is gedaan", "acute closed without what was done"),
            Both(
                "zeg het onder 'words', of noem de afspraak of maatregel onder 'items'",
                "say it under 'words', or name the agreement or measure under 'items'",
            ),
        )


def _closed_before_opened(before: "Trajectory", record: Decision) -> Broken:
    day = record.on.value if isinstance(record.on, Known) else None
    for each in before.course.acute:
        if day is None or each.about not in (*record.items, HOUSEHOLD):
            continue
        opening = before.log.record(each.opened_by, before.length)
        begun = opening.on if isinstance(opening, Decision) else None
        if isinstance(begun, Known) and day < begun.value:
            yield (
                Both(f"gesloten op een dag voor het openen: {each.about}",
                     f"closed on a day before it was opened: {each.about}"),
                Both("controleer de dag onder 'on'", "check the day under 'on'"),
            )  # fmt: skip


@promise(
    "what-is-acute-and-left-out-has-a-reason",
    "Wat acuut open staat en niet gekozen wordt, krijgt een eigen reden met een code.",
    "What is open as acute and is not chosen gets a coded reason of its own.",
    Decision,
)
def _left_out(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    if not isinstance(record, Decision) or record.kind != "top3_chosen":
        return
    said = {each.item for each in record.left_out} | set(record.items)
    for each in before.course.acute:
        if each.about not in (*said, HOUSEHOLD):
            yield (
                Both(
                    f"acuut en weggelaten zonder reden: {each.about}",
                    f"acute and left out without a reason: {each.about}",
                ),
                Both("zeg onder 'left_out' waarom", "say under 'left_out' why"),
            )


def _who(may: tuple[str, ...]) -> Both:
    if not may:
        return Both(
            "geen enkele rol mag dat; een laag van de regio regelt het, met 'may_weigh'",
            "no role may; a layer of the region settles it, with 'may_weigh'",
        )
    names = ", ".join(may)
    return Both(f"dat mogen: {names}", f"these may: {names}")


@promise(
    "a-weighing-is-by-somebody-who-may",
    "Oordelen die verschillen weegt alleen wie dat mag, en nooit een van hen die verschillen.",
    "Judgements that differ are weighed only by who may, and never by one of those who differ.",
    Judgement,
)
def _weighing(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    if not isinstance(record, Judgement) or not record.weighs:
        return
    may = who_may_weigh(before.rules)
    if record.by.role not in may:
        yield (
            Both("gewogen door een rol die dat niet mag", "weighed by a role that may not"),
            _who(may),
        )
    if not (record.by.name or record.by.person):
        yield (
            Both("gewogen door iemand zonder naam", "weighed by somebody without a name"),
            Both("zet onder 'by' de rol en de naam", "set the role and the name under 'by'"),
        )
    for name in record.weighs:
        other = before.log.record(name, before.length)
        if isinstance(other, Judgement) and may_be_one(other.by, record.by):
            yield (
                Both(
                    "gewogen door een van hen die verschillen", "weighed by one of those who differ"
                ),
                Both("laat een ander wegen", "let another weigh"),
            )
        if isinstance(other, Judgement) and (other.about, other.scale) != (
            record.about,
            record.scale,
        ):
            yield (
                Both("een oordeel over iets anders", "a judgement about something else"),
                Both("noem alleen oordelen over hetzelfde", "name judgements about the same only"),
            )


@promise(
    "own-judgement-first",
    "Waar dat is afgesproken, ziet een professional het voorstel pas na een eigen oordeel.",
    "Where that was agreed, a professional sees the proposal only after an own judgement.",
    Shown,
)
def _own_first(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    if event.type != "proposal_shown" or not before.own_first:
        return
    to = getattr(event.record, "to", None)
    if isinstance(to, RoleRef) and not before.has_own_view(to):
        yield (
            Both(
                "het voorstel getoond voor het eigen oordeel",
                "the proposal shown before the own judgement",
            ),
            Both(
                "leg eerst een eigen kijk of oordeel vast", "record an own view or judgement first"
            ),
        )
