"""The linter finds what can be wrong with a rule set that loads, and shows facts for it."""

import json
import re
from pathlib import Path

import pytest

import top3
from bad.bad_rules import added, replaced, shipped_copy
from top3 import load_rules
from top3.cli import main
from top3.method.uses import uses_of_program
from top3.rules.authoring.lint import lint
from top3.rules.authoring.remarks import Uses
from unit.test_tables import FROM, ROWS, TABLE, YES, table, with_table
from unit.tiny_rules import BOTH, FACTS, PARAMETERS, RULES, RULESET, fact, rule, written

# looks for witnesses: it runs with what is slow
pytestmark = pytest.mark.slow

SEEN, UNSEEN = {"fact": "situation.seen", "is": True}, {"fact": "situation.seen", "is": False}


def found(rules, code, uses=None):
    """Return the findings with a code."""
    return [each for each in lint(rules, uses).remarks if each.problem.code == code]


def names(rules, code, uses=None):
    return [each.problem.place.path for each in found(rules, code, uses)]


def with_rules(folder, *more, **files):
    """Load the tiny rule set with more rules in it."""
    steps = {**RULESET["steps"], "more": [each["id"] for each in more]}
    ruleset = {**RULESET, "steps": steps, **files.pop("ruleset", {})}
    return written(folder, rules=[*RULES, *more], ruleset=ruleset, **files)


def danger(name="extra", **more):
    return rule(name, "danger", "situation", {"acute_check": "required"}, **more)


def worse(name, **more):
    """Return the facts with more said of one of them."""
    return [{**each, **more} if each["fact"] == name else each for each in FACTS]


# rules ---------------------------------------------------------------------


def test_a_rule_that_can_never_hold_is_an_error(tmp_path):
    assert not found(with_rules(tmp_path), "never-true")
    rules = with_rules(tmp_path, danger(when={"all": [SEEN, UNSEEN]}))
    (finding,) = found(rules, "never-true")
    assert finding.level == "error"
    assert finding.problem.place.file == "rules.yaml"
    assert names(rules, "never-true") == ["extra"]


def test_a_rule_that_can_never_be_a_no_is_a_warning(tmp_path):
    rules = with_rules(tmp_path, danger(when={"any": [SEEN, UNSEEN]}))
    assert names(rules, "never-false") == ["extra"]


def test_a_rule_of_only_known_may_lack_a_no(tmp_path):
    rules = with_rules(tmp_path, danger(when={"known": "situation.last"}))
    assert names(rules, "never-false") == []


def test_a_test_that_every_value_passes_is_found(tmp_path):
    often = {"fact": "situation.often", "at_least": "little"}
    rules = with_rules(tmp_path, danger(when={"all": [SEEN, often]}))
    (finding,) = found(rules, "idle-test")
    assert "situation.often" in finding.problem.found.en
    assert "always a yes" in finding.problem.found.en


def test_a_fact_that_applies_by_what_is_in_a_group_is_looked_at_too(tmp_path):
    tied = {"any_affected": {"fact": "person.afraid", "is": True}}
    rules = with_rules(
        tmp_path, danger(when=SEEN), facts=worse("situation.seen", applies_when=tied)
    )
    assert names(rules, "never-true") == []


def test_a_fact_that_counts_for_and_against_is_found(tmp_path):
    rules = with_rules(tmp_path, danger(when={"any": [SEEN, {"not": SEEN}]}))
    assert names(rules, "opposite-signs") == ["extra"]


def test_signs_are_seen_through_another_rule_and_kept_apart_by_whom_they_are_about(tmp_path):
    afraid = {"fact": "person.afraid", "is": True}
    other = {"any_affected": afraid}
    apart = danger("apart", when={"all": [other, {"any_actor": {"not": afraid}}]})
    leaning = danger("leaning", when=SEEN, unless=[{"finding": "weight-is-judged", "is": "much"}])
    through = rule("through", "warning", "situation", {"warn": "tell"},
                   when={"all": [{"not": {"finding": "apart"}}, other]})  # fmt: skip
    rules = with_rules(tmp_path, apart, leaning, through)
    assert names(rules, "opposite-signs") == ["through"]


def test_a_search_that_hits_its_bound_is_a_finding_and_not_silence(tmp_path):
    rules = with_rules(tmp_path)
    remarks = lint(rules, limit=2).remarks
    unsettled = {each.problem.place.path for each in remarks if each.problem.code == "not-proven"}
    assert "house-is-looked-at" in unsettled


# a worse fact --------------------------------------------------------------


@pytest.mark.parametrize("when", [
    {"fact": "situation.often", "at_most": "some"},
    {"not": {"fact": "situation.often", "at_least": "some"}},
    {"all": [SEEN, {"fact": "situation.often", "below": "much"}]},
])  # fmt: skip
def test_a_danger_that_a_worse_fact_makes_milder_is_an_error_with_that_fact(when, tmp_path):
    facts = worse("situation.often", worse="higher")
    rules = with_rules(tmp_path, danger(when=when), facts=facts)
    (finding,) = found(rules, "worse-is-milder")
    assert finding.level == "error"
    assert "often" in finding.witness.given["situation"]


def test_a_signal_that_makes_a_danger_milder_is_an_error(tmp_path):
    facts = worse("person.afraid", signal=True)
    when = {"every_affected": {"fact": "person.afraid", "is": False}}
    rules = with_rules(tmp_path, danger(when=when), facts=facts)
    assert names(rules, "worse-is-milder") == ["extra"]
    (finding,) = found(rules, "worse-is-milder")
    assert finding.witness.given["situation"]["affected"]


def test_a_danger_in_which_worse_is_worse_is_left_in_peace(tmp_path):
    facts = worse("situation.often", worse="higher")
    when = {"fact": "situation.often", "at_least": "some"}
    assert not found(with_rules(tmp_path, danger(when=when), facts=facts), "worse-is-milder")
    lower = worse("situation.often", worse="lower")
    assert found(with_rules(tmp_path, danger(when=when), facts=lower), "worse-is-milder")


def test_only_dangers_are_held_to_it(tmp_path):
    facts = worse("situation.often", worse="higher")
    when = {"fact": "situation.often", "at_most": "some"}
    calm = rule("extra", "tag", "situation", {"tag": "calm"}, when=when)
    assert not found(with_rules(tmp_path, calm, facts=facts), "worse-is-milder")


def severe(folder, *levels):
    """Load a table of dangers with these levels for afraid, and for not afraid."""
    rows = [
        {"id": name, "when": ["any", {"is": afraid}], "then": {"at_least": level}}
        for name, afraid, level in zip(("yes", "no"), (True, False), levels, strict=True)
    ]
    facts = worse("person.afraid", signal=True)
    return with_table(folder, table(rows, kind="danger", policy="most_severe"), facts=facts)


def test_a_table_is_held_to_what_its_rows_amount_to_and_not_to_each_row(tmp_path):
    assert not found(severe(tmp_path, "high", "low"), "worse-is-milder")


def test_a_table_that_a_worse_fact_makes_milder_is_an_error_with_that_fact(tmp_path):
    (finding,) = found(severe(tmp_path, "low", "high"), "worse-is-milder")
    assert finding.problem.place.path == "mood"
    assert finding.witness.given["person"]["afraid"] is True


# tables --------------------------------------------------------------------


def test_a_gap_in_a_table_that_may_have_one_is_a_hint_with_facts_in_it(tmp_path):
    rules = with_table(tmp_path, table(ROWS[:2], policy="collect"))
    (finding,) = found(rules, "table-gap")
    assert finding.level == "hint"
    assert finding.witness.given == {"person": {"age": 18, "afraid": False}}


def test_a_row_behind_another_row_is_found(tmp_path):
    rows = [ROWS[0], {"id": "again", "when": [{"below": {"param": "child_age"}}, YES],
                      "then": {"tag": "calm"}}]  # fmt: skip
    rules = with_table(tmp_path, table(rows, policy="collect"))
    assert names(rules, "row-shadowed") == ["mood-again"]


def test_of_two_equal_rows_one_is_found(tmp_path):
    rows = [ROWS[0], {**ROWS[0], "id": "again"}]
    rules = with_table(tmp_path, table(rows, policy="collect"))
    assert names(rules, "row-shadowed") == ["mood-again"]


def test_a_milder_row_behind_a_worse_one_is_found(tmp_path):
    rows = [
        {"id": "worst", "when": [FROM, "any"], "then": {"at_least": "high"}},
        {"id": "mild", "when": [FROM, YES], "then": {"at_least": "low"}},
    ]
    made = table(rows, kind="danger", policy="most_severe", complete=False, reason=BOTH)
    assert names(with_table(tmp_path, made), "row-shadowed") == ["mood-mild"]


def test_a_column_nobody_tests_is_found(tmp_path):
    rows = [{**each, "when": [each["when"][0], "any"]} for each in (ROWS[0], ROWS[2])]
    assert names(with_table(tmp_path, table(rows)), "column-never-used") == ["mood"]


def test_a_column_that_does_not_always_apply_is_a_hint(tmp_path):
    grown = {"fact": "person.age", "at_least": {"param": "child_age"}}
    facts = worse("person.afraid", applies_when=grown)
    rules = with_table(tmp_path, TABLE, facts=facts)
    assert [each.level for each in found(rules, "column-not-always")] == ["hint"]


# what nothing uses ---------------------------------------------------------


def test_a_fact_that_is_asked_and_never_used_is_found(tmp_path):
    rules = with_rules(tmp_path)
    assert names(rules, "fact-never-used") == [
        "situation.often", "situation.last", "situation.actors", "person.afraid",
    ]  # fmt: skip
    (first, *_) = found(rules, "fact-never-used")
    assert "AVG art. 5" in first.problem.remedy.nl
    assert "situation.last" not in names(rules, "fact-never-used", Uses(facts=["situation.last"]))


def test_a_group_or_a_condition_of_a_fact_uses_a_fact(tmp_path):
    facts = worse("person.age", applies_when={"fact": "person.afraid", "is": False})
    when = {"any_actor": {"fact": "person.age", "below": {"param": "child_age"}}}
    unused = names(with_rules(tmp_path, danger(when=when), facts=facts), "fact-never-used")
    assert unused == ["situation.often", "situation.last"]


def test_a_number_a_list_and_a_text_that_nothing_uses_are_found(tmp_path):
    extra = {**PARAMETERS[0], "name": "spare"}
    rules = with_rules(tmp_path, parameters=[*PARAMETERS, extra])
    assert names(rules, "parameter-never-used") == ["spare"]
    assert names(rules, "parameter-never-used", Uses(parameters=["spare"])) == []
    assert names(rules, "text-never-used", Uses(texts=[])) == ["x"]
    assert names(rules, "text-never-used", Uses(texts=["x"])) == []
    assert names(rules, "list-never-used", Uses(lists=[])) == []
    assert names(rules, "text-never-used") == []


def test_a_list_that_nothing_uses_is_found(tmp_path):
    facts = [each for each in FACTS if each["fact"] != "situation.kinds"]
    facts.append(fact("situation.kinds", "set", of="levels"))
    rules = [each for each in RULES if each["id"] not in ("hit-is-checked", "house-is-looked-at")]
    steps = {"all": [each["id"] for each in rules]}
    made = written(tmp_path, facts=facts, rules=rules, ruleset={**RULESET, "steps": steps})
    assert names(made, "list-never-used", Uses(lists=())) == ["kinds"]


def test_a_gate_that_no_rule_opens_is_an_error_and_a_spare_code_a_warning(tmp_path):
    rules = with_rules(tmp_path, ruleset={"gates": ["door"], "advises": ["ring"]})
    assert [each.level for each in found(rules, "gate-never-opens")] == ["error"]
    assert names(rules, "gate-never-opens") == ["door"]
    assert names(rules, "code-never-used") == ["ring"]


# sources, status, validity, shelf lives ------------------------------------


def test_a_mixed_source_that_names_none_is_found(tmp_path):
    rules = with_rules(tmp_path, danger(when=SEEN, source={"mark": "mixed"}))
    assert names(rules, "unsourced") == ["extra"]


def test_a_rule_behind_the_status_of_its_rule_set_is_found(tmp_path):
    adopted = {"is": "adopted", "by": "A. Kok", "on": "2026-01-01"}
    own = danger("own", when=SEEN, status={"is": "draft"})
    rules = with_rules(tmp_path, own, ruleset={"status": adopted})
    assert names(rules, "status-behind") == ["own"]


def test_a_rule_that_is_valid_on_no_day_of_its_rule_set_is_found(tmp_path):
    rules = with_rules(tmp_path, danger(when=SEEN, valid={"from": "2031-01-01"}))
    assert names(rules, "never-valid") == ["extra"]


def test_an_acute_question_that_never_wears_out_is_a_hint(tmp_path):
    rules = with_rules(tmp_path, facts=worse("situation.seen", acute=True))
    assert [each.level for each in found(rules, "no-shelf-life")] == ["hint"]
    assert names(rules, "no-shelf-life") == ["situation.seen"]


# the shipped rules, and the command ----------------------------------------


def test_nothing_in_the_shipped_rules_cannot_be_meant():
    found_ = lint(load_rules("top3"), uses_of_program())
    assert [
        each.problem.in_language("en") for each in found_.remarks if each.level == "error"
    ] == []
    assert found_.rules == len(load_rules("top3").rules)


WAITING = {"no_open_danger", "weakly_told", "life_domains"}
"""Texts and lists that stand ready for outputs that are not there yet."""


def test_every_shipped_text_and_list_is_read_somewhere():
    rules = load_rules("top3")
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(top3.__file__).parent.rglob("*.py")
    ).replace("'", '"')
    read = {spec.of for spec in rules.dictionary.facts.values()}
    judged = {each.outcome[1] for each in rules.rules if each.head.kind == "judgement"}
    unread = {
        name
        for name in {*rules.texts, *rules.terms} - read - judged
        if f'"{name}"' not in source and f'"{name.partition("_")[0]}_{{' not in source
    }
    assert unread <= WAITING


TOLD = "fact: situation.told_unprompted"
NEVER = f"{{all: [{{{TOLD}, is: true}}, {{{TOLD}, is: false}}]}}"


def run(folder, *words, capsys):
    status = main(["rules", "lint", str(folder), "--lang", "en", *words])
    return status, capsys.readouterr().out


def spoiled(folder, never=NEVER):
    """Copy the shipped rules, with one danger more: one that can never hold, or another."""
    root = shipped_copy(folder)
    path = root / "assess.yaml"
    path.write_text(added(never)(path.read_text(encoding="utf-8")), encoding="utf-8")
    path = root / "ruleset.yaml"
    listed = replaced("\n  ask:\n", "\n  ask:\n    - new-rule\n")
    path.write_text(listed(path.read_text(encoding="utf-8")), encoding="utf-8")
    return root


ALWAYS = f"{{any: [{{{TOLD}, is: true}}, {{{TOLD}, is: false}}]}}"


@pytest.mark.slow
def test_the_command_ends_well_on_warnings_and_prints_each_with_its_code(tmp_path, capsys):
    status, out = run(spoiled(tmp_path, ALWAYS), capsys=capsys)
    assert status == 0
    assert "warning: assess.yaml:" in out
    assert "[never-false]" in out
    assert re.search(r"rules looked at. Errors: 0; warnings: [1-9]", out.splitlines()[-1])


def test_the_command_ends_badly_on_an_error(tmp_path, capsys):
    status, out = run(spoiled(tmp_path), capsys=capsys)
    assert status == 1
    assert "error: assess.yaml:" in out
    assert "[never-true]" in out


@pytest.mark.slow
def test_the_command_gives_data(tmp_path, capsys):
    status, out = run(spoiled(tmp_path), "--json", capsys=capsys)
    assert status == 1
    data = json.loads(out)
    first = data["findings"][0]
    assert (first["level"], first["code"], first["path"]) == ("error", "never-true", "new-rule")
    assert data["counts"]["error"] == 1


@pytest.mark.slow
def test_what_the_documentation_shows_is_what_the_command_prints(tmp_path, capsys):
    page = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "check-a-rule-set.md"
    (shown,) = re.findall(r"```text\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    root = spoiled(tmp_path, "{every_affected: {fact: person.afraid, is: false}}")
    assert main(["rules", "lint", str(root)]) == 1
    out = " ".join(capsys.readouterr().out.replace("new-rule", "rust-telt").split())
    assert re.sub(r":[0-9]+:", ":", " ".join(shown.split())) in re.sub(r":[0-9]+:", ":", out)
