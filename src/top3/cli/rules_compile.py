"""`top3 rules compile`, `verify` and `release`: what is derived, and what is frozen."""

import argparse
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.errors import Both, Place, Problem, ReadingError, RulesetInvalidError

if TYPE_CHECKING:
    from top3.rules.language import RuleSet


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
    texts = {
        "compile": "maakt compiled.json uit de YAML / makes compiled.json from the YAML",
        "verify": "klopt compiled.json, en wat is uitgegeven / is what is compiled and released so",
        "release": "legt een uitgave vast / freezes a release",
    }
    for name, run in (("compile", run_compile), ("verify", run_verify), ("release", run_release)):
        parser = commands.add_parser(name, parents=list(parents), help=texts[name])
        often: dict[str, Any] = {} if name == "release" else {"nargs": "?", "default": "top3"}
        parser.add_argument("name", metavar="NAME", help="top3, top3@0.1 of een map", **often)
        parser.set_defaults(run=run)


def run_compile(args: argparse.Namespace) -> int:
    """Write `compiled.json` beside the files of a rule set, made from its YAML and nothing else."""
    from top3.method.facts import READERS
    from top3.method.groups import GROUPS
    from top3.method.load import rules_folder
    from top3.rules.compiled import COMPILED, compiled_text

    folder = rules_folder(args.name)
    text = compiled_text(folder, readable=READERS, groups=GROUPS)
    target = _written(folder / COMPILED, text)
    if args.json:
        print_json({"written": str(target), "bytes": len(text.encode())})
    else:
        print(target)
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Check that `compiled.json` is what the YAML gives and that no release has changed."""
    from top3 import paths
    from top3.method.facts import READERS
    from top3.method.groups import GROUPS
    from top3.method.load import rules_folder
    from top3.rules.authoring.released import changed_releases
    from top3.rules.compiled import verify

    folder = rules_folder(args.name)
    roots = [paths.rulesets()]
    if isinstance(folder, Path) and folder.resolve().parent.parent != roots[0]:
        roots.append(folder.resolve().parent.parent)
    problems = verify(folder, readable=READERS, groups=GROUPS)
    problems += [each for root in roots for each in changed_releases(root)]
    if args.json:
        print_json([each.as_data() for each in problems])
    else:
        for each in problems:
            print(each.in_language(args.lang))
    if not problems:
        note({"en": "compiled.json and releases hold"}.get(
            args.lang, "compiled.json en uitgaven kloppen"))  # fmt: skip
    return 1 if problems else 0


def run_release(args: argparse.Namespace) -> int:
    """Freeze a rule set, or a version of the schemas: its hash goes into `released.json`.

    Raises:
        RulesetInvalidError: its tests fail, its `compiled.json` is out of date, its folder has
            another name, or that version was released with other content.
    """
    from top3.rules.authoring.released import RELEASED, release_text, with_release

    root, name = _schemas(args.name) or _rule_set(args.name)
    listed = with_release(root, name)
    target = _written(root / RELEASED, release_text(listed))
    if args.json:
        print_json({"released": name, "sha256": listed[name], "written": str(target)})
    else:
        print(f"{name} {listed[name]}")
    return 0


def _schemas(name: str) -> tuple[Traversable, str] | None:
    from top3 import paths

    folder = Path(name)
    shipped = name.startswith("schema/") and not folder.is_dir()
    place = paths.rulesets() / name if shipped else folder
    if not place.is_dir() or not any(
        each.name.endswith(".schema.json") for each in place.iterdir()
    ):
        return None
    if shipped:
        return paths.rulesets(), name
    return folder.resolve().parent.parent, f"schema/{folder.resolve().name}"


def _rule_set(name: str) -> tuple[Traversable, str]:
    from top3.method.facts import READERS
    from top3.method.groups import GROUPS
    from top3.method.load import rules_folder
    from top3.rules.compiled import verify
    from top3.rules.load import load

    folder = rules_folder(name)
    rules = load(folder, readable=READERS, groups=GROUPS)
    problems = verify(folder, readable=READERS, groups=GROUPS)
    place = Path(str(folder)).resolve()
    if (place.parent.name, place.name) != (rules.id, rules.version):
        found = Both("een map met een andere naam", "a folder with another name")
        problems.append(Problem(Place("ruleset.yaml"), "other-folder", found, _own_name(rules)))
    problems += _failing(folder, rules)
    if problems:
        raise RulesetInvalidError(problems)
    return place.parent.parent, rules.layer


def _own_name(rules: "RuleSet") -> Both:
    """Say how a folder must be called; a copy of a shipped rule set first needs its own name."""
    from top3.method.load import available_rules

    if rules.id in {each.partition("@")[0] for each in available_rules()}:
        return Both(
            f"'{rules.id}' is de naam van een meegeleverde regelset: geef de uwe een eigen 'id' en "
            "'title' in ruleset.yaml, en noem de map <id>/<versie>",
            f"'{rules.id}' is the name of a rule set that is shipped: give yours an 'id' and "
            "'title' of its own in ruleset.yaml, and call the folder <id>/<version>",
        )
    # a version that says it was changed is no name for a folder
    version = rules.version.partition("+")[0]
    return Both(f"noem haar {rules.id}/{version}", f"call it {rules.id}/{version}")


def _failing(folder: Traversable, rules: Any) -> list[Problem]:
    from top3.rules.authoring.coverage import unmet
    from top3.rules.authoring.rule_tests import run_tests

    report = run_tests(folder, rules)
    remedy = Both("draai 'top3 rules test'", "run 'top3 rules test'")
    failed = [
        Problem(
            Place(each.file, each.line, each.rule), "test-fails",
            Both("een test die niet uitkomt", "a test that fails"), remedy,
        )
        for each in report.failures
    ]  # fmt: skip
    untested = [
        Problem(
            Place("", None, each.rule), "rule-untested",
            Both(f"geen test voor: {each.in_words().nl}", f"no test for: {each.in_words().en}"),
            remedy,
        )
        for each in unmet(rules, report.met)
        if each.values
    ]  # fmt: skip
    return failed + untested


def _written(target: Traversable, text: str) -> Path:
    """Write a file whole or not at all, in place of the one that is there.

    Raises:
        ReadingError: nothing can be written there.
    """
    path = Path(str(target))
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(text.encode())
        partial.replace(path)
    except OSError:
        found = Both("kan hier niet schrijven", "cannot write here")
        remedy = Both("kopieer de regelset naar een map van uzelf",
                      "copy the rule set to a folder of your own")  # fmt: skip
        raise ReadingError([Problem(Place(path.name), "not-writable", found, remedy)]) from None
    return path
