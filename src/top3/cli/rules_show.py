"""`top3 rules show`: one rule, or one decision table, in words, with everything it rests on."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, print_json, rules_of
from top3.cli.rules_layers import layers_of

if TYPE_CHECKING:
    from top3.rules.language import RuleSet, Table


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "show",
        parents=list(parents),
        help="één regel of tabel in woorden / one rule or table in words",
    )
    parser.add_argument("rule", metavar="RULE-ID", help="weapon-needs-acute-check")
    add_rules(parser)
    parser.set_defaults(run=run_show)


def run_show(args: argparse.Namespace) -> int:
    """Print a rule; one with several periods once for each.

    Raises:
        ItemNotFoundError: no rule and no table has that name; the message says which is nearest, or
            which layer withdrew it and why.
    """
    from top3.errors import ItemNotFoundError
    from top3.formats import text
    from top3.views.rule_text import RuleWriter, not_there, rule_data

    rules = rules_of(args)
    if args.rule in rules.tables:
        return _show_table(args, rules, rules.tables[args.rule])
    found = [rule for rule in rules.rules if rule.id == args.rule]
    if not found:
        known = sorted({*rules.by_id, *rules.tables})
        raise ItemNotFoundError(known, not_there(args.rule, rules, known))
    tests = _tests_of(args, rules, (args.rule,))
    if args.json:
        print_json([rule_data(rule, rules, tests) for rule in found])
        return 0
    writer = RuleWriter(rules, args.lang)
    print("\n".join(text.write(writer.document(rule, tests)) for rule in found), end="")
    return 0


def _show_table(args: argparse.Namespace, rules: "RuleSet", table: "Table") -> int:
    from top3.formats import text
    from top3.views.rule_text import RuleWriter, table_data

    if args.json:
        print_json(table_data(table, rules, _tests_of(args, rules, table.rows)))
        return 0
    document = RuleWriter(rules, args.lang).table_document(table)
    print(text.write(document), end="")
    return 0


def _tests_of(args: argparse.Namespace, rules: "RuleSet", names: Sequence[str]) -> list[str]:
    """Return the names of the tests that expect something of a rule as it now is.

    Those stand in the layer it comes from, and in the layers on it: what lies under it tested
    another rule.
    """
    from top3.rules.authoring.test_files import read_tests

    speaking = {rule.layer for rule in rules.rules if rule.id in names}
    layers = [each.name for each in rules.layers]
    first = min((layers.index(each) for each in speaking if each in layers), default=0)
    tests = [test for root, whole in list(layers_of(args))[first:]
             for test in read_tests(root, whole)]  # fmt: skip
    return [each.name for each in tests if any(due.rule in names for due in each.expected)]
