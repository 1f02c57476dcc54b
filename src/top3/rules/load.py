"""A folder of YAML to a `RuleSet`; every fault at once, each with file and line."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from top3.errors import Both, Place, Problem, ReadingError, RulesetInvalidError, did_you_mean
from top3.reading import Path_, Tree, read_bytes
from top3.rules.coherence import faults_of_whole
from top3.rules.language import (
    OUTCOMES,
    FactDictionary,
    FactSpec,
    GroupSpec,
    Manifest,
    Parameter,
    Rule,
    RuleHead,
    RuleSet,
)
from top3.rules.parse import ConditionParser
from top3.validating import build
from top3.values import I18n

FORBIDDEN_TRAITS = ("sex", "gender", "origin", "ethnicity", "religion", "nationality", "postcode")
_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(slots=True)
class _Folder:
    """Reads the files of one rule set, collecting faults and the digest of what was read."""

    root: Traversable
    problems: list[Problem] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    rule_ids: set[str] = field(default_factory=set)
    unread: bool = False

    def block(self, name: str) -> Tree | None:
        """Return a file that must be a block of keys."""
        tree = self.tree(name)
        if tree is None or isinstance(tree.data, dict):
            return tree
        self.misshapen(name, Both("geen blok met sleutels", "no block of keys"),
                       Both("schrijf 'naam: …'", "write 'name: …'"))  # fmt: skip
        return None

    def misshapen(self, name: str, found: Both, remedy: Both) -> None:
        """Note that a file has another shape: what leans on it cannot be judged."""
        self.unread = True
        self.problems.append(Problem(Place(name, 1), "wrong-kind", found, remedy))

    def tree(self, name: str) -> Tree | None:
        try:
            raw = (self.root / name).read_bytes()
        except OSError:
            found = Both("bestand ontbreekt", "file is missing")
            remedy = Both("voeg het toe aan de map", "add it to the folder")
            self.problems.append(Problem(Place(name), "not-found", found, remedy))
            self.unread = True
            return None
        self.parts += [name.encode(), hashlib.sha256(raw).digest()]
        try:
            return read_bytes(raw, name)
        except ReadingError as error:
            self.problems += error.problems
            self.unread = True
            return None


def load(root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]) -> RuleSet:
    """Load the rule set in a folder.

    Args:
        root: The folder `<id>/<version>/`.
        readable: The names of every fact that can be read; the dictionary may hold no other.
        groups: Every group rules may quantify over.

    Raises:
        RulesetInvalidError: one or more files are wrong; `.problems` holds every fault.
    """
    folder = _Folder(root)
    tree = folder.tree("ruleset.yaml")
    manifest = _built(folder, tree, Manifest)
    if manifest is None or tree is None:
        raise RulesetInvalidError(folder.problems)
    terms = _terms(folder)
    dictionary = _dictionary(folder, terms, readable, groups)
    parameters = _parameters(folder)
    texts = _texts(folder)
    rules = tuple(_rules(folder, manifest, dictionary))
    if folder.unread:  # what is missing would show as faults of everything that leans on it
        raise RulesetInvalidError(folder.problems)
    folder.problems += faults_of_whole(manifest, rules, parameters, folder.rule_ids, tree)
    if folder.problems:
        raise RulesetInvalidError(folder.problems)
    return RuleSet(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        status=manifest.status,
        valid=manifest.valid,
        rules=rules,
        dictionary=dictionary,
        parameters=parameters,
        steps=manifest.steps,
        order=manifest.order,
        now=manifest.now,
        urgency=manifest.urgency,
        terms=terms,
        texts=texts,
        digest=hashlib.sha256(b"".join(folder.parts)).hexdigest(),
    )


def _built(folder: _Folder, tree: Tree | None, model: Any) -> Any:
    if tree is None:
        return None
    result = build(model, tree)
    if isinstance(result, list):
        folder.problems += result
        return None
    return result


def _terms(folder: _Folder) -> dict[str, dict[str, Any]]:
    tree = folder.block("terms.yaml")
    if tree is None:
        return {}
    terms = {name: each for name, each in tree.data.items() if isinstance(each, dict)}
    for name in tree.data.keys() - terms.keys():
        found, remedy = (
            Both("geen lijst met namen", "no list of names"),
            Both("schrijf 'naam: {nl: …, en: …}'", "write 'name: {nl: …, en: …}'"),
        )
        folder.problems.append(
            Problem(tree.place((name,), shown=name), "wrong-kind", found, remedy)
        )
    for name, entries in terms.items():
        for key, entry in entries.items():
            if not isinstance(entry, dict) or not {"nl", "en"} <= entry.keys():
                found = Both("een naam zonder nl en en", "a name without nl and en")
                remedy = Both("geef beide talen", "give both languages")
                place = tree.place((name, key), shown=f"{name}.{key}")
                folder.problems.append(Problem(place, "language-missing", found, remedy))
    return terms


def _texts(folder: _Folder) -> dict[str, I18n]:
    tree = folder.block("texts.yaml")
    if tree is None:
        return {}
    texts: dict[str, I18n] = {}
    for key, entry in tree.data.items():
        if isinstance(entry, dict) and entry.keys() == {"nl", "en"}:
            texts[key] = I18n(**entry)
            _same_slots(folder, tree, (key,), key, entry)
        else:
            found = Both("een tekst zonder nl en en", "a text without nl and en")
            remedy = Both("geef beide talen", "give both languages")
            place = tree.place((key,), shown=key)
            folder.problems.append(Problem(place, "language-missing", found, remedy))
    return texts


def _entries(folder: _Folder, name: str) -> Iterable[tuple[Tree, int, Any]]:
    tree = folder.tree(name)
    if tree is None:
        return
    if not isinstance(tree.data, list):
        found, remedy = Both("geen lijst", "not a list"), Both("begin met '- '", "start with '- '")
        folder.misshapen(name, found, remedy)
        return
    for index, entry in enumerate(tree.data):
        yield tree, index, entry


def _sub(tree: Tree, index: int, data: Any) -> Tree:
    """Return one entry of a list as a tree of its own, with the lines of the file."""
    positions = {path[1:]: spot for path, spot in tree.positions.items() if path[:1] == (index,)}
    keys = {path[1:]: spot for path, spot in tree.keys.items() if path[:1] == (index,)}
    return Tree(data, tree.file, positions, keys)


def _dictionary(
    folder: _Folder,
    terms: Mapping[str, Any],
    readable: Collection[str],
    groups: Iterable[GroupSpec],
) -> FactDictionary:
    facts: dict[str, FactSpec] = {}
    for tree, index, entry in _entries(folder, "facts.yaml"):
        sub = _sub(tree, index, entry)
        if isinstance(entry, dict) and "shelf_life" in entry:
            found = Both("de sleutel 'shelf_life'", "the key 'shelf_life'")
            remedy = Both(
                "houdbaarheid van feiten kan nog niet; laat de sleutel weg",
                "shelf lives of facts are not supported yet; leave the key out",
            )
            folder.problems.append(Problem(sub.place(()), "not-yet", found, remedy))
            continue
        spec = build(FactSpec, sub)
        if isinstance(spec, list):
            folder.problems += spec
            continue
        _check_fact(folder, sub, spec, terms, readable)
        facts[spec.name] = spec
    lists = {name: tuple(entries) for name, entries in terms.items()}
    return FactDictionary(facts, {(each.scope, each.name): each for each in groups}, lists)


def _check_fact(
    folder: _Folder, tree: Tree, spec: FactSpec, terms: Mapping[str, Any], readable: Collection[str]
) -> None:
    place = tree.place((), shown=spec.name)
    trait = next((word for word in FORBIDDEN_TRAITS if word in re.split(r"[._]", spec.name)), None)
    if trait:
        found = Both(f"het kenmerk '{trait}'", f"the trait '{trait}'")
        remedy = Both("regels lezen dat niet; laat het weg", "rules do not read it; leave it out")
        folder.problems.append(Problem(place, "forbidden-trait", found, remedy))
    elif spec.name not in readable:
        found = Both("een feit dat niet gelezen kan worden", "a fact that cannot be read")
        remedy = did_you_mean(spec.name, sorted(readable))
        folder.problems.append(Problem(place, "unknown-fact", found, remedy))
    if spec.of and spec.of not in terms:
        found = Both(f"lijst '{spec.of}'", f"list '{spec.of}'")
        folder.problems.append(
            Problem(place, "unknown-list", found, did_you_mean(spec.of, sorted(terms)))
        )
    _same_slots(folder, tree, (), spec.name, spec.question.model_dump())


def _parameters(folder: _Folder) -> dict[str, Parameter]:
    parameters: dict[str, Parameter] = {}
    for tree, index, entry in _entries(folder, "parameters.yaml"):
        made = build(Parameter, _sub(tree, index, entry))
        if isinstance(made, list):
            folder.problems += made
        else:
            parameters[made.name] = made
    return parameters


def _rules(folder: _Folder, manifest: Manifest, dictionary: FactDictionary) -> Iterable[Rule]:
    for name in manifest.rules:
        for tree, index, entry in _entries(folder, name):
            if isinstance(entry, dict):
                folder.rule_ids.add(str(entry.get("id")))
            rule = _rule(folder, _sub(tree, index, entry), dictionary)
            if rule:
                yield rule


def _rule(folder: _Folder, tree: Tree, dictionary: FactDictionary) -> Rule | None:
    data = tree.data if isinstance(tree.data, dict) else {}
    rest = {key: value for key, value in data.items() if key not in ("when", "unless")}
    head = build(RuleHead, Tree(rest, tree.file, tree.positions, tree.keys))
    if isinstance(head, list):
        folder.problems += head
        return None
    before = len(folder.problems)
    parser = ConditionParser(tree, head, dictionary, folder.problems)
    when = parser.parse(data.get("when"), ("when",), scope=head.about)
    unless = tuple(
        part
        for index, node in enumerate(data.get("unless", []))
        if (part := parser.parse(node, ("unless", index), scope=head.about, negated=True))
    )
    _check_head(folder, tree, head)
    if when is None or len(folder.problems) > before:
        return None
    return Rule(head, when, unless, tree.file, tree.place(("id",)).line)


def _check_head(folder: _Folder, tree: Tree, head: RuleHead) -> None:
    keys = OUTCOMES[head.kind]
    if len(head.then) != 1 or next(iter(head.then)) not in keys:
        found = Both(
            f"een uitkomst die niet past bij soort {head.kind}",
            f"an outcome that does not fit kind {head.kind}",
        )
        remedy = Both(f"schrijf {{{' of '.join(keys)}: …}}", f"write {{{' or '.join(keys)}: …}}")
        place = tree.place(("then",), shown=head.id)
        folder.problems.append(Problem(place, "wrong-outcome", found, remedy))
    _same_slots(folder, tree, ("because",), head.id, head.because.model_dump())
    if head.do:
        _same_slots(folder, tree, ("do",), head.id, head.do.model_dump())


def _same_slots(
    folder: _Folder, tree: Tree, path: Path_, shown: str, text: Mapping[str, str | None]
) -> None:
    dutch, english = text.get("nl") or "", text.get("en")
    place = tree.place(path, shown=shown)
    if not english:
        found = Both("een tekst zonder Engels", "a text without English")
        remedy = Both("voeg 'en' toe", "add 'en'")
        folder.problems.append(Problem(place, "language-missing", found, remedy))
    elif set(_SLOT.findall(dutch)) != set(_SLOT.findall(english)):
        found = Both("twee talen met andere invulplekken", "two languages with different slots")
        remedy = Both("gebruik dezelfde {plekken}", "use the same {slots}")
        folder.problems.append(Problem(place, "slots-differ", found, remedy))
