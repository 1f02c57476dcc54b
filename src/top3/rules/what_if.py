"""What would change it: the smallest sets of open facts that lead to another outcome; bounded."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Generic, TypeVar

from top3.rules.claims import Reading
from top3.rules.evaluate import Evaluator, Key, Node, World
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri, Truth
from top3.rules.suppose import Spot, Supposing, answers, tests_on

Outcome = TypeVar("Outcome", bound=Hashable)
MOST_FACTS = 3
MOST_TRIES = 2000


@dataclass(frozen=True, slots=True)
class Change(Generic[Outcome]):
    """A smallest set of open facts, 1 or more, whose answers can lead to another outcome."""

    facts: tuple[Spot, ...]
    to: Outcome


@dataclass(frozen=True, slots=True)
class Changes(Generic[Outcome]):
    """What could still change an outcome: smallest sets first.

    `open` are all facts that are open here. `bounded` says that not everything was looked at: the
    search stopped at its bound, or others may be involved who cannot be supposed. Without open
    facts nothing that is merely not known can change it.
    """

    now: Outcome
    sets: tuple[Change[Outcome], ...]
    open: tuple[Spot, ...]
    bounded: bool


def search(
    choices: Mapping[Spot, Sequence[Reading]],
    outcome: Callable[[Mapping[Spot, Reading]], Outcome],
    *,
    most_facts: int = MOST_FACTS,
    most_tries: int = MOST_TRIES,
) -> Changes[Outcome]:
    """Find every smallest set of facts that leads to another outcome, per outcome.

    Args:
        choices: The open facts, each with the answers that can be told apart, 1 or more.
        outcome: What comes out when some of them are supposed.
        most_facts: The largest set that is looked at.
        most_tries: How often `outcome` is asked at most.
    """
    now = outcome({})
    found: list[Change[Outcome]] = []
    tries = 0
    for size in range(1, min(most_facts, len(choices)) + 1):
        for spots in combinations(choices, size):
            for readings in product(*(choices[spot] for spot in spots)):
                if tries >= most_tries:
                    return Changes(now, tuple(found), tuple(choices), bounded=True)
                tries += 1
                made = outcome(dict(zip(spots, readings, strict=True)))
                if made != now and not _is_covered(found, spots, made):
                    found.append(Change(spots, made))
    return Changes(now, tuple(found), tuple(choices), bounded=len(choices) > most_facts)


def _is_covered(found: list[Change[Outcome]], spots: tuple[Spot, ...], to: Outcome) -> bool:
    return any(each.to == to and set(each.facts) <= set(spots) for each in found)


def what_changes(
    rules: RuleSet,
    world: World,
    rule: Rule,
    item: Key,
    *,
    most_facts: int = MOST_FACTS,
    most_tries: int = MOST_TRIES,
) -> Changes[Truth]:
    """Say what could still change what a rule says about an item.

    A definite yes or no holds whatever becomes known: then there is no set. Only answers to what is
    open are supposed; what was told is never taken back.
    """
    choices = choices_of(rules, world, rule, item)
    others = any(is_group(rules, spot) for spot in choices)

    def outcome(supposed: Mapping[Spot, Reading]) -> Truth:
        return Evaluator(rules, Supposing(world, rules, supposed)).finding(rule, item).value

    found = search(choices, outcome, most_facts=most_facts, most_tries=most_tries)
    return replace(found, bounded=found.bounded or others)


def is_group(rules: RuleSet, spot: Spot) -> bool:
    """Say whether a fact is who or what is in a group: others in it cannot be supposed."""
    scope, fact = spot[0][0], spot[1]
    groups = rules.dictionary.groups.values()
    return any(each.fact == fact for each in groups if each.scope == scope)


def choices_of(rules: RuleSet, world: World, rule: Rule, item: Key) -> dict[Spot, list[Reading]]:
    """Return the open facts of an evaluation, each with the answers its rule can tell apart."""
    today = rules.on(world.as_of)
    choices: dict[Spot, list[Reading]] = {}
    home = world.items("household")[0]
    for spot in open_facts(Evaluator(rules, world).tree(rule, item), home):
        spec = today.dictionary.facts[spot[1]]
        tests = tests_on(today, rule, spot[1])
        made = answers(today, spec, tests, world.read(*spot), world.as_of)
        choices[spot] = [each for each in made if each != world.read(*spot)]
    return choices


def open_facts(tree: Node, home: Key) -> tuple[Spot, ...]:
    """Return every fact that is open and can still matter, each once, in the order of the rule.

    `home` is the household: facts of it are its own, wherever they are read.
    """
    return tuple(dict.fromkeys(_open(tree, home)))


def _open(node: Node, home: Key) -> Iterator[Spot]:
    if node.value is not Tri.UNKNOWN:
        return
    if node.fact and not node.children:
        yield (home if node.fact.startswith("household.") else node.about), node.fact
    for child in node.children:
        yield from _open(child, home)
