"""Where shipped data is; the only module that knows.

In a wheel the data lies inside the package; in a checkout or an editable install it lies beside it.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def rulesets() -> Traversable:
    """Return the folder that holds `<id>/<version>/` of every shipped rule set."""
    return _shipped("rulesets")


def example_cases() -> Traversable:
    """Return the folder that holds the shipped example cases, each a `*.yaml`."""
    return _shipped("examples", "cases")


def scenarios() -> Traversable:
    """Return the folder that holds the shipped scenarios, each a `*.yaml`."""
    return _shipped("casuistry", "scenarios")


def example_folders() -> Traversable:
    """Return the folder with a folder for every shipped example: case, course, teaching notes."""
    return _shipped("examples", "casuistry")


def _shipped(*parts: str) -> Traversable:
    inside: Traversable = files("top3")
    for part in parts:
        inside = inside / part
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2].joinpath(*parts)
