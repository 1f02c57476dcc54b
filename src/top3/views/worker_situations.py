"""Every situation with what is known of it, who said what, and which rules speak."""

from collections.abc import Iterable, Iterator

from top3.document import Block, Heading, Items, Paragraph
from top3.method.names import because, both, party_name
from top3.method.stages import Account, Assessment
from top3.method.why import quotes, source_of
from top3.model.situations import Situation
from top3.rules.logic import Tri
from top3.values import Disputed, Known
from top3.views.moments import when_in_words
from top3.views.worker_writer import Writer


def situations(write: Writer) -> Iterable[Block]:
    """Write every situation with its sources, chosen or not."""
    yield Heading(write.word("situations"))
    for each in write.planned.prioritised.assessed.situations:
        item = write.world.by_id[each.situation]
        assert isinstance(item, Situation)
        yield Heading(write.title(each.situation), level=3)
        yield Items(tuple((line,) for line in _known(write, each, item)))
        yield from _sources(write, each, item)


def _known(write: Writer, each: Assessment, item: Situation) -> Iterator[str]:
    yield write.state(each)
    yield f"{write.word('urgency')}: {_levels(write, each)}"
    yield f"{write.word('when')}: {_when(write, item)}"
    if item.standing:
        who = f"{write.role(item.standing.by)}, {item.standing.on}"
        label, why = write.label("standings", item.standing.is_), both(item.standing.because)
        yield f"{write.word('standing')}: {label}: {write.say(why)} ({who})"
    missing = next(
        one.missing
        for one in write.planned.prioritised.assessed.concretised.situations
        if one.situation == each.situation
    )
    if missing:
        facts = write.planned.rules.dictionary.facts
        names = [facts[f"situation.{name}"].label.in_language(write.lang) for name in missing]
        yield f"{write.word('missing')}: {', '.join(names)}"


def _levels(write: Writer, each: Assessment) -> str:
    low, high = each.urgency.at_least, each.urgency.at_most
    names = {"acute": "level_acute"}
    shown = [write.word(names.get(level, level)) for level in (low, high)]
    if low == high:
        return shown[0]
    return f"{write.word('at_least')} {shown[0]}; {shown[1]} {write.word('not_excluded')}"


def _when(write: Writer, item: Situation) -> str:
    if isinstance(item.when, Disputed):
        told = " / ".join(when_in_words(each.value, write.lang) for each in item.when.claims)
        return f"{told} ({write.word('disputed')})"
    if not isinstance(item.when, Known):
        return write.word("unknown")
    return when_in_words(item.when.value, write.lang)


def _sources(write: Writer, each: Assessment, item: Situation) -> Iterable[Block]:
    rows = [quote.line(write.lang) for quote in quotes(write.planned, item.statements)]
    if rows:
        yield Paragraph(f"{write.word('told').capitalize()}:")
        yield Items(tuple((row,) for row in rows))
    accounts = [(_account(write, account, item),) for account in each.accounts]
    if accounts:
        yield Items(tuple(accounts))
    present = [one for one in each.findings if one.value is Tri.TRUE]
    if present:
        yield Paragraph(f"{write.word('rules_used').capitalize()}:")
        yield Items(
            tuple(
                (
                    write.say(because(write.world, one)),
                    f"{write.word('source')}: {write.say(source_of(one))}",
                )
                for one in present
            )
        )


def _account(write: Writer, account: Account, item: Situation) -> str:
    """Return where somebody who is said to have acted stands, and in which words they say so.

    What stands among the words above already is named by its id only.
    """
    name = write.say(party_name(write.world, account.person))
    line = f"{write.word('own_account').capitalize()} {name}: {write.word(account.stance)}"
    shown = set(item.statements)
    told = [each for each in account.statements if each in shown]
    rest = [each for each in account.statements if each not in shown]
    words = [*told, *(quote.line(write.lang) for quote in quotes(write.planned, rest))]
    return f"{line} ({'; '.join(words)})" if words else line
