"""`top3 cases pseudonymise`: from a case of an organisation to material for learning."""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, note, print_json, rules_of
from top3.errors import Both, Place, Problem, ProblemsError, ReadingError, did_you_mean

if TYPE_CHECKING:
    from top3.casuistry.pseudonymise.whole import Pseudonymised, Wanted
    from top3.model.case import Case
    from top3.rules.language import RuleSet
    from top3.trajectory.events import Event

_EVENTS = "events.yaml"
_CASE = "case.yaml"
_PRIVATE = 0o600


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "van een zaak naar lesmateriaal / from a case to material for learning"
    parser = commands.add_parser("pseudonymise", parents=list(parents), help=text)
    text = "casusbestand, of map met case.yaml en events.yaml / case file, or folder with both"
    parser.add_argument("case", metavar="CASE", help=text)
    text = "gebeurtenissen erna / what happened after"
    parser.add_argument("--events", metavar="FILE", help=text)
    text = "nieuwe map / new folder"
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help=text)
    text = "namen van mensen, plaatsen en organisaties / names of people and places"
    parser.add_argument("--names", metavar="FILE", help=text)
    text = "wat een mens heeft nagegaan / what a person judged"
    parser.add_argument("--judged", metavar="FILE", help=text)
    text = "andere zaken: wat is daar zeldzaam / other cases: what is rare there"
    parser.add_argument("--among", metavar="DIR", help=text)
    text = "achtergrond van de nieuwe namen, anders geloot / of the new names, else drawn"
    parser.add_argument("--background", metavar="NAME", help=text)
    keys = parser.add_mutually_exclusive_group()
    text = "bestand met de sleutel: dezelfde namen weer / the key: the same names again"
    keys.add_argument("--key-file", metavar="FILE", help=text)
    text = "maak een sleutel en bewaar die hier / make a key and keep it here"
    keys.add_argument("--new-key", metavar="FILE", help=text)
    text = "bewaar ook wat wat werd, alleen voor uzelf / keep what became what, for you alone"
    parser.add_argument("--mapping", metavar="FILE", help=text)
    add_rules(parser)
    parser.set_defaults(run=run_pseudonymise)


def run_pseudonymise(args: argparse.Namespace) -> int:
    """Write the folder; 1 while a person must still judge something, 2 when something was refused.

    Nothing is written unless all of it could be.

    Raises:
        ReadingError: a file is missing or wrong, or something is there already.
        CaseError: the case is refused.
    """
    from top3.method.contacts import load_contacts

    try:
        return _run(args)
    except ProblemsError as error:
        if args.json:
            raise
        print(error.in_language(args.lang), file=sys.stderr)
        closing = load_contacts().closing.in_language(args.lang)
        if closing not in error.in_language(args.lang):
            print(closing, file=sys.stderr)
        return 2


def _run(args: argparse.Namespace) -> int:
    from top3.casuistry.pseudonymise.key import new_secret
    from top3.casuistry.pseudonymise.report import report_data
    from top3.casuistry.pseudonymise.whole import pseudonymise

    _nothing_there(args)
    secret = _secret(args.key_file) if args.key_file else new_secret()
    rules = rules_of(args)
    case, events = _read(args, rules)
    made = pseudonymise(case, rules, secret, events=events, wanted=_wanted(args, rules))
    _write(args, made, secret)
    if args.json:
        print_json(report_data(made))
    else:
        _say(args, made)
    return 0 if made.is_done else 1


def _nothing_there(args: argparse.Namespace) -> None:
    """Refuse before anything is worked out: none of what will be written may be there."""
    found = Both("dat is er al", "that is there already")
    remedy = Both("kies een andere naam of map; er is niets overschreven",
                  "choose another name or folder; nothing was overwritten")  # fmt: skip
    wanted = (("-o", args.output), ("--new-key", args.new_key), ("--mapping", args.mapping))
    problems = [
        Problem(Place(option), "exists", found, remedy)
        for option, path in wanted
        if path and os.path.lexists(path)
    ]
    if problems:
        raise ReadingError(problems)


def _secret(path: str) -> bytes:
    from top3.casuistry.pseudonymise.key import SHORTEST

    try:
        secret = Path(path).read_bytes().strip()
    except OSError:
        secret = b""
    if len(secret) < SHORTEST:
        found = Both("geen sleutel van 16 tekens of meer", "no key of 16 characters or more")
        remedy = Both("maak er een met --new-key", "make one with --new-key")
        raise ReadingError([Problem(Place("--key-file"), "no-key", found, remedy)])
    return secret


def _read(args: argparse.Namespace, rules: "RuleSet") -> "tuple[Case, tuple[Event, ...]]":
    from top3.method.load import load_case
    from top3.trajectory.event_file import read_events
    from top3.trajectory.events import NO_SALT

    path, events = Path(args.case), Path(args.events) if args.events else None
    if path.is_dir():
        inside = path / _EVENTS
        events = events or (inside if inside.is_file() else None)
        path = path / _CASE
    case = load_case(path, rules)
    return case, read_events(events, salt=lambda: NO_SALT) if events else ()


def _wanted(args: argparse.Namespace, rules: "RuleSet") -> "Wanted":
    from top3.casuistry.pseudonymise.judged import GivenNames, Judged, read_judged, read_names
    from top3.casuistry.pseudonymise.name_lists import BACKGROUNDS
    from top3.casuistry.pseudonymise.whole import Wanted

    if args.background and args.background not in BACKGROUNDS:
        found = Both("een achtergrond zonder lijst", "a background without a list")
        remedy = did_you_mean(args.background, BACKGROUNDS, most=len(BACKGROUNDS))
        raise ReadingError([Problem(Place("--background"), "not-in-list", found, remedy)])
    return Wanted(
        names=read_names(Path(args.names)) if args.names else GivenNames(top3="names/1"),
        judged=read_judged(Path(args.judged)) if args.judged else Judged(),
        background=args.background or "",
        among=_among(args.among, rules) if args.among else (),
    )


def _among(folder: str, rules: "RuleSet") -> "tuple[Case, ...]":
    from top3.cli.many_cases import case_paths
    from top3.method.load import load_case

    paths = [each / _CASE if each.is_dir() else each for each in case_paths([folder])]
    return tuple(
        load_case(each, rules) for each in paths
        if each.suffix in (".yaml", ".yml", ".json") and not each.name.endswith(_EVENTS)
    )  # fmt: skip


def _write(args: argparse.Namespace, made: "Pseudonymised", secret: bytes) -> None:
    """Write everything into a folder beside it and move that into place: all of it or nothing."""
    target = Path(args.output)
    written: list[Path] = []
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=".part-", dir=target.parent))
        for name, text in _files(made, args.lang).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        if args.new_key:
            written.append(_private(args.new_key, secret + b"\n"))
        if args.mapping:
            mapping = json.dumps(made.mapping, ensure_ascii=False, indent=2, sort_keys=True)
            written.append(_private(args.mapping, mapping.encode() + b"\n"))
        folder.rename(target)
    except OSError:
        for each in written:
            each.unlink(missing_ok=True)
        found = Both("een plek waar niet geschreven kan worden", "a place that cannot be written")
        remedy = Both("kies een andere map; er is niets geschreven",
                      "choose another folder; nothing was written")  # fmt: skip
        raise ReadingError(
            [Problem(Place(_unwritable(args)), "not-writable", found, remedy)]
        ) from None
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _unwritable(args: argparse.Namespace) -> str:
    """Return the option that names a folder which is not there; else the one of the new folder."""
    wanted = (("--new-key", args.new_key), ("--mapping", args.mapping))
    gone = (option for option, path in wanted if path and not Path(path).parent.is_dir())
    return next(gone, "-o") if Path(args.output).parent.is_dir() else "-o"


def _files(made: "Pseudonymised", lang: str) -> dict[str, str]:
    from top3.casuistry.pseudonymise.report import report_data, report_page
    from top3.formats import markdown
    from top3.reading import write_yaml
    from top3.views.wording import WORDS

    mark = WORDS["pseudonymised"]
    head = f"# {mark.nl}\n# {mark.en}\n"
    files = {_CASE: head + write_yaml(made.case)}
    if made.events:
        files[_EVENTS] = head + write_yaml(list(made.events))
    files["report.md"] = markdown.write(report_page(made, lang))
    files["report.json"] = json.dumps(report_data(made), ensure_ascii=False, indent=2) + "\n"
    return files


def _private(path: str, content: bytes) -> Path:
    """Write a new file that nobody else on the machine can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return Path(path)


def _say(args: argparse.Namespace, made: "Pseudonymised") -> None:
    left = len({each.mark for each in made.open}) + len(made.rare)
    text = _WRITTEN if left else _WRITTEN_CLEAR
    print(text.in_language(args.lang).format(args.output, left))
    if made.differ:
        print(_DIFFER.in_language(args.lang))
    note(_STILL.in_language(args.lang))
    if not (args.key_file or args.new_key):
        note(_KEYLESS.in_language(args.lang))


_WRITTEN = Both(
    "geschreven: {}; nog na te gaan door een mens: {} (report.md)",
    "written: {}; left for a person to judge: {} (report.md)",
)
_WRITTEN_CLEAR = Both(
    "geschreven: {}; lees het geheel nog zelf: report.md",
    "written: {}; read the whole yourself: report.md",
)
_DIFFER = Both(
    "let op: niet elke conclusie bleef gelijk; zie report.md",
    "mind: not every conclusion stayed the same; see report.md",
)
_STILL = Both(
    "Dit blijven persoonsgegevens. Deel report.md, een sleutel of een --mapping nooit mee.",
    "These remain personal data. Never share report.md, a key or a --mapping along with it.",
)
_KEYLESS = Both(
    "De sleutel is weg: de volgende keer worden het andere namen en dagen. Bewaren: --new-key",
    "The key is gone: next time names and days will be others. To keep one: --new-key",
)
