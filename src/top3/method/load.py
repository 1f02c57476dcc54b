"""Loading a case and a rule set: every fault at once, with its line."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from top3 import paths
from top3.errors import (
    Both,
    CaseError,
    OverlayNotFoundError,
    Problem,
    ReadingError,
    RulesetNotFoundError,
)
from top3.method import readers as _readers
from top3.method import readers_care as _care
from top3.method import readers_direction as _direction
from top3.method import readers_forms as _forms
from top3.method import readers_process as _process
from top3.method import readers_signs as _signs
from top3.method.contacts import load_contacts
from top3.method.facts import READERS
from top3.method.groups import GROUPS
from top3.method.vocabulary import vocabulary_problems
from top3.model.case import Case
from top3.model.labels import LABELS
from top3.reading import Tree, read_bytes, read_file
from top3.rules.assemble import Parts
from top3.rules.compiled import Loaded, load_checked
from top3.rules.language import RuleSet
from top3.rules.layers.overlay import needless_loosens, stacked
from top3.rules.load import load, load_parts
from top3.validating import build, without_faults

# the readers register themselves when imported
assert _readers.ACUTE, (_signs, _process, _direction, _care, _forms)
CHANGED = "+changed"
"""What stands behind the version of a copy of a shipped rule set that was changed."""

_STAND_INS = {"top3": "case/1", "id": "x", "fictional": True, "as_of": "2000-01-01"}


def load_case(path: str | Path, rules: RuleSet | None = None) -> Case:
    """Load a case file, YAML or JSON, `top3: case/1`.

    Args:
        path: The file.
        rules: The rule set whose names the case uses; left out it is the newest shipped one.

    Raises:
        CaseError: the file is refused; `.problems` holds every fault with its line, and the message
            ends with whom to ring when there is danger now. Not a word of the case is in it.
    """
    try:
        tree = read_file(path)
    except ReadingError as error:
        raise _refused(error, rules) from None
    return case_from(tree, rules)


def read_case(raw: bytes, name: str = "", rules: RuleSet | None = None) -> Case:
    """Load a case from bytes; for the rest as `load_case`."""
    try:
        tree = read_bytes(raw, name)
    except ReadingError as error:
        raise _refused(error, rules) from None
    return case_from(tree, rules)


def case_from(tree: Tree, rules: RuleSet | None = None) -> Case:
    """Build a case from a read tree; for the rest as `load_case`."""
    made, problems = _built(tree, rules)
    if problems or made is None:
        raise CaseError(problems, danger_now())
    return made


def _built(tree: Tree, rules: RuleSet | None) -> tuple[Case | None, list[Problem]]:
    made = build(Case, tree, labels=LABELS, stand_ins=_STAND_INS)
    names = rules or load_rules("top3")
    if not isinstance(made, list):
        return made, vocabulary_problems(made, names, tree)
    rest = without_faults(Case, tree, stand_ins=_STAND_INS)
    more = vocabulary_problems(rest[0], names, tree, rest[1]) if rest else []
    return None, sorted([*made, *more], key=lambda each: each.place.line or 0)


def _refused(error: ReadingError, rules: RuleSet | None) -> CaseError:
    """Refuse a text, with the faults of what could be read of it beside those of reading."""
    problems = list(error.problems)
    if isinstance(error.tree, Tree):
        lines = {problem.place.line for problem in problems}
        _, more = _built(error.tree, rules)
        # a line that could not be read gives no second fault for what came of it
        problems += [problem for problem in more if problem.place.line not in lines]
    return CaseError(sorted(problems, key=lambda each: each.place.line or 0), danger_now())


def danger_now() -> Both:
    """Return the sentence under every refusal: whom to ring if there is danger now."""
    return load_contacts().closing


def load_rules(name: str = "top3", overlays: Sequence[str] = ()) -> RuleSet:
    """Load a shipped rule set, or one in a folder.

    Args:
        name: `top3`, `top3@0.1`, or the path of a folder with `ruleset.yaml`. Without a version it
            is the newest.
        overlays: Layers on it, in order: national, regional, organisation. Each is a shipped name
            (`nhn`, `nhn@0.1`) or the path of a folder with `overlay.yaml`.

    Raises:
        RulesetNotFoundError: there is no such rule set or overlay; `.available` names those there
            are.
        RulesetInvalidError: files are wrong, or an overlay may not change what it changes;
            `.problems` holds every fault.
    """
    # a folder of one's own may change between two calls; what is shipped does not
    if overlays and not _is_path(name) and not any(Path(each).is_dir() for each in overlays):
        return _shipped_stack(name, tuple(overlays))
    if overlays:
        folders = [overlay_folder(each) for each in overlays]
        return _under_its_own_name(name, stacked(_parts(name), folders))
    folder = Path(name)
    if _is_path(name):
        if not (folder / "ruleset.yaml").is_file():
            raise RulesetNotFoundError(name, available_rules())
        return _under_its_own_name(name, load(folder, readable=READERS, groups=GROUPS))
    return _shipped(name).rules


def _under_its_own_name(name: str, rules: RuleSet) -> RuleSet:
    """Return a rule set from a folder so that it never passes for the shipped one it is a copy of.

    A copy with other content goes by a version with `+changed` behind it, in every result; with an
    id of its own it goes by that.
    """
    base, shipped = rules.layers[0], rules.layer
    if not _is_path(name) or shipped not in available_rules():
        return rules
    if _shipped(shipped).rules.digest == base.sha256:
        return rules
    own = base.model_copy(update={"version": f"{base.version}{CHANGED}"})
    return replace(
        rules,
        version=own.version,
        layers=(own, *rules.layers[1:]),
        rules=tuple(
            replace(rule, layer=own.name) if rule.layer == shipped else rule for rule in rules.rules
        ),
    )


def remarks_on(name: str = "top3") -> tuple[Problem, ...]:
    """Return what somebody should know of how a shipped rule set was loaded; usually nothing.

    Its `compiled.json` no longer fits the files beside it: they were read instead. A rule set in a
    folder of one's own is always read from its files.

    Raises:
        RulesetNotFoundError: there is no such rule set.
        RulesetInvalidError: its files are wrong.
    """
    return () if _is_path(name) else _shipped(name).remarks


def remarks_on_overlays(name: str, overlays: Sequence[str]) -> tuple[Problem, ...]:
    """Return every change of these overlays that says it loosens and cannot; for who writes them.

    Raises:
        RulesetNotFoundError: as `load_rules`.
        RulesetInvalidError: as `load_rules`.
    """
    return needless_loosens(_parts(name), [overlay_folder(each) for each in overlays])


def _parts(name: str) -> Parts:
    return _shipped_parts(name) if not _is_path(name) else _parts_in(rules_folder(name))


@lru_cache(maxsize=4)
def _shipped_parts(name: str) -> Parts:
    return _parts_in(_folder(name))


def _parts_in(folder: Traversable) -> Parts:
    return load_parts(folder, readable=READERS, groups=GROUPS)


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or (Path(name) / "ruleset.yaml").is_file()


@lru_cache(maxsize=32)
def _shipped_stack(name: str, overlays: tuple[str, ...]) -> RuleSet:
    return stacked(_shipped_parts(name), [overlay_folder(each) for each in overlays])


@lru_cache(maxsize=8)
def _shipped(name: str) -> Loaded:
    return load_checked(_folder(name), readable=READERS, groups=GROUPS)


def available_rules() -> list[str]:
    """Return every shipped rule set as `id@version`, oldest version first."""
    return _available("ruleset.yaml")


def available_overlays() -> list[str]:
    """Return every shipped overlay as `id@version`, oldest version first."""
    return _available("overlay.yaml")


def _available(file: str) -> list[str]:
    return [
        f"{family.name}@{version.name}"
        for family in sorted(paths.rulesets().iterdir(), key=lambda each: each.name)
        if family.is_dir()
        for version in sorted(family.iterdir(), key=lambda each: _version(each.name))
        if (version / file).is_file()
    ]


def rules_folder(name: str) -> Traversable:
    """Return the folder of a rule set by name or path.

    Raises:
        RulesetNotFoundError: there is none.
    """
    folder = Path(name)
    return folder if (folder / "ruleset.yaml").is_file() else _folder(name)


def overlay_folder(name: str) -> Traversable:
    """Return the folder of an overlay by name or path.

    Raises:
        RulesetNotFoundError: there is none.
    """
    folder = Path(name)
    if (folder / "overlay.yaml").is_file():
        return folder
    if folder.is_dir():
        versions = sorted(each.parent.name for each in folder.glob("*/overlay.yaml"))
        raise OverlayNotFoundError(name, available_overlays(), versions)
    try:
        return _of(name, available_overlays())
    except RulesetNotFoundError as error:
        raise OverlayNotFoundError(name, error.available) from None


def _folder(name: str) -> Traversable:
    return _of(name, available_rules())


def _of(name: str, available: list[str]) -> Traversable:
    family, _, version = name.partition("@")
    there = [each for each in available if each.split("@")[0] == family]
    wanted = f"{family}@{version}" if version else (there[-1] if there else name)
    if wanted not in there:
        raise RulesetNotFoundError(name, available)
    return paths.rulesets() / family / wanted.partition("@")[2]


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in name.split("."))
