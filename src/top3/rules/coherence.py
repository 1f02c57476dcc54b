"""What only shows when all rules are there: ids, references, steps, gates, parameters, cycles."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from top3.errors import Both, Place, Problem, did_you_mean
from top3.reading import Path_, Tree
from top3.rules.conditions import Count, FindingRef, Param, Test, walk
from top3.rules.language import Manifest, Rule


def faults_of_whole(
    manifest: Manifest,
    rules: tuple[Rule, ...],
    parameters: Mapping[str, Any],
    known: Collection[str],
    tree: Tree,
) -> Iterator[Problem]:
    """Yield what only shows when all rules are there.

    Args:
        manifest: What the rule set declares.
        rules: Every rule that could be read.
        parameters: Every parameter by name.
        known: The ids of all rules in the files, those that could not be read too: a rule with a
            fault of its own is not reported as missing as well.
        tree: `ruleset.yaml` as it was read, for the lines.
    """
    by_id: dict[str, Rule] = {}
    for rule in rules:
        place = Place(rule.file, rule.line, rule.id)
        if rule.id in by_id:
            other = by_id[rule.id]
            found = Both(
                f"een regel die al in {other.file}:{other.line} staat",
                f"a rule that already stands in {other.file}:{other.line}",
            )
            remedy = Both("geef een nieuwe naam", "give it a new name")
            yield Problem(place, "duplicate-rule", found, remedy)
        by_id.setdefault(rule.id, rule)
    for rule in rules:
        yield from _references_of(rule, known, parameters)
        yield from _undeclared(rule, manifest)
    yield from _cycles(by_id)
    yield from _steps(manifest, by_id, known, tree)


def _references_of(
    rule: Rule, known: Collection[str], parameters: Mapping[str, Any]
) -> Iterator[Problem]:
    place = Place(rule.file, rule.line, rule.id)
    for condition in (rule.when, *rule.unless):
        for part in walk(condition):
            if isinstance(part, FindingRef) and part.rule not in known:
                found = Both(f"regel '{part.rule}'", f"rule '{part.rule}'")
                remedy = did_you_mean(part.rule, sorted(known))
                yield Problem(place, "unknown-rule", found, remedy)
            param = _param_of(part)
            if param and param.name not in parameters:
                found = Both(f"getal '{param.name}'", f"number '{param.name}'")
                remedy = did_you_mean(param.name, sorted(parameters))
                yield Problem(place, "unknown-parameter", found, remedy)


def _param_of(part: object) -> Param | None:
    if isinstance(part, Count):
        return part.at_least
    return part.operand if isinstance(part, Test) and isinstance(part.operand, Param) else None


def _undeclared(rule: Rule, manifest: Manifest) -> Iterator[Problem]:
    key, value = rule.outcome
    declared = {
        "opens": manifest.gates,
        "warn": manifest.warns,
        "advise": manifest.advises,
        "at_least": manifest.urgency,
        "acute_check": ("required",),
    }
    if key in declared and value not in declared[key]:
        found = Both(f"'{key}: {value}', niet verklaard", f"'{key}: {value}', not declared")
        remedy = did_you_mean(value, declared[key])
        place = Place(rule.file, rule.line, rule.id)
        yield Problem(place, "not-declared", found, remedy)


def _references(rule: Rule) -> set[str]:
    conditions = (rule.when, *rule.unless)
    return {part.rule for each in conditions for part in walk(each) if isinstance(part, FindingRef)}


def _cycles(by_id: Mapping[str, Rule]) -> Iterator[Problem]:
    for start, rule in by_id.items():
        reached: set[str] = set()
        waiting = [name for name in _references(rule) if name in by_id]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [each for each in _references(by_id[name]) if each in by_id]
        if start in reached:
            members = ", ".join(sorted(reached & _reaching(by_id, start)))
            found = Both(
                f"regels die in een kring verwijzen: {members}", f"a cycle of rules: {members}"
            )
            remedy = Both("haal één verwijzing weg", "take one reference away")
            place = Place(rule.file, rule.line, start)
            yield Problem(place, "cycle", found, remedy)


def _reaching(by_id: Mapping[str, Rule], goal: str) -> set[str]:
    """Return every rule from which `goal` can be reached."""
    found = {goal}
    grown = True
    while grown:
        more = {name for name, rule in by_id.items() if _references(rule) & found} - found
        found |= more
        grown = bool(more)
    return found


def _steps(
    manifest: Manifest, by_id: Mapping[str, Rule], known: Collection[str], tree: Tree
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
    for rule_id, rule in by_id.items():
        if rule_id not in used:
            found = Both("een regel die geen stap gebruikt", "a rule that no step uses")
            remedy = Both("noem hem onder 'steps'", "name it under 'steps'")
            place = Place(rule.file, rule.line, rule_id)
            yield Problem(place, "unused-rule", found, remedy)
