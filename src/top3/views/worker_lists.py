"""Beside each other: what may be acute and is not in the top 3, and everybody's own top 3."""

from collections.abc import Iterable

from top3.document import Block, Heading, Items, Paragraph, Table
from top3.method.names import both, listed
from top3.method.now import now_of
from top3.method.own_lists import OwnList
from top3.method.stages import Ranked
from top3.views.worker_writer import Writer


def open_acute(write: Writer) -> Iterable[Block]:
    """Write what may be acute and is not in the top 3, with the reason people gave."""
    if not write.planned.open_acute:
        return
    yield Heading(write.word("open_acute"))
    yield Items(tuple((_open_acute(write, each),) for each in write.planned.open_acute))


def _open_acute(write: Writer, situation: str) -> str:
    """Return one situation that may be acute, with the reason it was left out, if chosen."""
    check = write.check(write.planned.prioritised.assessed.of(situation))
    line = f"{write.title(situation)}; {check}"
    why = next((each for each in write.planned.left_out if each.situation == situation), None)
    if why is None:
        return line
    if why.code is None:
        return f"{line}; {write.word('left_out_because')}: {write.word('left_out_why')}"
    reason = write.say(both(write.planned.rules.label("reasons", why.code)))
    words = f" ({write.say(why.words)})" if why.words else ""
    return f"{line}; {write.word('left_out_because')}: {reason}{words}"


def beside(write: Writer) -> Iterable[Block]:
    """Write the proposal with its reasons, what is not in it, and everybody's own top 3."""
    yield from _proposal(write)
    yield from _others(write)
    yield from own_lists(write)


def all_now(write: Writer) -> Iterable[Block]:
    """Write what must happen now, all of it, each with why."""
    rows = tuple((write.say(each.do), write.say(each.because)) for each in now_of(write.planned))
    if rows:
        yield Heading(write.word("all_now"))
        yield Items(rows, numbered=True)


def _proposal(write: Writer) -> Iterable[Block]:
    prioritised = write.planned.prioritised
    if not prioritised.top3:
        return
    yield Heading(write.word("order_of_rules"))
    yield Items(tuple(_ranked(write, each) for each in prioritised.top3))
    if prioritised.chosen and prioritised.at_the_cut:
        yield Paragraph(write.word("at_the_cut"), strong=True)
        yield Items(tuple((write.title(each.situation),) for each in prioritised.at_the_cut))


def _ranked(write: Writer, each: Ranked) -> tuple[str, ...]:
    place = f"{write.word('place')} {each.rank}: {write.title(each.situation)}"
    reasons = (f"{write.word('because')}: {write.say(reason)}" for reason in each.because)
    return (f"{place}{write.tied(each.tied_with)}", *reasons)


def _others(write: Writer) -> Iterable[Block]:
    rows = []
    for each in write.planned.prioritised.not_chosen:
        check = write.check(write.planned.prioritised.assessed.of(each.situation))
        rows.append((f"{write.title(each.situation)}: {write.say(each.because)}; {check}",))
    if rows:
        yield Heading(write.word("not_in_top3"))
        yield Items(tuple(rows))


def own_lists(write: Writer) -> Iterable[Block]:
    """Write who has which situation at which place: proposal, choice and each person."""
    prioritised = write.planned.prioritised
    lists = prioritised.own_lists
    if not lists:
        return
    yield Heading(write.word("own_lists"))
    names = [_whose(write, each) for each in lists]
    chosen = [write.word("has_chosen")] if prioritised.chosen else []
    rows = []
    for each in prioritised.places:
        own = dict(each.own)
        places = [each.proposed, *([each.chosen] if chosen else []),
                  *(own.get(one.view) for one in lists)]  # fmt: skip
        rows.append((write.title(each.situation), *(str(place or "-") for place in places)))
    headers = (write.word("what"), write.word("has_proposal"), *chosen, *names)
    yield Table(headers, tuple(rows), row_headers=True)
    for one, name in zip(lists, names, strict=True):
        if one.kept_from:
            kept = listed(write.party(who) for who in one.kept_from)
            yield Paragraph(f"{name}: {write.word('kept_from')} {write.say(kept)}.")


def _whose(write: Writer, each: OwnList) -> str:
    return write.party(each.person) if each.person else write.role(each.by)


def own_lists_line(write: Writer) -> str:
    """Return every own top 3 in one line; nothing where nobody gave one."""
    lists = [
        f"{_whose(write, each)} {', '.join(each.items)}"
        for each in write.planned.prioritised.own_lists
    ]
    return f"{write.word('own_lists')}: {' · '.join(lists)}" if lists else ""
