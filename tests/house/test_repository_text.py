"""What is in the repository holds on any machine, for anybody."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

# spelled in pieces, so that this file does not find itself
_FOLDERS = "|".join(("home", "Users", "root", "tmp", "work", "mnt", "opt", "private/var"))
_HOSTS = "|".join(
    rf"{name}\.{end}"
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "(?:org|com)"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("anaconda", "(?:org|com)"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
        ("proxy.golang", "org"),
    )
)
MACHINE_PATH = re.compile(rf"(?<![\w./>*)\]}}$-])/(?:{_FOLDERS})/\w|\b[A-Z]:\\Users\b")
REGISTRY = re.compile(rf"\b(?:{_HOSTS})\b", re.IGNORECASE)
SKIPPED = {
    ".git",
    ".hypothesis",
    ".venv",
    "venv",
    "build",
    "dist",
    "site",
    "node_modules",
    "__pycache__",
}


def foreign_text(root: Path, paths: Iterable[Path]) -> list[str]:
    """Name every line that holds a path of one machine or the address of a package registry."""
    return [
        f"{path.relative_to(root)}:{number}: {kind}"
        for path in paths
        for number, line in enumerate(_lines(path), 1)
        for kind, pattern in (("machine path", MACHINE_PATH), ("registry", REGISTRY))
        if pattern.search(line)
    ]


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    return [] if b"\0" in data else data.decode("utf-8", errors="replace").splitlines()


def own_files(root: Path) -> list[Path]:
    """List the files of the repository: as git sees them, or every file outside build folders."""
    if (root / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        paths = [root / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in root.rglob("*") if not _is_skipped(path.relative_to(root))]
    return sorted(path for path in paths if path.is_file())


def _is_skipped(path: Path) -> bool:
    return any(part in SKIPPED or part.endswith(("_cache", ".egg-info")) for part in path.parts)


def test_no_file_names_a_machine_or_a_registry(repository):
    files = own_files(repository)
    assert repository / "pyproject.toml" in files
    assert foreign_text(repository, files) == []


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "home/ann/case.yaml",
        'open("/' + 'tmp/x")',
        "C:" + r"\Users\ann",
        "https://" + "pypi." + "org/simple",
        "registry.npm" + "js.org",
    ],
)
def test_a_foreign_line_is_caught(tmp_path, line):
    path = tmp_path / "notes.md"
    path.write_text(f"fine\n{line}\n", encoding="utf-8")
    assert [fault.split(":")[:2] for fault in foreign_text(tmp_path, [path])] == [["notes.md", "2"]]


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/home/page",
        "docs/home/first.md",
        "tests/work/x",
        "/site/",
        "~/x",
        "a: b",
    ],
)
def test_an_ordinary_line_is_left_in_peace(tmp_path, line):
    path = tmp_path / "notes.md"
    path.write_text(line, encoding="utf-8")
    assert foreign_text(tmp_path, [path]) == []


def test_without_git_the_files_are_still_found(tmp_path):
    for name in ("README.md", "src/a.py", ".venv/b.py", ".ruff_cache/c", "src/__pycache__/d.pyc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in own_files(tmp_path)]
    assert found == ["README.md", "src/a.py"]
