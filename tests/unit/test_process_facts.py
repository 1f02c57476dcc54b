"""What the record itself says of phases, agreements, direction and sharing, at both sides of it."""

from datetime import date

import pytest

from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.load import load_rules
from top3.model.case import Case
from top3.testing import shipped_cases

TODAY = "2026-06-01"
DIRECTOR = {"role": "case_director", "name": "R. Smit"}
REASON = {"code": "other", "nl": "samen besproken"}
RULES = load_rules("top3")


def case(**parts):
    """Return a case of four people in which something happened on 1 May."""
    base = {
        "top3": "case/1",
        "id": "made-up",
        "fictional": True,
        "as_of": TODAY,
        "people": [
            {"id": "p1", "name": "Ada", "age": 40, "roles": ["parent"]},
            {"id": "p2", "name": "Bo", "age": 41, "roles": ["parent"]},
            {"id": "p3", "name": "Cas", "age": 9, "roles": ["child"]},
            {"id": "p4", "name": "Dirk", "roles": ["neighbour"]},
        ],
        "household": {"members": {"has": ["p1", "p2", "p3"], "complete": True}},
        "reports": [{"id": "r1", "title": "gesprek", "informant": "p1", "recorded": "2026-05-02"}],
        "statements": [{"id": "t1", "report": "r1", "kind": "observation", "text": "duw"}],
        "situations": [
            {"id": "s1", "statements": ["t1"], "actors": ["p2"], "affected": ["p1"],
             "when": "2026-05-01"},
        ],
    }  # fmt: skip
    return Case.model_validate({**base, **parts})


def read(fact, item=HOUSEHOLD, **parts):
    """Return what a fact comes to: its value, `None` where it is not known."""
    made = case(**parts)
    reading = CaseWorld(made, RULES, made.as_of).read(item, fact)
    if not reading.applies:
        return "does not apply"
    values = {claim.value for claim in reading.claims}
    return values.pop() if len(values) == 1 else None


SITUATION, AGREEMENT = ("situation", "s1"), ("agreement", "a1")


def decision(of_kind, day="2026-05-03", **parts):
    made = {"id": "d1", "kind": of_kind, "items": ["s1"], "by": DIRECTOR, "reason": REASON}
    return {**made, "on": day, "words": {"nl": "hij slaapt elders"}, **parts}


def agreement(**parts):
    return {"id": "a1", "answers": ["s1"], "keepers": ["p2"], "checkers": ["p4"], **parts}


# the phase ------------------------------------------------------------------


def test_without_a_recorded_phase_none_was_opened():
    assert read("household.phase") == "intake"
    assert read("household.phase", position={"phase": "recovery"}) == "recovery"


@pytest.mark.parametrize(
    ("phase", "since", "expected"),
    [
        ("stable_safety", "2026-05-01", True),
        ("stable_safety", "2026-05-02", False),
        ("recovery", "2026-04", True),
        ("following", "2026-05", None),  # before or after the 1st, nobody can say
        ("closed", {"unknown": "not_asked"}, None),
        ("direct_safety", "2026-04-01", False),
    ],
)
def test_what_happened_on_or_after_the_first_day_of_a_later_phase_is_new(phase, since, expected):
    position = {"phase": phase, "since": since}
    assert read("situation.happened_since_phase", SITUATION, position=position) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"unknown": "not_asked"}, None),
        ({"to": "2026-05-20"}, None),  # a latest bound is no day on which it happened
        ({"from": "2026-04-20", "to": "2026-05-20"}, True),
        ({"pattern": {"nl": "elke week"}, "from": "2026-03-01"}, None),
        ({"on": ["2026-03-01", "2026-03-20"]}, False),
    ],
)
def test_a_time_that_may_reach_into_the_phase_is_not_known_to_be_old(when, expected):
    situation = {"id": "s1", "statements": ["t1"], "when": when}
    found = read("situation.happened_since_phase", SITUATION, situations=[situation],
                 position={"phase": "recovery", "since": "2026-04-10"})  # fmt: skip
    assert found is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-04-30", True), ("2026-05-01", False), ({"unknown": "not_asked"}, None)],
)
def test_what_happened_after_the_day_an_agreement_began_happened_despite_it(start, expected):
    found = read("situation.happened_despite_agreement", SITUATION,
                 agreements=[agreement(**{"from": start})])  # fmt: skip
    assert found is expected


def test_where_there_is_no_agreement_nothing_happened_despite_one():
    assert read("situation.happened_despite_agreement", SITUATION) is False


# the acute check -------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, True),
        ({"on": "2026-05-02"}, True),  # what was told that day could be weighed
        ({"on": "2026-05-01"}, False),  # something was told after it
        ({"on": "2026-06-02"}, False),  # a day that has not come
        ({"on": {"unknown": "not_asked"}}, False),
        ({"by": {"unknown": "not_asked"}}, False),
        ({"reason": {"code": "other"}}, False),
        ({"words": None}, False),  # nothing was done
        ({"items": []}, False),
        ({"kind": "acute_opened"}, False),
    ],
)
def test_only_a_named_person_with_a_reason_and_a_measure_closes_an_acute_check(changed, expected):
    closing = decision("acute_closed", **changed)
    assert read("situation.acute_closed", SITUATION, decisions=[closing]) is expected


def test_a_measure_can_be_named_among_the_items_of_the_decision():
    measure = {"id": "m1", "kind": "contact_ban", "person": "p2"}
    closing = decision("acute_closed", items=["s1", "m1"], words=None)
    found = read("situation.acute_closed", SITUATION, decisions=[closing], measures=[measure])
    assert found is True


def test_an_acute_check_that_is_opened_again_is_open():
    again = decision("acute_opened", "2026-05-03", id="d2")
    listed = [decision("acute_closed"), again]
    assert read("situation.acute_closed", SITUATION, decisions=listed) is False
    assert read("situation.acute_closed", SITUATION, decisions=listed[::-1]) is True


def rounds(fact, value, day, person="p1"):
    return [{"id": "ar1", "statement": "t1", "person": person, "on": day, "asked_by": DIRECTOR,
             "answers": {fact: value}}]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "value", "day", "person", "expected"),
    [
        ("person.afraid", True, "2026-05-04", "p1", False),
        ("person.afraid", True, "2026-05-03", "p1", True),
        ("person.afraid", False, "2026-05-04", "p1", True),
        ("person.can_leave_and_call", False, "2026-05-04", "p1", False),
        ("person.can_leave_and_call", True, "2026-05-04", "p1", True),
        ("person.afraid", True, "2026-05-04", "p4", True),  # about somebody else
        ("household.weapon_within_reach", True, "2026-05-04", None, False),
    ],
)
def test_an_alarming_answer_after_the_closing_opens_it_again(fact, value, day, person, expected):
    found = read("situation.acute_closed", SITUATION, decisions=[decision("acute_closed")],
                 acute_rounds=rounds(fact, value, day, person))  # fmt: skip
    assert found is expected


@pytest.mark.parametrize(("day", "expected"), [("2026-05-03", True), ("2026-05-04", False)])
def test_a_sign_that_was_noted_after_the_closing_opens_it_again(day, expected):
    noted = {"id": "n1", "fact": "household.honour_or_exploitation", "value": True, "on": day,
             "by": DIRECTOR}  # fmt: skip
    for fact, item, items in (
        ("situation.acute_closed", SITUATION, ["s1"]),
        ("household.acute_closed", HOUSEHOLD, []),
    ):
        closing = decision("acute_closed", items=items)
        assert read(fact, item, decisions=[closing], noted=[noted]) is expected


def test_closing_one_situation_does_not_close_the_household():
    assert read("household.acute_closed", decisions=[decision("acute_closed")]) is False
    assert read("household.acute_closed", decisions=[decision("acute_closed", items=[])]) is True


# agreements and checks -------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "runs", "ended"),
    [
        ({"from": "2026-06-01"}, True, False),
        ({"from": "2026-06-02"}, False, False),
        ({"from": "2026-05-01", "until": "2026-06-01"}, True, False),
        ({"from": "2026-05-01", "until": "2026-05-31"}, False, True),
        ({"from": "2026-05-01", "status": "replaced"}, False, True),
        ({"from": "2026-05-01", "until": "2026-05-31", "status": "running"}, True, False),
        ({}, None, False),
    ],
)
def test_an_agreement_runs_from_its_first_day_until_it_ends(parts, runs, ended):
    assert read("agreement.runs", AGREEMENT, agreements=[agreement(**parts)]) is runs
    assert read("agreement.has_ended", AGREEMENT, agreements=[agreement(**parts)]) is ended


def check(**parts):
    return {"id": "ch1", "agreement": "a1", "on": "2026-05-20", "by": DIRECTOR, "found": "kept",
            **parts}  # fmt: skip


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (DIRECTOR, True),
        ({"role": "parent", "person": "p1"}, True),
        ({"role": "parent", "person": "p2"}, False),  # who keeps it
        ({"role": "child", "person": "p3"}, False),
        ({"role": "child"}, False),
        ({"role": "parent"}, None),  # which of the two is not said
        ({"role": "neighbour", "person": "p4"}, None),  # of unknown age
        ({"unknown": "not_asked"}, None),
    ],
)
def test_a_check_counts_when_an_adult_other_than_the_keeper_made_it(by, expected):
    found = read("agreement.was_checked_by_another", AGREEMENT, agreements=[agreement()],
                 checks=[check(by=by)])  # fmt: skip
    assert found is expected


def test_a_role_that_keeps_an_agreement_does_not_check_it():
    made = agreement(keepers=["case_director"])
    found = read("agreement.was_checked_by_another", AGREEMENT, agreements=[made], checks=[check()])
    assert found is False


@pytest.mark.parametrize(
    ("day", "expected"),
    [(TODAY, True), ("2026-06-02", False), ({"unknown": "not_asked"}, None)],
)
def test_a_check_counts_on_a_day_that_has_come(day, expected):
    found = read("agreement.was_checked_by_another", AGREEMENT, agreements=[agreement()],
                 checks=[check(on=day)])  # fmt: skip
    assert found is expected


def test_an_agreement_that_nobody_checked_was_not_checked():
    assert read("agreement.was_checked_by_another", AGREEMENT, agreements=[agreement()]) is False
    assert read("agreement.broken", AGREEMENT, agreements=[agreement()]) is False


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([check(found="broken")], True),
        ([check(found="broken"), check(id="ch2", on="2026-05-21")], False),
        ([check(), check(id="ch2", found="broken")], True),  # on the same day
        ([check(), check(id="ch2", found="broken", on={"unknown": "not_asked"})], True),
        ([check(found={"unknown": "not_asked"})], None),
        ([check(found="partly")], False),
    ],
)
def test_the_newest_check_says_whether_an_agreement_was_kept(checks, expected):
    found = read("agreement.broken", AGREEMENT, agreements=[agreement()], checks=checks)
    assert found is expected


def test_the_next_evaluation_is_the_first_that_comes_and_else_the_last_that_passed():
    def next_of(*days):
        return read("household.next_evaluation", agreements=[
            agreement(id=f"a{number}", evaluate=day) for number, day in enumerate(days, 1)
        ])  # fmt: skip

    assert next_of("2026-05-01", "2026-07-01", "2026-06-01") == date(2026, 6, 1)
    assert next_of("2026-04-01", "2026-05-01") == date(2026, 5, 1)
    assert next_of() is None


def test_an_agreement_that_ended_evaluates_nothing():
    made = agreement(evaluate="2026-07-01", status="ended")
    assert read("household.next_evaluation", agreements=[made]) is None


# factors and goals -----------------------------------------------------------


def factor(number, **parts):
    return {"id": f"f{number}", "kind": "risk", "level": "person", "hangs_on": ["s1"],
            "words": {"nl": "schulden"}, **parts}  # fmt: skip


@pytest.mark.parametrize(
    ("factors", "expected"),
    [
        ([], False),
        ([factor(1, state="under_way")], True),
        ([factor(1, state="under_way"), factor(2)], False),
        ([factor(1, state="done"), factor(2, kind="protective")], True),
        ([factor(1, hangs_on=[], state="done")], False),
    ],
)
def test_every_risk_factor_of_a_situation_says_how_far_it_is(factors, expected):
    assert read("situation.factors_have_state", SITUATION, factors=factors) is expected


@pytest.mark.parametrize(
    ("goals", "overdue", "looked_at"),
    [
        ([], False, False),
        ([{"until": "2026-05-31", "result": "not_reached"}], True, True),
        ([{"until": "2026-06-01", "result": "not_reached"}], False, True),
        ([{"until": "2026-05-31", "result": "reached"}], False, True),
        ([{"until": "2026-05-31"}], None, False),
        ([{"until": "2026-05-31", "result": "partly"}, {"until": "2026-05-31"}], True, False),
    ],
)
def test_a_goal_is_late_when_its_day_passed_and_it_was_not_reached(goals, overdue, looked_at):
    listed = [
        {"id": f"g{number}", "words": {"nl": "rust"}, "by": DIRECTOR, **each}
        for number, each in enumerate(goals, 1)
    ]
    assert read("household.goal_overdue", goals=listed) is overdue
    assert read("household.goals_looked_at", goals=listed) is looked_at


# who keeps direction ---------------------------------------------------------

NEXT = {"role": "fixed_face", "name": "N."}


def household(face):
    return {"members": {"has": ["p1"], "complete": True}, "fixed_face": face}


def hand_over(**parts):
    return {"id": "h1", "giver": DIRECTOR, "receiver": NEXT, "offered": "2026-05-01", **parts}


def test_two_fixed_faces_that_nobody_weighed_are_not_one():
    both = {"claims": [{"value": DIRECTOR}, {"value": NEXT}]}
    assert read("household.one_fixed_face", household=household(DIRECTOR)) is True
    assert read("household.one_fixed_face", household=household(both)) is False
    assert read("household.one_fixed_face") is None


def test_the_fixed_face_is_who_accepted_the_last_hand_over():
    accepted = [hand_over(accepted=True, on="2026-05-02")]
    for face, expected in ((NEXT, True), (DIRECTOR, False)):
        found = read("household.one_fixed_face", household=household(face), hand_overs=accepted)
        assert found is expected
    waiting = [hand_over()]
    found = read("household.one_fixed_face", household=household(DIRECTOR), hand_overs=waiting)
    assert found is True


@pytest.mark.parametrize(
    ("hand_overs", "expected"),
    [
        ([], False),
        ([hand_over()], True),
        ([hand_over(accepted=False)], True),
        ([hand_over(accepted=True)], False),
        ([hand_over(accepted=False), hand_over(id="h2", offered="2026-05-09", accepted=True)],
         False),
    ],
)  # fmt: skip
def test_a_hand_over_is_open_until_its_receiver_accepts(hand_overs, expected):
    assert read("household.hand_over_open", hand_overs=hand_overs) is expected
    assert read("household.has_hand_over", hand_overs=hand_overs) is bool(hand_overs)


def test_plans_are_counted_per_organisation_and_what_is_not_known_may_run():
    listed = [
        {"id": "i1", "organisation": "school", "status": "active"},
        {"id": "i2", "organisation": "school", "status": "active"},
        {"id": "i3", "organisation": "gp"},
        {"id": "i4", "organisation": "police", "status": "stopped"},
    ]
    assert read("household.active_plans", involvements=listed) == (1, 2)


# measures --------------------------------------------------------------------


def order(**parts):
    return {"id": "m1", "kind": "temporary_exclusion_order", "person": "p2", "protects": ["p1"],
            **parts}  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "left"),
    [
        ({"from": "2026-05-30"}, (8, 26)),  # ten days, or extended to four weeks
        ({"from": "2026-05-30", "until": "2026-06-03"}, (2, 2)),
        ({"from": "2026-05-30", "until": "2026-12-31"}, (26, 26)),  # never more than four weeks
        ({"from": "2026-05-15"}, (0, 11)),
        ({"from": "2026-05-04"}, (0, 0)),
        ({"from": "2026-05-03"}, "does not apply"),  # ended yesterday
        ({"from": "2026-06-02"}, "does not apply"),  # begins tomorrow
        ({"until": "2026-06-05"}, (4, 4)),
        ({}, None),
    ],
)
def test_an_exclusion_order_ends_after_ten_days_or_at_most_four_weeks(dates, left):
    assert read("household.exclusion_days_left", measures=[order(**dates)]) == left
    on_record = read("household.exclusion_order_on_record", measures=[order(**dates)])
    assert on_record is (left != "does not apply")


def test_without_an_exclusion_order_nothing_ends():
    assert read("household.exclusion_days_left") == "does not apply"
    assert read("household.exclusion_order_on_record") is False
    ban = order(kind="contact_ban", **{"from": TODAY})
    assert read("household.exclusion_days_left", measures=[ban]) == "does not apply"


def test_somebody_is_under_an_order_until_it_has_certainly_ended():
    who = ("person", "p2")
    assert read("person.under_exclusion_order", who, measures=[order()]) is True
    past = order(**{"from": "2026-04-01"})
    assert read("person.under_exclusion_order", who, measures=[past]) is False
    assert read("person.under_exclusion_order", ("person", "p1"), measures=[order()]) is False


@pytest.mark.parametrize(
    ("parties", "shared", "needed"),
    [
        ({"keepers": ["p2"], "checkers": ["p1"]}, True, True),
        ({"keepers": ["p1", "p2"], "checkers": ["p4"]}, True, True),
        ({"keepers": ["p2"], "checkers": ["p4"]}, False, True),
        ({"keepers": ["p1"], "checkers": ["p4"]}, False, False),
    ],
)
def test_an_agreement_is_held_against_an_order_that_runs(parties, shared, needed):
    for measure in (order(), order(protects=[]), order(kind="contact_ban")):
        given = {"agreements": [agreement(**parties)], "measures": [measure]}
        assert read("agreement.shared_with_person_under_order", AGREEMENT, **given) is shared
        assert read("agreement.needs_person_under_order", AGREEMENT, **given) is needed


@pytest.mark.parametrize(
    ("begins", "expected"), [("2026-06-09", True), ("2026-06-10", False), (None, True)]
)
def test_an_agreement_that_begins_after_the_order_ends_is_not_against_it(begins, expected):
    parts = {"from": begins} if begins else {}
    made = agreement(keepers=["p2"], checkers=["p1"], **parts)
    measures = [order(**{"from": "2026-05-30", "until": "2026-06-09"})]
    found = read("agreement.shared_with_person_under_order", AGREEMENT, agreements=[made],
                 measures=measures)  # fmt: skip
    assert found is expected


def test_an_agreement_is_ready_when_it_is_whole_for_every_chosen_situation():
    chosen = decision("top3_chosen")
    words = {"nl": "woorden"}
    whole = agreement(what=words, check=words, otherwise=words)

    def ready(**parts):
        return read("household.agreements_ready", measures=[order()], **parts)

    assert ready(decisions=[chosen], agreements=[whole]) is True
    for gap in ("what", "check", "otherwise", "keepers", "checkers", "answers"):
        part = {key: value for key, value in whole.items() if key != gap}
        assert ready(decisions=[chosen], agreements=[part]) is False
    assert ready(agreements=[whole]) is False


def test_without_an_exclusion_order_nobody_waits_for_its_end():
    given = {"decisions": [decision("top3_chosen")], "agreements": []}
    for measures in ([], [order(kind="contact_ban")]):
        assert read("household.agreements_ready", measures=measures, **given) == "does not apply"
    assert read("household.agreements_ready", measures=[order()], **given) is False


def test_a_choice_names_each_situation_once_and_nothing_else():
    made = case(decisions=[decision("top3_chosen", items=["s1", "p1", "s1"])])
    world = CaseWorld(made, RULES, made.as_of)
    assert world.members(HOUSEHOLD, "top3")[0] == (SITUATION,)


# views -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([], False),
        ([{"id": "v1", "person": "p1"}], False),
        ([{"id": "v1", "person": "p1", "words": {"unknown": "declined"}}], True),
        ([{"id": "v1", "person": "p1", "words": {"nl": "rust"}}], True),
        ([{"id": "v1", "person": "p2", "words": {"nl": "rust"}}], False),
    ],
)
def test_a_view_or_the_reason_why_not_says_that_somebody_was_asked(views, expected):
    assert read("person.view_asked", ("person", "p1"), views=views) is expected


def test_who_lives_there_or_is_in_a_current_situation_is_concerned():
    assert read("person.concerned", ("person", "p3")) is True
    assert read("person.concerned", ("person", "p4")) is False
    there = {"id": "s1", "present": ["p4"]}
    assert read("person.concerned", ("person", "p4"), situations=[there]) is True
    standing = {"is": "past", "because": {"nl": "verhuisd"}, "by": DIRECTOR, "on": TODAY}
    past = {**there, "standing": standing}
    assert read("person.concerned", ("person", "p4"), situations=[past]) is False


def test_whoever_is_at_home_is_concerned_only_where_something_is_going_on():
    standing = {"is": "past", "because": {"nl": "verhuisd"}, "by": DIRECTOR, "on": TODAY}
    past = {"id": "s1", "affected": ["p3"], "standing": standing}
    for situations in ([], [past]):
        assert read("person.concerned", ("person", "p3"), situations=situations) is False
    now = {"id": "s2", "affected": {"unknown": "not_asked"}}
    assert read("person.concerned", ("person", "p3"), situations=[past, now]) is True


@pytest.mark.parametrize(
    ("view", "teller", "expected"),
    [
        ({"asked_alone": True, "statements": ["t1"]}, {"informant": "p1"}, True),
        ({"asked_alone": False, "statements": ["t1"]}, {"informant": "p1"}, False),
        ({"statements": ["t1"]}, {"informant": "p1"}, False),
        ({"asked_alone": True, "statements": []}, {"informant": "p1"}, False),
        ({"asked_alone": True, "statements": ["t1"]}, {"informant": "p2"}, False),
    ],
)
def test_a_view_is_in_own_words_when_somebody_told_it_alone(view, teller, expected):
    report = {"id": "r1", "title": "gesprek", "happened": TODAY, "recorded": TODAY, **teller}
    told = {"id": "t1", "report": "r1", "kind": "account", "text": "woorden"}
    views = [{"id": "v1", "person": "p1", "words": {"nl": "rust"}, **view}]
    found = read("person.view_in_own_words", ("person", "p1"), views=views, reports=[report],
                 statements=[told])  # fmt: skip
    assert found is expected


def test_what_somebody_else_passed_on_is_not_in_own_words():
    report = {
        "id": "r1",
        "title": "les",
        "informant": "teacher",
        "happened": TODAY,
        "recorded": TODAY,
    }
    told = {"id": "t1", "report": "r1", "kind": "account", "text": "woorden", "heard_from": "p1"}
    view = {"id": "v1", "person": "p1", "words": {"nl": "rust"}, "asked_alone": True,
            "statements": ["t1"]}  # fmt: skip
    found = read("person.view_in_own_words", ("person", "p1"), views=[view], reports=[report],
                 statements=[told])  # fmt: skip
    assert found is False


# sharing ---------------------------------------------------------------------


def consultation(day="2026-05-03", asked="police", **parts):
    return {"id": "q1", "asked": asked, "by": DIRECTOR, "on": day, "question": {"nl": "wat nu"},
            **parts}  # fmt: skip


ANSWER = {"answer": {"nl": "deel het met haar alleen"}}


@pytest.mark.parametrize(
    ("kind", "asked", "weighed", "decided"),
    [
        ("share", consultation(**ANSWER), True, True),
        ("share", consultation(), True, False),  # asked, and no answer yet
        ("postpone_talk", consultation(), True, False),
        ("share", consultation("2026-05-04", **ANSWER), False, False),  # asked afterwards
        ("share", consultation(asked="school", **ANSWER), False, False),
        ("other", consultation(**ANSWER), False, False),
    ],
)
def test_sharing_is_decided_after_police_or_veilig_thuis_answered(kind, asked, weighed, decided):
    given = {"decisions": [decision(kind)], "consultations": [asked]}
    assert read("situation.sharing_weighed", SITUATION, **given) is weighed
    assert read("situation.share_decided", SITUATION, **given) is decided


@pytest.mark.parametrize(("to_whom", "decided"), [([], True), (["p1"], False), (["police"], False)])
def test_what_one_reader_is_given_is_no_decision_to_tell_it_to_all(to_whom, decided):
    given = {"decisions": [decision("share", to_whom=to_whom)],
             "consultations": [consultation(**ANSWER)]}  # fmt: skip
    assert read("situation.share_decided", SITUATION, **given) is decided
    assert read("situation.sharing_weighed", SITUATION, **given) is decided


@pytest.mark.parametrize("gap", [{"by": {"unknown": "not_asked"}}, {"reason": {"code": "other"}},
                                 {"items": []}])  # fmt: skip
def test_a_decision_without_name_reason_or_situation_shares_nothing(gap):
    given = {"decisions": [decision("share", **gap)], "consultations": [consultation(**ANSWER)]}
    assert read("situation.share_decided", SITUATION, **given) is False


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-05-02", True), ("2026-05-03", False), ({"unknown": "not_asked"}, False)],
)
def test_who_postpones_on_the_same_day_or_later_is_heard(day, expected):
    postponed = decision("postpone_talk", day, id="d2")
    found = read("situation.share_decided", SITUATION, decisions=[decision("share"), postponed],
                 consultations=[consultation(**ANSWER)])  # fmt: skip
    assert found is expected


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ([], False),
        ([{"given": True}], True),
        ([{"given": True, "until": "2026-06-01"}], True),
        ([{"given": True, "until": "2026-05-31"}], False),
        ([{"given": True}, {"given": False}], False),  # withdrawn
        ([{}], False),
    ],
)
def test_consent_counts_until_it_ends_or_is_withdrawn(consents, expected):
    listed = [
        {"id": f"co{number}", "person": "p1", "purpose": {"nl": "hulp"}, **each}
        for number, each in enumerate(consents, 1)
    ]
    assert read("household.consent_recorded", consents=listed) is expected


# what the danger rules say ---------------------------------------------------


def test_an_acute_check_is_open_while_a_danger_is_there_or_not_excluded():
    kinds = {"has": ["strangulation"], "complete": False}
    there = {"id": "s1", "statements": ["t1"], "behaviour": {"kinds": kinds}}
    assert read("situation.acute_open", SITUATION, situations=[there]) is True
    assert read("situation.acute_open", SITUATION) is None
    assert read("household.acute_open") is None
    armed = rounds("household.weapon_within_reach", True, TODAY, None)
    assert read("household.acute_open", acute_rounds=armed) is True


def test_a_case_in_which_every_acute_question_was_asked_has_no_acute_check_open():
    (quiet,) = [each for each in shipped_cases() if each.id == "quiet-example"]
    world = CaseWorld(quiet, RULES, quiet.as_of)
    for item, fact in ((SITUATION, "situation.acute_open"), (HOUSEHOLD, "household.acute_open")):
        assert {claim.value for claim in world.read(item, fact).claims} == {False}
