"""What every part of a document for professionals is written with: words, names, days, states."""

from collections.abc import Iterable
from datetime import date

from top3.errors import Both
from top3.method.make_plan import begin_with
from top3.method.names import because, both, listed, party_name, situation_title
from top3.method.stages import Assessment, PlannedCase, Question
from top3.method.why import title as item_title
from top3.model.agreements import Decision, Reason
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.evaluate import Node
from top3.rules.logic import Tri
from top3.values import I18n, Known, RoleRef
from top3.views.days import day_text
from top3.views.wording import WORDS
from top3.views.wording_worker import WORKER


class Writer:
    """Writes texts of one worker's document in one language."""

    def __init__(self, planned: PlannedCase, lang: str) -> None:
        self.planned = planned
        self.world = planned.world
        self.lang = lang

    def word(self, key: str, **slots: str) -> str:
        """Return a fixed word in the language of the document, with its slots filled."""
        found = WORKER.get(key) or WORDS[key]
        text = found.in_language(self.lang)
        for name, value in slots.items():
            text = text.replace("{" + name + "}", value)
        return text

    def say(self, text: Both) -> str:
        """Return a text in the language of the document."""
        return text.in_language(self.lang)

    def text(self, key: str) -> str:
        """Return a text of the rule set in the language of the document."""
        return self.say(both(self.planned.rules.texts[key]))

    def label(self, group: str, name: str) -> str:
        """Return what a name of the rule set is called."""
        return self.say(both(self.planned.rules.label(group, name)))

    def title(self, situation: str) -> str:
        """Return `s1: what happens`, short."""
        return self.say(situation_title(self.world, situation))

    def item(self, name: str) -> str:
        """Return a readable title of any item: with its id where it has one of its own."""
        shown = self.say(item_title(self.planned, name))
        if shown != name:
            return shown
        words = getattr(self.world.by_id.get(name), "words", None)
        text = words.in_language(self.lang) if isinstance(words, I18n) else ""
        return f"{name}: {text}" if text else name

    def day(self, day: date) -> str:
        """Return a day in words."""
        return day_text(day, self.lang)

    def known_day(self, fact: object) -> str:
        """Return a day that is known, in words; "" where it is not."""
        known = isinstance(fact, Known) and isinstance(fact.value, date)
        return self.day(fact.value) if known else ""  # type: ignore[attr-defined]

    def words(self, fact: object) -> str:
        """Return what a fact says, where it is known; "" where it is not."""
        if not isinstance(fact, Known):
            return ""
        value = fact.value
        return value.in_language(self.lang) if hasattr(value, "in_language") else str(value)

    def parties(self, parties: Iterable[str]) -> str:
        """Return names of people and labels of roles; "" where there are none."""
        return ", ".join(self.party(each) for each in parties)

    def party(self, party: str) -> str:
        """Return the name of a person or the label of a role."""
        return self.say(party_name(self.world, party))

    def name(self, name: str) -> str:
        """Return the name of a person, or the id of anything else."""
        return self.party(name) if isinstance(self.world.by_id.get(name), Person) else name

    def only_for(self, parties: tuple[str, ...]) -> str:
        """Say that something is for somebody alone; "" where it is not."""
        return self.word("only_for", names=self.parties(parties)) if parties else ""

    def role(self, role: RoleRef | None) -> str:
        """Return who somebody is: the name and the role; None is not known."""
        if role is None:
            return self.word("unknown")
        label = self.say(party_name(self.world, role.role))
        person = self.say(party_name(self.world, role.person)) if role.person else role.name
        return f"{person} ({label})" if person else label

    def known_role(self, fact: object) -> str:
        """Return who somebody is, where it is known; else that it is not."""
        return self.role(fact.value) if isinstance(fact, Known) else self.word("unknown")

    def nothing_now(self) -> str:
        """Say that no rule asks for an act, or that nothing has been described to ask it of."""
        if not self.planned.case.situations:
            return self.text("nothing_described")
        return self.word("nothing_now")

    def has_no_top3(self) -> bool:
        """Say whether nothing is proposed and nothing was chosen."""
        prioritised = self.planned.prioritised
        return not (prioritised.top3 or prioritised.at_the_cut or prioritised.chosen)

    def nothing_concrete(self) -> tuple[str, ...]:
        """Say that there is nothing to work on yet, and with which question to begin, if any."""
        first = begin_with(self.planned)
        if first is None:
            return (self.word("nothing_concrete"),)
        begin = self.word("begin_with", question=first.id, text=self.say(first.text))
        return (self.word("nothing_concrete"), begin)

    def tied(self, names: tuple[str, ...]) -> str:
        """Say with what something is tied; "" where it is not."""
        return f" ({self.word('tied')} {self.say(listed(names))})" if names else ""

    def state(self, each: Assessment) -> str:
        """Return the acute check, the repetition and the standing of a situation, in words."""
        check = self.check(each)
        state = f"{check}; {self.text(f'structural_{each.structural}')}"
        item = self.world.by_id[each.situation]
        assert isinstance(item, Situation)
        if item.standing is None or item.standing.is_ == "current":
            return state
        return f"{state}; {self.word('standing')}: {self.label('standings', item.standing.is_)}"

    def check(self, each: Assessment) -> str:
        """Return the acute check of a situation in words, with why it cannot be excluded."""
        check = self.text(f"check_{each.acute_check}")
        if each.acute_basis and each.acute_check == "cannot_exclude":
            return f"{check} ({self.text(f'basis_{each.acute_basis}')})"
        return check

    def lead(self, situation: str) -> str:
        """Return the first reason for a place; that something cannot happen now comes before it."""
        prioritised = self.planned.prioritised
        for each in prioritised.assessed.of(situation).findings:
            if each.value is Tri.TRUE and _reads(each.tree, "situation.standing"):
                return self.say(because(self.world, each))
        ranked = next((each for each in prioritised.order if each.situation == situation), None)
        return self.say(ranked.because[0]) if ranked and ranked.because else ""

    def question(self, each: Question) -> str:
        """Return a question with its id and whom to ask."""
        whom = self.party(each.ask)
        return f"[{each.id}, {self.word('asked_of')} {whom}] {self.say(each.text)}"

    def chosen_by(self) -> str:
        """Return who chose the top 3, when and why; "" where nobody did."""
        decision = self.world.by_id.get(self.planned.prioritised.chosen or "")
        if not isinstance(decision, Decision):
            return ""
        day = str(decision.on.value) if isinstance(decision.on, Known) else self.word("unknown")
        who, why = self.known_role(decision.by), self.reason(decision.reason)
        return f"{self.word('kept_by')} {who}, {day}: {why}."

    def reason(self, reason: Reason) -> str:
        """Return the reason of a decision: what its code means, and the words beside it."""
        label = self.label("reasons", reason.code)
        words = (reason.en if self.lang == "en" else None) or reason.nl
        return f"{label}: {words}" if words else label


def _reads(node: Node, fact: str) -> bool:
    return node.fact == fact or any(_reads(child, fact) for child in node.children)
