"""`top3 cases generate --target`: made-up cases in which a rule comes out as asked."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.casuistry.many import Order
    from top3.casuistry.steering.target import Hit, Missed
    from top3.rules.language import RuleSet


def run_target(args: argparse.Namespace, order: "Order") -> int:
    """Write the cases that are as asked, and say what was changed; 1 where there is none.

    Raises:
        ReadingError: a target names no rule, value or move, or the folder is not empty.
        ScenarioError: a scenario is refused.
    """
    from top3.canonical import canonical_json
    from top3.casuistry.many import INDEX, index_line, make_folder, must_be_empty, on_disk
    from top3.casuistry.steering.target import Hit

    out = Path(order.out)
    must_be_empty(out)
    hits: list[Hit] = []
    missed: Missed | None = None
    for found in _found(args, order):
        if not isinstance(found, Hit):
            missed = found
            break
        hits.append(found)
    if hits:
        make_folder(out)
    lines = []
    for each in hits:
        on_disk(out / each.made.id, each.made, order)
        lines.append(canonical_json({**index_line(each.made), **_data(args, each)}) + "\n")
    if lines:
        (out / INDEX).write_text("".join(lines), encoding="utf-8", newline="\n")
    _say(args, hits, missed)
    return 1 if missed else 0


def _found(args: argparse.Namespace, order: "Order") -> "Iterator[Hit | Missed]":
    """Yield as many cases as were asked for, each after the one before; the last may be none."""
    from top3.casuistry.steering.target import Hit, aims_of, hit
    from top3.casuistry.steering.transition import moved
    from top3.method.load import load_rules

    rules: RuleSet = load_rules()
    moves = [each for each in args.target if each.startswith(_TRANSITION)]
    if moves and (len(args.target) > 1 or args.never):
        raise ReadingError([Problem(Place("--target"), "move-alone", *_ALONE)])
    aims = () if moves else aims_of(rules, args.target, args.never)
    first = 0
    for _ in range(args.count):
        found = moved(order, rules, moves[0], first) if moves else hit(order, rules, aims, first)
        yield found
        if not isinstance(found, Hit):
            return
        first = found.made.index + 1


def _data(args: argparse.Namespace, each: "Hit") -> dict[str, Any]:
    changed = [{"nl": line.nl, "en": line.en} for line in each.changed]
    return {"target": args.target, "not": args.never, "changed": changed}


def _say(args: argparse.Namespace, hits: "list[Hit]", missed: "Missed | None") -> None:
    if missed:
        note(missed.why.in_language(args.lang))
    if args.json:
        cases = [{"id": each.made.id, **_data(args, each)} for each in hits]
        print_json({"schema": "top3/targeted/1", "cases": cases,
                    "proven_unreachable": bool(missed and missed.proven)})  # fmt: skip
        return
    for each in hits:
        print(f"{each.made.id}: {(_CHANGED if each.changed else _AS_DRAWN).in_language(args.lang)}")
        for line in each.changed:
            print(f"  {line.in_language(args.lang)}")


_TRANSITION = "transition:"
_CHANGED = Both("getrokken, en daarna veranderd:", "drawn, and then changed:")
_AS_DRAWN = Both("zoals getrokken", "as drawn")
_ALONE = (
    Both("een stap van het proces naast een ander doel", "a move beside another aim"),
    Both("vraag één stap tegelijk, zonder regels", "ask for one move at a time, without rules"),
)

__all__ = ["run_target"]
