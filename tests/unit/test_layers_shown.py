"""Whose rules speak is said wherever a result is shown; a changed copy never passes for ours."""

import shutil

import pytest

from cases.shipped_cases import LANGUAGES, file_of
from top3 import load_rules, paths
from top3.cli import main

# loads layers over and over: it runs with what is slow
pytestmark = pytest.mark.slow

REGION = "examples/overlays/voorbeeldregio/0.1"
SHOWN = (
    ("assess",), ("plan",), ("ask",), ("ask", "--all"), ("check",),
    ("why-not", "top3"), ("what-if", "s1"),
)  # fmt: skip


@pytest.fixture(scope="module")
def region(request):
    return str(request.config.rootpath / REGION)


@pytest.fixture
def copy(tmp_path):
    """Return the shipped rule set in a folder of its own, with a number changed."""
    root = tmp_path / "0.1"
    shutil.copytree(str(paths.rulesets() / "top3" / "0.1"), root)
    path = root / "parameters.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("value: 30\n", "value: 31\n", 1), encoding="utf-8")
    return root


def shown(capsys, words, *more):
    command, *rest = words
    main([command, file_of("dossier-02"), *rest, *more])
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_every_screen_names_the_layers_and_what_they_loosen(capsys, region, words):
    out = shown(capsys, words, "--overlay", region)
    assert "top3@0.1 (concept) + voorbeeldregio@0.1 (concept)" in out
    assert "versoepelt dependent_child_age" in out


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_a_shipped_rule_set_alone_takes_no_line_of_the_first_screen(capsys, words):
    out = shown(capsys, words)
    assert "voorbeeldregio" not in out
    assert words == ("plan",) or "Regels:" not in out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_plan_always_says_which_rules_it_was_made_with(capsys, lang):
    out = shown(capsys, ("plan",), "--lang", lang)
    assert ("Regels: top3@0.1 (concept)." if lang == "nl" else "Rules: top3@0.1 (draft).") in out


def test_a_changed_copy_goes_by_another_version_everywhere(copy, capsys):
    rules = load_rules(str(copy))
    assert rules.layer == "top3@0.1+changed"
    assert {rule.layer for rule in rules.rules} == {"top3@0.1+changed"}
    assert rules.layers[0].name == "top3@0.1+changed"
    out = shown(capsys, ("assess",), "--rules", str(copy))
    assert "top3@0.1+changed (concept), een gewijzigde kopie" in out


def test_a_changed_copy_under_an_overlay_is_still_a_changed_copy(copy, region):
    rules = load_rules(str(copy), overlays=[region])
    layers = {rule.layer for rule in rules.rules}
    assert layers == {"top3@0.1+changed", "voorbeeldregio@0.1"}


def test_a_copy_that_is_the_same_to_the_byte_keeps_the_name(tmp_path):
    shutil.copytree(str(paths.rulesets() / "top3" / "0.1"), tmp_path / "0.1")
    assert load_rules(str(tmp_path / "0.1")).layer == "top3@0.1"


def test_a_copy_with_an_id_of_its_own_goes_by_that(copy):
    path = copy / "ruleset.yaml"
    text = path.read_text(encoding="utf-8").replace("\nid: top3\n", "\nid: regio-eigen\n")
    path.write_text(text, encoding="utf-8")
    assert load_rules(str(copy)).layer == "regio-eigen@0.1"
