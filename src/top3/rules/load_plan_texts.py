"""Remarks of the plan check from `checks.yaml`, templates of agreements from `proposals.yaml`."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from top3.errors import Both, did_you_mean
from top3.reading import Path_, Tree
from top3.rules.folder import Folder
from top3.rules.load_words import SLOT, same_slots
from top3.rules.plan_texts import AgreementTemplate, CheckText
from top3.values import I18n

CHECKS = "checks.yaml"
"""The file of a rule set that says how a remark on a plan is put; it may be missing."""

PROPOSALS = "proposals.yaml"
"""The file of a rule set or an overlay with templates of agreements; it may be missing."""

TEMPLATE_SLOTS = ("keeper", "actor", "affected")
"""What a template may name: an adult who acts, who acts, and who it happens to."""

CHECK_SLOTS = ("items", "who", "days", "number", "limit")
"""What a remark may name."""

TEMPLATE_TEXTS = ("who", "what", "signal", "checker", "check", "otherwise")
"""The texts of a template, in the order in which they are read."""


def load_checks(folder: Folder) -> dict[str, CheckText]:
    """Return how each remark is put, by its code."""
    made: dict[str, CheckText] = {}
    for tree, code, part in folder.named(CHECKS):
        text = folder.built(part, CheckText)
        if text is not None:
            said = {"says": text.says, "do": text.do}
            _check_texts(folder, tree, code, said, CHECK_SLOTS)
            _check_origin(folder, tree, code, text)
            made[code] = text
    return made


def load_proposals(
    folder: Folder,
    terms: Mapping[str, Mapping[str, Any]],
    numbers: Collection[str],
    under: Collection[str] = (),
) -> dict[str, AgreementTemplate]:
    """Return every template of an agreement, by name, in the order of the file.

    Args:
        folder: The rule set or overlay; every fault is noted in it, with its line.
        terms: The lists of names: kinds of behaviour, forms and roles must stand in them.
        numbers: The names of the parameters there are.
        under: The names of templates that are there already: they cannot be said again.
    """
    made: dict[str, AgreementTemplate] = {}
    for tree, name, part in folder.named(PROPOSALS):
        template = folder.built(part, AgreementTemplate)
        if template is None:
            continue
        said = {key: getattr(template, key) for key in TEMPLATE_TEXTS}
        _check_texts(folder, tree, name, said, TEMPLATE_SLOTS)
        _check_origin(folder, tree, name, template)
        for path, value, known in _names(template, terms, numbers):
            if value not in known:
                found = Both("een naam die er niet is", "a name that is not there")
                remedy = did_you_mean(value, sorted(known))
                folder.fault(tree, (name, *path), f"{name}.{value}", "not-in-list", found, remedy)
        if name in under:
            found = Both("een voorstel dat er al is", "a proposal that is there already")
            remedy = Both("geef het een andere naam", "give it another name")
            folder.fault(tree, (name,), str(name), "duplicate-text", found, remedy)
        made[name] = template
    return made


def _names(
    template: AgreementTemplate, terms: Mapping[str, Mapping[str, Any]], numbers: Collection[str]
) -> Iterator[tuple[Path_, str, Collection[str]]]:
    """Yield every name in a template: where it stands, the name, and those that are known."""
    for key in ("kinds", "forms"):
        for each in getattr(template.fits, key):
            yield ("fits", key), each, terms.get(key, {})
    if template.consult is not None:
        yield ("consult",), template.consult, terms.get("roles", {})
    yield ("look_within",), template.look_within, numbers


def _check_texts(
    folder: Folder,
    tree: Tree,
    name: str,
    said: Mapping[str, I18n | None],
    slots: Collection[str],
) -> None:
    for key, text in said.items():
        if text is None:
            continue
        shown = f"{name}.{key}"
        same_slots(folder, tree, (name, key), shown, text.model_dump())
        if set(SLOT.findall(text.nl)) - set(slots):
            found = Both("een invulplek die niets invult", "a slot that nothing fills")
            listed = ", ".join(slots)
            remedy = Both(f"gebruik alleen: {listed}", f"use only: {listed}")
            folder.fault(tree, (name, key), shown, "unknown-slot", found, remedy)


def _check_origin(folder: Folder, tree: Tree, name: str, text: Any) -> None:
    folder.faults(tree, (name,), name, [*text.source.faults(), *text.status.faults()])
