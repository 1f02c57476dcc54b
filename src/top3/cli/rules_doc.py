"""`top3 rules doc`: a whole rule set as a page that a professional can read."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_rules, note, write_new


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "doc", parents=list(parents), help="de regelset als leesbare pagina / as a readable page"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="top3, top3@0.1 of een map")
    add_rules(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="nieuw bestand / new file")
    parser.add_argument("--format", choices=("markdown", "text"), default="markdown")
    parser.set_defaults(run=run_doc)


def run_doc(args: argparse.Namespace) -> int:
    """Print the page, or write it to a new file."""
    from top3.cli.inputs import print_json, rules_of
    from top3.formats import markdown, text
    from top3.views.rule_page import rule_page

    args.rules = args.name or args.rules
    writers = {"markdown": markdown.write, "text": text.write}
    page = writers[args.format](rule_page(rules_of(args), args.lang))
    if args.output:
        write_new(args.output, page)
        note(args.output)
    elif args.json:
        print_json({"format": args.format, "lang": args.lang, "page": page})
    else:
        print(page, end="")
    return 0
