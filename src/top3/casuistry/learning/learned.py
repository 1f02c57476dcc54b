"""What can be learned of one case without saying whose it is: rules, phases, choices, and gaps.

Only names of our own lists and of rules come out: no id of a case, no name, no day, no word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from top3.casuistry.not_known import unknown_reasons
from top3.method.stages import Result
from top3.rules.language import RuleSet
from top3.rules.logic import Tri
from top3.trajectory.ahead import ahead_of
from top3.trajectory.trajectory import Trajectory

BANDS: tuple[tuple[int, str], ...] = (
    (13, "under_2_weeks"),
    (41, "2_to_6_weeks"),
    (90, "6_weeks_to_3_months"),
    (181, "3_to_6_months"),
)
"""How long something took: up to and including so many days, and the name of that band."""
LONGEST = "over_6_months"
NOT_SAID = "not_said"
ACUTE_LEFT_OUT, CHOSEN_OTHERWISE = "acute_left_out", "chosen_otherwise"
ANOTHER = "another"
"""In place of a name that the rule set does not list: it could be anything."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What one case adds to the tables, each thing once however often it occurs in it.

    `rules` holds (rule, outcome) for what is present or cannot be excluded; `stays` (phase, band)
    for every phase that was left; `now` the phase it is in, and for how long; `shut` (gate, rule)
    for what keeps the next phase shut; `overrides` (what, of which, code) for where people went
    another way than was proposed; `unknown` the reasons for which something is not known; `late`
    what is late.
    """

    rules: frozenset[tuple[str, str]]
    stays: frozenset[tuple[str, str]]
    now: tuple[str, str]
    shut: frozenset[tuple[str, str]]
    overrides: frozenset[tuple[str, str, str]]
    unknown: frozenset[str]
    late: frozenset[str]


def learned(trajectory: Trajectory, day: date) -> Learned:
    """Return what one case adds, as it was recorded by a day and looked at on that day.

    A case without events is a trajectory without events.
    """
    standing = trajectory.at(day)
    seen, result = standing.trajectory, standing.result
    ahead = ahead_of(standing)
    spans = tuple(_spans(seen, day))
    return Learned(
        rules=frozenset(_fired(result)),
        stays=frozenset(spans[:-1]),
        now=spans[-1],
        shut=frozenset((ahead.to, each.rule) for each in ahead.obstacles) if ahead else frozenset(),
        overrides=frozenset(_overrides(seen, result)),
        unknown=frozenset(unknown_reasons(seen.case)),
        late=frozenset(each.code for each in standing.due),
    )


def band_of(days: int) -> str:
    """Return the name of the band that so many days fall in."""
    return next((name for most, name in BANDS if days <= most), LONGEST)


def _fired(result: Result) -> Iterator[tuple[str, str]]:
    found = (*result.planned.all_findings(), *result.advice, *result.warnings)
    return ((each.rule.id, each.outcome) for each in found if each.value is not Tri.FALSE)


def _spans(seen: Trajectory, day: date) -> Iterator[tuple[str, str]]:
    """Yield every stay in a phase in order, the one it is in last."""
    log = seen.log
    days = [log.genesis.as_of, *(each.day for each in seen.events)]
    began, phases = log.courses[0].since or days[0], [each.phase for each in log.courses]
    for number, (before, after) in enumerate(pairwise(phases[: seen.length + 1]), 1):
        if before != after:
            yield before, band_of((days[number] - began).days)
            began = days[number]
    yield seen.course.phase, band_of((day - began).days)


def _overrides(seen: Trajectory, result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield where people went another way: past a gate, or with another top 3 than proposed."""
    rules = result.planned.rules
    for each in seen.case.decisions:
        if each.kind == "gate_passed":
            gate = _listed(each.to, rules.declared.get("opens", ()))
            yield "gate_passed", gate, _code(rules, each.reason.code)
        yield from (
            ("left_out_of_top3", "situation", _code(rules, one.code)) for one in each.left_out
        )
    for open_acute in result.planned.left_out:
        yield ACUTE_LEFT_OUT, "situation", _code(rules, open_acute.code)
    if any(each.chosen is None for each in result.planned.prioritised.differences):
        yield CHOSEN_OTHERWISE, "top3", NOT_SAID


def _code(rules: RuleSet, code: str | None) -> str:
    return _listed(code, rules.terms.get("reasons", {})) if code else NOT_SAID


def _listed(name: str | None, known: Any) -> str:
    if name is None:
        return NOT_SAID
    return name if name in known else ANOTHER
