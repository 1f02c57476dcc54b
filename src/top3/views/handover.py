"""The sheet for who takes over: open dangers, what is due, safe contact, who may not know what.

Sight on safety stays with who hands over until the other accepts; that stands first.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from top3.document import Block, Box, Document, Heading, Items, Paragraph
from top3.method.now import now_of
from top3.method.questions import by_talk
from top3.model.agreements import EmergencyStep, HandOver, WarningSign
from top3.model.people import Person
from top3.values import Known, OpenSet
from top3.views.coming_days import coming_days
from top3.views.kept_from import kept_from
from top3.views.sheet import Sheet

if TYPE_CHECKING:
    from top3.method.stages import PlannedCase, Question
    from top3.trajectory.trajectory import Trajectory

_NOT_ASKED = "not_asked"
_WAYS = ("safe_ways", "unsafe_ways", "safe_times")
_FACTS = (
    "interpreter", "may_keep_paper_at_home", "device_shared_with", "agenda_is_private",
    "address_is_secret",
)  # fmt: skip


def compose_handover(
    planned: "PlannedCase", lang: str, trajectory: "Trajectory | None" = None
) -> Document:
    """Compose the sheet for who takes over.

    Args:
        planned: The plan as this reader may know it.
        lang: "nl" or "en".
        trajectory: The case over time, for what is open as acute and what is late.
    """
    return HandoverSheet(planned, lang, trajectory).document_of()


class HandoverSheet(Sheet):
    """Writes the sheet for a hand-over."""

    def __init__(
        self, planned: "PlannedCase", lang: str, trajectory: "Trajectory | None" = None
    ) -> None:
        """Take the plan, the language, and the case over time where there is one."""
        super().__init__(planned, lang)
        self.trajectory = trajectory

    def document_of(self) -> Document:
        """Return the whole sheet."""
        return self.document("handover_title", "handover_name", self._blocks())

    def _blocks(self) -> Iterator[Block]:
        yield self._sight()
        yield self._danger()
        yield from self._not_excluded()
        yield from self._due()
        yield from self._contact()
        yield from self._kept()
        yield from self._running()
        yield from self._unanswered()
        yield from self.section(
            "consult_instead", (self.say(each.consult or each.text)
                                for each in self.planned.consult_instead))  # fmt: skip
        yield from self.status()

    # ------------------------------------------------------------------ who has sight
    def _sight(self) -> Box:
        lines = [self.face()]
        lines += [self._offered(each) for each in self.case.hand_overs]
        if not self.case.hand_overs:
            lines.append(self.word("no_hand_over"))
        for each in self.case.stand_ins:
            if each.from_ <= self.as_of <= each.until:
                lines.append(self.word("stand_in", who=self.who(each.who),
                                       other=self.who(each.instead_of),
                                       day=self.day(each.until)))  # fmt: skip
        return Box(self.word("who_has_sight"), tuple(lines))

    def _offered(self, each: HandOver) -> str:
        taken = _is(each.accepted, value=True)
        slots = {"giver": self.who(each.giver), "receiver": self.who(each.receiver)}
        slots["day"] = self.day(each.on if taken else each.offered)
        if taken:
            return self.word("accepted", **slots)
        return self.word("declined" if _is(each.accepted, value=False) else "offered", **slots)

    # ------------------------------------------------------------------ dangers
    def _danger(self) -> Box:
        now = [f"{self.say(each.do)} ({self.say(each.because)})" for each in now_of(self.planned)]
        lines = [f"{place}. {text}" for place, text in enumerate(now, 1)]
        lines = lines or [self.writer.nothing_now()]
        if self.trajectory is not None:
            standing = self.trajectory.at(self.as_of)
            open_now = self.here(each.about for each in standing.acute_open)
            by_rules = self.here(standing.acute_by_rules)
            lines += [self.word("acute_open", item=self.title(each)) for each in open_now]
            lines += [self.word("acute_by_rules", item=self.title(each)) for each in by_rules]
        return Box(self.word("open_dangers"), tuple(lines), tone="danger")

    def _not_excluded(self) -> Iterator[Block]:
        assessed = self.planned.prioritised.assessed
        chosen = self.planned.about
        key = "in_top3" if self.planned.basis == "chosen" else "in_proposal"
        order = [*chosen, *(each.situation for each in assessed.situations
                            if each.situation not in chosen)]  # fmt: skip
        rows = []
        for name in order:
            each = assessed.of(name)
            if each.acute_check != "not_found" and not each.past:
                mark = f" [{self.word(key)}]" if name in chosen else ""
                rows.append(f"{self.title(name)}{mark}; {self.writer.state(each)}")
        yield from self.section("not_excluded", rows, "nothing_open_among")
        home = assessed.household
        if home.acute_check != "not_found":
            basis = (f" ({self.writer.text(f'basis_{home.acute_basis}')})"
                     if home.acute_basis else "")  # fmt: skip
            check = self.writer.text(f"check_{home.acute_check}")
            yield Paragraph(f"{self.writer.word('household')}: {check}{basis}.")

    # ------------------------------------------------------------------ what is due
    def _due(self) -> Iterator[Block]:
        if self.trajectory is not None:
            # time is only read where there is a case over time: most plans have none
            from top3.views.standing import due_lines  # noqa: PLC0415

            due = self.trajectory.at(self.as_of).due
            known = [each for each in due
                     if each.item == "household" or each.item in self.world.by_id]  # fmt: skip
            yield from self.section("late", due_lines(known, self.lang), "nothing_late")
        rows = [(self._when(each.day), each.item, self.word(f"due_{each.code}"))
                for each in coming_days(self.case, self.planned.agreed)]  # fmt: skip
        yield from self.table("due", ("on_day", "item", "what"), rows, "nothing_due")

    def _when(self, day: date | None) -> str:
        text = self.day(day)
        return f"{text} ({self.word('passed')})" if day and day < self.as_of else text

    # ------------------------------------------------------------------ safe contact
    def _contact(self) -> Iterator[Block]:
        """Write how each can be reached; of whom nothing is known at all, in one line."""
        yield Heading(self.word("safe_contact"))
        yield Paragraph(self.word("safe_contact_note"), strong=True)
        known = {each.id: tuple(self._ways(each)) for each in self.case.people}
        rows = tuple((self.party(name), *lines) for name, lines in known.items() if lines)
        if rows:
            yield Items(rows)
        nothing = [name for name, lines in known.items() if not lines]
        if nothing:
            yield Paragraph(self.word("nothing_known_of", who=self.parties(nothing)))

    def _ways(self, person: Person) -> Iterator[str]:
        """Yield what is known of how to reach somebody, and then what nobody asked."""
        contact, open_facts = person.contact, []
        told = []
        for name in _WAYS:
            texts = [self.say(each) for each in getattr(contact, name)]
            told += [f"{self.word(name)}: {'; '.join(texts)}"] if texts else []
        if not contact.safe_ways:
            open_facts.append(self.word("safe_ways_open"))
        for name in _FACTS:
            fact = getattr(contact, name)
            if _is_told(fact):
                told.append(f"{self.word(name)}: {self._told(fact)}")
            else:
                open_facts.append(self.word(f"{name}_open"))
        yield from told
        if told and open_facts:
            yield f"{self.word('still_to_ask')}: {', '.join(open_facts)}"

    def _told(self, fact: Any) -> str:
        if isinstance(fact, OpenSet):
            more = "" if fact.complete else f" ({self.word('perhaps_more')})"
            return f"{self.parties(fact.has)}{more}"
        return self.fact(fact)

    # ------------------------------------------------------------------ who may not know what
    def _kept(self) -> Iterator[Block]:
        """Write who may not know what, and who has a plan that nobody else may know of."""
        rows = [
            (self.party(each.person), ", ".join(each.asked), ", ".join(each.rests) or "-")
            for each in kept_from(self.case)
            if each.asked
        ]
        if rows or not self._alone():
            heads = ("who", "kept_asked", "kept_rests")
            yield from self.table("may_not_know", heads, rows, "nothing_kept")
        else:
            yield Heading(self.word("may_not_know"))
        yield from self._own_plans()
        yield Paragraph(self.word("may_not_know_note"))

    def _own_plans(self) -> Iterator[Block]:
        """Say who has a plan of their own, by its numbers: what it says is theirs to tell."""
        plans: dict[tuple[str, ...], list[str]] = {}
        for item, people in self._alone().items():
            plans.setdefault(people, []).append(item)
        for people, items in plans.items():
            slots = {"who": self.parties(people), "items": ", ".join(items)}
            yield Paragraph(self.word("own_plan", **slots), strong=True)

    def _alone(self) -> dict[str, tuple[str, ...]]:
        """Return for every record that is for somebody alone, for whom."""
        case = self.case
        held: tuple[Any, ...] = (
            *case.agreements, *case.goals, *case.warning_signs, *case.emergency_steps,
        )  # fmt: skip
        return {each.id: each.only_for for each in held if each.only_for}

    # ------------------------------------------------------------------ what runs, what is open
    def _running(self) -> Iterator[Block]:
        rows = [
            (f"{each.id} ({', '.join(each.answers) or '-'})", self.parties(each.keepers),
             self.fact(each.what), self.parties(each.checkers), self.fact(each.otherwise))
            for each in self.planned.agreed
            if each.status in (None, "running") and not each.only_for
        ]  # fmt: skip
        heads = ("item", "who", "what", "checker", "otherwise")
        yield from self.table("running", heads, rows, "no_agreements")
        signs = [f"{self._whose(each)} → {self.fact(each.then)}"
                 for each in self.case.warning_signs if not each.only_for]  # fmt: skip
        yield from self.section("signs", signs)
        steps = [self._whose(each) for each in self.case.emergency_steps if not each.only_for]
        yield from self.section("steps", steps)

    def _whose(self, each: WarningSign | EmergencyStep) -> str:
        """Return a sign or a step, with whose it is where that was recorded."""
        words = self.say(each.words)
        return f"{self.party(each.person)}: {words}" if each.person else words

    def _unanswered(self) -> Iterator[Block]:
        """Write what is not answered: asked and still not known apart from not asked yet."""
        asked = [each for each in self.planned.questions if each.reason != _NOT_ASKED]
        rest = [each for each in self.planned.questions if each.reason == _NOT_ASKED]
        yield from self._questions("asked_not_known", asked)
        yield from self._questions("not_asked_yet", rest)

    def _questions(self, key: str, questions: list["Question"]) -> Iterator[Block]:
        yield Heading(self.word(key))
        if not questions:
            yield Paragraph(self.word("none"))
        for party, group in by_talk(questions).items():
            yield Paragraph(self.word("to_ask_of", who=self.party(party)), strong=True)
            yield Items(tuple((f"[{each.id}] {self._asked(each)}",) for each in group))

    def _asked(self, question: "Question") -> str:
        """Return a question; of one about a plan for somebody alone only what it is about."""
        about = {key[1] for key, _ in question.facts} & set(self._alone())
        if not about:
            return self.say(question.text)
        return self.word("own_plan_question", items=", ".join(sorted(about)))


def _is(fact: object, *, value: bool) -> bool:
    return isinstance(fact, Known) and fact.value is value


def _is_told(fact: object) -> bool:
    """Say whether anything was told: an empty set that is not complete says nothing."""
    if isinstance(fact, OpenSet):
        return bool(fact.has) or fact.complete
    return isinstance(fact, Known) or hasattr(fact, "claims")
