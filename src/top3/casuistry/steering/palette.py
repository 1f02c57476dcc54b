"""The changes to a fact without a field of its own: the rest of the record that it rests on."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Any, Literal

from pydantic import Field

from top3.casuistry.steering.edits import Edit, Part, free_id
from top3.errors import RulesetInvalidError
from top3.reading import read_text
from top3.rules.findings import Key
from top3.validating import build
from top3.values import Frozen, Many, Words

_FILE = "changes.yaml"
_MOST = 12
"""In how many ways at most the same change is made, for other items."""

_WORKER = {"role": "fixed_face", "name": "M."}
_COLLECTIONS = {"situation": "situations", "person": "people", "agreement": "agreements",
                "factor": "factors", "need": "needs", "statement": "statements",
                "report": "reports", "judgement": "judgements", "other": "people"}  # fmt: skip


class Change(Frozen):
    """One way to change the record, in so many values, and which facts hang on it."""

    for_: Many[Words] = Field(alias="for")
    add: Words | None = None
    set: Words | None = None
    drop: Words | None = None
    one_of: Many[Any] = ()
    also: dict[Words, Any] = Field(default_factory=dict)


class Changes(Frozen):
    """Every way there is."""

    top3: Literal["changes/1"]
    changes: Many[Change]


@cache
def palette() -> dict[str, tuple[Change, ...]]:
    """Return the ways to change the record, by the fact or group that hangs on it."""
    source = files("top3.casuistry.steering").joinpath(_FILE).read_text(encoding="utf-8")
    made = build(Changes, read_text(source, _FILE))
    if isinstance(made, list):
        raise RulesetInvalidError(made)
    found: dict[str, tuple[Change, ...]] = {}
    for change in made.changes:
        for name in change.for_:
            found[name] = (*found.get(name, ()), change)
    return found


def painted(data: dict[str, Any], item: Key, name: str, as_of: date) -> Iterator[Edit]:
    """Yield every change to the record that a fact or a group of an item hangs on."""
    for change in palette().get(name, ()):
        for parts in _parts(change, data, item, as_of):
            yield Edit(item[1], name, parts)


def _parts(
    change: Change, data: dict[str, Any], item: Key, as_of: date
) -> Iterator[tuple[Part, ...]]:
    if change.drop:
        if data.get(change.drop):
            yield (Part("drop", (change.drop,)),)
        return
    target = change.add or change.set or ""
    for template in change.one_of:
        for bound in islice(_bindings(data, item, (target, template)), _MOST):
            value = _filled(template, bound, as_of)
            if change.add:
                record = {"id": free_id(data, change.add), **value}
                yield (Part("add", (change.add,), record),)
                continue
            path = tuple(_filled(each, bound, as_of) for each in target.split("."))
            also = (Part("set", tuple(_filled(one, bound, as_of) for one in where.split(".")), each)
                    for where, each in change.also.items())  # fmt: skip
            yield (Part("set", path, value), *also)


def _bindings(data: dict[str, Any], item: Key, where: Any) -> Iterator[dict[str, Any]]:
    """Yield for every name that a template uses which item it stands for."""
    names = [each for each in _COLLECTIONS if _uses(where, f"${each}")]
    ids = {name: [each["id"] for each in data.get(_COLLECTIONS[name], ())] for name in names}
    if item[0] in names and item[1] in ids[item[0]]:
        ids[item[0]] = [item[1]]
    fixed = {
        "$worker": _WORKER,
        "$situations": [each["id"] for each in data.get("situations", ())],
        "$people": [each["id"] for each in data.get("people", ())],
    }
    for row in product(*ids.values()):
        bound = {f"${name}": each for name, each in zip(names, row, strict=True)}
        if bound.get("$other") is None or bound.get("$other") != bound.get("$person"):
            yield {**fixed, **bound}


def _uses(template: Any, name: str) -> bool:
    if isinstance(template, str):
        return name in template.split(".")
    if isinstance(template, dict):
        return any(_uses(each, name) for each in template.values())
    return isinstance(template, list | tuple) and any(_uses(each, name) for each in template)


def _filled(template: Any, bound: dict[str, Any], as_of: date) -> Any:
    if isinstance(template, str):
        return bound.get(template, template)
    if isinstance(template, dict):
        if template.keys() == {"day"}:
            return (as_of + timedelta(days=template["day"])).isoformat()
        return {key: _filled(each, bound, as_of) for key, each in template.items()}
    if isinstance(template, list | tuple):
        return [_filled(each, bound, as_of) for each in template]
    return template


__all__ = ["Change", "painted", "palette"]
