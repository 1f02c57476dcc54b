"""The picture in docs/design.md is true: who may import whom."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import top3

FLOOR_1 = {"reading", "values", "document", "paths", "canonical"}
EVERYBODY = {"errors", "refusals", "reading", "values", "paths", "canonical", "validating"}
DATA = {"model", "rules"}
REASONING = DATA | {"method"}
SHOWN = REASONING | {"trajectory", "formats", "document"}
UPPER = SHOWN | {"views", "batch"}
EVERYTHING = UPPER | {"interop", "casuistry", "training", "testing"}

# the table of docs/design.md, line for line
MAY_IMPORT: Mapping[str, set[str]] = {
    "errors": set(),
    "refusals": {"errors"},
    **{room: {"errors", "refusals"} for room in FLOOR_1},
    "validating": {"errors", "refusals", "reading"},
    "model": EVERYBODY,
    "rules": EVERYBODY,
    "formats": EVERYBODY | {"document"},
    "method": EVERYBODY | DATA,
    "trajectory": EVERYBODY | REASONING,
    "batch": EVERYBODY | REASONING,
    "views": EVERYBODY | SHOWN,
    "interop": EVERYBODY | SHOWN - {"formats"},
    "casuistry": EVERYBODY | UPPER,
    "training": EVERYBODY | UPPER,
    "testing": EVERYBODY | UPPER,
    "notebook": EVERYBODY | EVERYTHING,
    "cli": EVERYBODY | EVERYTHING,
}
SINGLE_FILES = FLOOR_1 | {"errors", "refusals", "validating", "batch", "testing", "notebook"}


def lint_imports(repository: Path, package_parent: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command as run; run()"
    config = str(repository / "pyproject.toml")
    return subprocess.run(
        [sys.executable, "-c", command, "--config", config, "--no-cache"],
        cwd=package_parent,
        env={**os.environ, "PYTHONPATH": str(package_parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def write_rooms(parent: Path, wanted: Mapping[str, set[str]]) -> Path:
    """Write a package in which every room imports what is wanted of it, a module a room."""
    root = parent / "top3"
    root.mkdir()
    (root / "__init__.py").touch()
    for room, others in wanted.items():
        text = "".join(f"import top3.{other}\n" for other in sorted(others))
        path = root / f"{room}.py" if room in SINGLE_FILES else root / room / "inside.py"
        path.parent.mkdir(exist_ok=True)
        if path.name == "inside.py":
            (path.parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    return parent


def test_the_package_keeps_to_its_floors(repository):
    assert top3.__file__ is not None
    outcome = lint_imports(repository, Path(top3.__file__).parents[1])
    assert outcome.returncode == 0, outcome.stdout


def test_every_import_in_the_table_is_allowed(repository, tmp_path):
    outcome = lint_imports(repository, write_rooms(tmp_path, MAY_IMPORT))
    assert outcome.returncode == 0, outcome.stdout


@pytest.mark.slow
@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_that_imports_what_is_not_in_the_table_is_named(repository, tmp_path, room):
    closed = set(MAY_IMPORT) - MAY_IMPORT[room] - {room}
    # the other rooms are empty, so that every refusal is about this room alone
    wanted = {other: closed if other == room else set() for other in MAY_IMPORT}
    outcome = lint_imports(repository, write_rooms(tmp_path, wanted))
    refused = {
        other
        for other in MAY_IMPORT
        if f"top3.{room} is not allowed to import top3.{other}:" in outcome.stdout
    }
    assert (outcome.returncode == 0, refused) == (not closed, closed), outcome.stdout


def test_a_module_without_a_room_is_refused(repository, tmp_path):
    write_rooms(tmp_path, MAY_IMPORT)
    (tmp_path / "top3" / "attic.py").touch()
    outcome = lint_imports(repository, tmp_path)
    assert outcome.returncode == 1
    assert "top3.attic" in outcome.stdout
