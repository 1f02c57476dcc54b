"""What is not settled yet is not written down: the document is refused, with what to do."""

import pytest

from top3 import reason
from top3.errors import SharingError
from top3.views.guards import check_is_clear, check_may_be_given
from top3.views.readers import Reader
from unit.test_given import DAY, case, rules, share


def codes(made, *reader):
    """Return the codes of all reasons why a document is refused; none where it is made."""
    try:
        check_may_be_given(reason(made, rules()).planned, Reader(*reader))
    except SharingError as refused:
        return [each.code for each in refused.problems]
    return []


def ages(**years):
    people = [{"id": "p1", "name": "Anna"}, {"id": "p2", "name": "Bram"},
              {"id": "p3", "name": "Oma Cor"}]  # fmt: skip
    for each in people:
        each["age"] = {"value": years.get(each["id"], 40), "on": DAY}
    return {"people": people}


def told_by(informant):
    reports = [{"id": "r1", "title": "een", "informant": informant, "recorded": "2026-03-10"},
               {"id": "r2", "title": "twee", "informant": "police", "recorded": "2026-03-11",
                "hide_from": ["p1"]}]  # fmt: skip
    return {"reports": reports}


def test_what_describes_the_reader_says_first_on_whom_it_rests():
    without = share(1, ["p1"], ["s1"])
    del without["informants"]
    assert codes(case(without, **ages()), "family", "p1") == ["informants-not-said"]
    # who does not act in it is not asked for it
    assert codes(case({**without, "to_whom": ["p2"]}, **ages()), "family", "p2") == []


@pytest.mark.parametrize("age", [9, 17])
def test_what_one_child_told_is_not_given_to_whom_it_describes(age):
    told = {**told_by("p2"), **ages(p2=age)}
    for item in ("s1", "a1"):
        refused = codes(case(share(1, ["p1"], [item]), **told), "family", "p1")
        assert refused == ["one-informant-not-protected"]


def test_what_one_child_told_is_given_after_a_named_person_settled_what_protects_it():
    told = {**told_by("p2"), **ages(p2=9)}
    settled = share(
        1, ["p1"], ["s1"], informants="one_protected", protection={"nl": "slaapt bij oma"},
        seen_again="2026-03-18",
    )  # fmt: skip
    assert codes(case(settled, **told), "family", "p1") == []
    for lacking in ("protection", "seen_again"):
        part = {key: value for key, value in settled.items() if key != lacking}
        assert codes(case(part, **told), "family", "p1") == ["one-informant-not-protected"]


@pytest.mark.parametrize(("age", "refused"), [(9, ["one-informant-not-protected"]), (18, [])])
def test_what_the_reader_says_against_it_and_papers_do_not_stand_beside_a_child(age, refused):
    reports = [{"id": name, "title": "een", "informant": who, "recorded": "2026-03-10"}
               for name, who in (("r1", "p2"), ("r2", "p1"), ("r3", "gp"))]  # fmt: skip
    texts = [{"id": f"t{at}", "report": f"r{at}", "text": "x", "kind": kind}
             for at, kind in ((1, "account"), (2, "account"), (3, "document"))]  # fmt: skip
    told = [
        {
            "id": "s1",
            "statements": ["t1", "t2", "t3"],
            "actors": ["p1"],
            "affected": ["p3"],
            "when": "2026-03-09",
            "behaviour": {"words": {"nl": "slaat"}, "kinds": ["pulls_ear_or_hair"]},
        }
    ]
    made = case(share(1, ["p1"], ["s1"]), reports=reports, statements=texts, situations=told,
                agreements=[], **ages(p2=age))  # fmt: skip
    assert codes(made, "family", "p1") == refused


def test_what_a_choice_gives_and_leaves_out_with_a_reason_is_not_given():
    out = [{"item": "s1", "code": "left_out_for_safety"}]
    both = share(1, ["p1"], ["s1"], left_out=out)
    assert codes(case(both, **ages()), "family", "p1") == ["given-and-left-out"]
    without = share(1, ["p1"], ["a1"], left_out=out)
    assert "given-and-left-out" not in codes(case(without, **ages()), "family", "p1")
    newer = share(2, ["p1"], ["s1"], on="2026-03-16")
    assert codes(case({**both, "on": "2026-03-15"}, newer, **ages()), "family", "p1") == []


def test_an_age_nobody_knows_may_be_that_of_a_child():
    assert codes(case(share(1, ["p1"], ["s1"]), **told_by("p2")), "family", "p1") == [
        "one-informant-not-protected"
    ]


def test_an_adult_seen_by_the_police_may_be_told_so():
    assert codes(case(share(1, ["p1"], ["s1"]), **ages()), "family", "p1") == []


def test_what_rests_also_on_a_confidence_says_first_which_words_rest_on_what():
    mixed = [{"id": "s1", "statements": ["t1", "t2"], "actors": ["p1"], "affected": ["p2"],
              "when": "2026-03-09", "behaviour": {"words": {"nl": "slaat"}}},
             {"id": "s2", "statements": ["t2"], "actors": ["p1"]},
             {"id": "s3", "statements": ["t1"], "actors": ["p1"]}]  # fmt: skip
    made = case(share(1, ["p1"], ["s1"]), situations=mixed, **ages())
    assert "unclear-on-what-it-rests" in codes(made, "family", "p1")
    mixed[0]["behaviour"]["words"] = {"value": {"nl": "slaat"}, "by": ["t1"]}
    mixed[0]["when"] = {"value": "2026-03-09", "by": ["t1"]}
    mixed[0]["actors"] = {"has": ["p1"], "complete": False, "by": ["t1"]}
    made = case(share(1, ["p1"], ["s1"]), situations=mixed, **ages())
    assert "unclear-on-what-it-rests" not in codes(made, "family", "p1")


@pytest.mark.parametrize("secret", [True, None, False])
def test_a_place_that_is_secret_or_may_be_stands_in_nobody_elses_paper(secret):
    people = ages()["people"]
    people[1]["other_homes"] = [{"words": {"nl": "Huis de Linde"}}]
    if secret is not None:
        people[1]["contact"] = {"address_is_secret": secret}
    steps = [{"id": "es1", "words": {"nl": "Ga naar huis  de Linde."}}]
    made = case(
        share(1, ["p1", "p2"], ["es1"]), people=people, emergency_steps=steps,
    )  # fmt: skip
    assert codes(made, "family", "p1") == ([] if secret is False else ["secret-place"])
    assert codes(made, "family", "p2") == []


@pytest.mark.parametrize("lacking", ["basis", "purpose", "necessary", "told"])
def test_nothing_is_passed_on_without_ground_purpose_need_and_what_they_were_told(lacking):
    whole = share(
        1, ["school"], ["a1"], basis="vital_interest", purpose={"nl": "om te helpen"},
        necessary=True, told={"nl": "weet het"},
    )  # fmt: skip
    assert codes(case(whole, **ages()), "organisation", "school") == []
    part = {key: value for key, value in whole.items() if key != lacking}
    assert codes(case(part, **ages()), "organisation", "school") == ["no-ground-to-pass-on"]


@pytest.mark.parametrize(("given", "until", "refused"), [
    (True, None, []), (True, "2026-03-16", []), (True, "2026-03-15", ["no-consent"]),
    (False, None, ["no-consent"]), (None, None, ["no-consent"]),
])  # fmt: skip
def test_where_consent_is_the_ground_it_stands_and_still_holds(given, until, refused):
    consents = [] if given is None else [
        {"id": "co1", "person": "p1", "to": ["school"], "purpose": {"nl": "hulp"},
         "given": given, **({"until": until} if until else {})}
    ]  # fmt: skip
    whole = share(
        1, ["school"], ["a1"], basis="consent", purpose={"nl": "om te helpen"}, necessary=True,
        told={"nl": "weet het"},
    )  # fmt: skip
    assert codes(case(whole, consents=consents, **ages()), "organisation", "school") == refused


def test_delicate_matters_wait_for_a_decision_to_share_after_consulting():
    delicate = [
        {
            "id": "s1",
            "statements": ["t1"],
            "actors": ["p1"],
            "affected": ["p2"],
            "when": "2026-03-09",
            "behaviour": {"words": {"nl": "raakt aan"}, "kinds": ["sexual_touching"]},
        }
    ]
    kinds = rules().terms["kinds"]
    sexual = next(name for name, row in kinds.items() if "sexual" in row.get("forms", ()))
    delicate[0]["behaviour"]["kinds"] = [sexual]
    made = case(share(1, ["p2"], ["s1"]), situations=delicate, agreements=[], **ages())
    assert "delicate" in codes(made, "family", "p2")


@pytest.mark.parametrize(("audience", "whom"), [("family", "p99"), ("organisation", "nowhere")])
def test_a_reader_nobody_knows_is_refused(audience, whom):
    assert codes(case(), audience, whom) == ["nobody-of-that-name"]


@pytest.mark.parametrize(("years", "expected"), [(17, []), (18, ["not-a-child"])])
def test_a_childs_paper_is_not_made_for_an_adult(years, expected):
    assert codes(case(share(1, ["p2"], ["a1"]), **ages(p2=years)), "child", "p2") == expected


def test_an_age_nobody_told_refuses_no_childs_paper():
    assert "not-a-child" not in codes(case(share(1, ["p2"], ["a1"])), "child", "p2")


def test_a_refusal_says_no_word_of_the_case_in_either_language():
    planned = reason(case(share(1, ["p1"], ["s1"]), **told_by("p2")), rules()).planned
    with pytest.raises(SharingError) as refused:
        check_may_be_given(planned, Reader("family", "p1"))
    for lang in ("nl", "en"):
        said = refused.value.in_language(lang)
        assert not any(word in said for word in ("Anna", "Bram", "slaat", "gezien"))


def test_a_sheet_over_time_is_not_made_for_a_professional_from_whom_something_is_kept():
    kept = {"reports": [
        {"id": "r1", "title": "een", "informant": "police", "recorded": "2026-03-10"},
        {"id": "r2", "title": "twee", "informant": "p2", "recorded": "2026-03-11",
         "hide_from": ["handover"]},
    ]}  # fmt: skip
    planned = reason(case(**kept, **ages()), rules()).planned
    check_is_clear(planned, Reader("handover"))
    check_is_clear(planned, Reader("mda"), over_time=True)
    with pytest.raises(SharingError) as refused:
        check_is_clear(planned, Reader("handover"), over_time=True)
    assert [each.code for each in refused.value.problems] == ["kept-over-time"]
