"""The fact dictionary and the parameters of a rule set, from `facts.yaml` and `parameters.yaml`."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from top3.errors import Both, Problem, did_you_mean
from top3.reading import Tree
from top3.rules.conditions import Condition, Test, walk
from top3.rules.folder import Folder
from top3.rules.language import FactDictionary, FactSpec, GroupSpec, Parameter
from top3.rules.load_words import same_slots
from top3.rules.parse import ConditionParser
from top3.rules.sources import Validity

FORBIDDEN_TRAITS = (
    "sex", "gender", "origin", "ethnicity", "race", "religion", "nationality", "birthplace",
    "name", "surname", "postcode",
)  # fmt: skip
"""What rules may not read of anybody, unless the fact says why it is justified."""


def load_facts(
    folder: Folder,
    terms: Mapping[str, Any],
    readable: Collection[str],
    groups: Iterable[GroupSpec],
    more: Iterable[FactSpec] = (),
    names: Iterable[str] = ("facts.yaml",),
) -> FactDictionary:
    """Return the dictionary; `more` are facts that stand in no file, such as what people judged."""
    facts, conditions = _specs(folder, names, terms, readable)
    facts.update({spec.name: spec for spec in more})
    lists = {name: tuple(entries) for name, entries in terms.items()}
    whole = FactDictionary(facts, {(each.scope, each.name): each for each in groups}, lists)
    return replace(whole, applies=dict(_applies(folder, whole, conditions)))


def with_facts(folder: Folder, under: FactDictionary, terms: Mapping[str, Any]) -> FactDictionary:
    """Return a dictionary with the facts a layer brings: new ones, and kept under `noted`."""
    own, conditions = _specs(folder, ("facts.yaml",), terms, (), optional=True)
    for name in own.keys() & under.facts.keys():
        found = Both("een feit dat er al staat", "a fact that already stands there")
        remedy = Both("geef een eigen naam", "give a name of its own")
        folder.problems.append(Problem(folder.fact_places[name], "duplicate-fact", found, remedy))
    # the questions of a layer come after those it adds to: the acute round stays first
    whole = replace(under, facts={**under.facts, **own, **under.facts})
    applies = dict(_applies(folder, whole, conditions))
    return replace(whole, applies={**under.applies, **applies})


def _specs(
    folder: Folder,
    names: Iterable[str],
    terms: Mapping[str, Any],
    readable: Collection[str],
    *,
    optional: bool = False,
) -> tuple[dict[str, FactSpec], list[tuple[Tree, FactSpec]]]:
    """Return the facts of some files, and those with a condition under which they apply."""
    facts: dict[str, FactSpec] = {}
    conditions: list[tuple[Tree, FactSpec]] = []
    for tree in (each for name in names for each in folder.entries(name, optional=optional)):
        data = tree.data if isinstance(tree.data, dict) else {}
        rest = {key: value for key, value in data.items() if key != "applies_when"}
        spec = folder.built(Tree(rest, tree.file, tree.positions, tree.keys), FactSpec)
        if spec is None:
            continue
        _check(folder, tree, spec, terms, readable)
        if spec.name in facts:
            found = Both("een feit dat er al staat", "a fact that already stands there")
            remedy = Both("laat één van de twee weg", "leave one of the two out")
            folder.fault(tree, (), spec.name, "duplicate-fact", found, remedy)
        facts.setdefault(spec.name, spec)
        folder.fact_places.setdefault(spec.name, tree.place((), shown=spec.name))
        if "applies_when" in data:
            conditions.append((tree, spec))
    return facts, conditions


def _applies(
    folder: Folder, dictionary: FactDictionary, conditions: list[tuple[Tree, FactSpec]]
) -> Iterator[tuple[str, Condition]]:
    conditional = {spec.name for _, spec in conditions}
    for tree, spec in conditions:
        parser = ConditionParser(
            tree, dictionary, folder.problems, shown=spec.name, kind="applies_when"
        )
        node = tree.data["applies_when"]
        condition = parser.parse(node, ("applies_when",), scope=spec.scope)
        if condition is None:
            continue
        read = {part.fact for part in walk(condition) if isinstance(part, Test)}
        if read & conditional:
            names = ", ".join(sorted(read & conditional))
            found = Both(f"een feit dat zelf niet altijd geldt: {names}",
                         f"a fact that does not always apply itself: {names}")  # fmt: skip
            remedy = Both("lees hier feiten die altijd gelden", "read facts that always apply here")
            folder.fault(tree, ("applies_when",), spec.name, "applies-chained", found, remedy)
        yield spec.name, condition


def _check(
    folder: Folder, tree: Tree, spec: FactSpec, terms: Mapping[str, Any], readable: Collection[str]
) -> None:
    words = re.split(r"[._]", spec.name.partition(".")[2])
    trait = next((word for word in FORBIDDEN_TRAITS if word in words), None)
    if trait and spec.justified is None:
        found = Both(f"het kenmerk '{trait}'", f"the trait '{trait}'")
        remedy = Both(
            "regels lezen dat niet; laat het weg, of zeg onder 'justified' waarom het moet",
            "rules do not read it; leave it out, or say under 'justified' why it must",
        )
        folder.fault(tree, (), spec.name, "forbidden-trait", found, remedy)
    elif spec.noted:
        _check_noted(folder, tree, spec, readable)
    elif spec.name not in readable:
        found = Both("een feit dat niet gelezen kan worden", "a fact that cannot be read")
        remedy = did_you_mean(spec.name, sorted(readable))
        folder.fault(tree, (), spec.name, "unknown-fact", found, remedy)
    if spec.name.partition(".")[0] != spec.scope:
        found = Both(f"een naam die niet begint met '{spec.scope}.'",
                     f"a name that does not start with '{spec.scope}.'")  # fmt: skip
        remedy = Both("laat naam en 'scope' hetzelfde zeggen", "let name and 'scope' say the same")
        folder.fault(tree, ("scope",), spec.name, "other-scope", found, remedy)
    if spec.of and spec.of not in terms:
        found = Both(f"lijst '{spec.of}'", f"list '{spec.of}'")
        remedy = did_you_mean(spec.of, sorted(terms))
        folder.fault(tree, (), spec.name, "unknown-list", found, remedy)
    if spec.type == "scale" and not spec.of:
        found = Both("een schaal zonder lijst", "a scale without a list")
        remedy = Both("noem de lijst onder 'of'", "name the list under 'of'")
        folder.fault(tree, (), spec.name, "scale-without-list", found, remedy)
    for key in ("question", "label", "more"):
        text = getattr(spec, key)
        if text is not None:
            same_slots(folder, tree, (key,), spec.name, text.model_dump())


def _check_noted(folder: Folder, tree: Tree, spec: FactSpec, readable: Collection[str]) -> None:
    if spec.name in readable:
        found = Both("'noted' bij een feit met een eigen veld",
                     "'noted' with a fact that has a field")  # fmt: skip
        remedy = Both("laat 'noted' weg", "leave 'noted' out")
        folder.fault(tree, ("noted",), spec.name, "noted-has-field", found, remedy)
    if spec.type == "set":
        found = Both("'noted' bij een verzameling", "'noted' with a set")
        remedy = Both("maak van elke naam een ja-neevraag", "make each name a yes-no question")
        folder.fault(tree, ("type",), spec.name, "noted-set", found, remedy)


def load_parameters(
    folder: Folder,
    valid: Validity,
    *,
    names: Iterable[str] = ("parameters.yaml",),
    optional: bool = False,
) -> dict[str, tuple[Parameter, ...]]:
    """Return every parameter with all its values, oldest first."""
    history: dict[str, list[tuple[Parameter, Tree]]] = {}
    for tree in (each for name in names for each in folder.entries(name, optional=optional)):
        if isinstance(tree.data, dict):
            folder.number_names.add(str(tree.data.get("name")))
        made = folder.built(tree, Parameter)
        if made is not None:
            folder.faults(tree, ("source",), made.name, made.source.faults())
            history.setdefault(made.name, []).append((made, tree))
    for name, values in history.items():
        values.sort(key=lambda each: each[0].from_)
        _check_dates(folder, name, values, valid.from_)
    return {name: tuple(each for each, _ in values) for name, values in history.items()}


def _check_dates(
    folder: Folder, name: str, values: list[tuple[Parameter, Tree]], start: date
) -> None:
    first, tree = values[0]
    if first.from_ > start:
        found = Both(f"een getal dat pas geldt vanaf {first.from_}",
                     f"a number that only holds from {first.from_}")  # fmt: skip
        remedy = Both(f"geef ook de waarde vanaf {start}", f"give the value from {start} too")
        folder.fault(tree, ("from",), name, "parameter-starts-late", found, remedy)
    for (before, _), (after, tree) in pairwise(values):
        if before.from_ == after.from_:
            found = Both("twee waarden vanaf dezelfde dag", "two values from the same day")
            remedy = Both("laat er één weg, of geef een andere dag",
                          "leave one out, or give another day")  # fmt: skip
            folder.fault(tree, ("from",), name, "duplicate-parameter", found, remedy)
        if before.unit != after.unit or isinstance(before.value, int) != isinstance(
            after.value, int
        ):
            found = Both(
                "een andere eenheid dan de waarde ervoor", "another unit than the value before"
            )
            remedy = Both("geef een andere naam, of dezelfde eenheid",
                          "give another name, or the same unit")  # fmt: skip
            folder.fault(tree, ("unit",), name, "unit-changes", found, remedy)
