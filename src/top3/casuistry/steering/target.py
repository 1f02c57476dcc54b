"""Made-up cases in which a rule comes out as asked, or a move of the process is made.

First it looks among the cases that a scenario gives by itself; then it changes the nearest one, as
few facts as it needs. What was changed is said. It is bounded, and says when it found nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from top3.casuistry.coverage.unreachable import VALUES, is_out_of_reach
from top3.casuistry.generate import Made, plain
from top3.casuistry.many import Order, case_of, scenario_for
from top3.casuistry.steering.edits import changed
from top3.casuistry.steering.search import MOST_TRIES, Aim, Steering, look
from top3.casuistry.steering.words import lines_of
from top3.errors import Both, Place, Problem, ReadingError, did_you_mean
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.rules.proving.reach import reach

MOST_DRAWN = 60
"""How many drawn cases are looked at before one is changed."""

_NEAREST = 3
"""How many of them are tried to be changed, nearest first."""

TRANSITION = "transition:"


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that is as asked: what it is, and in words what was changed for it; first to last."""

    made: Made
    changed: tuple[Both, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """No case: `proven` where it was shown that there is none, else the bound was hit."""

    proven: bool
    why: Both


def aims_of(rules: RuleSet, wanted: Iterable[str], never: Iterable[str] = ()) -> tuple[Aim, ...]:
    """Return what is aimed at, out of texts as `RULE=UNKNOWN`.

    Raises:
        ReadingError: a text names no rule or value; every fault.
    """
    problems: list[Problem] = []
    aims = []
    for option, texts in (("--target", wanted), ("--not", never)):
        for text in texts:
            name, found, value = text.partition("=")
            if name not in rules.by_id:
                problems.append(_no_rule(option, name, rules))
            elif not found or value.upper() not in VALUES:
                problems.append(Problem(Place(option), "no-value", *_NO_VALUE))
            else:
                aims.append(Aim(rules.by_id[name], VALUES[value.upper()], option == "--not"))
    if problems:
        raise ReadingError(problems)
    return tuple(aims)


def _no_rule(option: str, name: str, rules: RuleSet) -> Problem:
    found = Both("een regel die er niet is", "a rule that is not there")
    return Problem(Place(option), "unknown-rule", found, did_you_mean(name, list(rules.by_id)))


def out_of_reach(rules: RuleSet, aims: Iterable[Aim]) -> Missed | None:
    """Return why no case can be as asked, where that can be shown for one of the rules."""
    for aim in aims:
        found = reach(rules, aim.rule)
        shown = found.complete and aim.value not in found.values
        if not aim.never and (shown or is_out_of_reach(rules, aim.rule, aim.value)):
            return Missed(proven=True, why=Both(
                f"{aim.rule.id}: deze uitkomst kan in geen enkele zaak; dat is bewezen",
                f"{aim.rule.id}: no case can come out so; that was shown",
            ))  # fmt: skip
    return None


def hit(
    order: Order,
    rules: RuleSet,
    aims: Sequence[Aim],
    first: int,
    *,
    most_drawn: int = MOST_DRAWN,
    most_tries: int = MOST_TRIES,
) -> Hit | Missed:
    """Return a case in which every aim is met on its first day.

    Args:
        order: From which scenarios and which seed; the same order gives the same case.
        rules: The rules that are aimed at.
        aims: What must come out, and what must not.
        first: The number of the first drawn case that is looked at.
        most_drawn: How many drawn cases are looked at.
        most_tries: How many changes are tried for each of the nearest.

    Raises:
        ScenarioError: a scenario is refused.
    """
    if missed := out_of_reach(rules, aims):
        return missed
    drawn = []
    for index in range(first, first + most_drawn):
        made = plain(scenario_for(order, index), order.seed, index, order.langs[0])
        case = Case.model_validate(made.start)
        far = look(case, rules, aims, case.as_of).far
        if not far:
            return Hit(_whole(order, index))
        drawn.append((far, index, case))
    for _, index, case in sorted(drawn, key=lambda each: each[:2])[:_NEAREST]:
        found = Steering(rules, aims, case.as_of).steer(case, most_tries=most_tries)
        if found:
            data = case.to_data()
            cases = [case]
            for edit in found.edits:
                data = changed(data, edit)
                cases.append(Case.model_validate(data))
            lines = lines_of(found.edits, cases, rules, case.as_of)
            whole = replace(_whole(order, index), start=data, events=(), stages=(), outcomes={})
            return Hit(whole, lines)
    return Missed(proven=False, why=Both(
        f"niet gevonden in {most_drawn} getrokken zaken en {most_tries} wijzigingen van elk van de"
        f" {_NEAREST} die er het dichtst bij waren; dat bewijst niet dat het niet kan",
        f"not found in {most_drawn} drawn cases and {most_tries} changes of each of the"
        f" {_NEAREST} nearest; that does not show that it cannot be",
    ))  # fmt: skip


def _whole(order: Order, index: int) -> Made:
    """Return a case with its course and what is taught with it."""
    return case_of(replace(order, plain=False), index)


_NO_VALUE = (
    Both("geen uitkomst achter de regel", "no outcome behind the rule"),
    Both("schrijf REGEL=TRUE, REGEL=FALSE of REGEL=UNKNOWN, of transition:VAN->NAAR",
         "write RULE=TRUE, RULE=FALSE or RULE=UNKNOWN, or transition:FROM->TO"),
)  # fmt: skip

__all__ = ["MOST_DRAWN", "TRANSITION", "Hit", "Missed", "aims_of", "hit", "out_of_reach"]
