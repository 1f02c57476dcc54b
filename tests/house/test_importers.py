"""Doors with one key: yaml, transitions, the network, and code made out of text."""

import ast
from collections.abc import Iterable

import pytest

from house.source_tree import Module, dotted, imports, imports_package, local_names

# imports everything in programs of their own: it runs with what is slow
pytestmark = pytest.mark.slow

ONLY_IMPORTER = {"yaml": "top3.reading", "transitions": "top3.trajectory.process"}
NETWORK = [
    "socket",
    "socketserver",
    "ssl",
    "http",
    "urllib.request",
    "urllib.error",
    "urllib.robotparser",
    "urllib3",
    "requests",
    "httpx",
    "aiohttp",
    "websockets",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "xmlrpc",
    "webbrowser",
]
CARRIES_CODE = [
    "pickle",
    "_pickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "joblib",
    "code",
    "codeop",
    "runpy",
]
RUNS_TEXT = ("eval", "exec", "compile", "__import__")
# it wrote what it runs, from checked conditions; tests/unit/test_compile.py reads every token
MAY_RUN = {"top3.rules.fast.compile": ("exec", "compile")}


def strange_importers(modules: Iterable[Module]) -> list[str]:
    """Name every import of a package that only one module may import."""
    return [
        f"{module.at(node)}: {package} is imported by {owner} alone"
        for module in modules
        for node, imported in imports(module)
        for package, owner in ONLY_IMPORTER.items()
        if imports_package(imported, package) and module.name != owner
    ]


def closed_imports(modules: Iterable[Module], closed: Iterable[str]) -> list[str]:
    """Name every import of a package that nobody may import."""
    shut = tuple(closed)
    return [
        f"{module.at(node)}: imports {imported}"
        for module in modules
        for node, imported in imports(module)
        if any(imports_package(imported, package) for package in shut)
    ]


def text_run_as_code(modules: Iterable[Module]) -> list[str]:
    """Name every use of a builtin that turns text into code."""
    return [
        f"{module.at(node)}: {node.id}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id in RUNS_TEXT and not _is_ours(module, node.id)
    ] + [
        f"{module.at(node)}: {spelled}"
        for module in modules
        for names in [local_names(module)]
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and (spelled := dotted(node, names)).startswith("builtins.")
        and node.attr in RUNS_TEXT
    ]


def _is_ours(module: Module, name: str) -> bool:
    if name in MAY_RUN.get(module.name, ()):
        return True
    # `compile` is a fair name for a function about rules; eval and exec are never ours
    if name != "compile":
        return False
    defined = {node.name for node in module.tree.body if isinstance(node, ast.FunctionDef)}
    return name in defined | set(local_names(module))


def test_only_one_module_imports_yaml_and_one_imports_transitions(package):
    assert strange_importers(package) == []


def test_nothing_in_the_package_can_reach_the_network(package):
    assert closed_imports(package, NETWORK) == []


def test_nothing_in_the_package_loads_code_from_data(package):
    assert closed_imports(package, CARRIES_CODE) == []
    assert text_run_as_code(package) == []


@pytest.mark.parametrize(
    "line",
    [
        "import yaml",
        "from yaml import safe_load",
        "def f():\n    import transitions.extensions",
        "if True:\n    from transitions import Machine as M",
    ],
)
def test_a_second_importer_is_caught(toy, line):
    assert len(strange_importers(toy({"model/case.py": line}))) == 1


def test_the_one_importer_is_left_in_peace(toy):
    own = {
        "reading.py": "import yaml\n",
        "trajectory/process.py": "from transitions import Machine",
    }
    assert strange_importers(toy(own)) == []


@pytest.mark.parametrize("line", ["import socket", "from urllib.request import urlopen"])
def test_an_import_of_the_network_is_caught(toy, line):
    assert len(closed_imports(toy({"batch.py": line}), NETWORK)) == 1


def test_an_address_may_be_taken_apart_without_network(toy):
    assert closed_imports(toy({"batch.py": "from urllib.parse import quote"}), NETWORK) == []


@pytest.mark.parametrize(
    "line",
    [
        "eval('1')",
        "run = exec",
        "compile('1', '', 'eval')",
        "import builtins as b\nb.eval('1')",
        "__import__('os')",
    ],
)
def test_text_that_becomes_code_is_caught(toy, line):
    assert len(text_run_as_code(toy({"rules/evaluate.py": line}))) == 1


def test_the_one_module_that_runs_what_it_wrote_may_not_evaluate_or_import(toy):
    lines = "exec('1')\neval('1')\n__import__('os')\n"
    assert len(text_run_as_code(toy({"rules/fast/compile.py": lines}))) == 2


@pytest.mark.parametrize("line", ["import pickle", "from marshal import loads"])
def test_data_that_carries_code_is_caught(toy, line):
    assert len(closed_imports(toy({"batch.py": line}), CARRIES_CODE)) == 1


def test_a_function_of_our_own_may_be_called_compile(toy):
    ours = "def compile(rules):\n    return rules\n\n\ncompile(1)\n"
    theirs = "from top3.rules.fast.compile import compile\ncompile(1)\n"
    regex = "import re\nre.compile('a')\n"
    files = {"rules/fast/compile.py": ours, "method/order.py": theirs, "reading.py": regex}
    assert text_run_as_code(toy(files)) == []
