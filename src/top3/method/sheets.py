"""Question sheets: open questions per talk, on a sheet somebody can fill in with any editor.

The format is `top3: sheet/1`. What a sheet leaves as `{unknown: not_asked}` was not asked. Reading
the answers back is in `answers`.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar

from pydantic import Field

from top3.errors import Both
from top3.method.delicate import is_only_suspected
from top3.method.names import both, fill, party_name, slots_of
from top3.method.paper_lines import AgreementLine, OwnLine
from top3.method.questions import by_talk
from top3.method.readers import ACUTE
from top3.method.sheet_texts import INTRO, KINDS, WORDS
from top3.method.stages import PlannedCase, Question
from top3.method.whom import kept_from, plain_words
from top3.method.why import title
from top3.model.people import Party, is_person
from top3.reading import write_yaml
from top3.rules.evaluate import Key
from top3.rules.explain import REASONS
from top3.rules.language import FactSpec
from top3.values import (
    NOT_ASKED,
    Day,
    Fact,
    Frozen,
    ItemId,
    Kebab,
    Many,
    OpenSet,
    RoleRef,
    SetFact,
    UnknownReason,
    Words,
)

T = TypeVar("T")
FORMAT = "sheet/1"
BLANK = {"unknown": "not_asked"}
"""How an answer looks that nobody has given yet."""

PEOPLE_SETS = ("situation.actors", "situation.affected", "situation.present", "household.members")
"""Facts whose answer names people of the case."""

WORKED_OUT = frozenset(
    {
        "situation.behaviour.forms",
        "situation.day_count",
        "situation.days_between",
        "situation.days_since",
        "situation.since",
        "situation.informants",
        "situation.youngest_child_then",
        "situation.eldest_child_then",
        "situation.judged_apart",
        "situation.child_against_parent",
        "situation.between_ex_partners",
        "person.capacity_established",
        "household.children_heard_apart",
        "household.veilig_thuis_on_record",
        "household.days_to_next_look",
        "situation.newest_told",
        "situation.told_not_free",
        "situation.informant_count",
        "situation.statements_complete",
        "situation.described_by_label",
        "situation.standing",
        "situation.tie",
        "household.situation_count",
        "household.chosen_count",
        "household.undecided_moment",
        "household.acute_missing",
        "agreement.has_keeper",
        "agreement.has_checker",
        "agreement.checked_by_another",
        "agreement.checked_only_by_protected",
        "agreement.kept_by_affected",
    }
)
"""Facts without a field of their own: an answer stays in the words of the statement."""

_WIDTH = 92


class NotKnown(Frozen):
    """Asked, and not known: why, and a note."""

    unknown: UnknownReason
    note: Words | None = None


class SaidMembers(Frozen, Generic[T]):
    """The members that were named; `complete` when somebody said: this is all of it."""

    has: Many[T] = ()
    complete: bool = False


class Line(Frozen):
    """One question on a sheet: which fact of which item, and the answer as it was typed.

    `situations` says which situations somebody's own account is about; `line` is the short name the
    question has on paper.
    """

    line: Words | None = None
    about: Words
    fact: Words
    situations: Many[ItemId] = ()
    answer: Any = None


class SheetTalk(Frozen):
    """One talk: with whom, on which day, who asked, who was there, and the literal words.

    `top3` and `agreements` are what was written by hand on working papers.
    """

    with_: Party = Field(alias="with")
    name: Words | None = None
    on: Fact[Day] = NOT_ASKED
    asked_by: RoleRef
    present: SetFact[ItemId] = OpenSet[ItemId]()
    words: Fact[Words] = NOT_ASKED
    top3: Many[OwnLine] = ()
    agreements: Many[AgreementLine] = ()
    questions: Many[Line] = ()


class Sheet(Frozen):
    """A sheet as it stands in the file; whether its answers fit is for `answers` to say."""

    top3: Literal["sheet/1"]
    case: Kebab
    fictional: bool
    talks: Many[SheetTalk] = ()


def tier_label(tier: str) -> Both:
    """Return when a question must be answered, in words."""
    return WORDS[tier]


def sheet_text(planned: PlannedCase, asked: Sequence[Question], lang: str = "nl") -> str:
    """Write a sheet with the questions given, one block per talk, ready to be filled in.

    Every fact that is asked has a place of its own. What may not be asked is named and has none.
    """
    writer = _Writer(planned, lang)
    lines = [*writer.head(), *writer.consult()]
    talks = by_talk(asked)
    lines.append("talks:" if talks else "talks: []")
    for who, questions in talks.items():
        lines += writer.talk(who, questions)
    return "\n".join(lines) + "\n"


def possible_answers(planned: PlannedCase, fact: str, ask: str, lang: str) -> str:
    """Return what can be answered to a question about a fact, for who types it in."""
    return _Writer(planned, lang).possible(planned.rules.dictionary.facts[fact], ask)


def told_about(planned: PlannedCase, question: Question, fact: str) -> list[str]:
    """Return the situations that somebody's own account would be about; 0 or more."""
    known = {each.id for each in planned.case.situations}
    about = question.about.split(", ") if fact == "person.view" else []
    return [each for each in about if each in known]


class _Writer:
    """Writes the parts of one sheet, as lines."""

    def __init__(self, planned: PlannedCase, lang: str) -> None:
        self._planned, self._world, self._lang = planned, planned.world, lang
        self._specs = planned.rules.dictionary.facts

    def head(self) -> list[str]:
        case = self._planned.case
        day = self._planned.ordered.as_of.isoformat()
        lines = self._comment(self._word("sheet", case=case.id, day=day))
        if case.fictional:
            lines += self._comment(self._word("fictional"))
        if case.pseudonymised:
            lines += self._comment(self._word("pseudonymised"))
        for text in INTRO:
            lines += self._comment(text.in_language(self._lang))
        fictional = "true" if case.fictional else "false"
        return [*lines, f"top3: {FORMAT}", _pair("case", case.id), f"fictional: {fictional}"]

    def consult(self) -> list[str]:
        found = dict.fromkeys(
            f"{each.about} ({each.consult.in_language(self._lang)})"
            for each in self._planned.consult_instead
            if each.consult
        )
        return self._comment(self._word("consult", items="; ".join(found))) if found else []

    def talk(self, who: str, questions: Sequence[Question]) -> list[str]:
        name = party_name(self._world, who).in_language(self._lang)
        blank = "{unknown: not_asked}"
        shown = self._word("talk", who=f"{name} ({who})")
        if is_person(who) and any(each.alone for each in questions):
            shown += f", {self._word('alone')}"
        lines = ["", *self._comment(f"===== {shown} =====", 2)]
        lines += [f"  - with: {who}", f"    {_pair('name', name)}"]
        for field, value in (
            ("on", blank), ("asked_by", "{role: worker}"), ("present", "[]"), ("words", blank),
        ):  # fmt: skip
            lines.append(f"    {field}: {value}  # {self._word(field)}")
        lines.append("    questions:")
        acute, rest = self._rounds(questions)
        for key, facts in acute.items():
            lines += self._round(key, facts, who)
        for each in rest:
            lines += self._question(each)
        return lines

    def _rounds(
        self, questions: Iterable[Question]
    ) -> tuple[dict[Key, dict[str, str]], list[Question]]:
        """Take the acute questions together per person, and leave the others as they are."""
        acute: dict[Key, dict[str, str]] = {}
        rest: list[Question] = []
        for each in questions:
            if self._specs[each.facts[0][1]].acute:
                for key, fact in each.facts:
                    acute.setdefault(key, {})[fact] = each.reason
            else:
                rest.append(each)
        return acute, rest

    def _round(self, key: Key, facts: Mapping[str, str], who: str) -> list[str]:
        """Write the acute questions about one person or the household, in their own order."""
        name = _about(self._planned, key[1]).in_language(self._lang)
        lines = ["", *self._comment(f"--- {self._word('acute')}: {name} ---", 6)]
        lines += self._comment(KINDS["flag"].in_language(self._lang), 6)
        for fact in sorted(facts, key=ACUTE.index):
            asked = fill(self._specs[fact].question, **slots_of(self._world, key))
            earlier = self._earlier(facts[fact])
            lines += self._comment(asked.in_language(self._lang) + earlier, 6)
            lines += self._spoken(fact, who)
            lines += _line(key[1], fact)
        return lines

    def _question(self, question: Question) -> list[str]:
        spec = self._specs[question.facts[0][1]]
        asked = f"{question.id} ({self._word(question.tier)}): "
        asked += question.text.in_language(self._lang) + self._earlier(question.reason)
        if question.answerable_until:
            asked += f" ({self._word('until', day=question.answerable_until.isoformat())})"
        lines = ["", *self._comment(asked, 6)]
        if question.plain:
            plain = question.plain.in_language(self._lang)
            lines += self._comment(self._word("plain", words=plain), 6)
        lines += self._comment(self.possible(spec, question.ask), 6)
        for key, fact in question.facts:
            if len(question.facts) > 1:
                lines += self._comment(title(self._planned, key[1]).in_language(self._lang), 6)
            lines += _line(key[1], fact, told_about(self._planned, question, fact))
        return lines

    def _spoken(self, fact: str, who: str) -> list[str]:
        """Write how it is put to who is asked, or why it is not put to them."""
        spec = self._specs[fact]
        plain, kept = plain_words(self._world, spec, who), kept_from(self._world, spec, who)
        lines = [self._word("plain", words=plain.in_language(self._lang))] if plain else []
        lines += [self._word("kept", words=kept.in_language(self._lang))] if kept else []
        return [line for each in lines for line in self._comment(each, 6)]

    def _earlier(self, reason: str) -> str:
        """Say why it is still open, where it is not simply that nobody asked."""
        return "" if reason == "not_asked" else f" ({REASONS[reason].in_language(self._lang)})"

    def possible(self, spec: FactSpec, ask: str) -> str:
        kind = "when" if spec.name == "situation.when" else str(spec.type)
        if spec.name in WORKED_OUT:
            kind = "text"
        names = ", ".join(
            f"{name} ({label.in_language(self._lang)})" for name, label in self._names(spec, ask)
        )
        return KINDS[kind].in_language(self._lang).replace("{names}", names)

    def _names(self, spec: FactSpec, ask: str) -> list[tuple[str, Both]]:
        if spec.name in PEOPLE_SETS:
            # a name on a list suggests an answer: nobody is led to who is only suspected
            return [
                (each.id, Both(each.name, each.name))
                for each in self._planned.case.people
                if not (is_person(ask) and is_only_suspected(self._world, each.id))
            ]
        rules = self._planned.rules
        names = rules.dictionary.values_of(spec)
        return [(name, both(rules.label(spec.of or "", name))) for name in names]

    def _word(self, name: str, **slots: str) -> str:
        return fill(WORDS[name], **slots).in_language(self._lang)

    def _comment(self, text: str, indent: int = 0) -> list[str]:
        # whitespace of any kind becomes a space: a line break would end the comment
        first = " " * indent + "# "
        return textwrap.wrap(
            " ".join(text.split()),
            _WIDTH,
            initial_indent=first,
            subsequent_indent=first + ("  " if text.startswith("- ") else ""),
            break_on_hyphens=False,
        )


def _about(planned: PlannedCase, item: str) -> Both:
    return WORDS["household"] if item == "household" else title(planned, item)


def _line(about: str, fact: str, situations: Sequence[str] = ()) -> list[str]:
    told = [f"        situations: [{', '.join(situations)}]"] if situations else []
    return [
        f"      - about: {about}",
        f"        fact: {fact}",
        *told,
        "        answer: {unknown: not_asked}",
    ]


def _pair(key: str, value: str) -> str:
    return write_yaml({key: value}).rstrip("\n").replace("\n", "\n    ")
