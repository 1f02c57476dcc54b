"""Working papers for who does the talking: a question sheet per talk, and empty forms.

The question sheets are made of the whole plan and are for the professional alone; the forms, which
lie on the table, hold nothing of the case. Forms that are filled in are made for who reads them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from top3.document import Block, Document, Field, Heading, HouseStyle, Paragraph, items
from top3.errors import Both, RenderError
from top3.method.contacts import load_contacts
from top3.method.names import fill, party_name, slots_of
from top3.method.questions import by_talk
from top3.method.quiet import Quiet
from top3.method.readers import ACUTE
from top3.method.stages import PlannedCase, Question
from top3.method.whom import is_spoken_to_as_child, is_young, kept_from, plain_words
from top3.method.why import title
from top3.model.people import Person, is_person
from top3.rules.evaluate import Key
from top3.views.days import day_text
from top3.views.for_family import NAMES
from top3.views.marks import mark_of
from top3.views.papers_forms import CHILD_PART, PART, Forms, on_pages
from top3.views.readers import Reader
from top3.views.texts import Voice

MOST = 12
"""How many questions one sheet holds; the acute ones all stand on it, whatever their number."""

_NOT_A_TALK = ("worker",)
"""Who looks things up and is asked by nobody: those questions stand in the list of questions."""

_NOBODY = Both(
    "papers: dit is niemand van deze zaak, en geen rol die bestaat; "
    "noem een persoon als p1, of een rol als school",
    "papers: this is nobody of this case, and no role that exists; "
    "name a person such as p1, or a role such as school",
)


@dataclass(frozen=True, repr=False)
class TalkLine(Quiet):
    """One line of a question sheet: its short name, how it is asked, and which facts it is about.

    `facts` holds 1 or more; `question` is the open question it comes from.
    """

    name: str
    text: Both
    facts: tuple[tuple[Key, str], ...]
    question: Question


@dataclass(frozen=True, repr=False)
class TalkSheet(Quiet):
    """What is asked in one talk: 0 or more lines, and how many questions did not fit."""

    who: str
    lines: tuple[TalkLine, ...]
    left: int


def talk_sheets(planned: PlannedCase, people: Iterable[str] = ()) -> tuple[TalkSheet, ...]:
    """Return the sheet of every talk, or of those with the people or roles named.

    Raises:
        RenderError: one of them is nobody of the case, and no role.
    """
    wanted, talks = tuple(people), by_talk(planned.questions)
    roles = planned.rules.terms.get("roles", {})
    for each in wanted:
        known = (
            isinstance(planned.world.by_id.get(each), Person) if is_person(each) else each in roles
        )
        if not known:
            raise RenderError("papers", ("p1",), _NOBODY)
    named = wanted or tuple(each for each in talks if each not in _NOT_A_TALK)
    return tuple(_sheet(planned, each, talks.get(each, [])) for each in named)


def _sheet(planned: PlannedCase, who: str, questions: Iterable[Question]) -> TalkSheet:
    specs = planned.rules.dictionary.facts
    found = [line for each in questions for line in _lines(planned, each, who)]
    acute = sum(specs[each.facts[0][1]].acute for each in found)
    # acute questions are sorted first, so that the cut never falls among them
    found.sort(key=lambda each: not specs[each.facts[0][1]].acute)
    kept = found[: max(MOST, acute)]
    lines = tuple(replace(each, name=f"V{n}") for n, each in enumerate(kept, 1))
    return TalkSheet(who, lines, len(found) - len(kept))


def _lines(planned: PlannedCase, question: Question, who: str) -> Iterator[TalkLine]:
    """Yield the lines of a question: an acute round has one for each of its facts."""
    world, specs = planned.world, planned.rules.dictionary.facts
    person = world.by_id.get(who)
    young = isinstance(person, Person) and is_spoken_to_as_child(world, person)
    if not specs[question.facts[0][1]].acute:
        # a young person gets open words that were written for it, or is not asked
        if question.plain:
            text = _about(planned, question.plain, question.facts[0][0])
            yield TalkLine("", text, question.facts, question)
        elif not young:
            yield TalkLine("", question.text, question.facts, question)
        return
    for key, fact in sorted(question.facts, key=lambda each: ACUTE.index(each[1])):
        spec = specs[fact]
        plain = plain_words(world, spec, who)
        if not kept_from(world, spec, who) and (plain or not young):
            text = plain or fill(spec.question, **slots_of(world, key))
            yield TalkLine("", text, ((key, fact),), question)


def _about(planned: PlannedCase, text: Both, key: Key) -> Both:
    """Say beside plain words which situation they are about: they do not name it themselves."""
    if key[0] != "situation":
        return text
    about = title(planned, key[1])
    return Both(f"{text.nl} ({about.nl})", f"{text.en} ({about.en})")


def compose_talk_papers(
    planned: PlannedCase, reader: Reader, lang: str, style: HouseStyle | None = None
) -> Document:
    """Compose the papers for the worker: of every talk, or of the talks that `reader` names.

    Raises:
        RenderError: a talk is with nobody of the case, and with no role.
    """
    forms = Forms(PART, lang, load_contacts())
    return Document(
        title=forms.voice("title"),
        lang=lang,
        blocks=tuple(_TalkPapers(planned, reader, lang).blocks()),
        day=planned.ordered.as_of,
        mark=mark_of(planned.case, lang, forms.voice),
        name=NAMES[lang],
        style=style or HouseStyle(),
    )


class _TalkPapers:
    """Writes the papers of the worker."""

    def __init__(self, planned: PlannedCase, reader: Reader, lang: str) -> None:
        self._planned, self._reader, self._lang = planned, reader, lang
        self._voice, self._contacts = Voice("papers_talk", lang), load_contacts()

    def blocks(self) -> Iterator[Block]:
        people = self._reader.people
        sheets = talk_sheets(self._planned, people)
        # whom to consult is for every talk; on the sheet of one it could lie before the wrong eyes
        first = () if people else tuple(self._consult())
        return on_pages(first, *(self._talk(each) for each in sheets), *self._forms())

    def _consult(self) -> Iterator[Block]:
        found = dict.fromkeys(
            f"{each.about}: {each.consult.in_language(self._lang)}"
            for each in self._planned.consult_instead
            if each.consult
        )
        if found:
            yield Heading(self._voice("consult"))
            yield Paragraph(self._voice("consult_lead"), strong=True)
            yield items(*found)

    def _talk(self, sheet: TalkSheet) -> Iterator[Block]:
        voice, name = self._voice, party_name(self._planned.world, sheet.who)
        yield Heading(voice("talk", name=name))
        yield Paragraph(voice("keep"), strong=True)
        yield items(*self._lead(sheet))
        for key in ("on", "asked_by", "present"):
            yield Field(voice(key))
        for each in sheet.lines:
            yield Field(each.text.in_language(self._lang), each.name, lines=2)
        yield Field(voice("words", name=name), "W", lines=6)
        if sheet.left:
            yield Paragraph(voice("more", count=str(sheet.left)))

    def _lead(self, sheet: TalkSheet) -> Iterator[str]:
        """Yield how to ask, and what is not asked of whom."""
        emergency = next(e.number for e in self._contacts.entries if e.id == "emergency")
        yield self._voice("danger", emergency=emergency)
        yield self._voice("made", day=day_text(self._planned.ordered.as_of, self._lang))
        person = self._planned.world.by_id.get(sheet.who)
        if isinstance(person, Person) and is_young(self._planned.world, person):
            yield self._voice("young")
            return
        if is_person(sheet.who) and any(each.question.alone for each in sheet.lines):
            yield self._voice("alone")
        yield self._voice("how") if sheet.lines else self._voice("none")
        if self._is_child(sheet.who):
            yield self._voice("child")

    def _forms(self) -> Iterator[Iterable[Block]]:
        """Yield the empty forms that fit who the talk is with; without anybody, all of them."""
        people = self._reader.people
        children = [each for each in people if self._is_child(each)]
        adults = Forms(PART, self._lang, self._contacts)
        child = Forms(CHILD_PART, self._lang, self._contacts)
        if not people or len(children) < len(people):
            yield adults.own_top3(None)
            yield from adults.empty_agreements()
            yield adults.card()
        if not people or children:
            yield child.own_top3(None)
            yield child.helps()
            yield child.card()

    def _is_child(self, who: str) -> bool:
        person = self._planned.world.by_id.get(who)
        return isinstance(person, Person) and is_spoken_to_as_child(self._planned.world, person)
