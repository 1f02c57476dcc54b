"""`top3 rules test`: whether the tests of the rules hold, say enough, and notice mistakes."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import indent
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, print_json
from top3.cli.rules_layers import layers_of

if TYPE_CHECKING:
    from top3.rules.authoring.coverage import Unmet
    from top3.rules.authoring.mutants import Mutant
    from top3.rules.authoring.mutate import Mutation, Survivor
    from top3.rules.authoring.rule_tests import Failure, Report
    from top3.rules.authoring.stack_tests import Below
    from top3.rules.layers.overlay_format import LayerChange

_FEW = 4

_WORDS: Mapping[str, Mapping[str, str]] = {
    "tests": {"nl": "{} tests, {} mislukt", "en": "{} tests, {} failed"},
    "unmet": {"nl": "{}: geen test waarin de regel dit is: {}",
              "en": "{}: no test in which the rule is this: {}"},
    "unsure": {"nl": "{}: of deze regel nog andere waarden kan hebben, is niet helemaal uitgezocht",
               "en": "{}: whether this rule can have other values was not fully worked out"},
    "first": {"nl": "eerst moeten de tests zelf goed zijn; daarna --mutate",
              "en": "the tests themselves must come out first; then --mutate"},
    "done": {"nl": "{} van {} regels", "en": "{} of {} rules"},
    "layer": {"nl": "{}: {} tests op de hele stapel, {} mislukt",
              "en": "{}: {} tests on the whole stack, {} failed"},
    "own": {"nl": "{}: {} eigen tests, {} mislukt", "en": "{}: {} tests of its own, {} failed"},
    "none": {"nl": "{}: deze laag heeft zelf nog geen tests",
             "en": "{}: this layer has no tests of its own yet"},
    "outside": {"nl": "{}: {} tests gaan over een dag waarop de stapel niet geldt",
                "en": "{}: {} tests are about a day on which the stack does not hold"},
    "lapsed": {"nl": "vervallen door {}: {}: {}", "en": "lapsed by {}: {}: {}"},
    "promise": {"nl": "  {}:{}: {} ({})", "en": "  {}:{}: {} ({})"},
    "score": {"nl": "{} mutanten: {} opgemerkt, {} overleefd, {} met reden, {} zeggen hetzelfde",
              "en": "{} mutants: {} noticed, {} survived, {} with a reason, {} say the same"},
    "alive": {"nl": "{}: geen test merkt {} op: {}", "en": "{}: no test notices {}: {}"},
    "in": {"nl": "  in: {}", "en": "  in: {}"},
    "do": {"nl": "  doe dit: {}", "en": "  do this: {}"},
    "shown": {"nl": "  te zien aan:", "en": "  shown by:"},
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
    from top3.rules.authoring.coverage import unmet
    from top3.rules.authoring.mutate import mutate
    from top3.rules.authoring.rule_tests import run
    from top3.rules.authoring.stack_tests import run_below
    from top3.rules.authoring.test_files import read_tests

    *under, (root, rules) = layers_of(args)
    below = [run_below(read_tests(each, so_far), so_far, rules) for each, so_far in under]
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
        print_json(_as_data(report, missing, mutation, below))
    else:
        _print_below(below, args.lang)
        _print(report, missing, mutation, args.lang, rules.layers[-1].name if below else "")
    wrong = (
        bool(report.failures),
        any(each.failures for each in below),
        not all(report.met.values()),
        any(each.values for each in missing),
        mutation is not None and bool(mutation.survivors),
    )
    return 1 if any(wrong) else 0


def _said(key: str, lang: str, *parts: object) -> str:
    return _WORDS[key]["en" if lang == "en" else "nl"].format(*parts)


def _print_below(below: Sequence["Below"], lang: str) -> None:
    """Print what became of the promises of what lies under a layer; what lapsed says by which."""
    for each in below:
        _print_failures(each.failures, lang)
        told: list[tuple[str, LayerChange]] = []
        for one in each.lapsed:
            if (one.layer, one.change) not in told:
                told.append((one.layer, one.change))
        for layer, change in told:
            names = ", ".join(change.names)
            print(_said("lapsed", lang, layer, names, change.because().in_language(lang)))
            for one in each.lapsed:
                if (one.layer, one.change) == (layer, change):
                    print(_said("promise", lang, one.file, one.line, one.test, one.rule))
        if each.outside:
            note(_said("outside", lang, each.layer, each.outside))
        print(_said("layer", lang, each.layer, each.count, len(each.failures)))


def _print_failures(failures: "Sequence[Failure]", lang: str) -> None:
    for failure in failures:
        print(f"{failure.file}:{failure.line}: {failure.test}: {failure.rule}")
        print(failure.text.in_language(lang))


def _print(
    report: "Report",
    missing: Sequence["Unmet"],
    mutation: "Mutation | None",
    lang: str,
    layer: str,
) -> None:
    """Print how the tests came out; `layer` is the layer they are of, where there are several."""
    _print_failures(report.failures, lang)
    for each in missing:
        if each.values:
            print(_said("unmet", lang, each.rule, each.in_words().in_language(lang)))
        else:
            note(_said("unsure", lang, each.rule))
    if layer and not report.count:
        print(_said("none", lang, layer))
    elif layer:
        print(_said("own", lang, layer, report.count, len(report.failures)))
    else:
        print(_said("tests", lang, report.count, len(report.failures)))
    if mutation is not None:
        _print_mutation(mutation, lang)


def _print_mutation(mutation: "Mutation", lang: str) -> None:
    from top3.reading import write_yaml
    from top3.rules.authoring.survivors import gaps_of

    for mutant in mutation.equivalent:
        words = mutant.words.in_language(lang)
        print(_said("same", lang, mutant.rule.id, mutant.name, words))
    for gap in gaps_of(mutation.survivors):
        words = gap.words.in_language(lang)
        names = ", ".join(gap.names if len(gap.names) < _FEW else (*gap.names[:1], "…"))
        print(_said("alive", lang, gap.rule, names, words))
        if gap.part:
            print(_said("in", lang, gap.part))
        print(_said("do", lang, gap.remedy.in_language(lang)))
        if gap.witness:
            facts = {"as_of": gap.witness.as_of.isoformat(), "given": _plain(gap.witness.given)}
            print(_said("shown", lang))
            print(indent(write_yaml(facts).rstrip(), "    "))
    counts = (mutation.killed, len(mutation.survivors), len(mutation.excused))
    print(_said("score", lang, mutation.made, *counts, len(mutation.equivalent)))


def _as_data(
    report: "Report",
    missing: Sequence["Unmet"],
    mutation: "Mutation | None",
    below: Sequence["Below"],
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "tests": report.count,
        "failures": [_failure(each) for each in report.failures],
        "under": [
            {"layer": each.layer, "tests": each.count, "outside": each.outside,
             "failures": [_failure(one) for one in each.failures],
             "lapsed": [
                 {"test": one.test, "file": one.file, "line": one.line, "rule": one.rule,
                  "layer": one.layer, "change": one.change.model_dump(mode="json")}
                 for one in each.lapsed
             ]}
            for each in below
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


def _failure(each: "Failure") -> dict[str, Any]:
    return {"test": each.test, "file": each.file, "line": each.line, "rule": each.rule,
            "text": each.text._asdict()}  # fmt: skip


def _plain(data: Any) -> Any:
    """Return facts as lists and blocks, as they can stand in a test."""
    if isinstance(data, Mapping):
        return {str(key): _plain(each) for key, each in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(each) for each in data]
    return data.isoformat() if isinstance(data, date) else data


def _mutant(mutant: "Mutant") -> dict[str, Any]:
    return {"rule": mutant.rule.id, "mutant": mutant.name, "changed": mutant.words._asdict()}


def _survivor(survivor: "Survivor") -> dict[str, Any]:
    witness = survivor.witness
    shown = witness and {"as_of": witness.as_of.isoformat(), "given": dict(witness.given)}
    return {**_mutant(survivor.mutant), "shown_by": shown}
