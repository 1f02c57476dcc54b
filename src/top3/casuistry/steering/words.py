"""A change to a made-up case in words: which fact, of whom or what, before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from top3.casuistry.steering.edits import Edit
from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import both, in_a_row, joined, person_name
from top3.model.agreements import Agreement
from top3.model.case import Case
from top3.model.labels import LABELS
from top3.model.people import Person
from top3.model.situations import Factor, Situation
from top3.rules.authoring.in_words import fact_label
from top3.rules.claims import Members, Reading
from top3.rules.evaluate import Evaluator
from top3.rules.explain import REASONS
from top3.rules.findings import Key
from top3.rules.language import FactSpec, RuleSet
from top3.values import When

HOUSEHOLD: Key = ("household", "household")


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words: the item, the fact, what the record said of it, and what it says now."""

    item: Both
    fact: Both
    before: Both
    after: Both

    def line(self) -> Both:
        """Return it as one line."""
        return Both(
            f"{self.item.nl}, {self.fact.nl}: eerst {self.before.nl}; nu {self.after.nl}",
            f"{self.item.en}, {self.fact.en}: first {self.before.en}; now {self.after.en}",
        )


def told(edit: Edit, before: Case, after: Case, rules: RuleSet, day: date) -> Told:
    """Return a change in words, by what the rules read of the fact before and after it."""
    worlds = CaseWorld(before, rules, day), CaseWorld(after, rules, day)
    spec = rules.dictionary.facts.get(edit.fact)
    if spec is None:
        return _counted(edit, before, after, worlds[0])
    key = HOUSEHOLD if spec.scope == "household" else (spec.scope, edit.item)
    said = [_read(world, key, spec) for world in worlds]
    if said[0] == said[1]:  # the change is elsewhere in the record, and works through here
        return _counted(edit, before, after, worlds[0])
    return Told(_item(worlds[0], edit.item), fact_label(spec, rules), said[0], said[1])


def _counted(edit: Edit, before: Case, after: Case, world: CaseWorld) -> Told:
    """Return a change as how many parts of a kind the record has, or that one reads otherwise."""
    name = edit.parts[0].path[0]
    words = LABELS.get(name, Both(name, name))
    was, now = (len(each.to_data().get(name, ())) for each in (before, after))
    counts = Both(str(was), str(was)), Both(str(now), str(now))
    if was == now:
        counts = _AS_WAS, _CHANGED
    return Told(_item(world, edit.item), words, *counts)


def _read(world: CaseWorld, key: Key, spec: FactSpec) -> Both:
    if key != HOUSEHOLD and key[1] not in world.by_id:
        return _NOT_THERE
    return reading_words(Evaluator(world.rules, world).read(key, spec.name), spec, world)


def reading_words(reading: Reading, spec: FactSpec, world: CaseWorld) -> Both:
    """Return in words what the record says of a fact, or why it says nothing."""
    if not reading.applies:
        return Both("geldt niet", "does not apply")
    if not reading.claims:
        return _unknown(reading.unknown.reason)
    return joined(_value(each.value, spec, world) for each in reading.claims)


def _unknown(reason: str) -> Both:
    words = REASONS.get(reason)
    return Both(f"niet bekend ({words.nl})", f"not known ({words.en})") if words else _OPEN


def _value(value: Any, spec: FactSpec, world: CaseWorld) -> Both:
    if isinstance(value, Members):
        return _members(value, spec, world)
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        low, high = value
        return Both(f"{low}", f"{low}") if low == high else Both(f"{low} tot {high}",
                                                                f"{low} to {high}")  # fmt: skip
    if isinstance(value, date):
        return Both(value.isoformat(), value.isoformat())
    if isinstance(value, When):
        days = ", ".join(value.days())
        return Both(days, days) if days else _OFTEN
    if isinstance(value, str):
        return _named(value, spec, world)
    return _DESCRIBED


def _members(members: Members, spec: FactSpec, world: CaseWorld) -> Both:
    names = [_named(each, spec, world) for each in members.has]
    if not names and not members.complete:
        return _unknown(members.why)
    found = in_a_row(names) if names else (_NOTHING if spec.of else _NOBODY)
    return found if members.complete else Both(f"{found.nl} (er kan meer zijn)",
                                               f"{found.en} (there may be more)")  # fmt: skip


def _named(name: str, spec: FactSpec, world: CaseWorld) -> Both:
    if isinstance(world.by_id.get(name), Person):
        return Both(person_name(world, name), person_name(world, name))
    entry = world.rules.terms.get(spec.of or "", {})
    if name in entry:
        return both(world.rules.label(spec.of or "", name))
    return Both(name.replace("_", " "), name.replace("_", " ")) if spec.of else _DESCRIBED


def _item(world: CaseWorld, item: str) -> Both:
    if isinstance(world.by_id.get(item), Person):
        return Both(person_name(world, item), person_name(world, item))
    found = _LABELS.get(type(world.by_id.get(item)), Both("", ""))
    name = Both(f"{found.nl} {item}".strip(), f"{found.en} {item}".strip())
    return _HOME if item == "household" else name


def lines_of(
    edits: Iterable[Edit], cases: Iterable[Case], rules: RuleSet, day: date
) -> tuple[Both, ...]:
    """Return a line for each change, in order; `cases` holds the case before each, and the last."""
    listed = list(cases)
    return tuple(
        told(edit, before, after, rules, day).line()
        for edit, before, after in zip(edits, listed, listed[1:], strict=False)
    )


_NOBODY, _NOTHING = Both("niemand", "nobody"), Both("niets", "nothing")
_YES, _NO = Both("ja", "yes"), Both("nee", "no")
_OPEN = Both("niet bekend", "not known")
_OFTEN = Both("met een vast patroon", "in a pattern")
_DESCRIBED = Both("beschreven", "described")
_NOT_THERE = Both("nog niet in de zaak", "not in the case yet")
_HOME = Both("huishouden", "household")
_AS_WAS, _CHANGED = Both("zoals het was", "as it was"), Both("veranderd", "changed")

_LABELS: dict[type, Both] = {
    Situation: Both("situatie", "situation"),
    Agreement: Both("afspraak", "agreement"),
    Factor: Both("factor", "factor"),
}

__all__ = ["Told", "lines_of", "reading_words", "told"]
