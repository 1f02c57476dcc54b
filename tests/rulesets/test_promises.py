"""What the engine keeps for every rule, also of the shipped layers: see `promises:` of the set."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.shipped_cases import EVERY_LOADED
from properties.drawn import real_cases
from top3.errors import ItemNotFoundError
from top3.method.facts import CaseWorld
from top3.method.family import as_family_sees, reading_of
from top3.method.load import available_overlays, load_rules
from top3.method.make_plan import make_plan
from top3.method.readers_process import ACUTE_OUTCOMES
from top3.method.reason import reason
from top3.model.case import Case
from top3.rules.conditions import Count, Quantified, parts_of, walk
from top3.rules.conditions import Test as FactTest
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

RULES = load_rules("top3")
STACKS = {"top3": RULES} | {name: load_rules("top3", [name]) for name in available_overlays()}
EXAMPLE_LAYER = Path(__file__).parents[2] / "examples" / "overlays" / "voorbeeldregio" / "0.1"
WITH_LAYER = load_rules("top3", [str(EXAMPLE_LAYER)])
each_stack = pytest.mark.parametrize("rules", STACKS.values(), ids=STACKS)
each_case = pytest.mark.parametrize("case", EVERY_LOADED)

HIDING_PLACE = "Zonnepad 900"
"""A place nobody may find, wherever it stands in the record."""

# what is no word for a family: labels for people, and words of the trade
LABELS = (
    r"plegers?|daders?|slachtoffers?|mishandelaars?|risicofactor(en)?|risicotaxatie|escalat\w+"
    r"|problematiek|casus\w*|betrokkene\w*|cliënt\w*|cliëntsysteem|systeemgericht|interventies?"
    r"|disclosure|huiselijk geweld|kindermishandeling|verwaarlozing|partnergeweld|intieme terreur"
    r"|perpetrators?|offenders?|abusers?|victims?|risk factors?|clients?|interventions?"
    r"|domestic violence|child abuse|neglect"
)
TRADE = re.compile(rf"\b({LABELS})\b", re.IGNORECASE)

PLACES = {"rank", "proposed", "chosen", "place"}
"""Keys of a place in a list: the order, the top 3, or somebody's own list. First is 1."""
NUMBERS = PLACES | {"version"}
"""Keys under which a result may have a number: a place in a list, and the version of a rule.

A place says what comes before what, and of nothing how bad it is.
"""


# R31 -------------------------------------------------------------------------


def with_hiding_place(case):
    """Return the case with a place nobody may find, with everybody in it."""
    data = case.to_data()
    place = {"nl": HIDING_PLACE, "en": HIDING_PLACE}
    for person in data["people"]:
        person["contact"] = {"safe_ways": [place], "unsafe_ways": [place], "safe_times": [place]}
        person["other_homes"] = [{"words": place, "period": place}]
    return Case.model_validate(data)


def family_texts(case):
    seen = as_family_sees(with_hiding_place(case), RULES)
    for item in ("top3", "household", *(each.id for _, _, each in case.items())):
        try:
            yield from reading_of(seen, item).texts
        except ItemNotFoundError:
            continue


@each_case
def test_a_safe_place_or_a_secret_address_stands_in_no_reading_for_a_family(case):
    said = list(family_texts(case))
    assert said
    assert not [text for text in said if HIDING_PLACE in text.nl + text.en]


@settings(max_examples=20)
@given(real_cases())
def test_no_drawn_case_lets_a_secret_address_out(case):
    assert not [text for text in family_texts(case) if HIDING_PLACE in text.nl + text.en]


# R36 -------------------------------------------------------------------------


def reads_factors(part):
    """Say whether a condition looks at factors anywhere inside it."""
    return any(
        (isinstance(each, Quantified) and each.group in ("factor", "hangs_on"))
        or ("factor" in getattr(each, "fact", ""))
        for each in walk(part)
    )


def adds_up_factors(rule):
    """Say whether a rule counts factors, or compares a number of them."""
    parts = [part for whole in (rule.when, *rule.unless) for part in walk(whole)]
    counted = [one for part in parts if isinstance(part, Count) for one in parts_of(part)]
    compared = [
        part
        for part in parts
        if isinstance(part, FactTest) and isinstance(RULES_TYPES.get(part.fact), str)
        and RULES_TYPES[part.fact] == "number" and "factor" in part.fact
    ]  # fmt: skip
    return any(reads_factors(one) for one in counted) or bool(compared)


RULES_TYPES = {
    name: spec.type for rules in STACKS.values() for name, spec in rules.dictionary.facts.items()
}


@each_stack
def test_no_rule_of_any_shipped_layer_counts_factors(rules):
    assert [rule.id for rule in rules.rules if adds_up_factors(rule)] == []


def numbers_in(data, key=""):
    """Yield every number of a result with the key it stands under."""
    if isinstance(data, dict):
        for name, part in data.items():
            yield from numbers_in(part, name)
    elif isinstance(data, list):
        for part in data:
            yield from numbers_in(part, key)
    elif isinstance(data, int | float) and not isinstance(data, bool):
        yield key, data


@each_case
def test_no_number_in_a_result_can_be_read_as_a_score(case):
    data = reason(case, RULES).to_data(everything=True)
    data.pop("receipt")
    found = list(numbers_in(data))
    assert {key for key, _ in found} <= NUMBERS
    longest = max(len(case.situations), *(len(view.top3) for view in case.views), 1, 1)
    assert all(number in range(1, longest + 1) for key, number in found if key in PLACES)


@pytest.mark.slow
@settings(max_examples=20)
@given(real_cases(), st.integers(1, 9))
def test_more_factors_change_no_urgency_and_no_order(case, number):
    more = case.to_data()
    told = [each["id"] for each in more.get("situations", [])]
    more["factors"] = [
        {"id": f"f{900 + each}", "kind": "risk", "level": "person", "hangs_on": told,
         "words": {"nl": "schulden", "en": "debts"}}
        for each in range(number)
    ]  # fmt: skip
    before = reason(case, RULES).planned.prioritised
    after = reason(Case.model_validate(more), RULES).planned.prioritised
    assert [each.urgency for each in before.assessed.situations] == [
        each.urgency for each in after.assessed.situations
    ]
    assert [each.situation for each in before.order] == [each.situation for each in after.order]


# R52 -------------------------------------------------------------------------


@each_stack
def test_no_text_for_a_family_has_jargon_or_a_label_for_a_person(rules):
    found = {
        name: TRADE.findall(f"{text.nl} {text.en or ''}") for name, text in rules.families.items()
    }
    assert {name: words for name, words in found.items() if words} == {}


@each_stack
def test_every_sentence_for_a_family_is_short(rules):
    long = [
        sentence
        for text in rules.families.values()
        for sentence in re.split(r"(?<=[.?!])\s+", text.nl)
        if len(sentence.split()) > 20
    ]
    assert long == []


@pytest.mark.parametrize(
    "text", ["De pleger.", "een slachtoffer van", "Risicofactoren thuis", "the victim", "de casus"]
)
def test_the_list_of_words_of_the_trade_can_say_no(text):
    assert TRADE.search(text)


# R56 -------------------------------------------------------------------------


@each_case
def test_every_finding_says_rule_version_layer_inputs_and_what_is_missing(case):
    result = reason(case, RULES)
    data = result.to_data(everything=True)
    assert data["findings"]
    for each in data["findings"]:
        rule = RULES.rule(each["rule"])
        assert (each["version"], each["layer"]) == (str(rule.head.version), "top3@0.1")
        assert set(each["missing"]) <= set(each["facts"])
        assert set(each["facts"]) <= set(RULES.dictionary.facts)
        assert each["rule"] in data["rules"]
    unsettled = [each for each in data["findings"] if each["outcome"] in ("unknown", "shut")]
    assert all(each["missing"] for each in unsettled if each["outcome"] == "unknown")


# R18 -------------------------------------------------------------------------

OPEN = ("situation.acute_open", "household.acute_open")


@each_stack
def test_no_danger_reads_whether_a_danger_is_open(rules):
    dangers = [rule for rule in rules.rules if rule.head.kind == "danger"]
    parts = [
        part for rule in dangers for whole in (rule.when, *rule.unless) for part in walk(whole)
    ]
    assert not [part for part in parts if getattr(part, "fact", "") in OPEN]


@settings(max_examples=50)
@given(real_cases())
def test_every_danger_that_is_not_excluded_keeps_the_next_phase_shut(case):
    """Unless a named person closed it: the cases that are drawn have no such decision."""
    for rules in (RULES, WITH_LAYER):
        world = CaseWorld(case, rules, case.as_of)
        evaluator = Evaluator(rules, world)
        gates = {"situation": "open-acute-check-is-closed-by-somebody",
                 "household": "household-acute-check-is-closed-by-somebody"}  # fmt: skip
        for rule in rules.rules:
            if rule.outcome not in ACUTE_OUTCOMES or rule.head.about not in gates:
                continue
            for item in world.items(rule.head.about):
                gate = rules.rule(gates[rule.head.about])
                said = evaluator.finding(rule, item).value
                opened = evaluator.finding(gate, item).value is Tri.TRUE
                assert not (opened and said in (Tri.TRUE, Tri.UNKNOWN))


# R24 -------------------------------------------------------------------------


@given(real_cases(), st.data())
def test_nobody_carries_an_agreement_who_keeps_it_is_a_child_or_is_controlled(case, data):
    data_of_case = case.to_data()
    people = [each["id"] for each in data_of_case["people"]]
    told = [each["id"] for each in data_of_case.get("situations", [])]
    parties = st.lists(st.sampled_from([*people, "child", "police"]), max_size=3, unique=True)
    data_of_case["agreements"] = [
        {"id": "a900", "answers": told, "keepers": data.draw(parties),
         "checkers": data.draw(parties)}
    ]  # fmt: skip
    for name in ("checks", "decisions", "evaluations"):  # they name agreements that are not there
        data_of_case.pop(name, None)
    made = Case.model_validate(data_of_case)
    world = CaseWorld(made, RULES, made.as_of)
    rule = RULES.rule("agreement-is-checked-by-somebody-else")
    if Evaluator(RULES, world).finding(rule, ("agreement", "a900")).value is not Tri.TRUE:
        return
    agreement = made.agreements[0]
    others = set(agreement.checkers) - set(agreement.keepers)
    assert others
    assert "child" not in agreement.checkers
    for who in set(agreement.checkers) & set(people):
        ages = [claim.value for claim in world.read(("person", who), "person.age_in_years").claims]
        assert ages
        assert all(_low(age) >= RULES.number("child_age") for age in ages)
    protected = {
        who
        for name in told
        for who in world.read(("situation", name), "situation.affected").merged().has
    }
    controlled = any(
        "control" in world.read(("situation", name), "situation.behaviour.forms").merged().has
        for name in told
    )
    assert not controlled or set(agreement.checkers) - protected


def _low(age):
    return age[0] if isinstance(age, tuple) else age


# no rule proposes an order ---------------------------------------------------


@each_stack
def test_no_rule_proposes_an_exclusion_order(rules):
    """People whose work it is decide on one; a text may name one that runs."""
    proposing = re.compile(r"(leg|vraag|stel|impose|propose|request)\w*[^.]{0,40}"
                           r"(huisverbod|exclusion order)", re.IGNORECASE)  # fmt: skip
    texts = [text for rule in rules.rules for text in (rule.head.do,) if text]
    assert not [text.nl for text in texts if proposing.search(f"{text.nl} {text.en}")]


@each_case
def test_the_gate_of_the_plan_is_shut_while_nothing_is_chosen(case):
    planned = reason(case, RULES).planned
    again = make_plan(planned.prioritised)
    gates = [
        each for each in again.findings if each.rule.id == "at-most-three-situations-in-a-plan"
    ]
    assert [each.value is Tri.TRUE for each in gates] == [bool(planned.prioritised.chosen_items)]
