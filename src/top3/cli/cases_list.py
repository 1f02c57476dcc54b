"""`top3 cases list`: the examples that come with top3, those to start with first."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import note, print_json
from top3.errors import Both

if TYPE_CHECKING:
    from top3.casuistry.example import About
    from top3.rules.language import RuleSet

_LEVELS = ("start", "practised", "expert")


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    text = "de voorbeelden die erbij zitten / the examples that come with it"
    parser = commands.add_parser("list", parents=list(parents), help=text)
    parser.add_argument("--level", choices=_LEVELS, help="niveau / level")
    text = "vorm van geweld, zoals control; none: zonder / form of violence, or none"
    parser.add_argument("--form", metavar="FORM", help=text)
    parser.set_defaults(run=run_list)


def run_list(args: argparse.Namespace) -> int:
    """Print a line for every example.

    Raises:
        ItemNotFoundError: the form of violence is none of the rule set.
    """
    from top3.casuistry.example import examples
    from top3.method.load import load_rules

    rules = load_rules()
    if args.form not in (None, _NONE):
        _check_form(args.form, rules)
    found = [each for each in examples() if _is_asked(each, args)]
    if args.json:
        print_json({"schema": "top3/examples/1", "examples": [_data(each) for each in found]})
    else:
        _print(found, rules, args.lang)
    return 0


def _check_form(form: str, rules: "RuleSet") -> None:
    from top3.errors import ItemNotFoundError, did_you_mean

    known = [*rules.terms.get("forms", {}), _NONE]
    if form in known:
        return
    remedy = did_you_mean(form, known)
    message = Both(
        f"--form: geen vorm van geweld; {remedy.nl}", f"--form: no form of violence; {remedy.en}"
    )
    raise ItemNotFoundError(known, message)


def _is_asked(about: "About", args: argparse.Namespace) -> bool:
    form = not args.form or args.form in (about.forms or (_NONE,))
    return form and args.level in (None, about.level)


def _data(about: "About") -> dict[str, Any]:
    return {
        "id": about.id,
        "title": about.title.model_dump(),
        "about": about.about.model_dump(),
        "level": about.level,
        "forms": list(about.forms),
        "family_form": about.family_form,
        "minutes": about.minutes,
        "moments": len(about.moments),
    }


def _print(found: Sequence["About"], rules: "RuleSet", lang: str) -> None:
    from top3.casuistry.telling.words import WORDS

    level = ""
    wide = max((len(each.id) for each in found), default=0)
    for each in found:
        if each.level != level:
            level = each.level
            print(f"{level}: {WORDS[f'level_{level}'].in_language(lang)}")
        print(f"  {each.id:{wide}} {_line(each, rules, lang)}")
        if len(found) <= _WITH_ABOUT:
            print(f"      {each.about.in_language(lang)}")
    note((_SHOW if level else _NOTHING).in_language(lang))


def _line(about: "About", rules: "RuleSet", lang: str) -> str:
    labels = (rules.label("forms", form) for form in about.forms)
    forms = ", ".join(label.in_language(lang) for label in labels)
    parts = (
        about.title.in_language(lang),
        f"{about.minutes} min",
        forms or _NO_FORM.in_language(lang),
    )
    return " · ".join(parts)


_WITH_ABOUT = 12
"""More examples than this stand on a line each, so that all of them fit on one screen."""
_NONE = "none"
_NO_FORM = Both("geen vorm vooraf gezegd", "no form said beforehand")
_SHOW = Both("bekijk er een: top3 cases show dossier-02", "look at one: top3 cases show dossier-02")
_NOTHING = Both(
    "geen voorbeeld met dit niveau en deze vorm", "no example of this level and this form"
)
