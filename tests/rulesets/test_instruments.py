"""The instruments that ship as layers: each works by name, and none makes a case less cautious."""

import json
import re
from datetime import date
from functools import cache
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.shipped_cases import EVERY, file_of
from properties.drawn import real_cases, rules
from top3 import load_rules, reason
from top3.cli import main
from top3.method.load import available_overlays, load_case, overlay_folder, remarks_on_overlays
from top3.method.questions import first_screen
from top3.model.case import Case
from top3.reading import read_bytes
from top3.rules.authoring.coverage import unmet
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.authoring.mutate import mutate
from top3.rules.authoring.rule_tests import run
from top3.rules.authoring.test_files import read_tests
from top3.rules.conditions import All, KnownTest, findings_in, walk
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

# stacks every instrument on the core: it runs with what is slow
pytestmark = pytest.mark.slow

INSTRUMENTS = ("huisverbod", "mda-plus-plus", "meldcode", "toekomstscenario", "veilig-thuis")
TURNED = [(*INSTRUMENTS[number:], *INSTRUMENTS[:number]) for number in range(len(INSTRUMENTS))]
HARD_WORDS = (
    "dader", "pleger", "slachtoffer", "veilig", "risico", "score", "acuut", "casus", "melding",
    "melden", "signaal", "politie", "huisverbod", "perpetrator", "victim", "safe", "risk",
    "acute", "abuse", "report", "police",
)  # fmt: skip
DOCS = Path(__file__).parents[2] / "docs"
DAY = "2026-06-01"
TIERS = ("now", "before_plan", "before_next_phase", "later")
MOST_AT_ONCE = 5
"""How many more questions all five together may ask of a shipped case."""


@cache
def laid(*names):
    return load_rules("top3", names)


def own_rules(name):
    return [rule for rule in laid(name).rules if rule.layer != rules().layer]


def own_tests(name):
    return read_bytes((overlay_folder(name) / "rules.test.yaml").read_bytes()).data


def findings(case, *names):
    """Return what the rules of the rule set itself say of a case, with or without layers on it."""
    planned = reason(case, laid(*names)).planned
    return {
        (each.rule.id, each.about): each.value
        for each in planned.all_findings()
        if each.rule.layer == rules().layer
    }


def order_of(case, *names):
    """Return the urgency of every situation, the order, and the proposed top 3."""
    prioritised = reason(case, laid(*names)).planned.prioritised
    assessed = [
        (each.situation, each.urgency, each.acute_check, each.structural, each.past)
        for each in prioritised.assessed.situations
    ]
    return assessed, prioritised.order, prioritised.top3, prioritised.at_the_cut


# that they load ----------------------------------------------------------------------------


def test_the_five_instruments_ship_and_each_works_alone():
    assert {f"{name}@0.1" for name in INSTRUMENTS} <= set(available_overlays())
    for name in INSTRUMENTS:
        assert [each.id for each in laid(name).layers] == ["top3", name]


@pytest.mark.parametrize("names", [*TURNED, INSTRUMENTS[::-1]], ids="+".join)
def test_together_they_say_the_same_in_another_order(names):
    other, whole = laid(*names), laid(*INSTRUMENTS)
    assert {rule.id: (rule.when, rule.unless) for rule in other.rules} == {
        rule.id: (rule.when, rule.unless) for rule in whole.rules
    }
    assert other.dictionary.facts.keys() == whole.dictionary.facts.keys()


@pytest.mark.slow
@pytest.mark.parametrize("first", INSTRUMENTS)
def test_together_they_load_in_every_order(first):
    rest = [name for name in INSTRUMENTS if name != first]
    for names in permutations(rest):
        assert len(load_rules("top3", (first, *names)).layers) == len(INSTRUMENTS) + 1


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_an_instrument_only_adds_and_loosens_nothing(name):
    (layer,) = [each for each in laid(name).layers if each.id == name]
    assert {change.verb for change in layer.changes} == {"add"}
    assert layer.loosened == ()
    assert remarks_on_overlays("top3", [name]) == ()
    assert not set(laid(name).declared["opens"]) & {
        rule.outcome[1] for rule in own_rules(name) if rule.outcome[1] in rules().declared["opens"]
    }


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_command_that_reads_rules_takes_an_instrument_by_its_name(name, capsys):
    rule = own_rules(name)[0].id
    for words in (["assess", file_of("quiet")], ["rules", "list"], ["rules", "show", rule]):
        assert main([*words, "--overlay", name]) == 0, words
        assert f"{name}@0.1" in capsys.readouterr().out, words


@pytest.mark.slow
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_linter_finds_no_fault_and_nothing_unused_in_an_instrument(name, capsys):
    assert main(["rules", "lint", "--json", "--overlay", name]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each for each in found if name in str(each) and each["level"] == "warning"] == []


# their own rules ---------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_rule_of_an_instrument_is_held_to_every_value_its_outcome_and_its_words(name):
    stack, tests = laid(name), own_tests(name)
    report = run(read_tests(overlay_folder(name), stack), stack)
    assert [each.test for each in report.failures] == []
    own = {rule.id for rule in own_rules(name)}
    met = {rule: values for rule, values in report.met.items() if rule in own}
    assert set(met) == own
    assert [each.rule for each in unmet(stack, met) if each.values] == []
    for key in ("outcome", "because"):
        held = {rule for test in tests if key in test for rule in test.get("then", [])}
        assert own - held == set(), key


@pytest.mark.slow
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_no_rule_of_an_instrument_can_be_wrong_without_a_test_that_notices(name):
    stack, root = laid(name), overlay_folder(name)
    own = {rule.id for rule in own_rules(name)}
    report = mutate(read_tests(root, stack), stack, root, only=own)
    assert [(each.mutant.rule.id, each.mutant.name) for each in report.survivors] == []


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_what_is_not_seen_in_a_source_says_so_and_everything_is_a_draft(name):
    stack = laid(name)
    assert stack.status.is_ == "draft"
    for rule in own_rules(name):
        assert rule.head.status is None or rule.head.status.is_ == "draft"
        assert rule.head.source.mark in ("S", "S~", "mixed", "I", "B", "B?")
    own = [each for each in stack.parameters if each not in rules().parameters]
    assert all(stack.parameters[each].source for each in own)


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_source_of_an_instrument_stands_on_a_page(name):
    pages = ("reference/sources.md", "reference/instruments.md")
    known = "".join((DOCS / page).read_text(encoding="utf-8") for page in pages)
    parameters = [each for key, each in laid(name).parameters.items() if key not in
                  rules().parameters]  # fmt: skip
    ids = {
        each
        for source in (*(rule.head.source for rule in own_rules(name)),
                       *(each.source for each in parameters))
        for each in source.ids
    }  # fmt: skip
    assert {each for each in ids if f"| {each} |" not in known} == set()


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_words_for_families_are_plain_and_tell_of_no_report_and_no_order(name):
    stack = laid(name)
    for rule in own_rules(name):
        text = stack.families[rule.id]
        for line in (text.nl, text.en):
            sentences = re.split(r"(?<=[.?!])\s+", line)
            assert all(len(each.split()) <= 20 for each in sentences), rule.id
            assert not set(re.findall(r"\w+", line.lower())) & set(HARD_WORDS), rule.id
        assert not re.search(r"\b(jullie|je|jij|jouw)\b", text.nl.lower()), rule.id


def test_words_that_are_in_the_glossary_are_written_as_they_are_there():
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    terms = laid(*INSTRUMENTS).terms
    for nl in (
        terms["veilig_thuis_contacts"]["advice"]["nl"],
        terms["veilig_thuis_contacts"]["report"]["nl"],
        terms["veilig_thuis_follow_ups"]["investigation"]["nl"],
    ):
        assert f"| {nl} |" in glossary


def widened(condition):
    """Return a condition without what only asks that something is described: it holds sooner."""
    if not isinstance(condition, All):
        return condition
    return All(tuple(part for part in condition.of if not isinstance(part, KnownTest)))


def test_every_danger_counts_for_the_reporting_norm():
    norm = laid("meldcode").by_id["acute-or-structural-meets-the-reporting-norm"]
    counted = set(findings_in(norm.when))
    # the same condition under another outcome is counted already, and so is a wider one
    same = {*walk(norm.when), *(rules().by_id[each].when for each in counted)}
    dangers = [each for each in rules().rules if each.head.kind == "danger"]
    missing = [
        each.id for each in dangers if each.id not in counted and widened(each.when) not in same
    ]
    assert not missing, f"add to rulesets/meldcode/0.1/rules.yaml: {missing}"


# what they do to a case --------------------------------------------------------------------


@pytest.mark.slow
@given(real_cases())
def test_every_finding_of_the_rule_set_is_the_same_with_and_without_the_five(case):
    assert findings(case) == findings(case, *INSTRUMENTS)
    assert order_of(case) == order_of(case, *INSTRUMENTS)


def answers_to(spec):
    """Draw an answer of the kind a question asks, or that it is not known."""
    kinds = {
        "flag": st.booleans(),
        "number": st.integers(0, 6),
        "day": st.sampled_from(("2024-01-01", "2026-01-01", DAY)),
        "text": st.just("verzonnen"),
    }
    names = laid(*INSTRUMENTS).dictionary.values_of(spec)
    known = st.sampled_from(names) if names else kinds[spec.type]
    return known | st.just({"unknown": "asked_unknown"})


@st.composite
def cases_with_answers(draw):
    """Draw a case, and the same case with answers to instruments and outcomes of instruments."""
    case = draw(real_cases())
    under = rules().dictionary.facts  # an answer to the rule set itself may change what it says
    facts = laid(*INSTRUMENTS).dictionary.facts
    asked = [each for name, each in facts.items() if each.noted and name not in under]
    people = [each.id for each in case.people]
    noted = []
    for number in range(draw(st.integers(1, 8))):
        spec = draw(st.sampled_from(asked))
        if spec.scope == "person" and not people:
            continue
        about = {"about": draw(st.sampled_from(people))} if spec.scope == "person" else {}
        noted.append({"id": f"n{number + 900}", "fact": spec.name, **about, "on": DAY,
                      "value": draw(answers_to(spec)), "by": {"role": "worker"}})  # fmt: skip
    names = tuple(rules().terms["instruments"])
    outcomes = [
        {"id": f"i{number + 900}", "instrument": draw(st.sampled_from(names)), "on": DAY,
         "outcome": {"value": {"nl": draw(st.sampled_from(("laag", "hoog", "groen", "veilig")))}},
         "about": draw(st.sampled_from([[], people[:1]]))}
        for number in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    data = case.to_data()
    data["noted"] = [*data.get("noted", []), *noted]
    data["instrument_outcomes"] = [*data.get("instrument_outcomes", []), *outcomes]
    return case, Case.model_validate(data)


@given(cases_with_answers())
def test_no_answer_and_no_outcome_of_an_instrument_lowers_a_danger_or_opens_a_gate(drawn):
    bare, answered = drawn
    assert findings(answered, *INSTRUMENTS) == findings(bare)
    assert order_of(answered, *INSTRUMENTS) == order_of(bare)


@pytest.mark.parametrize("name", EVERY)
def test_the_first_screen_of_a_case_with_open_questions_stays_as_it_was(name):
    """Nothing leaves it or changes places; only what the plan waits for may come before less."""
    case = load_case(file_of(name))
    bare, whole = (reason(case, laid(*each)).planned for each in ((), INSTRUMENTS))
    shown = [each.text for each in first_screen(whole)]
    under = [each.text for each in first_screen(bare)]
    assert [text for text in shown if text in under] == under
    tiers = [(TIERS.index(each.tier), each.text not in under) for each in first_screen(whole)]
    assert tiers == sorted(tiers)
    assert len(whole.questions) - len(bare.questions) <= MOST_AT_ONCE
    assert len(shown) <= whole.rules.number("questions_first_screen")


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_of_a_case_of_which_nothing_is_known_an_instrument_asks_nothing(name):
    empty = Case.model_validate({"top3": "case/1", "id": "x", "fictional": True, "as_of": DAY})
    bare, laid_on = (reason(empty, laid(*each)).planned for each in ((), (name,)))
    assert [each.text for each in laid_on.questions] == [each.text for each in bare.questions]


def test_an_answer_to_an_instrument_is_read_and_asks_what_comes_next():
    data = load_case(file_of("dossier-02")).to_data()
    data["noted"] = [
        {"id": "n1", "fact": "household.veilig_thuis_contact", "value": "report", "on": DAY,
         "by": {"role": "fixed_face"}}
    ]  # fmt: skip
    planned = reason(Case.model_validate(data), laid("veilig-thuis")).planned
    asked = {fact for each in planned.questions for _, fact in each.facts}
    assert "household.vt_reported_on" in asked
    assert "household.veilig_thuis_contact" not in asked


@pytest.mark.parametrize(("on", "again"), [("2026-03-10", False), ("2026-01-10", True)])
def test_an_answer_about_a_state_that_is_a_month_old_is_asked_again(on, again):
    data = load_case(file_of("quiet")).to_data()
    answers = {"meldcode_consulted": True, "meldcode_safe_to_tell": True}
    data["noted"] = [
        {"id": f"n{number}", "fact": f"household.{name}", "value": value, "on": on,
         "by": {"role": "worker"}}
        for number, (name, value) in enumerate(answers.items(), start=1)
    ]  # fmt: skip
    planned = reason(Case.model_validate(data), laid("meldcode")).planned
    asked = {fact for each in planned.questions for _, fact in each.facts}
    assert ("household.meldcode_safe_to_tell" in asked) == again
    assert "household.meldcode_consulted" not in asked


def test_what_a_layer_asks_comes_after_what_lies_under_it():
    asked = list(laid(*INSTRUMENTS).dictionary.facts)
    under = list(rules().dictionary.facts)
    assert asked[: len(under)] == under
    assert set(asked[len(under) :]).isdisjoint(under)


# the meldcode ------------------------------------------------------------------------------


def told(*values):
    """Return what people say of a fact, each in a statement of their own."""
    claims = [{"value": each, "by": [f"t{number}"]} for number, each in enumerate(values)]
    return {"claims": claims} if len(claims) > 1 else values[0]


def says(stack, rule, **given_facts):
    """Return what a rule says of the household or a person of whom only this is told."""
    scope = stack.by_id[rule].head.about
    world = FactWorld({scope: given_facts}, stack, date.fromisoformat(DAY))
    return Evaluator(stack, world).finding(stack.by_id[rule], world.items(scope)[0]).value


WEIGHED = ("suspicion", "unsafe", "can_help", "accepted", "helps")


@pytest.mark.parametrize(
    "gate", ["no-suspicion-is-recorded-and-stays", "help-that-works-is-followed"]
)
def test_no_answer_to_the_weighing_ends_the_code_while_the_acute_round_is_open(gate):
    more = {"meldcode_consulted": True, "meldcode_following_agreed": True}
    for answers in product((True, False, None), repeat=len(WEIGHED)):
        given_facts = {
            f"meldcode_{name}": each
            for name, each in zip(WEIGHED, answers, strict=True)
            if each is not None
        }
        assert says(laid("meldcode"), gate, **given_facts, **more) is not Tri.TRUE


@given(st.lists(st.booleans(), min_size=len(WEIGHED), max_size=len(WEIGHED)))
def test_a_denial_never_takes_a_proposal_to_report_away(answers):
    stack = laid("meldcode")
    plain = {f"meldcode_{name}": each for name, each in zip(WEIGHED, answers, strict=True)}
    for name, each in plain.items():
        denied = {**plain, name: told(each, not each)}
        for row in stack.tables["weighing"].rows:
            if says(stack, row, **plain) is Tri.TRUE:
                assert says(stack, row, **denied) is Tri.TRUE


# the exclusion order -----------------------------------------------------------------------

SHOWN = "rihg-with-two-red-for-a-certain-adult-is-shown"


@given(
    st.lists(st.integers(0, 20), max_size=2, unique=True),
    st.lists(st.integers(0, 40), max_size=2, unique=True),
)
@example([2], [17])
@example([2], [18])
@example([2], [])
@example([2], [17, 40])
def test_the_rihg_is_shown_for_nobody_who_is_or_may_be_a_minor(red, ages):
    given_facts = {"rihg_red_in_one_part": red, "age_in_years": ages}
    given_facts = {name: told(*values) for name, values in given_facts.items() if values}
    shown = says(laid("huisverbod"), SHOWN, **given_facts) is Tri.TRUE
    if shown or len(red) == len(ages) == 1:
        assert shown == (bool(red) and bool(ages) and min(red) >= 2 and min(ages) >= 18)


def test_nothing_in_the_layer_proposes_an_exclusion_order():
    for rule in own_rules("huisverbod"):
        assert rule.head.kind != "danger"
        line = " ".join(each.nl for each in (rule.head.because, rule.head.do) if each)
        assert not re.search(r"\b(leg|adviseer|stel)\w* .*huisverbod", line), rule.id
        if "in principe" in line:
            assert (rule.id, "De burgemeester beslist" in line) == (SHOWN, True)
