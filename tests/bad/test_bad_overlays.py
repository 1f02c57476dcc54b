"""A broken overlay is refused as a whole: every fault at once, each with file, line and remedy."""

import re

import pytest

from bad.bad_overlays import BREAKS, EXAMPLE, add, put, rule, swap, withdraw, written
from top3 import load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError, RulesetNotFoundError

EVERY_BREAK = pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.name)
STRICTER = "{any: [{fact: situation.told_unprompted, is: true}, {known: situation.trigger}]}"


def refusal(*folders):
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules("top3", overlays=folders)
    return caught.value


def test_the_example_is_good_before_it_is_broken():
    assert [each.name for each in load_rules("top3", [str(EXAMPLE)]).layers] == [
        "top3@0.1",
        "voorbeeldregio@0.1",
    ]


@EVERY_BREAK
def test_one_thing_wrong_is_named_in_its_own_file_on_its_own_line(broken, tmp_path):
    folder = tmp_path / "voorbeeldregio" / "0.1"
    folder.mkdir(parents=True)
    (folder / "overlay.yaml").write_text(broken.text(), encoding="utf-8")
    error = refusal(str(folder))
    found = [each for each in error.problems if each.code == broken.code]
    assert [(each.place.file, each.place.line) for each in found] == [
        ("voorbeeldregio/0.1/overlay.yaml", broken.line())
    ]
    assert broken.says in str(error)
    for lang in ("nl", "en"):
        for line in error.in_language(lang).splitlines():
            assert re.fullmatch(r"[a-z0-9/.]+\.yaml:[0-9]+: .*; \S.* \[[a-z-]+\]", line)


def test_changes_that_are_no_list_are_refused(tmp_path):
    region = written(tmp_path)
    file = tmp_path / "regio" / "1" / "overlay.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[]", "all"), encoding="utf-8")
    (problem,) = refusal(region).problems
    assert (problem.code, problem.place.line) == ("wrong-kind", 9)


def test_faults_in_two_layers_are_named_at_once(tmp_path):
    first = written(tmp_path, put("child_ag", 18, "jaar"), withdraw("nothing-at-all"))
    second = written(tmp_path, put("child_age", 18, "dagen"), name="organisatie")
    problems = refusal(first, second).problems
    assert [each.code for each in problems] == ["unknown-parameter", "unknown-rule", "unit-changes"]
    assert [each.place.file for each in problems] == [
        "regio/1/overlay.yaml",
        "regio/1/overlay.yaml",
        "organisatie/1/overlay.yaml",
    ]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (put("child_age", 19, "jaar", more="loosens: true"),
         put("child_age", 20, "jaar", more="loosens: true"), "child_age"),
        (swap("disclosure-is-treated-as-acute", rule(
            "disclosure-is-treated-as-acute", then="{at_least: acute}", when=STRICTER,
            version=2, more="ask_if_unknown: true")),
         withdraw("disclosure-is-treated-as-acute", more="loosens: true"),
         "disclosure-is-treated-as-acute"),
        (withdraw("calm-elsewhere-is-no-result", more="loosens: true"),
         add(rule("calm-elsewhere-is-no-result")), "calm-elsewhere-is-no-result"),
    ],
)  # fmt: skip
def test_two_layers_that_change_the_same_say_so_or_are_refused_with_both_places(
    first, second, name, tmp_path
):
    region = written(tmp_path, first)
    (problem,) = refusal(region, written(tmp_path, second, name="organisatie")).problems
    assert problem.code == "overlay-conflict"
    assert problem.place.file == "organisatie/1/overlay.yaml"
    assert f"'{name}'" in problem.found.en
    assert re.search(r"regio in regio/1/overlay\.yaml:[0-9]+", problem.found.en)
    assert "overrides: [regio]" in problem.remedy.en
    said = written(tmp_path, f"{second}overrides: [regio]\n", name="organisatie")
    assert len(load_rules("top3", [region, said]).layers) == 3


def test_one_layer_does_not_change_the_same_twice(tmp_path):
    twice = written(tmp_path, put("child_age", 18, "jaar"), put("child_age", 18, "jaar"))
    (problem,) = refusal(twice).problems
    assert problem.code == "overlay-conflict"
    assert "leave one of the two out" in problem.remedy.en


def test_a_layer_lies_there_once(tmp_path):
    region = written(tmp_path)
    assert [each.code for each in refusal(region, region).problems] == ["duplicate-layer"]


def test_a_rule_that_is_replaced_by_other_words_needs_a_higher_version(tmp_path):
    name = "disclosure-is-treated-as-acute"
    more = "ask_if_unknown: true"
    same = rule(name, then="{at_least: acute}", when=STRICTER, more=more)
    region = written(tmp_path, swap(name, same))
    (problem,) = refusal(region).problems
    lines = (tmp_path / "regio" / "1" / "overlay.yaml").read_text(encoding="utf-8").splitlines()
    assert problem.code == "same-version"
    assert lines[problem.place.line - 1].strip() == "version: 1"
    assert problem.remedy.nl == "schrijf 'version: 2' of hoger"
    newer = rule(name, then="{at_least: acute}", when=STRICTER, version=2, more=more)
    rules = load_rules("top3", [written(tmp_path, swap(name, newer))])
    assert rules.rule(name).head.version == 2


def test_a_layer_keeps_why_and_whose_every_change_is(tmp_path):
    region = written(tmp_path, put("child_age", 18, "jaar"), add(rule()))
    layer = load_rules("top3", [region]).layers[-1]
    assert [(each.verb, each.names, each.owner) for each in layer.changes] == [
        ("set", ("child_age",), "verzonnen regio"),
        ("add", ("a-new-rule",), "verzonnen regio"),
    ]
    assert {each.reason.en for each in layer.changes} == {"That is how we do it here."}


def test_words_and_numbers_of_a_layer_are_new_ones(tmp_path):
    folder = tmp_path / "regio" / "1"
    region = written(tmp_path)
    (folder / "terms.yaml").write_text(
        "kinds: {hits: {nl: slaan, en: hitting}}\nhow_often: {yearly: {nl: a, en: b}}\n",
        encoding="utf-8",
    )
    (folder / "texts.yaml").write_text("limits: {nl: a, en: b}\n", encoding="utf-8")
    (folder / "parameters.yaml").write_text(
        "- {name: child_age, value: 3, unit: jaar, owner: w, from: 2019-01-01, "
        "source: {mark: I}, why: {nl: a, en: b}}\n",
        encoding="utf-8",
    )
    problems = refusal(region).problems
    assert [(each.place.file, each.code) for each in problems] == [
        ("regio/1/terms.yaml", "already-there"),
        ("regio/1/terms.yaml", "scale-changes"),
        ("regio/1/texts.yaml", "already-there"),
        ("regio/1/parameters.yaml", "already-there"),
    ]


def test_a_new_place_in_the_order_is_refused(tmp_path):
    new = rule(kind="priority", then="{criterion: told}")
    region = written(tmp_path, add(new, step="prioritise"))
    assert [each.code for each in refusal(region).problems] == ["priority-added"]


def test_an_overlay_that_is_not_there_is_named_with_those_there_are():
    with pytest.raises(RulesetNotFoundError) as caught:
        load_rules("top3", ["nowhere@1"])
    assert caught.value.name == "nowhere@1"


def test_the_command_line_refuses_a_broken_overlay_with_status_2(tmp_path, capsys):
    region = written(tmp_path, put("child_ag", 18, "jaar"))
    assert main(["rules", "list", "--overlay", region, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "did you mean 'child_age'?" in err
