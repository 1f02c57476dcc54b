"""The same rules in the words of other languages: Python as one writes it by hand, and two peers.

Everything is known here, so that a test is yes or no. A rule about a situation is worked out for
each of them; a tag another rule refers to is worked out once where the language has a place to keep
it, and written out in full where it has not.
"""

from collections.abc import Callable
from typing import Any

from benchmarks.workload import about
from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    Not,
    Param,
    Quantified,
    Test,
)
from top3.rules.language import RuleSet

_SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}


class PythonText:
    """Conditions as Python expressions over `h` (the household) and `s` (a situation).

    `lists` writes list comprehensions instead of generators, for an evaluator that has no other;
    `kept` says how a tag about a situation is read where it was worked out before.
    """

    def __init__(self, rules: RuleSet, *, lists: bool = False, kept: bool = True) -> None:
        """Keep the rules, whose numbers are written out."""
        self._rules = rules
        self._lists = lists
        self._kept = kept
        inside = about(rules, "situation")
        self._places = {rule.id: place for place, rule in enumerate(inside)}

    def rule(self, rule_id: str) -> str:
        """Return the expression for a whole rule."""
        rule = self._rules.by_id[rule_id]
        scope = rule.head.about
        parts = [
            self.of(rule.when, scope),
            *(f"not ({self.of(each, scope)})" for each in rule.unless),
        ]
        return " and ".join(parts)

    def of(self, part: Condition, scope: str) -> str:
        """Return the expression for a condition."""
        match part:
            case All(of=parts):
                return f"({' and '.join(self.of(each, scope) for each in parts)})"
            case AnyOf(of=parts):
                return f"({' or '.join(self.of(each, scope) for each in parts)})"
            case Not(of=inner):
                return f"(not ({self.of(inner, scope)}))"
            case Count(at_least=number, of=parts):
                listed = " + ".join(f"({self.of(each, scope)})" for each in parts)
                return f"({listed} >= {self._rules.number(number.name)})"
            case FindingRef(rule=rule_id):
                return self._tag(rule_id, scope)
            case Quantified(quantifier=quantifier, of=inner):
                return self._over("any" if quantifier == "any" else "all", inner)
            case _:
                assert isinstance(part, Test)
                return self._test(part, "s" if part.fact.startswith("situation") else "h")

    def _over(self, function: str, inner: Condition) -> str:
        body = f'{self.of(inner, "inside")} for s in h["situation"]'
        return f"{function}([{body}])" if self._lists else f"{function}({body})"

    def _tag(self, rule_id: str, scope: str) -> str:
        if not self._kept:
            return f"({self.rule(rule_id)})"
        name = rule_id.replace("-", "_")
        return name if scope == "situation" else f"tags[id(s)][{self._places[rule_id]}]"

    def _test(self, part: Test, record: str) -> str:
        cell = f'{record}["{part.fact.partition(".")[2]}"]'
        operand = part.operand
        if operand is True:
            return cell
        if part.operator == "includes":
            names = ", ".join(map(repr, operand)) if isinstance(operand, tuple) else ""
            if self._lists:
                return f"any([each in ({names}) for each in {cell}])"
            return f"(not {cell}.isdisjoint(({names})))"
        if isinstance(operand, tuple):
            return f"{cell} in {operand}"
        if part.operator == "within":
            assert isinstance(operand, Param)
            return f"(day - {cell}).days <= {self._rules.number(operand.name)}"
        if isinstance(operand, Param):
            return f"{cell} {_SIGNS[part.operator]} {self._rules.number(operand.name)}"
        return f"{cell} in {self._from(part)}"

    def _from(self, part: Test) -> tuple[str, ...]:
        """Return the levels at or above a level: how a scale is written by hand."""
        levels = self._rules.dictionary.values_of(self._rules.dictionary.facts[part.fact])
        return levels[levels.index(str(part.operand)) :]


class ZenText(PythonText):
    """Conditions in the expression language of zen-engine, over the same records as JSON."""

    def __init__(self, rules: RuleSet) -> None:
        """Keep the rules; tags about situations are written out in full."""
        super().__init__(rules, kept=False)

    def about_situations(self, rule_id: str) -> str:
        """Return the expression that gives a list: what the rule says of each situation."""
        return f"map(h.situation, {self.rule(rule_id)})"

    def _over(self, function: str, inner: Condition) -> str:
        body = self.of(inner, "inside")
        return f"{'some' if function == 'any' else 'all'}(h.situation, {body})"

    def of(self, part: Condition, scope: str) -> str:
        """Return the expression for a condition."""
        if isinstance(part, Count):
            listed = " + ".join(f"({self.of(each, scope)} ? 1 : 0)" for each in part.of)
            return f"({listed} >= {self._rules.number(part.at_least.name)})"
        return super().of(part, scope)

    def _test(self, part: Test, record: str) -> str:
        cell = f"{'#' if record == 's' else 'h'}.{part.fact.partition('.')[2]}"
        operand = part.operand
        if operand is True:
            return cell
        if part.operator == "includes" and isinstance(operand, tuple):
            names = " or ".join(f"contains({cell}, '{name}')" for name in operand)
            return f"({names})"
        if isinstance(operand, Param):
            sign = "<=" if part.operator == "within" else _SIGNS[part.operator]
            return f"{cell} {sign} {self._rules.number(operand.name)}"
        names = operand if isinstance(operand, tuple) else self._from(part)
        return f"{cell} in [{', '.join(repr(name) for name in names)}]"


Handwritten = Callable[[dict[str, Any], Any], Any]


def handwritten(rules: RuleSet) -> Handwritten:
    """Return the rules as one Python function would have them: the floor of every ratio.

    It gives, for the household and for each situation, a yes or a no for every rule.
    """
    text = PythonText(rules)
    own, inside = about(rules, "household"), about(rules, "situation")
    names = ", ".join(rule.id.replace("-", "_") for rule in inside)
    lines = [
        "def of_situation(s, h, day):",
        *(f" {rule.id.replace('-', '_')} = {text.rule(rule.id)}" for rule in inside),
        f" return ({names})",
        "def handwritten(h, day):",
        " tags = {id(s): of_situation(s, h, day) for s in h['situation']}",
        " return (",
        *(f"  {text.rule(rule.id)}," for rule in own),
        " ), tags",
    ]
    return _function(lines, "handwritten")


def handwritten_with_trace(rules: RuleSet) -> Handwritten:
    """Return the same, with a note of every rule and every test in it: nothing skipped."""
    text = PythonText(rules)
    lines = ["def of_situation(s, h, day, tags):"]
    for rule in about(rules, "situation"):
        lines += _noted(text, rule.id, " ", rules)
    names = ", ".join(rule.id.replace("-", "_") for rule in about(rules, "situation"))
    lines += [
        f" return ({names}), [{', '.join(f'n_{name}' for name in names.split(', '))}]",
        "def handwritten(h, day):",
        " made = {id(s): of_situation(s, h, day, None) for s in h['situation']}",
        " tags = {name: each[0] for name, each in made.items()}",
    ]
    for rule in about(rules, "household"):
        lines += _noted(text, rule.id, " ", rules)
    own = [rule.id.replace("-", "_") for rule in about(rules, "household")]
    notes = ", ".join(f"n_{name}" for name in own)
    lines += [f" return ({', '.join(own)},), tags, [{notes}], made"]
    return _function(lines, "handwritten")


def _noted(text: PythonText, rule_id: str, indent: str, rules: RuleSet) -> list[str]:
    """Return the lines that work out every test of a rule first, and note it by its name."""
    rule, name = rules.by_id[rule_id], rule_id.replace("-", "_")
    scope = rule.head.about
    parts = rule.when.of if isinstance(rule.when, All) else (rule.when,)
    values = [text.of(part, scope) for part in parts]
    values += [f"not ({text.of(part, scope)})" for part in rule.unless]
    kept = [f"p{n}" for n in range(len(values))]
    return [
        *(f"{indent}{each} = {value}" for each, value in zip(kept, values, strict=True)),
        f"{indent}{name} = {' and '.join(kept)}",
        f"{indent}n_{name} = ({rule_id!r}, {name}, ({', '.join(kept)},))",
    ]


def _function(lines: list[str], name: str) -> Handwritten:
    names: dict[str, Any] = {}
    exec("\n".join(lines), names)  # noqa: S102 - the workload, written out above
    made: Handwritten = names[name]
    return made
