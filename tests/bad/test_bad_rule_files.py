"""Every bad rule file is refused: where it stands, what was found, what to do; all faults at once.

Each file in `rules/` stands in for one file of the small rule set in `rules/base/`. Its first line
says what is wrong; the lines that must be named end with the code they are refused with.
"""

import re
import shutil
from pathlib import Path

import pytest

from top3 import load_rules
from top3.errors import RulesetInvalidError

FOLDER = Path(__file__).with_name("rules")
FILES = sorted(FOLDER.glob("*.yaml"))
MARK = re.compile(r"# <- ([a-z-]+)\Z")
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def replaced_by(path, folder):
    """Copy the small rule set, with one file of it replaced."""
    shutil.copytree(FOLDER / "base", folder / "base")
    shutil.copy(path, folder / "base" / f"{path.stem.rpartition('.')[2]}.yaml")
    return str(folder / "base")


def marked(path):
    """Return the lines that must be named, with the code of each."""
    name = f"{path.stem.rpartition('.')[2]}.yaml"
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return sorted(
        (name, number, found[1]) for number, line in lines if (found := MARK.search(line))
    )


def refusal(path, folder):
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(replaced_by(path, folder))
    return caught.value


def test_the_small_rule_set_is_good(tmp_path):
    rules = load_rules(replaced_by(FOLDER / "base" / "rules.yaml", tmp_path))
    assert [rule.id for rule in rules.rules] == ["the-rule"]


def test_there_are_enough_bad_files_and_each_says_what_is_wrong():
    assert len(FILES) >= 30
    for path in FILES:
        assert path.read_text(encoding="utf-8").startswith("# ")
        assert marked(path)


@EVERY_FILE
def test_exactly_the_marked_lines_are_refused(path, tmp_path):
    found = [
        (each.place.file, each.place.line, each.code) for each in refusal(path, tmp_path).problems
    ]
    assert sorted(found) == marked(path)


@EVERY_FILE
def test_each_fault_says_in_both_languages_what_was_found_and_what_to_do(path, tmp_path):
    error = refusal(path, tmp_path)
    for lang in ("nl", "en"):
        for line in error.in_language(lang).splitlines():
            assert re.fullmatch(r"[a-z]+\.yaml:[0-9]+: \S.*; \S.* \[[a-z-]+\]", line)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("unknown-fact.rules", "situation.behaviour.omission"),
        ("wrong-level.rules", "weekly"),
        ("unknown-group.rules", "affected"),
        ("unknown-gate.rules", "plan"),
        ("unknown-warning.rules", "look_again"),
        ("unknown-level.rules", "serious"),
        ("parameter-missing.rules", "two"),
        ("shelf-life-missing.facts", "short"),
        ("unknown-list.facts", "how_often"),
        ("step-of-nothing.ruleset", "the-rule"),
    ],
)
def test_a_name_that_is_nearly_right_gets_the_nearest_name(name, nearest, tmp_path):
    error = refusal(FOLDER / f"{name}.yaml", tmp_path)
    assert f"bedoelt u '{nearest}'?" in error.in_language("nl")
    assert f"did you mean '{nearest}'?" in error.in_language("en")


def test_a_cycle_names_all_its_members(tmp_path):
    error = refusal(FOLDER / "cycle.rules.yaml", tmp_path)
    assert str(error).count("a cycle of rules: second, the-rule, third") == 3


def test_five_faults_in_one_file_are_five_faults_at_once(tmp_path):
    assert len(refusal(FOLDER / "five-faults.rules.yaml", tmp_path).problems) == 5


def test_a_fault_in_a_key_of_a_rule_names_the_rule_and_the_key(tmp_path):
    error = refusal(FOLDER / "without-source.rules.yaml", tmp_path)
    text = error.in_language("nl")
    assert "no-source: source: een sleutel die ontbreekt" in text
    assert "no-kind: kind: tekst; bedoelt u 'danger'?" in text


def test_a_number_in_words_is_told_that_a_number_is_due(tmp_path):
    (problem,) = refusal(FOLDER / "word-for-number.parameters.yaml", tmp_path).problems
    assert problem.remedy.nl == "hier hoort een heel getal"


def test_a_judgement_without_a_level_is_told_how_to_give_one(tmp_path):
    (problem,) = refusal(FOLDER / "judgement-without-level.rules.yaml", tmp_path).problems
    assert "'worried'" in problem.found.nl
    assert problem.remedy.nl == "schrijf {finding: …, is: <niveau>}"


@pytest.mark.parametrize("name", ["unknown-advice.rules", "unknown-scale.rules"])
def test_no_remedy_ends_with_an_empty_list(name, tmp_path):
    (folder := tmp_path / "rules").mkdir()
    root = Path(replaced_by(FOLDER / f"{name}.yaml", folder))
    manifest = root / "ruleset.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("advises: [consult]", "advises: []"), encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(root))
    for lang in ("nl", "en"):
        for line in caught.value.in_language(lang).splitlines():
            assert not re.search(r": +\[", line)
