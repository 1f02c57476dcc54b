"""Two regions as layers: they load, stack, are tested, and only add to what the core says."""

import itertools
import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from cases.shipped_cases import EVERY, file_of
from properties.drawn import real_cases
from top3 import load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.assess import assess
from top3.method.concretise import concretise
from top3.method.load import load_case, overlay_folder
from top3.method.make_plan import make_plan
from top3.method.order import order
from top3.method.prioritise import prioritise
from top3.method.roles import directory
from top3.reading import read_bytes
from top3.rules.authoring.coverage import unmet
from top3.rules.authoring.rule_tests import run_tests

REGIONS = ("nhn", "haaglanden")
EXAMPLES = Path(__file__).parents[2] / "examples" / "overlays"
FICTIONAL = str(EXAMPLES / "voorbeeldregio" / "0.1")
TEMPLATE = str(EXAMPLES / "regio-sjabloon" / "0.1")
each_region = pytest.mark.parametrize("region", REGIONS)
each_layer = pytest.mark.parametrize("region", [*REGIONS, TEMPLATE])


@cache
def laid(*names):
    return load_rules("top3", list(names))


def own_rules(rules):
    return [each for each in rules.rules if each.layer != "top3@0.1"]


def file_in(region, name):
    return read_bytes((overlay_folder(region) / name).read_bytes(), name).data


def findings(case, rules):
    """Return what every rule of the core says, and the order and urgency of the situations."""
    planned = make_plan(prioritise(assess(concretise(order(case, rules)))))
    core = {
        (each.rule.id, each.about): each.value
        for each in planned.all_findings()
        if each.rule.layer == "top3@0.1"
    }
    listed = [
        (each.situation, each.urgency, each.acute_check)
        for each in planned.prioritised.assessed.situations
    ]
    return core, listed, planned.prioritised.top3


@pytest.mark.slow
@each_layer
def test_every_rule_of_a_region_meets_every_value_and_its_words(region):
    rules = laid(region)
    folder = overlay_folder(region)
    report = run_tests(folder, rules)
    assert list(report.failures) == []
    own = {each.id for each in own_rules(rules)}
    assert [each for each in unmet(rules, report.met) if each.rule in own] == []
    worded = {
        rule for test in file_in(region, "rules.test.yaml") if "because" in test
        for rule in test["then"]
    }  # fmt: skip
    assert worded == own


@each_layer
def test_every_rule_of_a_region_speaks_two_languages_and_plainly_to_a_family(region):
    rules = laid(region)
    for rule in own_rules(rules):
        assert rule.head.because.en
        text = rules.families[rule.id]
        assert (text.status.is_, bool(text.en)) == ("draft", True)
        sentences = re.split(r"[.?!]\s*", text.nl)
        assert max(len(each.split()) for each in sentences) <= 20
        assert not re.search(r"pleger|dader|slachtoffer|risicofactor|MDA", text.nl)


@each_region
def test_a_region_adds_and_loosens_nothing_and_is_no_policy(region):
    rules = laid(region)
    own = rules.layers[1]
    assert own.loosened == ()
    assert {each.verb for each in own.changes} == {"add"}
    assert own.status.is_ == "draft"
    assert {each.head.kind for each in own_rules(rules)} <= {"question", "warning", "advice"}
    assert all(each.id.startswith(f"{region}-") for each in own_rules(rules))
    raw = file_in(region, "overlay.yaml")
    assert "geen beleid van de regio" in raw["title"]["nl"]
    facts = {each["fact"] for each in file_in(region, "facts.yaml")}
    assert all(each.startswith(f"household.{region}_") for each in facts)


@each_region
def test_a_region_holds_no_telephone_number(region):
    folder = overlay_folder(region)
    for each in folder.iterdir():
        assert not re.search(r"\b0\d{2,3}[- ]?\d{4,}", each.read_text(encoding="utf-8")), each


@each_region
@pytest.mark.parametrize("other", [FICTIONAL])
def test_a_region_lies_on_another_layer_in_any_order(region, other):
    names = [
        {each.id for each in load_rules("top3", list(stack)).rules}
        for stack in itertools.permutations((region, other))
    ]
    assert names[0] == names[1]


@pytest.mark.parametrize("stack", list(itertools.permutations((*REGIONS, TEMPLATE), 2)))
def test_a_household_lies_in_one_region(stack):
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules("top3", list(stack))
    found = next(each for each in caught.value.problems if each.code == "only-one")
    assert found.place.line


@pytest.mark.slow
@pytest.mark.parametrize("region", REGIONS)
@given(case=real_cases())
@settings(max_examples=15)
def test_every_finding_of_the_core_is_the_same_with_a_region(region, case):
    assert findings(case, laid(region)) == findings(case, laid())


@pytest.mark.slow
@each_region
@pytest.mark.parametrize("name", EVERY)
def test_another_instrument_beside_the_phases_changes_no_danger_and_no_gate(region, name):
    case = load_case(file_of(name))
    with_region, alone = findings(case, laid(region)), findings(case, laid())
    assert with_region == alone
    kinds = {laid().rule(rule).head.kind for rule, _ in alone[0]}
    assert {"danger", "gate"} <= kinds


@pytest.mark.slow
@each_region
@pytest.mark.parametrize("name", EVERY)
def test_a_region_adds_at_most_two_questions_to_a_case_where_nobody_answered_hers(
    region, name, capsys
):
    counts = []
    for words in ([], ["--overlay", region]):
        main(["ask", str(file_of(name)), "--json", *words])
        counts.append(len(json.loads(capsys.readouterr().out)))
    assert counts[0] <= counts[1] <= counts[0] + 2


def test_one_shared_file_is_no_default_in_noord_holland_noord():
    rule = laid("nhn").rule("nhn-shared-file-has-no-experiment-law")
    assert "S4" in rule.head.source.ids
    assert "experimenteerwet" in rule.head.because.nl
    assert rule.head.whom == "lawyer"


def test_a_region_says_who_is_who_and_which_layer_says_so():
    said = {each.id: each.layer for each in directory(laid("nhn"))}
    assert (said["mda_chair"], said["nhn_spv"]) == ("nhn@0.1", "nhn@0.1")
    assert said["mayor"] == "top3@0.1"
    other = {each.id: each for each in directory(laid("haaglanden"))}
    assert "ex-partner" in other["haaglanden_contact_person"].does.nl
    assert other["case_director"].replaces == "top3"


def test_the_tutorial_shows_the_template_as_it_is():
    docs = EXAMPLES.parents[1] / "docs" / "tutorial"
    for page in ("your-own-region.md", "your-own-region.en.md"):
        text = (docs / page).read_text(encoding="utf-8")
        blocks = re.findall(r'```yaml title="([^"]+)"\n(.*?)\n```', text, re.DOTALL)
        first = dict(reversed(blocks))
        files = {each.name: each.read_text(encoding="utf-8") for each in Path(TEMPLATE).iterdir()}
        assert {name: block.strip() for name, block in first.items()} == {
            name: each.strip() for name, each in files.items()
        }
