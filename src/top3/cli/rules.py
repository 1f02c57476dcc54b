"""`top3 rules list`, `terms` and `test`: the rules, their words, and whether their tests hold."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from top3.rules.language import RuleSet


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
    """Print every rule with its kind, what it is about, R-numbers, status and reason.

    With `--json` also what the engine keeps by itself, and the rules of every shipped layer.
    """
    from top3.method.load import remarks_on

    rules = rules_of(args)
    for each in remarks_on(args.rules):
        note(each.in_language(args.lang))
    if args.json:
        print_json({
            "rules": _rows(rules),
            "promises": [each.model_dump(mode="json", by_alias=True) for each in rules.promises],
            "overlays": _overlays(args.rules),
        })  # fmt: skip
        return 0
    layers = " + ".join(each.name for each in rules.layers)
    print(f"{layers} ({rules.status.is_}): {rules.title.in_language(args.lang)}")
    for rule in rules.rules:
        refs = ", ".join(rule.head.ref) or "-"
        print(f"- {rule.id} [{rule.head.kind}, {rule.head.about}, {refs}, {rule.head.source.mark}]")
        print(f"    {rule.head.because.in_language(args.lang)}")
    for made in rules.promises:
        kind = "belofte" if args.lang == "nl" else "promise"
        print(f"- {made.id} [{kind}, {', '.join(made.ref)}, {made.source.mark}]")
        print(f"    {made.says.in_language(args.lang)}")
    return 0


def _rows(rules: "RuleSet") -> list[dict[str, Any]]:
    steps = {rule: step for step, ids in rules.steps.items() for rule in ids}
    return [
        {
            "id": rule.id, "version": rule.head.version, "kind": rule.head.kind,
            "about": rule.head.about, "step": steps.get(rule.id), "ref": list(rule.head.ref),
            "then": rule.head.then, "because": rule.head.because.model_dump(),
            "source": rule.head.source.model_dump(mode="json"),
            "status": (rule.head.status or rules.status).is_, "layer": rule.layer,
        }
        for rule in rules.rules
    ]  # fmt: skip


def _overlays(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rules that each shipped layer brings to a rule set; none to one of your own."""
    from top3.method.load import available_overlays, available_rules, load_rules

    shipped = {each for one in available_rules() for each in (one, one.partition("@")[0])}
    if name not in shipped:
        return {}
    found = {}
    for overlay in available_overlays():
        rows = _rows(load_rules(name, [overlay]))
        found[overlay] = [each for each in rows if each["layer"] == overlay]
    return found


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
