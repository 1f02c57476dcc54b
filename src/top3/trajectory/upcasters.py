"""From an older format of the journal to the one that is written now, one format at a time.

A step is a table: for each type of line in the older format, a pure function from what it said to
what it would say in the next. Formats and steps are checked when this module is imported: no format
without a way on, no type without a function. What no table knows is refused, never guessed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from top3.errors import Both, JournalError, Place, Problem
from top3.model.case import Case
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.events import model_of
from top3.trajectory.journal import START, event_data, to_erase, verified
from top3.trajectory.line import CURRENT, Form, Line, bare_line, frame_of, made_line
from top3.trajectory.stores import Store, StoreNotEmptyError

Data = Mapping[str, Any]


class Raised(NamedTuple):
    """What a line says in the next format, and what was left out; an erased payload is None."""

    moment: str
    payload: dict[str, Any] | None
    left_out: tuple[Both, ...] = ()


Upcaster = Callable[[str, Data | None], Raised]
"""From the moment and the payload of a line to what they are in the next format."""


@dataclass(frozen=True, slots=True)
class Step:
    """The way from one format to the next: a function for each type of line the older one has."""

    older: Form
    newer: Form
    upcasters: Mapping[str, Upcaster]


JOURNAL_0 = Form("journal/0", "0" * 64, frame_of(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}"), "data")
"""The first draft, never released: moments are UTC and written without an offset, the record stands
under `data`, and a hand-over holds `stand_in_until`."""

_TYPES_0 = (
    "person_described", "household_described", "relation_described", "report_received",
    "statement_added", "acute_round_held", "situation_described", "new_violence_reported",
    "factor_described", "consequence_described", "strength_described", "need_described",
    "view_recorded", "judged", "goal_set", "agreement_made", "agreement_changed",
    "agreement_checked", "agreement_kept", "agreement_broken", "measure_started", "measure_ended",
    "evaluated", "consulted", "document_given", "consent_given", "consent_ended",
    "hold_opened", "top3_chosen", "plan_adopted", "decided", "gate_passed", "acute_opened",
    "acute_closed", "phase_opened", "scaled_up", "scaled_down", "closed", "retracted", "erased",
)  # fmt: skip
_HAND_OVERS_0 = ("hand_over_offered", "hand_over_accepted", "hand_over_declined")
_STAND_IN = Both(
    "'stand_in_until' zegt niet wie vervangt en is weggelaten: leg het vast met 'stand_in_named'",
    "'stand_in_until' does not say who stands in and was left out: record a 'stand_in_named'",
)


def _same(moment: str, payload: Data | None) -> Raised:
    """Move the record from `data` to `record`, and write that the moment is UTC."""
    if payload is None:
        return Raised(f"{moment}Z", None)
    rest = {name: part for name, part in payload.items() if name != "data"}
    return Raised(f"{moment}Z", {**rest, "record": payload["data"]})


def _hand_over(moment: str, payload: Data | None) -> Raised:
    """Leave out a last day of a stand-in nobody named: sight on safety stays with the giver."""
    made = _same(moment, payload)
    if made.payload is None:
        return made
    kept, left_out = _without_stand_in(made.payload["record"])
    return Raised(made.moment, {**made.payload, "record": kept}, left_out)


def _start(moment: str, payload: Data | None) -> Raised:
    """Do the same with the hand-overs of the case; nobody was asked for an own view first."""
    if payload is None:
        return Raised(f"{moment}Z", None)
    found = [_without_stand_in(each) for each in payload["case"].get("hand_overs", ())]
    case = {**payload["case"], **({"hand_overs": [each for each, _ in found]} if found else {})}
    made = {"top3": "journal/1", "case": case, "rules": payload["rules"], "own_first": False}
    return Raised(f"{moment}Z", made, tuple(each for _, remarks in found for each in remarks))


def _without_stand_in(record: Data) -> tuple[dict[str, Any], tuple[Both, ...]]:
    kept = {name: part for name, part in record.items() if name != "stand_in_until"}
    return kept, (_STAND_IN,) if "stand_in_until" in record else ()


STEPS: tuple[Step, ...] = (
    Step(
        JOURNAL_0,
        CURRENT,
        {
            START: _start,
            **dict.fromkeys(_TYPES_0, _same),
            **dict.fromkeys(_HAND_OVERS_0, _hand_over),
        },
    ),
)
"""Every step, the oldest format first; the last one leads to the format that is written now."""


def gaps(steps: Sequence[Step], current: Form, types: Iterable[str]) -> list[str]:
    """Return where the chain of steps has a hole: a format without a way on, a type without one.

    A type an older format has leads to a type of the same name in the next.
    """
    forms = [step.older for step in steps] + [current]
    found = [
        f"{step.older.name}: leads to {step.newer.name}, not to {wanted.name}"
        for step, wanted in zip(steps, forms[1:], strict=True)
        if step.newer is not wanted
    ]
    known = [*(set(step.upcasters) for step in steps[1:]), {START, *types}]
    for step, names in zip(steps, known, strict=False):
        found += [
            f"{step.older.name}: {name} is not in {step.newer.name}"
            for name in sorted(step.upcasters.keys() - names)
        ]
        found += [
            f"{step.older.name}: no {each}" for each in (START,) if each not in step.upcasters
        ]
    if len({form.first for form in forms}) != len(forms):
        found.append("two formats begin the same way")
    return found


_gaps = gaps(STEPS, CURRENT, EVENT_TYPES)
if _gaps:
    raise ImportError("; ".join(_gaps))


def form_of(first: str) -> Form:
    """Return the format of a journal, from its first line.

    Raises:
        JournalError: it is of no format that is known.
    """
    for form in (CURRENT, *(step.older for step in reversed(STEPS))):
        found = form.frame.match(first)
        if found is not None and found[5] == form.first:
            return form
    raise JournalError(1, *_KNOWN)


def upcast(
    texts: Iterable[str], *, key: bytes | None = None, new_key: bytes | None = None
) -> tuple[list[Line], tuple[Problem, ...]]:
    """Return an older journal in the format that is written now, and what was left out of it.

    It is verified in its own format first. Numbers stay, and so does every salt. The first line
    names the head of the old one, under `before`. A line that was erased keeps its commitment.

    Args:
        texts: The lines of the old one.
        key: With a key every line of it must carry its seal.
        new_key: Seals the new one.

    Raises:
        JournalError: it is broken, it is of the newest format already, or something in it is not
            known.
    """
    listed = list(texts)
    form = form_of(listed[0] if listed else "")
    if form is CURRENT:
        raise JournalError(1, *_OLDER)
    old = list(verified(listed, key=key, form=form))
    unfinished = set(to_erase(old, form))
    made: list[Line] = []
    remarks: list[Problem] = []
    for line in old:
        raised = _raised(line.erased() if line.seq in unfinished else line, form)
        if raised.payload is not None and line.seq == 0:
            raised.payload["before"] = {"format": form.name, "seq": old[-1].seq,
                                        "hash": old[-1].hash}  # fmt: skip
        made.append(_chained(line, raised, made).sealed(new_key))
        _must_be_readable(made[-1])
        place = Place(line=line.seq + 1)
        remarks += [Problem(place, "left-out", _LEFT_OUT, each) for each in raised.left_out]
    return made, tuple(remarks)


def upcast_journal(
    source: Store, target: Store, *, key: bytes | None = None, new_key: bytes | None = None
) -> tuple[Problem, ...]:
    """Bring an older journal into an empty store; return what was left out. The old one stays.

    Raises:
        StoreNotEmptyError: a journal stands in the target already.
        JournalError: as `upcast`; nothing was written.
        StoreError: one of the stores cannot be read or written.
    """
    if target.head() is not None:
        raise StoreNotEmptyError
    made, remarks = upcast(source.texts(), key=key, new_key=new_key)
    target.append(made, after=None)
    return remarks


def _raised(line: Line, form: Form) -> Raised:
    """Return the moment and the payload of a line in the newest format; erased stays erased."""
    raised = Raised(line.moment, dict(line.payload) if line.payload is not None else None)
    left_out: tuple[Both, ...] = ()
    for step in STEPS[[step.older for step in STEPS].index(form) :]:
        try:
            raised = step.upcasters[line.type](raised.moment, raised.payload)
        except (KeyError, TypeError, AttributeError):
            raise JournalError(line.seq + 1, *_TYPE) from None
        left_out += raised.left_out
    return raised._replace(left_out=left_out)


def _chained(line: Line, raised: Raised, before: Sequence[Line]) -> Line:
    prev = before[-1].hash if before else CURRENT.first
    if raised.payload is None or line.salt is None:
        return bare_line(
            line.seq, line.type, moment=raised.moment, role=line.role, prev=prev,
            commitment=line.commitment,
        )  # fmt: skip
    return made_line(
        line.seq, line.type, moment=raised.moment, role=line.role, prev=prev, salt=line.salt,
        payload=raised.payload,
    )  # fmt: skip


def _must_be_readable(line: Line) -> None:
    try:
        if line.payload is not None and line.seq == 0:
            Case.model_validate(line.payload["case"])
        elif line.payload is not None:
            model_of(line.type).model_validate(event_data(line))
    except (ValidationError, TypeError):
        raise JournalError(line.seq + 1, *_RECORD) from None


_LEFT_OUT = Both("iets dat het nieuwe formaat niet heeft", "something the new format does not have")
_KNOWN = (Both("een formaat dat deze versie kent", "a format this version knows"),
          Both("een ander", "another one"))  # fmt: skip
_OLDER = (Both("een ouder formaat", "an older format"),
          Both("het formaat van nu", "the format of now"))  # fmt: skip
_RECORD = (Both("een vorm die deze versie kent", "a record this version can read"),
           Both("een andere vorm", "another shape"))  # fmt: skip
_TYPE = (Both("een gebeurtenis die dat formaat kent", "an event that format knows"),
         Both("een andere", "another one"))  # fmt: skip
