"""The reasons of a plan as blocks of a document, for professionals."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from top3.document import Block, Heading, Items, Paragraph
from top3.errors import Both
from top3.method.motivation import (
    Decided,
    Ground,
    Interest,
    Motivation,
    NotKnown,
    Speaking,
    motivation,
)
from top3.method.names import listed, party_name
from top3.method.objecting import Ruling
from top3.method.questions import FIRST_SCREEN
from top3.views.wording_account import ACCOUNT
from top3.views.wording_motivation import MOTIVATION

if TYPE_CHECKING:
    from top3.method.stages import PlannedCase


def motivation_blocks(
    planned: "PlannedCase", lang: str, *, only: Collection[str] | None = None, level: int = 2
) -> tuple[Block, ...]:
    """Return the section "why this plan" with every part of it, for a reader who is a professional.

    Args:
        planned: The plan as this reader may know it.
        lang: "nl" or "en".
        only: The situations it is about; left out, those the plan works on and what may be acute.
        level: The level of the heading above it.
    """
    return tuple(_Section(planned, lang, level).blocks(motivation(planned, only=only)))


class _Section:
    """Writes the section in one language."""

    def __init__(self, planned: "PlannedCase", lang: str, level: int) -> None:
        """Take the plan, the language and the level of the heading."""
        self.planned = planned
        self.lang = lang
        self.level = level

    def blocks(self, made: Motivation) -> Iterator[Block]:
        """Yield the section, part by part; where nothing was recorded it says so."""
        yield Heading(self.word("title"), level=self.level)
        yield Paragraph(self.word("intro"))
        yield from self.part("grounds", (self.ground(each) for each in made.grounds))
        yield from self.part("rules", (self.rule(each) for each in made.rules))
        yield from self.part("interests", (self.interest(each) for each in made.interests))
        yield from self.part("not_known", (self.not_known(each) for each in made.not_known))
        yield from self.part("decided", (self.decided(each) for each in made.decided))
        if made.rulings:
            yield from self.part("rulings", (self.ruling(each) for each in made.rulings))
        yield from self.part("objections", ((self.say(each),) for each in made.objections))
        yield Paragraph(self.say(made.limits), strong=True)

    def part(self, key: str, rows: Iterable[tuple[str, ...]]) -> Iterator[Block]:
        """Yield one part with its heading; that nothing was recorded is said."""
        yield Heading(self.word(key), level=self.level + 1)
        made = tuple(rows)
        yield Items(made) if made else Paragraph(self.word("nothing"))

    def word(self, key: str) -> str:
        """Return a fixed text."""
        text = MOTIVATION.get(key) or ACCOUNT[key]
        return text.in_language(self.lang)

    def say(self, text: Both) -> str:
        """Return a text in the language of the section."""
        return text.in_language(self.lang)

    def ground(self, each: Ground) -> tuple[str, ...]:
        """Return a situation, with what it rests on by sort and who disputes it."""
        told = [
            f"{self.word(f'sort_{sort}')}: {', '.join(ids)}"
            for sort, ids in each.statements.items()
        ]
        if each.disputed_by:
            names = [party_name(self.planned.world, who) for who in each.disputed_by]
            told.append(f"{self.word('disputed_by')}: {', '.join(map(self.say, names))}")
        if each.past:
            told.append(self.word("past"))
        return (self.say(each.words), *(told or [self.word("no_statements")]))

    def rule(self, each: Speaking) -> tuple[str, ...]:
        """Return what a rule says, about what, and where it comes from."""
        about = ", ".join(self.name(one) for one in each.about)
        source = f"{self.say(each.source)}; {self.word(f'status_{each.status}')}"
        return (f"{about}: {self.say(each.says)}", source)

    def interest(self, each: Interest) -> tuple[str, ...]:
        """Return what somebody recorded as weighing, with who and when."""
        who = self.say(each.who) if each.who else self.word("nobody_named")
        day = each.on.isoformat() if each.on else self.word("no_day")
        about = f" ({', '.join(each.about)})" if each.about else ""
        sort = self.word(f"interest_{each.sort}")
        return (f"{sort}{about}, {who}, {day}: {self.say(each.words)}",)

    def not_known(self, each: NotKnown) -> tuple[str, ...]:
        """Return the first open questions of a tier, and how many more there are."""
        most = self.planned.rules.number(FIRST_SCREEN)
        rest = len(each.questions) - most
        more = [self.word("and_more").replace("{count}", str(rest))] if rest > 0 else []
        return (f"{self.word(each.tier)}:", *map(self.say, each.questions[:most]), *more)

    def decided(self, each: Decided) -> tuple[str, ...]:
        """Return who decided what, in which frame, and who was told; what nobody recorded too."""
        kind = ACCOUNT.get(f"kind_{each.kind}")
        label = self.planned.rules.label("measures", each.kind)
        what = self.say(kind) if kind else label.in_language(self.lang)
        who = self.say(each.who) if each.who else self.word("nobody_named")
        day = each.on.isoformat() if each.on else self.word("no_day")
        frame = self.word(f"frame_{each.frame}") if each.frame else self.word("no_frame")
        told = self.say(Both(*_joined(each.informed))) if each.informed else self.word("no_told")
        about = f" ({', '.join(self.name(one) for one in each.about)})" if each.about else ""
        return (f"{each.item}: {what}{about}", f"{who}; {day}; {frame}",
                f"{self.word('told')}: {told}")  # fmt: skip

    def ruling(self, each: Ruling) -> tuple[str, ...]:
        """Return the form of a decision by an authority, and how to object to it."""
        who = self.say(each.authority) if each.authority else self.word("nobody_named")
        ground = self.say(each.ground) if each.ground else self.word("no_ground")
        return (f"{each.item}: {who}", f"{self.word('ground')}: {ground}", self.say(each.objection))

    def name(self, item: str) -> str:
        """Return a person by name, the household as such, anything else by id."""
        if item == "household":
            return self.word("household")
        return self.say(party_name(self.planned.world, item))


def _joined(texts: tuple[Both, ...]) -> tuple[str, str]:
    return listed(each.nl for each in texts).nl, listed(each.en for each in texts).en
