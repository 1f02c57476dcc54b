"""Everything public says what it is and what goes in and comes out."""

import ast
from collections.abc import Iterable

import pytest

from house.source_tree import Function, Module, functions, public_definitions


def undocumented(modules: Iterable[Module]) -> list[str]:
    """Name every module and every public class, function and method without a docstring."""
    known = list(modules)
    empty = [m.name for m in known if m.tree.body and not ast.get_docstring(m.tree)]
    return empty + [
        f"{module.at(node)}: {name}"
        for module in known
        for name, node in public_definitions(module)
        if not ast.get_docstring(node) and not _is_overload(node)
    ]


def untyped(modules: Iterable[Module]) -> list[str]:
    """Name every function, private ones too, with an argument or a result without a type."""
    return [
        f"{module.at(node)}: {node.name}"
        for module in modules
        for node in functions(module.tree)
        if node.returns is None or any(arg.annotation is None for arg in _arguments(node))
    ]


def _is_overload(node: ast.ClassDef | Function) -> bool:
    return any(ast.unparse(mark).endswith("overload") for mark in node.decorator_list)


def _arguments(node: Function) -> list[ast.arg]:
    spec = node.args
    plain = [*spec.posonlyargs, *spec.args]
    if plain and plain[0].arg in {"self", "cls"}:
        plain = plain[1:]
    stars = [star for star in (spec.vararg, spec.kwarg) if star is not None]
    return [*plain, *spec.kwonlyargs, *stars]


def test_everything_public_is_documented(package):
    assert undocumented(package) == []


def test_everything_is_typed(package):
    assert untyped(package) == []


@pytest.mark.parametrize(
    "text",
    [
        "def assess(): ...",
        "class Case: ...",
        'class Case:\n    """A case."""\n\n    def at(self): ...',
        "if True:\n    def assess(): ...",
        "async def assess(): ...",
    ],
)
def test_a_public_thing_without_documentation_is_caught(toy, text):
    assert len(undocumented(toy({"method/assess.py": f'"""Assess."""\n{text}\n'}))) == 1


def test_a_module_without_documentation_is_caught(toy):
    assert undocumented(toy({"method/assess.py": "x = 1\n"})) == ["top3.method.assess"]


def test_what_is_private_may_go_without_documentation(toy):
    text = '"""Assess."""\n\n\ndef _weigh(): ...\n\n\nclass _Scale:\n    def of(self): ...\n'
    assert undocumented(toy({"method/assess.py": text})) == []


@pytest.mark.parametrize(
    "signature",
    ["f(a) -> int", "f(a: int)", "f(*a) -> int", "f(**a) -> int", "f(*, a) -> int"],
)
def test_a_missing_type_is_caught(toy, signature):
    assert len(untyped(toy({"batch.py": f"def {signature}: ...\n"}))) == 1


def test_self_needs_no_type(toy):
    assert untyped(toy({"batch.py": "class A:\n    def f(self, a: int) -> int: ...\n"})) == []
