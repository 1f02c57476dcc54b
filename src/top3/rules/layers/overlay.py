"""Layers on a rule set: national, regional, organisation; each change in the open, with its reason.

An overlay is a folder `<id>/<version>/` with `overlay.yaml`, and beside it the rule files, terms,
texts and parameters of the rules it adds. It changes what lies under it, in the order given.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from importlib.resources.abc import Traversable

from top3.errors import Both, Problem, RulesetInvalidError
from top3.reading import Tree
from top3.rules.assemble import Parts, assemble
from top3.rules.coherence import faults_of_whole
from top3.rules.folder import Folder
from top3.rules.language import RuleSet
from top3.rules.layers.changes import changes_of, still_used
from top3.rules.layers.loosening import NEW_LOWERING, Loosening, loosened
from top3.rules.layers.overlay_changes import Applying, Layer, Made
from top3.rules.layers.overlay_format import (
    FORMAT,
    LayerChange,
    LayerRole,
    OverlayManifest,
    OverlayRef,
    layer_of_role,
)
from top3.rules.load_plan_texts import load_proposals
from top3.rules.load_process import FILE as PROCESS
from top3.rules.load_roles import load_roles
from top3.rules.load_spoken import load_spoken
from top3.rules.load_words import load_families
from top3.rules.manifest import Manifest
from top3.rules.plan_texts import LayerTemplate
from top3.rules.proving.proofs import prove
from top3.rules.sources import Status, Validity

_STANDING = ("draft", "reviewed", "adopted")


@dataclass(slots=True)
class _Stack:
    """The parts as they lie now, and who touched what: so that two layers cannot do so unseen."""

    parts: Parts
    touched: dict[tuple[str, str], Made] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)


def stacked(base: Parts, roots: Sequence[Traversable]) -> RuleSet:
    """Lay overlays on a rule set, in the order given, and check the whole again.

    Args:
        base: The rule set they extend.
        roots: The folders of the overlays, 0 or more; none leaves the rule set as it is.

    Raises:
        RulesetInvalidError: an overlay is wrong, extends another version, changes what an earlier
            one changed without saying so, or loosens without saying so; every fault at once.
    """
    stack = _laid(base, roots)
    if stack.problems:
        raise RulesetInvalidError(stack.problems)
    return assemble(stack.parts)


def needless_loosens(base: Parts, roots: Sequence[Traversable]) -> tuple[Problem, ...]:
    """Return every change of sound overlays that says `loosens: true` and cannot loosen anything.

    Raises:
        RulesetInvalidError: as `stacked`.
    """
    stack = _laid(base, roots)
    if stack.problems:
        raise RulesetInvalidError(stack.problems)
    return tuple(each for layer in stack.layers for each in _needless(layer))


def _laid(base: Parts, roots: Sequence[Traversable]) -> _Stack:
    stack = _Stack(base)
    for root in roots:
        folder = Folder(root, prefix=_shown(root))
        layer = _read(folder, stack)
        if layer is not None:
            _lay(stack, layer)
        stack.problems += folder.problems
        if layer is not None and not stack.problems:
            stack.problems += _unsaid(layer)
            stack.layers.append(layer)
    return stack


def _shown(root: Traversable) -> str:
    """Return how the files of an overlay are named in a fault: two of them have one name."""
    parent = getattr(root, "parent", None)
    names = (parent.name if parent is not None else "", root.name)
    return "".join(f"{name}/" for name in names if name)


def _read(folder: Folder, stack: _Stack) -> Layer | None:
    """Return an overlay whose own form is right, or None after noting what is wrong."""
    tree = folder.block("overlay.yaml")
    if tree is None:
        return None
    rest = {key: value for key, value in tree.data.items() if key != "changes"}
    made: OverlayManifest | None = folder.built(
        Tree(rest, tree.file, tree.positions, tree.keys), OverlayManifest
    )
    if made is None:
        return None
    _check_head(folder, tree, made, stack.parts)
    _check_only_one(folder, tree, made, stack.kinds)
    _check_no_process(folder, tree, made)
    return Layer(folder, tree, made, stack.parts)


def _check_head(folder: Folder, tree: Tree, made: OverlayManifest, parts: Parts) -> None:
    shown, base = made.id, parts.layers[0]
    if made.top3 != FORMAT:
        found = Both("een ander formaat", "another format")
        remedy = Both(f"schrijf 'top3: {FORMAT}'", f"write 'top3: {FORMAT}'")
        folder.fault(tree, ("top3",), shown, "wrong-format", found, remedy)
    if "@" not in made.extends:
        found = Both("een regelset zonder versie", "a rule set without a version")
        remedy = Both(f"schrijf '{base.name}'", f"write '{base.name}'")
        folder.fault(tree, ("extends",), shown, "extends-without-version", found, remedy)
    elif made.extends != base.name:
        found = Both(f"'{made.extends}', en eronder ligt {base.name}",
                     f"'{made.extends}', and under it lies {base.name}")  # fmt: skip
        remedy = Both(
            f"gebruik --rules {made.extends}, of maak een versie die {base.name} uitbreidt",
            f"use --rules {made.extends}, or make a version that extends {base.name}",
        )
        folder.fault(tree, ("extends",), shown, "extends-another", found, remedy)
    if any(each.id == made.id for each in parts.layers):
        found = Both("een laag die er al ligt", "a layer that already lies there")
        remedy = Both("noem elke laag één keer", "name each layer once")
        folder.fault(tree, ("id",), shown, "duplicate-layer", found, remedy)
    folder.faults(tree, ("status",), shown, made.status.faults())
    if not made.valid.overlaps(parts.manifest.valid):
        found = Both("een periode waarin wat eronder ligt niet geldt",
                     "a period in which what lies under it does not hold")  # fmt: skip
        remedy = Both(f"kies dagen binnen {parts.manifest.valid.in_words()}",
                      f"choose days within {parts.manifest.valid.in_words()}")  # fmt: skip
        folder.fault(tree, ("valid",), shown, "no-common-days", found, remedy)


def _check_only_one(
    folder: Folder, tree: Tree, made: OverlayManifest, kinds: dict[str, str]
) -> None:
    """Refuse a second layer of a kind of which there can be one: two regions at once."""
    if made.one_of is None:
        return
    earlier = kinds.setdefault(made.one_of, made.id)
    if earlier != made.id:
        found = Both(f"'{made.one_of}', en dat is {earlier} al",
                     f"'{made.one_of}', which {earlier} is already")  # fmt: skip
        remedy = Both(f"kies {earlier} of {made.id}", f"choose {earlier} or {made.id}")
        folder.fault(tree, ("one_of",), made.id, "only-one", found, remedy)


def _check_no_process(folder: Folder, tree: Tree, made: OverlayManifest) -> None:
    """Refuse a process of its own: what may come when is the same for everybody on a rule set."""
    if not (folder.root / PROCESS).is_file():
        return
    found = Both(f"'{PROCESS}' in een laag: een laag vervangt het proces niet",
                 f"'{PROCESS}' in a layer: a layer does not replace the process")  # fmt: skip
    remedy = Both("haal het bestand weg; verander een poort met een regel",
                  "take the file out; change a gate with a rule")  # fmt: skip
    folder.fault(tree, ("id",), made.id, "process-in-overlay", found, remedy)


def _lay(stack: _Stack, layer: Layer) -> None:
    """Lay one overlay on the stack; where something is wrong the whole is not judged."""
    folder, before = layer.folder, stack.parts
    under = replace(before, manifest=_manifest(before.manifest, layer.manifest))
    layer.ground, layer.made = changes_of(layer, under)
    for each in layer.made:
        _conflicts(stack, layer, each)
    names = [name for each in layer.made if each.verb != "set" for name in each.names]
    families = load_families(folder, names)
    spoken = load_spoken(folder, layer.ground.dictionary.facts)
    roles = _roles(layer)
    proposals = _proposals(layer)
    parts = _applied(layer.ground, [each.apply for each in layer.made])
    for each in layer.made:
        _check_withdrawn(layer, each, parts)
    own = folder.digest()
    stack.parts = replace(
        parts,
        families={**parts.families, **families},
        spoken={name: {**parts.spoken.get(name, {}), **each} for name, each in spoken.items()},
        roles={**parts.roles, **roles},
        proposals={**parts.proposals, **proposals},
        layers=(*before.layers, _ref(layer, own)),
        digest=hashlib.sha256(f"{before.digest}{own}".encode()).hexdigest(),
    )
    if not folder.unread and not stack.problems and not folder.problems:
        folder.problems += _faults_of(stack.parts, layer)
    if not folder.problems and not stack.problems:
        folder.problems += prove(assemble(stack.parts)).problems


def _roles(layer: Layer) -> dict[str, LayerRole]:
    """Return what an overlay says of roles, each with its name behind it."""
    ground, name = layer.ground, f"{layer.manifest.id}@{layer.manifest.version}"
    said = {role: layer_of_role(each, ground.layers[0].name) for role, each in ground.roles.items()}
    listed = load_roles(layer.folder, ground.terms.get("roles", {}), said)
    return {
        role: LayerRole.model_validate({**each.model_dump(), "layer": name})
        for role, each in listed.items()
    }


def _proposals(layer: Layer) -> dict[str, LayerTemplate]:
    """Return the templates of agreements an overlay adds, each with its name behind it."""
    ground, name = layer.ground, f"{layer.manifest.id}@{layer.manifest.version}"
    listed = load_proposals(layer.folder, ground.terms, ground.history, ground.proposals)
    return {
        key: LayerTemplate.model_validate({**each.model_dump(), "layer": name})
        for key, each in listed.items()
    }


def _applied(parts: Parts, changes: Iterable[Applying]) -> Parts:
    return reduce(lambda made, change: change(made), changes, parts)


def _ref(layer: Layer, digest: str) -> OverlayRef:
    made = layer.manifest
    open_ = [name for each in layer.made if each.loosens for name in each.names]
    return OverlayRef(
        id=made.id,
        version=made.version,
        sha256=digest,
        status=made.status,
        loosened=tuple(dict.fromkeys(open_)),
        changes=tuple(_kept(each) for each in layer.made),
    )


def _kept(made: Made) -> LayerChange:
    """Return what the whole keeps of a change, for who asks later why something is as it is."""
    stated = made.stated
    return LayerChange.model_validate(
        {
            "verb": made.verb,
            "names": made.names,
            "reason": stated.reason,
            "owner": stated.owner,
            "source": stated.source,
            "loosens": stated.loosens,
        }
    )


def _check_withdrawn(layer: Layer, made: Made, parts: Parts) -> None:
    for name in made.names if made.verb == "withdraw" else ():
        users = [f"'{rule.id}' ({rule.file}:{rule.line})" for rule in still_used(name, parts)]
        if users:
            listed = ", ".join(users)
            found = Both(f"'{name}', die nog gebruikt wordt in {listed}",
                         f"'{name}', which is still used in {listed}")  # fmt: skip
            remedy = Both("vervang of trek eerst in wat ernaar verwijst",
                          "first replace or withdraw what refers to it")  # fmt: skip
            layer.folder.problems.append(Problem(made.place, "still-used", found, remedy))


def _faults_of(parts: Parts, layer: Layer) -> Iterator[Problem]:
    known = {rule.id for rule in parts.rules}
    yield from faults_of_whole(
        parts.manifest, parts.rules, parts.dictionary, parts.history, known, layer.tree
    )


def _manifest(base: Manifest, own: OverlayManifest) -> Manifest:
    """Return what the whole declares: what lies under it, and what the overlay adds to that."""
    ends = [each for each in (base.valid.to, own.valid.to) if each]
    valid = Validity(from_=max(base.valid.from_, own.valid.from_), to=min(ends, default=None))
    return base.model_copy(
        update={
            "valid": valid,
            "status": _weaker(base.status, own.status),
            "gates": (*base.gates, *own.gates),
            "warns": (*base.warns, *own.warns),
            "advises": (*base.advises, *own.advises),
            "now": (*base.now, *own.now),
        }
    )


def _weaker(one: Status, other: Status) -> Status:
    return min((one, other), key=lambda each: _STANDING.index(each.is_))


def _conflicts(stack: _Stack, layer: Layer, made: Made) -> None:
    """Note a change of what an earlier change touched, unless it says whose change it overrides."""
    own = layer.manifest.id
    for key in made.keys:
        earlier = stack.touched.get(key)
        stack.touched[key] = made
        if earlier is None or (earlier.layer == own and made.is_apart_from(earlier)):
            continue
        if earlier.layer != own and earlier.layer in made.stated.overrides:
            continue
        there = f"{earlier.place.file}:{earlier.place.line}"
        found = Both(f"'{key[1]}', al veranderd door {earlier.layer} in {there}",
                     f"'{key[1]}', already changed by {earlier.layer} in {there}")  # fmt: skip
        said = f"'overrides: [{earlier.layer}]'"
        remedy = Both(f"schrijf {said} bij deze verandering, of laat er één weg",
                      f"write {said} with this change, or leave one out")  # fmt: skip
        if earlier.layer == own:
            remedy = Both("laat één van de twee weg", "leave one of the two out")
        layer.folder.problems.append(Problem(made.place, "overlay-conflict", found, remedy))


def _unsaid(layer: Layer) -> Iterator[Problem]:
    """Yield every change that can loosen and does not say so."""
    quiet = [each for each in layer.made if not each.loosens]
    so_far = assemble(_halfway(layer, [each for each in layer.made if each.loosens]))
    whole = assemble(_applied(layer.ground, [each.apply for each in layer.made]))
    found: dict[int, list[Loosening]] = {
        number: [Loosening(made.names[0], NEW_LOWERING, frozenset())]
        for number, made in enumerate(quiet)
        if made.lowers
    }
    for each in loosened(so_far, whole):
        blamed = [n for n, made in enumerate(quiet) if each.touched & set(made.names)]
        for number in blamed or [0]:
            found.setdefault(number, []).append(each)
    for number, listed in sorted(found.items()):
        yield _can_loosen(quiet[number], listed)


def _needless(layer: Layer) -> Iterator[Problem]:
    """Yield every change that says that it loosens, and cannot."""
    told = [each for each in layer.made if each.loosens]
    so_far = assemble(_halfway(layer, told))
    for made in told:
        without = assemble(_halfway(layer, [other for other in told if other is not made]))
        if not made.lowers and next(loosened(without, so_far), None) is None:
            found = Both("'loosens: true', en niets wordt er minder voorzichtig van",
                         "'loosens: true', and nothing becomes less cautious by it")  # fmt: skip
            remedy = Both("laat 'loosens' weg", "leave 'loosens' out")
            yield Problem(made.place, "loosens-needless", found, remedy)


def _halfway(layer: Layer, told: Sequence[Made]) -> Parts:
    """Return the stack with these changes whole, and of the others only what cannot loosen."""
    return _applied(
        layer.ground, [each.apply if each in told else each.quiet for each in layer.made]
    )


def _can_loosen(made: Made, found: Sequence[Loosening]) -> Problem:
    first, *others = found
    more = f" ({', '.join(each.rule for each in others)})" if others else ""
    shown = Both(f"'{first.rule}'{more} kan minder voorzichtig worden: {first.witness.nl}",
                 f"'{first.rule}'{more} can become less cautious: {first.witness.en}")  # fmt: skip
    remedy = Both("schrijf 'loosens: true' bij deze verandering, of maak haar strenger",
                  "write 'loosens: true' with this change, or make it stricter")  # fmt: skip
    return Problem(made.place, "loosens-unsaid", shown, remedy)
