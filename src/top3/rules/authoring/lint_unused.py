"""Findings about what nothing uses: facts people are asked for in vain, numbers, texts, codes."""

from collections.abc import Collection, Iterator

from top3.errors import Both, Place, Problem
from top3.rules.authoring.remarks import Remark, Uses
from top3.rules.conditions import Count, Param, Quantified, Test, walk
from top3.rules.language import RuleSet
from top3.rules.proving.regions import by_fact

_MINIMAL = Both("vraag alleen wat gebruikt wordt (AVG art. 5): laat het feit weg, of gebruik het",
                "ask only what is used (GDPR art. 5): leave the fact out, or use it")  # fmt: skip
_LEAVE_OUT = Both("laat het weg, of gebruik het", "leave it out, or use it")


def unused_findings(rules: RuleSet, uses: Uses) -> Iterator[Remark]:
    """Yield facts, numbers, lists, texts and declared codes that nothing uses."""
    yield from _facts(rules, uses)
    yield from _parameters(rules, uses)
    yield from _gates(rules)
    judged = {rule.outcome[1] for rule in rules.rules if rule.head.kind == "judgement"}
    of = {spec.of for spec in rules.dictionary.facts.values()} | judged
    of |= {table.scale for table in rules.tables.values()}
    if uses.lists is not None:
        yield from _names("terms.yaml", "list-never-used", rules.terms, {*of, *uses.lists})
    if uses.texts is not None:
        yield from _names("texts.yaml", "text-never-used", rules.texts, uses.texts)


def _facts(rules: RuleSet, uses: Uses) -> Iterator[Remark]:
    conditions = [part for rule in rules.rules for part in (rule.when, *rule.unless)]
    conditions += rules.dictionary.applies.values()
    read = {*by_fact(conditions), *uses.facts}
    groups = {
        part.group for each in conditions for part in walk(each) if isinstance(part, Quantified)
    }
    read |= {
        g.fact for (_, name), g in rules.dictionary.groups.items() if name in groups and g.fact
    }
    for name, spec in rules.dictionary.facts.items():
        if name in read or ".judged." in name:
            continue
        found = Both("een feit dat geen regel leest", "a fact that no rule reads")
        if spec.acute:
            found = Both("een vraag uit de acute ronde die geen regel leest",
                         "a question of the acute round that no rule reads")  # fmt: skip
        place = Place("facts.yaml", None, name)
        yield Remark("warning", Problem(place, "fact-never-used", found, _MINIMAL))


def _parameters(rules: RuleSet, uses: Uses) -> Iterator[Remark]:
    conditions = [part for rule in rules.rules for part in (rule.when, *rule.unless)]
    conditions += rules.dictionary.applies.values()
    parts = [part for each in conditions for part in walk(each)]
    read = {part.at_least.name for part in parts if isinstance(part, Count)}
    read |= {
        part.operand.name
        for part in parts
        if isinstance(part, Test) and isinstance(part.operand, Param)
    }
    for spec in rules.dictionary.facts.values():
        numbers = (each.param for each in (spec.shelf_life, spec.perishes_within) if each)
        named = (spec.ask_from_age, *numbers)
        read |= {name for name in named if name}
    used = read | set(uses.parameters)
    yield from _names("parameters.yaml", "parameter-never-used", rules.parameters, used)


def _names(
    file: str, code: str, there: Collection[str], used: Collection[str | None]
) -> Iterator[Remark]:
    for name in there:
        if name not in used:
            found = Both("iets wat nergens gebruikt wordt", "something that nothing uses")
            yield Remark("warning", Problem(Place(file, None, name), code, found, _LEAVE_OUT))


def _gates(rules: RuleSet) -> Iterator[Remark]:
    """Yield gates that no rule opens, and codes that no rule gives."""
    for key, names in rules.declared.items():
        given = {rule.outcome[1] for rule in rules.rules if rule.outcome[0] == key}
        for name in names:
            if name in given:
                continue
            place = Place("ruleset.yaml", None, name)
            if key == "opens":
                found = Both("een poort die geen regel opent", "a gate that no rule opens")
                remedy = Both("geef een regel 'then: {opens: …}', of laat de poort weg",
                              "give a rule 'then: {opens: …}', or leave the gate out")  # fmt: skip
                yield Remark("error", Problem(place, "gate-never-opens", found, remedy))
            else:
                found = Both(f"een code onder '{key}' die geen regel geeft",
                             f"a code under '{key}' that no rule gives")  # fmt: skip
                yield Remark("warning", Problem(place, "code-never-used", found, _LEAVE_OUT))
