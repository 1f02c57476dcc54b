"""Dossier 04 beside its first draft working of 9 March 2026; a difference is argued, not hidden.

The draft was never validated by a method expert. The case file holds our reading where it says so:
how often (s1, s4), the wide period of s2, the unsafe ways of contact. What was decided on 10 and
11 March is not in it, so nothing is compared with the agreements of the draft.
"""

import copy
import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import lru_cache

import pytest

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
    present,
    proposal,
    result_of,
    set_aside,
    situation,
)
from top3 import load_rules, reason
from top3.cli import main
from top3.cli.why import worker_lines
from top3.method.family import as_family_sees, reading_of, shareable
from top3.method.load import case_from
from top3.method.lookup import findings_about
from top3.method.readings import audit_data, read_as_worker
from top3.method.what_if import what_if
from top3.method.why import explain
from top3.method.why_not import gates_of, why_not
from top3.model.people import is_person
from top3.reading import Tree, read_file
from top3.rules.logic import Tri

# asks everything of one dossier: it runs with what is slow
pytestmark = pytest.mark.slow

CASE = "dossier-04"
VALUES = (Tri.FALSE, Tri.UNKNOWN, Tri.TRUE)
ITEMS = ("s1", "s2", "s3", "s4", "s5", "s6", "p1", "p2", "p3", "household", "top3")

# ---------------------------------------------------------------- the draft, point by point


def test_what_daphne_said_of_sjors_stands_first():
    """Draft: S2 first, "hoewel tijd en toedracht grotendeels onbekend zijn". Ours too."""
    assert proposal(CASE)[0] == (1, "s2")


def test_the_other_places_are_not_cut_where_nothing_known_sets_them_apart():
    """Draft: S1, then S3; "gelijk: S3 en S4", S4 fourth with an agreement.

    Ours: S1, S3, S4 and S5 are equal. All repeat; whether any of them is acute hangs on what nobody
    asked (does she need care every day, was she hurt, can she leave and call). That S1 is physical
    is in the draft a reason to put it second; no criterion of ours says so. A tie across the limit
    is shown as a tie, and people choose: Daphne was not asked for her own order yet.
    """
    assert {each["situation"] for each in data_of(CASE)["at_the_cut"]} == {"s1", "s3", "s4", "s5"}
    assert data_of(CASE)["chosen"] is None


def test_the_burn_stands_in_no_top_three_and_asks_for_a_doctor():
    """Draft: S6 "toedracht onbekend, geen top 3". Ours: not concrete; yet an acute check.

    A doctor looked at it and wanted to see it again, and nobody knows how it came about.
    """
    assert outside(CASE)["s6"] == "not_concrete"
    assert situation(CASE, "s6")["acute_check"] == "required"
    assert ("injury-with-medical-care-needs-acute-check", "s6") in now_rules(CASE)


def test_what_daphne_said_of_sjors_is_acute_and_whether_it_repeats_is_unknown():
    """Draft: S2 "ja", structural "onbekend"."""
    each = situation(CASE, "s2")
    assert (each["acute_check"], each["structural"]) == ("required", "unknown")
    assert each["urgency"] == {"at_least": "acute", "at_most": "acute"}
    assert present(CASE, "s2") >= {
        "disclosure-is-treated-as-acute",
        "sexual-violence-needs-acute-check",
    }


def test_that_sjors_can_reach_her_nobody_asked_so_it_stays_open():
    rule = "sexual-violence-is-treated-as-acute"
    assert finding(CASE, "s2", rule) == "cannot_exclude"
    assert asks(CASE, "person.can_reach_affected", "p3")


def test_the_pushing_can_be_acute_and_repeats():
    """Draft: S1 acute "ja", structural "ja".

    Ours: up to acute, and it cannot be excluded. It is not called required on what nobody told:
    whether she needs care every day, whether she was hurt. The acute round with her asks first.
    """
    each = situation(CASE, "s1")
    assert each["structural"] == "yes"
    assert each["acute_check"] in ("required", "cannot_exclude")
    assert each["urgency"]["at_most"] == "acute"
    rule = "violence-against-dependent-needs-acute-check"
    assert finding(CASE, "s1", rule) == "cannot_exclude"


@pytest.mark.parametrize("item", ["s3", "s4", "s5"])
def test_money_work_and_phone_repeat_and_none_of_them_is_put_at_ease(item):
    """Draft: S3 acute "ja, vandaag blokkeren"; S4 and S5 "nee, samen wegen"; all structural.

    Ours: none is excluded before the acute round was held. That money, work and phone together can
    point at exploitation is a question for specialist police, and no rule of ours says so yet.
    """
    each = situation(CASE, item)
    assert each["structural"] == "yes"
    assert each["acute_check"] != "not_found"


@pytest.mark.parametrize("item", ["t24", "t28"])
def test_exploits_that_child_and_carer_are_labels(item):
    """ "Die jongen buit dat kind uit" (she is 27); "Ik ben haar mantelzorger"."""
    class_, belongs = set_aside(CASE)[item]
    assert class_ == "label"
    assert "te zien of te horen" in belongs


def test_nothing_odd_is_an_opinion_of_somebody_who_did_not_look():
    assert set_aside(CASE)["t13"] == ("opinion", "bij ieders eigen kijk, met de naam erbij")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_stands_in_the_top_three_or_in_what_says_why(lang):
    data = data_of(CASE)
    places = [*data["top3"], *data["at_the_cut"]]
    said = json.dumps(places, ensure_ascii=False).lower()
    items = {each["situation"] for each in places}
    titles = [
        each.behaviour.words.value.in_language(lang).lower()
        for each in result_of(CASE).planned.case.situations
        if each.id in items
    ]
    for word in ("buit", "exploit", "mantelzorg", "carer", "dader", "beperking", "disabilit"):
        assert word not in said
        assert not any(word in each for each in titles)


def test_the_disability_is_no_situation_and_no_factor():
    """Draft: "beperking is geen situatie". It stands with the person, and lowers nothing."""
    case = result_of(CASE).planned.case
    assert "intellectual_disability" in case.people[0].conditions.has
    for each in (*case.situations, *case.factors):
        words = getattr(each, "words", None) or each.behaviour.words
        assert "beperking" not in str(words)


@pytest.mark.parametrize("item", ["f1", "f2", "f3", "f4", "t25", "t27", "t33", "t38"])
def test_no_name_for_contracts_grief_no_mentor_and_a_promise_are_risk_factors(item):
    class_, belongs = set_aside(CASE)[item]
    assert class_ == "risk_factor"
    assert "fase 2" in belongs


def test_she_lived_by_herself_tells_at_work_and_has_an_aunt():
    assert {set_aside(CASE)[item][0] for item in ("k1", "k2", "k3", "k4", "t36")} == {"strength"}


@pytest.mark.parametrize("item", ["t23", "t35"])
def test_the_check_up_that_did_not_come_and_too_little_for_a_case_are_process(item):
    assert set_aside(CASE)[item][0] == "process"


@pytest.mark.parametrize(
    ("fact", "about"),
    [
        ("person.can_leave_and_call", "p1"),
        ("person.afraid", "p1"),
        ("household.care_covered", "household"),
    ],
)
def test_key_phone_and_fear_are_asked_first_of_her_alone(fact, about):
    """Nobody asked: "Heeft zij een sleutel?". The acute round asks it, with her alone."""
    assert asks(CASE, fact, about)
    assert "Acute ronde met Daphne, alleen" in first_questions(CASE)[0]


def test_who_else_sleeps_there_is_asked():
    facts = {fact["fact"] for each in data_of(CASE)["questions"] for fact in each["facts"]}
    assert "household.members" in facts


def test_a_safe_way_to_reach_her_is_known_so_nobody_is_warned_about_it():
    person = result_of(CASE).planned.case.people[0]
    assert [each.nl for each in person.contact.safe_ways] == ["alleen, op de dagbesteding"]
    warned = {(each["code"], each["about"]) for each in data_of(CASE)["warnings"]}
    assert ("no_safe_contact", "p1") not in warned


def test_what_daphne_told_is_marked_as_not_for_dennis():
    case = result_of(CASE).planned.case
    for report in ("r2", "r6", "r7"):
        told = [each for each in case.statements if each.report == report]
        assert told
        assert all(each.hide_from == ("p2",) for each in told)


def test_of_what_daphne_told_nothing_is_left_where_a_family_may_look():
    """Draft: 4.02, 4.06 and 4.07 stand in no text that Dennis can see."""
    left = json.dumps(shareable(result_of(CASE).planned.case).to_data(), ensure_ascii=False)
    assert "vier lege dozen" in left
    for word in ("tien euro", "bakkerij", "koken", "grapje", "plint", "Sjors mag", "op het bed"):
        assert word not in left


# ---------------------------------------------------------------- what lowers nothing


def changed(change):
    """Return the result of the case with something changed in its data."""
    data = copy.deepcopy(read_file(file_of(CASE)).data)
    change(data)
    rules = load_rules("top3")
    return reason(case_from(Tree(data), rules), rules)


def item(data, collection, name):
    return next(each for each in data[collection] if each["id"] == name)


def without(data, statement):
    """Take a statement out of a case, and what one situation says on it."""
    data["statements"] = [each for each in data["statements"] if each["id"] != statement]
    for each in data["situations"]:
        each["statements"] = [name for name in each["statements"] if name != statement]
        claims = each["behaviour"].get("kinds", {}).get("claims")
        if claims:
            claims[:] = [claim for claim in claims if claim["by"] != [statement]]


def caution(result):
    """Return how cautious each danger is, by rule and item."""
    return {
        (each.rule.id, each.about): 0 if each.value is None else VALUES.index(each.value)
        for each in result.planned.all_findings()
        if each.rule.head.kind in ("danger", "tag")
    }


@pytest.mark.parametrize("statement", ["t5", "t22"])
def test_half_taken_back_and_told_with_dennis_there_lower_nothing(statement):
    """ "Nee, dat was een grapje" (t5); "zelf aan de oven", with Dennis there (t22)."""
    before = caution(changed(lambda data: without(data, statement)))
    after = caution(result_of(CASE))
    assert after.keys() == before.keys()
    assert {key for key, value in after.items() if value < before[key]} == set()


def test_both_her_sentences_stand_and_the_second_answers_the_first():
    case = result_of(CASE).planned.case
    first, second = (next(each for each in case.statements if each.id == name)
                     for name in ("t4", "t5"))  # fmt: skip
    assert second.reply_of == first.id
    (taken_back,) = (
        each for each in explain(result_of(CASE), "s4:locked-in-needs-acute-check")
        if each.finding.about[1] == "s4"
    )  # fmt: skip
    assert taken_back.finding.outcome == "cannot_exclude"
    assert situation(CASE, "s4")["acute_check"] == "cannot_exclude"


@pytest.mark.parametrize(
    ("there", "outcome"), [(["p2"], "cannot_exclude"), ([], "not_found")], ids=["there", "alone"]
)
def test_even_this_is_all_of_it_reassures_nobody_while_dennis_was_there(there, outcome):
    def this_is_all(data):
        burn = item(data, "situations", "s6")
        burn["behaviour"]["kinds"] = {"has": ["other"], "complete": True, "by": ["t22"]}
        heard = {"has": there, "complete": True}
        item(data, "statements", "t22")["present_when_told"] = heard

    found = changed(this_is_all).to_data(everything=True)["findings"]
    (locked,) = (
        each
        for each in found
        if (each["rule"], each["about"]["id"]) == ("locked-in-needs-acute-check", "s6")
    )
    assert locked["outcome"] == outcome


def test_that_it_was_told_with_dennis_there_is_said():
    assert finding(CASE, "s6", "told-while-not-free-lowers-nothing") == "present"


# ------------------------------------------- no output asks Daphne about Sjors

ABOUT_IT = re.compile(r"\bs2\b|Sjors|zit op het bed|sits on Daphne")
BEFORE = re.compile(r"(?<=[.!”])\s|\s(?=q\d+ |\d+\. \[|- |== |-- )|\s\s+")
"""Where a question begins: after a sentence, at a number or a dash, on a line of its own."""

NOT_FOR_HER = (
    "Kan Sjors nog bij de ander komen, ook op bezoek of via de telefoon?",
    "Can Sjors still reach the other, also on a visit or by phone?",
    "Is Sjors op dit moment in de war, somber, onder invloed of zo ziek dat zorgen niet lukt?",
    "Is Sjors at the moment confused, low, under the influence or too ill to care for others?",
    "Hoe oud is Sjors?",
    "How old is Sjors?",
)
"""What a professional finds out without Daphne, about Sjors and not about what happened."""


@lru_cache
def said(*words):
    """Run a command in this process; return its stdout."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        main(words)
    return out.getvalue()


def plain(text):
    """Return a text on one line, without signs of comments."""
    return " ".join(text.replace("#", " ").split())


def sentences_asking(text):
    """Return every sentence that asks, whole."""
    return [each.strip() + "?" for each in re.split(r"[?]", plain(text))[:-1]]


def forbidden(text):
    """Return every question that names Sjors or what Daphne told, but those not meant for her."""
    for allowed in NOT_FOR_HER:
        text = plain(text).replace(allowed, "")
    asked = (re.split(BEFORE, each)[-1] for each in sentences_asking(text))
    return [each for each in asked if ABOUT_IT.search(each)]


def own_questions():
    """Return the question of every fact of a situation as it would be put about s2."""
    facts = result_of(CASE).planned.rules.dictionary.facts.values()
    title = {"nl": "s2: zit op het bed van Daphne", "en": "s2: sits on Daphne's bed"}
    return [
        text.replace("{situation}", title[lang]).replace("{situations}", "s2").split("…")[0]
        for spec in facts
        if spec.scope == "situation"
        for asked in (spec.question, spec.more)
        if asked
        for lang, text in (("nl", asked.nl), ("en", asked.en or asked.nl))
    ]


def questions_in(data):
    """Yield every question in data of any depth: what says whom to ask."""
    if isinstance(data, dict):
        if "ask" in data and "facts" in data:
            yield data
        for each in data.values():
            yield from questions_in(each)
    elif isinstance(data, list):
        for each in data:
            yield from questions_in(each)


def test_the_check_on_texts_finds_what_may_not_be_asked():
    """The check below can fail: it finds each way in which such a question could be put."""
    for text in (
        "Wanneer was de laatste keer? (s2: zit op het bed van Daphne …) Hoe vaak?",
        "Wat deed Sjors toen?",
        "Is er nog meer gebeurd bij s1, s2 en s3?",
    ):
        assert forbidden(text.replace("? (s2", " (s2"))
    assert forbidden("Is er letsel? Kan Sjors nog bij de ander komen?")
    assert not forbidden(NOT_FOR_HER[0])
    assert not forbidden("Over s2 vraagt de zedenpolitie. Is Daphne bang?")


def test_no_question_is_about_it_and_the_subject_is_taken_to_specialist_police():
    planned = result_of(CASE).planned
    for each in planned.questions:
        assert "s2" not in each.about.split(", ")
        assert ("situation", "s2") not in {key for key, _ in each.facts}
        if is_person(each.ask):
            assert not ABOUT_IT.search(f"{each.text.nl} {each.text.en}")
    (instead,) = (each for each in planned.consult_instead if each.about == "s2")
    assert instead.ask == "specialist_police"
    assert "zedenpolitie" in instead.text.nl
    assert "vice police" in instead.text.en


def test_sjors_himself_is_not_approached():
    assert "p3" not in {each.ask for each in result_of(CASE).planned.questions}
    assert "p3" in {each.about for each in result_of(CASE).planned.consult_instead}


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
@pytest.mark.parametrize(
    "words",
    [
        ["ask"], ["ask", "--all"], ["ask", "--sheet"], ["ask", "--all", "--sheet"],
        ["assess"], ["assess", "--all"], ["plan"], ["plan", "--format", "markdown"], ["check"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_screen_sheet_or_plan_asks_about_it(words, lang):
    command, *options = words
    text = said(command, file_of(CASE), *options, "--lang", lang)
    assert text.strip()
    assert forbidden(text) == []
    assert not [each for each in own_questions() if each in plain(text)]


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_what_stands_under_her_name_never_names_it(lang):
    """Her block on every screen and sheet: questions, reasons and remarks."""
    blocks = 0
    for options in ([], ["--all"]):
        text = said("ask", file_of(CASE), *options, "--lang", lang)
        for block in text.split("\n\n"):
            if block.startswith("Daphne (p1)"):
                blocks += 1
                assert not ABOUT_IT.search(block)
    assert blocks >= 2
    for options in (["--sheet"], ["--all", "--sheet"]):
        sheet = said("ask", file_of(CASE), *options, "--lang", lang)
        (hers,) = (
            talk for talk in re.split(r"(?m)^  # =====", sheet) if "\n  - with: p1\n" in talk
        )
        assert not ABOUT_IT.search(hers)


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_what_the_plan_asks_of_her_never_names_it(lang):
    text = plain(said("plan", file_of(CASE), "--lang", lang))
    asked = re.findall(r"\[q\d+, (?:aan|to|asked of) Daphne\](.*?)(?=\d+\. \[q|\Z)", text)
    assert asked
    assert not [each for each in asked[:-1] if ABOUT_IT.search(each)]


@pytest.mark.parametrize(
    "words",
    [["ask"], ["ask", "--all"], ["assess"], ["assess", "--all"], ["plan"],
     ["plan", "--format", "json"]],
    ids=" ".join,
)  # fmt: skip
def test_no_data_holds_a_question_to_a_person_about_it(words):
    command, *options = words
    asked = list(questions_in(json.loads(said(command, file_of(CASE), *options, "--json"))))
    assert asked
    for each in asked:
        if is_person(each["ask"]):
            assert "s2" not in each["about"].split(", ")
            assert "s2" not in {fact["about"] for fact in each["facts"]}
            assert not ABOUT_IT.search(json.dumps(each["text"], ensure_ascii=False))
        elif "s2" in each["about"].split(", "):
            assert each["ask"] == "specialist_police"


def readings(name, lang):
    """Yield everything that is said about an item, line by line; the auditor's at once."""
    result = result_of(CASE)
    for each in explain(result, name):
        yield each.claim.in_language(lang)
        yield from (line.text.in_language(lang) for line in each.lines)
    for each in read_as_worker(result, name):
        yield from worker_lines(each, lang)
    yield json.dumps(audit_data(result, name), ensure_ascii=False)


@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in ("s2", "p3", "top3") else pytest.mark.slow)
     for name in ITEMS],
)  # fmt: skip
def test_no_explanation_asks_about_it(name, lang):
    own = own_questions()
    for text in readings(name, lang):
        assert forbidden(text) == []
        assert not [each for each in own if each in plain(text)]


@pytest.mark.parametrize("name", ITEMS)
def test_a_family_reads_nothing_of_it(name):
    seen = as_family_sees(result_of(CASE).planned.case, result_of(CASE).planned.rules)
    texts = reading_of(seen, name).texts
    assert not [each for each in texts if ABOUT_IT.search(f"{each.nl} {each.en}")]
    if name == "s2":
        assert texts == reading_of(seen, "s99").texts


def test_nothing_that_stands_in_the_way_is_put_as_a_question_about_it():
    result = result_of(CASE)
    gates = gates_of(result.planned)
    assert gates
    for gate in gates:
        for each in why_not(result, gate):
            if each.question and each.item == "s2":
                assert "zedenpolitie" in each.question.nl
            elif each.question:
                assert not forbidden(f"{each.question.nl} {each.question.en}")


def test_what_could_change_it_names_whom_to_consult_and_no_question_about_it():
    result, own = result_of(CASE), own_questions()
    items = [f"{each.about[1]}:{each.rule.id}" for each in findings_about(result.planned, "s2")]
    for name in [*items, "s1", "s2", "s3", "s6", "top3"]:
        for possible in what_if(result, name, most_tries=20).sets:
            for each in possible.questions:
                text = f"{each.nl} {each.en}"
                assert forbidden(text) == []
                assert not [asked for asked in own if asked in text]


def test_dennis_is_nowhere_proposed_as_checker_interpreter_or_source_about_her():
    planned = result_of(CASE).planned
    for each in planned.proposed:
        for text in (each.checker, each.check):
            assert "Dennis" not in f"{text.nl} {text.en}"
    for lang in LANGUAGES:
        for words in (["ask", "--all"], ["plan"], ["assess", "--all"]):
            text = plain(said(words[0], file_of(CASE), *words[1:], "--lang", lang)).lower()
            assert "tolk" not in text
            assert "interpreter" not in text
    for each in planned.questions:
        assert not (each.ask == "p2" and "person" in {key[0] for key, _ in each.facts}
                    and "p1" in {key[1] for key, _ in each.facts})  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("words", [["ask", "--all"], ["assess", "--json"], ["plan"]], ids=" ".join)
def test_somebody_who_types_the_command_sees_the_same(words):
    command, *options = words
    done = subprocess.run(
        [sys.executable, "-m", "top3", command, file_of(CASE), *options],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode in (0, 1)
    assert done.stdout == said(command, file_of(CASE), *options)
