"""The dossier: who is who, every report as it came in, what nobody asked, and how it went on.

`top3 case from-notes` reads its Dutch Markdown back: the same reports with the same words.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from top3.casuistry.telling.course_told import moment_lines
from top3.casuistry.telling.days import happened_written, part_written
from top3.casuistry.telling.told import Moment, Told, members
from top3.casuistry.telling.unasked import unasked_lines
from top3.document import Block, Box, Document, Heading, Items, Paragraph, Table, items
from top3.method.ages import age_in_years
from top3.model.people import Person
from top3.model.statements import Report, Statement
from top3.values import Known, KnownAge, OpenSet

_BREAKS_OFF = (",", ";", ":", "-", "–")
_HEADS = ("name", "age", "part", "home")


def dossier(told: Told) -> Document:
    """Tell an example as a dossier, with the words of people as they were said."""
    return told.document("dossier", _blocks(told))


def _blocks(told: Told) -> Iterable[Block]:
    yield _head(told)
    if told.about.words_in != told.lang:
        yield Paragraph(told.word("words_in" if told.about.words_in == "nl" else "words_in_other"))
    yield Heading(told.word("people"))
    yield Table(
        tuple(told.word(each) for each in _HEADS),
        tuple(_person(told, each) for each in told.case.people),
    )
    yield Heading(told.word("items"))
    said = list(told.case.statements)
    for report in told.case.reports:
        yield from report_blocks(told, report, said)
    yield Heading(told.word("unasked"))
    yield items(*(unasked_lines(told) or [told.word("nothing_unasked")]))
    yield Heading(told.word("course"))
    yield from _course(told)


def _head(told: Told) -> Items:
    day = told.day(told.case.as_of)
    last = max([told.case.as_of, *(each.day for each in told.moments), told.trajectory.day])
    until = told.word("until", day=day, last=told.day(last)) if last > told.case.as_of else day
    face = told.case.household.fixed_face
    who = told.write.known_role(face) if isinstance(face, Known) else told.word("no_face")
    return items(
        f"{told.word('number')}: {told.case.id}",
        f"{told.word('status')}: {told.word('status_text')}",
        f"{told.word('day_of_dossier')}: {until}",
        f"{told.word('about')}: {told.say(told.about.about)}",
        f"{told.word('face')}: {who}",
    )


# ---------------------------------------------------------------------- people
def _person(told: Told, person: Person) -> tuple[str, ...]:
    return (person.name, _age(told, person), _part(told, person), _home(told, person))


def _age(told: Told, person: Person) -> str:
    if isinstance(person.age, KnownAge) and person.age.value == 0 and person.age.unit == "weeks":
        return told.word("not_born")
    years = age_in_years(person, told.case.as_of)
    if isinstance(person.age, KnownAge) and person.age.unit != "years":
        return told.word(person.age.unit, n=str(person.age.value))
    if years is None or years[0] != years[1]:
        return told.word("unknown")
    number = str(years[0])
    if isinstance(person.born, Known):
        return told.word("born", n=number, day=told.day(person.born.value))
    return number


def _part(told: Told, person: Person) -> str:
    of: dict[str, list[str]] = {}
    for kind, other in dict.fromkeys(_ties(told, person.id)):
        of.setdefault(kind, []).append(other)
    ties = [
        told.word("of", kind=told.label("relations", kind), name=told.names(others))
        for kind, others in of.items()
    ]
    roles = [] if ties else [told.label("roles", each) for each in person.roles]
    conditions = [
        told.word("condition", what=told.label("conditions", each))
        for each in members(person.conditions)
    ]
    return ", ".join([*ties, *roles, *conditions]) or told.word("unknown")


def _ties(told: Told, person: str) -> Iterator[tuple[str, str]]:
    """Yield what somebody is to whom; a tie that holds both ways is said of both."""
    for each in told.case.relations:
        if each.who == person:
            yield each.kind, each.of
        elif each.of == person and each.kind in _BOTH_WAYS:
            yield _BOTH_WAYS[each.kind], each.who


_BOTH_WAYS = {"partner": "partner", "ex_partner": "ex_partner", "sibling": "sibling",
              "friend": "friend", "parent": "child"}  # fmt: skip


def _home(told: Told, person: Person) -> str:
    living = told.case.household.members
    other = [told.say(each.words) for each in person.other_homes]
    if person.id in members(living):
        return "; ".join([told.word("lives_here"), *other])
    whole = isinstance(living, OpenSet) and living.complete
    return "; ".join(other) or told.word("lives_elsewhere" if whole else "lives_unknown")


# ---------------------------------------------------------------------- reports
def report_blocks(told: Told, report: Report, said: Iterable[Statement]) -> Iterator[Block]:
    """Yield one report as it came in: its head, and each thing that was said on its own."""
    own = [each for each in said if each.report == report.id]
    number, title = told.numbers[report.id]
    fields = {
        "source": _source(told, report.informant),
        "happened": happened_written(report.happened, told.lang),
        "recorded": part_written(report.recorded, told.lang),
        "kind": "; ".join(_kinds(told, report, own)),
    }
    line = " | ".join(f"{told.word(name)}: {words}" for name, words in fields.items())
    yield Paragraph(f"| {line}", lead=f"{number} {title}")
    if own:
        yield Box("", tuple(_whole([each.text for each in own])))


def _whole(texts: list[str]) -> Iterator[str]:
    """Yield what was said, each on its own; what breaks off goes on in what comes after it."""
    line = ""
    for text in texts:
        goes_on = line[-1:] in _BREAKS_OFF or text[:1].islower()
        if line and not goes_on:
            yield line
        line = f"{line} {text}" if line and goes_on else text
    yield line


def _source(told: Told, informant: Any) -> str:
    if not isinstance(informant, str):
        return told.word("unknown")
    person = told.person(informant)
    return person.name if person else told.label("roles", informant)


def _kinds(told: Told, report: Report, said: list[Statement]) -> Iterator[str]:
    yield ", ".join(dict.fromkeys(_kind(told, each) for each in said)) or told.word("kind_unknown")
    if report.written_by:
        yield told.word("written_by", who=told.name(report.written_by))
    there = [each.present_when_told for each in said]
    if there and all(isinstance(each, OpenSet) and each.complete and not each.has
                     for each in there):  # fmt: skip
        yield told.word("told_alone")
    present = dict.fromkeys(one for each in there for one in members(each))
    if present:
        yield told.word("told_with", who=told.names(present))
    hidden = dict.fromkeys([*report.hide_from, *(one for each in said for one in each.hide_from)])
    if hidden:
        yield told.word("in_confidence", who=told.names(hidden))


def _kind(told: Told, said: Statement) -> str:
    if said.heard_from:
        return told.word("kind_second_hand")
    known = said.kind.value if isinstance(said.kind, Known) else "unknown"
    return told.word(f"kind_{known}")


# ---------------------------------------------------------------------- course
def _course(told: Told) -> Iterator[Block]:
    if not told.moments:
        yield Paragraph(told.varied.say("nothing_later", "end"))
    for each in told.moments:
        title = f", {_inside(told, each.title)}" if each.title else ""
        lead = f"{told.word('moment', letter=each.letter)}{title}, {told.day(each.day)}."
        story = " ".join(text[:1].upper() + text[1:] for text in each.story)
        recorded = [] if each.told else list(moment_lines(told, each))
        first, rest = (story, recorded) if story else ("".join(recorded[:1]), recorded[1:])
        if not first and not each.told and not any(_came_in(told, each)):
            first = told.varied.say("nothing_then", each.letter)
        yield Paragraph(first, lead=lead)
        yield from (Paragraph(line) for line in rest)
        if not each.told:
            yield from _came_in(told, each)


def _inside(told: Told, title: str) -> str:
    """Return a title as it stands inside a line; a name and an abbreviation keep their capital."""
    if title.startswith("Eén "):
        return f"één{title[3:]}"
    named = ("Veilig Thuis", *(part for each in told.case.people for part in each.name.split()))
    if title[1:2].isupper() or title.startswith(named):
        return title
    return f"{title[:1].lower()}{title[1:]}"


def _came_in(told: Told, moment: Moment) -> Iterator[Block]:
    records = [event.record for _, event in moment.events]
    said = [each for each in records if isinstance(each, Statement)]
    reports = [each for each in records if isinstance(each, Report)]
    if reports:
        yield Paragraph(told.varied.say("came_in", moment.letter))
    for report in reports:
        yield from report_blocks(told, report, said)
