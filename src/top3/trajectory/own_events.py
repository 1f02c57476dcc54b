"""Events about the trajectory itself: other rules, a retraction, an erasure, what was shown."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from top3.errors import Both, Place, Problem
from top3.model.agreements import Decision, HandOver, Hold
from top3.rules.language import RuleSet
from top3.trajectory.course import HOUSEHOLD, Course, ending_of, target_of, wary
from top3.trajectory.events import Event
from top3.trajectory.gates import acute_items
from top3.trajectory.invariants import broken_by
from top3.trajectory.log import Log, name_of
from top3.trajectory.migration import changes_under, layers_of
from top3.trajectory.own_records import Erasure, Gone, Retraction, RulesMoved, Shown
from top3.trajectory.process import LINES, machine_of
from top3.trajectory.refusals import record_problems

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory

_CARRIES = (Decision, Hold, HandOver, RulesMoved, Retraction, Erasure)
"""Records on which it rests where a case stands: their content is not erased by itself."""

_Fault = tuple[str, Both, Both]


def own_problems(before: "Trajectory", event: Event, rules: RuleSet | None) -> Iterator[Problem]:
    """Yield what is wrong with an event about the trajectory itself, and with what was seen."""
    record = event.record
    faults: Iterator[_Fault] = iter(())
    if isinstance(record, RulesMoved):
        faults = _moving(before, event, record, rules)
    elif rules is not None:
        faults = iter([_NO_RULES])
    elif isinstance(record, Retraction):
        faults = _retracting(before, record)
    elif isinstance(record, Erasure):
        faults = _erasing(before, event, record)
    elif isinstance(record, Decision):
        faults = _seen(before, event)
    place = Place(path=event.type)
    for code, found, remedy in faults:
        yield Problem(place, code, found, remedy)


def _number_faults(before: "Trajectory", number: int) -> Iterator[_Fault]:
    if not 1 <= number <= before.length:
        yield (
            "no-such-event",
            Both(f"gebeurtenis {number} is er niet", f"there is no event {number}"),
            Both(f"noem een nummer van 1 tot en met {before.length}",
                 f"name a number from 1 to {before.length}"),
        )  # fmt: skip
    elif not before.log.counts(number - 1, before.length):
        yield (
            "already-retracted",
            Both(
                f"gebeurtenis {number} is al teruggenomen", f"event {number} was retracted already"
            ),
            Both("laat dit weg", "leave this out"),
        )
    elif isinstance(before.log.events[number - 1].record, Gone):
        yield (
            "already-erased",
            Both(f"gebeurtenis {number} is al gewist", f"event {number} was erased already"),
            Both("laat dit nummer weg", "leave this number out"),
        )


# ------------------------------------------------------------------ what the decider saw
def _seen(before: "Trajectory", event: Event) -> Iterator[_Fault]:
    """Yield what is wrong with what a decision says was seen before it."""
    number = event.shown
    if number is None:
        yield _NOT_SAID
        return
    shown = before.log.events[number - 1].record if 1 <= number <= before.length else None
    if number and not isinstance(shown, Shown | Gone):
        yield (
            "not-shown",
            Both(
                f"gebeurtenis {number} is geen getoond voorstel",
                f"event {number} showed no proposal",
            ),
            Both(
                "noem het nummer van een 'proposal_shown', of 0",
                "name the number of a 'proposal_shown', or 0",
            ),
        )


_NOT_SAID: _Fault = (
    "a-decision-says-what-was-seen",
    Both(
        "een keuze die niet zegt wat er te zien was", "a decision that does not say what was seen"
    ),
    Both(
        "zet onder 'shown' het nummer van de 'proposal_shown', of 0 als er niets "
        "van ons getoond is",
        "set the number of the 'proposal_shown' under 'shown', or 0 where "
        "nothing of ours was shown",
    ),
)


# ------------------------------------------------------------------ other rules
def _moving(
    before: "Trajectory", event: Event, record: RulesMoved, rules: RuleSet | None
) -> Iterator[_Fault]:
    if rules is None or layers_of(rules) != record.to:
        yield (
            "other-rules",
            Both("andere regels dan de gebeurtenis noemt", "other rules than the event names"),
            Both("geef onder 'rules' precies de regelset die het noemt",
                 "give exactly the rule set it names under 'rules'"),
        )  # fmt: skip
        return
    machine, now = machine_of(rules), before.course
    for line, state in zip(LINES, (now.phase, now.step, now.approach), strict=True):
        if state not in machine.line(line).names():
            yield (
                "unknown-state",
                Both(f"de nieuwe regels kennen '{state}' niet", f"the new rules have no '{state}'"),
                Both(
                    "houd de huidige regels, of breid de nieuwe uit",
                    "keep the rules, or extend the new ones",
                ),
            )
    if record.changes != changes_under(before, rules, event.day):
        yield (
            "other-changes",
            Both("andere veranderingen dan er zijn", "other changes than there are"),
            Both("laat 'moving_to' de gebeurtenis maken", "let 'moving_to' make the event"),
        )


_NO_RULES: _Fault = (
    "no-rules-here",
    Both("regels bij een gebeurtenis die de regels niet verandert",
         "rules with an event that does not move them"),
    Both("geef alleen regels bij een 'rules_moved'", "give rules with a 'rules_moved' only"),
)  # fmt: skip


# ------------------------------------------------------------------ a retraction
def _retracting(before: "Trajectory", record: Retraction) -> Iterator[_Fault]:
    number = record.event
    faults = list(_number_faults(before, number))
    yield from faults
    if faults:
        return
    kind = before.log.events[number - 1]
    if not kind.kind.collection or kind.type == "hold_opened":
        yield (
            "not-to-be-retracted",
            Both(f"een '{kind.type}' neemt niemand terug", f"nobody retracts a '{kind.type}'"),
            Both("leg vast wat er nu geldt", "record what holds now"),
        )
        return
    for later, code in (*_leaning(before, number), *_through(before, number)):
        yield (
            "leaned-on",
            Both(f"gebeurtenis {later} steunt hierop ({code})",
                 f"event {later} leans on this ({code})"),
            Both(f"neem eerst {later} terug, of verander wat er nu geldt",
                 f"retract {later} first, or change what holds now"),
        )  # fmt: skip


def _through(before: "Trajectory", number: int) -> Iterator[tuple[int, str]]:
    """Yield each later step through a gate that only this decision went past."""
    record = before.log.events[number - 1].record
    if not isinstance(record, Decision) or record.kind != "gate_passed":
        return
    for place in range(number, before.length):
        now, event = before.log.courses[place], before.log.events[place]
        move = before.machine.move(
            "phases", now.phase, event.type, target_of(event), ending_of(event)
        )
        if move and record.to in move.gates and record.to in now.passed:
            yield place + 1, "gate-passed"


def _leaning(before: "Trajectory", number: int) -> Iterator[tuple[int, str]]:
    """Yield each later event that could not stand without this one, with the first reason."""
    made = _without(before, number, number - 1)
    for place in range(number, before.length):
        event = before.log.events[place]
        if not before.log.counts(place, before.length) or not event.kind.collection:
            continue
        if isinstance(event.record, Gone):  # nothing of it is left that could lean
            made = made.taken(event)
            continue
        problems = list(
            record_problems(event, made.log, made.length, made.rules, late=True, gone=before.lost)
        )
        course = made.taken(event).course
        problems += [] if problems else broken_by(made, event, course)
        if problems:
            yield place + 1, problems[0].code
            continue
        made = made.taken(event)


def _without(before: "Trajectory", number: int, length: int) -> "Trajectory":
    """Return the first events without one of them, and without what was retracted before."""
    made = before.bare()
    for place, event in enumerate(before.log.events[:length]):
        counts = place + 1 != number and before.log.counts(place, before.length)
        if counts and (event.kind.collection or event.type == "proposal_shown"):
            made = made.taken(event)
    return made


def rest_of(before: "Trajectory", number: int) -> Course:
    """Return where a case stands when an event no longer counts; nothing opens by that."""
    made = _without(before, number, before.length)
    taken = before.log.events[number - 1]
    name = getattr(taken.record, "id", "")
    gone = name if name and made.log.record(name, made.length) is None else ""
    down = taken.type == "scaled_down"
    return wary(before.course, made.course, before.machine, scaled_down=down, gone=gone)


# ------------------------------------------------------------------ an erasure
def _erasing(before: "Trajectory", event: Event, record: Erasure) -> Iterator[_Fault]:
    for number in record.events:
        faults = [each for each in _number_faults(before, number) if each[0] != "already-retracted"]
        yield from faults
        if not faults:
            yield from _not_erasable(before, record, number)
    if any(True for number in record.events for _ in _number_faults(before, number)):
        return
    course = gone_with(before, record).courses[-1]
    if (course.phase, course.approach) != (before.course.phase, before.course.approach):
        yield (
            "carries-the-course",
            Both("hierop rust in welke fase de zaak is", "the phase of the case rests on this"),
            Both("wis het met het hele dossier", "erase it with the whole journal"),
        )
    yield from _acute_gone(before.course, course)
    events, items = erasure_of(before, record.events)
    if set(record.events) != set(events) or set(record.items) != set(items):
        names = ", ".join(str(each) for each in events)
        yield (
            "erases-too-little",
            Both("niet alles wat meegaat", "not everything that goes with it"),
            Both(f"ook getoonde voorstellen daarna gaan mee; noem onder 'events': {names}, "
        "en laat 'erasure_of' 'items' invullen",
                 f"proposals shown later go too; name under 'events': {names}, and let "
        "'erasure_of' fill in 'items'"),
        )  # fmt: skip
    else:
        yield from _signs_gone(before, event)


def _signs_gone(before: "Trajectory", event: Event) -> Iterator[_Fault]:
    """Yield what the rules call acute now and no longer would once this cannot be read."""
    left = acute_items(before.taken(event).result(event.day))
    covered = {*left, *(each.about for each in before.course.acute)}
    for item in acute_items(before.result(event.day)):
        if item not in covered:
            yield _acute_rests(item)


def _acute_rests(item: str) -> _Fault:
    return (
        "acute-rests-on-this",
        Both(f"hierop rust wat acuut is: {item}", f"what is acute rests on this: {item}"),
        Both("laat eerst een persoon met naam het sluiten, met wat er is gedaan",
             "let a person with a name close it first, with what was done"),
    )  # fmt: skip


def _acute_gone(now: Course, rest: Course) -> Iterator[_Fault]:
    """Yield what is acute now and would not be then; where its name goes it is the household's."""
    left = {each.about for each in rest.acute}
    for each in now.acute:
        if each.about not in left and HOUSEHOLD not in left:
            yield _acute_rests(each.about)


def _not_erasable(before: "Trajectory", record: Erasure, number: int) -> Iterator[_Fault]:
    event = before.log.events[number - 1]
    if isinstance(event.record, _CARRIES) or event.type == "agreement_broken":
        yield (
            "carries-the-course",
            Both(f"gebeurtenis {number} ('{event.type}') draagt waar de zaak staat",
                 f"event {number} ('{event.type}') carries where the case stands"),
            Both("wis haar met het hele dossier", "erase it with the whole journal"),
        )  # fmt: skip
    elif _leaves_older(before, record, number):
        yield (
            "an-older-one-would-be-back",
            Both(f"gebeurtenis {number} is wat nu geldt, en een oudere versie zou weer gelden",
                 f"event {number} is what holds now, and an older version would hold again"),
            Both("beschrijf het eerst opnieuw zonder wat weg moet",
                 "describe it anew first, without what has to go"),
        )  # fmt: skip
    elif event.kind.collection == "people" and _is_last(before, record, number):
        yield (
            "person-still-needed",
            Both(f"gebeurtenis {number} is de enige beschrijving van een mens",
                 f"event {number} is the only description of a person"),
            Both("beschrijf de mens eerst opnieuw zonder wat weg moet",
                 "describe the person anew first, without what has to go"),
        )  # fmt: skip


def _leaves_older(before: "Trajectory", record: Erasure, number: int) -> bool:
    """Say whether this is the version that holds, and another that was replaced would be left."""
    log, place = before.log, number - 1
    name = name_of(log.events[place])
    if not name or log.record(name, before.length) is not log.events[place].record:
        return False
    older = [
        each for each in log.versions[name] if each < place and log.counts(each, before.length)
    ]
    return log.is_from_start(name) or any(each + 1 not in record.events for each in older)


def _is_last(before: "Trajectory", record: Erasure, number: int) -> bool:
    name = getattr(before.log.events[number - 1].record, "id", "")
    places = before.log.versions.get(name, ())
    kept = [each for each in places if each < before.length and each + 1 not in record.events]
    return not kept and name not in {each.id for _, _, each in before.log.genesis.items()}


def erasure_of(
    before: "Trajectory", numbers: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the events an erasure takes with it, and the ids of which nothing is left then.

    Every proposal that was shown after the first of them goes too: it may repeat their words.
    """
    first = min(numbers)
    shown = [
        place + 1
        for place, event in enumerate(before.log.events[: before.length])
        if isinstance(event.record, Shown) and place + 1 > first
    ]
    events = tuple(sorted({*numbers, *shown}))
    places = {each - 1 for each in events}
    genesis = {each.id for _, _, each in before.log.genesis.items()}
    items = {
        name
        for place in places
        if (name := getattr(before.log.events[place].record, "id", "")) and name not in genesis
    }
    gone = tuple(
        name for name in sorted(items)
        if places.issuperset(each for each in before.log.versions[name] if each < before.length)
    )  # fmt: skip
    return events, gone


def gone_with(before: "Trajectory", record: Erasure) -> Log:
    """Return a log of its own in which these events have no content.

    Where the case stood after each is worked out anew, as it is for who opens the journal later.
    """
    if all(isinstance(each.record, Gone) for number, each in enumerate(before.events, 1)
           if number in record.events):  # fmt: skip
        return before.log.upto(before.length)
    books = {each.since: each.rules for each in before.log.rulebooks[1:]}
    log = Log(before.log.genesis, before.log.courses[:1], before.log.rulebooks[:1])
    made = replace(before, log=log, length=0, kept=0)
    for number, event in enumerate(before.events, 1):
        left = event.gone() if number in record.events else event
        made = made.taken(left, books.get(number))
    return made.log
