"""Each person's own top 3, the choice of people, and what stays open acute whatever they choose."""

import pytest

from bad.bad_overlays import put, written
from cases.shipped_cases import result_of as shipped
from top3 import check, load_rules, reason, render
from top3.method.family import as_family_sees
from top3.method.pruning import without
from top3.views.summary import first_lines
from unit.small_case import (
    case_of,
    chosen,
    plan_of,
    result_of,
    rules,
    situation,
    statement,
)

VIEWS = [
    {"id": "v1", "person": "p1", "top3": ["s2", "s1"]},
    {"id": "v2", "person": "p2", "top3": ["s2"], "statements": ["t2"]},
]
HIDDEN = [
    statement(1, **{"class": "situation"}),
    statement(2, kind="account", hide_from=["p1"], **{"class": "opinion"}),
]
ACUTE = situation(
    "s2", behaviour={"words": {"nl": "knijpt de keel dicht"}, "kinds": ["strangulation"]}
)
AGREED = {"item": "s2", "code": "agreed"}
REASON = {"item": "s2", "code": "acute_dealt_with", "nl": "sleutel ingeleverd"}


def views(**parts):
    return plan_of(statements=HIDDEN, views=VIEWS, **parts).prioritised


def test_everybodys_own_list_stands_beside_the_proposal_item_by_item():
    found = views()
    assert [(each.person, each.items) for each in found.own_lists] == [
        ("p1", ("s2", "s1")),
        ("p2", ("s2",)),
    ]
    places = {each.situation: each for each in found.places}
    assert places["s2"].own == (("v1", 1), ("v2", 1))
    assert places["s1"].own == (("v1", 2),)
    assert places["s1"].proposed == 1
    assert {each.chosen for each in found.places} == {None}


def test_the_choice_stands_beside_both_and_a_place_nobody_gave_is_no_number():
    places = {each.situation: each for each in views(decisions=[chosen("s1")]).places}
    assert (places["s1"].chosen, places["s2"].chosen) == (1, None)


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ({"on": "2026-03-01"}, {"on": "2026-03-02"}, "v2"),
        ({"on": "2026-03-02"}, {"on": "2026-03-01"}, "v1"),
        ({"on": "2026-03-02"}, {}, "v1"),
        ({}, {"on": "2026-03-01"}, "v2"),
        ({}, {}, "v2"),
    ],
)
def test_of_two_lists_of_one_person_the_last_one_given_counts(first, second, counts):
    given = [
        {"id": "v1", "person": "p1", "top3": ["s1"], **first},
        {"id": "v2", "person": "p1", "top3": ["s2"], **second},
    ]
    (found,) = plan_of(views=given).prioritised.own_lists
    assert found.view == counts


def test_a_professional_has_a_list_of_their_own_by_role_and_name():
    by = {"role": "local_team", "name": "K."}
    given = [
        {"id": "v1", "by": by, "top3": ["s1"]},
        {"id": "v2", "by": {**by, "name": "L."}, "top3": ["s2"]},
        {"id": "v3", "by": by, "top3": ["s2", "s1"]},
    ]
    planned = plan_of(views=given)
    found = planned.prioritised.own_lists
    assert [(each.view, each.person, each.by.name) for each in found] == [
        ("v3", None, "K."),
        ("v2", None, "L."),
    ]
    assert "K. (wijkteam) s2, s1 · L. (wijkteam) s2" in " ".join(first_lines(planned, "nl"))


def test_a_list_of_a_professional_is_nobodys_own_view_at_home():
    given = [{"id": "v1", "by": {"role": "local_team"}, "words": {"nl": "zo zie ik het"}}]
    missing = [each.about[1] for each in result_of(views=given).warnings
               if each.rule.id == "everybody-is-asked-for-their-view"]  # fmt: skip
    assert missing == ["p1", "p2"]


def test_a_view_of_nobody_is_refused():
    with pytest.raises(ValueError, match="incoherent"):
        case_of(views=[{"id": "v1", "top3": ["s1"]}])


def test_a_view_without_a_list_is_no_list():
    assert plan_of(views=[{"id": "v1", "person": "p1"}]).prioritised.own_lists == ()


def test_a_list_that_must_not_reach_somebody_says_so_and_is_not_there_for_the_family():
    first, second = views().own_lists
    assert (first.kept_from, second.kept_from) == ((), ("p1",))
    case = case_of(statements=HIDDEN, views=VIEWS)
    family = as_family_sees(case, rules()).prioritised
    assert [each.person for each in family.own_lists] == ["p1"]


def test_the_worker_reads_whom_a_list_must_not_reach():
    text = render(plan_of(statements=HIDDEN, views=VIEWS))
    assert "Bram: niet delen met Rik." in text


def test_the_first_screen_names_every_own_list():
    lines = "\n".join(first_lines(plan_of(statements=HIDDEN, views=VIEWS), "nl"))
    assert "Ieders eigen top 3, ernaast: Rik s2, s1 · Bram s2" in lines


@pytest.mark.parametrize("name", ["dossier-01", "dossier-02", "dossier-03", "quiet"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_first_screen_stays_within_forty_lines(name, lang):
    # the command adds one line on where to read on
    assert len(first_lines(shipped(name).planned, lang)) <= 39


# ---------------------------------------- what is acute and was left out


def left_out(**fields):
    """Return the plan in which the acute s2 was not chosen."""
    return plan_of(situations=[situation("s1"), ACUTE], decisions=[chosen("s1", **fields)])


def gaps(planned):
    return [each.about for each in planned.gaps if each.code == "left_out_acute"]


def test_an_acute_situation_left_out_without_a_coded_reason_is_a_gap():
    planned = left_out()
    assert gaps(planned) == ["s2"]
    assert planned.open_acute == ("s2",)
    assert planned.left_out[0].code is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"left_out": [REASON]}, "acute_dealt_with"),
        ({"reason": {"code": "left_out_for_safety"}}, "left_out_for_safety"),
        ({"left_out": [{"item": "s2", "code": "other", "nl": "oma past op"}]}, "other"),
        ({"left_out": [{"item": "s2", "code": "other"}]}, None),
        ({"left_out": [{"item": "s2", "code": "agreed"}]}, None),
        ({"left_out": [{"item": "s1", "code": "acute_dealt_with"}]}, None),
        ({"reason": {"code": "other", "nl": "zo besloten"}}, None),
        ({"reason": {"code": "other", "nl": "x"}, "left_out": [AGREED]}, None),
        ({"reason": {"code": "as_proposed"}}, None),
    ],
)  # fmt: skip
def test_a_code_that_says_why_closes_the_gap_and_never_the_acute(fields, code):
    planned = left_out(**fields)
    assert planned.left_out[0].code == code
    assert gaps(planned) == ([] if code else ["s2"])
    assert planned.open_acute == ("s2",)


@pytest.mark.parametrize("fields", [{}, {"left_out": [REASON]}])
def test_what_is_left_out_stays_open_acute_in_every_output(fields):
    planned = left_out(**fields)
    result = result_of(situations=[situation("s1"), ACUTE], decisions=[chosen("s1", **fields)])
    assert result.to_data()["open_acute"] == ["s2"]
    assert '"open_acute": [\n    "s2"\n  ]' in render(planned, to="json")
    assert "OPEN ACUUT, NIET IN DE TOP 3: s2" in "\n".join(first_lines(planned, "nl"))
    assert "OPEN ACUUT, NIET IN DE TOP 3\n- s2: knijpt de keel dicht" in render(planned)
    item = next(each for each in planned.parts.safety.items if each.situation == "s2")
    assert item.open_acute


def test_a_check_names_what_was_left_out_with_or_without_a_reason():
    for fields, code in (({}, "left_out_acute"), ({"left_out": [REASON]}, "open_acute")):
        made = case_of(situations=[situation("s1"), ACUTE], decisions=[chosen("s1", **fields)])
        assert code in [each.code for each in check(made, rules()) if each.about == "s2"]


def test_the_plan_says_why_people_left_it_out():
    text = " ".join(render(left_out(left_out=[REASON])).split())
    assert "niet gekozen: het acute is afgewend (sleutel ingeleverd)" in text
    assert "niet gekozen: reden nog niet vastgelegd" in " ".join(render(left_out()).split())


def test_a_chosen_acute_situation_is_not_left_out():
    planned = plan_of(situations=[situation("s1"), ACUTE], decisions=[chosen("s2", "s1")])
    assert (planned.open_acute, planned.left_out, gaps(planned)) == ((), (), [])


def test_a_reason_goes_with_the_situation_it_is_about():
    told = [statement(1, **{"class": "situation"}), statement(2, **{"class": "situation"})]
    case = case_of(
        statements=told,
        situations=[situation("s1"), situation("s2", statements=["t2"])],
        decisions=[chosen("s1", left_out=[REASON])],
    )
    pruned, _ = without(case, ["t2"])
    assert [each.id for each in pruned.situations] == ["s1"]
    assert pruned.decisions[0].left_out == ()


def test_a_reason_for_a_situation_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="incoherent"):
        case_of(decisions=[chosen("s1", left_out=[{"item": "s7", "code": "agreed"}])])


# ---------------------------------------- how many


@pytest.mark.parametrize(
    ("day", "inside", "beyond"),
    [("2026-02-28", ["s1", "s2", "s3"], []), ("2026-03-01", ["s1", "s2"], ["s3"])],
)
def test_a_region_can_set_how_many_from_a_day_on(tmp_path, day, inside, beyond):
    change = put("top3_size", 2, "situaties", start="2026-03-01", more="loosens: true")
    layer = load_rules("top3", overlays=[written(tmp_path, change)])
    case = case_of(
        as_of=day,
        reports=[{"id": "r1", "title": "a", "informant": "school", "recorded": "2026-01-01"}],
        situations=[
            situation("s1", when="2026-01-01", behaviour=_told("strangulation")),
            situation("s2", when="2026-01-01", behaviour=_told("shouts"), how_often="weekly"),
            situation("s3", when="2026-01-01", behaviour=_told("shouts")),
        ],
    )
    prioritised = reason(case, layer).planned.prioritised
    assert [each.situation for each in prioritised.top3] == inside
    assert [each.situation for each in prioritised.not_chosen] == beyond
    assert [each.because.nl for each in prioritised.not_chosen] == ["staat na de eerste 2"] * len(
        beyond
    )


def _told(kind):
    return {"words": {"nl": f"doet {kind}"}, "kinds": {"has": [kind], "complete": True}}
