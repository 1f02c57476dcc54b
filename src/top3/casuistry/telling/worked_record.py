"""The first two operations of a worked example: ordering what came in, and making it concrete."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from top3.casuistry.telling.days import happened_written
from top3.casuistry.telling.told import Told, members
from top3.document import Block, Items, Paragraph, Table, items
from top3.method.stages import SetAside
from top3.model.situations import Situation
from top3.model.statements import Statement
from top3.rules.explain import REASONS
from top3.values import Disputed, I18n, Known, OpenSet, Unknown, When

_LONGEST = 90


# ---------------------------------------------------------------------- 1 ordering
def ordered_blocks(told: Told) -> Iterable[Block]:
    """Yield every class with what stands in it, and what is set aside with where it belongs."""
    ordered = told.planned.ordered
    rows = [
        (_class(told, name), str(len(ids)), _by_report(told, ids))
        for name, ids in ordered.classes.items()
        if ids
    ]
    yield Table(_heads(told, "class", "how_many", "where_it_stands"), tuple(rows), row_headers=True)
    asked: dict[str, list[SetAside]] = {}
    for each in ordered.set_aside:
        if each.ask:
            asked.setdefault(each.class_, []).append(each)
    if asked:
        yield Paragraph(told.word("set_aside"))
        yield Items(tuple(_aside(told, *each) for each in asked.values()))
    doubts = [
        (f"{each.statement} ({told.numbers_of([each.statement])}): {told.say(each.text)}",)
        for each in ordered.doubts
    ]
    if doubts:
        yield Paragraph(told.word("class_doubts"))
        yield Items(tuple(doubts))


def _heads(told: Told, *keys: str) -> tuple[str, ...]:
    return tuple(told.word(each) for each in keys)


def _class(told: Told, name: str) -> str:
    return told.word("no_class") if name == "unclassified" else told.label("classes", name)


def _by_report(told: Told, statements: Iterable[str]) -> str:
    """Return the statements by report: "1.01 (t4, t5), 1.03 (t14)"."""
    found: dict[str, list[str]] = {}
    for each in told.planned.world.statements(tuple(statements)):
        found.setdefault(told.numbers[each.report][0], []).append(each.id)
    return ", ".join(f"{number} ({', '.join(ids)})" for number, ids in found.items())


def _aside(told: Told, *of_class: SetAside) -> tuple[str, ...]:
    """Return everything of a class: it belongs in one place and asks one question."""
    first = of_class[0]
    name, belongs = told.label("classes", first.class_), told.say(first.belongs)
    ask = told.say(first.ask) if first.ask else ""
    head = told.word("aside", name=name, belongs=belongs, ask=ask)
    return (head, *(_words(told, each.item) for each in of_class))


def _words(told: Told, name: str) -> str:
    item = told.planned.world.by_id.get(name)
    if isinstance(item, Statement):
        return f"“{_short(item.text)}” ({told.numbers[item.report][0]}, {name})"
    if isinstance(item, Situation):
        return f"{told.situation(name)} ({name})"
    text = getattr(item, "words", None)
    return f"{told.say(text)} ({name})" if isinstance(text, I18n) else name


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


# ---------------------------------------------------------------------- 2 concrete
def concrete_blocks(told: Told) -> Iterable[Block]:
    """Yield who does what to whom, where told differently, and what is still missing."""
    situations = told.planned.case.situations
    if not situations:
        yield Paragraph(told.write.text("nothing_described"))
        return
    heads = _heads(told, "who_does_what", "where_and_when", "how_often_and_what", "source_and_seen")
    yield Table(heads, tuple(_situation(told, each) for each in situations))
    disputed = [line for each in situations for line in _disputed(told, each)]
    if disputed:
        yield Paragraph(told.word("told_differently"))
        yield items(*disputed)
    missing = list(_missing(told))
    if missing:
        yield Paragraph(told.word("not_concrete_yet"))
        yield Items(tuple(missing))


def _situation(told: Told, each: Situation) -> tuple[str, ...]:
    what = f"{each.id}: {told.situation(each.id)}"
    present = told.names(members(each.present))
    if present:
        what += f"; {told.word('there_too', who=present)}"
    where = ", ".join([value(told, each.where), happened_written(each.when, told.lang)])
    often = value(told, each.how_often, "how_often")
    consequence = value(told, each.consequence, "consequences")
    seen = "; ".join(_seen(told, each))
    source = told.numbers_of(each.statements) or "-"
    return (what, where, f"{often}; {consequence}", f"{source}. {seen}" if seen else source)


def _seen(told: Told, each: Situation) -> Iterator[str]:
    for person, stance in each.seen_by.items():
        yield f"{told.name(person)} {told.write.word(stance)}"


def value(told: Told, fact: Any, group: str = "") -> str:
    """Return what is known of a fact in words: every account where people differ, else why not."""
    if isinstance(fact, Disputed):
        accounts = dict.fromkeys(_plain(told, each.value, group) for each in fact.claims)
        return told.word("or").join(accounts)
    if isinstance(fact, Known):
        return _plain(told, fact.value, group)
    if isinstance(fact, OpenSet) and (fact.has or fact.complete):
        return _plain(told, fact, group)
    unknown = fact.unknown if isinstance(fact, OpenSet) else fact
    reason = unknown.reason if isinstance(unknown, Unknown) else "not_asked"
    return f"{told.word('unknown')} ({told.say(REASONS[reason])})"


def _plain(told: Told, held: Any, group: str) -> str:
    if isinstance(held, OpenSet):
        names = [told.label(group, each) if group else told.name(each) for each in held.has]
        return ", ".join(names) or told.word("none_of_the_list")
    if isinstance(held, When):
        return happened_written(Known[When](value=held), told.lang)
    if isinstance(held, bool):
        return told.word("yes" if held else "no")
    if isinstance(held, I18n):
        return told.say(held)
    return told.label(group, held) if group else str(held)


FIELDS = {"behaviour.kinds": "kinds", "when": "", "where": "", "trigger": "",
          "how_often": "how_often", "actors": "", "consequence": "consequences"}  # fmt: skip
"""What is told of a situation, with the list its names come from."""


def field_of(situation: Situation, name: str) -> Any:
    """Return a fact of a situation by its name."""
    return attrgetter(name)(situation)


def _disputed(told: Told, each: Situation) -> Iterator[str]:
    facts = told.rules.dictionary.facts
    for name, group in FIELDS.items():
        fact = field_of(each, name)
        if isinstance(fact, Disputed):
            label = told.say(facts[f"situation.{name}"].label)
            told_by = "; ".join(
                f"{_plain(told, claim.value, group)} ({_rests(told, claim.by)})"
                for claim in fact.claims
            )
            yield f"{each.id}, {label}: {told_by}"


def _rests(told: Told, statements: Iterable[str]) -> str:
    ids = tuple(statements)
    return f"{told.numbers_of(ids)}: {', '.join(ids)}" if ids else "-"


def _missing(told: Told) -> Iterator[tuple[str, ...]]:
    facts = told.rules.dictionary.facts
    assessed = told.planned.prioritised.assessed
    for each in assessed.concretised.situations:
        if not each.missing:
            continue
        names = ", ".join(told.say(facts[f"situation.{name}"].label) for name in each.missing)
        state = told.word("concrete" if each.concrete else "not_concrete")
        ask = [
            f"{told.word('ask')}: {told.question(one)}"
            for one in told.planned.questions
            if one.about == each.situation
        ][:1]
        yield (f"{each.situation}, {state}: {names}", *ask)
