"""The installed package, this repository, and toy packages to try each check on."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest

import top3
from house.source_tree import Module, read_tree


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def package() -> tuple[Module, ...]:
    """Return every module of top3 as it is installed here."""
    assert top3.__file__ is not None
    return read_tree(Path(top3.__file__).parent)


@pytest.fixture
def toy(tmp_path: Path) -> Callable[[Mapping[str, str]], tuple[Module, ...]]:
    """Return a function that writes a small new package called top3 and reads it back."""
    written = count()

    def write(files: Mapping[str, str]) -> tuple[Module, ...]:
        root = tmp_path / str(next(written)) / "top3"
        for name, text in {"__init__.py": "", **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_tree(root)

    return write
