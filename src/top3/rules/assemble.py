"""From checked parts to one rule set: overrides become exceptions, and judgements leave a trace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from top3.rules.conditions import FindingRef, findings_in, judged
from top3.rules.language import FactDictionary, LayerRef, Parameter, Rule, RuleSet, Table
from top3.rules.manifest import Manifest
from top3.rules.plan_texts import AgreementTemplate, CheckText
from top3.rules.process import Process
from top3.rules.sources import FamilyText, RoleText, Spoken
from top3.values import I18n


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a rule set is made of, each part checked by itself and against the others."""

    manifest: Manifest
    rules: tuple[Rule, ...]
    dictionary: FactDictionary
    history: Mapping[str, tuple[Parameter, ...]]
    terms: Mapping[str, Mapping[str, object]]
    texts: Mapping[str, I18n]
    layers: tuple[LayerRef, ...]
    digest: str
    tables: Mapping[str, Table]
    families: Mapping[str, FamilyText] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    spoken: Mapping[str, Mapping[str, Spoken]] = field(default_factory=dict)
    roles: Mapping[str, RoleText] = field(default_factory=dict)
    process: Process | None = None
    checks: Mapping[str, CheckText] = field(default_factory=dict)
    proposals: Mapping[str, AgreementTemplate] = field(default_factory=dict)


def assemble(parts: Parts) -> RuleSet:
    """Bring the parts together; the numbers are those of the newest day."""
    manifest = parts.manifest
    return RuleSet(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        status=manifest.status,
        valid=manifest.valid,
        rules=leaning(overridden(parts.rules)),
        dictionary=with_judgements(parts.dictionary, parts.rules),
        parameters={name: values[-1] for name, values in parts.history.items()},
        steps={step: _rows(ids, parts.tables) for step, ids in manifest.steps.items()},
        order=_rows(manifest.order, parts.tables),
        now=_rows(manifest.now, parts.tables),
        urgency=manifest.urgency,
        terms=parts.terms,
        texts=parts.texts,
        digest=parts.digest,
        history=parts.history,
        tables=parts.tables,
        layers=parts.layers,
        exclusive=manifest.exclusive,
        declared={
            "opens": manifest.gates,
            "warn": manifest.warns,
            "advise": manifest.advises,
        },
        families=parts.families,
        promises=manifest.promises,
        spoken=parts.spoken,
        roles=parts.roles,
        process=parts.process,
        checks=parts.checks,
        proposals=parts.proposals,
    )


def _rows(names: Iterable[str], tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Return names of rules, with the rows of a table where that is named."""
    return tuple(
        row for name in names for row in (tables[name].rows if name in tables else (name,))
    )


def with_judgements(dictionary: FactDictionary, rules: tuple[Rule, ...]) -> FactDictionary:
    """Let what a person judged apply only where somebody must judge: where its rule applies."""
    own = {
        judged(rule.head.about, rule.id): rule.when
        for rule in rules
        if rule.head.kind == "judgement"
    }
    return replace(dictionary, applies={**dictionary.applies, **own})


def overridden(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Give every rule that another one overrides that other one as an exception."""
    by: dict[str, list[str]] = {}
    for rule in rules:
        for yielding in rule.head.overrides:
            by.setdefault(yielding, []).append(rule.id)
    return tuple(
        replace(rule, unless=(*rule.unless, *_exceptions(rule, by[rule.id])))
        if rule.id in by
        else rule
        for rule in rules
    )


def _exceptions(rule: Rule, overriding: list[str]) -> list[FindingRef]:
    there = {part.rule for part in rule.unless if isinstance(part, FindingRef)}
    return [FindingRef(each) for each in overriding if each not in there]


def references(rule: Rule) -> set[str]:
    """Return the ids of every rule this one refers to, in its conditions and exceptions."""
    return {each for part in (rule.when, *rule.unless) for each in findings_in(part)}


def leaned_on(rules: RuleSet, *about: Rule) -> list[Rule]:
    """Return rules and every rule they refer to, through others too, each once."""
    found: dict[str, Rule] = {}
    waiting = list(about)
    while waiting:
        rule = waiting.pop()
        if rule.id not in found:
            found[rule.id] = rule
            names = sorted(references(rule))
            waiting += [rules.by_id[name] for name in names if name in rules.by_id]
    return list(found.values())


def leaning(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Say of every rule on which judgement rules its outcome leans, through others too."""
    direct = {rule.id: references(rule) for rule in rules}
    judgements = {rule.id for rule in rules if rule.head.kind == "judgement"}
    made = []
    for rule in rules:
        reached, waiting = set[str](), [rule.id]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += direct.get(name, ())
        leans_on = tuple(sorted((reached - {rule.id}) & judgements))
        made.append(replace(rule, leans_on=leans_on) if leans_on != rule.leans_on else rule)
    return tuple(made)
