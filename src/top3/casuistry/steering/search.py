"""Changes a made-up case, a fact at a time, until rules come out as wanted; within bounds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from typing import Any

from pydantic import ValidationError

from top3.casuistry.steering.edits import Edit, changed
from top3.casuistry.steering.fields import Fields
from top3.casuistry.steering.lack import FAR, Wanted, lack, leaves
from top3.casuistry.steering.palette import painted
from top3.casuistry.steering.plausible import is_plausible
from top3.method.facts import CaseWorld
from top3.method.readers import ACUTE
from top3.method.vocabulary import vocabulary_problems
from top3.model.case import Case
from top3.rules.assemble import leaned_on
from top3.rules.conditions import Condition
from top3.rules.evaluate import Evaluator
from top3.rules.findings import Key, Node
from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri, Truth
from top3.rules.proving.regions import Landscape, by_fact

MOST_TRIES = 3_000
"""How many changed cases are looked at before the search gives up and says so."""

MOST_EDITS = 8
"""How many facts are changed at most."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A rule and a value: about some item it has that value, or, with `never`, about none."""

    rule: Rule
    value: Truth
    never: bool = False


@dataclass(frozen=True, slots=True)
class Steered:
    """A case in which every aim is met, what was changed for it in order, and about what.

    `about` names for each aim the item it is met about; of a `never` there is none.
    """

    case: Case = field(repr=False)
    edits: tuple[Edit, ...]
    about: tuple[Key | None, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """How a case stands to the aims: how far, about what, and what the rules looked at."""

    far: int
    about: tuple[Key | None, ...]
    trees: tuple[Node, ...]


def look(case: Case, rules: RuleSet, aims: Sequence[Aim], day: date) -> Seen:
    """Return how far a case is from every aim on a day; nearest item first."""
    world = CaseWorld(case, rules, day)
    evaluator = Evaluator(world.rules, world)
    far, trees = 0, []
    about: list[Key | None] = []
    for aim in aims:
        rule = world.rules.by_id[aim.rule.id]
        items = world.items(rule.head.about)
        listed = [(evaluator.tree(rule, item), item) for item in items]
        if aim.never:
            wrong = [tree for tree, _ in listed if tree.value is aim.value]
            others = frozenset({*Tri, None} - {aim.value})
            far += sum(lack(tree, others) for tree in wrong)
            about.append(None)
            trees += wrong
            continue
        wanted: Wanted = frozenset({aim.value})
        ranked = sorted(((lack(tree, wanted), i) for i, (tree, _) in enumerate(listed)))
        if not ranked:
            far += FAR // 10
            about.append((rule.head.about, ""))
            continue
        least, first = ranked[0]
        far += least
        about.append(listed[first][1])
        trees += [listed[i][0] for _, i in ranked[:2]] if least else []
    return Seen(far, tuple(about), tuple(trees))


class Steering:
    """Looks for changes that bring rules where they are wanted."""

    def __init__(self, rules: RuleSet, aims: Iterable[Aim], day: date) -> None:
        """Divide what the rules read into values they tell apart."""
        self.aims = tuple(aims)
        self.day = day
        self.tries = 0
        self._rules = rules.on(day)
        self._fields = Fields(self._rules, Landscape(rules, day), day)
        self._specs = self._rules.dictionary.facts
        self._groups = self._rules.dictionary.groups
        today = [self._rules.by_id[aim.rule.id] for aim in self.aims]
        read = leaned_on(self._rules, *today)
        self._tests: dict[str, tuple[Condition, ...]] = by_fact(
            part for rule in read for part in (rule.when, *rule.unless)
        )

    def steer(
        self, case: Case, *, most_tries: int = MOST_TRIES, most_edits: int = MOST_EDITS
    ) -> Steered | None:
        """Return the case with as few facts changed as were needed, or None within the bounds."""
        seen = look(case, self._rules, self.aims, self.day)
        if not seen.far:
            return Steered(case, (), seen.about)
        waiting: list[tuple[int, int, int]] = [(seen.far, 0, 0)]
        known: list[tuple[dict[str, Any], tuple[Edit, ...], Seen]] = [(case.to_data(), (), seen)]
        while waiting:
            _, _, place = heappop(waiting)
            data, edits, seen = known[place]
            if len(edits) >= most_edits:
                continue
            for edit in self.near(data, seen):
                self.tries += 1
                if self.tries > most_tries:
                    return None
                made = self._look(data, edit)
                if made is None:
                    continue
                now, then, found = made
                if not then.far and not vocabulary_problems(found, self._rules, None):
                    return Steered(found, (*edits, edit), then.about)
                if then.far <= seen.far:
                    known.append((now, (*edits, edit), then))
                    heappush(waiting, (2 * then.far + len(edits), len(edits), len(known) - 1))
        return None

    def _look(self, data: dict[str, Any], edit: Edit) -> tuple[dict[str, Any], Seen, Case] | None:
        try:
            now = changed(data, edit)
            case = Case.model_validate(now)
        except (ValidationError, KeyError):  # a change that does not fit what else is there
            return None
        if not is_plausible(case, edit):
            return None
        return now, look(case, self._rules, self.aims, self.day), case

    def near(self, data: dict[str, Any], seen: Seen) -> Iterator[Edit]:
        """Yield every change of one fact that the aims hang on."""
        done: set[tuple[Key, str]] = set()
        for about in seen.about:
            if about and not about[1]:
                yield from painted(data, ("household", "household"), f"scope:{about[0]}", self.day)
        for tree in seen.trees:
            for leaf in leaves(tree):
                for spot in self._spots(leaf):
                    if spot not in done:
                        done.add(spot)
                        yield from self._of(data, *spot)

    def _spots(self, leaf: Node) -> Iterator[tuple[Key, str]]:
        if leaf.fact:
            home: Key = ("household", "household")
            yield (home if leaf.fact.startswith("household.") else leaf.about), leaf.fact
        elif "_" in leaf.text:  # a group in which nobody is
            name = leaf.text.partition("_")[2]
            group = self._groups.get((leaf.about[0], name))
            yield leaf.about, (group.fact if group and group.fact else f"{leaf.about[0]}.{name}")

    def _of(self, data: dict[str, Any], item: Key, name: str) -> Iterator[Edit]:
        spec = self._specs.get(name)
        if spec:
            yield from self._fields.edits(data, item, spec, self._tests.get(name, ()))
        if name == "household.acute_missing":  # it counts the answers of everybody
            yield from self._answers(data)
        yield from painted(data, item, name, self.day)

    def _answers(self, data: dict[str, Any]) -> Iterator[Edit]:
        people: list[Key] = [("person", each["id"]) for each in data.get("people", ())]
        for fact in ACUTE:
            spec = self._specs.get(fact)
            for item in people if spec and spec.scope == "person" else [_HOME]:
                if spec:
                    yield from self._fields.edits(data, item, spec, ())


_HOME: Key = ("household", "household")

__all__ = ["MOST_EDITS", "MOST_TRIES", "Aim", "Seen", "Steered", "Steering", "look"]
