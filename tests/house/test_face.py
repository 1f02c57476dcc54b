"""The public face: few names, all real, all documented, nothing loaded before it is used."""

import subprocess
import sys
from collections.abc import Iterable

import pytest

import top3
from house.source_tree import Module, imports

HEAVY = ("pydantic", "pydantic_core", "yaml", "transitions")
MOST_NAMES = 25


def through_the_face(modules: Iterable[Module]) -> list[str]:
    """Name every module of the package that takes something from the face but its version."""
    known = list(modules)
    own = {module.name for module in known} - {"top3"} | {"top3.__version__"}
    return [
        f"{module.at(node)}: takes {imported} from the face; import it from its own module"
        for module in known
        for node, imported in imports(module)
        if module.name != "top3" and _stands_on_the_face(imported) and imported not in own
    ]


def _stands_on_the_face(imported: str) -> bool:
    return imported == "top3" or (imported.startswith("top3.") and imported.count(".") == 1)


def test_the_face_is_small_sorted_and_without_doubles():
    assert len(top3.__all__) <= MOST_NAMES
    assert list(top3.__all__) == sorted(set(top3.__all__))


@pytest.mark.parametrize("name", top3.__all__)
def test_every_public_name_can_be_had_and_is_documented(name):
    value = getattr(top3, name)
    assert name in dir(top3)
    if name != "__version__":
        assert (value.__doc__ or "").strip(), f"{name} has no documentation of its own"


def test_a_name_that_is_not_public_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = top3.no_such_name


def test_importing_the_face_loads_nothing_heavy():
    question = f"import sys, top3; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_nobody_inside_imports_through_the_face(package):
    assert through_the_face(package) == []


@pytest.mark.parametrize("line", ["from top3 import Case", "import top3", "from .. import reason"])
def test_an_import_through_the_face_is_caught(toy, line):
    assert len(through_the_face(toy({"method/__init__.py": "", "method/order.py": line}))) == 1


def test_the_version_and_modules_may_be_taken_by_name(toy):
    text = "from top3 import __version__, errors\nimport top3.errors\n"
    assert through_the_face(toy({"errors.py": "", "model/case.py": text})) == []
