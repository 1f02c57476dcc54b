"""Answers back in: each rests on what was said, none takes the place of what is known."""

import pytest

from top3.cli import main
from top3.errors import CaseError
from top3.method.answers import answered
from top3.method.facts import CaseWorld
from top3.method.load import case_from, danger_now, load_case, load_rules
from top3.method.replies import replies_from
from top3.paths import example_cases
from top3.reading import Tree, read_text, write_yaml
from top3.values import Disputed, Known, Unknown

RULES = load_rules()
CASE = load_case(str(example_cases() / "dossier-02.yaml"), RULES)
DAY = "2025-10-20"
WORD = "appelboom"


def talk(*lines, who="worker", **more):
    questions = [{"about": about, "fact": fact, "answer": answer} for about, fact, answer in lines]
    asked_by = {"role": "fixed_face", "name": "T."}
    return {"with": who, "on": DAY, "asked_by": asked_by, "questions": questions, **more}


def sheet_of(*talks, **more):
    return {
        "top3": "sheet/1",
        "case": "dossier-02",
        "fictional": True,
        "talks": list(talks),
        **more,
    }


def taken(*talks, case=CASE):
    return answered(case, replies_from(read_text(write_yaml(sheet_of(*talks))), case, RULES), RULES)


def told(*lines, case=CASE, **more):
    made = taken(talk(*lines, **more), case=case)
    return made.case


def changed(change, case=CASE):
    data = case.to_data()
    change(data)
    return case_from(Tree(data), RULES)


def read(case, about, fact):
    return CaseWorld(case, RULES, case.as_of).read(about, fact)


def problems_of(*talks, **more):
    text = write_yaml(sheet_of(*talks, **more))
    with pytest.raises(CaseError) as caught:
        replies_from(read_text(text, "blad.yaml"), CASE, RULES)
    return text, caught.value


def codes(error):
    return [each.code for each in error.problems]


def test_a_talk_becomes_one_report_and_one_statement_in_the_literal_words():
    case = told(("p1", "person.afraid", True), who="p1", words="Ja, voor de avonden.")
    report, statement = case.reports[-1], case.statements[-1]
    assert len(case.reports) == len(CASE.reports) + 1
    assert len(case.statements) == len(CASE.statements) + 1
    assert (report.informant, report.recorded) == ("p1", DAY)
    assert report.title == f"vragenblad {DAY}, gevraagd door T."
    assert (statement.report, statement.text) == (report.id, "Ja, voor de avonden.")
    assert statement.kind.value == "account"


def test_without_literal_words_the_statement_says_only_that_a_sheet_was_filled_in():
    statement = told(("p1", "person.afraid", True), who="p1").statements[-1]
    assert statement.text == f"Vragenblad ingevuld op {DAY}, zonder letterlijke woorden."


def test_words_without_an_answer_are_kept_too():
    case = told(who="p1", words="Ik wil het er niet over hebben.")
    assert case.statements[-1].text == "Ik wil het er niet over hebben."


def test_acute_answers_make_one_round_per_person_and_one_for_the_household():
    case = told(
        ("p1", "person.afraid", True),
        ("p1", "person.strangled", {"unknown": "declined"}),
        ("p4", "person.afraid", False),
        ("household", "household.weapon_within_reach", False),
        present={"has": [], "complete": True},
    )
    assert [each.person for each in case.acute_rounds] == ["p1", "p4", None]
    first = case.acute_rounds[0]
    assert first.statement == case.statements[-1].id
    assert first.asked_by.name == "T."
    assert first.answers["person.afraid"] == Known[bool](value=True)
    assert first.answers["person.strangled"] == Unknown(reason="declined")


def test_an_answer_rests_on_the_statement_of_its_talk():
    case = told(("s4", "situation.how_often", "weekly"))
    fact = case.item("s4").how_often
    assert (fact.value, fact.by) == ("weekly", (case.statements[-1].id,))


def test_a_different_answer_stands_beside_what_is_known():
    case = told(("s3", "situation.needed_medical_care", True))
    fact = case.item("s3").needed_medical_care
    assert isinstance(fact, Disputed)
    assert [(each.value, each.by) for each in fact.claims] == [
        (False, ("t7",)),
        (True, (case.statements[-1].id,)),
    ]


def test_the_same_answer_rests_on_both_statements_and_disputes_nothing():
    case = told(("s3", "situation.needed_medical_care", False))
    fact = case.item("s3").needed_medical_care
    assert (fact.value, fact.by) == (False, ("t7", case.statements[-1].id))


def test_somebody_who_does_not_know_takes_nothing_away_and_is_listed():
    made = taken(talk(("s3", "situation.needed_medical_care", {"unknown": "asked_unknown"})))
    assert made.case.item("s3").needed_medical_care == CASE.item("s3").needed_medical_care
    assert [each.fact for each in made.unplaced] == ["situation.needed_medical_care"]
    assert "asked_unknown" in made.case.statements[-1].text


def test_why_it_stays_unknown_is_kept_with_both_notes():
    case = told(("s4", "situation.how_often", {"unknown": "declined", "note": "zweeg"}))
    fact = case.item("s4").how_often
    assert fact.reason == "declined"
    assert fact.note == "oma: ik weet niet hoe vaak; zweeg"


def test_a_note_beside_an_unknown_is_not_lost_when_the_answer_comes():
    case = told(("s4", "situation.how_often", "weekly"))
    assert "oma: ik weet niet hoe vaak" in case.statements[-1].text


def test_members_are_added_to_a_set():
    case = told(("s1", "situation.consequence", ["fear"]))
    fact = case.item("s1").consequence
    assert fact.has == ("avoids", "other", "fear")
    assert not fact.complete
    assert fact.by == ("t12", "t24", case.statements[-1].id)


def test_this_is_all_against_a_member_it_leaves_out_is_a_contradiction():
    case = told(("s1", "situation.consequence", {"has": ["fear"], "complete": True}))
    fact = case.item("s1").consequence
    assert isinstance(fact, Disputed)
    merged = read(case, ("situation", "s1"), "situation.consequence").merged()
    assert set(merged.has) == {"avoids", "other", "fear"}
    assert not merged.complete


def test_a_new_member_against_this_is_all_is_a_contradiction():
    case = told(("household", "household.members", ["p6"]))
    assert isinstance(case.household.members, Disputed)
    merged = read(case, ("household", "household"), "household.members").merged()
    assert set(merged.has) == {"p1", "p2", "p3", "p4", "p5", "p6"}


def test_a_set_that_is_all_stays_so_when_one_of_its_members_is_named_again():
    case = told(("household", "household.members", ["p1"]))
    assert case.household == CASE.household


def test_a_first_answer_to_a_set_makes_it_known():
    case = told(("s4", "situation.actors", ["p2"]))
    actors = case.item("s4").actors
    assert (actors.has, actors.complete, actors.by) == (("p2",), False, (case.statements[-1].id,))


def test_an_answer_joins_the_claim_it_agrees_with():
    case = told(("s3", "situation.when", "2025-09-26"))
    claims = case.item("s3").when.claims
    assert len(claims) == 3
    assert claims[0].by == ("t48", case.statements[-1].id)


def test_an_answer_after_a_weighing_opens_it_again_and_the_weighing_stays_as_a_decision():
    weighing = {
        "value": False,
        "by": {"role": "gp"},
        "on": "2025-10-12",
        "reason": {"nl": "gezien"},
    }

    def weigh(data):
        data["situations"][2]["needed_medical_care"] = {
            "claims": [{"value": False, "by": ["t7"]}, {"value": True, "by": ["t1"]}],
            "weighed": weighing,
        }

    weighed = changed(weigh)
    case = told(("s3", "situation.needed_medical_care", True), case=weighed)
    assert case.item("s3").needed_medical_care.weighed is None
    decision = case.decisions[-1]
    assert (decision.kind, decision.items, decision.reason.nl) == ("other", ("s3",), "gezien")
    same = told(("s3", "situation.needed_medical_care", False), case=weighed)
    assert same.item("s3").needed_medical_care.weighed is not None


def test_the_last_time_adds_a_day_and_keeps_what_was_told():
    case = told(("s1", "situation.last_time", "2025-10-19"))
    when = case.item("s1").when.value
    assert when.on == ("2025-10-19",)
    assert when.pattern == CASE.item("s1").when.value.pattern
    assert when.start == CASE.item("s1").when.value.start


def test_the_last_time_beside_days_that_contradict_is_one_more_claim():
    case = told(("s3", "situation.last_time", "2025-10-01"))
    assert len(case.item("s3").when.claims) == len(CASE.item("s3").when.claims) + 1


def test_words_for_a_time_are_a_pattern():
    case = told(("s4", "situation.when", "elke dinsdagavond"))
    assert case.item("s4").when.value.pattern.nl == "elke dinsdagavond"


def test_told_unprompted_goes_to_the_statements_of_who_it_happened_to():
    case = told(("s1", "situation.told_unprompted", True))
    by_midas = [
        each for each in ("t11", "t12") if case.item(each).unprompted != Unknown(reason="not_asked")
    ]
    assert by_midas == ["t11", "t12"]
    assert case.item("t17") == CASE.item("t17")
    assert case.item("t11").unprompted.value is True


def test_a_safe_way_of_contact_is_added():
    case = told(("p1", "person.safe_contact", "na zes uur, via haar werk"))
    assert [each.nl for each in case.item("p1").contact.safe_ways] == ["na zes uur, via haar werk"]


def test_a_view_is_kept_with_whether_somebody_was_alone():
    line = {"about": "p2", "fact": "person.view", "situations": ["s1"], "answer": "Het was lauw."}
    given = {**talk(who="p2", present={"has": [], "complete": True}), "questions": [line]}
    case = taken(given).case
    view = case.views[-1]
    assert (view.person, view.about, view.asked_alone.value) == ("p2", "s1", True)
    assert view.words.value.nl == "Het was lauw."


def test_an_account_stands_with_its_situation_and_lends_weight_to_nothing_else():
    line = {"about": "p2", "fact": "person.view", "situations": ["s1"], "answer": "Het was lauw."}
    case = taken({**talk(who="p2"), "questions": [line]}).case
    new = case.statements[-1].id
    assert case.item("s1").statements == (*CASE.item("s1").statements, new)
    assert new not in case.item("s1").where.by
    assert case.item("s1").where.by == CASE.item("s1").statements


def test_an_age_is_an_age_on_the_day_of_the_talk():
    unknown = changed(lambda data: data["people"][0].pop("age"))
    age = told(("p1", "person.age_in_years", 36), case=unknown).item("p1").age
    assert (age.value, age.on.isoformat(), age.unit) == (36, DAY, "years")
    weeks = told(("p1", "person.age_in_weeks", 6), case=unknown).item("p1").age
    assert (weeks.value, weeks.unit) == (6, "weeks")


def test_another_age_stands_beside_the_first():
    case = told(("p1", "person.age_in_years", 50))
    assert [each.value for each in case.item("p1").age.claims] == [36, 50]


def test_what_has_no_field_stands_in_the_words_and_is_listed():
    made = taken(talk(("s1", "situation.standing", WORD), who="p1", words="Klopt."))
    assert [each.fact for each in made.unplaced] == ["situation.standing"]
    assert made.case.statements[-1].text.startswith("Klopt.\n[")
    assert WORD in made.case.statements[-1].text
    assert made.case.item("s1") == CASE.item("s1")


def test_who_was_there_makes_that_a_no_lowers_nothing():
    free = told(("s4", "situation.needed_medical_care", False), who="p4")
    beside = told(("s4", "situation.needed_medical_care", False), who="p4", present=["p4", "p2"])
    key = ("situation", "s4")
    assert read(free, key, "situation.needed_medical_care").claims[0].weak is None
    assert beside.statements[-1].present_when_told.has == ("p4", "p2")
    named = told(("s1", "situation.alone_with_affected", False), who="p4", present=["p2"])
    claims = read(named, ("situation", "s1"), "situation.alone_with_affected").claims
    assert claims[-1].weak == "not_free"


def test_two_people_who_contradict_each_other_both_stand():
    case = taken(
        talk(("s4", "situation.how_often", "weekly"), who="p1"),
        talk(("s4", "situation.how_often", "daily"), who="p3"),
    ).case
    assert [each.value for each in case.item("s4").how_often.claims] == ["weekly", "daily"]


def test_the_new_case_is_as_of_the_latest_day_and_never_an_earlier_one():
    assert told(("p1", "person.afraid", True)).as_of.isoformat() == DAY
    assert told(("p1", "person.afraid", True), on="2025-10-01").as_of == CASE.as_of


def test_new_ids_are_ids_of_nobody_else():
    crowded = changed(lambda data: data["involvements"][0].update(id="t999999"))
    case = told(("p1", "person.afraid", True), ("p1", "person.view", "goed"), case=crowded)
    ids = [item.id for _, _, item in case.items()]
    assert len(ids) == len(set(ids))


def test_a_role_who_was_asked_is_who_told_it():
    assert told(("s4", "situation.how_often", "weekly"), who="gp").reports[-1].informant == "gp"


# ------------------------------------------------------------------ what is refused


def test_every_fault_of_a_sheet_is_named_at_once_with_its_line():
    wrong = talk(
        ("p77", "person.afraid", True),
        ("p1", f"person.{WORD}", True),
        ("p1", "person.afraid", WORD),
        ("s1", "person.afraid", True),
        ("s1", "situation.how_often", "soms"),
        ("s1", "situation.actors", ["p88"]),
        who="p99",
        present=["p66"],
        on={"unknown": "not_asked"},
    )
    text, error = problems_of(wrong, case="dossier-99")
    assert sorted(codes(error)) == sorted([
        "other-case", "dangling-id", "dangling-id", "dangling-id", "dangling-id", "day-missing",
        "not-in-list", "not-in-list", "wrong-kind", "wrong-kind-of-id",
    ])  # fmt: skip
    lines = text.splitlines()
    at = {each.code: lines[each.place.line - 1] for each in error.problems}
    assert "dossier-99" in at["other-case"]
    assert WORD in at["wrong-kind"]
    assert all(each.place.file == "blad.yaml" for each in error.problems)


def test_no_word_of_the_sheet_is_in_a_refusal_and_it_ends_with_whom_to_ring():
    wrong = talk(("s1", f"situation.{WORD}", 1), ("p1", "person.afraid", WORD), who=WORD)
    _, error = problems_of(wrong, case=WORD)
    for lang in ("nl", "en"):
        assert WORD not in error.in_language(lang)
        assert error.in_language(lang).endswith(danger_now().in_language(lang))
    assert WORD not in repr(error)


@pytest.mark.parametrize(
    ("about", "fact", "answer", "code"),
    [
        ("p1", "person.afraid", "ja", "wrong-kind"),
        ("p1", "person.afraid", 1, "wrong-kind"),
        ("p1", "person.age_in_years", "36", "wrong-kind"),
        ("p1", "person.age_in_years", -1, "wrong-kind"),
        ("p1", "person.conditions", True, "wrong-kind"),
        ("p1", "person.conditions", ["nergens"], "not-in-list"),
        ("p1", "person.afraid", {"unknown": "weet niet"}, "not-in-list"),
        ("p1", "person.afraid", {"value": True, "by": ["t1"]}, "wrong-kind"),
        ("s1", "situation.where", True, "wrong-kind"),
        ("s1", "situation.last_time", "gisteren", "not-a-day"),
        ("s1", "situation.last_time", "2025-02-31", "impossible-day"),
        ("s1", "situation.last_time", "2025-12-31", "happened-later"),
        ("s1", "situation.when", "16-03-2025", "not-a-day"),
        ("s1", "situation.when", {"from": "2025-03", "to": "2025-01"}, "reversed-period"),
        ("s1", "household.members", ["p1"], "wrong-kind-of-id"),
        ("household", "situation.where", "thuis", "wrong-kind-of-id"),
        ("household", "household.members", ["t1"], "wrong-kind-of-id"),
        ("household", "household.fixed_face", {"role": "tovenaar"}, "not-in-list"),
    ],
)
def test_an_answer_that_does_not_fit_its_fact_is_refused(about, fact, answer, code):
    _, error = problems_of(talk((about, fact, answer)))
    assert codes(error) == [code]


@pytest.mark.parametrize(
    "on", [{"unknown": "declined"}, {"claims": [{"value": "2025-10-19"}, {"value": DAY}]}]
)
def test_answers_without_one_known_day_are_refused_and_not_dropped(on):
    _, error = problems_of(talk(("p1", "person.afraid", True), on=on))
    assert codes(error) == ["day-missing"]


@pytest.mark.parametrize(
    "words", [{"unknown": "declined", "note": WORD}, {"claims": [{"value": "a"}, {"value": "b"}]}]
)
def test_words_that_are_no_words_are_refused_and_not_dropped(words):
    _, error = problems_of(talk(words=words))
    assert codes(error) == ["no-words"]


def test_two_answers_to_one_question_in_one_talk_are_refused():
    _, error = problems_of(talk(("p1", "person.afraid", True), ("p1", "person.afraid", False)))
    assert codes(error) == ["answered-twice"]


def test_an_invented_sheet_is_not_for_a_case_of_real_people():
    _, error = problems_of(talk(), fictional=False)
    assert codes(error) == ["other-fictional"]


@pytest.mark.parametrize("data", [[], {}, {"top3": "case/1"}, {"talks": [1, {"questions": [2]}]}])
def test_what_is_no_sheet_is_refused(data):
    with pytest.raises(CaseError):
        replies_from(Tree(data), CASE, RULES)


# --------------------------------------------------------------- at the command line


def files(tmp_path, *talks):
    sheet, new = tmp_path / "blad.yaml", tmp_path / "nieuw.yaml"
    sheet.write_text(write_yaml(sheet_of(*talks)), encoding="utf-8")
    return (
        sheet,
        new,
        ["answer", str(example_cases() / "dossier-02.yaml"), str(sheet), "-o", str(new)],
    )


def test_the_new_case_is_a_case_file_and_the_old_one_stays(tmp_path, capsys):
    _, new, command = files(tmp_path, talk(("p1", "person.afraid", True)))
    assert main(command) == 0
    assert load_case(new, RULES) == told(("p1", "person.afraid", True))
    assert capsys.readouterr().out == ""
    before = new.read_bytes()
    assert main(command) == 2
    assert new.read_bytes() == before


def test_a_refused_sheet_writes_nothing(tmp_path, capsys):
    sheet, new, command = files(tmp_path, talk(("p1", "person.afraid", WORD)))
    assert main(command) == 2
    assert list(tmp_path.iterdir()) == [sheet]
    shown = capsys.readouterr()
    assert WORD not in shown.err + shown.out
    assert not new.exists()


def test_what_found_no_field_is_listed_without_its_words(tmp_path, capsys):
    _, _, command = files(tmp_path, talk(("s1", "situation.standing", WORD)))
    assert main(command) == 0
    shown = capsys.readouterr().err
    assert "s1, situation.standing" in shown
    assert WORD not in shown
