"""The tests beside the shipped rules hold, they bite, and what runs them can say no."""

import pytest

from top3 import paths
from top3.errors import RulesetInvalidError
from top3.method.load import available_overlays, load_rules, overlay_folder, rules_folder
from top3.reading import read_bytes, write_yaml
from top3.rules.authoring.coverage import unmet
from top3.rules.authoring.mutants import mutants_of
from top3.rules.authoring.mutate import mutate
from top3.rules.authoring.rule_tests import run_tests
from top3.rules.authoring.test_files import read_tests


@pytest.fixture(scope="module")
def rules():
    """Return the shipped rule set."""
    return load_rules("top3")


@pytest.fixture(scope="module")
def tests():
    """Return every shipped test, as it stands in its file."""
    items = sorted(rules_folder("top3").iterdir(), key=lambda each: each.name)
    files = [each for each in items if each.name.endswith(".test.yaml")]
    return [test for each in files for test in read_bytes(each.read_bytes(), each.name).data]


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the folder of the shipped rule set, to spoil."""
    for each in rules_folder("top3").iterdir():
        if each.name.endswith(".yaml"):
            (tmp_path / each.name).write_bytes(each.read_bytes())
    return tmp_path


def shown(failures):
    return "\n\n".join(
        f"{each.file}:{each.line}: {each.test} ({each.rule})\n{each.text.en}" for each in failures
    )


def alone(folder, *tests):
    """Leave only these tests in a folder."""
    for each in folder.glob("*.test.yaml"):
        each.unlink()
    (folder / "own.test.yaml").write_text(write_yaml(list(tests)), encoding="utf-8")


def a_test(**changed):
    return {
        "name": "a label is sent back",
        "as_of": "2026-06-01",
        "given": {"situation": {"described_by_label": True}},
        "then": ["label-is-not-a-situation"],
        **changed,
    }


# the shipped tests ---------------------------------------------------------


def test_every_shipped_rule_test_comes_out(rules, tests):
    report = run_tests(rules_folder("top3"), rules)
    assert not report.failures, shown(report.failures)
    assert report.count == len(tests)


def test_every_rule_meets_every_value_it_can_reach_in_its_tests(rules):
    met = run_tests(rules_folder("top3"), rules).met
    assert list(unmet(rules, met)) == []


def test_every_rule_is_held_to_what_follows_from_it(rules, tests):
    held = {rule for test in tests if test.get("outcome") for rule in test.get("then", [])}
    assert [rule.id for rule in rules.rules if rule.id not in held] == []


@pytest.mark.slow
def test_no_rule_can_be_wrong_without_a_test_that_notices(rules):
    folder = rules_folder("top3")
    report = mutate(read_tests(folder, rules), rules, folder)
    assert [(each.mutant.rule.id, each.mutant.name) for each in report.survivors] == []
    assert {rule.id for rule in rules.rules} <= {
        mutant.rule.id for rule in rules.rules for mutant in mutants_of(rule, rules)
    }
    assert report.killed > 20 * len(rules.rules)


def test_no_mutant_of_a_danger_or_a_gate_is_left_alive(rules):
    folder = rules_folder("top3")
    (text,) = [each for each in folder.iterdir() if each.name == "mutants.yaml"]
    excused = read_bytes(text.read_bytes(), text.name).data
    kinds = {rules.rule(each["rule"]).head.kind for each in excused}
    assert kinds & {"danger", "gate"} == set()


def test_every_rule_is_held_to_the_words_of_its_reason(rules, tests):
    worded = {rule for test in tests if test.get("because") for rule in test.get("then", [])}
    assert [rule.id for rule in rules.rules if rule.id not in worded] == []


def test_every_danger_is_denied_by_somebody_and_stays_present(rules, tests):
    denied = {rule for test in tests if _is_disputed(test) for rule in test.get("then", [])}
    dangers = [rule.id for rule in rules.rules if rule.head.kind == "danger"]
    assert dangers
    assert [rule for rule in dangers if rule not in denied] == []


def _is_disputed(part):
    """Say whether people contradict each other somewhere in a test, and nobody weighed it."""
    if isinstance(part, dict):
        here = "claims" in part and "weighed" not in part
        return here or any(_is_disputed(each) for each in part.values())
    return isinstance(part, list) and any(_is_disputed(each) for each in part)


# the tests of every layer that ships ----------------------------------------

LAYERS = [
    *available_overlays(),
    *(str(each.parent) for each in sorted(paths.example_cases().parent.glob("*/*/*/overlay.yaml"))),
]
each_layer = pytest.mark.parametrize("name", LAYERS, ids=[each[-30:] for each in LAYERS])


def read_layer(name):
    """Return a layer on the rule set, the tests beside it, and the ids of its own rules."""
    rules, folder = load_rules("top3", [name]), overlay_folder(name)
    own = [rule.id for rule in rules.rules if rule.layer == rules.layers[-1].name]
    return rules, folder, own


@pytest.mark.slow
@each_layer
def test_every_test_of_a_shipped_layer_comes_out_and_meets_what_its_rules_can_reach(name):
    rules, folder, own = read_layer(name)
    report = run_tests(folder, rules)
    assert not report.failures, shown(report.failures)
    assert list(unmet(rules, {rule: met for rule, met in report.met.items() if rule in own})) == []


@each_layer
def test_every_rule_of_a_shipped_layer_is_held_to_the_words_of_its_reason(name):
    _, folder, own = read_layer(name)
    files = [each for each in folder.iterdir() if each.name.endswith(".test.yaml")]
    written = [test for each in files for test in read_bytes(each.read_bytes(), each.name).data]
    held = {rule for test in written if test.get("because") for rule in test.get("then", [])}
    assert [rule for rule in own if rule not in held] == []


# what runs them ------------------------------------------------------------


@pytest.mark.slow
def test_a_copy_of_the_folder_gives_the_same_report(copied, rules):
    assert run_tests(copied, rules) == run_tests(rules_folder("top3"), rules)


def test_a_wrong_expectation_is_reported_with_its_place_and_its_tree(copied, rules):
    wrong = a_test(name="a label is welcome", then_not=["label-is-not-a-situation"])
    del wrong["then"]
    alone(copied, a_test(), wrong)
    (failure,) = run_tests(copied, rules).failures
    first_line = (copied / failure.file).read_text(encoding="utf-8").splitlines()[failure.line - 1]
    assert "a label is welcome" in first_line
    assert (failure.test, failure.rule) == ("a label is welcome", "label-is-not-a-situation")
    assert failure.text.en.splitlines() == [
        "expected: no",
        "came out: yes",
        "rule label-is-not-a-situation: yes",
        "  situation.described_by_label is: true: yes",
    ]
    assert "situation.described_by_label is: true: ja" in failure.text.nl


@pytest.mark.parametrize("key", ["then_not", "unknown", "not_applicable"])
def test_every_other_expectation_than_the_right_one_fails(copied, rules, key):
    wrong = {name: part for name, part in a_test().items() if name != "then"}
    alone(copied, {**wrong, key: ["label-is-not-a-situation"]})
    report = run_tests(copied, rules)
    assert (report.count, len(report.failures)) == (1, 1)


def test_a_reason_in_other_words_is_reported(copied, rules):
    alone(copied, a_test(because="vechtscheiding"))
    (failure,) = run_tests(copied, rules).failures
    assert "expected: vechtscheiding" in failure.text.en
    assert "came out: Dit is een label" in failure.text.en


def test_a_test_without_anything_the_rule_is_about_is_refused_with_file_and_line(copied, rules):
    alone(copied, a_test(), a_test(name="this one is wrong", given={"household": {}}))
    with pytest.raises(RulesetInvalidError) as caught:
        run_tests(copied, rules)
    (problem,) = caught.value.problems
    lines = (copied / "own.test.yaml").read_text(encoding="utf-8").splitlines()
    assert (problem.code, problem.place.file) == ("about-nothing", "own.test.yaml")
    assert lines[problem.place.line - 1] == "  - label-is-not-a-situation"


@pytest.mark.slow
def test_a_rule_that_loses_a_word_fails_the_test_of_that_word(copied):
    path = copied / "assess.yaml"
    text = path.read_text(encoding="utf-8")
    assert "[strangulation, suffocation" in text
    path.write_text(text.replace("[strangulation, suffocation", "[suffocation"), encoding="utf-8")
    failures = run_tests(copied, load_rules(str(copied))).failures
    assert {each.rule for each in failures} == {"strangulation-needs-acute-check"}
    assert "a throat that was squeezed asks for an acute check" in {each.test for each in failures}


def test_what_a_test_does_not_give_is_not_known(copied, rules):
    silent = a_test(given={"situation": {}}, unknown=["label-is-not-a-situation"])
    del silent["then"]
    alone(copied, silent)
    assert run_tests(copied, rules).failures == []


def test_a_claim_that_may_not_lower_leaves_a_yes_standing_and_a_no_unknown(copied, rules):
    said = {"situation": {"described_by_label": {"value": True, "lowers_nothing": "not_free"}}}
    denied = {"situation": {"described_by_label": {"value": False, "lowers_nothing": "not_free"}}}
    other = a_test(name="a no settles nothing", given=denied, unknown=["label-is-not-a-situation"])
    del other["then"]
    alone(copied, a_test(given=said), other)
    assert run_tests(copied, rules).failures == []
