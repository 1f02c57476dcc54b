"""Whether a change to a rule set can lower caution: proven, found with a witness, or not excluded.

Every rule that raises caution, and every gate, is held against its former self in all small worlds
(`trial`), parts that both have alike as one variable each. Where that proves nothing they are
looked into, and where that makes too many worlds only yes, no and unknown are tried. What is still
too much counts as: it may.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from top3.errors import Both
from top3.rules.assemble import leaned_on
from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    Not,
    Quantified,
    Test,
    parameter_of,
    walk,
)
from top3.rules.evaluate import Evaluator
from top3.rules.explain import VALUES
from top3.rules.language import FactDictionary, FactSpec, Rule, RuleSet, Scope
from top3.rules.layers.trial import (
    Trial,
    atom,
    conditions_of,
    facts_in,
    is_atom,
    numbers_of,
    outline_of,
    trials,
)
from top3.rules.logic import Tri, Truth
from top3.values import I18n

MOST_WORLDS = 4000
"""How many worlds one rule is looked at in; beyond it a change counts as loosening."""

Closure = tuple[object, object, object]
Part = tuple[Scope, Condition, bool]
"""A part of a condition, what it is about, and whether it stands under a negation: read the other
way, the same words can have another value."""

_RAISING = ("danger", "question", "warning", "advice")
_RANK: dict[Truth, int] = {None: 0, Tri.FALSE: 0, Tri.UNKNOWN: 1, Tri.TRUE: 2}
_TOO_MANY = Both(
    "te veel mogelijkheden om uit te sluiten dat het minder voorzichtig wordt",
    "too many possibilities to exclude that it becomes less cautious",
)
_GONE = Both("die er niet meer is", "which is no longer there")
_NOT_ASKED = Both("wat open is, wordt niet meer gevraagd", "what is open is no longer asked")
_ASKED_AGAIN = Both("wie nu niets gevraagd wordt, wordt weer gevraagd",
                    "who is asked nothing now is asked again")  # fmt: skip
_OTHER_OUTCOME = Both("een andere of mildere uitkomst", "another or a milder outcome")
NEW_LOWERING = Both("een nieuwe regel die verlaagt", "a new rule that lowers")
"""What is said of a new tag whose yes lowers caution."""


@dataclass(frozen=True, slots=True)
class Loosening:
    """A rule that can become less cautious, or a gate that can open earlier; and in which world.

    `touched` names the rules, parameters and facts it leans on, before and after the change.
    """

    rule: str
    witness: Both
    touched: frozenset[str]


def loosened(before: RuleSet, after: RuleSet) -> Iterator[Loosening]:
    """Yield every rule that can be less cautious after a change than before, at most once each.

    Args:
        before: The rule set as it was.
        after: The rule set with the changes; both whole and coherent.
    """
    seen: set[str] = set()
    done: set[object] = set()
    for day in _days(before, after):
        was, now = before.on(day), after.on(day)
        for rule in _watched(was, now):
            key = (rule.id, _closure(was, rule.id), _closure(now, rule.id))
            if rule.id in seen or key in done or key[1] == key[2]:
                continue
            done.add(key)
            found = _compare(was, now, rule.id, day)
            if found is not None:
                seen.add(rule.id)
                yield Loosening(rule.id, found, touched(was, now, rule.id))
    yield from _longer(before, after)


def _days(before: RuleSet, after: RuleSet) -> list[date]:
    """Return every day on which something may begin to differ."""
    start = after.valid.from_
    periods = [rule.head.valid for each in (before, after) for rule in each.rules]
    days = {period.from_ for period in periods if period}
    days |= {period.to for period in periods if period and period.to}
    for each in (before, after):
        days |= {value.from_ for values in each.history.values() for value in values}
    later = {day for day in days if day > start and after.valid.holds_on(day)}
    return [start, *sorted(later)]


def _watched(was: RuleSet, now: RuleSet) -> list[Rule]:
    """Return the rules that raise caution, the gates and the tags that lower, old and new."""
    rules = {rule.id: rule for each in (now, was) for rule in each.rules}
    return [
        rule for rule in rules.values() if rule.head.kind in (*_RAISING, "gate") or _lowers(rule)
    ]


def _lowers(rule: Rule) -> bool:
    return rule.head.kind == "tag" and rule.head.lowers


def _reached(rules: RuleSet, name: str) -> list[Rule]:
    own = rules.by_id.get(name)
    return sorted(leaned_on(rules, own), key=lambda each: each.id) if own else []


def _parameters(rules: RuleSet, name: str) -> set[str]:
    """Return the names of the parameters a rule leans on, also through what it reads."""
    found = {
        parameter.name
        for rule in _reached(rules, name)
        for condition in conditions_of(rule)
        for part in walk(condition)
        if (parameter := parameter_of(part))
    }
    for fact in _facts(rules, name):
        condition = rules.dictionary.applies.get(fact)
        parts = walk(condition) if condition is not None else ()
        found |= {parameter.name for part in parts if (parameter := parameter_of(part))}
    return found


def _facts(rules: RuleSet, name: str) -> set[str]:
    rule = rules.by_id.get(name)
    return (
        {each for part in conditions_of(rule) for each in facts_in(part, rules)} if rule else set()
    )


def _closure(rules: RuleSet, name: str) -> Closure:
    """Return everything the value of a rule depends on, so that it can be compared."""
    parts = tuple(
        (rule.id, rule.when, rule.unless, rule.head.kind, rule.head.lowers)
        for rule in _reached(rules, name)
    )
    own = rules.by_id.get(name)
    head = (own.outcome, own.head.ask_if_unknown, own.head.not_asked) if own else None
    numbers = numbers_of(rules, _parameters(rules, name))
    return parts, head, tuple((each, number.value) for each, number in numbers)


def touched(was: RuleSet, now: RuleSet, name: str) -> frozenset[str]:
    """Return the rules and parameters a rule leans on, before and after a change; itself too."""
    names: set[str] = {name}
    for rules in (was, now):
        names |= {rule.id for rule in _reached(rules, name)} | _parameters(rules, name)
    return frozenset(names)


def _compare(was: RuleSet, now: RuleSet, name: str, day: date) -> Both | None:
    """Say how a rule can be less cautious than it was; None where it cannot."""
    old, new = was.by_id.get(name), now.by_id.get(name)
    if old is None:
        return NEW_LOWERING if new and _lowers(new) else None
    if new is None:
        return None if _lowers(old) else _GONE
    if old.head.ask_if_unknown and not new.head.ask_if_unknown:
        return _NOT_ASKED
    if old.head.not_asked != new.head.not_asked and old.head.not_asked:
        return _ASKED_AGAIN
    if _is_milder(old, new, now.urgency):
        return _OTHER_OUTCOME
    (before, _, numbers), (after, _, others) = _closure(was, name), _closure(now, name)
    same = before == after and numbers == others
    return None if same else _in_worlds((old, new, was, now), day)


def _is_milder(old: Rule, new: Rule, urgency: tuple[str, ...]) -> bool:
    (key, was), (_, now) = old.outcome, new.outcome
    if key == "at_least" and was in urgency and now in urgency:
        return urgency.index(now) < urgency.index(was)
    return was != now


Pair = tuple[Rule, Rule, RuleSet, RuleSet]
"""A rule as it was and as it is, each with its rule set."""


def _in_worlds(pair: Pair, day: date) -> Both | None:
    """Say in which world it is less cautious; the largest choice of worlds that can be done."""
    rough = _without_alike(*pair, apart=False)
    worlds = _worlds(rough, day, basic=False)
    # parts that are alike can then be anything, each by itself: more worlds than there are
    if worlds is not None and not any(_lower_in(world, *rough) for world in worlds):
        return None
    thinner = _without_alike(*pair, apart=True)
    for basic in (False, True):
        for each in (pair, thinner):
            worlds = _worlds(each, day, basic=basic)
            if worlds is not None:
                return next(filter(None, (_lower_in(world, *each) for world in worlds)), None)
    return _TOO_MANY


def _worlds(pair: Pair, day: date, *, basic: bool) -> Iterator[Trial] | None:
    old, new, was, now = pair
    outline = outline_of(((old, was), (new, now)), (old.head.about, old.head.about))
    return trials(outline, (was, now), day, MOST_WORLDS, basic=basic)


def _lower_in(world: Trial, old: Rule, new: Rule, was: RuleSet, now: RuleSet) -> Both | None:
    item = (old.head.about, old.head.about)
    before = Evaluator(was, world).finding(old, item).value
    after = Evaluator(now, world).finding(new, item).value
    lower = _RANK[after] < _RANK[before]
    if old.head.kind == "gate" or _lowers(old) or _lowers(new):
        lower = _RANK[after] > _RANK[before]
    if not lower:
        return None
    first, then, words = VALUES[before], VALUES[after], world.in_words()
    return Both(
        f"was '{first.nl}', wordt '{then.nl}', bij {words or 'niets bekend'}",
        f"was '{first.en}', becomes '{then.en}', with {words or 'nothing known'}",
    )


def _without_alike(old: Rule, new: Rule, was: RuleSet, now: RuleSet, *, apart: bool) -> Pair:
    """Put what both have alike aside: each such part becomes one fact of its own.

    With `apart` only parts that share no fact with what is left: those do vary by themselves.
    """
    alike = _alike(old, new, was, now)
    while apart:
        left = _left(old, alike, was) | _left(new, alike, now)
        mixed = {each for each in alike if facts_in(each[1], was) & left}
        if not mixed:
            break
        alike = {each: number for each, number in alike.items() if each not in mixed}
    dictionary = replace(
        was.dictionary,
        facts={**now.dictionary.facts, **was.dictionary.facts, **_atoms(alike)},
    )
    first, second = _thinner(old, alike, was), _thinner(new, alike, now)
    return first, second, _with(was, first, dictionary), _with(now, second, dictionary)


def _thinner(rule: Rule, alike: Mapping[Part, int], rules: RuleSet) -> Rule:
    when, *unless = (
        _put_aside((rule.head.about, each, number > 0), alike, rules)
        for number, each in enumerate(conditions_of(rule))
    )
    return replace(rule, when=when, unless=tuple(unless))


def _with(rules: RuleSet, changed: Rule, dictionary: FactDictionary) -> RuleSet:
    listed = tuple(changed if rule.id == changed.id else rule for rule in rules.rules)
    return replace(rules, rules=listed, dictionary=dictionary)


def _alike(old: Rule, new: Rule, was: RuleSet, now: RuleSet) -> dict[Part, int]:
    """Number the parts that both versions have and that mean the same in both rule sets."""
    if old.head.lowers != new.head.lowers:  # all of it is read the other way
        return {}
    first, second = set(_parts(old, was)), set(_parts(new, now))
    both = [part for part in _parts(old, was) if part in first & second]
    same = [part for part in dict.fromkeys(both) if _means_the_same(part[1], was, now)]
    return {part: number for number, part in enumerate(same, start=1)}


def _means_the_same(part: Condition, was: RuleSet, now: RuleSet) -> bool:
    names = {each.rule for each in walk(part) if isinstance(each, FindingRef)}
    if any(_closure(was, name) != _closure(now, name) for name in names):
        return False
    numbers = {param.name for each in walk(part) if (param := parameter_of(each))}
    return numbers_of(was, numbers) == numbers_of(now, numbers)


def _parts(rule: Rule, rules: RuleSet) -> Iterator[Part]:
    for number, condition in enumerate(conditions_of(rule)):
        yield from _parts_in((rule.head.about, condition, number > 0), rules)


def _parts_in(part: Part, rules: RuleSet) -> Iterator[Part]:
    yield part
    scope, condition, negated = part
    inner: Scope = scope
    if isinstance(condition, Quantified):
        inner = rules.dictionary.groups[scope, condition.group].of
    turned = negated != isinstance(condition, Not)
    for each in _inside(condition):
        yield from _parts_in((inner, each, turned), rules)


def _inside(condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, All | AnyOf | Count):
        return condition.of
    return (condition.of,) if isinstance(condition, Not | Quantified) else ()


def _left(rule: Rule, alike: Mapping[Part, int], rules: RuleSet) -> set[str]:
    """Return the facts that are read outside the parts that are put aside."""
    left = conditions_of(_thinner(rule, alike, rules))
    return {each for part in left for each in facts_in(part, rules) if not is_atom(each)}


def _put_aside(part: Part, alike: Mapping[Part, int], rules: RuleSet) -> Condition:
    scope, condition, negated = part
    number = alike.get(part)
    if number is not None:
        return Test(atom(scope, number), "is", True)
    if isinstance(condition, Quantified):
        inner = rules.dictionary.groups[scope, condition.group].of
        return replace(condition, of=_put_aside((inner, condition.of, negated), alike, rules))
    if isinstance(condition, Not):
        return Not(_put_aside((scope, condition.of, not negated), alike, rules))
    if isinstance(condition, All | AnyOf | Count):
        parts = tuple(_put_aside((scope, each, negated), alike, rules) for each in condition.of)
        return replace(condition, of=parts)
    return condition


def _atoms(alike: Mapping[Part, int]) -> dict[str, FactSpec]:
    names = I18n(nl="gelijk", en="alike")
    made = (
        FactSpec.model_construct(
            fact=atom(scope, number), scope=scope, type="flag", label=names, question=names
        )
        for (scope, _, _), number in alike.items()
    )
    return {spec.name: spec for spec in made}


def _longer(before: RuleSet, after: RuleSet) -> Iterator[Loosening]:
    """Yield the facts that are asked later, or that stay fresh longer, by a new number."""
    for spec in before.dictionary.facts.values():
        shelf = spec.shelf_life.param if spec.shelf_life else None
        for name in filter(None, (shelf, spec.ask_from_age)):
            for day in _days(before, after):
                was, now = (each.on(day).parameters.get(name) for each in (before, after))
                if was and now and _is_more(was.value, now.value):
                    found = Both(
                        f"{was.value} wordt {now.value} voor {spec.name}",
                        f"{was.value} becomes {now.value} for {spec.name}",
                    )
                    yield Loosening(spec.name, found, frozenset({name}))
                    break


def _is_more(was: object, now: object) -> bool:
    return isinstance(was, int) and isinstance(now, int) and now > was
