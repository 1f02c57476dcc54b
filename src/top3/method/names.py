"""Filling the slots of a text with people, in Dutch and English."""

from collections.abc import Iterable
from typing import Any

from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.model.people import Person
from top3.model.situations import Factor, Situation
from top3.rules.accounts import TOLD, UNTOLD
from top3.rules.evaluate import Finding, Key, Node
from top3.rules.logic import Tri
from top3.values import I18n, Known

_OUTCOMES = {
    "present": Both("aanwezig", "present"),
    "cannot_exclude": Both("niet uit te sluiten", "cannot be excluded"),
    "not_found": Both("niet genoemd", "not mentioned"),
}
_SOMEBODY = Both("iemand", "somebody")


def both(text: I18n) -> Both:
    """Return a text in both languages; where English is missing, the Dutch text."""
    return Both(text.nl, text.en or text.nl)


def fill(text: I18n | Both, **slots: Both | str) -> Both:
    """Fill the `{slots}` of a text; a slot nobody fills stays as it is."""
    made = []
    for lang in ("nl", "en"):
        line = text.in_language(lang)
        for name, value in slots.items():
            shown = value if isinstance(value, str) else value.in_language(lang)
            line = line.replace("{" + name + "}", shown)
        made.append(line)
    return Both(made[0], made[1])


def listed(names: Iterable[str]) -> Both:
    """Join names: "a, b en c" and "a, b and c"."""
    parts = list(names)
    if len(parts) < 2:
        return Both(*(parts * 2)) if parts else _SOMEBODY
    start = ", ".join(parts[:-1])
    return Both(f"{start} en {parts[-1]}", f"{start} and {parts[-1]}")


def joined(texts: Iterable[Both]) -> Both:
    """Join texts in both languages: "a, b en c" and "a, b and c"."""
    parts = list(texts)
    return Both(listed(each.nl for each in parts).nl, listed(each.en for each in parts).en)


def in_a_row(texts: Iterable[Both]) -> Both:
    """Join texts that may have commas of their own: "a; b; c" in both languages."""
    parts = list(texts)
    return Both("; ".join(each.nl for each in parts), "; ".join(each.en for each in parts))


def person_name(world: CaseWorld, party: str) -> str:
    """Return the name of a person, or the Dutch label of a role."""
    person = world.by_id.get(party)
    return person.name if isinstance(person, Person) else world.rules.label("roles", party).nl


def party_name(world: CaseWorld, party: str) -> Both:
    """Return the name of a person or the label of a role, in both languages."""
    person = world.by_id.get(party)
    if isinstance(person, Person):
        return Both(person.name, person.name)
    return both(world.rules.label("roles", party))


def because(world: CaseWorld, finding: Finding) -> Both:
    """Return why a finding says what it says, with the people it holds for.

    Where a rule holds for some of those who act or are affected, only they are named.
    """
    return fill(finding.rule.head.because, **slots_for(world, finding))


def to_do(world: CaseWorld, finding: Finding) -> Both | None:
    """Return what to do, with everybody for whom it is not excluded; None where nothing is said."""
    do = finding.rule.head.do
    return fill(do, **slots_for(world, finding, certain=False)) if do else None


def claim_of(world: CaseWorld, finding: Finding) -> Both:
    """Return what a finding says, so that what is not established never reads as a fact."""
    text, head = because(world, finding), _OUTCOMES[finding.outcome]
    if finding.outcome == "present":
        return text
    return Both(f"{head.nl}: {text.nl}", f"{head.en}: {text.en}")


def slots_for(world: CaseWorld, finding: Finding, *, certain: bool = True) -> dict[str, Both]:
    """Return the slots of the item a finding is about, with the people it holds for.

    Without `certain` those for whom it cannot be excluded are named too.
    """
    slots = slots_of(world, finding.about)
    values = (Tri.TRUE,) if certain else (Tri.TRUE, Tri.UNKNOWN)
    for group in ("actor", "affected"):
        holding = _holding(finding.tree, f"any_{group}", values)
        if holding:
            slots[group] = listed(person_name(world, who) for who in holding)
    return slots


def _holding(node: Node, kind: str, values: tuple[Tri, ...]) -> list[str]:
    """Return the persons for whom a quantified part has one of the values, each once, in order."""
    if node.kind == UNTOLD and Tri.UNKNOWN not in values:
        return []  # an interpretation makes nobody one of whom it is certain
    if kind in (node.kind, node.text) and node.kind not in TOLD:
        people = (child for child in node.children if child.about[0] == "person")
        return [child.about[1] for child in people if child.value in values]
    found = (who for child in node.children for who in _holding(child, kind, values))
    return list(dict.fromkeys(found))


def slots_of(world: CaseWorld, about: Key) -> dict[str, Both]:
    """Return the slots of an item: its people, situation, agreement or factor; else the moments."""
    scope, name = about
    item: Any = world.by_id.get(name)
    if scope == "person":
        return {"person": Both(item.name, item.name)}
    if scope == "agreement":
        return {"agreement": short_words(item.what, name)}
    if isinstance(item, Factor):
        return {"factor": factor_title(world, name)}
    if isinstance(item, Situation):
        return {
            "actor": _people(world, about, "situation.actors"),
            "affected": _people(world, about, "situation.affected"),
            "situation": situation_title(world, name),
        }
    return {"moments": _moments(world)}


def question_text(world: CaseWorld, fact: str, about: Key) -> Both:
    """Return how a fact of an item is asked for; a worked-out fact by what it comes from."""
    spec = world.rules.dictionary.facts[ASKED_AS.get(fact, fact)]
    return fill(spec.question, situations=about[1], **slots_of(world, about))


ASKED_AS = {
    "situation.behaviour.forms": "situation.behaviour.kinds",
    "situation.day_count": "situation.how_often",
    "situation.days_between": "situation.how_often",
    "situation.days_since": "situation.how_often",
    "person.age_in_weeks": "person.age_in_years",
}
"""Facts that are worked out from another one: the other one is asked."""


def _people(world: CaseWorld, about: Key, fact: str) -> Both:
    return listed(person_name(world, who) for who in world.read(about, fact).merged().has)


def _moments(world: CaseWorld) -> Both:
    """Return the coming moments, those of one kind together with their days."""
    days: dict[str, list[str]] = {}
    for each in world.case.moments:
        if isinstance(each.on, Known) and each.on.value < world.as_of:
            continue
        told = [each.on.value.isoformat()] if isinstance(each.on, Known) else []
        days.setdefault(each.kind, []).extend(told)
    labels = []
    for kind, told in days.items():
        label, when = both(world.rules.label("moments", kind)), listed(told)
        shown = Both(f"{label.nl} ({when.nl})", f"{label.en} ({when.en})") if told else label
        labels.append(shown)
    return Both(listed(each.nl for each in labels).nl, listed(each.en for each in labels).en)


def short_words(words: object, otherwise: str, *, most: int = 70) -> Both:
    """Return the words of a fact, cut at a word; where nothing is known, the id."""
    if not isinstance(words, Known):
        return Both(otherwise, otherwise)
    value = both(words.value)
    return Both(_cut(value.nl, most), _cut(value.en, most))


def situation_title(world: CaseWorld, situation: str) -> Both:
    """Return `s1: what happens`, short."""
    item = world.by_id[situation]
    assert isinstance(item, Situation)
    unknown = Both("nog niet beschreven", "not described yet")
    if not isinstance(item.behaviour.words, Known):
        return Both(f"{situation}: {unknown.nl}", f"{situation}: {unknown.en}")
    words = short_words(item.behaviour.words, situation)
    return Both(f"{situation}: {words.nl}", f"{situation}: {words.en}")


def factor_title(world: CaseWorld, factor: str) -> Both:
    """Return `f1: what it is`, short: the words of people, not the name from the list."""
    item = world.by_id[factor]
    assert isinstance(item, Factor)
    words = both(item.words)
    return Both(f"{factor}: {_cut(words.nl, 70)}", f"{factor}: {_cut(words.en, 70)}")


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
