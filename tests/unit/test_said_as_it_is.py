"""A faulty number, an overlay without its version, a tag that waits: each said as it is."""

from pathlib import Path

import pytest

from bad.bad_overlays import add, rule, written
from bad.bad_rules import shipped_copy
from cases.shipped_cases import NAMES, file_of
from top3 import load_rules
from top3.cli import main
from top3.errors import OverlayNotFoundError, RulesetInvalidError
from top3.method.impact import impact
from top3.method.load import load_case


def test_a_faulty_number_is_one_fault_and_not_one_of_every_rule_that_uses_it(tmp_path):
    root = shipped_copy(tmp_path)
    path = root / "parameters.yaml"
    text = path.read_text(encoding="utf-8")
    name = "child_age"
    start = text.index("value:", text.index(f"name: {name}"))
    end = min(i for i in (text.find("\n", start), text.find(",", start)) if i > 0)
    path.write_text(text[:start] + "value: achttien" + text[end:], encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(root))
    assert [(each.code, each.place.file) for each in caught.value.problems] == [
        ("wrong-kind", "parameters.yaml")
    ]


def test_an_overlay_named_without_its_version_is_told_which_folder_is_meant(tmp_path, capsys):
    region = Path(written(tmp_path, add(rule())))
    with pytest.raises(OverlayNotFoundError) as caught:
        load_rules("top3", [str(region.parent)])
    assert caught.value.versions == ("1",)
    assert main(["rules", "list", "--overlay", str(region.parent)]) == 2
    assert f"bedoelt u '{region}'?" in capsys.readouterr().err


def test_an_overlay_that_is_nowhere_is_called_an_overlay(capsys):
    assert main(["rules", "list", "--overlay", "regiox"]) == 2
    refusal = capsys.readouterr().err
    assert "laag 'regiox': niet gevonden; noem de map met overlay.yaml" in refusal
    assert "regelset" not in refusal


def test_a_tag_nobody_knows_of_is_not_worded_as_a_danger(tmp_path):
    base = load_rules("top3")
    waits = rule(kind="tag", then="{tag: told}")
    new = load_rules("top3", [written(tmp_path, add(waits))])
    said = [each.new.nl for name in NAMES
            for each in impact(load_case(file_of(name), base), base, new).differences
            if each.new and each.rules and each.rules[0][0] == "a-new-rule"]  # fmt: skip
    assert any(text.startswith("nog niet bekend: ") for text in said)
    assert not any("uit te sluiten" in text for text in said)
