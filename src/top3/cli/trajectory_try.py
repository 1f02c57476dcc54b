"""`top3 trajectory fork`, `migrate` and `copy`: what if, other rules, another place."""

import argparse
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.cli.journals import (
    actor_of,
    add_actor,
    add_journal,
    add_key,
    key_of,
    key_to_write,
    looked,
    now,
    open_journal,
    store_to_read,
    store_to_write,
)
from top3.cli.trajectory import events_of
from top3.errors import Both, JournalError, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.rules.language import RuleSet
    from top3.trajectory.trajectory import Trajectory
    from top3.values import I18n

_WIDTH = 38


def add(leaves: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    """Add the commands under `trajectory`."""
    fork = leaves.add_parser(
        "fork", parents=list(parents), help="wat als / what if; schrijft niets"
    )
    add_journal(fork, day=True)
    fork.add_argument("events", metavar="EVENTS", help="YAML of JSON")
    add_actor(fork, "wie vastlegt / who records, where not said")
    fork.set_defaults(run=run_fork)
    migrate = leaves.add_parser(
        "migrate", parents=list(parents), help="andere regels / other rules"
    )
    migrate.add_argument("file", metavar="FILE", help="traject / trajectory")
    migrate.add_argument("--rules", metavar="NAME", help="nieuwe regels / new rules: top3@0.1")
    migrate.add_argument(
        "--overlay", action="append", default=[], metavar="NAME", help="laag / layer"
    )
    migrate.add_argument("--dry-run", action="store_true", help="alleen kijken / look only")
    migrate.add_argument("--reason", metavar="TEXT", help="waarom / why")
    add_actor(migrate, "wie dit besluit / who decides this")
    text = "ouder formaat: schrijf het nieuwe hierheen / older format: write the new one here"
    migrate.add_argument("-o", "--output", metavar="NEW", help=text)
    add_key(migrate)
    migrate.set_defaults(run=run_migrate)
    copy = leaves.add_parser("copy", parents=list(parents), help="naar een andere plek / elsewhere")
    copy.add_argument("file", metavar="FROM", help="traject / trajectory")
    copy.add_argument("target", metavar="TO", help="nieuw / new: x.top3.jsonl, x.sqlite")
    add_key(copy)
    copy.set_defaults(run=run_copy)


def run_fork(args: argparse.Namespace) -> int:
    """Show where the case would stand after some events, beside where it stands; writes nothing.

    Raises:
        StepNotAllowedError: one of them may not happen.
    """
    from top3.trajectory.comparing import side_by_side
    from top3.trajectory.event_file import applied

    trajectory = open_journal(args)
    events, moment = events_of(args, trajectory)
    branch = applied(trajectory.fork(), events)
    day = max(looked(args).day, branch.day)
    found = side_by_side(trajectory.at(day), branch.at(day))
    if args.json:
        print_json(
            {
                "as_of": day.isoformat(),
                "recorded_now": moment,
                "aspects": [
                    {
                        "name": each.name._asdict(),
                        "before": each.before._asdict(),
                        "after": each.after._asdict(),
                        "differs": each.differs,
                    }
                    for each in found
                ],
            }
        )
        return 0
    print(_FORK.in_language(args.lang).format(day.isoformat()))
    heads = [("", *(each.in_language(args.lang) for each in _SIDES))]
    rows = [
        (
            f"{'>' if each.differs else ' '} {each.name.in_language(args.lang)}",
            each.before.in_language(args.lang),
            each.after.in_language(args.lang),
        )
        for each in found
    ]
    for row in heads + rows:
        print("\n".join(_beside(*row)))
    note(_NOT_WRITTEN.in_language(args.lang))
    return 0


def _beside(name: str, left: str, right: str) -> list[str]:
    one, other = textwrap.wrap(left, _WIDTH) or [""], textwrap.wrap(right, _WIDTH) or [""]
    lines = max(len(one), len(other))
    one += [""] * (lines - len(one))
    other += [""] * (lines - len(other))
    names = [name] + [""] * (lines - 1)
    return [
        f"{name:21} {first:{_WIDTH}}  {second}".rstrip()
        for name, first, second in zip(names, one, other, strict=True)
    ]


_FORK = Both("wat als, op {}; > is anders", "what if, on {}; > is different")
_SIDES = (Both("nu", "now"), Both("dan", "then"))
_NOT_WRITTEN = Both(
    "er is niets geschreven: mensen beslissen of dit gebeurt",
    "nothing was written: people decide whether this happens",
)


def run_migrate(args: argparse.Namespace) -> int:
    """Go on with other rules, or bring an older format into a new file.

    With `--dry-run` it lists what would change and writes nothing: 1 where something would.

    Raises:
        ReadingError: not said which rules, why, or by whom.
    """
    if args.output:
        return _upcast(args)
    if not (args.rules or args.overlay):
        raise ReadingError([Problem(Place("migrate"), "missing", *_NO_RULES)])
    from top3.method.load import load_rules
    from top3.trajectory.kept import opened
    from top3.trajectory.migration import changes_under

    trajectory = opened(store_to_read(args.file), key=key_of(args))
    rules = load_rules(args.rules or "top3", args.overlay)
    if args.dry_run:
        day = max(looked(args).day, trajectory.day)
        changes = changes_under(trajectory, rules, day)
        _say_changes(args, changes, written=False)
        return 1 if changes else 0
    return _move(args, trajectory, rules)


def _move(args: argparse.Namespace, trajectory: "Trajectory", rules: "RuleSet") -> int:
    from top3.trajectory.kept import keep, new_salt
    from top3.trajectory.migration import moving_to
    from top3.trajectory.own_records import RulesMoved
    from top3.values import I18n

    if not args.reason:
        raise ReadingError([Problem(Place("--reason"), "missing", *_NO_REASON)])
    actor = actor_of(args.actor, trajectory.rules, needed=True)
    assert actor is not None
    event = moving_to(
        trajectory, rules, recorded=now(), actor=actor, reason=I18n(nl=args.reason), salt=new_salt()
    )
    store = store_to_read(args.file)
    keep(store, trajectory.apply(event, rules), key=key_to_write(args, store))
    assert isinstance(event.record, RulesMoved)
    _say_changes(args, event.record.changes, written=True)
    return 0


def _say_changes(args: argparse.Namespace, changes: "Sequence[I18n]", *, written: bool) -> None:
    if args.json:
        listed = [each.model_dump(exclude_none=True) for each in changes]
        print_json({"written": written, "changes": listed})
        return
    print((_CHANGES if changes else _NO_CHANGES).in_language(args.lang))
    for each in changes:
        print(f"- {each.in_language(args.lang)}")
    note((_MOVED if written else _LOOKED).in_language(args.lang))


_NO_RULES = (
    Both("niet gezegd welke regels", "not said which rules"),
    Both(
        "geef --rules, --overlay, of voor een ouder formaat -o NEW",
        "give --rules, --overlay, or for an older format -o NEW",
    ),
)
_NO_REASON = (
    Both("geen reden", "no reason"),
    Both("zeg waarom, met --reason", "say why, with --reason"),
)
_CHANGES = Both("hierdoor verandert (van > naar):", "by this changes (from > to):")
_NO_CHANGES = Both("hierdoor verandert geen conclusie", "no conclusion changes by this")
_MOVED = Both(
    "vastgelegd; wat eerder is besloten, blijft staan",
    "recorded; what was decided before still stands",
)
_LOOKED = Both("er is niets geschreven", "nothing was written")


def _upcast(args: argparse.Namespace) -> int:
    from top3.trajectory.upcasters import upcast_journal

    source, target = store_to_read(args.file), store_to_write(args.output)
    key = key_of(args)
    remarks = upcast_journal(source, target, key=key, new_key=key)
    _say_kept(args, target.head())
    for each in remarks:
        note(each.in_language(args.lang))
    return 0


def run_copy(args: argparse.Namespace) -> int:
    """Copy a whole journal to a new place, checked on the way; the old one stays.

    Raises:
        JournalError: it is broken, or there is nothing in it.
    """
    from top3.trajectory.places import copy_journal

    source, target = store_to_read(args.file), store_to_write(args.target)
    if source.head() is None:
        raise JournalError(1, *_EMPTY)
    _say_kept(args, copy_journal(source, target, key=key_of(args)))
    return 0


def _say_kept(args: argparse.Namespace, head: "tuple[int, str] | None") -> None:
    if args.json:
        print_json({"head": f"{head[0]}:{head[1]}" if head else None})
    elif head:
        print(_COPIED.in_language(args.lang).format(head[0] + 1, f"{head[0]}:{head[1]}"))


_COPIED = Both("geschreven: {} regels; het einde is {}", "written: {} lines; the end is {}")
_EMPTY = (Both("een eerste regel", "a first line"), Both("niets", "nothing"))
