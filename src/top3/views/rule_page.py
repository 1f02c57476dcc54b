"""A whole rule set as a readable document: what it is, and every rule in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from top3.document import Block, Document, Heading, Items, Paragraph, Table
from top3.errors import Both
from top3.rules.authoring.in_words import fact_label, number_in_words, said
from top3.rules.language import FactSpec, Parameter, Rule, RuleSet
from top3.trajectory.picture import in_words
from top3.views.rule_text import RuleWriter
from top3.views.rule_words import MARKS, STEPS, TIERS


def rule_page(rules: RuleSet, lang: str) -> Document:
    """Compose the page of a rule set, in Dutch or English; the same rules give the same page.

    Nothing in it is the official method: the first thing it says is how far the rules have come.
    """
    page = _Page(RuleWriter(rules, lang))
    blocks = [
        *page.head(), *page.layers(), *page.steps(), *page.tables(), *page.gates(),
        *page.process(), *page.judgements(), *page.numbers(), *page.facts(), *page.references(),
        *page.sources(),
    ]  # fmt: skip
    title = rules.title.in_language(lang)
    names = " + ".join(each.name for each in rules.layers) or rules.layer
    return Document(f"{title} · {names}", lang, tuple(blocks))


@dataclass(frozen=True)
class _Page:
    """Writes the sections of the page."""

    writer: RuleWriter

    @property
    def rules(self) -> RuleSet:
        return self.writer.rules

    def head(self) -> Iterator[Block]:
        word, rules = self.writer.word, self.rules
        draft = rules.status.is_ == "draft"
        text = word("draft") if draft else self.writer.status(rules.status)
        yield Paragraph(text, strong=True)
        if "limits" in rules.texts:
            yield Paragraph(rules.texts["limits"].in_language(self.writer.lang))
        seen = sum(rule.head.source.mark == "S" for rule in rules.rules)
        yield Paragraph(word("seen", seen=seen, count=len(rules.rules)))
        facts = [each for each in rules.dictionary.facts if ".judged." not in each]
        yield Paragraph(
            word("size", rules=len(rules.rules), facts=len(facts), numbers=len(rules.parameters),
                 valid=rules.valid.in_words())
        )  # fmt: skip

    def layers(self) -> Iterator[Block]:
        if len(self.rules.layers) < 2:
            return
        yield self._heading("layers")
        rows = []
        for each in self.rules.layers:
            line = f"{each.name} ({self.writer.status(each.status)}), sha256 {each.sha256[:16]}"
            open_ = f"{self.writer.word('loosens_all')}: {', '.join(each.loosened)}"
            rows.append((line, open_) if each.loosened else (line,))
        yield Items(tuple(rows))

    def steps(self) -> Iterator[Block]:
        served = set[str]()
        for step in self.rules.steps:
            yield Heading(self.writer.say(STEPS.get(step, Both(step, step))))
            for rule in self.rules.serving(step):
                served.add(rule.id)
                yield from self.writer.blocks(rule, 3)
        rest = [rule for rule in self.rules.rules if rule.id not in served | self._rows()]
        if rest:
            yield self._heading("without_step")
            for rule in rest:
                yield from self.writer.blocks(rule, 3)

    def _rows(self) -> set[str]:
        return {name for table in self.rules.tables.values() for name in table.rows}

    def tables(self) -> Iterator[Block]:
        if not self.rules.tables:
            return
        yield self._heading("tables")
        for table in self.rules.tables.values():
            yield from self.writer.table(table, 3)

    def gates(self) -> Iterator[Block]:
        yield self._heading("gates")
        yield Paragraph(self.writer.word("free"))
        opening: dict[str, list[Rule]] = {name: [] for name in self.rules.declared.get("opens", ())}
        for rule in self.rules.rules:
            if rule.head.kind == "gate":
                opening.setdefault(rule.outcome[1], []).append(rule)
        for name, listed in opening.items():
            rows = [f"{rule.id}: {self.writer.because(rule)}" for rule in listed]
            yield Items(((name, *(rows or [self.writer.word("no_gate")])),))

    def process(self) -> Iterator[Block]:
        """Say in plain sentences which phase, step and approach follows which."""
        if self.rules.process is None:
            return
        yield self._heading("process")
        for title, sentences in in_words(self.rules.process, self.writer.lang).items():
            yield Paragraph(title, strong=True)
            yield Items(tuple((each,) for each in sentences))

    def judgements(self) -> Iterator[Block]:
        yield self._heading("judged")
        listed = [rule for rule in self.rules.rules if rule.head.kind == "judgement"]
        if not listed:
            yield Paragraph(self.writer.word("no_judgement"))
            return
        rows = []
        for rule in listed:
            leaning = [each.id for each in self.rules.rules if rule.id in each.leans_on]
            more = f"{self.writer.word('leans')}: {', '.join(leaning)}"
            line = f"{rule.id}: {self.writer.because(rule)} ({self.writer.outcome(rule)})"
            rows.append((line, more) if leaning else (line,))
        yield Items(tuple(rows))

    def numbers(self) -> Iterator[Block]:
        yield self._heading("numbers")
        yield Paragraph(self.writer.word("numbers_why"))
        yield Items(tuple(self._number(each) for listed in self._history() for each in listed))

    def _history(self) -> list[tuple[Parameter, ...]]:
        history = self.rules.history
        return [history.get(name, (each,)) for name, each in self.rules.parameters.items()]

    def _number(self, each: Parameter) -> tuple[str, ...]:
        writer = self.writer
        value = writer.say(number_in_words(each.name, self.rules, each))
        owner = f"{writer.word('owner')}: {each.owner}; {writer.source(each.source)}"
        head = f"{each.name}: {value}, {writer.word('as_of_values')} {each.from_}"
        return head, writer.say(said(each.why)), owner

    def facts(self) -> Iterator[Block]:
        yield self._heading("facts")
        yield Paragraph(self.writer.word("facts_why"))
        facts = self.rules.dictionary.facts.values()
        yield Items(tuple(self._fact(each) for each in facts if ".judged." not in each.name))

    def _fact(self, each: FactSpec) -> tuple[str, ...]:
        writer = self.writer
        when = f"{writer.word('tier')}: {writer.say(TIERS[each.tier])}"
        keeps = f"{writer.word('keeps')}: {writer.keeps(each)}" if each.shelf_life else ""
        asked = writer.word("unasked", whom=writer.asked(each))
        head = f"{writer.say(fact_label(each, self.rules))} ({each.name})"
        return head, writer.question(each), "; ".join(filter(None, (asked, when, keeps)))

    def references(self) -> Iterator[Block]:
        named: dict[str, list[str]] = {}
        for rule in self.rules.rules:
            for number in rule.head.ref:
                named.setdefault(number, []).append(rule.id)
        if named:
            yield self._heading("references")
            yield Paragraph(self.writer.word("references_why"))
            rows = [(number, ", ".join(named[number])) for number in sorted(named)]
            yield self._table(("number", "rules"), rows)

    def sources(self) -> Iterator[Block]:
        named: dict[str, list[str]] = {}
        heads = [(rule.id, rule.head.source) for rule in self.rules.rules]
        heads += [(each.name, each.source) for each in self.rules.parameters.values()]
        for name, source in heads:
            for each in source.ids:
                named.setdefault(each, []).append(name)
        yield self._heading("sources")
        say = self.writer.say
        yield Items(tuple((f"{mark}: {say(words)}",) for mark, words in MARKS.items()))
        rows = [(each, ", ".join(dict.fromkeys(named[each]))) for each in sorted(named, key=_order)]
        yield self._table(("source", "sources_used"), rows)

    def _heading(self, key: str) -> Heading:
        return Heading(self.writer.word(key))

    def _table(self, keys: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
        return Table(tuple(self.writer.word(key) for key in keys), tuple(rows))


def _order(source: str) -> tuple[str, int, str]:
    """Sort W2 before W10."""
    letters = source.rstrip("0123456789")
    number = source[len(letters) :]
    return letters, int(number or 0), source
