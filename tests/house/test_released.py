"""What is released never changes: a rule set, a schema. Another version is another folder."""

import json
import shutil

import pytest

from top3 import paths
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.facts import READERS
from top3.method.groups import GROUPS
from top3.method.load import load_rules
from top3.rules.authoring.released import (
    RELEASED,
    changed_releases,
    folder_hash,
    release_text,
    released,
    with_release,
)
from top3.rules.compiled import COMPILED, compiled_text


@pytest.fixture
def root(tmp_path):
    """Return a copy of the shipped rule sets and schemas in which nothing is released yet."""
    copy = tmp_path / "rulesets"
    shutil.copytree(str(paths.rulesets()), copy)
    (copy / RELEASED).write_text("{}\n", encoding="utf-8")
    compiled = compiled_text(copy / "top3" / "0.1", readable=READERS, groups=GROUPS)
    (copy / "top3" / "0.1" / COMPILED).write_text(compiled, encoding="utf-8")
    return copy


def listed(root):
    return json.loads((root / RELEASED).read_text(encoding="utf-8"))


def test_no_released_rule_set_or_schema_has_changed():
    assert changed_releases(paths.rulesets()) == []


def test_the_list_holds_hashes_by_name_in_order(repository):
    text = (repository / "rulesets" / RELEASED).read_text(encoding="utf-8")
    names = released(paths.rulesets())
    assert text == release_text(names)
    assert all(len(each) == 64 for each in names.values())


def test_what_is_still_a_draft_on_its_way_is_not_released():
    assert load_rules("top3@0.1").status.is_ == "draft"
    assert "top3@0.1" not in released(paths.rulesets())


@pytest.mark.slow
def test_a_rule_set_and_the_schemas_are_released_once_and_hold(root, capsys):
    folder, schemas = root / "top3" / "0.1", root / "schema" / "1"
    assert main(["rules", "release", str(folder)]) == 0
    assert main(["rules", "release", str(schemas), "--json"]) == 0
    assert listed(root) == {"schema/1": folder_hash(schemas), "top3@0.1": folder_hash(folder)}
    assert changed_releases(root) == []
    assert main(["rules", "release", str(folder)]) == 0
    assert len(listed(root)) == 2
    assert main(["rules", "verify", str(folder)]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("name", ["plan.yaml", "plan.test.yaml", "contacts.yaml", "new.yaml"])
def test_a_released_rule_set_that_changes_anywhere_is_found(name, root):
    (root / RELEASED).write_text(release_text(with_release(root, "top3@0.1")), encoding="utf-8")
    assert changed_releases(root) == []
    with (root / "top3" / "0.1" / name).open("a", encoding="utf-8") as opened:
        opened.write("\n# a later thought\n")
    (problem,) = changed_releases(root)
    assert (problem.code, problem.place.path) == ("release-changed", "top3@0.1")


@pytest.mark.slow
def test_a_released_rule_set_that_changed_is_not_released_again(root, capsys):
    folder = root / "top3" / "0.1"
    assert main(["rules", "release", str(folder)]) == 0
    before = listed(root)
    with (folder / "plan.yaml").open("a", encoding="utf-8") as opened:
        opened.write("\n# a later thought\n")
    assert main(["rules", "compile", str(folder)]) == 0
    assert main(["rules", "verify", str(folder)]) == 1
    assert main(["rules", "release", str(folder), "--lang", "en"]) == 2
    assert "belongs in a new version" in capsys.readouterr().err
    assert listed(root) == before


@pytest.mark.parametrize("change", ["removed", "renamed", "written"])
def test_a_released_schema_that_changes_is_found(change, root):
    schemas = root / "schema" / "1"
    (root / RELEASED).write_text(release_text(with_release(root, "schema/1")), encoding="utf-8")
    assert changed_releases(root) == []
    file = schemas / "rules.schema.json"
    if change == "removed":
        shutil.rmtree(schemas)
    elif change == "renamed":
        file.rename(schemas / "rule.schema.json")
    else:
        file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert [each.place.path for each in changed_releases(root)] == ["schema/1"]
    if change != "removed":
        with pytest.raises(RulesetInvalidError):
            with_release(root, "schema/1")


def test_what_is_derived_is_no_part_of_a_release(root):
    folder = root / "top3" / "0.1"
    before = folder_hash(folder)
    (folder / "compiled.json").write_text("{}", encoding="utf-8")
    (folder / ".notes").write_text("later", encoding="utf-8")
    assert folder_hash(folder) == before


@pytest.mark.slow
def test_a_rule_set_whose_tests_fail_is_not_released(root, capsys):
    folder = root / "top3" / "0.1"
    path = folder / "plan.test.yaml"
    text = path.read_text(encoding="utf-8")
    assert "  then: [" in text
    path.write_text(text.replace("  then: [", "  then_not: [", 1), encoding="utf-8")
    assert main(["rules", "release", str(folder), "--lang", "en"]) == 2
    assert "plan.test.yaml:" in capsys.readouterr().err
    assert listed(root) == {}


@pytest.mark.slow
def test_a_rule_set_with_a_rule_that_misses_a_value_it_can_reach_is_not_released(root, capsys):
    folder = root / "top3" / "0.1"
    (folder / "plan.test.yaml").unlink()
    assert main(["rules", "release", str(folder), "--lang", "en"]) == 2
    assert "at-most-three-situations-in-a-plan: no test for" in capsys.readouterr().err
    assert listed(root) == {}


@pytest.mark.slow
def test_a_rule_set_without_a_fitting_compiled_json_is_not_released(root, capsys):
    folder = root / "top3" / "0.1"
    (folder / "compiled.json").unlink()
    assert main(["rules", "release", str(folder), "--lang", "en"]) == 2
    assert "run 'top3 rules compile'" in capsys.readouterr().err
    assert listed(root) == {}


@pytest.mark.slow
def test_a_folder_with_another_name_than_the_version_is_not_released(root, capsys):
    folder = root / "top3" / "0.2"
    (root / "top3" / "0.1").rename(folder)
    named(folder, "mine")
    assert main(["rules", "release", str(folder), "--lang", "en"]) == 2
    assert "call it mine/0.1" in capsys.readouterr().err
    assert listed(root) == {}


@pytest.mark.slow
def test_a_copy_that_still_has_the_shipped_id_is_told_to_take_one_of_its_own(root, capsys):
    folder = root / "mijn-map"
    shutil.copytree(root / "top3" / "0.1", folder)
    assert main(["rules", "release", str(folder), "--lang", "en"]) == 2
    refusal = capsys.readouterr().err
    assert "'top3' is the name of a rule set that is shipped" in refusal
    assert "call it top3/0.1" not in refusal


def named(folder, name):
    """Give a copy an id of its own."""
    manifest = folder / "ruleset.yaml"
    text = manifest.read_text(encoding="utf-8")
    assert "\nid: top3\n" in text
    manifest.write_text(text.replace("\nid: top3\n", f"\nid: {name}\n"), encoding="utf-8")
    compiled = compiled_text(folder, readable=READERS, groups=GROUPS)
    (folder / COMPILED).write_text(compiled, encoding="utf-8")


@pytest.mark.slow
def test_what_to_do_with_a_changed_release_is_one_thing_and_then_another(root, capsys):
    folder = root / "top3" / "0.1"
    assert main(["rules", "release", str(folder)]) == 0
    (folder / "notes.txt").write_text("new", encoding="utf-8")
    assert main(["rules", "verify", str(folder), "--lang", "nl"]) == 1
    out = capsys.readouterr().out
    assert "zet de map terug zoals zij was; een verandering hoort in een nieuwe versie" in out


@pytest.mark.parametrize("text", ["[]", "{", '{"top3@0.1": 3}'])
def test_a_list_that_cannot_be_read_is_refused_and_not_taken_for_empty(text, root):
    (root / RELEASED).write_text(text, encoding="utf-8")
    with pytest.raises(RulesetInvalidError):
        released(root)
