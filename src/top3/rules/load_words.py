"""Terms and texts of a rule set: both languages, with the same slots."""

import re
from collections.abc import Mapping
from typing import Any

from top3.errors import Both
from top3.reading import Path_, Tree
from top3.rules.folder import Folder
from top3.values import I18n

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
