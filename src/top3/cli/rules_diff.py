"""`top3 rules diff`: what differs between two rule sets, and which cases come out otherwise."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import day_of, note, print_json
from top3.errors import Both, Place, Problem, ReadingError

if TYPE_CHECKING:
    from top3.method.impact import Difference as CaseDifference
    from top3.method.impact import Impact
    from top3.rules.authoring.diff import Difference
    from top3.rules.language import RuleSet

_WAS = Both("was", "was")
_BECOMES = Both("wordt", "becomes")
_NOTHING = Both("niets", "nothing")
_SAME = Both("geen verschil", "no difference")
_WHY = Both("omdat", "because")
_OPENLY = Both("maakt openlijk minder voorzichtig", "openly makes less cautious")
_UNDONE = Both("niet meer: {}", "no longer: {}")
VERBS = {
    "add": Both("toegevoegd door {}", "added by {}"),
    "replace": Both("vervangen door {}", "replaced by {}"),
    "withdraw": Both("ingetrokken door {}", "withdrawn by {}"),
    "set": Both("gezet door {}", "set by {}"),
}
"""What a layer did, by the verb of its change."""

_PARTS = {
    "rule": Both("regel", "rule"),
    "parameter": Both("getal", "number"),
    "fact": Both("feit", "fact"),
    "term": Both("woord", "term"),
    "text": Both("tekst", "text"),
    "family": Both("tekst voor gezinnen", "text for families"),
    "step": Both("stap", "step"),
    "role": Both("rol", "role"),
    "check": Both("opmerking", "remark"),
    "proposal": Both("voorstel", "proposal"),
    "promise": Both("belofte", "promise"),
    "set": Both("regelset", "rule set"),
    "finding": Both("bevinding", "finding"),
    "gate": Both("poort", "gate"),
    "urgency": Both("urgentie", "urgency"),
    "order": Both("volgorde", "order"),
    "question": Both("vraag", "question"),
}


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "diff", parents=list(parents), help="wat verschilt er / what differs between two rule sets"
    )
    form = "top3@0.1, een map, of met lagen / or with layers: top3@0.1+nhn@0.1"
    parser.add_argument("old", metavar="OLD", help=form)
    parser.add_argument("new", metavar="NEW", help=form)
    parser.add_argument(
        "--cases", metavar="DIR", help="welke zaken anders uitkomen / which cases change, and why"
    )
    parser.add_argument("--as-of", metavar="DATE", help="peildatum / day to look from: 2026-03-16")
    parser.set_defaults(run=run_diff)


def run_diff(args: argparse.Namespace) -> int:
    """Print what differs, with the cases it changes; ends with 1 where anything differs."""
    from top3.rules.authoring.diff import diff

    old, new = _loaded(args.old), _loaded(args.new)
    differences = diff(old, new)
    impacts = _impacts(args, old, new) if args.cases else []
    if args.json:
        print_json(_as_data(old, new, differences, impacts))
    else:
        print(f"{_name(old)} → {_name(new)}")
        told: set[tuple[str, str]] = set()
        for each in differences:
            _print(each, args.lang, why=(each.part, each.name) not in told)
            told.add((each.part, each.name))
        for case in impacts:
            _print_case(case, args.lang)
        if not differences and not any(each.differences or each.refused for each in impacts):
            note(_SAME.in_language(args.lang))
    return 1 if differences or any(each.differences or each.refused for each in impacts) else 0


def _loaded(name: str) -> "RuleSet":
    """Load a rule set with the overlays that are written behind it."""
    from top3.method.load import load_rules

    base, *overlays = [name] if Path(name).is_dir() else name.split("+")
    return load_rules(base, overlays)


def _name(rules: "RuleSet") -> str:
    return " + ".join(each.name for each in rules.layers)


def _impacts(args: argparse.Namespace, old: "RuleSet", new: "RuleSet") -> "list[Impact]":
    from top3.errors import CaseError
    from top3.method.impact import Impact, impact
    from top3.method.load import load_case

    day, found = day_of(args), []
    for path in _cases_in(args.cases):
        try:
            case = load_case(path, old)
        except CaseError as error:
            faults, see = len(error.problems), f"'top3 assess {path.name}'"
            text = Both(f"geweigerd ({faults}): zie {see}", f"refused ({faults}): see {see}")
            found.append(Impact(path.stem, (), text))
            continue
        found.append(impact(case, old, new, as_of=day))
    return found


def _cases_in(folder: str) -> list[Path]:
    """Return the case files of a folder, by name.

    Raises:
        ReadingError: there is no such folder, or no case in it.
    """
    paths = sorted(each for end in ("yaml", "json") for each in Path(folder).glob(f"*.{end}"))
    if not paths:
        found = Both("geen map met zaken", "no folder with cases")
        remedy = Both("noem een map met *.yaml of *.json", "name a folder with *.yaml or *.json")
        raise ReadingError([Problem(Place("--cases"), "no-cases", found, remedy)])
    return paths


def _print(each: "Difference", lang: str, *, why: bool) -> None:
    """Print a difference; why a layer made it stands with the first of several about one thing."""
    part = _PARTS[each.part].in_language(lang)
    layer = next((layer for layer in reversed(each.layers) if layer), "")
    name = f"{each.sign} {part} {each.name}" + (f" ({layer})" if layer else "")
    if each.key:
        name += f": {each.key}"
    print(name)
    _print_both(each.old, each.new, lang)
    for said in _reasons(each, lang) if why else ():
        print(f"    {said}")


def _reasons(each: "Difference", lang: str) -> Iterator[str]:
    """Yield what each layer says of the change it made: what it did, that it loosens, and why."""
    for layer, change in each.changes:
        did = VERBS[change.verb].in_language(lang).format(layer)
        if layer in each.undone:
            did = _UNDONE.in_language(lang).format(did)
        openly = f"; {_OPENLY.in_language(lang)}" if change.loosens else ""
        why = f"{_WHY.in_language(lang)}: {change.because().in_language(lang)}"
        yield f"{did}{openly}; {why}"


def _print_both(old: Both | None, new: Both | None, lang: str) -> None:
    nothing = _NOTHING.in_language(lang)
    print(f"    {_WAS.in_language(lang)}: {old.in_language(lang) if old else nothing}")
    print(f"    {_BECOMES.in_language(lang)}: {new.in_language(lang) if new else nothing}")


def _print_case(case: "Impact", lang: str) -> None:
    said = case.refused or (None if case.differences else _SAME)
    count = said.in_language(lang) if said else str(len(case.differences))
    print(f"{case.case}: {count}")
    for each in case.differences:
        part = _PARTS[each.what].in_language(lang)
        print(f"  {each.about}: {part}{_speaking(each)}")
        _print_both(each.old, each.new, lang)


def _speaking(each: "CaseDifference") -> str:
    named = []
    for rule, old, new in each.rules:
        layer = old if old == new else f"{old or '-'} → {new or '-'}"
        named.append(f"{rule} ({layer})")
    return f"; {', '.join(named)}" if named else ""


def _as_data(
    old: "RuleSet",
    new: "RuleSet",
    differences: "Sequence[Difference]",
    impacts: "Sequence[Impact]",
) -> dict[str, Any]:
    return {
        "old": [each.name for each in old.layers],
        "new": [each.name for each in new.layers],
        "differences": [
            {"part": each.part, "name": each.name, "key": each.key, "layers": list(each.layers),
             "old": _data(each.old), "new": _data(each.new),
             "changes": [{"layer": layer, "undone": layer in each.undone,
                          **change.model_dump(mode="json")} for layer, change in each.changes]}
            for each in differences
        ],
        "cases": [
            {
                "case": case.case,
                "refused": _data(case.refused),
                "differences": [
                    {"what": each.what, "about": each.about, "old": _data(each.old),
                     "new": _data(each.new),
                     "rules": [{"rule": rule, "old_layer": was, "new_layer": now}
                               for rule, was, now in each.rules]}
                    for each in case.differences
                ],
            }
            for case in impacts
        ],
    }  # fmt: skip


def _data(text: Both | None) -> dict[str, str] | None:
    return text._asdict() if text else None
