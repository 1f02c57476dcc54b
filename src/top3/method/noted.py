"""Answers that have no field of their own: what the rules read of them, and what may not be."""

from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from top3.errors import Both, Place, Problem, did_you_mean
from top3.model.case import Case
from top3.model.labels import LABELS
from top3.model.noted import Noted
from top3.reading import Path_, Tree
from top3.rules.claims import Reading
from top3.rules.evaluate import Key
from top3.rules.language import FactSpec, RuleSet
from top3.validating import path_text
from top3.values import Known, Unknown

if TYPE_CHECKING:
    from top3.method.facts import CaseWorld

_COLLECTIONS = {
    "situation": "situations",
    "person": "people",
    "agreement": "agreements",
    "factor": "factors",
}
_TYPES: dict[str, tuple[type, ...]] = {"flag": (bool,), "number": (int,)}
_OTHER_SCOPE = (
    Both("een onderdeel waar dit feit niet over gaat", "an item this fact is not about"),
    Both("noem onder 'about' het onderdeel waar de vraag over gaat; niets voor het huishouden",
         "name under 'about' the item the question is about; nothing for the household"),
)  # fmt: skip
_OTHER_TYPE = (
    Both("een antwoord van een andere soort dan de vraag", "an answer of another kind than asked"),
    Both("geef ja of nee, een getal, een dag of een naam, zoals de vraag vraagt",
         "give yes or no, a number, a day or a name, as the question asks"),
)  # fmt: skip


def read_noted(world: "CaseWorld", item: Key, spec: FactSpec) -> Reading:
    """Return every answer to a question, each a claim; two that differ both stand.

    Without one nobody was asked; where nobody knew, the last one says why.
    """
    about = None if item[0] == "household" else item[1]
    listed = [each for each in world.case.noted if (each.fact, each.about) == (spec.name, about)]
    claims = [
        claim
        for each in listed
        for claim in world.claims(_dated(_typed(each, spec), each), each.statements)
    ]
    if any(each.told for each in claims):
        return world.together(claims)
    readings = [world.reading(_dated(_typed(each, spec), each), each.statements) for each in listed]
    apart = [each for each in readings if not each.applies]
    return (apart or readings or [Reading()])[-1]


def unread_by(case: Case, rules: RuleSet) -> tuple[Noted, ...]:
    """Return the answers that these rules do not know: another layer asked for them."""
    return tuple(each for each in case.noted if _asked(each, rules) is None)


def noted_problems(
    case: Case, rules: RuleSet, tree: Tree | None, where: Callable[[Path_], Path_]
) -> Iterator[Problem]:
    """Yield what is wrong with answers under `noted`: misspelt, about something else, other kind.

    An answer to a question that these rules do not have is no fault: a case goes from one
    organisation to another, and the other may work with another layer.
    """
    for index, noted in enumerate(case.noted):
        spec = _asked(noted, rules)
        known = [name for name, each in rules.dictionary.facts.items() if each.noted]
        if spec is None:
            near = get_close_matches(noted.fact, known, n=1, cutoff=0.9)
            found = Both("een feit dat de regels niet kennen", "a fact the rules do not know")
            if near or noted.fact.partition(".")[0] not in ("household", *_COLLECTIONS):
                yield _problem(tree, where(("noted", index, "fact")), "unknown-fact", found,
                               did_you_mean(noted.fact, known))  # fmt: skip
            continue
        if not _is_about(noted, spec, case):
            yield _problem(tree, where(("noted", index, "about")), "wrong-kind-of-id",
                           *_OTHER_SCOPE)  # fmt: skip
        if any(not _fits(each, spec, rules) for each in _values(noted.value)):
            yield _problem(tree, where(("noted", index, "value")), "wrong-kind", *_OTHER_TYPE)


def _problem(tree: Tree | None, path: Path_, code: str, found: Both, remedy: Both) -> Problem:
    shown = path_text(path, frozenset(LABELS))
    place = tree.place(path, shown=shown) if tree else Place("", None, shown)
    return Problem(place, code, found, remedy)


def _asked(noted: Noted, rules: RuleSet) -> FactSpec | None:
    spec = rules.dictionary.facts.get(noted.fact)
    return spec if spec is not None and spec.noted else None


def _is_about(noted: Noted, spec: FactSpec, case: Case) -> bool:
    if spec.scope == "household":
        return noted.about is None
    return any(each.id == noted.about for each in getattr(case, _COLLECTIONS[spec.scope]))


def _values(fact: Any) -> list[Any]:
    claims = [*getattr(fact, "claims", ()), getattr(fact, "weighed", None)]
    return [fact.value] if isinstance(fact, Known) else [each.value for each in claims if each]


def _fits(value: Any, spec: FactSpec, rules: RuleSet) -> bool:
    if spec.type == "day":
        return _day(value) is not None
    if spec.type in ("name", "scale"):
        return value in rules.dictionary.values_of(spec)
    wanted = _TYPES.get(spec.type, (str,))
    return type(value) in wanted


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _typed(noted: Noted, spec: FactSpec) -> Any:
    """Return the fact with days as days; one of another kind than asked counts as not concrete."""
    fact: Any = noted.value
    if spec.type != "day":
        return fact
    values = _values(fact)
    if any(_day(each) is None for each in values):
        return Unknown(reason="not_concrete")
    if isinstance(fact, Known):
        return fact.model_copy(update={"value": _day(fact.value)})
    update: dict[str, Any] = {}
    if claims := getattr(fact, "claims", ()):
        update["claims"] = tuple(
            each.model_copy(update={"value": _day(each.value)}) for each in claims
        )
    if weighed := getattr(fact, "weighed", None):
        update["weighed"] = weighed.model_copy(update={"value": _day(weighed.value)})
    return fact.model_copy(update=update) if update else fact


def _dated(fact: Any, noted: Noted) -> Any:
    """Return an answer that rests on no statement as it was on the day it was noted.

    Without it an old answer about a state would count as one of today.
    """
    if not isinstance(fact, Known) or fact.on or fact.by or noted.statements:
        return fact
    return fact.model_copy(update={"on": noted.on})
