"""How a question is put to a family or a child, in plain words, each text with its own status."""

from collections.abc import Collection, Mapping

from top3.errors import Both, did_you_mean
from top3.reading import Tree
from top3.rules.folder import Folder
from top3.rules.load_words import SLOT, same_slots
from top3.rules.sources import Spoken

SPOKEN: dict[str, str] = {"family": "questions-family.yaml", "child": "questions-child.yaml"}
"""For whom a question has plain words, and the file they stand in."""


def load_spoken(folder: Folder, facts: Collection[str]) -> dict[str, Mapping[str, Spoken]]:
    """Return how questions are put, by audience and fact; a file may be missing.

    A text names nobody, so it has no slots. A fact without an entry has no plain words yet; one
    with `never` may not be asked of that audience, and says why and whom to ask instead.
    """
    return {audience: dict(_entries(folder, name, facts)) for audience, name in SPOKEN.items()}


def _entries(folder: Folder, name: str, facts: Collection[str]) -> list[tuple[str, Spoken]]:
    made: list[tuple[str, Spoken]] = []
    for tree, fact, part in folder.named(name):
        spoken = folder.built(part, Spoken)
        if fact not in facts:
            found = Both("een vraag bij een feit dat er niet is", "a question for a fact not there")
            remedy = did_you_mean(str(fact), sorted(facts))
            folder.fault(tree, (fact,), str(fact), "unknown-fact", found, remedy)
        elif spoken is not None:
            _check(folder, tree, fact, spoken)
            made.append((fact, spoken))
    return made


def _check(folder: Folder, tree: Tree, fact: str, spoken: Spoken) -> None:
    if (spoken.nl is None) == (spoken.never is None):
        found = Both(
            "geen vraag en geen 'never', of allebei", "no question and no 'never', or both"
        )
        remedy = Both("geef de vraag in 'nl' en 'en', of zeg onder 'never' waarom niet",
                      "give it in 'nl' and 'en', or say under 'never' why not")  # fmt: skip
        folder.fault(tree, (fact,), fact, "spoken-or-never", found, remedy)
    text = spoken.never.model_dump() if spoken.never else {"nl": spoken.nl, "en": spoken.en}
    same_slots(folder, tree, (fact,), fact, text)
    if spoken.nl and SLOT.search(spoken.nl):
        found = Both("een invulplek in een vraag voor gezin of kind",
                     "a slot in a question for a family or a child")  # fmt: skip
        remedy = Both("noem niemand: schrijf 'u' of 'je'", "name nobody: write 'you'")
        folder.fault(tree, (fact,), fact, "slot-for-family", found, remedy)
    folder.faults(tree, (fact,), fact, spoken.status.faults())
