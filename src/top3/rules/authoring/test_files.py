"""`*.test.yaml` to rule tests: read strictly, every fault at once, each with file and line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from top3.errors import Both, Place, Problem, ReadingError, RulesetInvalidError, did_you_mean
from top3.errors import kind_of as kind
from top3.reading import Path_, Tree, read_bytes
from top3.rules.authoring.fact_world import HOME, FactWorld, fill
from top3.rules.evaluate import Key
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri, Truth

EXPECTED: Mapping[str, Truth] = {
    "then": Tri.TRUE,
    "then_not": Tri.FALSE,
    "unknown": Tri.UNKNOWN,
    "not_applicable": None,
}
"""What a test may expect, and the value it stands for."""

_NEEDED = ("name", "as_of")
_KEYS = (*_NEEDED, "given", "items", "about", *EXPECTED, "because", "outcome")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a test expects of one rule: its value, about what, and words that its reason has.

    `outcome` is what must follow, as (key, value); None where the test does not say.
    """

    rule: str
    value: Truth
    about: Key
    because: str | None = None
    outcome: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One test: its promise, where it stands, the facts it gives, and 1 or more expectations."""

    name: str
    file: str
    line: int | None
    world: FactWorld = field(repr=False)
    expected: tuple[Expected, ...]


def read_tests(root: Traversable, rules: RuleSet) -> tuple[RuleTest, ...]:
    """Read every `*.test.yaml` in the folder of a rule set, in the order of the names of files.

    Raises:
        RulesetInvalidError: a test file is wrong; every fault with file and line.
    """
    problems: list[Problem] = []
    tests: list[RuleTest] = []
    names: dict[str, Place] = {}
    for tree in _entries(root, problems):
        reader = _TestReader(tree, rules)
        test = reader.read()
        problems += reader.problems
        name = tree.data.get("name") if isinstance(tree.data, dict) else None
        if isinstance(name, str):
            problems += _same_name(tree, name, names)
        if test:
            tests.append(test)
    if problems:
        raise RulesetInvalidError(sorted(problems, key=_order))
    return tuple(tests)


def _order(problem: Problem) -> tuple[str, int]:
    return problem.place.file, problem.place.line or 0


def _entries(root: Traversable, problems: list[Problem]) -> Iterator[Tree]:
    for item in sorted(root.iterdir(), key=lambda each: each.name):
        if not item.name.endswith(".test.yaml"):
            continue
        try:
            tree = read_bytes(item.read_bytes(), item.name)
        except ReadingError as error:
            problems += error.problems
            continue
        if not isinstance(tree.data, list):
            remedy = Both("begin elke test met '- name: …'", "start every test with '- name: …'")
            problems.append(Problem(Place(item.name, 1), "wrong-kind", kind(tree.data), remedy))
            continue
        for index, entry in enumerate(tree.data):
            yield tree.part((index,), entry)


def _same_name(tree: Tree, name: str, names: dict[str, Place]) -> Iterator[Problem]:
    place = tree.place(("name",), shown=name)
    first = names.setdefault(name, place)
    if first is not place:
        there = f"{first.file}:{first.line}"
        found = Both(f"de naam van de test in {there}", f"the name of the test in {there}")
        remedy = Both("zeg wat deze test anders belooft", "say what this test promises else")
        yield Problem(place, "duplicate-test", found, remedy)


class _TestReader:
    """Reads one test, noting every fault in it."""

    def __init__(self, tree: Tree, rules: RuleSet) -> None:
        self.problems: list[Problem] = []
        self._tree = tree
        self._all = rules
        self._rules = rules
        self._data: Mapping[str, Any] = tree.data if isinstance(tree.data, dict) else {}
        name = self._data.get("name")
        self._name = name if isinstance(name, str) else ""

    def read(self) -> RuleTest | None:
        """Return the test, or None after noting what is wrong."""
        if not isinstance(self._tree.data, dict):
            self._fault((), "not-a-test", kind(self._tree.data), _use(_KEYS))
            return None
        for key in (each for each in self._data if each not in _KEYS):
            found = Both(f"sleutel '{key}'", f"key '{key}'")
            self._fault((key,), "not-a-test", found, did_you_mean(key, _KEYS))
        for key in _NEEDED:
            if not isinstance(self._data.get(key), str) or not self._data[key].strip():
                found = Both(f"geen '{key}'", f"no '{key}'")
                self._fault((key,), "not-a-test", found, Both(f"schrijf '{key}: …'",
                                                              f"write '{key}: …'"))  # fmt: skip
        as_of = self._day()
        world = FactWorld({}, self._all, as_of or self._all.valid.from_)
        self.problems += fill(world, self._tree, self._all.dictionary, self._name)
        expected = tuple(self._expected(world))
        if self.problems:
            return None
        line = self._tree.place(()).line
        return RuleTest(self._name, self._tree.file, line, world, expected)

    def _day(self) -> date | None:
        text = self._data.get("as_of")
        try:
            day = date.fromisoformat(text) if isinstance(text, str) else None
        except ValueError:
            remedy = Both("schrijf een dag als 2026-03-16", "write a day as 2026-03-16")
            found = Both("tekst die geen dag is", "text that is not a day")
            self._fault(("as_of",), "not-a-day", found, remedy)
            return None
        if day and not self._all.valid.holds_on(day):
            found = Both(f"een dag buiten {self._all.valid.in_words()}",
                         f"a day outside {self._all.valid.in_words()}")  # fmt: skip
            remedy = Both("kies een dag waarop de regelset geldt",
                          "choose a day on which the rule set holds")  # fmt: skip
            self._fault(("as_of",), "not-valid-then", found, remedy)
        if day:
            self._rules = self._all.on(day)
        return day

    def _expected(self, world: FactWorld) -> Iterator[Expected]:
        about = self._about(world)
        words, outcomes = self._because(), self._outcomes()
        seen: set[str] = set()
        for key, value in EXPECTED.items():
            for path, name in self._listed(key):
                rule = self._rule(name, path)
                if name in seen:
                    found = Both(f"'{name}' voor de tweede keer", f"'{name}' a second time")
                    remedy = Both(
                        "verwacht één ding van elke regel", "expect one thing of each rule"
                    )
                    self._fault(path, "expected-twice", found, remedy)
                seen.add(name)
                item = self._item(rule, world, about, path) if rule else None
                if item:
                    yield Expected(name, value, item, words.get(name), outcomes.get(name))
        if not any(key in self._data for key in EXPECTED):
            self._nothing(())

    def _listed(self, key: str) -> list[tuple[Path_, str]]:
        if key not in self._data:
            return []
        listed = self._data[key]
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            remedy = Both("schrijf een lijst van regels: [regel-id]",
                          "write a list of rules: [rule-id]")  # fmt: skip
            self._fault((key,), "wrong-kind", kind(listed), remedy)
            return []
        if not listed:
            self._nothing((key,))
        return [((key, index), name) for index, name in enumerate(listed)]

    def _nothing(self, path: Path_) -> None:
        found = Both("een test die hier niets verwacht", "a test that expects nothing here")
        remedy = Both("noem regels onder then, then_not, unknown of not_applicable",
                      "name rules under then, then_not, unknown or not_applicable")  # fmt: skip
        self._fault(path, "expects-nothing", found, remedy)

    def _rule(self, name: str, path: Path_) -> Rule | None:
        rule = self._rules.rule(name)
        if rule is None and self._all.rule(name) is not None:
            found = Both(f"'{name}', die op deze dag niet geldt",
                         f"'{name}', which does not hold on this day")  # fmt: skip
            remedy = Both("kies een andere dag ('as_of')", "choose another day ('as_of')")
            self._fault(path, "not-valid-then", found, remedy)
        elif rule is None:
            known = [each.id for each in self._all.rules]
            found = Both(f"regel '{name}'", f"rule '{name}'")
            self._fault(path, "unknown-rule", found, did_you_mean(name, known))
        return rule

    def _about(self, world: FactWorld) -> Key | None:
        if "about" not in self._data:
            return None
        name = self._data["about"]
        key = world.named.get(name) if isinstance(name, str) else None
        if key is None:
            found = Both(f"onderdeel '{name}'", f"item '{name}'")
            self._fault(
                ("about",), "unknown-item", found, did_you_mean(str(name), sorted(world.named))
            )
        return key

    def _item(self, rule: Rule, world: FactWorld, about: Key | None, path: Path_) -> Key | None:
        scope = rule.head.about
        if scope == "household":
            return HOME
        key = about or next(iter(world.items(scope)), None)
        if key is None or key[0] != scope:
            found = Both(f"'{rule.id}', over {scope}, en daar gaat de test niet over",
                         f"'{rule.id}', about {scope}, which the test is not about")  # fmt: skip
            remedy = Both(f"geef een onderdeel '{scope}'", f"give an item '{scope}'")
            self._fault(path, "about-nothing", found, remedy)
            return None
        return key

    def _because(self) -> dict[str, str]:
        """Return the words the reason of each rule under `then` must have."""
        words = self._data.get("because")
        if isinstance(words, str) and words.strip():
            return dict.fromkeys(self._holding("because"), words)
        if words is not None and not self._is_block(words, str):
            due = Both("schrijf woorden uit de reden, of {regel-id: woorden}",
                       "write words of the reason, or {rule-id: words}")  # fmt: skip
            self._fault(("because",), "wrong-kind", kind(words), due)
            return {}
        return self._of_holding("because", words or {})

    def _outcomes(self) -> dict[str, tuple[str, str]]:
        """Return what must follow from each rule under `then`."""
        block = self._data.get("outcome")
        if block is None:
            return {}
        if self._is_block(block, str) and len(block) == 1:
            return dict.fromkeys(self._holding("outcome"), next(iter(block.items())))
        if not self._is_block(block, dict) or not all(
            self._is_block(each, str) and len(each) == 1 for each in block.values()
        ):
            due = Both(
                "schrijf wat volgt, zoals {acute_check: required}, of dat per regel",
                "write what follows, such as {acute_check: required}, or that by rule",
            )
            self._fault(("outcome",), "wrong-kind", kind(block), due)
            return {}
        listed = self._of_holding("outcome", block)
        return {name: next(iter(each.items())) for name, each in listed.items()}

    def _is_block(self, value: Any, of: type) -> bool:
        return (
            isinstance(value, dict)
            and bool(value)
            and all(isinstance(each, of) and each for each in value.values())
        )

    def _holding(self, key: str) -> list[str]:
        """Return the rules `key` is asserted of: those that hold; note where there is none."""
        listed = self._data.get("then")
        names = (
            [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
        )
        if not names:
            self._of_nothing((key,), key)
        return names

    def _of_holding(self, key: str, block: Mapping[str, Any]) -> dict[str, Any]:
        if not block:
            return {}
        names = self._holding(key)
        for name in (each for each in block if names and each not in names):
            self._of_nothing((key, name), f"{key}: {name}")
        return {name: each for name, each in block.items() if name in names}

    def _of_nothing(self, path: Path_, shown: str) -> None:
        found = Both(f"'{shown}', terwijl die regel niet onder 'then' staat",
                     f"'{shown}', while that rule does not stand under 'then'")  # fmt: skip
        remedy = Both("noem de regel onder 'then', of laat dit weg",
                      "name the rule under 'then', or leave this out")  # fmt: skip
        self._fault(path, "said-of-nothing", found, remedy)

    def _fault(self, path: Path_, code: str, found: Both, remedy: Both) -> None:
        place = self._tree.place(path, shown=self._name)
        self.problems.append(Problem(place, code, found, remedy))


def _use(names: tuple[str, ...]) -> Both:
    return Both(f"gebruik {', '.join(names)}", f"use {', '.join(names)}")
