"""What only shows when all rules are there: ids, references, outcomes, steps, cycles."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from top3.errors import Both, Place, Problem, did_you_mean
from top3.reading import Path_, Tree
from top3.rules.assemble import references
from top3.rules.conditions import (
    Condition,
    Count,
    Test,
    parameter_of,
    walk,
)
from top3.rules.language import FactDictionary, Parameter, Rule
from top3.rules.load_words import SLOT
from top3.rules.manifest import Manifest
from top3.rules.referring import cycles, gaps_in_time, overrides_of, place_of, references_of

ACUTE_CHECK = ("required",)


def faults_of_whole(
    manifest: Manifest,
    rules: tuple[Rule, ...],
    dictionary: FactDictionary,
    history: Mapping[str, tuple[Parameter, ...]],
    known: Collection[str],
    tree: Tree,
    numbers: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield what only shows when all rules are there.

    Args:
        manifest: What the rule set declares.
        rules: Every rule that could be read.
        dictionary: The facts they read.
        history: Every parameter by name, with all its values.
        known: The ids of all rules in the files, those that could not be read too: a rule with a
            fault of its own is not reported as missing as well.
        tree: `ruleset.yaml` as it was read, for the lines.
        numbers: The names of parameters that stand in the files and could not be read: who uses one
            of these is not at fault.
    """
    by_id: dict[str, list[Rule]] = {}
    unread = set(numbers) - history.keys()
    for rule in rules:
        yield from _duplicates(rule, by_id.get(rule.id, []))
        by_id.setdefault(rule.id, []).append(rule)
    first = {name: listed[0] for name, listed in by_id.items()}
    for rule in rules:
        yield from references_of(rule, first, known, dictionary)
        yield from overrides_of(rule, first, known)
        yield from _parameters_of(rule, history, unread)
        yield from _undeclared(rule, manifest, dictionary)
        yield from gaps_in_time(rule, by_id, manifest)
        yield from _texts_of(rule, dictionary)
    yield from _questions(dictionary)
    yield from _fact_parameters(dictionary, history, unread)
    yield from _same_outcome(rules)
    yield from cycles(first)
    yield from _steps(manifest, first, known, tree)
    yield from _exclusive(manifest, rules, tree)


def _duplicates(rule: Rule, earlier: list[Rule]) -> Iterator[Problem]:
    for other in earlier:
        there = f"{other.file}:{other.line}"
        own, its = rule.head.valid, other.head.valid
        if own and its and not own.overlaps(its):
            if rule.head.version == other.head.version:
                found = Both(f"dezelfde versie als {there}", f"the same version as {there}")
                remedy = Both("geef deze periode een nieuw nummer", "give this period a new number")
                yield Problem(place_of(rule), "same-version", found, remedy)
            continue
        found = Both(f"een regel die er al is: {there}", f"a rule that is there already: {there}")
        remedy = Both(
            "geef een nieuwe naam, of geldigheid die niet overlapt ('valid')",
            "give it a new name, or validity that does not overlap ('valid')",
        )
        yield Problem(place_of(rule), "duplicate-rule", found, remedy)


ALWAYS = ("situations", "moments")
"""Slots that are filled whatever a text is about."""

ROLES = "roles"
"""The list that names whom to consult; where a rule set has it, `whom` comes from it."""


def _texts_of(rule: Rule, dictionary: FactDictionary) -> Iterator[Problem]:
    """Yield a slot that nothing fills, and somebody to consult who is in no list."""
    for text in (rule.head.because, rule.head.do):
        if text is not None:
            yield from _slots(place_of(rule), text.nl, rule.head.about, dictionary)
    roles = dictionary.lists.get(ROLES)
    if rule.head.whom and roles and rule.head.whom not in roles:
        found = Both(f"'whom: {rule.head.whom}', geen rol", f"'whom: {rule.head.whom}', no role")
        yield Problem(place_of(rule), "not-in-list", found, did_you_mean(rule.head.whom, roles))


def _questions(dictionary: FactDictionary) -> Iterator[Problem]:
    for spec in dictionary.facts.values():
        for text in (spec.question, spec.more):
            if text is not None:
                place = Place("facts.yaml", None, spec.name)
                yield from _slots(place, text.nl, spec.scope, dictionary)


def _slots(place: Place, text: str, scope: str, dictionary: FactDictionary) -> Iterator[Problem]:
    filled = [scope, *(name for owner, name in dictionary.groups if owner == scope), *ALWAYS]
    for slot in dict.fromkeys(SLOT.findall(text)):
        if slot not in filled:
            found = Both(f"invulplek '{{{slot}}}', die niets vult",
                         f"slot '{{{slot}}}', which nothing fills")  # fmt: skip
            yield Problem(place, "unknown-slot", found, did_you_mean(slot, filled))


def _parameters_of(
    rule: Rule, history: Mapping[str, tuple[Parameter, ...]], unread: set[str]
) -> Iterator[Problem]:
    for condition in (rule.when, *rule.unless):
        for part in walk(condition):
            param = parameter_of(part)
            if param is None or param.name in unread:
                continue
            yield from _too_many(rule, part, history)
            day = isinstance(part, Test) and part.operator in ("before", "after")
            place = replace(place_of(rule), line=param.line or rule.line)
            yield from faults_of_parameter(place, param.name, history, day=day)


def _too_many(
    rule: Rule, part: Condition, history: Mapping[str, tuple[Parameter, ...]]
) -> Iterator[Problem]:
    """Yield a count that asks for more than it has parts, or for none: it never looks."""
    values = history.get(part.at_least.name, ()) if isinstance(part, Count) else ()
    for each in values:
        assert isinstance(part, Count)
        if isinstance(each.value, int) and not 1 <= each.value <= len(part.of):
            found = Both(f"een telling van {each.value} uit {len(part.of)}",
                         f"a count of {each.value} out of {len(part.of)}")  # fmt: skip
            remedy = Both("vraag er ten minste 1, en niet meer dan er staan",
                          "ask for at least 1, and no more than there are")  # fmt: skip
            yield Problem(place_of(rule), "count-out-of-reach", found, remedy)


def _fact_parameters(
    dictionary: FactDictionary, history: Mapping[str, tuple[Parameter, ...]], unread: set[str]
) -> Iterator[Problem]:
    for spec in dictionary.facts.values():
        place = Place("facts.yaml", None, spec.name)
        numbers = (each.param for each in (spec.shelf_life, spec.perishes_within) if each)
        named = (*numbers, spec.ask_from_age)
        for name in (each for each in named if each and each not in unread):
            yield from faults_of_parameter(place, name, history, day=False)


def faults_of_parameter(
    place: Place, name: str, history: Mapping[str, tuple[Parameter, ...]], *, day: bool
) -> Iterator[Problem]:
    """Yield what is wrong with naming a parameter: it is not there, or is no number or no day."""
    if name not in history:
        found = Both(f"getal '{name}'", f"number '{name}'")
        yield Problem(place, "unknown-parameter", found, did_you_mean(name, sorted(history)))
    elif isinstance(history[name][0].value, int) == day:
        found = Both(f"'{name}', {'een getal' if day else 'een dag'}",
                     f"'{name}', {'a number' if day else 'a day'}")  # fmt: skip
        remedy = Both(f"noem hier {'een dag' if day else 'een getal'}",
                      f"name {'a day' if day else 'a number'} here")  # fmt: skip
        yield Problem(place, "wrong-parameter", found, remedy)


def _undeclared(rule: Rule, manifest: Manifest, dictionary: FactDictionary) -> Iterator[Problem]:
    key, value = rule.outcome
    declared: dict[str, Collection[str]] = {
        "opens": manifest.gates,
        "warn": manifest.warns,
        "advise": manifest.advises,
        "at_least": manifest.urgency,
        "acute_check": ACUTE_CHECK,
        "judge": dictionary.lists,
    }
    if key in declared and value not in declared[key]:
        found = Both(f"'{key}: {value}', niet verklaard", f"'{key}: {value}', not declared")
        yield Problem(
            place_of(rule), "not-declared", found, did_you_mean(value, tuple(declared[key]))
        )


def _same_outcome(rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Yield two rules that would say the same thing of the same item each in their own way."""
    seen: dict[Any, Rule] = {}
    for rule in rules:
        if rule.head.kind not in ("judgement", "priority") or rule.table:
            continue
        key = (rule.head.about, rule.outcome)
        other = seen.setdefault(key, rule)
        valid = (rule.head.valid, other.head.valid)
        apart = valid[0] and valid[1] and not valid[0].overlaps(valid[1])
        if other.id != rule.id and not apart:
            found = Both(
                f"dezelfde uitkomst als '{other.id}' in {other.file}:{other.line}",
                f"the same outcome as '{other.id}' in {other.file}:{other.line}",
            )
            remedy = Both("geef een andere uitkomst, of voeg ze samen in één regel",
                          "give another outcome, or bring them together in one rule")  # fmt: skip
            yield Problem(place_of(rule), "conflict", found, remedy)


def _steps(
    manifest: Manifest,
    by_id: Mapping[str, Rule],
    known: Collection[str],
    tree: Tree,
) -> Iterator[Problem]:
    listed: list[tuple[Path_, str]] = [
        (("steps", step, index), rule_id)
        for step, ids in manifest.steps.items()
        for index, rule_id in enumerate(ids)
    ]
    listed += [(("now", index), rule_id) for index, rule_id in enumerate(manifest.now)]
    listed += [
        (("order", index), rule_id)
        for index, rule_id in enumerate(manifest.order)
        if rule_id != "urgency"
    ]
    for path, rule_id in listed:
        if rule_id not in known:
            found = Both(f"regel '{rule_id}'", f"rule '{rule_id}'")
            remedy = did_you_mean(rule_id, sorted(known))
            yield Problem(tree.place(path, shown=str(path[0])), "unknown-rule", found, remedy)
    used = {rule_id for _, rule_id in listed}
    used |= {other for rule in by_id.values() for other in references(rule)}
    used |= {name for each in used - set(known) for name in get_close_matches(each, known, n=1)}
    if _unread(by_id, known):  # what could not be read may use what nothing else does
        return
    for rule_id, rule in by_id.items():
        if rule_id not in used and rule.table not in used:
            found = Both("een regel die geen stap gebruikt", "a rule that no step uses")
            remedy = Both("noem hem onder 'steps'", "name it under 'steps'")
            yield Problem(place_of(rule), "unused-rule", found, remedy)


def _unread(by_id: Mapping[str, Rule], known: Collection[str]) -> set[str]:
    """Return the ids of rules that could not be read: they have a fault of their own."""
    return set(known) - by_id.keys() - {rule.table for rule in by_id.values() if rule.table}


def _exclusive(manifest: Manifest, rules: tuple[Rule, ...], tree: Tree) -> Iterator[Problem]:
    tags = {rule.outcome[1] for rule in rules if rule.head.kind == "tag"}
    for index, names in enumerate(manifest.exclusive):
        for name in names:
            if name not in tags:
                place = tree.place(("exclusive", index), shown="exclusive")
                found = Both(f"'{name}', een tag die geen regel geeft",
                             f"'{name}', a tag that no rule gives")  # fmt: skip
                yield Problem(place, "unknown-tag", found, did_you_mean(name, sorted(tags)))
