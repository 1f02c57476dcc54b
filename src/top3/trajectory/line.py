"""One line of a journal: canonical JSON, made, written, and read back strictly.

A line is a header, the hash of that header, the payload and its salt. The header holds the hash of
the header before it and a commitment to the payload: SHA-256 over the salt and the payload. Without
the salt nobody can find out by guessing what the payload was.
"""

import hashlib
import hmac
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, NoReturn

from top3.canonical import canonical_json
from top3.errors import Both, JournalError, Top3Error

SHORTEST_KEY = 16
"""How many bytes the key of a seal has at least."""

MOMENT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})"
"""A moment with its offset, as it stands in a header."""

_SHA = "[0-9a-f]{64}"
_NAME = "[a-z][a-z0-9]*(?:_[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Form:
    """How the lines of one format look: its name, what stands before the first line, the frame.

    `record` is the key of a payload under which the record of an event stands.
    """

    name: str
    first: str
    frame: re.Pattern[str]
    record: str = "record"


def frame_of(moment: str) -> re.Pattern[str]:
    """Return what a whole line matches, where moments are written so.

    All but the payload has one spelling, so bytes that match are canonical without being parsed.
    """
    return re.compile(
        rf'\{{"hash":"({_SHA})","header":(\{{"commitment":"({_SHA})","moment":"({moment})",'
        rf'"prev":"({_SHA})","role":"({_NAME})","seq":(0|[1-9][0-9]{{0,8}}),"type":"({_NAME})"\}})'
        r'(?:,"payload":(\{.*\}),"salt":"([0-9a-f]{32})")?'
        rf'(?:,"seal":"({_SHA})")?(?:,"secret":"([A-Za-z0-9+/]+={{0,2}})")?\}}\Z',
        re.ASCII,
    )


def sha256(text: str) -> str:
    """Return the SHA-256 of a text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


FORMAT = "journal/1"
CURRENT = Form(FORMAT, sha256(FORMAT), frame_of(MOMENT))
"""The format that is written now. What stands before its first line is the hash of its name, so
that a journal says its format as long as it has a first header, also when all else was erased."""


class Head(NamedTuple):
    """The number and the hash of a line: written down elsewhere, it guards all lines up to it."""

    seq: int
    hash: str


class JournalKeyError(Top3Error):
    """A key was refused; the message holds nothing of it."""

    def __init__(self, message: Both) -> None:
        """Keep the sentence in both languages."""
        self.message = message
        super().__init__(message.en)

    def in_language(self, lang: str) -> str:
        """Return the sentence in `lang`."""
        return self.message.in_language(lang)


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line: its place, what its header says, and its payload unless it was erased.

    `header` is the header as it was hashed, `raw` the payload as it was committed to. `salt` goes
    with the payload, `seal` is there where a key was used. In an encrypted store `secret` stands in
    the place of payload and salt.
    """

    header: str
    hash: str
    seq: int
    type: str
    moment: str
    role: str
    prev: str
    commitment: str
    payload: Mapping[str, Any] | None = None
    raw: str | None = None
    salt: str | None = None
    seal: str | None = None
    secret: str | None = None

    def __repr__(self) -> str:
        """Show its place and its type, and nothing of what it says."""
        return f"Line(seq={self.seq}, type={self.type!r})"

    @property
    def head(self) -> Head:
        """Its number and its hash."""
        return Head(self.seq, self.hash)

    @property
    def is_erased(self) -> bool:
        """Say whether its payload is gone."""
        return self.raw is None and self.secret is None

    def text(self) -> str:
        """Return the line as it stands in a file, without its end."""
        return text_of(self.hash, self.header, self.raw, self.salt, self.seal, self.secret)

    def erased(self) -> "Line":
        """Return the line without its payload and its salt; its header stays as it was."""
        return replace(self, payload=None, raw=None, salt=None, secret=None)

    def sealed(self, key: bytes | None) -> "Line":
        """Return the line with its seal; without a key, as it is.

        Raises:
            JournalKeyError: the key is too short.
        """
        return self if key is None else replace(self, seal=seal_of(checked_key(key), self.hash))


def text_of(
    digest: str, header: str, raw: str | None, salt: str | None, seal: str | None,
    secret: str | None,
) -> str:  # fmt: skip
    """Return the text of a line, put together from its parts."""
    parts = [f'{{"hash":"{digest}","header":{header}']
    if raw is not None:
        parts.append(f',"payload":{raw},"salt":"{salt}"')
    if seal is not None:
        parts.append(f',"seal":"{seal}"')
    if secret is not None:
        parts.append(f',"secret":"{secret}"')
    return "".join(parts) + "}"


def committed(salt: str, raw: str) -> str:
    """Return what a header says of a payload in canonical form."""
    return hashlib.sha256(bytes.fromhex(salt) + raw.encode()).hexdigest()


def seal_of(key: bytes, digest: str) -> str:
    """Return the seal of a header: whoever has no key cannot write the whole journal anew."""
    return hmac.digest(key, digest.encode(), "sha256").hex()


def checked_key(key: bytes) -> bytes:
    """Return a key that is long enough.

    Raises:
        JournalKeyError: it is not.
    """
    if len(key) < SHORTEST_KEY:
        raise JournalKeyError(Both(
            f"zegel: de sleutel is korter dan {SHORTEST_KEY} bytes; geef een langere",
            f"seal: the key is shorter than {SHORTEST_KEY} bytes; give a longer one",
        ))  # fmt: skip
    return key


def made_line(
    seq: int, kind: str, *, moment: str, role: str, prev: str, salt: str, payload: Mapping[str, Any]
) -> Line:
    """Return a new line with a payload."""
    raw = canonical_json(payload)
    made = bare_line(
        seq, kind, moment=moment, role=role, prev=prev, commitment=committed(salt, raw)
    )
    return replace(made, payload=payload, raw=raw, salt=salt)


def bare_line(
    seq: int, kind: str, *, moment: str, role: str, prev: str, commitment: str
) -> Line:  # fmt: skip
    """Return a line of which the payload is gone: its header and its hash."""
    header = _ENCODER.encode({
        "seq": seq, "type": kind, "moment": moment, "role": role, "prev": prev,
        "commitment": commitment,
    })  # fmt: skip
    return Line(header, sha256(header), seq, kind, moment, role, prev, commitment)


def parse(text: str, number: int, form: Form = CURRENT) -> Line:
    """Read one line; whether it fits the lines around it is not looked at.

    Raises:
        JournalError: it is no line of this format, its hash does not fit its header, its payload
            is not what it was committed to, or its bytes are not its own canonical form.
    """
    match = form.frame.match(text)
    if match is None:
        refuse(text, number, form)
    digest, header, commitment, moment, prev, role, seq, kind, raw, salt, seal, secret = (
        match.groups()
    )
    if sha256(header) != digest:
        raise JournalError(number, *_HASH)
    payload = None
    if raw is not None:
        if secret is not None:
            raise JournalError(number, *_KEYS)
        if not is_committed(raw, salt, commitment):
            raise JournalError(number, *_PAYLOAD)
        payload = _payload(raw, number)
    return Line(
        header, digest, int(seq), kind, moment, role, prev, commitment, payload, raw, salt, seal,
        secret,
    )  # fmt: skip


def is_committed(raw: str, salt: str, commitment: str) -> bool:
    """Say whether this is the payload that a header was committed to."""
    try:
        return committed(salt, raw) == commitment
    except UnicodeEncodeError:  # bytes that are no UTF-8, as a store hands them over
        return False


def _no_float(_text: str) -> NoReturn:
    raise ValueError("a float")


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)


def _payload(raw: str, number: int) -> dict[str, Any]:
    try:
        payload: dict[str, Any] = _DECODER.decode(raw)
        canonical = _ENCODER.encode(payload) == raw and unicodedata.is_normalized("NFC", raw)
    except (ValueError, RecursionError):
        raise JournalError(number, *_CANONICAL) from None
    if not canonical:
        raise JournalError(number, *_CANONICAL)
    return payload


def refuse(text: str, number: int, form: Form) -> NoReturn:
    """Say as exactly as can be why a text has not the frame of a line.

    Raises:
        JournalError: always.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise JournalError(number, *_JSON) from None
    if not isinstance(data, dict) or not _ALWAYS <= data.keys() <= _ALWAYS | _SOMETIMES:
        raise JournalError(number, *_KEYS)
    header = data["header"]
    if not isinstance(header, dict) or header.keys() != _HEADER_KEYS:
        raise JournalError(number, *_HEADER)
    if number == 1 and header["prev"] != form.first:
        raise JournalError(number, *wrong_format(form))
    raise JournalError(number, *_CANONICAL)


def wrong_format(form: Form) -> tuple[Both, Both]:
    """Return what was expected and found where a journal is of another format."""
    wanted = Both(f"een journaal van formaat {form.name}", f"a journal of format {form.name}")
    return wanted, Both("een ander formaat", "another format")


_ALWAYS, _SOMETIMES = {"header", "hash"}, {"payload", "salt", "seal", "secret"}
_HEADER_KEYS = {"seq", "type", "moment", "role", "prev", "commitment"}

_JSON = (Both("een regel JSON", "a line of JSON"), Both("iets anders", "something else"))
_KEYS = (
    Both("een regel met kop, hash, inhoud en zout", "a line with header, hash, payload and salt"),
    Both("andere sleutels", "other keys"),
)
_HEADER = (Both("een kop met zes velden", "a header of six fields"),
           Both("een andere kop", "another header"))  # fmt: skip
_CANONICAL = (Both("de vaste schrijfwijze van die regel", "the canonical form of that line"),
              Both("andere bytes", "other bytes"))  # fmt: skip
_HASH = (Both("de hash van de kop", "the hash of its header"),
         Both("een andere hash", "another hash"))  # fmt: skip
_PAYLOAD = (Both("de inhoud waaraan de kop vastzit", "the payload its header is committed to"),
            Both("een andere inhoud", "another payload"))  # fmt: skip
