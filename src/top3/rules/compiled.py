"""`compiled.json`: a loaded rule set as data beside its files, checked against them by sha256.

The YAML files are the source. What is compiled is used only while the sha256 of every source still
holds; it is data, never code, and every part of it is validated when it is read.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from top3.errors import Both, Place, Problem, RulesetInvalidError
from top3.rules.as_json import FileData, differences, file_from_json, rule_set_as_data
from top3.rules.assemble import assemble
from top3.rules.language import FactDictionary, GroupSpec, Rule, RuleSet
from top3.rules.load import FORMAT as LANGUAGE
from top3.rules.load import load, load_parts
from top3.rules.proving.proofs import proven

FORMAT = "compiled/1"
COMPILED = "compiled.json"
_REMEDY = Both("draai 'top3 rules compile'", "run 'top3 rules compile'")


class Loaded(NamedTuple):
    """A rule set, and what the reader should know of how it was loaded: 0 or more remarks."""

    rules: RuleSet
    remarks: tuple[Problem, ...] = ()


def compiled_text(
    root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]
) -> str:
    """Return the text of `compiled.json` for the rule set in a folder, made from its YAML files.

    Raises:
        RulesetInvalidError: the files are wrong, or hold what `compiled.json` cannot carry.
    """
    parts = load_parts(root, readable=readable, groups=groups)
    rules = proven(assemble(parts))
    sources = dict(parts.sources)
    body = "".join(_lines({"sources": sources, "rule_set": rule_set_as_data(rules)}))
    head = {"top3": FORMAT, "language": LANGUAGE, "shape": shape(), "sha256": _sha256(body)}
    text = f"{_dumped(head)[:-1]},\n{body}"
    lost = differences(rules, file_from_json(text)[1])
    if lost or _digest_of(sources) != rules.digest:
        found = Both(f"delen die niet heen en terug kunnen: {', '.join(lost) or 'digest'}",
                     f"parts that do not survive: {', '.join(lost) or 'digest'}")  # fmt: skip
        remedy = Both("breid rules.as_json uit", "extend rules.as_json")
        raise RulesetInvalidError([Problem(Place(COMPILED), "not-carried", found, remedy)])
    return text


def load_checked(
    root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]
) -> Loaded:
    """Load a rule set from `compiled.json` where it fits its sources, and from YAML otherwise.

    That it no longer fits is a remark, not an error: the YAML is the source. Without
    `compiled.json` there is nothing to remark.

    Raises:
        RulesetInvalidError: `compiled.json` is damaged or foreign, or the YAML is wrong.
    """
    known = tuple(groups)
    made = load_compiled(root, readable=readable, groups=known)
    if isinstance(made, RuleSet):
        return Loaded(made)
    rules = load(root, readable=readable, groups=known)
    return Loaded(rules, (made,) if made else ())


def load_compiled(
    root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]
) -> RuleSet | Problem | None:
    """Load a rule set from `compiled.json`; None without one, a `Problem` where it is out of date.

    Out of date: made by another engine, for other facts or groups, or from other files than those
    beside it.

    Raises:
        RulesetInvalidError: it is damaged, cut off, or no `compiled.json` of ours.
    """
    try:
        raw = (root / COMPILED).read_bytes()
    except OSError:
        return None
    head = _head(raw)
    if head["language"] != LANGUAGE or head["shape"] != shape():
        return _outdated(Both("gemaakt door een andere versie", "made by another version"))
    sources, rules = _content(raw)
    changed = _changed(root, sources)
    if changed:
        names = ", ".join(changed)
        return _outdated(Both(f"andere bronbestanden ({names})", f"other source files ({names})"))
    facts = rules.dictionary
    if tuple(facts.groups.values()) != tuple(groups) or not _are_readable(facts, readable):
        return _outdated(Both("gemaakt voor andere feiten", "made for other facts"))
    return rules


def verify(
    root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]
) -> list[Problem]:
    """Return what is wrong with `compiled.json`: it must be what the YAML files give, to the byte.

    Raises:
        RulesetInvalidError: the YAML files themselves are wrong.
    """
    known = tuple(groups)
    due = compiled_text(root, readable=readable, groups=known)
    try:
        made = load_compiled(root, readable=readable, groups=known)
    except RulesetInvalidError as error:
        return list(error.problems)
    if made is None:
        return [_outdated(Both("bestand ontbreekt", "file is missing"))]
    if isinstance(made, Problem):
        return [made]
    other = differences(load(root, readable=readable, groups=known), made)
    if other:
        names = ", ".join(other)
        found = Both(f"iets anders dan de YAML geeft: {names}", f"not what the YAML gives: {names}")
        return [Problem(Place(COMPILED), "compiled-differs", found, _REMEDY)]
    if (root / COMPILED).read_bytes() != due.encode():
        return [_outdated(Both("anders opgeschreven", "written in another way"))]
    return []


@cache
def shape() -> str:
    """Return a fingerprint of every key a compiled rule set can have; another one is not read."""
    models: list[Any] = [FileData]
    for model in models:
        found = _models_in([field.annotation for field in model.model_fields.values()])
        models += [each for each in found if each not in models]
    known = {each.__name__: sorted(each.model_fields) for each in models}
    known |= {each.__name__: [f.name for f in fields(each)] for each in (RuleSet, Rule)}
    return _sha256(json.dumps(known, sort_keys=True))[:16]


def _models_in(annotations: Iterable[Any]) -> Iterator[Any]:
    for each in annotations:
        if hasattr(each, "model_fields"):
            yield each
        yield from _models_in(getattr(each, "__args__", ()))


def _head(raw: bytes) -> dict[str, str]:
    """Return the first line, after checking that it speaks of the bytes that follow it."""
    first, _, rest = raw.partition(b"\n")
    try:
        head = json.loads(first.rstrip(b",") + b"}")
    except (ValueError, RecursionError):
        raise _damaged() from None
    if not isinstance(head, dict) or head.get("top3") != FORMAT:
        found = Both("een ander formaat", "another format")
        raise RulesetInvalidError([Problem(Place(COMPILED, 1), "wrong-format", found, _REMEDY)])
    if head.keys() != {"top3", "language", "shape", "sha256"} or head["sha256"] != _sha256(rest):
        raise _damaged()
    return head


def _content(raw: bytes) -> tuple[dict[str, str], RuleSet]:
    try:
        sources, rules = file_from_json(raw)
        if _digest_of(sources) != rules.digest or any("/" in name for name in sources):
            raise _damaged()
    except (ValueError, RecursionError):
        raise _damaged() from None
    return sources, rules


def _damaged() -> RulesetInvalidError:
    found = Both("een beschadigd of veranderd bestand", "a damaged or changed file")
    return RulesetInvalidError([Problem(Place(COMPILED), "compiled-damaged", found, _REMEDY)])


def _outdated(found: Both) -> Problem:
    return Problem(Place(COMPILED), "compiled-outdated", found, _REMEDY)


def _are_readable(facts: FactDictionary, readable: Collection[str]) -> bool:
    return all(
        name in readable or spec.noted or ".judged." in name for name, spec in facts.facts.items()
    )


def _changed(root: Traversable, sources: Mapping[str, str]) -> list[str]:
    """Return the names of the files that are no longer what they were, or are gone."""
    return [name for name, due in sources.items() if _hash_of(root, name) != due]


def _hash_of(root: Traversable, name: str) -> str:
    try:
        return hashlib.sha256((root / name).read_bytes()).hexdigest()
    except OSError:
        return ""


def _digest_of(sources: Mapping[str, str]) -> str:
    # the same sum as rules.folder makes of what it read; a file that was not there adds nothing
    parts = (name.encode() + bytes.fromhex(sha256) for name, sha256 in sources.items() if sha256)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _sha256(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Write the content with a line for every entry, so that a change shows as that line."""
    yield f'"sources":{_dumped(data["sources"])},\n"rule_set":{{\n'
    parts = data["rule_set"].items()
    for number, (key, value) in enumerate(parts, 1):
        end = ",\n" if number < len(parts) else "\n"
        several = isinstance(value, list | dict) and key in _LONG and bool(value)
        text = _one_a_line(value) if several else _dumped(value)
        yield f"{_dumped(key)}:{text}{end}"
    yield "}}\n"


_LONG = ("facts", "groups", "history", "terms", "texts", "tables", "rules")


def _one_a_line(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(_dumped, value)) + "\n]"
    entries = (f"{_dumped(key)}:{_dumped(each)}" for key, each in value.items())
    return "{\n" + ",\n".join(entries) + "\n}"
