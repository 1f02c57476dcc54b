"""What commands on a journal share: opening it, who works, and which day it is.

The two readings of a clock of the whole program stand here: today, where no day is given to look
from, and now, where an event does not say when it was written down. Both are printed as such.
"""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from top3.cli.inputs import day_of
from top3.errors import Both, JournalError, Place, Problem, ReadingError, did_you_mean

if TYPE_CHECKING:
    from top3.rules.language import RuleSet
    from top3.trajectory.kept import Loader
    from top3.trajectory.own_records import LayerName
    from top3.trajectory.stores import Store
    from top3.trajectory.trajectory import Trajectory
    from top3.values import RoleRef

LINES_ENDING = ".top3.jsonl"
ENDINGS = (LINES_ENDING, ".sqlite", ".sqlite3", ".db")
_TODAY = Both("vandaag", "today")


class Looked(NamedTuple):
    """The day to look from, and whether it is today because nobody gave one."""

    day: date
    is_today: bool

    def text(self, lang: str) -> str:
        """Return the day as text; today is named as such."""
        return f"{self.day.isoformat()}{f' ({_TODAY.in_language(lang)})' if self.is_today else ''}"


def add_journal(parser: argparse.ArgumentParser, *, day: bool = False) -> None:
    """Add the file, the key of its seals, and the rules it is opened with."""
    parser.add_argument("file", metavar="FILE", help="traject / trajectory: x.top3.jsonl, x.sqlite")
    add_opening(parser)
    if day:
        add_day(parser)


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the day to look from; left out it is today."""
    text = "peildatum, anders vandaag / day to look from, else today: 2026-03-16"
    parser.add_argument("--as-of", metavar="DATE", help=text)


def add_opening(parser: argparse.ArgumentParser) -> None:
    """Add what a journal may need to be opened: own rules, and a key."""
    text = "alleen bij een eigen regelset: de map / only with rules of your own: the folder"
    parser.add_argument("--rules", metavar="NAME", help=text)
    parser.add_argument(
        "--overlay", action="append", default=[], metavar="NAME", help="laag / layer"
    )
    add_key(parser)


def add_key(parser: argparse.ArgumentParser) -> None:
    """Add the key of the seals."""
    text = "bestand met de sleutel van de zegels / file with the key of the seals"
    parser.add_argument("--key-file", metavar="KEY", help=text)


def add_actor(parser: argparse.ArgumentParser, text: str) -> None:
    """Add who works."""
    parser.add_argument("--as", dest="actor", metavar="ROLE[:NAME]", help=text)


def looked(args: argparse.Namespace) -> Looked:
    """Return the day of `--as-of`, or today.

    Raises:
        ReadingError: it is not a day.
    """
    given = day_of(args)
    return Looked(given or datetime.now().astimezone().date(), given is None)


def now() -> str:
    """Return this moment with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0).isoformat()


def key_of(args: argparse.Namespace) -> bytes | None:
    """Return the key in `--key-file`, without white space at its end; None where none was given.

    Raises:
        ReadingError: the file cannot be read.
    """
    if not getattr(args, "key_file", None):
        return None
    try:
        return Path(args.key_file).read_bytes().rstrip()
    except OSError:
        found = Both("een sleutel die niet te lezen is", "a key that cannot be read")
        remedy = Both("noem een bestand met de sleutel", "name a file with the key")
        raise ReadingError([Problem(Place("--key-file"), "not-readable", found, remedy)]) from None


def store_to_read(path: str) -> "Store":
    """Return the store of a journal that is there.

    Raises:
        ReadingError: there is no such file.
    """
    from top3.trajectory.places import store_at

    if not Path(path).is_file():
        found = Both("geen bestand", "no file")
        remedy = Both(
            "begin er een met: top3 trajectory new CASE -o FILE",
            "begin one with: top3 trajectory new CASE -o FILE",
        )
        raise ReadingError([Problem(Place(Path(path).name), "not-found", found, remedy)])
    return store_at(path)


def store_to_write(path: str) -> "Store":
    """Return the store for a new journal.

    Raises:
        ReadingError: its name does not say how it is kept, or a file is there already.
    """
    from top3.trajectory.places import store_at

    place = Place(Path(path).name)
    if not path.endswith(ENDINGS):
        found = Both(
            "een naam die niet zegt hoe het bewaard wordt",
            "a name that does not say how it is kept",
        )
        remedy = Both(
            f"laat de naam eindigen op {LINES_ENDING} of .sqlite",
            f"let the name end in {LINES_ENDING} or .sqlite",
        )
        raise ReadingError([Problem(place, "not-a-journal-name", found, remedy)])
    if Path(path).exists():
        found = Both("dat bestand is er al", "that file is there already")
        remedy = Both("kies een andere naam of map", "choose another name or folder")
        raise ReadingError([Problem(place, "exists", found, remedy)])
    return store_at(path)


def open_journal(args: argparse.Namespace, path: str | None = None) -> "Trajectory":
    """Open a journal with the rules it names: shipped ones, or those of `--rules`.

    Raises:
        ReadingError: there is no such file, it is of an older format, or the key cannot be read.
        JournalError: it is broken.
    """
    from top3.trajectory.kept import opened

    store = store_to_read(path or args.file)
    try:
        return opened(store, load=loader_of(args), key=key_of(args))
    except JournalError as broken:
        if broken.at == 1 and _is_older(store):
            place = Place(Path(path or args.file).name)
            raise ReadingError([Problem(place, "older-format", *_OLDER)]) from None
        raise


def _is_older(store: "Store") -> bool:
    from top3.trajectory.line import CURRENT
    from top3.trajectory.upcasters import form_of

    try:
        return form_of(next(iter(store.texts()), "")) is not CURRENT
    except JournalError:
        return False


_OLDER = (
    Both("een traject van een ouder formaat", "a trajectory of an older format"),
    Both(
        "breng het over: top3 trajectory migrate FILE -o NEW",
        "bring it over: top3 trajectory migrate FILE -o NEW",
    ),
)


def key_to_write(args: argparse.Namespace, store: "Store") -> bytes | None:
    """Return the key to add lines with: a sealed journal takes no line without its seal.

    Raises:
        ReadingError: it is sealed and no key was given.
    """
    from top3.trajectory.line import parse

    key = key_of(args)
    first = next(iter(store.texts()), None)
    if key is None and first is not None and parse(first, 1).seal is not None:
        found = Both("een verzegeld traject, en geen sleutel", "a sealed trajectory, and no key")
        remedy = Both("geef de sleutel met --key-file", "give the key with --key-file")
        raise ReadingError([Problem(Place("--key-file"), "missing", found, remedy)])
    return key


def loader_of(args: argparse.Namespace) -> "Loader":
    """Return what finds rule sets by their layers: those that were named, else the shipped ones."""
    from top3.trajectory.kept import shipped_rules

    if not (args.rules or args.overlay):
        return shipped_rules

    def load(layers: "Sequence[LayerName]") -> "RuleSet":
        from top3.method.load import load_rules
        from top3.trajectory.migration import layers_of

        rules = load_rules(args.rules or "top3", args.overlay)
        return rules if layers_of(rules) == tuple(layers) else shipped_rules(layers)

    return load


def actor_of(given: str | None, rules: "RuleSet", *, needed: bool = False) -> "RoleRef | None":
    """Return who works, from ROLE or ROLE:NAME; None where that was left out.

    Raises:
        ReadingError: it is needed and was left out, or the rules know no such role.
    """
    from top3.values import RoleRef

    if not given:
        if needed:
            raise _no_actor(Both("niet gezegd wie dit doet", "not said who does this"), _AS)
        return None
    role, _, name = given.partition(":")
    known = rules.terms.get("roles", {})
    if role not in known:
        raise _no_actor(_NO_ROLE, did_you_mean(role, list(known)))
    return RoleRef(role=role, **({"name": name.strip()} if name.strip() else {}))


def _no_actor(found: Both, remedy: Both) -> ReadingError:
    return ReadingError([Problem(Place("--as"), "no-such-role", found, remedy)])


_AS = Both(
    'zeg het met --as, bijvoorbeeld: --as fixed_face:"M."',
    'say so with --as, for instance: --as fixed_face:"M."',
)
_NO_ROLE = Both("een rol die de regelset niet kent", "a role the rule set does not know")


def say_remarks(store: "Store", lang: str) -> list[str]:
    """Return what somebody should know of how a journal was found."""
    return [each.in_language(lang) for each in store.remarks()]
