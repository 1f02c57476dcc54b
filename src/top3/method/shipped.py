"""The content files of the newest shipped rule set: names, numbers, addresses."""

from importlib.resources.abc import Traversable

from top3.paths import rulesets
from top3.reading import Tree, read_bytes


def read_shipped(name: str) -> Tree:
    """Read a file of the newest version of the rule set `top3`, such as `terms.yaml`.

    Raises:
        ReadingError: the file is no strict YAML.
        FileNotFoundError: the rule set has no such file.
    """
    return read_bytes(newest_version().joinpath(name).read_bytes(), name)


def newest_version() -> Traversable:
    """Return the folder of the newest version of the rule set `top3`."""
    versions = [folder for folder in rulesets().joinpath("top3").iterdir() if folder.is_dir()]
    return max(versions, key=_order)


def _order(folder: Traversable) -> tuple[int, ...]:
    # 0.10 is newer than 0.9; a folder that is no version comes first
    parts = folder.name.split(".")
    return tuple(int(part) for part in parts) if all(map(str.isdecimal, parts)) else ()
