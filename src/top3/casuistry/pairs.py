"""Boundary pairs: two made-up cases, one fact apart, of which a rule says something else.

They show what a rule hangs on better than its words do: nothing else differs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from top3.casuistry.coverage.courses import example_case
from top3.casuistry.coverage.covering import covering_file, made_of
from top3.casuistry.steering.edits import Edit, changed
from top3.casuistry.steering.plausible import is_plausible
from top3.casuistry.steering.search import Aim, Steering, look
from top3.casuistry.steering.target import out_of_reach
from top3.casuistry.steering.words import Told, told
from top3.errors import Both, CaseError
from top3.method.facts import CaseWorld
from top3.method.vocabulary import check_vocabulary
from top3.model.case import Case
from top3.rules.evaluate import Evaluator, Finding
from top3.rules.findings import Key
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri, Truth

_BASES = ("quiet", "two-quarrels", "anonymous-line", "many-factors-no-situation", "dossier-06")
_MOST_TRIES = 1_500
_ORDER: tuple[Truth, ...] = (Tri.FALSE, Tri.UNKNOWN, None)
"""What the other case may say, best first: from a yes to a no is the clearest."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two cases, and what the rule says in it of the item the pair is about."""

    case: Case = field(repr=False)
    finding: Finding


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cases in which one fact differs, and with it what a rule says of the same item."""

    rule: Rule
    about: Key
    holds: Side
    other: Side
    edit: Edit
    fact: Told


@dataclass(frozen=True, slots=True)
class NoPair:
    """A rule for which no pair was found, and why."""

    rule: Rule
    why: Both


def pairs(rules: RuleSet) -> Iterator[Pair | NoPair]:
    """Yield a pair for every rule, or why there is none, in the order of the rules."""
    for rule in rules.by_id.values():
        yield pair_of(rules, rule)


def pair_of(rules: RuleSet, rule: Rule, *, begun: Iterable[Case] | None = None) -> Pair | NoPair:
    """Return two cases, one fact apart, about one of which the rule holds and not the other.

    It begins with example cases, changed as little as needed until the rule holds; then every fact
    the rule hangs on is changed by itself. `begun` are other cases to begin with.
    """
    aim = Aim(rule, Tri.TRUE)
    if missed := out_of_reach(rules, [aim]):
        return NoPair(rule, missed.why)
    reached = False
    for case in _begun(rules, rule) if begun is None else begun:
        found = Steering(rules, [aim], case.as_of).steer(case, most_tries=_MOST_TRIES)
        if found is None or found.about[0] is None:
            continue
        reached = True
        if pair := _one_apart(rules, rule, found.case, found.about[0]):
            return pair
    return NoPair(rule, _MORE_THAN_ONE if reached else _NOT_FOUND)


def _begun(rules: RuleSet, rule: Rule) -> Iterator[Case]:
    point = f"{rule.id}=TRUE"
    for each in covering_file():
        if point in each.reaches:
            yield made_of(each, rules)
    for name in _BASES:
        yield example_case(name, rules)


def _one_apart(rules: RuleSet, rule: Rule, case: Case, about: Key) -> Pair | None:
    """Return the pair that the change of one fact makes, the clearest there is."""
    day, data = case.as_of, case.to_data()
    here = _finding(rules, rule, case, about)
    found: dict[Truth, tuple[Edit, Case, Finding]] = {}
    for value in _ORDER:
        steering = Steering(rules, [Aim(rule, value)], day)
        seen = look(case, rules, steering.aims, day)
        for edit in steering.near(data, seen):
            made = _made(rules, data, edit)
            there = made and _finding(rules, rule, made, about)
            if made and there and there.value is value:
                found[value] = (edit, made, there)
                break
        if value in found:
            break
    for value in _ORDER:
        if value in found and here:
            edit, made, there = found[value]
            fact = told(edit, case, made, rules, day)
            return Pair(rule, about, Side(case, here), Side(made, there), edit, fact)
    return None


def _made(rules: RuleSet, data: dict[str, Any], edit: Edit) -> Case | None:
    if any(each.kind == "drop" and len(data[each.path[0]]) > 1 for each in edit.parts):
        return None  # that is more than one fact
    try:
        case = Case.model_validate(changed(data, edit))
        check_vocabulary(case, rules)
    except (ValueError, KeyError, CaseError):  # a change that does not fit what else is there
        return None
    return case if is_plausible(case, edit) else None


def _finding(rules: RuleSet, rule: Rule, case: Case, about: Key) -> Finding | None:
    world = CaseWorld(case, rules, case.as_of)
    if about not in world.items(about[0]):
        return None
    evaluator = Evaluator(world.rules, world)
    return evaluator.finding(world.rules.by_id[rule.id], about)


_NOT_FOUND = Both(
    "geen zaak gevonden waarin de regel geldt; dat bewijst niet dat die er niet is",
    "no case found in which the rule holds; that does not show that there is none",
)
_MORE_THAN_ONE = Both(
    "geen enkel feit alleen verandert de uitkomst van de gevonden zaken",
    "no single fact changes the outcome of the cases that were found",
)

__all__ = ["NoPair", "Pair", "Side", "pair_of", "pairs"]
