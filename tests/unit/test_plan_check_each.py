"""Each remark of the plan check, at both sides of its boundary."""

import pytest

from unit.small_case import chosen, factor, goal, plan_of, rules, situation
from unit.small_plan import BY, PAST, WHOLE, about, agreement, document, share, sign, step

pytestmark = pytest.mark.slow


# ---------------------------------------- orphans, both ways


def test_what_may_be_acute_is_not_chosen_and_has_no_agreement_is_named():
    serious = situation("s2", needed_medical_care=True)
    parts = {"situations": [situation("s1"), serious], "decisions": [chosen("s1", **WHOLE)]}
    assert about("open_acute_without_plan", **parts) == ["s2"]
    held = [agreement(), agreement("a2", answers=["s2"])]
    assert about("open_acute_without_plan", agreements=held, **parts) == []


def test_an_agreement_for_something_that_is_past_is_named_and_one_for_something_else_too_is_not():
    parts = {"situations": [situation("s1"), situation("s2", standing=PAST)]}
    assert about("answers_what_is_gone", agreements=[agreement(answers=["s2"])], **parts) == ["a1"]
    both = [agreement(answers=["s1", "s2"])]
    assert about("answers_what_is_gone", agreements=both, **parts) == []


def test_an_agreement_that_ended_is_not_asked_what_it_is_for():
    parts = {"situations": [situation("s1"), situation("s2", standing=PAST)]}
    ended = [agreement(answers=["s2"], status="ended")]
    assert about("answers_what_is_gone", agreements=ended, **parts) == []


def test_a_goal_for_nothing_is_named_and_one_that_is_reached_needs_nothing_more():
    assert about("goal_answers_nothing", goals=[goal("g1")]) == ["g1"]
    gone = {"factors": [factor("f1", state="done")]}
    assert about("answers_what_is_gone", goals=[goal("g1", answers=["f1"])], **gone) == ["g1"]
    reached = [goal("g1", answers=["f1"], result="reached")]
    assert about("answers_what_is_gone", goals=reached, **gone) == []


def test_a_sign_for_nothing_and_a_sign_for_what_is_past_are_told_apart():
    parts = {"situations": [situation("s1"), situation("s2", standing=PAST)]}
    signs = [sign("w1", answers=[]), sign("w2", answers=["s2"]), sign("w3")]
    assert about("sign_answers_nothing", warning_signs=signs, **parts) == ["w1"]
    assert about("sign_for_nothing_left", warning_signs=signs, **parts) == ["w2"]


def test_a_step_that_names_nothing_is_for_whatever_happens():
    parts = {"situations": [situation("s1"), situation("s2", standing=PAST)]}
    steps = [step("e1"), step("e2", answers=["s2"]), step("e3", answers=["s1"])]
    assert about("step_for_nothing_left", emergency_steps=steps, **parts) == ["e2"]


def test_a_ban_that_protects_nobody_on_record_and_one_without_a_last_day_are_named():
    ban = {"id": "m1", "kind": "contact_ban", "person": "p1", "protects": ["p2"]}
    whole = {**ban, "until": "2026-04-01"}
    assert about("measure_without_end", measures=[ban]) == ["m1"]
    assert about("measure_without_end", measures=[whole]) == []
    assert about("measure_protects_nobody", measures=[whole]) == []
    assert about("measure_protects_nobody", measures=[{**whole, "protects": []}]) == ["m1"]


def test_an_agreement_that_was_replaced_by_nothing_or_ended_by_its_day_is_named():
    replaced = [agreement(status="replaced")]
    assert about("replaced_by_nothing", agreements=replaced) == ["a1"]
    assert about("replaced_by_nothing", agreements=[*replaced, agreement("a2")]) == []
    assert about("ended_and_still_open", agreements=[agreement(until="2026-03-15")]) == ["a1"]
    assert about("ended_and_still_open", agreements=[agreement(until="2026-03-16")]) == []


# ---------------------------------------- agreements


def test_what_an_agreement_lacks_is_named_in_what_to_do():
    lacking = agreement(checkers=[], otherwise={"unknown": "not_asked"})
    (gap,) = (
        each
        for each in plan_of(agreements=[lacking], decisions=[chosen("s1")]).gaps
        if each.code == "agreement_incomplete"
    )
    labels = rules().dictionary.facts
    assert labels["agreement.otherwise"].label.nl in gap.do.nl
    assert labels["agreement.has_checker"].label.nl in gap.do.nl
    assert labels["agreement.what"].label.nl not in gap.do.nl


def test_a_sign_counts_as_when_and_neither_a_day_nor_a_sign_does_not():
    at_a_sign = agreement(**{"from": {"unknown": "not_asked"}}, signal={"nl": "bij schreeuwen"})
    assert about("agreement_incomplete", agreements=[at_a_sign]) == []
    at_nothing = agreement(**{"from": {"unknown": "not_asked"}})
    assert about("agreement_incomplete", agreements=[at_nothing]) == ["a1"]


@pytest.mark.parametrize(("status", "runs"), [("running", True), (None, False)])
def test_what_is_done_at_a_sign_runs_only_once_somebody_says_that_it_does(status, runs):
    at_a_sign = agreement(
        **{"from": {"unknown": "not_asked"}}, signal={"nl": "bij schreeuwen"}, status=status
    )
    world = plan_of(agreements=[at_a_sign]).world
    claims = world.read(("agreement", "a1"), "agreement.runs").claims
    assert [each.value for each in claims] == ([True] if runs else [])


def test_a_child_who_checks_is_wrong_also_while_nothing_was_chosen():
    code = "agreement_is_checked_by_somebody_else"
    assert about(code, agreements=[agreement(checkers=["p2"])], decisions=[]) == ["a1"]
    assert about(code, agreements=[agreement()], decisions=[]) == []


def test_two_who_only_check_each_other_are_named_and_a_third_eye_takes_that_away():
    named = (("p1", "Rik", 40), ("p2", "Bram", 9), ("p3", "Oma", 66))
    people = [{"id": each, "name": name, "age": {"value": age, "on": "2026-03-16"}}
              for each, name, age in named]  # fmt: skip
    crossed = [agreement(checkers=["p3"]), agreement("a2", keepers=["p3"], checkers=["p1"])]
    assert about("check_each_other", people=people, agreements=crossed) == ["a1"]
    third = [crossed[0], {**crossed[1], "checkers": ["p1", "school"]}]
    assert about("check_each_other", people=people, agreements=third) == []


def test_who_keeps_an_agreement_may_see_it():
    assert about("keeper_may_not_see", agreements=[agreement(only_for=["p2"])]) == ["a1"]
    assert about("keeper_may_not_see", agreements=[agreement(only_for=["p1"])]) == []
    assert about("keeper_may_not_see", agreements=[agreement()]) == []


@pytest.mark.parametrize(("more", "found"), [(0, []), (1, ["household"])])
def test_one_agreement_above_the_limit_is_too_many(more, found):
    limit = rules().number("open_agreements")
    many = [agreement(f"a{n}") for n in range(1, limit + more + 1)]
    assert about("too_many_agreements", agreements=many) == found


# ---------------------------------------- everybody's route and voice


def test_without_steps_or_a_noted_route_the_emergency_route_is_missing():
    noted = [{"id": "n9", "fact": "household.emergency_route", "value": True, "by": BY,
              "on": "2026-03-15"}]  # fmt: skip
    assert about("no_emergency_route") == ["household"]
    assert about("no_emergency_route", noted=noted) == []
    assert about("no_emergency_route", emergency_steps=[step()]) == []


def test_who_it_happens_to_and_has_no_step_is_named():
    assert about("no_route_for_person", emergency_steps=[step(person="p1")]) == ["household"]
    assert about("no_route_for_person", emergency_steps=[step(only_for=["p1"])]) == ["household"]
    assert about("no_route_for_person", emergency_steps=[step(only_for=["p2"])]) == []
    assert about("no_route_for_person", emergency_steps=[step(person="p2")]) == []


@pytest.mark.parametrize(("phase", "found"), [("stable_safety", []), ("recovery", ["household"])])
def test_early_signs_are_asked_from_recovery_on(phase, found):
    assert about("no_warning_signs", position={"phase": phase}) == found
    assert about("no_warning_signs", position={"phase": phase}, warning_signs=[sign()]) == []


def test_a_sign_says_what_happens_then_and_is_not_a_childs_to_watch():
    bare = sign(then={"unknown": "not_asked"})
    assert about("sign_without_then", warning_signs=[bare]) == ["w1"]
    assert about("sign_without_then", warning_signs=[sign()]) == []
    code = "sign_for_a_child_to_watch"
    assert about(code, warning_signs=[sign(noticed_by=["p2"])]) == ["w1"]
    assert about(code, warning_signs=[sign(noticed_by=["p2", "p1"])]) == []


def test_written_signs_count_as_early_signs_only_with_what_happens_then():
    def told(*signs):
        world = plan_of(warning_signs=list(signs)).world
        return bool(world.read(("household", "household"), "household.early_signs").claims)

    assert told(sign())
    assert not told(sign(then={"unknown": "not_asked"}))
    assert not told()


def test_an_adult_to_whom_something_happens_outside_the_choice_is_named_and_a_child_is_not():
    adult = situation("s2", actors=["p2"], affected=["p1"])
    child = situation("s2")
    for other, found in ((adult, ["household"]), (child, [])):
        parts = {"situations": [situation("s1"), other]}
        assert about("adult_safety_left_out", **parts) == found


def test_a_view_that_was_not_asked_alone_is_named_unless_a_small_child_gave_it():
    old = {"id": "p2", "name": "Bram", "age": {"value": 14, "on": "2026-03-16"}}
    people = [{"id": "p1", "name": "Rik", "age": {"value": 40, "on": "2026-03-16"}}, old]
    view = {"id": "v1", "person": "p2", "words": {"nl": "het moet stoppen"}}
    assert about("view_only_together", views=[view], people=people) == ["household"]
    alone = [{**view, "asked_alone": True}]
    assert about("view_only_together", views=alone, people=people) == []
    assert about("view_only_together", views=[view]) == []


def test_what_keeps_it_going_and_nobody_takes_up_is_named():
    parts = {"factors": [factor("f1", effect="keeps_going", state="nobody"), factor("f2")]}
    assert about("factor_nobody_takes_up", **parts) == ["f1"]
    later = about("factor_nobody_takes_up", position={"phase": "stable_safety"}, **parts)
    assert later == ["f1", "f2"]


# ---------------------------------------- decisions against each other


def _decided(by, **fields):
    told = {"id": "d3", "kind": "other", "on": "2026-03-16", "by": by, "against": ["d4"],
            "reason": {"code": "agreed"}, **WHOLE}  # fmt: skip
    other = {**told, "id": "d4", "by": {"role": "mental_health_care", "name": "K."}, "against": []}
    return [chosen("s1", **WHOLE), {**told, **fields}, other]


def test_organisations_that_decide_against_each_other_hear_who_can_make_one_line_of_it():
    by = {"role": "local_team", "name": "S."}
    plan = plan_of(decisions=_decided(by))
    (gap,) = (each for each in plan.gaps if each.code == "organisations_against_each_other")
    assert gap.about == "d3"
    assert gap.items == ("d4",)
    assert rules().label("roles", "care_and_safety_house").nl in gap.do.nl
    assert rules().label("roles", "mda_chair").nl in gap.do.nl


def test_two_roles_nobody_unlocks_go_to_both_managers():
    decisions = _decided({"role": "pharmacy", "name": "S."})
    decisions[2]["by"] = {"role": "interpreter", "name": "K."}
    (gap,) = (
        each
        for each in plan_of(decisions=decisions).gaps
        if each.code == "organisations_against_each_other"
    )
    assert rules().texts["nobody_unlocks"].nl in gap.do.nl


def test_one_role_against_itself_and_what_no_longer_holds_are_no_deadlock():
    same = _decided({"role": "mental_health_care", "name": "S."})
    assert about("decided_against", decisions=same) == ["d3"]
    assert about("organisations_against_each_other", decisions=same) == []
    over = _decided({"role": "local_team", "name": "S."}, until="2026-03-15")
    assert about("organisations_against_each_other", decisions=over) == []
    today = _decided({"role": "local_team", "name": "S."}, until="2026-03-16")
    assert about("organisations_against_each_other", decisions=today) == ["d3"]


def test_a_decision_says_who_when_why_in_which_frame_and_who_was_told():
    assert about("decision_incomplete", decisions=[chosen("s1", **WHOLE)]) == []
    for lacking in ({"legal_frame": None}, {"informed": []}, {"by": {"role": "worker"}},
                    {"reason": {"code": "other"}}):  # fmt: skip
        decisions = [chosen("s1", **{**WHOLE, **lacking})]
        assert about("decision_incomplete", decisions=decisions) == ["d9"], lacking


# ---------------------------------------- sharing


def test_sharing_with_an_organisation_needs_a_ground_a_purpose_a_need_and_what_was_told():
    whole = {"basis": "report_right", "purpose": {"nl": "beoordelen"}, "necessary": True,
             "told": {"nl": "weet het"}}  # fmt: skip

    def found(**fields):
        decisions = [chosen("s1", **WHOLE), share(to_whom=["veilig_thuis"], **fields)]
        return about("share_incomplete", agreements=[agreement()], decisions=decisions)

    assert found(**whole) == []
    for key in whole:
        assert found(**{name: each for name, each in whole.items() if name != key}) == ["d2"], key
    assert found(**{**whole, "necessary": False}) == ["d2"]
    decisions = [chosen("s1", **WHOLE), share()]
    assert about("share_incomplete", agreements=[agreement()], decisions=decisions) == []


def test_consent_as_a_ground_needs_a_consent_that_holds_today():
    def found(**consent):
        told = {"id": "c1", "person": "p1", "purpose": {"nl": "hulp"}, **consent}
        decisions = [chosen("s1", **WHOLE), share(to_whom=["school"], basis="consent")]
        parts = {"agreements": [agreement()], "decisions": decisions}
        return about("share_without_consent", consents=[told] if consent else [], **parts)

    assert found() == ["d2"]
    assert found(given=False) == ["d2"]
    assert found(given=True, until="2026-03-15") == ["d2"]
    assert found(given=True, to=["gp"]) == ["d2"]
    assert found(given=True, until="2026-03-16") == []
    assert found(given=True, to=["school"]) == []


def test_what_is_for_one_person_alone_or_hidden_from_who_gets_it_blocks_the_sharing():
    def found(only_for=(), **fields):
        statement = {"id": "t1", "report": "r1", "text": "x", "kind": "observation", **fields}
        parts = {"statements": [statement], "decisions": [chosen("s1", **WHOLE), share()]}
        held = agreement(only_for=list(only_for), statements=["t1"])
        plan = plan_of(agreements=[held], **parts)
        return [
            (each.about, each.blocks) for each in plan.gaps if each.code == "share_names_hidden"
        ]

    assert found() == []
    assert found(only_for=["p2"]) == [("d2", True)]
    assert found(only_for=["p1"]) == []
    assert found(hide_from=["p1"]) == [("d2", True)]
    assert found(hide_from=["p2"]) == []
    assert found(hide_from=["family"]) == [("d2", True)]


def test_of_a_decision_to_share_that_no_longer_holds_only_that_is_said():
    decisions = [chosen("s1", **WHOLE), share(to_whom=["school"], until="2026-03-15")]
    parts = {"agreements": [agreement()], "decisions": decisions}
    assert about("share_past", **parts) == ["d2"]
    assert about("share_incomplete", **parts) == []
    decisions[1]["until"] = "2026-03-16"
    assert about("share_past", **parts) == []


def _from_one_child(**fields):
    report = {"id": "r1", "title": "gesprek", "informant": "p2", "recorded": "2026-03-11"}
    parts = {"reports": [report], "agreements": [agreement()],
             "decisions": [chosen("s1", **WHOLE), share(**fields)]}  # fmt: skip
    return {**parts, "situations": [situation("s1")]}


def test_what_rests_on_one_child_is_not_shared_with_who_does_it_as_if_several_told_it():
    assert about("share_informants", **_from_one_child()) == ["d2"]
    assert about("share_informants", **_from_one_child(to_whom=["family"])) == ["d2"]
    assert about("share_informants", **_from_one_child(to_whom=["school"])) == []
    one = {"informants": "one_protected", "protection": {"nl": "slaapt bij oma"}}
    for seen, found in (("2026-03-16", []), ("2026-03-15", ["d2"]), (None, ["d2"])):
        parts = _from_one_child(seen_again=seen, **one)
        assert about("share_informants", **parts) == []
        assert about("share_without_protection", **parts) == found, seen


def test_what_several_told_may_be_shared_as_people_decided():
    school = {"id": "r1", "title": "school", "informant": "school", "recorded": "2026-03-11"}
    assert about("share_informants", **{**_from_one_child(), "reports": [school]}) == []


# ---------------------------------------- documents that were given


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, None),
        ({"valid_until": "2026-03-15"}, "document_out_of_date"),
        ({"valid_until": "2026-03-16"}, None),
        ({"on": "2026-03-15"}, "document_out_of_date"),
        ({"valid_until": None}, "document_without_end"),
        ({"valid_until": None, "withdrawn": "2026-03-16"}, None),
    ],
)
def test_a_document_that_was_given_is_looked_at(fields, code):
    codes = ("document_out_of_date", "document_without_end", "replaced_document_not_withdrawn")
    plan = plan_of(documents=[document(**fields)], decisions=[chosen("s1", **WHOLE)])
    found = [each.code for each in plan.gaps if each.code in codes]
    assert found == ([code] if code else [])


def test_a_document_that_was_replaced_is_taken_back():
    both = [document("o1"), document("o2", replaces="o1")]
    assert about("replaced_document_not_withdrawn", documents=both) == ["o1"]
    back = [document("o1", withdrawn="2026-03-16"), both[1]]
    assert about("replaced_document_not_withdrawn", documents=back) == []


@pytest.mark.parametrize(
    ("contact", "fields", "found"),
    [
        ({"may_keep_paper_at_home": False}, {}, ["o1"]),
        ({"may_keep_paper_at_home": False}, {"how": "paper"}, ["o1"]),
        ({"may_keep_paper_at_home": False}, {"how": "shown"}, []),
        ({"may_keep_paper_at_home": False}, {"may_be_kept_at_home": True}, []),
        ({"may_keep_paper_at_home": False}, {"withdrawn": "2026-03-16"}, []),
        ({"may_keep_paper_at_home": True}, {}, []),
    ],
)
def test_paper_with_somebody_who_cannot_keep_it_at_home_is_named(contact, fields, found):
    people = [{"id": "p1", "name": "Rik", "contact": contact}, {"id": "p2", "name": "Bram"}]
    assert (
        about("document_not_safe_at_home", people=people, documents=[document(**fields)]) == found
    )
