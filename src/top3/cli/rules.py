"""`top3 rules list`, `terms` and `test`: the rules, their words, and whether their tests hold."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_rules, note, print_json


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
    tested = commands.add_parser("test", parents=list(parents), help="de tests van de regels")
    add_rules(tested)
    tested.set_defaults(run=run_test)


def run_list(args: argparse.Namespace) -> int:
    """Print every rule with its kind, what it is about, R-numbers, status and reason."""
    from top3.method.load import load_rules

    rules = load_rules(args.rules)
    steps = {rule: step for step, ids in rules.steps.items() for rule in ids}
    rows = [
        {
            "id": rule.id, "version": rule.head.version, "kind": rule.head.kind,
            "about": rule.head.about, "step": steps.get(rule.id), "ref": list(rule.head.ref),
            "then": rule.head.then, "because": rule.head.because.model_dump(),
            "source": rule.head.source.model_dump(mode="json"),
            "status": (rule.head.status or rules.status).is_, "layer": rules.layer,
        }
        for rule in rules.rules
    ]  # fmt: skip
    if args.json:
        print_json(rows)
        return 0
    print(f"{rules.layer} ({rules.status.is_}): {rules.title.in_language(args.lang)}")
    for rule in rules.rules:
        refs = ", ".join(rule.head.ref) or "-"
        print(f"- {rule.id} [{rule.head.kind}, {rule.head.about}, {refs}, {rule.head.source.mark}]")
        print(f"    {rule.head.because.in_language(args.lang)}")
    return 0


def run_terms(args: argparse.Namespace) -> int:
    """Print the words a case file may use, each with its label; without a list: the lists."""
    from top3.errors import Both, ItemNotFoundError
    from top3.method.load import load_rules

    terms = load_rules(args.rules).terms
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


def run_test(args: argparse.Namespace) -> int:
    """Run the tests beside the rules; a failure prints the tree that shows why."""
    from top3.method.load import load_rules, rules_folder
    from top3.rules.rule_tests import run_tests

    report = run_tests(rules_folder(args.rules), load_rules(args.rules))
    untested = [rule for rule, met in report.met.items() if not met]
    if args.json:
        print_json({
            "tests": report.count,
            "failures": [
                {"test": each.test, "file": each.file, "line": each.line, "rule": each.rule,
                 "text": each.text._asdict()}
                for each in report.failures
            ],
            "untested": untested,
        })  # fmt: skip
    else:
        for each in report.failures:
            print(f"{each.file}:{each.line}: {each.test}: {each.rule}")
            print(each.text.in_language(args.lang))
        passed = {"en": "tests, {} failed"}.get(args.lang, "tests, {} mislukt")
        print(f"{report.count} {passed.format(len(report.failures))}")
    for rule in untested:
        note({"en": f"no test yet: {rule}"}.get(args.lang, f"nog geen test: {rule}"))
    return 1 if report.failures or untested else 0
