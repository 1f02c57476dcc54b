"""What the sheets for professionals share: names, days, facts and sections, said in one way."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from top3.document import Block, Document, Heading, Items, Paragraph, Table
from top3.errors import Both
from top3.method.names import both, listed, party_name
from top3.method.stages import PlannedCase
from top3.model.agreements import Decision
from top3.rules.explain import REASONS
from top3.values import Disputed, I18n, Known, RoleRef, Unknown
from top3.views.compose import Writer
from top3.views.days import day_text
from top3.views.marks import mark_of
from top3.views.moments import partial_day_text
from top3.views.wording_sheets import SHEETS


class Sheet:
    """Writes one sheet in one language, from a plan that holds what its reader may see.

    What is not known says so, with the reason; it is never left out and never reads as no.
    """

    def __init__(self, planned: PlannedCase, lang: str) -> None:
        """Take the plan and the language."""
        self.planned = planned
        self.case = planned.case
        self.world = planned.world
        self.rules = planned.rules
        self.as_of = planned.ordered.as_of
        self.lang = lang
        self.writer = Writer(planned, lang)

    def say(self, text: Both | I18n | str) -> str:
        """Return a text in the language of the sheet."""
        return text if isinstance(text, str) else text.in_language(self.lang)

    def word(self, key: str, **slots: str) -> str:
        """Return a fixed text; a slot is filled once, so what fills it is never read as one."""
        return filled(SHEETS[key].in_language(self.lang), slots)

    def label(self, group: str, name: str) -> str:
        """Return the label of a name of the rule set."""
        return self.say(both(self.rules.label(group, name)))

    def party(self, party: str) -> str:
        """Return the name of a person, or the label of a role."""
        return self.say(party_name(self.world, party))

    def parties(self, parties: Iterable[str]) -> str:
        """Return names with "and" before the last; that nobody is named is said."""
        names = [self.party(each) for each in parties]
        return self.say(listed(names)) if names else self.word("nobody")

    def who(self, fact: object) -> str:
        """Return who did something, by name and role; not known where nobody said."""
        if isinstance(fact, RoleRef):
            return self.writer.role(fact)
        return self.writer.role(fact.value) if isinstance(fact, Known) else self.unknown(fact)

    def face(self) -> str:
        """Return who the fixed face is, as a sentence; that nobody is recorded is one too."""
        face = self.case.household.fixed_face
        if not isinstance(face, Known):
            return self.word("face_unknown", why=self.unknown(face))
        role = face.value
        name = role.name if role.name and not role.person else self.writer.role(role)
        return self.word("face_now", face=name)

    def day(self, day: date | None) -> str:
        """Return a day in words; that none is set is said."""
        return day_text(day, self.lang) if day else self.word("no_day")

    def unknown(self, fact: object) -> str:
        """Return that something is not known, and why."""
        if isinstance(fact, Unknown) and fact.reason in REASONS:
            return f"{self.word('unknown')} ({self.say(REASONS[fact.reason])})"
        return self.word("unknown")

    def fact(self, fact: Any) -> str:
        """Return what is known of a fact in words; every account of it where people differ."""
        if isinstance(fact, Disputed):
            told = " / ".join(self.value(each.value) for each in fact.claims)
            return f"{told} ({self.word('disputed')})"
        return self.value(fact.value) if isinstance(fact, Known) else self.unknown(fact)

    def value(self, value: Any) -> str:
        """Return a plain value in words."""
        if isinstance(value, bool):
            return self.word("yes" if value else "no")
        if isinstance(value, I18n):
            return self.say(value)
        if isinstance(value, RoleRef):
            return self.writer.role(value)
        return self.day(value) if isinstance(value, date) else str(value)

    def since(self, value: Any) -> str:
        """Return a day, a month or a year as precisely as it was told; "" where there is none."""
        if isinstance(value, str):
            return partial_day_text(value, self.lang)
        return self.unknown(value) if isinstance(value, Unknown) else ""

    def reason(self, decision: Decision) -> str:
        """Return why something was decided: the code in words, and the words beside it."""
        label = self.label("reasons", decision.reason.code)
        own = (decision.reason.en if self.lang == "en" else None) or decision.reason.nl
        return f"{label}: {own}" if own else label

    def title(self, item: str) -> str:
        """Return `s1: what happens` for a situation of this plan; else the id alone."""
        situations = {each.id for each in self.case.situations}
        return self.writer.title(item) if item in situations else item

    def here(self, items: Iterable[str]) -> list[str]:
        """Return the ids that are in the plan of this reader."""
        return [each for each in items if each in self.world.by_id]

    def section(self, key: str, rows: Iterable[str], nothing: str = "") -> Iterator[Block]:
        """Yield a heading and a list; with `nothing`, that text where there are no rows."""
        made = tuple((row,) for row in rows)
        if made or nothing:
            yield Heading(self.word(key))
        if made:
            yield Items(made)
        elif nothing:
            yield Paragraph(self.word(nothing))

    def table(
        self, key: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]], nothing: str
    ) -> Iterator[Block]:
        """Yield a heading and a table; where there are no rows, what that means."""
        made = tuple(rows)
        yield Heading(self.word(key))
        if made:
            yield Table(tuple(self.word(each) for each in heads), made, row_headers=True)
        else:
            yield Paragraph(self.word(nothing))

    def status(self, *, limits: bool = True) -> Iterator[Block]:
        """Yield what this is and is not, and by which rules; without `limits` only the rules."""
        yield Heading(self.word("about_this"))
        if limits:
            yield Paragraph(self.say(both(self.rules.texts["limits"])))
        layers = " + ".join(
            f"{each.name} ({self.word(f'status_{each.status.is_}')})" for each in self.rules.layers
        )
        yield Paragraph(self.word("by_rules", rules=layers))

    def document(self, title: str, name: str, blocks: Iterable[Block]) -> Document:
        """Return the sheet as a document; its title and its name say nothing about anybody."""
        return Document(
            title=self.word(title),
            lang=self.lang,
            blocks=tuple(blocks),
            day=self.as_of,
            mark=mark_of(self.case, self.lang, self.writer.word),
            name=self.word(name),
        )


def filled(text: str, slots: Mapping[str, str]) -> str:
    """Return a text with its `{slots}` filled, each once."""
    made = []
    for place, piece in enumerate(text.split("{")):
        name, brace, rest = piece.partition("}")
        if place and brace and name in slots:
            made.append(slots[name] + rest)
        else:
            made.append(("{" if place else "") + piece)
    return "".join(made)
