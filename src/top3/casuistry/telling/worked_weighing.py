"""The last two operations of a worked example, and the plan: how urgent, in which order, what."""

from collections.abc import Iterable, Iterator

from top3.casuistry.telling.told import Told
from top3.document import Block, Heading, Items, Paragraph, Table, items
from top3.method.stages import Account, Assessment, Ranked
from top3.method.why import quotes
from top3.model.agreements import Agreement
from top3.rules.logic import Tri
from top3.values import Known
from top3.views.remarks import gap_rows
from top3.views.worker_lists import own_lists

_MOST_ASKED = 3


# ---------------------------------------------------------------------- 3 assessing
def assessed_blocks(told: Told) -> Iterable[Block]:
    """Yield how urgent each situation is, why, what was said against it, and what is not known."""
    assessed = told.planned.prioritised.assessed
    write = told.write
    if assessed.situations:
        heads = ("situation", "urgency", "acute_check", "repeats")
        rows = [
            (each.situation, _levels(told, each), write.check(each),
             write.text(f"structural_{each.structural}"))
            for each in assessed.situations
        ]  # fmt: skip
        yield Table(tuple(told.word(key) for key in heads), tuple(rows), row_headers=True)
    whole = write.text(f"check_{assessed.household.acute_check}")
    yield Paragraph(f"{told.word('household')}: {whole}.")
    for each in assessed.situations:
        yield Heading(f"{each.situation}: {told.situation(each.situation)}", level=3)
        yield Items(tuple(_reasons(told, each)))


def _levels(told: Told, each: Assessment) -> str:
    low, high = (told.label("urgency", name) for name in (each.urgency.at_least,
                                                          each.urgency.at_most))  # fmt: skip
    return low if low == high else told.word("between", low=low, high=high)


def _reasons(told: Told, each: Assessment) -> Iterator[tuple[str, ...]]:
    planned = told.planned
    present = [one for one in each.findings if one.value is Tri.TRUE]
    because = [f"{told.because(one)} [{one.rule.id}]" for one in present]
    yield (told.word("because"), *dict.fromkeys(because)) if because else (told.word("no_rule"),)
    # that somebody was not asked is no invitation: who may be asked stands with the questions
    accounts = [_account(told, one) for one in each.accounts if one.stance != "not_asked"]
    if accounts:
        yield (told.word("who_is_said_to_act"), *accounts)
    against = [quote.line(told.lang) for quote in quotes(planned, each.disputed_by)]
    if against:
        yield (told.word("said_otherwise"), *against)
    asked = [one for one in planned.questions if one.about == each.situation]
    if asked:
        lines = [told.question(one) for one in asked[:_MOST_ASKED]]
        rest = len(asked) - _MOST_ASKED
        more = [told.word("and_more", n=str(rest))] if rest > 0 else []
        yield (told.word("not_known"), *lines, *more)


def _account(told: Told, account: Account) -> str:
    ids = account.statements
    rests = f" ({told.numbers_of(ids)}: {', '.join(ids)})" if ids else ""
    return f"{told.name(account.person)} {told.write.word(account.stance)}{rests}"


# ---------------------------------------------------------------------- 4 prioritising
def order_blocks(told: Told) -> Iterable[Block]:
    """Yield the proposed order with its reasons, what is not in it, and what people chose."""
    prioritised = told.planned.prioritised
    if prioritised.top3:
        yield Items(tuple(_ranked(told, each) for each in prioritised.top3))
    else:
        yield Paragraph(" ".join(told.write.nothing_concrete()))
    if prioritised.at_the_cut:
        names = ", ".join(each.situation for each in prioritised.at_the_cut)
        yield Paragraph(told.word("at_the_cut", names=names))
    rest = [
        f"{each.situation}: {told.situation(each.situation)}: {told.say(each.because)}"
        for each in prioritised.not_chosen
    ]
    if rest:
        yield Paragraph(told.word("not_in_it"))
        yield items(*rest)
    chosen = told.write.chosen_by()
    if chosen:
        yield Paragraph(chosen, lead=told.word("chosen"))
        yield items(*(f"{each}: {told.situation(each)}" for each in prioritised.chosen_items),
                    numbered=True)  # fmt: skip
    else:
        yield Paragraph(told.word("not_chosen_yet"))
    for block in own_lists(told.write):
        yield Heading(block.text, level=3) if isinstance(block, Heading) else block


def _ranked(told: Told, each: Ranked) -> tuple[str, ...]:
    tied = told.write.tied(each.tied_with)
    place = f"{told.write.word('place')} {each.rank}"
    head = f"{place}: {each.situation}: {told.situation(each.situation)}{tied}"
    return (head, *(told.say(reason) for reason in each.because))


# ---------------------------------------------------------------------- 5 and 6 the plan
def plan_blocks(told: Told) -> Iterable[Block]:
    """Yield the agreements with who checks them, what they lack, and what may not be done."""
    yield Heading(told.word("agreements"))
    rows = [_agreement(told, each) for each in told.last.result.planned.case.agreements]
    heads = ("for_what", "who_and_what", "days", "who_checks", "if_it_fails", "seen")
    if rows:
        yield Table(tuple(told.word(key) for key in heads), tuple(rows))
    else:
        yield Paragraph(told.word("no_agreements"))
    gaps = gap_rows(told.planned, told.lang)
    if gaps:
        yield Paragraph(told.word("gaps"))
        yield Items(gaps)
    yield Heading(told.word("may_not"))
    yield Items(tuple(_may_not(told)) or ((told.word("no_warning"),),))


def _agreement(told: Told, each: Agreement) -> tuple[str, ...]:
    none = told.word("nobody_yet")
    who = told.names(each.keepers) or none
    days = [
        told.word(key, day=told.day(day.value))
        for key, day in (("from", each.from_), ("look_back", each.evaluate))
        if isinstance(day, Known)
    ]
    check = told.fact(each.check)
    checkers = told.names(each.checkers) or none
    return (
        ", ".join(each.answers) or "-",
        f"{each.id}: {who}: {told.fact(each.what) or none}",
        "; ".join(days) or none,
        f"{checkers}: {check}" if check else checkers,
        told.fact(each.otherwise) or none,
        "; ".join(_checks(told, each.id)) or told.word("not_seen"),
    )


def _checks(told: Told, agreement: str) -> Iterator[str]:
    for each in told.last.result.planned.case.checks:
        if each.agreement == agreement:
            day = told.day(each.on.value) if isinstance(each.on, Known) else told.word("unknown")
            found = each.found.value if isinstance(each.found, Known) else "unknown"
            yield f"{day}, {told.role(each.by)}: {told.write.word(found)}"


def _may_not(told: Told) -> Iterator[tuple[str, ...]]:
    result, seen = told.first.result, set()
    for each in result.warnings:
        because, do = told.because(each), told.to_do(each)
        if because not in seen:
            seen.add(because)
            yield (f"{because} [{each.rule.id}]", *([do] if do else []))
    consult = [told.say(each.consult) for each in result.planned.consult_instead if each.consult]
    yield from ((text,) for text in dict.fromkeys(consult))
