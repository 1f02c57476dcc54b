"""Terms and texts of a rule set: both languages, with the same slots."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from top3.errors import Both, did_you_mean
from top3.reading import Path_, Tree
from top3.rules.folder import Folder
from top3.rules.sources import FamilyText
from top3.values import I18n

FRAME = ("how_to_read", "not_everything", "nothing_to_say")
"""Sentences around what is said to a family, in the same file: they belong to no rule."""

SLOT = re.compile(r"\{([a-z_]+)\}")
_BOTH = Both("geef beide talen", "give both languages")


def load_terms(folder: Folder, *, optional: bool = False) -> dict[str, dict[str, Any]]:
    """Return every list of names with their labels, from `terms.yaml`."""
    tree = folder.block("terms.yaml", optional=optional)
    if tree is None:
        return {}
    terms = {name: each for name, each in tree.data.items() if isinstance(each, dict)}
    for name in tree.data.keys() - terms.keys():
        found = Both("geen lijst met namen", "no list of names")
        remedy = Both("schrijf 'naam: {nl: …, en: …}'", "write 'name: {nl: …, en: …}'")
        folder.fault(tree, (name,), name, "wrong-kind", found, remedy)
    for name, entries in terms.items():
        for key, entry in entries.items():
            if not isinstance(entry, dict) or not {"nl", "en"} <= entry.keys():
                found = Both("een naam zonder nl en en", "a name without nl and en")
                shown = f"{name}.{key}"
                folder.fault(tree, (name, key), shown, "language-missing", found, _BOTH)
    return terms


def load_texts(folder: Folder, *, optional: bool = False) -> dict[str, I18n]:
    """Return every other text, from `texts.yaml`."""
    tree = folder.block("texts.yaml", optional=optional)
    if tree is None:
        return {}
    texts: dict[str, I18n] = {}
    for key, entry in tree.data.items():
        if isinstance(entry, dict) and entry.keys() == {"nl", "en"}:
            texts[key] = I18n(**entry)
            same_slots(folder, tree, (key,), key, entry)
        else:
            found = Both("een tekst zonder nl en en", "a text without nl and en")
            folder.fault(tree, (key,), key, "language-missing", found, _BOTH)
    return texts


def load_families(
    folder: Folder, rule_ids: Iterable[str], names: Iterable[str] = ("family.yaml",)
) -> dict[str, FamilyText]:
    """Return what rules say to families, by rule id or name of a sentence, from `family.yaml`.

    The file may be missing: then nothing is said to families. A text has no slots: nobody is named.
    """
    texts: dict[str, FamilyText] = {}
    known = [*rule_ids, *FRAME]
    for name in names:
        _take_families(folder, name, known, texts)
    return texts


def _take_families(
    folder: Folder, name: str, known: list[str], texts: dict[str, FamilyText]
) -> None:
    for tree, key, part in folder.named(name):
        text = folder.built(part, FamilyText)
        if key not in known:
            found = Both("een tekst bij een regel die er niet is", "a text for a rule not there")
            folder.fault(tree, (key,), str(key), "unknown-rule", found, did_you_mean(key, known))
        elif key in texts:
            found = Both("een tekst die er al staat", "a text that already stands there")
            remedy = Both("laat één van de twee weg", "leave one of the two out")
            folder.fault(tree, (key,), str(key), "duplicate-text", found, remedy)
        elif text is not None:
            _check_family(folder, tree, key, text)
            texts[key] = text


def _check_family(folder: Folder, tree: Tree, key: str, text: FamilyText) -> None:
    same_slots(folder, tree, (key,), key, {"nl": text.nl, "en": text.en})
    if SLOT.search(text.nl):
        found = Both("een invulplek in een tekst voor gezinnen", "a slot in a text for families")
        remedy = Both("noem niemand: schrijf 'iemand'", "name nobody: write 'somebody'")
        folder.fault(tree, (key,), key, "slot-for-family", found, remedy)
    folder.faults(tree, (key,), key, text.status.faults())


def same_slots(
    folder: Folder, tree: Tree, path: Path_, shown: str, text: Mapping[str, str | None]
) -> None:
    """Note a text without English, or whose two languages have other slots."""
    dutch, english = text.get("nl") or "", text.get("en")
    if not english:
        found = Both("een tekst zonder Engels", "a text without English")
        remedy = Both("voeg 'en' toe", "add 'en'")
        folder.fault(tree, path, shown, "language-missing", found, remedy)
    elif set(SLOT.findall(dutch)) != set(SLOT.findall(english)):
        found = Both("twee talen met andere invulplekken", "two languages with different slots")
        remedy = Both("gebruik dezelfde {plekken}", "use the same {slots}")
        folder.fault(tree, path, shown, "slots-differ", found, remedy)
