"""Promises about question sheets: blank changes nothing, an answer is known, none hides danger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import assessed
from top3.errors import CaseError
from top3.method.answers import answered
from top3.method.facts import CaseWorld
from top3.method.load import case_from, load_case, load_rules
from top3.method.reason import reason
from top3.method.replies import replies_from
from top3.method.sheets import PEOPLE_SETS, WORKED_OUT, sheet_text
from top3.paths import example_cases
from top3.reading import Tree, read_text, write_yaml

RULES = load_rules()
PATHS = sorted(each.name for each in example_cases().iterdir() if each.name.endswith(".yaml"))
CASES = {name: load_case(str(example_cases() / name), RULES) for name in PATHS}
PLANNED = {name: reason(case, RULES).planned for name, case in CASES.items()}
EVERY_CASE = pytest.mark.parametrize("name", PATHS)
SPECS = RULES.dictionary.facts
DAY = "2026-04-01"
PARTLY = {"situation.told_unprompted"}
"""Facts that hang on statements somebody else may not have made: an answer may find no place."""

UNKNOWNS = [{"unknown": each} for each in ("asked_unknown", "declined", "nobody_to_ask")]


def asked_of(name):
    return sorted({fact for each in PLANNED[name].questions for fact in each.facts})


ASKED = [(name, about, fact) for name in PATHS for about, fact in asked_of(name)]


def values_for(case, fact):
    """Every kind of valid answer to a fact: both sides of a flag, each name, all and some."""
    spec = SPECS[fact]
    if fact in PEOPLE_SETS:
        people = [each.id for each in case.people]
        return [[people[0]], {"has": people, "complete": True}, {"has": [], "complete": True}]
    names = list(RULES.dictionary.values_of(spec))
    return {
        "flag": [True, False],
        "number": [3, 40],
        "day": ["2025-09-01"],
        "text": ["zo ging het", "en: zo # niet"],
        "name": names,
        "scale": names,
        "set": [*([each] for each in names), {"has": [], "complete": True}],
    }[spec.type]


def sheet_of(case, *answers, who="worker"):
    talk = {
        "with": who,
        "on": DAY,
        "asked_by": {"role": "worker"},
        "questions": [
            {"about": about[1], "fact": fact, "answer": answer} for about, fact, answer in answers
        ],
    }
    return {"top3": "sheet/1", "case": case.id, "fictional": case.fictional, "talks": [talk]}


def with_answers(case, *answers):
    tree = read_text(write_yaml(sheet_of(case, *answers)))
    return answered(case, replies_from(tree, case, RULES), RULES)


@st.composite
def one_answer(draw, more=()):
    name, about, fact = draw(st.sampled_from(ASKED))
    return name, about, fact, draw(st.sampled_from([*values_for(CASES[name], fact), *more]))


def levels(case):
    order = list(RULES.urgency)
    return {
        each.situation: order.index(each.urgency.at_least) for each in assessed(case).situations
    }


@EVERY_CASE
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_sheet_that_comes_back_blank_changes_nothing(name, lang):
    planned = PLANNED[name]
    tree = read_text(sheet_text(planned, planned.questions, lang))
    made = answered(CASES[name], replies_from(tree, CASES[name], RULES), RULES)
    assert made.case == CASES[name]
    assert made.unplaced == ()


@EVERY_CASE
def test_only_filling_in_the_day_and_who_asked_changes_nothing(name):
    planned = PLANNED[name]
    text = sheet_text(planned, planned.questions)
    filled = text.replace("on: {unknown: not_asked}", f"on: {DAY}")
    assert filled != text
    made = answered(CASES[name], replies_from(read_text(filled), CASES[name], RULES), RULES)
    assert made.case == CASES[name]


@given(one_answer())
def test_what_is_answered_is_known_afterwards_or_listed_as_without_a_field(one):
    name, about, fact, value = one
    made = with_answers(CASES[name], (about, fact, value))
    assert case_from(Tree(made.case.to_data()), RULES) == made.case
    if made.unplaced:
        assert fact in WORKED_OUT | PARTLY
        return
    reading = CaseWorld(made.case, RULES, made.case.as_of).read(about, fact)
    assert reading.claims or not reading.applies


@EVERY_CASE
def test_every_question_of_a_case_can_be_answered_at_once(name):
    case = CASES[name]
    answers = [(about, fact, values_for(case, fact)[0]) for about, fact in asked_of(name)]
    made = with_answers(case, *answers)
    world = CaseWorld(made.case, RULES, made.case.as_of)
    unplaced = {(each.about, each.fact) for each in made.unplaced}
    assert {fact for _, fact in unplaced} <= WORKED_OUT | PARTLY
    for about, fact in set(asked_of(name)) - unplaced:
        reading = world.read(about, fact)
        assert reading.claims or not reading.applies, fact


@given(one_answer(more=UNKNOWNS))
def test_no_answer_lowers_what_is_at_least_the_urgency_of_a_situation(one):
    name, about, fact, value = one
    made = with_answers(CASES[name], (about, fact, value))
    before, after = levels(CASES[name]), levels(made.case)
    assert all(after[situation] >= before[situation] for situation in before)


@pytest.mark.slow
@EVERY_CASE
def test_no_answer_to_any_question_lowers_the_urgency_of_any_situation(name):
    case, before = CASES[name], levels(CASES[name])
    for about, fact in asked_of(name):
        for value in [*values_for(case, fact), *UNKNOWNS]:
            made = with_answers(case, (about, fact, value))
            after = levels(made.case)
            assert all(after[each] >= before[each] for each in before), (about, fact, value)


@given(st.lists(one_answer(more=UNKNOWNS), min_size=2, max_size=4))
def test_nothing_that_was_recorded_is_gone_after_answers(several):
    name = several[0][0]
    case = CASES[name]
    for _, about, fact, value in (each for each in several if each[0] == name):
        case = with_answers(case, (about, fact, value)).case
    for collection, _, item in CASES[name].items():
        assert any(item.id == each.id for each in getattr(case, collection))
    written = write_yaml(case.to_data())
    for statement in CASES[name].statements:
        assert case.item(statement.id).text == statement.text
    after = set(_texts(read_text(written).data))
    assert set(_texts(CASES[name].to_data())) <= after


@given(one_answer(more=UNKNOWNS))
def test_the_same_sheet_gives_the_same_case(one):
    name, about, fact, value = one
    first = with_answers(CASES[name], (about, fact, value)).case.to_data()
    assert first == with_answers(CASES[name], (about, fact, value)).case.to_data()


def _texts(data):
    """Every text under `nl`, `text` and `title`: what people said and wrote."""
    waiting = [data]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield from (each for key, each in part.items() if key in ("nl", "text", "title"))
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


JUNK = st.recursive(
    st.one_of(st.booleans(), st.integers(-3, 3), st.sampled_from(["p1", "s1", "p99", "x", DAY])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["value", "has", "unknown", "nl", "on"]), inner, max_size=2
        ),
    ),
    max_leaves=4,
)
KEYS = ["with", "on", "asked_by", "present", "words", "questions", "about", "fact", "situations",
        "answer"]  # fmt: skip


@given(one_answer(), st.lists(st.tuples(st.sampled_from(KEYS), JUNK), min_size=1, max_size=3))
def test_whatever_stands_on_a_sheet_it_is_taken_in_or_refused(one, changes):
    name, about, fact, value = one
    case = CASES[name]
    sheet = sheet_of(case, (about, fact, value))
    talk = sheet["talks"][0]
    for key, junk in changes:
        line = talk["questions"][0] if isinstance(talk["questions"], list) else {}
        (talk if key in talk else line if isinstance(line, dict) else talk)[key] = junk
        if not talk["questions"]:
            talk["questions"] = [{}]
    try:
        made = answered(case, replies_from(Tree(sheet), case, RULES), RULES)
    except CaseError:
        return  # refused, and no other exception came through
    assert case_from(Tree(made.case.to_data()), RULES) == made.case
