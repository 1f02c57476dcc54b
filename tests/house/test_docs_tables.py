"""Tables in the documentation that repeat the code say what the code says."""

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import top3
from house.source_tree import Module
from top3.cli import parser
from top3.interop.json_schema import FORMATS, data_schema
from top3.method import intake_texts
from top3.method.load import available_overlays
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.trajectory.process import machine_of
from top3.values import UnknownReason

_CODE = re.compile(r"[a-z]+(-[a-z]+)*\Z")
_RAISING = {"Problem", "Fault", "_fault", "fault", "_refusal", "_cannot", "PydanticCustomError"}
_TABLES = {"REFUSALS", "FAULTS", "_FAULTS", "_OWN"}
MARKS = {"S", "S~", "I", "B", "B?", "mixed"}


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """Return the newest rule set."""
    return top3.load_rules("top3")


def read(repository: Path, name: str) -> str:
    """Return the text of a page."""
    return (repository / "docs" / name).read_text(encoding="utf-8")


def rows(text: str) -> list[tuple[str, ...]]:
    """Return the cells of every row of every table, headings and rulers left out."""
    lines = text.splitlines()
    found = []
    for number, line in enumerate(lines):
        ruler = lines[number + 1] if number + 1 < len(lines) else ""
        if line.startswith("|") and not line.startswith("|--") and not ruler.startswith("|--"):
            found.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
    return found


def first_code(cells: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the word in code of every first cell that is only that."""
    matches = (re.fullmatch(r"`([^`]+)`", row[0]) for row in cells)
    return [match[1] for match in matches if match]


def rule_rows(rules: RuleSet) -> list[tuple[str, ...]]:
    """Return what the page about the method says of every rule: id, words, numbers, kind, mark."""
    return [
        (
            f"`{rule.id}`",
            re.sub(r"\{\w+\}\.?", "…", rule.head.because.nl),
            ", ".join([*(rule.head.ref or ["eigen"]), rule.head.kind, rule.head.source.mark]),
        )
        for step in rules.steps
        for rule_id in rules.steps[step]
        if (rule := rules.rule(rule_id))
    ]


def codes_in(modules: Iterable[Module]) -> set[str]:
    """Return every code that a refusal can carry, read from the source."""
    return {code for module in modules for code in _codes(module.tree)}


def _codes(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _RAISING:
            yield from _texts(node.args)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if _name(target) in _TABLES:
                yield from _texts(key for key in node.value.keys if key)
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            yield from (text for text in _texts(node.value.elts) if "-" in text)


def _texts(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.replace("_", "-")
            if _CODE.match(text):
                yield text


def _name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def commands(made: argparse.ArgumentParser, before: str = "top3") -> Iterator[str]:
    """Yield every command as somebody types it."""
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                nested = list(commands(sub, f"{before} {name}"))
                yield from nested or [f"{before} {name}"]


def options(made: argparse.ArgumentParser) -> set[str]:
    """Return every option of every command."""
    found = {option for action in made._actions for option in action.option_strings}
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            found |= {each for sub in action.choices.values() for each in options(sub)}
    return found


def test_the_page_about_the_method_names_every_rule_as_it_stands(repository, rules):
    text = read(repository, "explanation/method-as-encoded.md")
    shown = [row for row in rows(text) if row[0].startswith("`") and len(row) == 3]
    assert shown == rule_rows(rules)
    seen = sum(rule.head.source.mark == "S" for rule in rules.rules)
    assert f"Van de {len(shown)} regels zijn er {seen} helemaal gezien" in text


def test_every_number_lives_in_a_rule_a_layer_or_a_promise_and_the_page_names_each(repository):
    page = rows(read(repository, "reference/candidate-rules.md"))
    assert [row[0] for row in page] == [f"R{number:02}" for number in range(1, 67)]
    base = top3.load_rules("top3")
    homes = [(each.id, each.head.ref) for each in base.rules]
    homes += [(each.id, each.ref) for each in base.promises]
    for layer in available_overlays():
        whole = top3.load_rules("top3", [layer])
        homes += [(each.id, each.head.ref) for each in whole.rules if each.layer == layer]
    for number, *_, where in page:
        named = re.findall(r"`([^`]+)`", where)
        assert named
        assert sorted(named) == sorted(name for name, numbers in homes if number in numbers)


def test_the_page_about_the_method_names_every_layer_with_its_rules_and_what_was_seen(repository):
    page = rows(read(repository, "explanation/method-as-encoded.md"))
    shown = {row[0].strip("`"): row[2:] for row in page if len(row) == 4 and row[2].isdigit()}
    due = {}
    for layer in available_overlays():
        whole = top3.load_rules("top3", [layer])
        marks = [each.head.source.mark for each in whole.rules if each.layer == layer]
        due[layer.partition("@")[0]] = (str(len(marks)), str(marks.count("S")))
    assert shown == due


def test_the_page_about_the_method_names_every_promise_with_its_numbers(repository, rules):
    page = rows(read(repository, "explanation/method-as-encoded.md"))
    shown = [row for row in page if len(row) == 2 and re.match(r"R\d\d, ", row[1])]
    assert shown == [
        (each.says.nl, ", ".join([*each.ref, each.source.mark])) for each in rules.promises
    ]


def test_every_parameter_stands_on_the_page_with_its_value(repository, rules):
    page = rows(read(repository, "explanation/method-as-encoded.md"))
    shown = {row[0].strip("`"): row[1] for row in page if len(row) == 4 and not row[2].isdigit()}
    due = {each.name: f"{each.value} {each.unit}" for each in rules.parameters.values()}
    assert shown == due


def test_every_source_a_rule_names_is_in_the_list_of_sources(repository, rules):
    listed = {row[0] for row in rows(read(repository, "reference/sources.md"))}
    heads = [rule.head.source for rule in rules.rules]
    named = {each for source in heads for each in source.ids}
    named |= {each for number in rules.parameters.values() for each in number.source.ids}
    assert named <= listed
    assert listed >= MARKS


def test_every_code_a_refusal_can_carry_is_explained(repository, package):
    shown = first_code(rows(read(repository, "reference/case-format.md")))
    shown += first_code(rows(read(repository, "reference/rule-files.md")))
    for page in ("journal", "command-line", "process", "scenario-language"):
        shown += first_code(rows(read(repository, f"reference/{page}.md")))
    due = codes_in(package) | {code.replace("_", "-") for code in intake_texts.FAULTS}
    not_codes = {"case-incoherent"}
    assert sorted(due - not_codes - set(shown)) == []


def test_a_code_the_page_does_not_have_is_caught(toy):
    text = (
        '"""Read."""\n_FAULTS = {"too-odd": 1}\n\n\n'
        'def f(place):\n    """F."""\n    yield (), "points-nowhere"\n'
        '    return Problem(place, "odd", 1, 2)\n'
    )
    assert codes_in(toy({"reading.py": text})) == {"too-odd", "points-nowhere", "odd"}


def test_every_block_and_reason_of_a_case_file_is_described(repository):
    text = read(repository, "reference/case-format.md")
    shown = set(first_code(rows(text)))
    assert sorted(set(Case.model_fields) - shown) == []
    assert sorted(set(UnknownReason.__args__) - shown) == []
    blocks = data_schema(FORMATS["case"])["$defs"].values()
    keys = {key for block in blocks for key in block.get("properties", {})}
    assert sorted(key for key in keys if not re.search(rf"`{key}`|\b{key}\b", text)) == []


def test_every_command_and_option_is_described(repository):
    text = read(repository, "reference/command-line.md")
    due = set(commands(parser())) | options(parser())
    assert sorted(each for each in due if not re.search(rf"`{re.escape(each)}\b", text)) == []


def test_every_fact_rules_may_read_is_listed_once(repository, rules):
    shown = first_code(rows(read(repository, "reference/rule-files.md")))
    facts = [each for each in shown if each in rules.dictionary.facts]
    assert sorted(facts) == sorted(rules.dictionary.facts)


def test_each_term_of_the_glossary_stands_once(repository):
    cells = rows(read(repository, "glossary.md"))
    identifiers = [row[1] for row in cells]
    assert len(identifiers) == len(set(identifiers))
    assert len([row for row in cells if row[3] != "eigen"]) == 96
    assert {row[3] for row in cells} == {"gezien", "concept", "eigen"}
    assert {len(row) for row in cells} == {4}


def test_every_page_is_in_the_menu_and_says_where_the_other_language_is(repository):
    menu = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    docs = repository / "docs"
    pages = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    shown = [page for page in pages if page != "decisions/0000-template.md"]
    assert [page for page in shown if f": {page}\n" not in menu] == []
    for_users = [page for page in shown if not page.startswith(("decisions/", "design"))]
    pointer = re.compile(r"^\*(In English|Nederlands)\b", re.MULTILINE)
    assert [page for page in for_users if not pointer.search(read(repository, page))] == []


def test_the_picture_of_the_house_names_every_module(repository, package):
    text = read(repository, "design.md")
    modules = {module.name.removeprefix("top3.") for module in package if not module.is_package}
    unnamed = {
        name
        for name in modules - {"__main__"}
        if not name.startswith("cli.") and f"`{name}`" not in text
    }
    assert sorted(unnamed) == []
    named = set(re.findall(r"`((?:model|rules|method|views|formats)\.\w+)`", text))
    assert sorted(named - modules) == []


def test_every_picture_of_the_process_is_drawn_from_the_table_as_it_is(repository, rules):
    sys.path.insert(0, str(repository / "tools"))
    from process_pictures import mark_of, sources  # noqa: PLC0415

    due = sources(machine_of(rules).process)
    drawn = {name: read(repository, f"reference/{name}") for name in due}
    assert [name for name, source in due.items() if mark_of(source) not in drawn[name]] == []
    page = read(repository, "reference/process.md")
    assert [name for name in due if f"]({name})" not in page] == []
