"""From a read tree to a model: every fault of pydantic becomes a `Problem` with its line.

pydantic knows the path of a fault and the tree knows the line of a path; here they meet. Nothing of
the input comes through: only its kind, our own names, and lines.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from top3.errors import Both, Problem, did_you_mean, kind_of
from top3.reading import Path_, Tree

M = TypeVar("M", bound=BaseModel)
_WHOLE = "case_incoherent"
Labels = Mapping[str, Both]

_EXPECTED: dict[str, Both] = {
    "bool": Both("schrijf true of false", "write true or false"),
    "string": Both(
        "hier hoort tekst; zet een getal tussen aanhalingstekens",
        "text is due here; put a number in quotes",
    ),
    "int": Both("hier hoort een heel getal", "a whole number is due here"),
    "tuple": Both("hier hoort een lijst: [..]", "a list is due here: [..]"),
    "model": Both("hier hoort een blok met sleutels", "a block of keys is due here"),
    "date": Both("schrijf een dag als 2026-03-16", "write a day as 2026-03-16"),
}

SEE_SCHEMA = Both(
    "kijk in 'top3 schema case' wat hier hoort", "see 'top3 schema case' for what is due"
)
"""What is said where nothing more exact can be; another format than a case has its own."""

_OWN: dict[str, tuple[Both, Both]] = {
    "not-a-day": (
        Both("tekst die geen dag is", "text that is not a day"),
        Both(
            "schrijf een dag als 2026-03-16 (of 2026-03, of 2026, waar een periode mag)",
            "write a day as 2026-03-16 (or 2026-03, or 2026, where a period will do)",
        ),
    ),
    "impossible-day": (
        Both("een dag die niet bestaat", "a day that does not exist"),
        Both("controleer maand en dag", "check month and day"),
    ),
    "not-a-clock-time": (
        Both("tekst die geen kloktijd is", "text that is not a clock time"),
        Both('schrijf "02:50", tussen aanhalingstekens', 'write "02:50", in quotes'),
    ),
    "not-a-moment": (
        Both("tekst die geen moment is", "text that is not a moment"),
        Both('schrijf "2025-10-14T09:30:00+02:00"', 'write "2025-10-14T09:30:00+02:00"'),
    ),
    "not-an-id": (
        Both("tekst die geen verwijzing is", "text that is not an id"),
        Both(
            "gebruik één tot drie letters en een nummer: s1, t12",
            "use one to three letters and a number: s1, t12",
        ),
    ),
    "not-a-name": (
        Both("tekst die geen naam uit onze lijsten is", "text that is not one of our names"),
        Both(
            "gebruik kleine letters en _, zoals fixed_face",
            "use lower case and _, such as fixed_face",
        ),
    ),
    "not-kebab": (
        Both("tekst met andere tekens", "text with other characters"),
        Both(
            "gebruik kleine letters, cijfers en streepjes, en geen naam van een mens",
            "use lower case, digits and hyphens, and nobody's name",
        ),
    ),
    "string_too_short": (
        Both("lege tekst", "empty text"),
        Both(
            "laat de sleutel weg, of schrijf {unknown: not_asked}",
            "leave the key out, or write {unknown: not_asked}",
        ),
    ),
    "string_too_long": (
        Both("een tekst die te lang is", "a text that is too long"),
        Both("splits de tekst in uitspraken", "split the text in statements"),
    ),
    "too_short": (
        Both("te weinig onderdelen", "too few parts"),
        Both("een tegenspraak heeft er ten minste twee", "a contradiction has at least two"),
    ),
    "recursion_loop": (
        Both("een verwijzing naar zichzelf", "a reference to itself"),
        Both("schrijf het uit", "write it out"),
    ),
}
_OWN |= {
    "not-one-thing": (
        Both("niet precies één ding", "not exactly one thing"),
        Both(
            "schrijf er één van: report, choose, move of do",
            "write one of these: report, choose, move or do",
        ),
    ),
    "not-in-order": (
        Both("het minste is meer dan het meeste", "the least is more than the most"),
        Both("zet het kleinste getal eerst", "put the smaller number first"),
    ),
}
_OWN["string_pattern_mismatch"] = _OWN["string_too_short"]


def build(
    model: type[M],
    tree: Tree,
    *,
    labels: Labels | None = None,
    stand_ins: Mapping[str, Any] | None = None,
) -> M | list[Problem]:
    """Build `model` from the tree, or return every fault in it, in order of place.

    Labels give the Dutch and English name of a key, shown beside it. Stand-ins give a harmless
    value for keys at the top, so that faults of the whole show while such a key is wrong itself.
    """
    try:
        return model.model_validate(tree.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    details += _hidden(model, tree, details, stand_ins or {})
    return sorted(
        _problems(details, tree, labels or {}, _keys_of(model)),
        key=lambda problem: (problem.place.line or 0, problem.place.path),
    )


def _hidden(
    model: type[BaseModel], tree: Tree, details: Iterable[Any], stand_ins: Mapping[str, Any]
) -> list[Any]:
    """Return the faults of the whole that only show once the faults of the parts are away."""
    listed = list(details)
    if any(detail["type"] == _WHOLE for detail in listed) or not isinstance(tree.data, dict):
        return []
    paths = [_faulty_part(tree.data, detail) for detail in listed]
    data, gone, indexes = _without(tree.data, paths)
    more = _errors(model, {**stand_ins, **data})
    if any(each["type"] != _WHOLE for each in more):
        # a field that must be there went with its fault: leave the whole item out
        data, gone, indexes = _without(tree.data, [path[:2] for path in paths])
        more = _errors(model, {**stand_ins, **data})
    more = [each for each in more if each["type"] == _WHOLE]
    for detail in more:
        detail["ctx"] = {
            "faults": [
                (_as_it_stood(indexes, path), *rest)
                for path, *rest in detail["ctx"]["faults"]
                if rest[-1] not in gone
            ]
        }
    return more


def without_faults(
    model: type[M], tree: Tree, *, stand_ins: Mapping[str, Any]
) -> tuple[M, Callable[[Path_], Path_]] | None:
    """Build `model` from what is left of a faulty tree, to look for faults of another kind in it.

    Returns:
        The model, and a function that turns a path in it into the path in the tree; None where too
        little is left, or where the rest does not hold together.
    """
    details = _errors(model, tree.data)
    if not isinstance(tree.data, dict) or any(each["type"] == _WHOLE for each in details):
        return None
    paths = [_faulty_part(tree.data, detail) for detail in details]
    for faulty in (paths, [path[:2] for path in paths]):
        data, _, indexes = _without(tree.data, faulty)
        try:
            return model.model_validate({**stand_ins, **data}), partial(_as_it_stood, indexes)
        except ValidationError:
            continue
    return None


def _errors(model: type[BaseModel], data: Any) -> list[Any]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def _as_it_stood(indexes: Mapping[str, list[int]], path: Path_) -> Path_:
    name, *rest = path
    if rest and isinstance(rest[0], int) and name in indexes:
        return (name, indexes[str(name)][rest[0]], *rest[1:])
    return path


def _faulty_part(data: Any, detail: Any) -> Path_:
    """Return what must go to be rid of a fault: a field of an item, an item, or a key."""
    path = _path_in(data, detail["loc"])
    if detail["type"] == "missing":
        return path[:2]
    return path[:3] if len(path) > 2 and isinstance(path[2], str) else path[:2]


def _without(
    data: Any, paths: Iterable[Path_]
) -> tuple[dict[str, Any], set[str], dict[str, list[int]]]:
    """Return the data without its faulty items, their ids, and where each kept item stood."""
    faulty = set(paths)
    kept: dict[str, Any] = {}
    indexes: dict[str, list[int]] = {}
    gone: set[str] = set()
    for key, part in data.items():
        if isinstance(part, list):
            indexes[key] = [each for each in range(len(part)) if (key, each) not in faulty]
            kept[key] = [_thinner(part[each], (key, each), faulty) for each in indexes[key]]
            dropped = [part[each] for each in range(len(part)) if (key, each) in faulty]
            gone |= {str(each.get("id")) for each in dropped if isinstance(each, dict)}
        elif not any(path[:1] == (key,) for path in faulty):
            kept[key] = part
    return kept, gone, indexes


def path_text(path: Iterable[str | int], known: frozenset[str]) -> str:
    """Write a path as `situations[2].when`; a key that is not ours is left out."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += ("." if text else "") + (part if part in known else "…")
    return text


def _thinner(item: Any, path: Path_, faulty: set[Path_]) -> Any:
    if not isinstance(item, dict):
        return item
    return {key: part for key, part in item.items() if (*path, key) not in faulty}


def _problems(
    details: Iterable[Any], tree: Tree, labels: Labels, known: frozenset[str]
) -> list[Problem]:
    rest = list(details)
    misspelt, missing = _misspelt(rest, tree)
    found = []
    for detail in rest:
        path = _path_in(tree.data, detail["loc"])
        if detail["type"] == _WHOLE:
            found += [_incoherent(fault, tree, labels, known) for fault in detail["ctx"]["faults"]]
        elif detail["type"] == "missing" and (path, detail["loc"][-1]) in missing:
            continue
        else:
            found.append(_problem(detail, path, tree, labels, known, misspelt))
    return found


def _misspelt(details: list[Any], tree: Tree) -> tuple[dict[Path_, str], set[tuple[Path_, Any]]]:
    """Pair each unknown key with the required key it was probably meant to be: one fault."""
    wanted: dict[Path_, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            wanted.setdefault(_path_in(tree.data, detail["loc"]), []).append(detail["loc"][-1])
    meant: dict[Path_, str] = {}
    strangers = [
        _path_in(tree.data, each["loc"]) for each in details if each["type"] == "extra_forbidden"
    ]
    for parent, names in wanted.items():
        keys = [str(path[-1]) for path in strangers if path[:-1] == parent]
        for name in names:
            close = get_close_matches(name, keys, n=1, cutoff=0.5)
            if close:
                meant[*parent, close[0]] = name
                keys.remove(close[0])
    return meant, {(path[:-1], name) for path, name in meant.items()}


def _path_in(data: Any, loc: Iterable[str | int]) -> Path_:
    """Follow pydantic's path as far as it exists in the tree; its own tags are skipped."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(part, str) and part.startswith("~"):
            continue
        if isinstance(data, dict) and part in data:
            data = data[str(part)]
            path.append(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
            path.append(part)
    return tuple(path)


def _problem(
    detail: Any,
    path: Path_,
    tree: Tree,
    labels: Labels,
    known: frozenset[str],
    misspelt: dict[Path_, str],
) -> Problem:
    kind = detail["type"]
    if kind == "missing":
        name = str(detail["loc"][-1])
        shown, label = path_text((*path, name), known), labels.get(name)
        found = Both("een sleutel die ontbreekt", "a missing key")
        remedy = Both(f"voeg '{name}' toe", f"add '{name}'")
        return Problem(tree.place(path, shown=shown, label=label), "missing-key", found, remedy)
    shown = path_text(path, known)
    label = labels.get(str(path[-1])) if path else None
    place = tree.place(path, shown=shown, label=label)
    if kind == "extra_forbidden":
        return Problem(place, "unknown-key", *_unknown_key(path, known, misspelt))
    if kind in ("literal_error", "enum"):
        names = [
            name.strip("'") for name in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")
        ]
        text = detail["input"] if isinstance(detail["input"], str) else ""
        return Problem(place, "not-in-list", kind_of(detail["input"]), did_you_mean(text, names))
    if kind in _OWN:
        return Problem(place, kind.replace("_", "-"), *_OWN[kind])
    return Problem(place, "wrong-kind", kind_of(detail["input"]), _expected(kind))


def _unknown_key(
    path: Path_, known: frozenset[str], misspelt: dict[Path_, str]
) -> tuple[Both, Both]:
    key = str(path[-1]) if path else ""
    letters = len(key)
    found = Both(
        f"een onbekende sleutel van {letters} letters", f"an unknown key of {letters} letters"
    )
    if path in misspelt:
        name = misspelt[path]
        return found, Both(f"bedoelt u '{name}'?", f"did you mean '{name}'?")
    return found, did_you_mean(key, sorted(known - {key}))


def _expected(kind: str) -> Both:
    for start, text in _EXPECTED.items():
        if kind.startswith(start):
            return text
    return SEE_SCHEMA


def _incoherent(fault: Any, tree: Tree, labels: Labels, known: frozenset[str]) -> Problem:
    path, code, found, remedy, _ = fault
    place = tree.place(path, shown=path_text(path, known), label=labels.get(str(path[-1])))
    return Problem(place, code, Both(*found), Both(*remedy))


@cache
def _keys_of(model: type[BaseModel]) -> frozenset[str]:
    """Return every key of a format, aliases included: our own names, which may be shown."""
    schema = model.model_json_schema(mode="validation")
    blocks = [schema, *schema.get("$defs", {}).values()]
    return frozenset(name for block in blocks for name in block.get("properties", {}))
