"""Questions out: a first screen that can be borne, and a sheet anybody can fill in."""

import json
from functools import cache

import pytest

from top3.cli import main
from top3.method.load import case_from, load_case, load_rules
from top3.method.questions import first_screen
from top3.method.reason import reason
from top3.method.sheets import BLANK, Sheet, sheet_text
from top3.paths import example_cases
from top3.reading import Tree, read_text
from top3.validating import build

NAMES = sorted(each.name for each in example_cases().iterdir() if each.name.endswith(".yaml"))
_FAST = ("dossier-01.yaml", "dossier-06.yaml", "quiet.yaml")
EVERY_CASE = pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in _FAST else pytest.mark.slow) for name in NAMES],
)
BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["nl", "en"])
RULES = load_rules()


def path_of(name):
    return str(example_cases() / name)


@cache
def result_of(name):
    return reason(load_case(path_of(name), RULES), RULES)


def planned_with(name, change):
    data = load_case(path_of(name), RULES).to_data()
    change(data)
    return reason(case_from(Tree(data), RULES), RULES).planned


def read_back(text):
    made = build(Sheet, read_text(text))
    assert isinstance(made, Sheet), [each.in_language("en") for each in made]
    return made


def facts_on(sheet):
    return [(line.about, line.fact) for talk in sheet.talks for line in talk.questions]


@EVERY_CASE
@BOTH_LANGUAGES
def test_a_sheet_has_one_blank_place_for_every_fact_that_is_asked(name, lang):
    planned = result_of(name).planned
    sheet = read_back(sheet_text(planned, planned.questions, lang))
    asked = [(key[1], fact) for each in planned.questions for key, fact in each.facts]
    assert sorted(facts_on(sheet)) == sorted(asked)
    assert asked
    assert all(line.answer == BLANK for talk in sheet.talks for line in talk.questions)


@EVERY_CASE
def test_a_sheet_carries_the_case_and_whether_it_is_invented(name):
    planned = result_of(name).planned
    text = sheet_text(planned, planned.questions)
    sheet = read_back(text)
    assert (sheet.case, sheet.fictional) == (planned.case.id, True)
    assert "Verzonnen voorbeeld" in text


@EVERY_CASE
def test_a_sheet_has_one_block_per_talk_with_whom_the_questions_are_for(name):
    planned = result_of(name).planned
    sheet = read_back(sheet_text(planned, planned.questions))
    whom = [talk.with_ for talk in sheet.talks]
    assert whom == list(dict.fromkeys(each.ask for each in planned.questions))
    names = {person.id: person.name for person in planned.case.people}
    assert all(talk.name == names.get(talk.with_, talk.name) for talk in sheet.talks)


@EVERY_CASE
def test_the_acute_round_is_at_most_ten_questions_per_person(name):
    planned = result_of(name).planned
    specs = RULES.dictionary.facts
    sheet = read_back(sheet_text(planned, planned.questions))
    for talk in sheet.talks:
        acute = [line.about for line in talk.questions if specs[line.fact].acute]
        assert all(acute.count(who) <= 10 for who in acute)


def test_every_acute_question_stands_on_the_sheet_in_full():
    planned = result_of("dossier-01.yaml").planned
    plain = " ".join(sheet_text(planned, planned.questions).replace("#", " ").split())
    assert "Heeft Jurjen letsel, pijn of klachten waar een arts naar moet kijken?" in plain


@pytest.mark.parametrize(
    ("lang", "shown"), [("nl", "weekly (elke week)"), ("en", "weekly (every week)")]
)
def test_possible_answers_stand_beside_the_question_with_their_label(lang, shown):
    planned = result_of("dossier-01.yaml").planned
    plain = " ".join(sheet_text(planned, planned.questions, lang).replace("#", " ").split())
    assert shown in plain


def test_a_sheet_can_be_read_whatever_somebody_is_called():
    odd = {"p1": "Jan: # 'x'\u2028- y", "p2": "yes", "p5": "*Bo\n\nop: 1", "p6": "{a}"}

    def rename(data):
        for person in data["people"]:
            person["name"] = odd.get(person["id"], person["name"])

    planned = planned_with("dossier-02.yaml", rename)
    sheet = read_back(sheet_text(planned, planned.questions))
    names = {person.id: person.name for person in planned.case.people}
    assert {talk.name for talk in sheet.talks} >= {names["p1"], names["p2"], names["p5"]}


def test_a_young_child_who_told_it_is_asked_nothing_further():
    planned = planned_with("dossier-02.yaml", lambda _: None)
    young = {person.id for person in planned.case.people if person.id in ("p3", "p4")}
    assert young
    assert not young & {each.ask for each in planned.questions}


def test_a_person_reads_the_question_in_plain_words_and_a_role_does_not():
    planned = planned_with("dossier-02.yaml", lambda _: None)
    text = sheet_text(planned, planned.questions)
    grown, child = text.split("Mariska (p1)")[1], text.split("Jolijn (p5)")[1]
    assert "Heeft iemand weleens uw keel dichtgeknepen?" in " ".join(grown.replace("#", "").split())
    assert "je door iemand geen lucht kreeg" in " ".join(child.replace("#", "").split())
    assert "in gewone woorden" not in text.split("(fixed_face)")[1].split("Gesprek:")[0]


def test_what_is_kept_from_a_child_says_who_asks_it_instead():
    planned = planned_with("dossier-02.yaml", lambda _: None)
    text = " ".join(sheet_text(planned, planned.questions).replace("#", "").split())
    asked = {fact for each in planned.questions if each.ask == "p5" for _, fact in each.facts}
    assert ("person.pregnant" in asked) == ("Dit vraagt een arts of verpleegkundige" in text)
    assert not asked & {"situation.actors", "situation.trigger", "person.conditions"}


def test_what_is_not_for_us_to_ask_is_named_and_has_no_place_on_the_sheet():
    def delicate(data):
        for each in data["situations"]:
            each["behaviour"]["kinds"] = {"has": ["sexual_abuse"]}

    planned = planned_with("dossier-01.yaml", delicate)
    assert planned.consult_instead
    text = sheet_text(planned, planned.questions)
    assert "# Niet zelf vragen, wel raadplegen:" in text
    places = facts_on(read_back(text))
    for question in planned.consult_instead:
        assert all((key[1], fact) not in places for key, fact in question.facts)


def test_without_questions_there_is_still_a_sheet():
    planned = result_of("quiet.yaml").planned
    assert read_back(sheet_text(planned, ())).talks == ()


@EVERY_CASE
@BOTH_LANGUAGES
def test_the_first_screen_fits_names_the_total_and_asks_at_most_seven(name, lang, capsys):
    planned = result_of(name).planned
    assert main(["ask", path_of(name), "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert str(len(planned.questions)) in lines[0]
    shown = [line.split()[0] for line in lines if line.startswith("  q")]
    assert sorted(shown) == sorted(each.id for each in first_screen(planned))
    assert len(shown) <= 7


@EVERY_CASE
def test_all_shows_every_question_once_with_why_it_is_asked(name, capsys):
    planned = result_of(name).planned
    assert main(["ask", path_of(name), "--all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    shown = [line.split()[0] for line in lines if line.startswith("  q")]
    assert sorted(shown) == sorted(each.id for each in planned.questions)
    assert sum(line.startswith("     waarom:") for line in lines) == len(shown)


def test_what_was_asked_before_stands_apart_from_what_nobody_asked(capsys):
    planned = result_of("dossier-03.yaml").planned
    before = {each.id for each in planned.questions if each.reason != "not_asked"}
    assert before
    main(["ask", path_of("dossier-03.yaml"), "--all"])
    apart, found = False, set()
    for line in capsys.readouterr().out.splitlines():
        if line.startswith(("== ", "-- ")):
            apart = line.startswith("-- ")
        elif line.startswith("  q") and apart:
            found.add(line.split()[0])
    assert found == before


def test_why_never_states_as_a_fact_what_is_still_open(capsys):
    main(["ask", path_of("dossier-02.yaml"), "--all"])
    plain = " ".join(capsys.readouterr().out.split())
    kinds = {
        rule.id: rule.head.kind
        for rule in RULES.rules
        for each in result_of("dossier-02.yaml").questions
        if each.asked_by and each.asked_by[0] == rule.id
    }
    dangers = [rule for rule, kind in kinds.items() if kind == "danger"]
    assert dangers
    assert plain.count("waarom: nog niet uit te sluiten:") >= len(dangers)


@EVERY_CASE
def test_json_is_the_list_of_questions_of_the_result(name, capsys):
    assert main(["ask", path_of(name), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == result_of(name).to_data()["questions"]


def test_a_sheet_never_takes_the_place_of_a_file(tmp_path, capsys):
    target = tmp_path / "blad.yaml"
    command = ["ask", path_of("dossier-02.yaml"), "--sheet", "-o", str(target)]
    assert main(command) == 0
    first = target.read_text(encoding="utf-8")
    assert main([*command, "--all"]) == 2
    assert target.read_text(encoding="utf-8") == first
    assert "[exists]" in capsys.readouterr().err
    assert len(facts_on(read_back(first))) > 0


def test_a_sheet_without_a_file_goes_to_stdout_alone(capsys):
    assert main(["ask", path_of("quiet.yaml"), "--sheet"]) == 0
    assert read_back(capsys.readouterr().out).case == "quiet-example"
