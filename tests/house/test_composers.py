"""Who composes a document for people at home sees what is given, and nothing else of a case."""

import ast

import pytest

ALLOWED = {
    "top3.document", "top3.errors", "top3.method.contacts", "top3.views.days", "top3.views.given",
    "top3.views.moments", "top3.views.texts", "top3.views.drawings.own_line",
}  # fmt: skip
"""`top3.method.contacts` holds telephone numbers, and nothing of anybody."""


def composers(views):
    return sorted([*views.glob("for_*.py"), views / "own_safety.py"])


def imported(path):
    """Return every module of ours that a file imports, at whatever depth."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
            found |= {f"{node.module}.{each.name}" for each in node.names if node.module == "top3"}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
    return {each for each in found if each.split(".")[0] == "top3"}


def strangers(path, views):
    """Return what a composer imports that could show it more than what is given."""
    own = {f"top3.views.{each.stem}" for each in composers(views)}
    return imported(path) - ALLOWED - own


@pytest.fixture
def views(repository):
    return repository / "src" / "top3" / "views"


def test_no_composer_imports_anything_that_knows_a_case(views):
    found = {path.name: strangers(path, views) for path in composers(views)}
    assert len(found) >= 7
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    "line",
    ["from top3.model.case import Case", "import top3.method.stages", "from top3 import reason",
     "def late():\n    from top3.views.gather import gather"],
)  # fmt: skip
def test_a_composer_that_would_see_more_is_found(tmp_path, views, line):
    path = tmp_path / "for_nobody.py"
    path.write_text(f"from top3.document import Block\n{line}\n", encoding="utf-8")
    assert strangers(path, views)
