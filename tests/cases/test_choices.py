"""What the readers of the shipped dossiers are given: chosen as a careful professional would."""

import pytest

from cases.shipped_cases import EVERY, result_of
from top3.values import Known
from top3.views.choices import chosen_for
from top3.views.gather import OWN_SAFETY, gather
from top3.views.guards import check_may_be_given
from top3.views.readers import Reader
from trajectory.dossiers import stood


def planned(name):
    return result_of(name).planned


def shares(case):
    return [each for each in case.decisions if each.kind == "share"]


def given_to(name, *people):
    """Return the ids of what somebody at home was given, as it was chosen."""
    plan = planned(name)
    return set(chosen_for(plan.case, Reader("family", *people), plan.ordered.as_of).items)


def readers_of(case):
    """Yield a reader for everybody somebody chose something for, in the role they have."""
    people = {each.id: each.roles for each in case.people}
    for party in dict.fromkeys(one for each in shares(case) for one in each.to_whom):
        if party == "family":
            yield Reader("family")
        elif party not in people:
            yield Reader("organisation", party)
        else:
            roles = people[party]
            kind = "child" if "child" in roles else "network" if "network" in roles else "family"
            yield Reader(kind, party)


@pytest.mark.parametrize("name", EVERY)
def test_every_choice_to_give_has_a_person_a_day_a_reason_and_a_reader(name):
    for each in shares(planned(name).case):
        assert each.to_whom
        assert each.items
        assert isinstance(each.by, Known)
        assert each.by.value.name
        assert isinstance(each.on, Known)
        assert each.reason.nl
        assert each.reason.en


@pytest.mark.parametrize("name", EVERY)
def test_every_reader_for_whom_something_was_chosen_gets_a_document_with_something_in_it(name):
    plan = planned(name)
    for reader in readers_of(plan.case):
        check_may_be_given(plan, reader)
        assert gather(plan, reader).chosen, reader


def test_renske_is_given_her_own_part_and_nothing_fenna_or_jurjen_told_alone():
    given = given_to("dossier-01", "p1")
    assert {"s1", "s2", "a1"} <= given
    assert given.isdisjoint({"s3", "s4", "a2", "a3", "v1", "v3"})


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("dossier-02", "p1"), ("dossier-02", "p2"), ("dossier-02", "p6"), ("dossier-03", "p1"),
        ("dossier-04", "p2"), ("dossier-04", "p3"), ("dossier-04", "p5"), ("dossier-06", "p1"),
        ("dossier-06", "p2"),
    ],
)  # fmt: skip
@pytest.mark.slow
def test_who_may_not_be_told_yet_is_given_nothing(name, person):
    assert not given_to(name, person)


@pytest.mark.slow
def test_what_is_delicate_is_in_no_document_of_anybody_at_home():
    case = planned("dossier-04").case
    people = {each.id for each in case.people}
    for each in shares(case):
        if people & {*each.to_whom}:
            assert "s2" not in each.items


@pytest.mark.parametrize(("name", "person"), [("dossier-01", "p2"),
                         pytest.param("dossier-04", "p1", marks=pytest.mark.slow)])  # fmt: skip
def test_who_may_be_under_control_has_a_plan_that_no_other_document_holds(name, person):
    plan = planned(name)
    own = gather(plan, Reader("subject", person), OWN_SAFETY)
    assert own.steps
    assert own.signs
    alone = {each.words for each in (*own.steps, *own.signs)}
    for reader in readers_of(plan.case):
        given = gather(plan, reader)
        assert alone.isdisjoint(each.words for each in (*given.steps, *given.signs))


@pytest.mark.slow
def test_over_time_renske_is_never_given_what_jurjen_told_in_confidence():
    renske = Reader("family", "p1")
    for day in ("2026-01-26", "2026-06-15"):
        plan = stood("dossier-01", day).result.planned
        check_may_be_given(plan, renske)
        given = gather(plan, renske)
        assert given.situations
        assert "scheid" not in repr([each.words.nl for each in given.steps + given.signs])
        assert {each.what.nl for each in given.agreements if each.what} <= {
            "slaapt bij oma; komt alleen op afspraak",
            "zit niet met Jurjen of Fenna in één auto",
        }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "day"), [("dossier-01", "2026-06-15"), ("dossier-02", "2026-06-01")]
)
def test_over_time_every_chosen_document_can_be_made_to_the_end(name, day):
    plan = stood(name, day).result.planned
    for reader in readers_of(plan.case):
        if chosen_for(plan.case, reader, plan.ordered.as_of).items:
            check_may_be_given(plan, reader)
            assert gather(plan, reader).chosen
