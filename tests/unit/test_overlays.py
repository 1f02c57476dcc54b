"""Layers on a rule set: what they change, what they must say, and who speaks in a result."""

import json
import re
from datetime import date

import pytest

from bad.bad_overlays import EXAMPLE, RULE, add, put, rule, swap, withdraw, written
from cases.shipped_cases import file_of
from top3 import load_rules, reason
from top3.cli import main
from top3.errors import RulesetInvalidError, RulesetNotValidError
from top3.method.load import (
    available_overlays,
    load_case,
    remarks_on_overlays,
    rules_folder,
)
from top3.method.why import explain
from top3.rules.authoring.rule_tests import run_tests
from top3.rules.layers.overlay_format import layer_of

# stacks layers over and over: it runs with what is slow
pytestmark = pytest.mark.slow

LOOSENS = "loosens: true\n"
UNPROMPTED = "disclosure-is-treated-as-acute"
TOLD = "{fact: situation.told_unprompted, is: true}"
REPEATED = "{fact: situation.how_often, at_least: more_often}"
AGED = "{fact: situation.newest_told, within: {param: old_statement_days}}"


def stacked(*folders):
    return load_rules("top3", overlays=[str(each) for each in folders])


def unsaid(*folders):
    """Return what can loosen and does not say so."""
    with pytest.raises(RulesetInvalidError) as caught:
        stacked(*folders)
    assert {each.code for each in caught.value.problems} == {"loosens-unsaid"}
    return caught.value.problems


def instead(
    when, *, of=UNPROMPTED, more="ask_if_unknown: true", then="{at_least: acute}", version=2
):
    return swap(of, rule(of, when=when, then=then, version=version, more=more))


# ---------------------------------------- the example


@pytest.fixture(scope="module")
def example():
    return stacked(EXAMPLE)


def test_a_layer_sets_adds_replaces_and_withdraws(example):
    base = load_rules("top3")
    assert (base.number("dependent_child_age"), example.number("dependent_child_age")) == (12, 14)
    assert {each.id for each in example.rules} - {each.id for each in base.rules} == {
        "locked-in-asks-the-region-desk"
    }
    assert {each.id for each in base.rules} - {each.id for each in example.rules} == {
        "calm-elsewhere-is-no-result"
    }
    assert example.rule("threat-to-kill-needs-acute-check").head.version == 2
    assert "locked-in-asks-the-region-desk" in example.steps["ask"]
    assert all("calm-elsewhere-is-no-result" not in ids for ids in example.steps.values())


def test_a_replaced_rule_stands_where_the_old_one_stood(example):
    rest = {"locked-in-asks-the-region-desk", "calm-elsewhere-is-no-result"}
    before = [each.id for each in load_rules("top3").rules if each.id not in rest]
    assert [each.id for each in example.rules if each.id not in rest] == before


def test_every_rule_and_number_says_which_layer_speaks(example):
    region = {each.id for each in example.rules if each.layer == "voorbeeldregio@0.1"}
    assert region == {"locked-in-asks-the-region-desk", "threat-to-kill-needs-acute-check"}
    assert {each.layer for each in example.rules if each.id not in region} == {"top3@0.1"}
    numbers = example.parameters.values()
    assert [each.name for each in numbers if layer_of(each, example) != "top3@0.1"] == [
        "dependent_child_age"
    ]


def test_the_tests_beside_a_layer_hold_on_the_whole_stack(example):
    report = run_tests(EXAMPLE, example)
    assert report.count >= 10
    assert report.failures == []


def test_what_a_layer_loosens_is_named_in_the_receipt_of_every_result(example):
    result = reason(load_case(file_of("dossier-02"), example), example)
    base, region = result.receipt["rules"]
    assert (base["id"], base["loosened"]) == ("top3", [])
    assert base["sha256"] == load_rules("top3").digest
    assert (region["id"], len(region["sha256"])) == ("voorbeeldregio", 64)
    assert region["loosened"] == ["dependent_child_age", "calm-elsewhere-is-no-result"]
    layers = {each["layer"] for each in result.to_data()["findings"]}
    assert layers == {"top3@0.1", "voorbeeldregio@0.1"}


def test_a_number_holds_from_its_day_and_the_old_one_before_it(tmp_path):
    region = written(tmp_path, put("child_age", 17, "jaar", start="2025-05-01", more=LOOSENS))
    rules = stacked(region)
    assert rules.on(date(2025, 4, 30)).number("child_age") == 18
    assert rules.on(date(2025, 5, 1)).number("child_age") == 17


def test_a_layer_may_set_a_number_from_more_than_one_day(tmp_path):
    first = put("child_age", 17, "jaar", start="2021-01-01", more=LOOSENS)
    second = put("child_age", 16, "jaar", start="2023-01-01", more=LOOSENS)
    rules = stacked(written(tmp_path, first, second))
    days = (date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1))
    assert [rules.on(day).number("child_age") for day in days] == [18, 17, 16]


def test_words_for_families_go_when_the_rule_under_them_says_something_else(example):
    before = load_rules("top3").families
    assert "threat-to-kill-needs-acute-check" in before
    assert set(before) - set(example.families) == {
        "threat-to-kill-needs-acute-check", "calm-elsewhere-is-no-result"
    }  # fmt: skip


def test_on_a_day_before_a_layer_holds_it_is_refused(example):
    case = load_case(file_of("quiet"), example)
    with pytest.raises(RulesetNotValidError) as caught:
        reason(case, example, as_of=date(2023, 12, 31))
    assert "2024-01-01" in str(caught.value)


def test_an_explanation_says_which_layer_set_a_number(example):
    result = reason(load_case(file_of("dossier-02"), example), example)
    item = "s2:violence-against-dependent-needs-acute-check"
    texts = [line.text.nl for each in explain(result, item) for line in each.lines]
    assert any("14 (dependent_child_age, voorbeeldregio@0.1)" in text for text in texts)


# ---------------------------------------- stacks


def test_layers_lie_in_the_order_given_and_the_last_one_speaks(tmp_path):
    region = written(tmp_path, put("child_age", 17, "jaar", more=LOOSENS))
    own = put("child_age", 16, "jaar", more=LOOSENS) + "overrides: [regio]\n"
    rules = stacked(region, written(tmp_path, own, name="organisatie"))
    assert rules.number("child_age") == 16
    assert [each.name for each in rules.layers] == ["top3@0.1", "regio@1", "organisatie@1"]
    assert [each.loosened for each in rules.layers] == [(), ("child_age",), ("child_age",)]


def test_a_layer_builds_on_what_the_layer_under_it_brought(tmp_path):
    region = written(tmp_path, add(rule("a-tag", kind="tag", then="{tag: told}", when=TOLD)))
    own = rule("leans-on-it", kind="warning", when="{finding: a-tag}", then="{warn: told_by_self}")
    second = written(tmp_path, add(own), name="organisatie", more="warns: [told_by_self]")
    assert stacked(region, second).rule("leans-on-it").layer == "organisatie@1"
    with pytest.raises(RulesetInvalidError, match="rule 'a-tag'"):
        stacked(second)


def test_a_layer_may_bring_words_numbers_and_files_of_rules(tmp_path):
    folder = tmp_path / "regio" / "1"
    region = written(tmp_path, add("x").replace("add:\n  x", "add: more.yaml\n"))
    body = RULE.format(
        id="often-told", version=1, kind="warning", about="situation", then="{warn: old_basis}",
        when="{fact: situation.informant_count, above: {param: many_informants}}", more="",
    )  # fmt: skip
    (folder / "more.yaml").write_text("- " + body.replace("\n", "\n  ").rstrip() + "\n")
    (folder / "parameters.yaml").write_text(
        "- {name: many_informants, value: 4, unit: bronnen, owner: regio, from: 2019-01-01, "
        "source: {mark: I}, why: {nl: a, en: b}}\n"
    )
    (folder / "terms.yaml").write_text("kinds: {invents_things: {nl: verzinnen, en: inventing}}\n")
    (folder / "texts.yaml").write_text("region_desk: {nl: tafel, en: desk}\n")
    rules = stacked(region)
    assert rules.rule("often-told").file == "regio/1/more.yaml"
    assert layer_of(rules.parameters["many_informants"], rules) == "regio@1"
    assert "invents_things" in rules.dictionary.lists["kinds"]
    assert rules.texts["region_desk"].en == "desk"


def test_a_judgement_of_a_layer_becomes_something_people_can_fill(tmp_path):
    own = rule("how-often-really", kind="judgement", then="{judge: how_often}", when=TOLD)
    rules = stacked(written(tmp_path, add(own)))
    assert rules.dictionary.facts["situation.judged.how-often-really"].of == "how_often"


TABLE = """\
id: child-or-not
version: 1
kind: tag
about: person
source: {mark: I}
because: {nl: "Een kind of niet.", en: "A child or not."}
table:
  policy: unique
  columns: [person.age_in_years]
  rows:
    - {id: young, when: [{below: {param: child_age}}], then: {tag: a_child}}
    - {id: old, when: [{at_least: {param: child_age}}], then: {tag: no_child}}
"""


def test_a_layer_may_bring_a_table_and_a_row_that_goes_leaves_no_gap(tmp_path):
    region = written(tmp_path, add(TABLE))
    rules = stacked(region)
    assert rules.tables["child-or-not"].rows == ("child-or-not-young", "child-or-not-old")
    assert {each.layer for each in rules.rules if each.table} == {"regio@1"}
    gone = withdraw("child-or-not-old") + "overrides: [regio]\n"
    without = written(tmp_path, gone, name="eigen")
    with pytest.raises(RulesetInvalidError, match="gap"):
        stacked(region, without)


def test_a_row_that_is_replaced_is_proven_with_the_rest_of_its_table(tmp_path):
    region = written(tmp_path, add(TABLE))
    row = {"kind": "tag", "about": "person", "version": 2, "then": "{tag: no_child}"}
    when = "{fact: person.age_in_years, at_least: {param: small_child_age}}"
    wider = rule("child-or-not-old", **row, when=when)
    same = rule("child-or-not-old", **row, when=when.replace("small_child_age", "child_age"))
    overrides = "overrides: [regio]\n"
    other = written(tmp_path, swap("child-or-not-old", wider) + overrides, name="eigen")
    with pytest.raises(RulesetInvalidError, match="overlap"):
        stacked(region, other)
    kept = written(tmp_path, swap("child-or-not-old", same) + overrides, name="gelijk")
    assert stacked(region, kept).rule("child-or-not-old").table == "child-or-not"


def test_the_weakest_status_of_the_stack_is_the_status_of_the_whole(tmp_path):
    region = written(tmp_path)
    assert stacked(region).status.is_ == "draft"


# ---------------------------------------- what loosens says so

TIGHTER = {
    "a danger that holds more often": instead(f"{{any: [{TOLD}, {REPEATED}]}}"),
    "a gate that opens for fewer": swap(
        "at-most-three-situations-in-a-plan",
        rule("at-most-three-situations-in-a-plan", kind="gate", about="household", version=2,
             then="{opens: plan}", when="{all: [{fact: household.chosen_count, at_least: "
             "{param: chosen_least}}, {fact: household.chosen_count, below: "
             "{param: top3_size}}]}"),
    ),
    "a new danger": add(rule()),
    "a new gate": add(rule(kind="gate", then="{opens: plan}"), step="plan"),
    "a number by which advice comes earlier": put("acute_missing", 2, "antwoorden"),
    "other words for the same": instead(TOLD),
    "the same in another spelling": instead("{not: {fact: situation.told_unprompted, is: false}}"),
    "a warning about what is newer too": put("old_statement_days", 300, "dagen"),
}  # fmt: skip
LOOSER = {
    "a danger that asks more": (instead(f"{{all: [{TOLD}, {REPEATED}]}}"), UNPROMPTED),
    "a danger with an exception": (
        instead(TOLD, more=f"unless: [{REPEATED}]\nask_if_unknown: true"), UNPROMPTED),
    "a danger of a lower level": (instead(TOLD, then="{at_least: serious}"), UNPROMPTED),
    "a danger whose gaps nobody asks": (instead(TOLD, more=""), UNPROMPTED),
    "a danger on some days only": (
        instead(TOLD, more="ask_if_unknown: true\nvalid: {from: 2030-01-01}"), UNPROMPTED),
    "a danger that only counts what is known": (
        instead("{all: [{known: situation.trigger}, " + TOLD + "]}"), UNPROMPTED),
    "a gate with a way around": (
        swap("at-most-three-situations-in-a-plan", rule(
            "at-most-three-situations-in-a-plan", kind="gate", about="household",
            then="{opens: plan}", version=2, when="{any: [{fact: household.chosen_count, at_most: "
            "{param: top3_size}}, {fact: household.care_covered, is: true}]}")),
        "at-most-three-situations-in-a-plan"),
    "a gate that asks more beside what may not apply": (
        swap("at-most-three-situations-in-a-plan", rule(
            "at-most-three-situations-in-a-plan", kind="gate", about="household",
            then="{opens: plan}", version=2, when="{all: [{fact: household.chosen_count, at_most: "
            "{param: top3_size}}, {fact: household.care_covered, is: true}]}")),
        "at-most-three-situations-in-a-plan"),
    "a smaller number in a gate, by which fewer questions are asked": (
        put("top3_size", 2, "situaties"), "fewer-than-three-asks-for-more"),
    "another gate": (
        swap("at-most-three-situations-in-a-plan", rule(
            "at-most-three-situations-in-a-plan", kind="gate", about="household", version=2,
            then="{opens: top3}", when="{fact: household.chosen_count, at_most: "
            "{param: top3_size}}")),
        "at-most-three-situations-in-a-plan"),
    "a rule that comes before a danger": (
        add(rule(when=REPEATED, then="{at_least: serious}", more=f"overrides: [{UNPROMPTED}]")),
        UNPROMPTED),
    "a tag that a danger leans on": (
        swap("repeated-is-structural", rule(
            "repeated-is-structural", kind="tag", then="{tag: structural}", version=2,
            when=REPEATED, more="ask_if_unknown: true")),
        "repeated-asks-for-the-last-time"),
    "a tag that lowers": (
        add(rule(kind="tag", then="{tag: past}", more="lowers: true")), "a-new-rule"),
    "a larger number in a gate": (
        put("top3_size", 4, "situaties"), "at-most-three-situations-in-a-plan"),
    "a number that lets old words count longer": (
        put("old_statement_days", 400, "dagen"), "old-statements-are-no-basis-alone"),
    "a number under which nobody asks": (put("pregnancy_age", 13, "jaar"), "person.pregnant"),
    "a warning that goes": (withdraw("calm-elsewhere-is-no-result"), "calm-elsewhere-is-no-result"),
    "a gate that goes": (
        withdraw("at-most-three-situations-in-a-plan"), "at-most-three-situations-in-a-plan"),
}  # fmt: skip


@pytest.mark.parametrize("name", TIGHTER)
def test_a_change_that_cannot_loosen_needs_to_say_nothing(name, tmp_path):
    region = written(tmp_path, TIGHTER[name])
    assert stacked(region).layers[1].loosened == ()


@pytest.mark.parametrize("name", TIGHTER)
def test_a_change_that_says_it_loosens_and_cannot_is_remarked_on_and_not_refused(name, tmp_path):
    region = written(tmp_path, TIGHTER[name] + LOOSENS)
    (remark,) = remarks_on_overlays("top3", [region])
    assert (remark.code, remark.place.file) == ("loosens-needless", "regio/1/overlay.yaml")
    assert stacked(region).layers[1].loosened != ()


@pytest.mark.parametrize("name", LOOSER)
def test_a_change_that_can_loosen_and_does_not_say_so_is_refused_with_a_witness(name, tmp_path):
    change, rule_id = LOOSER[name]
    (problem,) = unsaid(written(tmp_path, change))
    assert rule_id in problem.found.en
    assert "loosens: true" in problem.remedy.en
    assert problem.place.line is not None


@pytest.mark.parametrize("name", LOOSER)
def test_a_change_that_can_loosen_and_says_so_is_taken_and_named(name, tmp_path):
    region = written(tmp_path, LOOSER[name][0] + LOOSENS)
    assert len(stacked(region).layers[1].loosened) == 1
    assert remarks_on_overlays("top3", [region]) == ()


def test_the_witness_says_in_which_world_and_what_it_was(tmp_path):
    (problem,) = unsaid(written(tmp_path, instead(f"{{all: [{TOLD}, {REPEATED}]}}")))
    assert "was 'not known', becomes 'no'" in problem.found.en
    (often,) = re.findall(r"situation: situation\.how_often (\w+)", problem.found.en)
    levels = list(load_rules("top3").terms["how_often"])
    assert levels.index(often) < levels.index("more_often")


def test_only_the_change_that_loosens_has_to_say_so(tmp_path):
    quiet, loud = instead(f"{{any: [{TOLD}, {REPEATED}]}}"), withdraw("calm-elsewhere-is-no-result")
    (problem,) = unsaid(written(tmp_path, quiet, loud))
    assert problem.place.path == "calm-elsewhere-is-no-result"
    assert stacked(written(tmp_path, quiet, loud + LOOSENS)).layers[1].loosened == (
        "calm-elsewhere-is-no-result",
    )


def test_a_layer_that_undoes_the_caution_of_the_layer_under_it_says_so(tmp_path):
    stricter = written(tmp_path, instead(f"{{any: [{TOLD}, {REPEATED}]}}"))
    back = instead(TOLD, version=3) + "overrides: [regio]\n"
    (problem,) = unsaid(stricter, written(tmp_path, back, name="organisatie"))
    assert problem.place.file == "organisatie/1/overlay.yaml"


def test_what_is_too_much_to_look_through_counts_as_loosening(tmp_path):
    kinds = ("hits", "kicks", "shouts", "follows", "grabs", "pushes", "locks_in", "ties_up")
    leaves = [f"{{fact: situation.behaviour.kinds, includes: [{kind}]}}" for kind in kinds]
    old = written(tmp_path, add(rule(when=f"{{any: [{', '.join(leaves)}]}}")))
    merged = f"{{fact: situation.behaviour.kinds, includes: [{', '.join(kinds)}]}}"
    more = "{any_affected: {fact: person.afraid, is: true}}"
    when = f"{{any: [{merged}, {{all: [{merged}, {more}, {AGED}]}}]}}"
    second = swap("a-new-rule", rule(when=when, version=2)) + "overrides: [regio]\n"
    (problem,) = unsaid(old, written(tmp_path, second, name="organisatie"))
    assert "too many possibilities" in problem.found.en


# ---------------------------------------- on the command line


@pytest.mark.slow
def test_a_command_that_takes_rules_takes_overlays(capsys):
    layer = ("--overlay", str(EXAMPLE))
    assert main(["assess", file_of("dossier-02"), *layer, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in data["receipt"]["rules"]] == ["top3", "voorbeeldregio"]
    assert main(["rules", "list", *layer, "--json"]) == 0
    rows = {each["id"]: each["layer"] for each in json.loads(capsys.readouterr().out)["rules"]}
    assert rows["locked-in-asks-the-region-desk"] == "voorbeeldregio@0.1"
    assert main(["rules", "test", *layer]) == 0
    assert main(["why", file_of("dossier-02"), "s2", *layer]) == 0
    assert "voorbeeldregio@0.1, locked-in-asks-the-region-desk v1" in capsys.readouterr().out


def test_the_linter_tells_what_says_that_it_loosens_and_cannot(tmp_path, capsys):
    region = written(tmp_path, put("acute_missing", 2, "antwoorden", more=LOOSENS))
    assert main(["rules", "lint", "--overlay", region, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    (remark,) = (each for each in found if each["code"] == "loosens-needless")
    assert (remark["level"], remark["file"]) == ("warning", "regio/1/overlay.yaml")


def test_the_overlays_that_ship_are_instruments_forms_of_violence_and_two_regions():
    shipped = {each.partition("@")[0] for each in available_overlays()}
    instruments = {"huisverbod", "mda-plus-plus", "meldcode", "toekomstscenario", "veilig-thuis"}
    forms = {"partner-violence", "intimate-terror", "child-abuse", "neglect", "infant",
             "sexual-abuse", "elder-abuse", "parent-abuse", "complex-divorce", "honour-related",
             "stalking"}  # fmt: skip
    assert shipped == instruments | forms | {"nhn", "haaglanden"}


def test_a_region_that_does_not_exist_does_not_ship_with_the_package():
    shipped = {each.partition("@")[0] for each in available_overlays()}
    assert {"nhn", "haaglanden"} <= shipped
    assert shipped.isdisjoint({"voorbeeldregio", "regio-sjabloon", "mijn-regio"})
    assert rules_folder("top3").joinpath("ruleset.yaml").is_file()
