"""Who is given what, on which ground and by whose choice; papers given, and what was agreed to."""

from collections.abc import Iterable, Iterator

from top3.document import Block, Heading, Paragraph, Table
from top3.model.agreements import Consent, Decision, GivenDocument
from top3.values import Known, Unknown
from top3.views.worker_writer import Writer

_GROUPS = ("family", "network")
_KINDS = ("plan", "papers", "own_safety_plan")


def sharing(write: Writer) -> Iterable[Block]:
    """Write every choice to share, the documents given, and the consents."""
    yield Heading(write.word("sharing"))
    shares = [each for each in write.planned.case.decisions if each.kind == "share"]
    if shares:
        yield _table(write, ("to_whom", "given_what", "basis", "by_whom", "told_them"),
                     (_share(write, each) for each in shares))  # fmt: skip
    else:
        yield Paragraph(write.word("nothing_shared"))
    documents = write.planned.case.documents
    if documents:
        yield Heading(write.word("documents"), level=3)
        yield _table(write, ("document", "to_whom", "given_on", "valid_until"),
                     (_document(write, each) for each in documents))  # fmt: skip
    consents = write.planned.case.consents
    if consents:
        yield Heading(write.word("consents"), level=3)
        yield _table(write, ("consent_of", "to_whom", "consent_for", "consent_given"),
                     (_consent(write, each) for each in consents))  # fmt: skip


def _table(write: Writer, headers: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(tuple(write.word(each) for each in headers), tuple(rows), row_headers=True)


def _share(write: Writer, each: Decision) -> tuple[str, ...]:
    who = write.known_role(each.by)
    day = write.known_day(each.on) or write.word("no_day")
    until = f", {write.word('until_day').format(write.day(each.until))}" if each.until else ""
    return (
        f"{each.id}: {_readers(write, each)}",
        ", ".join(each.items) or write.word("nothing_named"),
        "; ".join(_ground(write, each)) or "-",
        f"{who}, {day}{until}: {write.reason(each.reason)}",
        "; ".join(_protected(write, each)) or write.word("unknown"),
    )


def _readers(write: Writer, each: Decision) -> str:
    if not each.to_whom:
        return write.word("to_all")
    named = (write.word(one) if one in _GROUPS else write.party(one) for one in each.to_whom)
    return ", ".join(named)


def _ground(write: Writer, each: Decision) -> Iterator[str]:
    """Yield ground and purpose; that a ground is missing is said where an organisation gets it."""
    people = {one.id for one in write.planned.case.people}
    if each.basis:
        yield write.label("share_bases", each.basis)
    elif not set(each.to_whom) <= {*people, *_GROUPS} or not each.to_whom:
        yield write.word("no_basis")
    if each.purpose:
        yield each.purpose.in_language(write.lang)


def _protected(write: Writer, each: Decision) -> Iterator[str]:
    """Yield what the person concerned was told, on whom it rests, and what protects them."""
    if told := write.words(each.told):
        yield told
    if each.informants:
        yield write.word(each.informants)
    if each.protection:
        yield each.protection.in_language(write.lang)
    if each.seen_again:
        yield write.word("seen_again").format(write.day(each.seen_again))


def _state_of(write: Writer, each: GivenDocument) -> Iterator[str]:
    """Yield until when a document holds, what took its place, and whether it was taken back."""
    newer = [one.id for one in write.planned.case.documents if one.replaces == each.id]
    if each.valid_until:
        yield write.word("still_valid").format(write.day(each.valid_until))
    if newer:
        yield write.word("out_of_date").format(", ".join(newer))
    if each.withdrawn:
        yield write.word("withdrawn").format(write.day(each.withdrawn))


def _document(write: Writer, each: GivenDocument) -> tuple[str, ...]:
    kind = write.word(f"kind_{each.kind}") if each.kind in _KINDS else each.kind.replace("_", " ")
    to = write.word(each.to) if each.to in _GROUPS else write.party(each.to)
    state = "; ".join(_state_of(write, each)) or write.word("unknown")
    return (f"{each.id}: {kind}", to, write.day(each.on), state)


def _consent(write: Writer, each: Consent) -> tuple[str, ...]:
    given = write.word("unknown")
    if isinstance(each.given, Known):
        given = write.word("yes" if each.given.value else "no")
    if not isinstance(each.on, Unknown):
        given = f"{given}, {write.day(each.on)}"
    if each.until:
        given = f"{given}, {write.word('until_day').format(write.day(each.until))}"
    to = write.parties(each.to) or write.word("unknown")
    return (
        f"{each.id}: {write.party(each.person)}",
        to,
        each.purpose.in_language(write.lang),
        given,
    )
