"""A condition in plain words, Dutch and English, for somebody who reads no YAML.

The words of facts, names and groups come from the rule set; only the words that join them are here.
"""

import re
from dataclasses import dataclass

from top3.errors import Both
from top3.rules.conditions import (
    AS_OF,
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Param,
    Quantified,
    Test,
    UnknownTest,
)
from top3.rules.explain import REASONS
from top3.rules.language import FactSpec, Parameter, RuleSet
from top3.values import I18n

UNITS: dict[str, str] = {
    "jaar": "years",
    "maanden": "months",
    "weken": "weeks",
    "dagen": "days",
    "uren": "hours",
    "situaties": "situations",
    "antwoorden": "answers",
    "bronnen": "sources",
    "vragen": "questions",
}
"""The English of units that parameters have; another one stands as it is written."""

_AND = Both("; en ", "; and ")
_OR = Both("; of ", "; or ")
_NOTHING = Both("", "")
_EITHER = Both(" of ", " or ")
_ALL = Both("alles hiervan", "all of these")
_ANY = Both("een van deze", "one of these")
_YES = Both("ja", "yes")
_NO = Both("nee", "no")
_COMPARED: dict[str, Both] = {
    "is": Both("{value}", "{value}"),
    "in": Both("een van: {value}", "one of: {value}"),
    "includes": Both("ten minste een van: {value}", "at least one of: {value}"),
    "at_least": Both("ten minste {value}", "at least {value}"),
    "at_most": Both("ten hoogste {value}", "at most {value}"),
    "above": Both("meer dan {value}", "more than {value}"),
    "below": Both("minder dan {value}", "less than {value}"),
    "within": Both("hooguit {value} geleden", "at most {value} ago"),
    "before": Both("vóór {value}", "before {value}"),
    "after": Both("na {value}", "after {value}"),
}
_ONE: dict[str, Both] = {
    "in": Both("{value}", "{value}"),
    "includes": Both("onder meer {value}", "among others {value}"),
}
_TODAY = Both("de peildatum", "the day of assessment")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A condition in words: a line by itself, or a line with 1 or more phrases below it.

    `link` is the word between the phrases below; empty where there is only one.
    """

    text: Both
    below: tuple["Phrase", ...] = ()
    link: Both = _NOTHING

    def flat(self, lang: str) -> str:
        """Return everything on one line, what belongs together in brackets."""
        text = self.text.in_language(lang)
        if not self.below:
            return text
        parts = [each.bracketed(lang) for each in self.below]
        return f"{text}: {self.link.in_language(lang).join(parts)}"

    def bracketed(self, lang: str) -> str:
        """Return everything on one line, in brackets where it is more than one phrase."""
        return f"({self.flat(lang)})" if len(self.below) > 1 else self.flat(lang)

    def lines(self, lang: str, depth: int = 0) -> list[str]:
        """Return a line for every phrase, each two spaces deeper than what it stands under."""
        text = self.text.in_language(lang)
        own = f"{'  ' * depth}{text}{':' if self.below else ''}"
        return [own, *(line for each in self.below for line in each.lines(lang, depth + 1))]


def in_words(condition: Condition, rules: RuleSet, scope: str) -> Phrase:
    """Return a condition in words.

    Args:
        condition: The condition, as it stands in a rule or under `applies_when`.
        rules: The rule set it belongs to: its words, numbers and other rules. A name without a
            label stands for itself.
        scope: What the condition is about; inside a quantifier that is the scope of the group.
    """
    match condition:
        case All(of=parts):
            return _joined(_ALL, parts, _AND, rules, scope)
        case AnyOf(of=parts):
            return _joined(_ANY, parts, _OR, rules, scope)
        case Count(at_least=number, of=parts):
            least = rules.parameters[number.name].value
            text = Both(f"ten minste {least} hiervan", f"at least {least} of these")
            return _joined(text, parts, Both("; ", "; "), rules, scope, always=True)
        case Not(of=inner):
            return Phrase(Both("niet", "not"), (in_words(inner, rules, scope),))
        case Quantified(group=group, of=inner):
            text = _quantified(condition, rules)
            about = rules.dictionary.groups[scope, group].of
            return Phrase(text, (in_words(inner, rules, about),))
        case FindingRef(rule=rule_id):
            return Phrase(_finding(rule_id, rules))
        case _:
            return Phrase(_leaf(condition, rules))


def _joined(
    text: Both,
    parts: tuple[Condition, ...],
    link: Both,
    rules: RuleSet,
    scope: str,
    *,
    always: bool = False,
) -> Phrase:
    below = tuple(in_words(part, rules, scope) for part in parts)
    return Phrase(text, below, link) if always or len(below) > 1 else below[0]


def _quantified(condition: Quantified, rules: RuleSet) -> Both:
    group = said(rules.label("groups", condition.group))
    if condition.quantifier == "any":
        return Both(f"ten minste één ({group.nl})", f"at least one ({group.en})")
    return Both(f"ieder ({group.nl})", f"everyone ({group.en})")


def _finding(rule_id: str, rules: RuleSet) -> Both:
    rule = rules.rule(rule_id)
    if rule is None:
        return Both(f"regel {rule_id} geldt", f"rule {rule_id} holds")
    because = without_slots(rule.head.because, rules)
    return Both(f"regel {rule_id} geldt: {because.nl.rstrip('.')}",
                f"rule {rule_id} holds: {because.en.rstrip('.')}")  # fmt: skip


def _leaf(condition: Condition, rules: RuleSet) -> Both:
    assert isinstance(condition, Test | KnownTest | UnknownTest)
    spec = rules.dictionary.facts[condition.fact]
    label = fact_label(spec, rules)
    if isinstance(condition, KnownTest):
        return Both(f"{label.nl}: is beschreven", f"{label.en}: is described")
    if isinstance(condition, UnknownTest):
        why = [REASONS[reason] for reason in condition.reasons]
        nl, en = _EITHER.nl.join(each.nl for each in why), _EITHER.en.join(each.en for each in why)
        return Both(f"{label.nl}: niet bekend{f' ({nl})' if nl else ''}",
                    f"{label.en}: not known{f' ({en})' if en else ''}")  # fmt: skip
    shapes = {**_COMPARED, **_ONE} if len(_names(condition)) == 1 else _COMPARED
    shape, value = shapes[condition.operator], _operand(condition, spec, rules)
    return Both(f"{label.nl}: {shape.nl.format(value=value.nl)}",
                f"{label.en}: {shape.en.format(value=value.en)}")  # fmt: skip


def fact_label(spec: FactSpec, rules: RuleSet) -> Both:
    """Return how a fact is called; what a person judges is called after what the judgement says."""
    if ".judged." not in spec.name:
        return said(spec.label)
    text = without_slots(spec.label, rules)
    return Both(f"oordeel van een mens ({text.nl.rstrip('.')})",
                f"judged by a person ({text.en.rstrip('.')})")  # fmt: skip


def _operand(condition: Test, spec: FactSpec, rules: RuleSet) -> Both:
    operand = condition.operand
    if isinstance(operand, bool):
        return _YES if operand else _NO
    if isinstance(operand, Param):
        return number_in_words(operand.name, rules)
    if operand == AS_OF and spec.type == "day":
        return _TODAY
    labels = [said(rules.label(spec.of or "", name)) for name in _names(condition)]
    nl, en = ", ".join(each.nl for each in labels), ", ".join(each.en for each in labels)
    return Both(nl, en) if condition.operator in _NAMING else Both(f"‘{nl}’", f"‘{en}’")


_NAMING = ("is", "in", "includes")


def _names(condition: Test) -> tuple[str, ...]:
    operand = condition.operand
    if isinstance(operand, tuple):
        return operand
    return (operand,) if isinstance(operand, str) else ()


def number_in_words(name: str, rules: RuleSet, value: Parameter | None = None) -> Both:
    """Return a value of a parameter with its unit, left out the newest; a day stands by itself."""
    return number_of(value or rules.parameters[name])


def number_of(number: Parameter) -> Both:
    """Return one value with its unit; a day stands by itself."""
    if not isinstance(number.value, int):
        return Both(str(number.value), str(number.value))
    unit = UNITS.get(number.unit, number.unit)
    return Both(f"{number.value} {number.unit}", f"{number.value} {unit}")


def said(text: I18n) -> Both:
    """Return a text in both languages; where English is missing, the Dutch text."""
    return Both(text.nl, text.en or text.nl)


_SLOTS: dict[str, Both] = {
    "person": Both("deze persoon", "this person"),
    "persons": Both("deze mensen", "these people"),
    "situation": Both("deze situatie", "this situation"),
    "situations": Both("deze situaties", "these situations"),
    "agreement": Both("deze afspraak", "this agreement"),
    "agreements": Both("deze afspraken", "these agreements"),
    "moments": Both("deze momenten", "these moments"),
    "factor": Both("deze factor", "this factor"),
}
_SLOT = re.compile(r"\{\w+\}")
_REST = "[…]"


def without_slots(text: I18n, rules: RuleSet) -> Both:
    """Return a text with roles where the names of people come: "bij [wie het overkomt]"."""
    made = said(text)
    named = {name: said(rules.label("groups", name)) for name in rules.terms.get("groups", {})}
    for name, words in {**named, **_SLOTS}.items():
        slot = "{" + name + "}"
        made = Both(made.nl.replace(slot, f"[{words.nl}]"), made.en.replace(slot, f"[{words.en}]"))
    return Both(_SLOT.sub(_REST, made.nl), _SLOT.sub(_REST, made.en))
