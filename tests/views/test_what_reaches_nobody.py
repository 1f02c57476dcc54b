"""Roads along which something could reach somebody it may not reach; each of them is shut."""

import json

import pytest

from top3 import Reader, reason, render
from top3.errors import SharingError
from unit.test_given import DAY, agreement, case, given_to, rules, share, situation
from unit.test_guards import ages, codes

KEY = "0" * 32
REFUSED = ["one-informant-not-protected"]
CHILD = ages(p3=9)


def planned(made):
    return reason(made, rules()).planned


# ------------------------------------------------------------------ in confidence


@pytest.mark.parametrize(("audience", "who", "shown"), [
    ("family", "p1", ["network"]), ("family", "p1", ["subject"]), ("network", "p3", ["family"]),
    ("child", "p1", ["network"]),
])  # fmt: skip
def test_what_one_group_may_be_shown_is_not_shown_to_another(audience, who, shown):
    told = [{"id": "t1", "report": "r1", "text": "gezien", "may_be_shown_to": shown}]
    parts = {"statements": told, "situations": [situation("s1", "slaat", ["t1"])],
             "reports": [{"id": "r1", "title": "een", "recorded": DAY}]}  # fmt: skip
    made = case(share(1, [who], ["s1"]), **parts)
    assert given_to(made, audience, who).situations == ()
    told[0]["may_be_shown_to"] = [*shown, audience]
    made = case(share(1, [who], ["s1"]), **parts)
    if audience != "child":
        assert len(given_to(made, audience, who).situations) == 1


def test_what_is_kept_from_the_family_is_not_read_as_one_of_the_network():
    reports = [{"id": "r1", "title": "een", "recorded": DAY, "hide_from": ["family"]},
               {"id": "r2", "title": "twee", "recorded": DAY}]  # fmt: skip
    made = case(share(1, ["p1"], ["s1"]), reports=reports)
    for audience in ("family", "network", "child"):
        assert given_to(made, audience, "p1").situations == ()


def test_what_is_kept_from_one_organisation_is_not_in_a_paper_for_any_of_them():
    reports = [{"id": "r1", "title": "een", "recorded": DAY, "hide_from": ["school"]},
               {"id": "r2", "title": "twee", "recorded": DAY}]  # fmt: skip
    made = case(share(1, ["organisation"], ["s1"]), reports=reports)
    assert given_to(made, "organisation").situations == ()
    assert given_to(made, "organisation", "school").situations == ()
    assert len(given_to(made, "organisation", "police").situations) == 1


def wait(number, to_whom, items, **fields):
    made = {**share(number, to_whom, items, **fields), "kind": "postpone_talk"}
    del made["informants"]
    return made


@pytest.mark.parametrize(("whom", "given_to_whom", "reader"), [
    (["family"], ["p1"], ("network", "p1")), (["family"], ["p1"], ("subject", "p1")),
    (["family"], ["p1"], ("family", "p1")), (["p1"], ["family"], ("family",)),
    ([], ["p1"], ("network", "p1")),
])  # fmt: skip
def test_who_waits_with_somebody_waits_with_all_who_read_along(whom, given_to_whom, reader):
    shared = share(1, given_to_whom, ["s1"], on="2026-03-01")
    assert len(given_to(case(shared), *reader).situations) == 1
    waits = case(shared, wait(2, whom, ["s1"], on="2026-03-05"))
    assert given_to(waits, *reader).situations == ()


def test_who_waits_with_a_neighbour_does_not_wait_with_who_lives_there():
    shared = share(1, ["p1"], ["s1"], on="2026-03-01")
    made = case(shared, wait(2, ["p3"], ["s1"], on="2026-03-05"))
    assert given_to(made, "family", "p1").chosen


def test_who_chose_only_what_may_not_reach_the_reader_is_not_named_to_them():
    open_, shut = share(1, ["p1"], ["s1"]), share(
        2, ["p1"], ["s2"], until="2026-03-17", by={"role": "police", "name": "Zwaluw"},
        purpose={"nl": "om een zwaluw"},
    )  # fmt: skip
    given = given_to(case(open_, shut), "family", "p1")
    assert given == given_to(case(open_), "family", "p1")


# ------------------------------------------------------------------ an agenda


def private(**contact):
    people = ages()["people"]
    people[1]["contact"] = contact
    return people


def alone():
    return {**agreement("a9", ["p2"], [], "gaat weg", evaluate="2026-03-20"), "only_for": ["p2"]}


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["worker", "auditor", "mda", "handover", "family", "subject"])
def test_nobody_gets_the_days_of_an_own_plan_in_an_agenda_others_may_see(audience):
    made = planned(case(people=private(), agreements=[alone()]))
    how = {"to": "ics", "reader": Reader(audience, "p2"), "document": "own-safety",
           "agenda_key": KEY}  # fmt: skip
    with pytest.raises(SharingError):
        render(made, **how)
    open_ = planned(case(people=private(agenda_is_private=True), agreements=[alone()]))
    assert "20260320" in render(open_, **how)


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["mda", "handover"])
def test_an_agenda_holds_no_day_of_what_may_not_reach_its_reader(audience):
    reports = [{"id": "r1", "title": "een", "recorded": DAY},
               {"id": "r2", "title": "twee", "recorded": DAY, "hide_from": [audience]}]  # fmt: skip
    hidden = {**agreement("a8", ["p1"], [], "x", evaluate="2026-03-27"), "statements": ["t2"],
              "answers": ["s2"]}  # fmt: skip
    seen = agreement("a7", ["p1"], [], "y", evaluate="2026-03-20")
    made = planned(case(reports=reports, agreements=[seen, hidden]))
    text = render(made, to="ics", reader=Reader(audience), agenda_key=KEY)
    assert "20260320" in text
    assert "20260327" not in text


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["worker", "family", "network"])
def test_data_of_an_own_plan_says_for_whom_it_is_whoever_asked(audience):
    made = planned(case(agreements=[alone()]))
    text = render(made, to="json", reader=Reader(audience, "p2"), document="own-safety")
    assert json.loads(text)["audience"] == "subject"


# ------------------------------------------------------------------ who told it


def told(**parts):
    """Return the parts of a case in which one child of nine told what the first person does."""
    reports = [
        {"id": "r1", "title": "een", "informant": "p3", "recorded": "2026-03-10"},
        {
            "id": "r2",
            "title": "twee",
            "informant": "p2",
            "recorded": "2026-03-11",
            "hide_from": ["p1"],
        },
        {"id": "r3", "title": "drie", "informant": "p1", "recorded": "2026-03-11"},
        {"id": "r4", "title": "vier", "informant": "police", "recorded": "2026-03-11"},
    ]
    statements = [{"id": f"t{n}", "report": f"r{n}", "kind": "account", "text": "gezegd"}
                  for n in (1, 2, 3, 4)]  # fmt: skip
    made = {"reports": reports, "statements": statements, "agreements": [], "views": [],
            "situations": [situation("s1", "slaat Bram", ["t1"])]}  # fmt: skip
    return {**made, **CHILD, **parts}


def rests_on(*statements, by=None):
    made = situation("s1", "slaat Bram", list(statements))
    if by:
        made |= {"behaviour": {"words": {"value": {"nl": "slaat"}, "by": by}},
                 "when": {"value": "2026-03-09", "by": by},
                 "actors": {"has": ["p1"], "by": by}}  # fmt: skip
    return [made]


FACTOR = {"id": "f1", "kind": "risk", "level": "person", "hangs_on": ["s1"], "words": {"nl": "x"}}
GOAL = {"id": "g1", "person": "p1", "answers": ["f1"], "words": {"nl": "x"},
        "by": {"role": "worker"}}  # fmt: skip
STRENGTH = {"id": "st1", "words": {"nl": "x"}, "statements": ["t1"]}
VIEW = {"id": "v9", "person": "p3", "words": {"nl": "papa slaat"}, "on": DAY}
MEASURE = {"id": "m1", "kind": "temporary_exclusion_order", "person": "p1", "words": {"nl": "x"},
           "statements": ["t1"]}  # fmt: skip
FOR_FACTOR = {**agreement("a1", ["p1"], ["p2"], "x"), "answers": ["f1"]}
ROADS = {
    "an agreement for a factor": ("a1", {"factors": [FACTOR], "agreements": [FOR_FACTOR]}),
    "a goal for a factor": ("g1", {"factors": [FACTOR], "goals": [GOAL]}),
    "what is good, told by it": ("st1", {"strengths": [STRENGTH]}),
    "a measure, told by it": ("m1", {"measures": [MEASURE]}),
    "its own words": ("v9", {"views": [VIEW]}),
    "its own words about it": ("v9", {"views": [{**VIEW, "about": "s1"}]}),
    "what it said of what others told too": ("t1", {"situations": rests_on("t1", "t4")}),
    "words of what others told too": (
        "st1", {"strengths": [STRENGTH], "situations": rests_on("t1", "t4")}),
    "what stands apart": (
        "t1", {"situations": [situation("s9", "scheldt", ["t3"])]}),
    "a denial of the reader beside it": ("s1", {"situations": rests_on("t1", "t3")}),
    "a confidence beside it": ("s1", {"situations": rests_on("t1", "t2", by=["t1"])}),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["family", "network", "child", "subject"])
@pytest.mark.parametrize("road", ROADS)
def test_what_one_child_told_does_not_reach_whom_it_describes(road, audience):
    item, more = ROADS[road]
    parts = told(**more)
    if audience == "child":  # no paper of a child is made for somebody known to be an adult
        parts["people"] = [
            {key: part for key, part in each.items() if each["id"] != "p1" or key != "age"}
            for each in parts["people"]
        ]
    assert codes(case(share(1, ["p1"], [item]), **parts), audience, "p1") == REFUSED
    settled = share(1, ["p1"], [item], informants="one_protected",
                    protection={"nl": "slaapt bij oma"}, seen_again="2026-03-18")  # fmt: skip
    assert codes(case(settled, **parts), audience, "p1") == []


@pytest.mark.slow
@pytest.mark.parametrize("road", ROADS)
def test_what_one_child_told_reaches_no_household_together(road):
    item, parts = ROADS[road]
    refused = codes(case(share(1, ["family"], [item]), **told(**parts)), "family")
    # what is kept from one of them is kept from all: then that has to be settled too
    assert set(refused) <= {*REFUSED, "unclear-on-what-it-rests"}
    assert set(REFUSED) <= set(refused)


def test_what_the_police_and_a_child_saw_may_be_given_as_what_several_told():
    parts = told(situations=rests_on("t1", "t4"))
    assert codes(case(share(1, ["p1"], ["s1"]), **parts), "family", "p1") == []


def test_what_one_of_two_readers_told_is_asked_about_for_the_other():
    chosen = [share(1, ["p1", "p3"], ["t1"])]
    assert codes(case(*chosen, **told()), "family", "p1", "p3") == REFUSED
    assert codes(case(*chosen, **told()), "family", "p3") == []


def test_who_acts_by_what_was_told_together_with_a_confidence_is_not_said():
    parts = told(situations=rests_on("t2", "t4", by=["t4"]))
    parts["situations"][0]["actors"] = {"has": ["p1", "p3"], "by": ["t2", "t4"]}
    made = case(share(1, ["p1"], ["s1"]), **parts)
    assert "unclear-on-what-it-rests" in codes(made, "family", "p1")
    parts["situations"][0]["actors"]["by"] = ["t4"]
    assert "unclear-on-what-it-rests" not in codes(
        case(share(1, ["p1"], ["s1"]), **parts), "family", "p1"
    )


# ------------------------------------------------------------------ for whom it was chosen


@pytest.mark.parametrize(("audience", "who", "group"), [
    ("family", "p3", "family"), ("child", "p3", "family"), ("network", "p1", "network"),
    ("network", "p2", "network"),
])  # fmt: skip
def test_what_was_chosen_for_a_group_does_not_go_to_who_is_not_of_it(audience, who, group):
    for_group = share(1, [group], ["a2"])
    assert codes(case(for_group, **CHILD), audience, who) == ["chosen-for-others"]
    by_name = share(2, [who], ["a2"], on="2026-03-01")
    assert codes(case(by_name, for_group, **CHILD), audience, who) == []


@pytest.mark.slow
def test_who_lives_there_is_not_taken_for_granted():
    for household in ({}, {"members": {"has": ["p2"], "complete": False}}):
        made = case(share(1, ["family"], ["a2"]), household=household, **CHILD)
        assert codes(made, "family", "p1") == ["chosen-for-others"]


# ------------------------------------------------------------------ organisations

GROUND = {"basis": "vital_interest", "purpose": {"nl": "om te helpen"}, "necessary": True,
          "told": {"nl": "weet het"}}  # fmt: skip


def delicate():
    kinds = rules().terms["kinds"]
    sexual = next(name for name, row in kinds.items() if "sexual" in row.get("forms", ()))
    told = {"words": {"nl": "raakt aan"}, "kinds": [sexual]}
    return [{**situation("s1", "raakt aan", ["t1"]), "behaviour": told}]


@pytest.mark.parametrize(("role", "refused"), [
    ("school", ["delicate"]), ("police", []), ("veilig_thuis", []),
])  # fmt: skip
def test_what_is_delicate_goes_to_who_is_consulted_and_to_no_other_organisation(role, refused):
    made = case(share(1, [role], ["s1"], **GROUND), situations=delicate(), **ages())
    assert codes(made, "organisation", role) == refused


@pytest.mark.parametrize("item", ["es1", "s1"])
def test_a_secret_place_is_in_no_paper_for_an_organisation(item):
    people = ages()["people"]
    people[1] |= {"other_homes": [{"words": {"nl": "Huis de Linde"}}],
                  "contact": {"address_is_secret": True}}  # fmt: skip
    steps = [{"id": "es1", "words": {"nl": "Ga naar huis de Linde."}}]
    ground = GROUND if item == "es1" else {**GROUND, "told": {"nl": "Bram in Huis de Linde"}}
    made = case(share(1, ["school"], [item], **ground), people=people, emergency_steps=steps)
    assert codes(made, "organisation", "school") == ["secret-place"]


@pytest.mark.slow
@pytest.mark.parametrize(("first", "then", "refused"), [
    ((False, "2026-03-10"), (True, "2026-03-01"), ["no-consent"]),
    ((True, "2026-03-01"), (False, "2026-03-10"), ["no-consent"]),
    ((True, "2026-03-10"), (False, "2026-03-01"), []),
    ((False, None), (True, "2026-03-01"), ["no-consent"]),
    ((True, "2026-03-17"), (False, "2026-03-01"), ["no-consent"]),
])  # fmt: skip
def test_consent_that_was_taken_back_is_no_ground_in_whatever_order_it_is_written(
    first, then, refused
):
    consents = [
        {"id": f"co{number}", "person": "p1", "to": ["school"], "purpose": {"nl": "hulp"},
         "given": given, **({"on": on} if on else {})}
        for number, (given, on) in enumerate((first, then), 1)
    ]  # fmt: skip
    made = case(share(1, ["school"], ["a1"], **{**GROUND, "basis": "consent"}),
                consents=consents, **ages())  # fmt: skip
    assert codes(made, "organisation", "school") == refused


# ------------------------------------------------------------------ professionals


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json", "ics"])
@pytest.mark.parametrize("audience", ["mda", "handover"])
def test_a_sheet_waits_while_words_may_be_those_of_what_is_kept_from_its_reader(audience, form):
    reports = [{"id": "r1", "title": "een", "recorded": DAY},
               {"id": "r2", "title": "twee", "recorded": DAY, "hide_from": [audience]}]  # fmt: skip
    how = {"to": form, "reader": Reader(audience), "agenda_key": KEY}
    mixed = planned(case(reports=reports, situations=rests_on("t1", "t2")))
    with pytest.raises(SharingError) as refused:
        render(mixed, **how)
    assert [each.code for each in refused.value.problems] == ["unclear-on-what-it-rests"]
    parted = rests_on("t1", "t2", by=["t1"])
    parted[0]["affected"] = {"has": ["p2"], "by": ["t1"]}
    assert render(planned(case(reports=reports, situations=parted)), **how)
    # who it happens to is on their sheet too
    parted[0]["affected"]["by"] = []
    with pytest.raises(SharingError):
        render(planned(case(reports=reports, situations=parted)), **how)


def test_accounts_that_name_no_source_are_not_what_the_reader_may_know():
    parted = rests_on("t1", "t2", by=["t1"])
    for sources, refused in ((["t1"], False), ([], True)):
        claims = [
            {"value": {"nl": "slaat"}, "by": ["t1"]},
            {"value": {"nl": "duwt"}, "by": sources},
        ]
        parted[0]["behaviour"] = {"words": {"claims": claims}}
        made = case(share(1, ["p1"], ["s1"]), situations=parted, **ages())
        found = codes(made, "family", "p1")
        assert ("unclear-on-what-it-rests" in found) is refused
