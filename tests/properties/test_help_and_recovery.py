"""Factors, needs, own lists and instruments stand beside the assessment and never change it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import prioritised, real_cases, rules
from top3 import reason
from top3.method.parts_data import parts_data
from top3.model.case import Case

# plans every drawn case: it runs with what is slow
pytestmark = pytest.mark.slow

BY = {"role": "worker", "name": "M."}


@st.composite
def with_care(draw):
    """Draw a case with factors, goals, needs, and an own list, on top of what it has."""
    case = draw(real_cases())
    people = [each.id for each in case.people]
    situations = [each.id for each in case.situations]
    some = st.lists(st.sampled_from(situations), unique=True) if situations else st.just([])
    factors = [
        {
            "id": f"fx{number}", "words": {"nl": "iets"}, "hangs_on": draw(some),
            "kind": draw(st.sampled_from(("risk", "protective"))),
            "level": draw(st.sampled_from(("person", "relation", "household", "system"))),
            **draw(_fields(people)),
        }
        for number in range(1, 1 + draw(st.integers(0, 4)))
    ]  # fmt: skip
    needs = [
        {"id": f"nx{number}", "person": draw(st.sampled_from(people)), "words": {"nl": "rust"},
         "area": draw(st.sampled_from(sorted(rules().terms["recovery_areas"]))), "of": draw(some)}
        for number in range(1, 1 + draw(st.integers(0, 2)))
    ]  # fmt: skip
    aims = [each["id"] for each in (*factors, *needs)] + situations
    goals = [
        {"id": f"gx{number}", "words": {"nl": "doel"}, "by": BY,
         "answers": draw(st.lists(st.sampled_from(aims), unique=True)) if aims else []}
        for number in range(1, 1 + draw(st.integers(0, 3)))
    ]  # fmt: skip
    data = case.to_data()
    added = {"factors": factors, "needs": needs, "goals": goals}
    made = {name: [*data.get(name, ()), *items] for name, items in added.items()}
    return Case.model_validate({**data, **made}), case


def _fields(people):
    return st.fixed_dictionaries(
        {},
        optional={
            "name": st.sampled_from(sorted(rules().terms["factors"])),
            "of": st.sampled_from(people),
            "dynamic": st.booleans(),
            "effect": st.sampled_from(sorted(rules().terms["effects"])),
            "state": st.sampled_from(sorted(rules().terms["states"])),
        },
    )


def plan(case):
    return reason(case, rules()).planned


def assessment(planned):
    """Return what is said of how unsafe it is: urgency, checks, and the order."""
    stage = planned.prioritised
    return (
        [(each.situation, each.urgency, each.acute_check) for each in stage.assessed.situations],
        [(each.rank, each.situation, each.tied_with) for each in stage.order],
        [each.situation for each in stage.top3],
        planned.open_acute,
    )


def findings(planned):
    return [(each.rule.id, each.about, each.value) for each in planned.all_findings()]


@given(with_care())
def test_factors_goals_and_needs_never_change_urgency_or_the_order_of_situations(made):
    case, before = made
    assert assessment(plan(case)) == assessment(plan(before))


@given(with_care(), st.randoms(use_true_random=False))
def test_the_order_of_recording_never_changes_what_is_linked_to_what(made, random):
    case, _ = made
    data = case.to_data()
    for name in ("factors", "goals", "needs"):
        random.shuffle(data.get(name, []))
    assert _linked(parts_data(plan(Case.model_validate(data)))) == _linked(parts_data(plan(case)))


def _linked(part):
    """Return plain data in which lists say what, and no longer in which order."""
    if isinstance(part, dict):
        return tuple(sorted((key, _linked(each)) for key, each in part.items()))
    if isinstance(part, list):
        return tuple(sorted(map(_linked, part), key=repr))
    return repr(part)


@given(with_care(), st.randoms(use_true_random=False))
def test_the_order_of_recording_never_changes_which_factor_comes_before_which(made, random):
    case, _ = made
    data = case.to_data()
    random.shuffle(data.get("factors", []))
    first, second = (_groups(plan(each)) for each in (case, Case.model_validate(data)))
    assert first == second


def _groups(planned):
    """Return the factors of the help part in order, those that are tied together in one group."""
    groups = [frozenset((each.factor, *each.tied_with)) for each in planned.parts.help.factors]
    return list(dict.fromkeys(groups))


@given(with_care())
def test_everything_recorded_for_help_and_recovery_stands_in_a_part(made):
    case, _ = made
    shown = set(_strings(parts_data(plan(case))))
    for each in (*case.factors, *case.needs, *case.goals):
        assert each.id in shown


@given(with_care())
def test_no_part_of_the_plan_holds_a_number(made):
    case, _ = made
    assert not [each for each in _leaves(parts_data(plan(case))) if type(each) in (int, float)]


def _leaves(part):
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        return [leaf for each in part for leaf in _leaves(each)]
    return [part]


def _strings(part):
    return (each for each in _leaves(part) if isinstance(each, str))


@given(st.data(), real_cases())
def test_an_own_list_never_changes_the_proposal_or_what_is_asked(data, case):
    situations = [each.id for each in case.situations]
    items = data.draw(st.lists(st.sampled_from(situations), unique=True)) if situations else []
    own = {"id": "vx1", "person": case.people[0].id, "top3": items,
           "words": {"unknown": "asked_unknown"}}  # fmt: skip
    silent = {**own, "top3": []}
    made = [
        Case.model_validate({**case.to_data(), "views": [*case.to_data().get("views", ()), each]})
        for each in (own, silent)
    ]
    with_, without = (prioritised(each) for each in made)
    assert [each.situation for each in with_.top3] == [each.situation for each in without.top3]
    assert _cut(with_) == _cut(without)
    assert findings(plan(made[0])) == findings(plan(made[1]))


def _cut(case):
    return [each.situation for each in case.at_the_cut]


@given(st.data(), real_cases())
def test_an_outcome_of_an_instrument_changes_no_finding_no_question_and_no_order(data, case):
    outcome = {
        "id": "ix1", "on": "2026-01-01", "by": BY,
        "instrument": data.draw(st.sampled_from(sorted(rules().terms["instruments"]))),
        "outcome": {"nl": data.draw(st.sampled_from(("rood", "laag", "veilig", "hoog risico")))},
        "about": data.draw(st.sampled_from(([], [case.people[0].id]))),
    }  # fmt: skip
    before = plan(case)
    after = plan(Case.model_validate({**case.to_data(), "instrument_outcomes": [outcome]}))
    assert findings(after) == findings(before)
    assert assessment(after) == assessment(before)
    assert [(each.id, each.text) for each in after.questions] == [
        (each.id, each.text) for each in before.questions
    ]
