"""Who asks for their own data gets what they said themselves, and what a named person chose."""

import pytest

from top3 import Reader, reason
from top3.errors import SharingError
from top3.views.composing import make_document
from top3.views.gather import gather
from top3.views.own_records import own_records
from unit.small_case import WORKER, case_of, rules, situation, statement

REPORTS = [
    {"id": "r1", "title": "school", "informant": "school", "recorded": "2026-03-11"},
    {"id": "r2", "title": "Rik", "informant": "p1", "recorded": "2026-03-12"},
    {"id": "r3", "title": "Bram", "informant": "p2", "recorded": "2026-03-12"},
    {"id": "r4", "title": "onbekend", "recorded": "2026-03-12"},
]
TOLD = [
    statement(1, about=["p1"]),
    statement(2, report="r2", about=["p1", "p2"]),
    statement(3, report="r3", about=["p1"]),
    statement(4, report="r4", about=["p1"]),
    statement(5, report="r2", heard_from="p2", about=["p1"]),
]


def case(*decisions, **parts):
    made = {"reports": REPORTS, "statements": TOLD, "decisions": list(decisions), **parts}
    return case_of(**made)


def share(*items, **fields):
    return {
        "id": "d1", "kind": "share", "items": list(items), "to_whom": ["p1"], "on": "2026-03-16",
        "by": {"role": "fixed_face", "name": "M."}, "reason": {"code": "agreed"}, **fields,
    }  # fmt: skip


def wait(*items):
    return share(*items, id="d2", kind="postpone_talk", reason={"code": "postponed_for_safety"})


def given_to(case_, *, document="plan", who="p1"):
    return gather(reason(case_, rules()).planned, Reader("subject", who), document)


def told(given):
    return [each.words for each in given.statements]


def test_what_somebody_told_themselves_is_theirs_without_a_choice():
    assert told(given_to(case())) == ["woorden 2"]
    assert given_to(case()).statements[0].own


def test_what_others_told_about_somebody_waits_for_a_choice():
    assert told(given_to(case(share("t1")))) == ["woorden 1", "woorden 2"]


@pytest.mark.parametrize("name", ["t1", "t3", "t4", "t5"])
def test_what_another_told_or_nobody_knows_who_is_not_somebodys_own(name):
    assert name not in set(own_records(case(), "p1"))


def test_what_is_kept_from_somebody_is_not_given_even_if_they_told_it():
    kept = [*TOLD[:1], {**TOLD[1], "hide_from": ["p1"]}, *TOLD[2:]]
    assert told(given_to(case(statements=kept))) == []


def test_who_postponed_giving_something_is_heeded_until_it_is_chosen_again():
    assert told(given_to(case(wait("t2")))) == []
    later = share("t2", id="d3")
    assert told(given_to(case({**wait("t2"), "on": "2026-03-10"}, later))) == ["woorden 2"]


def test_own_words_and_own_goals_are_given_and_those_of_others_are_not():
    views = [
        {"id": "v1", "person": "p1", "words": {"nl": "ik wil rust"}},
        {"id": "v2", "person": "p2", "words": {"nl": "ik ben bang"}},
        {"id": "v3", "person": "p1", "words": {"nl": "van horen zeggen"}, "statements": ["t3"]},
    ]
    goals = [{"id": f"g{n}", "person": f"p{n}", "words": {"nl": f"doel {n}"}, "by": WORKER}
             for n in (1, 2)]  # fmt: skip
    given = given_to(case(views=views, goals=goals))
    assert [each.words.nl for each in given.words] == ["ik wil rust"]
    assert [each.words.nl for each in given.goals] == ["doel 1"]


def test_the_kind_of_what_was_recorded_is_said_in_plain_words():
    given = given_to(case(share("t1")))
    assert given.statements[0].kind.nl == "Dit is gezien of gehoord"
    unknown = [{**TOLD[0], "kind": {"unknown": "not_asked"}}, *TOLD[1:]]
    assert given_to(case(share("t1"), statements=unknown)).statements[0].kind is None


def refused(case_, reader, document="plan"):
    with pytest.raises(SharingError) as caught:
        make_document(reason(case_, rules()), reader, document)
    return {each.code for each in caught.value.problems}


def test_a_situation_in_which_the_reader_acts_needs_the_same_settling_as_for_a_family():
    assert refused(case(share("s1")), Reader("subject", "p1")) == {"informants-not-said"}
    settled = share("s1", informants="several")
    assert make_document(reason(case(settled), rules()), Reader("subject", "p1")).given.situations


def test_a_statement_a_situation_rests_on_is_weighed_with_that_situation():
    acts = [situation("s1", statements=["t1", "t2"])]
    assert refused(case(share("t1"), situations=acts), Reader("subject", "p1"))
    own = case(share("t2"), situations=acts)
    assert make_document(reason(own, rules()), Reader("subject", "p1")).given.statements


def test_what_is_for_one_person_alone_is_in_their_own_paper_and_in_no_other():
    steps = [{"id": "es1", "words": {"nl": "ga naar oma"}, "only_for": ["p1"]}]
    made = case(share("es1"), emergency_steps=steps)
    assert given_to(made).steps == ()
    assert [each.words.nl for each in given_to(made, document="own-safety").steps] == [
        "ga naar oma"
    ]
    assert given_to(made, document="own-safety", who="p2").steps == ()


def reachable(*decisions):
    people = [
        {"id": "p1", "name": "Rik", "contact": {"safe_ways": [{"nl": "via school"}],
                                                "unsafe_ways": [{"nl": "thuis bellen"}]}},
        {"id": "p2", "name": "Bram"},
    ]  # fmt: skip
    return case(*decisions, people=people)


@pytest.mark.parametrize("document", ["plan", "own-safety"])
def test_how_somebody_is_reached_safely_is_given_where_that_was_chosen(document):
    shown = given_to(reachable(share("p1")), document=document).reach
    assert [each.nl for each in shown] == ["via school"]
    assert given_to(reachable(), document=document).reach == ()


def test_how_somebody_is_reached_is_given_to_nobody_else():
    others = share("p1", to_whom=["p2"])
    made = reason(reachable(others), rules()).planned
    assert gather(made, Reader("family", "p2")).reach == ()
    assert gather(made, Reader("subject", "p2")).reach == ()
