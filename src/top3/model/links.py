"""What a case may point at: dangling and doubled ids, and days that contradict each other."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from top3.values import ITEM_ID, OpenSet, When, last_day

Path_ = tuple[str | int, ...]
Fault = tuple[Path_, str, tuple[str, str], tuple[str, str], str]
Targets = tuple[str, ...]

_ANY: Targets = ("*",)
_TARGETS: dict[str, Targets] = {
    **dict.fromkeys(("by", "statements", "statement", "reply_of"), ("statements",)),
    **dict.fromkeys(
        ("person", "actors", "affected", "present", "present_when_told", "members", "who", "of",
         "heard_from", "with_", "protects", "device_shared_with", "informant", "written_by",
         "keepers", "checkers", "hide_from", "may_be_shown_to", "to", "asked", "organisation",
         "to_whom", "only_for", "noticed_by"),
        ("people",),
    ),
    **dict.fromkeys(("about", "items", "against"), _ANY),
    "report": ("reports",),
    "hangs_on": ("situations",),
    "top3": ("situations",),
    "answers": ("situations", "factors", "goals", "consequences", "needs"),
    "agreement": ("agreements",),
    "decision": ("decisions",),
    "weighs": ("judgements",),
    "replaces": ("documents",),
}  # fmt: skip
_OWN_TARGETS: dict[tuple[str, str], Targets] = {
    ("Consequence", "of"): ("situations",),
    ("RecoveryNeed", "of"): ("situations", "consequences"),
    ("Statement", "about"): ("people",),
    ("LeftOut", "item"): ("situations",),
    ("Case", "top3"): (),
    ("Case", "statements"): (),
}
_PARTIES = {
    "informant", "written_by", "keepers", "checkers", "hide_from", "may_be_shown_to", "to",
    "asked", "organisation", "who", "heard_from", "to_whom", "only_for", "noticed_by",
}  # fmt: skip

_DANGLING = (
    ("een verwijzing die nergens heen gaat", "an id that points nowhere"),
    ("voeg het onderdeel toe, of verbeter het nummer", "add the item, or mend the number"),
)
_ELSEWHERE = (
    ("een verwijzing naar een ander soort onderdeel", "an id of another kind of item"),
    ("verwijs hier naar: {nl}", "point here at: {en}"),
)
_DOUBLE = (
    ("een nummer dat er twee keer is", "an id that is there twice"),
    ("geef elk onderdeel een eigen nummer", "give every item an id of its own"),
)
_LATE = (
    ("gebeurd na de dag van vastleggen", "happened after the day it was recorded"),
    ("controleer beide dagen", "check both days"),
)
_NOBODYS = (
    ("een kijk van niemand", "a view of nobody"),
    ("noem de persoon onder 'person', of de professional onder 'by'",
     "name the person under 'person', or the professional under 'by'"),
)  # fmt: skip
_NOT_INVENTED = (
    ("verzonnen en gepseudonimiseerd tegelijk", "fictional and pseudonymised at once"),
    ("gepseudonimiseerd gaat over mensen die bestaan: schrijf fictional: false",
     "pseudonymised is about people who exist: write fictional: false"),
)  # fmt: skip
_REVERSED = (
    ("een periode die eindigt voor zij begint", "a period that ends before it starts"),
    ("draai 'from' en 'to' om", "turn 'from' and 'to' round"),
)


def faults_of(case: Any) -> Iterator[Fault]:
    """Yield every fault of coherence as (path, code, found nl/en, remedy nl/en, the id)."""
    homes: dict[str, str] = {}
    for collection, index, item in case.items():
        if item.id in homes:
            yield (collection, index, "id"), "duplicate-id", *_DOUBLE, item.id
        homes.setdefault(item.id, collection)
    if case.fictional and case.pseudonymised:
        yield ("pseudonymised",), "fictional-and-pseudonymised", *_NOT_INVENTED, ""
    yield from _walk(case, (), (), homes)
    for index, view in enumerate(case.views):
        if view.person is None and view.by is None:
            yield ("views", index), "view-of-nobody", *_NOBODYS, view.id
    for index, report in enumerate(case.reports):
        when = getattr(report.happened, "value", None)
        if isinstance(when, When) and _starts_after(when, report.recorded):
            yield ("reports", index, "happened"), "happened-after-recorded", *_LATE, report.id


def pointing_faults(record: BaseModel, homes: Any) -> Iterator[Fault]:
    """Yield every id in one record that points nowhere or at something of another kind.

    `homes.get(id)` is the collection an id stands in, or None.
    """
    yield from _walk(record, (), (), homes)


def _starts_after(when: When, day: Any) -> bool:
    # only a whole day can be shown to be later; a month or a year may have begun before
    days = [part for part in when.days() if len(part) == len("2026-01-01")]
    return bool(days) and len(days) == len(when.days()) and min(map(last_day, days)) > last_day(day)


def _walk(value: Any, path: Path_, targets: Targets, homes: dict[str, str]) -> Iterator[Fault]:
    if isinstance(value, str):
        yield from _check(value, path, targets, homes)
    elif isinstance(value, When):
        if value.from_ and value.to and last_day(value.from_) > last_day(value.to):
            yield path, "reversed-period", *_REVERSED, ""
    elif isinstance(value, BaseModel):
        yield from _walk_model(value, path, targets, homes)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _walk(part, (*path, index), targets, homes)
    elif isinstance(value, dict):
        for key, part in value.items():
            if ITEM_ID.match(key):
                yield from _check(key, (*path, key), ("people",), homes)
            yield from _walk(part, (*path, key), (), homes)


def _walk_model(
    model: BaseModel, path: Path_, targets: Targets, homes: dict[str, str]
) -> Iterator[Fault]:
    wrapped = type(model).__name__.split("[")[0] in ("Known", "Disputed", "Weighing")
    for name, field in type(model).model_fields.items():
        part = getattr(model, name)
        if part is None or name == "id":
            continue
        here = (*path, field.alias or name)
        if (wrapped and name in ("value", "claims", "weighed")) or (
            isinstance(model, OpenSet) and name == "has"
        ):
            yield from _walk(part, here, targets, homes)
        else:
            yield from _walk(part, here, _targets_of(model, name), homes)


def _targets_of(model: BaseModel, name: str) -> Targets:
    own = _OWN_TARGETS.get((type(model).__name__, name))
    return _TARGETS.get(name, ()) if own is None else own


def _check(value: str, path: Path_, targets: Targets, homes: dict[str, str]) -> Iterator[Fault]:
    if not targets:
        return
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    if name in _PARTIES and not ITEM_ID.match(value):
        return
    home = homes.get(value)
    if home is None:
        yield path, "dangling-id", *_DANGLING, value
    elif targets != _ANY and home not in targets:
        found, remedy = _ELSEWHERE
        names = ", ".join(targets)
        mend = remedy[0].format(nl=names), remedy[1].format(en=names)
        yield path, "wrong-kind-of-id", found, mend, value
