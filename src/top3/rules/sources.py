"""What every part of a rule set says of itself: its source, how far it has come, when it holds."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from top3.errors import Both
from top3.values import Day, Frozen, I18n, Kebab, Many, Name, Words

LONGEST_QUOTE = 25
"""How many words a quote may have."""


class Source(Frozen):
    """Where a rule comes from: the honesty mark, the sources, and how the text was taken over."""

    mark: Literal["S", "S~", "I", "B", "B?", "mixed"]
    ids: Many[Words] = ()
    place: Words | None = None
    text: Literal["quote", "paraphrase", "none"] = "paraphrase"
    quote: Words | None = None

    def faults(self) -> Iterator[tuple[str, Both, Both]]:
        """Yield what is dishonest in it as (code, found, remedy): a quote that is not there."""
        words = len((self.quote or "").split())
        if (self.text == "quote") != (self.quote is not None):
            code = "quote-missing" if self.quote is None else "quote-unmarked"
            nl, en = ("zonder", "without") if self.quote is None else ("met", "with")
            found = Both(f"'text: {self.text}' {nl} citaat", f"'text: {self.text}' {en} a quote")
            remedy = Both("'text: quote' met 'quote', of 'text: paraphrase' zonder",
                          "'text: quote' with 'quote', or 'text: paraphrase' without")  # fmt: skip
            yield code, found, remedy
        if words > LONGEST_QUOTE:
            found = Both(f"een citaat van {words} woorden", f"a quote of {words} words")
            most = Both(f"hoogstens {LONGEST_QUOTE} woorden", f"at most {LONGEST_QUOTE} words")
            yield "quote-too-long", found, most
        if self.mark in ("S", "S~") and not self.ids:
            yield (
                "source-missing",
                Both(f"merk {self.mark} zonder bron", f"mark {self.mark} without a source"),
                Both("noem die bij 'ids', of gebruik I of B", "name it in 'ids', or use I or B"),
            )


class Status(Frozen):
    """How far a text has come: draft, or reviewed or adopted by somebody with a name on a day."""

    is_: Literal["draft", "reviewed", "adopted"] = Field(default="draft", alias="is")
    by: Words | None = None
    on: Day | None = None

    def is_signed(self) -> bool:
        """Say whether what is more than a draft has the name and the day that go with it."""
        return self.is_ == "draft" or (self.by is not None and self.on is not None)

    def faults(self) -> Iterator[tuple[str, Both, Both]]:
        """Yield that nobody signed what is more than a draft, as (code, found, remedy)."""
        if not self.is_signed():
            found = Both(f"status '{self.is_}' zonder naam en dag",
                         f"status '{self.is_}' without a name and a day")  # fmt: skip
            yield "unsigned-status", found, Both("zet 'by' en 'on' erbij", "add 'by' and 'on'")


class Validity(Frozen):
    """The days on which it holds: from the first, up to but not including the last."""

    from_: Day = Field(alias="from")
    to: Day | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on that day."""
        return self.from_ <= day and (self.to is None or day < self.to)

    def overlaps(self, other: "Validity") -> bool:
        """Say whether there is a day on which both hold."""
        starts = other.to is None or self.from_ < other.to
        return starts and (self.to is None or other.from_ < self.to)

    def in_words(self) -> str:
        """Return the period as text."""
        return f"{self.from_} – {self.to or '…'}"


class FamilyText(I18n):
    """What a rule says to a family, in plain words; `apart`: only in a talk with one person."""

    status: Status
    apart: bool = False


class Spoken(Frozen):
    """How a question is put to a family or a child; with `never` it is not put to them, and why."""

    nl: Words | None = None
    en: Words | None = None
    never: I18n | None = None
    status: Status


class RoleText(Frozen):
    """What a role does, what only it decides and what it cannot do, by which law and from when.

    `may_weigh` says whether it may settle contrary judgements; left out, that is not settled: a
    region settles it. `unlocks` names the roles between whose contrary decisions it can bring one
    decision about. `replaces` names the layer whose entry it openly takes the place of.
    """

    does: I18n
    decides: I18n
    cannot: I18n
    ground: I18n | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    may_weigh: bool | None = None
    unlocks: Many[Name] = ()
    replaces: Kebab | None = None
    source: Source
    status: Status


class Promise(Frozen):
    """What the engine keeps for every rule: which candidate rules that are, and which tests."""

    id: Kebab
    ref: Many[Words]
    says: I18n
    kept_by: Many[Words]
    source: Source
    status: Status
