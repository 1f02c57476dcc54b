"""Do the tests of a rule set bite? Make every rule wrong in every small way, and see who notices.

A mutant that no test notices is a survivor: a test is missing, or the rule says more than anybody
promised. One that no facts can tell from the rule itself is equivalent, and needs no test. One that
is left alive on purpose stands in `mutants.yaml` with a reason; never one of a danger or a gate.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from itertools import product

from top3.errors import Both, RulesetInvalidError, did_you_mean
from top3.rules.assemble import references
from top3.rules.authoring.mutants import Mutant, mutants_of, shifted
from top3.rules.authoring.rule_tests import holds, rule_of
from top3.rules.authoring.test_files import Expected, RuleTest
from top3.rules.evaluate import Evaluator
from top3.rules.folder import Folder
from top3.rules.language import Rule, RuleSet
from top3.rules.proving.reach import VALUES
from top3.rules.proving.regions import moments
from top3.rules.proving.search import Search, Witness
from top3.values import Frozen, I18n, Kebab, Words

NEVER_EXCUSED = ("danger", "gate")
"""The kinds of rules of which no mutant may be left alive."""

LIMIT = 4_000
"""How many regions are tried, for each pair of values, to tell a survivor from its rule."""


class Excuse(Frozen):
    """One mutant that is left alive, and why."""

    rule: Kebab
    mutant: Words
    reason: I18n


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant no test noticed, with facts that would show it, if such were found."""

    mutant: Mutant
    witness: Witness | None


@dataclass(slots=True)
class Mutation:
    """What became of every mutant: how many were noticed, and which were not."""

    killed: int = 0
    survivors: list[Survivor] = field(default_factory=list)
    equivalent: list[Mutant] = field(default_factory=list)
    excused: list[tuple[Mutant, Excuse]] = field(default_factory=list)

    @property
    def made(self) -> int:
        """How many mutants there were that some facts could tell from their rule."""
        return self.killed + len(self.survivors) + len(self.excused)


def mutate(
    tests: Iterable[RuleTest],
    rules: RuleSet,
    root: Traversable | None = None,
    *,
    only: Collection[str] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Mutation:
    """Make every mutant of every rule and see which ones the tests notice.

    Args:
        tests: The tests; all of them come out on the rules themselves.
        rules: The rule set.
        root: The folder of the rule set, for `mutants.yaml`; left out nothing is excused.
        only: The ids of the rules to make wrong; left out all of them.
        progress: Told after each rule how many are done, and of how many.

    Raises:
        RulesetInvalidError: `mutants.yaml` is wrong: an excuse for a danger or a gate, for a mutant
            that is not there, or for one that the tests notice; every fault with its line.
    """
    base, report = shifted(rules), Mutation()
    listed, alive = tuple(tests), list[Mutant]()
    names: dict[str, list[str]] = {}
    chosen = [rule for rule in rules.rules if only is None or rule.id in only]
    for done, rule in enumerate(chosen, 1):
        bearing = list(_bearing(rule, rules, listed))
        for mutant in mutants_of(rule, rules):
            names.setdefault(rule.id, []).append(mutant.name)
            if any(not _comes_out(mutant, base, *each) for each in bearing):
                report.killed += 1
            else:
                alive.append(mutant)
        progress(done, len(chosen))
    _sort(alive, base, _excuses(root, rules, names, alive), report)
    return report


def _bearing(
    rule: Rule, rules: RuleSet, tests: Iterable[RuleTest]
) -> Iterator[tuple[RuleTest, Expected]]:
    """Yield every expectation of the rule itself, then of the rules that lean on it."""
    named = {rule.id}
    while more := {each.id for each in rules.rules if references(each) & named} - named:
        named |= more
    found = [(test, each) for test in tests for each in test.expected if each.rule in named]
    yield from sorted(found, key=lambda pair: pair[1].rule != rule.id)


def _comes_out(mutant: Mutant, base: RuleSet, test: RuleTest, expected: Expected) -> bool:
    rules = _with(mutant, base)
    rule = rule_of(rules, test, expected)
    value = Evaluator(rules, test.world).finding(rule, expected.about).value
    return holds(rule, value, expected)


def _with(mutant: Mutant, base: RuleSet) -> RuleSet:
    rules = tuple(mutant.wrong if each is mutant.rule else each for each in base.rules)
    return replace(base, rules=rules)


def _sort(
    alive: Iterable[Mutant],
    base: RuleSet,
    excuses: Mapping[tuple[str, str], Excuse],
    report: Mutation,
) -> None:
    for mutant in alive:
        if excuse := excuses.get((mutant.rule.id, mutant.name)):
            report.excused.append((mutant, excuse))
            continue
        same, witness = told_apart(mutant, base)
        if same:
            report.equivalent.append(mutant)
        else:
            report.survivors.append(Survivor(mutant, witness))


def told_apart(mutant: Mutant, base: RuleSet) -> tuple[bool, Witness | None]:
    """Say whether a mutant is proven to say what its rule says, and else which facts show it.

    Proven means: no region of the facts both read tells them apart, groups with up to two members,
    and everything was looked at. Neither proven nor shown is (False, None).
    """
    if mutant.wrong.outcome != mutant.rule.outcome:
        return False, None
    # what both read is collected rule by rule, by id: so the wrong one is collected under another
    head = mutant.rule.head.model_copy(update={"id": "mutant", "kind": "tag", "lowers": False})
    read = (mutant.rule, replace(mutant.wrong, head=head))
    days, complete = moments(base, [part for each in read for part in (each.when, *each.unless)])
    if any(mutant.rule.id in references(each) for each in base.rules):
        complete = False  # who leans on it may read it in another direction
    pairs = [(one, other) for one, other in product(VALUES, repeat=2) if one is not other]
    for day, (one, other) in product(filter(mutant.rule.holds_on, days), pairs):
        search = Search(
            base, read, as_of=day, limit=LIMIT, also=("weak", "disputed", "not_applicable")
        )
        world = next(search.worlds([(mutant.rule, one), (mutant.wrong, other)]), None)
        if world is not None:
            return False, Witness(day, world.given())
        complete = complete and not search.hit
    return complete, None


def _excuses(
    root: Traversable | None, rules: RuleSet, named: Mapping[str, list[str]], alive: list[Mutant]
) -> dict[tuple[str, str], Excuse]:
    """Return what stands in `mutants.yaml`, by rule and mutant; empty where there is no such file.

    Raises:
        RulesetInvalidError: an excuse that is wrong, or that is not needed.
    """
    if root is None:
        return {}
    found: dict[tuple[str, str], Excuse] = {}
    folder = Folder(root)
    living = {(each.rule.id, each.name) for each in alive}
    for part in folder.entries("mutants.yaml", optional=True):
        excuse: Excuse | None = folder.built(part, Excuse)
        fault = excuse and _fault(excuse, rules, named, living)
        if excuse and fault:
            folder.fault(part, (), excuse.rule, *fault)
        elif excuse:
            found[excuse.rule, excuse.mutant] = excuse
    if folder.problems:
        raise RulesetInvalidError(folder.problems)
    return found


def _fault(
    excuse: Excuse,
    rules: RuleSet,
    named: Mapping[str, list[str]],
    living: set[tuple[str, str]],
) -> tuple[str, Both, Both] | None:
    """Return what is wrong with an excuse as (code, found, remedy)."""
    rule = rules.rule(excuse.rule)
    if rule is None:
        found = Both(f"regel '{excuse.rule}'", f"rule '{excuse.rule}'")
        return "unknown-rule", found, did_you_mean(excuse.rule, [each.id for each in rules.rules])
    names = named.get(rule.id, [])
    if excuse.mutant not in names:
        found = Both(f"mutant '{excuse.mutant}'", f"mutant '{excuse.mutant}'")
        return "unknown-mutant", found, did_you_mean(excuse.mutant, names)
    if rule.head.kind in NEVER_EXCUSED:
        kind = rule.head.kind
        found = Both(f"een mutant van een regel van soort {kind}", f"a mutant of a {kind} rule")
        remedy = Both("schrijf een test die hem opmerkt", "write a test that notices it")
        return "not-excused", found, remedy
    if (rule.id, excuse.mutant) not in living:
        found = Both("een mutant die de tests al opmerken", "a mutant that the tests notice")
        return "excuse-not-needed", found, Both("haal hem uit de lijst", "take it off the list")
    return None
