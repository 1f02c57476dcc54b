"""`top3 cases pairs`: two made-up cases, one fact apart, of which a rule says something else."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, print_json, rules_of
from top3.errors import Both, Place, Problem, ReadingError, did_you_mean

if TYPE_CHECKING:
    from top3.casuistry.pairs import NoPair, Pair
    from top3.rules.language import RuleSet

_SIDES = (("holds", "a.yaml"), ("other", "b.yaml"))


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "twee zaken, één feit anders, andere uitkomst / two cases, one fact apart"
    parser = commands.add_parser("pairs", parents=list(parents), help=text)
    text = "alleen deze regels; geen: alle / only these rules; none: all"
    parser.add_argument("rule", nargs="*", metavar="RULE", help=text)
    text = "map, nieuw of leeg: per regel twee zaken en een blad / two cases and a page a rule"
    parser.add_argument("--out", metavar="DIR", help=text)
    add_rules(parser)
    parser.set_defaults(run=run_pairs)


def run_pairs(args: argparse.Namespace) -> int:
    """Print or write the pairs; 1 where a rule was named for which there is none.

    Raises:
        ReadingError: there is no such rule, or the folder is not empty or cannot be made.
    """
    from top3.casuistry.many import must_be_empty
    from top3.casuistry.pairs import NoPair, pair_of

    rules = rules_of(args)
    names = args.rule or list(rules.by_id)
    wrong = [each for each in names if each not in rules.by_id]
    if wrong:
        raise ReadingError([_no_rule(each, rules) for each in wrong])
    if args.out:
        must_be_empty(Path(args.out))
    pairs: list[Pair] = []
    without: list[NoPair] = []
    for name in names:
        found = pair_of(rules, rules.by_id[name])
        if isinstance(found, NoPair):
            without.append(found)
            continue
        pairs.append(found)
        if args.out:
            _write(Path(args.out) / name, found, rules, args.lang)
    _say(args, rules, pairs, without)
    return 1 if without and args.rule else 0


def _no_rule(name: str, rules: "RuleSet") -> Problem:
    found = Both("een regel die er niet is", "a rule that is not there")
    return Problem(Place("RULE"), "unknown-rule", found, did_you_mean(name, list(rules.by_id)))


def _write(folder: Path, pair: "Pair", rules: "RuleSet", lang: str) -> None:
    """Write both cases and the page about them."""
    from top3.casuistry.many import make_folder
    from top3.casuistry.pairs_page import pair_page
    from top3.formats import markdown
    from top3.reading import write_yaml

    make_folder(folder)
    for side, name in _SIDES:
        data = getattr(pair, side).case.to_data()
        (folder / name).write_text(write_yaml(data), encoding="utf-8")
    page = markdown.write(pair_page(pair, rules, lang))
    (folder / "pair.md").write_text(page, encoding="utf-8")


def _say(
    args: argparse.Namespace, rules: "RuleSet", pairs: "list[Pair]", without: "Iterable[NoPair]"
) -> None:
    if args.json:
        print_json(
            {
                "schema": "top3/pairs/1",
                "pairs": [_data(each) for each in pairs],
                "without": [
                    {"rule": each.rule.id, "why": {"nl": each.why.nl, "en": each.why.en}}
                    for each in without
                ],
            }
        )
        return
    if args.rule and not args.out:
        _print_pages(pairs, rules, args.lang)
    else:
        for pair in pairs:
            print(f"{pair.rule.id}: {pair.fact.line().in_language(args.lang)}")
    for each in without:
        note(f"{each.rule.id}: {each.why.in_language(args.lang)}")


def _print_pages(pairs: "Iterable[Pair]", rules: "RuleSet", lang: str) -> None:
    from top3.casuistry.pairs_page import pair_page
    from top3.formats import text

    for pair in pairs:
        print(text.write(pair_page(pair, rules, lang)), end="")


def _data(pair: "Pair") -> dict[str, Any]:
    """Return a pair as plain data: the fact, what it says in each case, and both outcomes."""
    from top3.casuistry.coverage.points import CODES

    fact = pair.fact
    said = {"a": fact.before, "b": fact.after}
    return {
        "rule": pair.rule.id,
        "about": pair.about[1],
        "fact": pair.edit.fact,
        "words": {"nl": fact.fact.nl, "en": fact.fact.en},
        "a": {"outcome": CODES[pair.holds.finding.value], **_both(said["a"])},
        "b": {"outcome": CODES[pair.other.finding.value], **_both(said["b"])},
    }


def _both(words: Both) -> dict[str, dict[str, str]]:
    return {"says": {"nl": words.nl, "en": words.en}}
