"""What is wrong with the texts of a scenario: slots nobody fills, and languages that differ.

A text is drawn in both languages at once, so their alternatives must lie beside each other.
"""

from collections.abc import Iterator

from top3.casuistry.drawing.cast import PERSON_SLOTS
from top3.casuistry.language.faults import Fault, unknown_name
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.scenario import Phrase
from top3.casuistry.language.stand_ins import FIXED_FACE, used_in
from top3.casuistry.language.written import (
    Written,
    groups_of,
    is_whole,
    slots_of,
    templates_of,
    texts_of,
)
from top3.errors import Both
from top3.reading import Path_

PERSON_FORMS = ("", *PERSON_SLOTS)
"""What a slot of a person can end with: `{child.he}`; "" is the name."""

DAY_FORMS = ("day", "weekday", "time", "ago")
"""What a slot of something with a day ends with: `{hit.weekday}`."""

_SCHOOL = (4, 13)
_NOT_WHOLE = (
    Both("haken of accolades die niet kloppen", "brackets or braces that do not fit"),
    Both("sluit elke [ en {, en zet geen [..] in een andere of in {..}",
         "close every [ and {, and put no [..] in another one or in {..}"),
)  # fmt: skip
_GROUPS = (
    Both("alternatieven die in de twee talen verschillen",
         "alternatives that differ between the languages"),
    Both("zet in nl en en evenveel [..|..] in dezelfde volgorde, met evenveel keuzes",
         "put as many [..|..] in nl and en, in the same order, with as many choices"),
)  # fmt: skip
_ABSENT = (
    Both("iemand die er dan misschien niet is", "somebody who may not be there then"),
    Both("zet dezelfde only_if erbij, of noem die persoon niet",
         "add the same only_if, or do not name that person"),
)  # fmt: skip
_SLOTS = (
    Both("namen die in de twee talen verschillen", "names that differ between the languages"),
    Both("noem in nl en en dezelfde mensen en dingen",
         "name the same people and things in nl and en"),
)  # fmt: skip


def faults_of_words(parts: Parts) -> Iterator[Fault]:
    """Yield every text that cannot be filled in, or not in both languages alike."""
    for written in texts_of(parts):
        for path, phrase in written.paths():
            yield from _phrase(parts, path, phrase)
    yield from _things_in_things(parts)
    yield from _unused(parts)


def _phrase(parts: Parts, path: Path_, phrase: Phrase) -> Iterator[Fault]:
    for lang, text in (("nl", phrase.nl), ("en", phrase.en)):
        if not is_whole(text):
            yield Fault((*path, lang), "broken-brackets", *_NOT_WHOLE)
        for name, form in slots_of(text):
            yield from _slot(parts, (*path, lang), name, form)
    if is_whole(phrase.nl) and is_whole(phrase.en) and groups_of(phrase.nl) != groups_of(phrase.en):
        yield Fault((*path, "en"), "other-groups", *_GROUPS)


def _slot(parts: Parts, path: Path_, name: str, form: str) -> Iterator[Fault]:
    forms: tuple[str, ...] = ()
    if name == FIXED_FACE:
        forms = ("",)
    elif name in parts.cast:
        forms = PERSON_FORMS
    elif name in parts.of_kind("thing"):
        forms = ("",)
    elif name == "now" or name in parts.dated:
        forms = DAY_FORMS
    else:
        yield unknown_name(path, name, {*parts.cast, *parts.of_kind("thing"), *parts.dated})
        return
    if form not in forms:
        listed = ", ".join(f".{each}" for each in forms if each) or "-"
        found = Both("een vorm die dit niet heeft", "a form this does not have")
        remedy = Both(f"mogelijk zijn: {listed}", f"possible are: {listed}")
        yield Fault(path, "unknown-form", found, remedy)
    elif form == "school_year" and not _goes_to_school(parts, name):
        found = Both("een groep van iemand buiten de basisschool",
                     "a school year of somebody outside primary school")  # fmt: skip
        remedy = Both(f"geef een leeftijd van {_SCHOOL[0]} tot {_SCHOOL[1]} jaar",
                      f"give an age of {_SCHOOL[0]} to {_SCHOOL[1]} years")  # fmt: skip
        yield Fault(path, "no-school-year", found, remedy)


def _goes_to_school(parts: Parts, name: str) -> bool:
    age = parts.cast[name].age
    if age is None or age.older_than or age.unit != "years":
        return False
    return _SCHOOL[0] <= age.from_ and age.to <= _SCHOOL[1]


def _things_in_things(parts: Parts) -> Iterator[Fault]:
    """Yield a thing that names a thing: each is drawn by itself, in no order."""
    things = parts.of_kind("thing")
    for place, thing in enumerate(parts.scenario.things):
        for number, phrase in enumerate(thing.options):
            for lang, text in (("nl", phrase.nl), ("en", phrase.en)):
                if any(name in things for name, _ in slots_of(text)):
                    path = ("things", place, "options", number, lang)
                    found = Both("een ding in een ding", "a thing in a thing")
                    yield Fault(
                        path, "thing-in-thing", found, Both("schrijf het uit", "write it out")
                    )


def _unused(parts: Parts) -> Iterator[Fault]:
    named = {
        name
        for written in texts_of(parts)
        for phrase in written.phrases
        for name, _ in slots_of(phrase.nl) + slots_of(phrase.en)
    }
    named |= {
        used.name
        for _, template, _ in templates_of(parts)
        for used in used_in(template)
        if used.use == "thing"
    }
    for place, thing in enumerate(parts.scenario.things):
        if thing.id not in named:
            found = Both("een ding dat nergens voorkomt", "a thing that stands nowhere")
            remedy = Both("noem het in een tekst: {naam}, of haal het weg",
                          "name it in a text: {name}, or take it away")  # fmt: skip
            yield Fault(("things", place, "id"), "unreachable", found, remedy)


# ------------------------------------------------------------------ findings about slots
def remarks_on_slots(parts: Parts, written: Written) -> Iterator[Fault]:
    """Yield what may go wrong with who is named: absent then, or named in one language only."""
    for path, phrase in written.paths():
        nl, en = ({name for name, _ in slots_of(text)} for text in (phrase.nl, phrase.en))
        if nl != en:
            yield Fault((*path, "en"), "other-slots", *_SLOTS)
        if any(not parts.is_surely_there(name, written.given) for name in nl | en):
            yield Fault((*path, "nl"), "may-be-absent", *_ABSENT)
