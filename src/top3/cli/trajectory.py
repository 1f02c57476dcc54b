"""`top3 trajectory`: a case over time. Beginning one, and recording what happened."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, print_json, rules_of
from top3.cli.journals import (
    actor_of,
    add_actor,
    add_opening,
    key_of,
    key_to_write,
    now,
    open_journal,
    store_to_read,
    store_to_write,
)
from top3.errors import Both, EventInvalidError, Place, Problem, ReadingError, did_you_mean

if TYPE_CHECKING:
    from top3.reading import Tree
    from top3.trajectory.events import Event
    from top3.trajectory.process import LineName
    from top3.trajectory.trajectory import Trajectory
    from top3.values import RoleRef

_PARTS = ("trajectory_look", "trajectory_check", "trajectory_try")


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command and everything under it."""
    parser = subparsers.add_parser("trajectory", help="een zaak door de tijd / a case over time")
    leaves = parser.add_subparsers(dest="trajectory_command", required=True, metavar="COMMAND")
    _add_new(leaves, parents)
    _add_apply(leaves, parents)
    for name in _PARTS:
        import_module(f"top3.cli.{name}").add(leaves, parents)


def _add_new(leaves: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    new = leaves.add_parser("new", parents=list(parents), help="beginnen / begin")
    new.add_argument("case", metavar="CASE", help="casusbestand / case file")
    text = "nieuw bestand / new file: x.top3.jsonl, x.sqlite"
    new.add_argument("-o", "--output", required=True, metavar="FILE", help=text)
    add_rules(new)
    text = "eerst een eigen oordeel, dan het voorstel / own judgement before the proposal"
    new.add_argument("--own-first", action="store_true", help=text)
    add_actor(new, "wie begint / who begins it: worker")
    new.add_argument("--key-file", metavar="KEY", help="zegel elke regel / seal every line")
    new.set_defaults(run=run_new)


def _add_apply(leaves: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    apply = leaves.add_parser(
        "apply", parents=list(parents), help="gebeurtenissen vastleggen / record"
    )
    apply.add_argument("file", nargs="?", metavar="FILE", help="traject / trajectory")
    add_opening(apply)
    apply.add_argument(
        "events", nargs="?", metavar="EVENTS", help="YAML of JSON: één of meer / one or more"
    )
    add_actor(apply, "wie vastlegt, waar het bestand dat niet zegt / who records, where not said")
    apply.add_argument("--dry-run", action="store_true", help="alleen kijken / look only")
    text = "toon een sjabloon / show a template: report_received"
    apply.add_argument("--template", metavar="TYPE", help=text)
    apply.set_defaults(run=run_apply)


def run_new(args: argparse.Namespace) -> int:
    """Begin a trajectory in a new file.

    Raises:
        ReadingError: the file exists, or its name does not say how it is kept.
    """
    from top3.method.load import load_case
    from top3.trajectory.kept import begin
    from top3.trajectory.trajectory import Trajectory

    store = store_to_write(args.output)
    rules = rules_of(args)
    case = load_case(args.case, rules)
    actor = actor_of(args.actor, rules)
    trajectory = Trajectory.start(case, rules, own_first=args.own_first)
    moment = now()
    begin(
        store, trajectory, moment=moment, role=actor.role if actor else "worker", key=key_of(args)
    )
    if args.json:
        head = store.head()
        print_json({"case": case.id, "recorded": moment, "head": list(head) if head else None})
        return 0
    print(_BEGUN.in_language(args.lang).format(case.id, moment))
    note(_NEXT.in_language(args.lang).format(args.output))
    return 0


_BEGUN = Both("begonnen: {} (vastgelegd nu: {})", "begun: {} (recorded now: {})")
_NEXT = Both(
    "hierna: top3 trajectory status {0} · top3 trajectory apply --template report_received · "
    "top3 trajectory apply {0} EVENTS",
    "next: top3 trajectory status {0} · top3 trajectory apply --template report_received · "
    "top3 trajectory apply {0} EVENTS",
)


def run_apply(args: argparse.Namespace) -> int:
    """Record the events of a file, all or none; or print a template to write one.

    Raises:
        ReadingError: a file is missing.
        EventInvalidError: the events are not what an event file holds; every fault.
        StepNotAllowedError: one of them may not happen now; nothing was written.
    """
    if args.template:
        return _print_template(args)
    _both_files(args)
    from top3.trajectory.event_file import applied
    from top3.trajectory.kept import keep

    trajectory = open_journal(args)
    events, moment = events_of(args, trajectory)
    made = applied(trajectory, events)
    if not args.dry_run:
        _refuse_ahead(made)
        store = store_to_read(args.file)
        made = keep(store, made, key=key_to_write(args, store))
    _say_applied(args, trajectory, made, moment)
    _say_ahead(made, args.lang)
    return 0


def _both_files(args: argparse.Namespace) -> None:
    if args.file and args.events:
        return
    found = Both(
        "niet gezegd welk traject, of welke gebeurtenissen",
        "not said which trajectory, or which events",
    )
    remedy = Both(
        "top3 trajectory apply FILE EVENTS, of --template TYPE",
        "top3 trajectory apply FILE EVENTS, or --template TYPE",
    )
    raise ReadingError([Problem(Place("apply"), "missing", found, remedy)])


def events_of(
    args: argparse.Namespace, trajectory: "Trajectory"
) -> "tuple[tuple[Event, ...], str | None]":
    """Return the events of a file, and the moment that was filled in where one had none.

    `recorded` left out is now; `actor` left out is who `--as` names.

    Raises:
        EventInvalidError: every fault, each with its line.
    """
    from top3.trajectory.event_file import events_from, filled_in
    from top3.trajectory.templates import unfilled

    actor = actor_of(args.actor, trajectory.rules)
    moment = now()
    written = _read_events(args.events)
    if problems := list(unfilled(written)):
        raise EventInvalidError(problems)
    tree, used = filled_in(written, recorded=moment, actor=_as_data(actor))
    return events_from(tree), moment if used else None


def _read_events(path: str) -> "Tree":
    """Read a file of events; an empty one says how an event begins, not how a case does."""
    from top3.reading import read_file

    try:
        return read_file(path)
    except ReadingError as wrong:
        raise ReadingError([
            replace(each, remedy=_BEGIN_EVENT) if each.code == "empty" else each
            for each in wrong.problems
        ]) from None  # fmt: skip


_BEGIN_EVENT = Both(
    "begin met: top3 trajectory apply --template TYPE",
    "begin with: top3 trajectory apply --template TYPE",
)


def _as_data(actor: "RoleRef | None") -> dict[str, Any] | None:
    return actor.model_dump(mode="json", exclude_none=True) if actor else None


def _say_applied(
    args: argparse.Namespace, before: "Trajectory", made: "Trajectory", moment: str | None
) -> None:
    from top3.views.log import log_rows, log_table

    rows = log_rows(made, first=before.length + 1)
    if args.json:
        print_json(
            {
                "written": not args.dry_run,
                "recorded_now": moment,
                "events": [each.as_data() for each in rows],
                "phase": {"before": before.course.phase, "after": made.course.phase},
            }
        )
        return
    head = _TRIED if args.dry_run else _APPLIED
    print(head.in_language(args.lang).format(len(rows)))
    print("\n".join(log_table(rows, args.lang)))
    if moment:
        print(_NOW.in_language(args.lang).format(moment))
    for line in _changes(before, made, args.lang):
        print(line)
    note(_LOOK.in_language(args.lang).format(args.file))


def _changes(before: "Trajectory", made: "Trajectory", lang: str) -> Iterator[str]:
    """Yield what changed by it: the phase, the approach, and who is the fixed face."""
    moves: tuple[tuple[LineName, Both], ...] = (("phases", _PHASE), ("approaches", _APPROACH))
    for name, text in moves:
        field = "phase" if name == "phases" else "approach"
        states = [getattr(each.course, field) for each in (before, made)]
        if states[0] != states[1]:
            line = made.machine.line(name)
            labels = [line.state(each).label.in_language(lang) for each in states]
            yield text.in_language(lang).format(*labels)
    faces = [each.fixed_face for each in (before, made)]
    if faces[0] != faces[1]:
        names = [(each.name or each.role) if each else "-" for each in faces]
        yield _FACE.in_language(lang).format(*names)


def _is_ahead(made: "Trajectory") -> bool:
    return made.events[-1].at > datetime.fromisoformat(now())


def _refuse_ahead(made: "Trajectory") -> None:
    """Refuse a moment that has yet to come in a real case: a slip in the year would lock it.

    Nothing earlier could be recorded after it, not even that it was a slip.
    """
    if made.log.genesis.fictional or not _is_ahead(made):
        return
    found = Both("een moment dat nog moet komen", "a moment that has yet to come")
    remedy = Both(
        "controleer het jaar; laat 'recorded' weg, dan is het nu",
        "check the year; leave 'recorded' out, then it is now",
    )
    raise EventInvalidError([Problem(Place(path="recorded"), "recorded-ahead", found, remedy)])


def _say_ahead(made: "Trajectory", lang: str) -> None:
    """Say that the last moment has yet to come: nothing can be recorded before it any more."""
    if _is_ahead(made):
        note(_AHEAD.in_language(lang).format(made.events[-1].recorded))


_AHEAD = Both(
    "let op: 'recorded' is een moment dat nog moet komen ({}); wat eerder wordt vastgelegd, kan er "
    "daarna niet meer bij",
    "mind: 'recorded' is a moment that has yet to come ({}); what is recorded before it cannot be "
    "added any more",
)
_APPLIED = Both("vastgelegd: {}", "recorded: {}")
_TRIED = Both(
    "dit zou kunnen: {}; er is niets geschreven", "this could be: {}; nothing was written"
)
_NOW = Both(
    "vastgelegd nu: {} (het bestand noemt geen moment)",
    "recorded now: {} (the file names no moment)",
)
_PHASE = Both("fase: {} > {}", "phase: {} > {}")
_APPROACH = Both("aanpak: {} > {}", "approach: {} > {}")
_FACE = Both("vast gezicht: {} > {}", "fixed face: {} > {}")
_LOOK = Both("bekijk: top3 trajectory status {}", "look: top3 trajectory status {}")


def _print_template(args: argparse.Namespace) -> int:
    from top3.trajectory.event_types import EVENT_TYPES
    from top3.trajectory.templates import template

    if args.template not in EVENT_TYPES:
        found = Both("een soort gebeurtenis die er niet is", "a type of event that is not there")
        remedy = did_you_mean(args.template, list(EVENT_TYPES), most=len(EVENT_TYPES))
        raise EventInvalidError([Problem(Place("--template"), "unknown-event", found, remedy)])
    moment = now()
    print(template(args.template, moment=moment, lang=args.lang), end="")
    return 0
