"""What each table of the documentation says: one function a table, from what stands there.

Each takes the lines between the two marks and returns the lines that are due. What the code does
not know is kept; see `docs_tables.py` for the marks and for where each table stands.
"""

import ast
import json
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from top3 import refusals
from top3.errors import Both
from top3.formats import markdown
from top3.method.load import available_overlays, load_rules, rules_folder
from top3.model.case import Case
from top3.rules.language import Rule, RuleSet
from top3.rules.sources import Source
from top3.values import UnknownReason
from top3.views.rule_page import rule_page

Row = tuple[str, ...]
Lines = list[str]

ROOT = Path(__file__).resolve().parents[1]
TO_WRITE = "…"
"""Stands in a cell until somebody writes it."""
NUMBERS = [f"R{number:02}" for number in range(1, 67)]
"""The list of what a rule set should be able to do; a fixed list, so no file has it."""
UPPER_FILES = {"batch", "notebook", "testing"}
"""Rooms that are one file and yet stand on the upper floors."""

_CODE = re.compile(r"`([^`]+)`")


class PageError(Exception):
    """A page in which a table cannot be written; says where, what was found and what to do."""


# ------------------------------------------------------------------ rows and cells
def cells(line: str) -> Row:
    """Return the cells of one row; a bar after a backslash belongs to its cell."""
    inside = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", inside))


def codes(cell: str) -> list[str]:
    """Return every word in code in a cell."""
    return _CODE.findall(cell)


def escaped(text: str) -> str:
    """Return a text that can stand in a cell; a blank that is filled later becomes `…`."""
    return re.sub(r"\{[a-z]+\}", TO_WRITE, text).replace("|", "\\|")


def rows_of(old: Lines) -> list[Row]:
    """Return the rows that stand there, without heading and ruler."""
    return [cells(line) for line in old[2:]]


def table(old: Lines, rows: Iterable[Row]) -> Lines:
    """Return the heading that stands there with these rows; raises `PageError` without one."""
    if len(old) < 2 or not old[1].startswith("|-"):
        raise PageError("no heading; write the heading and its ruler between the marks")
    return [*old[:2], *(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows)]


def kept(old: Lines, keys: Sequence[str], *, width: int = 3) -> Lines:
    """Return a row for each key: as it stands there, or one that is still to be written."""
    there = {row[0]: row for row in rows_of(old)}
    return table(old, (there.get(key, (key, *[TO_WRITE] * (width - 1))) for key in keys))


def refused(old: Lines, faults: Mapping[str, tuple[Both, Both]], *, more: bool = False) -> Lines:
    """Return the codes with their English words; with `more`, then the rows written by hand."""
    rows = {
        f"`{code}`": (f"`{code}`", escaped(found.en), escaped(remedy.en))
        for code, (found, remedy) in _by_code(faults).items()
    }
    others = [row for row in rows_of(old) if row[0] not in rows] if more else []
    return table(old, [*rows.values(), *others])


def _by_code(faults: Mapping[str, tuple[Both, Both]]) -> dict[str, tuple[Both, Both]]:
    # pydantic spells with _, and an empty text has two names there with the same words
    return {
        code.replace("_", "-"): words
        for code, words in faults.items()
        if code != "string_pattern_mismatch"
    }


# ------------------------------------------------------------------ the method
def rules_of(rules: RuleSet, step: str, old: Lines) -> Lines:
    """Return what the rules of one step say, with number, kind and mark."""
    found = [rules.rule(rule_id) for rule_id in rules.steps[step]]
    return table(
        old,
        (
            (
                f"`{rule.id}`",
                re.sub(r"\{\w+\}\.?", "…", rule.head.because.nl),
                ", ".join([*(rule.head.ref or ["eigen"]), rule.head.kind, rule.head.source.mark]),
            )
            for rule in found
            if rule
        ),
    )


def rule_count(rules: RuleSet, _old: Lines) -> Lines:
    """Return the sentence that says how many rules there are, and how many were seen."""
    seen = sum(rule.head.source.mark == "S" for rule in rules.rules)
    return [f"Van de {len(rules.rules)} regels zijn er {seen} helemaal gezien in een bron."]


def parameters(rules: RuleSet, old: Lines) -> Lines:
    """Return every number with its unit, its source and its reason."""
    numbers = rules.parameters.values()
    return table(
        old,
        ((f"`{p.name}`", f"{p.value} {p.unit}", _cited(p.source), p.why.nl) for p in numbers),
    )


def _cited(source: Source) -> str:
    return f"{source.mark} {', '.join(source.ids)}".strip()


def promises(rules: RuleSet, old: Lines) -> Lines:
    """Return what the engine keeps by itself, in words, with its numbers and its mark."""
    made = ((each.says.nl, ", ".join([*each.ref, each.source.mark])) for each in rules.promises)
    return table(old, made)


def layers(old: Lines) -> Lines:
    """Return every shipped layer with its number of rules, and of rules seen whole in a source.

    What a layer is about is kept.
    """
    words = {row[0]: row[1] for row in rows_of(old)}
    made = []
    for layer in available_overlays():
        marks = [rule.head.source.mark for rule in _rules_of_layer(layer)]
        name = f"`{layer.partition('@')[0]}`"
        made.append((name, words.get(name, TO_WRITE), str(len(marks)), str(marks.count("S"))))
    return table(old, made)


def _rules_of_layer(layer: str) -> list[Rule]:
    return [rule for rule in load_rules("top3", [layer]).rules if rule.layer == layer]


def candidate_rules(old: Lines) -> Lines:
    """Return where every number of the list lives: rule or promise, file or layer.

    The words are kept.
    """
    words = {row[0]: row for row in rows_of(old)}
    homes = _homes()
    return table(
        old,
        (
            (number, *words.get(number, (number, TO_WRITE, TO_WRITE))[1:3],
             "; ".join(homes.get(number, [])) or "nergens")
            for number in NUMBERS
        ),
    )  # fmt: skip


def _homes() -> dict[str, list[str]]:
    base = load_rules("top3")
    folder = rules_folder("top3")
    texts = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()
             if each.name in base_files(base)}  # fmt: skip
    homes: dict[str, list[str]] = {}
    for rule in base.rules:
        file = next(name for name, text in texts.items() if f"- id: {rule.id}\n" in text)
        for number in rule.head.ref:
            homes.setdefault(number, []).append(f"`{rule.id}` ({rule.head.kind}, {file})")
    for made in base.promises:
        for number in made.ref:
            homes.setdefault(number, []).append(f"`{made.id}` (belofte)")
    for overlay in available_overlays():
        for rule in _rules_of_layer(overlay):
            for number in rule.head.ref:
                homes.setdefault(number, []).append(f"`{rule.id}` ({rule.head.kind}, {overlay})")
    return homes


def base_files(rules: RuleSet) -> set[str]:
    """Return the names of the files of a rule set that can hold rules."""
    folder = rules_folder(rules.id)
    found = {each.name for each in folder.iterdir() if each.name.endswith(".yaml")}
    return {each for each in found if not each.endswith(".test.yaml")}


def conformance(_old: Lines) -> Lines:
    """Return every group of the conformance suite: how many cases, and what they are about."""
    folder = ROOT / "rulesets" / "conformance"
    groups = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["groups"]
    made = [(each["file"], str(each["cases"]), each["says"]) for each in groups]
    lines = [f"| `{name}` | {cases} | {says} |" for name, cases, says in made]
    return ["", "| file | cases | what |", "|---|---|---|", *lines]


def rule_set(rules: RuleSet, _old: Lines) -> Lines:
    """Return the whole page of a rule set but its title, which stands above it by hand."""
    _, _, body = markdown.write(rule_page(rules, "nl")).partition("\n\n")
    # the site nests a list by four spaces, where markdown elsewhere takes two
    return [re.sub(r"^  - ", "    - ", line) for line in body.strip().splitlines()]


def sources(rules: RuleSet, old: Lines) -> Lines:
    """Return every source that stands there or that a rule or a number names, by number."""
    named = [rule.head.source for rule in rules.rules]
    named += [number.source for number in rules.parameters.values()]
    due = {row[0] for row in rows_of(old)} | {each for source in named for each in source.ids}
    return kept(old, sorted(due, key=_letter_and_number))


def _letter_and_number(code: str) -> tuple[str, int]:
    digits = re.search(r"\d+", code)
    return code[:1], int(digits[0]) if digits else 0


# ------------------------------------------------------------------ rule files
def facts(rules: RuleSet, old: Lines) -> Lines:
    """Return every fact that rules may read, by name."""
    found = sorted(rules.dictionary.facts.items())
    return table(
        old,
        (
            (
                f"`{name}`",
                f"{fact.type} of {fact.of}" if fact.of else fact.type,
                fact.label.en or TO_WRITE,
            )
            for name, fact in found
        ),
    )


def groups(rules: RuleSet, old: Lines) -> Lines:
    """Return the groups of each scope, by name, and whether they are open."""
    found: dict[str, Lines] = {}
    for (scope, name), group in rules.dictionary.groups.items():
        found.setdefault(scope, []).append(name if group.closed else f"{name} (open)")
    return table(old, ((scope, ", ".join(sorted(names))) for scope, names in found.items()))


# ------------------------------------------------------------------ the case file
def reasons(old: Lines) -> Lines:
    """Return every reason for unknown; the meaning is kept."""
    return kept(old, [f"`{reason}`" for reason in get_args(UnknownReason)], width=2)


def blocks(old: Lines) -> Lines:
    """Return every block of a case with its keys; what one item is is kept."""
    there = {row[0]: row for row in rows_of(old)}
    rows = []
    for name, field in Case.model_fields.items():
        key = f"`{field.alias or name}`"
        row = there.get(key, (key, TO_WRITE, ""))
        model = _model_in(field.annotation)
        rows.append((*row[:2], _keys(model)) if model else row)
    return table(old, rows)


def _keys(model: type[BaseModel]) -> str:
    """Return the keys of a block, those that most items have left out."""
    shown = []
    for name, field in model.model_fields.items():
        if name not in {"id", "external", "statements"}:
            inner = _model_in(field.annotation)
            inside = _keys(inner) if inner else ", ".join(_choices(field.annotation))
            shown.append(f"`{field.alias or name}`" + (f" ({inside})" if inside else ""))
    return ", ".join(shown)


def _model_in(kind: Any) -> type[BaseModel] | None:
    """Return the part of a case that a field holds, one or many; None for a plain value."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind if kind.__module__.startswith("top3.model.") else None
    if get_origin(kind) in (tuple, Union, types.UnionType):
        return next((found for each in get_args(kind) if (found := _model_in(each))), None)
    return None


def _choices(kind: Any) -> list[str]:
    """Return the words one may choose from, those of a known fact included."""
    if get_origin(kind) is Literal:
        return [str(choice) for choice in get_args(kind)]
    parts: Sequence[Any] = get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        parts = kind.__pydantic_generic_metadata__["args"]
    return list(dict.fromkeys(choice for part in parts for choice in _choices(part)))


def limits(_old: Lines) -> Lines:
    """Return the sentence that says how large a file may be."""
    megabytes = refusals.LARGEST // 1024 // 1024
    deepest, most = refusals.DEEPEST, refusals.MOST_NODES
    return [f"At most {megabytes} MB, {deepest} levels deep, {most:,} parts, UTF-8 text."]


# ------------------------------------------------------------------ words and rooms
def terms(old: Lines) -> Lines:
    """Return the terms of the profession as they stand there, by letter."""
    return table(old, sorted(rows_of(old), key=_by_letter))


def _by_letter(row: Row) -> str:
    return re.sub(r"[(\[].*?[)\]]", "", row[0]).strip().lower()


@cache
def modules() -> Mapping[str, str]:
    """Return the first line of every module and package, by name without `top3.`."""
    root = ROOT / "src" / "top3"
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name not in {"", "__main__"}:
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or TO_WRITE
            found[name] = escaped(_as_words(said.splitlines()[0]))
    return found


def _as_words(line: str) -> str:
    capital = line[:1].lower() if line[1:2].islower() else line[:1]
    return (capital + line[1:]).removesuffix(".")


def rooms(mine: Callable[[str], bool], old: Lines) -> Lines:
    """Return the modules of some rooms; words are kept, a new module comes with its first line."""
    rows = []
    for row in rows_of(old):
        there = [name for name in codes(row[0]) if name in modules()]
        if there:
            rows.append((", ".join(f"`{name}`" for name in there), *row[1:]))
    shown = {name for row in rows for name in codes(row[0])}
    packages = {name.rpartition(".")[0] for name in modules()}
    new = [name for name in modules() if mine(name) and name not in shown | packages]
    return table(old, [*rows, *((f"`{name}`", modules()[name]) for name in new)])


def in_room(name: str) -> Callable[[str], bool]:
    """Return whether a module lies in that room."""
    return lambda module: module.startswith(f"{name}.")


def on_the_ground(module: str) -> bool:
    """Say whether a module is one of the single files on the lower floors."""
    return "." not in module and module not in UPPER_FILES


def upstairs(module: str) -> bool:
    """Say whether a module lies above the method; a command has no row of its own."""
    room = module.partition(".")[0]
    apart = {"cli", "model", "rules", "formats", "method", "casuistry"}
    return not on_the_ground(module) and room not in apart
