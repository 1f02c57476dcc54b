"""What only shows when all rules are there: ids, references, outcomes, steps, cycles."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from top3.errors import Both, Place, Problem, did_you_mean
from top3.reading import Path_, Tree
from top3.rules.assemble import references
from top3.rules.conditions import (
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Param,
    Quantified,
    Test,
    UnknownTest,
    parts_of,
    walk,
)
from top3.rules.language import FactDictionary, Kind, Manifest, Parameter, Rule
from top3.rules.parse import ASKING

RANKS: dict[Kind, int] = {
    "tag": 0,
    "judgement": 0,
    "danger": 1,
    "priority": 2,
    "gate": 2,
    "question": 2,
    "warning": 2,
    "advice": 2,
}
"""A rule may refer to rules of its own rank or lower."""

ACUTE_CHECK = ("required",)


def faults_of_whole(
    manifest: Manifest,
    rules: tuple[Rule, ...],
    dictionary: FactDictionary,
    history: Mapping[str, tuple[Parameter, ...]],
    known: Collection[str],
    tree: Tree,
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
    """
    by_id: dict[str, list[Rule]] = {}
    for rule in rules:
        yield from _duplicates(rule, by_id.get(rule.id, []))
        by_id.setdefault(rule.id, []).append(rule)
    first = {name: listed[0] for name, listed in by_id.items()}
    for rule in rules:
        yield from _references_of(rule, first, known, dictionary)
        yield from _overrides_of(rule, first, known)
        yield from _parameters_of(rule, history)
        yield from _undeclared(rule, manifest, dictionary)
        yield from _gaps_in_time(rule, by_id, manifest)
    yield from _fact_parameters(dictionary, history)
    yield from _same_outcome(rules)
    yield from _cycles(first)
    yield from _steps(manifest, first, known, tree)
    yield from _exclusive(manifest, rules, tree)


def _place(rule: Rule) -> Place:
    return Place(rule.file, rule.line, rule.id)


def _duplicates(rule: Rule, earlier: list[Rule]) -> Iterator[Problem]:
    for other in earlier:
        there = f"{other.file}:{other.line}"
        own, its = rule.head.valid, other.head.valid
        if own and its and not own.overlaps(its):
            if rule.head.version == other.head.version:
                found = Both(f"dezelfde versie als {there}", f"the same version as {there}")
                remedy = Both("geef deze periode een nieuw nummer", "give this period a new number")
                yield Problem(_place(rule), "same-version", found, remedy)
            continue
        found = Both(f"een regel die er al is: {there}", f"a rule that is there already: {there}")
        remedy = Both(
            "geef een nieuwe naam, of geldigheid die niet overlapt ('valid')",
            "give it a new name, or validity that does not overlap ('valid')",
        )
        yield Problem(_place(rule), "duplicate-rule", found, remedy)


def _references_of(
    rule: Rule, by_id: Mapping[str, Rule], known: Collection[str], dictionary: FactDictionary
) -> Iterator[Problem]:
    for condition, negated in ((rule.when, False), *((part, True) for part in rule.unless)):
        yield from _references_in(
            rule, condition, rule.head.about, negated, by_id, known, dictionary
        )


def _references_in(
    rule: Rule,
    part: Condition,
    scope: str,
    negated: bool,
    by_id: Mapping[str, Rule],
    known: Collection[str],
    dictionary: FactDictionary,
) -> Iterator[Problem]:
    if isinstance(part, FindingRef):
        target = by_id.get(part.rule)
        if part.rule not in known:
            found = Both(f"regel '{part.rule}'", f"rule '{part.rule}'")
            yield Problem(
                _place(rule), "unknown-rule", found, did_you_mean(part.rule, sorted(known))
            )
        elif target is not None:
            yield from _one_reference(rule, target, scope)
            yield from _on_knowing(rule, target, negated, by_id)
        return
    inner = scope
    if isinstance(part, Quantified):
        inner = dictionary.groups[scope, part.group].of
    turned = negated != isinstance(part, Not)
    for each in parts_of(part):
        yield from _references_in(rule, each, inner, turned, by_id, known, dictionary)


def _one_reference(rule: Rule, target: Rule, scope: str) -> Iterator[Problem]:
    about, kind = target.head.about, target.head.kind
    if about not in (scope, "household"):
        found = Both(f"'{target.id}', over {about}, in een deel over {scope}",
                     f"'{target.id}', about {about}, in a part about {scope}")  # fmt: skip
        remedy = Both("verwijs ernaar binnen any_<groep> of every_<groep>",
                      "refer to it inside any_<group> or every_<group>")  # fmt: skip
        yield Problem(_place(rule), "other-scope", found, remedy)
    if RANKS[kind] > RANKS[rule.head.kind]:
        found = Both(f"'{target.id}' ({kind}) in een regel van soort {rule.head.kind}",
                     f"'{target.id}' ({kind}) in a {rule.head.kind} rule")  # fmt: skip
        remedy = Both(
            "verwijs alleen naar een soort die niet later komt: tag en judgement, dan danger, dan "
            "de rest",
            "refer only to a kind that does not come later: tag and judgement, then danger, then "
            "the rest",
        )
        yield Problem(_place(rule), "reference-upward", found, remedy)
    if kind == "judgement":
        found = Both(f"het oordeel '{target.id}' zonder wat het moet zijn",
                     f"the judgement '{target.id}' without what it must be")  # fmt: skip
        remedy = Both("schrijf {finding: …, is: <niveau>}", "write {finding: …, is: <level>}")
        yield Problem(_place(rule), "judgement-without-level", found, remedy)


def _on_knowing(
    rule: Rule, target: Rule, negated: bool, by_id: Mapping[str, Rule]
) -> Iterator[Problem]:
    """Yield `known` under a negation, or `unknown` where it may not be, through other rules."""
    kind = rule.head.kind
    if kind not in ASKING and target.head.kind in ASKING and _reads(target, UnknownTest, by_id):
        found = Both(f"'{target.id}', met 'unknown', in een regel van soort {kind}",
                     f"'{target.id}', with 'unknown', in a {kind} rule")  # fmt: skip
        remedy = Both("dat mag alleen in question, warning en advice",
                      "only question, warning and advice may use it")  # fmt: skip
        yield Problem(_place(rule), "unknown-not-allowed", found, remedy)
    if negated and _reads(target, KnownTest, by_id):
        found = Both(f"'{target.id}', met 'known', onder een ontkenning",
                     f"'{target.id}', with 'known', under a negation")  # fmt: skip
        remedy = Both("'known' is nooit nee: laat de ontkenning weg",
                      "'known' is never no: take the negation away")  # fmt: skip
        yield Problem(_place(rule), "known-negated", found, remedy)


def _reads(
    rule: Rule, shape: type[KnownTest] | type[UnknownTest], by_id: Mapping[str, Rule]
) -> bool:
    """Say whether a condition of some shape stands in a rule, or in one it refers to."""
    seen, waiting = set[str](), [rule.id]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in by_id:
            continue
        seen.add(name)
        parts = (by_id[name].when, *by_id[name].unless)
        if any(isinstance(each, shape) for part in parts for each in walk(part)):
            return True
        waiting += references(by_id[name])
    return False


def _gaps_in_time(
    rule: Rule, by_id: Mapping[str, list[Rule]], manifest: Manifest
) -> Iterator[Problem]:
    """Yield a reference to a rule that is not valid on every day this one is."""
    own = rule.head.valid or manifest.valid
    for name in sorted(references(rule)):
        periods = [each.head.valid for each in by_id.get(name, [])]
        if not periods or None in periods:
            continue
        days = {own.from_} | {each.to for each in periods if each and each.to}
        bare = [
            day
            for day in sorted(days)
            if own.holds_on(day) and not any(each and each.holds_on(day) for each in periods)
        ]
        if bare:
            found = Both(f"'{name}', die op {bare[0]} niet geldt",
                         f"'{name}', which does not hold on {bare[0]}")  # fmt: skip
            remedy = Both("laat beide op dezelfde dagen gelden ('valid')",
                          "let both hold on the same days ('valid')")  # fmt: skip
            yield Problem(_place(rule), "gap-in-time", found, remedy)


def _overrides_of(
    rule: Rule, by_id: Mapping[str, Rule], known: Collection[str]
) -> Iterator[Problem]:
    for name in rule.head.overrides:
        if name not in known:
            found = Both(f"regel '{name}'", f"rule '{name}'")
            yield Problem(_place(rule), "unknown-rule", found, did_you_mean(name, sorted(known)))
        target = by_id.get(name)
        if target is None:
            continue
        if (target.head.kind, target.head.about) != (rule.head.kind, rule.head.about):
            found = Both(f"'{name}' is een andere soort, of gaat over iets anders",
                         f"'{name}' is another kind, or is about something else")  # fmt: skip
            remedy = Both(
                "een regel gaat alleen voor een van dezelfde soort over hetzelfde",
                "a rule only comes before one of the same kind about the same",
            )
            yield Problem(_place(rule), "overrides-other-kind", found, remedy)
    if rule.head.overrides and _reads(rule, KnownTest, by_id):
        found = Both("'known' in een regel die voor een andere gaat",
                     "'known' in a rule that comes before another")  # fmt: skip
        remedy = Both("laat 'overrides' of 'known' weg: zo wordt het ontkend",
                      "leave out 'overrides' or 'known': this way it is denied")  # fmt: skip
        yield Problem(_place(rule), "known-negated", found, remedy)


def _parameters_of(rule: Rule, history: Mapping[str, tuple[Parameter, ...]]) -> Iterator[Problem]:
    for condition in (rule.when, *rule.unless):
        for part in walk(condition):
            param = _param_of(part)
            if param is None:
                continue
            yield from _too_many(rule, part, history)
            day = isinstance(part, Test) and part.operator in ("before", "after")
            yield from faults_of_parameter(_place(rule), param.name, history, day=day)


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
            yield Problem(_place(rule), "count-out-of-reach", found, remedy)


def _fact_parameters(
    dictionary: FactDictionary, history: Mapping[str, tuple[Parameter, ...]]
) -> Iterator[Problem]:
    for spec in dictionary.facts.values():
        place = Place("facts.yaml", None, spec.name)
        named = (spec.shelf_life.param if spec.shelf_life else None, spec.ask_from_age)
        for name in filter(None, named):
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


def _param_of(part: object) -> Param | None:
    if isinstance(part, Count):
        return part.at_least
    return part.operand if isinstance(part, Test) and isinstance(part.operand, Param) else None


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
            _place(rule), "not-declared", found, did_you_mean(value, tuple(declared[key]))
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
            yield Problem(_place(rule), "conflict", found, remedy)


def _before(rule: Rule, by_id: Mapping[str, Rule]) -> set[str]:
    """Return what a rule waits for: what it refers to, and what overrides it."""
    overriding = {each.id for each in by_id.values() if rule.id in each.head.overrides}
    return (references(rule) | overriding) & by_id.keys()


def _cycles(by_id: Mapping[str, Rule]) -> Iterator[Problem]:
    before = {name: _before(rule, by_id) for name, rule in by_id.items()}
    reach = {name: _reached(name, before) for name in by_id}
    for name, rule in by_id.items():
        if name in reach[name]:
            members = ", ".join(sorted(each for each in reach[name] if name in reach[each]))
            found = Both(
                f"regels die in een kring verwijzen: {members}", f"a cycle of rules: {members}"
            )
            remedy = Both("haal één verwijzing weg", "take one reference away")
            yield Problem(_place(rule), "cycle", found, remedy)


def _reached(start: str, before: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(before[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += before[name]
    return reached


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
    for rule_id, rule in by_id.items():
        if rule_id not in used and rule.table not in used:
            found = Both("een regel die geen stap gebruikt", "a rule that no step uses")
            remedy = Both("noem hem onder 'steps'", "name it under 'steps'")
            yield Problem(_place(rule), "unused-rule", found, remedy)


def _exclusive(manifest: Manifest, rules: tuple[Rule, ...], tree: Tree) -> Iterator[Problem]:
    tags = {rule.outcome[1] for rule in rules if rule.head.kind == "tag"}
    for index, names in enumerate(manifest.exclusive):
        for name in names:
            if name not in tags:
                place = tree.place(("exclusive", index), shown="exclusive")
                found = Both(f"'{name}', een tag die geen regel geeft",
                             f"'{name}', a tag that no rule gives")  # fmt: skip
                yield Problem(place, "unknown-tag", found, did_you_mean(name, sorted(tags)))
