"""Dossier 06 beside its first draft working of 15 May 2026: not known, so go and ask."""

import json
from functools import lru_cache

import pytest

from cases.counter_examples import printed, run
from cases.shipped_cases import (
    LANGUAGES,
    asks,
    at_once,
    data_of,
    file_of,
    finding,
    first_questions,
    now_rules,
    outside,
    result_of,
    set_aside,
    situation,
)
from cases.test_quiet_case import concluded, outputs, texts_in
from top3 import load_rules, reason, render
from top3.method.family import as_family_sees, read_as_family, shareable
from top3.method.make_plan import begin_with
from top3.method.pruning import without
from top3.views import summary

# asks everything of one dossier: it runs with what is slow
pytestmark = pytest.mark.slow

CASE = "dossier-06"
SITUATIONS = ("s1", "s2", "s3", "s4")
RING = {"nl": "Bel nu met Veilig Thuis", "en": "Ring Veilig Thuis now"}
FIRST = {"nl": "NU EERST", "en": "NOW FIRST"}
CONTACT = "acute-round-with-gaps-asks-for-help-now"
# who must not be traced: the anonymous caller and a child who said something at school
HIDDEN = {"r1", "t1", "t2", "t3", "r6", "t15", "t16"}


def questions():
    return data_of(CASE)["questions"]


# ---------------------------------------- no top 3


def test_there_is_no_top_three_and_nothing_is_filled_in():
    """Draft: "Geen top 3. Geen kandidaat komt door de concreetheidstoets"."""
    data = data_of(CASE)
    assert data["top3"] == data["at_the_cut"] == data["order"] == []
    assert data["chosen"] is None
    assert outside(CASE) == dict.fromkeys(SITUATIONS, "not_concrete")
    assert [each["situation"] for each in data["to_make_concrete"]] == list(SITUATIONS)


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        ("s1", {"actors", "affected"}),
        ("s2", {"actors", "behaviour.words"}),
        ("s3", {"affected"}),
    ],
)
def test_what_is_missing_is_what_the_draft_misses(item, missing):
    """Draft: K1 and K2 miss who, what and to whom; of K3, whether it does something to V."""
    assert missing <= set(situation(CASE, item)["missing"])


def test_reading_along_is_seen_behaviour_and_not_by_itself_a_situation():
    """Draft: K4 is observable, "maar niet zonder meer onveilig"; under risk factor with 6.08.

    Ours: it rests on nothing but what was classed a risk factor, so it asks what happens then.
    """
    assert set_aside(CASE)["t21"][0] == "risk_factor"
    assert ("label_as_situation", "s4") in {
        (each["code"], each["about"]) for each in data_of(CASE)["warnings"]
    }


@pytest.mark.parametrize("item", SITUATIONS)
def test_acute_cannot_be_excluded_and_whether_it_repeats_is_unknown(item):
    """Draft: every check "onbekend", every structural "onbekend"."""
    each = situation(CASE, item)
    assert (each["acute_check"], each["structural"]) == ("cannot_exclude", "unknown")
    assert each["urgency"] == {"at_least": "attention", "at_most": "acute"}


def test_the_household_as_a_whole_cannot_be_excluded_either():
    assert data_of(CASE)["household"]["acute_check"] == "cannot_exclude"


def test_the_plan_is_a_plan_to_find_out():
    """Draft: "Afspraken om te weten te komen (geen veiligheidsplan)"."""
    plan = json.loads(render(result_of(CASE), to="json"))
    assert plan["finding_out"] is True
    assert plan["about"] == plan["agreed"] == plan["proposed"] == []
    assert len(plan["ask"]) == len(questions())


@pytest.mark.parametrize(
    ("lang", "title", "none"),
    [
        ("nl", "Plan om te weten te komen", "GEEN TOP 3"),
        ("en", "Finding-out plan", "NO TOP 3"),
    ],
)
def test_that_there_is_no_top_three_is_said_with_the_question_to_begin_with(lang, title, none):
    plan = render(result_of(CASE), lang=lang)
    screen = "\n".join(summary.first_lines(result_of(CASE).planned, lang))
    assert plan.splitlines()[1].startswith(title)
    first = begin_with(result_of(CASE).planned)
    assert first.facts == ((("situation", "s1"), "situation.actors"),)
    begin = f"{first.id}: {first.text.in_language(lang)}"
    for said in (plan, screen):
        assert none in said
        assert begin in " ".join(said.split())
    assert {"nl": "VOORSTEL VOOR DE TOP 3", "en": "PROPOSED TOP 3"}[lang] not in screen


# ---------------------------------------- contact Veilig Thuis first


def test_contact_is_the_only_thing_that_must_happen_now():
    """Draft: "vandaag overleg Veilig Thuis en politie", not finish the form."""
    assert now_rules(CASE) == [(CONTACT, "household")]
    assert data_of(CASE)["now"][0]["ask_whom"] == "veilig_thuis"


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
@pytest.mark.parametrize("command", ["assess", "plan", "ask"])
def test_the_first_lines_of_every_command_say_to_ring_veilig_thuis(command, lang):
    top = " ".join(printed(command, file_of(CASE), "--lang", lang).splitlines()[:8])
    assert FIRST[lang] in top
    assert RING[lang] in " ".join(top.split())


@pytest.mark.slow
@pytest.mark.parametrize(("command", "status"), [("assess", 0), ("plan", 1), ("ask", 0)])
def test_the_program_itself_says_it_first(command, status):
    shown = run(command, file_of(CASE))
    assert shown.returncode == status
    assert RING["nl"] in " ".join(" ".join(shown.stdout.splitlines()[:8]).split())


def test_in_json_it_is_the_first_that_must_happen_now():
    data = json.loads(run("assess", file_of(CASE), "--json").stdout)
    assert data["now"][0]["rule"] == CONTACT
    for lang in LANGUAGES:
        assert data["now"][0]["do"][lang].startswith(RING[lang])


# ---------------------------------------- what is asked, and of whom


def test_what_the_caller_could_have_been_asked_counts_as_asked_and_not_known():
    """Draft: "Melder is niet terug te bellen: neem op wat er gevraagd had moeten worden"."""
    reasons = {
        (fact["about"], fact["fact"]): each["reason"]
        for each in questions()
        for fact in each["facts"]
    }
    assert reasons["p2", "person.needs_medical_care_now"] == "nobody_to_ask"
    assert reasons["p2", "person.pregnant"] == "nobody_to_ask"
    assert reasons["p2", "person.can_leave_and_call"] == "nobody_to_ask"
    assert reasons["household", "household.care_covered"] == "nobody_to_ask"


def test_all_well_with_bastiaan_reading_along_reassures_nobody():
    """6.08: "Alles goed". It does not become: not afraid."""
    reasons = {
        (fact["about"], fact["fact"]): each["reason"]
        for each in questions()
        for fact in each["facts"]
    }
    assert reasons["p2", "person.afraid"] == "not_free"
    assert finding(CASE, "s2", "extreme-fear-needs-acute-check") == "cannot_exclude"


def test_nothing_is_asked_of_a_voice_that_cannot_be_rung_back_nor_of_a_child():
    assert {each["ask"] for each in questions()}.isdisjoint({"anonymous", "child"})


def test_she_is_asked_alone_and_a_way_to_reach_her_comes_with_it():
    """Draft: V. alone, with an interpreter, without Bastiaan and not through his phone."""
    assert any("mevrouw V., alleen" in each for each in first_questions(CASE))
    assert ("no_safe_contact", "p2") in {
        (each["code"], each["about"]) for each in data_of(CASE)["warnings"]
    }


def test_what_nobody_asked_stands_among_the_questions():
    """Is there a child, a pregnancy; is she afraid; can she go out; injury; who, what, to whom."""
    asked = {(fact["about"], fact["fact"]) for each in questions() for fact in each["facts"]}
    assert {
        ("household", "household.members"),
        ("p2", "person.pregnant"),
        ("p2", "person.afraid"),
        ("p2", "person.can_leave_and_call"),
        ("p2", "person.needs_medical_care_now"),
        ("s1", "situation.actors"),
        ("s1", "situation.affected"),
        ("s1", "situation.how_often"),
    } <= asked
    assert asks(CASE, "person.needs_medical_care_now", "p2")


def test_bastiaan_is_asked_for_his_own_account_apart():
    asked = [each for each in questions() if each["ask"] == "p1"]
    assert any("apart, naar het eigen verhaal" in each["text"]["nl"] for each in asked)


def test_baby_cat_or_the_neighbours_cat_is_not_settled_by_counting():
    """Draft: "tegenstrijdig ... laten staan, niet oplossen door tellen". No child is made up."""
    case = result_of(CASE).planned.case
    assert [each.id for each in case.people] == ["p1", "p2", "p3", "p4"]
    kept = {each.id: each.class_ for each in case.statements}
    assert kept["t2"] == kept["t10"] == "unknown"


@pytest.mark.parametrize("item", ["t28", "t29"])
def test_the_explanations_of_two_colleagues_carry_nothing_and_both_stand(item):
    """6.12, both ways: interpretation, no observation."""
    assert item in set_aside(CASE)
    used = {each for one in data_of(CASE)["findings"] for each in one["statements"]}
    assert item not in used


def test_what_was_reported_in_2021_is_no_proof_of_anything_now():
    """Draft: "6.11 alleen als vraag"."""
    assert set_aside(CASE)["t27"][0] == "history"
    used = {each for one in data_of(CASE)["findings"] for each in one["statements"]}
    assert "t27" not in used


def test_a_neighbour_who_hears_badly_and_a_register_prove_nothing():
    used = {each for one in data_of(CASE)["findings"] for each in one["statements"]}
    assert used.isdisjoint({"t11", "t25", "t26"})


# ---------------------------------------- who must not be traced


ITEMS = (*SITUATIONS, "p1", "p2", "p3", "p4", "household", "top3")


def test_what_the_family_reads_is_the_same_without_the_caller_and_the_child():
    """The strongest way to say it: take both reports out of the record and nothing changes."""
    case = result_of(CASE).planned.case
    gone = HIDDEN - {"r1", "r6"}
    pruned, _ = without(case, gone, items={"r1", "r6"}, wary=True)
    other = reason(pruned, load_rules("top3"))
    for item in ITEMS:
        assert read_as_family(result_of(CASE), item).texts == read_as_family(other, item).texts


def test_in_what_the_family_may_know_neither_of_them_is_there():
    seen = shareable(result_of(CASE).planned.case)
    ids = {each.id for each in (*seen.reports, *seen.statements)}
    assert HIDDEN.isdisjoint(ids)
    text = str(seen.model_dump(mode="json", by_alias=True)).lower()
    for trace in ("anonymous", "anonieme", "kleintje", "school", "iets zwaars", "bij ons onder"):
        assert trace not in text


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_no_family_text_says_who_told_or_that_anybody_did(item, lang):
    texts = read_as_family(result_of(CASE), item).texts
    assert texts
    said = " ".join(each.in_language(lang) for each in texts).lower()
    for trace in (
        "melder", "anoniem", "gemeld", "melding", "school", "buur", "huismeester", "baby", "kat ",
        "reporter", "anonymous", "reported", "neighbour", "caretaker", "cat ", "pleger", "dader",
    ):  # fmt: skip
        assert trace not in said


def test_the_plan_made_from_what_the_family_may_know_names_neither():
    planned = as_family_sees(result_of(CASE).planned.case, load_rules("top3"))
    said = " ".join(" ".join(summary.first_lines(planned, lang)) for lang in LANGUAGES).lower()
    for trace in ("anoniem", "anonymous", "school", "iets zwaars", "something heavy"):
        assert trace not in said


# ---------------------------------------- what is not said


@lru_cache
def everything_said(lang):
    said = [*outputs(CASE, lang), *texts_in(data_of(CASE), lang)]
    commands = (("ask",), ("ask", "--all"), ("check",))
    said += [printed(*words, file_of(CASE), "--lang", lang) for words in commands]
    for item in ITEMS:
        said += [each.in_language(lang) for each in read_as_family(result_of(CASE), item).texts]
    return said


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_not_acute_and_nothing_the_matter_are_said_nowhere(lang):
    """Draft, what may not: noting "niet acuut" or "niets aan de hand" because nothing is known."""
    for text in everything_said(lang):
        plain = " ".join(text.lower().split())
        for wrong in ("niet acuut", "not acute", "niets aan de hand", "nothing the matter"):
            assert wrong not in plain


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_nobody_is_concluded_to_be_safe(lang):
    assert [left for text in everything_said(lang) for left in concluded(text, lang)] == []


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_nobody_is_called_by_what_they_may_have_done(lang):
    """Draft, what may not: treating Bastiaan as somebody who did it."""
    for text in everything_said(lang):
        for word in ("dader", "pleger", "perpetrator", "offender", "slachtoffer", "victim"):
            assert word not in text.lower()


def test_nothing_was_chosen_and_closing_is_nowhere_proposed():
    assert {each.kind for each in result_of(CASE).planned.case.decisions} == {"other", "share"}
    for lang in LANGUAGES:
        for text in everything_said(lang):
            # what somebody decided stands there in their own words
            assert "afsluiten" not in text.lower().replace("niet afsluiten", "")
            assert "close the case" not in text.lower()
