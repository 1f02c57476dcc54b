"""The first page of the worker's plan: what it is, what must happen now, and who does what when."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from top3.document import Block, Box, Heading, Items, Paragraph, Table
from top3.method.make_plan import is_running
from top3.method.names import listed
from top3.method.now import now_of
from top3.method.questions import first_screen
from top3.method.stages import Question, Ranked
from top3.model.agreements import Agreement
from top3.values import Known, Unknown
from top3.views.moments import partial_day_text
from top3.views.worker_lists import open_acute
from top3.views.worker_writer import Writer

MOST_NOW = 5
"""How many acts stand in the box on the first page; all of them stand below, none is lost."""

MOST_ASKED, MOST_SAID = 2, 78
"""How many questions stand on the first page and how much of each; whole they stand below."""

_WORKERS = ("worker", "fixed_face", "professional")
_PLAN = "plan"


def head(write: Writer) -> Iterable[Block]:
    """Write for whom it is, until when it holds, what it replaces, who watches, and where it is."""
    yield Items((
        _line(write, ("for_whom", write.word("for_worker")), ("fixed_face", _face(write))),
        _line(write, ("valid_until", _valid_until(write)), ("in_place_of", _replaces(write))),
        *(_line(write, ("watches", each)) for each in _watching(write)),
        _line(write, ("phase", phase(write)), ("next_day", _next_day(write))),
    ))  # fmt: skip


def _line(write: Writer, *said: tuple[str, str]) -> tuple[str]:
    return (" · ".join(f"{write.word(key)}: {words}" for key, words in said),)


def summary(write: Writer) -> Iterable[Block]:
    """Write the top 3, running agreements, open acute and the first questions."""
    yield from _top3(write)
    yield from _running(write)
    yield from open_acute(write)
    if not write.planned.is_finding_out:
        yield from _first_questions(write)


def first_evaluation(write: Writer) -> date | None:
    """Return the first day on which a running agreement is looked back at."""
    days = [
        each.evaluate.value
        for each in write.planned.agreed
        if is_running(each, write.world) and isinstance(each.evaluate, Known)
    ]
    return min(days, default=None)


def _valid_until(write: Writer) -> str:
    day = first_evaluation(write)
    if day is None:
        return write.word("valid_open")
    if day < write.planned.ordered.as_of:
        return write.word("valid_over", day=write.day(day))
    return write.day(day)


def _replaces(write: Writer) -> str:
    given = [
        each
        for each in write.planned.case.documents
        if each.kind == _PLAN and each.to in _WORKERS and not each.withdrawn
    ]
    if not given:
        return write.word("replaces_nothing")
    last = max(given, key=lambda each: each.on)
    return write.word("replaces_one", id=last.id, day=write.day(last.on))


def _face(write: Writer) -> str:
    face = write.planned.case.household.fixed_face
    if not isinstance(face, Known):
        return write.word("no_face")
    return face.value.name or write.role(face.value)


def _watching(write: Writer) -> Iterator[str]:
    """Yield who stands in now or later, and who watches where somebody was named for that."""
    as_of = write.planned.ordered.as_of
    for each in write.planned.case.stand_ins:
        if each.until >= as_of:
            start, end = write.day(each.from_), write.day(each.until)
            yield write.word("stands_in", who=write.role(each.who), start=start, end=end)
    named = [each for each in write.planned.case.decisions if isinstance(each.watches, Known)]
    yield from (write.known_role(each.watches) for each in named[-1:])


def phase(write: Writer) -> str:
    """Return in which phase the case stands and since when, as people recorded it."""
    position = write.planned.case.position
    if position is None:
        return write.word("phase_unknown")
    name = write.label("phases", position.phase)
    if isinstance(position.since, Unknown):
        return name
    since = partial_day_text(position.since, write.lang)
    return f"{name}, {write.word('since').format(since)}"


def _next_day(write: Writer) -> str:
    as_of = write.planned.ordered.as_of
    coming = sorted((each for each in days_ahead(write) if each[0] >= as_of),
                    key=lambda each: each[0])  # fmt: skip
    if not coming:
        return write.word("no_next_day")
    day = coming[0][0]
    what = dict.fromkeys(words for on, words in coming if on == day)
    return f"{write.day(day)}: {', '.join(what)}"


def days_ahead(write: Writer) -> Iterator[tuple[date, str]]:
    """Yield every day on which something is looked at, ends or comes, with what it is."""
    case = write.planned.case
    facts: list[tuple[Any, str]] = [
        (each.evaluate, f"{write.word('evaluate')} {each.id}")
        for each in case.agreements
        if is_running(each, write.world)
    ]
    facts += [(each.until, f"{write.label('measures', each.kind)} {each.id}")
              for each in case.measures]  # fmt: skip
    facts += [(each.on, f"{write.label('moments', each.kind)} {each.id}") for each in case.moments]
    facts += [(each.look_again, f"{write.word('look_back')} {each.id}") for each in case.decisions]
    for fact, words in facts:
        if isinstance(fact, Known):
            yield fact.value, words
    for decision in case.decisions:
        if decision.seen_again:
            yield decision.seen_again, f"{write.word('look_back')} {decision.id}"
    for hold in case.holds:
        if hold.closed is None:
            yield hold.until, hold.id


def now(write: Writer) -> Iterable[Block]:
    """Write what must happen now: it stands before everything else."""
    acts = [write.say(each.do) for each in now_of(write.planned)]
    if not acts:
        yield Heading(write.word("now"))
        yield Paragraph(write.nothing_now())
        return
    shown = [f"{number}. {act}" for number, act in enumerate(acts[:MOST_NOW], 1)]
    rest = len(acts) - len(shown)
    if rest:
        shown.append(write.word("more_now", count=str(rest)))
    yield Box(write.word("now"), tuple(shown), tone="danger")


def _top3(write: Writer) -> Iterable[Block]:
    prioritised = write.planned.prioritised
    if prioritised.chosen:
        yield from _chosen(write)
        return
    if write.has_no_top3():
        yield Heading(write.word("no_top3"))
        yield from (Paragraph(text) for text in write.nothing_concrete())
        return
    if prioritised.top3:
        note = write.text("proposal_not_chosen")
        yield Heading(f"{write.word('proposed_top3')} ({note})")
        yield Items(tuple(_ranked(write, each) for each in prioritised.top3))
    if prioritised.at_the_cut:
        yield Paragraph(write.word("at_the_cut"), strong=True)
        yield Items(tuple((write.title(each.situation),) for each in prioritised.at_the_cut))


def _chosen(write: Writer) -> Iterable[Block]:
    prioritised = write.planned.prioritised
    yield Heading(write.word("chosen"))
    rows = tuple((_with_check(write, each),) for each in prioritised.chosen_items)
    yield Items(rows, numbered=True)
    yield Paragraph(shortened(write.chosen_by(), MOST_SAID))


def _ranked(write: Writer, each: Ranked) -> tuple[str, ...]:
    place = f"{write.word('place')} {each.rank}: {_with_check(write, each.situation)}"
    return (f"{place}{write.tied(each.tied_with)}",)


def _with_check(write: Writer, situation: str) -> str:
    check = write.check(write.planned.prioritised.assessed.of(situation))
    return f"{write.title(situation)}: {check}"


def _running(write: Writer) -> Iterable[Block]:
    yield Heading(write.word("running"))
    running = [each for each in write.planned.agreed if is_running(each, write.world)]
    if not running:
        yield Paragraph(write.word("no_agreements"))
        return
    headers = ("who", "what", "when_or_signal", "look_back")
    rows = tuple(_row(write, each) for each in running)
    yield Table(tuple(write.word(each) for each in headers), rows, row_headers=True)


def _row(write: Writer, each: Agreement) -> tuple[str, ...]:
    what = write.words(each.what) or write.word("not_agreed")
    if each.only_for:
        what = f"{what} ({write.only_for(each.only_for)})"
    return (
        f"{each.id}: {write.parties(each.keepers) or write.word('not_agreed')}",
        what,
        when_of(write, each),
        write.known_day(each.evaluate) or write.word("not_agreed"),
    )


def when_of(write: Writer, each: Agreement) -> str:
    """Return when or at which signal an agreement is kept."""
    start, end, signal = (write.known_day(each.from_), write.known_day(each.until),
                          write.words(each.signal))  # fmt: skip
    parts = [write.word("from_day").format(start)] if start else []
    parts += [write.word("until_day").format(end)] if end else []
    parts += [write.word("at_signal").format(signal)] if signal else []
    return ", ".join(parts) or write.word("not_agreed")


def _first_questions(write: Writer) -> Iterable[Block]:
    groups = list(_alike(write))
    if not groups:
        return
    yield Heading(write.word("questions"))
    shown = groups[:MOST_ASKED]
    yield Items(tuple((_short_question(write, each),) for each in shown))
    rest = len(write.planned.questions) - sum(map(len, shown))
    if rest:
        yield Paragraph(write.word("questions_below", count=str(rest)))


def _alike(write: Writer) -> Iterable[list[Question]]:
    """Return the first questions, the acute rounds about several people together."""
    groups: dict[object, list[Question]] = {}
    for each in first_screen(write.planned):
        people = {key for key, _ in each.facts}
        is_round = len(each.facts) > 1 and len(people) == 1 and min(people)[0] == "person"
        key = each.ask == each.about if is_round else each.id
        groups.setdefault(key, []).append(each)
    return groups.values()


def _short_question(write: Writer, group: list[Question]) -> str:
    first = group[0]
    if len(group) == 1:
        return shortened(write.question(first), MOST_SAID)
    names = write.say(listed(write.party(each.about) for each in group))
    key = "acute_rounds" if first.ask == first.about else "acute_rounds_about"
    return f"[{', '.join(each.id for each in group)}] {write.word(key, names=names)}"


def questions(write: Writer) -> Iterable[Block]:
    """Write the first questions whole, and how many more there are."""
    first = first_screen(write.planned)
    if not first or write.planned.is_finding_out:
        return
    yield Heading(write.word("questions_whole"))
    yield Items(tuple((write.question(each),) for each in first), numbered=True)
    rest = len(write.planned.questions) - len(first)
    if rest:
        word = "one_more_question" if rest == 1 else "more_questions"
        yield Paragraph(write.word(word, count=str(rest)))


def shortened(text: str, most: int) -> str:
    """Return a text cut at a word, with "…" where something was cut."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
