"""On a stack the promises of every layer are run: they hold, lapse openly, or fail."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bad.bad_overlays import EXAMPLE, add, put, rule, swap, withdraw, written
from top3.cli import main
from top3.method.load import load_rules, rules_folder
from top3.reading import write_yaml
from top3.rules.authoring.stack_tests import run_below
from top3.rules.authoring.test_files import read_tests

pytestmark = pytest.mark.slow

LOOSENS = "loosens: true"
CALM = "calm-elsewhere-is-no-result"


@pytest.fixture(scope="module")
def base():
    return load_rules("top3")


@pytest.fixture(scope="module")
def promises(base):
    """Return the tests of the shipped rule set."""
    return read_tests(rules_folder("top3"), base)


def about(promises, name):
    return {each.name for each in promises if any(due.rule == name for due in each.expected)}


def test_a_layer_that_only_adds_leaves_every_promise_standing(base, promises, tmp_path):
    report = run_below(promises, base, load_rules("top3", [written(tmp_path, add(rule()))]))
    assert (report.layer, report.count) == ("top3@0.1", len(promises))
    assert (report.failures, report.lapsed, report.outside) == ([], [], 0)


def test_what_was_promised_of_a_withdrawn_rule_has_lapsed_and_is_no_failure(
    base, promises, tmp_path
):
    region = written(tmp_path, withdraw(CALM, more=LOOSENS))
    report = run_below(promises, base, load_rules("top3", [region]))
    assert report.failures == []
    assert {each.test for each in report.lapsed} == about(promises, CALM)
    assert {(each.rule, each.layer, each.change.verb) for each in report.lapsed} == {
        (CALM, "regio@1", "withdraw")
    }


def test_what_a_replaced_rule_no_longer_does_has_lapsed_and_the_rest_still_holds(
    base, promises, tmp_path
):
    never = rule(CALM, kind="warning", then="{warn: view_missing}", version=2,
                 when="{fact: situation.told_unprompted, is: true}")  # fmt: skip
    report = run_below(promises, base, load_rules("top3", [written(
        tmp_path, swap(CALM, never, more=LOOSENS))]))  # fmt: skip
    assert {each.rule for each in report.lapsed} == {CALM}
    assert {each.change.verb for each in report.lapsed} == {"replace"}
    assert {each.test for each in report.lapsed} <= about(promises, CALM)


def test_what_leans_on_a_number_that_was_set_lapses_by_that_number(base, promises, tmp_path):
    region = written(tmp_path, put("top3_size", 4, "situaties", more=LOOSENS))
    report = run_below(promises, base, load_rules("top3", [region]))
    assert report.lapsed
    assert {each.change.names for each in report.lapsed} == {("top3_size",)}


def test_a_promise_that_breaks_without_any_layer_saying_so_is_a_failure(base, promises, tmp_path):
    whole = load_rules("top3", [written(tmp_path, withdraw(CALM, more=LOOSENS))])
    number = base.parameters["top3_size"]
    four = number.model_copy(update={"value": 4})
    quiet = replace(
        whole,
        history={**whole.history, "top3_size": (four,)},
        parameters={**whole.parameters, "top3_size": four},
    )
    report = run_below(promises, base, quiet)
    assert report.failures
    assert {each.rule for each in report.lapsed} == {CALM}


def test_a_test_of_a_day_on_which_the_stack_does_not_hold_is_counted_apart(
    base, promises, tmp_path
):
    late = load_rules("top3", [written(tmp_path, start="2099-01-01")])
    report = run_below(promises, base, late)
    assert (report.count, report.outside) == (0, len(promises))


# on the command line ---------------------------------------------------------------------


def test_the_command_names_what_lapsed_by_which_change_and_ends_with_0(capsys):
    assert main(["rules", "test", "--overlay", str(EXAMPLE)]) == 0
    out = capsys.readouterr().out
    assert f"vervallen door voorbeeldregio@0.1: {CALM}: De Voorbeeldregio bespreekt" in out
    assert "\n  assess.test.yaml:" in out
    assert "top3@0.1: " in out
    assert "tests op de hele stapel, 0 mislukt" in out
    assert main(["rules", "test", "--overlay", str(EXAMPLE), "--json"]) == 0
    (under,) = json.loads(capsys.readouterr().out)["under"]
    assert (under["layer"], under["failures"]) == ("top3@0.1", [])
    assert {each["layer"] for each in under["lapsed"]} == {"voorbeeldregio@0.1"}


def test_a_layer_without_tests_of_its_own_says_so(tmp_path, capsys):
    region = written(tmp_path, put("acute_missing", 2, "antwoorden"))
    assert main(["rules", "test", "--overlay", region, "--lang", "en"]) == 0
    assert "regio@1: this layer has no tests of its own yet" in capsys.readouterr().out


def test_the_tests_of_a_layer_in_between_run_on_the_whole_stack_too(tmp_path, capsys):
    region = written(tmp_path, add(rule()))
    test = {
        "name": "what was told unprompted is checked here",
        "as_of": "2026-06-01",
        "given": {"situation": {"told_unprompted": True}},
        "then": ["a-new-rule"],
    }
    file = Path(region, "own.test.yaml")
    file.write_text(write_yaml([test]), encoding="utf-8")
    gone = withdraw("a-new-rule", more=f"{LOOSENS}\noverrides: [regio]")
    organisation = written(tmp_path, gone, name="organisatie")
    layers = ["--overlay", region, "--overlay", organisation]
    assert main(["rules", "test", *layers, "--json"]) == 0
    under = json.loads(capsys.readouterr().out)["under"]
    assert [(each["layer"], each["tests"] > 0) for each in under] == [
        ("top3@0.1", True),
        ("regio@1", True),
    ]
    (lapsed,) = under[1]["lapsed"]
    assert (lapsed["rule"], lapsed["layer"]) == ("a-new-rule", "organisatie@1")


def test_a_rule_set_by_itself_has_nothing_under_it(capsys):
    assert main(["rules", "test", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["under"] == []
