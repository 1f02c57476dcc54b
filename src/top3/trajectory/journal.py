"""The journal: one line for each event, chained by hash, so that a change anywhere is found.

The chain runs over headers alone, so a payload can be erased, with its salt, and the chain still
holds. Line 0 is the case it began with; an event's number is the number of its line, from 1.
"""

import hmac
from collections.abc import Iterable, Iterator
from typing import Any

from top3.errors import Both, JournalError
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.trajectory.events import Event
from top3.trajectory.line import (
    CURRENT,
    FORMAT,
    Form,
    Head,
    Line,
    bare_line,
    checked_key,
    is_committed,
    made_line,
    parse,
    refuse,
    seal_of,
    sha256,
    wrong_format,
)
from top3.trajectory.own_records import Gone

__all__ = [
    "FORMAT", "START", "Head", "Line", "check_chain", "event_data", "export_head", "first_line",
    "first_payload", "line_of", "to_erase", "verified",
]  # fmt: skip

START = "started"
"""The type of the first line, and of no other."""


def first_payload(case: Case, rules: RuleSet, *, own_first: bool = False) -> dict[str, Any]:
    """Return what the first line says: the case it begins with, and the rule sets it runs on."""
    return {
        "top3": FORMAT,
        "case": case.to_data(),
        "rules": [
            {"id": each.id, "version": each.version, "sha256": each.sha256} for each in rules.layers
        ],
        "own_first": own_first,
    }


def first_line(
    case: Case, rules: RuleSet, *, moment: str, role: str, salt: str, own_first: bool = False,
    key: bytes | None = None,
) -> Line:  # fmt: skip
    """Return the first line.

    Raises:
        JournalKeyError: there is a key for a seal and it is too short.
    """
    payload = first_payload(case, rules, own_first=own_first)
    made = made_line(
        0, START, moment=moment, role=role, prev=CURRENT.first, salt=salt, payload=payload
    )
    return made.sealed(key)


def line_of(event: Event, before: Line | Head, *, key: bytes | None = None) -> Line:
    """Return the line of an event, chained to the line before it, of which the head is enough.

    An event that was erased before it was kept gets a line without a payload, committed to nothing.

    Raises:
        JournalKeyError: there is a key for a seal and it is too short.
    """
    if isinstance(event.record, Gone):
        return bare_line(
            before.seq + 1, event.type, moment=event.recorded, role=event.actor.role,
            prev=before.hash, commitment=sha256(""),
        ).sealed(key)  # fmt: skip
    data = event.to_data()
    payload = {name: part for name, part in data.items() if name not in ("type", "recorded")}
    made = made_line(
        before.seq + 1, event.type, moment=event.recorded, role=event.actor.role,
        prev=before.hash, salt=event.salt, payload=payload,
    )  # fmt: skip
    return made.sealed(key)


def event_data(line: Line) -> dict[str, Any]:
    """Return the event of a line as plain data, with its salt; its payload was not erased."""
    if line.payload is None:
        raise JournalError(line.seq + 1, *_READABLE)
    return {"type": line.type, "recorded": line.moment, **line.payload, "salt": line.salt}


def export_head(line: Line) -> Head:
    """Return what to write down elsewhere: the number and the hash of the last line."""
    return line.head


def to_erase(lines: Iterable[Line], form: Form = CURRENT) -> tuple[int, ...]:
    """Return the lines that an `erased` event names and whose payload is there all the same.

    The power went between recording that something is erased and erasing it: erase them still.
    """
    there: set[int] = set()
    named: set[int] = set()
    for line in lines:
        named |= {seq for seq in erases(line, form) if seq in there}
        if not line.is_erased:
            there.add(line.seq)
    return tuple(sorted(named))


def erases(line: Line, form: Form = CURRENT) -> tuple[int, ...]:
    """Return which lines this one says are erased; none where it is about something else."""
    if line.type != "erased" or line.payload is None:
        return ()
    record = line.payload.get(form.record)
    listed = record.get("events") if isinstance(record, dict) else None
    return tuple(seq for seq in listed or () if type(seq) is int) if _is_list(listed) else ()


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)


def verified(
    texts: Iterable[str],
    *,
    key: bytes | None = None,
    head: tuple[int, str] | None = None,
    form: Form = CURRENT,
) -> Iterator[Line]:
    """Yield every line of a journal, read, and checked against the lines before it.

    Args:
        texts: The lines in their order, without their ends.
        key: With a key every line must carry its seal.
        head: What `export_head` gave at an earlier time: that line must still be there.
        form: The format, where it is not the one that is written now.

    Raises:
        JournalError: at the first line that does not fit; `.at` is its number, from 1. A payload
            that is gone without a later `erased` event that names it, and a line that `head` knows
            and is not there, are found at the end.
        JournalKeyError: the key is too short.
    """
    chain = _Chain(key, head, form)
    for number, text in enumerate(texts, start=1):
        line = parse(text, number, form)
        chain.take(number, line.seq, line.hash, line.prev, line.type, line.seal)
        chain.note_gone(line, number)
        yield line
    chain.end()


def check_chain(
    texts: Iterable[str],
    *,
    key: bytes | None = None,
    head: tuple[int, str] | None = None,
    form: Form = CURRENT,
) -> Head | None:
    """Check the hashes, commitments and seals of a whole journal; return its head.

    Quicker than `verified`: no payload is parsed. So it finds every change of a byte, and does not
    see a payload that was written in another spelling from the start. Lines of an encrypted store
    need no key to be checked so.

    Raises:
        JournalError, JournalKeyError: as `verified`.
    """
    chain, match = _Chain(key, head, form), form.frame.match
    for number, text in enumerate(texts, start=1):
        found = match(text)
        if found is None:
            refuse(text, number, form)
        digest, header, commitment, _, prev, _, seq, kind, raw, salt, seal, secret = found.groups()
        chain.take(number, int(seq), digest, prev, kind, seal)
        good = sha256(header) == digest and (raw is None or is_committed(raw, salt, commitment))
        if not good or kind == "erased" or (raw is None) == (secret is None):
            chain.note_gone(parse(text, number, form), number)
    chain.end()
    return chain.last


class _Chain:
    """What must hold between lines, and is remembered of those before."""

    __slots__ = ("_form", "_gone", "_head", "_hidden", "_key", "_next", "_prev", "last")

    def __init__(self, key: bytes | None, head: tuple[int, str] | None, form: Form) -> None:
        self._key = None if key is None else checked_key(key)
        self._head, self._form = head, form
        self._next, self._prev = 0, form.first
        self._gone: dict[int, int] = {}
        self._hidden = False
        self.last: Head | None = None

    def take(
        self, number: int, seq: int, digest: str, prev: str, kind: str, seal: str | None
    ) -> None:
        """Take the next line, or say what about its place is wrong."""
        if seq != self._next:
            raise JournalError(number, _line(self._next), _line(seq))
        if prev != self._prev:
            raise JournalError(number, *(_BEFORE if seq else wrong_format(self._form)))
        if (kind == START) != (seq == 0):
            raise JournalError(number, *_ORDER)
        if self._key is not None and not hmac.compare_digest(
            seal or "", seal_of(self._key, digest)
        ):
            raise JournalError(number, *_SEAL)
        self.last = Head(seq, digest)
        if self._head is not None and self._head[0] == seq and self._head != self.last:
            raise JournalError(number, *_KNOWN)
        self._next, self._prev = seq + 1, digest

    def note_gone(self, line: Line, number: int) -> None:
        """Remember a payload that is gone; forget those that this line says were erased."""
        for seq in erases(line, self._form):
            self._gone.pop(seq, None)
        if line.is_erased:
            self._gone[line.seq] = number
        elif line.type == "erased" and line.secret is not None:
            self._hidden = True  # it cannot be read here which lines it names

    def end(self) -> None:
        """Say what is missing now that there are no more lines."""
        if self._gone and not self._hidden:
            raise JournalError(min(self._gone.values()), *_GONE)
        if self._head is not None and self._head[0] >= self._next:
            raise JournalError(self._next + 1, _line(self._head[0]), _END)


def _line(seq: int) -> Both:
    return Both(f"gebeurtenis {seq}", f"event {seq}") if seq else Both("het begin", "the start")


_END = Both("het einde", "the end")
_BEFORE = (Both("de hash van de regel ervoor", "the hash of the line before it"),
           Both("een andere hash", "another hash"))  # fmt: skip
_ORDER = (Both("één regel van het begin, vooraan", "one line of the start, in front"),
          Both("een andere volgorde", "another order"))  # fmt: skip
_SEAL = (Both("een zegel van deze sleutel", "a seal made with this key"),
         Both("een ander zegel, of geen", "another seal, or none"))  # fmt: skip
_KNOWN = (Both("de regel waarvan de hash is bewaard", "the line of which the hash was kept"),
          Both("een andere regel", "another line"))  # fmt: skip
_GONE = (Both("een inhoud, of een latere gebeurtenis die haar wist",
              "a payload, or a later event that erases it"),
         Both("geen van beide", "neither"))  # fmt: skip
_READABLE = (Both("een inhoud", "a payload"), Both("een gewiste", "an erased one"))
