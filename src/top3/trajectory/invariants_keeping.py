"""What holds for who keeps direction, for agreements that protect, and for what is temporary."""

from typing import TYPE_CHECKING

from top3.errors import Both
from top3.model.agreements import Agreement, Decision, HandOver, Hold, StandIn
from top3.model.people import Household
from top3.model.situations import Situation
from top3.model.who import same_role
from top3.trajectory.course import Course
from top3.trajectory.events import Event
from top3.trajectory.promise import Broken, promise
from top3.values import Known

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


@promise(
    "one-fixed-face-at-a-time",
    "Er is één vast gezicht; een ander wordt het alleen door een overdracht die is aanvaard.",
    "There is one fixed face; another becomes it only by a hand-over that was accepted.",
    Household,
    HandOver,
)
def _one_face(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    if isinstance(record, Household):
        face = before.fixed_face
        other = record.fixed_face.value if isinstance(record.fixed_face, Known) else None
        if face is not None and (other is None or not same_role(face, other)):
            yield (
                Both(
                    "een ander vast gezicht zonder overdracht",
                    "another fixed face without hand-over",
                ),
                Both(
                    "laat 'fixed_face' staan, en leg de overdracht vast",
                    "leave 'fixed_face' as it is, and record the hand-over",
                ),
            )
    if isinstance(record, HandOver):
        yield from _hand_over(before, event, record)


def _hand_over(before: "Trajectory", event: Event, record: HandOver) -> Broken:
    if event.type == "hand_over_offered":
        yield from _offer(before, record)
    else:
        yield from _answer(before, event, record)


def _offer(before: "Trajectory", record: HandOver) -> Broken:
    waiting = before.course.hand_over
    if waiting:
        yield (
            Both(
                f"er wacht al een overdracht: {waiting}",
                f"a hand-over waits already: {waiting}",
            ),
            Both(
                "laat die eerst aanvaarden of niet aanvaarden",
                "let that be accepted or declined first",
            ),
        )
    face = before.fixed_face
    if face is not None and not same_role(face, record.giver):
        yield (
            Both(
                "overgedragen door een ander dan het vaste gezicht",
                "handed over by another than the fixed face",
            ),
            Both("zet onder 'giver' het vaste gezicht", "set the fixed face under 'giver'"),
        )


def _answer(before: "Trajectory", event: Event, record: HandOver) -> Broken:
    offer = before.log.record(record.id, before.length)
    offered = (offer.giver, offer.receiver) if isinstance(offer, HandOver) else None
    if offered not in (None, (record.giver, record.receiver)):
        yield (
            Both("een ander dan aan wie is aangeboden", "another than it was offered to"),
            Both(
                "laat 'giver' en 'receiver' zoals zij zijn aangeboden, of bied haar opnieuw aan",
                "leave 'giver' and 'receiver' as they were offered, or offer it anew",
            ),
        )
    by_giver = event.type == "hand_over_declined" and same_role(event.actor, record.giver)
    if record.id != before.course.hand_over:
        yield (
            Both("een overdracht die niet wacht", "a hand-over that does not wait"),
            Both("bied haar eerst aan", "offer it first"),
        )
    elif not by_giver and not same_role(event.actor, record.receiver):
        yield (
            Both(
                "beantwoord door een ander dan de ontvanger",
                "answered by another than the receiver",
            ),
            Both(
                "laat de ontvanger zelf aanvaarden; wie haar aanbood, kan haar alleen intrekken",
                "let the receiver accept it; who offered it can only take it back",
            ),
        )


def _protects_no_more(before: "Trajectory", record: Agreement) -> bool:
    """Say whether people said of this agreement that it protects, and now that it does not."""
    said = (each.safety_critical for each in before.log.history(record.id, before.length)
            if isinstance(each, Agreement))  # fmt: skip
    return _is(record.safety_critical, False) and any(_is(each, True) for each in said)


def _is(fact: object, value: bool) -> bool:
    return isinstance(fact, Known) and fact.value is value


def _dropped(before: "Trajectory", record: Agreement) -> set[str]:
    """Return the situations that no running agreement answers any more after this version."""
    old = before.log.record(record.id, before.length)
    runs = record.status in (None, "running") and not _protects_no_more(before, record)
    answers = {*record.answers, *(old.answers if isinstance(old, Agreement) else ())}
    dropped = answers - (set(record.answers) if runs else set())
    if not dropped:  # as with nearly every agreement: then nobody has to look at the others
        return dropped
    rest = [each for each in before.running_agreements() if each.id != record.id]
    return dropped - {name for each in rest for name in each.answers}


@promise(
    "no-agreement-closed-while-its-danger-open",
    "Een afspraak eindigt niet zolang een situatie waarvoor zij is nog kan "
    "gebeuren, tenzij een andere haar vervangt.",
    "No agreement ends while a situation it answers can still happen, unless "
    "another takes its place.",
    Agreement,
)
def _agreements(before: "Trajectory", event: Event, course: Course) -> Broken:
    del course
    record = event.record
    for name in sorted(_dropped(before, record)) if isinstance(record, Agreement) else ():
        situation = before.log.record(name, before.length)
        if isinstance(situation, Situation) and not _is_over(before, situation):
            yield (
                Both(
                    f"een afspraak die eindigt terwijl {name} nog kan gebeuren",
                    f"an agreement that ends while {name} can still happen",
                ),
                Both(
                    "maak eerst de afspraak die haar vervangt, of leg bij de situatie vast "
                    "waarom niet meer",
                    "make the agreement that takes its place first, or record with the "
                    "situation why not any more",
                ),
            )


@promise(
    "safety-part-closes-last",
    "Het veiligheidsdeel sluit niet voor de zaak: bij elke gekozen situatie "
    "loopt een afspraak door tot het einde.",
    "The safety part never closes before the case: for every chosen "
    "situation an agreement runs to the end.",
    Agreement,
)
def _safety_last(before: "Trajectory", event: Event, course: Course) -> Broken:
    record = event.record
    if not isinstance(record, Agreement) or before.machine.phase(course.phase).ends:
        return
    choice = before.log.record(course.chosen, before.length) if course.chosen else None
    chosen = set(choice.items) if isinstance(choice, Decision) else set()
    for name in sorted(chosen & _dropped(before, record)):
        yield (
            Both(
                f"de laatste lopende afspraak bij {name}, en de zaak loopt nog",
                f"the last running agreement for {name}, and the case still runs",
            ),
            Both(
                "laat haar doorlopen, of maak eerst een andere",
                "keep it running, or make another first",
            ),
        )


def _is_over(before: "Trajectory", situation: Situation) -> bool:
    standing = situation.standing.is_ if situation.standing else "current"
    return standing == "past" and situation.id not in {each.about for each in before.course.acute}


@promise(
    "a-period-ends-after-it-begins",
    "Wat tijdelijk is heeft een laatste dag die niet voor de eerste ligt.",
    "What is temporary has a last day that is not before its first.",
    Hold,
    StandIn,
    Decision,
)
def _periods(before: "Trajectory", event: Event, course: Course) -> Broken:
    del before, course
    record = event.record
    if isinstance(record, Decision) and isinstance(record.look_again, Known):
        on = record.on.value if isinstance(record.on, Known) else event.day
        if record.look_again.value < on:
            yield (
                Both("weer kijken voor de dag van besluiten", "looking again before the decision"),
                Both("controleer 'look_again' en 'on'", "check 'look_again' and 'on'"),
            )
    if isinstance(record, Hold | StandIn) and record.until < record.from_:
        yield (
            Both("een laatste dag voor de eerste", "a last day before the first"),
            Both("controleer 'from' en 'until'", "check 'from' and 'until'"),
        )
