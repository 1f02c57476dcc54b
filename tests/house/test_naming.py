"""One word per idea, and no word that judges a person."""

import ast
import re
from collections.abc import Iterable

import pytest

from house.source_tree import Module, imports, imports_package

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "core", "manager", "managers"}
JUDGES = ("perpetrator", "victim", "offender", "dader", "slachtoffer")


def empty_names(modules: Iterable[Module]) -> list[str]:
    """Name every module whose name says nothing about what is in it."""
    return [
        module.name
        for module in modules
        if SAYS_NOTHING & set(re.split(r"[._]", module.name.lower()))
    ]


def judging_types(modules: Iterable[Module]) -> list[str]:
    """Name every type that calls a person by what they are said to have done or suffered."""
    return [
        f"{module.at(node)}: {node.name}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and any(word in node.name.lower() for word in JUDGES)
    ]


def display_methods(modules: Iterable[Module]) -> list[str]:
    """Name every notebook display method outside the notebook module."""
    return [
        f"{module.at(node)}: {node.name}"
        for module in modules
        if module.room != "notebook"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and re.fullmatch(r"_(repr_\w+|ipython_display)_", node.name)
    ]


def postponed_models(modules: Iterable[Module]) -> list[str]:
    """Name every pydantic module that postpones its annotations, which strict building needs."""
    return [
        module.name
        for module in modules
        if {"postponed", "pydantic"} <= {_kind(imported) for _, imported in imports(module)}
    ]


def _kind(imported: str) -> str:
    if imported == "__future__.annotations":
        return "postponed"
    models = imports_package(imported, "pydantic") or imported == "top3.values.Frozen"
    return "pydantic" if models else "other"


def test_every_module_is_named_after_what_is_in_it(package):
    assert empty_names(package) == []


def test_no_type_calls_a_person_by_what_they_are_said_to_have_done(package):
    assert judging_types(package) == []


def test_a_model_does_not_display_itself(package):
    assert display_methods(package) == []


def test_models_have_their_annotations_at_hand(package):
    assert postponed_models(package) == []


@pytest.mark.parametrize("name", ["utils.py", "rules/_utils.py", "core/a.py", "case_helpers.py"])
def test_a_name_that_says_nothing_is_caught(toy, name):
    assert len(empty_names(toy({name: ""}))) == 1


def test_a_name_that_only_looks_like_one_is_left_in_peace(toy):
    assert empty_names(toy({"scores.py": "", "utility_bills.py": ""})) == []


def test_a_judging_type_is_caught(toy):
    assert len(judging_types(toy({"model/people.py": "class PossibleVictim:\n    pass\n"}))) == 1


def test_a_display_method_is_caught_outside_the_notebook(toy):
    shows = "class Case:\n    def _repr_html_(self): ...\n"
    assert len(display_methods(toy({"model/case.py": shows, "notebook.py": shows}))) == 1


@pytest.mark.parametrize("line", ["import pydantic", "from top3.values import Frozen"])
def test_a_model_with_postponed_annotations_is_caught(toy, line):
    text = f"from __future__ import annotations\n{line}\n"
    assert len(postponed_models(toy({"model/case.py": text}))) == 1
