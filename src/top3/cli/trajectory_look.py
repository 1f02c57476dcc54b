"""`top3 trajectory status`, `log` and `due`: where a case stands, how it came so, what is late."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.cli.journals import (
    actor_of,
    add_actor,
    add_journal,
    looked,
    open_journal,
    say_remarks,
    store_to_read,
)
from top3.errors import Both, EventInvalidError, Place, Problem, did_you_mean

if TYPE_CHECKING:
    from top3.cli.journals import Looked
    from top3.trajectory.trajectory import Trajectory
    from top3.views.log import LogRow


def add(leaves: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    """Add the commands under `trajectory`."""
    status = leaves.add_parser(
        "status", parents=list(parents), help="waar de zaak staat / standing"
    )
    add_journal(status, day=True)
    add_actor(status, "voor wie / for whom, where an own judgement comes first")
    status.set_defaults(run=run_status)
    log = leaves.add_parser("log", parents=list(parents), help="wat er gebeurde / what happened")
    add_journal(log)
    log.add_argument(
        "--from",
        dest="first",
        type=int,
        default=None,
        metavar="N",
        help="vanaf nummer / from number",
    )
    log.add_argument(
        "--type", dest="types", action="append", default=[], metavar="T", help="soort / type"
    )
    text = "ook de woorden uit de zaak / the words of the case too"
    log.add_argument("--texts", action="store_true", help=text)
    log.set_defaults(run=run_log)
    due = leaves.add_parser("due", parents=list(parents), help="wat te laat is / what is late")
    add_journal(due, day=True)
    due.set_defaults(run=run_due)


def run_status(args: argparse.Namespace) -> int:
    """Print where a case stands, on one screen: what must happen now first."""
    from top3.trajectory.standing_data import standing_data
    from top3.views.days import day_text
    from top3.views.standing import standing_lines

    trajectory = open_journal(args)
    day = looked(args)
    who = actor_of(args.actor, trajectory.rules)
    standing = trajectory.at(day.day)
    if args.json:
        print_json({**standing_data(standing, who), "as_of_is_today": day.is_today})
    else:
        head = day_text(day.day, args.lang, is_today=day.is_today)
        lines = standing_lines(standing, args.lang, who=who, head=head, file=args.file)
        print("\n".join(lines))
    _say_later(args, trajectory, day)
    for line in say_remarks(store_to_read(args.file), args.lang):
        note(line)
    return 0


def _say_later(args: argparse.Namespace, trajectory: "Trajectory", day: "Looked") -> None:
    """Say what is left out because it was recorded after the day looked from.

    A day before the beginning shows the beginning: what was known before it is not kept here.
    """
    start = trajectory.log.genesis.as_of
    if day.day < start:
        note(_BEFORE.in_language(args.lang).format(start.isoformat()))
    later = trajectory.length - trajectory.known_on(day.day).length
    if later:
        note(_LATER.in_language(args.lang).format(later))


_BEFORE = Both(
    "het traject begint op {}; hier staat wat toen bekend was, niet wat er op deze dag was",
    "the trajectory begins on {}; here stands what was known then, not what was on this day",
)
_LATER = Both("niet meegeteld, want later vastgelegd: {}", "not counted, recorded later: {}")


def run_log(args: argparse.Namespace) -> int:
    """Print a line for each event; the words of the case only where they are asked for.

    Raises:
        EventInvalidError: there is no such type of event.
    """
    from top3.views.log import log_rows, log_table

    _check_types(args.types)
    trajectory = open_journal(args)
    rows = log_rows(trajectory, first=args.first or 0, types=args.types)
    if args.json:
        print_json([{**each.as_data(), **(_texts(each) if args.texts else {})} for each in rows])
        return 0
    if args.first is None and not args.texts and len(rows) > _FIRST_SCREEN:
        note(_EARLIER.in_language(args.lang).format(len(rows) - _FIRST_SCREEN, args.file))
        rows = rows[-_FIRST_SCREEN:]
    elif (args.first or 0) <= 0 and not args.types:
        genesis = trajectory.log.genesis
        print(_START.in_language(args.lang).format(genesis.id, genesis.as_of.isoformat()))
    table = log_table(rows, args.lang)
    for index, line in enumerate(table):
        print(line)
        if args.texts and index:
            print(_indented(rows[index - 1]))
    if not table:
        print(_NO_EVENTS.in_language(args.lang))
    elif not args.texts:
        note(_WORDS.in_language(args.lang).format(args.file))
    return 0


_FIRST_SCREEN = 36
_EARLIER = Both(
    "eerder nog {}: top3 trajectory log {} --from 0", "{} earlier: top3 trajectory log {} --from 0"
)
_START = Both("0  het begin: {}, peildatum {}", "0  the start: {}, as of {}")
_NO_EVENTS = Both("geen gebeurtenissen", "no events")
_WORDS = Both(
    "met de woorden uit de zaak: top3 trajectory log {} --texts",
    "with the words of the case: top3 trajectory log {} --texts",
)


def _check_types(types: Sequence[str]) -> None:
    from top3.trajectory.event_types import EVENT_TYPES

    found = Both("een soort gebeurtenis die er niet is", "a type of event that is not there")
    problems = [
        Problem(Place("--type"), "unknown-event", found, did_you_mean(each, list(EVENT_TYPES)))
        for each in types
        if each not in EVENT_TYPES
    ]
    if problems:
        raise EventInvalidError(problems)


def _texts(row: "LogRow") -> dict[str, Any]:
    from top3.trajectory.own_records import Gone

    return {} if isinstance(row.event.record, Gone) else {"record": row.event.to_data()["record"]}


def _indented(row: "LogRow") -> str:
    from top3.reading import write_yaml

    record = _texts(row).get("record")
    text = write_yaml(record).rstrip() if record else "-"
    return "\n".join(f"      {line}" for line in text.splitlines())


def run_due(args: argparse.Namespace) -> int:
    """Print everything that is late, oldest first."""
    from top3.trajectory.standing_data import due_data
    from top3.views.days import day_text
    from top3.views.standing import due_lines

    trajectory = open_journal(args)
    day = looked(args)
    standing = trajectory.at(day.day)
    if args.json:
        print_json(
            {
                "case": trajectory.log.genesis.id,
                "as_of": day.day.isoformat(),
                "as_of_is_today": day.is_today,
                "due": due_data(standing.due),
            }
        )
    else:
        head = day_text(day.day, args.lang, is_today=day.is_today)
        print(f"{trajectory.log.genesis.id} · {head}")
        for line in due_lines(standing.due, args.lang) or [_NOTHING.in_language(args.lang)]:
            print(f"- {line}")
    _say_later(args, trajectory, day)
    return 1 if standing.due else 0


_NOTHING = Both(
    "geen dag die is vastgelegd is voorbij zonder vervolg",
    "no day that was recorded has passed without a follow-up",
)
