"""One rule for a professional: when it holds, what follows, and on what it rests."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from top3.document import Block, Document, Heading, Items, Paragraph
from top3.errors import Both, did_you_mean
from top3.rules.assemble import references
from top3.rules.authoring.in_words import (
    Phrase,
    fact_label,
    in_words,
    number_in_words,
    said,
    without_slots,
)
from top3.rules.conditions import (
    Condition,
    Count,
    KnownTest,
    Param,
    Quantified,
    Test,
    UnknownTest,
    parts_of,
    walk,
)
from top3.rules.language import FactSpec, Parameter, Rule, RuleSet, Table
from top3.rules.layers.overlay_format import changes_of_layers, withdrawn_by
from top3.rules.sources import Source, Status
from top3.views.rule_words import (
    ASKED,
    KINDS,
    LEVELS,
    MARKS,
    OUTCOMES,
    POLICIES,
    SCOPES,
    STATUSES,
    STEPS,
    WORDS,
)


@dataclass(frozen=True)
class RuleWriter:
    """Writes what there is to say of a rule, in one language."""

    rules: RuleSet
    lang: str

    def say(self, text: Both) -> str:
        """Return a text in the language of the document."""
        return text.in_language(self.lang)

    def word(self, key: str, **slots: object) -> str:
        """Return a fixed word or sentence, its slots filled."""
        return self.say(WORDS[key]).format(**slots)

    def because(self, rule: Rule) -> str:
        """Return why, with roles where the names of people come."""
        return self.say(without_slots(rule.head.because, self.rules))

    def blocks(self, rule: Rule, level: int) -> Iterator[Block]:
        """Write a rule as it stands in the page of its rule set: short, and all that decides."""
        refs = f" ({', '.join(rule.head.ref)})" if rule.head.ref else ""
        yield Heading(f"{rule.id}{refs}", level)
        yield Paragraph(self.because(rule))
        entries: list[tuple[str, ...]] = [*self.conditions(rule)]
        entries.append((f"{self.word('outcome')}: {self.outcome(rule)}",))
        entries += [(line,) for line in (self.act(rule), self.leaning(rule)) if line]
        about = f"{self.word('about')}: {self.say(SCOPES[rule.head.about])}"
        entries.append((f"{about}; {self.say(KINDS[rule.head.kind])}",))
        entries.append((f"{self.word('source')}: {self.source(rule.head.source)}",))
        yield Items(tuple(entries))

    def conditions(self, rule: Rule) -> Iterator[tuple[str, ...]]:
        """Yield when it holds, and when not after all: a line, with its parts below it."""
        yield self._condition(self.word("cause"), rule.when, rule)
        for part in rule.unless:
            yield self._condition(self.word("exception"), part, rule)

    def _condition(self, word: str, condition: Condition, rule: Rule) -> tuple[str, ...]:
        phrase = in_words(condition, self.rules, rule.head.about)
        text = self.say(phrase.text)
        if not phrase.below:
            return (f"{word}: {text}",)
        return (f"{word} {text}:", *(each.flat(self.lang) for each in phrase.below))

    def outcome(self, rule: Rule) -> str:
        """Return what follows, in words."""
        key, value = rule.outcome
        shown = value
        if key == "judge":
            names = self.rules.terms.get(value, {})
            shown = ", ".join(
                self.rules.label(value, each).in_language(self.lang) for each in names
            )
        elif key == "at_least":
            shown = self.say(LEVELS.get(value, Both(value, value)))
        spared = f"; {self.word('not_asked')}" if rule.head.not_asked else ""
        return self.say(OUTCOMES[key]).format(value=shown) + spared

    def act(self, rule: Rule) -> str:
        """Return what to do and with whom; empty where the rule does not say."""
        if rule.head.do is None:
            return ""
        whom = rule.head.whom
        label = self.rules.label("roles", whom).in_language(self.lang) if whom else ""
        more = f" ({self.word('whom')}: {label})" if label else ""
        return f"{self.word('act')}: {self.say(without_slots(rule.head.do, self.rules))}{more}"

    def leaning(self, rule: Rule) -> str:
        """Return on which judgements of people it leans; empty where it leans on none."""
        names = ", ".join(rule.leans_on)
        return f"{self.word('leans')}: {names}" if names else ""

    def source(self, source: Source) -> str:
        """Return where it comes from, with the honesty mark in words."""
        parts = [", ".join(source.ids), source.place or "", self.say(MARKS[source.mark])]
        quote = f": “{source.quote}”" if source.quote else ""
        return "; ".join(part for part in parts if part) + quote

    def status(self, status: Status) -> str:
        """Return how far something has come, by whom and when."""
        shown = self.say(STATUSES[status.is_])
        if status.is_ == "draft":
            return shown
        return self.word("signed", status=shown, by=status.by, on=status.on)

    def number(self, number: Parameter) -> str:
        """Return a number with its unit, day, owner, source and reason."""
        value = self.say(number_in_words(number.name, self.rules))
        head = f"{number.name}: {value}, {self.word('as_of_values')} {number.from_}"
        owner = f"{self.word('owner')}: {number.owner}; {self.source(number.source)}"
        return f"{head} ({owner}). {self.say(said(number.why))}"

    def fact(self, spec: FactSpec) -> str:
        """Return a fact: how it is called, how it is asked and of whom, and how long it keeps."""
        asked = f"“{self.question(spec)}” ({self.word('unasked', whom=self.asked(spec))})"
        keeps = f"; {self.word('keeps')}: {self.keeps(spec)}" if spec.shelf_life else ""
        return f"{self.say(fact_label(spec, self.rules))} ({spec.name}): {asked}{keeps}"

    def question(self, spec: FactSpec) -> str:
        """Return the question somebody is asked, with roles where names come."""
        return self.say(without_slots(spec.question, self.rules))

    def asked(self, spec: FactSpec) -> str:
        """Return whom to ask."""
        known = ASKED.get(spec.ask)
        return self.say(known or said(self.rules.label("roles", spec.ask)))

    def keeps(self, spec: FactSpec) -> str:
        """Return how long what was told of a state counts; "-" for an event."""
        if spec.shelf_life is None:
            return "-"
        return self.say(number_in_words(spec.shelf_life.param, self.rules))

    def document(self, rule: Rule, tests: Sequence[str]) -> Document:
        """Write everything there is to say of one rule, by itself."""
        title = f"{rule.id}, {self.word('version')} {rule.head.version}"
        blocks: list[Block] = [Paragraph(self.because(rule))]
        blocks.append(Items((*self.conditions(rule), *self._follows(rule))))
        caution = "free" if rule.head.kind == "gate" or rule.head.lowers else "certain"
        if rule.head.kind in ("gate", "danger", "tag"):
            blocks.append(Paragraph(self.word(caution)))
        blocks += [Heading(self.word("rests_on")), self._facts_of_rule(rule)]
        sections = (
            ("numbers_used", [self.number(each) for each in numbers_of(rule, self.rules)]),
            ("facts_read", [self.fact(each) for each in facts_of(rule, self.rules)]),
            ("asks", [self.question(each) for each in questions_of(rule, self.rules)]),
            ("changes", list(self._changes(rule))),
            ("tests", list(tests) or [self.word("no_tests")]),
        )
        for word, entries in sections:
            if entries:
                blocks += [Heading(self.word(word)), Items(tuple((each,) for each in entries))]
        return Document(title, self.lang, tuple(blocks))

    def _facts_of_rule(self, rule: Rule) -> Items:
        head = rule.head
        steps = [step for step, ids in self.rules.steps.items() if rule.id in ids]
        valid = (head.valid or self.rules.valid).in_words()
        rows = (
            ("about", self.say(SCOPES[head.about])),
            ("kind", self.say(KINDS[head.kind])),
            ("steps", ", ".join(self.say(STEPS.get(each, Both(each, each))) for each in steps)),
            ("status", self.status(head.status or self.rules.status)),
            ("layer", rule.layer or self.rules.layer),
            ("valid", valid),
            ("number", ", ".join(head.ref)),
            ("source", self.source(head.source)),
        )
        return Items(tuple((f"{self.word(key)}: {value}",) for key, value in rows if value))

    def _follows(self, rule: Rule) -> Iterator[tuple[str, ...]]:
        yield (f"{self.word('outcome')}: {self.outcome(rule)}",)
        yielding = [each.id for each in self.rules.rules if rule.id in each.head.overrides]
        rows = (
            self.act(rule),
            self.leaning(rule),
            f"{self.word('overrides')}: {', '.join(rule.head.overrides)}"
            if rule.head.overrides
            else "",
            f"{self.word('overridden')}: {', '.join(yielding)}" if yielding else "",
        )
        yield from ((row,) for row in rows if row)

    def table(self, table: Table, level: int) -> Iterator[Block]:
        """Write a decision table: how its rows come together, and every row."""
        yield Heading(table.id, level)
        yield Paragraph(f"{self.say(POLICIES[table.policy])}.")
        for name in table.rows:
            rule = self.rules.rule(name)
            if rule is not None:
                yield from self.blocks(rule, level + 1)

    def table_document(self, table: Table) -> Document:
        """Write one decision table by itself."""
        heading, *blocks = self.table(table, 1)
        assert isinstance(heading, Heading)
        return Document(heading.text, self.lang, tuple(blocks))

    def _changes(self, rule: Rule) -> Iterator[str]:
        if rule.layer and rule.layer != self.rules.layer:
            yield self.word("comes_from", layer=rule.layer)
        yield from self._reasons(rule)
        names = {rule.id, *(each.name for each in numbers_of(rule, self.rules))}
        for layer in self.rules.layers:
            if names & set(layer.loosened):
                yield self.word("loosens", layer=layer.name)

    def _reasons(self, rule: Rule) -> Iterator[str]:
        for name in (rule.id, *(each.name for each in numbers_of(rule, self.rules))):
            for layer, change in changes_of_layers(self.rules, name):
                why = self.say(change.because())
                yield self.word(f"did_{change.verb}", layer=layer, name=name, why=why)


def parts(rule: Rule) -> Iterator[Condition]:
    """Yield every part of the condition and the exceptions of a rule, outside in."""
    for condition in (rule.when, *rule.unless):
        yield from walk(condition)


def facts_of(rule: Rule, rules: RuleSet) -> tuple[FactSpec, ...]:
    """Return every fact a rule reads itself, those that say who is in a group too, in order."""
    names = [*_facts_in(rule.when, rules, rule.head.about)]
    for part in rule.unless:
        names += _facts_in(part, rules, rule.head.about)
    return tuple(rules.dictionary.facts[name] for name in dict.fromkeys(names))


def _facts_in(condition: Condition, rules: RuleSet, scope: str) -> Iterator[str]:
    if isinstance(condition, Test | KnownTest | UnknownTest):
        yield condition.fact
    inner = scope
    if isinstance(condition, Quantified):
        group = rules.dictionary.groups[scope, condition.group]
        inner = group.of
        if group.fact and group.fact in rules.dictionary.facts:
            yield group.fact
    for part in parts_of(condition):
        yield from _facts_in(part, rules, inner)


def numbers_of(rule: Rule, rules: RuleSet) -> tuple[Parameter, ...]:
    """Return every number a rule uses, shelf lives of what it reads too, in order."""
    names: list[str] = []
    for part in parts(rule):
        if isinstance(part, Count):
            names.append(part.at_least.name)
        elif isinstance(part, Test) and isinstance(part.operand, Param):
            names.append(part.operand.name)
    lives = [each.shelf_life for each in facts_of(rule, rules)]
    names += [each.param for each in lives if each]
    return tuple(rules.parameters[name] for name in dict.fromkeys(names))


def questions_of(rule: Rule, rules: RuleSet) -> tuple[FactSpec, ...]:
    """Return the facts a rule can send somebody to ask for; none where it does not ask."""
    if not rule.head.ask_if_unknown:
        return ()
    listed = [*facts_of(rule, rules)]
    for name in sorted(references(rule)):
        other = rules.rule(name)
        listed += facts_of(other, rules) if other else ()
    return tuple({each.name: each for each in listed}.values())


def rule_data(rule: Rule, rules: RuleSet, tests: Sequence[str]) -> dict[str, Any]:
    """Return the same as plain data, in both languages."""
    both = (RuleWriter(rules, "nl"), RuleWriter(rules, "en"))

    def pair(texts: Iterable[str]) -> dict[str, str]:
        return dict(zip(("nl", "en"), texts, strict=True))

    head = rule.head
    status = head.status or rules.status
    return {
        **{key: getattr(head, key) for key in ("id", "version", "kind", "about", "whom")},
        "layer": rule.layer or rules.layer,
        "table": rule.table,
        "ref": list(head.ref),
        "status": status.model_dump(mode="json", by_alias=True),
        "valid": (head.valid or rules.valid).model_dump(mode="json", by_alias=True),
        "because": said(head.because)._asdict(),
        "do": said(head.do)._asdict() if head.do else None,
        "then": dict(head.then),
        "outcome": pair(each.outcome(rule) for each in both),
        "when": _phrase_data(in_words(rule.when, rules, head.about)),
        "unless": [_phrase_data(in_words(each, rules, head.about)) for each in rule.unless],
        "overrides": list(head.overrides),
        "leans_on": list(rule.leans_on),
        "source": {
            **head.source.model_dump(mode="json"),
            "mark_in_words": pair(each.say(MARKS[head.source.mark]) for each in both),
        },
        "numbers": [
            each.model_dump(mode="json", by_alias=True) for each in numbers_of(rule, rules)
        ],
        "facts": [_fact_data(each, both) for each in facts_of(rule, rules)],
        "asks": [each.name for each in questions_of(rule, rules)],
        "loosened_by": [each.name for each in rules.layers if rule.id in each.loosened],
        "tests": list(tests),
    }


def _phrase_data(phrase: Phrase) -> dict[str, Any]:
    return {lang: phrase.lines(lang) for lang in ("nl", "en")}


def _fact_data(spec: FactSpec, both: tuple[RuleWriter, RuleWriter]) -> dict[str, Any]:
    return {
        "fact": spec.name,
        "label": said(spec.label)._asdict(),
        "question": said(spec.question)._asdict(),
        "ask": spec.ask,
        "tier": spec.tier,
        "shelf_life": {w.lang: w.keeps(spec) for w in both} if spec.shelf_life else None,
    }


def table_data(table: Table, rules: RuleSet, tests: Sequence[str]) -> dict[str, Any]:
    """Return a table as plain data: its policy, its columns, and every row as a rule."""
    rows = [rule for name in table.rows for rule in rules.rules if rule.id == name]
    return {
        **table.model_dump(mode="json"),
        "policy_in_words": POLICIES[table.policy]._asdict(),
        "rules": [rule_data(rule, rules, ()) for rule in rows],
        "tests": list(tests),
    }


def not_there(word: str, rules: RuleSet, known: Sequence[str]) -> Both:
    """Return the sentence for a rule that is not there: who withdrew it, or the nearest name."""
    gone = withdrawn_by(rules, word)
    if gone:
        layer, change = gone
        why = change.because()
        return Both(f"regel {word}: ingetrokken door {layer}, omdat: {why.nl}",
                    f"rule {word}: withdrawn by {layer}, because: {why.en}")  # fmt: skip
    offered = did_you_mean(word, known)
    return Both(f"regel: niet gevonden; {offered.nl}", f"rule: not found; {offered.en}")
