"""`top3 cases generate`: made-up cases from scenarios, by the thousand; the same for one seed."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from top3.cli.inputs import note, print_json
from top3.errors import Both, Place, Problem, ReadingError

_A_WORKER = 20
"""Fewer cases than this for each are done sooner without another worker."""
_LANGS = {"nl": ("nl",), "en": ("en",), "both": ("nl", "en")}
_LARGEST_SEED = 10**15 - 1
"""As a file can hold: what was drawn must be readable and drawable again."""
_FORMATS = ("md", "html", "docx")


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "verzonnen zaken maken uit scenario's / make cases from scenarios"
    # the language of what is told has a third choice here; to resolve that takes `--lang` away
    # from whoever shares it, so this command has its own copy
    parser = commands.add_parser(
        "generate", parents=deepcopy(list(parents)), help=text, conflict_handler="resolve"
    )
    parser.add_argument("--lang", choices=tuple(_LANGS), default="nl", help="nl, en of / or both")
    text = "map, nieuw of leeg / folder, new or empty"
    parser.add_argument("--out", required=True, metavar="DIR", help=text)
    parser.add_argument("--count", type=int, metavar="N", help="hoeveel / how many (10; 1)")
    text = "beginwaarde: hetzelfde getal, dezelfde zaken / same number, same cases"
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=text)
    text = "naam of bestand, meer mag / name or file, may be repeated"
    parser.add_argument("--scenario", action="append", default=[], metavar="ID", help=text)
    text = "processen; de uitkomst is gelijk / processes; the result is the same"
    parser.add_argument("--workers", type=int, metavar="N", help=text)
    text = "md,html,docx: wat erbij wordt geschreven / what is written beside"
    parser.add_argument("--formats", default="md", metavar="LIST", help=text)
    text = "alleen de eerste dag, een regel per zaak / the first day alone, a line a case"
    parser.add_argument("--plain", action="store_true", help=text)
    text = "REGEL=TRUE|FALSE|UNKNOWN of transition:VAN->NAAR; meer mag / may be repeated"
    parser.add_argument("--target", action="append", default=[], metavar="WHAT", help=text)
    text = "REGEL=TRUE|FALSE|UNKNOWN: wat niet mag uitkomen / what must not come out"
    parser.add_argument(
        "--not", dest="never", action="append", default=[], metavar="WHAT", help=text
    )
    parser.set_defaults(run=run_generate)


def run_generate(args: argparse.Namespace) -> int:
    """Write the cases; 1 where one could not be made.

    Raises:
        ReadingError: the folder is not empty, or a number or format is none.
        ScenarioError: a scenario is refused; nothing was written.
    """
    from top3.casuistry.many import Order, write_set

    aimed = bool(args.target or args.never)
    if args.count is None:
        args.count = 1 if aimed else 10
    formats = _formats(args)
    order = Order(args.seed, args.out, tuple(args.scenario), _LANGS[args.lang], formats, args.plain)  # type: ignore[arg-type]
    if aimed:
        from top3.cli.cases_target import run_target

        return run_target(args, order)
    wanted = args.workers or min(os.cpu_count() or 1, args.count // _A_WORKER + 1)
    failed = write_set(
        order, args.count, number_of_workers=wanted, progress=_progress(args.count, args.lang)
    )
    for each in failed:
        why = f": {each.why.in_language(args.lang)}" if each.why else ""
        note(f"{each.number}: {each.kind}{why}")
    made = args.count - len(failed)
    if args.json:
        print_json({"schema": "top3/generated/1", "made": made, "failed": len(failed)})
    else:
        print(_MADE.in_language(args.lang).format(made=made, out=args.out))
    return 1 if failed else 0


def _formats(args: argparse.Namespace) -> tuple[str, ...]:
    formats = tuple(each for each in args.formats.split(",") if each)
    wrong = [
        place
        for place, is_wrong in (
            ("--count", args.count < 1),
            ("--workers", args.workers is not None and args.workers < 1),
            ("--seed", not 0 <= args.seed <= _LARGEST_SEED),
        )
        if is_wrong
    ]
    problems = [Problem(Place(place), "not-a-number", *_NO_NUMBER) for place in wrong]
    if not set(formats) <= set(_FORMATS):
        problems.append(Problem(Place("--formats"), "unknown-format", *_NO_FORMAT))
    if problems:
        raise ReadingError(problems)
    return formats


def _progress(count: int, lang: str) -> Callable[[int], None]:
    """Say how far it is: on one line where somebody looks, else a line for each tenth."""
    looks = sys.stderr.isatty()
    words = _SO_FAR.in_language(lang)

    def told(number: int) -> None:
        if looks:
            end = "\n" if number == count else ""
            print(f"\r{words.format(number=number, count=count)}", end=end, file=sys.stderr)
        elif number * 10 // count > (number - 1) * 10 // count:
            print(words.format(number=number, count=count), file=sys.stderr)

    return told


_MADE = Both("{made} verzonnen zaken in {out}", "{made} made-up cases in {out}")
_SO_FAR = Both("{number} van {count}", "{number} of {count}")
_NO_NUMBER = (
    Both("een getal dat te klein of te groot is", "a number that is too small or too large"),
    Both(
        "geef 1 of meer (bij --seed: 0 of meer, hoogstens 15 cijfers)",
        "give 1 or more (for --seed: 0 or more, at most 15 figures)",
    ),
)
_NO_FORMAT = (
    Both("een vorm die er niet is", "a form that is not there"),
    Both("mogelijk zijn: md, html, docx, met komma's ertussen",
         "possible are: md, html, docx, with commas between"),
)  # fmt: skip
