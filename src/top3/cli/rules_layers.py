"""The layers a command was given, one by one: the folder of each, and the stack up to it."""

import argparse
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from top3.rules.language import RuleSet


def layers_of(args: argparse.Namespace) -> "Iterator[tuple[Traversable, RuleSet]]":
    """Yield the folder of each layer, the rule set first, with the stack as far as that layer."""
    from top3.method.load import load_rules, overlay_folder, rules_folder

    yield rules_folder(args.rules), load_rules(args.rules)
    for number, name in enumerate(args.overlay, start=1):
        yield overlay_folder(name), load_rules(args.rules, args.overlay[:number])
