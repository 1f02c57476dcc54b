"""Rules that are wrong on purpose, each in one way: what a good test must notice.

A mutant is made on the parsed rule, never on its text. Its name is stable: it says where in the
rule something was changed, counted from 1, and what.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

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
from top3.rules.language import OUTCOMES, Kind, Rule, RuleSet

_OPPOSITE: dict[str, Any] = {
    "at_least": "below",
    "below": "at_least",
    "at_most": "above",
    "above": "at_most",
    "before": "after",
    "after": "before",
}
_STEPS = ((1, "+1", "plus-1"), (-1, "-1", "minus-1"))
Change = tuple[str, Both, Condition]
"""One changed condition: the name of the change, the change in words, and what it became."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One rule, wrong in one way: its stable name, what was changed, and the wrong rule."""

    rule: Rule
    name: str
    words: Both
    wrong: Rule


def shifted(rules: RuleSet) -> RuleSet:
    """Return the rule set with every parameter one higher and one lower beside it."""
    beside = {
        f"{name}{sign}": tuple(
            each.model_copy(update={"name": f"{name}{sign}", "value": _moved(each.value, by)})
            for each in values
        )
        for name, values in rules.history.items()
        for by, sign, _ in _STEPS
    }
    newest = {name: values[-1] for name, values in beside.items()}
    return replace(
        rules,
        history={**rules.history, **beside},
        parameters={**rules.parameters, **newest},
    )


def _moved(value: int | date, by: int) -> int | date:
    return value + by if isinstance(value, int) else value + timedelta(days=by)


def mutants_of(rule: Rule, rules: RuleSet) -> Iterator[Mutant]:
    """Yield every mutant of a rule, conditions first, in the order of the rule.

    Their numbers may be those of `shifted(rules)`: evaluate them in that set.
    """
    changes = _Changes(rules)
    for name, words, when in changes.of(rule.when, "when"):
        yield Mutant(rule, name, words, replace(rule, when=when))
    for index, part in enumerate(rule.unless):
        before, after = rule.unless[:index], rule.unless[index + 1 :]
        path = f"unless.{index + 1}"
        words = _left_out(part)
        yield Mutant(rule, f"{path}.dropped", words, replace(rule, unless=(*before, *after)))
        for name, changed, other in changes.of(part, path):
            yield Mutant(rule, name, changed, replace(rule, unless=(*before, other, *after)))
    yield from _other_heads(rule, rules)


class _Changes:
    """Changes one thing in a condition, in every way there is."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    def of(self, part: Condition, path: str) -> Iterator[Change]:
        """Yield every change of a condition and of what is inside it."""
        match part:
            case All(of=parts) | AnyOf(of=parts):
                yield from self._joined(part, parts, path)
            case Count(of=parts):
                yield from self._counted(part, path)
                yield from self._inside(parts, path, lambda of: replace(part, of=of))
            case Not(of=inner):
                yield f"{path}.not-dropped", _turned(inner), inner
                for name, words, changed in self.of(inner, f"{path}.not"):
                    yield name, words, Not(changed)
            case Quantified(of=inner):
                yield from self._quantified(part, path)
                yield from self._elsewhere(part, path)
                for name, words, changed in self.of(inner, f"{path}.{_group(part)}"):
                    yield name, words, replace(part, of=changed)
            case Test():
                yield from self._test(part, path)
            case UnknownTest(reasons=(_, *_)):
                words = Both("elke reden telt", "any reason counts")
                yield f"{path}.any-reason", words, replace(part, reasons=())
                yield _negated(part, path)
            case KnownTest() | UnknownTest() | FindingRef():
                yield _negated(part, path)

    def _joined(
        self, part: All | AnyOf, parts: tuple[Condition, ...], path: str
    ) -> Iterator[Change]:
        key = "all" if isinstance(part, All) else "any"
        if len(parts) > 1:
            other = AnyOf(parts) if isinstance(part, All) else All(parts)
            words = Both(f"'{key}' omgedraaid", f"'{key}' swapped")
            yield f"{path}.{key}-swapped", words, other
        yield from self._inside(parts, f"{path}.{key}", type(part))

    def _inside(
        self,
        parts: tuple[Condition, ...],
        path: str,
        made: Callable[[tuple[Condition, ...]], Condition],
    ) -> Iterator[Change]:
        for index, each in enumerate(parts):
            before, after = parts[:index], parts[index + 1 :]
            here = f"{path}.{index + 1}"
            if before or after:
                yield f"{here}.dropped", _left_out(each), made((*before, *after))
            for name, words, changed in self.of(each, here):
                yield name, words, made((*before, changed, *after))

    def _counted(self, part: Count, path: str) -> Iterator[Change]:
        for _, sign, step in _STEPS:
            words = Both(f"grens {sign}", f"bound {sign}")
            yield (
                f"{path}.count-{step}",
                words,
                replace(part, at_least=_beside(part.at_least, sign)),
            )

    def _quantified(self, part: Quantified, path: str) -> Iterator[Change]:
        swapped: Any = "every" if part.quantifier == "any" else "any"
        here = f"{path}.{_group(part)}"
        words = Both(f"{part.quantifier} werd {swapped}", f"{part.quantifier} became {swapped}")
        yield f"{here}-swapped", words, replace(part, quantifier=swapped)
        yield _negated(part, here)

    def _elsewhere(self, part: Quantified, path: str) -> Iterator[Change]:
        """Yield the same asked of another group with the same kind of members."""
        groups = self._rules.dictionary.groups
        own = {(each.scope, each.of) for each in groups.values() if each.name == part.group}
        for name in sorted({each.name for each in groups.values()} - {part.group}):
            # one name may stand for a group of several scopes: the other must be there in each
            if all((scope, name) in groups and groups[scope, name].of == of for scope, of in own):
                words = Both(f"{part.group} werd {name}", f"{part.group} became {name}")
                yield f"{path}.{_group(part)}-of-{name}", words, replace(part, group=name)
                return

    def _test(self, part: Test, path: str) -> Iterator[Change]:
        opposite = _OPPOSITE.get(part.operator)
        if opposite:
            words = Both(f"{part.operator} werd {opposite}", f"{part.operator} became {opposite}")
            yield f"{path}.flipped", words, replace(part, operator=opposite)
        elif isinstance(part.operand, bool):
            words = Both("ja werd nee, of andersom", "yes became no, or the other way round")
            yield f"{path}.flipped", words, replace(part, operand=not part.operand)
        else:
            yield _negated(part, path)
        if isinstance(part.operand, Param):
            yield from _shifted(part, part.operand, path)
        elif isinstance(part.operand, str | tuple) and part.operand != AS_OF:
            yield from self._renamed(part, path)

    def _renamed(self, part: Test, path: str) -> Iterator[Change]:
        values = self._rules.dictionary.values_of(self._rules.dictionary.facts[part.fact])
        if isinstance(part.operand, str):
            at = values.index(part.operand)
            for by, sign, _ in _STEPS:
                if 0 <= at + by < len(values):
                    other = values[at + by]
                    words = Both(f"{part.operand} werd {other}", f"{part.operand} became {other}")
                    yield f"{path}.{sign[0]}{other}", words, replace(part, operand=other)
            return
        assert isinstance(part.operand, tuple)
        for name in part.operand:
            rest = tuple(each for each in part.operand if each != name)
            if rest:
                words = Both(f"{name} weggelaten", f"{name} left out")
                yield f"{path}.without-{name}", words, replace(part, operand=rest)
        for name in values:
            if name not in part.operand:
                words = Both(f"{name} erbij", f"{name} added")
                yield f"{path}.with-{name}", words, replace(part, operand=(*part.operand, name))


def _shifted(part: Test, param: Param, path: str) -> Iterator[Change]:
    for _, sign, step in _STEPS:
        words = Both(f"{param.name} {sign}", f"{param.name} {sign}")
        yield f"{path}.{step}", words, replace(part, operand=_beside(param, sign))


def _beside(param: Param, sign: str) -> Param:
    return Param(f"{param.name}{sign}")


def _group(part: Quantified) -> str:
    return f"{part.quantifier}_{part.group}"


def _negated(part: Condition, path: str) -> Change:
    return f"{path}.negated", _turned(part), Not(part)


def _left_out(part: Condition) -> Both:
    return Both(f"weggelaten: {shown(part)}", f"left out: {shown(part)}")


def _turned(part: Condition) -> Both:
    return Both(f"omgekeerd: {shown(part)}", f"turned round: {shown(part)}")


def shown(part: Condition) -> str:
    """Return a condition in one line, as far as it says what it is about."""
    match part:
        case Test(fact=fact, operator=operator, operand=operand):
            value = operand.name if isinstance(operand, Param) else operand
            names = ", ".join(value) if isinstance(value, tuple) else str(value)
            return f"{fact} {operator} {names.lower() if isinstance(value, bool) else names}"
        case KnownTest(fact=fact):
            return f"known {fact}"
        case UnknownTest(fact=fact):
            return f"unknown {fact}"
        case FindingRef(rule=rule):
            return f"finding {rule}"
        case Not(of=inner):
            return f"not {shown(inner)}"
        case Quantified(of=inner):
            return f"{_group(part)}: {shown(inner)}"
        case All() | AnyOf() | Count():
            word = {All: "all", AnyOf: "any", Count: "count"}[type(part)]
            return f"{word} ({', '.join(shown(each) for each in part.of)})"


def _other_heads(rule: Rule, rules: RuleSet) -> Iterator[Mutant]:
    """Yield the rule with another outcome, of another kind, or without its own caution."""
    key, value = rule.outcome
    for other_key, other in _other_outcomes(rule, rules):
        words = Both(f"{key}: {value} werd {other_key}: {other}",
                     f"{key}: {value} became {other_key}: {other}")  # fmt: skip
        yield _with_head(rule, f"then.{other_key}-{other}", words, then={other_key: other})
    kind: Kind = "danger" if rule.head.kind == "tag" else "tag"
    then = {"acute_check": "required"} if kind == "danger" else {"tag": value}
    words = Both(f"{rule.head.kind} werd {kind}", f"{rule.head.kind} became {kind}")
    yield _with_head(rule, f"kind-{kind}", words, kind=kind, then=then, lowers=False)
    if rule.head.lowers:
        words = Both("'lowers' weggelaten", "'lowers' left out")
        yield _with_head(rule, "lowers-dropped", words, lowers=False)


def _with_head(rule: Rule, name: str, words: Both, **changed: Any) -> Mutant:
    return Mutant(rule, name, words, replace(rule, head=rule.head.model_copy(update=changed)))


def _other_outcomes(rule: Rule, rules: RuleSet) -> Iterator[tuple[str, str]]:
    """Yield one other outcome of each sort that rules of this kind can have."""
    key, value = rule.outcome
    declared = {
        "at_least": rules.urgency,
        "acute_check": ("required",),
        "judge": tuple(rules.dictionary.lists),
        **rules.declared,
    }
    for each in OUTCOMES[rule.head.kind]:
        names = declared.get(each, (f"not_{value}",))
        others = [name for name in names if (each, name) != (key, value)]
        if others:
            yield each, others[0]
