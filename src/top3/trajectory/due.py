"""What is late: evaluations, checks, ends of measures, holds, stand-ins, copies out of date.

Silence is not safety: a day that passed without anything recorded is named, never assumed well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from top3.errors import Both
from top3.trajectory.acute_now import known_since
from top3.trajectory.direction import face_acted_on, sight_of
from top3.values import Known, Unknown

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is late: what kind, which item, since which day, and what to do.

    `since` is None where a day should be there and is not.
    """

    code: str
    item: str
    since: date | None
    text: Both


def due_on(
    trajectory: "Trajectory", day: date, acute: Iterable[tuple[str, date]] = ()
) -> tuple[Due, ...]:
    """Return everything that is late on a day, oldest first; what has no day comes first.

    Args:
        trajectory: The case, as it was recorded by that day.
        day: From which day is looked.
        acute: What the rules call acute and nobody closed, with the day it was recorded.
    """
    found = [each for find in _FINDERS for each in find(trajectory, day)]
    found += _passed("acute-open", acute, day)
    return tuple(sorted(found, key=lambda each: (each.since or date.min, each.code, each.item)))


def _value(fact: Any) -> Any:
    return fact.value if isinstance(fact, Known) else None


def _evaluations(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield every running agreement whose evaluation passed with none held since, or has no day.

    An evaluation that names what it looked at counts for that alone.
    """
    held = trajectory.case.evaluations
    for each in trajectory.running_agreements():
        planned = _value(each.evaluate)
        if planned is None:
            yield Due("evaluation-without-a-day", each.id, None, _TEXTS["evaluation-without-a-day"])
        elif planned < day and not any(
            one.on >= planned and (not one.items or {each.id, *each.answers} & set(one.items))
            for one in held
        ):
            yield Due("evaluation-late", each.id, planned, _TEXTS["evaluation-late"])


def _checks(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield every running agreement that nobody checked for as long as the parameter says.

    A check of which nobody said what was found is none.
    """
    most = timedelta(days=trajectory.rules.number("check_within_days"))
    checks = [each for each in trajectory.case.checks if not isinstance(each.found, Unknown)]
    for each in trajectory.running_agreements():
        days = [_value(check.on) for check in checks if check.agreement == each.id]
        last = max((on for on in days if on), default=_value(each.from_))
        if last is None or last + most < day:
            since = last + most if last else None
            yield Due("check-late", each.id, since, _TEXTS["check-late"])


def _measures(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield every measure that ends soon or ended of late, and every one without a last day."""
    notice = timedelta(days=trajectory.rules.number("exclusion_notice_days"))
    for each in trajectory.case.measures:
        until = _value(each.until)
        if until is None:
            yield Due("measure-without-an-end", each.id, None, _TEXTS["measure-without-an-end"])
        elif until - notice <= day <= until + notice:
            yield Due("measure-ends", each.id, until, _TEXTS["measure-ends"])


def _passed(code: str, listed: Iterable[tuple[str, date | None]], day: date) -> Iterator[Due]:
    for item, until in listed:
        if until is not None and until < day:
            yield Due(code, item, until, _TEXTS[code])


def _days(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield every day that passed with nothing recorded after it."""
    case, course = trajectory.case, trajectory.course
    goals = ((each.id, each.until) for each in case.goals if not isinstance(each.result, Known))
    moments = (
        (each.id, _value(each.on)) for each in case.moments if _value(each.decided) is not True
    )
    holds = ((each.id, each.until) for each in case.holds if each.closed is None)
    consents = ((each.id, each.until) for each in case.consents)
    # who comes back needs no event of its own: the fixed face acting again is enough
    back = face_acted_on(trajectory.log, trajectory.length)
    last = max((each.until for each in case.stand_ins), default=day)
    stand_ins = ((each.id, each.until) for each in case.stand_ins
                 if each.until == last and (not back or back <= each.until))  # fmt: skip
    yield from _passed("goal-late", goals, day)
    yield from _passed("moment-passed", moments, day)
    yield from _passed("hold-late", holds, day)
    yield from _passed("consent-ended", consents, day)
    yield from _passed("stand-in-ended", stand_ins, day)
    replaced = {each.replaces for each in case.documents if each.replaces}
    for each in case.documents:
        if each.withdrawn is None and each.id in replaced:
            yield Due("copy-out-of-date", each.id, None, _TEXTS["copy-out-of-date"])
    kept = ((each.id, each.valid_until) for each in case.documents
            if each.withdrawn is None and each.id not in replaced)  # fmt: skip
    yield from _passed("copy-out-of-date", kept, day)
    if course.hand_over:
        offered = next(
            (each.offered for each in case.hand_overs if each.id == course.hand_over), day
        )
        if offered < day:
            yield Due("hand-over-waits", course.hand_over, offered, _TEXTS["hand-over-waits"])


def _closed(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield what a closed case still asks: looking again, who watches, who was told, retention."""
    closed = [each for each in trajectory.case.decisions if each.kind == "closed"]
    if trajectory.course.ending is None or not closed:
        return
    last = closed[-1]
    yield from _passed("look-again", [(last.id, _value(last.look_again))], day)
    if _value(last.look_again) is None:
        yield Due("look-again-without-a-day", last.id, None, _TEXTS["look-again-without-a-day"])
    if _value(last.watches) is None:
        yield Due("nobody-watches", last.id, None, _TEXTS["nobody-watches"])
    if not last.informed:
        yield Due("nobody-told", last.id, None, _TEXTS["nobody-told"])
    review = timedelta(days=trajectory.rules.number("retention_review_days"))
    on = _value(last.on)
    yield from _passed("retention-review", [(last.id, on + review if on else None)], day)


def _sight(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield that nobody is recorded who has sight, while the case runs."""
    ends = trajectory.machine.phase(trajectory.course.phase).ends
    if not ends and not sight_of(trajectory.log, trajectory.length, day):
        yield Due("nobody-has-sight", "household", None, _TEXTS["nobody-has-sight"])


def _open(trajectory: "Trajectory", day: date) -> Iterator[Due]:
    """Yield what stands open as acute, and that nobody chose while there is something to choose."""
    course, case = trajectory.course, trajectory.case
    yield from _passed("acute-open", ((each.about, each.since) for each in course.acute), day)
    ends = trajectory.machine.phase(course.phase).ends
    if case.situations and not course.chosen and not ends:
        first = min(known_since(trajectory, each.id) for each in case.situations)
        yield from _passed("nothing-chosen", [("household", first)], day)


_FINDERS = (_sight, _open, _evaluations, _checks, _measures, _days, _closed)

_TEXTS = {
    "acute-open": Both(
        "Dit is acuut, en niemand sloot het. Kijk vandaag; sluiten "
        "doet iemand met naam, met wat er "
        "is gedaan.",
        "This is acute, and nobody closed it. Look today; somebody "
        "with a name closes it, with what "
        "was done.",
    ),
    "nothing-chosen": Both(
        "Er is nog geen top 3 gekozen. Kies samen, of leg vast waarom niet.",
        "No top 3 was chosen yet. Choose together, or record why not.",
    ),
    "nobody-has-sight": Both(
        "Er staat niet wie het vaste gezicht is. Wie heeft nu zicht op hoe het gaat?",
        "It does not say who is the fixed face. Who has sight now on how it goes?",
    ),
    "evaluation-late": Both(
        "De dag om te evalueren is voorbij. Stilte is geen veiligheid: plan de evaluatie.",
        "The day to evaluate has passed. Silence is no safety: plan the evaluation.",
    ),
    "evaluation-without-a-day": Both(
        "Er staat geen dag om te evalueren. Spreek er een af.",
        "There is no day to evaluate. Agree on one.",
    ),
    "check-late": Both(
        "Deze afspraak is te lang niet nagekeken. Kijk of zij lukt.",
        "This agreement was not checked for too long. See whether it works.",
    ),
    "measure-ends": Both(
        "Deze maatregel eindigt rond deze dag. Wat beschermt er daarna?",
        "This measure ends around this day. What protects afterwards?",
    ),
    "measure-without-an-end": Both(
        "Van deze maatregel is niet bekend tot wanneer zij loopt. Vraag het na.",
        "It is not known until when this measure runs. Ask.",
    ),
    "goal-late": Both(
        "De dag voor dit doel is voorbij, en er is niet naar gekeken.",
        "The day for this goal has passed, and nobody looked at it.",
    ),
    "moment-passed": Both(
        "Dit moment is geweest, en wat er besloten is staat hier niet.",
        "This moment has been, and what was decided is not recorded.",
    ),
    "hold-late": Both(
        "Dit zou zijn uitgezocht. Sluit het met wat er bleek, of handel alsof het waar is.",
        "This should have been found out. Close it with what was found, or act as if it were so.",
    ),
    "consent-ended": Both(
        "Deze toestemming is afgelopen. Deel niet verder zonder nieuwe of een andere grond.",
        "This consent has ended. Share no further without a new one or another ground.",
    ),
    "stand-in-ended": Both(
        "De vervanging is voorbij. Wie heeft nu zicht op hoe het gaat?",
        "The stand-in has ended. Who has sight now on how it goes?",
    ),
    "copy-out-of-date": Both(
        "Iemand heeft een document dat niet meer geldt. Haal het terug, of geef het nieuwe.",
        "Somebody has a document that no longer holds. Take it back, or give the new one.",
    ),
    "hand-over-waits": Both(
        "De overdracht is niet aanvaard. Wie overdraagt, houdt het zicht.",
        "The hand-over was not accepted. Who hands over keeps sight.",
    ),
    "look-again": Both("De dag om weer te kijken is voorbij.", "The day to look again has passed."),
    "look-again-without-a-day": Both(
        "Er staat niet wanneer iemand weer kijkt.", "It does not say when somebody looks again."
    ),
    "nobody-watches": Both(
        "Er staat niet wie nu zicht heeft op hoe het gaat.",
        "It does not say who has sight now on how it goes.",
    ),
    "nobody-told": Both(
        "Er staat niet wie over het afsluiten is ingelicht.",
        "It does not say who was told of the closing.",
    ),
    "retention-review": Both(
        "Kijk of deze zaak nog bewaard moet worden, en door wie.",
        "Look whether this case has to be kept any longer, and by whom.",
    ),
}
