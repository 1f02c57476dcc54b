"""People who judge differently: the more cautious holds until somebody who may has weighed it."""

from dataclasses import replace
from datetime import date

import pytest

from top3 import reason
from top3.rules.logic import Tri
from top3.trajectory.trajectory import Trajectory
from trajectory.told import DAY, FACE, OTHER, after, chosen, event, genesis, refused, rules

TODAY = date.fromisoformat(DAY)
CHAIR = {"role": "case_director", "name": "Sem"}
SCALE = "direct_safety_levels"


@pytest.fixture(scope="module")
def regional():
    """The shipped rules in a region where the case director may weigh."""
    roles = dict(rules().roles)
    roles["case_director"] = roles["case_director"].model_copy(update={"may_weigh": True})
    return replace(rules(), roles=roles)


def judged(number, level, by, on=DAY, **fields):
    return event("judged", told(number, level, by, on, **fields), on)


def told(number, level, by, on=DAY, **fields):
    record = {"id": f"j{number}", "about": "s1", "scale": SCALE, "level": level, "by": by, "on": on,
              "reason": {"nl": "wat ik zag"}}  # fmt: skip
    return {**record, **fields}


def weighed(by=CHAIR, weighs=("j1", "j2"), level="sufficient", number=3, **fields):
    record = told(number, level, by, **fields) | {"weighs": list(weighs)}
    return event("weighed", record, actor=by)


@pytest.fixture(scope="module")
def differing(regional):
    start = Trajectory.start(genesis(), regional)
    return after(start, chosen(), judged(1, "sufficient", FACE), judged(2, "not_yet", OTHER))


def level_of(made):
    """Return what the judgements of s1 amount to for a gate: a level, or None while they differ."""
    world = made.result(TODAY).planned.world
    reading = world.read(("situation", "s1"), _fact(made))
    values = {claim.value for claim in reading.claims}
    return values.pop() if len(values) == 1 else None


def _fact(made):
    names = [each for each in made.rules.dictionary.facts if ".judged." in each]
    return next(each for each in names if made.rules.dictionary.facts[each].of == SCALE
                and each.startswith("situation."))  # fmt: skip


def test_two_who_differ_leave_it_open(differing):
    assert level_of(differing) is None
    kinds = {each.kind for each in differing.at(TODAY).why_not("stable_safety")
             if each.rule == "direct-safety-is-judged-sufficient"}  # fmt: skip
    assert "contradicted" in kinds
    assert differing.gate("stable_safety", TODAY) is not Tri.TRUE


def test_a_weighing_by_who_may_settles_it(differing):
    assert level_of(differing.apply(weighed())) == "sufficient"
    assert level_of(differing.apply(weighed(level="not_yet"))) == "not_yet"


def test_who_judges_differently_after_a_weighing_opens_it_again(differing):
    again = differing.apply(weighed()).apply(judged(4, "not_yet", OTHER))
    assert level_of(again) is None


def test_a_weighing_of_one_of_two_leaves_the_other_standing(differing):
    # a weighing names at least two: one judgement alone is not weighed, it is taken over
    assert "record-does-not-fit" in refused(differing, weighed(weighs=("j2",)))


def test_only_a_role_that_may_weighs(differing):
    by_worker = {"role": "worker", "name": "Bo"}
    assert refused(differing, weighed(by=by_worker)) == {"a-weighing-is-by-somebody-who-may"}


def test_nobody_weighs_an_own_judgement(regional):
    start = Trajectory.start(genesis(), regional)
    made = after(start, judged(1, "sufficient", CHAIR), judged(2, "not_yet", OTHER))
    assert refused(made, weighed()) == {"a-weighing-is-by-somebody-who-may"}


def test_judgements_about_something_else_are_not_weighed(differing):
    other = differing.apply(judged(5, "lasting", OTHER, scale="stable_safety_levels"))
    assert refused(other, weighed(weighs=("j1", "j5"))) == {"a-weighing-is-by-somebody-who-may"}


def test_without_a_region_that_says_who_may_nobody_weighs():
    start = Trajectory.start(genesis(), rules())
    made = after(start, judged(1, "sufficient", FACE), judged(2, "not_yet", OTHER))
    assert refused(made, weighed()) == {"a-weighing-is-by-somebody-who-may"}


@pytest.mark.parametrize(
    "by",
    [FACE, {"role": "worker", "name": "Bo"}, {"role": "case_director"},
     {"role": "case_director", "name": "Ilse"}],
)  # fmt: skip
def test_a_weighing_in_a_case_file_by_who_may_not_settles_nothing(differing, regional, by):
    data = differing.case.to_data()
    data["judgements"].append(told(3, "sufficient", by) | {"weighs": ["j1", "j2"]})
    case = type(differing.case).model_validate(data)
    world = reason(case, regional, as_of=TODAY).planned.world
    values = {claim.value for claim in world.read(("situation", "s1"), _fact(differing)).claims}
    assert values == {"sufficient", "not_yet"}
