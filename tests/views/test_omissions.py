"""What is about somebody and is not given to them: every record once, with a reason."""

import pytest

from cases.shipped_cases import EVERY, result_of
from top3.errors import ItemNotFoundError
from top3.views.choices import chosen_for
from top3.views.omissions import compose_omissions
from top3.views.omitted import REASONS, omitted
from top3.views.own_records import with_own_records
from top3.views.readers import Reader
from top3.views.visible import visible
from unit.small_case import WORKER, plan_of, statement
from views.sheet_texts import text_of, under

SHARE = {"id": "d1", "kind": "share", "to_whom": ["p1"], "on": "2026-03-16",
         "by": {**WORKER, "name": "Noor"}, "reason": {"code": "agreed"}}  # fmt: skip


def reasons(person="p1", **parts):
    return {each.item: each.reason for each in omitted(plan_of(**parts), person)}


def told(number, **fields):
    return statement(number, **{"about": ["p1"], **fields})


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_record_about_somebody_is_given_or_listed_once_with_a_reason(name):
    plan = result_of(name).planned
    for person in plan.case.people:
        found = omitted(plan, person.id)
        names = [each.item for each in found]
        assert len(names) == len(set(names))
        assert {each.reason for each in found} <= set(REASONS)
        reader = Reader("subject", person.id)
        seen, day = visible(plan.case, reader), plan.ordered.as_of
        choice = with_own_records(seen, reader, chosen_for(plan.case, reader, day), day)
        given = set(choice.items) & {item.id for _, _, item in seen.items()}
        about = {each.id for each in plan.case.statements if person.id in each.about}
        assert about - given <= set(names)
        assert given.isdisjoint(names)


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_what_is_kept_from_somebody_is_never_called_not_decided(name):
    plan = result_of(name).planned
    for person in plan.case.people:
        kept = {each.id for each in plan.case.statements if person.id in each.hide_from}
        by_item = {each.item: each.reason for each in omitted(plan, person.id)}
        assert {by_item[each] for each in kept & set(by_item)} <= {"kept"}


def test_what_somebody_asked_to_keep_names_who_told_it():
    kept = next(each for each in omitted(result_of("dossier-01").planned, "p1")
                if each.item == "t25")  # fmt: skip
    assert (kept.reason, kept.asked_by) == ("kept", ("p2",))
    lines = under(
        compose_omissions(result_of("dossier-01").planned, "p1", "nl"),
        "Weggehouden van deze persoon",
    )
    assert any("t25" in line and "verteld door Jurjen" in line for line in lines)


def test_what_was_left_out_with_a_reason_says_that_reason():
    lines = under(
        compose_omissions(result_of("dossier-01").planned, "p1", "nl"), "Met een reden weggelaten"
    )
    assert any(line.startswith("s3 ") and "rust op wat Fenna alleen vertelde" in line
               for line in lines)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "account"}, "undecided"),
        ({"kind": "account", "hide_from": ["p1"]}, "kept"),
        ({"kind": "account", "hide_from": ["subject"]}, "kept"),
        ({"kind": "account", "hide_from": ["p2"]}, "undecided"),
        ({"kind": "interpretation", "class": "label"}, "own_note"),
        ({"kind": "observation", "class": "label"}, "undecided"),
        ({"kind": "account", "about": ["p1", "p2"]}, "others_too"),
    ],
)
def test_a_statement_gets_the_weightiest_reason_that_holds(fields, expected):
    assert reasons(statements=[statement(1), told(2, **fields)])["t2"] == expected


def test_what_a_person_chose_to_give_is_not_listed():
    given = reasons(statements=[statement(1), told(2)], decisions=[{**SHARE, "items": ["t2"]}])
    assert "t2" not in given
    over = {**SHARE, "items": ["t2"], "until": "2026-03-15"}
    assert reasons(statements=[statement(1), told(2)], decisions=[over])["t2"] == "undecided"


def test_what_somebody_decided_to_wait_with_says_so():
    waits = {**SHARE, "kind": "postpone_talk", "items": ["t2"]}
    assert reasons(statements=[statement(1), told(2)], decisions=[waits])["t2"] == "postponed"
    later = {**SHARE, "id": "d2", "items": ["t2"]}
    earlier = {**waits, "on": "2026-03-15"}
    assert "t2" not in reasons(statements=[statement(1), told(2)], decisions=[earlier, later])


def test_what_is_for_another_alone_is_never_only_not_decided():
    own = {"id": "es1", "person": "p1", "words": {"nl": "ga weg"}, "only_for": ["p2"]}
    assert reasons(emergency_steps=[own])["es1"] == "alone"


def test_the_sheet_says_that_it_never_goes_to_that_person_who_decides_and_when():
    text = text_of(compose_omissions(plan_of(), "p1", "nl"))
    for part in ("gaat nooit naar Rik", "binnen één maand", "raadpleeg een jurist",
                 "achtergrondkennis (B)", "Het besluit niets."):  # fmt: skip
        assert part in text


def test_of_somebody_who_is_not_there_it_says_who_are():
    with pytest.raises(ItemNotFoundError) as raised:
        compose_omissions(plan_of(), "p9", "nl")
    assert raised.value.known == ("p1", "p2")
