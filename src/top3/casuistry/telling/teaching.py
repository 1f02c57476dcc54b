"""The teaching notes: what it is for, how it can go, what to ask when, what experts differ on."""

from collections.abc import Iterable, Iterator
from typing import Any

from top3.casuistry.example import Asked, Line
from top3.casuistry.telling.told import Told
from top3.casuistry.telling.worked_record import FIELDS, field_of
from top3.document import Block, Box, Document, Heading, Items, Paragraph, Table, items
from top3.rules.evaluate import Finding
from top3.rules.explain import REASONS
from top3.rules.logic import Tri
from top3.values import Unknown

_SHARES = {"step_read": 20, "step_order": 25, "step_own": 10, "step_compare": 45}
_WITH_COURSE = {"step_read": 15, "step_order": 20, "step_own": 10, "step_compare": 30,
                "step_course": 25}  # fmt: skip
_NEVER_ASKED = "not_asked"
_MOST_ITEMS = 6


def teaching(told: Told) -> Document:
    """Tell a trainer what to do with an example."""
    return told.document("teaching", _blocks(told))


def _blocks(told: Told) -> Iterable[Block]:
    notes = told.about.teaching
    yield items(*(f"{told.word(key)}: {text}" for key, text in _head(told)))
    yield Box(told.word("mind"), (told.word("safe_room"),))
    yield from _list(told, "aims", notes.aims)
    yield Heading(told.word("how_to"))
    yield items(*_steps(told), numbered=True)
    yield from _list(told, "pitfalls", notes.pitfalls)
    yield Heading(told.word("ask_them"))
    heads = (told.word("question"), told.word("when_ask"))
    yield Table(heads, tuple(_asked(told, each) for each in notes.questions))
    yield from _list(told, "differ", notes.differ)
    yield from _open(told)
    yield from _rules(told)


def _head(told: Told) -> Iterator[tuple[str, str]]:
    about, moments = told.about, told.moments
    yield "about", told.say(about.about)
    yield "level", told.word(f"level_{about.level}")
    minutes, home = "how_long", "household_form"
    yield minutes, told.word("minutes", n=str(about.minutes))
    forms = [told.label("forms", each) for each in about.forms]
    yield "forms", ", ".join(forms) or told.word("form_not_said")
    yield home, told.word(about.family_form)
    numbers = {"reports": told.case.reports, "statements": told.case.statements,
               "moments": moments}  # fmt: skip
    yield "size", told.word("size_text", **{key: str(len(of)) for key, of in numbers.items()})
    made = about.made
    by_hand = told.word("made_by_hand")
    yield "made", by_hand if made.by == "hand" else told.word(
        "made_by_generator", scenario=str(made.scenario), version=str(made.scenario_version),
        seed=str(made.seed), index=str(made.index), generator=str(made.generator),
    )  # fmt: skip


def _steps(told: Told) -> Iterator[str]:
    """Yield the steps with their minutes, in fives; together as long as the example says."""
    for key, share in (_WITH_COURSE if told.moments else _SHARES).items():
        minutes = max(5, round(told.about.minutes * share / 100 / 5) * 5)
        yield told.word(key, n=str(minutes))


def _list(told: Told, key: str, lines: Iterable[Line]) -> Iterator[Block]:
    yield Heading(told.word(key))
    yield items(*(told.say(each) for each in lines))


def _asked(told: Told, each: Asked) -> tuple[str, str]:
    return (told.say(each), told.say(each.when) if each.when else told.word("any_time"))


# ---------------------------------------------------------------------- what stays open
def _open(told: Told) -> Iterator[Block]:
    yield Heading(told.word("open_on_purpose"))
    lines = [told.say(each) for each in told.about.teaching.open_on_purpose]
    if lines:
        yield items(*lines)
    found = list(_open_in_record(told))
    if found:
        yield Paragraph(told.word("open_by_record"))
        yield items(*found)
    if not lines and not found:
        yield Paragraph(told.word("nothing_open"))


def _open_in_record(told: Told) -> Iterator[str]:
    """Yield what is not known in the record for another reason than that nobody asked."""
    facts = told.rules.dictionary.facts
    for each in told.case.situations:
        for name in FIELDS:
            reason = _reason(field_of(each, name))
            if reason not in (None, _NEVER_ASKED):
                label = told.say(facts[f"situation.{name}"].label)
                yield f"{each.id}, {label}: {told.say(REASONS[reason])}"


def _reason(fact: Any) -> str | None:
    unknown = fact if isinstance(fact, Unknown) else getattr(fact, "unknown", None)
    return unknown.reason if isinstance(unknown, Unknown) else None


# ---------------------------------------------------------------------- rules
def _rules(told: Told) -> Iterator[Block]:
    """Yield which rules say something on the first day, by id, and about what."""
    yield Heading(told.word("rules_speak"))
    yield Paragraph(told.word("rules_note"))
    about: dict[str, list[str]] = {}
    first: dict[str, Finding] = {}
    for each in told.planned.all_findings():
        if each.value is Tri.TRUE and each.rule.head.kind != "gate":
            about.setdefault(each.rule.id, []).append(each.about[1])
            first.setdefault(each.rule.id, each)
    rows = [(name, told.because(first[name]), _shown(told, ids)) for name, ids in about.items()]
    heads = (told.word("rule"), told.word("because").rstrip(":"), told.word("about_what"))
    if rows:
        yield Table(heads, tuple(rows), row_headers=True)
    else:
        yield Items(((told.word("no_rule"),),))


def _shown(told: Told, ids: list[str]) -> str:
    named = [told.name(each) if told.person(each) else each for each in dict.fromkeys(ids)]
    named = [told.word("household") if each == "household" else each for each in named]
    return ", ".join(named[:_MOST_ITEMS]) + (" …" if len(named) > _MOST_ITEMS else "")
