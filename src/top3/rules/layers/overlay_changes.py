"""What stands in the folder of an overlay: changes as written, and words and numbers it adds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from top3.errors import Both, Place
from top3.reading import Tree
from top3.rules.assemble import Parts
from top3.rules.folder import Folder
from top3.rules.language import Parameter
from top3.rules.layers.overlay_format import VERBS, LayerParameter, OverlayManifest, Setting, Stated
from top3.rules.load_facts import load_parameters, with_facts
from top3.rules.load_rules import Entry
from top3.rules.load_words import load_terms, load_texts, same_slots

_WHOLE_RULE = {"add": "add", "replace": "with"}
"""Under which key of a change the rules stand that it brings."""


Applying = Callable[[Parts], Parts]


@dataclass(frozen=True, slots=True)
class Made:
    """One change: what it says of itself, where it stands, what it touches, and what it does.

    `names` are the rules it adds, replaces or withdraws, or the parameter it sets; `quiet` is the
    part of it that cannot loosen anything, so that the rest can be held against that.
    """

    stated: Stated
    place: Place
    layer: str
    verb: str
    names: tuple[str, ...]
    apply: Applying
    quiet: Applying
    lowers: bool = False

    @property
    def loosens(self) -> bool:
        """Say whether it says openly that it can lower caution."""
        return self.stated.loosens

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What it touches, with its kind: two layers may not touch the same unseen."""
        kind = "parameter" if self.verb == "set" else "rule"
        return tuple((kind, name) for name in self.names)

    def is_apart_from(self, other: "Made") -> bool:
        """Say whether both set a number, each from another day on."""
        return (
            isinstance(self.stated, Setting)
            and isinstance(other.stated, Setting)
            and self.stated.from_ != other.stated.from_
        )


@dataclass(slots=True)
class Layer:
    """One overlay while it is laid: its files, what it is, what it lies on, and its changes.

    `ground` is what lies under it, with its own words and numbers once these are read.
    """

    folder: Folder
    tree: Tree
    manifest: OverlayManifest
    ground: Parts
    made: tuple[Made, ...] = ()

    @property
    def name(self) -> str:
        """The layer as it is shown: id and version."""
        return f"{self.manifest.id}@{self.manifest.version}"


@dataclass(slots=True)
class Draft:
    """One change whose own form is right, with the rules that stand in it or in its file."""

    index: int
    verb: str
    stated: Stated
    entries: list[Entry] = field(default_factory=list)


def drafts_of(layer: Layer) -> Iterator[Draft]:
    """Yield every change whose own form is right; what is wrong is noted in the folder."""
    tree, folder = layer.tree, layer.folder
    if "changes" not in tree.data:
        missing = Both("een sleutel die ontbreekt", "a missing key")
        remedy = Both("voeg 'changes' toe", "add 'changes'")
        folder.fault(tree, (), layer.manifest.id, "missing-key", missing, remedy)
        return
    listed = tree.data["changes"]
    if not isinstance(listed, list):
        remedy = Both("schrijf elke verandering als '- '", "write each change as '- '")
        folder.fault(tree, ("changes",), "changes", "wrong-kind",
                     Both("geen lijst", "not a list"), remedy)  # fmt: skip
        return
    for index, node in enumerate(listed):
        verbs = [verb for verb in VERBS if isinstance(node, dict) and verb in node]
        if len(verbs) != 1:
            found = Both("geen of meer dan één verandering", "none or more than one change")
            remedy = Both(
                f"schrijf één van: {', '.join(VERBS)}", f"write one of: {', '.join(VERBS)}"
            )
            folder.fault(tree, ("changes", index), "changes", "not-a-change", found, remedy)
            continue
        draft = _draft(layer, index, verbs[0])
        if draft is not None:
            yield draft


def _draft(layer: Layer, index: int, verb: str) -> Draft | None:
    part = layer.tree.part(("changes", index), layer.tree.data["changes"][index])
    rule = _WHOLE_RULE.get(verb)
    rest = {key: value for key, value in part.data.items() if key != rule}
    stated = layer.folder.built(Tree(rest, part.file, part.positions, part.keys), VERBS[verb])
    entries = list(_entries(layer, part, verb))
    if stated is None:
        return None
    layer.folder.faults(part, ("source",), verb, stated.source.faults())
    same_slots(layer.folder, part, ("reason",), verb, stated.reason.model_dump())
    return Draft(index, verb, stated, entries)


def _entries(layer: Layer, part: Tree, verb: str) -> Iterator[Entry]:
    """Yield the rules of a change: the block it holds, or every rule of the file it names."""
    folder = layer.folder
    key = _WHOLE_RULE.get(verb)
    if key is None:
        return
    node = part.data.get(key)
    if isinstance(node, dict):
        yield Entry(part.part((key,), node), layer.name)
    elif verb == "add" and isinstance(node, str):
        yield from (Entry(each, layer.name) for each in folder.entries(node))
    else:
        found = Both("geen hele regel", "no whole rule")
        remedy = Both(f"zet onder '{key}' de hele regel", f"put the whole rule under '{key}'")
        folder.fault(part, (key,) if key in part.data else (), verb, "not-a-change", found, remedy)


def with_words(layer: Layer, under: Parts) -> Parts:
    """Return what lies under it with the terms, texts and parameters of the overlay; all new."""
    folder = layer.folder
    terms = load_terms(folder, optional=True)
    for name, entries in terms.items():
        known = under.terms.get(name, {})
        _new(folder, "terms.yaml", [f"{name}.{each}" for each in entries if each in known])
        scales = [spec.name for spec in under.dictionary.facts.values()
                  if spec.type == "scale" and spec.of == name]  # fmt: skip
        if scales:
            found = Both(f"een nieuw niveau op '{name}'", f"a new level on '{name}'")
            remedy = Both("een schaal verandert niet; maak een eigen lijst",
                          "a scale does not change; make a list of your own")  # fmt: skip
            folder.fault(_file(folder, "terms.yaml"), (), name, "scale-changes", found, remedy)
    texts = load_texts(folder, optional=True)
    _new(folder, "texts.yaml", [each for each in texts if each in under.texts])
    history = load_parameters(folder, under.manifest.valid, optional=True)
    _new(folder, "parameters.yaml", [each for each in history if each in under.history])
    whole = {name: {**under.terms.get(name, {}), **terms.get(name, {})}
             for name in dict.fromkeys((*under.terms, *terms))}  # fmt: skip
    lists = {name: tuple(entries) for name, entries in whole.items()}
    own = {
        name: tuple(layered(each, layer.name) for each in values)
        for name, values in history.items()
    }
    return replace(
        under,
        terms=whole,
        texts={**under.texts, **texts},
        history={**under.history, **own},
        dictionary=with_facts(folder, replace(under.dictionary, lists=lists), whole),
    )


def layered(parameter: Parameter, layer: str) -> Parameter:
    """Return a parameter with the layer that gives it its value."""
    return LayerParameter.model_validate({**parameter.model_dump(by_alias=True), "layer": layer})


def _file(folder: Folder, name: str) -> Tree:
    return Tree({}, folder.prefix + name, {(): (1, 1)})


def _new(folder: Folder, name: str, there: list[str]) -> None:
    for each in there:
        found = Both("een naam die eronder al staat", "a name that already stands under it")
        remedy = Both("geef een nieuwe naam; een getal verandert met 'set'",
                      "give a new name; a number changes with 'set'")  # fmt: skip
        folder.fault(_file(folder, name), (), each, "already-there", found, remedy)
