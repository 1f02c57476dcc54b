"""The tests beside the shipped rules hold, they bite, and what runs them can say no."""

from dataclasses import replace
from pathlib import Path

import pytest

from top3.errors import RulesetInvalidError
from top3.method.load import load_rules, rules_folder
from top3.reading import read_bytes, write_yaml
from top3.rules.conditions import All, AnyOf, Count, Not, Quantified
from top3.rules.conditions import Test as FactTest
from top3.rules.logic import Tri
from top3.rules.rule_tests import run_tests

EXPECTATIONS = ("then", "then_not", "unknown", "not_applicable")
NAMED = ("name", "scale", "set")


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


def expected(test):
    return [rule for key in EXPECTATIONS for rule in test.get(key, [])]


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


def refused(folder, rules):
    with pytest.raises(RulesetInvalidError) as caught:
        run_tests(folder, rules)
    return [(each.code, each.place.file, each.place.line) for each in caught.value.problems]


# the shipped tests ---------------------------------------------------------


def test_every_shipped_rule_test_comes_out(rules, tests):
    report = run_tests(rules_folder("top3"), rules)
    assert not report.failures, shown(report.failures)
    assert report.count == len(tests)


def test_every_rule_meets_yes_no_and_not_known_in_its_tests(rules):
    met = run_tests(rules_folder("top3"), rules).met
    missing = {
        rule.id: sorted(value.value for value in set(Tri) - met[rule.id])
        for rule in rules.rules
        if set(Tri) - met[rule.id]
    }
    assert missing == {}


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


def test_no_two_rule_tests_share_a_name(tests):
    names = [test["name"] for test in tests]
    assert sorted(names) == sorted(set(names))


def test_rule_tests_only_use_names_the_rule_set_knows(rules, tests):
    # a misspelt kind would be read as "not there", and then_not would hold for the wrong reason
    assert [
        f"{test['name']}: {name}"
        for test in tests
        for scope, content in test["given"].items()
        for name, known in _names(rules.dictionary, scope, content)
        if name not in known
    ] == []


def _names(dictionary, scope, content):
    """Yield every name from a list that the facts of an item use, and that list."""
    for key, value in content.items():
        group = dictionary.groups.get((scope, key))
        if group:
            for member in value["has"] if isinstance(value, dict) else value:
                yield from _names(dictionary, group.of, member)
            continue
        spec = dictionary.facts[f"{scope}.{key}"]
        if spec.of and spec.type in NAMED:
            yield from ((name, dictionary.values_of(spec)) for name in _said(value))


def _said(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for each in value for name in _said(each)]
    if not isinstance(value, dict):
        return []
    return [name for key in ("value", "has", "claims", "weighed") for name in _said(value.get(key))]


def test_leaving_out_any_part_of_a_rule_is_noticed_by_its_tests(rules, tests, tmp_path):
    unnoticed, tried = [], 0
    for rule in rules.rules:
        folder = tmp_path / rule.id
        folder.mkdir()
        alone(folder, *(test for test in tests if rule.id in expected(test)))
        for what, thinner in _thinner_rules(rule):
            others = tuple(thinner if each is rule else each for each in rules.rules)
            tried += 1
            if not run_tests(folder, replace(rules, rules=others)).failures:
                unnoticed.append(f"{rule.id}: {what}")
    assert tried > len(rules.rules)
    assert unnoticed == []


def _thinner_rules(rule):
    for what, when in _thinner(rule.when):
        yield what, replace(rule, when=when)
    for index in range(len(rule.unless)):
        left = rule.unless[:index] + rule.unless[index + 1 :]
        yield f"exception {index + 1}", replace(rule, unless=left)


def _thinner(part):
    """Yield every condition with one part or one name less, and what was left out."""
    if isinstance(part, All | AnyOf | Count):
        for index, inner in enumerate(part.of):
            before, after = part.of[:index], part.of[index + 1 :]
            if before or after:
                yield f"part {index + 1}", replace(part, of=before + after)
            for what, less in _thinner(inner):
                yield what, replace(part, of=(*before, less, *after))
    elif isinstance(part, Not | Quantified):
        yield from ((what, replace(part, of=less)) for what, less in _thinner(part.of))
    elif isinstance(part, FactTest) and isinstance(part.operand, tuple) and len(part.operand) > 1:
        for name in part.operand:
            rest = tuple(each for each in part.operand if each != name)
            yield name, replace(part, operand=rest)


# what runs them ------------------------------------------------------------


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
        "expected: false",
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
    assert failure.text.en == "the reason has other words"


def test_a_test_without_anything_the_rule_is_about_is_reported(copied, rules):
    alone(copied, a_test(given={"household": {}}))
    (failure,) = run_tests(copied, rules).failures
    assert failure.text.en == "the test gives no item the rule is about"


def test_a_rule_that_loses_a_word_fails_the_test_of_that_word(copied):
    path = copied / "assess.yaml"
    text = path.read_text(encoding="utf-8")
    assert "[strangulation, suffocation" in text
    path.write_text(text.replace("[strangulation, suffocation", "[suffocation"), encoding="utf-8")
    failures = run_tests(copied, load_rules(str(copied))).failures
    assert {each.rule for each in failures} == {"strangulation-needs-acute-check"}
    assert "a throat that was squeezed asks for an acute check" in {each.test for each in failures}


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("unknown-rule", {"then": ["label-is-no-situation"]}),
        ("unknown-rule", {"unknown": ["label-is-no-situation"]}),
        ("wrong-facts", {"given": {"situation": {"described_by_lable": True}}}),
        ("wrong-facts", {"given": {"situation": {"affected": [{"afraidd": True}]}}}),
        ("wrong-facts", {"given": {"street": {}}}),
        ("wrong-facts", {"given": {"situation": {"described_by_label": "perhaps"}}}),
        ("wrong-facts", {"given": {"situation": {"described_by_label": {"unknown": "forgot"}}}}),
        ("wrong-facts", {"as_of": "2026-02-30"}),
        ("expects-nothing", {"then": []}),
        ("not-a-test", {"expect": ["label-is-not-a-situation"]}),
    ],
)
def test_a_test_that_cannot_be_meant_is_refused_with_file_and_line(copied, rules, code, changed):
    alone(copied, a_test(), a_test(name="this one is wrong", **changed))
    lines = (copied / "own.test.yaml").read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, each in enumerate(lines, 1) if "this one is wrong" in each]
    assert refused(copied, rules) == [(code, "own.test.yaml", line)]


def test_a_misspelt_rule_or_fact_is_answered_with_the_nearest_name(copied, rules):
    misspelt = {"situation": {"described_by_lable": True}}
    alone(copied, a_test(then=["label-is-no-situation"], given=misspelt))
    with pytest.raises(RulesetInvalidError) as caught:
        run_tests(copied, rules)
    assert "'label-is-not-a-situation'" in str(caught.value)
    assert "'situation.described_by_label'" in str(caught.value)


def test_every_wrong_test_in_every_file_is_named_at_once(copied, rules):
    alone(copied, a_test(then=["no-such-rule"]), a_test(then=[]))
    other: Path = copied / "second.test.yaml"
    other.write_text(write_yaml([a_test(given={"street": {}})]), encoding="utf-8")
    assert [(code, file) for code, file, _ in refused(copied, rules)] == [
        ("unknown-rule", "own.test.yaml"),
        ("expects-nothing", "own.test.yaml"),
        ("wrong-facts", "second.test.yaml"),
    ]


def test_what_a_test_does_not_give_is_not_known(copied, rules):
    alone(copied, a_test(given={"situation": {}}, then=[], unknown=["label-is-not-a-situation"]))
    assert run_tests(copied, rules).failures == []


def test_a_claim_that_may_not_lower_leaves_a_yes_standing_and_a_no_unknown(copied, rules):
    said = {"situation": {"described_by_label": {"value": True, "lowers_nothing": "not_free"}}}
    denied = {"situation": {"described_by_label": {"value": False, "lowers_nothing": "not_free"}}}
    rule = ["label-is-not-a-situation"]
    alone(copied, a_test(given=said), a_test(given=denied, then=[], unknown=rule))
    assert run_tests(copied, rules).failures == []
