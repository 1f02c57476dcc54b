"""The people of the record: who is who, and how each of them sees it, in their own words."""

from collections.abc import Iterable, Iterator

from top3.document import Block, Heading, Items, Paragraph
from top3.model.people import Person, View
from top3.values import Known
from top3.views.drawings.of_case import case_people, own_lines
from top3.views.worker_writer import Writer


def people(write: Writer) -> Iterable[Block]:
    """Write who is who, each person's own words and view, and what goes well."""
    yield Heading(write.word("people"))
    if write.planned.case.people:
        yield case_people(write.planned, write.lang)
    yield from _own_words(write)
    yield from _strengths(write)


def _own_words(write: Writer) -> Iterable[Block]:
    yield Heading(write.word("own_words_of"), level=3)
    drawn = own_lines(write.planned, write.lang)
    unasked = []
    for person in write.planned.case.people:
        rows = list(_said(write, person))
        if rows:
            yield Paragraph(f"{person.name}:", strong=True)
            yield Items(tuple((row,) for row in rows))
        elif person.id not in drawn:
            unasked.append((write.word("no_own_words", name=person.name),))
        if person.id in drawn:
            yield drawn[person.id]
    rows_of_others = [(_of_professional(write, each),) for each in write.planned.case.views
                      if each.person is None]  # fmt: skip
    if rows_of_others or unasked:
        yield Items((*rows_of_others, *unasked))


def _said(write: Writer, person: Person) -> Iterator[str]:
    """Yield what somebody said: how they see it, then their own words for each situation."""
    for view in write.planned.case.views:
        if view.person == person.id and isinstance(view.words, Known):
            yield f"“{write.words(view.words)}” ({_when(write, view)})"
    for situation in write.planned.case.situations:
        if person.id in situation.own_words:
            words = situation.own_words[person.id].in_language(write.lang)
            yield f"{situation.id}: “{words}”"


def _of_professional(write: Writer, view: View) -> str:
    words = write.words(view.words) or write.word("unknown")
    return f"{write.role(view.by)}: “{words}” ({_when(write, view)})"


def _when(write: Writer, view: View) -> str:
    day = write.day(view.on) if view.on else write.word("no_day")
    parts = [f"{view.id}, {day}"]
    if view.about:
        parts.append(f"{write.word('about')} {view.about}")
    if view.person:
        parts.append(write.word(_alone(view)))
    kept = write.parties(_kept_from(write, view))
    if kept:
        parts.append(f"{write.word('kept_from')} {kept}")
    return "; ".join(parts)


def _alone(view: View) -> str:
    if not isinstance(view.asked_alone, Known):
        return "alone_unknown"
    return "asked_alone" if view.asked_alone.value else "not_alone"


def _kept_from(write: Writer, view: View) -> tuple[str, ...]:
    """Return whom the words of a view must not reach."""
    reports, hidden = write.world.reports, []
    for each in write.world.statements((*view.statements, *getattr(view.words, "by", ()))):
        hidden += [*each.hide_from, *reports[each.report].hide_from]
    return tuple(dict.fromkeys(hidden))


def _strengths(write: Writer) -> Iterable[Block]:
    rows = [
        (f"{each.id}: {each.words.in_language(write.lang)}",)
        for each in write.planned.case.strengths
    ]
    if rows:
        yield Heading(write.word("going_well"), level=3)
        yield Items(tuple(rows))
