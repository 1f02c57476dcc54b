"""Names in a case that the rule set does not know: refused, because a rule would not see them."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from top3.errors import Both, CaseError, Place, Problem, did_you_mean
from top3.method.noted import noted_problems
from top3.model.agreements import Judgement
from top3.model.case import Case
from top3.model.labels import LABELS
from top3.model.people import is_person
from top3.model.statements import AcuteRound
from top3.reading import Path_, Tree
from top3.rules.language import RuleSet
from top3.validating import path_text
from top3.values import Disputed, Known, OpenSet, Weighing

_LISTS: dict[tuple[str, str], str] = {
    ("Behaviour", "kinds"): "kinds",
    ("Person", "conditions"): "conditions",
    ("Person", "roles"): "roles",
    ("Situation", "consequence"): "consequences",
    ("Situation", "how_often"): "how_often",
    ("Statement", "class_"): "classes",
    ("RoleRef", "role"): "roles",
    ("Relation", "kind"): "relations",
    ("Moment", "kind"): "moments",
    ("Measure", "kind"): "measures",
    ("Reason", "code"): "reasons",
    ("LeftOut", "code"): "reasons",
    ("Position", "phase"): "phases",
    ("Judgement", "scale"): "scales",
    ("Factor", "name"): "factors",
    ("Factor", "effect"): "effects",
    ("Factor", "state"): "states",
    ("RecoveryNeed", "area"): "recovery_areas",
    ("RecoveryNeed", "state"): "states",
    ("Goal", "kind"): "goal_kinds",
    ("Goal", "result"): "results",
    ("Decision", "basis"): "share_bases",
    ("InstrumentOutcome", "instrument"): "instruments",
    **dict.fromkeys(
        (
            ("Report", "informant"), ("Report", "written_by"), ("Report", "hide_from"),
            ("Statement", "hide_from"), ("Statement", "may_be_shown_to"),
            ("Statement", "heard_from"), ("Agreement", "keepers"), ("Agreement", "checkers"),
            ("Informed", "who"), ("Involvement", "organisation"), ("Consultation", "asked"),
            ("Consent", "to"), ("GivenDocument", "to"), ("Representative", "who"),
            ("Decision", "to_whom"), ("Agreement", "only_for"), ("Goal", "only_for"),
            ("WarningSign", "only_for"), ("WarningSign", "noticed_by"),
            ("EmergencyStep", "only_for"),
        ),
        "roles",
    ),
}  # fmt: skip
FIELD_LISTS: Mapping[tuple[str, str], str] = _LISTS
"""Which list a name comes from, by model and field; where it is roles, a person may stand too."""

URGENCY = "urgency"
_WRAPPERS = (Known, OpenSet, Disputed, Weighing)


def check_vocabulary(case: Case, rules: RuleSet) -> None:
    """Refuse a case that uses names the rule set does not have.

    Raises:
        CaseError: one problem per name, with the nearest name of ours.
    """
    problems = vocabulary_problems(case, rules, None)
    if problems:
        raise CaseError(problems)


def vocabulary_problems(
    case: Case,
    rules: RuleSet,
    tree: Tree | None,
    where: Callable[[Path_], Path_] = lambda path: path,
) -> list[Problem]:
    """Return one problem per name that the rule set lacks; with lines if a tree is given.

    `where` turns a path in the case into the path in the tree, where the two differ.
    """
    lists = _lists_of(rules)
    known = frozenset(LABELS)
    problems = []
    for path, name, list_name in _names(case, ()):
        names = lists.get(list_name, {})
        if name in names:
            continue
        spot = where(path)
        shown = path_text(spot, known)
        place = tree.place(spot, shown=shown) if tree else Place("", None, shown)
        problems.append(_unlisted(place, name, names))
    return [*problems, *noted_problems(case, rules, tree, where)]


def names_problems(
    record: BaseModel, rules: RuleSet, tree: Tree | None = None
) -> Iterator[Problem]:
    """Yield one problem per name in one record that the rule set lacks; with a tree, with lines."""
    lists = _lists_of(rules)
    known = frozenset(LABELS)
    for path, name, list_name in _names(record, ()):
        names = lists.get(list_name, {})
        if name not in names:
            shown = path_text(path, known)
            place = tree.place(path, shown=shown) if tree else Place("", None, shown)
            yield _unlisted(place, name, names)


@lru_cache(maxsize=4)
def _lists_of(rules: RuleSet) -> dict[str, Mapping[str, Any]]:
    answers = {
        name: None for name in rules.dictionary.facts if name.startswith(("person.", "household."))
    }
    return {
        **rules.terms,
        URGENCY: dict.fromkeys(rules.urgency),
        "scales": {URGENCY: None, **dict.fromkeys(scales_of(rules))},
        "answers": answers,
    }


def name_lists(rules: RuleSet) -> Mapping[str, Mapping[str, Any]]:
    """Return every list of names a case may use, by its name: each name with its labels, if any."""
    return _lists_of(rules)


def _unlisted(place: Place, name: str, names: Mapping[str, Any]) -> Problem:
    found = Both(
        f"een naam van {len(name)} letters die niet in de lijst staat",
        f"a name of {len(name)} letters that is not in the list",
    )
    return Problem(place, "not-in-list", found, _nearest(name, names))


def scales_of(rules: RuleSet) -> tuple[str, ...]:
    """Return the scales people can judge on, beside urgency: those of the judgement rules."""
    return tuple(rule.outcome[1] for rule in rules.rules if rule.head.kind == "judgement")


def _nearest(name: str, names: Mapping[str, Any]) -> Both:
    """Offer the nearest of our own names, by its Dutch label where somebody wrote that."""
    labels = {str((entry or {}).get("nl", "")).casefold(): key for key, entry in names.items()}
    close = get_close_matches(name.replace("_", " ").casefold(), labels, n=1, cutoff=0.75)
    if close:
        return did_you_mean(labels[close[0]], [labels[close[0]]])
    return did_you_mean(name, sorted(names))


def _names(value: Any, path: Path_, list_name: str = "") -> Iterator[tuple[Path_, str, str]]:
    if isinstance(value, str):
        if list_name and not (list_name == "roles" and is_person(value)):
            yield path, value, list_name
    elif isinstance(value, BaseModel):
        yield from _names_of(value, path, list_name)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _names(part, (*path, index), list_name)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _names(part, (*path, key))


def _names_of(model: BaseModel, path: Path_, list_name: str) -> Iterator[tuple[Path_, str, str]]:
    wrapped = isinstance(model, _WRAPPERS)
    for name, field in type(model).model_fields.items():
        part = getattr(model, name)
        own = _LISTS.get((type(model).__name__, name), "")
        if wrapped and name in ("value", "has", "claims", "weighed"):
            own = list_name
        if isinstance(model, Judgement) and name == "level":
            own = model.scale or URGENCY
        if isinstance(model, AcuteRound) and name == "answers":
            yield from (((*path, name, key), key, "answers") for key in part)
        yield from _names(part, (*path, field.alias or name), own)
