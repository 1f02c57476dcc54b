"""What is drawn holds together: ages, days, who is there, and what is known from whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casuistry.worlds import BASE, TEXT, changed, small, world
from top3.casuistry.drawing.calendar import WEEKDAYS, full_years, is_school_day, is_working_day
from top3.casuistry.drawing.draw import FIRST, LAST, NotDrawnError
from top3.model.case import Case

SMALL = small()
INDEXES = st.integers(0, 10**6)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda two: tuple(sorted(two)))


def situation(drawn, name="hit"):
    return drawn.situation(name)


def day_of(drawn, name):
    return drawn.days.of(name)


# ------------------------------------------------------------------ people
@given(INDEXES, SPANS, st.sampled_from(["years", "months", "weeks"]))
def test_everybody_is_always_as_old_as_the_scenario_asks(index, span, unit):
    age = {"from": span[0], "to": span[1], "unit": unit}
    drawn = world(changed("cast", "child", age=age, known_age="age"), index)
    known = drawn.start["people"][0]["age"]
    assert span[0] <= known["value"] <= span[1]
    assert known.get("unit", "years") == unit
    assert drawn.people["child"].born <= drawn.first_day


@given(INDEXES, SPANS)
def test_a_parent_is_always_so_much_older_than_the_child(index, span):
    age = {"from": span[0], "to": span[1], "older_than": "child"}
    drawn = world(changed("cast", "parent", age=age), index)
    older = full_years(drawn.people["parent"].born, drawn.people["child"].born)
    assert span[0] <= older <= span[1]
    told = drawn.start["people"][1]["age"]["value"]
    assert told == full_years(drawn.people["parent"].born, drawn.first_day)


@given(INDEXES)
def test_no_two_people_of_a_case_have_one_name(index):
    names = [each.first_name for each in world(SMALL, index).people.values()]
    assert len(set(names)) == len(names)


@given(INDEXES)
def test_a_family_shares_a_background_and_a_surname(index):
    people = world(SMALL, index).people
    assert people["child"].surname == people["parent"].surname
    assert people["child"].background == people["parent"].background


def test_gender_and_background_are_drawn_apart_from_the_role():
    drawn = [world(SMALL, index).people["parent"] for index in range(300)]
    women = sum(each.gender == "woman" for each in drawn)
    assert 110 < women < 190
    assert len({each.background for each in drawn}) > 10


def test_an_unknown_age_is_not_in_the_record():
    drawn = world(changed("cast", "parent", known_age="unknown"))
    assert drawn.start["people"][1].keys().isdisjoint({"age", "born"})


def test_who_is_of_another_branch_is_nowhere():
    roads = {index: world(SMALL, index) for index in range(12)}
    assert {each.branches["road"] for each in roads.values()} == {"left", "right"}
    for drawn in roads.values():
        there = drawn.branches["road"] == "left"
        assert ("aunt" in drawn.people) is there
        assert len(drawn.start["relations"]) == 1 + there


# -------------------------------------------------------------------- days
@given(INDEXES, st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True))
def test_the_first_day_is_a_working_day_of_the_months_asked(index, months):
    drawn = world(small(months=months, reports=BASE["reports"][1:2]), index)
    assert drawn.first_day.month in months
    assert is_working_day(drawn.first_day)
    assert FIRST <= drawn.first_day <= LAST


@given(INDEXES)
def test_school_tells_only_on_school_days_and_never_before_the_next_morning(index):
    drawn = world(SMALL, index)
    told = day_of(drawn, "school")
    assert is_school_day(told.first)
    assert told.first > day_of(drawn, "hit").last


@given(INDEXES)
def test_nothing_is_written_down_before_it_was_told_or_after_the_first_day(index):
    start = world(SMALL, index).start
    for report in start["reports"]:
        assert report["happened"]["on"] <= report["recorded"] <= start["as_of"]


@given(INDEXES)
def test_words_are_taken_back_only_after_they_were_said(index):
    drawn = world(SMALL, index)
    assert day_of(drawn, "back").first >= day_of(drawn, "school").first
    listed = [each["recorded"] for each in drawn.start["reports"]]
    assert listed == sorted(listed)


@given(INDEXES, st.sampled_from(WEEKDAYS))
def test_it_happens_on_the_weekday_asked(index, weekday):
    when = {"before": [5, 30], "weekday": [weekday]}
    drawn = world(changed("happenings", "hit", when=when), index)
    assert WEEKDAYS[day_of(drawn, "hit").first.weekday()] == weekday


@given(INDEXES, st.integers(2, 4))
def test_what_happened_on_several_days_has_so_many(index, days):
    when = {"before": [5, 30], "days": [days, days]}
    drawn = world(changed("happenings", "hit", when=when), index)
    assert len(situation(drawn)["when"]["value"]["on"]) == days


@given(INDEXES, SPANS)
def test_it_happened_so_long_before_the_first_day(index, span):
    scenario = changed("happenings", "hit", when={"before": list(span)})
    scenario = scenario.model_copy(update={"reports": scenario.reports[1:2]})
    drawn = world(scenario, index)
    assert span[0] <= (drawn.first_day - day_of(drawn, "hit").first).days <= span[1]


@given(INDEXES)
def test_a_period_has_ended_or_still_runs_on_the_first_day(index):
    when = {"before": [5, 30], "period": [3, 60]}
    drawn = world(changed("happenings", "hit", when=when), index)
    value = situation(drawn)["when"]["value"]
    assert value["from"] <= value["to"] <= drawn.start["as_of"]


def test_days_that_can_never_be_are_refused_with_the_part_that_does_not_fit():
    # the first day is a working day, and so never that Sunday itself
    with pytest.raises(NotDrawnError) as refused:
        world(changed("happenings", "hit", when={"before": [0, 0], "weekday": ["sun"]}))
    assert refused.value.place == "happenings.hit"
    assert "happenings.hit" in refused.value.in_language("nl")


# ------------------------------------------------------------------- known
def test_only_what_was_given_is_known_and_the_rest_has_its_reason():
    drawn = world(SMALL)
    found, seen, told = situation(drawn), drawn.ids["seen"], drawn.ids["told"]
    assert found["affected"] == {"has": ["p1"], "by": [seen]}
    assert found["consequence"] == {"has": ["bruise"], "by": [seen]}
    assert found["actors"] == {"has": ["p2"], "by": [told]}
    assert found["behaviour"]["kinds"] == {"has": ["hits"], "by": [told]}
    assert found["trigger"] == {"unknown": "asked_unknown"}
    assert found.keys().isdisjoint({"where", "how_often", "present"})


def test_a_denial_is_written_beside_it_and_takes_nothing_away():
    drawn = world(SMALL)
    found = situation(drawn)
    assert found["seen_by"] == {"p2": "denied"}
    assert drawn.ids["no"] in found["statements"]


def test_words_taken_back_stand_and_are_linked_to_what_was_said():
    drawn = world(SMALL)
    (back,) = [each for each in drawn.start["statements"] if each["id"] == drawn.ids["made_up"]]
    assert back["reply_of"] == drawn.ids["told"]
    assert back["id"] in situation(drawn)["statements"]


def test_a_happening_that_nobody_told_is_not_in_the_record():
    drawn = world(small(reports=BASE["reports"][1:2]))
    assert "situations" not in drawn.start
    assert drawn.is_there("hit")
    assert drawn.start["statements"][0]["text"] == "Iets."


def test_what_one_says_otherwise_stands_beside_it_as_a_dispute():
    saying = {**BASE["reports"][1]["says"][0], "claims": {"how_often": "weekly"}}
    told = {**BASE["reports"][0]["says"][1], "gives": ["how_often"]}
    reports = [{**BASE["reports"][0], "says": [told]}, {**BASE["reports"][1], "says": [saying]}]
    drawn = world(small(reports=reports))
    told, no = drawn.ids["told"], drawn.ids["no"]
    assert situation(drawn)["how_often"] == {
        "claims": [{"value": "once_known", "by": [told]}, {"value": "weekly", "by": [no]}]
    }


def test_what_only_one_says_is_known_from_that_one():
    saying = {**BASE["reports"][1]["says"][0], "claims": {"how_often": "weekly"}}
    reports = [BASE["reports"][0], {**BASE["reports"][1], "says": [saying]}]
    drawn = world(small(reports=reports))
    assert situation(drawn)["how_often"] == {"value": "weekly", "by": [drawn.ids["no"]]}


def test_a_statement_about_nobody_who_is_there_is_not_made():
    says = [{"kind": "account", "about": ["aunt"], "text": TEXT}]
    reports = [*BASE["reports"], {**BASE["reports"][1], "id": "extra", "says": says}]
    for index in range(12):
        drawn = world(small(reports=reports), index)
        assert ("extra" in drawn.ids) is ("aunt" in drawn.people)


def test_a_text_about_somebody_who_is_not_there_is_not_said():
    says = [{"kind": "account", "text": {"nl": "{aunt} kwam.", "en": "{aunt} came."}}]
    reports = [*BASE["reports"], {**BASE["reports"][1], "id": "extra", "says": says}]
    for index in range(12):
        drawn = world(small(reports=reports), index)
        assert ("extra" in drawn.ids) is ("aunt" in drawn.people)


# --------------------------------------------------------------- templates
def test_a_part_that_points_at_what_is_not_there_falls_away_with_what_points_at_it():
    also = {
        "goals": [{"id": "goal", "record": {"answers": ["$hit"], "words": TEXT}}],
        "factors": [
            {"id": "of_aunt", "record": {"kind": "risk", "level": "person", "of": "$aunt",
                                         "words": TEXT, "hangs_on": ["$hit"]}},
            {"id": "of_child", "record": {"kind": "risk", "level": "person", "words": TEXT,
                                          "hangs_on": ["$hit", "$aunt"], "of": "$child"}},
        ],
        "consequences": [{"id": "c", "record": {"person": "$aunt", "words": TEXT}},
                         {"id": "d", "record": {"person": "$child", "words": {"day": "hit+1"}}}],
    }  # fmt: skip
    for index in range(12):
        drawn = world(small(also=also), index)
        there = "aunt" in drawn.people
        assert len(drawn.start["factors"]) == 1 + there
        assert drawn.start["factors"][-1]["hangs_on"] == ["s1", "p3"][: 1 + there]
        assert len(drawn.start["consequences"]) == 1 + there
        words = drawn.start["consequences"][-1]["words"]
        assert (date.fromisoformat(words) - day_of(drawn, "hit").first).days == 1


def test_a_new_part_of_the_scenario_moves_no_other_draw():
    more = small(
        things=[{"id": "another", "options": [TEXT, TEXT]}, *BASE["things"]],
        cast=[*BASE["cast"], {"id": "uncle", "family": "third"}],
        branches=[{"id": "new", "weights": {"a": 1, "b": 1}}, *BASE["branches"]],
    )
    for index in range(20):
        before, after = world(SMALL, index).start, world(more, index).start
        assert after["people"][: len(before["people"])] == before["people"]
        assert {key: part for key, part in after.items() if key != "people"} == {
            key: part for key, part in before.items() if key != "people"
        }


@given(INDEXES, st.sampled_from(["nl", "en"]))
def test_every_case_is_valid_and_says_it_is_made_up(index, lang):
    case = Case.model_validate(world(SMALL, index, lang=lang).start)
    assert case.fictional


@given(INDEXES)
def test_the_same_seed_and_number_always_give_the_same_case(index):
    assert world(SMALL, index).start == world(small(), index).start


def test_every_id_says_where_in_the_scenario_it_comes_from():
    drawn = world(SMALL)
    ids = {each["id"] for name in ("people", "reports", "statements", "situations")
           for each in drawn.start[name]}  # fmt: skip
    assert ids == set(drawn.origins)
    assert drawn.origins[drawn.ids["told"]] == "reports.school.says[1]"
    assert drawn.origins["s1"] == "happenings.hit"


# ------------------------------------------------------------- later moments
_LATER = {
    "happenings": [
        *BASE["happenings"],
        {"id": "again", "when": {"after": [2, 10], "of": "second"}, "actors": ["parent"],
         "affected": ["child"], "words": {"nl": "slaat {child}", "en": "hits {child}"}},
    ],
    "reports": [
        *BASE["reports"],
        {"id": "tells_again", "moment": "third", "informant": "teacher", "title": TEXT,
         "when": {"before": [0, 1], "school": True},
         "says": [{"kind": "account", "about": ["child"], "tells": ["again"], "text": TEXT}]},
        {"id": "more", "moment": "third", "informant": "child", "title": TEXT,
         "when": {"before": [0, 0]},
         "says": [{"kind": "account", "about": ["child"], "tells": ["hit"], "gives": ["where"],
                   "text": {"nl": "{again.weekday}", "en": "{again.weekday}"}}]},
    ],
    "course": [{"id": name, "title": TEXT} for name in ("first", "second", "third")],
}  # fmt: skip


def third_moment(index, weeks=3):
    """Return a world that came to its third moment, on a day on which school tells."""
    drawn = world(small(**_LATER), index)
    drawn.at_moment("second", drawn.first_day + timedelta(14))
    day = drawn.now + timedelta(weeks * 7)
    while not drawn.fits("third", day):
        day += timedelta(1)
    drawn.at_moment("third", day)
    return drawn


@given(INDEXES)
def test_what_comes_later_is_placed_when_the_course_comes_there(index):
    drawn = third_moment(index)
    told = drawn.bring_in("tells_again")
    second = drawn.day_from("second")
    assert 2 <= (day_of(drawn, "again").first - second).days <= 10
    assert is_school_day(date.fromisoformat(told.report["happened"]["on"]))
    assert told.report["recorded"] <= drawn.now.isoformat()
    assert [change.happening for change in told.situations] == ["again"]
    assert told.new[0]["id"] == "s2"


@given(INDEXES)
def test_what_is_told_later_of_a_situation_is_added_and_takes_nothing_away(index):
    drawn = third_moment(index)
    before = situation(drawn)
    told = drawn.bring_in("more")
    (after,) = told.changed
    assert after["where"]["value"] == "thuis"
    assert set(before["statements"]) < set(after["statements"])
    assert {key: after[key] for key in before if key != "statements"} == {
        key: before[key] for key in before if key != "statements"
    }


def test_a_day_on_which_school_cannot_tell_does_not_fit_and_leaves_no_trace():
    drawn = world(small(**_LATER))
    drawn.at_moment("second", drawn.first_day + timedelta(14))
    now, monday = drawn.now, date(2027, 8, 2)
    assert not drawn.fits("third", monday)
    assert drawn.now == now


def test_a_report_of_a_moment_that_did_not_come_brings_nothing():
    drawn = world(small(**_LATER))
    assert drawn.bring_in("tells_again") is None
    assert "again" not in drawn.ids
