"""A denial never lowers caution, the accused are always heard, and nothing falls off the table."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import (
    assessed,
    caution,
    check_level,
    concrete,
    dangers,
    drops_out,
    fallen,
    level,
    places,
    prioritised,
    real_cases,
    rules,
    strictly_before,
)
from top3.method.approach import why_not_approached
from top3.method.questions import open_questions
from top3.testing import denials


def rested_on_what_drops_out(before, after):
    """Say whether a danger fell that rested on something that does not apply."""
    now = dangers(after)
    return any(
        caution(now[key]) < caution(was) and drops_out(was.tree)
        for key, was in dangers(before).items()
    )


@given(st.data(), real_cases())
def test_a_denial_never_lowers_the_least_a_situation_is(data, case):
    before = assessed(case)
    for _ in range(3):
        after = assessed(data.draw(denials(case, rules())))
        if rested_on_what_drops_out(before, after):
            continue
        for was, now in zip(before.situations, after.situations, strict=True):
            assert level(now.urgency.at_least) >= level(was.urgency.at_least)


@given(st.data(), real_cases())
def test_a_denial_never_lowers_an_acute_check(data, case):
    before = assessed(case)
    for _ in range(3):
        after = assessed(data.draw(denials(case, rules())))
        if rested_on_what_drops_out(before, after):
            continue
        checks = zip(before.situations, after.situations, strict=True)
        for was, now in [*checks, (before.household, after.household)]:
            assert check_level(now.acute_check) >= check_level(was.acute_check)


@given(st.data(), real_cases())
def test_a_denial_takes_no_danger_down(data, case):
    after = assessed(data.draw(denials(case, rules())))
    assert not fallen(assessed(case), after)


@given(st.data(), real_cases())
def test_several_denials_together_take_no_danger_down_either(data, case):
    denied = case
    for _ in range(3):
        denied = data.draw(denials(denied, rules()))
    assert not fallen(assessed(case), assessed(denied))


@given(st.data(), real_cases())
def test_a_denial_takes_no_situation_out_of_the_order(data, case):
    assert concrete(case) <= concrete(data.draw(denials(case, rules())))


@given(st.data(), real_cases())
def test_a_denial_moves_a_situation_only_behind_one_whose_own_caution_rose(data, case):
    denied = data.draw(denials(case, rules()))
    before, after = prioritised(case), prioritised(denied)
    if rested_on_what_drops_out(before.assessed, after.assessed):
        return
    was, now = places(before), places(after)
    for situation in was:
        for other in strictly_before(now, situation) - strictly_before(was, situation):
            # a place is better the smaller it is; what was not concrete had none
            assert other not in was or now[other] < was[other]


@given(real_cases())
def test_who_is_said_to_have_acted_stands_beside_it_with_their_own_account(case):
    after = prioritised(case)
    asked, instead = open_questions(after)
    world = after.assessed.concretised.ordered.world
    for each in after.assessed.situations:
        key = ("situation", each.situation)
        actors = world.read(key, "situation.actors").merged().has
        assert tuple(account.person for account in each.accounts) == actors
        for account in each.accounts:
            heard = account.statements or account.stance != "not_asked" or each.past
            sexual = "sexual" in world.read(key, "situation.behaviour.forms").merged().has
            advised = bool(why_not_approached(world, account.person, each.situation))
            asking = is_asked(instead if advised else asked, account.person, each.situation)
            assert heard or sexual or asking
            if sexual or advised:
                assert not is_asked(asked, account.person, each.situation)


def is_asked(questions, person, situation):
    return any(
        situation in question.about.split(", ")
        for question in questions
        if (("person", person), "person.view") in question.facts
    )


@given(st.data(), real_cases())
def test_how_somebody_looks_at_it_changes_no_finding(data, case):
    if not case.situations or not case.people:
        return
    who = data.draw(st.sampled_from([each.id for each in case.people]))
    first = case.situations[0]
    denied = first.model_copy(update={"seen_by": {**first.seen_by, who: "denied"}})
    changed = case.model_copy(update={"situations": (denied, *case.situations[1:])})
    before, after = prioritised(case), prioritised(changed)
    assert places(before) == places(after)
    assert [each.value for each in before.assessed.findings] == [
        each.value for each in after.assessed.findings
    ]


@given(real_cases())
def test_every_situation_is_in_the_top3_or_among_those_with_a_reason_why_not(case):
    after = prioritised(case)
    inside = [each.situation for each in after.top3]
    outside = [each.situation for each in after.not_chosen]
    assert sorted(inside + outside) == sorted(each.id for each in case.situations)


@given(real_cases())
def test_the_top3_holds_at_most_three_and_only_concrete_situations(case):
    after = prioritised(case)
    assert len(after.top3) <= rules().parameters["top3_size"].value
    assert {each.situation for each in after.top3} <= concrete(case)
    assert set(after.to_make_concrete) == {each.id for each in case.situations} - concrete(case)


@given(real_cases())
def test_a_tie_is_never_cut(case):
    after = prioritised(case)
    inside = {each.situation for each in after.top3}
    for each in after.order:
        assert each.situation not in inside or set(each.tied_with) <= inside
    cut = {each.situation for each in after.at_the_cut}
    assert not cut & inside
    for each in after.at_the_cut:
        assert cut == {each.situation, *each.tied_with}


@given(real_cases())
def test_what_is_past_stands_behind_what_is_current(case):
    after = prioritised(case)
    past = [after.assessed.of(each.situation).past for each in after.order]
    assert past == sorted(past)
