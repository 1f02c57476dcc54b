"""The plan as a document for the worker: what must happen now first, then what it rests on."""

from collections.abc import Iterable
from typing import Any

from top3.document import Block, Document, Heading, Items, Paragraph, Table
from top3.errors import Both
from top3.method.make_plan import begin_with
from top3.method.names import because, both, listed, party_name, situation_title
from top3.method.now import now_of
from top3.method.questions import first_screen
from top3.method.stages import Assessment, PlannedCase, Question, Ranked
from top3.method.why import quotes, source_of
from top3.method.why import title as item_title
from top3.model.agreements import Agreement
from top3.model.situations import Situation
from top3.rules.evaluate import Node
from top3.rules.logic import Tri
from top3.values import Disputed, Known, When
from top3.views import parts
from top3.views.layers import layers_line
from top3.views.wording import WORDS


def compose_plan(planned: PlannedCase, lang: str) -> Document:
    """Compose the worker's plan: one page of summary, then the situations with every source."""
    writer = Writer(planned, lang)
    title = writer.word("title_finding_out" if planned.is_finding_out else "title")
    day = planned.ordered.as_of.isoformat()
    blocks = [*writer.summary(), *writer.agreements(), *writer.details(), *writer.about()]
    return Document(f"{title} · {writer.word('as_of')} {day}", lang, tuple(blocks))


class Writer:
    """Writes the blocks of one worker's document in one language."""

    def __init__(self, planned: PlannedCase, lang: str) -> None:
        self.planned = planned
        self.world = planned.world
        self.lang = lang

    def word(self, key: str) -> str:
        """Return a fixed word in the language of the document."""
        return WORDS[key].in_language(self.lang)

    def say(self, text: Both) -> str:
        """Return a text in the language of the document."""
        return text.in_language(self.lang)

    def text(self, key: str) -> str:
        """Return a text of the rule set in the language of the document."""
        return self.say(both(self.planned.rules.texts[key]))

    def title(self, situation: str) -> str:
        """Return `s1: what happens`, short."""
        return self.say(situation_title(self.world, situation))

    def summary(self) -> Iterable[Block]:
        """Write the summary: now, the top 3, the others, own lists, the first questions."""
        if self.planned.case.fictional:
            yield Paragraph(self.word("fictional"))
        yield from self._now()
        yield from self._top3()
        yield from parts.open_acute(self)
        yield from self._others()
        yield from parts.own_lists(self)
        if not self.planned.is_finding_out:
            yield from self._questions()

    def nothing_now(self) -> str:
        """Say that no rule asks for an act, or that nothing has been described to ask it of."""
        if not self.planned.case.situations:
            return self.text("nothing_described")
        return self.word("nothing_now")

    def _now(self) -> Iterable[Block]:
        yield Heading(self.word("now"))
        entries = [
            f"{self.say(each.do)} ({self.say(each.because)})" for each in now_of(self.planned)
        ]
        if entries:
            yield Items(tuple((entry,) for entry in entries), numbered=True)
        else:
            yield Paragraph(self.nothing_now())

    def _top3(self) -> Iterable[Block]:
        prioritised = self.planned.prioritised
        if prioritised.chosen:
            yield from self._chosen()
        if self.has_no_top3():
            yield Heading(self.word("no_top3"))
            for text in self.nothing_concrete():
                yield Paragraph(text)
        if not prioritised.top3:
            return
        heading = self.word("proposal_beside" if prioritised.chosen else "proposed_top3")
        note = "" if prioritised.chosen else f" ({self.text('proposal_not_chosen')})"
        yield Heading(f"{heading}{note}")
        yield Items(tuple(self._ranked(each) for each in prioritised.top3))
        if prioritised.at_the_cut:
            yield Paragraph(self.word("at_the_cut"), strong=True)
            yield Items(tuple((self.title(each.situation),) for each in prioritised.at_the_cut))

    def has_no_top3(self) -> bool:
        """Say whether nothing is proposed and nothing was chosen."""
        prioritised = self.planned.prioritised
        return not (prioritised.top3 or prioritised.at_the_cut or prioritised.chosen)

    def nothing_concrete(self) -> tuple[str, ...]:
        """Say that there is nothing to work on yet, and with which question to begin, if any."""
        first = begin_with(self.planned)
        if first is None:
            return (self.word("nothing_concrete"),)
        begin = self.word("begin_with").replace("{question}", first.id)
        return (self.word("nothing_concrete"), begin.replace("{text}", self.say(first.text)))

    def _chosen(self) -> Iterable[Block]:
        decision: Any = self.world.by_id[self.planned.prioritised.chosen or ""]
        yield Heading(self.word("chosen"))
        items = self.planned.prioritised.chosen_items
        yield Items(tuple((self.title(name),) for name in items), numbered=True)
        who, when = decision.by, decision.on
        name = self.role(who.value) if isinstance(who, Known) else self.word("unknown")
        day = str(when.value) if isinstance(when, Known) else self.word("unknown")
        reason = self.say(both(self.planned.rules.label("reasons", decision.reason.code)))
        words = (decision.reason.en if self.lang == "en" else None) or decision.reason.nl
        why = f"{reason}: {words}" if words else reason
        yield Paragraph(f"{self.word('kept_by')} {name}, {day}: {why}.")

    def role(self, role: Any) -> str:
        """Return who somebody is: the name and the role."""
        label = self.say(party_name(self.world, role.role))
        person = self.say(party_name(self.world, role.person)) if role.person else role.name
        return f"{person} ({label})" if person else label

    def _ranked(self, each: Ranked) -> tuple[str, ...]:
        tied = (
            f" ({self.word('tied')} {self.say(listed(each.tied_with))})" if each.tied_with else ""
        )
        assessment = self.planned.prioritised.assessed.of(each.situation)
        place = f"{self.word('place')} {each.rank}: {self.title(each.situation)}{tied}"
        lines = [place, self.state(assessment)]
        reasons = [self.say(reason) for reason in each.because]
        return (*lines, *(f"{self.word('because')}: {reason}" for reason in reasons))

    def state(self, each: Assessment) -> str:
        """Return the acute check, the repetition and the standing of a situation, in words."""
        check = self.text(f"check_{each.acute_check}")
        if each.acute_basis and each.acute_check == "cannot_exclude":
            check = f"{check} ({self.text(f'basis_{each.acute_basis}')})"
        state = f"{check}; {self.text(f'structural_{each.structural}')}"
        item = self.world.by_id[each.situation]
        assert isinstance(item, Situation)
        if item.standing is None or item.standing.is_ == "current":
            return state
        label = self.say(both(self.planned.rules.label("standings", item.standing.is_)))
        return f"{state}; {self.word('standing')}: {label}"

    def lead(self, situation: str) -> str:
        """Return the first reason for a place; that something cannot happen now comes before it."""
        prioritised = self.planned.prioritised
        for each in prioritised.assessed.of(situation).findings:
            if each.value is Tri.TRUE and _reads(each.tree, "situation.standing"):
                return self.say(because(self.world, each))
        ranked = next((each for each in prioritised.order if each.situation == situation), None)
        return self.say(ranked.because[0]) if ranked and ranked.because else ""

    def _others(self) -> Iterable[Block]:
        rows = []
        for each in self.planned.prioritised.not_chosen:
            assessment = self.planned.prioritised.assessed.of(each.situation)
            check = self.text(f"check_{assessment.acute_check}")
            rows.append((f"{self.title(each.situation)}: {self.say(each.because)}; {check}",))
        if rows:
            yield Heading(self.word("not_in_top3"))
            yield Items(tuple(rows))

    def _questions(self) -> Iterable[Block]:
        first = first_screen(self.planned)
        if not first:
            return
        yield Heading(self.word("questions"))
        yield Items(tuple((self.question(each),) for each in first), numbered=True)
        rest = len(self.planned.questions) - len(first)
        if rest:
            word = "one_more_question" if rest == 1 else "more_questions"
            yield Paragraph(self.word(word).replace("{count}", str(rest)))

    def question(self, each: Question) -> str:
        """Return a question with its id and whom to ask."""
        whom = self.say(party_name(self.world, each.ask))
        return f"[{each.id}, {self.word('asked_of')} {whom}] {self.say(each.text)}"

    def agreements(self) -> Iterable[Block]:
        """Write what people agreed, what is proposed, and what is missing."""
        planned = self.planned
        if planned.is_finding_out:
            yield from self._finding_out()
        yield Heading(self.word("agreements"))
        if planned.agreed:
            yield self._table(self._agreed(each) for each in planned.agreed)
        else:
            yield Paragraph(self.word("no_agreements"))
        if planned.proposed:
            yield Heading(self.word("proposed"))
            yield self._table(
                (
                    ", ".join(each.answers), self.say(each.who), self.say(each.what),
                    self.say(each.from_), self.say(each.checker), self.say(each.check),
                    self.say(each.otherwise), self.say(each.evaluate),
                )
                for each in planned.proposed
            )  # fmt: skip
        if planned.gaps:
            yield Heading(self.word("gaps"))
            rows = (
                f"{self.say(item_title(planned, each.about))}: {self.say(each.text)}"
                for each in planned.gaps
            )
            yield Items(tuple((row,) for row in rows))

    def _table(self, rows: Iterable[tuple[str, ...]]) -> Table:
        keys = ("by", "who", "what", "from", "checker", "check", "otherwise", "evaluate")
        return Table(tuple(self.word(key) for key in keys), tuple(rows))

    def _agreed(self, each: Agreement) -> tuple[str, ...]:
        return (
            f"{each.id}: {', '.join(each.answers) or '-'}",
            self._parties(each.keepers), self._fact(each.what), self._fact(each.from_),
            self._parties(each.checkers), self._fact(each.check), self._fact(each.otherwise),
            self._fact(each.evaluate),
        )  # fmt: skip

    def _parties(self, parties: tuple[str, ...]) -> str:
        names = [self.say(party_name(self.world, each)) for each in parties]
        return ", ".join(names) or self.word("nobody_yet")

    def _fact(self, fact: object) -> str:
        if not isinstance(fact, Known):
            return self.word("nobody_yet")
        value = fact.value
        return value.in_language(self.lang) if hasattr(value, "in_language") else str(value)

    def _finding_out(self) -> Iterable[Block]:
        yield Heading(self.word("finding_out"))
        headers = (self.word("what"), self.word("asked_of"), self.word("who"), self.word("when"))
        rows = tuple(
            (
                self.say(each.question.text),
                self.say(party_name(self.world, each.question.ask)),
                self.say(each.who),
                self.say(each.when),
            )
            for each in self.planned.finding_out
        )
        yield Table(headers, rows)

    def details(self) -> Iterable[Block]:
        """Write the parts of the plan, every situation with its sources, and what is set aside."""
        if not self.planned.is_finding_out:
            yield from parts.parts(self)
        assessed = self.planned.prioritised.assessed
        yield Heading(self.word("situations"))
        for each in assessed.situations:
            yield from self._situation(each)
        yield from parts.instruments(self)
        if self.planned.consult_instead:
            yield Heading(self.word("consult_instead"))
            asked = self.planned.consult_instead
            yield Items(tuple((self.say(each.consult or each.text),) for each in asked))
        if self.planned.ordered.set_aside:
            yield Heading(self.word("set_aside"))
            yield Items(tuple((row,) for row in self._set_aside()))
        yield from parts.ordered(self)

    def _set_aside(self) -> Iterable[str]:
        grouped: dict[str, list[Any]] = {}
        for each in self.planned.ordered.set_aside:
            grouped.setdefault(each.class_, []).append(each)
        for class_, rows in grouped.items():
            label = self.say(both(self.planned.rules.label("classes", class_)))
            items = ", ".join(each.item for each in rows)
            ask = f" {self.say(rows[0].ask)}" if rows[0].ask else ""
            yield f"{label} ({items}) → {self.say(rows[0].belongs)}.{ask}"

    def _situation(self, each: Assessment) -> Iterable[Block]:
        item = self.world.by_id[each.situation]
        assert isinstance(item, Situation)
        yield Heading(self.title(each.situation), level=3)
        concrete = next(
            one
            for one in self.planned.prioritised.assessed.concretised.situations
            if one.situation == each.situation
        )
        lines = [self.state(each), f"{self.word('urgency')}: {self._levels(each)}"]
        lines.append(f"{self.word('when')}: {self._when(item)}")
        lines += self._standing(item)
        if concrete.missing:
            facts = self.planned.rules.dictionary.facts
            names = [
                facts[f"situation.{name}"].label.in_language(self.lang) for name in concrete.missing
            ]
            lines.append(f"{self.word('missing')}: {', '.join(names)}")
        yield Items(tuple((line,) for line in lines))
        yield from self._sources(each, item)

    def _standing(self, item: Situation) -> list[str]:
        standing = item.standing
        if standing is None:
            return []
        label = self.say(both(self.planned.rules.label("standings", standing.is_)))
        why = self.say(both(standing.because))
        who = f"{self.role(standing.by)}, {standing.on}"
        return [f"{self.word('standing')}: {label}: {why} ({who})"]

    def _levels(self, each: Assessment) -> str:
        low, high = each.urgency.at_least, each.urgency.at_most
        names = {"acute": "level_acute"}
        shown = [self.word(names.get(level, level)) for level in (low, high)]
        if low == high:
            return shown[0]
        return f"{self.word('at_least')} {shown[0]}; {shown[1]} {self.word('not_excluded')}"

    def _when(self, item: Situation) -> str:
        if isinstance(item.when, Disputed):
            told = " / ".join(when_text(each.value, self.lang) for each in item.when.claims)
            return f"{told} ({self.word('disputed')})"
        if not isinstance(item.when, Known):
            return self.word("unknown")
        return when_text(item.when.value, self.lang)

    def _sources(self, each: Assessment, item: Situation) -> Iterable[Block]:
        rows = [quote.line(self.lang) for quote in quotes(self.planned, item.statements)]
        if rows:
            yield Paragraph(f"{self.word('told').capitalize()}:")
            yield Items(tuple((row,) for row in rows))
        for account in each.accounts:
            name = self.say(party_name(self.world, account.person))
            told = [quote.line(self.lang) for quote in quotes(self.planned, account.statements)]
            stance = self.word(account.stance)
            yield Paragraph(f"{self.word('own_account').capitalize()} {name}: {stance}")
            if told:
                yield Items(tuple((row,) for row in told))
        present = [one for one in each.findings if one.value is Tri.TRUE]
        if present:
            yield Paragraph(f"{self.word('rules_used').capitalize()}:")
            yield Items(
                tuple(
                    (
                        self.say(because(self.world, one)),
                        f"{self.word('source')}: {self.say(source_of(one))}",
                    )
                    for one in present
                )
            )

    def about(self) -> Iterable[Block]:
        """Write what this document is and is not."""
        rules = self.planned.rules
        yield Heading(self.word("about_this"))
        yield Paragraph(self.text("limits"))
        yield Paragraph(f"{self.say(layers_line(rules))} sha256 {rules.digest[:16]}")


def _reads(node: Node, fact: str) -> bool:
    return node.fact == fact or any(_reads(child, fact) for child in node.children)


def when_text(when: When, lang: str) -> str:
    """Say when something happened, as it was told."""
    parts = list(when.on)
    if when.around:
        parts.append({"en": "around "}.get(lang, "rond ") + when.around)
    if when.from_ or when.to:
        to = {"en": "to"}.get(lang, "tot en met")
        parts.append(f"{when.from_ or '…'} {to} {when.to or '…'}")
    if when.pattern:
        parts.append(when.pattern.in_language(lang))
    if when.at:
        parts.append(when.at)
    return ", ".join(parts)
