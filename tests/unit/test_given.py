"""What a reader is given: what a named person chose for them, as far as it may reach them."""

from functools import cache
from types import SimpleNamespace

import pytest

from top3 import load_rules
from top3.errors import RenderError
from top3.model.case import Case
from top3.views.gather import OWN_SAFETY, gather, not_given
from top3.views.given_data import given_data
from top3.views.readers import Reader

DAY = "2026-03-16"
BY = {"role": "fixed_face", "name": "M."}


@cache
def rules():
    return load_rules("top3")


def share(number, to_whom, items, **fields):
    made = {"id": f"d{number}", "kind": "share", "to_whom": to_whom, "items": items, "on": DAY,
            "by": BY, "reason": {"code": "agreed"}, "informants": "several"}  # fmt: skip
    return {**made, **fields}


def case(*decisions, **parts):
    made = {
        "top3": "case/1", "id": "een-zaak", "fictional": True, "as_of": DAY,
        "people": [{"id": "p1", "name": "Anna"}, {"id": "p2", "name": "Bram"},
                   {"id": "p3", "name": "Oma Cor"}],
        "household": {"members": {"has": ["p1", "p2"], "complete": True}, "fixed_face": BY},
        "reports": [
            {"id": "r1", "title": "een", "informant": "police", "recorded": "2026-03-10"},
            {"id": "r2", "title": "twee", "informant": "p2", "recorded": "2026-03-11",
             "hide_from": ["p1"]},
        ],
        "statements": [
            {"id": "t1", "report": "r1", "kind": "observation", "text": "gezien"},
            {"id": "t2", "report": "r2", "kind": "account", "text": "in vertrouwen"},
        ],
        "situations": [
            situation("s1", "slaat Bram op de arm", ["t1"]),
            situation("s2", "dreigt Bram eruit te zetten", ["t2"]),
            situation("s3", "scheldt Bram uit", ["t1"]),
        ],
        "views": [{"id": "v1", "person": "p1", "words": {"nl": "ik wil rust"}, "on_line": 4,
                   "on": DAY},
                  {"id": "v2", "person": "p2", "words": {"nl": "ik ook"}, "on_line": 7}],
        "agreements": [
            agreement("a1", ["p1"], ["p3"], "slaapt bij oma", evaluate="2026-03-20"),
            agreement("a2", ["p2"], ["fixed_face"], "belt Cor", evaluate="2026-03-18"),
        ],
        "emergency_steps": [
            {"id": "es1", "words": {"nl": "Bel 112"}},
            {"id": "es2", "person": "p2", "words": {"nl": "Ga naar Cor"}, "only_for": ["p2"]},
        ],
        "decisions": list(decisions),
    }  # fmt: skip
    return Case.model_validate({**made, **parts})


def situation(name, words, statements):
    return {"id": name, "statements": statements, "actors": ["p1"], "affected": ["p2"],
            "when": "2026-03-09", "behaviour": {"words": {"nl": words}}}  # fmt: skip


def agreement(name, keepers, checkers, what, **fields):
    return {"id": name, "answers": ["s1"], "keepers": keepers, "checkers": checkers,
            "what": {"nl": what}, "from": DAY, **fields}  # fmt: skip


def given_to(made, *reader, document="plan"):
    plan = SimpleNamespace(case=made, rules=rules(), ordered=SimpleNamespace(as_of=made.as_of))
    return gather(plan, Reader(*reader), document)


def words_of(given):
    return [each.words.nl for each in given.situations]


def test_without_a_choice_nothing_is_given_and_it_says_so():
    given = given_to(case(), "family", "p1")
    assert not given.chosen
    assert words_of(given) == []
    assert given.agreements == ()


def test_what_was_chosen_is_given_in_the_order_of_choosing_and_numbered_anew():
    given = given_to(case(share(1, ["p1"], ["s3", "s1"])), "family", "p1")
    assert [(each.number, each.words.nl) for each in given.situations] == [
        (1, "scheldt Bram uit"), (2, "slaat Bram op de arm"),
    ]  # fmt: skip


def test_what_may_not_reach_somebody_is_not_given_even_if_it_was_chosen():
    chosen = share(1, ["p1", "p2"], ["s1", "s2", "s3"])
    assert words_of(given_to(case(chosen), "family", "p1")) == [
        "slaat Bram op de arm", "scheldt Bram uit",
    ]  # fmt: skip
    assert len(words_of(given_to(case(chosen), "family", "p2"))) == 3


def test_the_household_together_gets_only_what_nobody_asked_to_keep_from_anybody():
    given = given_to(case(share(1, ["family"], ["s1", "s2"])), "family")
    assert words_of(given) == ["slaat Bram op de arm"]


def test_several_readers_get_what_was_chosen_for_each_of_them():
    made = case(share(1, ["p1"], ["s1", "s3"]), share(2, ["p2"], ["s3"]))
    assert words_of(given_to(made, "family", "p1", "p2")) == ["scheldt Bram uit"]


@pytest.mark.parametrize(("day", "held"), [("2026-03-16", True), ("2026-03-15", False)])
def test_a_choice_holds_up_to_and_including_its_last_day(day, held):
    given = given_to(case(share(1, ["p1"], ["s1"], on="2026-03-01", until=day)), "family", "p1")
    assert given.chosen is held


def test_a_choice_without_a_decider_or_a_day_to_come_gives_nothing():
    nobody = case(share(1, ["p1"], ["s1"], by={"unknown": "not_asked"}))
    later = case(share(1, ["p1"], ["s1"], on="2026-03-17"))
    assert not given_to(nobody, "family", "p1").chosen
    assert not given_to(later, "family", "p1").chosen


def test_who_decides_to_wait_takes_it_back_and_who_shares_later_gives_it_again():
    first = share(1, ["p1"], ["s1", "s3"], on="2026-03-01")
    wait = {**share(2, [], ["s1"], on="2026-03-05"), "kind": "postpone_talk", "informants": None}
    del wait["informants"]
    assert words_of(given_to(case(first, wait), "family", "p1")) == ["scheldt Bram uit"]
    again = share(3, ["p1"], ["s1"], on="2026-03-10")
    assert len(words_of(given_to(case(first, wait, again), "family", "p1"))) == 2


def test_on_the_same_day_who_waits_is_heard():
    wait = {**share(2, ["p1"], ["s1"]), "kind": "postpone_talk"}
    del wait["informants"]
    assert not given_to(case(wait, share(1, ["p1"], ["s1"])), "family", "p1").chosen


def test_a_choice_for_all_to_talk_about_gives_nobody_a_paper():
    assert not given_to(case(share(1, [], ["s1"])), "family", "p1").chosen


def test_own_words_are_given_only_when_chosen_and_a_place_on_the_line_only_to_oneself():
    assert given_to(case(share(1, ["p1"], ["s1"])), "family", "p1").words == ()
    given = given_to(case(share(1, ["p1"], ["v1", "v2"])), "family", "p1")
    assert [(each.mine, each.on_line) for each in given.words] == [(False, None), (True, 4)]


def test_one_of_the_network_gets_only_the_agreements_they_keep_or_look_at():
    given = given_to(case(share(1, ["network"], ["a1", "a2"])), "network", "p3")
    assert [each.what.nl for each in given.agreements] == ["slaapt bij oma"]
    assert given.agreements[0].number == 1
    assert given.next_day.isoformat() == "2026-03-20"


def test_what_is_for_one_person_alone_stands_in_no_plan_and_only_in_a_document_of_its_own():
    made = case(share(1, ["p2", "family"], ["es1", "es2"]))
    for reader in (("family", "p2"), ("family",), ("family", "p1")):
        assert "Ga naar Cor" not in str(given_data(given_to(made, *reader)))
    own = given_to(made, "subject", "p2", document=OWN_SAFETY)
    assert [each.words.nl for each in own.steps] == ["Ga naar Cor"]
    assert given_to(made, "subject", "p1", document=OWN_SAFETY).steps == ()


def test_the_next_day_is_that_of_what_is_given():
    given = given_to(case(share(1, ["p1"], ["a1"])), "family", "p1")
    assert given.next_day.isoformat() == given.valid_until.isoformat() == "2026-03-20"


def test_documents_are_counted_per_reader():
    papers = [
        {"id": "doc1", "kind": "plan", "to": "p1", "on": "2026-03-02"},
        {"id": "doc2", "kind": "plan", "to": "p2", "on": "2026-03-09"},
    ]
    given = given_to(case(share(1, ["p1"], ["s1"]), documents=papers), "family", "p1")
    assert (given.version, given.replaces.isoformat()) == (2, "2026-03-02")


def test_an_agreement_names_only_situations_that_are_given():
    given = given_to(case(share(1, ["p1"], ["a1"])), "family", "p1")
    assert given.agreements[0].about == ()
    with_it = given_to(case(share(1, ["p1"], ["a1", "s3", "s1"])), "family", "p1")
    assert with_it.agreements[0].about == (2,)


@pytest.mark.parametrize(
    "reader",
    [("child",), ("subject",), ("child", "p1", "p2"), ("network",), ("organisation", "p1"),
     ("family", "school"), ("nobody",), ("partner",)],
)  # fmt: skip
def test_a_reader_who_cannot_be_is_refused(reader):
    with pytest.raises(RenderError):
        Reader(*reader)


def test_who_keeps_the_record_hears_what_was_chosen_and_not_given():
    made = case(share(1, ["p1"], ["s1", "s2"]), share(2, ["network"], ["a1", "a2"]))
    plan = SimpleNamespace(
        case=made, rules=rules(), ordered=SimpleNamespace(as_of=made.as_of),
        world=SimpleNamespace(by_id={each.id: each for _, _, each in made.items()}),
    )  # fmt: skip
    assert not_given(plan, Reader("family", "p1")) == ("s2",)
    assert not_given(plan, Reader("network", "p3")) == ("a2",)
