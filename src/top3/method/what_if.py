"""What if: which open questions could still change an outcome; asked, never advised."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from top3.errors import Both
from top3.method.assess import acute_check, assess, urgency_of
from top3.method.concretise import concretise
from top3.method.delicate import asked_text
from top3.method.facts import CaseWorld
from top3.method.lookup import findings_about
from top3.method.prioritise import prioritise
from top3.method.stages import PlannedCase, Result
from top3.rules.claims import Reading
from top3.rules.evaluate import OUTCOMES, Evaluator, Finding, Key
from top3.rules.logic import Tri
from top3.rules.suppose import Spot, Supposing
from top3.rules.what_if import Changes, choices_of, open_facts, search, what_changes

Outcome = TypeVar("Outcome", bound=Hashable)
MOST_TRIES = 600
MOST_ORDERS = 80
"""Looking at the whole order again costs a thousand times a rule: the bound is lower."""


@dataclass(frozen=True, repr=False)
class Possible:
    """One smallest set of questions, 1 or more, whose answers can lead to another outcome.

    `to` is that outcome; no answer is suggested: what it is depends on what people say.
    """

    facts: tuple[Spot, ...]
    questions: tuple[Both, ...]
    to: Both

    def __repr__(self) -> str:
        """Say how many questions; the texts name people."""
        return f"Possible({len(self.questions)} questions)"


@dataclass(frozen=True, repr=False)
class WhatIf:
    """What could still change an outcome: smallest sets of questions first.

    `open` is how many facts are open here; `bounded` says that the search stopped at its bound, so
    that there may be more or larger sets. No sets and no open facts: nothing that is merely not
    known can change it; only something new, or a weighing by somebody with a name.
    """

    now: Both
    sets: tuple[Possible, ...]
    open: int
    bounded: bool

    def __repr__(self) -> str:
        """Say how many sets; the texts name people."""
        return f"WhatIf({len(self.sets)} sets, {self.open} open)"


def what_if(
    result: Result | PlannedCase, item: str, *, most_facts: int = 3, most_tries: int = MOST_TRIES
) -> WhatIf:
    """Say which open questions could still change what comes out for an item.

    Args:
        result: A result or a plan.
        item: `s1:rule-id` for what one rule says; `s1` for the acute check and the urgency of a
            situation; `top3` for the proposed order.
        most_facts: How many questions a set has at most.
        most_tries: How many combinations of answers are looked at, at most.

    Raises:
        ItemNotFoundError: nothing has that name; `.known` holds the names there are.
    """
    planned = result.planned if isinstance(result, Result) else result
    name, _, rule = item.partition(":")
    found = findings_about(planned, item)
    if rule:
        return _of_finding(planned, found[0], most_facts, most_tries)
    if name == "top3":
        return _of_order(planned, min(most_facts, 2), min(most_tries, MOST_ORDERS))
    return _of_situation(planned, name, most_facts, most_tries)


def _of_finding(planned: PlannedCase, finding: Finding, most: int, tries: int) -> WhatIf:
    found = what_changes(
        planned.rules,
        planned.world,
        finding.rule,
        finding.about,
        most_facts=most,
        most_tries=tries,
    )
    return _told(planned, found, lambda value: _OUTCOME_WORDS[OUTCOMES[value]])


def _of_situation(planned: PlannedCase, name: str, most: int, tries: int) -> WhatIf:
    """Look at the acute check and the urgency that all dangers together give."""
    world, rules = planned.world, planned.rules
    about = [each for each in planned.all_findings() if each.about[1] == name]
    dangers = [each for each in about if each.rule.head.kind == "danger"]
    choices: dict[Spot, list[Reading]] = {}
    hanging: dict[Spot, list[Finding]] = {}
    for each in dangers:
        for spot, readings in choices_of(rules, world, each.rule, each.about).items():
            known = choices.setdefault(spot, [])
            known += [reading for reading in readings if reading not in known]
            hanging.setdefault(spot, []).append(each)

    def outcome(supposed: Mapping[Spot, Reading]) -> tuple[str, str, str]:
        evaluator = Evaluator(rules, Supposing(world, rules, supposed))
        touched = {id(each) for spot in supposed for each in hanging[spot]}
        listed = [
            evaluator.finding(each.rule, each.about) if id(each) in touched else each
            for each in dangers
        ]
        urgency = urgency_of(rules.urgency, listed)
        return acute_check(listed)[0], urgency.at_least, urgency.at_most

    found = search(choices, outcome, most_facts=most, most_tries=tries)
    return _told(planned, found, lambda made: _situation_words(planned, *made))


def _of_order(planned: PlannedCase, most: int, tries: int) -> WhatIf:
    """Look at the proposed order, with everything worked out again."""
    choices: dict[Spot, list[Reading]] = {}
    home = planned.world.items("household")[0]
    for each in planned.all_findings():
        if each.rule.head.kind not in _ORDERING or each.value is not Tri.UNKNOWN:
            continue
        if open_facts(each.tree, home):
            made = choices_of(planned.rules, planned.world, each.rule, each.about)
            for spot, readings in made.items():
                known = choices.setdefault(spot, [])
                known += [reading for reading in readings if reading not in known]

    def outcome(supposed: Mapping[Spot, Reading]) -> tuple[tuple[int, str], ...]:
        world = SupposedWorld(planned.world, supposed)
        made = prioritise(assess(concretise(replace(planned.ordered, world=world))))
        return tuple((each.rank, each.situation) for each in made.order)

    found = search(choices, outcome, most_facts=most, most_tries=tries)
    return _told(planned, found, _order_words)


class SupposedWorld(CaseWorld):
    """The facts of a case, some of them supposed; nothing of it is written to the record."""

    def __init__(self, world: CaseWorld, supposed: Mapping[Spot, Reading]) -> None:
        """Keep the case and what is supposed."""
        super().__init__(world.case, world.rules, world.as_of)
        self._readings.update(supposed)


_ORDERING = ("danger", "gate", "priority", "tag")
_OUTCOME_WORDS = {
    "present": Both("aanwezig", "present"),
    "cannot_exclude": Both("niet uit te sluiten", "cannot be excluded"),
    "not_found": Both("niet genoemd", "not mentioned"),
}
_CHECK_WORDS = {
    "required": Both("acuut-controle nodig", "acute check required"),
    "cannot_exclude": Both("acuut niet uit te sluiten", "acute cannot be excluded"),
    "not_found": Both("acuut niet genoemd", "acute not mentioned"),
}


def _situation_words(planned: PlannedCase, check: str, low: str, high: str) -> Both:
    words = _CHECK_WORDS[check]
    names = [planned.rules.label("urgency", each) for each in (low, high)]
    nl, en = " – ".join(each.nl for each in names), " – ".join(each.en or "" for each in names)
    return Both(f"{words.nl}, {nl}", f"{words.en}, {en}")


def _order_words(order: tuple[tuple[int, str], ...]) -> Both:
    text = ", ".join(f"{rank}. {name}" for rank, name in order) or "–"
    return Both(text, text)


def _told(
    planned: PlannedCase, found: Changes[Outcome], words: Callable[[Outcome], Both]
) -> WhatIf:
    sets = tuple(
        Possible(each.facts, tuple(_question(planned, spot) for spot in each.facts), words(each.to))
        for each in found.sets
    )
    return WhatIf(words(found.now), sets, len(found.open), found.bounded)


def _question(planned: PlannedCase, spot: tuple[Key, str]) -> Both:
    return asked_text(planned, spot[1], spot[0])


__all__ = ["Possible", "SupposedWorld", "WhatIf", "what_if"]
