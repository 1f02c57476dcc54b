"""What people install holds what the checkout holds, and works far away from it."""

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.wheel, pytest.mark.slow]

SHIPPED = {
    "src/top3": "top3",
    "rulesets": "top3/rulesets",
    "examples/cases": "top3/examples/cases",
    "examples/casuistry": "top3/examples/casuistry",
    "examples/trajectories": "top3/examples/trajectories",
}
DERIVED = (
    "top3/rulesets/released.json",
    "top3/rulesets/schema/1/rules.schema.json",
    "top3/rulesets/top3/0.1/compiled.json",
)
# asks where the data is without importing anything but the locator
LOCATE = """
import top3.paths as paths
for folder in (paths.rulesets(), paths.example_cases()):
    names = sorted(entry.name for entry in folder.iterdir())
    assert names, folder
    print(folder, names)
"""


def run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def new_python(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def shipped_files(repository: Path) -> Iterator[tuple[Path, str]]:
    for source, target in SHIPPED.items():
        for path in (repository / source).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path, f"{target}/{path.relative_to(repository / source).as_posix()}"


@pytest.fixture(scope="module")
def wheel(repository, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, repository, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_the_rule_sets_and_the_cases_and_no_more(wheel, repository):
    with zipfile.ZipFile(wheel) as opened:
        inside = {name for name in opened.namelist() if ".dist-info/" not in name}
        texts = {name: opened.read(name) for name in inside}
    wanted = {target: path.read_bytes() for path, target in shipped_files(repository)}
    assert sorted(inside) == sorted(wanted)
    assert texts == wanted
    assert {"top3/py.typed", "top3/__init__.py", *DERIVED} <= inside


def test_the_wheel_works_far_away_from_the_checkout(wheel, tmp_path):
    python = new_python(tmp_path / "clean")
    run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    assert str(tmp_path) in run(python, "-c", LOCATE, cwd=tmp_path)
    run(python, "-m", "top3", "demo", cwd=tmp_path)
    run(python, "-m", "top3", "rules", "test", cwd=tmp_path)
    run(python, "-m", "top3", "rules", "test", "--overlay", "toekomstscenario", cwd=tmp_path)
    run(python, "-m", "top3", "rules", "list", "--overlay", "meldcode", cwd=tmp_path)
    run(python, "-m", "top3", "rules", "conformance", cwd=tmp_path)
    run(python, "-m", "top3", "rules", "verify", cwd=tmp_path)


def test_an_editable_install_reads_the_data_of_the_checkout(repository, tmp_path):
    python = new_python(tmp_path / "editable")
    run(python, "-m", "pip", "install", "-q", "-e", repository, cwd=tmp_path)
    assert str(repository / "rulesets") in run(python, "-c", LOCATE, cwd=tmp_path)


def test_the_source_archive_builds_the_same_wheel(repository, wheel, tmp_path):
    run(sys.executable, "-m", "build", "--sdist", "-o", tmp_path, repository, cwd=tmp_path)
    (archive,) = tmp_path.glob("*.tar.gz")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", tmp_path, archive, cwd=tmp_path)
    (again,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
