"""The layers per form of violence: they only add, ask nobody who may not be asked, judge nobody."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.shipped_cases import EVERY, file_of
from properties.drawn import check_level, level, real_cases
from top3 import load_rules, reason
from top3.method.ages import age_in_years
from top3.method.assess import assess
from top3.method.concretise import concretise
from top3.method.facts import CaseWorld
from top3.method.family import as_family_sees, read_as_family, reading_of
from top3.method.load import load_case, overlay_folder
from top3.method.names import both
from top3.method.noted import noted_problems
from top3.method.order import order
from top3.method.questions import first_screen
from top3.model.noted import Noted
from top3.reading import read_bytes
from top3.rules.authoring.coverage import unmet
from top3.rules.authoring.rule_tests import run_tests
from top3.rules.evaluate import evaluate

# stacks every form on the core: it runs with what is slow
pytestmark = pytest.mark.slow

FORMS = {
    "partner-violence": "partner", "intimate-terror": "terror", "child-abuse": "child",
    "neglect": "neglect", "infant": "infant", "sexual-abuse": "sexual", "elder-abuse": "elder",
    "parent-abuse": "parent_abuse", "complex-divorce": "divorce", "honour-related": "honour",
    "stalking": "stalking",
}  # fmt: skip
"""Each form, and how the names of its facts begin."""

EVERY_FORM = pytest.mark.parametrize("form", FORMS)
ORDERS = (tuple(FORMS), tuple(reversed(FORMS)), tuple(sorted(FORMS)), tuple(FORMS)[5:] +
          tuple(FORMS)[:5])  # fmt: skip
PERSONS = re.compile(
    r"\b(pleger|dader|slachtoffer|verdachte|perpetrator|offender|victim|suspects?\b)\w*", re.I
)
VERDICTS = re.compile(
    r"intieme terreur|kindermishandeling|ouderenmishandeling|oudermishandeling|mishandeld"
    r"|\bveilig\b(?! thuis)|intimate terror|\babused?\b|\bsafe\b|is gestoord|liegt", re.I
)  # fmt: skip
JARGON = re.compile(
    r"risicofactor|casus|dynamiek|escal|situatie|interventie|melding|fase|signal|patroon|taxa"
    r"|disclosure|zorgelijk|wilsbekwa|loyaliteit|parentific",
    re.I,
)
TELLING = re.compile(r"\b(vertel|leg het|deel|informeer|bespreek|praat|contact|confronteer)", re.I)
RELATIVES = re.compile(r"\b(familie|ouders|gezin|thuis|vader|moeder|partner)\b", re.I)
NOT_YET = re.compile(r"\b(niet|niets|niemand|geen|wacht|wachten|eerst|voordat|vóór|alleen met u)\b")


@cache
def base():
    return load_rules("top3")


@cache
def stack(*forms):
    return load_rules("top3", overlays=forms or tuple(FORMS))


def added(rules):
    """Return the rules that layers brought."""
    return [rule for rule in rules.rules if rule.layer != "top3@0.1"]


def brought(rules):
    """Return the facts that layers brought."""
    return [
        spec for name, spec in rules.dictionary.facts.items() if name not in base().dictionary.facts
    ]


def texts_of(form):
    """Return every text of a layer, in both languages."""
    rules = stack(form)
    for rule in added(rules):
        for text in (rule.head.because, rule.head.do, rules.families.get(rule.id)):
            yield from (text.nl, text.en) if text else ()
    for spec in brought(rules):
        yield from (spec.label.nl, spec.label.en, spec.question.nl, spec.question.en)


@cache
def result_of(name, *forms):
    rules = stack(*forms) if forms else base()
    return reason(load_case(file_of(name), rules), rules)


def answers(draw, case, rules):
    """Draw answers to some of the questions layers brought, about what the case has."""
    items = {
        "household": [None],
        "person": [each.id for each in case.people],
        "situation": [each.id for each in case.situations],
    }
    noted = []
    for spec in draw(st.lists(st.sampled_from(brought(rules)), max_size=12, unique=True)):
        values = {
            "flag": [True, True, False], "text": ["iets"], "day": ["2026-03-01"],
            "name": list(rules.dictionary.values_of(spec)),
        }[spec.type]  # fmt: skip
        if items[spec.scope]:
            noted.append(
                {
                    "id": f"n{len(noted) + 1}", "fact": spec.name, "on": "2026-03-01",
                    "about": draw(st.sampled_from(items[spec.scope])),
                    "value": draw(st.sampled_from(values)), "by": {"role": "worker"},
                }
            )  # fmt: skip
    return case.model_copy(update={"noted": tuple(Noted.model_validate(each) for each in noted)})


@st.composite
def answered_cases(draw):
    """Draw a random or shipped case, with answers to questions of the layers."""
    return answers(draw, draw(real_cases()), stack())


def with_honour(case, *, value=True):
    """Return the case in which somebody noted whether the honour of the family is in play."""
    told = Noted.model_validate(
        {"id": "n90", "fact": "household.honour_pressure", "value": value, "on": "2026-03-01",
         "by": {"role": "worker"}}
    )  # fmt: skip
    kept = tuple(each for each in case.noted if each.fact != told.fact)
    return case.model_copy(update={"noted": (*kept, told)})


# ---------------------------------------------------------------- each layer by itself


@pytest.mark.slow
@EVERY_FORM
def test_the_tests_beside_a_form_hold_and_meet_every_value_of_every_rule(form):
    rules = stack(form)
    report = run_tests(overlay_folder(form), rules)
    own = {rule.id for rule in added(rules)}
    assert report.failures == []
    assert [each for each in unmet(rules, report.met) if each.rule in own] == []


@EVERY_FORM
def test_every_rule_of_a_form_is_held_to_its_outcome_and_its_words(form):
    folder = overlay_folder(form)
    (text,) = [each for each in folder.iterdir() if each.name.endswith(".test.yaml")]
    tests = read_bytes(text.read_bytes(), text.name).data
    for key in ("because", "outcome"):
        held = {rule for test in tests if test.get(key) for rule in test.get("then", [])}
        assert {rule.id for rule in added(stack(form))} == held


@EVERY_FORM
def test_a_form_only_adds_and_loosens_nothing(form):
    rules = stack(form)
    layer = rules.layers[-1]
    assert {each.verb for each in layer.changes} == {"add"}
    assert layer.loosened == ()
    assert [rule for rule in rules.rules if rule.layer == "top3@0.1"] == list(base().rules)


@EVERY_FORM
def test_a_form_opens_no_gate_lowers_nothing_and_overrides_nothing(form):
    rules = added(stack(form))
    assert {rule.head.kind for rule in rules} <= {"tag", "question", "warning", "advice", "danger"}
    assert not any(rule.head.lowers or rule.head.overrides for rule in rules)


@EVERY_FORM
def test_every_rule_of_a_form_is_a_draft_with_a_source_and_words_in_both_languages(form):
    rules = stack(form)
    for rule in added(rules):
        assert rule.head.source.mark in ("S", "S~", "I", "B", "mixed")
        assert rule.head.because.en
        assert rules.families[rule.id].status.is_ == "draft"
    assert rules.layers[-1].status.is_ == "draft"


@EVERY_FORM
def test_the_names_of_the_facts_of_a_form_begin_with_its_own_word(form):
    names = [spec.name for spec in brought(stack(form))]
    assert names
    assert [each for each in names if not each.split(".")[1].startswith(f"{FORMS[form]}_")] == []
    assert all(spec.noted for spec in brought(stack(form)))


# ---------------------------------------------------------------- all of them together


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS)
def test_all_forms_lie_on_one_another_in_any_order(order):
    rules = stack(*order)
    assert {rule.id for rule in rules.rules} == {rule.id for rule in stack().rules}
    assert [each.id for each in rules.layers[1:]] == list(order)
    assert rules.dictionary.facts.keys() == stack().dictionary.facts.keys()


def test_a_region_lies_over_and_under_the_forms():
    region = str(Path(__file__).parents[2] / "examples" / "overlays" / "voorbeeldregio" / "0.1")
    over = load_rules("top3", overlays=[*FORMS, region])
    under = load_rules("top3", overlays=[region, *FORMS])
    assert {rule.id for rule in over.rules} == {rule.id for rule in under.rules}


def core_findings(case, rules):
    """Return what every core rule says of every item."""
    core = [rule for rule in rules.rules if rule.layer == "top3@0.1"]
    world = CaseWorld(case, rules, case.as_of)
    return {(each.rule.id, each.about): each.value for each in evaluate(rules, world, core)}


@given(answered_cases())
def test_with_every_form_on_it_every_core_rule_says_the_same(case):
    assert core_findings(case, stack()) == core_findings(case, base())


@given(answered_cases())
def test_with_every_form_on_it_no_check_and_no_urgency_is_milder(case):
    without, whole = (assess(concretise(order(case, rules))) for rules in (base(), stack()))
    assert check_level(whole.household.acute_check) >= check_level(without.household.acute_check)
    for one, other in zip(without.situations, whole.situations, strict=True):
        assert check_level(other.acute_check) >= check_level(one.acute_check)
        assert level(other.urgency.at_least) >= level(one.urgency.at_least)


@given(answered_cases())
def test_every_answer_that_was_drawn_fits_its_question(case):
    assert list(noted_problems(case, stack(), None, lambda path: path)) == []


# ---------------------------------------------------------------- bearable


def test_on_a_quiet_case_all_forms_together_ask_one_question_more():
    without, whole = result_of("quiet").planned, result_of("quiet", *FORMS).planned
    more = {each.facts for each in whole.questions} - {each.facts for each in without.questions}
    assert more == {((("household", "household"), "household.divorce_conflict"),)}
    assert whole.prioritised.assessed.household == without.prioritised.assessed.household


@pytest.mark.slow
@EVERY_FORM
@pytest.mark.parametrize("name", EVERY)
def test_a_form_alone_asks_at_most_five_questions_more(name, form):
    without, whole = result_of(name).planned, result_of(name, form).planned
    assert len(without.questions) <= len(whole.questions) <= len(without.questions) + 5


@pytest.mark.parametrize("name", EVERY)
def test_with_all_forms_the_first_screen_holds_seven_and_the_acute_round_stays_on_it(name):
    without, whole = result_of(name).planned, result_of(name, *FORMS).planned
    assert len(first_screen(whole)) <= 7
    now = [each.facts for each in first_screen(without) if each.tier == "now"]
    assert [each.facts for each in first_screen(whole) if each.facts in now] == now


# ---------------------------------------------------------------- nobody is judged


@EVERY_FORM
def test_no_text_of_a_form_calls_anybody_a_perpetrator_or_a_victim(form):
    assert [text for text in texts_of(form) if PERSONS.search(text)] == []


@EVERY_FORM
def test_no_text_of_a_form_says_what_it_is_or_that_anybody_is_safe(form):
    assert [text for text in texts_of(form) if VERDICTS.search(text)] == []


@EVERY_FORM
def test_what_a_form_says_to_a_family_is_short_plain_and_names_nobody(form):
    rules = stack(form)
    for rule in added(rules):
        text = rules.families[rule.id]
        assert not JARGON.search(text.nl), text.nl
        for sentence in chain(*(re.split(r"(?<=[.?!:]) ", each) for each in (text.nl, text.en))):
            assert len(sentence.split()) <= 20, sentence
        assert not re.search(r"\b(je|jij|jouw|jullie)\b", text.nl), text.nl


@given(answered_cases())
def test_no_family_reading_calls_anybody_a_perpetrator_or_a_victim(case):
    seen = as_family_sees(case, stack())
    for item in ("household", *(each.id for each in case.situations)):
        said = " ".join(f"{each.nl} {each.en}" for each in reading_of(seen, item).texts)
        assert not PERSONS.search(said)


DANGEROUS = ("intimate-terror", "sexual-abuse", "honour-related", "stalking")


@pytest.mark.parametrize("form", DANGEROUS)
def test_what_is_dangerous_to_say_is_only_said_in_a_talk_with_one_person(form):
    rules = stack(form)
    assert [rule.id for rule in added(rules) if not rules.families[rule.id].apart] == []


# ---------------------------------------------------------------- nobody is asked who may not be


def test_everything_about_sexual_violence_is_asked_of_the_worker():
    facts = brought(stack("sexual-abuse"))
    assert {(spec.ask, spec.scope) for spec in facts} == {("worker", "household")}


def test_everything_about_honour_is_asked_of_the_worker():
    facts = brought(stack("honour-related"))
    assert {(spec.ask, spec.scope) for spec in facts} == {("worker", "household")}


def _is_sexual(world, key):
    if key[0] != "situation":
        return False
    return "sexual" in world.read(key, "situation.behaviour.forms").merged().has


@given(answered_cases())
def test_no_layer_asks_a_child_about_sexual_violence(case):
    planned = reason(case, stack()).planned
    own = {spec.name for spec in brought(stack())}
    people = {each.id: each for each in case.people}
    for each in planned.questions:
        asked = [key for key, fact in each.facts if fact in own and _is_sexual(planned.world, key)]
        age = age_in_years(people[each.ask], case.as_of) if each.ask in people else None
        young = each.ask == "child" or (each.ask in people and (age is None or age[0] < 18))
        assert not (asked and young)
        assert not (each.ask in people and any("sexual_" in fact for _, fact in each.facts))


def may_be_asked(case, world):
    """Return who is still asked in an honour case: who it happens to, and who does nothing."""
    groups = {"actors": set(), "affected": set()}
    for each in case.situations:
        for name, found in groups.items():
            found |= set(world.reading(getattr(each, name)).merged().has)
    return groups["affected"] - groups["actors"]


@given(answered_cases())
def test_in_an_honour_case_no_relative_is_asked_anything_by_anybody(case):
    told = with_honour(case)
    planned = reason(told, stack()).planned
    people = {each.id for each in case.people}
    asked = {each.ask for each in planned.questions}
    assert asked & people <= may_be_asked(told, planned.world)
    assert not asked & {"family", "network", *stack().terms["relations"]}


@pytest.mark.parametrize("name", EVERY)
def test_in_an_honour_case_what_relatives_are_not_asked_stands_under_whom_to_consult(name):
    rules = stack()
    case = load_case(file_of(name), rules)
    before = reason(with_honour(case, value=False), rules).planned
    after = reason(with_honour(case), rules).planned

    def facts(planned):
        listed = [*planned.questions, *planned.consult_instead]
        return {fact for each in listed for fact in each.facts}

    assert facts(before) <= facts(after)
    moved = [each for each in after.consult_instead if "overleg eerst met" in each.consult.nl]
    relatives = {each.id for each in case.people} - may_be_asked(case, after.world)
    there = {each.ask for each in before.questions} & relatives
    assert {each.ask for each in moved} & relatives == there
    assert all("gespecialiseerde politie" in each.consult.nl for each in moved)


@given(answered_cases())
def test_in_an_honour_case_a_family_is_told_nothing(case):
    result = reason(with_honour(case), stack())
    texts = read_as_family(result, "household").texts
    assert texts == (both(stack().families["nothing_to_say"]),)


@pytest.mark.parametrize("form", ["honour-related", "sexual-abuse"])
def test_no_step_of_honour_or_sexual_violence_has_a_family_told(form):
    rules = stack(form)
    texts = [text for rule in added(rules) for text in (rule.head.because, rule.head.do) if text]
    sentences = [each for text in texts for each in re.split(r"(?<=[.;?!]) ", text.nl)]
    reaching = [each for each in sentences if TELLING.search(each) and RELATIVES.search(each)]
    assert reaching
    assert [each for each in reaching if not NOT_YET.search(each.lower())] == []


def test_honour_comes_first_when_it_must_happen_now():
    result = reason(with_honour(load_case(file_of("dossier-01"), stack())), stack())
    assert "honour-signs-consult-the-police" in {
        each["rule"] for each in result.to_data()["now"]
    }  # fmt: skip


def test_an_ignored_ban_and_a_carer_at_the_limit_are_the_only_new_dangers():
    dangers = {rule.id: rule.head for rule in added(stack()) if rule.head.kind == "danger"}
    assert set(dangers) == {"ignored-ban-needs-acute-check", "carer-at-the-limit-needs-acute-check"}
    assert all(head.whom and head.do and head.source.ids for head in dangers.values())


def test_a_form_that_is_not_in_play_says_nothing_at_all():
    found = reason(load_case(file_of("quiet"), stack()), stack()).to_data(everything=True)
    own = {rule.id for rule in added(stack())}
    present = [each for each in found["findings"] if each["rule"] in own]
    assert {each["rule"] for each in present if each["outcome"] == "present"} == {
        "divorce-is-asked-about-once"
    }
