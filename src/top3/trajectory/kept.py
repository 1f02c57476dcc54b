"""A trajectory and where it is kept: beginning a journal, adding to it, opening it again."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from top3.errors import Both, JournalError, Place, Problem, StepNotAllowedError
from top3.method.load import load_rules
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.trajectory.events import NO_SALT, Event, Moment, model_of
from top3.trajectory.journal import FORMAT, first_line, line_of, verified
from top3.trajectory.line import Head, Line
from top3.trajectory.migration import layers_of
from top3.trajectory.own_records import Erasure, Gone, LayerName, RulesMoved
from top3.trajectory.stores import ErasureUnfinishedError, Store, StoreError, StoreMovedError
from top3.trajectory.trajectory import Trajectory
from top3.values import Name, RoleRef

T = TypeVar("T")
Loader = Callable[[Sequence[LayerName]], RuleSet]
"""Finds the rule set that consists of exactly these layers."""


def new_salt() -> str:
    """Return a salt for one event: 32 hexadecimal digits that nobody can guess."""
    return secrets.token_hex(16)


def shipped_rules(layers: Sequence[LayerName]) -> RuleSet:
    """Return the shipped rule set of these layers, in exactly the version that is named.

    Raises:
        RulesetInvalidError: one of them is not shipped.
        StepNotAllowedError: its content is another than the journal names.
    """
    base, *rest = (f"{each.id}@{each.version}" for each in layers)
    rules = load_rules(base, overlays=rest)
    if layers_of(rules) != tuple(layers):
        raise StepNotAllowedError("opened", "rules", (), [_OTHER_RULES])
    return rules


def begin(
    store: Store, trajectory: Trajectory, *, moment: str, role: str, key: bytes | None = None
) -> Trajectory:
    """Keep a trajectory in an empty store, and return it as kept.

    Args:
        store: Where it goes; nothing may be in it.
        trajectory: What is kept, with the events it has.
        moment: When it is written down, with its offset.
        role: The role of who begins it.
        key: Seals every line, for whoever has the same key.

    Raises:
        StepNotAllowedError: it is a branch to try things on, or the moment or the role is none.
        StoreMovedError: something is in the store already.
        StoreError: the place cannot be written; nothing stands there then.
    """
    _refuse_branch(trajectory)
    _refuse_header(trajectory, moment, role)
    start = first_line(
        trajectory.log.genesis, trajectory.log.rulebooks[0].rules, moment=moment, role=role,
        salt=new_salt(), own_first=trajectory.own_first, key=key,
    )  # fmt: skip
    lines = [start, *_lines(trajectory.events, start, key)]
    store.append(lines, after=None)
    return replace(trajectory, kept=trajectory.length, head=lines[-1].head)


def keep(store: Store, trajectory: Trajectory, *, key: bytes | None = None) -> Trajectory:
    """Keep the events that are not kept yet, all or none, and return the trajectory as kept.

    What an `erased` names is destroyed in the store as well.

    Raises:
        StepNotAllowedError: it is a branch to try things on.
        StoreMovedError: somebody else added something since it was opened; open it again.
        StoreBusyError: somebody else is writing now.
        ErasureUnfinishedError: all is kept, and what was erased is still there; erase it again.
        StoreError: the place cannot be written; what stood there still stands.
    """
    _refuse_branch(trajectory)
    new = trajectory.events[trajectory.kept :]
    head = trajectory.head
    if head is None or store.head() != head:
        raise StoreMovedError
    lines = list(_lines(new, head, key))
    if lines:
        store.append(lines, after=head)
        head = lines[-1].head
    gone = [seq for each in new if isinstance(each.record, Erasure) for seq in each.record.events]
    try:
        store.erase(gone)
    except StoreError:
        raise ErasureUnfinishedError from None
    return replace(trajectory, kept=trajectory.length, head=head)


def opened(store: Store, *, load: Loader = shipped_rules, key: bytes | None = None) -> Trajectory:
    """Return the trajectory a store keeps; every line is verified first.

    Args:
        store: Where it is kept.
        load: Finds the rule sets it runs on; left out, those that are shipped.
        key: With a key every line must carry its seal.

    Raises:
        JournalError: the journal is empty, broken, or of a format that is not supported; `.at` is
            the first line, from 1.
        RulesetInvalidError: a rule set it runs on is not there.
    """
    lines = list(verified(store.texts(), key=key))
    if not lines:
        raise JournalError(1, Both("een eerste regel", "a first line"), Both("niets", "nothing"))
    start = lines[0].payload or {}
    if start.get("top3") != FORMAT:
        raise JournalError(1, Both(f"formaat {FORMAT}", f"the format {FORMAT}"),
                           Both("een ander formaat", "another format"))  # fmt: skip
    case = _built(lambda: Case.model_validate(start["case"]), 1)
    rules = load(_built(lambda: _layers(start["rules"]), 1))
    begun = Trajectory.start(case, rules, own_first=bool(start["own_first"]))
    events = [_event(each) for each in lines[1:]]
    books = {
        number: load(each.record.to)
        for number, each in enumerate(events, 1)
        if isinstance(each.record, RulesMoved)
    }
    return replace(begun.resumed(events, books), head=lines[-1].head)


def _event(line: Line) -> Event:
    """Return the event of a line; of an erased one only what its header says."""
    payload = line.payload
    if payload is None:
        return Event.model_construct(
            type=line.type, recorded=line.moment, actor=RoleRef(role=line.role),
            happened=None, record=Gone(), shown=None, salt=NO_SALT,
        )  # fmt: skip
    data = {"type": line.type, "recorded": line.moment, **payload, "salt": line.salt}
    return _built(lambda: model_of(line.type).model_validate(data), line.seq + 1)


def _layers(data: Any) -> tuple[LayerName, ...]:
    return tuple(LayerName.model_validate(each) for each in data)


def _built(make: Callable[[], T], number: int) -> T:
    try:
        return make()
    except (ValidationError, KeyError, TypeError):
        raise JournalError(number, *_UNREADABLE) from None


def _lines(events: Sequence[Event], before: Line | Head, key: bytes | None) -> Iterator[Line]:
    for event in events:
        before = line_of(event, before, key=key)
        yield before


def _refuse_branch(trajectory: Trajectory) -> None:
    if trajectory.what_if:
        raise StepNotAllowedError(trajectory.course.phase, "keep", (), [_BRANCH])


def _refuse_header(trajectory: Trajectory, moment: str, role: str) -> None:
    """Refuse what no first line can hold: what is written has to be readable again."""
    wrong = []
    for kind, value, problem in ((Moment, moment, _NO_MOMENT), (Name, role, _NO_ROLE)):
        try:
            TypeAdapter(kind).validate_python(value, strict=True)
        except ValidationError:
            wrong.append(problem)
    if wrong:
        raise StepNotAllowedError(trajectory.course.phase, "begin", (), wrong)


_NO_MOMENT = Problem(
    Place(path="moment"),
    "not-a-moment",
    Both("geen moment", "no moment"),
    Both('schrijf "2025-10-14T09:30:00+02:00"', 'write "2025-10-14T09:30:00+02:00"'),
)
_NO_ROLE = Problem(
    Place(path="role"),
    "not-a-name",
    Both("geen naam van een rol", "no name of a role"),
    Both("gebruik kleine letters en _, zoals fixed_face", "use a name such as fixed_face"),
)
_BRANCH = Problem(
    Place(path="keep"),
    "what-if",
    Both("een aftakking om iets te proberen", "a branch to try things on"),
    Both(
        "pas de gebeurtenissen toe op het traject zelf", "apply the events to the trajectory itself"
    ),
)
_UNREADABLE = (Both("een vorm die deze versie kent", "a record this version can read"),
               Both("een andere vorm", "another shape"))  # fmt: skip
_OTHER_RULES = Problem(
    Place(path="rules"),
    "other-rules",
    Both(
        "een regelset met dezelfde naam en een andere inhoud",
        "a rule set of that name with other content",
    ),
    Both(
        "geef de regelset van toen, of verhuis het dossier met 'migrate'",
        "give the rule set of then, or move the case with 'migrate'",
    ),
)
