"""`top3 table`: exports of several organisations side by side, in memory."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json, write_new
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.method.side_by_side import Beside, SideBySide

_MOST = 26
_FIRST = 6
_VERDICTS = {
    "contradict": Both(
        "MEN SPREEKT ELKAAR TEGEN; wat ieder zegt, blijft staan",
        "THEY CONTRADICT EACH OTHER; what each says still stands",
    ),
    "own_words": Both(
        "IEDER IN EIGEN WOORDEN; leest u zelf of het hetzelfde is",
        "EACH IN OWN WORDS; read whether it is the same",
    ),
    "only_one": Both(
        "ALLEEN DEZE WEET DIT; dat een ander het niet noemt, is geen ontkenning",
        "ONLY THIS ONE KNOWS; that another does not mention it is no denial",
    ),
    "agree": Both("HIER IS MEN HET OVER EENS", "THEY AGREE ON THIS"),
}


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "zaken van meer organisaties naast elkaar / cases of several organisations side by side"
    parser = subparsers.add_parser("table", parents=list(parents), help=text)
    parser.add_argument("cases", nargs="+", metavar="CASE", help="twee of meer / two or more")
    text = "wat hetzelfde is / what is the same: - {A: p1, B: p3}"
    parser.add_argument("--same", metavar="FILE", help=text)
    parser.add_argument("--all", action="store_true", help="toon alles / show everything")
    parser.add_argument("-o", dest="output", metavar="FILE", help="schrijf hierheen / write here")
    parser.set_defaults(run=run_table)


def run_table(args: argparse.Namespace) -> int:
    """Print what cases agree on, where they contradict, and what only one knows; merges nothing.

    Raises:
        ReadingError: there are fewer than two, or more than there are letters.
    """
    from top3.method.load import load_case
    from top3.method.side_by_side import same_of, side_by_side
    from top3.reading import read_file

    if not 2 <= len(args.cases) <= _MOST:
        raise ReadingError([Problem(Place("table"), "too-few", *_TWO)])
    cases = {
        letter: load_case(path) for letter, path in zip(ascii_uppercase, args.cases, strict=False)
    }
    files = {
        letter: Path(path).name for letter, path in zip(ascii_uppercase, args.cases, strict=False)
    }
    same = same_of(read_file(args.same), cases) if args.same else None
    found = side_by_side(cases, same)
    if args.json:
        print_json(_data(found, files))
    else:
        lines = list(_lines(found, files, args))
        if args.output:
            write_new(args.output, "\n".join(lines) + "\n")
        else:
            print("\n".join(lines))
    note(_GROUND.in_language(args.lang))
    return 1 if found.of("contradict") else 0


_TWO = (
    Both("niet twee tot 26 zaken", "not two to 26 cases"),
    Both("noem er minstens twee", "name at least two"),
)
_GROUND = Both(
    "Delen vraagt een grond, een doel en niet meer dan nodig; ieder koos wat hier ligt. Wat het "
    "nog tegenhoudt: top3 why-not CASE pass_on, en top3 why-not CASE share_with_all. Er is niets "
    "samengevoegd.",
    "Sharing asks for a ground, a purpose and no more than needed; each chose what lies here. What "
    "still holds it back: top3 why-not CASE pass_on, and top3 why-not CASE share_with_all. Nothing "
    "was merged.",
)


def _lines(
    found: "SideBySide", files: Mapping[str, str], args: argparse.Namespace
) -> Iterator[str]:
    for letter, name in files.items():
        yield f"{letter} = {name}"
    yield _matched(found, args.lang)
    for verdict, head in _VERDICTS.items():
        rows = [each for each in found.rows if each.verdict == verdict]
        if not rows:
            continue
        yield ""
        yield head.in_language(args.lang)
        shown = rows if args.all or args.output else rows[:_FIRST]
        yield from (_row(each, args.lang) for each in shown)
        if len(rows) > len(shown):
            yield f"  {_MORE.in_language(args.lang).format(len(rows) - len(shown))}"


_MORE = Both("nog {} (--all)", "{} more (--all)")


def _matched(found: "SideBySide", lang: str) -> str:
    head = _WRITTEN if found.matched_on == "written" else _EQUAL
    groups = "; ".join(
        " = ".join(f"{letter} {name}" for letter, name in group.items()) for group in found.same
    )
    return head.in_language(lang).format(groups or "-")


_WRITTEN = Both("hetzelfde, zoals u opschreef: {}", "the same, as you wrote down: {}")
_EQUAL = Both(
    "als hetzelfde genomen, alleen omdat het nummer gelijk is: {}. Klopt dat niet, schrijf het op "
    "en geef het met --same",
    "taken for the same, only because the id is equal: {}. If that is wrong, write it down and "
    "give it with --same",
)


def _row(each: "Beside", lang: str) -> str:
    from top3.model.labels import LABELS

    parts = [part for part in each.path.split(".") if part]
    path = " · ".join(LABELS[part].in_language(lang) if part in LABELS else part for part in parts)
    label = LABELS[each.collection].in_language(lang)
    ids = " = ".join(f"{letter} {name}" for letter, name in each.ids.items())
    head = " · ".join(part for part in (ids or label, path) if part)
    said = "; ".join(
        f"{letter}: {', '.join(_text(one, lang) for one in claims)}"
        for letter, claims in each.said.items()
    )
    return f"  - {head} — {said}"


def _text(claim: Any, lang: str) -> str:
    if isinstance(claim, bool):
        return (Both("ja", "yes") if claim else Both("nee", "no")).in_language(lang)
    if isinstance(claim, dict):
        if "nl" in claim:
            return str(claim.get(lang) or claim["nl"])
        return " ".join(_text(part, lang) for part in claim.values())
    if isinstance(claim, list):
        return " – ".join(_text(each, lang) for each in claim)
    return "-" if claim is None else str(claim)


def _data(found: "SideBySide", files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "schema": "top3/table/1",
        "files": dict(files),
        "matched_on": found.matched_on,
        "same": [dict(each) for each in found.same],
        "rows": [
            {
                "verdict": each.verdict,
                "collection": each.collection,
                "ids": dict(each.ids),
                "path": each.path,
                "said": {letter: list(claims) for letter, claims in each.said.items()},
            }
            for each in found.rows
        ],
        "sharing": _GROUND._asdict(),
    }
