"""A rule that is wrong on purpose is noticed by a good test, and what is not noticed is named."""

import re
from dataclasses import replace

import pytest

from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.load import load_rules, rules_folder
from top3.reading import read_text, write_yaml
from top3.rules.authoring.coverage import unmet
from top3.rules.authoring.mutants import mutants_of, shifted
from top3.rules.authoring.mutate import Survivor, mutate, told_apart
from top3.rules.authoring.rule_tests import run
from top3.rules.authoring.survivors import gaps_of
from top3.rules.authoring.test_files import read_tests
from top3.rules.logic import Tri
from unit.tiny_rules import RULES, a_test, put_tests, written

pytestmark = pytest.mark.slow

HIT = "hit-is-checked"
BLOW = a_test(outcome={"acute_check": "required"})
CALM = a_test(name="what nobody did is not checked", then=None, then_not=[HIT],
              given={"situation": {"kinds": {"all_but": ["hits"]}, "seen": True}})  # fmt: skip
UNSEEN = a_test(name="what was seen not to happen is not checked", then=None, then_not=[HIT],
                given={"situation": {"kinds": ["hits"], "seen": False}})  # fmt: skip
DOUBT = a_test(name="what nobody saw may have happened", then=None, unknown=[HIT],
               given={"situation": {"kinds": ["hits"]}})  # fmt: skip


@pytest.fixture
def survivors(tmp_path):
    """Run mutants against tests; return the mutants of one rule that nobody noticed."""

    def survivors(*tests, of=HIT, **files):
        rules = written(tmp_path, **files)
        put_tests(tmp_path, *tests)
        report = mutate(read_tests(tmp_path, rules), rules, tmp_path)
        return {each.mutant.name: each for each in report.survivors if each.mutant.rule.id == of}

    return survivors


@pytest.fixture
def copied_rules(tmp_path):
    """Return a copy of the folder of the shipped rule set, to spoil."""
    for each in rules_folder("top3").iterdir():
        if each.name.endswith(".yaml"):
            (tmp_path / each.name).write_bytes(each.read_bytes())
    return tmp_path


def test_tests_on_both_sides_of_every_condition_notice_every_mutant(survivors):
    assert survivors(BLOW, CALM, UNSEEN, DOUBT) == {}


def test_a_forgotten_side_leaves_a_survivor_with_its_name_its_words_and_facts_that_show_it(
    survivors,
):
    left = survivors(BLOW, UNSEEN, DOUBT)
    assert set(left) == {"when.with-shouts", "when.with-leaves"}
    survivor = left["when.with-shouts"]
    assert survivor.mutant.words.en == "shouts added"
    assert survivor.mutant.words.nl == "shouts erbij"
    assert survivor.witness.given["situation"]["kinds"] == {"has": ["shouts"], "complete": True}


def test_an_exception_nobody_tests_can_be_dropped_unnoticed(survivors):
    assert "unless.1.dropped" in survivors(BLOW, CALM)


def test_an_outcome_nobody_asserts_can_become_another_unnoticed(survivors):
    left = survivors({**BLOW, "outcome": {HIT: {"acute_check": "required"}}}, CALM, UNSEEN, DOUBT)
    assert left == {}
    assert set(survivors(a_test(), CALM, UNSEEN, DOUBT)) == {"then.at_least-low", "kind-tag"}


def test_a_bound_is_only_held_by_tests_on_both_sides_of_it(survivors):
    def child(age, **expected):
        members = {"has": [{"age": age}], "complete": True}
        return a_test(name=f"{age}", given={"situation": {"affected": members}},
                      **{"then": None, **expected})  # fmt: skip

    rule = "child-is-there"
    yes, no = {"then": [rule], "outcome": {"tag": "child"}}, {"then_not": [rule]}
    loose = survivors(child(4, **yes), child(40, **no), of=rule)
    assert {name for name in loose if "us-1" in name} == {
        "when.any_affected.plus-1",
        "when.any_affected.minus-1",
    }
    tight = survivors(child(17, **yes), child(18, **no), of=rule)
    assert {name for name in tight if "us-1" in name} == set()


def test_a_test_of_a_rule_that_leans_on_another_notices_its_mutants_too(survivors):
    given = {
        "household": {"situation": [{"kinds": ["hits"], "seen": True, "affected": [{"age": 4}]}]}
    }
    house = a_test(given=given, then=["house-is-looked-at"])
    assert "when.negated" not in survivors(house)


def test_a_mutant_no_facts_can_tell_from_its_rule_is_equivalent_and_not_counted(tmp_path):
    twice = {"fact": "situation.seen", "is": True}
    doubled = {**RULES[0], "when": {"all": [RULES[0]["when"], twice, twice]}}
    rules = written(tmp_path, rules=[doubled, *RULES[1:]])
    base = shifted(rules)
    rule = rules.rule(HIT)
    apart = {each.name: told_apart(each, base) for each in mutants_of(rule, rules)}
    proven = {name for name, (same, _) in apart.items() if same}
    assert proven == set()  # other rules lean on this one, in directions of their own
    rules = replace(rules, rules=(rule,))
    apart = {each.name: told_apart(each, shifted(rules)) for each in mutants_of(rule, rules)}
    proven = {name for name, (same, _) in apart.items() if same}
    assert {"when.all.2.dropped", "when.all.3.dropped"} <= proven
    assert "when.all.1.dropped" not in proven
    put_tests(tmp_path, a_test())
    report = mutate(read_tests(tmp_path, rules), rules)
    assert proven <= {each.name for each in report.equivalent}
    assert report.made == report.killed + len(report.survivors)


def test_only_the_rules_that_were_asked_for_are_made_wrong(tmp_path):
    rules = written(tmp_path)
    put_tests(tmp_path, a_test())
    report = mutate(read_tests(tmp_path, rules), rules, only={HIT})
    assert {each.mutant.rule.id for each in report.survivors} == {HIT}


# what is left alive on purpose -----------------------------------------------------------


def excused(tmp_path, *excuses):
    rules = written(tmp_path)
    put_tests(tmp_path, BLOW, CALM, UNSEEN, DOUBT)
    reason = {"nl": "omdat", "en": "because"}
    listed = [{"rule": rule, "mutant": mutant, "reason": reason} for rule, mutant in excuses]
    (tmp_path / "mutants.yaml").write_text(write_yaml(listed), encoding="utf-8")
    return mutate(read_tests(tmp_path, rules), rules, tmp_path)


def test_a_mutant_with_a_reason_is_no_survivor(tmp_path):
    report = excused(tmp_path, ("child-is-there", "when.any_affected.plus-1"))
    assert [each.name for each, _ in report.excused] == ["when.any_affected.plus-1"]
    assert ("child-is-there", "when.any_affected.plus-1") not in {
        (each.mutant.rule.id, each.mutant.name) for each in report.survivors
    }


@pytest.mark.parametrize(
    ("code", "excuse"),
    [
        ("unknown-rule", ("child-was-there", "when.any_affected.plus-1")),
        ("unknown-mutant", ("child-is-there", "when.plus-1")),
        ("not-excused", (HIT, "when.negated")),
    ],
)
def test_an_excuse_that_may_not_be_made_is_refused(tmp_path, code, excuse):
    with pytest.raises(RulesetInvalidError) as caught:
        excused(tmp_path, excuse)
    assert [(each.code, each.place.file) for each in caught.value.problems] == [
        (code, "mutants.yaml")
    ]


def test_an_excuse_for_what_the_tests_notice_is_taken_off_the_list(tmp_path):
    rules = written(tmp_path)
    told = {"situation": {"seen": True, "judged.weight-is-judged": "some"}}
    put_tests(tmp_path, a_test(given=told, then=["heavy-is-told"], outcome={"warn": "tell"}))
    reason = {"nl": "omdat", "en": "because"}
    listed = [{"rule": "heavy-is-told", "mutant": "kind-tag", "reason": reason}]
    (tmp_path / "mutants.yaml").write_text(write_yaml(listed), encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        mutate(read_tests(tmp_path, rules), rules, tmp_path)
    assert [each.code for each in caught.value.problems] == ["excuse-not-needed"]


# which values the tests meet -------------------------------------------------------------


def test_a_rule_that_misses_a_value_it_can_reach_is_named_with_that_value(tmp_path):
    rules = written(tmp_path)
    put_tests(tmp_path, BLOW, CALM)
    missing = {
        each.rule: each for each in unmet(rules, run(read_tests(tmp_path, rules), rules).met)
    }
    assert missing[HIT].values == (Tri.UNKNOWN,)
    assert missing[HIT].in_words().en == "not known"
    assert "not_applicable" in missing["weight-is-judged"].codes()
    put_tests(tmp_path, BLOW, CALM, DOUBT)
    met = run(read_tests(tmp_path, rules), rules).met
    assert HIT not in {each.rule for each in unmet(rules, met)}


# the command -----------------------------------------------------------------------------


def one_rule_untested(copied):
    path = copied / "prioritise.test.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("# known-injury-comes-first")], encoding="utf-8")


@pytest.mark.slow
def test_the_command_ends_with_1_where_a_rule_misses_a_value(copied_rules, capsys):
    one_rule_untested(copied_rules)
    assert main(["rules", "test", "--rules", str(copied_rules), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "known-injury-comes-first: no test in which the rule is this: no, not known" in out


@pytest.mark.slow
def test_the_command_names_what_no_test_notices_and_the_facts_that_show_it(copied_rules, capsys):
    path = copied_rules / "ask.test.yaml"
    text = path.read_text(encoding="utf-8")
    assert "acute_missing: 2" in text
    path.write_text(text.replace("acute_missing: 2", "acute_missing: 1"), encoding="utf-8")
    arguments = ["rules", "test", "--mutate", "--rules", str(copied_rules), "--lang", "en"]
    assert main(arguments) == 1
    out = capsys.readouterr().out
    rule = "acute-round-with-gaps-asks-for-help-now"
    assert f"{rule}: no test notices when.minus-1: acute_missing -1" in out
    assert "do this: write a test exactly on the bound, and one just beside it" in out
    (text,) = re.findall(r"shown by:\n((?: {4}.*\n)+)", out)
    assert read_text(text).data["given"] == {"household": {"acute_missing": 2}}
    assert ", 1 survived, " in out


# what is missing, said once --------------------------------------------------------------


def test_every_name_too_many_in_one_list_is_one_gap_with_one_remedy(survivors):
    (gap,) = gaps_of(survivors(BLOW, UNSEEN, DOUBT).values())
    assert (gap.rule, gap.part) == (HIT, "situation.kinds includes hits")
    assert gap.names == ("when.with-shouts", "when.with-leaves")
    assert gap.words.nl == "2 namen te veel (shouts, leaves)"
    assert gap.remedy.en == "put {all_but: [hits]} in a test in which the rule does not hold"
    assert gap.witness is not None


def test_the_remedy_that_is_named_for_names_too_many_closes_the_gap(survivors):
    assert gaps_of(survivors(BLOW, UNSEEN, DOUBT).values()) != ()
    assert gaps_of(survivors(BLOW, UNSEEN, DOUBT, CALM).values()) == ()


def test_every_outcome_that_nobody_asserts_is_one_gap_that_says_what_to_write(survivors):
    (gap,) = gaps_of(survivors(a_test(), CALM, UNSEEN, DOUBT).values())
    assert gap.part == ""
    assert "outcome: {acute_check: required}" in gap.remedy.nl


def test_both_sides_of_a_bound_are_one_gap(survivors):
    gaps = gaps_of(survivors(a_test(), of="child-is-there").values())
    (bound,) = (each for each in gaps if each.part == "person.age below child_age" and
                any(name.endswith("plus-1") for name in each.names))  # fmt: skip
    assert [name.rpartition(".")[2] for name in bound.names] == ["plus-1", "minus-1"]
    assert "precies op de grens" in bound.remedy.nl


def test_every_mutant_of_the_shipped_rules_has_a_place_and_a_remedy():
    rules = load_rules("top3")
    alive = [Survivor(each, None) for rule in rules.rules for each in mutants_of(rule, rules)]
    gaps = gaps_of(alive)
    assert sum(len(each.names) for each in gaps) == len(alive)
    assert len(gaps) < len(alive) / 2
    for each in gaps:
        assert "{names}" not in each.remedy.nl
        assert each.remedy.nl != each.remedy.en
