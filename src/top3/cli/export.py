"""`top3 export`: other people's formats; a picture or a chart of the process needs no case."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, print_json, rules_of, write_new

if TYPE_CHECKING:
    from top3.rules.language import RuleSet


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "export", parents=list(parents), help="andere formaten / other people's formats"
    )
    parser.add_argument(
        "--to",
        required=True,
        choices=tuple(_WRITERS),
        help="mermaid: tekening / picture; scxml: voor andere programma's / for other programs",
    )
    add_rules(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="nieuw bestand / new file")
    parser.set_defaults(run=run_export)


def run_export(args: argparse.Namespace) -> int:
    """Print the process of a rule set, or write it to a new file.

    Raises:
        RulesetInvalidError: the rule set has no process that can run.
    """
    text = _WRITERS[args.to](rules_of(args), args.lang)
    if args.output:
        write_new(args.output, text)
        note(args.output)
    elif args.json:
        print_json({"format": args.to, "lang": args.lang, "text": text})
    else:
        print(text, end="")
    return 0


def _mermaid(rules: "RuleSet", lang: str) -> str:
    from top3.trajectory.picture import mermaid
    from top3.trajectory.process import machine_of

    return mermaid(machine_of(rules).process, lang)


def _scxml(rules: "RuleSet", lang: str) -> str:
    from top3.interop.scxml import scxml
    from top3.trajectory.process import machine_of

    del lang  # the chart has its labels in both
    names = " + ".join(each.name for each in rules.layers) or rules.layer
    return scxml(machine_of(rules).process, names)


_WRITERS: dict[str, Callable[["RuleSet", str], str]] = {"mermaid": _mermaid, "scxml": _scxml}
