"""What differs between two rule sets, in words, and which cases come out otherwise."""

import json
import shutil

import pytest

from bad.bad_overlays import EXAMPLE, add, put, rule, withdraw, written
from bad.bad_rules import shipped_copy
from cases.shipped_cases import EVERY, NAMES, file_of
from top3 import load_rules
from top3.cli import main
from top3.method.impact import impact
from top3.method.load import load_case
from top3.rules.authoring.diff import diff

# holds whole rule sets against each other: it runs with what is slow
pytestmark = pytest.mark.slow

LOOSENS = "loosens: true\n"


@pytest.fixture(scope="module")
def base():
    return load_rules("top3")


@pytest.fixture(scope="module")
def example():
    return load_rules("top3", overlays=[str(EXAMPLE)])


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    """Return a folder with two shipped cases: the more of them, the longer it takes."""
    folder = tmp_path_factory.mktemp("cases")
    for name in ("dossier-02", "quiet"):
        shutil.copy(file_of(name), folder)
    return folder


def edited(root, name, old, new):
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(differences):
    return [(each.sign, each.part, each.name, each.key) for each in differences]


# ---------------------------------------- two rule sets


def test_a_rule_set_does_not_differ_from_itself(base, example):
    assert diff(base, base) == ()
    assert diff(example, example) == ()


def test_files_and_comments_make_no_difference(base, tmp_path):
    root = shipped_copy(tmp_path)
    edited(root, "assess.yaml", "# ", "# another comment: ")
    other = load_rules(str(root))
    assert other.digest != base.digest
    assert diff(base, other) == ()


def test_a_layer_shows_as_new_gone_and_other_each_with_who_speaks(base, example):
    rules = [
        each for each in diff(base, example) if each.part == "rule" and each.key in ("", "when")
    ]
    assert {(each.sign, each.name, each.layers) for each in rules} == {
        ("~", "threat-to-kill-needs-acute-check", ("top3@0.1", "voorbeeldregio@0.1")),
        ("-", "calm-elsewhere-is-no-result", ("top3@0.1", "")),
        ("+", "locked-in-asks-the-region-desk", ("", "voorbeeldregio@0.1")),
    }


def test_the_way_back_tells_the_same_the_other_way_round(base, example):
    turned = {"+": "-", "-": "+", "~": "~"}
    there, back = told(diff(base, example)), told(diff(example, base))
    assert sorted((turned[sign], *rest) for sign, *rest in there) == sorted(back)


def test_a_condition_that_changed_is_told_in_words_of_both_languages(base, example):
    (when,) = (each for each in diff(base, example) if each.key == "when")
    assert "breaking things" in when.new.en
    assert "breaking things" not in when.old.en
    assert "breaks_things" not in when.new.en + when.new.nl
    assert when.new.nl != when.new.en


def test_a_number_is_told_with_its_day_unit_and_layer(base, example):
    (number,) = (each for each in diff(base, example) if each.part == "parameter")
    assert (number.name, number.key) == ("dependent_child_age", "from 2024-01-01")
    assert (number.old.nl, number.new.nl) == ("12 jaar", "14 jaar")
    assert (number.old.en, number.new.en) == ("12 years", "14 years")
    assert number.layers == ("top3@0.1", "voorbeeldregio@0.1")


def test_a_number_from_before_the_old_one_is_held_against_what_was_valid(base, tmp_path):
    early = put("child_age", 17, "jaar", start="2018-01-01", more=LOOSENS)
    new = load_rules("top3", [written(tmp_path, early)])
    numbers = [each for each in diff(base, new) if each.part == "parameter"]
    assert [(each.key, each.old and each.old.nl, each.new.nl) for each in numbers] == [
        ("from 2018-01-01", None, "17 jaar"),
        ("from 2019-01-01", "18 jaar", "17 jaar"),
    ]


def test_who_owns_a_number_now_is_told_where_only_that_differs(base, tmp_path):
    new = load_rules("top3", [written(tmp_path, put("child_age", 18, "jaar"))])
    (number,) = (each for each in diff(base, new) if each.part == "parameter")
    assert number.old.nl != number.new.nl == "18 jaar (verzonnen regio)"


def test_every_change_of_a_layer_is_told_with_why_whose_it_is_and_that_it_loosens(base, example):
    told_by = {
        (each.name, change.verb, change.loosens): (layer, change.owner, change.reason.nl)
        for each in diff(base, example)
        for layer, change in each.changes
    }
    assert set(told_by) == {
        ("dependent_child_age", "set", True),
        ("locked-in-asks-the-region-desk", "add", False),
        ("threat-to-kill-needs-acute-check", "replace", False),
        ("calm-elsewhere-is-no-result", "withdraw", True),
    }
    for layer, owner, reason in told_by.values():
        assert (layer, owner) == ("voorbeeldregio@0.1", "regietafel Voorbeeldregio")
        assert reason
    assert not any(each.undone for each in diff(base, example))
    assert {each.undone for each in diff(example, base) if each.changes} == {
        ("voorbeeldregio@0.1",)
    }


CHANGES = [
    ("assess.yaml", "version: 1", "version: 2", ("~", "rule", "strangulation-needs-acute-check",
                                                  "version")),
    ("assess.yaml", "ask_if_unknown: true", "ask_if_unknown: false",
     ("~", "rule", "strangulation-needs-acute-check", "ask_if_unknown")),
    ("assess.yaml", "whom: police", "whom: gp",
     ("~", "rule", "strangulation-needs-acute-check", "whom")),
    ("assess.yaml", "includes: [strangulation, suffocation, drowning]", "includes: [strangulation]",
     ("~", "rule", "strangulation-needs-acute-check", "when")),
    ("parameters.yaml", "value: 18", "value: 17",
     ("~", "parameter", "child_age", "from 2019-01-01")),
    ("texts.yaml", "check_required: {nl: ", "check_required: {nl: heel ",
     ("~", "text", "check_required", "")),
    ("terms.yaml", "hits:", "hits_hard:", ("-", "term", "kinds.hits", "")),
    ("facts.yaml", "perishes: true", "perishes: false",
     ("~", "fact", "person.swallowed_something_harmful", "perishes")),
    ("ruleset.yaml", "valid: {from: 2019-01-01}", "valid: {from: 2020-01-01}",
     ("~", "set", "valid", "")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "due"), CHANGES, ids=lambda each: str(each)[:40])
def test_one_change_in_a_file_is_told_by_its_key(base, tmp_path, file, old, new, due):
    root = shipped_copy(tmp_path)
    edited(root, file, old, new)
    assert due in told(diff(base, load_rules(str(root))))


# ---------------------------------------- what it does to cases


@pytest.mark.parametrize("name", EVERY)
def test_the_same_rules_change_nothing_for_a_case(name, base):
    case = load_case(file_of(name), base)
    found = impact(case, base, base)
    assert (found.differences, found.refused) == ((), None)


def test_what_changes_for_a_case_names_the_rule_and_both_layers(base, example):
    case = load_case(file_of("dossier-02"), base)
    found = impact(case, base, example).differences
    new = [each for each in found if each.rules[0][0] == "locked-in-asks-the-region-desk"]
    assert {each.rules[0][1:] for each in new} == {("", "voorbeeldregio@0.1")}
    assert all(each.old is None for each in new)
    assert "regietafel" in next(each for each in new if each.about == "s2").new.nl
    other = [each for each in found if each.rules[0][0] == "threat-to-kill-needs-acute-check"]
    assert {each.rules[0][1:] for each in other} == {("top3@0.1", "voorbeeldregio@0.1")}
    assert all(each.old and each.new and each.old != each.new for each in other)


def test_a_question_that_changes_is_told_as_it_was_and_as_it_becomes(base, example):
    case = load_case(file_of("dossier-02"), base)
    asked = [each for each in impact(case, base, example).differences if each.what == "question"]
    (changed,) = (each for each in asked if each.old and each.new)
    assert "can leave and call" in changed.old.en
    assert "can leave and call" not in changed.new.en


def test_a_gate_that_shuts_is_told_as_a_gate(base, tmp_path):
    when = "{fact: household.situation_count, below: {param: one_informant}}"
    never = rule("nobody-may", kind="gate", about="household", then="{opens: plan}", when=when)
    region = written(tmp_path, add(never, step="plan"))
    found = impact(load_case(file_of("dossier-02"), base), base, load_rules("top3", [region]))
    assert [(each.what, each.about) for each in found.differences] == [("gate", "household")]


def test_urgency_and_order_name_the_rules_that_moved_them(base, tmp_path):
    case = load_case(file_of("dossier-02"), base)
    when = "{fact: situation.behaviour.kinds, includes: [locks_in]}"
    level = rule("locked-in-is-acute", then="{at_least: acute}", when=when)
    rules = load_rules("top3", [written(tmp_path, add(level))])
    found = impact(case, base, rules).differences
    urgency = [each for each in found if each.what == "urgency"]
    assert urgency
    assert all("locked-in-is-acute" in {name for name, _, _ in each.rules} for each in urgency)
    assert all(each.old != each.new for each in urgency)


def test_a_case_that_the_new_rules_refuse_says_so_and_none_of_its_words(base, tmp_path):
    case = load_case(file_of("quiet"), base)
    late = load_rules("top3", [written(tmp_path, start="2099-01-01")])
    found = impact(case, base, late)
    assert found.differences == ()
    assert "2099-01-01" in found.refused.en
    assert found.refused.en.startswith("the new rules")


# ---------------------------------------- on the command line


def test_no_difference_ends_with_0_and_says_so(capsys):
    assert main(["rules", "diff", "top3", "top3@0.1", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out == "top3@0.1 → top3@0.1\n"
    assert err == "no difference\n"


def test_a_difference_ends_with_1_and_names_the_cases_it_changes(cases, capsys):
    new = f"top3@0.1+{EXAMPLE}"
    words = ["rules", "diff", "top3", new, "--cases", str(cases), "--lang", "en"]
    assert main(words) == 1
    out = capsys.readouterr().out
    assert out.startswith("top3@0.1 → top3@0.1 + voorbeeldregio@0.1\n")
    assert "~ number dependent_child_age (voorbeeldregio@0.1): from 2024-01-01" in out
    assert "was: 12 years\n    becomes: 14 years\n    set by voorbeeldregio@0.1; openly" in out
    assert "withdrawn by voorbeeldregio@0.1; openly makes less cautious; because: The" in out
    assert out.count("replaced by voorbeeldregio@0.1") == 1
    assert "  s2: finding; locked-in-asks-the-region-desk (- → voorbeeldregio@0.1)" in out
    assert "quiet-example: no difference" in out


def test_as_data_every_difference_is_there_with_both_languages(cases, capsys):
    new = f"top3@0.1+{EXAMPLE}"
    assert main(["rules", "diff", "top3", new, "--cases", str(cases), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["old"], data["new"]) == (["top3@0.1"], ["top3@0.1", "voorbeeldregio@0.1"])
    assert {each["part"] for each in data["differences"]} >= {"rule", "parameter", "set"}
    changed, same = data["cases"]
    assert changed["differences"][0]["rules"][0]["rule"]
    assert same["differences"] == []
    for each in data["differences"]:
        for text in filter(None, (each["old"], each["new"])):
            assert set(text) == {"nl", "en"}


def test_a_case_that_is_refused_is_named_and_the_rest_goes_on(cases, tmp_path, capsys):
    folder = tmp_path / "cases"
    shutil.copytree(cases, folder)
    (folder / "broken.yaml").write_text("top3: case/1\nid: secret-name\n", encoding="utf-8")
    assert main(["rules", "diff", "top3", "top3", "--cases", str(folder), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "broken: refused" in out
    assert "secret-name" not in out


@pytest.mark.parametrize("words", [["--cases", "nowhere"], ["--as-of", "yesterday"]])
def test_a_folder_without_cases_or_a_day_that_is_none_is_refused(words, cases, capsys):
    more = [] if "--cases" in words else ["--cases", str(cases)]
    assert main(["rules", "diff", "top3", "top3", *more, *words]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_a_warning_that_goes_is_found_in_the_case_it_was_said_of(base, tmp_path):
    region = written(
        tmp_path, withdraw("everybody-is-asked-for-their-view", more=LOOSENS),
        put("child_age", 17, "jaar", more=LOOSENS),
    )  # fmt: skip
    rules = load_rules("top3", [region])
    found = [
        each
        for name in NAMES
        for each in impact(load_case(file_of(name), base), base, rules).differences
        if each.rules and each.rules[0][0] == "everybody-is-asked-for-their-view"
    ]
    assert found
    assert all(each.new is None and each.rules[0][2] == "" for each in found)
