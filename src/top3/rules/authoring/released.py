"""Frozen releases: a released rule set or schema keeps its hash; the list is only added to.

The list, `released.json`, stands beside the families of rule sets:
`{"<id>@<version>": "<sha256>", "schema/<version>": "<sha256>"}`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from top3.errors import Both, Place, Problem, RulesetInvalidError
from top3.rules.compiled import COMPILED

RELEASED = "released.json"


def folder_hash(folder: Traversable) -> str:
    """Return the sha256 of everything in a folder, file by file: names and bytes.

    Hidden files are no part of a release, and neither is what is derived: `compiled.json`, which
    a later engine makes anew from the same frozen files.
    """
    total = hashlib.sha256()
    for name, file in sorted(_files(folder), key=lambda each: each[0]):
        total.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _files(folder: Traversable, before: str = "") -> Iterator[tuple[str, Traversable]]:
    for each in folder.iterdir():
        if each.name.startswith(".") or each.name == COMPILED:
            continue
        if each.is_dir():
            yield from _files(each, f"{before}{each.name}/")
        else:
            yield f"{before}{each.name}", each


def released(root: Traversable) -> dict[str, str]:
    """Return the released rule sets and schemas below `root`, each with its hash.

    Raises:
        RulesetInvalidError: the list is there and cannot be read.
    """
    try:
        raw = (root / RELEASED).read_bytes()
    except OSError:
        return {}
    try:
        listed = json.loads(raw)
    except (ValueError, RecursionError):
        listed = None
    texts = isinstance(listed, dict) and all(isinstance(each, str) for each in listed.values())
    if not isinstance(listed, dict) or not texts:
        found = Both("geen lijst van uitgaven", "no list of releases")
        remedy = Both("zet de lijst terug zoals zij was", "put the list back as it was")
        raise RulesetInvalidError([Problem(Place(RELEASED), "wrong-format", found, remedy)])
    return listed


def changed_releases(root: Traversable) -> list[Problem]:
    """Return every released rule set or schema that is no longer what it was when released.

    Raises:
        RulesetInvalidError: the list itself cannot be read.
    """
    return [
        _changed(name)
        for name, due in released(root).items()
        if not folder_of(root, name).is_dir() or folder_hash(folder_of(root, name)) != due
    ]


def folder_of(root: Traversable, name: str) -> Traversable:
    """Return the folder of `<id>@<version>` or `schema/<version>` below `root`."""
    family, _, version = name.replace("/", "@", 1).partition("@")
    return root / family / version


def with_release(root: Traversable, name: str) -> Mapping[str, str]:
    """Return the list of releases with one more; the same list where it is there already.

    Raises:
        RulesetInvalidError: that version was released with other content.
    """
    listed = released(root)
    due = folder_hash(folder_of(root, name))
    if listed.get(name, due) != due:
        raise RulesetInvalidError([_changed(name)])
    return {**listed, name: due}


def release_text(listed: Mapping[str, str]) -> str:
    """Return the text of the list."""
    return json.dumps(dict(sorted(listed.items())), indent=2) + "\n"


def _changed(name: str) -> Problem:
    found = Both("een uitgave die veranderd of weg is", "a release that changed or is gone")
    remedy = Both(
        "zet de map terug zoals zij was; een verandering hoort in een nieuwe versie",
        "put the folder back as it was; a change belongs in a new version",
    )
    return Problem(Place(RELEASED, None, name), "release-changed", found, remedy)
