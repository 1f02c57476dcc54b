"""Agreements in full, what is proposed beside them and never among them, and what is missing."""

from collections.abc import Iterable, Iterator

from top3.document import Block, Heading, Items, Paragraph, Table
from top3.method.make_plan import is_running
from top3.method.stages import AgreementProposal
from top3.model.agreements import Agreement, Check
from top3.values import Known
from top3.views.remarks import gap_rows
from top3.views.worker_summary import when_of
from top3.views.worker_writer import Writer

_PARTS = ("who", "what", "from", "checker", "check", "otherwise", "evaluate")


def in_full(write: Writer) -> Iterable[Block]:
    """Write every running agreement with all that was agreed, and name those that are over."""
    yield Heading(write.word("agreements"), level=3)
    running = [each for each in write.planned.agreed if is_running(each, write.world)]
    if not running:
        yield Paragraph(write.word("no_agreements"))
    for each in running:
        yield _whole(write, each)
    over = [each for each in write.planned.agreed if not is_running(each, write.world)]
    if over:
        yield Paragraph(write.word("over"), strong=True)
        yield Items(tuple((f"{write.item(each.id)} ({_over(write, each)})",) for each in over))


def _over(write: Writer, each: Agreement) -> str:
    said = {"ended": "ended", "replaced": "replaced"}.get(each.status or "", "until_passed")
    checks = "; ".join(_checks(write, each))
    return f"{write.word(said)}; {checks}" if checks else write.word(said)


def _whole(write: Writer, each: Agreement) -> Table:
    what = write.words(each.what) or write.word("not_agreed")
    headers = (write.word("part"), write.word("agreed_on"))
    return Table(headers, tuple(_rows(write, each)), f"{each.id}: {what}", row_headers=True)


def _rows(write: Writer, each: Agreement) -> Iterator[tuple[str, str]]:
    none = write.word("not_agreed")
    if each.only_for:
        yield write.word("attention_please"), write.only_for(each.only_for)
    answers = "; ".join(write.item(name) for name in each.answers)
    yield write.word("belongs_to"), answers or write.word("answers_nothing")
    yield write.word("who"), write.parties(each.keepers) or none
    yield write.word("when_or_signal"), when_of(write, each)
    who, how = write.parties(each.checkers) or none, write.words(each.check) or none
    yield write.word("who_checks_how"), f"{who}: {how}"
    yield write.word("otherwise"), write.words(each.otherwise) or none
    yield write.word("look_back"), write.known_day(each.evaluate) or none
    where = "; ".join(place.in_language(write.lang) for place in each.holds_where)
    if where:
        yield write.word("where_it_holds"), where
    if isinstance(each.safety_critical, Known):
        yes = each.safety_critical.value
        yield write.word("protects"), write.word("protects_yes" if yes else "protects_no")
    checks = "; ".join(_checks(write, each))
    if checks:
        yield write.word("checked"), checks
    if not (where and checks and isinstance(each.safety_critical, Known)):
        yield write.word("not_said"), "; ".join(_not_said(write, each, where, checks))


def _not_said(write: Writer, each: Agreement, where: str, checks: str) -> Iterator[str]:
    """Yield what nobody said of an agreement, so that it does not pass for a no."""
    if not where:
        yield write.word("where_it_holds")
    if not isinstance(each.safety_critical, Known):
        yield write.word("protects_unknown")
    if not checks:
        yield write.word("not_checked")


def _checks(write: Writer, each: Agreement) -> Iterator[str]:
    for check in write.planned.case.checks:
        if check.agreement == each.id:
            yield _check(write, check)


def _check(write: Writer, check: Check) -> str:
    day = write.known_day(check.on) or write.word("no_day")
    found = write.word(check.found.value) if isinstance(check.found, Known) else None
    return f"{day}, {write.known_role(check.by)}: {found or write.word('unknown')}"


def proposed(write: Writer) -> Iterable[Block]:
    """Write what is proposed for situations without an agreement; it is agreed by nobody yet."""
    if write.planned.proposed:
        yield Heading(write.word("proposed"), level=3)
    yield from (_proposal(write, each) for each in write.planned.proposed)


def _proposal(write: Writer, each: AgreementProposal) -> Table:
    when = each.signal or each.from_
    said = (each.who, each.what, when, each.checker, each.check, each.otherwise, each.evaluate)
    names = (write.word(name) for name in _PARTS)
    rows = tuple(zip(names, (write.say(text) for text in said), strict=True))
    about = "; ".join(write.item(name) for name in each.answers)
    headers = (write.word("part"), write.word("has_proposal"))
    return Table(headers, rows, f"{write.word('proposal_for')} {about}", row_headers=True)


def gaps(write: Writer) -> Iterable[Block]:
    """Write what the plan lacks, each about what."""
    rows = gap_rows(write.planned, write.lang)
    if rows:
        yield Heading(write.word("gaps"), level=3)
        yield Items(rows)


def finding_out(write: Writer) -> Iterable[Block]:
    """Write what is found out, by whom, from whom and when: the plan where nothing is concrete."""
    groups: dict[tuple[str, str], list[tuple[str]]] = {}
    for each in write.planned.finding_out:
        key = (write.say(each.when), write.say(each.who))
        groups.setdefault(key, []).append((write.question(each.question),))
    if groups:
        yield Heading(write.word("finding_out"))
    for (when, who), rows in groups.items():
        yield Heading(f"{when} ({write.word('who')}: {who})", level=3)
        yield Items(tuple(rows))
