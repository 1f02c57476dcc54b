"""What rests on a statement goes with it, and what others say too stays with them."""

from datetime import date

import pytest

from cases.shipped_cases import file_of, result_of
from top3 import load_rules, reason
from top3.cli import main
from top3.method.pruning import LeftOut, known_by, without
from top3.model.case import Case

BY = {"role": "worker"}


def case_of(**parts):
    """Return a small case: a report and three statements, and whatever is given."""
    data = {
        "top3": "case/1", "id": "small", "fictional": True, "as_of": "2026-03-16",
        "people": [{"id": "p1", "name": "Mens"}, {"id": "p2", "name": "Ander"}],
        "reports": [
            {"id": "r1", "title": "eerst", "informant": "teacher", "recorded": "2026-01-10"},
            {"id": "r2", "title": "later", "informant": "neighbour", "recorded": "2026-03-01"},
        ],
        "statements": [
            {"id": "t1", "report": "r1", "text": "een"},
            {"id": "t2", "report": "r1", "text": "twee", "reply_of": "t3"},
            {"id": "t3", "report": "r2", "text": "drie"},
        ],
    }  # fmt: skip
    return Case.model_validate({**data, **parts})


def situation(**fields):
    """Return the only situation of a case in which `t3` was left out."""
    case = case_of(situations=[{"id": "s1", "statements": ["t1", "t3"], **fields}])
    pruned, count = without(case, ["t3"])
    assert count == 1
    (found,) = pruned.situations
    return found


def test_a_claim_that_rests_on_others_too_stays_with_those():
    where = situation(where={"value": "keuken", "by": ["t1", "t3"]}).where
    assert where.value == "keuken"
    assert where.by == ("t1",)


def test_a_claim_that_rests_on_it_alone_was_never_asked():
    assert situation(where={"value": "keuken", "by": ["t3"]}).where.reason == "not_asked"


def test_of_a_contradiction_the_other_claim_is_left_and_is_no_contradiction_any_more():
    claims = [{"value": "keuken", "by": ["t1"]}, {"value": "gang", "by": ["t3"]}]
    where = situation(where={"claims": claims}).where
    assert (where.value, where.by) == ("keuken", ("t1",))


def test_a_contradiction_of_which_nothing_is_left_was_never_asked():
    claims = [{"value": "keuken", "by": ["t3"]}, {"value": "gang", "by": ["t3"]}]
    assert situation(where={"claims": claims}).where.reason == "not_asked"


@pytest.mark.parametrize(("value", "stays"), [("keuken", True), ("zolder", False)])
def test_a_weighing_stays_only_for_a_value_that_somebody_still_gives(value, stays):
    claims = [{"value": "keuken", "by": ["t1"]}, {"value": "gang", "by": ["t2"]},
              {"value": "zolder", "by": ["t3"]}]  # fmt: skip
    weighed = {"value": value, "by": BY, "on": "2026-03-10", "reason": {"nl": "gezien"}}
    where = situation(where={"claims": claims, "weighed": weighed}).where
    assert len(where.claims) == 2
    assert (where.weighed is not None) is stays


def test_a_set_that_rests_on_it_alone_is_empty_and_open():
    kinds = situation(behaviour={"kinds": {"has": ["hits"], "complete": True, "by": ["t3"]}})
    assert kinds.behaviour.kinds.has == ()
    assert not kinds.behaviour.kinds.complete


def test_a_set_that_rests_on_others_too_keeps_its_members_and_is_no_longer_complete():
    told = {"has": ["hits"], "complete": True, "by": ["t1", "t3"]}
    kinds = situation(behaviour={"kinds": told}).behaviour.kinds
    assert (kinds.has, kinds.complete, kinds.by) == (("hits",), False, ("t1",))


def test_of_sets_that_contradict_each_other_only_the_other_one_is_left():
    claims = [
        {"value": {"has": ["hits"]}, "by": ["t1"]},
        {"value": {"has": ["kicks"]}, "by": ["t3"]},
    ]
    kinds = situation(behaviour={"kinds": {"claims": claims}}).behaviour.kinds
    assert (kinds.has, kinds.by) == (("hits",), ("t1",))


def test_who_is_wary_also_leaves_out_what_may_rest_on_it():
    told = {"where": "keuken", "trigger": {"value": "ruzie", "by": ["t1"]}}
    case = case_of(situations=[{"id": "s1", "statements": ["t1", "t3"], **told}])
    (plain,) = without(case, ["t3"])[0].situations
    (wary,) = without(case, ["t3"], wary=True)[0].situations
    assert plain.where.value == "keuken"
    assert wary.where.reason == "not_asked"
    assert wary.trigger.value == "ruzie"


def test_items_go_with_the_statements_they_rest_on_and_with_what_they_hang_on():
    own = {"statements": ["t3"]}
    case = case_of(
        situations=[{"id": "s1", **own}, {"id": "s2", "statements": ["t1"]}],
        acute_rounds=[{"id": "ac1", "statement": "t3", "on": "2026-03-01", "asked_by": BY}],
        views=[{"id": "v1", "person": "p1", **own},
               {"id": "v2", "person": "p1", "top3": ["s1", "s2"]}],
        consequences=[{"id": "c1", "person": "p1", "words": {"nl": "x"}, "of": ["s1"]}],
        judgements=[{"id": "j1", "about": "s1", "level": "acute", "by": BY, "on": "2026-03-02",
                     "reason": {"nl": "x"}}],
        agreements=[{"id": "a1", "answers": ["s1"]}, {"id": "a2", "answers": ["s1", "s2"]}],
        checks=[{"id": "k1", "agreement": "a1"}],
    )  # fmt: skip
    pruned, _ = without(case, ["t3"])
    left = {item.id for _, _, item in pruned.items()}
    assert left == {"p1", "p2", "r1", "t1", "t2", "s2", "v2", "a2"}
    assert pruned.views[0].top3 == ("s2",)
    assert pruned.agreements[0].answers == ("s2",)
    assert pruned.statements[1].reply_of is None


def test_what_happened_to_an_item_after_the_day_is_taken_back_and_the_item_stays():
    standing = {"is": "past", "because": {"nl": "weg"}, "by": BY, "on": "2026-03-10"}
    case = case_of(situations=[{"id": "s1", "statements": ["t1"], "standing": standing}])
    assert known_by(case, date(2026, 3, 9))[0].situations[0].standing is None
    assert known_by(case, date(2026, 3, 10))[0].situations[0].standing is not None


def test_a_month_counts_as_later_only_when_all_of_it_is():
    reports = [{"id": "r1", "title": "x", "informant": "teacher", "recorded": "2026-03"}]
    statements = [{"id": "t1", "report": "r1", "text": "een"}]
    case = case_of(reports=reports, statements=statements)
    assert known_by(case, date(2026, 3, 1))[1] == LeftOut(0, 0)
    assert known_by(case, date(2026, 2, 28))[1] == LeftOut(1, 0)


def test_an_agreement_that_begins_later_was_known_on_the_day_of_the_case():
    case = case_of(agreements=[{"id": "a1", "from": "2026-04-01"}])
    assert known_by(case, date(2026, 3, 16))[1] == LeftOut(0, 0)
    assert known_by(case, date(2026, 3, 15))[1] == LeftOut(0, 1)


def test_what_was_decided_later_is_not_chosen_yet_on_an_earlier_day():
    chosen = {"id": "d1", "kind": "top3_chosen", "items": ["s1"], "on": "2026-03-12", "by": BY,
              "reason": {"code": "other"}}  # fmt: skip
    case = case_of(situations=[{"id": "s1", "statements": ["t1"]}], decisions=[chosen])
    before = reason(case, load_rules("top3"), known_by=date(2026, 3, 11))
    after = reason(case, load_rules("top3"), known_by=date(2026, 3, 12))
    assert before.planned.prioritised.chosen is None
    assert after.planned.prioritised.chosen == "d1"


def test_what_is_left_out_is_counted_in_the_warnings_and_not_named():
    case = result_of("dossier-02").planned.case
    result = reason(case, load_rules("top3"), known_by=date(2025, 10, 7))
    first = result.to_data()["warnings"][0]
    assert first["code"] == "recorded_later"
    assert first["statements"] == sum(
        each.report in {one.id for one in case.reports if one.recorded > "2025-10-07"}
        for each in case.statements
    )
    assert not any(each.id in first["text"]["nl"].split() for each in case.statements)
    assert result.receipt["known_by"] == "2025-10-07"


def test_without_a_day_or_with_all_of_it_known_nothing_is_said_of_it():
    case = result_of("dossier-02").planned.case
    for result in (result_of("dossier-02"), reason(case, load_rules("top3"), known_by=case.as_of)):
        assert not result.left_out
        assert all(each["code"] != "recorded_later" for each in result.to_data()["warnings"])


def test_the_command_says_how_much_was_recorded_later(capsys):
    assert main(["assess", file_of("dossier-02"), "--known-by", "2025-10-12"]) == 0
    assert "later vastgelegd" in capsys.readouterr().out
    assert main(["assess", file_of("dossier-02"), "--known-by", "gisteren"]) == 2
    assert "--known-by" in capsys.readouterr().err


def test_what_was_so_on_a_later_day_was_not_known_yet_and_an_age_is_the_same_on_any_day():
    where = {"value": "keuken", "on": "2026-03-10", "by": ["t1"]}
    people = [{"id": "p1", "name": "Mens", "age": {"value": 36, "on": "2026-03-16"}}]
    case = case_of(situations=[{"id": "s1", "statements": ["t1"], "where": where}], people=people)
    early, _ = known_by(case, date(2026, 3, 9))
    assert early.situations[0].where.reason == "not_asked"
    assert early.people == case.people
    assert known_by(case, date(2026, 3, 10))[0].situations[0].where.value == "keuken"


def test_a_position_goes_with_the_decision_it_rests_on():
    decision = {"id": "d1", "kind": "phase_opened", "on": "2026-03-02", "by": BY,
                "reason": {"code": "other"}, "statements": ["t3"]}  # fmt: skip
    case = case_of(decisions=[decision], position={"phase": "direct_safety", "decision": "d1"})
    assert without(case, ["t3"])[0].position is None
    assert without(case, ["t2"])[0].position is not None
    assert known_by(case, date(2026, 3, 1))[0].position is None


def test_an_answer_without_a_field_stays_or_goes_with_what_it_rests_on():
    told = {
        "id": "n1", "fact": "household.asked_elsewhere", "value": True, "on": "2026-01-20",
        "by": BY, "statements": ["t1"],
    }  # fmt: skip
    case = case_of(noted=[told])
    assert without(case, ["t3"])[0].noted == case.noted
    assert without(case, ["t1"], wary=True)[0].noted == ()
