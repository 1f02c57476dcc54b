"""`top3 why-not` and `top3 what-if`: what stands in the way, and what could still change it."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_case, note, print_json, result_of, say_layers
from top3.cli.journals import ENDINGS, actor_of, add_actor, add_key, looked, open_journal
from top3.errors import Both

if TYPE_CHECKING:
    from top3.method.stages import Result
    from top3.method.why_not import Obstacle

_OPEN = Both(
    "geen enkel criterium houdt deze poort dicht; of het zo ver is, beslissen mensen",
    "no criterion holds this gate shut; whether to go on is for people to decide",
)
_NEEDED = Both(
    "NOG NODIG, met wat er nu van bekend is:", "STILL NEEDED, with what is known of it now:"
)
_ASK = Both("vraag", "question")
_NOW = Both("nu", "now")
_TO = Both("kan worden", "can become")
_SETTLED = Both(
    "niets wat alleen nog niet bekend is, verandert dit; iets nieuws wel, of een weging door "
    "iemand met naam en reden",
    "nothing that is merely not known yet changes this; something new does, or a weighing by "
    "somebody with a name and a reason",
)
_NONE_FOUND = Both(
    "geen klein stel antwoorden verandert dit", "no small set of answers changes this"
)
_BOUNDED = Both(
    "er is niet verder gezocht: er kunnen meer, of grotere, stellen vragen zijn ({open} open)",
    "the search stopped here: there may be more, or larger, sets of questions ({open} open)",
)
_FIRST = 10


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
    why_not = subparsers.add_parser(
        "why-not", parents=list(parents), help="waarom (nog) niet / why not (yet)"
    )
    add_case(why_not)
    why_not.add_argument("gate", metavar="GATE", help="poort / gate: top3, plan")
    add_actor(why_not, "traject met eigen oordeel eerst / trajectory, own judgement first")
    add_key(why_not)
    why_not.set_defaults(run=run_why_not)
    what_if = subparsers.add_parser(
        "what-if", parents=list(parents), help="wat kan dit nog veranderen / what could change it"
    )
    add_case(what_if)
    what_if.add_argument("item", metavar="ITEM", help="s1, s1:regel-id of top3")
    what_if.add_argument("--all", action="store_true", help="alle stellen vragen / every set")
    what_if.set_defaults(run=run_what_if)


def run_why_not(args: argparse.Namespace) -> int:
    """Print every criterion that keeps a gate shut; exit status 1 when there is one.

    FILE is a case, looked at on its own day, or a trajectory, looked at today; that day is printed.
    """
    result, found = _of_journal(args) if args.case.endswith(ENDINGS) else _of_case(args)
    if args.json:
        print_json([_obstacle(each) for each in found])
        return 1 if found else 0
    say_layers(result, args.lang)
    _print_obstacles(found, args.lang)
    if not found:
        print(_OPEN.in_language(args.lang))
    return 1 if found else 0


def _print_obstacles(found: "Sequence[Obstacle]", lang: str) -> None:
    """Print each criterion once, under a head that says it is still needed and not a fact."""
    from top3.views.standing import about_text

    if found:
        print(_NEEDED.in_language(lang))
    criterion = None
    for each in found:
        if (each.item, each.rule) != criterion:
            criterion = (each.item, each.rule)
            about = about_text(each.item, lang)
            print(f"{about}: {each.criterion.in_language(lang)} [{each.rule}]")
        print(f"  - {each.text.in_language(lang)}")
        if each.question:
            print(f"    {_ASK.in_language(lang)}: {each.question.in_language(lang)}")
        for quote in (*each.quotes, *each.against):
            print(f"    {quote.line(lang)}")


def _of_case(args: argparse.Namespace) -> "tuple[Result, Sequence[Obstacle]]":
    from top3.method.why_not import why_not

    result = result_of(args)
    return result, why_not(result, args.gate)


def _of_journal(args: argparse.Namespace) -> "tuple[Result, Sequence[Obstacle]]":
    """Return what keeps a gate shut in a trajectory; questions only after an own judgement."""
    from top3.trajectory.ahead import hides_proposal

    trajectory = open_journal(args, args.case)
    day = looked(args)
    standing = trajectory.at(day.day)
    found: Sequence[Obstacle] = standing.why_not(args.gate)
    note(f"{_AS_OF.in_language(args.lang)} {day.text(args.lang)}")
    if hides_proposal(standing, actor_of(args.actor, trajectory.rules)):
        note(_OWN_FIRST.in_language(args.lang))
        found = [replace(each, question=None) for each in found]
    return standing.result, found


_AS_OF = Both("peildatum", "as of")
_OWN_FIRST = Both(
    "eerst uw eigen oordeel; de vragen staan hier zodra u dat vastlegde (--as ROL:NAAM)",
    "your own judgement first; the questions stand here once you recorded it (--as ROLE:NAME)",
)


def _obstacle(each: Any) -> dict[str, Any]:
    return {
        "about": each.item, "rule": each.rule, "kind": each.kind, "fact": each.fact,
        "criterion": each.criterion._asdict(), "text": each.text._asdict(),
        "question": each.question._asdict() if each.question else None,
        "statements": [quote.statement for quote in each.quotes],
        "against": [quote.statement for quote in each.against],
    }  # fmt: skip


def run_what_if(args: argparse.Namespace) -> int:
    """Print the smallest sets of questions that could still change an outcome."""
    from top3.method.what_if import what_if

    result = result_of(args)
    found = what_if(result, args.item)
    if args.json:
        print_json({
            "now": found.now._asdict(),
            "sets": [
                {"questions": [text._asdict() for text in each.questions],
                 "facts": [{"about": key[1], "fact": fact} for key, fact in each.facts],
                 "to": each.to._asdict()}
                for each in found.sets
            ],
            "open": found.open, "bounded": found.bounded,
        })  # fmt: skip
        return 0
    say_layers(result, args.lang)
    print(f"{_NOW.in_language(args.lang)}: {found.now.in_language(args.lang)}")
    shown = found.sets if args.all else found.sets[:_FIRST]
    for each in shown:
        print(f"{_TO.in_language(args.lang)}: {each.to.in_language(args.lang)}")
        for text in each.questions:
            print(f"  - {text.in_language(args.lang)}")
    _end(found, len(found.sets) - len(shown), args.lang)
    return 0


def _end(found: Any, more: int, lang: str) -> None:
    if more:
        text = Both(f"nog {more} (--all)", f"{more} more (--all)")
        print(text.in_language(lang))
    if not found.open:
        print(_SETTLED.in_language(lang))
    elif not found.sets:
        print(_NONE_FOUND.in_language(lang))
    if found.bounded:
        print(_BOUNDED.in_language(lang).replace("{open}", str(found.open)))
