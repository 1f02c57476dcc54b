"""`top3 rules show`: one rule in words, with everything it rests on."""

import argparse
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_rules, print_json, rules_of


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "show", parents=list(parents), help="één regel in woorden / one rule in words"
    )
    parser.add_argument("rule", metavar="RULE-ID", help="weapon-needs-acute-check")
    add_rules(parser)
    parser.set_defaults(run=run_show)


def run_show(args: argparse.Namespace) -> int:
    """Print a rule; one with several periods once for each."""
    from top3.errors import ItemNotFoundError
    from top3.formats import text
    from top3.views.rule_text import RuleWriter, nearest, rule_data

    rules = rules_of(args)
    found = [rule for rule in rules.rules if rule.id == args.rule]
    if not found:
        raise ItemNotFoundError(sorted(rules.by_id), nearest(args.rule, sorted(rules.by_id)))
    tests = _tests_of(args)
    if args.json:
        print_json([rule_data(rule, rules, tests) for rule in found])
        return 0
    writer = RuleWriter(rules, args.lang)
    print("\n".join(text.write(writer.document(rule, tests)) for rule in found), end="")
    return 0


def _tests_of(args: argparse.Namespace) -> list[str]:
    """Return the names of the tests beside the rule set that expect something of the rule."""
    from top3.method.load import load_rules, rules_folder
    from top3.rules.authoring.test_files import read_tests

    tests = read_tests(rules_folder(args.rules), load_rules(args.rules))
    return [each.name for each in tests if any(due.rule == args.rule for due in each.expected)]
