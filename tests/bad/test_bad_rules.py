"""A broken rule set is refused as a whole: every fault at once, each with file, line and remedy."""

import re
from functools import cache

import pytest

from bad.bad_rules import BREAKS, added, apply, line_of, replaced, shipped_copy
from top3 import load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError, RulesetNotFoundError

EVERY_BREAK = pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.name)


@pytest.fixture
def rules(tmp_path):
    return shipped_copy(tmp_path)


def refusal(root):
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(root))
    return caught.value


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """Return what breaks a copy of the rules once: the refusal, and the line that is wrong."""

    @cache
    def refuse(name):
        (broken,) = (each for each in BREAKS if each.name == name)
        root = shipped_copy(tmp_path_factory.mktemp("rules"))
        apply(broken, root)
        return refusal(root), line_of(root, broken)

    return refuse


def edit(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_the_copy_is_good_before_it_is_broken(rules):
    assert load_rules(str(rules)).digest == load_rules("top3").digest


@EVERY_BREAK
@pytest.mark.slow
def test_one_thing_wrong_is_one_fault_in_its_own_file_on_its_own_line(broken, refused):
    error, line = refused(broken.name)
    (problem,) = error.problems
    assert (problem.place.file, problem.place.line) == (broken.file, line)
    assert problem.code == broken.code


@EVERY_BREAK
def test_the_message_says_what_was_found_and_what_to_do(broken, refused):
    error, _ = refused(broken.name)
    for text in broken.says:
        assert text in str(error)
    for lang in ("nl", "en"):
        (line,) = error.in_language(lang).splitlines()
        assert re.fullmatch(r"[a-z]+\.yaml:[0-9]+: .*; \S.* \[[a-z-]+\]", line)
    (problem,) = error.problems
    assert problem.found.nl != problem.found.en or problem.remedy.nl != problem.remedy.en


def test_two_things_wrong_are_two_faults_at_once(rules):
    first, second = (BREAKS[0], next(each for each in BREAKS if each.file == "texts.yaml"))
    apply(first, rules)
    apply(second, rules)
    assert sorted(each.code for each in refusal(rules).problems) == sorted(
        [first.code, second.code]
    )


def test_two_wrong_leaves_in_one_rule_are_two_faults_at_once(rules):
    when = "{any: [{fact: situation.nothing, is: true}, {known: situation.nobody}]}"
    edit(rules / "assess.yaml", added(when))
    assert [each.code for each in refusal(rules).problems] == ["unknown-fact", "unknown-fact"]


def test_a_mistake_in_a_rule_that_others_use_is_one_fault(rules):
    edit(
        rules / "assess.yaml",
        replaced("{fact: situation.how_often, at_least", "{fact: situation.how_oftn, at_least"),
    )
    assert [each.code for each in refusal(rules).problems] == ["unknown-fact"]


def test_a_cycle_of_findings_names_its_members_and_nobody_else(rules):
    edit(
        rules / "assess.yaml",
        added("{finding: rule-b}", rule="rule-a", kind="tag", then="{tag: a}"),
    )
    edit(
        rules / "assess.yaml",
        added("{finding: rule-a}", rule="rule-b", kind="tag", then="{tag: b}"),
    )
    edit(
        rules / "assess.yaml",
        added("{finding: rule-a}", rule="rule-c", kind="tag", then="{tag: c}"),
    )
    steps = "\n  ask:\n    - rule-a\n    - rule-b\n    - rule-c\n"
    edit(rules / "ruleset.yaml", replaced("\n  ask:\n", steps))
    problems = refusal(rules).problems
    assert {each.code for each in problems} == {"cycle"}
    for problem in problems:
        assert problem.found.en == "a cycle of rules: rule-a, rule-b"
        assert problem.found.nl.endswith(": rule-a, rule-b")
        assert problem.place.file == "assess.yaml"
        assert problem.place.line


def test_a_rule_that_leans_on_itself_is_a_cycle(rules):
    edit(rules / "ask.yaml", added("{finding: rule-a}", rule="rule-a", kind="tag", then="{tag: a}"))
    edit(rules / "ruleset.yaml", replaced("\n  ask:\n", "\n  ask:\n    - rule-a\n"))
    assert [each.code for each in refusal(rules).problems] == ["cycle"]


def test_a_double_id_names_both_places(rules):
    broken = next(each for each in BREAKS if each.code == "duplicate-rule")
    first = line_of(rules, type(broken)("", "assess.yaml", str, "", broken.at))
    apply(broken, rules)
    (problem,) = refusal(rules).problems
    assert f"assess.yaml:{first}" in problem.found.nl
    assert f"assess.yaml:{first}" in problem.found.en
    assert (problem.place.file, problem.place.line) == ("ask.yaml", line_of(rules, broken))


@pytest.mark.parametrize(
    "name", ["ruleset.yaml", "terms.yaml", "facts.yaml", "parameters.yaml", "assess.yaml"]
)
def test_a_missing_file_is_named(name, rules):
    (rules / name).unlink()
    if name == "ruleset.yaml":
        with pytest.raises(RulesetNotFoundError) as caught:
            load_rules(str(rules))
        assert caught.value.available
        return
    problems = refusal(rules).problems
    assert ("not-found", name) in {(each.code, each.place.file) for each in problems}


@pytest.mark.slow
@pytest.mark.parametrize("text", ["- word", "word", "name: word", "name: [word]", "", "[]"])
@pytest.mark.parametrize("name", ["ruleset.yaml", "terms.yaml", "facts.yaml", "parameters.yaml",
                                  "texts.yaml", "assess.yaml"])  # fmt: skip
def test_a_file_of_another_shape_is_refused_and_never_a_crash(name, text, rules):
    (rules / name).write_text(text, encoding="utf-8")
    problems = refusal(rules).problems
    # a list without rules, facts or numbers is a list; what leans on them then says what is missing
    assert text == "[]" or name in {each.place.file for each in problems}


@pytest.mark.parametrize("broken", BREAKS[:3], ids=lambda broken: broken.name)
def test_the_command_line_refuses_a_broken_rule_set(broken, rules, tmp_path, capsys):
    apply(broken, rules)
    before = sorted(tmp_path.rglob("*"))
    for words in (["rules", "list"], ["rules", "test"], ["demo"]):
        assert main([*words, "--rules", str(rules), "--lang", "en"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert f"{broken.file}:{line_of(rules, broken)}:" in err
        assert f"[{broken.code}]" in err
        assert "Traceback" not in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_rule_set_that_is_not_there_names_those_there_are(capsys):
    assert main(["rules", "list", "--rules", "top4"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "top3@0.1" in err
    assert "Traceback" not in err
