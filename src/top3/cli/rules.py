"""`top3 rules list`, `terms` and `test`: the rules, their words, and whether their tests hold."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli import (
    rules_compile,
    rules_conformance,
    rules_diff,
    rules_doc,
    rules_lint,
    rules_roles,
    rules_show,
    rules_test,
    rules_texts,
)
from top3.cli.inputs import add_rules, note, print_json, rules_of


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
    rules = subparsers.add_parser("rules", help="regels / rules")
    commands = rules.add_subparsers(dest="rules_command", required=True, metavar="COMMAND")
    listed = commands.add_parser("list", parents=list(parents), help="alle regels / all rules")
    add_rules(listed)
    listed.set_defaults(run=run_list)
    terms = commands.add_parser("terms", parents=list(parents), help="de woorden / the words")
    terms.add_argument("list", nargs="?", metavar="LIST", help="kinds, roles, conditions …")
    add_rules(terms)
    terms.set_defaults(run=run_terms)
    rules_lint.add(commands, parents)
    rules_diff.add(commands, parents)
    rules_test.add(commands, parents)
    rules_compile.add(commands, parents)
    rules_conformance.add(commands, parents)
    rules_show.add(commands, parents)
    rules_doc.add(commands, parents)
    rules_texts.add(commands, parents)
    rules_roles.add(commands, parents)


def run_list(args: argparse.Namespace) -> int:
    """Print every rule with its kind, what it is about, R-numbers, status and reason."""
    from top3.method.load import remarks_on

    rules = rules_of(args)
    for each in remarks_on(args.rules):
        note(each.in_language(args.lang))
    steps = {rule: step for step, ids in rules.steps.items() for rule in ids}
    rows = [
        {
            "id": rule.id, "version": rule.head.version, "kind": rule.head.kind,
            "about": rule.head.about, "step": steps.get(rule.id), "ref": list(rule.head.ref),
            "then": rule.head.then, "because": rule.head.because.model_dump(),
            "source": rule.head.source.model_dump(mode="json"),
            "status": (rule.head.status or rules.status).is_, "layer": rule.layer,
        }
        for rule in rules.rules
    ]  # fmt: skip
    if args.json:
        print_json(rows)
        return 0
    layers = " + ".join(each.name for each in rules.layers)
    print(f"{layers} ({rules.status.is_}): {rules.title.in_language(args.lang)}")
    for rule in rules.rules:
        refs = ", ".join(rule.head.ref) or "-"
        print(f"- {rule.id} [{rule.head.kind}, {rule.head.about}, {refs}, {rule.head.source.mark}]")
        print(f"    {rule.head.because.in_language(args.lang)}")
    return 0


def run_terms(args: argparse.Namespace) -> int:
    """Print the words a case file may use, each with its label; without a list: the lists."""
    from top3.errors import Both, ItemNotFoundError

    terms = rules_of(args).terms
    if args.list and args.list not in terms:
        names = ", ".join(sorted(terms))
        message = Both(
            f"lijst: niet gevonden; er is: {names}", f"list: not found; there is: {names}"
        )
        raise ItemNotFoundError(sorted(terms), message)
    shown = {name: terms[name] for name in ([args.list] if args.list else terms)}
    if args.json:
        print_json(shown)
        return 0
    for name, entries in shown.items():
        print(f"{name} ({len(entries)})")
        for key, entry in entries.items() if args.list else ():
            print(f"  {key:32} {entry[args.lang]}")
    return 0
