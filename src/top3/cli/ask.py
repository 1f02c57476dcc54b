"""`top3 ask` and `answer`: open questions out, answers back in."""

import argparse
from collections.abc import Sequence
from typing import Any


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
