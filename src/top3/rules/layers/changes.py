"""What each change of an overlay does to what lies under it, after checking that it may."""

from collections.abc import Iterator
from dataclasses import replace

from top3.errors import Both, did_you_mean
from top3.reading import Path_
from top3.rules.assemble import Parts, references
from top3.rules.conditions import judged
from top3.rules.language import Rule, Table
from top3.rules.layers.overlay_changes import Applying, Draft, Layer, Made, drafts_of, with_words
from top3.rules.layers.overlay_format import (
    Adding,
    LayerParameter,
    Replacing,
    Setting,
    Stated,
    Withdrawing,
)
from top3.rules.load import rules_of
from top3.rules.load_rules import judgement_facts, load_rule
from top3.rules.sources import FamilyText


def changes_of(layer: Layer, under: Parts) -> tuple[Parts, tuple[Made, ...]]:
    """Return what lies under an overlay with its own words and numbers, and its changes in order.

    Args:
        layer: The overlay; what is wrong in it is noted in its folder.
        under: What it lies on; nothing of it is changed here.
    """
    ground = with_words(layer, under)
    drafts = list(drafts_of(layer))
    entries = [entry for draft in drafts for entry in draft.entries]
    facts = {spec.name: spec for spec in judgement_facts(entries, ground.terms)}
    dictionary = replace(ground.dictionary, facts={**ground.dictionary.facts, **facts})
    ground = replace(ground, dictionary=dictionary)
    listed = [_made(layer, draft, ground) for draft in drafts]
    made = tuple(each for each in listed if each is not None)
    return ground, made


def _made(layer: Layer, draft: Draft, ground: Parts) -> Made | None:
    stated = draft.stated
    if isinstance(stated, Adding):
        return _added(layer, draft, stated, ground)
    if isinstance(stated, Replacing):
        return _replaced(layer, draft, stated, ground)
    if isinstance(stated, Withdrawing):
        return _withdrawn(layer, draft, stated, ground)
    assert isinstance(stated, Setting)
    return _set(layer, draft, stated, ground)


def _fault(layer: Layer, draft: Draft, path: Path_, code: str, found: Both, remedy: Both) -> None:
    where = ("changes", draft.index, *path)
    layer.folder.fault(layer.tree, where, draft.verb, code, found, remedy)


def _change(
    layer: Layer, draft: Draft, names: tuple[str, ...], apply: Applying, quiet: Applying
) -> Made:
    place = layer.tree.place(("changes", draft.index), shown=", ".join(names) or draft.verb)
    return Made(draft.stated, place, layer.manifest.id, draft.verb, names, apply, quiet)


def _nothing(parts: Parts) -> Parts:
    return parts


def _added(layer: Layer, draft: Draft, stated: Adding, ground: Parts) -> Made | None:
    steps = ground.manifest.steps
    if stated.step not in steps:
        found = Both(f"stap '{stated.step}'", f"step '{stated.step}'")
        _fault(layer, draft, ("step",), "unknown-step", found,
               did_you_mean(stated.step, sorted(steps)))  # fmt: skip
    rules, tables = rules_of(
        layer.folder, draft.entries, ground.dictionary, ground.manifest.urgency
    )
    for rule in rules:
        if rule.head.kind == "priority":
            found = Both(f"'{rule.id}', een nieuwe plaats in de volgorde",
                         f"'{rule.id}', a new place in the order")  # fmt: skip
            remedy = Both("vervang een regel die al in de volgorde staat",
                          "replace a rule that is in the order already")  # fmt: skip
            _fault(layer, draft, ("add",), "priority-added", found, remedy)
    marked = tuple(_marked(rule, stated) for rule in rules)
    bare = tuple(
        replace(rule, head=rule.head.model_copy(update={"overrides": ()})) for rule in marked
    )
    names = tuple(dict.fromkeys(rule.id for rule in rules))
    made = _change(
        layer, draft, names,
        lambda parts: _with_rules(parts, marked, tables, stated.step),
        lambda parts: _with_rules(parts, bare, tables, stated.step),
    )  # fmt: skip
    return replace(made, lowers=any(rule.head.lowers for rule in rules))


def _marked(rule: Rule, stated: Stated) -> Rule:
    loosens = stated.loosens or rule.head.loosens
    return replace(rule, head=rule.head.model_copy(update={"loosens": loosens}))


def _with_rules(
    parts: Parts, rules: tuple[Rule, ...], tables: dict[str, Table], step: str
) -> Parts:
    steps = {**parts.manifest.steps}
    steps[step] = (*steps.get(step, ()), *dict.fromkeys(rule.id for rule in rules))
    return replace(
        parts,
        rules=(*parts.rules, *rules),
        tables={**parts.tables, **tables},
        manifest=parts.manifest.model_copy(update={"steps": steps}),
    )


def _target(layer: Layer, draft: Draft, name: str, ground: Parts) -> Rule | None:
    """Return the rule a change is about, or None after noting why it cannot be changed."""
    known = {rule.id: rule for rule in ground.rules}
    rule = known.get(name)
    if rule is None:
        found = Both(f"regel '{name}'", f"rule '{name}'")
        _fault(layer, draft, (draft.verb,), "unknown-rule", found,
               did_you_mean(name, sorted(known)))  # fmt: skip
    return rule


def _replaced(layer: Layer, draft: Draft, stated: Replacing, ground: Parts) -> Made | None:
    old = _target(layer, draft, stated.replace, ground)
    new = [load_rule(layer.folder, entry, ground.dictionary) for entry in draft.entries]
    if old is None or not new or new[0] is None:
        return None
    # a row of a table stays one, and the table is proven again with it
    rule = replace(_marked(new[0], stated), table=old.table)
    for what, was, now in _differences(old, rule):
        found = Both(f"{what.nl} '{now}' in plaats van '{was}'",
                     f"{what.en} '{now}' instead of '{was}'")  # fmt: skip
        remedy = Both(
            "vervang door dezelfde soort over hetzelfde, of trek deze in en voeg een andere toe",
            "replace with the same kind about the same, or withdraw this one and add another",
        )
        _fault(layer, draft, ("with",), "replaces-another-kind", found, remedy)

    if rule.head.version <= old.head.version and _says_else(old, rule):
        version = old.head.version
        found = Both(f"versie {rule.head.version}, wat zij vervangt heeft versie {version}",
                     f"version {rule.head.version}, what it replaces has {version}")  # fmt: skip
        remedy = Both(f"schrijf 'version: {version + 1}' of hoger",
                      f"write 'version: {version + 1}' or higher")  # fmt: skip
        _fault(layer, draft, ("with", "version"), "same-version", found, remedy)

    def apply(parts: Parts) -> Parts:
        there = [index for index, each in enumerate(parts.rules) if each.id == old.id]
        rules = [each for each in parts.rules if each.id != old.id]
        # several periods of a rule give way to one rule, where the first of them stood
        rules.insert(min(there, default=len(rules)), rule)
        return replace(parts, rules=tuple(rules), families=_families(parts, old.id))

    return _change(layer, draft, (old.id,), apply, _nothing)


def _says_else(old: Rule, new: Rule) -> bool:
    """Say whether two rules differ in anything but the number of their version."""
    heads = [each.head.model_copy(update={"version": 1, "loosens": False}) for each in (old, new)]
    return heads[0] != heads[1] or (old.when, old.unless) != (new.when, new.unless)


def _differences(old: Rule, new: Rule) -> Iterator[tuple[Both, str, str]]:
    if old.id != new.id:
        yield Both("een regel", "a rule"), old.id, new.id
    if old.head.kind != new.head.kind:
        yield Both("soort", "kind"), old.head.kind, new.head.kind
    elif old.outcome[0] != new.outcome[0]:
        yield Both("uitkomst", "outcome"), old.outcome[0], new.outcome[0]
    elif old.head.kind == "judgement" and old.outcome != new.outcome:
        yield Both("schaal", "scale"), old.outcome[1], new.outcome[1]
    if old.head.about != new.head.about:
        yield Both("over", "about"), old.head.about, new.head.about


def _withdrawn(layer: Layer, draft: Draft, stated: Withdrawing, ground: Parts) -> Made | None:
    old = _target(layer, draft, stated.withdraw, ground)
    if old is None:
        return None
    name, fact = old.id, judged(old.head.about, old.id)

    def apply(parts: Parts) -> Parts:
        manifest, facts = parts.manifest, parts.dictionary.facts
        rest = tuple(rule for rule in parts.rules if rule.id != name)
        tags = {rule.outcome[1] for rule in rest if rule.head.kind == "tag"}
        kept = [tuple(tag for tag in names if tag in tags) for names in manifest.exclusive]
        tables = _tables(parts, name)
        gone = {name, *(parts.tables.keys() - tables.keys())}
        changed = {
            "steps": {step: _without(ids, gone) for step, ids in manifest.steps.items()},
            "now": _without(manifest.now, gone),
            "order": _without(manifest.order, gone),
            "exclusive": tuple(names for names in kept if len(names) > 1),
        }
        facts = {key: spec for key, spec in facts.items() if key != fact}
        return replace(
            parts,
            rules=rest,
            tables=tables,
            manifest=manifest.model_copy(update=changed),
            dictionary=replace(parts.dictionary, facts=facts),
            families=_families(parts, name),
        )

    return _change(layer, draft, (name,), apply, _nothing)


def _families(parts: Parts, name: str) -> dict[str, FamilyText]:
    """Return the words for families without those of a rule that says something else now."""
    return {each: text for each, text in parts.families.items() if each != name}


def _tables(parts: Parts, row: str) -> dict[str, Table]:
    """Return the tables without a row; one that has no row left is gone."""
    thinner = {
        name: table.model_copy(update={"rows": _without(table.rows, {row})})
        for name, table in parts.tables.items()
    }
    return {name: table for name, table in thinner.items() if table.rows}


def _without(ids: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each not in gone)


def still_used(name: str, parts: Parts) -> list[Rule]:
    """Return the rules that refer to a rule or override it."""
    return [rule for rule in parts.rules if name in references(rule) or name in rule.head.overrides]


def _set(layer: Layer, draft: Draft, stated: Setting, ground: Parts) -> Made | None:
    name, values = stated.set_, ground.history.get(stated.set_)
    if values is None:
        found = Both(f"getal '{name}'", f"number '{name}'")
        remedy = did_you_mean(name, sorted(ground.history))
        _fault(layer, draft, ("set",), "unknown-parameter", found, remedy)
        return None
    if isinstance(values[0].value, int) != isinstance(stated.value, int):
        found = Both("een getal voor een dag, of een dag voor een getal",
                     "a number for a day, or a day for a number")  # fmt: skip
        remedy = Both("geef dezelfde soort waarde", "give a value of the same kind")
        _fault(layer, draft, ("value",), "wrong-parameter", found, remedy)
    if values[0].unit != stated.unit:
        found = Both(f"eenheid '{stated.unit}'", f"unit '{stated.unit}'")
        remedy = Both(f"schrijf '{values[0].unit}' en reken de waarde om",
                      f"write '{values[0].unit}' and convert the value")  # fmt: skip
        _fault(layer, draft, ("unit",), "unit-changes", found, remedy)
    new = LayerParameter(
        name=name, value=stated.value, unit=stated.unit, owner=stated.owner, from_=stated.from_,
        source=stated.source, why=stated.reason, layer=layer.name,
    )  # fmt: skip

    def apply(parts: Parts) -> Parts:
        # what this layer itself sets from a later day on stands; what lies under it gives way
        kept = [
            each
            for each in parts.history[name]
            if each.from_ < new.from_
            or (each.from_ > new.from_ and getattr(each, "layer", "") == layer.name)
        ]
        history = tuple(sorted((*kept, new), key=lambda each: each.from_))
        return replace(parts, history={**parts.history, name: history})

    return _change(layer, draft, (name,), apply, _nothing)
