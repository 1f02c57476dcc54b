"""`top3 trajectory verify` and `replay`: is a journal whole, and does it still hold."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.cli.journals import add_journal, add_key, key_of, open_journal, say_remarks, store_to_read
from top3.errors import Both, JournalError, Place, Problem, ReadingError, StepNotAllowedError

if TYPE_CHECKING:
    from top3.trajectory.line import Head
    from top3.trajectory.trajectory import Trajectory


def add(leaves: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    """Add the commands under `trajectory`."""
    verify = leaves.add_parser("verify", parents=list(parents), help="is het heel? / is it whole?")
    verify.add_argument("file", metavar="FILE", help="traject / trajectory")
    text = "wat u eerder noteerde / what you noted before"
    verify.add_argument("--head", metavar="SEQ:HASH", help=text)
    add_key(verify)
    verify.set_defaults(run=run_verify)
    replay = leaves.add_parser(
        "replay", parents=list(parents), help="alles opnieuw gevraagd / again"
    )
    add_journal(replay)
    replay.set_defaults(run=run_replay)


def run_verify(args: argparse.Namespace) -> int:
    """Check every line; 1 at the first broken place, which is named.

    Raises:
        ReadingError: there is no such file, or `--head` is not what this command prints.
    """
    from top3.trajectory.journal import verified

    store, key, head = store_to_read(args.file), key_of(args), _head_of(args.head)
    count, last = 0, None
    try:
        for line in verified(store.texts(), key=key, head=head):
            count, last = count + 1, line
    except JournalError as broken:
        return _say_broken(args, broken)
    if last is None:
        return _say_broken(args, JournalError(1, *_EMPTY))
    remarks = say_remarks(store, args.lang)
    noted = f"{last.seq}:{last.hash}"
    if args.json:
        print_json({"whole": True, "lines": count, "head": noted, "sealed": key is not None})
    else:
        print(_WHOLE.in_language(args.lang).format(count))
        print(_NOTE_DOWN.in_language(args.lang).format(noted))
    for line_ in remarks:
        note(line_)
    return 0


def _say_broken(args: argparse.Namespace, broken: JournalError) -> int:
    if args.json:
        print_json(
            {
                "whole": False,
                "line": broken.at,
                "expected": broken.expected._asdict(),
                "found": broken.found._asdict(),
            }
        )
    else:
        print(broken.in_language(args.lang))
    return 1


_EMPTY = (Both("een eerste regel", "a first line"), Both("niets", "nothing"))
_WHOLE = Both(
    "heel: {} regels, elk vast aan de vorige", "whole: {} lines, each fixed to the one before"
)
_NOTE_DOWN = Both(
    "noteer dit buiten dit bestand, dan is later te zien dat er niets weg is:\n{}",
    "note this down outside this file; it shows later that nothing is gone:\n{}",
)


def _head_of(given: str | None) -> "Head | None":
    if not given:
        return None
    from top3.trajectory.line import Head

    seq, _, digest = given.partition(":")
    if not (seq.isdecimal() and len(seq) < 10 and len(digest) == 64):
        found = Both("geen nummer met een hash", "no number with a hash")
        remedy = Both(
            "geef wat deze opdracht eerder toonde, als 12:abc…",
            "give what this command printed before, as 12:abc…",
        )
        raise ReadingError([Problem(Place("--head"), "not-a-head", found, remedy)])
    return Head(int(seq), digest)


def run_replay(args: argparse.Namespace) -> int:
    """Apply every event again from the start, everything asked again; 1 with what differs."""
    trajectory = open_journal(args)
    try:
        differs = _differences(trajectory, trajectory.replayed())
    except StepNotAllowedError as refused:
        differs = list(refused.blockers)
    differs = [*trajectory.remarks, *differs]
    if args.json:
        print_json({"events": trajectory.length, "differs": [each.as_data() for each in differs]})
    elif differs:
        print(_DIFFERS.in_language(args.lang))
        for each in differs:
            print(f"- {each.in_language(args.lang)}")
    else:
        print(_SAME.in_language(args.lang).format(trajectory.length))
    return 1 if differs else 0


_SAME = Both(
    "hetzelfde: {} gebeurtenissen opnieuw gevraagd, en elke mag",
    "the same: {} events asked again, and each may happen",
)
_DIFFERS = Both(
    "anders dan het staat (wat bewaard is, blijft staan):",
    "other than it stands (what was kept still stands):",
)


def _differences(kept: "Trajectory", again: "Trajectory") -> list[Problem]:
    """Return the first event after which the case would stand elsewhere, where there is one."""
    pairs = zip(kept.log.courses[: kept.length + 1], again.log.courses, strict=False)
    for number, (one, other) in enumerate(pairs):
        if one != other:
            place = Place(line=number, path=kept.events[number - 1].type if number else "")
            return [Problem(place, "stands-elsewhere", *_ELSEWHERE)]
    return []


_ELSEWHERE = (
    Both("de zaak staat erna ergens anders", "the case stands elsewhere after it"),
    Both("leg vast wat nu geldt", "record what holds now"),
)
