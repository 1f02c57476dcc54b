"""What every role does, decides and cannot do, from `roles.yaml`: strict, in both languages."""

from collections.abc import Collection, Iterator, Mapping

from top3.errors import Both, did_you_mean
from top3.reading import Tree
from top3.rules.folder import Folder
from top3.rules.load_words import SLOT, same_slots
from top3.rules.sources import RoleText

FILE = "roles.yaml"
"""The file of a rule set or an overlay that says who does and decides what; it may be missing."""

TEXTS = ("does", "decides", "cannot", "ground")
"""The texts of a role, in the order in which they are read."""


def load_roles(
    folder: Folder, known: Collection[str], under: Mapping[str, str] | None = None
) -> dict[str, RoleText]:
    """Return what is said of roles, by role; a role without an entry stays without.

    Args:
        folder: The rule set or overlay; every fault is noted in it, with its line.
        known: The roles there are: `roles` in `terms.yaml`.
        under: The roles of which something is said already, each with the layer that says it: an
            entry takes its place only where it names that layer under `replaces`.
    """
    made: dict[str, RoleText] = {}
    for tree, role, part in folder.named(FILE):
        text = folder.built(part, RoleText)
        if role not in known:
            found = Both("een rol die er niet is", "a role that is not there")
            remedy = did_you_mean(str(role), sorted(known))
            folder.fault(tree, (role,), str(role), "not-in-list", found, remedy)
        elif text is not None:
            _check_texts(folder, tree, role, text)
            folder.faults(tree, (role,), role, _faults(text, (under or {}).get(role)))
            for each in set(text.unlocks) - set(known):
                found = Both("een rol die er niet is", "a role that is not there")
                remedy = did_you_mean(each, sorted(known))
                folder.fault(tree, (role, "unlocks"), each, "not-in-list", found, remedy)
            made[role] = text
    return made


def _check_texts(folder: Folder, tree: Tree, role: str, text: RoleText) -> None:
    for key in TEXTS:
        said = getattr(text, key)
        if said is None:
            continue
        same_slots(folder, tree, (role, key), f"{role}.{key}", said.model_dump())
        if SLOT.search(said.nl):
            found = Both("een invulplek die niets invult", "a slot that nothing fills")
            remedy = Both("schrijf de tekst uit", "write the text out")
            folder.fault(tree, (role, key), f"{role}.{key}", "unknown-slot", found, remedy)


def _faults(text: RoleText, said_by: str | None) -> Iterator[tuple[str, Both, Both]]:
    """Yield what is wrong with an entry as a whole, each as (code, found, remedy)."""
    yield from text.source.faults()
    yield from text.status.faults()
    if text.from_ and text.to and text.to <= text.from_:
        yield ("no-days",
               Both("een periode zonder één dag", "a period without a single day"),
               Both("laat 'to' na 'from' komen", "let 'to' come after 'from'"))  # fmt: skip
    yield from _replacing(text.replaces, said_by)


def _replacing(replaces: str | None, said_by: str | None) -> Iterator[tuple[str, Both, Both]]:
    """Yield a silent change of what another layer says, or one of what nobody says."""
    layer = said_by.partition("@")[0] if said_by else None
    if said_by is None and replaces is not None:
        yield ("replaces-nothing",
               Both(f"een vervanging van wat {replaces} niet zegt",
                    f"a replacement of what {replaces} does not say"),
               Both("laat 'replaces' weg", "leave 'replaces' out"))  # fmt: skip
    elif layer is not None and replaces != layer:
        yield ("role-said-already",
               Both(f"een rol waarvan {said_by} al iets zegt",
                    f"a role of which {said_by} says something already"),
               Both(f"schrijf 'replaces: {layer}', of laat één van de twee weg",
                    f"write 'replaces: {layer}', or leave one of the two out"))  # fmt: skip
