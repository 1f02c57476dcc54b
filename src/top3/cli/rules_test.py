"""`top3 rules test`: whether the tests of the rules hold, say enough, and notice mistakes."""

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, print_json, rules_of

if TYPE_CHECKING:
    from top3.rules.authoring.coverage import Unmet
    from top3.rules.authoring.mutants import Mutant
    from top3.rules.authoring.mutate import Mutation, Survivor
    from top3.rules.authoring.rule_tests import Report

_WORDS: Mapping[str, Mapping[str, str]] = {
    "tests": {"nl": "{} tests, {} mislukt", "en": "{} tests, {} failed"},
    "unmet": {"nl": "{}: geen test waarin de regel dit is: {}",
              "en": "{}: no test in which the rule is this: {}"},
    "unsure": {"nl": "{}: of deze regel nog andere waarden kan hebben, is niet helemaal uitgezocht",
               "en": "{}: whether this rule can have other values was not fully worked out"},
    "first": {"nl": "eerst moeten de tests zelf goed zijn; daarna --mutate",
              "en": "the tests themselves must come out first; then --mutate"},
    "done": {"nl": "{} van {} regels", "en": "{} of {} rules"},
    "score": {"nl": "{} mutanten: {} opgemerkt, {} overleefd, {} met reden, {} zeggen hetzelfde",
              "en": "{} mutants: {} noticed, {} survived, {} with a reason, {} say the same"},
    "alive": {"nl": "{}: geen test merkt {} op: {}", "en": "{}: no test notices {}: {}"},
    "shown": {"nl": "  te zien aan: {} (op {})", "en": "  shown by: {} (on {})"},
    "same": {"nl": "{}: {} zegt hetzelfde, nagegaan voor elk gebied van de feiten: {}",
             "en": "{}: {} says the same, checked for every region of the facts: {}"},
}  # fmt: skip


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    tested = commands.add_parser(
        "test", parents=list(parents), help="de tests van de regels / the tests of the rules"
    )
    add_rules(tested)
    tested.add_argument(
        "--mutate",
        action="store_true",
        help="maak elke regel expres fout; een test moet het merken / break every rule on purpose",
    )
    tested.set_defaults(run=run_test)


def run_test(args: argparse.Namespace) -> int:
    """Run the tests beside the rules; a failure prints the tree that shows why.

    Ends with 1 where a test fails, where a rule misses a value it can reach, and with `--mutate`
    where a rule can be wrong without any test noticing it.
    """
    from top3.method.load import overlay_folder, rules_folder
    from top3.rules.authoring.coverage import unmet
    from top3.rules.authoring.mutate import mutate
    from top3.rules.authoring.rule_tests import run
    from top3.rules.authoring.test_files import read_tests

    rules = rules_of(args)
    root = overlay_folder(args.overlay[-1]) if args.overlay else rules_folder(args.rules)
    tests = read_tests(root, rules)
    report = run(tests, rules)
    if args.overlay:  # its tests are about what this layer says, not about what lies under it
        own = {rule.id for rule in rules.rules if rule.layer == rules.layers[-1].name}
        report.met = {rule: met for rule, met in report.met.items() if rule in own}
    missing = list(unmet(rules, report.met))
    mutation = None
    if args.mutate and report.failures:
        note(_said("first", args.lang))
    elif args.mutate:
        mutation = mutate(
            tests, rules, root, only=report.met,
            progress=lambda done, of: note(_said("done", args.lang, done, of)),
        )  # fmt: skip
    if args.json:
        print_json(_as_data(report, missing, mutation))
    else:
        _print(report, missing, mutation, args.lang)
    wrong = (
        bool(report.failures),
        not all(report.met.values()),
        any(each.values for each in missing),
        mutation is not None and bool(mutation.survivors),
    )
    return 1 if any(wrong) else 0


def _said(key: str, lang: str, *parts: object) -> str:
    return _WORDS[key]["en" if lang == "en" else "nl"].format(*parts)


def _print(
    report: "Report", missing: Sequence["Unmet"], mutation: "Mutation | None", lang: str
) -> None:
    for failure in report.failures:
        print(f"{failure.file}:{failure.line}: {failure.test}: {failure.rule}")
        print(failure.text.in_language(lang))
    for each in missing:
        if each.values:
            print(_said("unmet", lang, each.rule, each.in_words().in_language(lang)))
        else:
            note(_said("unsure", lang, each.rule))
    print(_said("tests", lang, report.count, len(report.failures)))
    if mutation is not None:
        _print_mutation(mutation, lang)


def _print_mutation(mutation: "Mutation", lang: str) -> None:
    for mutant in mutation.equivalent:
        words = mutant.words.in_language(lang)
        print(_said("same", lang, mutant.rule.id, mutant.name, words))
    for survivor in mutation.survivors:
        mutant, witness = survivor.mutant, survivor.witness
        words = mutant.words.in_language(lang)
        print(_said("alive", lang, mutant.rule.id, mutant.name, words))
        if witness:
            print(_said("shown", lang, dict(witness.given), witness.as_of))
    counts = (mutation.killed, len(mutation.survivors), len(mutation.excused))
    print(_said("score", lang, mutation.made, *counts, len(mutation.equivalent)))


def _as_data(
    report: "Report", missing: Sequence["Unmet"], mutation: "Mutation | None"
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "tests": report.count,
        "failures": [
            {"test": each.test, "file": each.file, "line": each.line, "rule": each.rule,
             "text": each.text._asdict()}
            for each in report.failures
        ],
        "untested": [rule for rule, met in report.met.items() if not met],
        "unmet": {each.rule: each.codes() for each in missing if each.values},
        "unsure": [each.rule for each in missing if not each.complete],
    }  # fmt: skip
    if mutation is not None:
        data["mutation"] = {
            "made": mutation.made,
            "killed": mutation.killed,
            "survivors": [_survivor(each) for each in mutation.survivors],
            "excused": [
                {**_mutant(mutant), "reason": excuse.reason.model_dump()}
                for mutant, excuse in mutation.excused
            ],
            "equivalent": [_mutant(each) for each in mutation.equivalent],
        }
    return data


def _mutant(mutant: "Mutant") -> dict[str, Any]:
    return {"rule": mutant.rule.id, "mutant": mutant.name, "changed": mutant.words._asdict()}


def _survivor(survivor: "Survivor") -> dict[str, Any]:
    witness = survivor.witness
    shown = witness and {"as_of": witness.as_of.isoformat(), "given": dict(witness.given)}
    return {**_mutant(survivor.mutant), "shown_by": shown}
